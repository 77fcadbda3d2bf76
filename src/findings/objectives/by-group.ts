import type { Micros } from '../../base/time.ts'
import { type Behind, runsOfRow } from '../../evidence/runs/behind.ts'
import { askFigures, type FiguresRow } from '../../evidence/runs/figures.ts'
import { askCallsByIntegration, type Range } from '../../evidence/runs/measures.ts'
import { type MeasureName, measures } from '../../plan/measures.ts'
import type { Objective } from '../../plan/objective.ts'
import { measureBehind } from './behind.ts'
import { askObjective } from './evaluate.ts'
import { empty, isShare, shareOf } from './measure.ts'
import type { MeasureContext, Measured } from './measured.ts'

export const objectiveGroupings = ['case_type', 'route', 'release', 'model', 'integration'] as const
export type ObjectiveGrouping = (typeof objectiveGroupings)[number]

/** A promise's measure of the runs of one release, or of whatever they are told apart by; null are those of which that is not known. */
export type Part = { readonly group: string | null; readonly measured: Measured; readonly behind: Behind }

export type Grouped = { readonly by: ObjectiveGrouping; readonly parts: readonly Part[]; readonly left_off: number }

const isOfCalls = (measure: MeasureName): boolean =>
  measure === 'tool_errors' || measure === 'tool_retries' || measure === 'tool_latency'

/** More of one kind than anybody compares. */
const MOST = 12

/** What is promised, told apart by everything that may explain it, over one range: the largest parts. What has one part is left out. */
export async function askByGroup(
  context: MeasureContext,
  objective: Objective,
  range: { readonly workflow: string; readonly from: Micros; readonly to: Micros },
): Promise<Grouped[]> {
  const groupings = objectiveGroupings.filter((by) => isTold(objective, by))
  const asked = await Promise.all(groupings.map((by) => askGrouping(context, objective, { ...range, by })))
  return asked.filter(({ parts }) => parts.length > 1)
}

/**
 * Not by what it is narrowed to; of what is asked run by run not by a model, of which a run has several; and only calls have a system that
 * they go to.
 */
function isTold({ measure, case_type, route }: Objective, by: ObjectiveGrouping): boolean {
  if ((by === 'case_type' && case_type !== undefined) || (by === 'route' && route !== undefined)) return false
  if (by === 'integration') return isOfCalls(measure)
  if (isShare(measure)) return true
  const narrowedBy: readonly string[] = measures[measure].narrowedBy
  return by === 'release' ? narrowedBy.includes('route') : by !== 'model' && narrowedBy.includes(by)
}

async function askGrouping(
  context: MeasureContext,
  objective: Objective,
  { by, ...range }: { workflow: string; from: Micros; to: Micros; by: ObjectiveGrouping },
): Promise<Grouped> {
  const { measure, case_type, route } = objective
  if (by === 'integration') return await askIntegrations(context, objective, range)
  const asked = { ...range, case_type, route, by }
  const rows = await askFigures(context.evidence, context.workspace, context.zone, asked)
  const told = isShare(measure)
    ? rows.map((row) => ({ row, measured: shareOf(measure, row) })).filter((one) => one.measured.n > 0)
    : rows.filter((row) => row.group !== null || by === 'release').map((row) => ({ row, measured: null }))
  const size = (one: (typeof told)[number]) => one.measured?.n ?? one.row.runs
  const largest = told.toSorted((a, b) => size(b) - size(a)).slice(0, MOST)
  const parts = await Promise.all(
    largest.map(async ({ row, measured }) => ({
      group: row.group,
      // Each of these is a question of its own.
      measured: measured ?? (await askPart(context, objective, range, by, row)),
      behind: measureBehind(measure, runsOfRow(row, asked, context.zone)),
    })),
  )
  return { by, parts: parts.filter((one) => one.measured.n > 0), left_off: told.length - largest.length }
}

async function askPart(
  context: MeasureContext,
  objective: Objective,
  range: { workflow: string; from: Micros; to: Micros },
  by: ObjectiveGrouping,
  { group }: FiguresRow,
): Promise<Measured> {
  const narrowed = by === 'release' ? objective : { ...objective, [by]: group ?? undefined }
  const { measured } = await askObjective(context, narrowed, by === 'release' ? { ...range, release: group } : range)
  return measured
}

async function askIntegrations(
  context: MeasureContext,
  objective: Objective,
  range: Omit<Range, 'release'>,
): Promise<Grouped> {
  const { measure, case_type, route } = objective
  const narrowed = { ...range, case_type, route }
  const rows = await askCallsByIntegration(context.evidence, context.workspace, narrowed)
  const parts = await Promise.all(
    rows.slice(0, MOST).map(async ({ integration, calls, errors }) => ({
      group: integration || null,
      measured:
        measure === 'tool_errors'
          ? shareOf(measure, { ...empty, tool_calls: calls, tool_errors: errors })
          : (await askObjective(context, objective, { ...range, integration })).measured,
      behind: measureBehind(measure, { ...narrowed, integration: integration || 'unknown' }),
    })),
  )
  return { by: 'integration', parts: parts.filter((one) => one.measured.n > 0), left_off: rows.length - parts.length }
}
