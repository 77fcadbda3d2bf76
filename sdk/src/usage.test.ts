import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usageOf } from './usage.ts'

const model = 'm-1'
const cases: [name: string, usage: unknown, tokens: object | undefined][] = [
  [
    'chat completions count cached and reasoning tokens in',
    {
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 40, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 20 },
    },
    { input: 60, cached_input: 40, output: 30, reasoning: 20 },
  ],
  [
    'responses, likewise',
    {
      input_tokens: 100,
      input_tokens_details: { cached_tokens: 40 },
      output_tokens: 50,
      output_tokens_details: { reasoning_tokens: 20 },
      total_tokens: 150,
    },
    { input: 60, cached_input: 40, output: 30, reasoning: 20 },
  ],
  [
    'messages of Anthropic count what is cached beside',
    { input_tokens: 60, cache_read_input_tokens: 40, cache_creation_input_tokens: 10, output_tokens: 50 },
    { input: 60, cached_input: 40, cache_write: 10, output: 50 },
  ],
  [
    'a total says that reasoning is counted beside',
    {
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 170,
      completion_tokens_details: { reasoning_tokens: 20 },
    },
    { input: 100, output: 50, reasoning: 20 },
  ],
  [
    'a total says that what is cached is counted in',
    { prompt_tokens: 100, cache_read_input_tokens: 40, completion_tokens: 50, total_tokens: 150 },
    { input: 60, cached_input: 40, output: 50 },
  ],
  ['an embedding has no output', { prompt_tokens: 7, total_tokens: 7 }, { input: 7 }],
  ['a part that is null is not known', { input_tokens: 7, output_tokens: null }, { input: 7 }],
  ['numbers that are none are not known', { input_tokens: '7', output_tokens: -1 }, undefined],
  ['a stream that told no usage', undefined, undefined],
]

for (const [name, usage, tokens] of cases)
  test(`what an answer used: ${name}`, () => {
    assert.deepEqual(usageOf({ model, usage }), { model, ...(tokens ? { tokens } : {}) })
  })

test('what is no answer of a provider says nothing, and does no harm', () => {
  const hostile = Object.defineProperty({}, 'usage', {
    get: () => {
      throw new Error('no')
    },
  })
  for (const answer of [undefined, null, 'text', 7, [], { choices: [] }, hostile]) assert.deepEqual(usageOf(answer), {})
})
