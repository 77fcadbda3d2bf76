import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { pace } from '../../live.ts'
import { useMessages } from '../../messages/messages.ts'
import { useTaskWords } from '../../messages/tasks.ts'
import links from '../../parts/links.module.css'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, useHere } from '../../session.tsx'
import { AddTask } from './add-task.tsx'
import type { Origin } from './ask.ts'
import { TaskRow } from './task-row.tsx'
import classes from './tasks.module.css'

export const makers = ['owner', 'operator', 'reviewer', 'approver'] as const

/** The tasks that came from a finding, a request or a review, and the way to another one. */
export function TasksOf({ from, workflow }: { from: Origin; workflow?: string | undefined }) {
  const words = useMessages()
  const said = useTaskWords()
  const here = useHere()
  const [isAdding, setAdding] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const answer = useQuery({
    queryKey: ['tasks', here.workspace, 'from', from.kind, from.id],
    queryFn: () =>
      here.api.get('/api/v1/tasks', { query: { state: 'all', from: from.kind, from_id: from.id, limit: 50 } }),
    refetchInterval: pace(here.workspace),
  })
  const close = () => {
    setAdding(false)
    requestAnimationFrame(() => place.current?.focus())
  }
  return (
    <Sheet title={said.ofThis}>
      <div ref={place} tabIndex={-1} className={classes.here}>
        <Panel answer={answer} words={words.panel} height={48}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="second">{said.noneHere}</p>
            ) : (
              <ul className={links.list}>
                {items.map((one) => (
                  <li key={one.id}>
                    <TaskRow of={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </Panel>
        {isAdding ? (
          <AddTask from={from} workflow={workflow} close={close} done={close} />
        ) : (
          mayOne(here, makers) && (
            <div className={`${classes.acts} no-print`}>
              <Button size="xs" variant="default" onClick={() => setAdding(true)}>
                {said.add}
              </Button>
            </div>
          )
        )}
      </div>
    </Sheet>
  )
}
