import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '../../src/evidence/record.ts'
import { figuresOf, runsOf } from './books.ts'
import { deliveries, makeWorld } from './world.ts'

/** The books are trusted because these small cases can be counted by hand. */
const cases: { name: string; lines: Line[]; expected: Partial<ReturnType<typeof runsOf>[number]> }[] = [
  {
    name: 'a correction replaces the whole line, also when it comes first',
    lines: [
      { type: 'run', run: 'a', release: 'new', sent_at: '2026-01-02T00:00Z' },
      { type: 'run', run: 'a', release: 'old', status: 'ok', sent_at: '2026-01-01T00:00Z' },
    ],
    expected: { release: 'new', status: null },
  },
  {
    name: 'without a run line the step without a parent is the root',
    lines: [
      { type: 'step', run: 'a', step: '2', kind: 'tool', parent: '1', started: '2026-01-01T00:00Z', status: 'error' },
      {
        type: 'step',
        run: 'a',
        step: '1',
        kind: 'other',
        started: '2026-01-01T00:01Z',
        ended: '2026-01-01T00:02Z',
        status: 'ok',
      },
    ],
    expected: {
      started: Date.parse('2026-01-01T00:01Z') * 1000,
      duration_us: 60e6,
      status: 'ok',
      root_missing: false,
      tool_calls: 1,
      tool_errors: 1,
    },
  },
  {
    name: 'a root that never arrived: times from what is there',
    lines: [{ type: 'step', run: 'a', step: '2', kind: 'model', parent: '1', started: '2026-01-01T00:00Z' }],
    expected: { root_missing: true, duration_us: 0, status: null, cost_unknown: true },
  },
  {
    name: 'the record system is believed over a later person, and reopening after acceptance over both',
    lines: [
      { type: 'run', run: 'a', case: 'c' },
      { type: 'verdict', verdict: '1', run: 'a', kind: 'accepted', by: { kind: 'system' }, at: '2026-01-01T00:00Z' },
      { type: 'verdict', verdict: '2', run: 'a', kind: 'rejected', by: { kind: 'person' }, at: '2026-01-02T00:00Z' },
      { type: 'verdict', verdict: '3', case: 'c', kind: 'reopened', by: { kind: 'judge' }, at: '2026-01-03T00:00Z' },
    ],
    expected: { outcome: 'reopened' },
  },
  {
    name: 'money adds up exactly, and another currency is an unknown amount',
    lines: [
      { type: 'step', run: 'a', step: '1', kind: 'model', cost: { amount: '0.1' } },
      { type: 'step', run: 'a', step: '2', kind: 'model', cost: { amount: '0.2', currency: 'USD', basis: 'billed' } },
      { type: 'step', run: 'a', step: '3', kind: 'model', cost: { amount: '9', currency: 'EUR' } },
    ],
    expected: { reported: 300_000n, cost_unknown: true },
  },
]

for (const { name, lines, expected } of cases)
  test(name, () => {
    const runs = runsOf(lines, 'USD')
    assert.equal(runs.length, 1)
    assert.deepEqual({ ...runs[0], ...expected }, runs[0])
  })

test('a day is a day of the zone, also when clocks change', () => {
  const at = (text: string): Line => ({ type: 'run', run: text, started: text })
  const runs = runsOf(
    ['2026-03-28T22:59Z', '2026-03-28T23:00Z', '2026-03-29T21:59Z', '2026-03-29T22:00Z'].map(at),
    'USD',
  )
  assert.deepEqual(
    figuresOf(runs, { by: 'day', zone: 'Europe/Berlin' }).map(({ group, runs }) => [group, runs]),
    [
      ['2026-03-28', 1],
      ['2026-03-29', 2],
      ['2026-03-30', 1],
    ],
  )
})

test('however the lines are delivered, the books say the same', () => {
  for (let seed = 1; seed <= 50; seed++)
    for (const { lines, currency, zone } of makeWorld(seed).workspaces) {
      const order = (runs: ReturnType<typeof runsOf>) => runs.toSorted((a, b) => (a.run < b.run ? -1 : 1))
      assert.deepEqual(order(runsOf(deliveries(lines, seed).flat(), currency)), order(runsOf(lines, currency)))
      assert.ok(figuresOf(runsOf(lines, currency), { zone }).length === 1)
    }
})
