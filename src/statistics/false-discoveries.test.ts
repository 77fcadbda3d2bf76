import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawNormal } from './draw.ts'
import { eBenjaminiHochberg } from './e-bh.ts'
import { eLond, NO_DECISIONS } from './e-lond.ts'
import { createRandom } from './random.ts'

test('e-BH: the k greatest, where the k-th is at least S / (alpha k)', () => {
  // S = 4 and alpha = 0.1: 40, 20, 13.3 and 10 are asked for.
  for (const [evidence, flagged] of [
    [[39, 1, 1, 1], []],
    [[41, 1, 1, 1], [0]],
    [
      [21, 1, 21, 1],
      [0, 2],
    ],
    [[1, 14, 39, 13], []],
    [
      [1, 14, 39, 19],
      [1, 2, 3],
    ],
    [
      [10, 10, 10, 10],
      [0, 1, 2, 3],
    ],
    [[], []],
  ] as [number[], number[]][])
    assert.deepEqual(eBenjaminiHochberg(evidence, 0.1), flagged, evidence.join())
})

test('e-LOND: later decisions need more, rejections make up for it', () => {
  const first = eLond(NO_DECISIONS, 1, 0.1)
  assert.ok(Math.abs(first.threshold - 22.86) < 0.01 && !first.isRejected)
  const second = eLond(first.decisions, 80, 0.1)
  assert.ok(Math.abs(second.threshold - 22.858 * 2 ** 1.6) < 0.01 && second.isRejected)
  const third = eLond(second.decisions, 1, 0.1)
  assert.ok(Math.abs(third.threshold - (22.858 * 3 ** 1.6) / 2) < 0.01)
  assert.deepEqual(third.decisions, { decided: 3, rejected: 1 })
})

test('e-LOND: its shares of alpha add up to at most all of it', () => {
  let decisions = NO_DECISIONS
  let spent = 0
  for (let i = 0; i < 100_000; i++) {
    const next = eLond(decisions, 0, 0.05)
    spent += 1 / next.threshold
    decisions = next.decisions
  }
  assert.ok(spent < 0.05)
})

/**
 * Likelihood ratios of a shift of 3 against none in normal numbers with a common part, of either sign: as dependent as evidence gets, and
 * exactly of expectation 1 where there is no shift.
 */
function world(random: ReturnType<typeof createRandom>, correlation: number, size: number) {
  const common = drawNormal(random)
  return Array.from({ length: size }, (_, i) => {
    const isNull = random.chance(0.8)
    const sign = i % 2 === 0 ? 1 : -1
    const z = sign * Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * drawNormal(random)
    return { isNull, evidence: Math.exp(3 * (z + (isNull ? 0 : 3.5)) - 4.5) }
  })
}

test('at most a share alpha of what is rejected is wrong, however the evidence hangs together', () => {
  const alpha = 0.1
  const random = createRandom(5)
  for (const correlation of [0, 0.5, 0.99]) {
    const shares: { [way: string]: number[] } = { bh: [], lond: [] }
    let found = 0
    for (let i = 0; i < 2000; i++) {
      const hypotheses = world(random, correlation, 30)
      const flagged = eBenjaminiHochberg(
        hypotheses.map((h) => h.evidence),
        alpha,
      )
      let decisions = NO_DECISIONS
      const rejected = hypotheses.flatMap((h, k) => {
        const next = eLond(decisions, h.evidence, alpha)
        decisions = next.decisions
        return next.isRejected ? [k] : []
      })
      const wrong = (list: number[]) => list.filter((k) => hypotheses[k]?.isNull).length / Math.max(1, list.length)
      shares.bh?.push(wrong(flagged))
      shares.lond?.push(wrong(rejected))
      found += flagged.length
    }
    for (const [way, list] of Object.entries(shares)) {
      const share = list.reduce((a, b) => a + b) / list.length
      assert.ok(share < alpha, `${way} at correlation ${correlation}: ${share}`)
    }
    assert.ok(found > 2000, 'and something is found')
  }
})
