import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Badge, Mark } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { ToConnect } from '../../shell/to-connect.tsx'
import { promiseName } from '../findings/finding-words.ts'
import { SpentOn } from '../hours/spent-on.tsx'
import { toneOfState, type Workflow } from '../overview/select.ts'
import { useScope } from './ask.ts'
import { DayByDay } from './day-by-day.tsx'
import { Exceptions } from './exceptions.tsx'
import { Rests } from './rests.tsx'
import { Scope } from './scope.tsx'
import { Stops } from './stops.tsx'
import { Typed } from './typed.tsx'
import classes from './workflow.module.css'

const toneOfResult = { pass: 'good', fail: 'bad', unknown: 'unknown' } as const

/** One workflow: how it is and what next in a sentence, then its dimensions, its days, what is open and what it may do. */
export function Page() {
  const words = useMessages()
  const { api, workspace } = useHere()
  const { workflow } = useParams({ from: '/w/$workspace/workflows/$workflow' })
  const names = useNames()
  const overview = useQuery({
    queryKey: ['overview', workspace],
    queryFn: () => api.get('/api/v1/overview'),
    refetchInterval: pace(workspace),
  })
  return (
    <Panel
      answer={overview}
      words={words.panel}
      height={480}
      head={<PageHead above={<ToOverview />} title={names.workflow(workflow)} />}
    >
      {({ workflows }) => {
        const found = workflows.find((one) => one.workflow === workflow)
        return found ? (
          <Found key={workflow} of={found} />
        ) : (
          <Sheet>
            <Empty title={words.workflow.notCovered(workflow)}>
              <ToOverview />
            </Empty>
          </Sheet>
        )
      }}
    </Panel>
  )
}

function ToOverview() {
  const words = useMessages()
  const { workspace } = useHere()
  return (
    <Link to="/w/$workspace" params={{ workspace }}>
      {words.nav.overview}
    </Link>
  )
}

function Found({ of }: { of: Workflow }) {
  const words = useMessages()
  const { workspace } = useHere()
  return (
    <>
      <PageHead
        above={<ToOverview />}
        title={of.name}
        sentence={
          <>
            <span className={classes.state}>
              <Badge tone={toneOfState[of.state]}>{words.state[of.state]}</Badge>
              <span>{spoken(of.sentence)}</span>
            </span>
            {of.stop !== null && of.stop.runs_since > 0 && (
              <span className={classes.connect}>
                <EvidenceLink url={of.stop.behind_url}>{words.overview.runsSince(of.stop.runs_since)}</EvidenceLink>
              </span>
            )}
            {of.connect && (
              <span className={classes.connect}>
                <ToConnect of={of.connect} workspace={workspace} />
              </span>
            )}
          </>
        }
      />
      <div className={classes.page}>
        <div className={classes.column}>
          <Dimensions of={of} />
          <DayByDay workflow={of.workflow} />
        </div>
        <div className={classes.column}>
          <Next of={of} />
          <Exceptions workflow={of.workflow} />
          <Stops of={of} />
          <SpentOn about={{ about: 'workflow', id: of.workflow }} />
          <ScopeOf workflow={of.workflow} />
          <Typed of={of} />
        </div>
      </div>
    </>
  )
}

function Dimensions({ of }: { of: Workflow }) {
  const words = useMessages()
  const { workspace } = useHere()
  return (
    <Sheet
      title={words.workflow.dimensions}
      aside={
        of.watched_at && (
          <span className="quiet small">
            {words.workflow.watched} <Moment time={of.watched_at} />
          </span>
        )
      }
      flush
    >
      {of.dimensions.length === 0 && <Empty title={words.workflow.notWatched} />}
      <ul className={classes.dimensions}>
        {of.dimensions.map((one) => (
          <li key={one.dimension}>
            <Mark tone={one.promised ? toneOfResult[one.result] : 'plain'} />
            <div>
              <strong>{words.dimension[one.dimension]}</strong>{' '}
              <span className="quiet">{one.promised ? words.result[one.result] : words.overview.notPromised}</span>
              {one.objectives.length === 0 && <p className="second small">{one.reason}</p>}
              {one.objectives.map((objective) => (
                <p key={objective.name} className={classes.objective}>
                  <Mark tone={toneOfResult[objective.result]} size={12} />{' '}
                  <Link
                    to="/w/$workspace/objectives/$workflow/$name"
                    params={{ workspace, workflow: of.workflow, name: objective.name }}
                  >
                    {promiseName(words.finding, objective.name, objective.measure)}
                  </Link>{' '}
                  <span className="number">{spoken(objective.target)}</span> {words.review.over(objective.window)}:{' '}
                  <EvidenceLink url={objective.behind_url}>{spoken(objective.reason)}</EvidenceLink>
                  <Rests of={objective} />
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** What comes next: who answers, what is open, the last and the next review. */
function Next({ of }: { of: Workflow }) {
  const words = useMessages()
  const { workspace } = useHere()
  const open = of.open_findings.high + of.open_findings.medium + of.open_findings.low
  const waiting = of.review_waiting
  return (
    <Sheet title={words.workflow.next}>
      <dl className={classes.facts}>
        <div>
          <dt>{words.overview.answers}</dt>
          <dd>
            {of.answering?.name ?? words.overview.nobody}
            <span className="second small">{of.because}</span>
          </dd>
        </div>
        <div>
          <dt>{words.nav.findings}</dt>
          <dd>
            <Link to="/w/$workspace/findings" params={{ workspace }} search={{ workflow: of.workflow }}>
              {words.overview.findingsWait(open)}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{words.workflow.lastReview}</dt>
          <dd>
            {of.last_review ? (
              <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: of.last_review.id }}>
                {words.verdict[of.last_review.verdict]}, {words.reviewState[of.last_review.state]}
              </Link>
            ) : (
              words.none
            )}
          </dd>
        </div>
        <div>
          <dt>{words.workflow.nextReview}</dt>
          <dd>
            {waiting ? (
              <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: waiting.id }}>
                {words.overview.waits}
              </Link>
            ) : of.next_review ? (
              <>
                <Moment time={of.next_review} as="day" /> {of.cadence && `(${words.cadence[of.cadence]})`}
              </>
            ) : (
              words.overview.noCadence
            )}
          </dd>
        </div>
        <div>
          <dt>{words.nav.runs}</dt>
          <dd>
            <Link to="/w/$workspace/runs" params={{ workspace }} search={{ workflow: of.workflow }}>
              {words.workflow.allRuns}
            </Link>
          </dd>
        </div>
      </dl>
    </Sheet>
  )
}

function ScopeOf({ workflow }: { workflow: string }) {
  const words = useMessages()
  const scope = useScope(workflow)
  return (
    <Sheet title={words.workflow.scope}>
      <Panel answer={scope} words={words.panel} height={240}>
        {(found) => <Scope of={found} />}
      </Panel>
    </Sheet>
  )
}
