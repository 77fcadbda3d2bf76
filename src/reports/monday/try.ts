import { sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import type { Db } from '../../store/state/state.ts'

/** So often an hour somebody is sent what they would get: enough to try every way to be told, and too little to fill a mailbox. */
const MOST = 5

/** Counts one that a person asked for, whoever that is, and refuses it when it is one too many. Several servers count together. */
export async function takeTry(db: Db, who: string, now: Micros): Promise<void> {
  const at = toDate(now)
  const hourAgo = toDate(now - MICROS.h)
  const { rows } = await sql<{ count: number; since: Date }>`
    insert into notice_monday_try as tried (who, since, count) values (${who}, ${at}, 1)
    on conflict (who) do update set
      since = case when tried.since <= ${hourAgo} then excluded.since else tried.since end,
      count = case when tried.since <= ${hourAgo} then 1 else tried.count + 1 end
    returning count, since`.execute(db)
  const [row] = rows
  if (row === undefined || row.count <= MOST) return
  const retryS = Math.max(1, Math.ceil((fromDate(row.since) + MICROS.h - now) / MICROS.s))
  throw new AppError(
    'too_many_requests',
    say`It was sent ${MOST} times within an hour already. Look at it here, and have it sent again in ${Math.ceil(retryS / 60)} minutes.`,
    { retryS },
  )
}
