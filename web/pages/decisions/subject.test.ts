import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subjectOf } from './subject.ts'

test('an entry leads to the review or finding it is about, and says what is known of others', () => {
  assert.deepEqual(subjectOf({ kind: 'review.signed', body: { review: 'r1', workflow: 'desk', verdict: 'PASS' } }), {
    words: 'desk, PASS',
    review: 'r1',
  })
  assert.deepEqual(subjectOf({ kind: 'finding.acknowledged', body: { finding: 'f1', workflow: 'desk' } }), {
    words: 'desk',
    finding: 'f1',
  })
  assert.deepEqual(subjectOf({ kind: 'plan.applied', body: { version: 3, effective: '2026-03-01' } }), {
    words: '3, 2026-03-01',
  })
  assert.deepEqual(subjectOf({ kind: 'something.new', body: { deep: { a: 1 } } }), { words: '' })
})
