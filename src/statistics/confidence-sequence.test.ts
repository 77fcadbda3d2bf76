import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { confidenceSequence } from './confidence-sequence.ts'
import { drawBeta, drawBinomial } from './draw.ts'
import { createRandom } from './random.ts'
import { wilson } from './wilson.ts'

test('by hand: nothing of no values, and of one hit that the rate is over alpha / 2', () => {
  assert.deepEqual(confidenceSequence(0, 0), { low: 0, high: 1 })
  // The first bet is a fair coin's: a hit makes 1/2 / rate of 1.
  const { low, high } = confidenceSequence(1, 1)
  assert.ok(Math.abs(low - 0.025) < 1e-12 && high === 1)
})

test('by hand: two hits and a miss', () => {
  // 1/2 x 3/4 x 1/6 = 1/16 over rate^2 (1 - rate) is 20 at the ends.
  const { low, high } = confidenceSequence(2, 3)
  for (const end of [low, high]) assert.ok(Math.abs(end * end * (1 - end) * 16 * 20 - 1) < 1e-9)
  assert.ok(low < 0.1 && high > 0.99)
})

test('it holds the mean of the values, mirrors, and is wider than the interval of a single look', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const hits = Math.round(n * share)
      const { low, high } = confidenceSequence(hits, n)
      assert.ok(0 <= low && low <= hits / n && hits / n <= high && high <= 1)
      const mirrored = confidenceSequence(n - hits, n)
      assert.ok(Math.abs(1 - mirrored.low - high) < 1e-9 && Math.abs(1 - mirrored.high - low) < 1e-9)
      const once = wilson(hits, n)
      assert.ok(once && (n < 10 || high - low > once.high - once.low))
    }),
  )
})

test('counts that cannot be are refused', () => {
  for (const [sum, n] of [
    [3, 2],
    [-1, 2],
    [Number.NaN, 2],
  ] as const)
    assert.throws(() => confidenceSequence(sum, n), RangeError)
})

test('the mean is held at all looks together, of rates, batches and grades', () => {
  const random = createRandom(3)
  const alpha = 0.1
  const ways: [name: string, mean: number, batch: number, sum: () => number][] = [
    ['a rare rate', 0.02, 1, () => (random.chance(0.02) ? 1 : 0)],
    ['a rate', 0.3, 1, () => (random.chance(0.3) ? 1 : 0)],
    ['batches', 0.08, 20, () => drawBinomial(random, 20, 0.08)],
    ['grades', 0.25, 1, () => drawBeta(random, 0.1, 0.3)],
  ]
  for (const [name, mean, batch, draw] of ways) {
    let missed = 0
    for (let history = 0; history < 200; history++) {
      let sum = 0
      let isHeld = true
      for (let look = 1; look <= 300 && isHeld; look++) {
        sum += draw()
        const { low, high } = confidenceSequence(sum, look * batch, alpha)
        isHeld = low <= mean && mean <= high
      }
      if (!isHeld) missed++
    }
    // At most 20 are expected.
    assert.ok(missed <= 20, `${name}: ${missed} of 200`)
  }
})
