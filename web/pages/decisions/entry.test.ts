import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factOf, isUnproved, newerThan, pageAt, subjectOf } from './entry.ts'

test('an entry leads to the review, finding or workflow it is about, and to the hash of what it rests on', () => {
  assert.deepEqual(subjectOf({ kind: 'review.signed', body: { review: 'r1', workflow: 'desk', hash: 'abc' } }), {
    review: 'r1',
    finding: null,
    workflow: null,
    evidence: 'abc',
  })
  assert.deepEqual(subjectOf({ kind: 'finding.acknowledged', body: { finding: 'f1', evidence: 'def' } }), {
    review: null,
    finding: 'f1',
    workflow: null,
    evidence: 'def',
  })
  const stopped = { stop: 's1', workflow: 'desk', since: '2026-03-09T00:00:00.000000Z', hash: 'ghi' }
  assert.deepEqual(subjectOf({ kind: 'workflow.stopped', body: stopped }), {
    review: null,
    finding: null,
    workflow: 'desk',
    evidence: 'ghi',
  })
  assert.deepEqual(subjectOf({ kind: 'key.made', body: { key: 'k1' } }), {
    review: null,
    finding: null,
    workflow: null,
    evidence: null,
  })
})

test('facts are read as text, and what is not there is not known', () => {
  const entry = { body: { version: 3, roles: ['owner', 'viewer'], deep: { a: 1 } } }
  assert.equal(factOf(entry, 'version'), '3')
  assert.equal(factOf(entry, 'roles'), 'owner, viewer')
  assert.equal(factOf(entry, 'deep'), null)
  assert.equal(factOf(entry, 'person'), null)
})

test('the address names a page, or an entry to show', () => {
  assert.equal(pageAt({ hash: '' }), undefined)
  assert.equal(pageAt({ before: '51', hash: '3' }), 51)
  assert.equal(pageAt({ before: 'x', hash: '3' }), 28)
  assert.equal(pageAt({ hash: 'page' }), undefined)
})

test('a newer page is offered where there may be one', () => {
  assert.equal(newerThan([{ seq: 50 }], 51), 101)
  assert.equal(newerThan([{ seq: 50 }], 80), null)
  assert.equal(newerThan([{ seq: 50 }], undefined), null)
  assert.equal(newerThan([], 5), null)
})

test('what follows a break is no proof, nor is an entry whose review was changed', () => {
  const altered = [{ about: 'review' as const, id: 'r1', seq: 5, what: 'the note' }]
  assert.equal(isUnproved(5, { whole: false, entries: 4, altered: [] }), true)
  assert.equal(isUnproved(4, { whole: false, entries: 4, altered: [] }), false)
  assert.equal(isUnproved(5, { whole: true, entries: 9, altered: [] }), false)
  assert.equal(isUnproved(5, { whole: false, entries: 9, altered }), true)
  assert.equal(isUnproved(6, { whole: false, entries: 9, altered }), false)
  assert.equal(isUnproved(5, undefined), false)
})
