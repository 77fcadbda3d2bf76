import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage } from '../base/say.ts'
import { cents, sayMeasured } from './amounts.ts'

const measured = { interval: null, n: 3, of: 'incidents', isTotal: true } as const

test('a sum of money has cents, a number of incidents is no money, and what is not known is no number', () => {
  const said = (value: string | null, unit: 'money' | 'count', atLeast?: string) =>
    allInLanguage(sayMeasured({ ...measured, value, ...(atLeast ? { atLeast } : {}) }, unit, 'USD'))
  assert.equal(said('0.5', 'money'), '$0.50')
  assert.equal(said('3', 'count'), '3')
  assert.equal(said(null, 'money', '20.35'), 'at least $20.35')
  assert.equal(said(null, 'money', '0'), null)
})

test('of less than ten cents two digits are shown, of all else the cents', () => {
  for (const [value, shown] of [
    ['0', '0.00'],
    ['0.41', '0.41'],
    ['12', '12.00'],
    ['1234.567', '1234.57'],
    ['0.0291', '0.029'],
    ['0.00004449', '0.000044'],
    // What rounds to ten cents is ten cents.
    ['0.0999', '0.10'],
    ['-0.0291', '-0.029'],
  ])
    assert.equal(cents(value as string), shown)
})
