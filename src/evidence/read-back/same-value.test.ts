import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSameValue } from './same-value.ts'

const cases: readonly [what: string, one: unknown, other: unknown, isSame: boolean][] = [
  ['the same text', 'refunds', 'refunds', true],
  ['another text', 'refunds', 'exchanges', false],
  ['other spaces', ' two  words\r\nand more ', 'two words\nand more', true],
  ['letters put together otherwise', 'Mu\u0308ller', 'M\u00fcller', true],
  ['other capital letters', 'Refunds', 'refunds', false],
  ['a number as text', 1000, '1000', true],
  ['English separators', '1,000.00', '1000', true],
  ['German separators', '1.000,00', 1000, true],
  ['Swiss separators', "1'000.50", 1000.5, true],
  ['French separators', '1\u202f000,50', '1000.5', true],
  ['a comma before three digits parts thousands', '1,000', 1000, true],
  ['and no decimals', '1,000', 1, false],
  ['a dot before three digits may be either', '1.000', 1000, true],
  ['or the other', '1.000', 1, true],
  ['trailing zeros', '12.50', 12.5, true],
  ['a sign', '-3', -3, true],
  ['another number', '1,000.00', '1000.01', false],
  ['an id that begins with zeros is no number', '007', '7', false],
  ['a long id keeps its last digits', '12345678901234567890', '12345678901234567891', false],
  ['a version is no number', '1.2.3', '123', false],
  ['the same moment in another zone', '2026-03-09T10:00:00+01:00', '2026-03-09T09:00:00Z', true],
  ['the same moment as a database writes it', '2026-03-09T09:00:00Z', '2026-03-09 09:00:00+00', true],
  ['a moment kept by the second', '2026-03-09T09:00:00.123456Z', '2026-03-09T09:00:00Z', true],
  ['another moment', '2026-03-09T09:00:00Z', '2026-03-09T09:00:01Z', false],
  ['a day and its midnight in New York', '2026-03-09', '2026-03-09T05:00:00Z', true],
  ['a day and its midnight in Berlin', '2026-03-09', '2026-03-08T23:00:00Z', true],
  ['a day and another', '2026-03-09', '2026-03-10', false],
  ['a day and a moment of it that is no midnight', '2026-03-09', '2026-03-09T09:07:00Z', false],
  ['nothing, and nothing', null, '', true],
  ['nothing, and no entries', undefined, [], true],
  ['nothing, and zero', null, 0, false],
  ['nothing, and no', '', false, false],
  ['true as text', true, 'true', true],
  ['true, and a number', true, 1, false],
  ['tags in another order', ['a', 'b'], ['b', 'a'], true],
  ['a tag twice', ['a', 'a'], ['a', 'b'], false],
  ['a list, and its JSON', ['a', 1], '["a","1"]', true],
  ['parts in another order', { a: 1, b: null }, { b: '', a: '1' }, true],
  ['another part', { a: 1 }, { a: 1, b: 2 }, false],
  ['a name every object has', { constructor: 'x' }, {}, false],
  ['a masked address in other letters', '[email:0123456789ab]', '[email:0123456789ab]', true],
]

for (const [what, one, other, isSame] of cases)
  test(`${what}: ${isSame ? 'the same' : 'not the same'}`, () => {
    assert.equal(isSameValue(one, other), isSame)
    assert.equal(isSameValue(other, one), isSame, 'the other way round')
  })

test('capital letters make no difference where the plan says so', () => {
  assert.equal(isSameValue('Refunds', 'refunds', true), true)
  assert.equal(isSameValue(['Refunds'], ['REFUNDS'], true), true)
})

test('whatever JSON a value is, it is the same as itself, and the same either way round', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      assert.equal(isSameValue(one, structuredClone(one)), true)
      assert.equal(isSameValue(one, other), isSameValue(other, one))
    }),
  )
})
