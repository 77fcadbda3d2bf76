import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { Link, Outlet } from '@tanstack/react-router'
import { type Language, languages, useMessages } from '../messages/messages.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { type Me, useHere } from '../session.tsx'
import { Moment } from './moment.tsx'
import { usePlace } from './place.ts'
import classes from './shell.module.css'

const rooms = [
  { to: '/w/$workspace', icon: 'overview', name: 'overview' },
  { to: '/w/$workspace/findings', icon: 'findings', name: 'findings' },
  { to: '/w/$workspace/reviews', icon: 'reviews', name: 'reviews' },
  { to: '/w/$workspace/runs', icon: 'runs', name: 'runs' },
  { to: '/w/$workspace/plan', icon: 'plan', name: 'plan' },
  { to: '/w/$workspace/decisions', icon: 'decisions', name: 'decisions' },
] as const satisfies { to: string; icon: IconName; name: string }[]

/** What stands around every page of a workspace: where one can go, which workspace this is, who one is. */
export function Shell({ me, speak }: { me: Me; speak: (language: Language) => void }) {
  const words = useMessages()
  const here = useHere()
  const { asOf } = usePlace()
  const params = { workspace: here.workspace }
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#page">
        {words.skip}
      </a>
      <nav className={classes.nav} aria-label={words.nav.label}>
        <div className={classes.brand}>
          <img src="/icon.svg" alt="" width="24" height="24" />
          <span>{words.product}</span>
        </div>
        <ul className={classes.rooms}>
          {rooms.map(({ to, icon, name }) => (
            <li key={name}>
              <Link
                to={to}
                params={params}
                className={classes.room}
                activeOptions={{ exact: name === 'overview', includeSearch: false }}
                activeProps={{ 'data-here': true }}
              >
                <Icon name={icon} />
                <span className={classes.long}>{words.nav[name]}</span>
                <span className={classes.short}>{words.navShort[name]}</span>
              </Link>
            </li>
          ))}
        </ul>
        <Account me={me} speak={speak} />
      </nav>
      <div className={classes.rest}>
        {asOf && (
          <header className={classes.asOf}>
            <Icon name="clock" size={16} />
            <span>
              {words.asOf} <Moment time={asOf} />
            </span>
          </header>
        )}
        <main id="page" tabIndex={-1} className={classes.page}>
          <Outlet />
        </main>
      </div>
    </div>
  )
}

function Account({ me, speak }: { me: Me; speak: (language: Language) => void }) {
  const words = useMessages()
  const here = useHere()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="top-start" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className={classes.account}>
          <span className="hidden">{words.account.open}</span>
          <span className={classes.workspace}>
            <strong>{here.name}</strong>
            <span>{me.person?.name ?? me.id}</span>
          </span>
          <Icon name="up" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {me.workspaces.length > 1 && (
          <>
            <Menu.Label>{words.account.workspace}</Menu.Label>
            {me.workspaces.map((one) => (
              <Menu.Item
                key={one.id}
                component="a"
                href={`/w/${one.id}`}
                rightSection={one.id === here.workspace ? <Icon name="check" size={16} /> : undefined}
              >
                {one.name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{words.account.theme}</Menu.Label>
        <div className={classes.choice}>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={words.account.theme}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as 'auto' | 'dark' | 'light')}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: words.account[value] }))}
          />
        </div>
        <Menu.Label>{words.account.language}</Menu.Label>
        <div className={classes.choice}>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={words.account.language}
            value={Object.entries(languages).find(([, one]) => one === words)?.[0] ?? 'en'}
            onChange={(value) => speak(value as Language)}
            data={Object.entries(languages).map(([value, one]) => ({ value, label: one.name }))}
          />
        </div>
        <Menu.Divider />
        <Menu.Item component="a" href="/api">
          {words.account.api}
        </Menu.Item>
        <form method="post" action="/sign-out">
          <Menu.Item component="button" type="submit">
            {words.account.signOut}
          </Menu.Item>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}
