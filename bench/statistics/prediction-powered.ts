import { startJudgedRateDetector, takeJudged } from '../../src/statistics/judged-rate-detector.ts'
import { judgedAlone, ppiMean } from '../../src/statistics/ppi.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { startRateDetector, takeOutcome } from '../../src/statistics/rate-detector.ts'
import { mean, quantileOf, type Simulation, share } from './figure.ts'

/** How often a judge calls a bad case bad, and a good one good. */
type Judge = { readonly sensitivity: number; readonly specificity: number }

const verdict = (random: Random, isBad: boolean, { sensitivity, specificity }: Judge): number =>
  random.next() < (isBad ? sensitivity : 1 - specificity) ? 1 : 0

const STRICT: Judge = { sensitivity: 0.85, specificity: 0.97 }
const LAX: Judge = { sensitivity: 0.7, specificity: 0.9 }
/** Says of everything that it is good. */
const NO_JUDGE: Judge = { sensitivity: 0, specificity: 1 }

const RUNS = 200
const OPTIONS = { line: 0.1, reviewed: 0.15, alarmsAYear: 0.01 }

type Course = {
  readonly days: number
  readonly rate: number
  readonly change?: number
  readonly to?: number
  readonly judgeTo?: Judge
}

/** When a history alarms first, in days. */
function alarmOf(
  random: Random,
  judge: Judge,
  { days, rate, change = days, to = rate, judgeTo = judge }: Course,
): number | undefined {
  const state = startJudgedRateDetector(0)
  for (let i = 0; i < days * RUNS; i++) {
    const at = (i + 1) / RUNS
    const isChanged = at > change
    const isBad = random.next() < (isChanged ? to : rate)
    const said = verdict(random, isBad, isChanged ? judgeTo : judge)
    const label = random.next() < OPTIONS.reviewed ? Number(isBad) : undefined
    if (takeJudged(state, at, { judge: said, label }, OPTIONS).isAlarm) return at
  }
  return undefined
}

/** The same with an alarm by what the judge says alone. */
function judgeAlarmOf(random: Random, judge: Judge, judgeTo: Judge, days: number, change: number): number | undefined {
  const detector = startRateDetector(0)
  for (let i = 0; i < days * RUNS; i++) {
    const at = (i + 1) / RUNS
    const said = verdict(random, random.next() < 0.08, at > change ? judgeTo : judge)
    if (takeOutcome(detector, at, said, OPTIONS.line, OPTIONS.alarmsAYear).isAlarm) return at
  }
  return undefined
}

/** Cases enough that the judge's scores have their meaning when the change comes. */
const BEFORE = 60
const SEED = 7301
const times = <T>(n: number, make: (random: Random) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(createRandom(SEED + i)))

