import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { meanInterval, type Sample } from './mean-interval.ts'
import { quantile, quantileInterval } from './quantile.ts'
import { wilson } from './wilson.ts'

/** A sample's moments by their definitions. */
function sampleOf(values: readonly number[], isFew = true): Sample {
  const n = values.length
  const mean = values.reduce((a, b) => a + b, 0) / n
  const central = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / n
  const variance = (central(2) * n) / (n - 1)
  return { n, mean, variance, skewness: central(3) / central(2) ** 1.5, values: isFew ? values : [] }
}

const round = (value: number | undefined) => Math.round((value ?? Number.NaN) * 10000) / 10000

/** Values of R's binom::binom.confint(method = "wilson"). */
test('the score interval of a share', () => {
  for (const [hits, n, low, high] of [
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [9, 50, 0.0977, 0.308],
    [38, 50, 0.6259, 0.857],
    [1, 1, 0.2065, 1],
  ] as const)
    assert.deepEqual([round(wilson(hits, n)?.low), round(wilson(hits, n)?.high)], [low, high], `${hits} of ${n}`)
  assert.equal(wilson(0, 0), undefined)
})

test('the interval of a share holds it and lies between 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (n, some) => {
      const hits = some % (n + 1)
      const interval = wilson(hits, n)
      assert.ok(interval && interval.low >= 0 && interval.high <= 1)
      assert.ok(interval.low <= hits / n + 1e-12 && interval.high >= hits / n - 1e-12)
    }),
  )
})

test('the interval of a mean is repeatable, holds the mean, and leans to the long tail', () => {
  const skewed = Array.from({ length: 60 }, (_, i) => (i % 12 === 0 ? 9 : 1 + (i % 5) / 10))
  const interval = meanInterval(sampleOf(skewed))
  const mean = skewed.reduce((a, b) => a + b) / skewed.length
  assert.deepEqual(interval, meanInterval(sampleOf(skewed)))
  assert.ok(interval && interval.low < mean && mean < interval.high)
  assert.ok(interval.high - mean > mean - interval.low)
})

test('the interval of many values, from their moments, is that of resampling them', () => {
  // Quantiles of an exponential distribution: the skewness of money.
  const values = Array.from({ length: 2000 }, (_, i) => -Math.log((i + 0.5) / 2000))
  const [moments, resampled] = [meanInterval(sampleOf(values, false)), meanInterval(sampleOf(values))]
  assert.ok(moments && resampled)
  const width = moments.high - moments.low
  // 400 resamples place each end within some hundredths of the width.
  assert.ok(Math.abs(moments.low - resampled.low) < 0.06 * width)
  assert.ok(Math.abs(moments.high - resampled.high) < 0.06 * width)
  assert.ok(moments.high - 1 > 1 - moments.low)
})

test('too few values, or values that do not vary, have no interval', () => {
  assert.equal(meanInterval(sampleOf([1, 2, 3, 4])), undefined)
  assert.equal(meanInterval(sampleOf([2, 2, 2, 2, 2, 2])), undefined)
})

/** Values of R's quantile(type = 7). */
test('a quantile lies between the two nearest values, in proportion', () => {
  const sorted = [1, 2, 4, 8, 16]
  assert.deepEqual(
    [0, 0.1, 0.5, 0.9, 0.95, 1].map((p) => round(quantile(sorted, p))),
    [1, 1.4, 4, 12.8, 14.4, 16],
  )
  assert.equal(quantile([7], 0.9), 7)
  assert.equal(quantile([], 0.5), undefined)
})

test('the interval of a quantile is two of the values, and there is none where they are too few', () => {
  const values = Array.from({ length: 21 }, (_, i) => i)
  assert.deepEqual(quantileInterval(values, 0.5), { low: 6, high: 15 })
  assert.equal(quantileInterval(values, 0.95), null)
  assert.equal(quantileInterval([1, 2, 3], 0.5), null)
  assert.equal(quantileInterval([], 0.5), null)
})
