import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { useHere } from '../../session.tsx'
import { type Connector, useToldAgain } from './ask.ts'
import { KeyField } from './key-field.tsx'

/** An n8n from its address and a key. Both are tried at once, and what is wrong with them is said in one sentence. */
export function AddN8n({ added }: { added: (connector: Connector) => void }) {
  const said = useMessages().connectors
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const toldAgain = useToldAgain()
  const [url, writeUrl, urlSent] = useDraft(`n8n ${workspace}`)
  // A key of somebody's system is kept nowhere in the browser.
  const [key, setKey] = useState('')
  const add = useSend({
    key: ['n8n', workspace],
    send: () => api.post('/api/v1/connectors', { body: { kind: 'n8n', url: url.trim(), key: key.trim() } }),
    sent: async ({ connector }) => {
      urlSent()
      setKey('')
      toldAgain()
      await cache.refetchQueries({ queryKey: ['connectors', workspace] })
      added(connector)
    },
  })
  const isReady = url.trim() !== '' && key.trim() !== ''
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
          label={said.url}
          description={said.urlText}
          placeholder="https://n8n.example.com"
          value={url}
          readOnly={add.isSending}
          onChange={(event) => writeUrl(event.currentTarget.value)}
          inputWrapperOrder={['label', 'input', 'description']}
          autoComplete="off"
          inputMode="url"
          spellCheck={false}
          required
        />
        <KeyField value={key} readOnly={add.isSending} write={setKey} />
      </div>
      <Failed error={add.error} />
      <div className={rows.acts}>
        <Button type="submit" disabled={!isReady || add.isSending}>
          {add.isSending ? said.trying : said.addButton}
        </Button>
      </div>
    </form>
  )
}
