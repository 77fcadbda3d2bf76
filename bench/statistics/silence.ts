import { drawGamma } from '../../src/statistics/draw.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { type ArrivalHour, type Silences, silencesOf } from '../../src/statistics/silence.ts'
import { type Figure, quantileOf, type Simulation } from './figure.ts'

/** Workflows whose runs come as ever, by how they come: when each of a number of days did, in hours since 1970-01-05, a Monday. */
export const WORKFLOWS = {
  '200 a day, at any time': (random) => (day) => spread(random, day, 200, 0, 24),
  '5 a day, at any time': (random) => (day) => spread(random, day, 5, 0, 24),
  '60 on working days, 9 to 17': (random) => (day) => (isOff(day) ? [] : spread(random, day, 60, 9, 17)),
  'the same, days 40 % apart': (random) => (day) =>
    isOff(day) ? [] : spread(random, day, (60 * drawGamma(random, 6)) / 6, 9, 17),
  'the same, busy and quiet weeks': (random) => {
    let level = 0
    return (day) => {
      level = 0.9 * level + 0.44 * normal(random)
      return isOff(day) ? [] : spread(random, day, 40 * Math.exp(0.6 * level - 0.18), 8, 18)
    }
  },
  'bursts of 13, some a day': (random) => (day) =>
    Array.from({ length: poisson(random, (isOff(day) ? 1.2 : 4) * drawGamma(random, 2)) }, () => {
      const begun = 24 * day + 6 + 14 * random.next()
      return Array.from({ length: 1 + poisson(random, 12) }, () => begun + random.next() / 2)
    }).flat(),
  'one each working day, at 9': (random) => (day) => (isOff(day) ? [] : [24 * day + 9 + 0.3 * random.next()]),
  'the same, on one of eleven none': (random) => (day) =>
    isOff(day) || random.chance(0.09) ? [] : [24 * day + 9 + 0.3 * random.next()],
  'a batch each night': (random) => (day) => {
    const at = 24 * day + 2 + 0.2 * random.next()
    return Array.from({ length: poisson(random, 100) }, () => at)
  },
  'a batch each Monday': (random) => (day) =>
    day % 7 === 0 ? spread(random, day, 40, 9, 9.5 + 2 * random.next()) : [],
  'two weeks a year a fifth of it': (random) => (day) =>
    isOff(day) ? [] : spread(random, day, day % 364 < 350 ? 80 : 16, 8, 18),
  'less each day, an eighth in a year': (random) => (day) =>
    isOff(day) ? [] : spread(random, day, 80 * 8 ** -((day % 364) / 364), 8, 18),
} satisfies Record<string, (random: Random) => (day: number) => number[]>

const isOff = (day: number): boolean => day % 7 > 4

function spread(random: Random, day: number, runs: number, from: number, to: number): number[] {
  return Array.from({ length: poisson(random, runs) }, () => 24 * day + from + (to - from) * random.next())
}

function poisson(random: Random, mean: number): number {
  let [n, time] = [0, wait(random)]
  while (time < mean) {
    time += wait(random)
    n++
  }
  return n
}

const wait = (random: Random): number => -Math.log(1 - random.next())

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

const FIRST = 4 * 24

/** What is told of a workflow whose runs come for so many days, and then no more. */
export function playSilence(
  come: (random: Random) => (day: number) => number[],
  { seed, days, alarmsAYear }: { readonly seed: number; readonly days: number; readonly alarmsAYear: number },
): Silences {
  const runsOn = come(createRandom(seed))
  const runs = Array.from({ length: days }, (_, day) => runsOn(day))
    .flat()
    .filter((at) => at < 24 * days)
    .sort((a, b) => a - b)
  const hours = [...Map.groupBy(runs, Math.floor)].map(([hour, moments]): ArrivalHour => {
    const [first = 0, last = first] = [moments[0], moments.at(-1)]
    const longest = moments.reduce((most, at, place) => Math.max(most, at - (moments[place - 1] ?? at)), 0)
    return { hour: FIRST + hour, runs: moments.length, first: FIRST + first, last: FIRST + last, longest }
  })
  const silences = silencesOf(hours, {
    now: FIRST + 24 * (days + 90),
    listenedSince: 0,
    alarmsAYear,
    placeOf: (hour) => ({ day: Math.floor(hour / 24), hour: hour % 24 }),
    isOff: () => false,
  })
  if (!silences) throw new Error('no run came')
  return silences
}

const ALARMS_A_YEAR = 0.1
const [HISTORIES, YEARS] = [20, 3]
/** A silence begins on a Tuesday, after the runs of a Monday, when the last history is over. */
const DAYS = 364 * YEARS + 1

/** False alarms a year, of 0.1 that are accepted; and the hours after which it is told that runs came no more. */
const EXPECTED: Record<keyof typeof WORKFLOWS, readonly [alarms: number, hours: number]> = {
  '200 a day, at any time': [0, 2.87],
  '5 a day, at any time': [0.0167, 75.5],
  '60 on working days, 9 to 17': [0, 18.9],
  'the same, days 40 % apart': [0.0167, 20.2],
  'the same, busy and quiet weeks': [0, 21.5],
  'bursts of 13, some a day': [0.05, 114],
  'one each working day, at 9': [0, 48.6],
  'the same, on one of eleven none': [0, 169],
  'a batch each night': [0, 48.5],
  'a batch each Monday': [0, 335],
  'two weeks a year a fifth of it': [0.0167, 22.2],
  'less each day, an eighth in a year': [0, 44.3],
}

export const SILENCE: Simulation = {
  name: 'silence',
  *figures(): Iterable<Figure> {
    for (const [row, come] of Object.entries(WORKFLOWS)) {
      const [alarms, hours] = EXPECTED[row as keyof typeof WORKFLOWS]
      const played = Array.from({ length: HISTORIES }, (_, place) =>
        playSilence(come, { seed: place + 1, days: DAYS, alarmsAYear: ALARMS_A_YEAR }),
      )
      const common = { table: 'Runs that come no more, one false alarm in ten years', row, seed: 1 }
      const told = played.reduce((sum, one) => sum + one.told.length, 0)
      const years = HISTORIES * YEARS
      yield {
        ...{ ...common, column: 'false alarms a year', expected: alarms, rounding: 0.0005 },
        ...{ seen: told / years, error: Math.sqrt(Math.max(0.5, told)) / years },
      }
      const waits = played.flatMap(({ last }) => (last.at === null ? [] : [last.at - last.since]))
      yield {
        ...{ ...common, column: 'hours until it is told, median', expected: hours, rounding: 0.5 },
        ...quantileOf(waits, 0.5),
      }
    }
  },
}
