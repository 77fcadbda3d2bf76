import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worstFirst } from './verdict.ts'

test('dimensions that failed come first, kept ones last, each group in its order', () => {
  const dimensions = (['pass', 'unknown', 'fail', 'pass', 'fail'] as const).map((result, place) => ({ result, place }))
  assert.deepEqual(
    worstFirst(dimensions).map((one) => one.place),
    [2, 4, 1, 0, 3],
  )
})
