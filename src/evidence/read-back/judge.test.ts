import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MICROS } from '../../base/time.ts'
import { type Judged, type Judgement, judge, type Seen } from './judge.ts'
import type { Reading } from './reading.ts'
import { isSameValue } from './same-value.ts'

/** Written at 0; the first look after two hours, the second after three days. */
const [FIRST, SECOND] = [2 * MICROS.h, 3 * MICROS.d]
const claimed = { queue: 'refunds', priority: 2 }

const read = (fields: object, who: { by?: string; at?: number } = {}, more: object = {}): Reading => ({
  ...{ kind: 'read', fields: fields as Record<string, unknown>, isDeleted: false, isMerged: false },
  who: { by: who.by ?? null, at: who.at ?? null },
  ...more,
})
const seen = (fields: object, reason = ''): Seen => ({ fields: { ...fields }, observed_at: FIRST, reason })
const asClaimed = [seen(claimed)]
const elsewhere = { queue: 'exchanges', priority: 2 }

type Case = Partial<Judged> & { reading: Reading }
type Expected = Omit<Judgement, 'verdict'> & { kind?: string; at?: number; corrections?: object[] }
const correction = { field: 'queue', before: 'refunds', after: 'exchanges' }
const who = { tellsWho: true }

const cases: readonly [what: string, given: Case, expected: Expected][] = [
  ['as claimed at the first look', { reading: read(claimed), now: FIRST }, { outcome: 'confirmed' }],
  ['as claimed in another form', { reading: read({ queue: ' refunds ', priority: '2.00' }) }, { outcome: 'confirmed' }],
  ['as claimed again', { earlier: asClaimed, reading: read(claimed) }, { outcome: 'confirmed' }],
  [
    'changed since it was seen, in a system that tells nobody',
    { earlier: asClaimed, reading: read(elsewhere) },
    { outcome: 'mismatch', reason: 'changed', kind: 'corrected', at: SECOND, corrections: [correction] },
  ],
  [
    'changed since, and it tells when',
    { earlier: asClaimed, reading: read(elsewhere, { at: MICROS.d }) },
    { outcome: 'mismatch', reason: 'changed', kind: 'corrected', at: MICROS.d, corrections: [correction] },
  ],
  [
    'changed since, by a person',
    { ...who, earlier: asClaimed, reading: read(elsewhere, { by: 'maria', at: MICROS.d }) },
    {
      ...{ outcome: 'mismatch', reason: 'changed_by_a_person', kind: 'corrected', at: MICROS.d },
      corrections: [{ ...correction, changed_by: 'maria' }],
    },
  ],
  [
    'changed since, by a script',
    { ...who, earlier: asClaimed, reading: read(elsewhere, { by: 'svc-import', at: MICROS.d }) },
    { outcome: 'mismatch', reason: 'changed_by_a_script' },
  ],
  [
    'changed since, and by whom is left open',
    { ...who, earlier: asClaimed, reading: read(elsewhere, { at: MICROS.d }) },
    { outcome: 'mismatch', reason: 'changed_by_whom_is_not_told' },
  ],
  [
    'changed since, by somebody the plan does not know',
    { ...who, kindOf: () => 'unknown', earlier: asClaimed, reading: read(elsewhere, { by: 'x' }) },
    { outcome: 'mismatch', reason: 'changed_by_whom_is_not_told' },
  ],
  [
    'what is told of the last change is older than the change',
    { ...who, earlier: asClaimed, reading: read(elsewhere, { by: 'maria', at: MICROS.h }) },
    { outcome: 'mismatch', reason: 'changed_by_whom_is_not_told' },
  ],
  [
    'never seen as claimed',
    { reading: read(elsewhere), now: FIRST },
    { outcome: 'mismatch', reason: 'never_seen_as_claimed' },
  ],
  [
    'changed by a person before the first look',
    { ...who, reading: read(elsewhere, { by: 'maria', at: MICROS.h }), now: FIRST },
    {
      ...{ outcome: 'mismatch', reason: 'changed_by_a_person', kind: 'corrected', at: MICROS.h },
      corrections: [{ ...correction, changed_by: 'maria' }],
    },
  ],
  [
    'changed by a script before the first look',
    { ...who, reading: read(elsewhere, { by: 'svc-import', at: MICROS.h }), now: FIRST },
    { outcome: 'mismatch', reason: 'changed_by_a_script' },
  ],
  [
    'last changed before the write: it never arrived',
    { ...who, reading: read(elsewhere, { by: 'maria', at: -MICROS.h }), now: FIRST },
    { outcome: 'mismatch', reason: 'last_changed_before_the_write' },
  ],
  [
    'two clocks do not agree which of two deeds came last',
    { ...who, reading: read(elsewhere, { by: 'maria', at: 30 * MICROS.s }), now: FIRST },
    { outcome: 'mismatch', reason: 'changed_at_about_the_time_of_the_write' },
  ],
  [
    'still as it was corrected: nothing new is said',
    {
      earlier: [seen(claimed), seen(elsewhere, 'changed')],
      corrected: { kind: 'corrected', at: FIRST, corrections: [correction] },
      reading: read(elsewhere),
    },
    { outcome: 'mismatch', reason: 'changed' },
  ],
  [
    'another field is corrected later: both are',
    {
      earlier: [seen(elsewhere, 'changed')],
      corrected: { kind: 'corrected', at: FIRST, corrections: [correction] },
      reading: read({ queue: 'exchanges', priority: 1 }),
    },
    {
      ...{ outcome: 'mismatch', reason: 'changed', kind: 'corrected', at: SECOND },
      corrections: [correction, { field: 'priority', before: 2, after: 1 }],
    },
  ],
  [
    'what a script had changed, a person changes',
    {
      ...who,
      earlier: [seen(elsewhere, 'changed_by_a_script')],
      reading: read({ queue: 'other', priority: 2 }, { by: 'maria', at: MICROS.d }),
    },
    {
      ...{ outcome: 'mismatch', reason: 'changed_by_a_person', kind: 'corrected', at: MICROS.d },
      corrections: [{ field: 'queue', before: 'refunds', after: 'other', changed_by: 'maria' }],
    },
  ],
  [
    'put back as claimed: it stays corrected',
    {
      earlier: [seen(elsewhere, 'changed')],
      corrected: { kind: 'corrected', at: FIRST, corrections: [correction] },
      reading: read(claimed),
    },
    { outcome: 'confirmed' },
  ],
  [
    'changed in a field that does not count',
    { earlier: asClaimed, reading: read({ ...claimed, note: 'x' }) },
    { outcome: 'confirmed' },
  ],
  [
    'a counted field that was not written',
    {
      fields: ['queue', 'owner'],
      claimed: { queue: 'refunds' },
      earlier: [seen({ queue: 'refunds', owner: 'a' })],
      reading: read({ queue: 'refunds', owner: 'b' }),
    },
    { outcome: 'confirmed' },
  ],
  [
    'emptied, and left out of the answer',
    { earlier: asClaimed, reading: read({ priority: 2 }) },
    {
      outcome: 'mismatch',
      reason: 'changed',
      kind: 'corrected',
      at: SECOND,
      corrections: [{ field: 'queue', before: 'refunds', after: null }],
    },
  ],
  [
    'a field that was never in the answer',
    { reading: read({ priority: 2 }), now: FIRST },
    { outcome: 'unconfirmed', reason: 'a_field_is_not_in_the_answer' },
  ],
  [
    'written empty, and left out of the answer',
    { claimed: { queue: '', priority: 2 }, reading: read({ priority: 2 }) },
    { outcome: 'confirmed' },
  ],
  [
    'written again with another value',
    { overwritten: new Set(['queue']), earlier: asClaimed, reading: read(elsewhere) },
    { outcome: 'confirmed' },
  ],
  [
    'written again in every field',
    { overwritten: new Set(['queue', 'priority']), earlier: asClaimed, reading: read(elsewhere) },
    { outcome: 'unconfirmed', reason: 'written_again_since' },
  ],
  [
    'a write that names no values',
    { claimed: null, reading: read(claimed), now: FIRST },
    { outcome: 'unconfirmed', reason: 'the_write_names_no_values' },
  ],
  [
    'such a write, changed since it was seen',
    { claimed: null, earlier: asClaimed, reading: read(elsewhere) },
    { outcome: 'unconfirmed', reason: 'changed', kind: 'corrected', at: SECOND, corrections: [correction] },
  ],
  [
    'no such record at the first look',
    { reading: { kind: 'gone' }, now: FIRST },
    { outcome: 'failed', reason: 'no_such_record' },
  ],
  [
    'gone since it was seen',
    { earlier: asClaimed, reading: { kind: 'gone' } },
    { outcome: 'mismatch', reason: 'deleted', kind: 'rejected', at: SECOND, corrections: [] },
  ],
  [
    'gone, in a system that tells who changes',
    { ...who, earlier: asClaimed, reading: { kind: 'gone' } },
    { outcome: 'mismatch', reason: 'deleted_by_whom_is_not_told' },
  ],
  [
    'still gone: nothing new is said',
    { earlier: asClaimed, wasGone: 'deleted', reading: { kind: 'gone' } },
    { outcome: 'mismatch', reason: 'deleted' },
  ],
  [
    'marked as deleted by a person',
    { ...who, earlier: asClaimed, reading: read({}, { by: 'maria', at: MICROS.d }, { isDeleted: true }) },
    { outcome: 'mismatch', reason: 'deleted', kind: 'rejected', at: MICROS.d, corrections: [] },
  ],
  [
    'marked as deleted by a script',
    { ...who, earlier: asClaimed, reading: read({}, { by: 'svc-purge', at: MICROS.d }, { isDeleted: true }) },
    { outcome: 'mismatch', reason: 'deleted_by_a_script' },
  ],
  [
    'merged, and the values stand',
    { earlier: asClaimed, reading: read(claimed, {}, { isMerged: true }) },
    { outcome: 'confirmed', reason: 'merged' },
  ],
  [
    'merged, and the other record has other values',
    { earlier: asClaimed, reading: read(elsewhere, {}, { isMerged: true }) },
    { outcome: 'mismatch', reason: 'merged' },
  ],
  [
    'changed by a person after it was merged',
    {
      ...who,
      earlier: [seen(claimed, 'merged')],
      reading: read(elsewhere, { by: 'maria', at: MICROS.d }, { isMerged: true }),
    },
    {
      ...{ outcome: 'mismatch', reason: 'changed_by_a_person', kind: 'corrected', at: MICROS.d },
      corrections: [{ ...correction, changed_by: 'maria' }],
    },
  ],
  [
    'unreadable',
    { earlier: asClaimed, reading: { kind: 'unreadable', reason: 'no_answer_in_time', isOfSystem: true } },
    { outcome: 'unconfirmed', reason: 'no_answer_in_time' },
  ],
  [
    'a change of a moment that is not yet',
    { earlier: asClaimed, reading: read(elsewhere, { at: 9 * MICROS.d }) },
    { outcome: 'mismatch', reason: 'changed', kind: 'corrected', at: SECOND, corrections: [correction] },
  ],
]

for (const [what, given, { kind, at, corrections, ...expected }] of cases)
  test(what, () => {
    const { verdict, ...judged } = judge({
      ...{
        claimed,
        claimed_at: 0,
        fields: ['queue', 'priority'],
        overwritten: new Set(),
        earlier: [],
        corrected: null,
        wasGone: null,
      },
      ...{ now: SECOND, tellsWho: false, isSame: (_, kept, now) => isSameValue(kept, now) },
      kindOf: (name) => (name.startsWith('svc-') ? 'script' : 'person'),
      ...given,
    })
    assert.deepEqual(judged, expected)
    assert.deepEqual(verdict, kind === undefined ? undefined : { kind, at, corrections })
  })
