import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { makePlace, settableClock } from '../../../../test/engines/engines.ts'
import {
  makeChange,
  makeExecution,
  makeScenario,
  ORGANIZATION,
  type PlayedMake,
  playMake,
} from '../../../../test/engines/make.ts'
import { type App, openApp } from '../../../app.ts'
import { newId } from '../../../base/ids.ts'
import { createLog } from '../../../base/log.ts'
import { inLanguage } from '../../../base/say.ts'
import { MICROS } from '../../../base/time.ts'
import { listStops } from '../../../plan/stops.ts'
import { readSettings } from '../../../settings.ts'
import { question } from '../../../store/evidence/question.ts'
import { addConnector, type Connector, endConnector, getConnector, openPlatform } from './connector.ts'
import { readMakeUrl } from './make.ts'
import { pauseWorkflow } from './pause.ts'
import { readConnector } from './read.ts'
import { standingOf } from './standing.ts'
import { listWorkflows } from './workflows.ts'

const TOKEN = '12345678-12ef-4cde-8f12-1234567890ab'

test('the address of a zone is read from what people paste', () => {
  const addresses: [given: string, read: string][] = [
    ['https://eu1.make.com', 'https://eu1.make.com'],
    [' https://eu2.make.com/ ', 'https://eu2.make.com'],
    ['https://eu1.make.com/27/scenarios/418339/edit', 'https://eu1.make.com/27'],
    ['https://us1.make.com/organization/21/dashboard?tab=a', 'https://us1.make.com/organization/21'],
    ['https://eu1.make.com/api/v2/scenarios', 'https://eu1.make.com'],
    ['https://development.make.cloud/organizations/5', 'https://development.make.cloud/organization/5'],
  ]
  for (const [given, read] of addresses) assert.equal(readMakeUrl(given), read, given)
  const says = (given: string, expected: RegExp) =>
    assert.throws(
      () => readMakeUrl(given),
      (error: Error & { said: string }) => expected.test(inLanguage(error.said)),
    )
  says('eu1.make.com', /is no address of a Make/)
  says('https://www.make.com/en/login', /is the home page of Make. Give the address of your zone/)
  says('https://ana:secret@eu1.make.com', /holds a user or a password/)
})