function* streaming() {
  const table = 'Cases judged, 15 % of 200 a day reviewed, objective .10, budget .01 a year'
  const common = { table, seed: SEED }
  for (const [row, judge, expected] of [
    ['labels only', NO_JUDGE, 23.7],
    ['judge .85 / .97', STRICT, 14.7],
    ['judge .70 / .90', LAX, 19.8],
  ] as const) {
    const course = { days: BEFORE + 300, rate: 0.08, change: BEFORE, to: 0.15 }
    const found = times(400, (random) => alarmOf(random, judge, course)).map(
      (at) => (at ?? Number.POSITIVE_INFINITY) - BEFORE,
    )
    yield {
      ...common,
      row,
      column: '.08 to .15: median days',
      expected,
      rounding: 0.05,
      ...quantileOf(
        found.filter((delay) => delay > 0),
        0.5,
      ),
    }
  }
  const n = 600
  for (const [row, judge] of [
    ['labels only', NO_JUDGE],
    ['judge .85 / .97', STRICT],
    ['judge .70 / .90', LAX],
  ] as const) {
    const false_ = times(n, (random) => alarmOf(random, judge, { days: 365, rate: 0.1 })).filter(
      (at) => at !== undefined,
    )
    yield {
      ...common,
      row,
      column: 'at the objective: P(alarm in a year)',
      expected: 0.0075,
      rounding: 0.0025,
      ...share(false_.length, n),
    }
  }
  const years = 300
  const drift = { days: 365, rate: 0.08, change: BEFORE, judgeTo: { sensitivity: 0.85, specificity: 0.85 } }
  const corrected = times(years, (random) => alarmOf(random, STRICT, drift)).filter((at) => at !== undefined)
  yield {
    ...common,
    row: 'only the judge drifts',
    column: 'P(alarm in a year)',
    expected: 0,
    rounding: 0.0005,
    ...share(corrected.length, years),
  }
  const alone = times(years, (random) => judgeAlarmOf(random, STRICT, drift.judgeTo, 365, BEFORE)).filter(
    (at) => at !== undefined,
  )
  yield {
    ...common,
    row: 'only the judge drifts, judge alone',
    column: 'P(alarm in a year)',
    expected: 1,
    rounding: 0.005,
    ...share(alone.length, years),
  }
}
/** How often a judge calls a good answer good, and a bad one; of a population of which so many are good. */
type Panel = { readonly good: number; readonly ofGood: number; readonly ofBad: number }

/** As people and a large model judged the 750 summaries of FaithBench: 32 % good to people, 87 % to the model. */
const KIND: Panel = { good: 0.32, ofGood: 0.925, ofBad: 0.843 }
/** One that agrees with people in nine of ten. */
const ABLE: Panel = { good: 0.32, ofGood: 0.9, ofBad: 0.1 }

function* means() {
  const table = 'The mean that people would give, a judge beside 30 or 100 labels and alone on 1,000'
  for (const [row, panel] of [
    ['judge kind to all', KIND],
    ['judge right in nine of ten', ABLE],
  ] as const)
    for (const n of [30, 100]) {
      const estimates = times(2000, (random) => {
        const label = () => (random.next() < panel.good ? 1 : 0)
        const judge = (good: number) => (random.next() < (good ? panel.ofGood : panel.ofBad) ? 1 : 0)
        const labelled = Array.from({ length: n }, () => label()).map((good) => ({ label: good, judge: judge(good) }))
        const alone = Array.from({ length: 1000 }, () => judge(label()))
        const rate = average(alone)
        const error = Math.sqrt((rate * (1 - rate)) / alone.length)
        const powered = ppiMean(labelled, judgedAlone(alone)) as NonNullable<ReturnType<typeof ppiMean>>
        return {
          isCovered: powered.low <= panel.good && panel.good <= powered.high,
          isCoveredByJudge: Math.abs(rate - panel.good) <= 1.96 * error,
          powered: (powered.mean - panel.good) ** 2,
          labels: (average(labelled.map((one) => one.label)) - panel.good) ** 2,
        }
      })
      const count = (is: (one: (typeof estimates)[number]) => boolean) =>
        share(estimates.filter(is).length, estimates.length)
      const common = { table, row: `${row}, ${n} labels`, seed: SEED }
      const expected = n === 30 ? 0.925 : 0.945
      yield {
        ...common,
        column: 'covered by PPI++ at 95 %',
        expected,
        rounding: 0.005,
        ...count((one) => one.isCovered),
      }
      if (panel === KIND)
        yield {
          ...common,
          column: 'covered by the judge alone',
          expected: 0,
          rounding: 0.0005,
          ...count((one) => one.isCoveredByJudge),
        }
      const labels = average(estimates.map((one) => one.labels))
      const saved = mean(estimates.map((one) => 1 - one.powered / labels))
      yield { ...common, column: 'labels saved', expected: undefined, rounding: 0, ...saved }
    }
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** PPI++, and the detector of cases that a judge and some people look at. */
export const PREDICTION_POWERED: Simulation = {
  name: 'prediction-powered',
  *figures() {
    yield* means()
    yield* streaming()
  },
}
