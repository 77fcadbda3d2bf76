import { Link } from '@tanstack/react-router'
import { useMessages } from '../messages/messages.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { visible } from '../parts/visible.ts'
import { type Me, useHere } from '../session.tsx'
import { Frame } from './frame.tsx'
import { Moment, useFormat } from './moment.tsx'
import { usePlace } from './place.ts'
import classes from './shell.module.css'

const rooms = [
  { to: '/w/$workspace', icon: 'overview', name: 'overview' },
  { to: '/w/$workspace/findings', icon: 'findings', name: 'findings' },
  { to: '/w/$workspace/reviews', icon: 'reviews', name: 'reviews' },
  { to: '/w/$workspace/requests', icon: 'requests', name: 'requests' },
  { to: '/w/$workspace/runs', icon: 'runs', name: 'runs' },
  { to: '/w/$workspace/plan', icon: 'plan', name: 'plan' },
  { to: '/w/$workspace/decisions', icon: 'decisions', name: 'decisions' },
] as const satisfies { to: string; icon: IconName; name: string }[]

/** What stands around every page of a workspace: where one can go, which workspace this is, who one is. */
export function Shell({ me }: { me: Me }) {
  const words = useMessages()
  const here = useHere()
  const { asOf, label, readingAgain, names } = usePlace()
  const format = useFormat()
  const params = { workspace: here.workspace }
  return (
    <Frame
      me={me}
      here={here}
      rooms={rooms.map(({ to, icon, name }) => (
        <li key={name} data-wide={name === 'decisions' || undefined}>
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
      above={
        (asOf || label || readingAgain.length > 0) && (
          <section className={classes.standing} aria-label={label ?? (asOf ? words.asOf : words.readingAgain.label)}>
            {label && <strong>{label}</strong>}
            {asOf && (
              <span>
                <Icon name="clock" size={16} /> {words.asOf} <Moment time={asOf} />
              </span>
            )}
            {readingAgain.map(({ workflow, done, total }) => (
              <span key={workflow}>
                {words.readingAgain.sentence(
                  visible(names.workflows[workflow] ?? workflow),
                  format.number(done),
                  format.number(total),
                )}
              </span>
            ))}
          </section>
        )
      }
    />
  )
}
