import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Day, dayCorrelation, startDailyRateDetector, takeDay } from './daily-rate-detector.ts'
import { logGamma } from './distributions.ts'
import { drawBeta, drawBinomial } from './draw.ts'
import { forgetBefore, startDriftDetector, takeScore } from './drift-detector.ts'
import { startEDetector, takeFactors } from './e-detector.ts'
import { createRandom } from './random.ts'
import { fastLine, ODDS_RATIOS, startRateDetector, takeOutcome } from './rate-detector.ts'

const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/** What one bet becomes by one observation, of a stake of one: a detector that has waited a year holds exactly that. */
const factorOf = (take: (detector: ReturnType<typeof startRateDetector>) => void): number => {
  const detector = startRateDetector(0)
  take(detector)
  return detector.bets.reduce((sum, bet) => sum + bet, 0) / detector.bets.length
}

test('the mean factor of an outcome is 1 at the line and less below it, for outcomes and for grades', () => {
  const rate = fc.double({ min: 0.001, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(rate, rate, (line, below) => {
      const of = (bad: number) => factorOf((detector) => takeOutcome(detector, 365, bad, line, 1e-300))
      const [good, bad] = [of(0), of(1)]
      assert.ok(good >= 0 && bad >= 0)
      assert.ok(Math.abs(line * bad + (1 - line) * good - 1) < 1e-9)
      const actual = Math.min(line, below)
      assert.ok(actual * bad + (1 - actual) * good <= 1 + 1e-9)
      // A grade is the mean of both, so every distribution of grades with that mean does the same.
      assert.ok(Math.abs(of(actual) - (actual * bad + (1 - actual) * good)) < 1e-9)
    }),
  )
})

test('the mean factor of a day is 1 at the objective, where days differ as much as they are taken to', () => {
  for (const [n, objective] of [
    [1, 0.1],
    [30, 0.1],
    [200, 0.15],
    [120, 0.5],
  ] as const) {
    // Nothing is known yet: a correlation of 0.02, whose beta-binomial probabilities are these.
    const c = 1 / 0.02 - 1
    const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)
    let total = 0
    for (let bad = 0; bad <= n; bad++) {
      const orders = logGamma(n + 1) - logGamma(bad + 1) - logGamma(n - bad + 1)
      const probability = Math.exp(
        orders +
          logBeta(bad + objective * c, n - bad + (1 - objective) * c) -
          logBeta(objective * c, (1 - objective) * c),
      )
      const detector = startDailyRateDetector(0)
      takeDay(detector, 365, { bad, n }, objective, 1e-300)
      total += (probability * detector.evidence.bets.reduce((a, b) => a + b)) / ODDS_RATIOS.length
    }
    assert.ok(Math.abs(total - 1) < 1e-8, `${n} at ${objective}: ${total}`)
  }
})

test('the mean factor of a day stays near 1 at the objective when the correlation is only estimated', () => {
  const random = createRandom(3)
  const means: number[] = []
  for (const sd of [0.005, 0.02, 0.04]) {
    const c = (0.1 * 0.9) / sd ** 2 - 1
    const draw = (): Day => ({ bad: drawBinomial(random, 200, drawBeta(random, 0.1 * c, 0.9 * c)), n: 200 })
    let sum = 0
    const times = 3000
    for (let i = 0; i < times; i++) {
      const detector = startDailyRateDetector(364)
      for (let day = 0; day < 40; day++) detector.past.push(draw())
      takeDay(detector, 729, draw(), 0.1, 1e-300)
      sum += Math.min(50, detector.evidence.bets.reduce((a, b) => a + b) / ODDS_RATIOS.length)
    }
    means.push(sum / times)
  }
  for (const mean of means) assert.ok(mean < 1.1, `${means}`)
})

test('how much days have in common is estimated, and no change of level is taken for it', () => {
  const random = createRandom(5)
  const days = (rate: (day: number) => number): Day[] =>
    Array.from({ length: 56 }, (_, day) => ({ bad: drawBinomial(random, 200, rate(day)), n: 200 }))
  assert.equal(dayCorrelation(days(() => 0.1).slice(0, 6)), 0.02)
  const mean = (make: () => number) => Array.from({ length: 200 }, make).reduce((a, b) => a + b) / 200
  const independent = mean(() => dayCorrelation(days(() => 0.1)))
  const shifted = mean(() => dayCorrelation(days((day) => (day < 28 ? 0.05 : 0.2))))
  const c = 1 / 0.01 - 1
  const spread = mean(() => dayCorrelation(days(() => drawBeta(random, 0.1 * c, 0.9 * c))))
  assert.ok(independent < 0.002 && shifted < 0.003, `${independent} ${shifted}`)
  // Half as large again as the true .01, and half a standard error.
  assert.ok(spread > 0.013 && spread < 0.02, `${spread}`)
})

