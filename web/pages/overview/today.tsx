import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { spoken } from '../../parts/format.ts'
import { Mark } from '../../parts/mark.tsx'
import { Sheet } from '../../parts/panel.tsx'
import { useHere } from '../../session.tsx'
import { Moment } from '../../shell/moment.tsx'
import classes from './overview.module.css'
import type { Overview } from './select.ts'

const FIRST = 5

/** Beside the workflows: what waits for a decision, who is away and who covers, what expires. */
export function Today({ overview }: { overview: Overview }) {
  const words = useMessages()
  const { workspace } = useHere()
  const said = words.overview
  const { decisions, away, gaps, expiring } = overview
  const nameOf = (workflow: string) => overview.workflows.find((one) => one.workflow === workflow)?.name ?? workflow
  const [isAll, setAll] = useState(false)
  return (
    <aside className={classes.today} aria-label={said.today}>
      <Sheet title={said.decide}>
        <ul className={classes.plain}>
          <li>
            {decisions.reviews === 0 ? (
              <span className="second">{said.reviewsWait(0)}</span>
            ) : (
              <Link to="/w/$workspace/reviews" params={{ workspace }} search={{ state: 'due' }}>
                {said.reviewsWait(decisions.reviews)}
              </Link>
            )}
          </li>
          <li>
            {decisions.findings === 0 ? (
              <span className="second">{said.untaken(0)}</span>
            ) : (
              <Link to="/w/$workspace/findings" params={{ workspace }} search={{ state: 'open' }}>
                {said.untaken(decisions.findings)}
              </Link>
            )}
          </li>
          {overview.requests.mine.slice(0, FIRST).map((one) => (
            <li key={one.id}>
              <Link to="/w/$workspace/requests/$request" params={{ workspace, request: one.id }} className="sent">
                {one.title}
              </Link>
              <span className="second small">{spoken(one.next)}</span>
            </li>
          ))}
          {overview.requests.open > 0 && (
            <li>
              <Link to="/w/$workspace/requests" params={{ workspace }}>
                {said.requestsWait(overview.requests.mine.length, overview.requests.open)}
              </Link>
            </li>
          )}
          {overview.held_mails > 0 && (
            <li>
              <Link to="/w/$workspace/requests/mail" params={{ workspace }}>
                {said.heldMails(overview.held_mails)}
              </Link>
            </li>
          )}
          {overview.tasks.open > 0 && (
            <li>
              <Link
                to="/w/$workspace/tasks"
                params={{ workspace }}
                search={overview.tasks.overdue > 0 ? { state: 'overdue' } : {}}
              >
                {overview.tasks.overdue > 0
                  ? said.tasksOverdue(overview.tasks.overdue, overview.tasks.mine_overdue)
                  : said.tasksOpen(overview.tasks.open)}
              </Link>
            </li>
          )}
          {overview.refused_lines > 0 && (
            <li>
              <Link to="/w/$workspace/refused" params={{ workspace }}>
                {said.refusedLines(overview.refused_lines)}
              </Link>
            </li>
          )}
        </ul>
      </Sheet>
      <Sheet title={said.away}>
        {away.length === 0 && gaps.length === 0 && <p className="second">{said.nobodyAway}</p>}
        <ul className={classes.plain}>
          {away.map((one) => (
            <li key={one.key}>
              {one.name} <span className="quiet">{said.until}</span> <Moment time={one.to} as="day" />
              <span className="second small">{one.cover ? said.covers(one.cover) : said.noCover}</span>
            </li>
          ))}
          {gaps.map((one) => (
            <li key={`${one.workflow} ${one.from}`}>
              <span>
                <Mark tone="bad" size={14} /> {said.gap(nameOf(one.workflow))}
              </span>
              <span className="second small">
                <Moment time={one.from} as="day" /> - <Moment time={one.to} as="day" />: {one.because}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={said.expires} aside={<span className="quiet small number">{expiring.length}</span>}>
        {expiring.length === 0 && <p className="second">{said.nothingExpires}</p>}
        <ul className={classes.plain}>
          {expiring.slice(0, isAll ? undefined : FIRST).map((one) => (
            <li key={`${one.workflow} ${one.words}`}>
              <span>
                <Mark tone={one.expired ? 'bad' : 'warn'} size={14} /> {one.words}
              </span>
              <span className="second small">
                {nameOf(one.workflow)}, {one.expired ? said.expired : said.expiresOn}{' '}
                {one.until && <Moment time={one.until} as="day" />}
              </span>
            </li>
          ))}
        </ul>
        {expiring.length > FIRST && (
          <button type="button" className={classes.more} onClick={() => setAll(!isAll)} aria-expanded={isAll}>
            {isAll ? words.less : `${words.all} (${expiring.length})`}
          </button>
        )}
      </Sheet>
    </aside>
  )
}
