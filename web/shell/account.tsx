import { Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../messages/messages.ts'
import { Icon } from '../parts/icon.tsx'
import { type Here, hasClients, type Me, mayOne, owners } from '../session.tsx'
import { rooms, setUp } from './rooms.ts'
import classes from './shell.module.css'

/** So many workspaces stand in the menu; all of them stand on the page of all clients. */
const MOST = 8

/** Who one is and in which workspace: to another one, to what is connected to it, its people and keys, to one's sessions, and out. */
export function Account({ me, here }: { me: Me; here: Here | null }) {
  const words = useMessages()
  const said = words.account
  // What is hidden would stop the keys that go from one to the next: it is not there.
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })
  return (
    <Menu position="top-start" width={260}>
      <Menu.Target>
        <button type="button" className={classes.account}>
          <span className="hidden">{said.open}</span>
          <span className={classes.workspace}>
            <strong>{here?.name ?? me.person?.name ?? me.id}</strong>
            <span>{here ? (me.person?.name ?? me.id) : me.person?.email}</span>
          </span>
          <Icon name="up" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {hasClients(me) && (
          <>
            <Menu.Label>{said.workspace}</Menu.Label>
            <Menu.Item renderRoot={(props) => <Link to="/clients" {...props} />}>{said.clients}</Menu.Item>
            {me.workspaces.slice(0, MOST).map((one) => (
              <Menu.Item
                key={one.id}
                component="a"
                href={`/w/${one.id}`}
                rightSection={one.id === here?.workspace ? <Icon name="check" size={16} /> : undefined}
              >
                {one.name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        {here && (
          <>
            <Menu.Label>{here.name}</Menu.Label>
            {/* Where the bar has a place for each, none stands here a second time. */}
            {rooms
              .filter((room) => isNarrow && !('onPhone' in room))
              .map(({ to, name }) => (
                <Menu.Item
                  key={name}
                  renderRoot={(props) => <Link to={to} params={{ workspace: here.workspace }} {...props} />}
                >
                  {words.nav[name]}
                </Menu.Item>
              ))}
            {setUp
              .filter((room) => room !== 'erasures' || mayOne(here, owners))
              .map((room) => (
                <Menu.Item
                  key={room}
                  renderRoot={(props) => (
                    <Link to={`/w/$workspace/${room}`} params={{ workspace: here.workspace }} {...props} />
                  )}
                >
                  {said[room]}
                </Menu.Item>
              ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item renderRoot={(props) => <Link to="/me" {...props} />}>{said.me}</Menu.Item>
        <Menu.Item component="a" href="/api">
          {said.api}
        </Menu.Item>
        <form method="post" action="/sign-out">
          {/* A menu that closes takes the form away before it is sent. */}
          <Menu.Item component="button" type="submit" closeMenuOnClick={false}>
            {said.signOut}
          </Menu.Item>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}
