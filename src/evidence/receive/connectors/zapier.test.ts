import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { makePlace, settableClock } from '../../../../test/engines/engines.ts'
import { CLIENT, type PlayedZapier, playZapier, zapierRun, zapierZap } from '../../../../test/engines/zapier.ts'
import { type App, openApp } from '../../../app.ts'
import { newId } from '../../../base/ids.ts'
import { createLog } from '../../../base/log.ts'
import { inLanguage } from '../../../base/say.ts'
import { MICROS } from '../../../base/time.ts'
import { listStops } from '../../../plan/stops.ts'
import { readSettings } from '../../../settings.ts'
import { question } from '../../../store/evidence/question.ts'
import { addConnector, type Connector, getConnector, openPlatform } from './connector.ts'
import { pauseWorkflow } from './pause.ts'
import { readConnector } from './read.ts'
import { standingOf } from './standing.ts'
import { listWorkflows } from './workflows.ts'
import { readZapierKey, readZapierUrl } from './zapier.ts'

const TOKEN = 'zapier-access-9d41f7c2'
const REFRESH = 'zapier-refresh-6e0b83aa'

test('address and credential are read from what people paste', () => {
  for (const given of ['https://api.zapier.com', 'https://zapier.com/app/zaps', ' https://api.zapier.com/v2/zaps '])
    assert.equal(readZapierUrl(given), 'https://api.zapier.com')
  assert.equal(readZapierUrl('https://gateway.example.com/zapier'), 'https://gateway.example.com')
  for (const given of ['zapier', 'https://ana:secret@zapier.com'])
    assert.throws(
      () => readZapierUrl(given),
      (error: Error & { said: string }) =>
        /is no address of Zapier/.test(inLanguage(error.said)) && !inLanguage(error.said).includes('secret'),
    )
  assert.deepEqual(JSON.parse(readZapierKey(' a b  c\n')), { client_id: 'a', client_secret: 'b', refresh_token: 'c' })
  assert.deepEqual(JSON.parse(readZapierKey('token')), { access_token: 'token' })
  for (const given of ['', 'a b', 'a b c d', 'tökèn'])
    assert.throws(
      () => readZapierKey(given),
      (error: Error & { said: string }) => /with spaces between them/.test(inLanguage(error.said)),
    )
})

