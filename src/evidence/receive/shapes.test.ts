import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '../record.ts'
import { toShapes } from './shapes.ts'

const hash = (text: string) => `h${text.length}`
const step = (input: string): Line => ({ type: 'step', run: 'r', step: 's', kind: 'other', input })
const shaped = (input: string) => (toShapes(step(input), hash) as { input: string }).input

const texts: [name: string, given: string, kept: string][] = [
  ['a text', 'Where is my parcel?', '[text 19 characters #h19]'],
  ['a single letter', 'y', '[text 1 character #h1]'],
  [
    'JSON keeps its keys and kinds',
    '{"order":"A1","items":[2,true,null]}',
    '{"order":"[text 2 characters #h2]","items":["[number #h1]","[true or false]",null]}',
  ],
  ['what only begins like JSON', '[urgent] call me', '[text 16 characters #h16]'],
]

for (const [name, given, kept] of texts)
  test(`of a text its shape is kept: ${name}`, () => {
    assert.equal(shaped(given), kept)
  })

test('in every kind of line what may hold content becomes a shape, and all else stays', () => {
  const secret = 'the secret'
  const names = { run: 'r', step: 's' }
  const lines: Line[] = [
    { type: 'run', run: 'r', workflow: 'w', case: 'c', input: secret, output: secret, labels: { prompt: 'p1' } },
    {
      type: 'step',
      ...names,
      kind: 'tool',
      name: 'look_up',
      input: secret,
      output: secret,
      error: { type: 'timeout', message: secret },
      sources: [{ id: secret, text: secret }],
      attributes: { deep: [secret] },
    },
    {
      type: 'verdict',
      verdict: 'v',
      run: 'r',
      kind: 'corrected',
      by: { kind: 'person', id: 'ana' },
      corrections: [{ field: 'amount', before: secret, after: { to: secret }, reason: secret }],
    },
    { type: 'write', ...names, write: 'w', integration: 'crm', record: 'R1', fields: { note: secret } },
    { type: 'readback', ...names, write: 'w', readback: 'b', outcome: 'mismatch', fields: { note: secret } },
    { type: 'signal', source: 'hook', signal: '1', kind: 'x', attributes: { said: secret } },
  ]
  for (const line of lines) {
    const kept = JSON.stringify(toShapes(line, hash))
    assert.ok(!kept.includes(secret), kept)
    assert.match(kept, /\[text 10 characters #h10\]/)
  }
  assert.deepEqual(toShapes(lines[1] as Line, hash), {
    type: 'step',
    ...names,
    kind: 'tool',
    name: 'look_up',
    input: '[text 10 characters #h10]',
    output: '[text 10 characters #h10]',
    error: { type: 'timeout', message: '[text 10 characters #h10]' },
    sources: [{ id: '[text 10 characters #h10]', text: '[text 10 characters #h10]' }],
    attributes: { deep: ['[text 10 characters #h10]'] },
  })
})
