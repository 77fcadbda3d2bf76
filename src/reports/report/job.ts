import { dayStart } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'
import { inForceAt, planVersions } from '../../plan/versions.ts'
import { firstWorkOf } from '../../plan/working-time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import { draftReport } from './keep.ts'
import { monthBefore, monthOf } from './month.ts'

/** So many months back it is made up for what was missed; of older ones nobody waits for a report. */
const BACK = 12

/**
 * Draws up the report of each month that is over, once people are first at work in the next: a draft, which waits for a person. What was
 * missed is made up for. Of a month of which somebody drew one up nothing more is done, and none is drawn up of a month that was over
 * before there was a plan.
 */
export async function draftDue(
  parts: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const { db } = parts.state
  const versions = await planVersions(db, workspace)
  const plan = inForceAt(versions, asOf)?.plan
  const first = versions[0]
  if (!plan || !first) return
  const due: string[] = []
  for (let next = monthOf(asOf, plan.time_zone); due.length < BACK; next = monthBefore(next)) {
    if (dayStart(`${next}-01`, plan.time_zone) <= first.applied_at) break
    if (firstWorkOf(plan, next) <= asOf) due.push(monthBefore(next))
  }
  if (due.length === 0) return
  const rows = await db
    .selectFrom('report')
    .select('month')
    .where('workspace_id', '=', workspace)
    .where('month', 'in', due)
    .where('scope', '=', '')
    .execute()
  const drawn = new Set(rows.map(({ month }) => month))
  for (const month of due.reverse())
    if (!drawn.has(month))
      await draftReport(parts, workspace, { month, workflows: [], asOf, tells: true }, { by: 'job:reports', now })
}
