import { say } from '../../base/say.ts'
import type { Condition } from '../../plan/condition.ts'
import { judgeCondition } from '../../plan/condition-words.ts'
import type { Measured } from './measured.ts'

export type Verdict = {
  readonly result: 'pass' | 'fail' | 'unknown'
  readonly reason: string
  /** Of what is unknown: nothing is missing but more of the same. */
  readonly only_time?: true
  /** Of what is kept or not: the other may be true as well, by the interval of what was measured. */
  readonly unsure?: true
}

/** Fewer than this are not enough to judge by, where the objective does not say. */
export const MIN_SAMPLE = 10

/**
 * Holds what was measured against an objective. Unknown is a result: a value that is missing, that rests on too little,
 * or that is only partly known and not yet over the line is neither a pass nor a fail.
 */
export function judge(condition: Condition, measured: Measured, minSample = MIN_SAMPLE): Verdict {
  const isTooLittle = measured.n < minSample && !measured.isTotal
  if (measured.value === null) {
    // A cost of which a part is unknown can already be too high, and never be shown to be low enough; of what is counted, what is known can be enough.
    if (measured.atLeast !== undefined && !isTooLittle) {
      const part = judgeCondition(condition, measured.atLeast)
      const isSure = condition.comparison.startsWith('<')
        ? part.result === 'fail'
        : part.result === 'pass' && measured.isTotal
      if (isSure) return { result: part.result, reason: say`what is known alone: ${part.reason}` }
    }
    const onlyTime = measured.onlyTime ? ({ only_time: true } as const) : {}
    return { result: 'unknown', reason: measured.unknown ?? say`not measured`, ...onlyTime }
  }
  if (isTooLittle)
    return {
      result: 'unknown',
      reason: say`only ${measured.n} ${measured.of}; at least ${minSample} are needed to judge`,
      only_time: true,
    }
  const held = judgeCondition(condition, measured.value)
  // Unlike the median, which is a value that was.
  const isBetween = condition.aggregate !== null && /^p\d/.test(condition.aggregate)
  const verdict = isBetween ? { ...held, reason: say`about ${held.reason}` } : held
  const near = measured.interval ? straddles(condition, measured.interval) : false
  return near ? { ...verdict, reason: say`${verdict.reason}; too few to be sure`, unsure: true } : verdict
}

function straddles(condition: Condition, interval: { low: number; high: number }): boolean {
  const results = [interval.low, interval.high].map((bound) => judgeCondition(condition, String(bound)).result)
  return results[0] !== results[1]
}
