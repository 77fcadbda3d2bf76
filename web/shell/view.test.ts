import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSame, worthSaving } from './view.ts'

test('a view is the filters that hold, without what is chosen in the list', () => {
  assert.deepEqual(worthSaving({ workflow: 'desk', chosen: 'f-1', state: undefined, text: '' }), { workflow: 'desk' })
  assert.equal(isSame({ a: '1', b: '2' }, { b: '2', a: '1' }), true)
  assert.equal(isSame({ a: '1' }, { a: '1', b: '2' }), false)
  assert.equal(isSame({ a: '1' }, { a: '2' }), false)
})
