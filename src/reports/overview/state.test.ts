import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage } from '../../base/say.ts'
import { judge } from '../../findings/objectives/judge.ts'
import { shareOf } from '../../findings/objectives/measure.ts'
import type { WatchedDimension } from '../../findings/watched.ts'
import { conditionOf } from '../../plan/condition.ts'
import { type MeasureName, measures } from '../../plan/measures.ts'
import { connectFor } from './connect.ts'
import { type Seen, type Standing, standingOf, worstFirst } from './state.ts'

type Result = WatchedDimension['result']

/** A dimension with one promise. */
function promised(measure: MeasureName, result: Result, reason: string, n = 50): WatchedDimension {
  const { dimension } = measures[measure]
  const onlyTime = reason.startsWith('only ') ? ({ only_time: true } as const) : {}
  const said = { result, reason, ...onlyTime, n, of: 'judged runs' }
  const objective = { name: measure, measure, target: '', window: '30d', ...said }
  return { dimension, promised: true, result, reason, objectives: [{ ...objective, behind_url: '' }] }
}

/** One that may be kept or not. */
const unsure = (of: WatchedDimension): WatchedDimension => ({
  ...of,
  objectives: of.objectives.map((one) => ({ ...one, unsure: true })),
})

const bare: WatchedDimension = { dimension: 'value', promised: false, result: 'unknown', reason: '', objectives: [] }
const kept = promised('accepted', 'pass', '82% meets >= 80%')
const failing = promised('accepted', 'fail', '18% does not meet >= 60%')
const missed = unsure(promised('accepted', 'fail', '78% does not meet >= 80%; too few to be sure'))
const noOutcome = promised('accepted', 'unknown', 'no run has an outcome yet', 0)
const tooFew = promised('reopened', 'unknown', 'only 4 accepted runs; at least 10 are needed to judge', 4)
const noTotal = promised('adoption', 'unknown', 'nobody told how many cases there were to do on these days', 0)

const finding = (key: string, severity: 'high' | 'medium' | 'low', held_by: string | null = null, title = key) => ({
  key,
  severity,
  title,
  held_by,
  since: '2026-03-03',
})
const ofAccepted = (held_by: string | null = null) => finding('objective:desk:accepted', 'high', held_by)
const fallback = finding('continuity:desk:fallback:', 'high', null, 'Fallback by hand: never proved')
const contact = finding('continuity:desk:contacts:x', 'medium', null, 'Contact "x": never proved')

const calm: Seen = {
  workflow: 'desk',
  answering: 'ana',
  because: 'Ana is the owner',
  runs: 100,
  dimensions: [kept, bare],
  findings: [],
  review_due: null,
  review_next: null,
  stop: null,
}
const stopped = {
  since: '2026-03-09',
  by: 'Ana',
  why: 'wrong refunds.',
  meanwhile: null,
  runs_since: 0,
  not_paused: null,
}

