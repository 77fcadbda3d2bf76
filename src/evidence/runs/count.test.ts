import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { MICROS } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { createMasker } from '../receive/mask.ts'
import { createPipe } from '../receive/pipe.ts'
import { askCountedSpan, countedInOrder, countedMeasures } from './count.ts'
import { follow } from './follow.ts'

let engines: Engines
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const rules = { zone: 'UTC', currency: 'USD' }
const masker = createMasker(Buffer.alloc(32, 7))

async function send(workspace: string, ...lines: object[]): Promise<void> {
  const received = await createPipe(engines.evidence).receiveTexts(
    workspace,
    masker,
    lines.map((line) => JSON.stringify(line)),
  )
  assert.deepEqual(received.refused, [])
  engines.clock.pass(120e6)
}

/** On a server what was made is counted some seconds later, when no other process can have written beside it. */
async function settle(workspace: string, evidence = engines.evidence): Promise<void> {
  for (let i = 0; i < 2; i++) {
    await follow({ state: engines.state, evidence }, workspace, rules)
    engines.clock.pass(60e6)
  }
}

async function countedOf(workspace: string) {
  const rows: unknown[] = []
  const all = { workflow: 'w', measures: countedMeasures, from: 0, to: Date.parse('2200-01-01') * 1000 }
  const span = await askCountedSpan(engines.evidence, workspace, 'w')
  if (!span) return rows
  for await (const one of countedInOrder(engines.evidence, workspace, { ...all, from: span.first, to: span.last + 1 }))
    rows.push([one.measure, one.run, one.outcome, one.n, one.bad, one.value, new Date(one.known / 1000).toISOString()])
  return rows
}

const run = {
  type: 'run',
  run: 'r',
  workflow: 'w',
  started: '2026-03-09T08:00:00Z',
  ended: '2026-03-09T08:00:02Z',
  status: 'ok',
}
const call = {
  type: 'step',
  run: 'r',
  step: '1',
  kind: 'tool',
  name: 'look_up',
  started: '2026-03-09T08:00:00Z',
  status: 'error',
}
const priced = {
  type: 'step',
  run: 'r',
  step: '2',
  kind: 'model',
  model: 'm',
  cost: { amount: '0.25', currency: 'USD' },
}
const verdict = (kind: string, at: string) => ({
  type: 'verdict',
  run: 'r',
  verdict: `v${at}`,
  kind,
  by: { kind: 'person' },
  at,
})

test('a run is counted once for each measure, when what became of it is first known, and never again', async () => {
  const workspace = await engines.workspace()
  await send(workspace, { ...run, ended: undefined, status: 'running' })
  await settle(workspace)
  assert.deepEqual(await countedOf(workspace), [])
  await send(workspace, run, call, priced)
  await settle(workspace)
  const atItsEnd = [
    ['cost', 'r', '', 1, 0, 0.25, '2026-03-09T08:00:02.000Z'],
    ['duration', 'r', '', 1, 0, 2000, '2026-03-09T08:00:02.000Z'],
    ['retries', 'r', '', 1, 0, null, '2026-03-09T08:00:02.000Z'],
    ['status', 'r', 'ok', 1, 0, null, '2026-03-09T08:00:02.000Z'],
    ['tool_calls', 'r', '', 1, 1, null, '2026-03-09T08:00:02.000Z'],
  ]
  assert.deepEqual(await countedOf(workspace), atItsEnd)
  await send(workspace, verdict('accepted', '2026-03-10T09:00:00Z'))
  await settle(workspace)
  const judged = [
    ...atItsEnd,
    ['outcome', 'r', 'accepted', 1, 0, null, '2026-03-10T09:00:00.000Z'],
    ['unit_cost', 'r', 'accepted', 1, 0, 0.25, '2026-03-10T09:00:00.000Z'],
    // That was long ago: the week after it is over.
    ['escaped', 'r', '', 1, 0, null, '2026-03-18T09:00:00.000Z'],
    ['reopened', 'r', '', 1, 0, null, '2026-03-18T09:00:00.000Z'],
  ]
  assert.deepEqual(await countedOf(workspace), judged)
  // Everything is told again, another way: figures follow, what was counted stays.
  await send(
    workspace,
    { ...run, status: 'error' },
    { ...call, status: 'ok' },
    verdict('rejected', '2026-03-11T09:00:00Z'),
  )
  await settle(workspace)
  assert.deepEqual(await countedOf(workspace), judged)
})

