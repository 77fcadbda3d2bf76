import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanguage } from '../../base/say.ts'
import type { Fields, RunDetail } from '../runs/detail.ts'
import { clients, type Facet, facets, mendsOfAll } from './clients.ts'
import { understood } from './understood.ts'

const call: Fields = {
  step: '1',
  kind: 'model',
  status: 'ok',
  model: 'gpt-5-mini',
  tokens_input: 900,
  tokens_output: 12,
  prompt_name: 'answer',
  prompt_version: '7',
  input: 'Where?',
}
const whole: Fields = {
  run: 'r',
  workflow: 'triage',
  case: 'T-1',
  session: 's',
  user: 'u',
  release: '2026-03',
  status: 'ok',
  cost: '0.000249',
}

type Case = {
  name: string
  run?: Fields
  steps?: Fields[]
  /** Everything else is told, or does not apply. */
  expect: Partial<Record<Facet, readonly ['partly' | 'missing', said: RegExp, mend: RegExp]>>
}
const cases: Case[] = [
  { name: 'a run that tells everything', expect: {} },
  {
    name: 'no workflow, case, session, user and release',
    run: { run: 'r', status: 'ok', cost: '1' },
    expect: {
      workflow: ['missing', /No workflow/, /aftercare\.workflow/],
      case: ['missing', /No case/, /aftercare\.case/],
      session: ['missing', /No session/, /session\.id/],
      user: ['missing', /No user/, /user\.id/],
      release: ['missing', /No release/, /aftercare\.release/],
    },
  },
  {
    name: 'called by its service',
    run: { ...whole, labels: { 'service.name': 'triage' } },
    expect: { workflow: ['partly', /triage, after the service/, /aftercare\.workflow/] },
  },
  {
    name: 'a call without tokens, and so without a cost',
    run: { run: 'r', workflow: 'triage', case: 'T-1', session: 's', user: 'u', release: '1', status: 'ok' },
    steps: [{ step: '1', kind: 'model', model: 'm', status: 'ok', prompt_version: '7', output: 'x' }],
    expect: {
      tokens: ['missing', /No tokens/, /gen_ai\.usage/],
      cost: ['missing', /Unknown/, /model and the tokens/],
    },
  },
  {
    name: 'one of two calls without tokens, model and cost',
    run: { ...whole, cost_unknown: true },
    steps: [call, { step: '2', kind: 'model', status: 'ok' }],
    expect: {
      model: ['partly', /gpt-5-mini; of 1 calls it is not told/, /gen_ai\.response\.model/],
      tokens: ['partly', /912; of 1 calls none are told/, /gen_ai\.usage/],
      cost: ['partly', /At least €0\.000249/, /price list/],
    },
  },
  {
    name: 'a call that failed has no tokens, and that is as it should be',
    steps: [call, { step: '2', kind: 'model', model: 'gpt-5-mini', status: 'error' }],
    expect: {},
  },
  {
    name: 'no version of a prompt and no texts',
    steps: [{ step: '1', kind: 'model', model: 'm', tokens_input: 1, status: 'ok' }],
    expect: {
      prompt: ['missing', /No version of a prompt/, /gen_ai\.prompt\.version/],
      texts: ['missing', /No texts/, /masked/],
    },
  },
  {
    name: 'no step at all',
    run: { ...whole, input: 'Where?' },
    steps: [],
    expect: { model: ['missing', /only that it ran/, /gen_ai/] },
  },
  {
    name: 'the root never arrived, and how it ended neither',
    run: { ...whole, status: '', root_missing: true },
    expect: { root: ['missing', /root never arrived/, /flush/] },
  },
]

for (const { name, run = whole, steps = [call], expect } of cases)
  test(name, () => {
    const detail: RunDetail = { run, steps, verdicts: [], writes: [], readbacks: [] }
    const found = understood(detail, { currency: 'EUR' })
    assert.deepEqual(
      found.filter(({ is }) => is !== 'told').map(({ facet, is }) => [facet, is]),
      facets.flatMap((facet) => (expect[facet] ? [[facet, expect[facet][0]]] : [])),
    )
    for (const { facet, said, mend } of found) {
      const expected = expect[facet]
      if (!expected) assert.equal(mend, null, facet)
      else {
        assert.match(inLanguage(said), expected[1])
        assert.match(inLanguage(mend ?? ''), expected[2])
      }
    }
  })

test('failures are counted, and an end that nobody told is no success', () => {
  const said = (run: Fields, steps: Fields[]) =>
    understood({ run, steps, verdicts: [], writes: [], readbacks: [] }, { currency: 'EUR' }).find(
      ({ facet }) => facet === 'failures',
    )
  assert.equal(
    inLanguage(said(whole, [call, { step: '2', kind: 'tool', status: 'error' }])?.said ?? ''),
    '1 step failed',
  )
  const { status: _, ...open } = whole
  assert.equal(said(open, [call])?.is, 'missing')
})

test('what is missing is mended in the words of the client, where it has its own', () => {
  const detail: RunDetail = { run: { run: 'r', status: 'ok' }, steps: [call], verdicts: [], writes: [], readbacks: [] }
  const mendOf = (id: string, facet: Facet) =>
    understood(detail, { currency: 'EUR', client: clients.find((one) => one.id === id) }).find(
      (one) => one.facet === facet,
    )?.mend
  assert.match(inLanguage(mendOf('ai-sdk-5', 'workflow') ?? ''), /experimental_telemetry: \{ functionId/)
  assert.equal(mendOf('ai-sdk-5', 'release'), mendsOfAll.release)
})
