import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isLike } from './wildcard.ts'

test('a star stands for anything, and for nothing', () => {
  for (const [text, pattern, fits] of [
    ['svc-import', 'svc-*', true],
    ['SVC-', 'svc-*', true],
    ['issue_refund', 'issue_refund', true],
    ['issue_refund_2', 'issue_refund', false],
    ['aba', 'ab*ba', false],
    ['abba', 'ab*ba', true],
    ['a.b', 'a?b', false],
    ['anything', '*', true],
    ['', '*', true],
    ['check the order', '*the*', true],
    ['one two', 'two*one', false],
  ] as const)
    assert.equal(isLike(text, pattern), fits, `${text} ${pattern}`)
})

test('it fits as the expression does that says the same', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'A'), maxLength: 10 }), letters, (text, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'is')
      assert.equal(isLike(text, pattern), expression.test(text))
    }),
  )
})
