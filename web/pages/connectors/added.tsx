import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { Failed } from '../../parts/failed.tsx'
import { spoken } from '../../parts/format.ts'
import { Panel, Sheet } from '../../parts/panel.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { type Connector, usePlatformWorkflows } from './ask.ts'
import classes from './connectors.module.css'
import { useCover } from './cover.ts'
import { useReading } from './reading.ts'
import { useShowAdded } from './show-added.ts'

/** A platform that has just been added: its history comes in, its live workflows, and the plan begun with them. */
export function Added({ connector }: { connector: Connector }) {
  const words = useMessages()
  const said = words.connectors
  const show = useShowAdded()
  const workflows = usePlatformWorkflows(connector.id)
  const cover = useCover(`added ${connector.id}`)
  const reading = useReading(connector.id)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const { read } = reading
  const isUnread = connector.state === 'new'
  // Nobody who has just connected something waits for the next minute.
  useEffect(() => {
    if (isUnread) read()
  }, [isUnread, read])
  return (
    <Sheet title={said.added(visible(connector.name))}>
      <div ref={place} tabIndex={-1} className={rows.shown}>
        <p role="status" className="sent">
          {spoken(connector.sentence)}
        </p>
        <Panel answer={workflows} words={words.panel} height={120}>
          {({ items }) => {
            const live = items.filter((one) => one.is_live)
            const open = live.filter((one) => one.coverage === 'not_covered')
            return (
              <>
                <p>{said.has(items.length, live.length)}</p>
                {live.length > 0 && (
                  <ul className={classes.names}>
                    {live.map((one) => (
                      <li key={one.id} className="sent">
                        {visible(one.name)}
                      </li>
                    ))}
                  </ul>
                )}
                {open.length > 0 && <p className="second">{said.draftText}</p>}
                <Failed error={cover.error} />
                <div className={rows.acts}>
                  {open.length > 0 && (
                    <Button
                      disabled={cover.isSending}
                      onClick={() => cover.send([{ connector: connector.id, workflows: open }])}
                    >
                      {said.draftButton(open.length)}
                    </Button>
                  )}
                  <Button variant="default" onClick={() => show(undefined)}>
                    {open.length > 0 ? said.later : words.close}
                  </Button>
                </div>
              </>
            )
          }}
        </Panel>
      </div>
    </Sheet>
  )
}
