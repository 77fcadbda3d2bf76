import { sql } from 'kysely'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import type { ReviewVerdict } from '../../decisions/reviews/review.ts'
import { type Finding, toFinding } from '../../findings/finding.ts'
import { principalInWords } from '../../store/state/principal-words.ts'
import type { Db } from '../../store/state/state.ts'
import type { Month } from './month.ts'

/** Rows of the state that a report of a month asks for itself. */

export type FindingOfMonth = Finding & { readonly held_by: string | null }

export type ReviewOfMonth = {
  readonly id: string
  readonly due_at: Micros
  readonly verdict: ReviewVerdict
  readonly state: 'drawn' | 'signed' | 'refused'
  readonly signed_at: Micros | null
}

/** What was off at any time of the month, the worst first; what concerns no workflow of the plan concerns all of them. */
export async function findingsIn(
  db: Db,
  workspace: string,
  { from, to }: Month,
  workflows: readonly string[],
): Promise<FindingOfMonth[]> {
  const rows = await db
    .selectFrom('finding')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('finding.owner')))
    .selectAll('finding')
    .select('user.name as holder')
    .where('workspace_id', '=', workspace)
    .where('first_seen', '<', toDate(to))
    .where((eb) => eb.or([eb('resolved_at', 'is', null), eb('resolved_at', '>=', toDate(from))]))
    .where('workflow', 'in', [...workflows, ''])
    .orderBy('first_seen')
    .orderBy('key')
    .execute()
  const weight = { high: 0, medium: 1, low: 2 }
  return rows
    .map(({ holder, ...row }) => ({
      ...toFinding(row),
      held_by: row.owner === null ? null : principalInWords(row.owner, holder),
    }))
    .sort((a, b) => weight[a.severity] - weight[b.severity])
}

/** Reviews that were due in the month; that of the month itself is due at its end. */
export async function reviewsIn(
  db: Db,
  workspace: string,
  { from, to }: Month,
  workflow: string,
): Promise<ReviewOfMonth[]> {
  const rows = await db
    .selectFrom('review')
    .select(['id', 'due_at', 'verdict', 'state', 'signed_at'])
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .where('is_due', '=', true)
    .where('due_at', '>', toDate(from))
    .where('due_at', '<=', toDate(to))
    .orderBy('due_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    due_at: fromDate(row.due_at),
    verdict: row.verdict as ReviewVerdict,
    state: row.state as ReviewOfMonth['state'],
    signed_at: row.signed_at === null ? null : fromDate(row.signed_at),
  }))
}

/** When the oldest review was due that waits for its signature; null where none does. */
export async function waitingReview(db: Db, workspace: string, workflow: string, to: Micros): Promise<Micros | null> {
  const row = await db
    .selectFrom('review')
    .select('due_at')
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .where('is_due', '=', true)
    .where('state', '=', 'drawn')
    .where('due_at', '<=', toDate(to))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row ? fromDate(row.due_at) : null
}

export async function refusedLines(db: Db, workspace: string): Promise<number> {
  const row = await db
    .selectFrom('refused_line')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('workspace_id', '=', workspace)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
