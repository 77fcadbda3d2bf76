import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../../messages/en.ts'
import { plain } from '../../shell/plain.ts'
import { bySeverity, compared, figuresIn, type ListedFinding, questionInWords, titleOf } from './finding-words.ts'

const promise = {
  kind: 'objective' as const,
  name: 'first_answer',
  objective: { measure: 'accepted' as const, target: '>= 85% over 7d' },
  time_zone: 'UTC',
}
const rollback = { kind: 'continuity' as const, item: 'rollback', name: null }
const loop = { kind: 'loop' as const, tool: 'get_order', release: 'v2' }

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

test('a promise is called by its name as words in the title; names of tools stay as they are', () => {
  const titled = (title: string, question: ListedFinding['evidence']['question']) =>
    titleOf({ title, evidence: { question } as ListedFinding['evidence'] })
  assert.equal(titled('first_answer is not kept: >= 85%', promise), 'First answer is not kept: ≥ 85%')
  assert.equal(titled('get_order went round in a loop', loop), 'get_order went round in a loop')
  assert.equal(titled('From before', null), 'From before')
})

const inPlain = (text: string) => plain(text, { words: en.plain, language: 'en', zone: 'UTC' })

test('a question is said in words, also one that was not kept', () => {
  assert.equal(
    questionInWords(promise, en.finding, inPlain),
    'Is the promise “Accepted (first answer)” kept: ≥ 85% over 7 days?',
  )
  const narrowed = { ...promise, objective: { ...promise.objective, case_type: 'refund', route: 'b' } }
  assert.equal(
    questionInWords(narrowed, en.finding, inPlain),
    'Is the promise “Accepted (first answer), only refund cases, only route b” kept: ≥ 85% over 7 days?',
  )
  assert.equal(questionInWords(rollback, en.finding, inPlain), 'Is “Rollback” proved, and does the proof still hold?')
  assert.equal(
    questionInWords({ kind: 'continuity', item: 'drills', name: 'pause' }, en.finding, inPlain),
    'Is “Drill: pause” proved, and does the proof still hold?',
  )
  assert.equal(questionInWords(null, en.finding, inPlain), en.finding.notKept)
})

test('an answer is read by its question', () => {
  const measured = { value: '36', interval: null, n: 100, of: 'runs' }
  assert.deepEqual(figuresIn(promise, measured), {
    kind: 'measured',
    measure: 'accepted',
    unit: 'share',
    of: measured,
  })
  assert.deepEqual(figuresIn(loop, { tool: 'get_order', calls: 40, runs: 2, worst: [{ run: 'r1', calls: 38 }] }), {
    kind: 'loop',
    calls: 40,
    runs: 2,
    worst: [{ run: 'r1', calls: 38 }],
  })
  assert.deepEqual(figuresIn(rollback, { proof: { kind: 'expired', since: '2025-10-31' } }), {
    kind: 'proof',
    proof: 'expired',
    day: '2025-10-31',
  })
  assert.deepEqual(figuresIn(rollback, { proof: { kind: 'never' } }), { kind: 'proof', proof: 'never', day: null })
  assert.deepEqual(figuresIn({ kind: 'late_reviews' }, { late: 0 }), {
    kind: 'late',
    late: 0,
    oldest: null,
    due: null,
  })
  assert.deepEqual(figuresIn(loop, null), { kind: 'nothing' })
})

test('another answer is a defect only where nothing came in between', () => {
  assert.deepEqual(compared({ same: true, changed: { runs: 0 } }), { tone: 'good', verdict: 'sameNothing', kinds: [] })
  assert.deepEqual(compared({ same: false, changed: { runs: 0 } }), { tone: 'bad', verdict: 'otherNothing', kinds: [] })
  assert.deepEqual(compared({ same: false, changed: { runs: 2, incidents: 0 } }), {
    tone: 'warn',
    verdict: 'otherChanged',
    kinds: [['runs', 2]],
  })
  assert.equal(compared({ same: true, changed: { plans: 1 } }).verdict, 'sameChanged')
})
