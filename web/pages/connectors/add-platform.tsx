import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { type Connector, useToldAgain } from './ask.ts'
import classes from './connectors.module.css'
import { KeyField } from './key-field.tsx'
import { areGiven, asOne, LangfuseKeys, noKeys } from './langfuse-keys.tsx'

/** Platforms that are read from an address and a key, those first that more people have. */
const platforms = ['n8n', 'make', 'zapier', 'langfuse'] as const
type Platform = (typeof platforms)[number]

/** What a client on the page Connect is read from, by its id there. */
export const platformOf = (id: string): Platform | undefined =>
  platforms.find((one) => one === id.replace(/-read$/, ''))

/** Whichever platform somebody has. */
export function AddAny({ added }: { added: (connector: Connector) => void }) {
  const said = useMessages().connectors
  const [kind, choose] = useState<Platform>('n8n')
  return (
    <div className={rows.form}>
      <NativeSelect
        className={classes.which}
        label={said.which}
        value={kind}
        onChange={(event) => choose(platformOf(event.currentTarget.value) ?? 'n8n')}
        data={platforms.map((value) => ({ value, label: said.kind[value] }))}
      />
      <AddPlatform key={kind} kind={kind} added={added} />
    </div>
  )
}

/** A platform from its address and a key. Both are tried at once, and what is wrong with them is said in one sentence. */
export function AddPlatform({ kind, added }: { kind: Platform; added: (connector: Connector) => void }) {
  const said = useMessages().connectors
  const words = said.of[kind]
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const toldAgain = useToldAgain()
  const [url, writeUrl, urlSent] = useDraft(`${kind} ${workspace}`)
  // A key of somebody's system is kept nowhere in the browser.
  const [key, setKey] = useState('')
  const [keys, setKeys] = useState(noKeys)
  const given = kind === 'langfuse' ? asOne(keys) : key.trim()
  const add = useSend({
    key: [kind, workspace],
    send: () => api.post('/api/v1/connectors', { body: { kind, url: url.trim(), key: given } }),
    sent: async ({ connector }) => {
      urlSent()
      setKey('')
      setKeys(noKeys)
      toldAgain()
      await cache.refetchQueries({ queryKey: ['connectors', workspace] })
      added(connector)
    },
  })
  const isReady = url.trim() !== '' && (kind === 'langfuse' ? areGiven(keys) : given !== '')
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) add.send()
      }}
    >
      <p className="second">{said.addText}</p>
      <div className={rows.fields}>
        <TextInput
          label={words.url}
          description={words.urlText}
          placeholder={words.example}
          value={url}
          readOnly={add.isSending}
          onChange={(event) => writeUrl(event.currentTarget.value)}
          inputWrapperOrder={['label', 'input', 'description']}
          autoComplete="off"
          inputMode="url"
          spellCheck={false}
          required
        />
        {kind === 'langfuse' ? (
          <LangfuseKeys keys={keys} readOnly={add.isSending} write={setKeys} />
        ) : (
          <KeyField kind={kind} value={key} readOnly={add.isSending} write={setKey} />
        )}
      </div>
      <Failed error={add.error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={!isReady || add.isSending}>
          {add.isSending ? said.trying : words.add}
        </Button>
      </div>
    </form>
  )
}
