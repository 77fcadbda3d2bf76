import { Link } from '@tanstack/react-router'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { usePeople } from '../../shell/people.ts'
import type { AskedFinding } from './finding-words.ts'
import classes from './findings.module.css'

/** Everything that happened to a finding, from its first line on. */
export function History({ of }: { of: AskedFinding['history'] }) {
  const words = useMessages()
  const said = words.finding
  const format = useFormat()
  const nameOf = usePeople()
  const { workspace } = useHere()
  return (
    <ol className={classes.history}>
      {of.map((one) => {
        const by = nameOf(one.by)
        const happened = {
          opened: said.happened.opened,
          seen: said.happened.seen(format.number(one.times ?? 1)),
          acknowledged: said.happened.acknowledged(by),
          noted: said.happened.noted(by),
          assigned: one.owner === null ? said.happened.letGo(by) : said.happened.assigned(by, nameOf(one.owner)),
          closed: said.happened.closed(by),
          reopened: said.happened.reopened,
          over: said.happened.over,
          left_plan: said.happened.leftPlan(String(one.plan_version ?? words.unknown)),
          explained: said.happened.explained,
          told: said.happened.told,
        }[one.kind]
        return (
          <li key={`${one.at} ${one.kind} ${one.note}`}>
            <span className={classes.event}>
              <span>{happened}</span>
              <span className="quiet small">
                <Moment time={one.until ?? one.at} />
              </span>
            </span>
            {one.said && <span className="second small sent">{spoken(one.said)}</span>}
            {one.cause?.kind === 'maintenance' && (
              <Link className="small" to="/w/$workspace/maintenance" params={{ workspace }}>
                {words.account.maintenance}: {visible(one.cause.title)}
              </Link>
            )}
            {one.cause?.kind === 'finding' && (
              <Link
                className="small"
                to="/w/$workspace/findings/$finding"
                params={{ workspace, finding: one.cause.id }}
                preload={false}
              >
                {spoken(one.cause.title)}
              </Link>
            )}
            {one.note && <blockquote className={classes.note}>{one.note}</blockquote>}
            {one.decision_seq !== null && (
              <Link
                className="small"
                to="/w/$workspace/decisions"
                params={{ workspace }}
                hash={String(one.decision_seq)}
              >
                {words.review.entry(one.decision_seq)}
              </Link>
            )}
          </li>
        )
      })}
    </ol>
  )
}
