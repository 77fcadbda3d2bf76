import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { AftercareError } from '../../api.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from '../../parts/draft.ts'
import { Failed } from '../../parts/failed.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.tsx'
import { useSend } from '../../parts/send.ts'
import { mayOne, signers, useHere, useMe } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import { ChangeNote } from './change-note.tsx'
import type { ListedFinding } from './finding-words.ts'
import classes from './findings.module.css'
import { useKeep } from './kept.ts'

/** What one can write about a finding; each is kept in the tab by itself until it is sent. */
export type Written = 'seen' | 'note' | 'over'
const draftOf = (id: string, written: Written) => (written === 'seen' ? `finding ${id}` : `finding ${id} ${written}`)

type Given = { readonly of: ListedFinding; readonly asked?: Written | undefined; readonly closed?: () => void }

/** Who has a finding and how it stands, and what one can do about it: by a press, or by "a", "t", "n" and "c". */
export function Acts({ of, asked, closed }: Given) {
  const words = useMessages()
  const said = words.finding
  const here = useHere()
  const [open, setOpen] = useState<Written | 'change' | undefined>(asked)
  const place = useRef<HTMLDivElement>(null)
  const take = useOwner(of)
  const isOver = of.state === 'resolved'
  const may = mayOne(here, signers)
  const leave = () => (closed ? closed() : false)
  const is: Record<Written | 'change', boolean> = {
    ...{ seen: of.state === 'open', note: true, over: !isOver },
    change: !isOver && of.evidence.question?.kind === 'changed',
  }
  useKeys(
    may
      ? {
          Escape: leave,
          n: () => setOpen('note'),
          ...(is.seen ? { a: () => setOpen('seen') } : {}),
          ...(is.change ? { w: () => setOpen('change') } : {}),
          ...(isOver ? {} : { c: () => setOpen('over'), t: () => take.give('me') }),
        }
      : {},
  )
  const close = () => {
    setOpen(undefined)
    closed?.()
    requestAnimationFrame(() => place.current?.focus())
  }
  return (
    <div ref={place} tabIndex={-1} className={classes.held}>
      <Stands of={of} />
      {may && !isOver && <Owner of={of} take={take} place={place} />}
      {!may && <p className="second">{said.mayNot}</p>}
      {may && open && open !== 'change' && is[open] && <Write key={open} of={of} written={open} close={close} />}
      {may && open === 'change' && is.change && <ChangeNote of={of} close={close} />}
      {may && !(open && is[open]) && (
        <div className={classes.buttons}>
          {is.change && <Button onClick={() => setOpen('change')}>{said.writesChange.open}</Button>}
          {is.seen && (
            <Button variant={is.change ? 'default' : 'filled'} onClick={() => setOpen('seen')}>
              {said.take}
            </Button>
          )}
          <Button variant="default" onClick={() => setOpen('note')}>
            {said.writes.note.open}
          </Button>
          {is.over && (
            <Button variant="default" onClick={() => setOpen('over')}>
              {said.writes.over.open}
            </Button>
          )}
          <Kept of={of} is={is} />
        </div>
      )}
      {!isOver && (
        <p className="small">
          <Link
            to="/w/$workspace/requests"
            params={{ workspace: here.workspace }}
            search={{ file: 'new', finding: of.id, workflow: of.workflow }}
          >
            {said.request}
          </Link>
        </p>
      )}
      {(['seen', 'over'] as const).map((written) =>
        is[written] ? null : <NotSent key={written} of={of} written={written} />,
      )}
    </div>
  )
}

/** In words: who closed it and that it is still so, how it ended, who said what they mean to do. */
function Stands({ of }: { of: ListedFinding }) {
  const words = useMessages()
  const said = words.finding
  const nameOf = usePeople()
  const { closed_at, closed_because, ended, state, resolved_at } = of
  const closed = closed_at !== null && (
    <>
      <p>
        <strong>{said.closedBy(nameOf(of.closed_by))}</strong>, <Moment time={closed_at} />
        {state !== 'resolved' && <>, {said.stillSo}</>}
      </p>
      <blockquote className={classes.note}>{closed_because}</blockquote>
    </>
  )
  if (state === 'resolved' && ended !== 'closed')
    return (
      <p>
        <strong>{ended === 'left_plan' ? said.leftPlan : said.overNow}</strong>
        {resolved_at && (
          <>
            , <Moment time={resolved_at} />
          </>
        )}
      </p>
    )
  if (state === 'resolved')
    return (
      <>
        {closed}
        <p className="second small">{said.opensAgain}</p>
      </>
    )
  return (
    <>
      {closed}
      {of.acknowledged_at !== null && (
        <>
          <p>
            <strong>{said.seenBy(nameOf(of.acknowledged_by))}</strong>, <Moment time={of.acknowledged_at} />
          </p>
          {of.note && <blockquote className={classes.note}>{of.note}</blockquote>}
        </>
      )}
    </>
  )
}

/** Gives it to somebody; once, however often one presses. */
function useOwner(of: ListedFinding) {
  const { api, workspace } = useHere()
  const { keep } = useKeep()
  const give = useSend({
    key: ['owner', workspace, of.id],
    send: (to: string) => api.post('/api/v1/findings/{id}/owner', { params: { id: of.id }, body: { to } }),
    sent: keep,
  })
  return { ...give, give: give.send }
}

