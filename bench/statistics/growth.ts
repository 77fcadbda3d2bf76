import { drawGamma, drawPoisson } from '../../src/statistics/draw.ts'
import { type EventDay, GROWTH_DAYS, growthOf } from '../../src/statistics/growth.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { type Figure, quantileOf, type Simulation } from './figure.ts'

type Workflow = {
  /** Runs a day, and of a weekend day as a part of them. */
  readonly runs: number
  readonly weekend?: number
  /** The square of the relative spread of the levels of days. */
  readonly spread: number
}

/** Workflows in which nothing grows, by their traffic and by how much bad days are worse than others. */
export const WORKFLOWS: Readonly<Record<string, Workflow>> = {
  '100 a day': { runs: 100, spread: 0 },
  '100 a day, days 50 % apart': { runs: 100, spread: 0.25 },
  '100 a day, days 100 % apart': { runs: 100, spread: 1 },
  '100 a day, days 170 % apart': { runs: 100, spread: 3 },
  '100 on working days, some on others': { runs: 100, weekend: 0.1, spread: 0.25 },
  '10 a day, days 50 % apart': { runs: 10, spread: 0.25 },
  '2,000 a day, days 100 % apart': { runs: 2000, spread: 1 },
}

/** Twenty problems of a workflow: in a tenth of its runs, in half as many, a third and so on. */
const PROBLEMS = Array.from({ length: 20 }, (_, place) => 0.1 / (place + 1))
const LEAST = 3

/** The days of one problem, `before` a day in so many of all runs and from it on in others. */
function* daysOf(seed: number, { runs, weekend = 1, spread }: Workflow, rateOn: (day: number) => number) {
  const random = createRandom(seed)
  const days: EventDay[] = []
  for (let day = 0; ; day++) {
    const all = drawPoisson(random, runs * (day % 7 > 4 ? weekend : 1))
    const level = spread > 0 ? drawGamma(random, 1 / spread) * spread : 1
    days.push({ day, runs: all, events: Math.min(all, drawPoisson(random, rateOn(day) * level * all)) })
    if (days.length > GROWTH_DAYS) days.shift()
    yield { day, growth: growthOf(days, day) }
  }
}

/** How often it was told in some years that one of twenty problems grows which do not. */
export function playHealthy(workflow: Workflow, terms: { seed: number; years: number; alarmsAYear: number }): number {
  let told = 0
  for (const [place, rate] of PROBLEMS.entries()) {
    let isOpen = false
    for (const { day, growth } of daysOf(1000 * terms.seed + place, workflow, () => rate)) {
      if (day >= 365 * terms.years) break
      const isAlarm =
        growth !== undefined &&
        growth.events >= LEAST &&
        growth.lately > 0 &&
        growth.evidence >= (365 * PROBLEMS.length) / terms.alarmsAYear
      if (isAlarm && !isOpen) told++
      isOpen = isAlarm
    }
  }
  return told
}

/** After how many days it was told that one of twenty problems grew on day 100; infinite where it was not in 60. */
export function playGrown(
  workflow: Workflow,
  { seed, from, to, alarmsAYear }: { seed: number; from: number; to: number; alarmsAYear: number },
): number {
  for (const { day, growth } of daysOf(seed, workflow, (day) => (day < 100 ? from : to))) {
    if (day >= 160) break
    const isAlarm =
      growth !== undefined &&
      growth.events >= LEAST &&
      growth.lately > 0 &&
      growth.evidence >= (365 * PROBLEMS.length) / alarmsAYear
    if (day >= 100 && isAlarm) return day - 100
  }
  return Number.POSITIVE_INFINITY
}

const ALARMS_A_YEAR = 0.4
const [HISTORIES, YEARS, GROWN] = [10, 3, 200]

const EXPECTED: Readonly<Record<string, number>> = {
  '100 a day': 0,
  '100 a day, days 50 % apart': 0,
  '100 a day, days 100 % apart': 0.1,
  '100 a day, days 170 % apart': 0.3,
  '100 on working days, some on others': 0,
  '10 a day, days 50 % apart': 0,
  '2,000 a day, days 100 % apart': 0,
}

/** From which share of a hundred runs a day to which, with days 50 % apart; and the days until it is told. */
const GROWTHS: readonly (readonly [row: string, from: number, to: number, days: number])[] = [
  ['none to 5 %', 0, 0.05, 1],
  ['2 % to 8 %', 0.02, 0.08, 8],
  ['5 % to 25 %', 0.05, 0.25, 3],
]

export const GROWTH: Simulation = {
  name: 'growth',
  *figures(): Iterable<Figure> {
    for (const [row, workflow] of Object.entries(WORKFLOWS)) {
      const histories = Array.from({ length: HISTORIES }, (_, place) =>
        playHealthy(workflow, { seed: place + 1, years: YEARS, alarmsAYear: ALARMS_A_YEAR }),
      )
      const [told, years] = [histories.reduce((a, b) => a + b), HISTORIES * YEARS]
      yield {
        ...{ table: 'Twenty problems that do not grow, 0.4 false alarms a year', row, seed: 1 },
        ...{ column: 'false alarms a year', expected: EXPECTED[row], rounding: 0.05 },
        ...{ seen: told / years, error: Math.sqrt(Math.max(0.5, told)) / years },
      }
    }
    for (const [row, from, to, days] of GROWTHS) {
      const workflow = { runs: 100, spread: 0.25 }
      const waits = Array.from({ length: GROWN }, (_, place) =>
        playGrown(workflow, { seed: place + 1, from, to, alarmsAYear: ALARMS_A_YEAR }),
      )
      yield {
        ...{ table: 'One of twenty problems grows, 100 runs a day', row, seed: 1 },
        ...{ column: 'days until it is told, median', expected: days, rounding: 0.5, ...quantileOf(waits, 0.5) },
      }
    }
  },
}
