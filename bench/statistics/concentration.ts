import { concentrationsOf } from '../../src/statistics/concentration.ts'
import { drawGamma } from '../../src/statistics/draw.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { type Figure, type Simulation, share } from './figure.ts'

const HISTORIES = 1_000
const LIFT = 6
const SIZES = { route: 6, version: 8, integration: 7 } as const
type Factor = keyof typeof SIZES
type Values = Record<string, string>

/** Shares that add up to 1; the smaller the shape, the more uneven (a Dirichlet distribution). */
function shares(random: Random, n: number, shape: number): number[] {
  const parts = Array.from({ length: n }, () => drawGamma(random, shape))
  const sum = parts.reduce((a, b) => a + b)
  return parts.map((part) => part / sum)
}

/** 336 combinations: routes and integrations of moderately uneven traffic, and each route with a mix of versions of its own, from nearly none to most of it. */
function drawCells(random: Random): { values: Values; exposure: number; events: number }[] {
  const [routes, integrations] = [shares(random, SIZES.route, 5), shares(random, SIZES.integration, 5)]
  return routes.flatMap((ofRoute, r) =>
    shares(random, SIZES.version, 1).flatMap((ofVersion, v) =>
      integrations.map((ofIntegration, i) => ({
        values: { route: `${r}`, version: `${v}`, integration: `${i}` },
        exposure: ofRoute * ofVersion * ofIntegration,
        events: 0,
      })),
    ),
  )
}

/** Events of which those of the cause come six times as often; what is named, and what has the largest share. */
function history(random: Random, count: number, factors: readonly Factor[]) {
  const cells = drawCells(random)
  const cause: Values = Object.fromEntries(factors.map((factor) => [factor, `${random.below(SIZES[factor])}`]))
  const isIn = (values: Values) => factors.every((factor) => values[factor] === cause[factor])
  const rates = cells.map(({ values, exposure }) => exposure * (factors.length > 0 && isIn(values) ? LIFT : 1))
  const sum = rates.reduce((a, b) => a + b)
  for (let event = 0; event < count; event++) {
    let at = 0
    for (let left = random.next() * sum - (rates[0] as number); left >= 0 && at < cells.length - 1; at++)
      left -= rates[at + 1] as number
    ;(cells[at] as { events: number }).events++
  }
  const named = concentrationsOf(cells).named[0]
  const isExact = named !== undefined && Object.keys(named.values).length === factors.length && isIn(named.values)
  return { isNamed: named !== undefined, isExact, isLargest: largestShare(cells) === asText(cause) }
}

const asText = (values: Values) => JSON.stringify(Object.entries(values))

function largestShare(cells: readonly { values: Values; events: number }[]): string | undefined {
  const events = new Map<string, number>()
  for (const cell of cells)
    for (const [factor, value] of Object.entries(cell.values)) {
      const key = asText({ [factor]: value })
      events.set(key, (events.get(key) ?? 0) + cell.events)
    }
  return [...events].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/** Expected are ranges over the three factors: their middle, and half of their width beside the rounding. */
type Expected = readonly [low: number, high: number]
const ROWS: readonly { count: number; factors: readonly Factor[]; exact: Expected; largest?: Expected }[] = [
  ...(['route', 'version', 'integration'] as const).flatMap((factor) => [
    { count: 60, factors: [factor], exact: [0.94, 0.99] as const, largest: [0.7, 0.96] as const },
    { count: 30, factors: [factor], exact: [0.67, 0.81] as const },
    { count: 15, factors: [factor], exact: [0.32, 0.41] as const },
  ]),
  { count: 60, factors: ['route', 'integration'], exact: [0.39, 0.39] },
  { count: 150, factors: ['route', 'integration'], exact: [0.78, 0.78] },
]

function* figures(): Generator<Figure> {
  const table = 'what a pattern concentrates on (336 cells, lift 6)'
  let seed = 40
  for (const count of [60, 150]) {
    const random = createRandom(++seed)
    const hits = Array.from({ length: HISTORIES }, () => history(random, count, [])).filter((one) => one.isNamed).length
    const row = `nothing there, ${count} events`
    yield { table, row, column: 'a cause is named', expected: 0.01, rounding: 0.005, ...share(hits, HISTORIES), seed }
  }
  for (const { count, factors, exact, largest } of ROWS) {
    const random = createRandom(++seed)
    const all = Array.from({ length: HISTORIES }, () => history(random, count, factors))
    const row = `${factors.join(' x ')}, ${count} events`
    const within = ([low, high]: Expected) => ({ expected: (low + high) / 2, rounding: (high - low) / 2 + 0.005 })
    const hits = all.filter((one) => one.isExact).length
    yield { table, row, column: 'the exact cause is named', ...within(exact), ...share(hits, HISTORIES), seed }
    if (!largest) continue
    const tops = all.filter((one) => one.isLargest).length
    yield { table, row, column: 'the cause has the largest share', ...within(largest), ...share(tops, HISTORIES), seed }
  }
}

export const CONCENTRATION: Simulation = { name: 'concentration', figures }
