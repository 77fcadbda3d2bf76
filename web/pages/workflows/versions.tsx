import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Badge } from '../../parts/mark.tsx'
import { Loading } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import type { RunsAt } from './pause.tsx'
import classes from './workflow.module.css'

/** Versions that a platform has kept, so that the right one is published there before it is signed here that it runs again. */
export function Versions({ of }: { of: RunsAt }) {
  const words = useMessages()
  const said = words.stops
  const { api, workspace } = useHere()
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['platforms', workspace, of.connector.id, of.id, 'versions'],
    queryFn: () =>
      api.get('/api/v1/connectors/{id}/workflows/{workflow}/versions', {
        params: { id: of.connector.id, workflow: of.id },
      }),
    enabled: isOpen,
  })
  return (
    <details className={classes.versions} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{said.versions(visible(of.connector.name))}</summary>
      {error ? (
        <p className="second sent">{error.message}</p>
      ) : data ? (
        <ul>
          {data.items.map((one) => (
            <li key={one.id} className="sent">
              <code>{one.id.slice(0, 8)}</code> {one.name !== null && visible(one.name)}{' '}
              {one.is_live && <Badge tone="good">{said.live}</Badge>}
              <span className="second small">
                {one.at !== null && <Moment time={one.at} />} {one.authors !== null && `(${visible(one.authors)})`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        isOpen && <Loading words={words.panel} height={80} />
      )}
    </details>
  )
}
