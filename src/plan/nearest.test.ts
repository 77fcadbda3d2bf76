import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearest } from './nearest.ts'

test('a slip of the fingers is recognised, and another word is not', () => {
  const known = ['owner', 'deputy', 'time_zone', 'review', 'L1', 'maria']
  const cases = [
    ['onwer', 'owner'],
    ['deputie', 'deputy'],
    ['timezone', 'time_zone'],
    ['Time-Zone', 'time_zone'],
    ['reviews', 'review'],
    ['marai', 'maria'],
    ['giovanni', undefined],
    ['L5', undefined],
    ['', undefined],
  ] as const
  for (const [word, expected] of cases) assert.equal(nearest(word, known), expected, word)
})

test('of very many known words only the first 500 are compared', () => {
  const known = Array.from({ length: 600 }, (_, index) => `${'x'.repeat(20)}${index}`)
  assert.equal(nearest('maria', [...known.slice(0, 499), 'maira']), 'maira')
  assert.equal(nearest('maria', [...known.slice(0, 500), 'maira']), undefined)
})
