import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runToText } from './runs.ts'

const run = {
  run: { run: 'r1', workflow: 'desk', route: 'careful', input: 'Where is it?', output: 'On its way.' },
  steps: [
    { step: '1', kind: 'retrieval', sources: [{ id: 'doc-7', text: 'Parcels take two days.' }] },
    { step: '2', kind: 'write', name: 'refund', output: 'x'.repeat(5000) },
  ],
  verdicts: [
    {
      kind: 'corrected',
      by_kind: 'person',
      by_id: 'ana',
      corrections: [{ field: 'amount', before: 12, after: { value: 13 }, reason: 'wrong order' }, { field: 'note' }],
    },
  ],
  writes: [
    { step: '2', write: 'a', integration: 'shop', record: 'O1', fields: { amount: 12, currency: 'EUR' } },
    { step: '2', write: 'b', integration: 'crm' },
  ],
  readbacks: [
    { step: '2', write: 'a', readback: '1', outcome: 'mismatch', observed_at: '2026-03-09', fields: { amount: 0 } },
    {
      step: '2',
      write: 'a',
      readback: '2',
      outcome: 'unconfirmed',
      reason: 'no_answer_in_time',
      observed_at: '2026-03-10',
    },
    {
      ...{
        step: '2',
        write: 'a',
        readback: '3',
        outcome: 'mismatch',
        reason: 'changed_by_a_person',
        changed_by: 'eva',
      },
      ...{ changed_at: '2026-03-11', observed_at: '2026-03-12' },
    },
  ],
}

test('a run in a terminal shows its texts, sources, corrections, fields and what was read back', () => {
  const said = runToText(run, 100)
  for (const line of [
    '  route          careful',
    '  > Where is it?',
    '  On its way.',
    '        source: id doc-7, text Parcels take two days.',
    'outcome corrected by person ana',
    '        amount: 12 -> {"value":13} (wrong order)',
    '        note: unknown -> unknown',
    'write shop O1 claimed in step 2',
    '        amount 12, currency EUR',
    '        read back: mismatch 2026-03-09: amount 0',
    '        read back: unconfirmed (no answer in time) 2026-03-10',
    '        read back: mismatch (changed by a person) 2026-03-12 last changed by eva 2026-03-11',
    '        never read back',
  ])
    assert.ok(said.split('\n').includes(line), `${line}\nin\n${said}`)
})

test('what is long is cut, and it is said where the rest is', () => {
  assert.match(runToText(run, 100), /x{2000}\s+\.\.\. \(3000 more characters: --json\)/)
})
