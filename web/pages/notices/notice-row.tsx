import { useNoticeWords } from '../../messages/notices.ts'
import { Mark } from '../../parts/mark.tsx'
import rows from '../../parts/rows.module.css'
import { visible } from '../../parts/visible.ts'
import { Moment } from '../../shell/moment.tsx'
import type { Delivery, Notice } from './ask.ts'
import classes from './notices.module.css'

/** One notice: what it says, and beneath it everybody who was to be told. */
export function NoticeRow({ of }: { of: Notice }) {
  const said = useNoticeWords()
  return (
    <li className={classes.notice}>
      <div className={classes.head}>
        <strong className="sent">{visible(of.subject)}</strong>
        <span className="quiet small">
          <Moment time={of.owed_at} />
        </span>
      </div>
      {of.deliveries.length === 0 ? (
        <p className="second small sent">{of.nobody ?? said.soon}</p>
      ) : (
        <ul className={classes.deliveries}>
          {of.deliveries.map((one) => (
            <DeliveryRow key={one.id} of={one} />
          ))}
        </ul>
      )}
    </li>
  )
}

const tones = {
  waiting: 'plain',
  failed: 'warn',
  held: 'plain',
  sent: 'good',
  exhausted: 'bad',
  dropped: 'plain',
} as const

function DeliveryRow({ of }: { of: Delivery }) {
  const said = useNoticeWords()
  const at = of.state === 'sent' ? of.sent_at : of.state === 'held' ? of.next_at : null
  const reason = of.reason === null ? undefined : said.reason[of.reason]
  const isFailed = of.state === 'failed' || of.state === 'exhausted'
  return (
    <li className={rows.what}>
      <p className={classes.state}>
        <Mark tone={tones[of.state]} size={14} />{' '}
        <span className="sent">
          {visible(of.to)} ({said.channel[of.channel]}): {said.state[of.state]}
          {at !== null && (
            <>
              {' '}
              <Moment time={at} />
            </>
          )}
          {reason && `, ${reason}`}
          {isFailed && `, ${said.attempts(of.attempts)}`}
        </span>
      </p>
      {isFailed && of.last_error !== null && <p className="small sent">{visible(of.last_error)}</p>}
      <p className="quiet small sent">{said.why(visible(of.because))}</p>
    </li>
  )
}
