import { Button, Textarea } from '@mantine/core'
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { AftercareError } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.tsx'
import { Mark } from '../../parts/mark.tsx'
import { mayOne, signers, useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import type { AskedFinding, ListedFinding } from './finding-words.ts'
import classes from './findings.module.css'

type Given = { readonly of: ListedFinding; readonly isAsked?: boolean; readonly closed?: () => void }

/** Who has a finding; while nobody has, the place where one says that one has seen it. "a" opens it. */
export function Acknowledgement({ of, isAsked = false, closed }: Given) {
  const words = useMessages()
  const here = useHere()
  const [note, write, sent] = useDraft(`finding ${of.id}`)
  const [isOpen, setOpen] = useState(isAsked)
  const [isMine, setMine] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const may = of.state === 'open' && mayOne(here, signers)
  const leave = () => (closed ? closed() : false)
  useKeys(may ? { a: () => setOpen(true), Escape: leave } : {})

  if (of.state !== 'open')
    return (
      <>
        <Held of={of} isMine={isMine} />
        {note.trim() !== '' && note.trim() !== of.note && (
          <div className={classes.notSent}>
            <strong>{words.finding.notSent}</strong>
            <p className="sent">{note}</p>
            <Button size="xs" variant="default" onClick={sent}>
              {words.finding.discard}
            </Button>
          </div>
        )}
      </>
    )
  if (!may) return <p className="second">{words.finding.mayNot}</p>
  if (isOpen)
    return (
      <Note
        id={of.id}
        note={note}
        write={write}
        sent={() => {
          sent()
          setMine(true)
        }}
        close={() => {
          setOpen(false)
          closed?.()
          requestAnimationFrame(() => opener.current?.focus())
        }}
      />
    )
  return (
    <div className={classes.buttons}>
      <Button ref={opener} onClick={() => setOpen(true)}>
        {words.finding.take}
      </Button>
      {note !== '' && <span className="second small">{words.finding.kept}</span>}
    </div>
  )
}

/** The note, in place. What is written stays in the tab until the server has it; it is sent once, however often one presses. */
function Note(props: { id: string; note: string; write: (text: string) => void; sent: () => void; close: () => void }) {
  const { id, note, write, sent, close } = props
  const words = useMessages()
  const said = words.finding
  const { api, workspace } = useHere()
  const cache = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const again = (...names: string[]) =>
    Promise.all(names.map((name) => cache.invalidateQueries({ queryKey: [name, workspace] })))
  // Whoever comes back to it while it is on its way finds it on its way.
  const mutationKey = ['acknowledge', workspace, id]
  const isSending = useIsMutating({ mutationKey }) > 0
  const send = useMutation({
    mutationKey,
    networkMode: 'always',
    mutationFn: () => api.post('/api/v1/findings/{id}/acknowledgement', { params: { id }, body: { note } }),
    onSuccess: (now) => {
      sent()
      cache.setQueryData<AskedFinding>(['finding', workspace, id], (before) => before && { ...before, ...now })
      cache.setQueriesData<{ items: ListedFinding[]; next: null }>(
        { queryKey: ['findings', workspace] },
        (before) => before && { ...before, items: before.items.map((one) => (one.id === id ? now : one)) },
      )
      again('findings', 'overview', 'decisions')
    },
    onError: (error) => {
      // Somebody was quicker, or it is over by now: shown as it is.
      if (error instanceof AftercareError && error.status === 409) again('findings', 'finding')
    },
  })
  const isEmpty = note.trim() === ''
  const submit = () => {
    if (!isEmpty && cache.isMutating({ mutationKey }) === 0) send.mutate()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <Textarea
        ref={field}
        label={said.note}
        description={said.noteText}
        value={note}
        readOnly={isSending}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        required
      />
      {send.error && !isSending && (
        <p role="alert" className={classes.failed}>
          <Mark tone="bad" /> <span className="sent">{send.error.message}</span>
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" disabled={isEmpty || isSending}>
          {isSending ? said.sending : said.send}
        </Button>
        <Button variant="default" onClick={close}>
          {said.close}
        </Button>
        <span className="hidden" role="status">
          {isSending && said.sending}
        </span>
      </div>
    </form>
  )
}

/** Who has it, what they mean to do, and where that is entered. */
function Held({ of, isMine }: { of: ListedFinding; isMine: boolean }) {
  const words = useMessages()
  const { workspace } = useHere()
  const nameOf = usePeople()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isMine) place.current?.focus()
  }, [isMine])
  if (of.acknowledged_at === null) return <p className="second">{words.finding.overNow}</p>
  const then = of.acknowledged_evidence?.said
  return (
    <div ref={place} tabIndex={-1} className={classes.held}>
      <p className={classes.who}>
        <Icon name="person" size={16} />
        <span>
          <strong>{words.findings.has(nameOf(of.acknowledged_by))}</strong>,{' '}
          <span className="second">
            {words.findings.since} <Moment time={of.acknowledged_at} />
          </span>
        </span>
      </p>
      {of.note && <blockquote className={classes.note}>{of.note}</blockquote>}
      {then !== undefined && then !== of.evidence.said && (
        <p className="second small sent">
          {words.finding.restedOn}: {then}
        </p>
      )}
      {of.decision_seq !== null && (
        <p>
          <Link to="/w/$workspace/decisions" params={{ workspace }} hash={String(of.decision_seq)}>
            {words.review.entry(of.decision_seq)}
          </Link>
        </p>
      )}
    </div>
  )
}
