import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { certificate, highHazard, judgeRelaxation, type Relaxation } from './relaxation-certificate.ts'

/** A workflow that may be looked at weekly instead of daily. */
const good: Relaxation = {
  nextIntervalDays: 7,
  daysAtLevel: 20,
  reviewed: 400,
  bad: 16,
  limit: 0.1,
  hasOpenAlarm: false,
  hasComparison: false,
  hazard: { incidents: 0, days: 120 },
  costOfBadDay: 100,
  costOfReview: 40,
  lossBudgetPerMonth: 150,
  delayDays: 1,
}

test('a good workflow may be looked at less often', () => {
  const verdict = judgeRelaxation(good)
  assert.deepEqual([verdict.mayRelax, verdict.reasons], [true, []])
  // Half an incident in 180 days is expected: sqrt(2 x 40 / (0.5 / 180 x 100)).
  assert.ok(Math.abs(verdict.bestIntervalDays - Math.sqrt(288)) < 1e-9)
  // The 90 % quantile of a gamma number of shape 1/2 is half that of chi square with one degree: 2.7055 / 2.
  assert.ok(Math.abs(verdict.lossPerMonth - (365.25 / 12) * (2.705543 / 2 / 180) * 100 * 4.5) < 1e-3)
})

test('each thing that stands against it is named', () => {
  for (const [change, reason] of [
    [{ bad: 40 }, 'certificate'],
    [{ daysAtLevel: 13 }, 'too soon'],
    [{ hasOpenAlarm: true }, 'open alarm'],
    [{ hasComparison: true }, 'comparison'],
    [{ lossBudgetPerMonth: 50 }, 'loss'],
    [{ costOfReview: 1 }, 'optimum'],
  ] as const)
    assert.deepEqual(judgeRelaxation({ ...good, ...change }).reasons, [reason])
  assert.equal(judgeRelaxation({ ...good, bad: 40, daysAtLevel: 1 }).reasons.length, 2)
})

test('a workflow that costs nothing when it is bad may be looked at as seldom as one likes', () => {
  const verdict = judgeRelaxation({ ...good, costOfBadDay: 0, nextIntervalDays: 30 })
  assert.deepEqual([verdict.mayRelax, verdict.bestIntervalDays], [true, Number.POSITIVE_INFINITY])
})

test('at the line the next review is a fair game, over it a losing one', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(200), fc.double({ min: 0.01, max: 0.9, noNaN: true }), (bad, fine, limit) => {
      const now = certificate(bad, bad + fine, limit)
      const expected = (rate: number) =>
        rate * certificate(bad + 1, bad + fine + 1, limit) + (1 - rate) * certificate(bad, bad + fine + 1, limit)
      assert.ok(Math.abs(expected(limit) - now) < 1e-9 * now)
      assert.ok(expected(limit + 0.05) < now)
    }),
  )
  assert.equal(certificate(0, 0, 0.1), 1)
  assert.equal(certificate(0, 10 ** 7, 0.1), Number.MAX_VALUE)
})

test('more incidents, or the same in fewer days, mean more hazard', () => {
  assert.ok(highHazard({ incidents: 1, days: 90 }) > highHazard({ incidents: 0, days: 90 }))
  assert.ok(highHazard({ incidents: 1, days: 30 }) > highHazard({ incidents: 1, days: 90 }))
})
