import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { createRandom } from '../../statistics/random.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { createMasker } from '../receive/mask.ts'
import { createPipe } from '../receive/pipe.ts'
import { askRun } from './detail.ts'
import { askFigures } from './figures.ts'
import { follow as followLines, type WorkspaceRules } from './follow.ts'
import { readingsOf } from './plan-readings.ts'
import { noteReadingAgain, readSomeAgain } from './read-again.ts'

let engines: Engines
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

/** What arrived is followed, and runs that were made by other rules are made again. */
async function follow(
  { state, evidence }: Pick<Engines, 'state' | 'evidence'>,
  workspace: string,
  rules: WorkspaceRules,
): Promise<void> {
  await noteReadingAgain({ state, evidence }, workspace, rules, engines.clock.now())
  await followLines({ state, evidence }, workspace, rules)
  for (let isMore = true; isMore; ) isMore = await readSomeAgain({ state, evidence }, workspace, rules)
}

function rulesWith(reading: string): WorkspaceRules {
  const read = readPlan(`plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations: { shop: { name: Shop, writes: true } }
workflows:
  refunds:
    name: Refunds
    risk: high
    owner: ana
    actions:
      refund:
        boundary: L4
        integration: shop
        writes: true
        read_back: { how: http, url: "https://shop.example.com/{record}", fields: [amount, reason] }
${reading}`)
  assert.equal(read.kind, 'ok', JSON.stringify(read))
  return { zone: 'UTC', currency: 'USD', ...(read.kind === 'ok' ? { readings: readingsOf(read.plan) } : {}) }
}

const none = rulesWith('')
const all = rulesWith(`    reading:
      case: /attributes/ticket.id
      case_type: { at: /output/queue, step: load* }
      steps:
        - { step: Issue_*, action: refund, record: /output/refund/id }
        - { step: judge, is: decision }
`)
const other = rulesWith(`    reading:
      case: { at: /input/ticket }
      steps:
        - { step: issue_refund, is: tool }
        - { step: load ticket, is: write, record: /input/ticket, fields: { queue: /output/queue } }
`)
const later = rulesWith(`    reading: { from: 2026-03-10, case: /attributes/ticket.id }
`)

type Line = Record<string, unknown>

/** Three runs of an automation that knows nothing of writes, and of cases once, and otherwise than its plan. */
function lines(run: number): Line[] {
  const started = `2026-03-${String(8 + run).padStart(2, '0')}T08:00:00Z`
  const step = (id: string, more: Line) => ({
    type: 'step',
    run: `r${run}`,
    step: id,
    parent: '1',
    kind: 'tool',
    started,
    ...more,
  })
  return [
    { type: 'run', run: `r${run}`, part: 'service', workflow: 'refunds', ...(run === 1 ? { case: 'sent' } : {}) },
    step('1', { parent: undefined, kind: 'other', name: 'agent', status: 'ok' }),
    step('2', {
      name: 'load ticket',
      input: JSON.stringify({ ticket: 70 + run }),
      output: JSON.stringify({ queue: run % 2 === 0 ? 'late' : 'broken' }),
      attributes: { 'ticket.id': `T-${run}` },
    }),
    step('3', { name: 'judge', kind: 'other' }),
    step('4', {
      name: 'issue_refund',
      ended: started,
      input: JSON.stringify({ amount: 12.5, reason: 'late', note: 'x' }),
      output: JSON.stringify({ refund: { id: `R-${run}` } }),
      ...(run === 2 ? { status: 'error' } : {}),
    }),
    {
      type: 'verdict',
      verdict: 'v',
      case: `T-${run}`,
      kind: 'accepted',
      by: { kind: 'person', id: 'ana' },
      at: started,
    },
  ]
}

const masker = createMasker(Buffer.alloc(32, 7))
const send = (evidence: Evidence, workspace: string, some: readonly Line[]) =>
  createPipe(evidence).receiveTexts(
    workspace,
    masker,
    some.map((one) => JSON.stringify(one)),
  )

/** All that is known of the three runs. */
async function standing(workspace: string) {
  const { evidence } = engines
  const runs = await Promise.all([0, 1, 2].map((run) => askRun(evidence, workspace, `r${run}`)))
  const figures = await askFigures(evidence, workspace, 'UTC', { by: 'case_type' })
  return {
    figures,
    runs: runs.map(({ run, steps, writes }) => ({
      ...{ case: run.case, case_type: run.case_type, outcome: run.outcome, writes: run.writes, tools: run.tool_calls },
      steps: steps.map(({ step, kind, action, integration }) => [step, kind, action, integration]),
      claimed: writes.map(({ step, integration, record, fields }) => [step, integration, record, fields]),
    })),
  }
}