test('what was counted for fewer things is counted for what came to be counted since, and for nothing twice', async () => {
  const workspace = await engines.workspace()
  await send(workspace, run, priced, verdict('accepted', '2026-03-09T09:00:00Z'))
  await settle(workspace)
  const all = await countedOf(workspace)
  assert.equal(all.length, 7)
  // As an installation left it that knew of one thing less.
  await engines.evidence.administer(
    `ALTER TABLE counted DELETE WHERE workspace = {workspace:String} AND measure = 'escaped' SETTINGS mutations_sync = 2`,
    { workspace },
  )
  await engines.state.db
    .updateTable('follower')
    .set((eb) => ({ position: eb('position', '-', 1) }))
    .where('workspace_id', '=', workspace)
    .where('name', '=', 'counted measures')
    .execute()
  await settle(workspace)
  assert.deepEqual(await countedOf(workspace), all)
  const rows = await engines.evidence.ask<{ n: string }>(
    workspace,
    question('counted-rows', 'SELECT count() AS n FROM counted WHERE workspace = {workspace:String}'),
    {},
  )
  assert.equal(Number(rows[0]?.n), all.length)
})

test('what is told to have been in the future was when it was told', async () => {
  const { evidence, clock } = engines
  const workspace = await engines.workspace()
  await send(workspace, { ...run, started: '2199-01-01T00:00:00Z', ended: '2199-01-01T00:00:01Z' })
  await settle(workspace)
  const span = await askCountedSpan(evidence, workspace, 'w')
  assert.ok(span && span.last <= clock.now())
})

test('how long an approval waited is counted with the first answer of a person whose time is known, to the run or to its case', async () => {
  const workspace = await engines.workspace()
  const waited = (id: string, waited_ms: number, at?: string) => ({
    ...{ type: 'verdict', verdict: id, kind: 'accepted', by: { kind: 'person' }, waited_ms },
    ...(at === undefined ? {} : { at }),
  })
  await send(
    workspace,
    { ...run, case: 'c' },
    { ...waited('untimed', 1), run: 'r' },
    { ...waited('late', 9000, '2026-03-11T08:00:00Z'), run: 'r', worked_ms: 40 },
    { ...waited('first', 7000, '2026-03-10T08:00:00Z'), case: 'c' },
    { ...run, run: 'alone' },
    { ...waited('never', 5), run: 'alone' },
  )
  await settle(workspace)
  const rows = (await countedOf(workspace)) as unknown[][]
  assert.deepEqual(
    rows.filter(([measure]) => measure === 'wait'),
    [['wait', 'r', '', 1, 0, 7000, '2026-03-10T08:00:00.000Z']],
  )
  // How long was worked on it is told by another, and counted when it was.
  assert.deepEqual(
    rows.filter(([measure]) => measure === 'work'),
    [['work', 'r', '', 1, 0, 40, '2026-03-11T08:00:00.000Z']],
  )
})

