import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '../../src/evidence/record.ts'
import type { MeasureName } from '../../src/plan/measures.ts'
import { newestOf, runsOf } from './books.ts'
import { dayBegins, daysLater, windowOf } from './days.ts'
import { type Book, bookMeasure, bookObjective } from './measures.ts'
import type { WorldObjective } from './plan.ts'
import { bookReview } from './reviews.ts'

const at = (text: string): number => Date.parse(text) * 1000
const shown = (micros: number): string => new Date(micros / 1000).toISOString().slice(0, 16)

const run = (id: string, line: Omit<Extract<Line, { type: 'run' }>, 'type' | 'run'>): Line => ({
  type: 'run',
  run: id,
  workflow: 'desk',
  ...line,
})

/** Two days of a desk in Berlin, the second with a change of clocks. */
const lines: Line[] = [
  run('a', { started: '2026-03-28T08:00Z', ended: '2026-03-28T08:00:10Z', case: 'c1', release: '1', status: 'ok' }),
  run('b', { started: '2026-03-28T09:00Z', ended: '2026-03-28T09:00:30Z', case: 'c1', status: 'error' }),
  run('c', { started: '2026-03-29T09:00Z', ended: '2026-03-29T09:00:20Z', release: '2', case_type: 'refund' }),
  run('d', { started: '2026-03-29T21:59Z', mode: 'canary', status: 'exception' }),
  run('e', { started: '2026-03-29T22:00Z' }),
  run('f', { started: '2026-03-29T09:00Z', mode: 'test' }),
  run('g', { started: '2026-03-29T09:00Z', workflow: 'intake' }),
  run('h', {}),
  { type: 'verdict', verdict: '1', run: 'a', kind: 'accepted', by: { kind: 'system' }, at: '2026-03-28T10:00Z' },
  {
    type: 'verdict',
    verdict: '1',
    case: 'c1',
    kind: 'rejected',
    by: { kind: 'person' },
    at: '2026-03-29T10:00Z',
    waited_ms: 4000,
    worked_ms: 900,
  },
  { type: 'step', run: 'a', step: '1', kind: 'model', cost: { amount: '0.1' } },
  { type: 'step', run: 'b', step: '1', kind: 'model', cost: { amount: '0.2' } },
  { type: 'step', run: 'c', step: '1', kind: 'model', cost: { amount: '7', currency: 'JPY' } },
  { type: 'step', run: 'c', step: '2', kind: 'tool', status: 'error', cost: { amount: '2' } },
  { type: 'eligible', workflow: 'desk', period: '2026-03-28', cases: 4 },
  { type: 'eligible', workflow: 'desk', period: '2026-03-27', cases: 9 },
  { type: 'incident', incident: '1', workflow: 'desk', severity: 'S1', opened: '2026-03-29T22:30Z' },
  ...(['EUR', 'EUR', 'JPY'] as const).map(
    (currency, n): Line => ({
      ...{ type: 'incident', incident: `of intake ${n}`, workflow: 'counter', severity: 'S2' },
      ...{ opened: `2026-03-2${7 + n}T12:00Z`, loss: { amount: `${n}.5`, currency } },
    }),
  ),
]
const book: Book = {
  runs: runsOf(lines, { zone: 'Europe/Berlin', currency: 'EUR' }),
  newest: newestOf(lines),
  zone: 'Europe/Berlin',
  currency: 'EUR',
  typed: [
    { workflow: 'intake', week: '2026-W13', figure: 'eligible', value: 99 },
    { workflow: 'intake', week: '2026-W13', figure: 'eligible', value: 8 },
    { workflow: 'desk', week: '2026-W13', figure: 'eligible', value: 20 },
    { workflow: 'intake', week: '2026-W12', figure: 'incidents', value: 0 },
    { workflow: 'intake', week: '2026-W13', figure: 'incidents', value: 2 },
    { workflow: 'intake', week: '2026-W11', figure: 'incidents', value: 1 },
    { workflow: 'intake', week: '2026-W13', figure: 'loss', value: 90 },
    { workflow: 'intake', week: '2026-W12', figure: 'loss', value: 0 },
    { workflow: 'intake', week: '2026-W11', figure: 'loss', value: 5 },
    { workflow: 'intake', week: '2026-W10', figure: 'incidents', value: 7 },
    { workflow: 'intake', week: '2026-W10', figure: 'incidents', value: null },
  ],
}
const [saturday, sunday, monday] = ['2026-03-28', '2026-03-29', '2026-03-30'].map((day) =>
  dayBegins(day, 'Europe/Berlin'),
) as [number, number, number]

