import { localDay } from '../../base/calendar.ts'
import { floorHour, MICROS, type Micros } from '../../base/time.ts'
import type { Counted, CountedMeasure } from '../../evidence/runs/count.ts'
import type { Objective } from '../../plan/objective.ts'
import {
  closeStep,
  type StepDetector,
  startStepDetector,
  stepIn,
  takeOver,
  takeValue,
} from '../../statistics/step-detector.ts'
import {
  type CostDay,
  type CostSaid,
  type CostWatch,
  closeCost,
  openCosts,
  startCostWatch,
  takeCostDay,
} from '../budgets/cost-history.ts'
import { countedLevel } from '../objectives/counted-level.ts'
import { countedOutcome } from '../objectives/counted-outcome.ts'
import { endLevelDay, type LevelSaid, type LevelWatch, startLevelWatch, takeAmount } from '../objectives/level-watch.ts'
import {
  closeOpen,
  endDay,
  openOf,
  type RateWatch,
  type Said,
  startRateWatch,
  takeCounted,
} from '../objectives/rate-watch.ts'
import { dayNumber, isWeekend } from '../objectives/watch-history.ts'
import { amounts, type StepMeasure, steps } from './steps.ts'
import type { Subject } from './subjects.ts'

/** Sums of values: how many, and what they come to. */
export type Sum = { readonly n: number; readonly sum: number }

/** A measure that became worse with a release, or while it was running; or is as before again. Times are days since 1970. */
export type Step = {
  readonly kind: 'step'
  readonly isOver: boolean
  readonly measure: StepMeasure
  readonly release: string
  /** Whether it began with the release, or while that was running. */
  readonly isWithRelease: boolean
  readonly before: Sum
  readonly after: Sum
  readonly at: number
  readonly since: number
  /** In years, and how much was needed; null of what is over. */
  readonly evidence: number | null
  readonly needed: number | null
}

/** What was noticed, in figures; words are made of it elsewhere. */
export type Noticed =
  | { readonly kind: 'objective'; readonly name: string; readonly said: Said }
  | { readonly kind: 'level'; readonly name: string; readonly said: LevelSaid }
  | Step
  | { readonly kind: 'days'; readonly said: CostSaid }

/**
 * Something of a workflow that is watched. It is told what is counted, row by row, and everything that it knows is in its state: plain
 * data, which can be written down as JSON and taken up again to the bit.
 */
export type Watcher = {
  readonly measures: readonly CountedMeasure[]
  /** Its share of the false alarms that are accepted in a year; another one holds from the next row on. */
  alarmsAYear: number
  take(one: Counted, day: number): Noticed[]
  /** Nothing more will come: the last day is taken as over. */
  end(): Noticed[]
  /** What it told and is not over. */
  open(): Noticed[]
  /** A person says that it is over. */
  close(what: Noticed): void
  readonly state: object
}

/** A watcher from the beginning, `at` in days since 1970, or one that goes on from its state. */
export function startWatcher(
  subject: Subject,
  {
    at,
    alarmsAYear,
    state,
  }: { readonly at: number; readonly alarmsAYear: number; readonly state?: object | undefined },
): Watcher {
  switch (subject.kind) {
    case 'objective':
      return objectiveWatcher(subject, { at, alarmsAYear, state: state as RateWatch })
    case 'level':
      return levelWatcher(subject, { at, alarmsAYear, state: state as LevelWatch })
    case 'step':
      return stepWatcher(subject.measure, { at, alarmsAYear, state: state as StepState })
    case 'days':
      return daysWatcher({ at, alarmsAYear, state: state as DaysState })
  }
}

type Start<State> = { readonly at: number; readonly alarmsAYear: number; readonly state: State | undefined }

/** An objective, as runs are counted: those it is about. */
function objectiveWatcher(
  { name, objective }: Extract<Subject, { kind: 'objective' }>,
  start: Start<RateWatch>,
): Watcher {
  const outcome = countedOutcome(objective)
  if (!outcome) throw new TypeError(`${name} cannot be watched`)
  const state = start.state ?? startRateWatch(start.at, seedOf(name))
  // What is told of what was accepted is known later: it began when that was.
  const noticed = (said: Said): Noticed => ({
    kind: 'objective',
    name,
    said: { ...said, since: said.since - outcome.lag },
  })
  return {
    measures: [outcome.of],
    alarmsAYear: start.alarmsAYear,
    take(one, day) {
      if (!isAbout(objective, one)) return []
      const counted = { at: one.known / MICROS.d, day, isWeekend: isWeekend(day), bad: outcome.bad(one), n: 1 }
      return takeCounted(state, counted, { rate: outcome.rate, alarmsAYear: this.alarmsAYear }).map(noticed)
    },
    end() {
      return endDay(state, { rate: outcome.rate, alarmsAYear: this.alarmsAYear }).map(noticed)
    },
    open: () => openOf(state).map(noticed),
    close(what) {
      if (what.kind === 'objective' && what.said.kind !== 'over') closeOpen(state, what.said.kind)
    },
    state,
  }
}

