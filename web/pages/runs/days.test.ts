import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterDay, firstDay, lastDay } from './days.ts'

const cases: [name: string, value: string, zone: string, first: string | null, last: string | null][] = [
  ['a day of the plan', '2026-02-07', 'Europe/Berlin', '2026-02-07', '2026-02-06'],
  [
    'midnight in Berlin is the evening before in UTC',
    '2026-02-06T23:00:00Z',
    'Europe/Berlin',
    '2026-02-07',
    '2026-02-06',
  ],
  ['midnight in summer time', '2026-06-30T22:00:00Z', 'Europe/Berlin', '2026-07-01', '2026-06-30'],
  ['midnight in UTC is no midnight in Berlin', '2026-02-07T00:00:00Z', 'Europe/Berlin', null, null],
  ['a microsecond after midnight', '2026-02-07T00:00:00.000001Z', 'UTC', null, null],
  [
    'a day that begins at one o’clock, in Santiago',
    '2026-09-06T04:00:00Z',
    'America/Santiago',
    '2026-09-06',
    '2026-09-05',
  ],
  ['no time at all', 'yesterday', 'UTC', null, null],
]

for (const [name, value, zone, first, last] of cases)
  test(`days of a filter: ${name}`, () => {
    assert.deepEqual([firstDay(value, zone), lastDay(value, zone)], [first, last])
  })

test('the last day is within: what follows it is left out', () => {
  assert.equal(afterDay('2026-02-28'), '2026-03-01')
  assert.equal(lastDay(afterDay('2026-03-28'), 'Europe/Berlin'), '2026-03-28')
})
