import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { daysBetween } from './days.ts'
import { marksOf } from './marks.ts'

const change = (day: string, said = day) => ({ day, said, isUnwritten: false })

describe('what changed, marked on charts', () => {
  const year = daysBetween('2026-01-01', '2027-01-01')

  test('of thirty days each third has a line of its own; what is nearer shares the line of the first', () => {
    const days = daysBetween('2026-03-01', '2026-03-31')
    const marks = marksOf(days, [
      change('2026-03-09'),
      change('2026-03-02'),
      change('2026-03-04'),
      change('2026-03-05'),
    ])
    assert.deepEqual(
      marks.map(({ letter, from, to, changes }) => [letter, from, to, changes.length]),
      [
        ['A', '2026-03-02', '2026-03-04', 2],
        ['B', '2026-03-05', '2026-03-05', 1],
        ['C', '2026-03-09', '2026-03-09', 1],
      ],
    )
  })

  test('a change on every day of a year is twelve lines, and none of the changes is lost', () => {
    const marks = marksOf(
      year,
      year.map((day) => change(day)),
    )
    assert.deepEqual([marks.length, marks[11]?.letter, marks.flatMap((one) => one.changes).length], [12, 'L', 365])
  })

  test('what changed before and after these days is not marked in them', () => {
    assert.deepEqual(marksOf(year, [change('2025-12-31'), change('2027-01-01')]), [])
    assert.deepEqual(marksOf([], [change('2026-03-02')]), [])
  })
})
