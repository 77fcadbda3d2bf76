import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Counted } from '../../evidence/runs/count.ts'
import { isMeasure } from '../../plan/measures.ts'
import { watchedAs } from '../watches/subjects.ts'
import { countedLevel } from './counted-level.ts'

const row = (outcome: string, value: number | null): Counted => ({
  ...{ measure: 'unit_cost', run: 'r', known: 0, outcome, n: 1, bad: 0, value, times: [] },
  ...{ case_type: '', route: '', release: '', model: '' },
})

const promise = (measure: string, target: string) => {
  assert.ok(isMeasure(measure))
  return { measure, target }
}

for (const [measure, target, of, watched] of [
  ['cost_per_run', '<= 0.20 GBP per run over 7d', 'cost', 'level'],
  ['cost_per_accepted', '<= 0.20 GBP per case over 7d', 'unit_cost', 'level'],
  ['duration', 'mean <= 4s over 7d', 'duration', 'level'],
  ['approval_latency', 'mean <= 4h over 7d', 'wait', 'level'],
  ['approval_work', 'mean <= 5m over 7d', 'work', 'level'],
  ['tool_latency', 'mean <= 2s over 7d', 'tool_time', 'level'],
  ['approval_work', 'p90 <= 5m over 7d', undefined, 'objective'],
  // Of a percentile each run tells whether it kept the limit.
  ['duration', 'p95 <= 4s over 7d', undefined, 'objective'],
  ['approval_latency', 'median <= 4h over 7d', undefined, 'objective'],
  // A case has several runs, on several days; a total is of its period.
  ['cost_per_case', '<= 0.20 GBP per case over 7d', undefined, undefined],
  ['cost_total', '<= 100 GBP per month over 1 month', undefined, undefined],
  ['adoption', '>= 50% over 28d', 'adoption', 'level'],
  ['incidents', '<= 1 per month over 1 month', undefined, undefined],
] as const)
  test(`${measure} ${target} is watched ${watched === 'level' ? 'by days' : watched === undefined ? 'by its window alone' : 'by runs'}`, () => {
    const objective = promise(measure, target)
    assert.deepEqual([countedLevel(objective)?.of, watchedAs(objective, { typed: [] })], [of, watched])
  })

test('where people type once a week how much there was to do, a share of the work is held against its window alone', () => {
  const objective = promise('adoption', '>= 50% over 28d')
  assert.equal(watchedAs(objective, { typed: ['eligible'] }), undefined)
  assert.equal(watchedAs(objective, { typed: ['incidents'] }), 'level')
})

test('of the work of a day counts how much of it was done', () => {
  const level = countedLevel(promise('adoption', '>= 50% over 28d'))
  const day: Counted = { ...row('', null), measure: 'adoption', run: '2026-03-09', n: 40, bad: 15 }
  assert.deepEqual([level?.sum(day), level?.count(day)], [25, 40])
})

test('what was spent on runs that were not accepted is borne by those that were', () => {
  const level = countedLevel(promise('cost_per_accepted', '<= 0.20 GBP per case over 7d'))
  const rows = [row('accepted', 0.2), row('rejected', 0.3), row('reopened', 0.1), row('accepted', 0.4)]
  const sum = (of: 'sum' | 'count') => rows.reduce((total, one) => total + (level?.[of](one) ?? 0), 0)
  assert.equal(sum('sum') / sum('count'), 0.5)
})
