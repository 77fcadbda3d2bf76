import { createHash } from 'node:crypto'
import { localDay } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'
import { durationOf, shift } from '../../plan/duration.ts'
import type { Plan } from '../../plan/plan.ts'

/** By what answers of a workflow are screened. */
export type SourceRule = {
  /** Whose results are sources, beside what is retrieved. */
  readonly tools: readonly string[]
  /** Whether an answer for which nothing was looked up is one with a gap. */
  readonly isRequired: boolean
  /** The day before which a source was stale when a run began; undefined where none is too old. */
  freshFrom(started: Micros): string | undefined
}

export type SourceRules = {
  of(workflow: string): SourceRule
  /** Other rules have another: what was screened by those is screened again. */
  readonly hash: string
}

/** Whoever alters how answers are screened counts up: all that are kept are then screened again. */
const SCREEN = 2

/** By what a plan has answers screened. What it does not name is held against what was retrieved for it. */
export function sourceRulesOf(plan: Plan | undefined, zone: string): SourceRules {
  const said = Object.entries(plan?.workflows ?? {}).flatMap(([name, { sources }]) =>
    sources ? [[name, sources]] : [],
  )
  return {
    of(workflow) {
      const sources = plan?.workflows[workflow]?.sources
      const length = sources?.stale_after
      return {
        tools: sources?.tools ?? [],
        isRequired: sources?.required ?? false,
        freshFrom: (started) =>
          length === undefined ? undefined : localDay(shift(started, durationOf(length), -1, zone), zone),
      }
    },
    hash: createHash('sha256')
      .update(JSON.stringify([SCREEN, said]))
      .digest('hex')
      .slice(0, 16),
  }
}
