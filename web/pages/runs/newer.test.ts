import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RunRow } from './filters.ts'
import { newerThan, updated } from './newer.ts'

const runs = (ids: string, outcome: string | null = null) => [...ids].map((run) => ({ run, outcome }) as RunRow)

const cases: [name: string, shown: string, newest: string, newer: number | null][] = [
  ['nothing came', 'cba', 'cba', 0],
  ['two came', 'cba', 'edcba', 2],
  ['one that began earlier came late, in the middle', 'cba', 'cxba', 0],
  ['the first one does not match any more', 'cba', 'dba', 1],
  ['more came than are asked for at once', 'cba', 'zyx', null],
  ['none was there', '', 'ba', 2],
  ['none is left', 'cba', '', 0],
]

for (const [name, shown, newest, newer] of cases)
  test(`how many newer runs there are: ${name}`, () => {
    assert.equal(newerThan(runs(shown), runs(newest)), newer)
  })

test('what becomes of a run shows where it stands, and nothing moves', () => {
  const shown = updated(runs('cba'), runs('dcb', 'accepted'))
  assert.deepEqual(
    shown.map(({ run, outcome }) => [run, outcome]),
    [
      ['c', 'accepted'],
      ['b', 'accepted'],
      ['a', null],
    ],
  )
})