test('a rise is dated: the strongest bet has grown since it began', () => {
  const random = createRandom(9)
  const detector = startRateDetector(0)
  let alarm: { since: number; at: number } | undefined
  for (let i = 1; i <= 200 * 60 && !alarm; i++) {
    const at = i / 200
    const reading = takeOutcome(detector, at, random.chance(at < 40 ? 0.05 : 0.3) ? 1 : 0, fastLine(0.1), 0.02)
    if (reading.isAlarm) alarm = { since: reading.since, at }
  }
  assert.ok(alarm && alarm.at > 40 && alarm.at < 45, JSON.stringify(alarm))
  assert.ok(alarm.since > 39 && alarm.since < alarm.at, JSON.stringify(alarm))
})

test('after an alarm it begins anew, and time that runs backwards stakes nothing', () => {
  const detector = startEDetector(2, 0)
  assert.deepEqual(takeFactors(detector, 365, [3, 1], 0.5), { evidence: 2, isAlarm: true, since: 365 })
  assert.deepEqual(detector, { at: 365, bets: [0, 0], since: [365, 365], gain: [1, 1] })
  const before = takeFactors(detector, 100, [5, 5], 0.5)
  assert.deepEqual([before.evidence, before.isAlarm, detector.at], [0, false, 365])
})

test('the promise: years at the objective with days of any kind alarm no more often than the budget says', () => {
  // A budget of one alarm in two years, so that 400 years tell it: 200 are allowed.
  const random = createRandom(1)
  let alarms = 0
  for (let year = 0; year < 400; year++) {
    const fast = startRateDetector(0)
    for (let i = 1; i <= 365 * 10; i++)
      if (takeOutcome(fast, i / 10, random.chance(0.1) ? 1 : 0, 0.1, 0.5).isAlarm) alarms++
  }
  assert.ok(alarms <= 200 && alarms > 60, `${alarms} in 400 years`)
})

test('drift: the same days give the same reading, to the bit and over a restart', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 120 })
  fc.assert(
    fc.property(scores, fc.nat(), fc.nat(119), (scores, seed, restart) => {
      const once = startDriftDetector(0, seed)
      let again = startDriftDetector(0, seed)
      for (const [day, score] of scores.entries()) {
        if (day === restart) again = copied(again)
        const kind = day % 7 >= 5 ? 'weekend' : 'working'
        assert.deepEqual(takeScore(again, day, kind, score, 0.1), takeScore(once, day, kind, score, 0.1))
      }
      assert.deepEqual(again, once)
    }),
  )
})

test('drift: a shift is seen, a weekly pattern is not one, and days that resemble each other are judged as blocks', () => {
  const random = createRandom(2)
  const weekly = startDriftDetector(0, 1)
  for (let day = 0; day < 365; day++) {
    const rate = day % 7 >= 5 ? 0.3 : 0.08
    const reading = takeScore(weekly, day, day % 7 >= 5 ? 'weekend' : 'working', drawBinomial(random, 200, rate), 0.01)
    assert.equal(reading.isAlarm, false)
  }
  let seen: number | undefined
  for (let day = 365; day < 400 && seen === undefined; day++) {
    const rate = day % 7 >= 5 ? 0.4 : 0.15
    if (takeScore(weekly, day, day % 7 >= 5 ? 'weekend' : 'working', drawBinomial(random, 200, rate), 0.01).isAlarm)
      seen = day
  }
  assert.ok(seen !== undefined && seen <= 375, `seen on ${seen}`)
  forgetBefore(weekly, 400)
  assert.equal(takeScore(weekly, 400, 'working', 30, 0.01).p, undefined)

  const slow = startDriftDetector(0, 1)
  let [level, blockDays] = [0, 1]
  for (let day = 0; day < 200; day++) {
    level = 0.9 * level + random.next() - 0.5
    blockDays = takeScore(slow, day, 'working', level, 0.01).blockDays
  }
  assert.equal(blockDays, 7)
})

test('the past of a drift look is bounded, and so is that of days', () => {
  const drift = startDriftDetector(0, 1)
  const daily = startDailyRateDetector(0)
  for (let day = 0; day < 1000; day++) {
    takeScore(drift, day, 'working', day % 13, 0.01)
    takeDay(daily, day + 1, { bad: day % 3, n: 50 }, 0.1, 0.01)
  }
  assert.equal(drift.past.length, 365)
  assert.equal(daily.past.length, 56)
})

test('a day without outcomes, and one of nothing but bad ones, leave numbers', () => {
  const detector = startDailyRateDetector(0)
  assert.equal(takeDay(detector, 1, { bad: 0, n: 0 }, 0.1, 0.01).isAlarm, false)
  assert.deepEqual(detector.past, [])
  const reading = takeDay(detector, 2, { bad: 1e6, n: 1e6 }, 0.0001, 0.01)
  assert.ok(Number.isFinite(reading.evidence) && reading.evidence > 0)
})
