import assert from 'node:assert/strict'
import { test } from 'node:test'
import { costOf } from './runs.ts'

const cases: [name: string, run: Parameters<typeof costOf>[0], text: string][] = [
  ['nothing is known', { cost_unknown: true }, 'unknown'],
  ['nothing is known, as a list says it', { cost: null, cost_reported: null, cost_unknown: false }, 'unknown'],
  ['all of it was reported', { cost: '0.5', cost_reported: '0.5' }, '0.5000'],
  ['all of it is estimated', { cost: '0.5', cost_estimated: '0.5' }, '0.5000 (estimated)'],
  ['a part', { cost: '0.3', cost_reported: '0.1', cost_estimated: '0.2' }, '0.3000 (0.2000 of it estimated)'],
  ['a part is unknown', { cost: '0.1', cost_reported: '0.1', cost_unknown: true }, 'at least 0.1000'],
]

for (const [name, run, text] of cases)
  test(`the cost of a run: ${name}`, () => {
    assert.equal(costOf(run), text)
  })
