import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  correctsOf,
  fieldOf,
  type Line,
  type Mapping,
  withField,
  withRest,
  withSame,
  withType,
  withWhen,
} from './mapping.ts'

const line: Line = {
  type: 'verdict',
  columns: { case: 'Ticket', kind: { column: 'Result', values: { ok: 'accepted' } } },
  set: { 'by.kind': 'person' },
}

test('a column becomes another field, and nothing else does', () => {
  assert.deepEqual([fieldOf(line, 'Ticket'), fieldOf(line, 'Result'), fieldOf(line, 'Day')], ['case', 'kind', ''])
  assert.deepEqual(withField(line, 'Day', 'at').columns, { ...line.columns, at: 'Day' })
  assert.deepEqual(withField(line, 'Other', 'case').columns, { kind: line.columns.kind, case: 'Other' })
  assert.deepEqual(withField(line, 'Ticket', '').columns, { kind: line.columns.kind })
  // Chosen as it is, its values stay.
  assert.equal(withField(line, 'Result', 'kind'), line)
  const { set, columns } = withField(line, 'Who', 'by.kind')
  assert.deepEqual([set, columns['by.kind']], [undefined, 'Who'])
})

test('what is the same of every row, of which rows, and which kind of line it is', () => {
  assert.deepEqual(withSame(line, 'severity', 'high').set, { 'by.kind': 'person', severity: 'high' })
  assert.equal('set' in withSame(line, 'by.kind', ''), false)
  assert.deepEqual(withType(line, 'run', ['run', 'case']), { type: 'run', columns: { case: 'Ticket' } })
  assert.deepEqual([withWhen(line, 'Result').when, 'when' in withWhen({ ...line, when: 'x' }, '')], ['Result', false])
})

test('what stands beside the lines is left out where it is empty', () => {
  const mapping: Mapping = { sheet: 1, decimal: ',', lines: [line] }
  assert.deepEqual(withRest(mapping, 'decimal', ''), { sheet: 1, lines: [line] })
  assert.deepEqual(withRest(mapping, 'id', ['Ticket']), { ...mapping, id: ['Ticket'] })
})

test('what a column tells of corrections, in each way a mapping says it', () => {
  const of = (corrections: unknown, ...columns: string[]) =>
    columns.map((column) => correctsOf({ ...line, corrections }, column))
  assert.deepEqual(of('Changes', 'Changes', 'Ticket'), [{ field: null, is: 'fields' }, undefined])
  assert.deepEqual(of({ field: 'Field', before: 'Was', reason: 'Why' }, 'Field', 'Was', 'Why', 'Ticket'), [
    { field: null, is: 'fields' },
    { field: null, is: 'before' },
    { field: null, is: 'reason' },
    undefined,
  ])
  assert.deepEqual(of({ amount: { before: 'Old', after: 'New' } }, 'New', 'Old', 'Day'), [
    { field: 'amount', is: 'after' },
    { field: 'amount', is: 'before' },
    undefined,
  ])
  assert.deepEqual(of(undefined, 'Ticket'), [undefined])
})
