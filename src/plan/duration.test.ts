import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTime, parseTime } from '../base/time.ts'
import { durationMs, durationOf, durationToText, parseDuration, shift, shiftDay } from './duration.ts'

test('a length of time is read in the words people use and has one spelling', () => {
  const cases = [
    ['90d', '90d'],
    ['90 days', '90d'],
    ['1 hour', '1h'],
    ['20 min', '20m'],
    ['1 month', '1 month'],
    ['12months', '12 months'],
  ] as const
  for (const [written, canonical] of cases) assert.equal(durationToText(durationOf(written)), canonical)
  for (const wrong of ['', 'soon', '0d', '-1d', '1.5h', '3 M', '7'])
    assert.equal(parseDuration(wrong), undefined, wrong)
})

test('days keep the hour on the clock over a clock change, hours do not, and microseconds are kept', () => {
  const noon = parseTime('2026-03-29T10:00:00.000123Z')?.micros ?? Number.NaN
  assert.equal(formatTime(shift(noon, durationOf('1d'), -1, 'Europe/Berlin')), '2026-03-28T11:00:00.000123Z')
  assert.equal(formatTime(shift(noon, durationOf('24h'), -1, 'Europe/Berlin')), '2026-03-28T10:00:00.000123Z')
  assert.equal(formatTime(shift(noon, durationOf('1 month'), 1, 'UTC')), '2026-04-29T10:00:00.000123Z')
})

test('a month has no fixed length, and ends with its last day', () => {
  assert.equal(durationMs(durationOf('1 month')), undefined)
  assert.equal(durationMs(durationOf('2h')), 7_200_000)
  assert.equal(shiftDay('2026-01-31', durationOf('1 month')), '2026-02-28')
})
