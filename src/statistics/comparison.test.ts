import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Comparison, compare, judge, type Row, startComparison, type Verdict } from './comparison.ts'
import { narrow, startDifferenceInterval } from './difference-interval.ts'
import { betAbove, betBelow, draw, startWealth, wealthOf } from './difference-wealth.ts'
import { createRandom } from './random.ts'

/** 2026-06-01, a Monday. */
const MONDAY = 20605

/** Runs of a canary, `aDay` a day, of which a share goes to the new version. */
function* rows(seed: number, days: number, rates: { new: number; current: number }, probability = 0.5, aDay = 200) {
  const random = createRandom(seed)
  for (let i = 0; i < days * aDay; i++) {
    const arm = random.chance(probability) ? ('new' as const) : ('current' as const)
    yield { arm, bad: random.chance(rates[arm]) ? 1 : 0, probability, day: MONDAY + Math.floor(i / aDay) }
  }
}

function play(rows: Iterable<Row>, comparison = startComparison()): { verdict: Verdict; kinds: string[] } {
  let verdict: Verdict | undefined
  const kinds: string[] = []
  for (const row of rows) {
    verdict = compare(comparison, row)
    if (kinds.at(-1) !== verdict.kind) kinds.push(verdict.kind)
  }
  return { verdict: verdict as Verdict, kinds }
}

test('a version that is clearly worse is rolled back, which is final', () => {
  const { verdict, kinds } = play(rows(1, 14, { new: 0.2, current: 0.08 }))
  assert.deepEqual(kinds, ['wait', 'roll back'])
  assert.ok(verdict.worse.value >= 20 && verdict.interval.low >= 0 && verdict.difference > 0.08)
})

test('a disaster is rolled back within a day at a tenth of the traffic', () => {
  const { kinds } = play(rows(2, 1, { new: 0.58, current: 0.08 }, 0.1))
  assert.deepEqual(kinds, ['wait', 'roll back'])
})

test('a version that is better waits for enough runs and for a weekend, or a week', () => {
  const comparison = startComparison()
  const seen = new Map<number, Verdict>()
  for (const row of rows(3, 7, { new: 0.02, current: 0.2 })) seen.set(row.day - MONDAY, compare(comparison, row))
  assert.deepEqual(seen.get(0)?.waitsFor, ['runs', 'days'])
  assert.deepEqual(seen.get(4)?.waitsFor, ['days'])
  assert.equal(seen.get(4)?.kind, 'wait')
  // Saturday is the sixth day.
  assert.equal(seen.get(5)?.kind, 'better')
  assert.ok((seen.get(6)?.interval.high ?? 1) <= 0)
})

test('days without a weekend count as a week when they are seven', () => {
  // Every day is a Wednesday.
  const weekly = [...rows(3, 7, { new: 0.02, current: 0.2 })].map((row) => ({
    ...row,
    day: MONDAY + 2 + 7 * (row.day - MONDAY),
  }))
  const comparison = startComparison({ lastDay: 100 })
  const kinds = weekly.map((row) => compare(comparison, row).kind)
  assert.equal(kinds.at(6 * 200 - 1), 'wait')
  assert.equal(kinds.at(-1), 'better')
})

test('an equal version is promoted as not worse by more than the margin', () => {
  const { verdict, kinds } = play(rows(4, 14, { new: 0.05, current: 0.05 }))
  assert.deepEqual(kinds, ['wait', 'promote'])
  assert.ok(verdict.interval.high <= 0.03)
})

test('what is promoted and turns bad is still rolled back', () => {
  const comparison = startComparison({ lastDay: 60 })
  play(rows(4, 14, { new: 0.05, current: 0.05 }), comparison)
  const after = [...rows(5, 30, { new: 0.4, current: 0.05 })].map((row) => ({ ...row, day: row.day + 14 }))
  assert.deepEqual(play(after, comparison).kinds, ['promote', 'roll back'])
})

test('too few runs end without a verdict, with an interval that says so', () => {
  const { verdict, kinds } = play(rows(6, 16, { new: 0.1, current: 0.1 }, 0.5, 6))
  assert.deepEqual(kinds, ['wait', 'inconclusive'])
  assert.ok(verdict.interval.low < -0.1 && verdict.interval.high > 0.1)
})

