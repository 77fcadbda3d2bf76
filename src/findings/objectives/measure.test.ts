import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { allInLanguage } from '../../base/say.ts'
import { createMasker } from '../../evidence/receive/mask.ts'
import { createPipe } from '../../evidence/receive/pipe.ts'
import { follow } from '../../evidence/runs/follow.ts'
import { typedWeeks } from '../../evidence/typed.ts'
import { meanInterval } from '../../statistics/mean-interval.ts'
import { quantile, quantileInterval } from '../../statistics/quantile.ts'
import { figuresOf, measure } from './measure.ts'

/** More values than are given one by one: the engine sums them up, or sorts them and gives those at a few ranks. */
const RUNS = 2500
const begin = Date.parse('2026-03-01T00:00:00Z')
const range = { workflow: 'desk', from: begin * 1000, to: (begin + 86_400_000) * 1000 }
const duration = (n: number) => 1000 + ((n * 7919) % 5003)
const wait = (n: number) => 60_000 + ((n * 104_729) % 900_001)
const cents = (n: number) => 1 + ((n * n) % 97)

let engines: Engines
let context: Parameters<typeof measure>[0]
before(async () => {
  engines = await openEngines()
  const { state, evidence, clock } = engines
  const workspace = await engines.workspace()
  const lines = Array.from({ length: RUNS }, (_, n) => {
    const started = new Date(begin + n * 1000).toISOString()
    const ended = new Date(begin + n * 1000 + duration(n)).toISOString()
    const cost = { amount: `0.${String(cents(n)).padStart(2, '0')}`, currency: 'USD' }
    return [
      { type: 'run', run: `r${n}`, workflow: 'desk', started, ended, status: 'ok' },
      { type: 'step', run: `r${n}`, step: '0', kind: 'model', model: 'm', cost },
      {
        type: 'verdict',
        run: `r${n}`,
        verdict: 'v',
        kind: 'accepted',
        by: { kind: 'person' },
        at: ended,
        waited_ms: wait(n),
      },
    ]
  }).flat()
  const received = await createPipe(evidence).receiveTexts(
    workspace,
    createMasker(Buffer.alloc(32, 7)),
    lines.map((line) => JSON.stringify(line)),
  )
  assert.deepEqual(received, { accepted: lines.length, refused: [] })
  clock.pass(120_000_000)
  await follow({ state, evidence }, workspace, { zone: 'UTC', currency: 'USD' })
  context = { evidence, workspace, zone: 'UTC', currency: 'USD', typed: new Map() }
})
after(() => engines.close())

const values = (of: (n: number) => number) => Array.from({ length: RUNS }, (_, n) => of(n)).sort((a, b) => a - b)

for (const [name, of] of [
  ['duration', duration],
  ['approval_latency', wait],
] as const)
  test(`ranks of many values are those of all of them sorted: ${name}`, async () => {
    const sorted = values(of)
    for (const [aggregate, p] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const) {
      const { value, interval, n } = await measure(context, { measure: name, aggregate }, range)
      assert.deepEqual(
        { value: Number(value), interval, n },
        { value: quantile(sorted, p), interval: quantileInterval(sorted, p), n: RUNS },
        aggregate,
      )
    }
  })

test('a median is one of the values, as in the figures: of two middle ones the upper', async () => {
  const sorted = values(duration)
  const what = { measure: 'duration', aggregate: 'median' } as const
  const { value, interval } = await measure(context, what, range)
  assert.deepEqual([Number(value), interval], [sorted[RUNS / 2], quantileInterval(sorted, 0.5)])
  assert.equal((await figuresOf(context, range)).median_duration_ms, Number(value))
})

test('the mean of many values, and its interval from their moments', async () => {
  const all = values(cents).map((one) => one / 100)
  const mean = all.reduce((sum, one) => sum + one, 0) / RUNS
  const moment = (power: number) => all.reduce((sum, one) => sum + (one - mean) ** power, 0)
  const variance = moment(2) / (RUNS - 1)
  const skewness = moment(3) / RUNS / (moment(2) / RUNS) ** 1.5
  const expected = meanInterval({ n: RUNS, mean, variance, skewness, values: [] })
  const { value, interval, n } = await measure(context, { measure: 'cost_per_run', aggregate: 'mean' }, range)
  assert.equal(n, RUNS)
  assert.ok(expected && interval)
  for (const [ours, theirs] of [
    [Number(value), mean],
    [interval.low, expected.low],
    [interval.high, expected.high],
  ] as const)
    assert.ok(Math.abs(ours - theirs) < 1e-9, `${ours}, not ${theirs}`)
})

