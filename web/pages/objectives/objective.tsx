import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { useObjectiveWords } from '../../messages/objectives.ts'
import { spoken } from '../../parts/format.ts'
import { Badge, Mark } from '../../parts/mark.tsx'
import { Empty, PageHead, Panel, Sheet } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Measured } from '../../shell/measured.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { promiseName, unitOf } from '../findings/finding-words.ts'
import { type Objective, useObjective } from './ask.ts'
import { Groups } from './groups.tsx'
import classes from './objectives.module.css'
import { Terms, toneOfResult, useShare } from './terms.tsx'

/** The library that draws is fetched beside the figures, and with no other page. */
const load = () => import('./quarter.tsx')
void load().catch(() => undefined)
const Quarter = lazy(load)

/** What is behind most is runs. These count when a person answered, so that their link leads to all runs that began meanwhile; or incidents. */
const behindName: Partial<Record<Objective['measure'], 'runsThen' | 'incidentsThen'>> = {
  approval_latency: 'runsThen',
  approval_work: 'runsThen',
  incidents: 'incidentsThen',
  incident_loss: 'incidentsThen',
}

/** One promise: how it stands, its last quarter, what was found of it, and what tells its runs apart. */
export function Page() {
  const words = useMessages()
  const { workflow, name } = useParams({ from: '/w/$workspace/objectives/$workflow/$name' })
  const answer = useObjective(workflow, name)
  return (
    <Panel
      answer={answer}
      words={words.panel}
      height={640}
      head={<PageHead above={<Above workflow={workflow} />} title={visible(promiseName(words.finding, name))} />}
    >
      {(found) => <Found of={found} />}
    </Panel>
  )
}

function Above({ workflow }: { workflow: string }) {
  const said = useObjectiveWords()
  const { workspace } = useHere()
  const names = useNames()
  return (
    <>
      <Link to="/w/$workspace/objectives" params={{ workspace }}>
        {said.title}
      </Link>
      {' / '}
      <Link to="/w/$workspace/workflows/$workflow" params={{ workspace, workflow }}>
        {visible(names.workflow(workflow))}
      </Link>
    </>
  )
}

function Found({ of }: { of: Objective }) {
  const words = useMessages()
  const said = useObjectiveWords()
  return (
    <>
      <PageHead
        above={<Above workflow={of.workflow} />}
        title={visible(promiseName(words.finding, of.name, of.measure))}
        sentence={
          <span className={classes.state}>
            <Badge tone={toneOfResult[of.now.result]}>{said.stands[of.now.result]}</Badge>
            <span>{spoken(of.now.reason)}</span>
          </span>
        }
      />
      <div className={classes.page}>
        <Stands of={of} />
        <Sheet title={said.quarter}>
          {of.spans.length === 0 ? (
            <Empty title={said.nothingYet} />
          ) : (
            <Suspense fallback={<div className={classes.chart} aria-busy="true" />}>
              <Quarter of={of} />
            </Suspense>
          )}
        </Sheet>
        <Findings of={of} />
        <Groups of={of} />
      </div>
    </>
  )
}

function Stands({ of }: { of: Objective }) {
  const said = useObjectiveWords()
  const share = useShare()
  const format = useFormat()
  const { workspace } = useHere()
  const { outlook, alarms_a_year } = of
  return (
    <Sheet title={said.how}>
      <dl className={classes.facts}>
        <div>
          <dt>{said.promised}</dt>
          <dd>
            <Terms of={of} />
          </dd>
        </div>
        <div>
          <dt>{said.cameTo}</dt>
          <dd>
            <Measured of={of.now} unit={unitOf[of.measure]} />{' '}
            <EvidenceLink url={of.now.behind.url}>{said[behindName[of.measure] ?? 'behind']}</EvidenceLink>
          </dd>
        </div>
        {of.in_time !== null && of.in_time.n > 0 && (
          <div>
            <dt>{said.inTime}</dt>
            <dd>{said.inTimeOf(format.share(of.in_time.within / of.in_time.n), format.number(of.in_time.n))}</dd>
          </div>
        )}
        {of.waiting !== null && (
          <div>
            <dt>{said.waits}</dt>
            <dd>
              {of.waiting.oldest === null ? (
                said.noneWaits
              ) : (
                <>
                  {format.number(of.waiting.n)}, {said.longest} <Moment time={of.waiting.oldest.since} />{' '}
                  <Link to="/w/$workspace/runs/$run" params={{ workspace, run: of.waiting.oldest.run }}>
                    {said.itsRun}
                  </Link>
                </>
              )}
              <p className="second small">{said.waitsText}</p>
            </dd>
          </div>
        )}
        <div>
          <dt>{said.share}</dt>
          <dd>
            {alarms_a_year === null ? said.byWindow : share(alarms_a_year)}
            {outlook?.gathered.days === null && <p className="second small">{said.levelByWindow}</p>}
          </dd>
        </div>
        {of.why !== null && (
          <div>
            <dt>{said.why}</dt>
            <dd className="sent">{visible(of.why)}</dd>
          </div>
        )}
        {outlook && (
          <div className={classes.across}>
            <dt>{said.soon}</dt>
            <dd>
              {spoken(outlook.said)} {outlook.rises.length > 0 && <span className="second">{said.half}</span>}
              {outlook.missing_said !== null && <p className="second">{spoken(outlook.missing_said)}</p>}
            </dd>
          </div>
        )}
        {outlook && outlook.rises.length > 0 && (
          <div className={classes.across}>
            <dt>{said.gathered}</dt>
            <dd>
              <Gathered of={outlook.gathered} />
              <p className="second small">{said.gatheredText}</p>
            </dd>
          </div>
        )}
      </dl>
    </Sheet>
  )
}

const looks = ['runs', 'days', 'past'] as const

/** How near each look is to telling something; a mean is not looked at by each. */
function Gathered({ of }: { of: NonNullable<Objective['outlook']>['gathered'] }) {
  const said = useObjectiveWords()
  const format = useFormat()
  return (
    <ul className={classes.looks}>
      {looks.map((look) => {
        const gathered = of[look]
        if (gathered === null) return null
        return (
          <li key={look}>
            <span>{said.looks[look]}</span>
            <span className={classes.bar} aria-hidden="true">
              <span style={{ width: `${gathered}%` }} />
            </span>
            <span className="number">{format.share(gathered / 100)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Findings({ of }: { of: Objective }) {
  const said = useObjectiveWords()
  const { workspace } = useHere()
  return (
    <Sheet title={said.found}>
      {of.found.length === 0 ? (
        <p className="second">{said.notFound}</p>
      ) : (
        <ul className={classes.found}>
          {of.found.map((one) => (
            <li key={one.id}>
              <Mark tone={one.state === 'resolved' ? 'plain' : 'bad'} />
              <span>
                <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: one.id }}>
                  {spoken(one.title)}
                </Link>{' '}
                <span className="second small">
                  {said.since} <Moment time={one.first_seen} as="day" />
                  {one.resolved_at !== null && (
                    <>
                      , {said.until} <Moment time={one.resolved_at} as="day" />
                    </>
                  )}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
