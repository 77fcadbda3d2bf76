import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTime, parseTime } from '../../base/time.ts'
import { type Cadence, duePeriods, nextDue, periodBefore } from './due.ts'

const at = (text: string) => parseTime(text)?.micros ?? Number.NaN
const short = (micros: number) => formatTime(micros).slice(0, 16)

const cases: [name: string, cadence: Cadence, zone: string, since: string, now: string, expected: string[]][] = [
  ['nothing is due within the first week', 'weekly', 'UTC', '2026-01-01T00:00Z', '2026-01-07T23:59Z', []],
  [
    'a week is due at its end',
    'weekly',
    'UTC',
    '2026-01-01T00:00Z',
    '2026-01-08T00:00Z',
    ['2026-01-01T00:00 2026-01-08T00:00'],
  ],
  [
    'weeks that were missed are all due, oldest first',
    'weekly',
    'UTC',
    '2026-01-01T00:00Z',
    '2026-01-16T00:00Z',
    ['2026-01-01T00:00 2026-01-08T00:00', '2026-01-08T00:00 2026-01-15T00:00'],
  ],
  [
    'days of a zone, across the change to summer time',
    'daily',
    'Europe/Berlin',
    '2026-03-28T05:00Z',
    '2026-03-29T22:00Z',
    ['2026-03-27T23:00 2026-03-28T23:00', '2026-03-28T23:00 2026-03-29T22:00'],
  ],
  [
    'months end on the last day when the next is shorter',
    'monthly',
    'UTC',
    '2026-01-31T00:00Z',
    '2026-03-01T00:00Z',
    ['2026-01-31T00:00 2026-02-28T00:00'],
  ],
]

for (const [name, cadence, zone, since, now, expected] of cases)
  test(name, () => {
    const due = duePeriods(cadence, at(since), at(now), zone)
    assert.deepEqual(
      due.map(({ from, to }) => `${short(from)} ${short(to)}`),
      expected,
    )
    // The next is due when there is one more, and not before.
    const next = nextDue(cadence, at(since), at(now), zone)
    assert.equal(duePeriods(cadence, at(since), next - 1, zone).length, due.length)
    assert.equal(duePeriods(cadence, at(since), next, zone).length, due.length + 1)
  })

test('a long silence is caught up with step by step', () => {
  assert.equal(duePeriods('daily', at('2020-01-01T00:00Z'), at('2026-01-01T00:00Z'), 'UTC').length, 60)
})

const before: [name: string, zone: string, from: string, to: string, expected: string][] = [
  ['a week has seven days', 'UTC', '2026-01-08T00:00Z', '2026-01-15T00:00Z', '2026-01-01T00:00'],
  ['also one with a change of clocks', 'Europe/Berlin', '2026-03-29T22:00Z', '2026-04-05T22:00Z', '2026-03-22T23:00'],
  ['where days begin at half past', 'America/St_Johns', '2026-03-09T02:30Z', '2026-03-10T02:30Z', '2026-03-08T03:30'],
  ['hours are as many hours', 'UTC', '2026-01-08T05:00Z', '2026-01-08T11:00Z', '2026-01-07T23:00'],
]

for (const [name, zone, from, to, expected] of before)
  test(`the period before: ${name}`, () => {
    const period = periodBefore({ from: at(from), to: at(to) }, zone)
    assert.deepEqual([short(period.from), period.to], [expected, at(from)])
  })
