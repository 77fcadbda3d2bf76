import { drawNormal } from '../../src/statistics/draw.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { addToSketch, createSketch, sketchQuantile } from '../../src/statistics/sketch.ts'
import type { Figure, Simulation } from './figure.ts'

const SEED = 9
const HISTORIES = 12
const VALUES = 1_000_000
const PERCENTILES = [0.5, 0.9, 0.95, 0.99, 0.999]

const distributions: [name: string, bins: number, draw: (random: Random) => number][] = [
  ['log-normal, sigma 1', 475, (random) => Math.exp(drawNormal(random))],
  ['Pareto, shape 1.5', 442, (random) => (1 - random.next()) ** (-1 / 1.5)],
]

/**
 * The percentile sketch. What stands in the table is of one history each, so the error is that of one: the spread between histories.
 * How fast it counts hangs on the machine, so that is printed beside nothing.
 */
export const SKETCH: Simulation = {
  name: 'sketch',
  *figures(): Generator<Figure> {
    const histories = distributions.map(([, , draw], i) =>
      Array.from({ length: HISTORIES }, (_, j) => lookAt(draw, SEED + 100 * i + j)),
    )
    for (const [i, [name, bins]] of distributions.entries())
      yield figure(name, 'bins', bins, 0.5, histories[i]?.map((history) => history.bins) ?? [])
    const largest = histories.map((seen) => seen.map((history) => history.error))
    const bounds: [column: string, expected: number, of: (...errors: number[]) => number][] = [
      ['largest error at p50 to p99.9, least of the distributions (%)', 0.58, Math.min],
      ['largest error at p50 to p99.9, most of the distributions (%)', 0.98, Math.max],
    ]
    for (const [column, expected, of] of bounds)
      yield figure(
        'log-normal and Pareto',
        column,
        expected,
        0.005,
        Array.from({ length: HISTORIES }, (_, j) => of(...largest.map((errors) => errors[j] as number))),
      )
    yield {
      table: 'sketch',
      row: 'log-normal, sigma 1',
      column: 'millions of values a second, here',
      expected: undefined,
      rounding: 0,
      seen: insertsASecond(),
      error: 0,
      seed: SEED,
    }
  },
}

/** Millions of values a second on this machine. */
function insertsASecond(): number {
  const random = createRandom(SEED)
  const values = Array.from({ length: VALUES }, () => Math.exp(drawNormal(random)))
  const kept = createSketch()
  for (const value of values) addToSketch(kept, value)
  const start = performance.now()
  for (const value of values) addToSketch(kept, value)
  return VALUES / 1000 / (performance.now() - start)
}

function lookAt(draw: (random: Random) => number, seed: number): { bins: number; error: number } {
  const random = createRandom(seed)
  const values = Float64Array.from({ length: VALUES }, () => draw(random))
  const kept = createSketch()
  for (const value of values) addToSketch(kept, value)
  values.sort()
  const errors = PERCENTILES.map((p) => {
    const exact = values[Math.floor(p * (VALUES - 1))] as number
    return 100 * Math.abs((sketchQuantile(kept, p) as number) / exact - 1)
  })
  return { bins: kept.counts.length, error: Math.max(...errors) }
}

function figure(row: string, column: string, expected: number, rounding: number, seen: readonly number[]): Figure {
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length
  const variance = seen.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seen.length - 1)
  return { table: 'sketch', row, column, expected, rounding, seen: mean, error: Math.sqrt(variance), seed: SEED }
}
