import { useSupportWords } from '../../messages/support.ts'
import { Mark } from '../../parts/mark.tsx'
import { Moment, useFormat } from '../../shell/moment.tsx'
import { type Clock, inHours } from './ask.ts'
import classes from './support.module.css'

const toneOf = ({ state, broken_at, used_percent }: Clock) => {
  if (broken_at !== null) return 'bad'
  if (state === 'done') return 'good'
  return used_percent >= 75 ? 'warn' : 'plain'
}

/** How one clock stands, in words and times. Within a link what it says is plain. */
export function ClockStands({ of, inLink = false }: { of: Clock; inLink?: boolean }) {
  const said = useSupportWords()
  const { number } = useFormat()
  const { state, target_ms, left_ms, due, done_at, broken_at } = of
  const mark = <Mark tone={toneOf(of)} size={14} />
  if (state === 'none' && broken_at === null) return <span className="quiet">{said.none}</span>
  if (state === 'done')
    return (
      <span>
        {mark} {broken_at === null ? said.inTime : said.doneLate}
        {done_at && (
          <>
            , <Moment time={done_at} inLink={inLink} />
          </>
        )}
      </span>
    )
  const stands = state === 'paused' ? said.stands : state === 'outside' ? said.outside : undefined
  return (
    <span>
      {mark}{' '}
      {broken_at === null ? (
        <>
          <strong>{said.left(inHours(Math.max(0, left_ms ?? 0), number), inHours(target_ms ?? 0, number))}</strong>
          {due && (
            <>
              , {said.due} <Moment time={due} inLink={inLink} />
            </>
          )}
        </>
      ) : (
        <>
          <strong>{said.late}</strong> <Moment time={broken_at} inLink={inLink} />
        </>
      )}
      {stands && <span className="second"> ({stands})</span>}
    </span>
  )
}

/** How much of the promised time is used: the same in a line. */
export function Used({ of }: { of: Clock }) {
  const said = useSupportWords()
  const { number } = useFormat()
  if (of.state === 'none') return null
  const share = number(of.used_percent, 1)
  return (
    <span className={classes.bar} role="img" aria-label={said.used(share)} title={said.used(share)}>
      <span data-tone={toneOf(of)} style={{ width: `${Math.min(100, of.used_percent)}%` }} />
    </span>
  )
}
