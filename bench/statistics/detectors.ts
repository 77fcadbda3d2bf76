import { drawBeta, drawBinomial } from '../../src/statistics/draw.ts'
import { type DriftDetector, startDriftDetector, takeScore } from '../../src/statistics/drift-detector.ts'
import { startEDetector, takeFactors } from '../../src/statistics/e-detector.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { ODDS_RATIOS, shiftedRate, startRateDetector, takeOutcome } from '../../src/statistics/rate-detector.ts'
import { quantileOf, type Simulation, share } from './figure.ts'

const RUNS = 200
const RATE = 0.08

/** What the runs of a day have in common: nothing, a chance of their own (beta, standard deviation .02), the day of the week. */
type Spread = 'independent' | 'day' | 'week'
const SPREADS: Record<Spread, string> = { independent: 'independent runs', day: 'day sd .02', week: 'weekday pattern' }

/** The rate of a day. The week: more goes wrong on Saturday and Sunday, and as much less on the other days. */
function rateOf(random: Random, spread: Spread, day: number, rate: number): number {
  if (spread === 'week') return rate + (day % 7 >= 5 ? 0.03 : -0.012)
  if (spread === 'independent') return rate
  const c = (rate * (1 - rate)) / 0.02 ** 2 - 1
  return drawBeta(random, rate * c, (1 - rate) * c)
}

/** A detector of the table: it is told the outcome of each run, and then the day; it answers whether it alarms. */
type Contender = { run?(bad: 0 | 1, at: number): boolean; day?(bad: number, n: number, day: number): boolean }

type Course = { readonly days: number; readonly change: number; readonly to: number }
const never: Course = { days: 365, change: 365, to: RATE }

/** When a history alarms first, in days, or undefined. The rate changes at the beginning of day `change`. */
function alarmOf(
  random: Random,
  make: () => Contender,
  spread: Spread,
  { days, change, to }: Course,
): number | undefined {
  const contender = make()
  for (let day = 0; day < days; day++) {
    const rate = rateOf(random, spread, day, day >= change ? to : RATE)
    let bad = 0
    for (let i = 0; i < RUNS; i++) {
      const x = random.next() < rate ? 1 : 0
      bad += x
      const at = day + (i + 1) / RUNS
      if (contender.run?.(x, at)) return at
    }
    if (contender.day?.(bad, RUNS, day)) return day + 1
  }
  return undefined
}

const logOdds = (x: number, from: number, to: number) => (x ? Math.log(to / from) : Math.log((1 - to) / (1 - from)))

function cusum(h: number, base: () => number, shift = 0.05): () => Contender {
  return () => {
    let sum = 0
    const from = base()
    return {
      run(x) {
        sum = Math.max(0, sum + logOdds(x, from, from + shift))
        return sum >= h
      },
    }
  }
}

/** A moving average of days with weights 0.2, its limits those it has when it has run for long. */
function ewma(limit: number, base: () => number): () => Contender {
  return () => {
    const from = base()
    const sigma = Math.sqrt((from * (1 - from)) / RUNS) * Math.sqrt(0.2 / 1.8)
    let level = from
    return {
      day(bad, n) {
        level = 0.8 * level + 0.2 * (bad / n)
        return level - from > limit * sigma
      },
    }
  }
}

/** The share of the last so many runs, after each. */
function last(runs: number, over: (share: number) => boolean): () => Contender {
  return () => {
    const ring = new Uint8Array(runs)
    let [count, sum] = [0, 0]
    return {
      run(x) {
        sum += x - (ring[count % runs] as number)
        ring[count % runs] = x
        count++
        return count >= runs && over(sum / runs)
      },
    }
  }
}

/** Both windows of one of two pairs burn faster than so many times the objective: three times in a day and in two hours, 1.5 times in three days and in six hours. */
function burnRate(objective: number): () => Contender {
  const hours = RUNS / 24
  return () => {
    const pairs = [
      [3, 24, 2],
      [1.5, 72, 6],
    ].map(([times = 0, long = 0, short = 0]) =>
      [long, short].map((span) => last(Math.round(span * hours), (share) => share > times * objective)()),
    )
    return { run: (x, at) => pairs.map((pair) => pair.map((one) => one.run?.(x, at)).every(Boolean)).some(Boolean) }
  }
}

const perRun =
  (line: number, alarms: number): (() => Contender) =>
  () => {
    const detector = startRateDetector(0)
    return { run: (x, at) => takeOutcome(detector, at, x, line, alarms).isAlarm }
  }

