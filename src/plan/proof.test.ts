import assert from 'node:assert/strict'
import { test } from 'node:test'
import { continuityItems, continuitySchema } from './continuity.ts'
import { type ProofState, proofState } from './proof.ts'

const cases: [what: string, provedOn: string | undefined, goodFor: string, today: string, expected: ProofState][] = [
  ['never proved', undefined, '90d', '2026-03-09', { kind: 'never' }],
  ['proved today', '2026-03-09', '90d', '2026-03-09', { kind: 'good', until: '2026-06-07' }],
  ['on the last day it holds', '2025-12-09', '90d', '2026-03-09', { kind: 'good', until: '2026-03-09' }],
  ['on the day after', '2025-12-08', '90d', '2026-03-09', { kind: 'expired', since: '2026-03-09' }],
  ['a month from the end of January', '2026-01-31', '1 month', '2026-03-01', { kind: 'expired', since: '2026-03-01' }],
  ['proved later than the day asked about', '2026-03-10', '90d', '2026-03-09', { kind: 'never' }],
]

test('a proof is missing, good or expired on a day', () => {
  for (const [what, proved_on, good_for, today, expected] of cases) {
    assert.deepEqual(proofState({ proved_on, good_for }, today), expected, what)
  }
})

test('everything that must be proved is listed with its proof', () => {
  const continuity = continuitySchema.parse({
    fallback: { who: 'tom', capacity: '40 a day', steps: 'Answer by hand.' },
    drills: { winter: { what: 'fallback', every: '90d', proved_on: '2026-01-10', proved_by: 'tom' } },
    contacts: { hotline: { name: 'Vendor', for: 'outages', reach: '+49 30 1', good_for: '1 year' } },
  })
  const items = continuityItems(continuity).map(({ kind, name, proof }) => [
    kind,
    name,
    proof.proved_on,
    proof.good_for,
  ])
  assert.deepEqual(items, [
    ['fallback', null, undefined, '90d'],
    ['drills', 'winter', '2026-01-10', '90d'],
    ['contacts', 'hotline', undefined, '1 year'],
  ])
})
