import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../../messages/en.ts'
import { bySeverity, changesIn, questionInWords } from './finding-words.ts'

test('findings stand by severity, the worst first, in their order', () => {
  const found = (id: string, severity: 'high' | 'medium' | 'low') => ({ id, severity })
  const grouped = bySeverity([found('a', 'low'), found('b', 'high'), found('c', 'low'), found('d', 'high')])
  assert.deepEqual(
    grouped.map(({ severity, items }) => [severity, items.map((one) => one.id)]),
    [
      ['high', ['b', 'd']],
      ['low', ['a', 'c']],
    ],
  )
})

test('a question is said in words, also one that was not kept', () => {
  const objective = { measure: 'accepted' as const, target: '>= 85% over 7d' }
  assert.equal(
    questionInWords({ kind: 'objective', name: 'first_answer', objective, time_zone: 'UTC' }, en.finding),
    'Is “first answer” kept: >= 85% over 7d?',
  )
  assert.equal(
    questionInWords({ kind: 'continuity', item: 'rollback', name: null }, en.finding),
    'Is “rollback” proved, and does the proof still hold?',
  )
  assert.equal(questionInWords(null, en.finding), en.finding.notKept)
})

test('changes of all kinds add up', () => {
  assert.equal(changesIn({ run: 2, step: 5, verdict: 0 }), 7)
  assert.equal(changesIn({}), 0)
})
