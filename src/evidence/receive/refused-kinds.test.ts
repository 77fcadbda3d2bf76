import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkLine, readLine } from './read-line.ts'
import { kindOf, kindsOf } from './refused-kinds.ts'

const reasonOf = (line: object | string): string => {
  const read = typeof line === 'string' ? readLine(line) : checkLine(line)
  assert.equal(read.kind, 'refused')
  return read.kind === 'refused' ? read.reason : ''
}
const step = { type: 'step', run: 'r', step: '1' }

const alike: [name: string, one: object | string, other: object | string][] = [
  [
    'another value',
    { type: 'run', run: 'r', workflow: 'w', status: 'done' },
    { type: 'run', run: 'q', workflow: 'w', status: 'it: is "over"; so' },
  ],
  ['a longer value', { ...step, kind: 'none' }, { ...step, kind: 'x'.repeat(200) }],
  ['a value that is no text', { ...step, kind: { a: [': ', 1] } }, { ...step, kind: 3 }],
  ['JSON that breaks elsewhere', '{"a": 1,}', '{"type": "run'],
]
for (const [name, one, other] of alike)
  test(`wrong alike: ${name}`, () => {
    assert.notEqual(reasonOf(one), reasonOf(other))
    assert.equal(kindOf(reasonOf(one)).says, kindOf(reasonOf(other)).says)
  })

const apart: [name: string, one: object, other: object][] = [
  ['another member', { ...step, kind: 'none' }, { ...step, kind: 'tool', status: 'none' }],
  ['one more', { ...step, kind: 'none' }, { ...step, kind: 'none', a: 1 }],
  ['another key that is none', { ...step, kind: 'tool', a: 1 }, { ...step, kind: 'tool', b: 1 }],
]
for (const [name, one, other] of apart)
  test(`not wrong alike: ${name}`, () => {
    assert.notEqual(kindOf(reasonOf(one)).kind, kindOf(reasonOf(other)).kind)
  })

test('counted by kind, and within it by sender and day; the newest first', () => {
  const day = 86_400_000_000
  const line = (at: number, sent_by: string, reason: string, times = 1) => ({ last_at: at, sent_by, reason, times })
  const found = kindsOf(
    [
      line(0, 'key:a', '"kind" is "x": no'),
      line(day, 'key:a', '"kind" is "y": no', 3),
      line(day + 1, 'key:b', '"kind" is 7: no'),
      line(2 * day, 'key:a', '"step" is missing'),
    ],
    'UTC',
  )
  assert.deepEqual(
    found.map(({ says, lines, times, parts }) => [says, lines, times, parts.map((one) => [one.day, one.sent_by])]),
    [
      ['"step" is missing', 1, 1, [['1970-01-03', 'key:a']]],
      [
        ...['"kind": no', 3, 5],
        [
          ['1970-01-02', 'key:a'],
          ['1970-01-02', 'key:b'],
          ['1970-01-01', 'key:a'],
        ],
      ],
    ],
  )
})
