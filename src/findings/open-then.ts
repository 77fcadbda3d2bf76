import { localDay } from '../base/calendar.ts'
import { say, sayDay } from '../base/say.ts'
import { type Micros, toDate } from '../base/time.ts'
import type { Db } from '../store/state/state.ts'
import { type Finding, severities, toFinding } from './finding.ts'

/**
 * The findings of a workflow that were open at a moment that is over, the worst first and within that the longest open. When each
 * was open is kept; of what it said, only the last is, and that is not put into the mouth of an earlier moment.
 */
export async function openThen(
  db: Db,
  workspace: string,
  { workflow, at, zone }: { workflow: string; at: Micros; zone: string },
): Promise<Finding[]> {
  const rows = await db
    .selectFrom('finding')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .where('first_seen', '<=', toDate(at))
    .where((eb) => eb.or([eb('resolved_at', 'is', null), eb('resolved_at', '>', toDate(at))]))
    .orderBy('first_seen')
    .orderBy('key')
    .execute()
  const then = rows.map(toFinding).map((one): Finding => {
    const state = one.acknowledged_at !== null && one.acknowledged_at <= at ? 'acknowledged' : 'open'
    if (one.last_seen <= at) return { ...one, state }
    const last = sayDay(localDay(one.last_seen, zone))
    return { ...one, state, detail: say`It was open then, and was seen until ${last}.` }
  })
  return then.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
