import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from '../../src/evidence/record.ts'
import { measureNames } from '../../src/plan/measures.ts'
import { figuresOf, newestOf, runsOf } from './books.ts'
import { bookWaiting } from './measures.ts'
import { workflows } from './plan.ts'
import { deliveries, makeWorld } from './world.ts'

const usd = { currency: 'USD', zone: 'UTC' }

/** The books are trusted because these small cases can be counted by hand. */
const cases: { name: string; lines: Line[]; expected: Partial<ReturnType<typeof runsOf>[number]> }[] = [
  {
    name: 'a correction replaces the whole line, also when it comes first',
    lines: [
      { type: 'run', run: 'a', release: 'new', sent_at: '2026-01-02T00:00Z' },
      { type: 'run', run: 'a', release: 'old', status: 'ok', sent_at: '2026-01-01T00:00Z' },
    ],
    expected: { release: 'new', status: null },
  },
  {
    name: 'without a run line the step without a parent is the root',
    lines: [
      { type: 'step', run: 'a', step: '2', kind: 'tool', parent: '1', started: '2026-01-01T00:00Z', status: 'error' },
      {
        type: 'step',
        run: 'a',
        step: '1',
        kind: 'other',
        started: '2026-01-01T00:01Z',
        ended: '2026-01-01T00:02Z',
        status: 'ok',
      },
    ],
    expected: {
      started: Date.parse('2026-01-01T00:01Z') * 1000,
      duration_us: 60e6,
      status: 'ok',
      root_missing: false,
      tool_calls: 1,
      tool_errors: 1,
    },
  },
  {
    name: 'a root that never arrived: times from what is there',
    lines: [{ type: 'step', run: 'a', step: '2', kind: 'model', parent: '1', started: '2026-01-01T00:00Z' }],
    expected: { root_missing: true, duration_us: 0, status: null, cost_unknown: true },
  },
  {
    name: 'the record system is believed over a later person, and reopening after acceptance over both',
    lines: [
      { type: 'run', run: 'a', case: 'c' },
      { type: 'verdict', verdict: '1', run: 'a', kind: 'accepted', by: { kind: 'system' }, at: '2026-01-01T00:00Z' },
      { type: 'verdict', verdict: '2', run: 'a', kind: 'rejected', by: { kind: 'person' }, at: '2026-01-02T00:00Z' },
      { type: 'verdict', verdict: '3', case: 'c', kind: 'reopened', by: { kind: 'judge' }, at: '2026-01-03T00:00Z' },
    ],
    expected: { outcome: 'reopened', outcome_by: 'judge', outcome_at: Date.parse('2026-01-03T00:00Z') * 1000 },
  },
  {
    name: 'money adds up exactly, and another currency is an unknown amount',
    lines: [
      { type: 'step', run: 'a', step: '1', kind: 'model', cost: { amount: '0.1' } },
      { type: 'step', run: 'a', step: '2', kind: 'model', cost: { amount: '0.2', currency: 'USD', basis: 'billed' } },
      { type: 'step', run: 'a', step: '3', kind: 'model', cost: { amount: '9', currency: 'EUR' } },
    ],
    expected: { cost_reported: '0.3', cost_estimated: null, cost_unknown: true },
  },
  {
    name: 'estimates are added apart; a step that is no model call makes no cost unknown',
    lines: [
      { type: 'step', run: 'a', step: '1', kind: 'model', cost: { amount: 2, basis: 'estimated' } },
      { type: 'step', run: 'a', step: '2', kind: 'tool', cost: { amount: '0.000001' } },
      { type: 'step', run: 'a', step: '3', kind: 'write' },
    ],
    expected: {
      cost_reported: '0.000001',
      cost_estimated: '2',
      cost_unknown: false,
      tool_calls: 2,
      writes: 1,
      steps: 3,
    },
  },
  {
    name: 'of several roots the earliest known start counts, and of two models asked equally often the first by name',
    lines: [
      { type: 'step', run: 'a', step: '1', kind: 'model', model: 'y', status: 'error' },
      { type: 'step', run: 'a', step: '3', kind: 'model', model: 'x', status: 'ok', started: '2026-01-01T00:00Z' },
      { type: 'step', run: 'a', step: '2', kind: 'tool', status: 'running', started: '2026-01-01T00:00Z' },
    ],
    expected: { status: 'running', model: 'x' },
  },
  {
    name: 'an end before the start is no duration, and a run without a mode is live',
    lines: [{ type: 'run', run: 'a', started: '2026-01-01T00:01Z', ended: '2026-01-01T00:00Z' }],
    expected: { duration_us: null, mode: 'live', root_missing: false, outcome: null, cost_reported: null },
  },
  {
    name: 'a reopening at an unknown time, or before the acceptance, changes nothing',
    lines: [
      { type: 'verdict', verdict: '1', run: 'a', kind: 'accepted', by: { kind: 'person' }, at: '2026-01-02T00:00Z' },
      { type: 'verdict', verdict: '2', run: 'a', kind: 'reopened', by: { kind: 'rule' }, at: '2026-01-01T00:00Z' },
      { type: 'verdict', verdict: '3', run: 'a', kind: 'reopened', by: { kind: 'rule' } },
      { type: 'run', run: 'a' },
    ],
    expected: { outcome: 'accepted' },
  },
  {
    name: 'of one judge the latest word, at one moment the greater id',
    lines: [
      { type: 'verdict', verdict: 'b', run: 'a', kind: 'corrected', by: { kind: 'person' }, at: '2026-01-02T00:00Z' },
      { type: 'verdict', verdict: 'a', run: 'a', kind: 'rejected', by: { kind: 'person' }, at: '2026-01-02T00:00Z' },
      { type: 'verdict', verdict: 'c', run: 'a', kind: 'escalated', by: { kind: 'person' } },
      { type: 'run', run: 'a' },
    ],
    expected: { outcome: 'corrected', outcome_by: 'person', outcome_at: Date.parse('2026-01-02T00:00Z') * 1000 },
  },
  {
    name: 'of several reopenings after the acceptance the latest, whoever said it',
    lines: [
      { type: 'run', run: 'a' },
      { type: 'verdict', verdict: '1', run: 'a', kind: 'accepted', by: { kind: 'system' }, at: '2026-01-01T00:00Z' },
      { type: 'verdict', verdict: '2', run: 'a', kind: 'reopened', by: { kind: 'person' }, at: '2026-01-02T00:00Z' },
      { type: 'verdict', verdict: '3', run: 'a', kind: 'reopened', by: { kind: 'rule' }, at: '2026-01-03T00:00Z' },
    ],
    expected: { outcome: 'reopened', outcome_by: 'rule', outcome_at: Date.parse('2026-01-03T00:00Z') * 1000 },
  },
  {
    name: 'a rejection stays one after a reopening by a weaker judge',
    lines: [
      { type: 'run', run: 'a' },
      { type: 'verdict', verdict: '1', run: 'a', kind: 'rejected', by: { kind: 'person' }, at: '2026-01-01T00:00Z' },
      { type: 'verdict', verdict: '2', run: 'a', kind: 'reopened', by: { kind: 'rule' }, at: '2026-01-02T00:00Z' },
    ],
    expected: { outcome: 'rejected', outcome_by: 'person' },
  },
  {
    name: 'a verdict on another case, or on the case the run had before its correction, says nothing',
    lines: [
      { type: 'run', run: 'a', case: 'old', sent_at: '2026-01-01T00:00Z' },
      { type: 'run', run: 'a', case: 'new', sent_at: '2026-01-02T00:00Z' },
      { type: 'verdict', verdict: '1', case: 'old', kind: 'accepted', by: { kind: 'system' } },
    ],
    expected: { case: 'new', outcome: null, outcome_by: null, outcome_at: null },
  },
  {
    name: 'a corrected verdict is another verdict, also when the correction makes it weaker',
    lines: [
      { type: 'run', run: 'a' },
      {
        type: 'verdict',
        verdict: '1',
        run: 'a',
        kind: 'accepted',
        by: { kind: 'system' },
        sent_at: '2026-01-01T00:00Z',
      },
      {
        type: 'verdict',
        verdict: '1',
        run: 'a',
        kind: 'rejected',
        by: { kind: 'judge' },
        sent_at: '2026-01-02T00:00Z',
      },
    ],
    expected: { outcome: 'rejected', outcome_by: 'judge', outcome_at: null },
  },
  {
    name: 'tokens are in disjoint buckets',
    lines: [
      { type: 'step', run: 'a', step: '1', kind: 'model', tokens: { input: 1, cached_input: 20, cache_write: 300 } },
      { type: 'step', run: 'a', step: '2', kind: 'model', tokens: { output: 4000, reasoning: 50_000 } },
    ],
    expected: { tokens_input: 321, tokens_output: 54_000 },
  },
  {
    name: 'what repeats the tokens, costs and calls beneath it is not counted again; what a tool does is its own',
    lines: [
      {
        type: 'step',
        run: 'a',
        step: 'agent',
        kind: 'model',
        model: 'm',
        tokens: { input: 30 },
        cost: { amount: '3' },
      },
      {
        type: 'step',
        run: 'a',
        step: 'call',
        kind: 'model',
        model: 'n',
        parent: 'agent',
        tokens: { input: 10 },
        cost: { amount: '1' },
      },
      { type: 'step', run: 'a', step: 'tool', kind: 'tool', parent: 'call' },
      {
        type: 'step',
        run: 'a',
        step: 'inner',
        kind: 'model',
        model: 'n',
        parent: 'tool',
        tokens: { input: 4 },
        cost: { amount: '0.5' },
      },
    ],
    expected: { tokens_input: 14, cost_reported: '1.5', cost_unknown: false, model: 'n' },
  },
  {
    name: 'steps that name each other as parents all count',
    lines: [
      { type: 'step', run: 'a', step: '1', kind: 'model', parent: '2', tokens: { input: 1 } },
      { type: 'step', run: 'a', step: '2', kind: 'model', parent: '1', tokens: { input: 20 } },
      { type: 'step', run: 'a', step: '3', kind: 'model', parent: '3', tokens: { input: 300 } },
    ],
    expected: { tokens_input: 321 },
  },
  {
    name: 'the run line is believed over the root, the root over its steps, each for itself',
    lines: [
      { type: 'run', run: 'a', started: '2026-01-01T00:05Z', release: 'r' },
      { type: 'step', run: 'a', step: '1', kind: 'other', started: '2026-01-01T00:00Z', ended: '2026-01-01T00:06Z' },
      { type: 'step', run: 'a', step: '2', kind: 'tool', parent: '1', ended: '2026-01-01T00:09Z' },
    ],
    expected: {
      started: Date.parse('2026-01-01T00:05Z') * 1000,
      ended: Date.parse('2026-01-01T00:06Z') * 1000,
      duration_us: 60e6,
      release: 'r',
      release_basis: 'sent',
    },
  },
]

