import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawNormal } from './draw.ts'
import { createRandom } from './random.ts'
import { type DaySpend, forecastSpend, nextMissRate } from './spend-forecast.ts'

/** Days up to the day before 0, and those from 0 on; a week is the spend of its seven days. */
const past = (length: number, week: readonly number[], noise = 0): DaySpend[] => {
  const random = createRandom(length)
  return days(-length, 0).map(({ day, weekday }) => {
    const amount = (week[weekday] as number) * Math.exp(noise * drawNormal(random))
    return { day, weekday, amount }
  })
}
const days = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ day: from + i, weekday: (from + i + 700) % 7 }))

const EVEN = [10, 10, 10, 10, 10, 10, 10]
const CLOSED_ON_WEEKENDS = [14, 14, 14, 14, 14, 0, 0]

const near = (seen: number | undefined, expected: number, within: number) =>
  assert.ok(seen !== undefined && Math.abs(seen - expected) <= within, `${seen}, not ${expected}`)

test('what was the same each day is the same each day to come', () => {
  const period = { budget: 250, spent: 100, ahead: days(0, 20) }
  const forecast = forecastSpend(past(60, EVEN), period, 1)
  near(forecast?.total.low, 300, 1e-6)
  near(forecast?.total.high, 300, 1e-6)
  assert.equal(forecast?.over, 1)
  // The fifteenth day brings it to 250 and the next one over it.
  assert.equal(forecast?.exhausted, 15)
  near(forecast?.keep ?? 0, 150 / 200, 1e-9)
})

test('weekdays are told apart, also those on which nothing runs', () => {
  for (const weeks of [1, 2, 4]) {
    const period = { budget: Number.POSITIVE_INFINITY, spent: 0, ahead: days(0, 7 * weeks) }
    near(forecastSpend(past(63, CLOSED_ON_WEEKENDS), period, 1)?.total.middle, 70 * weeks, 2 * weeks)
  }
  // Two of the three days to come are closed.
  const short = { budget: 20, spent: 0, ahead: days(0, 3) }
  near(forecastSpend(past(63, [14, 0, 0, 14, 14, 14, 14]), short, 1)?.total.middle, 14, 1)
})

test('the budget is kept, or not, by the factor that is told', () => {
  const history = past(70, EVEN, 0.4)
  const period = { budget: 420, spent: 200, ahead: days(0, 20) }
  const forecast = forecastSpend(history, period, 7)
  assert.ok(forecast?.keep && forecast.over > 0.2 && forecast.keep < 1)
  const { keep } = forecast
  const scaled = history.map((day) => ({ ...day, amount: day.amount * keep }))
  near(forecastSpend(scaled, period, 7)?.over, 0.2, 0.002)
})

test('a budget that is used up is so on the first day ahead, and one that more likely lasts is on none', () => {
  const ahead = days(0, 10)
  const used = forecastSpend(past(60, EVEN), { budget: 100, spent: 130, ahead }, 1)
  assert.deepEqual([used?.over, used?.exhausted, used?.keep], [1, 0, 0])
  const kept = forecastSpend(past(60, EVEN), { budget: 1000, spent: 130, ahead }, 1)
  assert.deepEqual([kept?.over, kept?.exhausted, kept?.keep], [0, null, null])
  const ended = forecastSpend(past(60, EVEN), { budget: 100, spent: 90, ahead: [] }, 1)
  assert.deepEqual([ended?.over, ended?.exhausted, ended?.total], [0, null, { low: 90, middle: 90, high: 90 }])
})

test('fewer than two weeks since the first spend are too few', () => {
  const period = { budget: 100, spent: 0, ahead: days(0, 10) }
  assert.equal(forecastSpend([], period, 1), undefined)
  assert.equal(forecastSpend(past(13, EVEN), period, 1), undefined)
  assert.equal(forecastSpend(past(60, [0, 0, 0, 0, 0, 0, 0]), period, 1), undefined)
  const late = past(60, EVEN).map((day) => (day.day < -13 ? { ...day, amount: 0 } : day))
  assert.equal(forecastSpend(late, period, 1), undefined)
  assert.ok(forecastSpend(past(14, EVEN), period, 1))
})

test('weeks without work do not let the forecast run away', () => {
  const paused = past(60, EVEN, 0.2).map((day) => (day.day >= -40 && day.day < -5 ? { ...day, amount: 0 } : day))
  const forecast = forecastSpend(paused, { budget: 1000, spent: 0, ahead: days(0, 30) }, 1)
  assert.ok(forecast && forecast.total.middle < 1000, `${forecast?.total.middle}`)
})

test('the same seed gives the same forecast; currency and counting of days do not matter', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 14, maxLength: 70 })
  fc.assert(
    fc.property(amounts, fc.nat(), fc.integer({ min: -99, max: 99 }), (spent, seed, shift) => {
      const history = days(-spent.length, 0).map((day, i) => ({ ...day, amount: spent[i] ?? 0 }))
      const period = { budget: 300, spent: 40, ahead: days(0, 9) }
      const forecast = forecastSpend(history, period, seed)
      assert.deepEqual(forecastSpend(history, period, seed), forecast)
      if (!forecast) return
      const { low, middle, high } = forecast.total
      assert.ok(40 <= low && low <= middle && middle <= high)
      assert.equal(forecast.exhausted === null, forecast.over < 0.5)
      assert.ok(forecast.keep === null || (forecast.keep >= 0 && forecast.keep < 1))

      const moved = <D extends { day: number }>(list: readonly D[]) => list.map((d) => ({ ...d, day: d.day + shift }))
      const cents = forecastSpend(
        moved(history).map((day) => ({ ...day, amount: day.amount * 64 })),
        { budget: 300 * 64, spent: 40 * 64, ahead: moved(period.ahead) },
        seed,
      )
      assert.deepEqual(
        {
          ...cents,
          total: {
            low: (cents?.total.low ?? 0) / 64,
            middle: (cents?.total.middle ?? 0) / 64,
            high: (cents?.total.high ?? 0) / 64,
          },
        },
        { ...forecast, exhausted: forecast.exhausted === null ? null : forecast.exhausted + shift },
      )
    }),
  )
})

test('bands that missed too often widen until one in five misses', () => {
  // Of bands at a rate of misses that is too small by half, the asked rate rises to what gives one in five.
  const random = createRandom(3)
  let rate = 0.2
  let missed = 0
  for (let i = 0; i < 4000; i++) {
    const isMissed = random.next() < rate * 2
    if (i >= 1000 && isMissed) missed++
    rate = nextMissRate(rate, isMissed)
  }
  near(missed / 3000, 0.2, 0.02)
  near(rate, 0.1, 0.06)

  const period = { budget: 500, spent: 0, ahead: days(0, 20) }
  const widths = [0.05, 0.2, 0.4].map((missRate) => {
    const total = forecastSpend(past(60, EVEN, 0.4), period, 1, missRate)?.total
    return total ? total.high - total.low : 0
  })
  assert.ok(widths[0] && widths[1] && widths[2] && widths[0] > widths[1] && widths[1] > widths[2])
})
