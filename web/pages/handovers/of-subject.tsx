import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { useMessages } from '../../messages/messages.ts'
import { Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, operators, useHere } from '../../session.tsx'
import { type About, useHandoversOf, useTrackers } from './ask.ts'
import { HandOver } from './hand-over.tsx'
import { HandoverRow } from './handover-row.tsx'
import classes from './handovers.module.css'

/**
 * What of a finding, a request or a task was handed over to other tools, and the way to hand it over. Where no tool is set up and nothing
 * was handed over, a line that leads to setting one up, for whoever may; where they may not, nothing.
 */
export function HandoversOf({ about, isOver }: { about: About; isOver: boolean }) {
  const words = useMessages()
  const said = useHandoverWords()
  const here = useHere()
  const may = mayOne(here, operators)
  const answer = useHandoversOf(about)
  const trackers = useTrackers()
  const [isHanding, setHanding] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const close = () => {
    setHanding(false)
    requestAnimationFrame(() => place.current?.focus())
  }
  const items = answer.data?.items ?? []
  const ready = trackers.data?.items ?? []
  if (items.length === 0 && (isOver || !may)) return null
  const isKnown = answer.data !== undefined && trackers.data !== undefined
  if (items.length === 0 && answer.error === null && (!isKnown || ready.length === 0))
    return (
      // As high while it is not known: what stands beneath stays where it is.
      <p className={`${classes.quiet} no-print`}>
        {isKnown && (
          <Link to="/w/$workspace/connectors" params={{ workspace: here.workspace }} hash="trackers">
            {said.toTrackers}
          </Link>
        )}
      </p>
    )
  const taken = new Set(items.filter(({ state }) => state !== 'ended').map(({ tracker }) => tracker.id))
  const free = ready.filter(({ id }) => !taken.has(id))
  return (
    <Sheet title={said.title}>
      <div ref={place} tabIndex={-1} className={classes.here}>
        <Panel answer={answer} words={words.panel} height={21}>
          {() =>
            items.length === 0 ? (
              <p className="second">{said.none}</p>
            ) : (
              <ul className={classes.list}>
                {items.map((one) => (
                  <HandoverRow key={one.id} of={one} may={may} />
                ))}
              </ul>
            )
          }
        </Panel>
        {isHanding && free.length > 0 ? (
          <HandOver about={about} trackers={free} close={close} />
        ) : (
          may &&
          !isOver &&
          free.length > 0 && (
            <div className={`${classes.acts} no-print`}>
              <Button size="xs" variant="default" onClick={() => setHanding(true)}>
                {said.hand}
              </Button>
            </div>
          )
        )}
      </div>
    </Sheet>
  )
}
