import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHours } from './in-hours.ts'

test('minutes are said in hours and minutes', () => {
  const words = { h: 'h', min: 'min' }
  const cases: [minutes: number, said: string][] = [
    [0, '0 min'],
    [45, '45 min'],
    [60, '1 h'],
    [450, '7 h 30 min'],
    [-90, '-1 h 30 min'],
  ]
  for (const [minutes, said] of cases) assert.equal(inHours(minutes, words), said)
})