const measured: [name: MeasureName, from: number, to: number, value: number | null, n: number][] = [
  ['accepted', saturday, monday, 50, 2],
  ['rejected', saturday, monday, 50, 2],
  ['accepted', sunday, monday, null, 0],
  ['escaped_errors', saturday, monday, 100, 1],
  ['exceptions', saturday, monday, 50, 4],
  ['tool_errors', saturday, monday, 100, 1],
  ['duration', saturday, monday, 20_000, 3],
  ['duration', saturday, sunday, 30_000, 2],
  ['approval_latency', sunday, monday, 4000, 1],
  ['approval_latency', saturday, sunday, null, 0],
  ['approval_work', sunday, monday, 900, 1],
  ['approval_work', saturday, sunday, null, 0],
  ['cost_total', saturday, sunday, 0.3, 2],
  ['cost_per_run', saturday, sunday, 0.15, 2],
  ['cost_per_case', saturday, sunday, 0.3, 1],
  ['cost_per_accepted', saturday, sunday, 0.3, 1],
  ['cost_per_accepted', sunday, monday, null, 0],
  ['cost_total', saturday, monday, null, 4],
  // One of the days was counted: its one case of four. A day that is not wholly in the range is not asked about.
  ['adoption', saturday, monday, 25, 4],
  ['adoption', saturday + 3600e6, monday, null, 0],
  ['incidents', saturday, monday, 0, 0],
  ['incidents', monday, monday + 3600e6, 1, 1],
  // It tells no loss.
  ['incident_loss', saturday, monday, 0, 0],
  ['incident_loss', monday, monday + 3600e6, null, 1],
  ['value', saturday, monday, null, 0],
]

const day = (text: string): number => dayBegins(text, 'Europe/Berlin')

/** Of a workflow of which only people tell. Its one run was on the Sunday on which clocks changed, at the end of week 13. */
const byWeeks: [name: MeasureName, from: number, to: number, value: number | null, n: number, atLeast?: number][] = [
  ['adoption', day('2026-03-23'), monday, 12.5, 8],
  // On any later day of the week seven days are the week before.
  ['adoption', day('2026-03-26'), day('2026-04-02'), 12.5, 8],
  ['adoption', day('2026-03-30'), day('2026-04-06'), null, 0],
  ['adoption', day('2026-03-24'), monday, null, 0],
  ['incidents', day('2026-03-16'), monday, 2, 2],
  // A week that lies partly in the range and had incidents: some of them may have been before.
  ['incidents', day('2026-03-12'), monday, null, 2, 2],
  ['incidents', day('2026-03-19'), monday, 2, 2],
  ['incidents', day('2026-03-02'), monday, null, 3, 3],
  ['incidents', day('2026-03-02'), day('2026-03-09'), null, 0],
  // Of money the number is of the weeks.
  ['incident_loss', day('2026-03-16'), monday, 90, 2],
  ['incident_loss', day('2026-03-12'), monday, null, 2, 90],
  ['incident_loss', day('2026-03-02'), monday, null, 3, 95],
  ['incident_loss', day('2026-03-02'), day('2026-03-09'), null, 0],
]

for (const [name, from, to, value, n, atLeast] of byWeeks)
  test(`by hand, by weeks: ${name} from ${shown(from)} to ${shown(to)}`, () => {
    const booked = bookMeasure(book, name, null, { workflow: 'intake', from, to })
    const number = (one: readonly [bigint, bigint] | null | undefined) => one && Number(one[0]) / Number(one[1])
    assert.deepEqual([number(booked.value), booked.n, number(booked.atLeast)], [value, n, atLeast])
  })

test('where a day was counted, days are what is told, whatever was typed', () => {
  const booked = bookMeasure(book, 'adoption', null, { workflow: 'desk', from: day('2026-03-23'), to: monday })
  assert.deepEqual([booked.n, Number(booked.value?.[0]) / Number(booked.value?.[1])], [13, (100 * 1) / 13])
})

for (const [name, from, to, value, n] of measured)
  test(`by hand: ${name} from ${shown(from)} to ${shown(to)}`, () => {
    const booked = bookMeasure(book, name, null, { workflow: 'desk', from, to })
    const [top, bottom] = booked.value ?? [0n, 0n]
    assert.deepEqual([booked.value && Number(top) / Number(bottom), booked.n], [value, n])
  })

test('people are counted once in each whole day or week, and known only where each run names one', () => {
  const told = ([id, started, user]: readonly [string, string, string?]) =>
    run(id, { workflow: 'door', started: `2026-03-${started}`, ...(user ? { user } : {}) })
  const runs = (
    [
      ['1', '16T09:00Z', 'ana'],
      ['2', '17T09:00Z', 'ana'],
      ['3', '24T09:00Z', 'ana'],
      ['4', '25T09:00Z', 'ben'],
      ['5', '12T09:00Z'],
    ] as const
  ).map(told)
  const door = { ...book, runs: runsOf(runs, { zone: 'Europe/Berlin', currency: 'EUR' }) }
  const people = (from: string, per: 'day' | 'week' | 'month' | null) =>
    bookMeasure(door, 'active_people', null, { workflow: 'door', from: day(from), to: monday }, per)
  assert.deepEqual(people('2026-03-16', null), { value: [2n, 1n], n: 4, interval: null })
  assert.deepEqual(people('2026-03-16', 'week'), { value: [3n, 2n], n: 4, interval: null })
  assert.deepEqual(people('2026-03-16', 'day'), { value: [4n, 14n], n: 4, interval: null })
  // What is left at the beginning is not looked at.
  assert.deepEqual(people('2026-03-12', 'week'), { value: [3n, 2n], n: 4, interval: null })
  assert.deepEqual(people('2026-03-12', null), { value: null, atLeast: [2n, 1n], n: 5, interval: null })
  assert.deepEqual(people('2026-03-16', 'month'), { value: null, atLeast: [2n, 1n], n: 4, interval: null })
})

