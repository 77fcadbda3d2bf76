import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayCorrelation, startDailyRateDetector, takeDay } from './daily-rate-detector.ts'
import { drawBinomial } from './draw.ts'
import { expectedDelay } from './expected-delay.ts'
import { createRandom } from './random.ts'
import { fastLine, startRateDetector, takeOutcomes } from './rate-detector.ts'

/** What `docs/statistics.md` says of a rise from 8 % over a promise of 10 %, as `bench/statistics/layers.ts` simulates it; the correlation that such days mostly show. */
const table: readonly [
  name: string,
  perDay: number,
  correlation: number,
  days: readonly [raised: number, days: number][],
][] = [
  [
    '200 cases a day',
    200,
    0.001,
    [
      [0.5, 8 / 24],
      [0.3, 1],
      [0.2, 3],
      [0.15, 8],
      [0.13, 16],
    ],
  ],
  [
    '200 a day, with good and bad days',
    200,
    0.0085,
    [
      [0.5, 8 / 24],
      [0.3, 1.9],
      [0.2, 5],
      [0.15, 13],
      [0.13, 29],
    ],
  ],
  [
    '30 cases a day',
    30,
    0.0033,
    [
      [0.5, 1.6],
      [0.3, 4],
      [0.2, 11],
      [0.15, 32],
      [0.13, 75],
    ],
  ],
]
for (const [name, perDay, correlation, rises] of table)
  test(`${name}: as long as simulated rises take`, () => {
    for (const [raised, days] of rises) {
      const found = expectedDelay({ objective: 0.1, usual: 0.08, raised, perDay, correlation }, 0.01 / 2)
      assert.ok(found !== undefined && Math.abs(found - days) <= Math.max(1, days / 10), `${raised}: ${found}, ${days}`)
    }
  })

test('other promises, other budgets: as long as the detectors themselves take', () => {
  const random = createRandom(5)
  for (const [objective, usual, raised, perDay, alarmsAYear] of [
    [0.05, 0.03, 0.075, 400, 0.02],
    [0.3, 0.2, 0.45, 25, 0.1],
    [0.02, 0.01, 0.2, 60, 0.5],
    // So thin that how much days have in common is hardly known.
    [0.06, 0.014, 0.09, 10, 0.07],
    [0.08, 0.03, 0.12, 10, 0.07],
    [0.06, 0.03, 0.2, 3, 0.07],
    // None was ever bad.
    [0.1, 0, 0.15, 24, 0.2],
  ] as const) {
    const seen: number[] = []
    let correlation = 0
    for (let time = 0; time < 200; time++) {
      const [fast, slow] = [startRateDetector(0), startDailyRateDetector(0)]
      let told: number | undefined
      for (let day = 0; day < 400 && told === undefined; day++) {
        const parts = 24
        let bad = 0
        for (let part = 1; part <= parts && told === undefined; part++) {
          const n = Math.floor((perDay * part) / parts) - Math.floor((perDay * (part - 1)) / parts)
          const now = drawBinomial(random, n, day < 60 ? usual : raised)
          bad += now
          const at = day + part / parts
          if (takeOutcomes(fast, at, { bad: now, n }, fastLine(objective), alarmsAYear).isAlarm) told = at
        }
        if (told === undefined && takeDay(slow, day + 1, { bad, n: perDay }, objective, alarmsAYear).isAlarm)
          told = day + 1
        if (day === 59) correlation += dayCorrelation(slow.past) / 200
      }
      if (told !== undefined && told > 60) seen.push(told - 60)
    }
    const median = seen.sort((a, b) => a - b)[Math.floor(seen.length / 2)] ?? 0
    const found = expectedDelay({ objective, usual, raised, perDay, correlation }, alarmsAYear) ?? 0
    assert.ok(Math.abs(found - median) <= Math.max(1, 0.2 * median), `${objective} to ${raised}: ${found}, ${median}`)
  }
})

test('more is told sooner: of more cases, of a larger rise, for more false alarms', () => {
  const rise = { objective: 0.1, usual: 0.06, raised: 0.15, perDay: 100, correlation: 0.004 }
  const days = (change: Partial<typeof rise>, alarmsAYear = 0.05) =>
    expectedDelay({ ...rise, ...change }, alarmsAYear) ?? 0
  assert.ok(
    days({}) > days({ perDay: 300 }) && days({}) > days({ raised: 0.25 }) && days({}) > days({ correlation: 0.001 }),
  )
  assert.ok(days({}, 0.005) > days({}) && days({}) > days({}, 1))
})

test('what is no rise, and what nothing tells of, is not told of', () => {
  const rise = { objective: 0.1, usual: 0.06, raised: 0.15, perDay: 100, correlation: 0.004 }
  assert.equal(expectedDelay({ ...rise, raised: 0.1 }, 0.05), undefined)
  assert.equal(expectedDelay({ ...rise, perDay: 0 }, 0.05), undefined)
  assert.equal(expectedDelay({ ...rise, perDay: 0.02 }, 0.05), undefined, 'seven cases a year')
})
