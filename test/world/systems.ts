import type { Line, StepLine } from '../../src/evidence/record.ts'
import { type BookedRun, newestOf, type Rules, runsOf } from './books.ts'
import { textOf } from './exceptions.ts'
import type { BusyWeeks } from './world.ts'

/**
 * The books of systems and their calls, by plain loops. The specification:
 *
 * - A call is a step of kind tool or write that names its system; it failed where the step did.
 * - Of each run and each system that it called one row is kept, of what was told of the run by the look that counted its calls. What is told later
 *   alters no row. The run was over at its end, else at its start, as either stood when the run was made, which is that look or one before.
 * - A run is bad where half of its calls of a system or more failed. A system is down since the first bad run of those that made it so,
 *   and its finding counts all runs that called it since.
 */
export type BookedCalls = {
  readonly run: string
  /** The workflow it had by that look, or one before. */
  readonly workflows: readonly string[]
  readonly integration: string
  readonly calls: number
  readonly failed: number
  /** Any of these; none where nothing says when it was. */
  readonly over: readonly number[]
}

/** With the one of these moments by which it is kept. */
export type KnownCalls = BookedCalls & { readonly known: number }

/** How many lines had been told by a look that counted up to a stamp. */
export type Look = { readonly to: number; readonly told: number }

/** What must be kept of the runs that were counted with these stamps. */
export function callsOf(
  lines: readonly Line[],
  looks: readonly Look[],
  counted: ReadonlyMap<string, number>,
  rules: Rules,
): BookedCalls[] {
  const booked: BookedCalls[] = []
  const over = new Map<string, Set<number>>()
  const workflows = new Map<string, Set<string>>()
  let before = Number.NEGATIVE_INFINITY
  for (const { to, told } of looks) {
    // A look that found nothing new counts up to where the one before did.
    if (to === before) continue
    before = to
    const known = lines.slice(0, told)
    for (const { run, workflow, ended, started } of runsOf(known, rules)) {
      const [moments, names] = [over.get(run) ?? new Set<number>(), workflows.get(run) ?? new Set<string>()]
      if ((ended ?? started) !== null) moments.add((ended ?? started) as number)
      if (workflow !== null) names.add(workflow)
      over.set(run, moments)
      workflows.set(run, names)
    }
    const stepsOf = Map.groupBy(newestOf(known).steps.filter(isCall), ({ run }) => run)
    for (const [run, stamp] of counted) {
      if (stamp !== to) continue
      for (const [integration, calls] of Map.groupBy(stepsOf.get(run) ?? [], (step) => step.integration ?? '')) {
        let failed = 0
        for (const { status } of calls) if (status === 'error') failed++
        const [named, moments] = [[...(workflows.get(run) ?? [])], [...(over.get(run) ?? [])]]
        booked.push({ run, workflows: named, integration, calls: calls.length, failed, over: moments })
      }
    }
  }
  return booked
}

const isCall = ({ kind, integration }: StepLine): boolean =>
  (kind === 'tool' || kind === 'write') && integration !== undefined

export type BookedOutage = {
  readonly since: number
  readonly calls: number
  readonly failed: number
  readonly runs: number
  readonly runs_failing: number
}

/** What the finding of a system says that was down from some moment on, as of a later one. */
export function outageOf(calls: readonly KnownCalls[], from: number, asOf: number): BookedOutage {
  let since = Number.POSITIVE_INFINITY
  let [all, failed, runs, failing] = [0, 0, 0, 0]
  for (const one of calls) {
    if (one.integration !== 'ledger' || one.known < from || one.known > asOf) continue
    since = Math.min(since, one.known)
    all += one.calls
    failed += one.failed
    runs++
    if (2 * one.failed >= one.calls) failing++
  }
  return { since, calls: all, failed, runs, runs_failing: failing }
}

/** The runs in which a call of the busy system failed while it was down. */
export function failedWhileDown(calls: readonly KnownCalls[], { outage }: BusyWeeks): Set<string> {
  const failed = new Set<string>()
  for (const one of calls)
    if (outage && one.integration === 'ledger' && one.failed > 0 && one.known >= outage.from) failed.add(one.run)
  return failed
}

/** The runs of the busy workflow, over between two moments, in which something says this of its error. */
export function runsSaying(
  runs: readonly BookedRun[],
  steps: readonly StepLine[],
  text: string,
  [from, to]: readonly [number, number],
): string[] {
  const saying: string[] = []
  for (const { run, workflow, ended } of runs) {
    if (workflow !== 'billing' || ended === null || ended < from || ended > to) continue
    if (steps.some((step) => step.run === run && step.status === 'error' && textOf(step) === text)) saying.push(run)
  }
  return saying
}

/** Those of them that did not end well. */
export function runsOff(runs: readonly BookedRun[], [from, to]: readonly [number, number]): string[] {
  const off: string[] = []
  for (const { run, workflow, status, ended } of runs) {
    if (workflow !== 'billing' || ended === null || ended < from || ended > to) continue
    if (status === 'exception' || status === 'error') off.push(run)
  }
  return off
}
