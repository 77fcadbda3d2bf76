import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMaintenanceWords } from '../../messages/maintenance.ts'
import { useMessages } from '../../messages/messages.ts'
import { Badge } from '../../parts/mark.tsx'
import { Panel } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { titleOf } from '../findings/finding-words.ts'
import type { MaintenanceWindow } from './ask.ts'

/** One window: of what, from when to when, why and by whom; what was held back for it; and where it is not over, its end. */
export function MaintenanceRow({ of, end }: { of: MaintenanceWindow; end: (() => void) | undefined }) {
  const said = useMaintenanceWords()
  const [isOpen, setOpen] = useState(false)
  const isCalledOff = of.ended !== null && of.since === of.until
  return (
    <li className={rows.row} data-over={of.state === 'over' || undefined}>
      <div className={rows.what}>
        <span>
          <strong>{nameOf(of, said.of_everything)}</strong>{' '}
          <Badge tone={of.state === 'under_way' ? 'warn' : 'plain'}>{said.state[of.state]}</Badge>
        </span>
        <p className="sent">{visible(of.why)}</p>
        <p className="sent">
          {isCalledOff ? said.wasFrom : said.from} <Moment time={of.since} />
          {!isCalledOff && (
            <>
              {' '}
              {said.to} <Moment time={of.until} />
            </>
          )}
          ;{' '}
          {of.of_plan === null ? said.by(visible(of.by)) : said.ofPlan(of.of_plan.days, of.of_plan.from, of.of_plan.to)}
          {of.ended !== null && `; ${(isCalledOff ? said.calledOff : said.endedBy)(visible(of.ended.by))}`}
        </p>
        {of.explains > 0 && (
          <details onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{said.explains(of.explains)}</summary>
            {isOpen && <HeldBack id={of.id} />}
          </details>
        )}
      </div>
      {end && (
        <div className={rows.acts}>
          <Button size="xs" variant="default" onClick={end}>
            {of.state === 'planned' ? said.callOff : said.end}
          </Button>
        </div>
      )}
    </li>
  )
}

export const nameOf = ({ name }: MaintenanceWindow, everything: string): string =>
  name === null ? everything : visible(name)

/** What is not over yet of it. */
function HeldBack({ id }: { id: string }) {
  const words = useMessages()
  const said = useMaintenanceWords()
  const { api, workspace } = useHere()
  const answer = useQuery({
    queryKey: ['findings', workspace, 'explained by', id],
    queryFn: () => api.get('/api/v1/findings', { query: { explained_by: id, limit: 100 } }),
  })
  return (
    <Panel answer={answer} words={words.panel} height={40}>
      {({ items }) => (
        <>
          <p className="second small">{said.explainsNow}</p>
          <ul>
            {items.map((one) => (
              <li key={one.id} className="sent">
                <Link to="/w/$workspace/findings/$finding" params={{ workspace, finding: one.id }}>
                  {titleOf(one)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
