import { drawNormal } from '../../src/statistics/draw.ts'
import { pairedReplay } from '../../src/statistics/paired-replay.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { asymptotic, type Claim, type Contest, centredBet, dailyZ, safe } from './comparison-contenders.ts'
import { type Figure, quantileOf, type Simulation, share } from './figure.ts'

const RUNS_A_DAY = 200
const DAYS = 14
const RUNS = DAYS * RUNS_A_DAY

/** The rate of both versions and the chance to go to the new one, run by run. */
type Course = {
  readonly current: (t: number) => number
  readonly new: (t: number) => number
  readonly probability: (t: number) => number
}

const always = (value: number) => () => value
const flat = (current: number, newer: number, probability: number) => (): Course => ({
  current: always(current),
  new: always(newer),
  probability: always(probability),
})

/** From 5 to 50 % in four equal steps. */
const ramp = (t: number) => [0.05, 0.1, 0.25, 0.5][Math.min(3, Math.floor((4 * t) / RUNS))] as number

const drifting = (): Course => {
  const rate = (t: number) => 0.06 + (0.06 * t) / (RUNS - 1)
  return { current: rate, new: rate, probability: ramp }
}

/** Each day has a rate of its own (normal, mean .08, standard deviation .03), of both versions. */
const shaken = (random: Random): Course => {
  const days = Array.from({ length: DAYS }, () => Math.max(0.005, 0.08 + 0.03 * drawNormal(random)))
  const rate = (t: number) => days[Math.floor(t / RUNS_A_DAY)] as number
  return { current: rate, new: rate, probability: ramp }
}

const worse: Claim = { kind: 'worse' }
const notWorse: Claim = { kind: 'not worse', margin: 0.03 }

/** When a contender is through with a history, in days, or infinity. */
function decisionOf(random: Random, contest: Contest, claim: Claim, { course, split, runs = RUNS }: Setting): number {
  const { current, new: newer, probability } = course(random)
  const contender = contest(claim, split)
  for (let t = 0; t < runs; t++) {
    const p = probability(t)
    const isNew = random.chance(p)
    const bad = random.chance(isNew ? newer(t) : current(t)) ? 1 : 0
    if (contender.run?.(isNew, bad, p)) return (t + 1) / RUNS_A_DAY
    if ((t + 1) % RUNS_A_DAY === 0 && contender.day?.()) return (t + 1) / RUNS_A_DAY
  }
  return Number.POSITIVE_INFINITY
}

/** `split`: the chance of the new version that a contender is set up for. */
type Setting = { readonly course: (random: Random) => Course; readonly split: number; readonly runs?: number }

const Z = ['z test, daily look', dailyZ()] as const
const A5000 = ['asymptotic, N* = 5000', asymptotic(5000)] as const
const A500 = ['asymptotic, N* = 500', asymptotic(500)] as const
const SAFE = ['safe 2x2', safe] as const
const BET = ['centred bet', centredBet] as const
type Column = readonly [string, Contest]

/** Percent that decide, the unit of its last digit, and the median day over all histories with its unit. */
type Expected = readonly [share: number | undefined, unit: number, median?: number, medianUnit?: number]

const equal: Setting = { course: flat(0.08, 0.08, 0.5), split: 0.5 }
const oneInTen = (from: number, to: number): Setting => ({ course: flat(from, to, 0.1), split: 0.1 })