const OUTCOMES = 'Send what became of each run: a column of the file, or one call for each'
const cases: [name: string, seen: Partial<Seen>, state: string, sentence: string, what?: string | null][] = [
  ['all is kept', {}, 'fine', 'Its promise is kept.'],
  [
    'a promise is missed by what may be chance, and no finding says that it is none',
    { dimensions: [missed, bare] },
    'cant_tell',
    'Accepted: 78% does not meet >= 80%; too few to be sure (50 judged runs).',
    null,
  ],
  [
    'a finding says that it is no chance',
    { dimensions: [missed, bare], findings: [ofAccepted()] },
    'needs_you',
    'Accepted: 78% does not meet >= 80%; too few to be sure (50 judged runs), since 3 Mar 2026; nobody has it yet.',
  ],
  [
    'a promise may be kept by chance, and is kept so far',
    { dimensions: [unsure(kept), bare] },
    'fine',
    'Its promise is kept.',
  ],
  [
    'all is kept, and when it is looked at again',
    { review_next: '2026-03-16' },
    'fine',
    'Its promise is kept. Next review on 16 Mar 2026.',
  ],
  [
    'noticed after the moment that is looked at',
    { dimensions: [failing], findings: [{ ...ofAccepted(), since: null }] },
    'needs_you',
    'Accepted: 18% does not meet >= 60% (50 judged runs); nobody has it yet.',
  ],
  [
    'not kept as of a moment at which nothing was noticed yet',
    { dimensions: [failing] },
    'needs_you',
    'Accepted: 18% does not meet >= 60% (50 judged runs).',
  ],
  [
    'what it rests on is older than the time that is looked at',
    { dimensions: [failing], runs: 0 },
    'needs_you',
    'Accepted: 18% does not meet >= 60% (50 judged runs over 30d).',
  ],
  [
    'several promises, and a low finding',
    { dimensions: [kept, promised('tool_errors', 'pass', '')], findings: [finding('x', 'low')] },
    'fine',
    'All 2 promises are kept.',
  ],
  [
    'a promise that is not kept, with the finding it left',
    { dimensions: [failing], findings: [ofAccepted()] },
    'needs_you',
    'Accepted: 18% does not meet >= 60% (50 judged runs), since 3 Mar 2026; nobody has it yet.',
  ],
  [
    'and others, the worst of them first, and what is unknown not among them',
    { dimensions: [failing, noTotal], findings: [contact, fallback, ofAccepted()] },
    'needs_you',
    'Accepted: 18% does not meet >= 60% (50 judged runs), since 3 Mar 2026; nobody has it yet; and 2 more.',
  ],
  [
    'no promise but a finding',
    { findings: [contact, fallback] },
    'needs_you',
    'Fallback by hand: never proved, since 3 Mar 2026; nobody has it yet; and 1 more.',
  ],
  [
    'what somebody has, they have, and it is still so',
    { dimensions: [failing], findings: [ofAccepted('Maria')] },
    'needs_you',
    'Accepted: 18% does not meet >= 60% (50 judged runs), since 3 Mar 2026; Maria has it.',
  ],
  [
    'what nobody has comes first',
    { dimensions: [failing], findings: [ofAccepted('Maria'), contact] },
    'needs_you',
    'Contact "x": never proved, since 3 Mar 2026; nobody has it yet; and 1 more.',
  ],
  [
    'a promise that is kept again, its finding not over yet',
    { findings: [ofAccepted()] },
    'needs_you',
    'Accepted: 82% meets >= 80% (50 judged runs), and was not kept before, since 3 Mar 2026; nobody has it yet.',
  ],
  [
    'nobody answers, before all else',
    { answering: null, because: 'Ana is away until 13 Mar 2026, and no deputy is named', dimensions: [failing] },
    'needs_you',
    'Nobody answers for it today: Ana is away until 13 Mar 2026, and no deputy is named; and 1 more.',
  ],
  ['a review waits', { review_due: '2026-03-09' }, 'needs_you', 'The review due on 9 Mar 2026 waits for a signature.'],
  [
    'a review waits too long: one cause, not two',
    { review_due: '2026-03-02', findings: [finding('review:desk', 'medium', 'Ben', 'A review is due and not held')] },
    'needs_you',
    'A review is due and not held, since 3 Mar 2026; Ben has it.',
  ],
  [
    'it was signed since the last look',
    { findings: [finding('review:desk', 'medium', null, 'A review is due and not held')] },
    'fine',
    'Its promise is kept.',
  ],
  [
    'it needs somebody although nothing ran',
    { runs: 0, dimensions: null, findings: [fallback] },
    'needs_you',
    'Fallback by hand: never proved, since 3 Mar 2026; nobody has it yet.',
  ],
  [
    'nothing ran',
    { runs: 0, dimensions: null },
    'cant_tell',
    'No run in the 30 days up to the last full hour.',
    'Send its runs, or import a file of them',
  ],
  ['not watched', { dimensions: null }, 'cant_tell', 'Not looked at yet: a running server does so within seconds.'],
  [
    'nothing is promised: that is not fine',
    { dimensions: [bare] },
    'cant_tell',
    'The plan promises nothing about it.',
    'Write into the plan what you promise, such as: at least 85% accepted over 30 days',
  ],
  [
    'no outcome',
    { dimensions: [noOutcome] },
    'cant_tell',
    "Accepted: can't tell, no run has an outcome yet.",
    OUTCOMES,
  ],
  [
    'what can be connected before what only takes time',
    { dimensions: [tooFew, kept, noOutcome, noTotal] },
    'cant_tell',
    "Accepted: can't tell, no run has an outcome yet; and 2 more.",
    OUTCOMES,
  ],
  [
    'somebody said it stands still, and it does: no run and no promise say otherwise',
    { runs: 0, dimensions: [noOutcome], stop: stopped },
    'stopped',
    'Stopped since 9 Mar 2026 by Ana: wrong refunds.',
  ],
  [
    'how the work is done meanwhile, and what needs somebody all the same',
    { findings: [fallback, contact], review_due: '2026-03-09', stop: { ...stopped, meanwhile: 'Two people by hand' } },
    'stopped',
    'Stopped since 9 Mar 2026 by Ana: wrong refunds. Meanwhile: Two people by hand. 3 things still need somebody.',
  ],
  [
    'it could not be stopped at its platform: it runs on, whatever was said',
    { stop: { ...stopped, not_paused: 'n8n' } },
    'needs_you',
    'It was to be paused at n8n on 9 Mar 2026, and was not: stop it there by hand.',
  ],
  [
    'runs say otherwise, and that comes first',
    { dimensions: [failing], findings: [ofAccepted()], stop: { ...stopped, runs_since: 12 } },
    'needs_you',
    'It is said to be stopped since 9 Mar 2026, and 12 runs started since; and 1 more.',
  ],
  [
    'it only takes time',
    { dimensions: [tooFew] },
    'cant_tell',
    "Reopened: can't tell, only 4 accepted runs; at least 10 are needed to judge.",
  ],
]

