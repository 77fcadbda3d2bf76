import { startDailyRateDetector, takeDay } from '../../src/statistics/daily-rate-detector.ts'
import { normalQuantile } from '../../src/statistics/distributions.ts'
import { drawBeta, drawBinomial, drawNormal } from '../../src/statistics/draw.ts'
import { startDriftDetector, takeScore } from '../../src/statistics/drift-detector.ts'
import { startEDetector, takeFactors } from '../../src/statistics/e-detector.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { fastLine, startRateDetector, takeOutcome } from '../../src/statistics/rate-detector.ts'
import { mean, quantileOf, type Simulation, share } from './figure.ts'

/** The rate of a day around its mean: a beta number of this standard deviation. */
function spreadRate(random: Random, rate: number, sd: number): number {
  if (sd === 0) return rate
  const c = (rate * (1 - rate)) / sd ** 2 - 1
  return drawBeta(random, rate * c, (1 - rate) * c)
}

/** The fast and the slow look of an objective, with half of its budget each: whether either alarms on this day, and when. */
function objectiveWatch(objective: number, alarmsAYear: number) {
  const [fast, slow] = [startRateDetector(0), startDailyRateDetector(0)]
  return (random: Random, day: number, runs: number, rate: number): number[] => {
    const alarms: number[] = []
    let bad = 0
    for (let i = 0; i < runs; i++) {
      const x = random.next() < rate ? 1 : 0
      bad += x
      const at = day + (i + 1) / runs
      if (takeOutcome(fast, at, x, fastLine(objective), alarmsAYear / 2).isAlarm) alarms.push(at)
    }
    if (takeDay(slow, day + 1, { bad, n: runs }, objective, alarmsAYear / 2).isAlarm) alarms.push(day + 1)
    return alarms
  }
}

const kindOfDay = (day: number): string => (day % 7 >= 5 ? 'weekend' : 'working')

/** Exactly at the objective: the budget is met, and little of it is wasted. */
function* atTheLine() {
  const table = 'exactly at the objective, budget .01 a year'
  const [seed, years] = [11, 4000]
  const random = createRandom(seed)
  let alarms = 0
  for (let y = 0; y < years; y++) {
    const detector = startRateDetector(0)
    for (let i = 1; i <= 365 * 200; i++)
      if (takeOutcome(detector, i / 200, random.next() < 0.1 ? 1 : 0, 0.1, 0.01).isAlarm) {
        alarms++
        break
      }
  }
  const column = 'years with an alarm'
  yield { table, row: 'per run, 200 a day', column, expected: 0.0068, rounding: 0.00005, ...share(alarms, years), seed }
  for (const [runs, correlation, expected] of [
    [200, 0, 0.005],
    [30, 0, 0.002],
    [200, 0.5, 0.21],
    [30, 0.5, 0.013],
  ] as const) {
    const years = 4000
    const random = createRandom(seed)
    let alarms = 0
    for (let y = 0; y < years; y++) {
      const detector = startDailyRateDetector(0)
      const rate = correlated(random, correlation)
      for (let day = 0; day < 365; day++) {
        const bad = drawBinomial(random, runs, clamp(0.1 + rate()))
        if (!takeDay(detector, day + 1, { bad, n: runs }, 0.1, 0.01).isAlarm) continue
        alarms++
        break
      }
    }
    const row = `per day, ${runs} runs, day sd .02${correlation ? ', phi .5' : ''}`
    yield { table, row, column, expected, rounding: expected < 0.1 ? 0.0005 : 0.005, ...share(alarms, years), seed }
  }
}

/** Effects of days that resemble the day before: of standard deviation .02, with this correlation. */
function correlated(random: Random, correlation: number): () => number {
  let effect = 0.02 * drawNormal(random)
  return () => {
    effect = correlation * effect + 0.02 * Math.sqrt(1 - correlation ** 2) * drawNormal(random)
    return effect
  }
}

const clamp = (rate: number): number => Math.min(0.99, Math.max(0.001, rate))

/** How long both looks take for a rise from .08 over an objective of .10. */
function* delays() {
  const table = 'fast and slow look, objective .10, budget .01 a year'
  for (const [runs, sd, rises] of [
    [
      200,
      0,
      [
        [0.5, 0.3],
        [0.3, 1],
        [0.2, 3],
        [0.15, 8],
        [0.13, 17],
      ],
    ],
    [
      200,
      0.02,
      [
        [0.5, 0.3],
        [0.3, 1.9],
        [0.2, 5],
        [0.15, 13],
        [0.13, 29],
      ],
    ],
    [
      30,
      0,
      [
        [0.5, 1.8],
        [0.3, 5],
        [0.2, 12],
        [0.15, 34],
        [0.13, 76],
      ],
    ],
  ] as const)
    for (const [to, expected] of rises) {
      const [seed, times] = [12, 200]
      const random = createRandom(seed)
      const seen: number[] = []
      for (let i = 0; i < times; i++) {
        const watch = objectiveWatch(0.1, 0.01)
        const change = 60
        for (let day = 0; day < 600; day++) {
          const [first] = watch(random, day, runs, spreadRate(random, day < change ? 0.08 : to, sd))
          if (first === undefined) continue
          if (first > change) seen.push(first - change)
          break
        }
      }
      const row = `${runs} runs a day${sd ? ', day sd .02' : ''}`
      const rounding = expected < 2 ? 0.05 : 0.5
      yield {
        table,
        row,
        column: `days until ${to} is seen, median`,
        expected,
        rounding,
        ...quantileOf(seen, 0.5),
        seed,
      }
    }
}

