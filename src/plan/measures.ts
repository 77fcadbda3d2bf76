import { say } from '../base/say.ts'
import type { Aggregate, Period, UnitKind } from './condition.ts'

/** What every review covers, each with a verdict of its own. */
export const dimensions = [
  'quality',
  'exceptions',
  'cost',
  'adoption',
  'incidents',
  'approval_latency',
  'tool_failures',
  'value',
] as const
export type Dimension = (typeof dimensions)[number]

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  quality: say`quality`,
  exceptions: say`exceptions`,
  cost: say`cost`,
  adoption: say`share of the work`,
  incidents: say`incidents`,
  approval_latency: say`waiting for approval`,
  tool_failures: say`tool failures`,
  value: say`value`,
}

export type Narrowing = 'case_type' | 'route'
const both = ['case_type', 'route'] as const

export type Measure = {
  readonly dimension: Dimension
  readonly unit: UnitKind
  /** What it is, for a person. */
  readonly words: string
  /** Which way is better. */
  readonly better: 'up' | 'down'
  /** What an objective may state it by ("per case"); none means that it may not. */
  readonly per: readonly Period[]
  /** What an objective may be narrowed to, where it is known of what is measured. */
  readonly narrowedBy: readonly Narrowing[]
  /** How many values become one where the objective does not say; null where the measure is one figure already. */
  readonly aggregate: Aggregate | null
}

/** The one table of what objectives may be about. */
export const measures = {
  accepted: share('quality', 'up', say`share of judged runs whose outcome was accepted`),
  corrected: share('quality', 'down', say`share of judged runs that a person had to correct`),
  rejected: share('quality', 'down', say`share of judged runs whose outcome was rejected`),
  reopened: share('quality', 'down', say`share of accepted cases that were opened again`),
  escaped_errors: share(
    'quality',
    'down',
    say`share of runs accepted by a person or the system of record that turned out to be wrong`,
  ),
  duration: {
    dimension: 'quality',
    unit: 'time',
    words: say`time from the start of a run to its end`,
    better: 'down',
    per: [],
    narrowedBy: both,
    aggregate: 'median',
  },
  exceptions: share('exceptions', 'down', say`share of runs that left the intended path`),
  handed_over: share('exceptions', 'down', say`share of runs handed over to a person`),
  cost_per_run: money('cost', 'down', say`what one run costs`, ['run']),
  cost_per_case: money('cost', 'down', say`what one case costs over all its runs`, ['case']),
  cost_per_accepted: money('cost', 'down', say`what an accepted case costs, all that was spent on others included`, [
    'case',
  ]),
  cost_total: money('cost', 'down', say`what all runs cost together`, ['day', 'week', 'month']),
  adoption: {
    ...share('adoption', 'up', say`share of the work that goes through the workflow`),
    // Eligible cases are counted before anybody sends them a way.
    narrowedBy: ['case_type'],
  },
  active_people: {
    dimension: 'adoption',
    unit: 'count',
    words: say`different people who used the workflow`,
    better: 'up',
    per: ['day', 'week', 'month'],
    narrowedBy: both,
    aggregate: null,
  },
  incidents: {
    dimension: 'incidents',
    unit: 'count',
    words: say`breaches that needed a response`,
    better: 'down',
    per: ['day', 'week', 'month'],
    narrowedBy: [],
    aggregate: null,
  },
  incident_loss: {
    ...money('incidents', 'down', say`what incidents cost`, ['day', 'week', 'month']),
    narrowedBy: [],
  },
  approval_latency: {
    dimension: 'approval_latency',
    unit: 'time',
    words: say`time a case waits for an approval`,
    better: 'down',
    per: [],
    narrowedBy: both,
    aggregate: 'median',
  },
  approval_work: {
    dimension: 'approval_latency',
    unit: 'time',
    words: say`time somebody works on an approval`,
    better: 'down',
    per: [],
    narrowedBy: both,
    aggregate: 'median',
  },
  tool_errors: share('tool_failures', 'down', say`share of tool calls that failed`),
  tool_retries: share('tool_failures', 'down', say`share of tool calls that were tries again`),
  refused_writes: share('tool_failures', 'down', say`share of writes that the system refused`),
  tool_latency: {
    dimension: 'tool_failures',
    unit: 'time',
    words: say`time a tool call takes`,
    better: 'down',
    per: [],
    narrowedBy: both,
    aggregate: 'median',
  },
  value: money('value', 'up', say`what the workflow returns after all its costs`, ['case', 'week', 'month']),
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

/** What a measure is called wherever people read of it. */
export const measureWords: Readonly<Record<MeasureName, string>> = {
  accepted: say`Accepted`,
  corrected: say`Corrected`,
  rejected: say`Rejected`,
  reopened: say`Reopened`,
  escaped_errors: say`Escaped errors`,
  duration: say`Time of a run`,
  exceptions: say`Exceptions`,
  handed_over: say`Handed over`,
  cost_per_run: say`Cost per run`,
  cost_per_case: say`Cost per case`,
  cost_per_accepted: say`Cost per accepted case`,
  cost_total: say`Cost of all runs`,
  adoption: say`Share of the work`,
  active_people: say`Active people`,
  incidents: say`Incidents`,
  incident_loss: say`Cost of incidents`,
  approval_latency: say`Waiting for approval`,
  approval_work: say`Work on an approval`,
  tool_errors: say`Failed tool calls`,
  tool_retries: say`Repeated tool calls`,
  refused_writes: say`Refused writes`,
  tool_latency: say`Time of a tool call`,
  value: say`Value`,
}

/** What a promise is called: by what it measures, and by the name the plan gave it where that is another. */
export function promiseName(name: string, measure: MeasureName): string {
  return name === measure ? measureWords[measure] : say`${measureWords[measure]} (${name.replaceAll('_', ' ')})`
}
export const measureNames = Object.keys(measures) as readonly MeasureName[]

export const isMeasure = (name: string): name is MeasureName => Object.hasOwn(measures, name)

/** The sum of all there was in a time, and of no sample: stated per day, week or month, of which a window holds several or a part. */
export const isTotal = (name: MeasureName): boolean =>
  name === 'cost_total' || name === 'incidents' || name === 'incident_loss'

function share(dimension: Dimension, better: 'up' | 'down', words: string) {
  return { dimension, unit: 'share', words, better, per: [], narrowedBy: both, aggregate: null } as const
}

function money(dimension: Dimension, better: 'up' | 'down', words: string, per: readonly Period[]) {
  return { dimension, unit: 'money', words, better, per, narrowedBy: both, aggregate: null } as const
}
