import { useMessages } from '../messages/messages.ts'
import { spoken } from '../parts/format.ts'
import classes from './change-list.module.css'
import { Moment } from './moment.tsx'

type Change = {
  readonly at: string
  readonly said: string
  readonly why: string | null
  /** The note that tells of it; null where runs show it and nobody wrote it down. */
  readonly note: string | null
}

/** What changed, one below the other: when, what and why, and what of it nobody wrote down. */
export function ChangeList({ of }: { of: readonly Change[] }) {
  const words = useMessages()
  return (
    <ul className={classes.changes}>
      {of.map((one) => (
        <li key={`${one.at} ${one.note} ${one.said}`} className="sent">
          <span className="quiet">
            <Moment time={one.at} />
          </span>{' '}
          {spoken(one.said)}
          {one.why !== null && <span className="second">. {one.why}</span>}
          {one.note === null && <em> ({words.workflow.unwritten})</em>}
        </li>
      ))}
    </ul>
  )
}
