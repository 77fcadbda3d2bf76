import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pairedReplay } from './paired-replay.ts'

test('evidence by hand: the mean of six likelihood ratios', () => {
  assert.deepEqual(pairedReplay(0, 0), { worse: 1, better: 1 })
  // One case lost: the mean of 1.1, 1.2, 1.3, 1.4, 1.6 and 1.8; one won: of what is left to 2.
  const { worse, better } = pairedReplay(1, 0)
  assert.ok(Math.abs(worse - 1.4) < 1e-12 && Math.abs(better - 0.6) < 1e-12)
})

test('eight lost cases in a row prove it', () => {
  assert.ok(pairedReplay(7, 0).worse < 20 && pairedReplay(8, 0).worse > 20)
  assert.ok(pairedReplay(0, 8).better > 20)
})

test('where as many are lost as won, the next case is a fair game', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (lost, won) => {
      const now = pairedReplay(lost, won).worse
      const next = (pairedReplay(lost + 1, won).worse + pairedReplay(lost, won + 1).worse) / 2
      assert.ok(Math.abs(next - now) < 1e-9 * now)
    }),
  )
})

test('thousands of cases stay a number', () => assert.equal(pairedReplay(100_000, 0).worse, Number.MAX_VALUE))
