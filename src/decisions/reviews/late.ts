import { sql } from 'kysely'
import { say, sayDay } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import type { Answer } from '../../findings/finding.ts'
import type { Db } from '../../store/state/state.ts'

type Late = { readonly late: number; readonly oldest: { readonly id: string; readonly due: Micros } | null }

/** Reviews that were due before a moment and that no person has signed or refused. */
export async function askLate(db: Db, workspace: string, workflow: string, dueBefore: Micros): Promise<Late> {
  const rows = await db
    .selectFrom('review')
    .select(['id', 'due_at'])
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .where('is_due', '=', true)
    .where('state', '=', 'drawn')
    .where('due_at', '<', toDate(dueBefore))
    .orderBy('due_at')
    .execute()
  const [oldest] = rows
  return { late: rows.length, oldest: oldest ? { id: oldest.id, due: fromDate(oldest.due_at) } : null }
}

/** How many reviews a person signed or refused after a moment. */
export async function askSigned(db: Db, workspace: string, workflow: string, after: Micros): Promise<number> {
  const { signed } = await db
    .selectFrom('review')
    .select(sql<number>`count(*)::int`.as('signed'))
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .where('signed_at', '>', toDate(after))
    .executeTakeFirstOrThrow()
  return signed
}

/** "2 are due and not held; the oldest was due on 2026-03-02" */
export function lateInWords({ late, oldest }: Late): Answer {
  if (!oldest) return { said: say`All that were due by then are held.`, answer: { late } }
  const due = shortTime(oldest.due)
  const dueDay = sayDay(due.slice(0, 10))
  return {
    said:
      late === 1
        ? say`One is due and not held; the oldest was due on ${dueDay}.`
        : say`${late} are due and not held; the oldest was due on ${dueDay}.`,
    answer: { late, oldest: oldest.id, due },
  }
}
