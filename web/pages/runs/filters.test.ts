import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedBy, chips, isFiltered } from './filters.ts'

test('an address asks for what the API knows, and nothing else', () => {
  const search = { workflow: 'desk', outcome: 'rejected', tool: 'refund', evil: 'x', text: '' }
  assert.deepEqual(askedBy(search), { workflow: 'desk', outcome: 'rejected', tool: 'refund' })
  assert.deepEqual(chips(search), [['tool', 'refund']])
  assert.deepEqual(chips({ counted: 'true', tool_errors: 'false' }), [['counted', 'true']])
  assert.deepEqual(chips({ counts_for: 'refused_writes' }), [['counts_for', 'refused_writes']])
  assert.ok(isFiltered(search))
  assert.ok(!isFiltered({ evil: 'x' }))
})