test('calls that were tries again are counted among all calls, and how long each took', async () => {
  const workspace = await engines.workspace()
  const at = (second: number) => `2026-03-09T08:00:0${second}Z`
  const callAt = (step: string, second: number, given: object) => ({ ...call, step, started: at(second), ...given })
  await send(
    workspace,
    run,
    callAt('1', 1, { status: 'error', ended: at(2) }),
    callAt('2', 2, { status: 'ok', name: 'other' }),
    callAt('3', 3, { status: 'error' }),
    // It failed before, twice; then it went well.
    callAt('4', 4, { status: 'ok', ended: at(7) }),
    callAt('5', 5, { status: 'ok', kind: 'write' }),
    // Its client says so.
    callAt('6', 6, { status: 'ok', name: 'third', attempt: 3 }),
    // The same name at another system; a model is no tool; what ends before it begins took nobody knows how long.
    callAt('7', 0, { status: 'error', name: 'other', integration: 'crm' }),
    callAt('8', 7, { kind: 'model', attempt: 2, ended: at(8) }),
    callAt('9', 7, { status: 'ok', name: 'fourth', ended: at(6) }),
  )
  await settle(workspace)
  const rows = []
  const all = { workflow: 'w', measures: countedMeasures, from: 0, to: Date.parse('2026-04-01') * 1000 }
  for await (const one of countedInOrder(engines.evidence, workspace, {
    ...all,
    from: Date.parse('2026-03-01') * 1000,
  }))
    if (one.measure === 'retries' || one.measure === 'tool_time') rows.push([one.measure, one.n, one.bad, one.times])
    else assert.deepEqual(one.times, [])
  assert.deepEqual(rows, [
    ['retries', 8, 3, []],
    ['tool_time', 2, 0, [1000, 3000]],
  ])
})

/** Of each run of a workspace that was counted for it: how bad it was, and when that was known. */
async function afterwardsOf(workspace: string, measure: 'reopened' | 'escaped') {
  const rows = (await countedOf(workspace)) as unknown[][]
  return Object.fromEntries(
    rows.filter(([one]) => one === measure).map(([, run, , , bad, , known]) => [run, [bad, known]]),
  )
}

test('whether what was accepted was opened again or turned out to be wrong is counted when the week after it is over, though nothing is told', async () => {
  const { clock } = engines
  const workspace = await engines.workspace()
  const begun = clock.now()
  const at = (days: number) => new Date((begun + days * MICROS.d) / 1000).toISOString()
  const said = (id: string, kind: string, days: number | null, by = 'person') => ({
    ...{ type: 'verdict', verdict: `${id}${kind}${days}`, kind, by: { kind: by } },
    ...(id.startsWith('case ') ? { case: id } : { run: id }),
    ...(days === null ? {} : { at: at(days) }),
  })
  const runs = ['good', 'back', 'late', 'rule', 'mended', 'untold', 'never', 'of a case']
  await send(
    workspace,
    ...runs.map((id) => ({
      ...{ ...run, run: id, started: at(-0.02), ended: at(-0.01) },
      ...(id === 'of a case' ? { case: 'case 1' } : {}),
    })),
    said('good', 'accepted', 0),
    said('back', 'accepted', 0),
    said('late', 'accepted', 0),
    said('rule', 'accepted', 0, 'rule'),
    said('mended', 'accepted', 0),
    said('case 1', 'accepted', 0),
    // Of these nobody says when they were accepted; one was before.
    said('untold', 'accepted', null),
    said('never', 'reopened', 2, 'system'),
  )
  await settle(workspace)
  clock.pass(3 * MICROS.d)
  await send(
    workspace,
    said('back', 'reopened', 3, 'rule'),
    said('case 1', 'reopened', 3),
    said('rule', 'corrected', 3),
  )
  await settle(workspace)
  // What a person changed within the week is known when what was written is read again at its end.
  clock.pass(4 * MICROS.d)
  await send(workspace, said('mended', 'corrected', 6.5, 'system'))
  await settle(workspace)
  assert.deepEqual([await afterwardsOf(workspace, 'reopened'), await afterwardsOf(workspace, 'escaped')], [{}, {}])
  // Nothing arrives any more; a week is over.
  clock.pass(MICROS.d)
  await settle(workspace)
  const [week, ended] = [at(8), at(7.99)]
  const reopened = {
    ...{ good: [0, week], back: [1, week], late: [0, week], 'of a case': [1, week] },
    ...{ untold: [0, ended], never: [1, ended] },
  }
  assert.deepEqual(await afterwardsOf(workspace, 'reopened'), reopened)
  // What a rule accepted, and a person corrected, escaped nobody.
  const escaped = {
    ...{ good: [0, week], back: [1, week], late: [0, week], 'of a case': [1, week] },
    ...{ untold: [0, ended], mended: [1, week] },
  }
  assert.deepEqual(await afterwardsOf(workspace, 'escaped'), escaped)
  // What happens later alters figures, and no row.
  clock.pass(3 * MICROS.d)
  await send(workspace, said('late', 'reopened', 10), said('good', 'rejected', 10))
  await settle(workspace)
  assert.deepEqual(await afterwardsOf(workspace, 'reopened'), reopened)
  assert.deepEqual(await afterwardsOf(workspace, 'escaped'), escaped)
})

