import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { signs } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import classes from './overview.module.css'
import type { Workflow } from './select.ts'

const toneOfResult = { pass: 'good', fail: 'bad', unknown: 'unknown' } as const

/** A workflow in the list: how it is, why, who answers, and its eight dimensions as marks. */
export function WorkflowRow({ of }: { of: Workflow }) {
  const words = useMessages()
  const format = useFormat()
  const { workspace } = useHere()
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Link
          to="/w/$workspace/workflows/$workflow"
          params={{ workspace, workflow: of.workflow }}
          className={classes.name}
        >
          {of.name}
        </Link>
        <p className={classes.sentence}>{signs(of.sentence)}</p>
        {of.connect && (
          <p className={classes.connect}>
            {words.overview.connect}: {of.connect.what} ({words.overview.minutes(of.connect.minutes)})
          </p>
        )}
        <ul className={classes.dimensions} aria-label={words.overview.dimensions}>
          {of.dimensions.map((one) => (
            <li
              key={one.dimension}
              title={`${words.dimension[one.dimension]}: ${words.result[one.result]}. ${signs(one.reason)}`}
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
            {of.cost_30d && (
              <>
                ,{' '}
                {of.cost_30d.is_partial
                  ? `${words.atLeast(format.money(Number(of.cost_30d.amount)))}`
                  : format.money(Number(of.cost_30d.amount))}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.overview.review}</dt>
          <dd>
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
      </dl>
    </li>
  )
}
