import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { meanInterval } from './mean-interval.ts'
import { type Cluster, ratioInterval, ratioOf } from './ratio-interval.ts'

test('the mean per case and its error, by hand', () => {
  const days = [
    { sum: 10, count: 2 },
    { sum: 0, count: 0 },
    { sum: 9, count: 3 },
    { sum: 25, count: 5 },
  ]
  // Of 4.4 a case the days differ by 1.2, -4.2 and 3.
  assert.equal(ratioOf(days)?.value, 4.4)
  assert.ok(Math.abs((ratioOf(days)?.error ?? 0) - Math.sqrt(1.5 * 28.08) / 10) < 1e-12)
  assert.equal(ratioOf(days.slice(0, 2)), undefined)
})

test('days of one case each are a sample of values', () => {
  const values = Array.from({ length: 40 }, (_, i) => (i * i) % 23)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  assert.deepEqual(
    ratioInterval(
      values.map((sum) => ({ sum, count: 1 })),
      0.95,
    ),
    meanInterval({ n: 40, mean, variance: 1, skewness: 0, values }),
  )
})

test('a shared cause widens the interval: a day of many cases is one day', () => {
  // Twenty days of thirty cases, all of a day alike, say no more than twenty cases.
  const few = Array.from({ length: 20 }, (_, i) => ({ sum: i % 4, count: 1 }))
  const many = few.map(({ sum }) => ({ sum: sum * 30, count: 30 }))
  const [a, b] = [ratioInterval(few, 0.9), ratioInterval(many, 0.9)]
  assert.ok(a && b && Math.abs(a.low - b.low) < 1e-9 && Math.abs(a.high - b.high) < 1e-9)
})

const clusters = fc.array(
  fc.record({ sum: fc.integer({ min: -1000, max: 1000 }), count: fc.integer({ min: 0, max: 50 }) }),
  { maxLength: 40 },
)

test('the interval is repeatable, and wider the surer it is to be', () => {
  fc.assert(
    fc.property(clusters, (days) => {
      const interval = ratioInterval(days, 0.9)
      assert.deepEqual(ratioInterval(days, 0.9), interval)
      if (!interval) return
      const wider = ratioInterval(days, 0.98)
      assert.ok(wider && Number.isFinite(wider.low) && Number.isFinite(wider.high))
      assert.ok(wider.low <= interval.low && interval.low <= interval.high && interval.high <= wider.high)
    }),
    { numRuns: 50 },
  )
})

test('it leans to the long tail', () => {
  const days: Cluster[] = Array.from({ length: 30 }, (_, i) => ({ sum: i % 10 === 0 ? 300 : 20 + (i % 3), count: 10 }))
  const value = ratioOf(days)?.value ?? 0
  const interval = ratioInterval(days, 0.9)
  assert.ok(interval && interval.low < value && interval.high - value > 1.5 * (value - interval.low))
})

test('too few days, or days that do not differ, have no interval', () => {
  const alike = Array.from({ length: 9 }, (_, i) => ({ sum: 0.1 * (i + 1), count: i + 1 }))
  assert.equal(ratioInterval(alike, 0.9), undefined)
  assert.equal(ratioInterval([...alike.slice(0, 4), { sum: 0, count: 0 }], 0.9), undefined)
  assert.equal(ratioInterval([], 0.9), undefined)
})
