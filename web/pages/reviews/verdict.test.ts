import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waiting, worstFirst } from './verdict.ts'

test('what waits stands first, the oldest on top; what was decided follows, the newest on top', () => {
  const review = (id: string, state: 'drawn' | 'signed' | 'refused', due_at: string) => ({ id, state, due_at })
  const { open, decided } = waiting([
    review('a', 'signed', '2026-01-01'),
    review('b', 'drawn', '2026-03-01'),
    review('c', 'refused', '2026-02-01'),
    review('d', 'drawn', '2026-02-15'),
  ])
  assert.deepEqual(
    [open.map((one) => one.id), decided.map((one) => one.id)],
    [
      ['d', 'b'],
      ['c', 'a'],
    ],
  )
})

test('dimensions that failed come first, kept ones last, each group in its order', () => {
  const dimensions = (['pass', 'unknown', 'fail', 'pass', 'fail'] as const).map((result, place) => ({ result, place }))
  assert.deepEqual(
    worstFirst(dimensions).map((one) => one.place),
    [2, 4, 1, 0, 3],
  )
})