test('what incidents cost: known where each tells it, at least that where one does not, and nothing known where none was ever told of', async () => {
  const incident = (id: string, day: string, loss?: { amount: string; currency: string }) =>
    JSON.stringify({
      ...{ type: 'incident', incident: id, workflow: 'lossy', severity: 'S2', opened: `${day}T12:00:00Z` },
      ...(loss ? { loss } : {}),
    })
  const inDays = (workflow: string, from: string, to: string) => ({
    ...{ workflow, from: Date.parse(from) * 1000, to: Date.parse(to) * 1000 },
  })
  const what = { measure: 'incident_loss', aggregate: null } as const
  const loss = async (from: string, to: string, typed = context.typed) =>
    allInLanguage(await measure({ ...context, typed }, what, inDays('lossy', from, to)))
  const receive = async (...lines: string[]) =>
    assert.deepEqual(
      await createPipe(context.evidence).receiveTexts(context.workspace, createMasker(Buffer.alloc(32, 7)), lines),
      { accepted: lines.length, refused: [] },
    )
  const week = typedWeeks([
    ...(['2026-W11', '2026-W12'] as const).map((week, n) => ({
      ...({
        week,
        figure: 'loss',
        value: `${n}.1`,
        currency: n === 0 ? 'USD' : 'EUR',
        by: 'Maria',
        at: begin * 1000,
      } as const),
    })),
  ])

  assert.match((await loss('2026-03-09', '2026-03-16')).unknown ?? '', /none was ever told of/)
  // People type it: what is in another currency is unknown.
  assert.deepEqual(await loss('2026-03-09', '2026-03-16', week), {
    ...{
      interval: null,
      n: 1,
      of: 'week up to 15 Mar 2026, typed by Maria on 1 Mar 2026',
      isTotal: true,
      value: '0.1',
    },
  })
  const both = await loss('2026-03-09', '2026-03-23', week)
  assert.deepEqual([both.value, both.atLeast, both.n], [null, '0.1', 1])
  assert.equal(both.unknown, 'what was lost in the week of 16 Mar 2026 was typed in EUR')

  await receive(incident('1', '2026-03-10'))
  const untold = await loss('2026-03-09', '2026-03-16')
  assert.deepEqual([untold.value, untold.atLeast, untold.n], [null, '0', 1])
  // Lines that never tell what one cost leave it to people.
  assert.equal((await loss('2026-03-09', '2026-03-16', week)).value, '0.1')

  await receive(
    incident('1', '2026-03-10', { amount: '20.10', currency: 'USD' }),
    incident('2', '2026-03-11', { amount: '0.25', currency: 'USD' }),
    incident('3', '2026-03-17', { amount: '1000', currency: 'EUR' }),
  )
  assert.deepEqual(await loss('2026-03-09', '2026-03-16', week), {
    ...{ interval: null, n: 2, of: 'incidents', isTotal: true, value: '20.35' },
  })
  const other = await loss('2026-03-09', '2026-03-23')
  assert.deepEqual([other.value, other.atLeast, other.n], [null, '20.35', 3])
  assert.equal(other.unknown, 'what 1 of 3 incidents cost is unknown: needs somebody who tells it in USD')
  const none = await loss('2026-03-01', '2026-03-09')
  assert.deepEqual([none.value, none.n, none.isTotal], ['0', 0, true])
})

test('people are counted once in each whole week, however often they come, and are at least those whom runs name', async () => {
  const lines = (
    [
      ['1', '2026-03-30', 'ana'],
      ['2', '2026-04-06', 'ana'],
      ['3', '2026-04-07', 'ana'],
      ['4', '2026-04-08', 'ben'],
      ['5', '2026-04-13', 'ana'],
      ['6', '2026-04-14', 'cleo'],
      ['7', '2026-04-15', 'dan'],
      // Nobody is named, and what is told in parts by two of them is told by the first.
      ['8', '2026-04-22'],
      ['9', '2026-04-23', 'ben'],
    ] as const
  ).map(([run, day, user]) =>
    JSON.stringify({
      type: 'run',
      run: `door-${run}`,
      workflow: 'door',
      started: `${day}T12:00:00Z`,
      status: 'ok',
      user,
    }),
  )
  lines.push(JSON.stringify({ type: 'run', run: 'door-9', part: 'a', user: 'eve' }))
  const { state, evidence, clock } = engines
  const { accepted } = await createPipe(evidence).receiveTexts(
    context.workspace,
    createMasker(Buffer.alloc(32, 7)),
    lines,
  )
  assert.equal(accepted, lines.length)
  clock.pass(120_000_000)
  await follow({ state, evidence }, context.workspace, { zone: 'UTC', currency: 'USD' })
  const people = async (from: string, to: string, per: 'day' | 'week' | 'month' | null, workflow = 'door') => {
    const inDays = { workflow, from: Date.parse(from) * 1000, to: Date.parse(to) * 1000 }
    const { value, atLeast, n, unknown } = await measure(
      context,
      { measure: 'active_people', aggregate: null, per },
      inDays,
    )
    return allInLanguage({ value, n, ...(atLeast ? { atLeast } : {}), ...(unknown ? { unknown } : {}) })
  }
  const known = (value: string, n: number) => ({ value, n })

  assert.deepEqual(await people('2026-04-06', '2026-04-20', null), known('4', 6))
  assert.deepEqual(await people('2026-04-06', '2026-04-20', 'week'), known('2.5', 6))
  assert.deepEqual(await people('2026-04-06', '2026-04-20', 'day'), known('0.428571428571', 6))
  // The two days before the first whole week are not looked at.
  assert.deepEqual(await people('2026-04-04', '2026-04-20', 'week'), known('2.5', 6))
  assert.deepEqual(await people('2026-03-20', '2026-04-20', 'month'), known('4', 7))
  assert.deepEqual(await people('2026-04-13', '2026-04-27', 'week'), {
    ...{ value: null, atLeast: '2', n: 5, unknown: 'of 1 of 5 runs it is unknown who used them' },
  })
  assert.deepEqual(await people('2026-04-06', '2026-04-20', 'month'), {
    ...{ value: null, atLeast: '4', n: 6, unknown: 'people are counted by whole months, and this time holds none' },
  })
  assert.deepEqual(await people('2026-04-22', '2026-04-23', null), {
    ...{ value: null, n: 0, unknown: 'no run says who used it' },
  })
  assert.match((await people('2026-05-01', '2026-05-02', null)).unknown ?? '', /there were no runs/)
})
