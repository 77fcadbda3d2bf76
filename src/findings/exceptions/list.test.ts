import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inOrder, type Recurring } from './list.ts'
import type { Pattern } from './patterns.ts'

const of = (id: number, counts: Partial<Recurring>): Recurring => ({
  ...{ pattern: { id } as Pattern, state: 'new', kinds: [], workflows: [], first: null, last: null },
  ...{ cases: 9, lately: 0, before: 0, minutes: 0, cost: null, ...counts },
})

test('first is what is most, what grew most, what takes people longest, or what that costs; what is not known comes after what is, what takes nothing last', () => {
  const all = [
    of(1, { lately: 5, before: 5, minutes: null }),
    of(6, { lately: 0, before: 0, minutes: 0 }),
    of(2, { lately: 4, before: 0, minutes: 8, cost: '10.50' }),
    of(3, { lately: 1, before: 9, minutes: 30, cost: '9.75' }),
    of(4, { lately: 4, before: 0, minutes: 8 }),
    of(5, { lately: 4, before: 0, minutes: 8, cases: 10 }),
  ]
  const ids = (order: Parameters<typeof inOrder>[1]) => inOrder(all, order).map(({ pattern }) => pattern.id)
  assert.deepEqual(ids('cases'), [1, 5, 2, 4, 3, 6])
  assert.deepEqual(ids('growth'), [5, 2, 4, 1, 6, 3])
  assert.deepEqual(ids('minutes'), [3, 5, 2, 4, 1, 6])
  assert.deepEqual(ids('cost'), [2, 3, 1, 5, 4, 6])
})
