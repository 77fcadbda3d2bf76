import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from '../../statistics/random.ts'
import {
  closeOpen,
  endDay,
  openOf,
  type RateWatch,
  type Said,
  startRateWatch,
  type Terms,
  takeCounted,
} from './rate-watch.ts'

const terms: Terms = { rate: 0.1, alarmsAYear: 0.1 }

/** Days of runs at a rate, from day 0 on: what is said of them. */
function play(watch: RateWatch, days: readonly { rate: number; runs: number }[], seed = 1, from = 0): Said[] {
  const random = createRandom(seed)
  const said: Said[] = []
  for (const [i, { rate, runs }] of days.entries())
    for (let run = 0; run < runs; run++) {
      const day = from + i
      const at = day + (run + 0.5) / runs
      said.push(
        ...takeCounted(watch, { at, day, isWeekend: day % 7 >= 5, bad: random.chance(rate) ? 1 : 0, n: 1 }, terms),
      )
    }
  return [...said, ...endDay(watch, terms)]
}
const days = (n: number, rate: number, runs = 200) => Array.from({ length: n }, () => ({ rate, runs }))

const cases: readonly [name: string, days: { rate: number; runs: number }[], said: RegExp][] = [
  ['a rate below its objective', days(300, 0.07), /^$/],
  [
    'a rate far over it is told on its day, run by run, and is over when it is',
    [...days(30, 0.07), ...days(5, 0.4), ...days(30, 0.07)],
    /^breach fast 30 since 30, over 3[5-7]$/,
  ],
  [
    'a rate a little over it is told by its days, and before that as not like its own past',
    [...days(60, 0.07), ...days(60, 0.14)],
    /^drift 6\d since 60, breach slow [67]\d since 6\d$/,
  ],
  [
    'a rate that doubles below its objective is not like its own past',
    [...days(90, 0.03), ...days(40, 0.07)],
    /^drift (9|10)\d since \d+$/,
  ],
  [
    'and is as it was again after a week that lies nearer to that',
    [...days(90, 0.03), ...days(40, 0.07), ...days(20, 0.03)],
    /^drift (9|10)\d since \d+, over 13[4-9]$/,
  ],
  ['wrong from the first day', days(2, 0.6, 40), /^breach fast 0 since 0$/],
  ['few runs a day, none of them bad', days(300, 0, 3), /^$/],
  [
    'days that grow and shrink, at one rate',
    Array.from({ length: 300 }, (_, day) => ({ rate: 0.05, runs: 5 + (day % 90) * 4 })),
    /^$/,
  ],
]
for (const [name, played, expected] of cases)
  test(name, () => {
    const said = play(startRateWatch(0, 1), played).map((one) => {
      const day = Math.floor(one.at - 1e-9)
      if (one.kind === 'over') return `over ${day}`
      return `${one.kind}${one.kind === 'breach' ? ` ${one.look}` : ''} ${day} since ${Math.floor(one.since)}`
    })
    assert.match(said.join(', '), expected)
  })

test('what is told says how much: the outcomes since it began, the evidence, and how much was needed', () => {
  const [told] = play(startRateWatch(0, 1), [...days(30, 0.07), ...days(1, 0.5)])
  assert.ok(told?.kind === 'breach')
  assert.ok(told.n >= 5 && told.n <= 60 && told.bad / told.n > 0.3, JSON.stringify(told))
  assert.ok(told.evidence >= told.needed && Math.abs(told.needed - 30) < 1e-9)
})

test('what a person closed is not open, and is told again only by what comes after', () => {
  const watch = startRateWatch(0, 1)
  play(watch, [...days(30, 0.07), ...days(2, 0.5)])
  assert.deepEqual(
    openOf(watch).map(({ kind, since }) => [kind, Math.floor(since)]),
    [['breach', 30]],
  )
  closeOpen(watch, 'breach')
  assert.deepEqual(openOf(watch), [])
  assert.deepEqual(play(watch, days(20, 0.07), 2, 32), [])
  assert.equal(play(watch, days(2, 0.5), 3, 52)[0]?.kind, 'breach')
})

test('over a restart at any run it says the same to the bit, and a batch is its runs', () => {
  const run = fc.record({ bad: fc.boolean(), gap: fc.integer({ min: 0, max: 30 }) })
  fc.assert(
    fc.property(fc.array(run, { maxLength: 400 }), fc.nat(400), (runs, restart) => {
      const once = startRateWatch(0, 3)
      let again: RateWatch = startRateWatch(0, 3)
      let at = 0
      for (const [i, { bad, gap }] of runs.entries()) {
        at += gap / 24
        const counted = { at, day: Math.floor(at), isWeekend: Math.floor(at) % 7 >= 5, bad: bad ? 1 : 0, n: 1 }
        if (i === restart) again = JSON.parse(JSON.stringify(again)) as RateWatch
        assert.deepEqual(takeCounted(again, counted, terms), takeCounted(once, counted, terms))
      }
      assert.deepEqual(again, once)
    }),
    { numRuns: 50 },
  )
})

test('an objective that is exactly kept is told of no more often than its share of the budget', () => {
  let told = 0
  for (let year = 0; year < 150; year++) {
    const said = play(startRateWatch(0, year), days(365, 0.1, 20), 100 + year)
    told += said.filter((one) => one.kind !== 'over').length
  }
  // 0.1 a year, of 150 years with the month at their beginning: 16.
  assert.ok(told <= 16, `${told} in 150 years`)
})
