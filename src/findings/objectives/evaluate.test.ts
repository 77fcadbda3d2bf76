import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTime } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { durationOf } from '../../plan/duration.ts'
import { daysIn, windowEndingAt } from './evaluate.ts'

const cases: [name: string, asOf: string, window: string, zone: string, from: string, to: string][] = [
  ['whole hours by day', '2026-07-02T10:47Z', '36h', 'UTC', '2026-06-30T22:00:00Z', '2026-07-02T10:00:00Z'],
  ['days of a zone', '2026-07-02T22:00Z', '7d', 'Europe/Berlin', '2026-06-25T22:00:00Z', '2026-07-02T22:00:00Z'],
  ['a day of 23 hours', '2026-03-29T22:00Z', '1d', 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
  ['days with half hours', '2026-07-02T18:30Z', '1d', 'Asia/Kolkata', '2026-07-01T18:30:00Z', '2026-07-02T18:30:00Z'],
  // A day that begins at half past, and a window that does not.
  [
    'hours up to such a day',
    '2026-07-02T18:30Z',
    '36h',
    'Asia/Kolkata',
    '2026-07-01T06:00:00Z',
    '2026-07-02T18:00:00Z',
  ],
]

for (const [name, asOf, window, zone, from, to] of cases)
  test(`the window of an objective: ${name}`, () => {
    const range = windowEndingAt(parseTime(asOf)?.micros ?? 0, durationOf(window), zone)
    assert.deepEqual([shortTime(range.from), shortTime(range.to)], [from, to])
  })

test('a window holds as many days as it says, whatever the clocks do', () => {
  const days = (window: string, asOf: string) => {
    const { from, to } = windowEndingAt(parseTime(asOf)?.micros ?? 0, durationOf(window), 'Europe/Berlin')
    return daysIn(durationOf(window), from, to, 'Europe/Berlin')
  }
  assert.equal(days('1d', '2026-03-29T22:00Z'), 1)
  assert.equal(days('2w', '2026-03-29T22:00Z'), 14)
  assert.equal(days('36h', '2026-03-29T22:00Z'), 1.5)
  assert.equal(days('1 month', '2026-03-31T22:00Z'), 31)
})
