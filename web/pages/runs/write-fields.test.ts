import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareFields } from './write-fields.ts'

const cases: [name: string, claimed: object | undefined, read: object | undefined, isSame: (boolean | null)[]][] = [
  ['the same', { a: 1, b: 'x' }, { a: 1, b: 'x' }, [true, true]],
  ['a number is not its text', { a: 1 }, { a: '1' }, [false]],
  ['parts in another order', { a: { x: 1, y: [2] } }, { a: { y: [2], x: 1 } }, [true]],
  ['a list in another order', { a: [1, 2] }, { a: [2, 1] }, [false]],
  ['not read back', { a: 1 }, undefined, [null]],
  ['called like what every object has', { constructor: 1 }, {}, [null]],
  ['read, and never claimed', undefined, { a: null }, [null]],
  ['what differs stands first', { a: 1, b: 2 }, { a: 1, b: 3 }, [false, true]],
]

for (const [name, claimed, read, isSame] of cases)
  test(`claimed beside read back: ${name}`, () => {
    assert.deepEqual(
      compareFields(claimed as Record<string, unknown>, read as Record<string, unknown>).map((one) => one.isSame),
      isSame,
    )
  })
