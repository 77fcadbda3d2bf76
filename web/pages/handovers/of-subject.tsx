import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useHandoverWords } from '../../messages/handovers.ts'
import { useMessages } from '../../messages/messages.ts'
import { Loading, Panel, Sheet } from '../../parts/panel.tsx'
import { mayOne, operators, useHere } from '../../session.tsx'
import { type About, useHandoversOf, useTrackers } from './ask.ts'
import { HandOver } from './hand-over.tsx'
import { HandoverRow } from './handover-row.tsx'
import classes from './handovers.module.css'

/** What of a finding, a request or a task was handed over to other tools, and the way to hand it over. Nothing where there is neither. */
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
  const taken = new Set(items.filter(({ state }) => state !== 'ended').map(({ tracker }) => tracker.id))
  const free = ready.filter(({ id }) => !taken.has(id))
  return (
    <Sheet title={said.title}>
      <div ref={place} tabIndex={-1} className={classes.here}>
        <Panel answer={answer} words={words.panel} height={62}>
          {() =>
            items.length === 0 && trackers.data === undefined ? (
              <Loading words={words.panel} height={62} />
            ) : items.length === 0 ? (
              <p className="second">{ready.length === 0 ? said.noTracker : said.none}</p>
            ) : (
              <ul className={classes.list}>
                {items.map((one) => (
                  <HandoverRow key={one.id} of={one} may={may} />
                ))}
              </ul>
            )
          }
        </Panel>
        {may && trackers.data !== undefined && ready.length === 0 && items.length === 0 && (
          <p className="no-print">
            <Link to="/w/$workspace/connectors" params={{ workspace: here.workspace }} hash="trackers">
              {said.toTrackers}
            </Link>
          </p>
        )}
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
