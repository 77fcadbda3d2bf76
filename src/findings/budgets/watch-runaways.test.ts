import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { everyFinding } from '../../../test/year/lists.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { inLanguage } from '../../base/say.ts'
import { formatTime, MICROS, type Micros, parseTime } from '../../base/time.ts'
import { askAgain } from '../../decisions/ask-again.ts'
import { settleAll } from '../../jobs.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { localPrincipal } from '../../server/local.ts'
import { readSettings } from '../../settings.ts'
import { historyOf } from '../history.ts'
import { linesOf } from './runaway.ts'
import { hasGoneOn, watchRunaways } from './watch-runaways.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows: { desk: { name: Desk, risk: medium, owner: ana } }
`

test('what is far outside is five times what is usual, but never little, and unknown of few', () => {
  const usual = { runs: 300, steps: 4, priced: 300, cost: 0.5 }
  assert.deepEqual(linesOf(usual), { steps: 50, cost: 2.5 })
  assert.deepEqual(linesOf({ ...usual, steps: 30, cost: 0.01 }), { steps: 150, cost: 1 })
  assert.deepEqual(linesOf({ ...usual, priced: 199 }), { steps: 50, cost: null })
  assert.deepEqual(linesOf({ ...usual, runs: 199, priced: 0 }), { steps: null, cost: null })
  assert.deepEqual(linesOf(undefined), { steps: null, cost: null })
})

test('a run has gone on where it is new or has more than it had', () => {
  const known = [{ run: 'a', calls: 20 }]
  assert.equal(hasGoneOn(known, known, ['calls']), false)
  assert.equal(hasGoneOn([], known, ['calls']), false)
  assert.equal(hasGoneOn([{ run: 'a', calls: 21 }], known, ['calls']), true)
  assert.equal(hasGoneOn([...known, { run: 'b', calls: 20 }], known, ['calls']), true)
})

describe('runs that run away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-runaways-'))
  const clock = settableClock()
  let app: App
  let workspace: string

  before(async () => {
    clock.set(parseTime('2026-06-15T10:00Z')?.micros ?? 0)
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    workspace = (await localPrincipal(app)).defaultWorkspace ?? ''
    await apply(plan)
    const usual = Array.from({ length: 250 }, (_, n) => finished(`u${n}`, clock.now() - (2 + (n % 40)) * MICROS.d))
    await send(usual.flat())
    await pass()
    assert.deepEqual(await found(), [])
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const apply = async (source: string) => {
    const read = readPlan(source)
    assert.ok(read.kind === 'ok')
    await applyPlan(app.state, workspace, { plan: read.plan, source, by: 'local:test', now: clock.now() })
  }
  const begun = (run: string, at: Micros, more: object = {}) => ({
    ...{
      type: 'run',
      run,
      workflow: 'desk',
      case_type: 'refund',
      release: 'one',
      started: formatTime(at),
      status: 'running',
    },
    ...more,
  })
  const step = (run: string, n: number, more: object) => ({ type: 'step', run, step: `${n}`, ...more })
  const tool = (run: string, n: number, name = 'look') => step(run, n, { kind: 'tool', name })
  const model = (run: string, n: number, amount: string) =>
    step(run, n, { kind: 'model', name: 'm', cost: { amount, currency: 'EUR', basis: 'reported' } })
  const finished = (run: string, at: Micros) => [
    begun(run, at, { status: 'ok', ended: formatTime(at + MICROS.m) }),
    ...[tool(run, 0), tool(run, 1), model(run, 2, '0.10')],
  ]
  const send = async (lines: readonly object[]) => {
    const texts = lines.map((line) => JSON.stringify(line))
    const { refused } = await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)
    assert.deepEqual(refused, [])
  }
  /** What a server does every few seconds. */
  const pass = () => settleAll(app)
  const found = async (prefix = '') =>
    (await everyFinding(app.state.db, workspace)).filter(({ key }) => key.startsWith(prefix))
  const kindsOf = async (key: string) => {
    const all = (await found(key)).toSorted((a, b) => a.first_seen - b.first_seen)
    const of = await Promise.all(all.map(({ id }) => historyOf(app.state.db, workspace, id)))
    return of.map((events) => events.map(({ kind }) => kind).filter((kind) => kind !== 'seen'))
  }
  const owed = async () =>
    (await app.state.db.selectFrom('notice').select(['kind']).where('workspace_id', '=', workspace).execute()).map(
      ({ kind }) => kind,
    )

  test('a loop is found by one pass while its run goes on, told once, and asked again says the same', async () => {
    await send([begun('going', clock.now()), ...Array.from({ length: 19 }, (_, n) => tool('going', n))])
    await pass()
    assert.deepEqual(await found(), [])
    await send([tool('going', 19)])
    await pass()
    const [loop] = await found()
    assert.deepEqual([loop?.key, loop?.state], ['loop:desk:look:one', 'open'])
    assert.match(inLanguage(loop?.evidence.said ?? ''), /^look was called \d+ times in \d+ runs, 20 of them in one run/)
    assert.ok(loop)
    const again = await askAgain(app, workspace, loop, clock.now())
    assert.deepEqual([again?.same, Object.values(again?.changed ?? {})], [true, [0, 0, 0]])
    // It goes on, and another of its kind begins: one finding, one notice.
    clock.set(clock.now() + MICROS.m)
    await send([
      tool('going', 20),
      begun('other', clock.now()),
      ...Array.from({ length: 30 }, (_, n) => tool('other', n)),
    ])
    await pass()
    assert.equal((await found()).length, 1)
    assert.match(inLanguage((await found())[0]?.evidence.said ?? ''), /51 of them in 2 runs alone \(30, 21\)/)
    assert.deepEqual(await owed(), ['finding.opened'])
  })

  test('lines that come again or late say nothing, and after a quiet day it is over and told', async () => {
    const before = (await found())[0]?.last_seen
    clock.set(clock.now() + MICROS.h)
    await send([
      tool('going', 3),
      { type: 'verdict', verdict: 'v', run: 'going', kind: 'rejected', by: { kind: 'person' } },
    ])
    await pass()
    assert.equal((await found())[0]?.last_seen, before)
    clock.set((before ?? 0) + MICROS.d - 1)
    await watchRunaways(app, workspace, { asOf: clock.now(), now: clock.now() })
    assert.equal((await found())[0]?.state, 'open')
    // Nothing ran since: that shows nothing.
    clock.set((before ?? 0) + 3 * MICROS.d)
    await pass()
    assert.equal((await found())[0]?.state, 'open')
    await send(finished('calm', clock.now() - MICROS.h))
    await pass()
    assert.deepEqual(await kindsOf('loop:'), [['opened', 'over']])
    assert.deepEqual(await owed(), ['finding.opened', 'finding.over'])
    // What is known by then opens nothing again, neither by a late line nor by a new version of the plan.
    await send([tool('going', 4)])
    await apply(`${plan}masking: { names: [Keller] }\n`)
    await pass()
    assert.deepEqual(await kindsOf('loop:'), [['opened', 'over']])
    clock.set(clock.now() + MICROS.m)
    await send([tool('going', 21)])
    await pass()
    assert.deepEqual(await kindsOf('loop:'), [['opened', 'over'], ['opened']])
  })

  test('a run far outside of its kind is found by what it costs so far, and by its steps', async () => {
    await send([begun('dear', clock.now()), model('dear', 0, '0.90')])
    await pass()
    assert.deepEqual(await found('runaway:'), [])
    await send([model('dear', 1, '0.90')])
    await pass()
    const [dear] = await found('runaway:')
    assert.deepEqual([dear?.key, dear?.dimension, dear?.severity], ['runaway:desk:refund', 'cost', 'high'])
    assert.equal(
      inLanguage(dear?.detail ?? ''),
      'Run dear cost at least €1.80; 99 of 100 runs of its kind cost €0.10 or less. One run was so in 30 days. Kind of case: refund.',
    )
    assert.ok(dear)
    assert.equal((await askAgain(app, workspace, dear, clock.now()))?.same, true)
    // Of another kind nobody knows what is usual.
    await send([begun('odd', clock.now(), { case_type: 'other' }), model('odd', 0, '50')])
    // Each tool is called less often than in a loop.
    await send([begun('long', clock.now()), ...Array.from({ length: 60 }, (_, n) => tool('long', n, `t${n % 6}`))])
    await pass()
    assert.equal((await found('runaway:')).length, 1)
    assert.match(inLanguage((await found('runaway:'))[0]?.detail ?? ''), /2 runs were so/)
  })

  test('a loop that costs much is told as the loop that it is', async () => {
    clock.set(clock.now() + 2 * MICROS.d)
    await send(finished('calm again', clock.now() - MICROS.h))
    await pass()
    assert.deepEqual(
      (await found()).map(({ state }) => state).filter((state) => state !== 'resolved'),
      [],
    )
    const run = [
      begun('both', clock.now()),
      model('both', 99, '9'),
      ...Array.from({ length: 60 }, (_, n) => tool('both', n)),
    ]
    await send(run)
    await pass()
    const open = (await found()).filter(({ state }) => state !== 'resolved')
    assert.deepEqual(
      open.map(({ key }) => key),
      ['loop:desk:look:one'],
    )
  })

  test('of many that go round the latest are named and all are counted', async () => {
    const many = Array.from({ length: 60 }, (_, n) => `many ${String(n).padStart(2, '0')}`)
    await send(
      many.flatMap((run, n) => [
        begun(run, clock.now() - (60 - n) * MICROS.m, { release: 'two' }),
        ...Array.from({ length: 20 + (n % 3) }, (_, call) => tool(run, call, 'list')),
      ]),
    )
    await pass()
    const [loop] = await found('loop:desk:list:two')
    const answer = loop?.evidence.answer as { looped?: number; worst: { run: string }[] } | undefined
    assert.deepEqual([answer?.looped, answer?.worst.length], [60, 50])
    assert.deepEqual(answer?.worst.map(({ run }) => run).sort(), many.slice(10))
    assert.equal(
      inLanguage(loop?.evidence.said ?? ''),
      'list was called 1260 times in 60 runs, 1260 of them in 60 runs alone (22, 22, 22, 22, 22, 22, 22, 22, 22, 22, …).',
    )
  })

  test('cut off anywhere, the next pass finds it, once', async () => {
    clock.set(clock.now() + 2 * MICROS.d)
    await watchRunaways(app, workspace, { asOf: clock.now(), now: clock.now() })
    await send([begun('cut', clock.now()), ...Array.from({ length: 22 }, (_, n) => tool('cut', n, 'ask'))])
    await app.settle(workspace)
    const moments = { asOf: clock.now(), now: clock.now() }
    // Before it could record anything, and with another process beside it.
    const cutOff = { ...app.state, transaction: () => Promise.reject(new Error('killed')) }
    await assert.rejects(watchRunaways({ ...app, state: cutOff as App['state'] }, workspace, moments), /killed/)
    assert.deepEqual(await found('loop:desk:ask'), [])
    await Promise.all([watchRunaways(app, workspace, moments), watchRunaways(app, workspace, moments)])
    assert.equal((await found('loop:desk:ask')).length, 1)
    assert.equal((await owed()).filter((kind) => kind === 'finding.opened').length, 6)
  })
})
