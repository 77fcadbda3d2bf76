import { drawGamma, drawNormal, drawPoisson } from '../../src/statistics/draw.ts'
import { quantile } from '../../src/statistics/quantile.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { type Cluster, ratioInterval, ratioOf } from '../../src/statistics/ratio-interval.ts'
import type { Interval } from '../../src/statistics/wilson.ts'
import { type Simulation, share } from './figure.ts'

const HISTORIES = 1500
/** The 95 % point of the normal distribution: two-sided 90 %. */
const Z = 1.6448536269514722

/** A run saves 12 minutes, less its rework: on average a tenth of the runs need some, of 30 minutes on average. */
const [SAVED, REWORKED, REWORK] = [12, 0.1, 30]
const TRUE = SAVED - REWORKED * REWORK

const expected = { 14: [0.77, 0.81, 0.8, 0.89], 30: [0.8, 0.85, 0.85, 0.89], 60: [0.76, 0.89, 0.89, 0.9] } as const
const rows = ['normal, runs', 'normal, days', 'percentile bootstrap', 'bootstrap-t'] as const

/**
 * How often nominal 90 % intervals of the minutes saved per run hold the true mean. About 20 runs a day, fewer on weekends; rework is
 * log-normal (deviation 1), and how many runs need it differs by day (gamma of shape 1.5).
 */
export const RATIO_INTERVAL: Simulation = {
  name: 'ratio-interval',
  *figures() {
    for (const days of [14, 30, 60] as const) {
      const random = createRandom(days)
      const held = [0, 0, 0, 0]
      for (let history = 0; history < HISTORIES; history++)
        for (const [i, interval] of intervalsOf(drawDays(days, random), random).entries())
          if (interval.low <= TRUE && TRUE <= interval.high) held[i] = (held[i] ?? 0) + 1
      for (const [i, row] of rows.entries())
        yield {
          table: 'How often a nominal 90 % interval of the value per run holds',
          row,
          column: `${days} days`,
          expected: expected[days][i] as number,
          rounding: 0.005,
          ...share(held[i] as number, HISTORIES),
          seed: days,
        }
    }
  },
}

type DayOfRuns = Cluster & { readonly squares: number }

const drawDays = (days: number, random: Random): DayOfRuns[] =>
  Array.from({ length: days }, (_, day) => {
    const reworked = (REWORKED * drawGamma(random, 1.5)) / 1.5
    const count = Math.max(1, drawPoisson(random, day % 7 < 5 ? 24 : 10))
    let [sum, squares] = [0, 0]
    for (let run = 0; run < count; run++) {
      const saved = SAVED - (random.chance(reworked) ? REWORK * Math.exp(drawNormal(random) - 0.5) : 0)
      sum += saved
      squares += saved * saved
    }
    return { sum, count, squares }
  })

function intervalsOf(days: readonly DayOfRuns[], random: Random): Interval[] {
  const { value, error } = ratioOf(days) ?? { value: Number.NaN, error: Number.NaN }
  const runs = days.reduce((total, { count }) => total + count, 0)
  const squares = days.reduce((total, day) => total + day.squares, 0)
  const errorOfRuns = Math.sqrt((squares / runs - value * value) / (runs - 1))
  return [
    { low: value - Z * errorOfRuns, high: value + Z * errorOfRuns },
    { low: value - Z * error, high: value + Z * error },
    percentile(days, random),
    ratioInterval(days, 0.9) ?? { low: Number.NaN, high: Number.NaN },
  ]
}

function percentile(days: readonly Cluster[], random: Random): Interval {
  const means = Array.from({ length: 400 }, () => ratioOf(days.map(() => random.pick(days)))?.value ?? Number.NaN)
  means.sort((a, b) => a - b)
  return { low: quantile(means, 0.05) ?? Number.NaN, high: quantile(means, 0.95) ?? Number.NaN }
}