/** Each block of so many days ranked among those before it, whatever days have to do with each other. */
function* blocksRanked(random: Random, days: number): Generator<boolean, never, number> {
  const detector = startEDetector(6, 0)
  const past: number[] = []
  let isAlarm = false
  for (let day = 0; ; day += days) {
    let score = 0
    for (let i = 0; i < days; i++) score += (yield isAlarm) / days
    const above = past.filter((one) => one > score).length
    const equal = past.filter((one) => one === score).length
    const z = -normalQuantile((above + random.next() * (1 + equal)) / (past.length + 1))
    isAlarm =
      past.length >= 5 &&
      takeFactors(
        detector,
        day + days,
        [0.5, 1, 1.5, 2, 2.5, 3].map((d) => Math.exp(d * z - (d * d) / 2)),
        0.01,
      ).isAlarm
    past.push(score)
  }
}

/** As the product does it: blocks as long as the days so far ask for. */
function* judged(random: Random): Generator<boolean, never, number> {
  const detector = startDriftDetector(0, random.below(2 ** 31))
  let isAlarm = false
  for (let day = 0; ; day++) isAlarm = takeScore(detector, day, kindOfDay(day), yield isAlarm, 0.01).isAlarm
}

/** Days that resemble each other: where the drift look is at its limit. */
function* resembling() {
  const table = 'drift per day, days that resemble each other (sd .02), budget .01 a year'
  for (const [row, watch, figures] of [
    [
      'day by day',
      (random: Random) => blocksRanked(random, 1),
      [
        [0.3, 0.034],
        [0.5, 0.15],
        [0.9, 0.85],
      ],
    ],
    [
      'three days at a time',
      (random: Random) => blocksRanked(random, 3),
      [
        [0.5, 0.015],
        [0.9, 0.45],
      ],
    ],
    [
      'as many as the correlation asks for',
      judged,
      [
        [0, undefined],
        [0.3, undefined],
        [0.5, undefined],
        [0.9, undefined],
      ],
    ],
  ] as const)
    for (const [phi, expected] of figures) {
      const [seed, years] = [13, 1000]
      const random = createRandom(seed)
      let alarms = 0
      for (let y = 0; y < years; y++) {
        const look = watch(random)
        look.next()
        const effect = correlated(random, phi)
        for (let day = 0; day < 365; day++) {
          if (!look.next(drawBinomial(random, 200, clamp(0.08 + effect())) / 200).value) continue
          alarms++
          break
        }
      }
      const column = `years with an alarm, correlation ${phi}`
      yield {
        table,
        row,
        column,
        expected,
        rounding: expected === 0.034 || expected === 0.015 ? 0.0005 : 0.005,
        ...share(alarms, years),
        seed,
      }
    }
}

/** 300 healthy objectives of 10 to 300 runs a day, at .08 against .10, share a budget of four false alarms a year. */
function* fleet() {
  const table = '300 healthy objectives, a year, budget 4'
  for (const [sd, layers, drift] of [
    [0, 0, 1.4],
    [0.02, 0.4, 1.3],
  ] as const) {
    const [seed, years] = [14, 6]
    const random = createRandom(seed)
    const [ofLayers, ofDrift]: [number[], number[]] = [[], []]
    for (let y = 0; y < years; y++) {
      let [layersAlarms, driftAlarms] = [0, 0]
      for (let one = 0; one < 300; one++) {
        const runs = Math.round(10 * 30 ** random.next())
        const watch = objectiveWatch(0.1, 4 / 300)
        const drift = startDriftDetector(0, one)
        for (let day = 0; day < 365; day++) {
          layersAlarms += watch(random, day, runs, spreadRate(random, 0.08, sd)).length
          const rate = drawBinomial(random, runs, spreadRate(random, 0.08, sd)) / runs
          if (takeScore(drift, day, kindOfDay(day), rate, 4 / 300).isAlarm) driftAlarms++
        }
      }
      ofLayers.push(layersAlarms)
      ofDrift.push(driftAlarms)
    }
    const column = `false alarms, ${sd ? 'day sd .02' : 'independent runs'}`
    // Of none at all the error is that of half a one.
    const least = 0.5 / years
    const [a, b] = [mean(ofLayers), mean(ofDrift)]
    yield {
      table,
      row: 'fast and slow look',
      column,
      expected: layers,
      rounding: 0.05,
      ...a,
      error: Math.max(a.error, least),
      seed,
    }
    yield {
      table,
      row: 'drift per day',
      column,
      expected: drift,
      rounding: 0.05,
      ...b,
      error: Math.max(b.error, least),
      seed,
    }
  }
}

export const LAYERS: Simulation = {
  name: 'layers',
  *figures() {
    yield* atTheLine()
    yield* delays()
    yield* resembling()
    yield* fleet()
  },
}
