import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanguage } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import type { ChangeNote } from '../../decisions/notes/note.ts'
import { changesOf } from './changes.ts'
import type { Facts } from './facts.ts'

/** Each alteration of a month is told once, whoever told of it. */
const at = (iso: string) => parseTime(iso)?.micros ?? 0
const note = (given: Partial<ChangeNote>): ChangeNote => ({
  ...{ id: 'n', workflow: 'desk', what: 'release', name: 'r-2', at: at('2026-03-10T10:00Z'), before: null },
  ...{ after: 'r-2', description: null, why: 'Finer queues.', link: null, source: 'deployment', by: 'key:x' },
  ...{ written_at: at('2026-03-10T10:00Z'), plan_version: null, finding: null },
  ...given,
})
const seen = (id: string, resolved: string | null) =>
  ({
    ...{ id, workflow: 'desk', title: 'The prompt changed', first_seen: at('2026-03-12T10:00Z') },
    resolved_at: resolved === null ? null : at(resolved),
    evidence: { question: { kind: 'changed' }, said: 'p-2; it was p-1' },
  }) as unknown as Facts['findings'][number]
const told = (notes: readonly ChangeNote[], findings: Facts['findings'] = []) =>
  changesOf({
    ...{ workflows: [{ workflow: 'desk', name: 'Desk', notes }], findings, plan: { workflows: {} } },
    month: { zone: 'Europe/Berlin', from: at('2026-02-28T23:00Z'), to: at('2026-03-31T22:00Z') },
  } as unknown as Facts).map(({ day, what, as, why, written }) => [day, inLanguage(what), as, why, written])

test('what the plan and a deployment both tell of a day is one change, in the words of the deployment', () => {
  const ofPlan = note({ source: 'plan', why: 'finer', at: at('2026-03-09T23:00Z') })
  const deployed = ['2026-03-10', 'release r-2', '', 'Finer queues.', 'yes']
  assert.deepEqual(told([note({}), ofPlan]), [deployed])
  assert.deepEqual(told([ofPlan]).length, 1)
  assert.deepEqual(told([note({ name: null }), ofPlan]), [['2026-03-10', 'release', 'r-2', 'Finer queues.', 'yes']])
  // Of another day, or another release, it is another.
  assert.equal(told([note({}), note({ source: 'plan', at: at('2026-03-11T23:00Z') })]).length, 2)
  assert.equal(told([note({}), note({ source: 'plan', name: 'r-3', after: 'r-3' })]).length, 2)
})

test('what was seen and then written down is one change, written afterwards; what nobody wrote down says so', () => {
  const answer = note({ what: 'prompt', name: 'draft', before: 'p-1', after: 'p-2', finding: 'f' })
  assert.deepEqual(told([answer], [seen('f', '2026-03-14T10:00Z')]), [
    ['2026-03-10', 'prompt draft', 'p-1 → p-2', 'Finer queues.', 'afterwards'],
  ])
  assert.deepEqual(
    told([], [seen('f', '2026-04-14T10:00Z'), seen('g', null)]).map(([, what, , , written]) => [what, written]),
    [
      ['The prompt changed', 'afterwards'],
      ['The prompt changed', 'no'],
    ],
  )
})
