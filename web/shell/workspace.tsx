import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { apiOf } from '../api.ts'
import { listen } from '../live.ts'
import { useMessages } from '../messages/messages.ts'
import { Empty, Panel, Sheet } from '../parts/panel.tsx'
import { HereContext, keepWorkspace, type Me, useMe, useWorkspace } from '../session.tsx'
import { type Place, PlaceContext } from './place.ts'
import { SessionOver } from './session-over.tsx'
import { Shell } from './shell.tsx'
import classes from './start.module.css'

/** Everything inside one workspace: whether one may be here, and what holds for every page. */
export function InWorkspace() {
  const words = useMessages()
  const me = useMe()
  return (
    <>
      {me.data ? (
        <Entered me={me.data} />
      ) : (
        <div className={classes.alone}>
          <Sheet>
            <Panel answer={me} words={words.panel}>
              {() => null}
            </Panel>
          </Sheet>
        </div>
      )}
      <SessionOver />
    </>
  )
}

function Entered({ me }: { me: Me }) {
  const words = useMessages()
  const { workspace } = useParams({ from: '/w/$workspace' })
  const found = me.workspaces.find((one) => one.id === workspace)
  const api = useMemo(() => apiOf(workspace), [workspace])
  const place = useWorkspace(workspace, found !== undefined)
  const entered = found?.id
  useEffect(() => {
    if (entered === undefined) return
    keepWorkspace(entered)
    return listen(entered)
  }, [entered])
  if (!found)
    return (
      <div className={classes.alone}>
        <Sheet>
          <Empty title={words.session.notYours}>
            <Link to="/">{words.session.yours}</Link>
          </Empty>
        </Sheet>
      </div>
    )
  if (!place.data)
    return (
      <div className={classes.alone}>
        <Sheet>
          <Panel answer={place} words={words.panel}>
            {() => null}
          </Panel>
        </Sheet>
      </div>
    )
  const { time_zone: zone, currency, as_of: asOf, plan, label, reading_again: readingAgain, names } = place.data
  const holds: Place = { zone, currency, asOf, plan, label, readingAgain, names }
  return (
    <HereContext value={{ workspace, name: found.name, roles: found.roles, api }}>
      <PlaceContext value={holds}>
        <Shell key={workspace} me={me} />
      </PlaceContext>
    </HereContext>
  )
}
