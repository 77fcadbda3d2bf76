import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../sdk/src/api.ts'
import { type App, openApp } from '../src/app.ts'
import { createLog } from '../src/base/log.ts'
import { MICROS } from '../src/base/time.ts'
import { type Api, createApi } from '../src/server/api.ts'
import { createIdentity } from '../src/server/identity/identity.ts'
import { localPrincipal } from '../src/server/local.ts'
import type { Principal } from '../src/server/principal.ts'
import { readSettings } from '../src/settings.ts'
import { settableClock } from './engines/engines.ts'
import { demoFolder } from './journeys/demo-folder.ts'

type Backtest = paths['/api/v1/backtest']['post']['responses'][200]['content']['application/json']
type Told = Backtest['items'][number]
/** What a sample is to be told of; a day is as good as its text, since days are ordered as texts are. */
type Expected = {
  readonly what: string
  readonly workflow: string
  readonly kind: Told['kind']
  readonly about: string
  readonly release?: string
  readonly said?: string
  readonly changed_with?: string
  readonly from: string
  readonly until: string
}

const expected = JSON.parse(readFileSync(new URL('backtest-expected.json', import.meta.url), 'utf8')) as {
  recorded: { found: Expected[] }
  played: { found: Expected[]; others: number }
}

const isOf = (told: Told, one: Expected): boolean =>
  told.workflow === one.workflow &&
  told.kind === one.kind &&
  told.about === one.about &&
  (one.release === undefined || told.release?.startsWith(one.release) === true) &&
  (one.said === undefined || told.said.includes(one.said)) &&
  (one.changed_with === undefined || told.changed_with.some((changed) => changed === one.changed_with)) &&
  told.at >= one.from &&
  told.at < one.until

/** The evidence of both samples, replayed: what would have been told of what is known to be in it. */
describe('a backtest of the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-backtest-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  const workspaces = new Map<string, string>()
  before(async () => {
    cpSync(await demoFolder({ played: true }), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const identity = createIdentity({
      ...{ state: app.state, secret: app.folder.secret, url: 'http://aftercare.test', clock },
    })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    for (const { id, name } of await app.state.db.selectFrom('workspace').select(['id', 'name']).execute())
      workspaces.set(name.includes('played') ? 'played' : 'recorded', id)
    // How much of the work of each day was done is counted once nothing of the past comes in any more.
    clock.pass(2 * MICROS.h)
    for (const workspace of workspaces.values()) await app.settle(workspace)
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function ask(path: string, method: 'get' | 'post', body?: object): Promise<unknown> {
    const response = await api.request(
      `http://aftercare.test${path}`,
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      { local: owner },
    )
    assert.equal(response.status, 200, await response.clone().text())
    return await response.json()
  }
  const backtestOf = async (sample: 'recorded' | 'played', body = {}) =>
    (await ask(`/api/v1/backtest?workspace=${workspaces.get(sample)}`, 'post', body)) as Backtest

  test('the recorded sample: what is known to be in it is found on its day, each with its kind and place', async () => {
    const { items, workflows } = await backtestOf('recorded')
    for (const one of expected.recorded.found)
      assert.ok(
        items.some((told) => isOf(told, one)),
        `${one.what}: ${JSON.stringify(items, null, 1)}`,
      )
    // A release is told of with what else was other in it, or nobody knows that it was not the model.
    for (const told of items) assert.ok(told.title !== '' && told.said !== '' && told.since <= told.at)
    const share = workflows.reduce((sum, one) => sum + one.false_alarms_per_year, 0)
    assert.ok(Math.abs(share - 4) < 1e-9, `${share} false alarms a year`)
  })

  test('the played sample: every published fault is found with its kind, its place and little delay, and next to nothing else', async () => {
    const { items } = await backtestOf('played')
    for (const one of expected.played.found)
      assert.ok(
        items.some((told) => isOf(told, one)),
        `${one.what}: ${JSON.stringify(items, null, 1)}`,
      )
    const others = items.filter((told) => told.kind !== 'over' && !expected.played.found.some((one) => isOf(told, one)))
    assert.ok(others.length <= expected.played.others, JSON.stringify(others, null, 1))
    // What was told to have begun is told to be over, too.
    const of = (kinds: readonly Told['kind'][]) =>
      new Set(items.filter((told) => kinds.includes(told.kind)).map((told) => `${told.workflow} ${told.about}`))
    const over = of(['over'])
    assert.deepEqual([...of(['breach']).difference(over)], [])
    assert.deepEqual([...over.difference(of(['breach', 'drift', 'step', 'days', 'growth', 'silence', 'outage']))], [])
  })

  test('asked again it says the same, and a stricter budget says no more', async () => {
    const [once, again] = [await backtestOf('played'), await backtestOf('played')]
    assert.deepEqual(again, once)
    const source = (await ask(`/api/v1/plan?workspace=${workspaces.get('played')}`, 'get')) as { source: string }
    const strict = await backtestOf('played', {
      plan: `${source.source}\ntolerances: { false_alarms_per_year: 0.04 }\n`,
    })
    assert.ok(strict.items.length <= once.items.length)
    const shares = strict.workflows.reduce((sum, one) => sum + one.false_alarms_per_year, 0)
    assert.ok(Math.abs(shares - 0.04) < 1e-9, `${shares}`)
  })

  test('a second replay of a workspace is told to wait, and the next is not', async () => {
    const post = () =>
      api.request(
        `http://aftercare.test/api/v1/backtest?workspace=${workspaces.get('recorded')}`,
        { method: 'post', headers: { 'content-type': 'application/json' }, body: '{}' },
        { local: owner },
      )
    const answers = await Promise.all([post(), post(), post()])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 429, 429])
    assert.equal((await post()).status, 200)
  })

  test('a plan that cannot be read is refused with where it is wrong', async () => {
    const response = await api.request(
      `http://aftercare.test/api/v1/backtest?workspace=${workspaces.get('played')}`,
      { method: 'post', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ plan: 'plan: 1\n' }) },
      { local: owner },
    )
    assert.equal(response.status, 422)
    assert.match(await response.text(), /The plan has \d+ errors\. Mend them and replay it again\./)
  })
})
