import { localDay } from '../../base/calendar.ts'
import { floorHour, MICROS, type Micros } from '../../base/time.ts'
import type { Counted, CountedMeasure } from '../../evidence/runs/count.ts'
import type { Objective } from '../../plan/objective.ts'
import { type StepDetector, startStepDetector, stepIn, takeValue } from '../../statistics/step-detector.ts'
import { type CostDay, type CostSaid, watchCosts } from '../budgets/cost-history.ts'
import type { CountedOutcome } from '../objectives/counted-outcome.ts'
import { endDay, type RateWatch, type Said, startRateWatch, type Terms, takeCounted } from '../objectives/rate-watch.ts'
import { dayNumber, isWeekend } from '../objectives/watch-history.ts'

/** What a release may change, and how much of it a run tells: more is worse. */
export const steps = {
  outcome: (one) => (one.outcome === 'accepted' || one.outcome === 'untouched' ? 0 : 1),
  status: (one) => (one.outcome === 'ok' ? 0 : 1),
  tool_calls: (one) => (one.bad > 0 ? 1 : 0),
  duration: (one) => one.value ?? 0,
  cost: (one) => one.value ?? 0,
  wait: (one) => one.value ?? 0,
} as const satisfies Record<CountedMeasure, (one: Counted) => number>

/** Of these a run tells how much, and not whether. */
const amounts: ReadonlySet<CountedMeasure> = new Set(['duration', 'cost', 'wait'])

/** Sums of values: how many, and what they come to. */
export type Sum = { readonly n: number; readonly sum: number }

/** What was noticed, in figures; words are made of it elsewhere. */
export type Noticed =
  | { readonly kind: 'objective'; readonly name: string; readonly said: Said }
  | {
      readonly kind: 'step'
      readonly measure: CountedMeasure
      readonly release: string
      /** Whether it began with the release, or while that was running. */
      readonly isWithRelease: boolean
      readonly before: Sum
      readonly after: Sum
      readonly at: number
      readonly since: number
      readonly evidence: number
      readonly needed: number
    }
  | { readonly kind: 'days'; readonly said: CostSaid }

/** Something of a workflow that is watched, with its share of the false alarms that are accepted in a year. */
export type Watcher = {
  readonly measures: readonly CountedMeasure[]
  take(one: Counted, day: number): Noticed[]
  end(): Noticed[]
}

/** An objective, as runs are counted: those it is about. */
export function objectiveWatcher(
  name: string,
  objective: Objective,
  outcome: CountedOutcome,
  { at, alarmsAYear }: { readonly at: number; readonly alarmsAYear: number },
): Watcher {
  const watch: RateWatch = startRateWatch(at, seedOf(name))
  const terms: Terms = { rate: outcome.rate, alarmsAYear }
  const noticed = (said: readonly Said[]) => said.map((one): Noticed => ({ kind: 'objective', name, said: one }))
  return {
    measures: [outcome.of],
    take(one, day) {
      if (objective.case_type !== undefined && one.case_type !== objective.case_type) return []
      if (objective.route !== undefined && one.route !== objective.route) return []
      const counted = { at: one.known / MICROS.d, day, isWeekend: isWeekend(day), bad: outcome.bad(one), n: 1 }
      return noticed(takeCounted(watch, counted, terms))
    },
    end: () => noticed(endDay(watch, terms)),
  }
}

/** What releases change of one measure, or what changes while one is running. */
export function stepWatcher(
  measure: CountedMeasure,
  start: { readonly at: number; readonly alarmsAYear: number },
): Watcher {
  const detector: StepDetector = startStepDetector(
    amounts.has(measure) ? 'amounts' : 'outcomes',
    start.at,
    seedOf(measure),
  )
  return {
    measures: [measure],
    take(one) {
      if (one.release === '') return []
      const reading = takeValue(detector, one.known / MICROS.d, one.release, steps[measure](one), start.alarmsAYear)
      if (!reading?.isAlarm) return []
      const values = detector.since
      const step = stepIn(detector)
      const isWithRelease = step === 0
      return [
        {
          ...{ kind: 'step', measure, release: one.release, isWithRelease, at: one.known / MICROS.d },
          since: isWithRelease ? detector.began : reading.since,
          before: sumOf(isWithRelease ? detector.before : [...detector.before, ...values.slice(0, step)]),
          after: sumOf(isWithRelease ? values : values.slice(step)),
          ...{ evidence: reading.evidence, needed: 1 / start.alarmsAYear },
        },
      ]
    },
    end: () => [],
  }
}

/** What the runs of a day cost on average, and how many there were, held against the days before. */
export function daysWatcher({ alarmsAYear }: { readonly alarmsAYear: number }): Watcher {
  const days: CostDay[] = []
  return {
    measures: ['status', 'cost'],
    take(one, day) {
      const last = days.at(-1)
      const before = last?.day === day ? last : undefined
      const { cases = 0, priced = 0, cost = 0 } = before ?? {}
      const isCost = one.measure === 'cost'
      const today = {
        ...{ day, isWeekend: isWeekend(day), cases: cases + (isCost ? 0 : 1) },
        ...{ priced: priced + (isCost ? 1 : 0), cost: cost + (isCost ? (one.value ?? 0) : 0) },
      }
      // What became known late is of the day on which it did: days come in order.
      days.splice(before ? days.length - 1 : days.length, 1, today)
      return []
    },
    end: () => watchCosts(days, alarmsAYear / 2).said.map((said): Noticed => ({ kind: 'days', said })),
  }
}

const sumOf = (values: readonly number[]): Sum => ({ n: values.length, sum: values.reduce((all, one) => all + one, 0) })

/** The same name has the same numbers drawn, so that asked again the same is said. */
const seedOf = (name: string): number => {
  let seed = 7
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0
  return seed
}

/** The days of moments in a zone, remembered by the hour: no zone begins a day twice within one. */
export function daysIn(zone: string): (micros: Micros) => number {
  let [hour, day] = [Number.NaN, 0]
  return (micros) => {
    const quarter = floorHour(micros) + Math.floor((micros - floorHour(micros)) / (15 * MICROS.m)) * 15 * MICROS.m
    if (quarter !== hour) [hour, day] = [quarter, dayNumber(localDay(quarter, zone))]
    return day
  }
}
