import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useEvidenceWords } from '../../messages/evidence.ts'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { ReasonField, Saying } from '../../parts/saying.tsx'
import { useSend } from '../../parts/send.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { useNames } from '../../shell/names.ts'
import { type Erasure, type Preview, useErased, useErasures } from './ask.ts'
import { Counts } from './counts.tsx'
import classes from './erasures.module.css'

const kinds = ['case', 'user', 'run'] as const
type Kind = (typeof kinds)[number]
type What = { readonly of: Kind; readonly value: string }

/** Asks what is to be erased, shows what that is, and does it once it was said why and written what. The browser keeps none of it. */
export function Erase() {
  const said = useEvidenceWords().erasures
  const { api, workspace } = useHere()
  const erased = useErased()
  const [of, setOf] = useState<Kind>('case')
  const [value, setValue] = useState('')
  const [found, setFound] = useState<{ what: What; preview: Preview } | null>(null)
  const [done, setDone] = useState<Erasure | null>(null)
  const look = useSend({
    key: ['erase-preview', workspace],
    send: async (what: What) => ({ what, preview: await api.post('/api/v1/erasures/preview', { body: what }) }),
    sent: setFound,
  })
  const begin = () => {
    setFound(null)
    setDone(null)
  }
  const isReady = value.trim() !== ''
  const isFound = found && Object.keys(found.preview.lines).length > 0
  return (
    <Sheet title={said.ask}>
      <div className={rows.form}>
        <form
          className={rows.form}
          onSubmit={(event) => {
            event.preventDefault()
            begin()
            if (isReady) look.send({ of, value: value.trim() })
          }}
        >
          <div className={rows.fields}>
            <NativeSelect
              label={said.of}
              value={of}
              disabled={look.isSending}
              onChange={(event) => {
                begin()
                setOf(event.currentTarget.value as Kind)
              }}
              data={kinds.map((kind) => ({ value: kind, label: said.kind[kind] }))}
            />
            <TextInput
              label={said.value[of]}
              description={said.valueText}
              inputWrapperOrder={['label', 'input', 'description']}
              value={value}
              readOnly={look.isSending}
              onChange={(event) => {
                begin()
                setValue(event.currentTarget.value)
              }}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              required
            />
          </div>
          <Failed error={look.error} />
          <div className={rows.acts}>
            <Button type="submit" variant="default" disabled={!isReady || look.isSending}>
              {look.isSending ? said.looking : said.show}
            </Button>
          </div>
        </form>
        {found && !isFound && (
          <p role="status" className="sent">
            {said.nothing(said.word[found.what.of], visible(found.preview.value))}
          </p>
        )}
        {found && isFound && (
          <Found
            what={found.what}
            preview={found.preview}
            close={begin}
            sent={(one) => {
              setFound(null)
              setValue('')
              setDone(one)
              erased()
            }}
          />
        )}
        {done && <Done key={done.id} of={done} />}
      </div>
    </Sheet>
  )
}

function Found(props: { what: What; preview: Preview; close: () => void; sent: (one: Erasure) => void }) {
  const { what, preview, close, sent } = props
  const words = useMessages()
  const said = useEvidenceWords().erasures
  const { api, workspace } = useHere()
  const { workflow: nameOf } = useNames()
  const [because, setBecause] = useState('')
  const [typed, setTyped] = useState('')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const erase = useSend({
    key: ['erase', workspace],
    send: () => api.post('/api/v1/erasures', { body: { ...what, because: because.trim() } }),
    sent,
  })
  const { lines, runs, workflows, mentioned_in } = preview
  return (
    <div ref={place} tabIndex={-1} className={rows.shown}>
      <h3 className="sent">{said.found(said.word[what.of], visible(preview.value))}</h3>
      <div className={classes.part}>
        {workflows.length > 0 && (
          <p className="sent">
            {workflows
              .map((one) =>
                said.ofWorkflow(
                  said.runs(one.runs),
                  one.workflow === '' ? said.noWorkflow : visible(nameOf(one.workflow)),
                ),
              )
              .join(', ')}
          </p>
        )}
        {workflows.length === 0 && runs > 0 && <p>{said.runs(runs)}</p>}
        <p className="second">{said.lines}:</p>
        <Counts of={lines} />
      </div>
      {mentioned_in.length > 0 && (
        <div className={classes.part}>
          <p>
            <Mark tone="warn" size={14} /> {said.mentioned(mentioned_in.length)}
          </p>
          <ul>
            {mentioned_in.slice(0, 20).map((run) => (
              <li key={run} className="sent">
                <Link to="/w/$workspace/runs/$run" params={{ workspace, run }}>
                  {visible(run)}
                </Link>
              </li>
            ))}
          </ul>
          <p className="second small">{said.mentionedText}</p>
        </div>
      )}
      <Saying
        of={erase}
        points={said.points}
        act={erase.isSending ? said.erasing : said.act}
        cancel={words.cancel}
        isReady={because.trim() !== '' && typed.trim() === what.value}
        isFinal
        close={close}
      >
        <ReasonField
          label={said.because}
          description={said.becauseText}
          value={because}
          readOnly={erase.isSending}
          write={setBecause}
        />
        <TextInput
          label={said.typed(visible(what.value))}
          value={typed}
          readOnly={erase.isSending}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          required
        />
      </Saying>
    </div>
  )
}

/** It may take longer than anybody waits for an answer: the list tells when it is done. */
function Done({ of }: { of: Erasure }) {
  const said = useEvidenceWords().erasures
  const listed = useErasures().data?.items.find(({ id }) => id === of.id)
  const isDone = (listed ?? of).done_at !== null
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <p ref={place} tabIndex={-1} role="status">
      <Mark tone={isDone ? 'good' : 'plain'} size={14} /> {isDone ? said.done : said.under}
    </p>
  )
}
