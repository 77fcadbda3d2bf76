import type { paths } from '../../../sdk/src/api.ts'
import type { MeasuredValue, Unit } from '../../shell/measured-value.ts'

export type Figures = paths['/api/v1/figures']['get']['responses'][200]['content']['application/json']['items'][number]

/** Days of a workflow as they were asked for. */
export type DaysOf = {
  readonly from: string
  readonly to: string
  readonly rows: readonly Figures[]
  /** All of them together. */
  readonly total: Figures
}

export type Measure = 'runs' | 'accepted' | 'exceptions' | 'handed_over' | 'tool_errors' | 'cost'

/** What is drawn of a workflow's days, in its order. */
export const measures = [
  'runs',
  'accepted',
  'exceptions',
  'handed_over',
  'tool_errors',
  'cost',
] as const satisfies readonly Measure[]

export const unitOf: Record<Measure, Unit> = {
  runs: 'count',
  accepted: 'share',
  exceptions: 'share',
  handed_over: 'share',
  tool_errors: 'share',
  cost: 'money',
}

/** Which of the runs behind a row a measure counts, as words of a search. */
export const narrowed: Partial<Record<Measure, string>> = {
  accepted: 'outcome=accepted',
  exceptions: 'status=exception,error',
  handed_over: 'status=handed_over',
  tool_errors: 'tool_errors=true',
}

/** The dimensions of which nothing is told day by day. */
export const notDrawn = ['adoption', 'incidents', 'approval_latency', 'value'] as const

/** What a row tells of a measure; a cost of which a part is not known is at least the rest. */
export function measured(row: Figures, measure: Measure, words: { runs: string; unpriced: string }): MeasuredValue {
  const { runs } = row
  if (measure === 'runs') return { value: String(runs), interval: null, n: runs, of: words.runs }
  if (measure !== 'cost') return row.shares[measure]
  const each = ((row.cost_reported ?? 0) + (row.cost_estimated ?? 0)) / runs
  const common = { interval: null, n: runs, of: words.runs }
  return row.cost_unknown_runs > 0
    ? { ...common, value: null, atLeast: String(each), unknown: words.unpriced }
    : { ...common, value: String(each) }
}

/** The search that gives what a row counts of a measure. */
export function behindMeasure(row: Figures, measure: Measure): string {
  const words = narrowed[measure]
  return words === undefined ? row.behind.url : `${row.behind.url}&${words}`
}

/** The value as a chart has it: shares of 0 to 1. Null is not known. */
export function drawn(of: MeasuredValue | null, unit: Unit): number | null {
  if (of === null || of.value === null) return null
  return unit === 'share' ? Number(of.value) / 100 : Number(of.value)
}
