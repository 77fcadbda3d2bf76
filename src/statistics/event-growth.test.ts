import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { logGamma } from './distributions.ts'
import { drawPoisson } from './draw.ts'
import { eventLimit, startEventGrowth, takeEvents } from './event-growth.ts'
import { createRandom } from './random.ts'

/** What a stake of one becomes by one batch: a detector that has waited a year holds exactly that. */
function factorOf(events: number, runs: number, limit: number): number {
  const detector = startEventGrowth(0)
  takeEvents(detector, 365, { events, runs }, limit, 1e-300)
  return detector.bets.reduce((sum, bet) => sum + bet, 0) / detector.bets.length
}

test('the mean factor of a batch is 1 at the limit and at most 1 below it', () => {
  const rate = fc.double({ min: 1e-4, max: 0.5, noNaN: true })
  fc.assert(
    fc.property(
      rate,
      fc.double({ min: 0.001, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 50 }),
      (limit, part, runs) => {
        const meanAt = (mean: number) => {
          let total = 0
          // The factor grows by 8 an event: the sum is that of a Poisson distribution of eight times the mean.
          for (let events = 0; events < 8 * mean + 12 * Math.sqrt(8 * mean) + 40; events++)
            total += Math.exp(events * Math.log(mean) - mean - logGamma(events + 1)) * factorOf(events, runs, limit)
          return total
        }
        assert.ok(Math.abs(meanAt(limit * runs) - 1) < 1e-8)
        assert.ok(meanAt(limit * part * runs) <= 1 + 1e-8)
      },
    ),
  )
})

test('the limit is the upper bound of the past, and one event in 30 days where there was none', () => {
  // Upper 95 % bounds of Poisson means (Garwood): 2.996 of 0 events, 4.744 of 1, 16.962 of 10.
  const round = (value: number | undefined) => value && Math.round(value * 1e6) / 1e6
  assert.equal(round(eventLimit({ events: 10, runs: 1000, days: 10 })), 0.016962)
  assert.equal(round(eventLimit({ events: 1, runs: 1000, days: 10 })), 0.004744)
  assert.equal(round(eventLimit({ events: 0, runs: 1000, days: 10 })), 0.002996)
  assert.equal(round(eventLimit({ events: 0, runs: 36500, days: 365 })), 0.000333)
  assert.equal(eventLimit({ events: 0, runs: 0, days: 10 }), undefined)
})

test('growth is seen and dated, a new pattern too; a single event is none', () => {
  const seen = (limit: number, rate: number) => {
    const random = createRandom(7)
    const detector = startEventGrowth(0)
    for (let day = 1; day <= 120; day++) {
      const events = drawPoisson(random, 200 * (day <= 60 ? limit / 2 : rate))
      const reading = takeEvents(detector, day, { events, runs: 200 }, limit, 0.01)
      if (reading.isAlarm) return { day, since: reading.since }
    }
    return undefined
  }
  assert.equal(seen(0.02, 0.01), undefined)
  const tripled = seen(0.02, 0.06)
  assert.ok(
    tripled && tripled.day > 60 && tripled.day < 66 && Math.abs(tripled.since - 60) <= 2,
    JSON.stringify(tripled),
  )

  const limit = eventLimit({ events: 0, runs: 18_000, days: 90 }) as number
  const fresh = startEventGrowth(90)
  assert.equal(takeEvents(fresh, 91, { events: 1, runs: 200 }, limit, 0.05).isAlarm, false)
  assert.equal(takeEvents(fresh, 92, { events: 6, runs: 200 }, limit, 0.05).isAlarm, true)
})

test('the promise: 300 patterns at their limits alarm no more often in a year than the shared budget', () => {
  const random = createRandom(11)
  let alarms = 0
  for (let pattern = 0; pattern < 300; pattern++) {
    const runs = 20 + random.below(300)
    const limit = 0.0005 + random.next() * 0.05
    const detector = startEventGrowth(0)
    for (let day = 1; day <= 365; day++)
      if (takeEvents(detector, day, { events: drawPoisson(random, runs * limit), runs }, limit, 4 / 300).isAlarm)
        alarms++
  }
  assert.ok(alarms <= 4, `${alarms} alarms`)
})
