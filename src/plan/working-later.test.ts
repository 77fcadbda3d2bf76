import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTime, parseTime } from '../base/time.ts'
import { parseDuration } from './duration.ts'
import type { Plan } from './plan.ts'
import { readPlan } from './read-plan.ts'
import { workingLater } from './working-time.ts'

const planWith = (support: string): Plan => {
  const read = readPlan(`plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
holidays: DE
workflows: { desk: { name: Desk, risk: low, owner: ana } }
${support}
`)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  return read.plan
}
const weekdays = 'support: { hours: { days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00" } }'

test('a day later is a day of work later; hours end when people are at work; without hours every day counts', () => {
  const cases: [support: string, at: string, within: string, due: string][] = [
    // A Thursday before Easter in Berlin: Friday and Monday are holidays.
    [weekdays, '2026-04-02T13:00Z', '1d', '2026-04-07T13:00'],
    [weekdays, '2026-03-11T13:00Z', '1d', '2026-03-12T13:00'],
    [weekdays, '2026-03-13T13:00Z', '1d', '2026-03-16T13:00'],
    [weekdays, '2026-03-13T13:00Z', '2d', '2026-03-17T13:00'],
    // Over the change of clocks the time of day stays.
    [weekdays, '2026-03-27T13:00Z', '1d', '2026-03-30T12:00'],
    [weekdays, '2026-03-13T13:00Z', '4h', '2026-03-16T08:00'],
    [weekdays, '2026-03-13T09:00Z', '4h', '2026-03-13T13:00'],
    ['', '2026-03-13T13:00Z', '1d', '2026-03-14T13:00'],
    ['support: { hours: always }', '2026-03-13T13:00Z', '1d', '2026-03-14T13:00'],
  ]
  for (const [support, at, within, due] of cases) {
    const duration = parseDuration(within)
    assert.ok(duration)
    const moment = workingLater(planWith(support), parseTime(at)?.micros ?? 0, duration)
    assert.equal(formatTime(moment).slice(0, 16), due, `${at} ${within}`)
  }
})
