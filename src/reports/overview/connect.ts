import { say } from '../../base/say.ts'
import type { WatchedDimension } from '../../findings/watched.ts'
import type { MeasureName } from '../../plan/measures.ts'

/** The pages of the desk on which something is connected. */
export const places = ['keys', 'plan'] as const

/** The one thing to do so that something can be told, the minutes it takes, and the page where it is done. */
export type Connect = { readonly what: string; readonly minutes: number; readonly where: (typeof places)[number] }

export const firstRun: Connect = { what: say`Send its runs, or import a file of them`, minutes: 5, where: 'keys' }

export const firstPromise: Connect = {
  what: say`Write into the plan what you promise, such as: at least 85% accepted over 30 days`,
  minutes: 5,
  where: 'plan',
}

const outcomes: Connect = {
  what: say`Send what became of each run: a column of the file, or one call for each`,
  minutes: 10,
  where: 'keys',
}
const prices: Connect = {
  what: say`Write a price for the model into the plan, or send what each run cost`,
  minutes: 5,
  where: 'plan',
}
const calls: Connect = { what: say`Send the tool calls of each run as its steps`, minutes: 10, where: 'keys' }
const endings: Connect = { what: say`Send how each run ended`, minutes: 5, where: 'keys' }

const byMeasure: Record<MeasureName, Connect> = {
  accepted: outcomes,
  corrected: outcomes,
  rejected: outcomes,
  reopened: outcomes,
  escaped_errors: {
    what: say`Send what people and the system of record said of each run, also what they said of it later`,
    minutes: 10,
    where: 'keys',
  },
  duration: { what: say`Send when each run started and when it ended`, minutes: 5, where: 'keys' },
  exceptions: endings,
  handed_over: endings,
  cost_per_run: prices,
  cost_per_case: prices,
  cost_per_accepted: prices,
  cost_total: prices,
  adoption: {
    what: say`Send how many cases there were to do each day, or type it once a week on the page of the workflow`,
    minutes: 10,
    where: 'keys',
  },
  active_people: { what: say`Send with each run who used it, by a name or a number`, minutes: 10, where: 'keys' },
  incidents: {
    what: say`Send a line for each incident when it happens, or type once a week how many there were on the page of the workflow`,
    minutes: 10,
    where: 'keys',
  },
  incident_loss: {
    what: say`Send with each incident what it cost, or type once a week what was lost on the page of the workflow`,
    minutes: 10,
    where: 'keys',
  },
  approval_latency: { what: say`Send with each outcome how long it had waited`, minutes: 10, where: 'keys' },
  approval_work: { what: say`Send with each outcome how long somebody worked on it`, minutes: 10, where: 'keys' },
  tool_errors: calls,
  tool_retries: calls,
  refused_writes: {
    what: say`Say in the plan how what was written is read again, or send what each write came to`,
    minutes: 10,
    where: 'plan',
  },
  tool_latency: { what: say`Send when each tool call started and when it ended`, minutes: 10, where: 'keys' },
  value: {
    what: say`Take this promise out of the plan for now: value is not measured yet`,
    minutes: 2,
    where: 'plan',
  },
}

/** What to connect so that a promise that cannot be told can be; null where it only takes time. */
export function connectFor({
  measure,
  only_time,
}: Pick<WatchedDimension['objectives'][number], 'measure' | 'only_time'>): Connect | null {
  return only_time ? null : byMeasure[measure]
}
