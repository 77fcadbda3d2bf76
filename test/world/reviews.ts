import { type Dimension, type MeasureName, measures } from '../../src/plan/measures.ts'
import { type BookedRun, figuresOf } from './books.ts'
import { dayOf, daysBetween, daysLater } from './days.ts'
import {
  type Book,
  type Booked,
  type BookedObjective,
  bookChange,
  bookMeasure,
  bookObjective,
  countedIn,
  type Range,
} from './measures.ts'
import type { WorldPlan } from './plan.ts'

/**
 * The books of a review. Beside what the measures say:
 *
 * - The period before has as many days, whatever clocks do.
 * - A dimension is as its worst promise; without any it is unknown, and so is the whole as its worst dimension.
 * - Each release of the period stands for itself, the unknown one too. A label changed with a release if it shares no
 *   value with the label in the release before, in the order of their names.
 * - A tool that one run called twenty times or more went round in a loop.
 */
export type BookedReview = {
  readonly before: Range
  readonly verdict: 'PASS' | 'FAIL' | 'INSUFFICIENT'
  readonly results: Record<Dimension, 'pass' | 'fail' | 'unknown'>
  readonly objectives: ReadonlyMap<string, BookedObjective>
  readonly figures: ReadonlyMap<MeasureName, { now: Booked; before: Booked; change: string | null }>
  readonly releases: readonly BookedRelease[]
  readonly loops: readonly string[]
  readonly untimed: number
}

export type BookedRelease = {
  readonly release: string
  readonly runs: number
  readonly accepted: Booked
  readonly handed_over: Booked
  readonly cost_per_run: Booked
  readonly tool_calls: number
  readonly tool_errors: number
  readonly median_ms: number | null
  readonly changed_with_it: readonly string[]
}

export function bookReview(book: Book, plan: WorldPlan, from: number, to: number): BookedReview {
  const { zone } = book
  const { workflow } = plan
  const now: Range = { workflow, from, to }
  const days = daysBetween(dayOf(from, zone), dayOf(to, zone)).length
  const before: Range = { workflow, from: daysLater(from, -days, zone), to: from }
  const figures = new Map<MeasureName, { now: Booked; before: Booked; change: string | null }>()
  for (const name of Object.keys(measures) as MeasureName[]) {
    const [one, other] = [bookMeasure(book, name, null, now), bookMeasure(book, name, null, before)]
    figures.set(name, { now: one, before: other, change: bookChange(one, other) })
  }
  const objectives = new Map<string, BookedObjective>()
  for (const objective of plan.objectives) objectives.set(objective.name, bookObjective(book, workflow, objective, to))
  const results = Object.fromEntries(
    Object.values(measures).map(({ dimension }) => {
      const mine = plan.objectives.filter((one) => measures[one.measure].dimension === dimension)
      return [dimension, worst(mine.map((one) => objectives.get(one.name)?.result ?? 'unknown'))]
    }),
  ) as Record<Dimension, 'pass' | 'fail' | 'unknown'>
  return {
    before,
    verdict: ({ pass: 'PASS', fail: 'FAIL', unknown: 'INSUFFICIENT' } as const)[worst(Object.values(results))],
    results,
    objectives,
    figures,
    releases: bookReleases(book, now),
    loops: bookLoops(book, now),
    untimed: book.runs.filter(
      (run) => run.workflow === workflow && run.started === null && (run.mode === 'live' || run.mode === 'canary'),
    ).length,
  }
}

function worst(results: readonly ('pass' | 'fail' | 'unknown')[]): 'pass' | 'fail' | 'unknown' {
  for (const one of results) if (one === 'fail') return 'fail'
  for (const one of results) if (one === 'unknown') return 'unknown'
  return results.length === 0 ? 'unknown' : 'pass'
}

function bookReleases(book: Book, range: Range): BookedRelease[] {
  const runs = countedIn(book, range)
  const rows = figuresOf(runs, { by: 'release', zone: book.zone })
  let previous: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  // As they began to run, before the range perhaps; at one moment by name.
  const ever = countedIn(book, { ...range, from: Number.NEGATIVE_INFINITY })
  const begun = (release: string | null) => {
    let first = Number.POSITIVE_INFINITY
    for (const run of ever) if (run.release === release) first = Math.min(first, run.started ?? first)
    return first
  }
  rows.sort((a, b) => begun(a.group) - begun(b.group))
  return rows.map((row) => {
    const mine = { ...range, release: row.group }
    const labels = labelsOf(
      book,
      runs.filter((run) => run.release === row.group && row.group !== null),
    )
    const changed: string[] = []
    for (const [name, values] of labels) {
      const earlier = previous.get(name)
      if (earlier && [...values].every((value) => !earlier.has(value)))
        changed.push(`${name}: ${listed(earlier)} → ${listed(values)}`)
    }
    if (row.group !== null) previous = labels
    return {
      release: row.group ?? 'unknown release',
      runs: row.runs,
      accepted: bookMeasure(book, 'accepted', null, mine),
      handed_over: bookMeasure(book, 'handed_over', null, mine),
      cost_per_run: bookMeasure(book, 'cost_per_run', null, mine),
      tool_calls: row.tool_calls,
      tool_errors: row.tool_errors,
      median_ms: row.median_duration_ms,
      changed_with_it: changed.sort(),
    }
  })
}

const listed = (values: ReadonlySet<string>): string => [...values].sort().join(', ')

function labelsOf(book: Book, runs: readonly BookedRun[]): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>()
  for (const { run } of runs)
    for (const [name, value] of Object.entries(book.newest.runLines.get(run)?.labels ?? {})) {
      const values = labels.get(name) ?? new Set<string>()
      labels.set(name, values.add(value))
    }
  return labels
}

/** As a sentence each, since the review has no more of them. */
function bookLoops(book: Book, range: Range): string[] {
  const loops: string[] = []
  const runs = countedIn(book, range)
  const releases = new Set(runs.map((run) => run.release))
  const tools = new Set(book.newest.steps.map((step) => step.name))
  for (const tool of tools)
    for (const release of releases) {
      const calls: number[] = []
      for (const run of runs) {
        if (run.release !== release) continue
        const mine = book.newest.steps.filter(
          (step) => step.run === run.run && step.name === tool && (step.kind === 'tool' || step.kind === 'write'),
        )
        if (mine.length > 0) calls.push(mine.length)
      }
      const worst = calls.filter((count) => count >= 20).sort((a, b) => b - a)
      if (worst.length === 0) continue
      const part = worst.length === 1 ? 'one run alone' : `${worst.length} runs alone (${worst.join(', ')})`
      const of = calls.length === 1 ? 'one run' : `${calls.length} runs, ${sum(worst)} of them in ${part}`
      const words = `${tool} was called ${sum(calls)} times in ${of}`
      loops.push(`A loop in ${release === null ? 'an unknown release' : `release ${release}`}: ${words}.`)
    }
  return loops.sort()
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
