import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calcPrice } from '@pydantic/genai-prices'
import { estimate } from './price.ts'

const call = { type: 'step', run: 'r', step: '1', kind: 'model' } as const
const models = ['gpt-4.1', 'gpt-4o', 'claude-sonnet-4-20250514', 'gemini-2.5-pro', 'deepseek-chat', 'gpt-5', 'o4-mini']

test('an estimate is what the price list says for the same call at the same time', () => {
  for (const model of models)
    for (const ended of ['2025-08-01T16:29:00Z', '2025-08-01T16:31:00Z', '2026-03-01T00:00:00Z'])
      for (const [input, cached, written, output, reasoning] of [
        [900, 0, 0, 120, 0],
        [1, 250_000, 0, 1, 30],
        [12_345, 678, 90, 4321, 77],
        [0, 0, 0, 9, 0],
      ] as const) {
        const listed = calcPrice(
          {
            input_tokens: input + cached + written,
            cache_read_tokens: cached,
            cache_write_tokens: written,
            output_tokens: output + reasoning,
          },
          model,
          { timestamp: new Date(ended) },
        )
        const tokens = { input, cached_input: cached, cache_write: written, output, reasoning }
        const amount = estimate({ ...call, model, ended, tokens })?.amount
        assert.ok(listed, model)
        assert.ok(Math.abs(Number(amount) - listed.total_price) < 2e-12, `${model} ${ended}: ${amount}`)
      }
})

test('the same tokens cost another amount at another hour, where the list says so', () => {
  const at = (ended: string) => estimate({ ...call, model: 'deepseek-chat', ended, tokens: { input: 1000 } })?.amount
  assert.notEqual(at('2025-03-01T16:20:00Z'), at('2025-03-01T16:40:00Z'))
})

test('a snapshot that is newer than the list costs what its model costs', () => {
  const tokens = { input: 900, output: 120 }
  const amount = (model: string) => estimate({ ...call, model, provider: 'openai', tokens })?.amount
  assert.ok(amount('gpt-4o-mini'))
  assert.equal(amount('gpt-4o-mini-2026-03-01'), amount('gpt-4o-mini'))
  assert.equal(amount('nobody-knows-2026-03-01'), undefined)
})

test('what the list does not know is unknown, and so is a call that says no tokens', () => {
  assert.equal(estimate({ ...call, model: 'a-model-of-our-own', tokens: { input: 5 } }), undefined)
  assert.equal(estimate({ ...call, model: 'gpt-4.1', tokens: {} }), undefined)
  assert.equal(estimate({ ...call, model: 'gpt-4.1' }), undefined)
  assert.equal(estimate({ ...call, kind: 'tool', model: 'gpt-4.1', tokens: { input: 5 } }), undefined)
  const embedding = { ...call, kind: 'retrieval', model: 'text-embedding-3-small', provider: 'openai' } as const
  assert.equal(
    estimate({ ...embedding, tokens: { input: 1_000_000 } })?.amount,
    '0.020000000000',
    'an embedding has a price',
  )
})
