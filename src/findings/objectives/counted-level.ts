import type { Counted, CountedMeasure } from '../../evidence/runs/count.ts'
import { conditionOf } from '../../plan/condition.ts'
import type { Objective } from '../../plan/objective.ts'
import { timeOf } from './counted-outcome.ts'
import { meanScore, type Score, shareScore } from './level-watch.ts'

/** How the figure of days that a promise is about is made of what is counted: a sum over so many, and what is up of it. */
export type CountedLevel = {
  readonly of: CountedMeasure
  sum(one: Counted): number
  count(one: Counted): number
  readonly score: Score
}

/** Of all calls of a day, however many a run made. */
const ofCalls: CountedLevel = {
  of: timeOf.tool_latency,
  sum: (one) => one.times.reduce((sum, time) => sum + time, 0),
  count: (one) => one.times.length,
  score: meanScore,
}

/** How much of the work of a day was done, of as many cases as there were to do. */
const ofWork: CountedLevel = {
  of: 'adoption',
  sum: (one) => one.n - one.bad,
  count: (one) => one.n,
  score: shareScore,
}

/**
 * Undefined where days do not tell it. What an accepted case costs is of the runs that were judged on a day: what was spent on the others of
 * them, too, over those that were accepted; not of what was spent that day, since who judges late would make each case dearer.
 */
export function countedLevel({ measure, target }: Objective): CountedLevel | undefined {
  const each = (of: CountedMeasure): CountedLevel => ({
    of,
    sum: (one) => one.value ?? 0,
    count: () => 1,
    score: meanScore,
  })
  switch (measure) {
    case 'cost_per_run':
      return each('cost')
    case 'cost_per_accepted':
      return { ...each('unit_cost'), count: (one) => (one.outcome === 'accepted' ? 1 : 0) }
    case 'duration':
    case 'approval_latency':
    case 'approval_work':
      return conditionOf(target).aggregate === 'mean' ? each(timeOf[measure]) : undefined
    case 'adoption':
      return ofWork
    case 'tool_latency':
      return conditionOf(target).aggregate === 'mean' ? ofCalls : undefined
    default:
      return undefined
  }
}
