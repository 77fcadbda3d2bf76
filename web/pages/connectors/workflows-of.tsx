import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Panel } from '../../parts/panel.tsx'
import { visible } from '../../parts/visible.ts'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import { usePlatformWorkflows, useToldAgain } from './ask.ts'
import classes from './connectors.module.css'

const toneOf = { covered: 'good', not_covered: 'warn', left_out: 'plain', not_live: 'still' } as const

/** All that runs on a platform, folded: what it is called, whether the plan covers it, and why not. */
export function WorkflowsOf(props: { connector: string; may: boolean; summary: string }) {
  const { connector, may, summary } = props
  const words = useMessages()
  const said = words.connectors
  const { api } = useHere()
  const toldAgain = useToldAgain()
  const [isOpen, setOpen] = useState(false)
  const answer = usePlatformWorkflows(connector, isOpen)
  const takeIn = useMutation({
    mutationFn: (workflow: string) =>
      api.post('/api/v1/connectors/{id}/workflows/{workflow}/take-in', { params: { id: connector, workflow } }),
    onSuccess: toldAgain,
  })
  return (
    <details className={classes.workflows} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && (
        <Panel answer={answer} words={words.panel} height={80}>
          {({ items }) => (
            <ul>
              {items.map((one) => (
                <li key={one.id}>
                  <Mark tone={toneOf[one.coverage]} size={14} />
                  <div className="sent">
                    {visible(one.name)} <span className="quiet">{said.coverage[one.coverage]}</span>
                    {one.name !== one.workflow && <p className="quiet small">{said.knownAs(visible(one.workflow))}</p>}
                    {one.left_out && (
                      <p className="second small">
                        {visible(one.left_out.because)} ({one.left_out.by}, <Moment time={one.left_out.at} as="day" />)
                      </p>
                    )}
                  </div>
                  {may && one.left_out && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`${said.takeIn}: ${visible(one.name)}`}
                      disabled={takeIn.isPending}
                      onClick={() => takeIn.mutate(one.id)}
                    >
                      {said.takeIn}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      )}
      <Failed error={takeIn.error} />
    </details>
  )
}
