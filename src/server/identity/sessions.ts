import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import type { Db } from '../../store/state/state.ts'

/** A browser in which somebody is signed in. What opens it, its token, is never read here. */
type Session = {
  readonly id: string
  /** Where the sign-in came from, of an IPv6 address its network; null where that is not known. */
  readonly address: string | null
  /** What the browser said of itself when it signed in. */
  readonly agent: string | null
  readonly since: Micros
  /** To within ten minutes. */
  readonly last_seen: Micros
}

/** The sessions of a person that have not ended, the one used last first. */
export async function listSessions(db: Db, user: string, now: Micros): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'ipAddress', 'userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', user)
    .where('expiresAt', '>', toDate(now))
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id, ipAddress, userAgent, createdAt, updatedAt }) => ({
    id,
    address: ipAddress || null,
    agent: userAgent || null,
    since: fromDate(createdAt),
    last_seen: fromDate(updatedAt),
  }))
}

/** Ends a session of a person, at once: the next request of its browser is a stranger's. Somebody else's is not found. */
export async function endSession(db: Db, user: string, id: string): Promise<void> {
  const ended = await db.deleteFrom('session').where('id', '=', id).where('userId', '=', user).executeTakeFirst()
  if (ended.numDeletedRows === 0n)
    throw new AppError('not_found', say`You have no session "${id}". List yours with GET /api/v1/sessions.`)
}

/** Ends every session of a person but one, and tells how many. */
export async function endOtherSessions(db: Db, user: string, kept: string): Promise<number> {
  const ended = await db.deleteFrom('session').where('userId', '=', user).where('id', '!=', kept).executeTakeFirst()
  return Number(ended.numDeletedRows)
}
