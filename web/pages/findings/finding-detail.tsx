import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { deskAddress } from '../../../sdk/src/desk.ts'
import { useMaintenanceWords } from '../../messages/maintenance.ts'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Badge, Mark } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { SentText } from '../../parts/text.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { ChangeList } from '../../shell/change-list.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePlace } from '../../shell/place.ts'
import { usePlain } from '../../shell/use-plain.ts'
import { HandoversOf } from '../handovers/of-subject.tsx'
import { SpentOn } from '../hours/spent-on.tsx'
import { Clocks } from '../support/clocks.tsx'
import { TasksOf } from '../tasks/of-subject.tsx'
import { Acts } from './acts.tsx'
import { Figures } from './answer.tsx'
import {
  type AskedFinding,
  compared,
  figuresIn,
  type ListedFinding,
  questionInWords,
  titleOf,
  toneOfSeverity,
} from './finding-words.ts'
import classes from './findings.module.css'
import { History } from './history.tsx'

/** Asks for a finding, which asks its question again. */
export function useFinding(id: string, isEnabled = true) {
  const { api, workspace } = useHere()
  return useQuery({
    queryKey: ['finding', workspace, id],
    queryFn: () => api.get('/api/v1/findings/{id}', { params: { id } }),
    enabled: isEnabled,
    refetchOnWindowFocus: false,
  })
}

/** What a finding is, who has it, what it rests on, and what that says now. */
export function FindingDetail({ of, heading }: { of: ListedFinding; heading: (title: string) => ReactNode }) {
  const words = useMessages()
  // Whoever runs through the list asks only where they stay.
  const asked = useFinding(of.id, useIsStaying(150))
  return (
    <article className={classes.detail}>
      <Sheet>
        <p className={classes.kinds}>
          <Badge tone={toneOfSeverity[of.severity]}>{words.severity[of.severity]}</Badge>
          <span className="quiet">{words.dimension[of.dimension]}</span>
        </p>
        {heading(titleOf(of))}
        <p className="second sent">{spoken(of.detail)}</p>
        <Facts of={of} />
        <div className={classes.answer}>
          <Acts of={of} />
        </div>
      </Sheet>
      {isHelped(of) && <Clocks kind="finding" id={of.id} mark={`${of.state} ${asked.data?.history.length ?? 0}`} />}
      <Explained of={of} asked={asked} />
      <ThenAndNow of={of} asked={asked} />
      <Sheet title={words.finding.changedNear}>
        <Panel answer={asked} words={words.panel} height={40}>
          {({ changed_near }) =>
            changed_near.length === 0 ? (
              <p className="second small">{words.finding.nothingNear}</p>
            ) : (
              <>
                <p className="second small">{words.finding.nearIsNoCause}</p>
                <ChangeList of={changed_near} />
              </>
            )
          }
        </Panel>
      </Sheet>
      <SpentOn key={`time ${of.id}`} about={{ about: 'finding', id: of.id }} />
      <TasksOf key={of.id} from={{ kind: 'finding', id: of.id }} workflow={of.workflow} />
      <HandoversOf key={`handed ${of.id}`} about={{ kind: 'finding', id: of.id }} isOver={of.state === 'resolved'} />
      <Sheet title={words.finding.history}>
        <Panel answer={asked} words={words.panel} height={60}>
          {({ history }) => <History of={history} />}
        </Panel>
      </Sheet>
      <RestsOn of={of} />
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Facts({ of }: { of: ListedFinding }) {
  const words = useMessages()
  const names = useNames()
  const { workspace } = useHere()
  return (
    <dl className={classes.facts}>
      <Fact name={words.finding.workflow}>
        <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow: of.workflow }}>
          {names.workflow(of.workflow)}
        </Link>
      </Fact>
      <Fact name={words.finding.answers}>{of.answers === null ? words.unknown : names.person(of.answers)}</Fact>
      <Fact name={words.finding.since}>
        <Moment time={of.first_seen} />
      </Fact>
      {of.resolved_at === null ? (
        <Fact name={words.finding.seen}>
          <Moment time={of.last_seen} />
        </Fact>
      ) : (
        <Fact name={words.finding.resolved}>
          <Moment time={of.resolved_at} />
        </Fact>
      )}
    </dl>
  )
}

