import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytes, day, duration, moment, money, relative, share, spoken } from './format.ts'

const table = <T>(name: string, rows: [T, string][], format: (value: T) => string) =>
  test(name, () => {
    for (const [value, text] of rows) assert.equal(format(value), text)
  })

table(
  'shares carry no false precision',
  [
    [0, '0%'],
    [0.0041, '0.4%'],
    [0.184, '18%'],
    [1, '100%'],
  ],
  (value) => share(value, 'en'),
)

table(
  'small amounts of money show what they are',
  [
    [0, '$0.00'],
    [0.0028, '$0.0028'],
    [0.05, '$0.050'],
    [-0.052, '-$0.052'],
    [12.5, '$12.50'],
    [1234567.891, '$1,234,567.89'],
  ],
  (value) => money(value, 'USD', 'en'),
)

test('what is no currency is an amount all the same', () => {
  assert.equal(money(1.5, '<b>', 'en'), '1.5 <b>')
})

table(
  'durations in two units at most, and never sixty of one',
  [
    [0, '0 ms'],
    [999, '999 ms'],
    [12_400, '12.4 s'],
    [185_000, '3 min 5 s'],
    [3_599_900, '60 min'],
    [7_800_000, '2 h 10 min'],
    [273_600_000, '3 d 4 h'],
  ],
  (value) => duration(value, 'en'),
)

table(
  'bytes',
  [
    [12, '12 B'],
    [2048, '2 KB'],
    [5 * 1024 ** 2, '5 MB'],
  ],
  (value) => bytes(value, 'en'),
)

test('times stand in the zone of the plan, whatever the zone of the browser', () => {
  assert.equal(moment('2026-03-08T23:30:00Z', 'Europe/Berlin', 'en'), '9 Mar 2026, 00:30')
  assert.equal(day('2026-03-08T23:30:00Z', 'Europe/Berlin', 'en'), '9 Mar 2026')
  assert.equal(day('2026-03-08', 'Pacific/Apia', 'en'), '8 Mar 2026')
  assert.equal(day('2026-03-08', 'Europe/Berlin', 'de'), '8. März 2026')
  const now = Date.parse('2026-03-09T00:00:00Z')
  assert.equal(relative('2026-03-08T21:00:00Z', now, 'en'), '3 hours ago')
  assert.equal(relative('2026-03-12T00:00:00Z', now, 'en'), 'in 3 days')
})

test('a sentence is shown as people write it, and no name in it turns it around', () => {
  assert.equal(spoken('pay \u202e001 went round in a loop: 20 <= 30'), 'pay [U+202E]001 went round in a loop: 20 ≤ 30')
})
