import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysBetween, lastDays, localDay } from './days.ts'

test('a day is the one of the zone, and a change of clocks takes none away', () => {
  assert.equal(localDay(Date.parse('2026-03-28T23:30:00Z'), 'Europe/Berlin'), '2026-03-29')
  assert.deepEqual(daysBetween('2026-03-28', '2026-03-31'), ['2026-03-28', '2026-03-29', '2026-03-30'])
})

test('the last days hold today once it has begun, and end before it at its first moment', () => {
  const midnight = Date.parse('2026-03-09T00:00:00Z')
  assert.deepEqual(lastDays(midnight, 'UTC', 30), { from: '2026-02-07', to: '2026-03-09' })
  assert.deepEqual(lastDays(midnight + 1, 'UTC', 7), { from: '2026-03-03', to: '2026-03-10' })
  assert.deepEqual(lastDays(midnight, 'Europe/Berlin', 1), { from: '2026-03-09', to: '2026-03-10' })
})
