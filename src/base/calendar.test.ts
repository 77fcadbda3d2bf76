import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeOfDay } from './calendar.ts'

/** On days on which clocks are set: forwards, backwards, at midnight, and by half an hour. */
const cases: [day: string, time: string, zone: string, moment: string][] = [
  ['2026-03-09', '09:00', 'Europe/Berlin', '2026-03-09T08:00Z'],
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00Z'],
  ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00Z'],
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30Z'],
  ['2026-10-25', '24:00', 'Europe/Berlin', '2026-10-25T23:00Z'],
  ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00Z'],
]
for (const [day, time, zone, moment] of cases)
  test(`${time} on ${day} in ${zone} is ${moment}`, () => {
    assert.equal(timeOfDay(day, time, zone), Date.parse(moment) * 1000)
  })
