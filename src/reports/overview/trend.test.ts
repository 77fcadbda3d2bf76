import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Trend, trendOf } from './trend.ts'

const span = (runs: number, judged: number, accepted: number) => ({
  runs,
  judged,
  accepted,
  cost_reported: null,
  cost_estimated: null,
  cost_unknown_runs: 0,
})
type Of = ReturnType<typeof span>

const cases: [name: string, now: Of, before: Of, first: string, trend: Trend | null][] = [
  [
    'fewer are accepted than before',
    span(300, 200, 100),
    span(300, 200, 160),
    '2026-01-01',
    { about: 'accepted', now: 0.5, before: 0.8, direction: 'down' },
  ],
  [
    'more are',
    span(300, 200, 160),
    span(300, 200, 100),
    '2026-01-01',
    { about: 'accepted', now: 0.8, before: 0.5, direction: 'up' },
  ],
  [
    'no more than chance allows',
    span(30, 20, 15),
    span(30, 20, 16),
    '2026-01-01',
    { about: 'accepted', now: 0.75, before: 0.8, direction: 'same' },
  ],
  [
    'few outcomes: the runs',
    span(40, 9, 9),
    span(30, 20, 20),
    '2026-01-01',
    { about: 'runs', now: 40, before: 30, direction: 'up' },
  ],
  ['none now', span(0, 0, 0), span(30, 0, 0), '2026-01-01', { about: 'runs', now: 0, before: 30, direction: 'down' }],
  ['none before', span(30, 20, 20), span(0, 0, 0), '2026-01-01', null],
  [
    'the record begins on its first day',
    span(2, 0, 0),
    span(2, 0, 0),
    '2026-01-09',
    { about: 'runs', now: 2, before: 2, direction: 'same' },
  ],
  ['the record begins within it', span(300, 200, 160), span(100, 90, 10), '2026-01-10', null],
]

for (const [name, now, before, first, trend] of cases)
  test(`where a workflow goes: ${name}`, () => assert.deepEqual(trendOf({ now, before, first }, '2026-01-09'), trend))
