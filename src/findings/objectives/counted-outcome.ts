import { MICROS } from '../../base/time.ts'
import type { Counted, CountedMeasure } from '../../evidence/runs/count.ts'
import { COUNTED_AFTER } from '../../evidence/runs/fate.ts'
import { type Condition, conditionOf } from '../../plan/condition.ts'
import { judgeCondition } from '../../plan/condition-words.ts'
import type { MeasureName } from '../../plan/measures.ts'
import type { Objective } from '../../plan/objective.ts'

/** How an objective is held against runs one by one, as they are counted. */
export type CountedOutcome = {
  readonly of: CountedMeasure
  /** So many days later than what it tells a run is counted. */
  readonly lag: number
  /** The share of bad ones that the promise allows, over 0 and under 1. */
  readonly rate: number
  /** How bad a run is: 0 or 1, or between them where it had several calls. */
  bad(one: Counted): number
}

/**
 * Undefined where runs one by one do not tell it: what is counted by days and weeks, means of money, and a
 * promise that leaves no room for a single miss, which is a rule and no rate.
 */
export function countedOutcome(objective: Objective): CountedOutcome | undefined {
  const condition = conditionOf(objective.target)
  const read = readerOf(objective.measure, condition)
  if (!read) return undefined
  const rate = allowed(objective.measure, condition)
  return rate > 0 && rate < 1 ? { ...read, rate } : undefined
}

function readerOf(measure: MeasureName, condition: Condition): Omit<CountedOutcome, 'rate'> | undefined {
  const when = (of: CountedMeasure, isBad: (one: Counted) => boolean) => ({
    ...{ of, lag: 0 },
    bad: (one: Counted) => (isBad(one) ? 1 : 0),
  })
  const isOver = (value: number | null) => judgeCondition(condition, String(value)).result === 'fail'
  const shareOver = (values: readonly number[]) => values.filter(isOver).length / values.length
  switch (measure) {
    case 'accepted':
      return when('outcome', (one) => one.outcome !== 'accepted')
    case 'corrected':
    case 'rejected':
      return when('outcome', (one) => one.outcome === measure)
    case 'reopened':
      return { ...when('reopened', (one) => one.bad > 0), lag: COUNTED_AFTER / MICROS.d }
    case 'escaped_errors':
      return { ...when('escaped', (one) => one.bad > 0), lag: COUNTED_AFTER / MICROS.d }
    case 'exceptions':
      return when('status', (one) => one.outcome === 'exception' || one.outcome === 'error')
    case 'handed_over':
      return when('status', (one) => one.outcome === 'handed_over')
    case 'tool_errors':
      // Calls of one run share its fate: each run is one witness, however often it called.
      return { ...when('tool_calls', () => false), bad: (one) => one.bad / one.n }
    case 'tool_retries':
      return { ...when('retries', () => false), bad: (one) => one.bad / one.n }
    case 'tool_latency':
      return isOfMean(condition) ? undefined : { ...when('tool_time', () => false), bad: (one) => shareOver(one.times) }
    case 'duration':
    case 'approval_latency':
    case 'approval_work':
      return isOfMean(condition) ? undefined : when(timeOf[measure], (one) => isOver(one.value))
    default:
      return undefined
  }
}

const isOfMean = ({ aggregate }: Condition): boolean => aggregate === 'mean' || aggregate === 'total'

/** As what a run is counted for how long something took. */
export const timeOf = {
  duration: 'duration',
  approval_latency: 'wait',
  approval_work: 'work',
  tool_latency: 'tool_time',
} as const

export const isTimed = (measure: MeasureName): measure is keyof typeof timeOf => Object.hasOwn(timeOf, measure)

/** Of a percentile, the share that may lie beyond it. */
function allowed(measure: MeasureName, { aggregate, comparison, limit }: Condition): number {
  if (isTimed(measure)) return aggregate === null || aggregate === 'median' ? 0.5 : 1 - Number(aggregate.slice(1)) / 100
  const share = Number(limit) / 100
  return comparison.startsWith('>') ? 1 - share : share
}
