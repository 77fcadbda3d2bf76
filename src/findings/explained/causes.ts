import { fromDate, MICROS, type Micros, parseTime, toDate } from '../../base/time.ts'
import { askCallers } from '../../evidence/runs/callers.ts'
import { countedTo } from '../../evidence/runs/count.ts'
import { askKnownBetween } from '../../evidence/runs/known-between.ts'
import { listMaintenanceWindows, type MaintenanceWindow } from '../../plan/maintenance-windows.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import type { EvidenceOfFinding } from '../finding.ts'
import { OUTAGES } from '../integrations/outage.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }

/**
 * What may be why something is off: a system that is down, or was lately, by the id of its finding, with the runs in which a call of it failed meanwhile; or planned
 * maintenance, by the id of its window, with the runs of that time.
 */
export type Cause = {
  readonly kind: 'outage' | 'maintenance'
  readonly id: string
  readonly since: Micros
  readonly runs: ReadonlySet<string>
  /** Those of all causes that are one matter, such as maintenance of each night: what is off without them is explained by none. */
  readonly all: ReadonlySet<string>
}

/** What the runs of such a time did to promises may become known some days after it. */
const LATER = 7 * MICROS.d

/** What may explain what is off at a moment, and what did in the week before: what was planned first. */
export async function causesAt(parts: Parts, workspace: string, asOf: Micros): Promise<Cause[]> {
  const by = await countedTo(parts.state, workspace)
  return [
    ...(await maintenanceAt(parts, workspace, { asOf, by })),
    ...(await outagesAt(parts, workspace, { asOf, by })),
  ]
}

type At = {
  readonly asOf: Micros
  /** Everything that was counted by this stamp. */
  readonly by: Micros
}

/** Maintenance that was planned, and has begun. */
export async function maintenanceAt({ state, evidence }: Parts, workspace: string, { asOf, by }: At): Promise<Cause[]> {
  const windows = await listMaintenanceWindows(state.db, workspace, { from: asOf - LATER, to: asOf + 1 })
  const begun = windows.filter(({ since, until }) => since < until)
  const known = await Promise.all(
    begun.map(async (window) => {
      const { workflow, integration, since, until } = window
      const range = { from: since, to: until, by }
      const runs =
        integration === null
          ? await askKnownBetween(evidence, workspace, { workflow, ...range })
          : await askFailed(evidence, workspace, integration, range)
      return { window, runs: new Set(runs) }
    }),
  )
  return [...Map.groupBy(known, ({ window }) => window.of_plan?.name ?? window.id).values()].flatMap(asCauses)
}

/** What comes back may do together what none of its times does alone: each time stands for those before it, too. */
function asCauses(
  times: readonly { readonly window: MaintenanceWindow; readonly runs: ReadonlySet<string> }[],
): Cause[] {
  const all = new Set(times.flatMap(({ runs }) => [...runs]))
  const soFar = new Set<string>()
  return times.map(({ window, runs }) => {
    for (const run of runs) soFar.add(run)
    return {
      kind: 'maintenance',
      id: window.id,
      since: times[0]?.window.since ?? window.since,
      runs: new Set(soFar),
      all,
    }
  })
}

async function outagesAt({ state, evidence }: Parts, workspace: string, { asOf, by }: At): Promise<Cause[]> {
  const rows = await state.db
    .selectFrom('finding')
    .select(['id', 'evidence', 'resolved_at'])
    .where('workspace_id', '=', workspace)
    .where('key', 'like', `${OUTAGES}%`)
    .where((eb) => eb.or([eb('resolved_at', 'is', null), eb('resolved_at', '>', toDate(asOf - LATER))]))
    .orderBy('first_seen')
    .orderBy('id')
    .execute()
  const causes = rows.map(async ({ id, evidence: kept, resolved_at }): Promise<Cause[]> => {
    const { question, from } = kept as EvidenceOfFinding
    if (question?.kind !== 'outage') return []
    const since = parseTime(from ?? '')?.micros ?? 0
    const to = resolved_at === null ? asOf : fromDate(resolved_at)
    const runs = new Set(await askFailed(evidence, workspace, question.integration, { from: since, to, by }))
    return [{ kind: 'outage', id, since, runs, all: runs }]
  })
  return (await Promise.all(causes)).flat()
}

/** The runs in which a call of a system failed in a time. */
async function askFailed(
  evidence: Evidence,
  workspace: string,
  integration: string,
  range: { readonly from: Micros; readonly to: Micros; readonly by: Micros },
): Promise<string[]> {
  const callers = await askCallers(evidence, workspace, { integrations: [integration], ...range })
  return callers.filter((one) => one.failed > 0).map((one) => one.run)
}

/**
 * Which of them explains something that is off: without its runs it would not be. Asked in their order, so that of two that both do it is the
 * one that was first. Nothing is explained by what began a day after it, or later.
 */
export async function causeOf(
  causes: readonly Cause[],
  began: Micros,
  isOffWithout: (runs: ReadonlySet<string>) => Promise<boolean>,
): Promise<string | null> {
  const isOffWithoutAll = new Map<ReadonlySet<string>, boolean>()
  for (const { id, since, runs, all } of causes) {
    if (runs.size === 0 || since > began + MICROS.d) continue
    if (all.size > runs.size) {
      const known = isOffWithoutAll.get(all) ?? (await isOffWithout(all))
      isOffWithoutAll.set(all, known)
      if (known) continue
    }
    if (!(await isOffWithout(runs))) return id
  }
  return null
}
