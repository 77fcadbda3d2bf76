import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type ConfidenceSequence,
  confidenceInterval,
  observeBatch,
  observeValue,
  startConfidenceSequence,
} from './confidence-sequence.ts'
import { drawBeta, drawBinomial } from './draw.ts'
import { createRandom } from './random.ts'

const holds = (sequence: ConfidenceSequence, mean: number): boolean => {
  const { low, high } = confidenceInterval(sequence)
  return low <= mean && mean <= high
}

test('nothing is known of no values', () => {
  assert.deepEqual(confidenceInterval(startConfidenceSequence()), { low: 0, high: 1 })
})

test('the interval of a rate closes around it', () => {
  const sequence = startConfidenceSequence()
  const random = createRandom(1)
  for (const [days, width] of [
    [5, 0.12],
    [45, 0.05],
  ] as const) {
    for (let day = 0; day < days; day++) observeBatch(sequence, drawBinomial(random, 200, 0.08), 200)
    const { low, high } = confidenceInterval(sequence)
    assert.ok(low < 0.08 && 0.08 < high && high - low < width, `${low} to ${high}`)
  }
})

test('without a bad one the interval reaches from 0', () => {
  const sequence = startConfidenceSequence()
  for (let day = 0; day < 10; day++) observeBatch(sequence, 0, 100)
  const { low, high } = confidenceInterval(sequence)
  assert.ok(low === 0 && high > 0.003 && high < 0.02, `${high}`)
})

test('a batch of one is a value, and an empty batch is nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (outcomes) => {
      const [values, batches] = [startConfidenceSequence(), startConfidenceSequence()]
      for (const isHit of outcomes) {
        observeValue(values, isHit ? 1 : 0)
        observeBatch(batches, isHit ? 1 : 0, 1)
        observeBatch(batches, 0, 0)
      }
      assert.deepEqual(confidenceInterval(values), confidenceInterval(batches))
    }),
  )
})

test('the interval only narrows, holds something, and goes on to the bit when written down and read again', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 40 }), (batches) => {
      let sequence = startConfidenceSequence()
      const kept = startConfidenceSequence()
      for (const [hits, others] of batches) {
        const before = confidenceInterval(sequence)
        observeBatch(sequence, hits, hits + others)
        observeBatch(kept, hits, hits + others)
        const after = confidenceInterval(sequence)
        assert.ok(before.low <= after.low && after.low < after.high && after.high <= before.high)
        sequence = JSON.parse(JSON.stringify(sequence)) as ConfidenceSequence
      }
      assert.deepEqual(sequence, kept)
    }),
  )
})

test('values that cannot be are refused', () => {
  assert.throws(() => observeValue(startConfidenceSequence(), 1.1), RangeError)
  assert.throws(() => observeValue(startConfidenceSequence(), Number.NaN), RangeError)
  assert.throws(() => observeBatch(startConfidenceSequence(), 3, 2), RangeError)
})

test('the mean is held at all looks together, of rates, batches and grades', () => {
  const random = createRandom(3)
  const alpha = 0.1
  const ways: [name: string, mean: number, look: (sequence: ConfidenceSequence) => void][] = [
    ['a rare rate', 0.02, (s) => observeValue(s, random.chance(0.02) ? 1 : 0)],
    ['a rate', 0.3, (s) => observeValue(s, random.chance(0.3) ? 1 : 0)],
    ['batches', 0.08, (s) => observeBatch(s, drawBinomial(random, 20, 0.08), 20)],
    ['grades', 0.25, (s) => observeValue(s, drawBeta(random, 1, 3))],
  ]
  for (const [name, mean, look] of ways) {
    let missed = 0
    for (let history = 0; history < 150; history++) {
      const sequence = startConfidenceSequence(alpha)
      let isHeld = true
      for (let t = 0; t < 250; t++) {
        look(sequence)
        isHeld &&= holds(sequence, mean)
      }
      if (!isHeld) missed++
    }
    // At most 15 are expected.
    assert.ok(missed <= 15, `${name}: ${missed} of 150`)
  }
})
