import { Link } from '@tanstack/react-router'
import { useMessages } from '../messages/messages.ts'
import { Icon } from '../parts/icon.tsx'
import { Panel, Sheet } from '../parts/panel.tsx'
import { hasClients, lastWorkspace, useMe } from '../session.tsx'
import { Frame } from './frame.tsx'
import { type Place, PlaceContext } from './place.ts'
import { SessionOver } from './session-over.tsx'
import classes from './shell.module.css'
import start from './start.module.css'

/** No workspace, hence no plan with a zone: times are those of who reads. */
const nowhere: Place = {
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'USD',
  asOf: null,
  plan: null,
  label: null,
  readingAgain: [],
  names: { workflows: {}, plan_people: {}, people: {} },
}

/** Around the pages that are about no single workspace: all clients, and oneself. */
export function Outside() {
  const words = useMessages()
  const me = useMe()
  if (!me.data)
    return (
      <div className={start.alone}>
        <Sheet>
          <Panel answer={me} words={words.panel}>
            {() => null}
          </Panel>
        </Sheet>
        <SessionOver />
      </div>
    )
  const { workspaces } = me.data
  const back = workspaces.find((one) => one.id === lastWorkspace()) ?? workspaces[0]
  return (
    <PlaceContext value={nowhere}>
      <Frame
        me={me.data}
        here={null}
        rooms={
          <>
            {hasClients(me.data) && (
              <li>
                <Link to="/clients" className={classes.room} activeProps={{ 'data-here': true }}>
                  <Icon name="clients" />
                  <span>{words.account.clients}</span>
                </Link>
              </li>
            )}
            {back && (
              <li>
                <Link to="/w/$workspace" params={{ workspace: back.id }} className={classes.room}>
                  <Icon name="left" />
                  <span className={classes.cut}>{words.account.backTo(back.name)}</span>
                </Link>
              </li>
            )}
          </>
        }
      />
      <SessionOver />
    </PlaceContext>
  )
}
