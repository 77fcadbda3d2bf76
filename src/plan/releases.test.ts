import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTime } from '../base/time.ts'
import { type Release, type RunMode, releaseAt } from './releases.ts'

const release = (name: string, from: string, mode: RunMode = 'live'): Release => ({
  name,
  from,
  mode,
  prompts: [],
  routes: [],
  models: [],
})

const plan = {
  time_zone: 'America/New_York',
  workflows: {
    airline: {
      releases: [
        release('third', '2026-03-09T12:00:00Z'),
        release('first', '2026-01-01'),
        release('second', '2026-03-08'),
        release('trial', '2026-03-01', 'canary'),
      ],
    },
  },
}

const cases: [what: string, workflow: string, mode: RunMode, started: string, expected: string | undefined][] = [
  ['before the first release', 'airline', 'live', '2026-01-01T04:59:59.999999Z', undefined],
  ['the first moment of a day of the plan’s zone', 'airline', 'live', '2026-01-01T05:00:00Z', 'first'],
  ['the day the clocks go forward still begins in winter time', 'airline', 'live', '2026-03-08T05:00:00Z', 'second'],
  ['the last microsecond before a moment', 'airline', 'live', '2026-03-09T11:59:59.999999Z', 'second'],
  ['the moment itself', 'airline', 'live', '2026-03-09T12:00:00Z', 'third'],
  ['another mode has its own releases', 'airline', 'canary', '2026-03-09T12:00:00Z', 'trial'],
  ['a mode without any', 'airline', 'shadow', '2026-03-09T12:00:00Z', undefined],
  ['an unknown workflow', 'retail', 'live', '2026-03-09T12:00:00Z', undefined],
]

test('the release active at the start of a run is the newest begun by then', () => {
  for (const [what, workflow, mode, started, expected] of cases) {
    assert.equal(releaseAt(plan, workflow, mode, parseTime(started)?.micros ?? Number.NaN), expected, what)
  }
})