/** The drift look made run by run: each against the thousand before it. Ties are broken by chance, so it is a bet on the rank. */
const conformalPerRun =
  (random: Random, alarms: number): (() => Contender) =>
  () => {
    const detector = startEDetector(ODDS_RATIOS.length, 0)
    const past = Array.from({ length: 1000 }, () => (random.next() < RATE ? 1 : 0))
    let bad = past.reduce<number>((a, b) => a + b, 0)
    return {
      run(x, at) {
        const [above, equal] = [x ? 0 : bad, x ? bad : past.length - bad]
        const usual = bad / (past.length + 1)
        const p = (above + random.next() * (1 + equal)) / (past.length + 1)
        past.push(x)
        bad += x
        const factors = ODDS_RATIOS.map((ratio) => {
          const raised = shiftedRate(usual, ratio)
          return p < usual ? raised / usual : (1 - raised) / (1 - usual)
        })
        return takeFactors(detector, at, factors, alarms).isAlarm
      },
    }
  }

const stratumOf = (day: number): string => (day % 7 >= 5 ? 'weekend' : 'working')

const conformalPerDay =
  (random: Random, alarms: number): (() => Contender) =>
  () => {
    const detector: DriftDetector = startDriftDetector(0, random.below(2 ** 31))
    return { day: (bad, n, day) => takeScore(detector, day, stratumOf(day), bad / n, alarms).isAlarm }
  }

const learned = (random: Random) => () => drawBinomial(random, 1000, RATE) / 1000

type Row = {
  readonly name: string
  readonly make: (random: Random) => () => Contender
  readonly falseAlarms: readonly [number, number, number]
  readonly delay?: readonly [number, number]
}

const rows: readonly Row[] = [
  { name: 'last 200 runs > 10 %', make: () => last(200, (share) => share > 0.1), falseAlarms: [1, 1, 1] },
  {
    name: 'last 7 days > 10 %',
    make: () => last(7 * RUNS, (share) => share > 0.1),
    falseAlarms: [0.7, 1, 0.72],
    delay: [2.8, 4.1],
  },
  { name: 'EWMA daily, 3 sigma', make: () => ewma(3, () => RATE), falseAlarms: [0.38, 0.99, 0.91], delay: [3, 4] },
  { name: 'CUSUM .08 -> .13, h 5', make: () => cusum(5, () => RATE), falseAlarms: [1, 1, 1], delay: [1.1, 2.6] },
  { name: 'CUSUM, h 11.4', make: () => cusum(11.4, () => RATE), falseAlarms: [0.011, 0.64, 0.44], delay: [3.2, 5.3] },
  {
    name: 'CUSUM, h 11.4, rate learned',
    make: (random) => cusum(11.4, learned(random)),
    falseAlarms: [0.142, 0.6, 0.51],
    delay: [3.3, 7.4],
  },
  {
    name: 'EWMA 4.24 sigma, rate learned',
    make: (random) => ewma(4.24, learned(random)),
    falseAlarms: [0.208, 0.55, 0.37],
    delay: [4, 9],
  },
  { name: 'burn rate, 2 pairs, on 10 %', make: () => burnRate(0.1), falseAlarms: [0, 0.04, 0], delay: [10.8, 29.6] },
  { name: 'per run against .08', make: () => perRun(RATE, 0.01), falseAlarms: [0.011, 0.62, 0.36], delay: [3.7, 5.9] },
  { name: 'per run against .10', make: () => perRun(0.1, 0.01), falseAlarms: [0, 0.03, 0.01], delay: [11.3, 18.3] },
  {
    name: 'drift per run, 1,000 past runs',
    make: (random) => conformalPerRun(random, 0.01),
    falseAlarms: [0.013, 0.6, 0.37],
    delay: [3.9, 6.6],
  },
  {
    name: 'drift per day',
    make: (random) => conformalPerDay(random, 0.01),
    falseAlarms: [0.002, 0.004, 0.002],
    delay: [7, 10],
  },
]
const YEARS = 400

/** Each contender over years in which nothing changes, of three kinds of days; and how long it takes when the rate rises on day 100. */
export const DETECTORS: Simulation = {
  name: 'detectors',
  *figures() {
    const table = 'a year at .08, 200 runs a day'
    for (const { name: row, make, falseAlarms, delay } of rows) {
      for (const [i, spread] of (['independent', 'day', 'week'] as const).entries()) {
        const [seed, random] = [1 + i, createRandom(1 + i)]
        let alarms = 0
        for (let y = 0; y < YEARS; y++) if (alarmOf(random, make(random), spread, never) !== undefined) alarms++
        const column = `years with a false alarm, ${SPREADS[spread]}`
        yield { table, row, column, expected: falseAlarms[i] as number, rounding: 0.005, ...share(alarms, YEARS), seed }
      }
      if (!delay) continue
      const [seed, random] = [4, createRandom(4)]
      const delays: number[] = []
      for (let y = 0; y < YEARS; y++) {
        const at = alarmOf(random, make(random), 'independent', { days: 250, change: 100, to: 0.13 }) ?? 250
        if (at > 100) delays.push(at - 100)
      }
      const days = { table, row, rounding: 0.5, seed }
      yield { ...days, column: 'days until .13 is seen, median', expected: delay[0], ...quantileOf(delays, 0.5) }
      yield { ...days, column: 'days until .13 is seen, 9 in 10', expected: delay[1], ...quantileOf(delays, 0.9) }
    }
  },
}