test('a run that names no release has the one its plan names for its workflow, mode and start', () => {
  const plan = (name: string, from: string, mode = 'live') => ({ workflow: 'desk', name, from, mode })
  const releases = [
    plan('second', '2026-03-29'),
    plan('first', '2026-03-28T09:00Z'),
    plan('tried', '2026-03-01', 'test'),
  ]
  const run = (id: string, started: string): Line => ({ type: 'run', run: id, workflow: 'desk', started })
  const lines: Line[] = [
    run('a', '2026-03-28T08:59Z'),
    run('b', '2026-03-28T09:00Z'),
    run('c', '2026-03-28T23:00Z'),
    { type: 'run', run: 'd', workflow: 'desk', started: '2026-03-28T23:00Z', release: 'own' },
    { type: 'run', run: 'e', workflow: 'intake', started: '2026-03-28T23:00Z' },
    { type: 'run', run: 'f', workflow: 'desk' },
  ]
  assert.deepEqual(
    runsOf(lines, { currency: 'USD', zone: 'Europe/Berlin', releases }).map((one) => [one.release, one.release_basis]),
    [
      [null, null],
      ['first', 'plan'],
      ['second', 'plan'],
      ['own', 'sent'],
      [null, null],
      [null, null],
    ],
  )
})

test('the books refuse an amount that they could not add exactly', () => {
  assert.throws(
    () => runsOf([{ type: 'step', run: 'a', step: '1', kind: 'model', cost: { amount: '0.0000001' } }], usd),
    /up to six decimals, not 0.0000001/,
  )
})

