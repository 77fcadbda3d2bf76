import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLine } from './read-line.ts'

const cases: [name: string, text: string, reason: RegExp][] = [
  ['cut off', '{"type":"run","run":"a"', /^is not JSON \(.+\); each line must be one JSON object$/],
  ['a list', '[1]', /^is not a JSON object; each line must be one, with a "type"$/],
  ['no type', '{"run":"a"}', /^has the type missing; it must be one of run, step, text, verdict/],
  ['an unknown type', '{"type":"span"}', /^has the type "span"; it must be one of run, step/],
  ['a missing key', '{"type":"run"}', /^"run" is missing$/],
  [
    'a misspelt key',
    '{"type":"run","run":"a","stauts":"ok"}',
    /^"stauts" is no key of this line; remove it or put it under "attributes"$/,
  ],
  [
    'a word that is none of those allowed',
    '{"type":"run","run":"a","status":"done"}',
    /^"status" is "done": expected one of "ok", "error"/,
  ],
  [
    'a time that is none',
    '{"type":"run","run":"a","started":"yesterday"}',
    /^"started" is "yesterday": is not a time; write it like/,
  ],
  ['30 February', '{"type":"run","run":"a","started":"2026-02-30T00:00Z"}', /is not a time/],
  [
    'money in words',
    '{"type":"step","run":"a","step":"1","kind":"model","cost":{"amount":"cheap"}}',
    /^"cost.amount" is "cheap": is not a decimal number/,
  ],
  [
    'an id that is too long',
    `{"type":"run","run":"${'x'.repeat(201)}"}`,
    /^"run" is a text of 201 characters: Too big/,
  ],
  [
    'a verdict about nothing',
    '{"type":"verdict","verdict":"v","kind":"accepted","by":{"kind":"person"}}',
    /^needs either "run" or "case", and not both$/,
  ],
]

for (const [name, text, reason] of cases)
  test(`a line is refused with its reason: ${name}`, () => {
    const read = readLine(text)
    assert.equal(read.kind, 'refused')
    if (read.kind === 'refused') assert.match(read.reason, reason)
  })

test('all that is wrong with a line is told at once', () => {
  const read = readLine('{"type":"run","run":"a","status":"done","started":"x"}')
  assert.ok(read.kind === 'refused' && read.reason.includes('status') && read.reason.includes('started'))
})

test('a line that holds is read', () => {
  const text =
    '{"type":"step","run":"r","step":"1","kind":"tool","started":"2026-03-09 14:30:00.123456","cost":{"amount":0.1}}'
  const read = readLine(text)
  assert.deepEqual(read, { kind: 'line', line: JSON.parse(text) })
})

test('a zero byte becomes the sign for what cannot be shown, in names, texts and keys; a text that only speaks of one stays', () => {
  const text = String.raw`{"type":"run","run":"a\u0000b","output":"c:\\u0000 \n\\\u0000","labels":{"\u0000":"\u0000"}}`
  const read = readLine(text)
  const labels = { '\ufffd': '\ufffd' }
  assert.deepEqual(read, {
    kind: 'line',
    line: { type: 'run', run: 'a\ufffdb', output: 'c:\\u0000 \n\\\ufffd', labels },
  })
})
