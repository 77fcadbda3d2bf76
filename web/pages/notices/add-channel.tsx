import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNoticeWords } from '../../messages/notices.ts'
import { Failed } from '../../parts/failed.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'

const kinds = ['slack', 'teams', 'webhook', 'ntfy'] as const
type Kind = (typeof kinds)[number]

/** Sets a place up. What is a secret is kept by no browser: it is gone once it is sent. */
export function AddChannel() {
  const said = useNoticeWords()
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const [kind, setKind] = useState<Kind>('slack')
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const [added, setAdded] = useState<{ name: string; secret: string | null } | null>(null)
  const hasSecret = kind === 'webhook' || kind === 'ntfy'
  const add = useSend({
    key: ['notice-channel', workspace],
    send: () =>
      api.post('/api/v1/notice-channels', {
        body: {
          ...{ kind, name: name.trim(), url: url.trim() },
          ...(hasSecret && secret.trim() !== '' ? { secret: secret.trim() } : {}),
        },
      }),
    sent: ({ channel, secret: made }) => {
      setAdded({ name: channel.name, secret: secret.trim() === '' ? made : null })
      setName('')
      setUrl('')
      setSecret('')
      void cache.invalidateQueries({ queryKey: ['notice-channels', workspace] })
    },
  })
  const isReady = name.trim() !== '' && url.trim() !== ''
  return (
    <Sheet title={said.add}>
      <form
        className={rows.form}
        onSubmit={(event) => {
          event.preventDefault()
          setAdded(null)
          if (isReady) add.send()
        }}
      >
        <div className={rows.fields}>
          <NativeSelect
            label={said.kind}
            value={kind}
            disabled={add.isSending}
            onChange={(event) => setKind(event.currentTarget.value as Kind)}
            data={kinds.map((value) => ({ value, label: said.kinds[value] }))}
          />
          <TextInput
            label={said.name}
            placeholder={said.namePlace}
            value={name}
            readOnly={add.isSending}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={100}
            required
          />
        </div>
        <TextInput
          label={said.address[kind]}
          description={said.addressText}
          inputWrapperOrder={['label', 'input', 'description']}
          value={url}
          readOnly={add.isSending}
          onChange={(event) => setUrl(event.currentTarget.value)}
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          required
        />
        {(kind === 'webhook' || kind === 'ntfy') && (
          <TextInput
            label={said.secret[kind]}
            description={said.secretText[kind]}
            inputWrapperOrder={['label', 'input', 'description']}
            value={secret}
            readOnly={add.isSending}
            onChange={(event) => setSecret(event.currentTarget.value)}
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <Failed error={add.error} />
        <div className={rows.acts}>
          <Button type="submit" disabled={!isReady || add.isSending}>
            {add.isSending ? said.adding : said.act}
          </Button>
        </div>
        {added && (
          <div role="status" className={rows.what}>
            <p className="sent">{said.added(visible(added.name))}</p>
            {added.secret !== null && (
              <>
                <p className="sent">{said.secretOnce}</p>
                <code className="sent">{added.secret}</code>
              </>
            )}
          </div>
        )}
      </form>
    </Sheet>
  )
}