for (const { name, lines, expected } of cases)
  test(name, () => {
    const runs = runsOf(lines, usd)
    assert.equal(runs.length, 1)
    assert.deepEqual({ ...runs[0], ...expected }, runs[0])
  })

test('a day is a day of the zone, also when clocks change', () => {
  const at = (text: string): Line => ({ type: 'run', run: text, started: text })
  const runs = runsOf(['2026-03-28T22:59Z', '2026-03-28T23:00Z', '2026-03-29T21:59Z', '2026-03-29T22:00Z'].map(at), usd)
  assert.deepEqual(
    figuresOf(runs, { by: 'day', zone: 'Europe/Berlin' }).map(({ group, runs }) => [group, runs]),
    [
      ['2026-03-28', 1],
      ['2026-03-29', 2],
      ['2026-03-30', 1],
    ],
  )
})

test('figures count live and canary runs, half-open ranges, and known durations only', () => {
  const from = Date.parse('2026-01-01T10:00Z') * 1000
  const run = (id: string, line: Omit<Extract<Line, { type: 'run' }>, 'type' | 'run'>): Line => ({
    type: 'run',
    run: id,
    ...line,
  })
  const runs = runsOf(
    [
      run('a', { started: '2026-01-01T10:00Z', ended: '2026-01-01T10:00:01Z', release: 'r', status: 'handed_over' }),
      run('b', { started: '2026-01-01T10:59Z', ended: '2026-01-01T10:59:03Z', mode: 'canary' }),
      run('c', { started: '2026-01-01T11:00Z' }),
      run('d', { started: '2026-01-01T10:30Z', mode: 'shadow' }),
      run('e', { started: '2026-01-01T10:30Z', mode: 'test' }),
      run('f', { release: 'r', workflow: 'desk' }),
      { type: 'verdict', verdict: '1', run: 'a', kind: 'accepted', by: { kind: 'system' } },
      { type: 'verdict', verdict: '1', run: 'b', kind: 'rejected', by: { kind: 'person' } },
    ],
    usd,
  )
  const short = (asked: Parameters<typeof figuresOf>[1]) =>
    figuresOf(runs, asked).map((row) => [row.group, row.runs, row.judged, row.accepted, row.handed_over])
  assert.deepEqual(short({ zone: 'UTC' }), [[null, 4, 2, 1, 1]])
  assert.deepEqual(short({ zone: 'UTC', from, to: from + 3600e6 }), [[null, 2, 2, 1, 1]])
  assert.deepEqual(short({ zone: 'UTC', by: 'month' }), [['2026-01', 3, 2, 1, 1]])
  assert.deepEqual(short({ zone: 'UTC', workflow: 'desk' }), [[null, 1, 0, 0, 0]])
  assert.deepEqual(short({ zone: 'UTC', by: 'release' }), [
    [null, 2, 1, 0, 0],
    ['r', 2, 1, 1, 1],
  ])
  assert.deepEqual(
    figuresOf(runs, { zone: 'UTC', by: 'release' }).map((row) => [row.median_duration_ms, row.cost_reported]),
    [
      [3000, null],
      [1000, null],
    ],
  )
  assert.equal(figuresOf(runs, { zone: 'UTC' })[0]?.median_duration_ms, 3000)
})

