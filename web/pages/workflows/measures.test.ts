import assert from 'node:assert/strict'
import { test } from 'node:test'
import { behindMeasure, drawn, type Figures, measured } from './measures.ts'

const share = { value: '75', interval: { low: 30.1, high: 95.4 }, n: 4, of: 'judged runs' }
const none = { value: null, interval: null, n: 0, of: 'tool calls', unknown: 'there were no tool calls' }
const row = {
  runs: 4,
  cost_reported: 1,
  cost_estimated: 0.2,
  cost_unknown_runs: 0,
  shares: { accepted: share, handed_over: share, exceptions: share, tool_errors: none },
  behind: { url: '/api/v1/runs?workflow=desk&counted=true', command: '' },
} as Figures
const words = { runs: 'runs', unpriced: 'no price' }

test('a share is drawn between 0 and 1, and what is not known is a gap', () => {
  assert.equal(drawn(measured(row, 'accepted', words), 'share'), 0.75)
  assert.equal(drawn(measured(row, 'tool_errors', words), 'share'), null)
  assert.equal(drawn(null, 'share'), null)
})

test('a cost is that of a run; where a part of it is not known it is no value, and at least the rest', () => {
  assert.equal(drawn(measured(row, 'cost', words), 'money'), 0.3)
  const unknown = measured({ ...row, cost_unknown_runs: 1 }, 'cost', words)
  assert.deepEqual([unknown.value, unknown.atLeast, unknown.unknown], [null, '0.3', 'no price'])
})

test('behind a measure are the runs that it counts', () => {
  assert.equal(behindMeasure(row, 'runs'), '/api/v1/runs?workflow=desk&counted=true')
  assert.equal(behindMeasure(row, 'exceptions'), '/api/v1/runs?workflow=desk&counted=true&status=exception,error')
})