test('of history that is brought in at once counts what was in the week after it was accepted', async () => {
  const workspace = await engines.workspace()
  const said = (id: string, kind: string, at: string) => ({
    ...{ type: 'verdict', verdict: kind, run: id, kind, by: { kind: 'system' } },
    at: `2026-03-${at}Z`,
  })
  await send(
    workspace,
    ...['soon', 'late'].flatMap((id) => [{ ...run, run: id }, said(id, 'accepted', '10T09:00:00')]),
    said('soon', 'reopened', '17T09:00:00'),
    said('late', 'reopened', '17T09:00:01'),
  )
  await settle(workspace)
  const expected = { soon: [1, '2026-03-18T09:00:00.000Z'], late: [0, '2026-03-18T09:00:00.000Z'] }
  assert.deepEqual(await afterwardsOf(workspace, 'reopened'), expected)
  assert.deepEqual(await afterwardsOf(workspace, 'escaped'), expected)
})

test('runs of a test or of no workflow are not counted', async () => {
  const workspace = await engines.workspace()
  await send(workspace, { ...run, mode: 'test' }, { ...run, run: 'lost', workflow: undefined })
  await settle(workspace)
  assert.deepEqual(await countedOf(workspace), [])
})

/** The store as it is for a process that dies before or after what it is told to compute. */
const dying = (evidence: Evidence, when: 'before' | 'after'): Evidence => ({
  ...evidence,
  async administer(sql, params) {
    const isCounting = sql.includes('INTO counted')
    if (!isCounting || when === 'after') await evidence.administer(sql, params)
    if (isCounting) throw new Error('killed')
  },
})

// What was rejected a day after it was accepted was neither accepted nor opened again: counted before that, it was accepted.
for (const when of ['before', 'after'] as const)
  test(`killed ${when} the rows are there, a run is counted once all the same, at the place where it was to be`, async () => {
    const { evidence } = engines
    const workspace = await engines.workspace()
    await send(workspace, run, verdict('accepted', '2026-03-10T09:00:00Z'))
    await assert.rejects(settle(workspace, dying(evidence, when)), /killed/)
    // What comes meanwhile is counted after it.
    await send(workspace, { ...run, run: 'next' }, verdict('rejected', '2026-03-11T09:00:00Z'))
    await settle(workspace)
    const rows = (await countedOf(workspace)) as string[][]
    assert.deepEqual(rows.map(([measure, run]) => `${run} ${measure}`).sort(), [
      'next duration',
      'next status',
      'r duration',
      'r escaped',
      'r outcome',
      ...(when === 'after' ? ['r reopened'] : []),
      'r status',
    ])
  })

test('of more runs than are counted at once each is counted, once', async () => {
  const { evidence } = engines
  const workspace = await engines.workspace()
  const many = 10_001
  await send(workspace, ...Array.from({ length: many }, (_, number) => ({ ...run, run: `r${number}` })))
  await settle(workspace)
  const rows = await evidence.ask<{ n: string; runs: string }>(
    workspace,
    question(
      'counted-ends',
      `SELECT count() AS n, uniqExact(run) AS runs FROM counted WHERE workspace = {workspace:String} AND measure = 'status'`,
    ),
  )
  assert.deepEqual(rows, [{ n: String(many), runs: String(many) }])
})