test('the worlds hold what they are made for', () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 40; seed++) {
    const { lines, plan, ...rules } = makeWorld(seed)
    const parented = lines.filter((line) => line.type === 'step' && line.parent === 'lost')
    if (parented.length > 0) seen.add('a parent that never arrives')
    const keys = new Set<string>()
    let sent = ''
    for (const line of lines) {
      assert.ok(line.sent_at !== undefined && line.sent_at > sent, 'each line is sent later than the one before')
      sent = line.sent_at
      const id = line.type === 'step' ? line.step : line.type === 'verdict' ? line.verdict : ''
      const key = JSON.stringify([
        line.type,
        'run' in line && line.run,
        'case' in line && line.type === 'verdict' && line.case,
        id,
      ])
      if (keys.has(key)) seen.add(`a corrected ${line.type}`)
      keys.add(key)
    }
    const cases = new Set<string>()
    for (const line of lines) {
      if (line.type === 'eligible' || line.type === 'incident') seen.add(line.type)
      if (line.type === 'run' && line.labels) seen.add('labels')
      if (line.type === 'verdict' && line.waited_ms !== undefined) seen.add('waiting')
      if (line.type === 'verdict' && line.worked_ms !== undefined) seen.add('working')
      if (line.type === 'step' && line.step === 'loop-20') seen.add('a loop')
    }
    const book = {
      runs: runsOf(lines, rules),
      newest: newestOf(lines),
      zone: rules.zone,
      currency: rules.currency,
      typed: [],
    }
    for (const workflow of workflows)
      if (bookWaiting(book, { workflow, to: Number.POSITIVE_INFINITY }).length > 0) seen.add('an approval that waits')
    for (const one of plan.objectives) seen.add(`a promise about ${one.measure}`)
    for (const run of runsOf(lines, { ...rules, releases: plan.releases })) {
      seen.add(`release ${run.release_basis}`)
      if (run.cost_reported !== null && Number(run.cost_reported) > 10_000) seen.add('a large amount')
      if (run.cost_reported !== null && !run.cost_unknown) seen.add('a known cost')
      seen.add(`judged by ${run.outcome_by}`)
      seen.add(`outcome ${run.outcome}`).add(`mode ${run.mode}`).add(`status ${run.status}`)
      if (run.case !== null && cases.has(run.case)) seen.add('several runs of a case')
      if (run.case !== null) cases.add(run.case)
      if (run.tokens_input > 0 && run.tokens_output > 0) seen.add('tokens')
      if (run.model !== null) seen.add(`model ${run.model}`)
      if (run.started === null) seen.add('no times')
      if (run.root_missing) seen.add('no root')
      if (run.cost_estimated !== null) seen.add('an estimate')
      if (run.cost_unknown && run.cost_reported !== null) seen.add('a cost known in part')
    }
  }
  for (const what of [
    'a parent that never arrives',
    'a corrected run',
    'a corrected step',
    'a corrected verdict',
    'outcome reopened',
    'outcome null',
    'judged by person',
    'judged by rule',
    'judged by judge',
    'judged by system',
    'several runs of a case',
    'tokens',
    'model model-c',
    'mode canary',
    'mode shadow',
    'mode test',
    'status handed_over',
    'status null',
    'no times',
    'no root',
    'an estimate',
    'a cost known in part',
    'a known cost',
    'a large amount',
    'eligible',
    'incident',
    'labels',
    'waiting',
    'working',
    'an approval that waits',
    'a loop',
    'release sent',
    'release plan',
    'release null',
    ...measureNames.map((name) => `a promise about ${name}`),
  ])
    assert.ok(seen.has(what), `no world has ${what}`)
})

