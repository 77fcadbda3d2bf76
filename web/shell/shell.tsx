import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMessages } from '../messages/messages.ts'
import { Icon } from '../parts/icon.tsx'
import { visible } from '../parts/visible.ts'
import { type Me, mayOne, signers, useHere } from '../session.tsx'
import { Frame } from './frame.tsx'
import { Moment, useFormat } from './moment.tsx'
import { usePlace } from './place.ts'
import { rooms } from './rooms.ts'
import classes from './shell.module.css'

// Whoever enters no time needs none of it; where it cannot be loaded the pages are there all the same.
const TimerBar = lazy(() =>
  import('../pages/hours/timer-bar.tsx').then(
    ({ TimerBar: default_ }) => ({ default: default_ }),
    () => ({ default: () => null }),
  ),
)

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
      rooms={rooms.map((room) => (
        <li key={room.name} data-first={'first' in room || undefined} data-wide={!('onPhone' in room) || undefined}>
          <Link
            to={room.to}
            params={params}
            className={classes.room}
            activeOptions={{ exact: room.name === 'overview', includeSearch: false }}
            activeProps={{ 'data-here': true }}
          >
            <Icon name={room.icon} />
            <span className={classes.long}>{words.nav[room.name]}</span>
            {'onPhone' in room && <span className={classes.short}>{words.navShort[room.name]}</span>}
          </Link>
        </li>
      ))}
      above={
        <>
          {mayOne(here, signers) && (
            <Suspense>
              <TimerBar />
            </Suspense>
          )}
          {(asOf || label || readingAgain.length > 0) && (
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
          )}
        </>
      }
    />
  )
}
