import { type Caller, type Outage, outagesOf } from '../../src/statistics/outage.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { type Figure, quantileOf, type Simulation } from './figure.ts'

type System = {
  /** Runs that call it in a day, and the share of them that are bad: of a day in the mean, where days differ. */
  readonly runs: number
  readonly bad: number
  readonly differs?: boolean
}

/** Systems that work as they always did. */
export const SYSTEMS: Readonly<Record<string, System>> = {
  '200 a day, one bad in 50': { runs: 200, bad: 0.02 },
  '200 a day, one bad in 10': { runs: 200, bad: 0.1 },
  '200 a day, one bad in 30, days 100 % apart': { runs: 200, bad: 0.03, differs: true },
  '20 a day, one bad in 30': { runs: 20, bad: 0.03 },
  '2,000 a day, one bad in 30': { runs: 2000, bad: 0.03 },
}

/** Runs that call a system, at random times; bad with a chance of their own from a day on. */
function callersOf(
  { runs, bad, differs }: System,
  { seed, until, from = until, share = bad }: { seed: number; until: number; from?: number; share?: number },
): Caller[] {
  const random = createRandom(seed)
  const callers: Caller[] = []
  let [at, day, level] = [0, -1, bad]
  while (at < until) {
    at -= Math.log(1 - random.next()) / runs
    if (differs && Math.floor(at) !== day) [day, level] = [Math.floor(at), -bad * Math.log(1 - random.next())]
    callers.push({ at, isBad: random.chance(at >= from ? share : level) })
  }
  return callers
}

/** How often it was told in some years that a system is down which is not. */
export const playWorking = (system: System, terms: { seed: number; years: number; alarmsAYear: number }): number =>
  outagesOf(callersOf(system, { seed: terms.seed, until: 365 * terms.years }), terms.alarmsAYear).told.length

/** With which run after it began it was told that a system is down; infinite where not within 300 of them. */
export function playDown(
  { runs, share, seed }: { runs: number; share: number; seed: number },
  alarmsAYear: number,
): number {
  // So many days as hold 300 runs.
  const begin = 300 / runs
  const callers = callersOf({ runs, bad: 0.02 }, { seed, until: 2 * begin, from: begin, share })
  const down = outagesOf(callers, alarmsAYear).told.find((one: Outage) => one.at >= begin)
  return down ? callers.filter(({ at }) => at >= begin && at <= down.at).length : Number.POSITIVE_INFINITY
}

const [HISTORIES, YEARS, DOWN, ALARMS_A_YEAR] = [5, 2, 200, 0.07]

/** Runs a day, the share that are bad then, and the run with which it is told. */
const OUTAGES: readonly (readonly [row: string, runs: number, share: number, run: number])[] = [
  ['2,000 a day, all are bad', 2000, 1, 11],
  ['200 a day, all are bad', 200, 1, 9],
  ['200 a day, half are bad', 200, 0.5, 51],
  ['20 a day, all are bad', 20, 1, 8],
]

export const OUTAGE: Simulation = {
  name: 'outage',
  *figures(): Iterable<Figure> {
    for (const [row, system] of Object.entries(SYSTEMS)) {
      const told = Array.from({ length: HISTORIES }, (_, place) =>
        playWorking(system, { seed: place + 1, years: YEARS, alarmsAYear: 0.1 }),
      ).reduce((a, b) => a + b)
      const years = HISTORIES * YEARS
      yield {
        ...{ table: 'Systems that are not down, 0.1 false alarms a year', row, seed: 1 },
        ...{ column: 'false alarms a year', expected: 0, rounding: 0.05 },
        ...{ seen: told / years, error: Math.sqrt(Math.max(0.5, told)) / years },
      }
    }
    for (const [row, runs, share, run] of OUTAGES) {
      const waits = Array.from({ length: DOWN }, (_, place) =>
        playDown({ runs, share, seed: place + 1 }, ALARMS_A_YEAR),
      )
      yield {
        ...{ table: 'A system is down in which one run in 50 was bad, one false alarm in 14 years', row, seed: 1 },
        ...{ column: 'with which run it is told, median', expected: run, rounding: 0.5, ...quantileOf(waits, 0.5) },
      }
    }
  },
}