/** What explains it, and what it explains: room is left for it only where there is some. */
function Explained({ of, asked }: { of: ListedFinding; asked: ReturnType<typeof useFinding> }) {
  const words = useMessages()
  const said = words.finding
  const format = useFormat()
  if (of.explained_by !== null)
    return (
      <Sheet title={said.explainedBy}>
        <Panel answer={asked} words={words.panel} height={56}>
          {({ cause, maintenance }) => (
            <>
              {cause && <ToFinding of={cause} />}
              {maintenance && <ToMaintenance of={maintenance} />}
              {!maintenance && <p className="second small">{said.explainedText}</p>}
            </>
          )}
        </Panel>
      </Sheet>
    )
  if (of.evidence.question?.kind !== 'outage') return null
  return (
    <Sheet title={said.explains}>
      <Panel answer={asked} words={words.panel} height={80}>
        {({ explains: { items, count } }) => (
          <>
            <p className="second small">{count === 0 ? said.explainsNothing : said.explainsText}</p>
            {items.length > 0 && (
              <ul className={classes.explains}>
                {items.map((one) => (
                  <li key={one.id}>
                    <ToFinding of={one} />
                  </li>
                ))}
              </ul>
            )}
            {count > items.length && (
              <p className="second small">{said.explainsMore(format.number(items.length), format.number(count))}</p>
            )}
          </>
        )}
      </Panel>
    </Sheet>
  )
}

type FindingInBrief = NonNullable<AskedFinding['cause']>

function ToFinding({ of }: { of: FindingInBrief }) {
  const words = useMessages()
  const names = useNames()
  const { workspace } = useHere()
  const isOver = of.resolved_at !== null
  return (
    <>
      <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: of.id }} preload={false}>
        {spoken(of.title)}
      </Link>
      <p className="second small">
        {names.workflow(of.workflow)} · {isOver ? words.findings.over : words.findings.since}{' '}
        <Moment time={of.resolved_at ?? of.first_seen} as="day" />
      </p>
    </>
  )
}

function ToMaintenance({ of }: { of: NonNullable<AskedFinding['maintenance']> }) {
  const said = useMaintenanceWords()
  const { workspace } = useHere()
  return (
    <>
      <Link to="/w/$workspace/maintenance" params={{ workspace }}>
        {said.title}
      </Link>
      <p className="sent">
        {said.from} <Moment time={of.since} /> {said.to} <Moment time={of.until} />: {visible(of.why)}
      </p>
      <p className="second small">{said.explainedText}</p>
    </>
  )
}

/** What the question said then beside what it says now: asked as one looks, and once more at a press. */
function ThenAndNow({ of, asked }: { of: ListedFinding; asked: ReturnType<typeof useFinding> }) {
  const words = useMessages()
  const said = words.finding
  const { evidence } = of
  return (
    <Sheet
      title={said.thenNow}
      aside={
        <Button size="xs" variant="default" loading={asked.isFetching} onClick={() => asked.refetch()}>
          {said.askAgain}
        </Button>
      }
    >
      <div className={classes.thenNow}>
        <div>
          <h3>
            {said.saidThen} <Moment time={of.last_seen} />
          </h3>
          <p className="sent">{spoken(evidence.said)}</p>
          {evidence.question && <Figures of={figuresIn(evidence.question, evidence.answer)} />}
        </div>
        <div aria-live="polite" aria-busy={asked.isFetching}>
          <Panel answer={asked} words={words.panel} height={90}>
            {({ again }) => <Now again={again} evidence={evidence} at={asked.dataUpdatedAt} />}
          </Panel>
        </div>
      </div>
      {asked.data?.again && <Verdict again={asked.data.again} />}
    </Sheet>
  )
}

