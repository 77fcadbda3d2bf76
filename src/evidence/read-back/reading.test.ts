import assert from 'node:assert/strict'
import { test } from 'node:test'
import { valueAt } from '../../base/pointer.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import type { ReadBack } from '../../plan/read-back.ts'
import { aheadBy, mergedInto, type Reading, readAnswer } from './reading.ts'

const http: ReadBack = {
  ...{ how: 'http', url: 'https://crm.example.com/{record}', fields: ['queue', 'note'], after: ['2h'] },
  ...{
    at: { queue: '/ticket/queue' },
    changed_by: '/by',
    changed_at: '/at',
    merged_into: '/into',
    deleted: '/deleted',
  },
}
const sql: ReadBack = { how: 'sql', query: 'select ... where id = $1', fields: ['queue'], after: ['2h'] }
const plain = { isMerged: false, ahead: 0 }
const seen = (answer: unknown, how = http): Extract<Reading, { kind: 'read' }> => {
  const reading = readAnswer(answer, how, plain)
  assert.ok(reading.kind === 'read', JSON.stringify(reading))
  return reading
}

test('a JSON pointer leads where RFC 6901 says, and nowhere else', () => {
  const answer = { 'a/b': { 'c~d': [{ e: null }, 2] }, '': 1 }
  const cases: [pointer: string, value: unknown][] = [
    ['/a~1b/c~0d/1', 2],
    ['/a~1b/c~0d/0/e', null],
    ['/', 1],
    ['/a~1b/c~0d/2', undefined],
    ['/a~1b/toString', undefined],
    ['/constructor', undefined],
    ['/missing/further', undefined],
  ]
  for (const [pointer, value] of cases) assert.deepEqual(valueAt(answer, pointer), value, pointer)
})

test('fields stand where the plan says, else at the top by their names; those that are not there are left out', () => {
  assert.deepEqual(seen({ ticket: { queue: 'refunds' }, note: null }).fields, { queue: 'refunds', note: null })
  assert.deepEqual(seen({ ticket: {}, queue: 'elsewhere', note: 'x' }).fields, { note: 'x' })
  for (const answer of [{}, [], null, 'text', { error: 'not signed in' }])
    assert.deepEqual(readAnswer(answer, http, plain), {
      ...{ kind: 'unreadable', reason: 'the_answer_has_none_of_the_fields', isOfSystem: false },
    })
  const large = readAnswer({ note: 'x'.repeat(70_000) }, http, plain)
  assert.equal(large.kind === 'unreadable' && large.reason, 'the_answer_is_too_large')
})

test('who changed a record is a name, an id, or what names somebody in an object', () => {
  const cases: [said: unknown, by: string | null][] = [
    ['maria', 'maria'],
    [' maria ', 'maria'],
    [17, '17'],
    [{ id: 17, email: 'maria@acorn.example', name: 'Maria' }, 'maria@acorn.example'],
    [{ name: { first: 'Maria' }, id: 17 }, '17'],
    [{ href: '/users/17' }, null],
    ['', null],
    [null, null],
    [true, null],
  ]
  for (const [by, expected] of cases) assert.equal(seen({ note: 'x', by }).who.by, expected, JSON.stringify(by))
})

test('when it was is a time in any of the usual forms, by our clock; years that mean nothing are none', () => {
  const moment = parseTime('2026-03-09T10:00:00Z')?.micros ?? 0
  const cases: [said: unknown, at: number | null][] = [
    ['2026-03-09T10:00:00Z', moment],
    ['2026-03-09 11:00:00+01', moment],
    [moment / 1e6, moment],
    [moment / 1e3, moment],
    ['0001-01-01T00:00:00Z', null],
    ['9999-12-31T00:00:00Z', null],
    ['yesterday', null],
    [0, null],
    [null, null],
  ]
  for (const [at, expected] of cases) assert.equal(seen({ note: 'x', at }).who.at, expected, String(at))
  const reading = readAnswer({ note: 'x', at: '2026-03-09T10:00:00Z' }, http, { isMerged: false, ahead: MICROS.m })
  assert.equal(reading.kind === 'read' && reading.who.at, moment - MICROS.m)
})

test('a record is deleted or merged where the answer says so, and a row where it has such a column', () => {
  assert.equal(seen({ deleted: true }).isDeleted, true)
  for (const deleted of [false, null, 0, '', 'false', undefined])
    assert.equal(seen({ note: 'x', deleted }).isDeleted, false)
  assert.deepEqual(
    [mergedInto({ into: 7 }, http), mergedInto({ into: null }, http), mergedInto({}, http)],
    ['7', null, null],
  )
  assert.equal(mergedInto({ merged_into: 7 }, http), null, 'only where the plan says')
  assert.deepEqual([mergedInto({ merged_into: '7' }, sql), mergedInto({ queue: 'x' }, sql)], ['7', null])
  assert.deepEqual(seen({ queue: 'x', changed_by: 'tom', changed_at: '2026-03-09' }, sql).who, {
    ...{ by: 'tom', at: parseTime('2026-03-09')?.micros },
  })
})

test('a clock is ahead by what neither the wait nor its unit explains, and by less than a day', () => {
  const waited = { began: 100 * MICROS.s, ended: 102 * MICROS.s }
  const cases: [told: number, ahead: number][] = [
    [101 * MICROS.s, 0],
    [99.5 * MICROS.s, 0],
    [110 * MICROS.s, 8 * MICROS.s],
    [90 * MICROS.s, -9 * MICROS.s],
    [100 * MICROS.s + 2 * MICROS.d, 0],
  ]
  for (const [told, ahead] of cases) assert.equal(aheadBy(told, MICROS.s, waited), ahead, String(told))
})