test('what incidents cost is known where each tells it in the currency of the plan, and else at least that', () => {
  const of = (from: string, to: string) =>
    bookMeasure(book, 'incident_loss', null, { workflow: 'counter', from: day(from), to: day(to) })
  assert.deepEqual(of('2026-03-27', '2026-03-29'), { value: [2_000_000n, 1_000_000n], n: 2, interval: null })
  assert.deepEqual(of('2026-03-28', '2026-03-30'), {
    ...{ value: null, atLeast: [1_500_000n, 1_000_000n], n: 2, interval: null },
  })
  assert.deepEqual(of('2026-03-25', '2026-03-27'), { value: [0n, 1_000_000n], n: 0, interval: null })
})

test('what is known of a cost is said where a part of it is not', () => {
  const { atLeast } = bookMeasure(book, 'cost_total', null, { workflow: 'desk', from: saturday, to: monday })
  assert.deepEqual(atLeast, [2_300_000n, 1_000_000n])
})

const promise = (more: Partial<WorldObjective>): WorldObjective => ({
  name: 'promise',
  measure: 'cost_total',
  aggregate: null,
  comparison: '<=',
  limit: '0.15',
  unit: 'EUR',
  per: 'day',
  window: { count: 2, unit: 'd' },
  min_sample: 1,
  ...more,
})

const judged: [name: string, promise: Partial<WorldObjective>, asOf: number, result: string][] = [
  ['exactly at the line', {}, sunday, 'pass'],
  ['below it is not at it', { comparison: '<' }, sunday, 'fail'],
  ['the known part is too much', {}, monday, 'fail'],
  ['the known part is not too much yet', { limit: '1.15' }, monday, 'unknown'],
  ['a total needs no sample', { min_sample: 3 }, sunday, 'pass'],
  ['too few runs', { measure: 'cost_per_run', per: null, min_sample: 3 }, sunday, 'unknown'],
  ['a count needs no sample', { measure: 'incidents', unit: '', limit: '0', min_sample: 9 }, monday, 'pass'],
  ['seconds are not milliseconds', { measure: 'duration', per: null, unit: 's', limit: '30' }, sunday, 'pass'],
]

for (const [name, more, asOf, result] of judged)
  test(`by hand, a promise: ${name}`, () => {
    assert.equal(bookObjective(book, 'desk', promise(more), asOf).result, result)
  })

test('days and windows keep the hour on the clock', () => {
  assert.equal(shown(sunday), '2026-03-28T23:00')
  assert.equal(shown(daysLater(sunday, 1, 'Europe/Berlin')), '2026-03-29T22:00')
  const window = (asOf: string, count: number, unit: 'h' | 'd' | 'month', zone: string) => {
    const { from, to } = windowOf(at(asOf), { count, unit }, zone)
    return [shown(from), shown(to)]
  }
  assert.deepEqual(window('2026-03-30T10:47Z', 7, 'd', 'Europe/Berlin'), ['2026-03-23T11:00', '2026-03-30T10:00'])
  assert.deepEqual(window('2026-03-31T10:00Z', 1, 'month', 'UTC'), ['2026-02-28T10:00', '2026-03-31T10:00'])
  assert.deepEqual(window('2026-07-02T18:30Z', 1, 'd', 'Asia/Kolkata'), ['2026-07-01T18:30', '2026-07-02T18:30'])
  assert.deepEqual(window('2026-07-02T18:30Z', 36, 'h', 'Asia/Kolkata'), ['2026-07-01T06:00', '2026-07-02T18:00'])
})

test('a review has a row for each release in the order they began, the unknown one too, and a period before of as many days', () => {
  const plan = { workflow: 'desk', objectives: [promise({ window: { count: 1, unit: 'd' } })], releases: [], text: '' }
  const review = bookReview(book, plan, sunday, monday)
  assert.equal(shown(review.before.from), '2026-03-27T23:00')
  assert.deepEqual(
    review.releases.map(({ release, runs, tool_errors }) => [release, runs, tool_errors]),
    [
      // It ran on the day before as well.
      ['unknown release', 1, 0],
      ['2', 1, 1],
    ],
  )
  assert.deepEqual([review.untimed, review.verdict, review.results.cost], [1, 'FAIL', 'fail'])
  assert.equal(review.figures.get('exceptions')?.change, 'the same')
})