function Now(props: { again: AskedFinding['again']; evidence: ListedFinding['evidence']; at: number }) {
  const { again, evidence, at } = props
  const { asOf } = usePlace()
  const said = useMessages().finding
  return (
    <>
      <h3>
        {said.now} {again && <Moment time={asOf ?? new Date(at).toISOString()} />}
      </h3>
      <p className="sent">{again ? spoken(again.said) : said.cannotAsk}</p>
      {again && <Figures of={figuresIn(evidence.question, again.answer)} />}
    </>
  )
}

function Verdict({ again }: { again: NonNullable<AskedFinding['again']> }) {
  const said = useMessages().finding
  const format = useFormat()
  const { tone, verdict, kinds } = compared(again)
  const lines = kinds
    .map(([kind, count]) => {
      const name = said.changed[kind as keyof typeof said.changed]
      return name ? name(format.number(count)) : `${format.number(count)} ${kind}`
    })
    .join(', ')
  return (
    <p className={classes.same} role={tone === 'bad' ? 'alert' : undefined}>
      <Mark tone={tone} />
      <span>{verdict === 'sameChanged' || verdict === 'otherChanged' ? said[verdict](lines) : said[verdict]}</span>
    </p>
  )
}

/** The question with its bounds, and the way to everything behind the answer. */
function RestsOn({ of }: { of: ListedFinding }) {
  const words = useMessages()
  const said = words.finding
  const { workspace } = useHere()
  const inPlain = usePlain()
  const { question, from, to, behind, code } = of.evidence
  const page = deskAddress(behind.url, workspace)
  const [, name] =
    /^\/w\/[^/]+\/(runs|incidents|reviews|plan|workflows|support|hours|notices|connectors|sources)/.exec(page) ?? []
  const what = name === undefined ? behind.url : said.behindLinks[name as keyof typeof said.behindLinks]
  return (
    <Sheet title={said.restsOn}>
      <dl className={classes.rests}>
        <Fact name={said.question}>
          <ToPromise of={of}>{spoken(questionInWords(question, said, inPlain))}</ToPromise>
        </Fact>
        {(from ?? to) && (
          <Fact name={from ? said.range : said.asOf}>
            {from && (
              <>
                <Moment time={from} /> {words.reviews.to}{' '}
              </>
            )}
            {to ? <Moment time={to} /> : words.unknown}
          </Fact>
        )}
        <Fact name={said.behind}>
          <EvidenceLink url={behind.url} part={partOf(of)}>
            {what}
          </EvidenceLink>
        </Fact>
        <Fact name={said.terminal}>
          <SentText text={behind.command} words={words} mono />
        </Fact>
        <Fact name={said.code}>{code}</Fact>
      </dl>
    </Sheet>
  )
}

/** What is asked of a promise leads to the page of it. */
function ToPromise({ of, children }: { of: ListedFinding; children: string }) {
  const { workspace } = useHere()
  const { question } = of.evidence
  const promise = question?.kind === 'watched' ? question.subject : question
  if (promise?.kind !== 'objective') return children
  const params = { workspace, workflow: of.workflow, name: promise.name }
  return (
    <Link to="/w/$workspace/objectives/$workflow/$name" params={params}>
      {children}
    </Link>
  )
}

/** The place in the plan that a finding is about, where it is about one. */
function partOf({ workflow, evidence: { question } }: ListedFinding): string | undefined {
  return question?.kind === 'continuity' ? `workflows.${workflow}.continuity.${question.item}` : undefined
}

/** What speaks of help itself has no clocks of its own, nor has what another explains. */
const isHelped = ({ explained_by, evidence: { question } }: ListedFinding): boolean =>
  explained_by === null && question?.kind !== 'support' && question?.kind !== 'vacancy'

/** Whether this has been on the screen for some time, in milliseconds. */
function useIsStaying(time: number): boolean {
  const [isStaying, setStaying] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStaying(true), time)
    return () => clearTimeout(timer)
  }, [time])
  return isStaying
}
