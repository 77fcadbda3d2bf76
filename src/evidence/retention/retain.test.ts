import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { filesHolding } from '../../../test/engines/engine-files.ts'
import { combination, type Engines, missing, openEngines } from '../../../test/engines/engines.ts'
import { formatTime, MICROS } from '../../base/time.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { question } from '../../store/evidence/question.ts'
import { listDecisions } from '../../store/state/decision-log.ts'
import { createMasker } from '../receive/mask.ts'
import { createPipe } from '../receive/pipe.ts'
import { checkLine } from '../receive/read-line.ts'
import type { Line } from '../record.ts'
import { askRun } from '../runs/detail.ts'
import { askFigures } from '../runs/figures.ts'
import { follow } from '../runs/follow.ts'
import { retain } from './retain.ts'

const planWith = (retention: string) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana }
${retention}
`

/** What a plan keeps no longer is in no table and file, and figures are what they were. */
describe(`retention: ${combination}`, { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  const masker = createMasker(Buffer.alloc(32, 7))
  const send = async (workspace: string, lines: readonly Line[]) =>
    await createPipe(engines.evidence).receiveLines(workspace, masker, lines.map(checkLine))
  const settle = async (workspace: string) => {
    engines.clock.pass(2 * MICROS.m)
    await follow(engines, workspace, { zone: 'UTC', currency: 'USD' })
  }
  const applied = async (workspace: string, retention: string) => {
    const source = planWith(retention)
    const read = readPlan(source)
    assert.ok(read.kind === 'ok', JSON.stringify(read))
    await applyPlan(engines.state, workspace, { plan: read.plan, source, by: 'local:test', now: engines.clock.now() })
  }
  const countOf = async (workspace: string, table: string): Promise<number> => {
    const sql = `SELECT count() AS rows FROM ${table} FINAL WHERE workspace = {workspace:String}`
    const [row] = await engines.evidence.ask<{ rows: string }>(workspace, question('rows', sql))
    return Number(row?.rows)
  }
  const linesOf = (run: string, mark: string): Line[] => {
    const at = formatTime(engines.clock.now())
    return [
      {
        type: 'run',
        run,
        workflow: 'desk',
        user: `person of ${run}`,
        case: `case-${run}`,
        started: at,
        ended: at,
        status: 'ok',
        input: `${mark}-in`,
      },
      { type: 'step', run, step: '1', kind: 'write', output: `${mark}-out`, attributes: { a: `${mark}-attribute` } },
      { type: 'text', run, step: '1', text: 't', input: `${mark}-text` },
      {
        ...{ type: 'verdict', verdict: 'v', run, kind: 'corrected', by: { kind: 'person' }, at },
        corrections: [{ field: 'answer', after: `${mark}-correction` }],
      },
      { type: 'write', run, step: '1', write: 'w', integration: 'crm', fields: { a: `${mark}-field` }, claimed_at: at },
      {
        type: 'readback',
        run,
        step: '1',
        write: 'w',
        readback: 'b',
        outcome: 'mismatch',
        fields: { a: `${mark}-seen` },
      },
      { type: 'verdict', verdict: 'c', case: `case-${run}`, kind: 'reopened', by: { kind: 'system' }, at },
    ]
  }
  const tables = ['run_line', 'step', 'text', 'verdict', 'write', 'readback', 'run']
  const figures = async (workspace: string) => await askFigures(engines.evidence, workspace, 'UTC', { by: 'day' })

  test('texts go after their time, with proof; what they said of runs, newer texts and figures stay', async () => {
    const { state, clock, evidence } = engines
    const workspace = await engines.workspace()
    await applied(workspace, 'retention: { contents: 90d }')
    await send(workspace, linesOf('old', 'Kestrel'))
    // n8n told by a span and by its API is counted once, also when the span says nothing any more.
    const node = { run: 'old', kind: 'tool', name: 'Ask' } as const
    await send(workspace, [
      { type: 'step', step: 'n8n:1', ...node },
      { type: 'step', step: 'span', ...node, attributes: { 'n8n.node.id': 'n', said: 'Kestrel-node' } },
    ])
    await settle(workspace)
    clock.pass(60 * MICROS.d)
    await send(workspace, linesOf('new', 'Osprey'))
    await settle(workspace)
    const before = await figures(workspace)
    await retain({ state, evidence }, workspace, clock.now())
    assert.deepEqual(await listDecisions(state.db, workspace, { limit: 1 }).then(([one]) => one?.kind), 'plan.applied')

    clock.pass(31 * MICROS.d)
    await retain({ state, evidence }, workspace, clock.now())
    const held = filesHolding(join(engines.folder, 'evidence'), ['Kestrel', 'Osprey-out'])
    assert.deepEqual(held.get('Kestrel'), [])
    assert.ok((held.get('Osprey-out')?.length ?? 0) > 0)
    const [entry] = await listDecisions(state.db, workspace, { limit: 1 })
    assert.deepEqual(
      [entry?.kind, entry?.principal, entry?.body.of, entry?.body.lines],
      [
        'retention.applied',
        'job:retention',
        'contents',
        { run_line: 1, step: 2, text: 1, verdict: 1, write: 1, readback: 1 },
      ],
    )
    // Once a day, and nothing more of the same.
    await retain({ state, evidence }, workspace, clock.now())
    clock.pass(MICROS.d)
    await retain({ state, evidence }, workspace, clock.now())
    assert.equal((await listDecisions(state.db, workspace, { limit: 1 }))[0]?.seq, entry?.seq)
    // A late word makes the run anew of what is left of it.
    await send(workspace, [{ type: 'verdict', verdict: 'v2', run: 'old', kind: 'corrected', by: { kind: 'person' } }])
    await settle(workspace)
    assert.deepEqual(await figures(workspace), before)
    const { steps } = await askRun(evidence, workspace, 'old')
    assert.deepEqual(
      steps.map((one) => [one.step, one.kind, one.output]),
      [
        ['1', 'write', undefined],
        ['n8n:1', 'tool', undefined],
      ],
    )
  })

  test('lines of runs go after their time, and figures stay, whatever comes late for those runs or into their days', async () => {
    const { state, clock, evidence } = engines
    const workspace = await engines.workspace()
    await applied(workspace, 'retention: { evidence: 400d }')
    await send(workspace, [...linesOf('r1', 'Kestrel'), ...linesOf('r2', 'Kestrel'), ...linesOf('kept', 'Osprey')])
    // Nobody ever tells of which run it is.
    await send(workspace, [
      { type: 'verdict', verdict: 'x', run: 'unknown', kind: 'accepted', by: { kind: 'person', id: 'Kestrel' } },
    ])
    await settle(workspace)
    clock.pass(200 * MICROS.d)
    // What came late keeps the whole run.
    await send(workspace, [{ type: 'step', run: 'kept', step: '2', kind: 'tool' }])
    await settle(workspace)
    const before = await figures(workspace)
    assert.equal(before[0]?.runs, 3)
    clock.pass(201 * MICROS.d)
    await retain({ state, evidence }, workspace, clock.now())

    const held = filesHolding(join(engines.folder, 'evidence'), ['Kestrel', 'Osprey-out'])
    assert.deepEqual(held.get('Kestrel'), [])
    assert.ok((held.get('Osprey-out')?.length ?? 0) > 0)
    const counts = await Promise.all(tables.map(async (table) => [table, await countOf(workspace, table)]))
    assert.deepEqual(Object.fromEntries(counts), {
      ...{ run_line: 1, step: 2, text: 1, verdict: 2, write: 1, readback: 1, run: 3 },
    })
    // Who used a run goes with its lines: what stays of it names nobody.
    const named = question('named', "SELECT run FROM run WHERE workspace = {workspace:String} AND user != ''")
    assert.deepEqual(await evidence.ask(workspace, named), [{ run: 'kept' }])
    const [entry] = await listDecisions(state.db, workspace, { limit: 1 })
    assert.deepEqual(
      [entry?.kind, entry?.body.of, JSON.stringify(entry?.body.lines).includes('"step":2')],
      ['retention.applied', 'evidence', true],
    )
    assert.deepEqual(await figures(workspace), before)

    // A late word for a run whose lines are gone changes nothing of it; one for its neighbour makes their hour again.
    await send(workspace, [
      { type: 'run', run: 'r1', status: 'error' },
      {
        ...{ type: 'verdict', verdict: 'late', run: 'kept', kind: 'rejected' },
        ...{ by: { kind: 'system' }, at: formatTime(clock.now()) },
      },
    ])
    await settle(workspace)
    const [after] = await figures(workspace)
    assert.deepEqual([after?.runs, after?.errors, after?.tool_calls], [3, 0, before[0]?.tool_calls])
    assert.deepEqual([before[0]?.rejected, after?.rejected], [0, 1])
  })

  test('a plan that would keep too little for its reviews is refused in one sentence', () => {
    for (const [retention, sentence] of [
      ['retention: { contents: 7d }', /shorter than 30 days/],
      ['retention: { evidence: 12 months }', /shorter than 390 days/],
    ] as const) {
      const read = readPlan(planWith(retention))
      assert.ok(read.kind !== 'ok')
      assert.match(JSON.stringify(read), sentence)
    }
    assert.equal(readPlan(planWith('retention: { contents: 2 months, evidence: 13 months }')).kind, 'ok')
  })
})
