import { sql } from 'kysely'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import type { Db } from '../../store/state/state.ts'

/** Where it is found that the mail of a week did not reach somebody: they are called by the plan there, or by their account. */
export type MondayPlace = { readonly workspace: string; readonly person: string | null }

/** What became of the last mail of a week to somebody, as far as it came to an end. */
export type LastMonday = {
  /** user:ID of an account; of an address without one a hash of it, keyed. */
  readonly who: string
  readonly week: string
  readonly state: 'sent' | 'exhausted'
  readonly why: string | null
  readonly at: Micros
  readonly places: readonly MondayPlace[]
  /** Of an account. */
  readonly name: string | null
}

/** Of one. */
export const lastMondayOf = async (db: Db, who: string): Promise<LastMonday | undefined> =>
  (await lastMondays(db, who))[0]

/** Of everybody who still wants it, or of one: whoever turned it off is owed none. */
export async function lastMondays(db: Db, who: string | null = null): Promise<LastMonday[]> {
  const { rows } = await sql<{
    who: string
    week: string
    state: LastMonday['state']
    last_error: string | null
    ended_at: Date
    places: MondayPlace[]
    name: string | null
  }>`
    select last.*, "user".name from (
      select distinct on (who) who, week, state, last_error, ended_at, places from notice_monday
      where state in ('sent', 'exhausted') and (${who}::text is null or who = ${who}) order by who, week desc
    ) last
    left join "user" on 'user:' || "user".id = last.who
    left join notice_preference on notice_preference.person = "user".id
    where notice_preference.monday is not false order by last.who`.execute(db)
  return rows.map(({ last_error, ended_at, ...row }) => ({ ...row, why: last_error, at: fromDate(ended_at) }))
}

/** How many came to an end for somebody since a moment. */
export async function countMondays(db: Db, who: string, after: Micros): Promise<number> {
  const { count } = await db
    .selectFrom('notice_monday')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('who', '=', who)
    .where('state', 'in', ['sent', 'exhausted'])
    .where('ended_at', '>', toDate(after))
    .executeTakeFirstOrThrow()
  return count
}
