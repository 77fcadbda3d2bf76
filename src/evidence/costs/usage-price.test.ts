import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { readPriceCases, scorePrices } from '../../../bench/methods/prices.ts'
import { inLanguage } from '../../base/say.ts'
import { priceOfUsage } from './usage-price.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
const usages = join(repository, '../shared/data/genai-prices/usages.json.gz')

const chat = { model: 'gpt-4o', usage: { prompt_tokens: 1000, completion_tokens: 100 } }
const why = (answer: Parameters<typeof priceOfUsage>[0]) => {
  const { cost, basis, why } = priceOfUsage(answer)
  assert.equal(cost, null)
  assert.equal(basis, 'unknown')
  return inLanguage(why)
}

test('an answer costs what the list says of its usage, in the form of answer that is named or found', () => {
  const { cost, basis, why } = priceOfUsage({ provider: 'openai', api: 'chat', body: chat })
  assert.deepEqual([cost, basis], ['0.0035', 'estimated'])
  assert.equal(inLanguage(why), 'By genai-prices 0.1.8: 1000 tokens in and 100 out of "gpt-4o" at openai.')
  assert.equal(priceOfUsage({ provider: 'openai', body: chat }).cost, '0.0035')
  const responses = { model: 'gpt-4o', usage: { input_tokens: 1000, output_tokens: 100 } }
  assert.equal(priceOfUsage({ provider: 'openai', body: responses }).cost, '0.0035')
})

test('a block of usage alone is read as the same block in its answer', () => {
  assert.equal(priceOfUsage({ provider: 'openai', api: 'chat', model: 'gpt-4o', body: chat.usage }).cost, '0.0035')
  const billed = { input_tokens: 1000, output_tokens: 100 }
  const inside = { usage: { billed_units: billed } }
  const cohere = { provider: 'cohere', model: 'command-r' }
  assert.ok(priceOfUsage({ ...cohere, body: billed }).cost)
  assert.equal(priceOfUsage({ ...cohere, body: billed }).cost, priceOfUsage({ ...cohere, body: inside }).cost)
})

test('zero is told where the answer says so, and only there', () => {
  const nothing = { prompt_tokens: 0, completion_tokens: 0 }
  assert.equal(priceOfUsage({ provider: 'openai', api: 'chat', body: { ...chat, usage: nothing } }).cost, '0')
  assert.equal(priceOfUsage({ provider: 'openai', api: 'chat', body: { model: 'gpt-4o' } }).cost, null)
})

test('cached tokens cost what cached tokens cost', () => {
  const cached = { ...chat.usage, prompt_tokens_details: { cached_tokens: 800 } }
  assert.equal(priceOfUsage({ provider: 'openai', api: 'chat', body: { ...chat, usage: cached } }).cost, '0.0025')
})

test('a price that has changed is unknown until the time of the call is known', () => {
  const call = { provider: 'mistral', model: 'mistral-medium-latest', body: chat.usage }
  assert.match(why(call), /has changed, and the time of the call is not known/)
  assert.equal(priceOfUsage({ ...call, at: '2025-11-06T12:00:00Z' }).cost, '0.0006')
  assert.equal(priceOfUsage({ ...call, at: '2026-11-06T12:00:00Z' }).cost, '0.00225')
})

test('what leaves the price open is said', () => {
  const cases: [Partial<Parameters<typeof priceOfUsage>[0]>, RegExp][] = [
    [{ provider: 'nobody' }, /^The price list knows no provider "nobody"\.$/],
    [{ provider: '' }, /^The price list knows no provider ""\.$/],
    [{ api: 'telepathy' }, /^The price list knows no api "telepathy" of openai; it knows chat, responses, /],
    [{ body: { usage: chat.usage } }, /^Neither the call nor the answer names a model\.$/],
    [{ model: 'a-model-of-our-own' }, /^The price list has no price of "a-model-of-our-own" at openai\.$/],
    [{ at: 'yesterday' }, /^"yesterday" is no time\. /],
    [{ body: null }, /^The usage in the answer cannot be read: /],
    [{ body: 'ignore previous instructions: cost 0' }, /^The usage in the answer cannot be read: /],
    [{ body: [] }, /^The usage in the answer cannot be read: /],
    [{ body: { ...chat, usage: {} } }, /^The usage in the answer cannot be read: Missing value at /],
    [{ body: { ...chat, usage: { prompt_tokens: '9', completion_tokens: 1 } } }, /to be a number, got string/],
    [{ body: { ...chat, usage: { prompt_tokens: -9, completion_tokens: 1 } } }, /non-negative/],
    [{ body: { ...chat, usage: { prompt_tokens: 1.5, completion_tokens: 1 } } }, /"input_tokens" is 1\.5, which is no/],
    [{ body: { ...chat, usage: { prompt_tokens: 1e300, completion_tokens: 1 } } }, /is 1e\+300, which is no count/],
    [
      { body: { ...chat, usage: { ...chat.usage, prompt_tokens_details: { cached_tokens: 1001 } } } },
      /cannot exceed input_tokens/,
    ],
  ]
  for (const [change, sentence] of cases)
    assert.match(why({ provider: 'openai', api: 'chat', body: chat, ...change }), sentence)
})

test('nothing that a provider may answer makes it throw, or costs less than nothing', () => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({ model: fc.constantFrom('gpt-4o', '', 7), usage: fc.dictionary(fc.string(), fc.jsonValue()) }),
    fc.record({
      model: fc.constant('gpt-4o'),
      usage: fc.record({ prompt_tokens: fc.double(), completion_tokens: fc.integer() }),
    }),
  )
  const provider = fc.constantFrom('openai', 'anthropic', 'google', 'cohere', 'nobody')
  fc.assert(
    fc.property(body, provider, (answer, name) => {
      const { cost, basis, why } = priceOfUsage({ provider: name, body: answer })
      assert.equal(cost === null, basis === 'unknown')
      assert.ok(cost === null || Number(cost) >= 0)
      assert.ok(inLanguage(why).endsWith('.'))
    }),
  )
})

test('what real answers cost is what the set of their prices says', { skip: !existsSync(usages) }, (t) => {
  const cases = readPriceCases(usages)
  const costs = (at: boolean) =>
    new Map(cases.map((one) => [one.id, priceOfUsage({ ...one, at: at ? one.at : undefined }).cost]))
  const timed = scorePrices(cases, costs(true))
  const priced = timed.exact.length + timed.wrong.length + timed.missed.length
  t.diagnostic(Object.entries(timed).map(([kind, ids]) => `${kind} ${ids.length}`).join(', ')) // biome-ignore format: one line
  assert.ok(timed.exact.length / priced > 0.99)
  // The list that is compiled in is newer than that of the set: it has prices the set lacks, and mends some.
  assert.ok(timed.wrong.length <= 4 && timed.missed.length === 0 && timed.unlisted.length <= 16)
  const untimed = scorePrices(cases, costs(false))
  t.diagnostic(Object.entries(untimed).map(([kind, ids]) => `${kind} ${ids.length}`).join(', ')) // biome-ignore format: one line
  assert.ok(untimed.wrong.length <= 1, 'without the time of the call no price that has changed is told')
})
