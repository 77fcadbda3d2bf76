import { say } from '../../base/say.ts'
import type { WatchedDimension } from '../../findings/watched.ts'
import type { MeasureName } from '../../plan/measures.ts'

/** The one thing to do so that something can be told, and the minutes it takes. */
export type Connect = { readonly what: string; readonly minutes: number }

export const firstRun: Connect = {
  what: say`Send its runs, or import a file of them: "Your own data, in five minutes" in README.md`,
  minutes: 5,
}

export const firstPromise: Connect = {
  what: say`Write what you promise into the plan, such as accepted: ">= 85% over 30d"`,
  minutes: 5,
}

const verdicts: Connect = {
  what: say`Send people's verdicts: a column of the file, or one call for each answer`,
  minutes: 10,
}
const prices: Connect = { what: say`Send models and tokens, or write a price for the model into the plan`, minutes: 5 }
const times: Connect = { what: say`Send when each run started and when it ended`, minutes: 5 }

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
  adoption: { what: say`Send how many cases there were to do each day`, minutes: 10 },
  incidents: { what: say`Send a line for each incident when it happens`, minutes: 10 },
  approval_latency: { what: say`Say in verdicts how long they waited (waited_ms)`, minutes: 10 },
  tool_errors: { what: say`Send the tool calls of each run as its steps`, minutes: 10 },
  // Not computed yet: there is nothing to connect.
  value: null,
}

/** What to connect so that a promise that cannot be told can be; null where it only takes time. */
export function connectFor({
  measure,
  only_time,
}: Pick<WatchedDimension['objectives'][number], 'measure' | 'only_time'>): Connect | null {
  return only_time ? null : byMeasure[measure]
}
