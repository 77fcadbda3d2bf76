import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allInLanguage } from '../../base/say.ts'
import { sayMeasured } from './words.ts'

const measured = { interval: null, n: 3, of: 'incidents', isTotal: true } as const

test('a sum of money has cents, a number of incidents is no money, and what is not known is no number', () => {
  const said = (value: string | null, unit: 'money' | 'count', atLeast?: string) =>
    allInLanguage(sayMeasured({ ...measured, value, ...(atLeast ? { atLeast } : {}) }, unit, 'USD', true))
  assert.equal(said('0.5', 'money'), '$0.50')
  assert.equal(said('3', 'count'), '3')
  assert.equal(said(null, 'money', '20.35'), 'at least $20.35')
  assert.equal(said(null, 'money', '0'), null)
})
