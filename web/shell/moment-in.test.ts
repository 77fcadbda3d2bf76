import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentIn } from './moment-in.ts'

const cases: [name: string, zone: string, local: string, moment: string][] = [
  ['without an offset', 'UTC', '2026-03-09T14:05', '2026-03-09T14:05:00.000Z'],
  ['ahead of UTC, with half an hour', 'Asia/Kolkata', '2026-03-09T14:05', '2026-03-09T08:35:00.000Z'],
  ['behind it', 'America/New_York', '2026-01-09T22:00', '2026-01-10T03:00:00.000Z'],
  ['just before clocks go on', 'Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
  ['just after', 'Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ['the evening before', 'Europe/Berlin', '2026-03-28T23:30', '2026-03-28T22:30:00.000Z'],
]

for (const [name, zone, local, moment] of cases)
  test(`a time as it is written in a zone: ${name}`, () => assert.equal(momentIn(zone, local), moment))
