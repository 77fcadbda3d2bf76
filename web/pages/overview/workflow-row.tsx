import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { ToConnect } from '../../shell/to-connect.tsx'
import classes from './overview.module.css'
import type { Workflow } from './select.ts'

const toneOfResult = { pass: 'good', fail: 'bad', unknown: 'unknown' } as const

/** A workflow in the list: how it is, why, who answers, and its eight dimensions as marks. */
export function WorkflowRow({ of }: { of: Workflow }) {
  const words = useMessages()
  const format = useFormat()
  const { workspace } = useHere()
  const cost = (known: Workflow['cost_30d']) => {
    if (known === null) return words.overview.costUnknown
    const amount = format.money(Number(known.amount))
    return known.is_partial ? words.atLeast(amount) : amount
  }
  return (
    <li className={classes.row}>
      <div>
        <Link
          to="/w/$workspace/workflows/$workflow"
          params={{ workspace, workflow: of.workflow }}
          className={classes.name}
        >
          {of.name}
        </Link>
        <p className={classes.sentence}>{spoken(of.sentence)}</p>
        {of.stop !== null && of.stop.runs_since > 0 && (
          <p className="small">
            <EvidenceLink url={of.stop.behind_url}>{words.overview.runsSince(of.stop.runs_since)}</EvidenceLink>
          </p>
        )}
        {of.connect && (
          <p className={classes.connect}>
            <ToConnect of={of.connect} workspace={workspace} />
          </p>
        )}
        <ul className={classes.dimensions} aria-label={words.overview.dimensions}>
          {of.dimensions.map((one) => (
            <li
              key={one.dimension}
              title={`${words.dimension[one.dimension]}: ${words.result[one.result]}. ${spoken(one.reason)}`}
            >
              <Mark tone={one.promised ? toneOfResult[one.result] : 'plain'} size={14} />
              <span>{words.dimension[one.dimension]}</span>
              <span className="hidden">{one.promised ? words.result[one.result] : words.overview.notPromised}</span>
            </li>
          ))}
        </ul>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{words.overview.answers}</dt>
          <dd title={of.because} data-nobody={of.answering === null || undefined}>
            {of.answering?.name ?? words.overview.nobody}
          </dd>
        </div>
        <div>
          <dt>{words.overview.month}</dt>
          <dd className="number">
            {words.overview.runs(format.number(of.runs_30d))}
            {of.runs_30d > 0 && <>, {cost(of.cost_30d)}</>}
            {of.trend && <TrendLine of={of.trend} />}
          </dd>
        </div>
        <div>
          <dt>{words.overview.review}</dt>
          <dd>
            {of.review_waiting && of.cadence && `${words.cadence[of.cadence]}, `}
            {of.review_waiting ? (
              <Link to="/w/$workspace/reviews/$review" params={{ workspace, review: of.review_waiting.id }}>
                {words.overview.waits}
              </Link>
            ) : of.next_review ? (
              <>
                {of.cadence && words.cadence[of.cadence]}, <Moment time={of.next_review} as="day" />
              </>
            ) : (
              words.overview.noCadence
            )}
          </dd>
        </div>
        {of.so_far && (
          <div>
            <dt>
              {words.overview.costSince} <Moment time={of.so_far.since} as="day" />
            </dt>
            <dd className="number">{cost(of.so_far.cost)}</dd>
          </div>
        )}
      </dl>
    </li>
  )
}

const signOf = { up: '↑', down: '↓', same: '=' } as const

/** These 30 days beside the 30 before, with a sign and in words. */
function TrendLine({ of }: { of: NonNullable<Workflow['trend']> }) {
  const said = useMessages().overview
  const format = useFormat()
  const value = (n: number) => (of.about === 'accepted' ? format.share(n) : format.number(n))
  return (
    <span className={classes.trend}>
      <span aria-hidden="true">{signOf[of.direction]}</span>{' '}
      {said.trend[of.about](value(of.now), value(of.before), said.goes[of.direction])}
    </span>
  )
}
