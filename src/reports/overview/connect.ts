import type { WatchedDimension } from '../../findings/watched.ts'
import type { MeasureName } from '../../plan/measures.ts'

/** The one thing to do so that something can be told, and the minutes it takes. */
export type Connect = { readonly what: string; readonly minutes: number }

export const firstRun: Connect = {
  what: 'Send its runs, or import a file of them: "Your own data, in five minutes" in README.md',
  minutes: 5,
}

export const firstPromise: Connect = {
  what: 'Write what you promise into the plan, such as accepted: ">= 85% over 30d"',
  minutes: 5,
}

const verdicts: Connect = {
  what: "Send people's verdicts: a column of the file, or one call for each answer",
  minutes: 10,
}
const prices: Connect = { what: 'Send models and tokens, or write a price for the model into the plan', minutes: 5 }
const times: Connect = { what: 'Send when each run started and when it ended', minutes: 5 }

/** By measure; null where nothing that is sent would tell more. */
const byMeasure: Record<MeasureName, Connect | null> = {
  accepted: verdicts,
  corrected: verdicts,
  rejected: verdicts,
  reopened: verdicts,
  duration: times,
  exceptions: null,
  handed_over: null,
  cost_per_run: prices,
  cost_per_case: prices,
  cost_total: prices,
  adoption: { what: 'Send how many cases there were to do each day', minutes: 10 },
  incidents: { what: 'Send a line for each incident when it happens', minutes: 10 },
  approval_latency: { what: 'Say in verdicts how long they waited (waited_ms)', minutes: 10 },
  tool_errors: { what: 'Send the tool calls of each run as its steps', minutes: 10 },
  // Not computed yet: there is nothing to connect.
  value: null,
}

/** Reasons that only time does away with. */
const needsTime = /^only |^there were no runs$|^no case was eligible$/

/** What to connect so that a promise that cannot be told can be; null where it only takes time. */
export function connectFor({
  measure,
  reason,
}: Pick<WatchedDimension['objectives'][number], 'measure' | 'reason'>): Connect | null {
  return needsTime.test(reason) ? null : byMeasure[measure]
}