/** The figure of days that an objective is about, of the runs that it is about: held against its own past. */
function levelWatcher({ name, objective }: Extract<Subject, { kind: 'level' }>, start: Start<LevelWatch>): Watcher {
  const level = countedLevel(objective)
  if (!level) throw new TypeError(`days do not tell ${name}`)
  const state = start.state ?? startLevelWatch(Math.floor(start.at), seedOf(name))
  const noticed = (said: LevelSaid): Noticed => ({ kind: 'level', name, said })
  return {
    measures: [level.of],
    alarmsAYear: start.alarmsAYear,
    take(one, day) {
      if (!isAbout(objective, one)) return []
      const amount = { day, isWeekend: isWeekend(day), sum: level.sum(one), count: level.count(one) }
      return takeAmount(state, amount, this.alarmsAYear, level.score).map(noticed)
    },
    end() {
      return endLevelDay(state, this.alarmsAYear, level.score).map(noticed)
    },
    open: () => (state.figure.told ? [noticed(state.figure.told)] : []),
    close(what) {
      if (what.kind === 'level') state.figure.told = null
    },
    state,
  }
}

/** Whether a promise is about a run: of its case type, and sent its way. The work of a day is counted of all case types, and of each. */
const isAbout = ({ case_type, route }: Objective, one: Counted): boolean =>
  one.measure === 'adoption'
    ? one.case_type === (case_type ?? '')
    : (case_type === undefined || one.case_type === case_type) && (route === undefined || one.route === route)

type StepState = { readonly detector: StepDetector; readonly open: Step[] }

/** What releases change of one measure, or what changes while one is running. */
function stepWatcher(measure: StepMeasure, start: Start<StepState>): Watcher {
  const of = amounts.has(measure) ? 'amounts' : 'outcomes'
  const state = start.state ?? { detector: startStepDetector(of, start.at, seedOf(measure)), open: [] }
  const { detector, open } = state
  const drop = (release: string): Step[] => {
    const over = open.filter((one) => one.release === release)
    open.splice(0, open.length, ...open.filter((one) => one.release !== release))
    return over
  }
  return {
    measures: [measure],
    alarmsAYear: start.alarmsAYear,
    take(one) {
      if (one.release === '') return []
      const at = one.known / MICROS.d
      const reading = takeValue(detector, at, one.release, steps[measure](one), this.alarmsAYear)
      const over = takeOver(detector)
        .flatMap(drop)
        .map((step): Noticed => ({ ...step, isOver: true, at, evidence: null, needed: null }))
      if (!reading?.isAlarm) return over
      const values = detector.since
      const place = stepIn(detector)
      const isWithRelease = place === 0
      const step: Step = {
        ...{ kind: 'step', isOver: false, measure, release: one.release, isWithRelease, at },
        since: isWithRelease ? detector.began : reading.since,
        before: sumOf(isWithRelease ? detector.before : [...detector.before, ...values.slice(0, place)]),
        after: sumOf(isWithRelease ? values : values.slice(place)),
        ...{ evidence: reading.evidence, needed: 1 / this.alarmsAYear },
      }
      drop(step.release)
      open.push(step)
      return [...over, step]
    },
    end: () => [],
    open: () => [...open],
    close(what) {
      if (what.kind !== 'step') return
      closeStep(detector, what.release)
      drop(what.release)
    },
    state,
  }
}

type DaysState = { readonly watch: CostWatch; today: CostDay | null }

/** What the runs of a day cost on average, and how many there were, held against the days before. */
function daysWatcher(start: Start<DaysState>): Watcher {
  const state = start.state ?? { watch: startCostWatch(Math.floor(start.at)), today: null }
  const noticed = (said: CostSaid): Noticed => ({ kind: 'days', said })
  return {
    measures: ['status', 'cost'],
    alarmsAYear: start.alarmsAYear,
    take(one, day) {
      const said = state.today && day > state.today.day ? this.end() : []
      // What became known late is of the day on which it did: days come in order.
      const today = state.today ?? { day, isWeekend: isWeekend(day), cases: 0, priced: 0, cost: 0 }
      const isCost = one.measure === 'cost'
      state.today = {
        ...today,
        cases: today.cases + (isCost ? 0 : 1),
        priced: today.priced + (isCost ? 1 : 0),
        cost: today.cost + (isCost ? (one.value ?? 0) : 0),
      }
      return said
    },
    end() {
      const { today } = state
      state.today = null
      return today ? takeCostDay(state.watch, today, this.alarmsAYear / 2).map(noticed) : []
    },
    open: () => openCosts(state.watch).map(noticed),
    close(what) {
      if (what.kind === 'days') closeCost(state.watch, what.said.kind)
    },
    state,
  }
}

/** When it was told, in days since 1970. */
export const toldAt = (what: Noticed): number => ('said' in what ? what.said.at : what.at)

/** When it began, as far as can be told. */
export const begunAt = (what: Noticed): number => ('said' in what ? what.said.since : what.since)

/** Whether it tells that something is over. */
export function tellsOver(what: Noticed): boolean {
  switch (what.kind) {
    case 'objective':
      return what.said.kind === 'over'
    case 'step':
      return what.isOver
    case 'level':
    case 'days':
      return what.said.isOver
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
