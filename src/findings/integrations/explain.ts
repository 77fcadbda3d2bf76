import { fromDate, MICROS, type Micros, parseTime, toDate } from '../../base/time.ts'
import { askCallers } from '../../evidence/runs/callers.ts'
import { countedTo } from '../../evidence/runs/count.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import type { EvidenceOfFinding } from '../finding.ts'
import { OUTAGES } from './outage.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }

/** A system that is down, or was lately, with the runs in which a call of it failed meanwhile. */
export type Cause = { readonly id: string; readonly since: Micros; readonly failed: ReadonlySet<string> }

/** What the runs of an outage did to promises may become known some days after it. */
const LATER = 7 * MICROS.d

/** What may explain what is off at a moment: systems that are down, and those that were in the week before. */
export async function causesAt({ state, evidence }: Parts, workspace: string, asOf: Micros): Promise<Cause[]> {
  const rows = await state.db
    .selectFrom('finding')
    .select(['id', 'evidence', 'resolved_at'])
    .where('workspace_id', '=', workspace)
    .where('key', 'like', `${OUTAGES}%`)
    .where((eb) => eb.or([eb('resolved_at', 'is', null), eb('resolved_at', '>', toDate(asOf - LATER))]))
    .orderBy('first_seen')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const by = await countedTo(state, workspace)
  const causes = rows.map(async ({ id, evidence: kept, resolved_at }): Promise<Cause[]> => {
    const { question, from } = kept as EvidenceOfFinding
    if (question?.kind !== 'outage') return []
    const since = parseTime(from ?? '')?.micros ?? 0
    const to = resolved_at === null ? asOf : fromDate(resolved_at)
    const callers = await askCallers(evidence, workspace, { integrations: [question.integration], from: since, to, by })
    const failed = callers.filter((one) => one.failed > 0).map((one) => one.run)
    return [{ id, since, failed: new Set(failed) }]
  })
  return (await Promise.all(causes)).flat()
}

/**
 * Which of them explains something that is off: without the runs in which that system failed it would not be. Asked in their order,
 * so that of two that both do it is the one that was first. Nothing is explained by what began a day after it, or later.
 */
export async function causeOf(
  causes: readonly Cause[],
  began: Micros,
  isOffWithout: (failed: ReadonlySet<string>) => Promise<boolean>,
): Promise<string | null> {
  for (const { id, since, failed } of causes)
    if (failed.size > 0 && since <= began + MICROS.d && !(await isOffWithout(failed))) return id
  return null
}
