import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { Mark } from '../../parts/mark.tsx'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { EvidenceLink } from '../../shell/evidence-link.tsx'
import { useFormat } from '../../shell/moment.tsx'
import { useNames } from '../../shell/names.ts'
import { usePeople } from '../../shell/people.ts'
import { type ListedFinding, titleOf, toneOfSeverity } from '../findings/finding-words.ts'
import { useDays, useSpan } from './ask.ts'
import type { Figures } from './measures.ts'
import classes from './workflow.module.css'

/** More than these do not fit beside what comes next; they are a press away. */
const SHOWN = 5

/** How runs ended that did not end well, each count a way to exactly those runs; and what of it needs attention. */
export function Exceptions({ workflow }: { workflow: string }) {
  const words = useMessages()
  const said = words.workflow
  const { api, workspace } = useHere()
  const days = useDays(workflow)
  const findings = useQuery({
    queryKey: ['findings', workspace, 'unresolved', workflow],
    queryFn: () => api.get('/api/v1/findings', { query: { state: 'unresolved', workflow, limit: SHOWN } }),
    refetchInterval: pace(workspace),
  })
  return (
    <Sheet title={said.exceptions} aside={<span className="quiet small">{said.lastDays(Number(useSpan()))}</span>}>
      <div className={classes.exceptions} aria-busy={days.isPlaceholderData}>
        <Panel answer={days} words={words.panel} height={74}>
          {({ days: found }) => (found ? <Endings of={found.total} /> : <p className="quiet">{said.nothingRan}</p>)}
        </Panel>
        <h3>{words.nav.findings}</h3>
        <Panel
          answer={findings}
          words={words.panel}
          height={250}
          isEmpty={({ items }) => items.length === 0}
          empty={<p className="second">{words.findings.none.unresolved}</p>}
        >
          {({ items, counts }) => (
            <Open findings={items} all={counts.high + counts.medium + counts.low} workflow={workflow} />
          )}
        </Panel>
      </div>
    </Sheet>
  )
}

function Endings({ of }: { of: Figures }) {
  const words = useMessages()
  const format = useFormat()
  const counts = [
    ['exception', of.exceptions],
    ['error', of.errors],
    ['handed_over', of.handed_over],
  ] as const
  return (
    <dl className={classes.endings}>
      {counts.map(([status, count]) => (
        <div key={status}>
          <dt>{words.status[status]}</dt>
          <dd className="number">
            {count === 0 ? (
              words.none
            ) : (
              <EvidenceLink url={`${of.behind.url}&status=${status}`}>
                {words.overview.runs(format.number(count))}
              </EvidenceLink>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Open(props: { findings: readonly ListedFinding[]; all: number; workflow: string }) {
  const { findings, all, workflow } = props
  const words = useMessages()
  const said = words.findings
  const { workspace } = useHere()
  const names = useNames()
  const nameOf = usePeople()
  return (
    <>
      <ul className={classes.open}>
        {findings.map((one) => (
          <li key={one.id}>
            <Mark tone={toneOfSeverity[one.severity]} size={14} />
            <div>
              <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: one.id }}>
                {titleOf(one)}
              </Link>
              <span className="quiet small">
                {one.owner !== null
                  ? said.has(nameOf(one.owner))
                  : one.answers === null
                    ? said.noOwner
                    : said.owner(names.person(one.answers))}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {all > SHOWN && (
        <p>
          <Link to="/w/$workspace/findings" params={{ workspace }} search={{ workflow }}>
            {words.workflow.allFindings(all)}
          </Link>
        </p>
      )}
    </>
  )
}
