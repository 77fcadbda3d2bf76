import { Link } from '@tanstack/react-router'
import { useTaskWords } from '../../messages/tasks.ts'
import links from '../../parts/links.module.css'
import { Badge } from '../../parts/mark.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import type { ListedTask } from './ask.ts'

/** A task in a list: what, who, by when, and how it stands. */
export function TaskRow({ of }: { of: ListedTask }) {
  const said = useTaskWords()
  const { workspace } = useHere()
  const names = useNames()
  return (
    <Link to="/w/$workspace/tasks/$task" params={{ workspace, task: of.id }} className={links.row} data-row={of.id}>
      <span className={links.what}>
        <strong>{visible(of.title)}</strong>
        {of.expected !== null && <span className="second">{visible(of.expected)}</span>}
        <span className="quiet small">
          {of.workflow === null ? said.noWorkflow : visible(names.workflow(of.workflow))} ·{' '}
          {said.theirs(visible(of.owner_name))}
        </span>
      </span>
      <span className={links.side}>
        <StateOfTask of={of} />
        <span>
          {said.dueOn} <Moment time={of.due} as="day" inLink />
        </span>
        {of.first_due !== of.due && (
          <span className="quiet">
            {said.atFirst} <Moment time={of.first_due} as="day" inLink />
          </span>
        )}
      </span>
    </Link>
  )
}

export function StateOfTask({ of }: { of: Pick<ListedTask, 'state' | 'is_overdue'> }) {
  const said = useTaskWords()
  return (
    <Badge tone={of.is_overdue ? 'bad' : of.state === 'done' ? 'good' : 'plain'}>
      {of.is_overdue ? said.overdue : said.state[of.state]}
    </Badge>
  )
}
