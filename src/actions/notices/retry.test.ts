import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MICROS } from '../../base/time.ts'
import { createRandom } from '../../statistics/random.ts'
import { nextTry } from './retry.ts'

const now = 1_000 * MICROS.d
const tried = (attempts: number, ago = 0) => ({ attempts, firstTryAt: now - ago })

test('each wait is drawn evenly below a bound that doubles up to an hour', () => {
  const random = createRandom(7).next
  for (const [attempts, bound] of [
    [1, 10 * MICROS.s],
    [2, 20 * MICROS.s],
    [5, 160 * MICROS.s],
    [9, 2_560 * MICROS.s],
    [12, MICROS.h],
    [39, MICROS.h],
  ] as const) {
    const waits = Array.from({ length: 2_000 }, () => (nextTry(tried(attempts), now, { random }) ?? 0) - now)
    assert.ok(Math.max(...waits) < bound, `${attempts}`)
    const mean = waits.reduce((sum, one) => sum + one, 0) / waits.length
    assert.ok(
      Math.abs(mean / bound - 0.5) < 0.05,
      `the mean wait after ${attempts} attempts is ${mean / bound} of its bound`,
    )
  }
})

test('whoever asks for a time is given it; it is given up after a day or forty attempts', () => {
  const random = () => 0.5
  assert.equal(nextTry(tried(1), now, { random, afterMs: 120_000 }), now + 120 * MICROS.s)
  assert.equal(nextTry(tried(1), now, { random, afterMs: 1_000 }), now + 5 * MICROS.s)
  assert.equal(nextTry(tried(39, 23 * MICROS.h), now, { random }) !== undefined, true)
  assert.equal(nextTry(tried(40), now, { random }), undefined)
  assert.equal(nextTry(tried(3, 24 * MICROS.h), now, { random }), undefined)
})