test('a month is a month of the zone, east and west of the date line', () => {
  const runs = runsOf([{ type: 'run', run: 'a', started: '2026-03-31T12:00Z' }], usd)
  const month = (zone: string) => figuresOf(runs, { by: 'month', zone })[0]?.group
  assert.equal(month('Pacific/Apia'), '2026-04')
  assert.equal(month('America/New_York'), '2026-03')
  assert.equal(month('Asia/Kolkata'), '2026-03')
})

test('the same seed makes the same world and the same delivery', () => {
  assert.deepEqual(makeWorld(7), makeWorld(7))
  assert.notDeepEqual(makeWorld(7), makeWorld(8))
  assert.deepEqual(deliveries(makeWorld(7)), deliveries(makeWorld(7)))
})

test('however the lines are delivered, the books say the same', () => {
  const bys = [undefined, 'release', 'case_type', 'route', 'model', 'workflow', 'day', 'month']
  for (let seed = 1; seed <= 100; seed++) {
    const world = makeWorld(seed)
    const order = (runs: ReturnType<typeof runsOf>) => runs.toSorted((a, b) => (a.run < b.run ? -1 : 1))
    const delivered = deliveries(world).flat()
    assert.ok(delivered.length >= world.lines.length)
    const [late, first] = [runsOf(delivered, world), runsOf(world.lines, world)]
    assert.deepEqual(order(late), order(first))
    for (const by of bys) {
      const asked = { zone: world.zone, ...(by === undefined ? {} : { by }) }
      const rows = figuresOf(first, asked)
      assert.deepEqual(figuresOf(late, asked), rows)
      assert.ok(rows.length > 0, `seed ${seed} by ${by}`)
    }
  }
})