/** Who has it, and the way to take it or to give it to somebody else, in `place`. */
function Owner(props: {
  of: ListedFinding
  take: ReturnType<typeof useOwner>
  place: RefObject<HTMLDivElement | null>
}) {
  const { of, take, place } = props
  const words = useMessages()
  const said = words.finding
  const { api, workspace } = useHere()
  const me = useMe()
  const nameOf = usePeople()
  const people = useQuery({
    queryKey: ['people', workspace],
    queryFn: () => api.get('/api/v1/people'),
    staleTime: 300_000,
  })
  const known = people.data?.items.map(({ id, name }) => ({ value: `user:${id}`, label: name })) ?? []
  // Chosen is not given: whoever goes through the names with the keyboard passes those on the way.
  const [chosen, choose] = useState<string | null>(null)
  const has = of.owner ?? 'nobody'
  // Another person may take it while somebody stands in the list of names: what was chosen is over, the list stays.
  const [had, setHad] = useState(has)
  if (had !== has) {
    setHad(has)
    choose(null)
  }
  const to = chosen ?? has
  // The button that was pressed goes with what it offered; whoever pressed it goes on from here.
  const pressedAt = useRef<string | null>(null)
  useEffect(() => {
    if (pressedAt.current === null || pressedAt.current === has) return
    pressedAt.current = null
    if (document.activeElement === document.body) place.current?.focus()
  }, [has, place])
  const give = (whom: string) => {
    pressedAt.current = has
    take.give(whom)
  }
  const isKnown = of.owner === null || known.some(({ value }) => value === of.owner)
  const options = [
    { value: 'nobody', label: said.nobodyHas },
    ...known,
    ...(isKnown ? [] : [{ value: of.owner ?? '', label: nameOf(of.owner) }]),
  ]
  return (
    <div className={classes.who}>
      <Icon name="person" size={16} />
      <NativeSelect
        aria-label={said.answerTitle}
        size="xs"
        data={options}
        value={to}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {to !== has ? (
        <Button size="xs" disabled={take.isSending} onClick={() => give(to.replace(/^user:/, ''))}>
          {to === 'nobody' ? said.letGo : said.giveIt}
        </Button>
      ) : (
        of.owner !== me.data?.id && (
          <Button size="xs" variant="default" disabled={take.isSending} onClick={() => give('me')}>
            {said.takeIt}
          </Button>
        )
      )}
      <Failed error={take.error} />
    </div>
  )
}

/** What is written, in place. It stays in the tab until the server has it. */
function Write({ of, written, close }: { of: ListedFinding; written: Written; close: () => void }) {
  const words = useMessages()
  const said = words.finding
  const { api, workspace } = useHere()
  const { keep, again } = useKeep()
  const [text, write, sent] = useDraft(draftOf(of.id, written))
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const params = { id: of.id }
  const posts: Record<Written, () => Promise<ListedFinding>> = {
    seen: () => api.post('/api/v1/findings/{id}/acknowledgement', { params, body: { note: text } }),
    note: () => api.post('/api/v1/findings/{id}/notes', { params, body: { note: text } }),
    over: () => api.post('/api/v1/findings/{id}/closing', { params, body: { because: text } }),
  }
  const { send, isSending, error } = useSend({
    key: [written, workspace, of.id],
    send: () =>
      posts[written]().catch((failure: unknown) => {
        // Somebody was quicker, or it is over by now: shown as it is.
        if (failure instanceof AftercareError && failure.status === 409) again('findings', 'finding')
        throw failure
      }),
    sent: (now) => {
      sent()
      keep(now)
      close()
    },
  })
  const isEmpty = text.trim() === ''
  const submit = () => {
    if (!isEmpty) send()
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
        label={said.writes[written].label}
        description={said.writes[written].text}
        value={text}
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
      <Failed error={error} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={isEmpty || isSending}>
          {isSending ? said.sending : said.writes[written].send}
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

/** That something is written and not sent. */
function Kept({ of, is }: { of: ListedFinding; is: Record<Written, boolean> }) {
  const said = useMessages().finding
  const [[seen], [note], [over]] = [
    useDraft(draftOf(of.id, 'seen')),
    useDraft(draftOf(of.id, 'note')),
    useDraft(draftOf(of.id, 'over')),
  ]
  const isKept = note !== '' || (is.seen && seen !== '') || (is.over && over !== '')
  return isKept ? <span className="second small">{said.kept}</span> : null
}

/** What was written and came too late: shown, because it is nowhere else. */
function NotSent({ of, written }: { of: ListedFinding; written: Written }) {
  const said = useMessages().finding
  const [text, , discard] = useDraft(draftOf(of.id, written))
  const isThere = text.trim() === '' || text.trim() === of.note || text.trim() === of.closed_because
  if (isThere) return null
  return (
    <div className={classes.notSent}>
      <strong>{said.notSent}</strong>
      <p className="sent">{text}</p>
      <Button size="xs" variant="default" onClick={discard}>
        {said.discard}
      </Button>
    </div>
  )
}
