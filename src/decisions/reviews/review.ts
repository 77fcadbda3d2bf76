import { say } from '../../base/say.ts'
import type { Behind } from '../../evidence/runs/behind.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Measured } from '../../findings/objectives/measured.ts'
import { worst } from '../../findings/objectives/stand.ts'
import type { Dimension, MeasureName } from '../../plan/measures.ts'
import type { TaskOfReview } from '../tasks/follow-up.ts'
import type { TaskAnswer } from '../tasks/task.ts'

export type ReviewVerdict = 'PASS' | 'FAIL' | 'INSUFFICIENT'

/** One figure of the period, beside the same figure of the period before. */
export type FigureOfReview = {
  readonly measure: MeasureName
  readonly words: string
  readonly unit: 'share' | 'time' | 'money' | 'count'
  readonly now: Measured
  readonly before: Measured
  /** "up", "down", "no difference can be told", or null where one of the two is not known. */
  readonly change: string | null
  readonly behind: Behind
}

export type ObjectiveOfReview = {
  readonly name: string
  /** What it is called; reviews kept before it was told have the name alone. */
  readonly words?: string
  readonly target: string
  readonly window: string
  readonly from: string
  readonly to: string
  readonly result: 'pass' | 'fail' | 'unknown'
  readonly reason: string
  readonly measured: Measured
  readonly behind: Behind
}

export type DimensionOfReview = {
  readonly dimension: Dimension
  readonly result: 'pass' | 'fail' | 'unknown'
  readonly reason: string
  readonly objectives: readonly ObjectiveOfReview[]
  readonly figures: readonly FigureOfReview[]
  /** What is not known, and what would make it known. */
  readonly unknown: readonly string[]
}

/** One release in the period: what it did, and what else changed when it came. */
export type ReleaseOfReview = {
  readonly release: string
  readonly runs: number
  readonly accepted: Measured
  readonly handed_over: Measured
  readonly tool_calls: number
  readonly tool_errors: number
  readonly cost_per_run: Measured
  readonly median_ms: number | null
  readonly changed_with_it: readonly string[]
  readonly behind: Behind
}

export type LoopOfReview = { readonly sentence: string; readonly behind: Behind }

/** The review as a document: everything a person needs to decide, and nothing that is not in the evidence or the plan. */
export type Review = {
  readonly workflow: string
  readonly name: string
  readonly purpose: string | null
  readonly risk: string
  readonly owner: string
  /** What the plan called the owner then; reviews kept before it was told have the key alone. */
  readonly owner_name?: string
  readonly about: string | null
  readonly from: string
  readonly to: string
  readonly before_from: string
  readonly as_of: string
  readonly time_zone: string
  readonly currency: string
  readonly plan_version: number
  readonly code: string
  readonly verdict: ReviewVerdict
  readonly sentence: string
  readonly dimensions: readonly DimensionOfReview[]
  readonly releases: readonly ReleaseOfReview[]
  readonly notes: readonly string[]
  readonly loops: readonly LoopOfReview[]
  /** What is not proved has its finding behind it, in reviews since that is told. */
  readonly continuity: readonly {
    readonly words: string
    readonly proof: string
    readonly good: boolean
    readonly behind?: Behind
  }[]
  /** Reviews kept before theirs was told have none behind them: `behindFinding` tells it of the id. */
  readonly findings: readonly (Pick<Finding, 'id' | 'severity' | 'state' | 'title' | 'detail' | 'first_seen'> & {
    readonly behind?: Behind
  })[]
  readonly decide: readonly string[]
  readonly assumptions: readonly { readonly about: string; readonly words?: string; readonly why: string }[]
  readonly untimed_runs: number
  /** What people typed for weeks of the period, a sentence each; reviews kept before it was told have none. */
  readonly typed?: readonly string[]
  /** What changed in the period, written down or not; reviews kept before it was told have none. */
  readonly changed?: readonly ChangeOfReview[]
  /** Tasks that were done and nobody answered for: did they do what was expected? Reviews kept before that was asked have none. */
  readonly tasks?: readonly TaskOfReview[]
}

/** Something that changed: when, and what, in a sentence. */
export type ChangeOfReview = {
  readonly at: string
  readonly said: string
  readonly why: string | null
  /** The note that tells of it, or what the plan says; null where runs show it and nobody wrote it down. */
  readonly note: string | null
}

/** What was answered about a task when the review was signed. */
export type AnswerOfReview = { readonly task: string; readonly answer: TaskAnswer }

const verdictByResult = { pass: 'PASS', fail: 'FAIL', unknown: 'INSUFFICIENT' } as const

export const reviewVerdict = (dimensions: readonly DimensionOfReview[]): ReviewVerdict =>
  verdictByResult[worst(dimensions.map((one) => one.result))]

/** Whether two measured values differ more than their samples allow; null where it cannot be said. */
export function changeInWords(now: Measured, before: Measured): string | null {
  if (now.value === null || before.value === null) return null
  const [a, b] = [Number(now.value), Number(before.value)]
  if (a === b) return say`the same`
  const direction = a > b ? say`up` : say`down`
  if (!now.interval || !before.interval) return direction
  const apart = now.interval.low > before.interval.high || now.interval.high < before.interval.low
  return apart ? direction : say`${direction}, may be chance`
}
