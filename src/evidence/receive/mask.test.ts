import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Line, StepLine } from '../record.ts'
import { createMasker } from './mask.ts'

const key = Buffer.alloc(32, 1)
const mask = createMasker(key)
const masked = (input: string, masker = mask): string => {
  const line: StepLine = { type: 'step', run: 'r', step: 's', kind: 'other', input }
  return (masker(line) as StepLine).input ?? ''
}

test('what must not be kept is replaced, and what only looks like it stays', () => {
  const cases: [name: string, text: string, expected: RegExp | string][] = [
    ['a mail address', 'write to Jo.Smith+x@mail.example.co.uk.', /^write to \[email:[0-9a-f]{12}\]\.$/],
    ['a telephone number with its country', 'call +49 (0)30 1234567 now', /^call \[phone:\w+\] now$/],
    ['a North American number', 'call (555) 123-4567 now', /^call \[phone:\w+\] now$/],
    ['a card with a right check digit', 'card 4111 1111 1111 1111.', /^card \[card:\w+\]\.$/],
    ['a number with a wrong check digit', 'order 4111 1111 1111 1112.', 'order 4111 1111 1111 1112.'],
    ['a moment in milliseconds', 'at 1795382019576', 'at 1795382019576'],
    ['an IBAN', 'to DE89 3704 0044 0532 0130 00 please', /^to \[iban:\w+\] please$/],
    ['an IBAN with a wrong check', 'to GB00 WEST 1234 5698 7654 32 please', 'to GB00 WEST 1234 5698 7654 32 please'],
    ['an API key', 'key sk-proj-abcdefghijklmnop1234', /^key \[key:\w+\]$/],
    ['a bearer token', 'Authorization: Bearer abcdefghijklmnop.qrstuv', /^Authorization: \[key:\w+\]$/],
    ['a time', 'at 2024-05-15 15:00:00 and 2024-05-13T23:20:29', 'at 2024-05-15 15:00:00 and 2024-05-13T23:20:29'],
    [
      'ids of records',
      'order #W5744371, reservation JMO1MG, gift_card_2550356',
      'order #W5744371, reservation JMO1MG, gift_card_2550356',
    ],
    ['a UUID', '0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-70867728950e'],
  ]
  for (const [name, text, expected] of cases)
    if (typeof expected === 'string') assert.equal(masked(text), expected, name)
    else assert.match(masked(text), expected, name)
})

test('letters that JSON spells by their number are letters; what must be spelled so stays', () => {
  const masker = createMasker(key, { names: ['Zoë Ångström'] })
  assert.match(masked('{"to":"Zo\\u00eb \\u00c5ngstr\\u00f6m"}', masker), /^\{"to":"\[name:\w+\]"\}$/)
  // JSON within JSON, as agents keep what they were asked.
  assert.match(masked('{"a":"{\\"to\\":\\"jo\\\\u0040example.com\\"}"}'), /\[email:\w+\]/)
  assert.equal(masked('"\\u0022 \\u005c \\u000a"'), '"\\u0022 \\u005c \\u000a"')
})

test('equal values stay equal inside a workspace and say nothing in another', () => {
  assert.equal(masked('a@example.com'), masked('A@Example.com'))
  assert.notEqual(masked('a@example.com'), masked('b@example.com'))
  assert.notEqual(masked('a@example.com'), masked('a@example.com', createMasker(Buffer.alloc(32, 2))))
})

test('names, patterns and whole fields of the plan are masked wherever they occur', () => {
  const masker = createMasker(key, {
    names: ['Maria Lopez'],
    patterns: [{ name: 'member', pattern: /M-\d{6}/u }],
    fields: ['birth_date'],
  })
  assert.match(masked('MARIA  LOPEZ has M-123456', masker), /^\[name:\w+\] has \[member:\w+\]$/)
  assert.equal(masked('Mariana Lopezia', masker), 'Mariana Lopezia')
  const line = masker({
    type: 'step',
    run: 'r',
    step: 's',
    kind: 'tool',
    attributes: { a: [{ birth_date: '1990-01-01' }] },
    input: '{"birth_date":"1990-01-01","x":1}',
  })
  assert.doesNotMatch(JSON.stringify(line), /1990/)
  const corrected = masker({
    type: 'verdict',
    verdict: 'v',
    run: 'r',
    kind: 'corrected',
    by: { kind: 'person' },
    corrections: [
      { field: 'customer.birth_date', before: '1990-01-01', after: '1990-10-01', reason: 'months' },
      { field: 'city', before: 'Ulm', after: 'Bonn' },
    ],
  })
  assert.doesNotMatch(JSON.stringify(corrected), /1990/)
  assert.match(JSON.stringify(corrected), /"before":"\[field:\w+\]".*"reason":"months".*"before":"Ulm","after":"Bonn"/)
  assert.match(
    masked('{"nickname":"Jo"}', createMasker(key, { fields: ['nickname'] })),
    /^\{"nickname":"\[field:\w+\]"\}$/,
  )
})

test('every text of every kind of line is masked: attributes, fields, corrections, ids, labels, errors', () => {
  const lines: Line[] = [
    {
      type: 'run',
      run: 'r',
      case: 'jo@example.com',
      user: 'jo@example.com',
      labels: { to: 'jo@example.com' },
      input: 'jo@example.com',
    },
    {
      type: 'step',
      run: 'r',
      step: 's',
      kind: 'tool',
      error: { message: 'no jo@example.com' },
      sources: [{ text: 'jo@example.com' }],
      attributes: { deep: { list: ['jo@example.com', 4111111111111111] } },
    },
    {
      type: 'verdict',
      verdict: 'v',
      run: 'r',
      kind: 'corrected',
      by: { kind: 'person' },
      corrections: [{ field: 'mail', before: 'jo@example.com', after: { x: 'jo@example.com' } }],
    },
    {
      type: 'write',
      run: 'r',
      step: 's',
      write: 'w',
      integration: 'crm',
      record: 'jo@example.com',
      fields: { mail: 'jo@example.com' },
    },
    { type: 'signal', source: 's', signal: 'x', kind: 'webhook', attributes: { from: 'jo@example.com' } },
  ]
  for (const line of lines) assert.doesNotMatch(JSON.stringify(mask(line)), /jo@example|4111111111111111/, line.type)
})

test('no mail address survives, whatever stands around it', () => {
  const address = fc.stringMatching(/^[a-z0-9][a-z0-9._%+-]{0,20}@[a-z0-9]{1,10}(\.[a-z0-9-]{1,10}){0,2}\.[a-z]{2,6}$/)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), address, fc.string(), (before, found, after) => {
      assert.ok(!masked(`${before} ${found}, ${after}`).includes(found))
    }),
  )
})
