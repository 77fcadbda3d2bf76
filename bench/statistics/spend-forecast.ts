import { drawNormal } from '../../src/statistics/draw.ts'
import { createRandom, type Random } from '../../src/statistics/random.ts'
import { type DaySpend, forecastSpend } from '../../src/statistics/spend-forecast.ts'
import { type Figure, mean, type Simulation, share } from './figure.ts'

const HISTORIES = 500
const MONTH = 30

/** How the level changes, by the days since the forecast; the price rose a week before it. */
const courses = [
  { name: 'stable', level: () => 1 },
  { name: '+1 % a day', level: (day: number) => 1.01 ** day },
  { name: 'price x1.6', level: (day: number) => (day >= -7 ? 1.6 : 1) },
] as const

/** Of weekdays and of the weekend. */
const WEEK = [1.2, 1.2, 1.2, 1.2, 1.2, 0.5, 0.5]

/**
 * What the rest of a month will cost, asked after 10, 15 and 20 of its days. Days are log-normal around their level with
 * deviation .35, and neighbours correlate by .3. The run rate is what the month's days cost so far, on and on.
 * Figures that stand there as a range are held against its middle, and half its width.
 */
export const SPEND_FORECAST: Simulation = {
  name: 'spend-forecast',
  *figures() {
    for (const [i, course] of courses.entries())
      for (const past of [10, 15, 20]) {
        const seed = 100 * i + past
        const random = createRandom(seed)
        const seen = Array.from({ length: HISTORIES }, (_, k) => forecastOnce(course.level, past, random, k))
        const figure = (column: string, low: number, high: number, found: Pick<Figure, 'seen' | 'error'>): Figure => ({
          table: 'Forecast of what the rest of a month costs',
          row: `${course.name}, day ${past}`,
          column,
          expected: (low + high) / 2,
          rounding: (high - low) / 2 + 0.0005,
          ...found,
          seed,
        })
        yield figure(
          '80 % band held (.75 to .89)',
          0.75,
          0.89,
          share(seen.filter(({ isHeld }) => isHeld).length, HISTORIES),
        )
        yield figure('relative error (.137 to .195)', 0.137, 0.195, mean(seen.map(({ error }) => error)))
        yield figure('error of the run rate (.137 to .240)', 0.137, 0.24, mean(seen.map(({ rateError }) => rateError)))
      }
  },
}

function forecastOnce(level: (day: number) => number, past: number, random: Random, seed: number) {
  const days = spendOf(level, -56 - past, MONTH - past, random)
  const month = days.filter(({ day }) => day >= -past)
  const ahead = days.filter(({ day }) => day >= 0)
  const spent = sumOf(month) - sumOf(ahead)
  const actual = sumOf(ahead)
  const forecast = forecastSpend(
    days.filter(({ day }) => day < 0),
    { budget: Number.POSITIVE_INFINITY, spent, ahead },
    seed,
  )
  if (!forecast) throw new Error('66 days are enough for a forecast')
  const { low, middle, high } = forecast.total
  return {
    isHeld: spent + actual >= low && spent + actual <= high,
    error: Math.abs(middle - spent - actual) / actual,
    rateError: Math.abs((spent / past) * ahead.length - actual) / actual,
  }
}

function spendOf(level: (day: number) => number, from: number, to: number, random: Random): DaySpend[] {
  const [deviation, correlation] = [0.35, 0.3]
  const shift = random.below(7)
  let state = drawNormal(random)
  return Array.from({ length: to - from }, (_, i) => {
    const day = from + i
    const weekday = (i + shift) % 7
    state = correlation * state + Math.sqrt(1 - correlation ** 2) * drawNormal(random)
    return { day, weekday, amount: 100 * level(day) * (WEEK[weekday] as number) * Math.exp(deviation * state) }
  })
}

const sumOf = (days: readonly DaySpend[]) => days.reduce((sum, { amount }) => sum + amount, 0)