for (const [name, seen, state, sentence, what = null] of cases)
  test(`how a workflow stands: ${name}`, () => {
    const standing = allInLanguage(standingOf({ ...calm, ...seen }))
    assert.deepEqual([standing.state, standing.sentence, standing.connect?.what ?? null], [state, sentence, what])
  })

test('worst first: what nobody has, then the riskiest, then by name', () => {
  const one = (name: string, state: Standing['state'], risk: 'high' | 'medium' | 'low', is_held = false) => ({
    name,
    state,
    risk,
    is_held,
  })
  const inOrder = [
    one('c', 'needs_you', 'high'),
    one('b', 'needs_you', 'low'),
    one('a', 'needs_you', 'high', true),
    one('a', 'cant_tell', 'medium'),
    one('b', 'cant_tell', 'medium'),
    one('a', 'stopped', 'high'),
    one('a', 'fine', 'high'),
    one('a', 'fine', 'low'),
  ]
  assert.deepEqual(inOrder.toReversed().sort(worstFirst), inOrder)
})

test('where there were no runs there is nothing to connect but runs; where only outcomes are missing, outcomes', () => {
  const none = {
    runs: 0,
    judged: 0,
    accepted: 0,
    corrected: 0,
    rejected: 0,
    reopened: 0,
    tool_calls: 0,
    tool_errors: 0,
  }
  const promised = conditionOf('>= 85% over 30d')
  const ask = (measure: 'accepted' | 'exceptions' | 'handed_over' | 'tool_errors') =>
    allInLanguage(
      connectFor({
        measure,
        ...judge(promised, shareOf(measure, { ...none, exceptions: 0, errors: 0, handed_over: 0 } as never)),
      }),
    )
  assert.deepEqual([ask('exceptions'), ask('handed_over')], [null, null])
  assert.equal(ask('accepted')?.what, OUTCOMES)
  assert.equal(ask('tool_errors')?.minutes, 10)
})