test('what is sent without a case and without writes has both by the rules of its plan', async () => {
  const { state, evidence } = engines
  const workspace = await engines.workspace()
  await send(evidence, workspace, [0, 1, 2].flatMap(lines))
  await follow({ state, evidence }, workspace, all)
  const { runs } = await standing(workspace)
  const fields = { amount: 12.5, reason: 'late' }
  assert.deepEqual(
    runs.map((one) => [one.case, one.case_type, one.outcome, one.writes, one.tools, one.claimed]),
    [0, 1, 2].map((run) => [
      ...[`T-${run}`, run % 2 === 0 ? 'late' : 'broken', 'accepted', 1, 2],
      // What failed claims nothing.
      run === 2 ? [] : [['4', 'shop', `R-${run}`, fields]],
    ]),
  )
  assert.deepEqual(runs[0]?.steps, [
    ['1', 'other', undefined, undefined],
    ['2', 'tool', undefined, undefined],
    ['3', 'decision', undefined, undefined],
    ['4', 'write', 'refund', 'shop'],
  ])
  const { steps } = await askRun(evidence, workspace, 'r0')
  assert.deepEqual([steps[2]?.told_kind, steps[3]?.told_kind], ['other', 'tool'], 'what it was told as is not lost')
})

test('whatever rules there were before, and in whatever order it came, it ends as by the last rules alone', async () => {
  const { state, evidence } = engines
  const alone = new Map<WorkspaceRules, unknown>()
  for (const rules of [none, all, other, later]) {
    const workspace = await engines.workspace()
    await send(evidence, workspace, [0, 1, 2].flatMap(lines))
    await follow({ state, evidence }, workspace, rules)
    alone.set(rules, await standing(workspace))
  }
  assert.equal(new Set([...alone.values()].map((one) => JSON.stringify(one))).size, 4, 'each finds something else')
  const random = createRandom(5)
  for (let round = 0; round < 6; round++) {
    const workspace = await engines.workspace()
    const told = [0, 1, 2].flatMap(lines)
    // All of it in some order, some of it twice.
    const order = [...told, ...told.filter(() => random.below(3) === 0)]
      .map((line) => ({ line, at: random.below(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ line }) => line)
    const rules = [none, all, other, later]
    let last = none
    for (let first = 0; first < order.length; first += 6) {
      await send(evidence, workspace, order.slice(first, first + 6))
      last = rules[random.below(rules.length)] ?? none
      await follow({ state, evidence }, workspace, last)
    }
    // Nothing new comes, and the wait for roots is over.
    engines.clock.pass(120e6)
    await follow({ state, evidence }, workspace, last)
    assert.deepEqual(await standing(workspace), alone.get(last), `round ${round}`)
  }
})

test('killed at any insert, what the rules find is there afterwards, and is gone with them', async () => {
  const { state, evidence } = engines
  for (let insert = 1; insert <= 9; insert++) {
    const workspace = await engines.workspace()
    let inserts = 0
    const dying: Evidence = {
      ...evidence,
      append: async (table, rows) => {
        if (rows.length > 0 && ++inserts === insert) throw new Error('killed')
        return await evidence.append(table, rows)
      },
    }
    await send(evidence, workspace, [0, 1, 2].flatMap(lines))
    const died = await follow({ state, evidence: dying }, workspace, all).catch((error: Error) => error.message)
    assert.ok(died === undefined || died === 'killed', String(died))
    inserts = -100
    await follow({ state, evidence }, workspace, all)
    assert.equal((await standing(workspace)).runs[0]?.claimed.length, 1, `killed at insert ${insert}`)
    inserts = 0
    await follow({ state, evidence: dying }, workspace, none).catch(() => undefined)
    await follow({ state, evidence }, workspace, none)
    const { runs } = await standing(workspace)
    assert.deepEqual(
      runs.map((one) => [one.case, one.writes, one.claimed.length]),
      [undefined, 'sent', undefined].map((sent) => [sent, 0, 0]),
      `killed at insert ${insert} of withdrawing`,
    )
  }
})

test('in a text that is very long no rule finds anything; beside it all goes on', async () => {
  const { state, evidence } = engines
  const workspace = await engines.workspace()
  const [run, root, load, judge, refund] = lines(0)
  const long = { ...refund, output: JSON.stringify({ refund: { id: 'R-0' }, note: 'x'.repeat(70_000) }) }
  await send(evidence, workspace, [run, root, load, judge, long] as Line[])
  // More steps than are written at a time.
  const more = Array.from({ length: 450 }, (_, n) => ({ ...judge, step: `j${n}` }))
  await send(evidence, workspace, more)
  await follow({ state, evidence }, workspace, all)
  const { run: told, steps, writes } = await askRun(evidence, workspace, 'r0')
  assert.deepEqual([told.case, told.case_type, told.writes, writes], ['T-0', 'late', 1, []])
  assert.equal(steps.filter(({ kind }) => kind === 'decision').length, 451)
})

test('nobody sends what only rules of a plan say', async () => {
  const { evidence } = engines
  const workspace = await engines.workspace()
  const { refused } = await send(evidence, workspace, [
    { type: 'run', run: 'r', part: 'by the plan', case: 'mine' },
    { type: 'write', run: 'r', step: '1', write: 'by the plan', integration: 'shop' },
  ])
  assert.match(refused[0]?.reason ?? '', /part.*is what rules of the plan find/)
  assert.match(refused[1]?.reason ?? '', /write.*is what rules of the plan find/)
})