test('a comparison that runs dry ends on its day, too', () => {
  const comparison = startComparison()
  play(rows(6, 3, { new: 0.1, current: 0.1 }, 0.5, 6), comparison)
  assert.equal(judge(comparison, MONDAY + 13).kind, 'wait')
  assert.equal(judge(comparison, MONDAY + 14).kind, 'inconclusive')
})

test('any of several guardrails may roll back, and then needs as many times the evidence', () => {
  assert.equal(play(rows(1, 1, { new: 0.1, current: 0.1 })).verdict.worse.threshold, 20)
  assert.equal(
    play(rows(1, 1, { new: 0.1, current: 0.1 }), startComparison({ guardrails: 3 })).verdict.worse.threshold,
    60,
  )
})

test('a comparison that is written down and read again goes on to the bit', () => {
  const all = [...rows(7, 4, { new: 0.12, current: 0.08 }, 0.3)]
  const whole = startComparison()
  play(all, whole)
  const first = startComparison()
  play(all.slice(0, 333), first)
  const read = JSON.parse(JSON.stringify(first)) as Comparison
  play(all.slice(333), read)
  assert.deepEqual(read, whole)
})

test('a row that was not assigned at random, or has no outcome, is refused', () => {
  const row = { arm: 'new', bad: 1, probability: 0.5, day: MONDAY } as const
  for (const probability of [0, 1, -0.1, Number.NaN])
    assert.throws(() => compare(startComparison(), { ...row, probability }), RangeError)
  for (const bad of [-1, 2, Number.NaN]) assert.throws(() => compare(startComparison(), { ...row, bad }), RangeError)
})

test('a bet is fair at the bound it is made against, and loses within it', () => {
  const unit = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(unit, unit, unit, unit, (rate, other, m, probability) => {
      const expected = (bet: typeof betAbove, d0: number) => {
        let sum = 0
        for (const isNew of [true, false])
          for (const bad of [0, 1]) {
            const of = isNew ? rate : other
            const wealth = startWealth()
            bet(wealth, draw(isNew, bad, m, probability), d0)
            assert.ok(wealth.every((part) => part > 0))
            sum += (isNew ? probability : 1 - probability) * (bad === 1 ? of : 1 - of) * wealthOf(wealth)
          }
        return sum
      }
      const d = rate - other
      for (const bet of [betAbove, betBelow]) assert.ok(Math.abs(expected(bet, d) - 1) < 1e-9)
      assert.ok(expected(betAbove, (d + 1) / 2) < 1 && expected(betBelow, (d - 1) / 2) < 1)
    }),
  )
})

test('the interval leaves out 0 just when the version is proved worse or better', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const rates = { new: seed % 2 === 0 ? 0.25 : 0.02, current: 0.12 }
    const comparison = startComparison({ lastDay: 100 })
    let [isWorse, isBetter] = [false, false]
    for (const row of rows(seed, 4, rates)) {
      const { worse, better, interval } = compare(comparison, row)
      isWorse ||= worse.value >= 20
      isBetter ||= better.value >= 20
      assert.deepEqual([interval.low >= 0, interval.high <= 0], [isWorse, isBetter])
    }
    assert.ok(isWorse || isBetter)
  }
})

test('the interval holds the difference at all looks together, under a ramp while the base rate moves', () => {
  const random = createRandom(11)
  let missed = 0
  for (let history = 0; history < 100; history++) {
    const interval = startDifferenceInterval()
    let bad = 0
    let isMissed = false
    for (let t = 0; t < 600; t++) {
      const probability = 0.05 + (0.45 * t) / 600
      const base = 0.06 + (0.06 * t) / 600
      const isNew = random.chance(probability)
      const x = random.chance(base + (isNew ? 0.05 : 0)) ? 1 : 0
      narrow(interval, draw(isNew, x, (0.5 + bad) / (5 + t), probability), 0.05)
      bad += x
      isMissed ||= interval.low >= 5 || interval.high <= 5
    }
    if (isMissed) missed++
  }
  // At most 10 of 100 are expected, both sides together.
  assert.ok(missed <= 10, `${missed}`)
})