const rows: [row: string, claim: Claim, setting: Setting, columns: [Column, ...Expected][]][] = [
  [
    'equal, 50:50',
    worse,
    equal,
    [
      [Z, 17.8, 0.1],
      [A5000, 0.9, 0.1],
      [A500, 2.7, 0.1],
      [SAFE, 2.5, 0.1],
      [BET, 1.6, 0.1],
    ],
  ],
  [
    'equal, ramp 5->50 %, base 6->12 %',
    worse,
    { course: drifting, split: 0.5 },
    [
      [Z, 51.7, 0.1],
      [A5000, 8.6, 0.1],
      [A500, 8, 0.1],
      [SAFE, 30.5, 0.1],
      [BET, 2.1, 0.1],
    ],
  ],
  [
    'equal, daily shocks, ramp',
    worse,
    { course: shaken, split: 0.5 },
    [
      [Z, 27.8, 0.1],
      [A5000, 2.3, 0.1],
      [A500, 2.5, 0.1],
      [SAFE, 13.2, 0.1],
      [BET, 1.8, 0.1],
    ],
  ],
  [
    '8->13 %, 50:50',
    worse,
    { course: flat(0.08, 0.13, 0.5), split: 0.5 },
    [
      [Z, 99.8, 0.1, 2, 1],
      [A5000, 96.6, 0.1, 6, 0.1],
      [A500, 96.4, 0.1, 4.3, 0.1],
      [SAFE, 89, 1, 6.5, 0.1],
      [BET, 94.5, 0.1, 5.3, 0.1],
    ],
  ],
  [
    '8->13 %, 90:10',
    worse,
    oneInTen(0.08, 0.13),
    [
      [A5000, 41, 1],
      [A500, 40, 1],
      [SAFE, 44.5, 0.1],
      [BET, 54, 1],
    ],
  ],
  [
    '8->18 %, 90:10',
    worse,
    oneInTen(0.08, 0.18),
    [
      [A5000, 97, 1, 6.4, 0.1],
      [A500, 96, 1, 5.2, 0.1],
      [SAFE, 96, 1, 4.5, 0.1],
      [BET, 98, 1, 3.6, 0.1],
    ],
  ],
  [
    '8->28 %, 90:10',
    worse,
    oneInTen(0.08, 0.28),
    [
      [A5000, undefined, 1, 3, 0.1],
      [SAFE, undefined, 1, 1.5, 0.1],
      [BET, undefined, 1, 1.1, 0.1],
    ],
  ],
  [
    '8->58 %, 90:10',
    worse,
    oneInTen(0.08, 0.58),
    [
      [A5000, undefined, 1, 1.3, 0.1],
      [SAFE, undefined, 1, 0.4, 0.1],
      [BET, undefined, 1, 0.3, 0.1],
    ],
  ],
  [
    '1->6 %, 90:10',
    worse,
    oneInTen(0.01, 0.06),
    [
      [A5000, 86, 1, 9.3, 0.1],
      [SAFE, 97, 1, 4.4, 0.1],
      [BET, 98, 1, 3.8, 0.1],
    ],
  ],
  [
    'promote, D = 0, margin 3, 50:50',
    notWorse,
    equal,
    [
      [Z, 95, 1],
      [A5000, 67, 1],
      [BET, 59, 1],
    ],
  ],
  [
    'promote, D = 3 (wrong), margin 3, 50:50',
    notWorse,
    { course: flat(0.08, 0.11, 0.5), split: 0.5 },
    [
      [Z, 19.8, 0.1],
      [BET, 1.7, 0.1],
    ],
  ],
  [
    'equal, 50:50, 30 days, either way',
    worse,
    { ...equal, runs: 30 * RUNS_A_DAY },
    [[['z test, daily look', dailyZ(1.959964, true)], 27.7, 0.1]],
  ],
  ['equal, 50:50, 30 days', worse, { ...equal, runs: 30 * RUNS_A_DAY }, [[BET, 2.7, 0.1]]],
]

const HISTORIES = 2000
const REPLAYS = 4000

/** Cases until a replay of cases lost and won with these chances is decided, or infinity. */
function casesUntilWorse(random: Random, lose: number, win: number, cases: number): number {
  let [lost, won] = [0, 0]
  for (let n = 1; n <= cases; n++) {
    const u = random.next()
    if (u < lose) lost++
    else if (u < lose + win) won++
    else continue
    if (pairedReplay(lost, won).worse >= 20) return n
  }
  return Number.POSITIVE_INFINITY
}

export const COMPARISON: Simulation = {
  name: 'comparison',
  *figures(): Generator<Figure> {
    const table = 'Two versions side by side, 14 days of 200 runs, looked at after each run'
    for (const [i, [row, claim, setting, columns]] of rows.entries()) {
      for (const [[name, contest], percent, unit, median, medianUnit = 1] of columns) {
        const seed = 200 + i
        const random = createRandom(seed)
        const days = Array.from({ length: HISTORIES }, () => decisionOf(random, contest, claim, setting))
        if (percent !== undefined) {
          const { seen, error } = share(days.filter(Number.isFinite).length, HISTORIES)
          const column = `${name}, decided %`
          yield {
            table,
            row,
            column,
            expected: percent,
            rounding: unit / 2,
            seen: 100 * seen,
            error: 100 * error,
            seed,
          }
        }
        if (median !== undefined)
          yield {
            ...{ table, row, column: `${name}, median day`, expected: median, rounding: medianUnit / 2 },
            ...quantileOf(days, 0.5),
            seed,
          }
      }
    }
    yield* replay()
  },
}

function* replay(): Generator<Figure> {
  const table = 'Paired replay'
  const row = '8 % lose, 3 % win'
  const seed = 300
  const random = createRandom(seed)
  const cases = Array.from({ length: REPLAYS }, () => casesUntilWorse(random, 0.08, 0.03, 100_000))
  yield { table, row, column: 'cases, median', expected: 241, rounding: 0.5, ...quantileOf(cases, 0.5), seed }
  yield { table, row, column: 'cases, p90', expected: 601, rounding: 0.5, ...quantileOf(cases, 0.9), seed }
  const wrong = Array.from({ length: REPLAYS }, () => casesUntilWorse(random, 0.055, 0.055, 1000))
  const { seen, error } = share(wrong.filter(Number.isFinite).length, REPLAYS)
  yield {
    ...{ table, row: '5.5 % lose, 5.5 % win, 1,000 cases', column: 'wrong, %', expected: 2.5, rounding: 0.05 },
    ...{ seen: 100 * seen, error: 100 * error, seed },
  }
}
