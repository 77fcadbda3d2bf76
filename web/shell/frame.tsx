import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../messages/messages.ts'
import type { Here, Me } from '../session.tsx'
import { Account } from './account.tsx'
import classes from './shell.module.css'

/** What stands around every page: where one can go, and who one is; `above` holds for all of it. */
export function Frame(props: { me: Me; here: Here | null; rooms: ReactNode; above?: ReactNode }) {
  const { me, here, rooms, above } = props
  const words = useMessages()
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
        <ul className={classes.rooms}>{rooms}</ul>
        <Account me={me} here={here} />
      </nav>
      <div className={classes.rest}>
        {above}
        <main id="page" tabIndex={-1} className={classes.page}>
          <Outlet />
        </main>
      </div>
    </div>
  )
}
