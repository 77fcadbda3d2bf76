import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { playGrown, playHealthy, WORKFLOWS } from '../../bench/statistics/growth.ts'
import { type EventDay, growthOf } from './growth.ts'

const even = (days: number, events: number, runs: number): EventDay[] =>
  Array.from({ length: days }, (_, day) => ({ day, events, runs }))

test('nothing is told before four weeks are known beside the last two, nor of a workflow without runs', () => {
  assert.equal(growthOf([], 100), undefined)
  assert.equal(growthOf(even(41, 0, 10), 40), undefined)
  assert.ok(growthOf(even(42, 0, 10), 41))
  assert.equal(growthOf(even(100, 0, 0), 99), undefined)
})

test('what grew says since when and by how much; what goes on as ever is no evidence', () => {
  const days = [...even(70, 2, 100), ...[0, 1, 2].map((more) => ({ day: 70 + more, events: 20, runs: 100 }))]
  const growth = growthOf(days, 72)
  assert.deepEqual(
    [growth?.since, growth?.events, growth?.runs, growth?.lately, growth?.past],
    [70, 60, 300, 40, { events: 112, runs: 5600 }],
  )
  assert.ok((growth?.evidence ?? 0) > 1e6)
  assert.ok((growthOf(even(73, 2, 100), 72)?.evidence ?? 2) < 1)
  // Of the last two days that had runs: a weekend without any ends nothing, a day without it and one more do.
  const later = (events: number, runs: number) =>
    growthOf([...days, { day: 73, events, runs }, { day: 74, events, runs }], 74)?.lately
  assert.deepEqual([later(0, 0), later(0, 100)], [40, 0])
  // Days that nothing was told of are as days without a run.
  const told = days.filter(({ day }) => day !== 40)
  assert.ok((growthOf(told, 72)?.past.runs ?? 0) === 5500)
})

test('the mean of the evidence of one day is at most 1 where a rate is at its limit or below', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60 }), (events, runs) => {
      // 56 days with as many events in all; then none but of today, whose bets alone differ from those of no run.
      const past = even(56, 0, runs).map((one) => ({ ...one, events: one.day === 0 ? events : 0 }))
      const at = (today: number) =>
        growthOf([...past, { day: 69, events: today, runs }], 69)?.evidence ?? assert.fail('nothing is known')
      // At the mean of what was, which is below the limit, as a Poisson variable.
      const mean = events / 56
      let [chance, total] = [Math.exp(-mean), 0]
      for (let today = 0; today < 60; today++) {
        total += chance * at(today)
        chance *= mean / (today + 1)
      }
      assert.ok(total <= 1 + 1e-9, `${total}`)
    }),
    { numRuns: 50 },
  )
})

test('of problems that do not grow no more is told than is accepted, however much their days differ', () => {
  const [alarmsAYear, seeds, years] = [0.5, 2, 2]
  const told = Object.values(WORKFLOWS).map((workflow) =>
    Array.from({ length: seeds }, (_, place) => playHealthy(workflow, { seed: 50 + place, years, alarmsAYear })).reduce(
      (a, b) => a + b,
    ),
  )
  const accepted = alarmsAYear * seeds * years
  for (const [place, name] of Object.keys(WORKFLOWS).entries())
    assert.ok((told[place] ?? 0) <= 2 * accepted, `${name}: ${told[place]} in ${seeds * years} years`)
  assert.ok(told.reduce((a, b) => a + b) <= accepted * told.length)
})

test('a new problem is told within days, and one that grew four times within two weeks', () => {
  const median = (from: number, to: number) =>
    Array.from({ length: 21 }, (_, seed) =>
      playGrown({ runs: 100, spread: 0.25 }, { seed: 300 + seed, from, to, alarmsAYear: 0.4 }),
    ).sort((a, b) => a - b)[10] ?? 0
  assert.ok(median(0, 0.05) <= 3)
  assert.ok(median(0.02, 0.08) <= 10)
})
