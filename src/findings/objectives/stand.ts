import { say } from '../../base/say.ts'
import { type Dimension, dimensions, promiseName } from '../../plan/measures.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Evaluated } from './evaluate.ts'
import type { Verdict } from './judge.ts'

type Result = Verdict['result']

/** How one dimension of a workflow stands. */
export type Stand = {
  readonly dimension: Dimension
  /** Whether the plan promises anything in it. */
  readonly promised: boolean
  readonly result: Result
  readonly reason: string
  readonly objectives: readonly Evaluated[]
}

/** Worst first: one fail fails, one unknown leaves it open, and only what is known to be kept passes. */
export function worst(results: readonly Result[]): Result {
  if (results.includes('fail')) return 'fail'
  return results.length === 0 || results.includes('unknown') ? 'unknown' : 'pass'
}

/** Every dimension as its worst promise; unknown where nothing is promised, with the reason the plan states. */
export function standOfDimensions(evaluated: readonly Evaluated[], plan: Plan, workflow: string): Stand[] {
  return dimensions.map((dimension) => {
    const objectives = evaluated.filter((one) => one.dimension === dimension)
    const result = worst(objectives.map((one) => one.verdict.result))
    const stated = plan.workflows[workflow]?.not_measured[dimension]
    return {
      dimension,
      promised: objectives.length > 0,
      result,
      reason: reasonOf(objectives, result, stated),
      objectives,
    }
  })
}

function reasonOf(objectives: readonly Evaluated[], result: Result, stated: string | undefined): string {
  if (objectives.length === 0)
    return stated ? say`not measured: ${stated}` : say`the plan promises nothing here: add an objective`
  const deciding = objectives.find((one) => one.verdict.result === result)
  return deciding ? say`${promiseName(deciding.name, deciding.measure)}: ${deciding.verdict.reason}` : ''
}