/** A Make that is played over real HTTP, read into the real stores. */
describe('Make, read on a schedule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-make-'))
  const clock = settableClock()
  const played: PlayedMake[] = []
  let app: App
  let undo: () => Promise<void>

  before(async () => {
    const place = await makePlace(folder)
    undo = place.close
    const settings = { ...place.settings, AFTERCARE_CONNECTOR_RATE: '1000' }
    app = await openApp(readSettings(settings), clock, createLog('silent'))
  })
  after(async () => {
    await app.close()
    for (const one of played) await one.close()
    await undo()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(): Promise<PlayedMake> {
    const make = await playMake(TOKEN)
    played.push(make)
    return make
  }
  async function newWorkspace(): Promise<string> {
    const id = newId()
    const row = { id, name: id, time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(row).execute()
    return id
  }
  const add = async (workspace: string, make: PlayedMake, at = ''): Promise<Connector> =>
    (
      await addConnector(app.connectors, workspace, {
        ...{ kind: 'make', url: `${make.url}${at}`, credential: TOKEN, by: 'local:ana' },
      })
    ).connector
  const read = async (workspace: string, { id }: Connector) => {
    await readConnector(app.connectors, workspace, id, { until: clock.now() + MICROS.h })
    return await getConnector(app.state.db, workspace, id)
  }
  type Run = { run: string; workflow: string; status: string; mode: string; case: string; cost_unknown: boolean }
  const runs = async (workspace: string) => {
    await app.settle(workspace)
    return await app.evidence.ask<Run>(workspace, allRuns, {})
  }
  const steps = async (workspace: string) =>
    await app.evidence.ask<{ run: string; step: string; name: string; status: string; type: string; message: string }>(
      workspace,
      allSteps,
      {},
    )
  /** So long before now, as Make writes it. */
  const ago = (micros: number) => new Date((clock.now() - micros) / 1000).toISOString()
  const execution = (make: PlayedMake, scenario: number, n: number, began: string, more = {}) => {
    const row = makeExecution(scenario, n, began, more)
    make.logs.set(scenario, [...(make.logs.get(scenario) ?? []).filter(({ id }) => id !== row.id), row])
    return row.id
  }
  const pagesOf = (make: PlayedMake) => make.asked.filter((one) => one.includes('/logs?'))

  test('the history of every scenario once, newest first and in pages that Make bounds; what is no execution is no run', async () => {
    const make = await start()
    make.most = 20
    make.scenarios.set(7, makeScenario(7, 'Invoice intake'))
    make.scenarios.set(8, makeScenario(8, 'Lead routing', { isActive: false, islinked: false }))
    make.scenarios.set(9, makeScenario(9, 'Never ran'))
    for (let n = 0; n < 105; n++) execution(make, 7, n, ago(MICROS.d + n * MICROS.h))
    // Several began within a millisecond, over the end of a page.
    const oldest = ago(40 * MICROS.d)
    for (let n = 200; n < 230; n++) execution(make, 7, n, oldest)
    for (let n = 0; n < 3; n++) execution(make, 8, n, ago(20 * MICROS.d + n * MICROS.h))
    // A page of changes alone, and a line that only says that one began.
    const changes = Array.from({ length: 25 }, (_, n) => makeChange(7, n, ago(n * MICROS.m)))
    const begun = { ...makeExecution(7, 999, ago(MICROS.m)), eventType: 'EXECUTION_START', status: undefined }
    make.logs.set(7, [...(make.logs.get(7) ?? []), ...changes, begun])
    const workspace = await newWorkspace()
    const connector = await add(workspace, make)
    const first = await read(workspace, connector)
    assert.equal(first.last_problem, null)
    const found = await runs(workspace)
    assert.deepEqual(
      Object.fromEntries(
        Map.groupBy(found, ({ workflow }) => workflow)
          .entries()
          .map(([name, { length }]) => [name, length]),
      ),
      { 'Invoice intake': 135, 'Lead routing': 3 },
    )
    const { state, sentence } = standingOf(first, 'UTC')
    assert.deepEqual(
      [state, /History goes back to .*, which is all that was kept there/.test(inLanguage(sentence))],
      ['read', true],
    )
    assert.equal(first.history_from, Date.parse(oldest) * 1000)

    // Read again, only live lists are asked for, the others not yet, and nothing is told anew.
    make.asked.length = 0
    clock.pass(MICROS.m)
    await read(workspace, first)
    assert.deepEqual(
      // Down to the first execution beneath the changes.
      pagesOf(make).map((one) => one.split('?')[0]),
      ['GET /scenarios/7/logs', 'GET /scenarios/7/logs', 'GET /scenarios/9/logs'],
    )
    assert.deepEqual(await runs(workspace), found)
    clock.pass(11 * MICROS.m)
    make.asked.length = 0
    await read(workspace, first)
    assert.ok(pagesOf(make).some((one) => one.startsWith('GET /scenarios/8/logs')))
    assert.deepEqual(
      (await listWorkflows(app.state.db, workspace, connector.id)).map(({ name, is_live }) => [name, is_live]),
      [
        ['Invoice intake', true],
        ['Lead routing', false],
        ['Never ran', true],
      ],
    )
  })

  test('a warning is a run that did its work with an error in it; what Make does not say is said to be unsaid; the cost is unknown, never zero', async () => {
    const make = await start()
    make.scenarios.set(7, makeScenario(7, 'Invoice intake'))
    const ok = execution(make, 7, 1, ago(4 * MICROS.h))
    const warned = execution(make, 7, 2, ago(3 * MICROS.h), { status: 2 })
    const failed = execution(make, 7, 3, ago(2 * MICROS.h), {
      status: 3,
      error: { name: 'RateLimitError', message: 'Too many', causeModule: { name: 'Create a row', appName: 'sheets' } },
    })
    const untold = execution(make, 7, 4, ago(MICROS.h), { status: 2, type: 'manual', duration: undefined })
    make.details.set(warned, {
      status: 'WARNING',
      error: { name: 'DataError', message: 'Missing value', causeModule: { name: 'Parse JSON', appName: 'json' } },
    })
    const workspace = await newWorkspace()
    await read(workspace, await add(workspace, make))
    const found = new Map((await runs(workspace)).map((one) => [one.run.split(':').at(-1), one]))
    const told = (id: string) => [found.get(id)?.status, found.get(id)?.mode, found.get(id)?.cost_unknown]
    assert.deepEqual([ok, warned, failed, untold].map(told), [
      ['ok', 'live', true],
      ['ok', 'live', true],
      ['error', 'live', true],
      ['ok', 'test', true],
    ])
    const causes = (await steps(workspace)).filter(({ step }) => step.endsWith(':cause'))
    assert.deepEqual(
      causes.map(({ run, name, status, type, message }) => [run.split(':').at(-1), name, status, type, message]).sort(),
      [
        [warned, 'Parse JSON', 'error', 'DataError', 'Missing value'],
        [failed, 'Create a row', 'error', 'RateLimitError', 'Too many'],
        [untold, 'not said by Make', 'error', 'warning', 'not said by Make'],
      ].sort(),
    )
    // It was asked for where the log did not say it, and once.
    assert.deepEqual(
      make.asked.filter((one) => one.includes('/executions/')).sort(),
      [`GET /scenarios/7/executions/${untold}`, `GET /scenarios/7/executions/${warned}`].sort(),
    )
  })

  test('one that ended long after others that began later is found where it began; one that has not ended is asked for until it has', async () => {
    const make = await start()
    make.scenarios.set(7, makeScenario(7, 'Slow one'))
    execution(make, 7, 1, ago(30 * MICROS.m))
    const pending = execution(make, 7, 2, ago(5 * MICROS.m), { status: 0, duration: 0 })
    const workspace = await newWorkspace()
    const connector = await add(workspace, make)
    const first = await read(workspace, connector)
    assert.equal(Object.keys(first.cursor.open).length, 1)
    assert.deepEqual((await runs(workspace)).map(({ status }) => status).sort(), ['ok', 'running'])
    execution(make, 7, 3, ago(35 * MICROS.m), { duration: 34 * 60_000 })
    clock.pass(MICROS.m)
    await read(workspace, connector)
    assert.equal((await runs(workspace)).length, 3)
    execution(make, 7, 2, ago(6 * MICROS.m), { status: 3 })
    clock.pass(MICROS.m)
    const last = await read(workspace, connector)
    const found = await runs(workspace)
    assert.deepEqual([found.length, found.find(({ run }) => run.endsWith(pending))?.status], [3, 'error'])
    assert.deepEqual(last.cursor.open, {})
    // What was told as it is, is told once, however often its list is looked at.
    const before = await told(workspace)
    for (let minute = 0; minute < 5; minute++) {
      clock.pass(MICROS.m)
      await read(workspace, connector)
    }
    assert.deepEqual(await told(workspace), before)
  })
  const told = async (workspace: string) => await app.evidence.ask(workspace, everyLine, {})

  test('an execution that waits to be mended hangs on its run; tried again it is a run of its own for the same case; mended, it is said to be', async () => {
    const make = await start()
    make.scenarios.set(7, makeScenario(7, 'Invoice intake'))
    const id = execution(make, 7, 1, ago(2 * MICROS.h), { status: 2 })
    const dashed = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    const dlq = {
      ...{ id: 'a07e16f2ad134bf49cf83a00aa95c0a5', scenarioId: 7, reason: 'IP address is not valid.', size: 21 },
      ...{ created: ago(2 * MICROS.h), resolved: false, retry: true, attempts: 1, executionId: dashed },
    }
    make.incomplete.set(dlq.id, dlq)
    const retry = makeExecution(7, 50, ago(MICROS.h), { status: 3, type: 'manual', eventType: undefined })
    make.retries.set(dlq.id, [retry])
    const workspace = await newWorkspace()
    const connector = await add(workspace, make)
    await read(workspace, connector)
    const waits = async () =>
      (await steps(workspace))
        .filter(({ name }) => name === 'incomplete execution')
        .map(({ run, status, message }) => [run.endsWith(id), status, message])
    assert.deepEqual(await waits(), [[true, 'error', 'IP address is not valid.']])
    const found = await runs(workspace)
    assert.deepEqual(
      found.map(({ run, status, workflow }) => [run.split(':').at(-1), status, workflow]).sort(),
      [
        [id, 'ok', 'Invoice intake'],
        [retry.id, 'error', 'Invoice intake'],
      ].sort(),
    )
    assert.deepEqual(new Set(found.map((one) => one.case)).size, 1)
    const said = async () => {
      const one = await getConnector(app.state.db, workspace, connector.id)
      return inLanguage(standingOf(one, 'UTC').sentence)
    }
    assert.match(await said(), /1 run waits there for a person\.$/)
    // Nothing changed: it is listed, and no more is asked.
    make.asked.length = 0
    clock.pass(MICROS.m)
    await read(workspace, connector)
    assert.deepEqual(
      make.asked.filter((one) => one.includes('/dlqs/')),
      [],
    )
    make.incomplete.set(dlq.id, { ...dlq, resolved: true, attempts: 2 })
    clock.pass(MICROS.m)
    const mended = await read(workspace, connector)
    assert.deepEqual(
      (await waits()).map(([, status]) => status),
      ['ok'],
    )
    assert.equal(Object.keys(mended.cursor.beside).length, 1)
    assert.match(await said(), /which is all that was kept there\.$/)
    // A token that may not ask for them reads the rest.
    make.scopes = make.scopes.filter((scope) => scope !== 'dlqs:read')
    clock.pass(MICROS.m)
    assert.equal((await read(workspace, connector)).last_problem, null)
  })

  test('what Make refuses is one sentence; a limit is kept to; a token that was revoked is said, and found again where it was', async () => {
    const make = await start()
    make.scenarios.set(7, makeScenario(7, 'Invoice intake'))
    for (let n = 0; n < 130; n++) execution(make, 7, n, ago(MICROS.d + n * MICROS.h))
    const workspace = await newWorkspace()
    const given = { kind: 'make' as const, url: make.url, by: 'local:ana' }
    const refuses = (credential: string, says: RegExp) =>
      assert.rejects(
        addConnector(app.connectors, workspace, { ...given, credential }),
        (error: Error & { said: string }) =>
          says.test(inLanguage(error.said)) && !inLanguage(error.said).includes(TOKEN),
      )
    await refuses('', /Copy it anew from Make, Profile, API access/)
    await refuses('87654321-12ef-4cde-8f12-1234567890ab', /does not accept the API token/)
    make.scopes = ['organizations:read']
    await refuses(TOKEN, /may not ask Make for \/scenarios\. Give it the scopes organizations:read, scenarios:read/)
    make.scopes = ['scenarios:read']
    await refuses(TOKEN, /may not ask Make for \/organizations/)
    // Where the address names what is to be read, it is not asked for.
    const connector = await add(workspace, make, `/organization/${ORGANIZATION}/dashboard`)
    assert.equal(connector.url, `${make.url}/organization/${ORGANIZATION}`)
    make.scopes = ['organizations:read', 'scenarios:read']

    const limited = (seconds: string) => ({
      to: /\/logs\?/,
      answer: (response: ServerResponse) => {
        response.writeHead(429, { 'retry-after': seconds, 'content-type': 'application/json' })
        response.end('{"message":"Requests limit for organization exceeded, please try again later.","code":"SC429"}')
      },
    })
    make.faults.push(
      { ...limited('1') },
      { to: /offset\]=100/, answer: (response) => void response.writeHead(401).end('{}') },
    )
    const stopped = await read(workspace, connector)
    assert.match(inLanguage(stopped.last_problem ?? ''), /does not accept the API token/)
    assert.equal((await runs(workspace)).length, 100)
    make.faults.push(limited('90'))
    const waits = await read(workspace, connector)
    assert.match(inLanguage(waits.last_problem ?? ''), /asks not to be asked so often/)
    make.asked.length = 0
    await read(workspace, connector)
    assert.deepEqual(make.asked, [])
    clock.pass(2 * MICROS.m)
    const done = await read(workspace, connector)
    assert.deepEqual([done.last_problem, (await runs(workspace)).length], [null, 130])
    // It went on where it was: only what was left was asked for.
    assert.deepEqual(
      pagesOf(make).map((one) => /offset\]=(\d+)/.exec(one)?.[1]),
      ['0', '100'],
    )
  })

  test('a team is read where the address is one of its pages; a zone in which the token sees nothing says where it does', async () => {
    const make = await start()
    make.scenarios.set(7, makeScenario(7, 'Invoice intake'))
    const workspace = await newWorkspace()
    const connector = await add(workspace, make, '/27/scenarios/7/edit')
    assert.equal(connector.url, `${make.url}/27`)
    const listed = make.asked.filter((one) => one.startsWith('GET /scenarios?'))
    assert.ok(listed.length > 0 && listed.every((one) => one.includes('teamId=27') && !one.includes('organizationId')))
    const elsewhere = (organizations: object[]) =>
      make.faults.push({
        to: /organizations/,
        answer: (response) => void response.end(JSON.stringify({ organizations })),
      })
    const refuses = (says: RegExp) =>
      assert.rejects(add(workspace, make), (error: Error & { said: string }) => says.test(inLanguage(error.said)))
    elsewhere([
      { id: 1, zone: 'eu2.make.com' },
      { id: 2, zone: 'us1.make.celonis.com' },
    ])
    await refuses(
      /no organization in the zone 127\.0\.0\.1:\d+\. Those that it sees are in eu2\.make\.com, us1\.make\.celonis\.com/,
    )
    elsewhere([])
    await refuses(/The token sees no organization of Make there/)
    // An answer of something else.
    make.faults.push({ to: /organizations/, answer: (response) => void response.end('{"hello":"world"}') })
    await refuses(/not as the API of Make does/)
  })

  test('a scenario whose log is refused keeps the others from nothing, and is said; once it is allowed, its history comes', async () => {
    const make = await start()
    for (const id of [7, 8, 9]) {
      make.scenarios.set(id, makeScenario(id, `Scenario ${id}`))
      for (let n = 0; n < 60; n++) execution(make, id, n, ago(MICROS.d + n * MICROS.h))
    }
    const workspace = await newWorkspace()
    const no = {
      to: /scenarios\/7\/logs/,
      answer: (response: ServerResponse) => void response.writeHead(403).end('{}'),
    }
    make.faults.push(no)
    const connector = await add(workspace, make)
    // Of another its history is refused on the way.
    make.faults.push(no, { ...no, to: /scenarios\/8\/logs.*offset\]=50/ })
    const first = await read(workspace, connector)
    assert.equal(first.last_problem, null)
    assert.equal((await runs(workspace)).length, 50 + 60)
    const { state, sentence } = standingOf(first, 'UTC')
    assert.deepEqual(
      [state, inLanguage(sentence)],
      [
        'read',
        'It is read, but for 2 of its workflows (7, 8), whose runs this key may not read. Give a key of somebody who may.',
      ],
    )
    clock.pass(MICROS.m)
    const later = await read(workspace, connector)
    assert.equal((await runs(workspace)).length, 180)
    assert.match(inLanguage(standingOf(later, 'UTC').sentence), /which is all that was kept there/)
  })

  test('paused there, it is read back that it is not active; what was not done is said and recorded; starting it needs a person', async () => {
    const make = await start()
    make.scenarios.set(7, makeScenario(7, 'Invoice intake'))
    make.scenarios.set(8, makeScenario(8, 'Lead routing'))
    const workspace = await newWorkspace()
    const connector = await add(workspace, make)
    const pause = (workflow: string) =>
      pauseWorkflow(app.connectors, workspace, {
        ...{ connector: connector.id, workflow, why: 'Wrong amounts', meanwhile: null, by: 'local:ana' },
      })
    make.scopes = ['organizations:read', 'scenarios:read']
    const refused = await pause('Invoice intake')
    assert.equal(refused.effect?.result, 'failed')
    assert.match(inLanguage(refused.effect?.said ?? ''), /to pause, scenarios:write.*Stop it there by hand/s)
    assert.equal(make.scenarios.get(7)?.isActive, true)
    make.scopes.push('scenarios:write')
    const paused = await pause('Invoice intake')
    assert.deepEqual([paused.effect?.result, make.scenarios.get(7)?.isActive], ['confirmed', false])
    assert.ok(make.asked.includes('GET /scenarios/7'), 'it was read back')
    assert.equal((await listStops(app.state.db, workspace, 'Invoice intake')).length, 1)
    // Somebody was faster.
    make.scenarios.set(8, makeScenario(8, 'Lead routing', { isActive: false }))
    assert.equal((await pause('Lead routing')).effect?.result, 'confirmed')
    const platform = await openPlatform(app.connectors, workspace, connector)
    assert.match(inLanguage(String(platform.can.resume)), /Needs a person who may start scenarios in Make/)
    assert.deepEqual(
      (await platform.versions?.('7'))?.map(({ id }) => id),
      ['16', '15'],
    )
    assert.deepEqual((await platform.listWorkflows())[0]?.integrations, ['google-sheets', 'openai-gpt-3'])
  })

  test('the token is in no file in the clear and in nothing that is told; two workspaces read the same Make apart', async () => {
    const make = await start()
    make.scenarios.set(7, makeScenario(7, `Calls Make by ${TOKEN}`))
    const id = execution(make, 7, 1, ago(MICROS.h), {
      status: 3,
      error: { name: 'Error', message: `Authorization: Token ${TOKEN}` },
    })
    const [a, b] = [await newWorkspace(), await newWorkspace()]
    const connector = await add(a, make)
    await read(a, connector)
    await add(b, make)
    assert.equal((await runs(a)).length, 1)
    assert.deepEqual(await runs(b), [])
    await assert.rejects(getConnector(app.state.db, b, connector.id), /There is no connector/)
    assert.equal((await runs(a))[0]?.run, `make:${new URL(make.url).host.replace(':', '_')}:${id}`)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name)
      if (statSync(path, { throwIfNoEntry: false })?.isFile())
        assert.equal(readFileSync(path).includes(TOKEN), false, name)
    }
    await endConnector(app.connectors, a, { id: connector.id, by: 'local:ana' })
    await assert.rejects(read(a, connector), /There is no connector/)
  })
})

const allRuns = question(
  'test-make-runs',
  'SELECT run, workflow, status, mode, "case", cost_unknown FROM run FINAL WHERE workspace = {workspace:String} ORDER BY run',
)
const allSteps = question(
  'test-make-steps',
  'SELECT run, step, name, status, error_type AS type, error_message AS message FROM step FINAL WHERE workspace = {workspace:String} ORDER BY run, step',
)
const everyLine = question(
  'test-make-lines',
  'SELECT run, step, count() AS times FROM step WHERE workspace = {workspace:String} GROUP BY run, step ORDER BY run, step',
)
