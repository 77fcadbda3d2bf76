import type { Counted, CountedMeasure } from '../../evidence/runs/count.ts'

/** What a release may change, and how much of it a run tells: more is worse. */
export const steps = {
  outcome: (one) => (one.outcome === 'accepted' || one.outcome === 'untouched' ? 0 : 1),
  status: (one) => (one.outcome === 'ok' ? 0 : 1),
  tool_calls: (one) => (one.bad > 0 ? 1 : 0),
  duration: (one) => one.value ?? 0,
  cost: (one) => one.value ?? 0,
  wait: (one) => one.value ?? 0,
} as const satisfies Partial<Record<CountedMeasure, (one: Counted) => number>>

export type StepMeasure = keyof typeof steps
export const stepMeasures = Object.keys(steps) as [StepMeasure, ...StepMeasure[]]

/** Of these a run tells how much, and not whether. */
export const amounts: ReadonlySet<StepMeasure> = new Set(['duration', 'cost', 'wait'])
