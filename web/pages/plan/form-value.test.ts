import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from './fields.ts'
import { nameFrom, toText, toValue } from './form-value.ts'

const cases: [kind: Field['kind'], value: unknown, text: string][] = [
  ['text', 'Tom', 'Tom'],
  ['text', undefined, ''],
  ['number', 12.5, '12.5'],
  ['number', '45 USD', '45 USD'],
  ['number', '0.12345678901234567890', '0.12345678901234567890'],
  ['yes', true, 'yes'],
  ['yes', false, 'no'],
  ['yes', undefined, ''],
  ['texts', ['one', 'two'], 'one\ntwo'],
  ['names', ['tom'], 'tom'],
  ['long', ' as it\n  stands', ' as it\n  stands'],
]

test('what a form shows reads back as what the plan says', () => {
  for (const [kind, value, text] of cases) {
    assert.equal(toText(value), text)
    assert.deepEqual(toValue(kind, text), value)
  }
  assert.deepEqual(toValue('texts', ' one \n\n two\n'), ['one', 'two'])
  assert.equal(toValue('text', '  '), undefined)
})

test('a new part gets a name that others can refer to, and that nobody has', () => {
  assert.equal(nameFrom('Maria Keller', []), 'maria-keller')
  assert.equal(nameFrom('Übergabe (neu)', []), 'ubergabe-neu')
  assert.equal(nameFrom('CRM', ['crm', 'crm-2']), 'crm-3')
  assert.equal(nameFrom('!!', []), 'new')
})
