import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { paths } from '../../../sdk/src/api.ts'
import { useMessages } from '../../messages/messages.ts'
import { Mark } from '../../parts/mark.tsx'
import { Breakable } from '../../parts/text.tsx'
import { useHere } from '../../session.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { ranLast } from './ran-last.ts'
import classes from './workflow.module.css'

type WorkflowScope = paths['/api/v1/workflows/{workflow}']['get']['responses'][200]['content']['application/json']

/** What the plan covers, as a person would explain it. */
export function Scope({ of }: { of: WorkflowScope }) {
  const words = useMessages()
  const said = words.workflow
  return (
    <div className={classes.scope}>
      {of.purpose && <p>{of.purpose}</p>}
      <dl className={classes.facts}>
        <div>
          <dt>{words.review.owner}</dt>
          <dd>
            {of.owner.name}
            {of.deputy && <span className="second small">{said.deputy(of.deputy.name)}</span>}
          </dd>
        </div>
        {of.case && (
          <div>
            <dt>{said.case}</dt>
            <dd>
              {of.case.what}
              {of.case.per_week !== null && <span className="second small">{said.perWeek(of.case.per_week)}</span>}
            </dd>
          </div>
        )}
        <div>
          <dt>{said.release}</dt>
          <dd>
            {of.release ?? said.noRelease}
            <Ran workflow={of.workflow} named={of.release} releases={of.releases} />
          </dd>
        </div>
        {of.integrations.length > 0 && (
          <div>
            <dt>{said.systems}</dt>
            <dd>{of.integrations.map((one) => one.name).join(', ')}</dd>
          </div>
        )}
      </dl>
      {of.actions.length > 0 && (
        <>
          <h3>{said.may}</h3>
          <ul className={classes.actions}>
            {of.actions.map((one) => (
              <li key={one.action}>
                <span>{one.what ?? one.action.replaceAll('_', ' ')}</span>
                <span className={classes.boundary}>{said.boundary[one.boundary]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** What really ran last, said plainly where it is not what the plan names. */
function Ran(props: { workflow: string; named: string | null; releases: WorkflowScope['releases'] }) {
  const { workflow, named, releases } = props
  const said = useMessages().workflow
  const format = useFormat()
  const { workspace } = useHere()
  const found = ranLast(named, releases)
  if (found.kind === 'nothing ran') return <span className="second small">{said.nothingRanYet}</span>
  const { first, last } = found.ran[0]
  if (found.kind === 'as named') return <span className="second small">{said.ranLast(format.day(last))}</span>
  return (
    <span className={classes.ran}>
      {found.kind === 'differs' && <Mark tone="warn" size={12} />}{' '}
      {found.ran.map(({ release }, place) => (
        <Fragment key={release}>
          {place > 0 && ', '}
          <Link to="/w/$workspace/runs" params={{ workspace }} search={{ workflow, release }} className="sent">
            <Breakable text={release} />
          </Link>
        </Fragment>
      ))}{' '}
      {said.hasRun(format.day(first), format.day(last))}
    </span>
  )
}