/** A Zapier that is played over real HTTP, read into the real stores. */
describe('Zapier, read on a schedule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-zapier-'))
  const clock = settableClock()
  const played: PlayedZapier[] = []
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

  async function start(): Promise<PlayedZapier> {
    const zapier = await playZapier(TOKEN, REFRESH)
    played.push(zapier)
    return zapier
  }
  async function newWorkspace(): Promise<string> {
    const id = newId()
    const row = { id, name: id, time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(row).execute()
    return id
  }
  const add = async (workspace: string, zapier: PlayedZapier, credential = TOKEN): Promise<Connector> =>
    (await addConnector(app.connectors, workspace, { kind: 'zapier', url: zapier.url, credential, by: 'local:ana' }))
      .connector
  const read = async (workspace: string, { id }: Connector) => {
    await readConnector(app.connectors, workspace, id, { until: clock.now() + MICROS.h })
    return await getConnector(app.state.db, workspace, id)
  }
  const runs = async (workspace: string) => {
    await app.settle(workspace)
    return await app.evidence.ask<{ run: string; workflow: string; status: string; cost_unknown: boolean }>(
      workspace,
      allRuns,
      {},
    )
  }
  const ago = (micros: number) => new Date((clock.now() - micros) / 1000).toISOString()
  const run = (zapier: PlayedZapier, zap: number, n: number, began: string | null, more = {}) => {
    const one = zapierRun(zap, n, began, more)
    zapier.runs.set(one.id, one)
    return one.id
  }

  test('all of history once, by stretches of time in whatever order it comes; Zaps join their runs; a new run is found, and nothing told twice', async () => {
    const zapier = await start()
    zapier.zaps.set('1', zapierZap(101, 'Leads to CRM'))
    zapier.zaps.set('2', zapierZap(102, 'Old one', false))
    for (let n = 0; n < 350; n++) run(zapier, 101, n, ago(MICROS.d + n * 10 * MICROS.m))
    // More at once than a stretch of time is to hold, and long before all of it something.
    for (let n = 1000; n < 2300; n++) run(zapier, 101, n, ago(10 * MICROS.d + n * MICROS.s))
    const oldest = ago(200 * MICROS.d)
    run(zapier, 102, 1, oldest)
    // A Zap that is in no list: it is called as its run calls it.
    run(zapier, 999, 1, ago(3 * MICROS.d), { zap_title: 'Deleted since' })
    const workspace = await newWorkspace()
    const connector = await add(workspace, zapier)
    const first = await read(workspace, connector)
    assert.equal(first.last_problem, null)
    const found = await runs(workspace)
    const counts = [...Map.groupBy(found, ({ workflow }) => workflow)].map(([name, { length }]) => [name, length])
    assert.deepEqual(Object.fromEntries(counts), { 'Leads to CRM': 1650, 'Old one': 1, 'Deleted since': 1 })
    assert.equal(first.history_from, Date.parse(oldest) * 1000)
    assert.match(inLanguage(standingOf(first, 'UTC').sentence), /which is all that was kept there/)
    assert.deepEqual(
      (await listWorkflows(app.state.db, workspace, connector.id)).map(({ name, is_live }) => [name, is_live]),
      [
        ['Deleted since', false],
        ['Leads to CRM', true],
        ['Old one', false],
      ],
    )
    clock.pass(MICROS.m)
    run(zapier, 101, 5000, ago(30 * MICROS.s))
    zapier.asked.length = 0
    await read(workspace, connector)
    assert.equal((await runs(workspace)).length, 1653)
    assert.ok(zapier.asked.length <= 4, `${zapier.asked.length} questions in a minute: ${zapier.asked.join('; ')}`)
    // One that began earlier and comes into the list only now; and what is told already is not told anew.
    const before = await app.evidence.ask(workspace, everyLine, {})
    clock.pass(MICROS.m)
    await read(workspace, connector)
    assert.deepEqual(await app.evidence.ask(workspace, everyLine, {}), before)
    run(zapier, 101, 5001, ago(40 * MICROS.m))
    await read(workspace, connector)
    assert.equal((await runs(workspace)).length, 1654)
  })

  test('each status says what it says and no more; what Zapier does not say is unsaid, and its cost unknown', async () => {
    const zapier = await start()
    const statuses = [
      ...['delayed', 'scheduled', 'pending', 'error', 'error_handled', 'halted', 'throttled', 'held'],
      ...['filtered', 'skipped', 'success', 'quantum'],
    ]
    for (const [n, status] of statuses.entries())
      run(zapier, 101, n, ago(MICROS.h + n * MICROS.m), {
        status,
        steps: [{ status: 'success', start_time: ago(MICROS.h) }, { status }, { status: null }],
      })
    const waits = run(zapier, 101, 99, null, { status: 'scheduled', steps: null, data_in: '', data_out: null })
    const workspace = await newWorkspace()
    const connector = await add(workspace, zapier)
    const first = await read(workspace, connector)
    const found = await runs(workspace)
    const told = Object.fromEntries(
      statuses.map((status, n) => [status, found.find(({ run }) => run.endsWith(zapierRun(101, n, null).id))?.status]),
    )
    assert.deepEqual(told, {
      ...{ delayed: 'running', scheduled: 'running', pending: 'running', error: 'error', error_handled: 'ok' },
      ...{ halted: '', throttled: 'error', held: 'exception', filtered: '', skipped: '', success: 'ok', quantum: '' },
    })
    assert.equal(found.find(({ run }) => run.endsWith(waits))?.status, 'running')
    assert.ok(found.every(({ cost_unknown }) => cost_unknown))
    assert.equal(Object.keys(first.cursor.open).length, 4)
    const steps = await app.evidence.ask<{ name: string; status: string; error: string; n: number }>(
      workspace,
      handled,
      {},
    )
    assert.deepEqual(steps, [
      { name: 'step 1', status: 'ok', error: '' },
      { name: 'step 2', status: 'error', error: 'not said by Zapier' },
      { name: 'step 3', status: '', error: '' },
    ])
    // What waited began and ended; what failed was played again by a person, days later, under its id.
    run(zapier, 101, 99, ago(0), { status: 'success' })
    run(zapier, 101, 0, ago(MICROS.h), { status: 'error' })
    clock.pass(MICROS.m)
    await read(workspace, connector)
    clock.pass(3 * MICROS.d)
    await read(workspace, connector)
    const failed = zapier.runs.get(zapierRun(101, 3, null).id)
    assert.ok(failed)
    zapier.runs.set(failed.id, { ...failed, status: 'success' })
    clock.pass(MICROS.m)
    await read(workspace, connector)
    const again = await runs(workspace)
    const statusOf = (n: number) => again.find(({ run }) => run.endsWith(zapierRun(101, n, null).id))?.status
    assert.deepEqual([statusOf(99), statusOf(0), statusOf(3), again.length], ['ok', 'error', 'ok', 13])
  })

  test('a refresh token is worth something once: the next one is kept before the first question, for every way in', async () => {
    const zapier = await start()
    zapier.zaps.set('1', zapierZap(101, 'Leads to CRM'))
    run(zapier, 101, 1, ago(MICROS.h))
    const workspace = await newWorkspace()
    const connector = await add(workspace, zapier, `${CLIENT.id} ${CLIENT.secret} ${REFRESH}`)
    assert.equal(zapier.renewed, 1)
    await read(workspace, connector)
    assert.deepEqual([zapier.renewed, (await runs(workspace)).length], [1, 1])
    clock.pass(11 * MICROS.h)
    run(zapier, 101, 2, ago(MICROS.h))
    // Several at once: one has the new token, the others use it.
    const opened = await Promise.all([1, 2, 3].map(() => openPlatform(app.connectors, workspace, connector)))
    assert.deepEqual(
      (await Promise.all(opened.map((one) => one.listWorkflows()))).map(({ length }) => length),
      [1, 1, 1],
    )
    assert.equal(zapier.renewed, 2)
    const later = await read(workspace, connector)
    assert.deepEqual([later.last_problem, (await runs(workspace)).length], [null, 2])
    // Somebody withdrew it.
    zapier.refreshToken = 'another'
    clock.pass(11 * MICROS.h)
    const failed = await read(workspace, connector)
    assert.match(inLanguage(failed.last_problem ?? ''), /gives no access token for the refresh token \(400\)/)
    const secrets = [TOKEN, REFRESH, CLIENT.secret, zapier.accessToken]
    assert.deepEqual(
      secrets.filter((secret) => JSON.stringify(failed).includes(secret)),
      [],
    )
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name)
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue
      const bytes = readFileSync(path)
      for (const secret of secrets) assert.equal(bytes.includes(secret), false, name)
    }
  })

  test('what Zapier refuses is one sentence; after too many questions it is left alone for a minute', async () => {
    const zapier = await start()
    run(zapier, 101, 1, ago(MICROS.h))
    const workspace = await newWorkspace()
    const refuses = (credential: string, says: RegExp) =>
      assert.rejects(add(workspace, zapier, credential), (error: Error & { said: string }) =>
        says.test(inLanguage(error.said)),
      )
    await refuses('other', /does not accept the access token\. One lasts some hours/)
    await refuses('a b c', /gives no access token for the refresh token \(401\)/)
    zapier.scopes = ['zap:all']
    const connector = await add(workspace, zapier)
    const lacks = await read(workspace, connector)
    assert.match(inLanguage(lacks.last_problem ?? ''), /may not ask Zapier for \/v2\/zap-runs.*scopes zap:runs/)
    zapier.scopes = ['zap:runs', 'zap:all']
    zapier.faults.push({ to: /zap-runs/, answer: (response) => void response.writeHead(429).end('{"errors":[]}') })
    assert.match(inLanguage((await read(workspace, connector)).last_problem ?? ''), /asks not to be asked so often/)
    clock.pass(30 * MICROS.s)
    zapier.asked.length = 0
    await read(workspace, connector)
    assert.deepEqual(zapier.asked, [])
    clock.pass(31 * MICROS.s)
    assert.deepEqual([(await read(workspace, connector)).last_problem, (await runs(workspace)).length], [null, 1])
    zapier.accessToken = 'ended'
    clock.pass(MICROS.m)
    assert.match(inLanguage((await read(workspace, connector)).last_problem ?? ''), /does not accept the access token/)
  })

  test('what it cannot do says whom it needs: to pause one is recorded as not done, and nothing is asked of Zapier', async () => {
    const zapier = await start()
    zapier.zaps.set('1', zapierZap(101, 'Leads to CRM'))
    const [workspace, other] = [await newWorkspace(), await newWorkspace()]
    const connector = await add(workspace, zapier)
    const given = { connector: connector.id, workflow: 'Leads to CRM', why: 'Wrong leads', meanwhile: null }
    const stop = await pauseWorkflow(app.connectors, workspace, { ...given, by: 'local:ana' })
    assert.equal(stop.effect?.result, 'failed')
    assert.match(
      inLanguage(stop.effect?.said ?? ''),
      /It was not paused\. Needs a person who may edit the Zap in Zapier/,
    )
    assert.equal((await listStops(app.state.db, workspace, 'Leads to CRM')).length, 1)
    assert.deepEqual(
      zapier.asked.filter((one) => !one.startsWith('GET')),
      [],
    )
    const { can } = await openPlatform(app.connectors, workspace, connector)
    for (const [what, how] of Object.entries(can))
      if (how !== true) assert.match(inLanguage(how), /^Needs a person who may edit the Zap in Zapier/, what)
    assert.deepEqual(
      Object.entries(can).flatMap(([what, how]) => (how === true ? [what] : [])),
      ['listRunsSince', 'getRun', 'openRuns', 'listWorkflows'],
    )
    await assert.rejects(getConnector(app.state.db, other, connector.id), /There is no connector/)
  })
})

const allRuns = question(
  'test-zapier-runs',
  'SELECT run, workflow, status, cost_unknown FROM run FINAL WHERE workspace = {workspace:String} ORDER BY run',
)
const everyLine = question(
  'test-zapier-lines',
  'SELECT run, step, count() AS times FROM step WHERE workspace = {workspace:String} GROUP BY run, step ORDER BY run, step',
)
/** The steps of the one whose error was handled. */
const handled = question(
  'test-zapier-steps',
  `SELECT name, status, error_message AS error FROM step FINAL
   WHERE workspace = {workspace:String} AND parent != '' AND run IN (SELECT run FROM step FINAL WHERE workspace = {workspace:String} AND attributes LIKE '%error_handled%')
   ORDER BY step`,
)
