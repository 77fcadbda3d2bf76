import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Facts } from '../../messages/en.ts'
import { useMessages } from '../../messages/messages.ts'
import { Short } from '../../parts/copy.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import classes from './decisions.module.css'
import { type Entry, factOf, isUnproved, newerThan, PAGE, pageAt, subjectOf, type Verified } from './entry.ts'

/** Who decided what, and what it rested on, newest first; on top whether the chain of it is whole. */
export function Page() {
  const words = useMessages()
  const said = words.decisions
  const { api, workspace } = useHere()
  const search = useSearch({ from: '/w/$workspace/decisions' })
  const { hash } = useLocation()
  const before = pageAt({ before: search.before, hash })
  const verified = useQuery({
    queryKey: ['decisions', workspace, 'verify'],
    queryFn: () => api.get('/api/v1/decisions/verify'),
    refetchOnWindowFocus: false,
  })
  const entries = useQuery({
    queryKey: ['decisions', workspace, 'page', before],
    queryFn: () => api.get('/api/v1/decisions', { query: { before, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  // The entry that the address points to is shown once it is there.
  const isThere = entries.data?.items.some((one) => String(one.seq) === hash)
  useEffect(() => {
    if (isThere) document.getElementById(hash)?.scrollIntoView({ block: 'center' })
  }, [isThere, hash])
  return (
    <div className={classes.page}>
      <PageHead title={said.title} sentence={said.sentence} />
      <div className={classes.proof} data-broken={verified.data?.whole === false || undefined}>
        <Panel answer={verified} words={words.panel} height={104}>
          {(found) => (
            <Proof
              of={found}
              at={verified.dataUpdatedAt}
              isChecking={verified.isFetching}
              check={() => verified.refetch()}
            />
          )}
        </Panel>
      </div>
      <Sheet flush>
        <Panel
          answer={entries}
          words={words.panel}
          height={320}
          isEmpty={({ items }) => items.length === 0}
          empty={<Empty title={said.none}>{said.noneText}</Empty>}
        >
          {({ items }) => (
            <ol className={classes.list}>
              {items.map((entry) => (
                <EntryRow
                  key={entry.seq}
                  of={entry}
                  isMeant={hash === String(entry.seq)}
                  isUnproved={isUnproved(entry.seq, verified.data)}
                />
              ))}
            </ol>
          )}
        </Panel>
      </Sheet>
      {entries.data && <Pages of={entries.data} before={before} />}
    </div>
  )
}

/** A statement is known by the first day of its period and its version. */
const statementAt = (id: string) => {
  const [period = '', version = ''] = id.split(' ')
  return { period, version }
}

/** Whether the chain holds, when that was looked at, and what it means. */
function Proof(props: { of: Verified; at: number; isChecking: boolean; check: () => void }) {
  const { of, at, isChecking, check } = props
  const words = useMessages()
  const said = words.decisions
  const format = useFormat()
  return (
    <>
      <Mark tone={of.whole ? 'good' : 'bad'} size={22} />
      <div className={classes.says} role={of.whole ? 'status' : 'alert'}>
        <h2>
          {of.altered.length > 0
            ? said.altered(format.number(of.altered.length))
            : !of.whole
              ? said.broken(format.number(of.entries + 1))
              : of.entries === 0
                ? said.wholeNone
                : said.whole(format.number(of.entries))}
        </h2>
        {of.reason !== null && <p>{said.brokenWhy(of.reason, format.number(of.entries))}</p>}
        {of.altered.length > 0 && (
          <ul>
            {of.altered.map((one) => (
              <li key={`${one.id} ${one.seq}`}>
                <AlteredLink of={one} /> ({words.review.entry(one.seq)}): {one.what}
              </li>
            ))}
          </ul>
        )}
        <p className="second">
          {of.whole ? said.wholeText : of.altered.length > 0 ? said.alteredText : said.brokenText}
        </p>
        {of.head && of.entries > 0 && (
          <p className={classes.head}>
            <span>{said.head}:</span> <Short text={of.head} words={words} /> <span>{said.headText}</span>
          </p>
        )}
      </div>
      <div className={classes.check}>
        <span className="quiet small">
          {said.checked} <Moment time={new Date(at).toISOString()} />
        </span>
        <Button size="xs" variant="default" disabled={isChecking} onClick={check}>
          {said.check}
        </Button>
      </div>
    </>
  )
}

function EntryRow({ of, isMeant, isUnproved }: { of: Entry; isMeant: boolean; isUnproved: boolean }) {
  const words = useMessages()
  const said = words.decisions
  const { workspace } = useHere()
  const nameOf = usePeople()
  const fact = useFacts(of)
  const { review, finding, workflow, evidence } = subjectOf(of)
  const inWords = said.kind[of.kind as keyof typeof said.kind] as ((facts: Facts) => string) | undefined
  return (
    <li
      id={String(of.seq)}
      className={classes.entry}
      data-meant={isMeant || undefined}
      aria-current={isMeant || undefined}
      data-unproved={isUnproved || undefined}
    >
      <Link
        to="/w/$workspace/decisions"
        params={{ workspace }}
        search={(now) => now}
        hash={String(of.seq)}
        className={`${classes.seq} number`}
      >
        {of.seq}
      </Link>
      <div className={classes.what}>
        <p className="sent">
          <strong>{nameOf(of.principal)}</strong> {inWords ? inWords(fact) : of.kind}
        </p>
        <p className={classes.rests}>
          {review && (
            <Link to="/w/$workspace/reviews/$review" params={{ workspace, review }}>
              {said.review}
            </Link>
          )}
          {finding && (
            <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding }}>
              {said.finding}
            </Link>
          )}
          {workflow && (
            <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow }}>
              {said.workflow}
            </Link>
          )}
          {evidence && (
            <span className={classes.evidence}>
              {said.evidence} <Short text={evidence} words={words} />
            </span>
          )}
        </p>
      </div>
      <span className={classes.when}>
        <Moment time={of.at} />
        {isUnproved && (
          <span className={classes.unproved}>
            <Mark tone="bad" size={14} /> {said.unproved}
          </span>
        )}
      </span>
    </li>
  )
}

/** The facts of an entry as words: people and workflows by their names, days as days. */
function useFacts(of: Entry): Facts {
  const words = useMessages()
  const format = useFormat()
  const nameOf = usePeople()
  const names = useNames()
  const roleOf = (role: string) => words.roles[role as keyof typeof words.roles] ?? role
  return (name) => {
    const text = factOf(of, name)
    if (name === 'owner') return text === null ? words.decisions.nobody : nameOf(text)
    if (text === null) return words.unknown
    if (name === 'person') return nameOf(text)
    if (name === 'workflow') return names.workflow(text)
    if (name === 'effective' || name === 'since') return format.day(text)
    if (name === 'verdict') return words.verdict[text as keyof typeof words.verdict] ?? text
    if (name === 'role' || name === 'roles') return text.split(', ').map(roleOf).join(', ')
    if (name === 'severity') return words.severity[text as keyof typeof words.severity] ?? text
    return text
  }
}

/** To newer and older entries; a page has its own address. */
function Pages({ of, before }: { of: { items: readonly Entry[]; next: string | null }; before: number | undefined }) {
  const said = useMessages().decisions
  const { workspace } = useHere()
  const newer = newerThan(of.items, before)
  if (newer === null && of.next === null) return null
  const link = { to: '/w/$workspace/decisions' as const, params: { workspace } }
  return (
    <nav className={classes.pages} aria-label={said.pages}>
      {newer !== null && (
        <>
          <Link {...link} search={{}}>
            {said.newest}
          </Link>
          <Link {...link} search={{ before: String(newer) }}>
            {said.newer}
          </Link>
        </>
      )}
      <span className="quiet small number">
        {said.range(String(of.items[0]?.seq ?? ''), String(of.items.at(-1)?.seq ?? ''))}
      </span>
      {of.next !== null && (
        <Link {...link} search={{ before: of.next }}>
          {said.older}
        </Link>
      )}
    </nav>
  )
}

/** The way to what is not as its entry holds it; a change note and a handover stand in no page of their own. */
function AlteredLink({ of }: { of: Pick<Verified['altered'][number], 'about' | 'id'> }) {
  const said = useMessages().decisions
  const { workspace } = useHere()
  switch (of.about) {
    case 'review':
      return (
        <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: of.id }}>
          {said.review}
        </Link>
      )
    case 'finding':
      return (
        <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: of.id }}>
          {said.finding}
        </Link>
      )
    case 'request':
      return (
        <Link to="/w/$workspace/requests/$request" params={{ workspace, request: of.id }}>
          {said.request}
        </Link>
      )
    case 'task':
      return (
        <Link to="/w/$workspace/tasks/$task" params={{ workspace, task: of.id }}>
          {said.task}
        </Link>
      )
    case 'swap':
      return (
        <Link to="/w/$workspace/support/rota" params={{ workspace }}>
          {said.swap}
        </Link>
      )
    case 'mail':
      return (
        <Link to="/w/$workspace/requests/mail" params={{ workspace }}>
          {said.mail}
        </Link>
      )
    case 'plan':
      return (
        <Link to="/w/$workspace/plan" params={{ workspace }} search={{ version: of.id }}>
          {said.plan}
        </Link>
      )
    case 'report':
      return (
        <Link to="/w/$workspace/reports/$report" params={{ workspace, report: of.id }}>
          {said.report}
        </Link>
      )
    case 'statement':
      return (
        <Link to="/w/$workspace/hours/statement" params={{ workspace }} search={statementAt(of.id)}>
          {said.statement}
        </Link>
      )
    case 'note':
      return said.note
    case 'handover':
      return said.handover
  }
}
