import { normalQuantile } from '../../src/statistics/distributions.ts'
import { drawBinomial } from '../../src/statistics/draw.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { certificate } from '../../src/statistics/relaxation-certificate.ts'
import { type Figure, quantileOf, type Simulation, share } from './figure.ts'

const REVIEWS = 20
const LIMIT = 0.1
const DAYS = 180
/** No rule that looks at a total relaxes before. */
const SOONEST = 14

/** What a rule is told each day: the bad ones of that day's reviews, and of all so far. It answers whether to relax. */
type Rule = () => (day: number, bad: number, badSoFar: number) => boolean

const byCertificate: Rule = () => (day, _, badSoFar) =>
  day >= SOONEST && certificate(badSoFar, day * REVIEWS, LIMIT) >= 20

/** All so far lie below the line by a one-sided 95 % score bound: in its own test, which is that bound the other way round. */
const byWilson: Rule = () => (day, _, badSoFar) => {
  const n = day * REVIEWS
  return day >= SOONEST && (LIMIT - badSoFar / n) / Math.sqrt((LIMIT * (1 - LIMIT)) / n) > normalQuantile(0.95)
}

/**
 * The switching score of ISO 2859-1 for lots of 20 at a quality limit of 10 %: three more for each day that would pass one step
 * tighter (6.5 %, at most 3 bad ones), else none; reduced inspection at 30.
 */
const byScore: Rule = () => {
  let score = 0
  return (_, bad) => {
    score = bad <= 3 ? score + 3 : 0
    return score >= 30
  }
}

/** Fourteen days in a row whose rate is at most the line. */
const byGoodDays: Rule = () => {
  let inARow = 0
  return (_, bad) => {
    inARow = bad <= LIMIT * REVIEWS ? inARow + 1 : 0
    return inARow >= 14
  }
}

function relaxedAt(random: Random, rule: Rule, rate: number): number {
  const mayRelax = rule()
  let badSoFar = 0
  for (let day = 1; day <= DAYS; day++) {
    const bad = drawBinomial(random, REVIEWS, rate)
    badSoFar += bad
    if (mayRelax(day, bad, badSoFar)) return day
  }
  return Number.POSITIVE_INFINITY
}

/** The chance to relax, the unit of its last digit, and the median day of all histories. */
type Expected = readonly [share: number, unit: number, median?: number]

const COLUMNS: [name: string, rule: Rule, expected: readonly [Expected, Expected, Expected, Expected, Expected]][] = [
  [
    'certificate',
    byCertificate,
    [
      [0, 0.1],
      [0.002, 0.001],
      [0.021, 0.001],
      [0.93, 0.01, 70],
      [1, 0.1, 14],
    ],
  ],
  [
    'score of ISO 2859-1',
    byScore,
    [
      [0.93, 0.01, 52],
      [1, 0.1, 25],
      [1, 0.1, 19],
      [1, 0.1, 11],
      [1, 0.1, 10],
    ],
  ],
  [
    'peeked score bound',
    byWilson,
    [
      [0, 0.1],
      [0.045, 0.001],
      [0.25, 0.01],
      [1, 0.1, 22],
      [1, 0.1, 14],
    ],
  ],
  [
    '14 good days in a row',
    byGoodDays,
    [
      [0.006, 0.001],
      [0.08, 0.01],
      [0.21, 0.01],
      [0.77, 0.01, 88],
      [1, 0.1, 22],
    ],
  ],
]

const RATES = [0.13, 0.11, 0.1, 0.08, 0.05] as const
const HISTORIES = 2000

export const RELAXATION_CERTIFICATE: Simulation = {
  name: 'relaxation-certificate',
  *figures(): Generator<Figure> {
    const table = 'Looking less often: 20 reviews a day, at most 10 % bad, within 180 days'
    for (const [i, rate] of RATES.entries()) {
      const row = `${Math.round(100 * rate)} % bad`
      for (const [name, rule, expected] of COLUMNS) {
        const seed = 400 + i
        const random = createRandom(seed)
        const days = Array.from({ length: HISTORIES }, () => relaxedAt(random, rule, rate))
        const relaxed = days.filter(Number.isFinite).length
        const [chance, unit, median] = expected[i] as Expected
        const rounding = unit / 2
        yield { table, row, column: name, expected: chance, rounding, ...share(relaxed, HISTORIES), seed }
        if (median !== undefined)
          yield {
            ...{ table, row, column: `${name}, median day`, expected: median, rounding: 0.5 },
            ...quantileOf(days, 0.5),
            seed,
          }
      }
    }
  },
}
