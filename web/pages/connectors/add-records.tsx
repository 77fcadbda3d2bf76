import { Button, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import rows from '../../parts/rows.module.css'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { type Connector, useToldAgain } from './ask.ts'
import classes from './connectors.module.css'
import { KeyField } from './key-field.tsx'

type Seen = paths['/api/v1/records/preview']['post']['responses'][200]['content']['application/json']

/**
 * An API that lists records, from its address and key: tried first, which guesses how it is asked and what its fields are; both are looked at
 * and put right until what comes of the first page is what it should be.
 */
export function AddRecords({ added }: { added: (connector: Connector) => void }) {
  const said = useMessages().connectors
  const words = said.records
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const toldAgain = useToldAgain()
  const [url, writeUrl, urlSent] = useDraft(`records ${workspace}`)
  const [poll, writePoll, pollSent] = useDraft(`records poll ${workspace}`)
  const [mapping, writeMapping, mappingSent] = useDraft(`records mapping ${workspace}`)
  // A key of somebody's system is kept nowhere in the browser.
  const [key, setKey] = useState('')
  const [seen, setSeen] = useState<Seen>()
  const given = { url: url.trim(), ...(key.trim() === '' ? {} : { key: key.trim() }) }
  const isWritten = poll.trim() !== '' && mapping.trim() !== ''
  const look = useSend({
    key: ['records preview', workspace],
    send: () =>
      api.post('/api/v1/records/preview', {
        body: { ...given, ...(poll.trim() === '' ? {} : { poll }), ...(mapping.trim() === '' ? {} : { mapping }) },
      }),
    sent: (answer) => {
      setSeen(answer)
      writePoll(answer.poll)
      writeMapping(answer.mapping)
    },
  })
  const add = useSend({
    key: ['records', workspace],
    send: () => api.post('/api/v1/connectors', { body: { kind: 'http', ...given, poll, mapping } }),
    sent: async ({ connector }) => {
      for (const sent of [urlSent, pollSent, mappingSent]) sent()
      setKey('')
      setSeen(undefined)
      toldAgain()
      await cache.refetchQueries({ queryKey: ['connectors', workspace] })
      added(connector)
    },
  })
  const isBusy = look.isSending || add.isSending
  const isReady = given.url !== ''
  return (
    <form
      className={rows.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) look.send()
      }}
    >
      <p className="second">{words.addText}</p>
      <div className={rows.fields}>
        <TextInput
          label={words.url}
          description={words.urlText}
          placeholder="https://desk.example.com/api/tickets?status=solved"
          value={url}
          readOnly={isBusy}
          onChange={(event) => writeUrl(event.currentTarget.value)}
          inputWrapperOrder={['label', 'input', 'description']}
          autoComplete="off"
          inputMode="url"
          spellCheck={false}
          required
        />
        <KeyField kind="http" value={key} readOnly={isBusy} write={setKey} isOptional />
      </div>
      {isWritten && (
        <div className={rows.fields}>
          {[
            { label: words.poll, description: words.pollText, value: poll, write: writePoll },
            { label: words.mapping, description: words.mappingText, value: mapping, write: writeMapping },
          ].map(({ label, description, value, write }) => (
            <Textarea
              key={label}
              label={label}
              description={description}
              value={value}
              readOnly={isBusy}
              onChange={(event) => write(event.currentTarget.value)}
              inputWrapperOrder={['label', 'input', 'description']}
              classNames={{ input: classes.written ?? '' }}
              autosize
              minRows={6}
              maxRows={24}
              spellCheck={false}
            />
          ))}
        </div>
      )}
      {seen && isWritten && <SeenOf seen={seen} />}
      <Failed error={look.error ?? add.error} />
      <div className={rows.acts}>
        <Button type="submit" variant={isWritten ? 'default' : 'filled'} disabled={!isReady || isBusy}>
          {look.isSending ? said.trying : isWritten ? words.again : words.look}
        </Button>
        {isWritten && (
          <Button disabled={!isReady || isBusy} onClick={() => add.send()}>
            {add.isSending ? said.trying : words.addButton}
          </Button>
        )}
      </div>
    </form>
  )
}

/** What comes of the first page: how many records were read, the first of them, and why others were not. */
function SeenOf({ seen }: { seen: Seen }) {
  const words = useMessages().connectors.records
  return (
    <div role="status">
      <p className="sent">{words.seen(seen.rows, seen.lines, seen.refused)}</p>
      {seen.reasons.length > 0 && (
        <ul className={classes.reasons}>
          {seen.reasons.slice(0, 5).map(({ position, reason }) => (
            <li key={position} className="sent">
              {words.refused(position, visible(reason))}
            </li>
          ))}
        </ul>
      )}
      {seen.first.map(({ line, lines }) => (
        <pre key={line} className={classes.line}>
          {lines.map((one) => visible(JSON.stringify(one))).join('\n')}
        </pre>
      ))}
    </div>
  )
}
