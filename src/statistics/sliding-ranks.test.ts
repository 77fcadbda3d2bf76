import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from './random.ts'
import { addToRanks, countFrom, createSlidingRanks, distanceToNearest } from './sliding-ranks.ts'

test('ranks and nearest neighbours are those of the last numbers', () => {
  const number = fc.integer({ min: -20, max: 20 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(number, { maxLength: 100 }),
      number,
      (size, numbers, asked) => {
        const ranks = createSlidingRanks(size)
        for (const value of numbers) addToRanks(ranks, value)
        const last = numbers.slice(-size)
        assert.equal(countFrom(ranks, asked), last.filter((value) => value >= asked).length)
        assert.equal(distanceToNearest(ranks, asked), Math.min(...last.map((value) => Math.abs(value - asked))))
      },
    ),
  )
})

test('thousands of numbers lie in blocks, each of which is sorted', () => {
  const random = createRandom(3)
  const ranks = createSlidingRanks(2000)
  const numbers = Array.from({ length: 10_000 }, () => random.below(700))
  for (const value of numbers) addToRanks(ranks, value)
  assert.deepEqual(
    ranks.blocks.flat(),
    numbers.slice(-2000).toSorted((a, b) => a - b),
  )
  assert.ok(ranks.blocks.every(({ length }) => length > 0 && length <= 128))
})
