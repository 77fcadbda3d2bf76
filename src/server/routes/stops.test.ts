import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS } from '../../base/time.ts'
import { holdAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Overview = paths['/api/v1/overview']['get']['responses'][200]['content']['application/json']
type Stop = paths['/api/v1/workflows/{workflow}/stop']['post']['responses'][200]['content']['application/json']

/** A workflow said to stand still and to run again, through the API, and what the overview makes of it. */
describe('a workflow that stands still', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-stops-'))
  const clock = settableClock()
  const me = userInfo().username
  let app: App
  let api: Api
  let owner: Principal
  let stopped: Stop

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    await call('POST', '/api/v1/plan', plan)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana, objectives: { accepted: ">= 80% over 7d" } }
`
  const ask = async (method: string, path: string, body?: unknown, local = owner) => {
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers, ...(body === undefined ? {} : { body: text }) }
    return await api.request(`http://aftercare.test${path}`, init, { local })
  }
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await ask(method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const desk = async (query = '') => {
    const { workflows } = await call<Overview>('GET', `/api/v1/overview${query}`)
    assert.ok(workflows[0])
    return workflows[0]
  }
  const send = async (runs: readonly { run: string; mode?: string }[], ago: number) => {
    const started = formatTime(clock.now() - ago)
    const lines = runs.map((run) => JSON.stringify({ type: 'run', workflow: 'desk', started, status: 'ok', ...run }))
    await call('POST', '/api/v1/evidence', lines.join('\n'))
    await app.settle(owner.defaultWorkspace ?? '')
  }

  test('since now, or since a time that has come: with a reason, by whoever may', async () => {
    await send([{ run: 'before' }], 2 * MICROS.h)
    const refused: [body: object, status: number, says: RegExp][] = [
      [{ why: ' ' }, 400, /say why it stands still/],
      [{ why: 'x', since: formatTime(clock.now() + MICROS.h) }, 400, /which is not yet/],
      [{ why: 'x', since: 'soon' }, 400, /is no time/],
    ]
    for (const [body, status, says] of refused) {
      const response = await ask('POST', '/api/v1/workflows/desk/stop', body)
      assert.equal(response.status, status)
      assert.match(await response.text(), says)
    }
    const viewer: Principal = { ...owner, workspaces: owner.workspaces.map((one) => ({ ...one, roles: ['viewer'] })) }
    assert.equal((await ask('POST', '/api/v1/workflows/desk/stop', { why: 'x' }, viewer)).status, 403)
    assert.equal((await ask('POST', '/api/v1/workflows/none/stop', { why: 'x' })).status, 404)

    const since = formatTime(clock.now() - MICROS.h)
    const said = { why: 'Wrong refunds.', meanwhile: 'Two people by hand', since }
    stopped = await call<Stop>('POST', '/api/v1/workflows/desk/stop', said)
    assert.deepEqual([stopped.why, stopped.meanwhile, stopped.by, stopped.until], [said.why, said.meanwhile, me, null])
    const { state, sentence, connect, stop } = await desk()
    assert.deepEqual([state, connect, stop?.runs_since], ['stopped', null, 0])
    assert.match(sentence, new RegExp(`^Stopped since .* by ${me}: Wrong refunds\\. Meanwhile: Two people by hand\\.$`))
    const again = await ask('POST', '/api/v1/workflows/desk/stop', { why: 'x' })
    assert.equal(again.status, 409)
  })

  test('the checks go on, findings stay, and an earlier moment is looked at as it was', async () => {
    await holdAll(app)
    assert.ok((await desk()).watched_at)
    assert.equal((await desk()).state, 'stopped')
    const earlier = formatTime(clock.now() - 90 * MICROS.m)
    assert.equal((await desk(`?as_of=${earlier}`)).stop, null)
    assert.equal((await desk(`?as_of=${earlier}`)).state, 'cant_tell')
  })

  test('tests and shadows belie nothing; live runs do, and the link shows just these', async () => {
    await send(
      [
        { run: 'trial', mode: 'test' },
        { run: 'shadow', mode: 'shadow' },
      ],
      0,
    )
    clock.pass(MICROS.m)
    assert.equal((await desk()).state, 'stopped')
    await send([{ run: 'one' }, { run: 'two' }], 0)
    clock.pass(MICROS.m)
    const { state, sentence, stop } = await desk()
    assert.deepEqual([state, stop?.runs_since], ['needs_you', 2])
    assert.match(sentence, /^It is said to be stopped since .*, and 2 runs started since\.$/)
    const { items } = await call<{ items: { run: string }[] }>('GET', stop?.behind_url ?? '')
    assert.deepEqual(items.map((one) => one.run).sort(), ['one', 'two'])
  })

  test('that it runs again is signed with a note, once; what was stays', async () => {
    assert.equal((await ask('POST', '/api/v1/workflows/desk/start', { note: '' })).status, 400)
    const started = await call<Stop>('POST', '/api/v1/workflows/desk/start', { note: 'Prompt put back' })
    assert.deepEqual([started.id, started.note, started.started_by], [stopped.id, 'Prompt put back', me])
    assert.ok(started.until)
    assert.equal((await ask('POST', '/api/v1/workflows/desk/start', { note: 'x' })).status, 409)
    clock.pass(MICROS.m)
    assert.equal((await desk()).stop, null)
    // While it was said to run again it cannot have stood still.
    const overlapping = await ask('POST', '/api/v1/workflows/desk/stop', { why: 'x', since: stopped.since })
    assert.equal(overlapping.status, 400)
    await call('POST', '/api/v1/workflows/desk/stop', { why: 'Again' })
    const { items } = await call<{ items: Stop[] }>('GET', '/api/v1/workflows/desk/stops')
    assert.deepEqual(
      items.map((one) => [one.why, one.until !== null]),
      [
        ['Again', false],
        ['Wrong refunds.', true],
      ],
    )
    const between = formatTime(clock.now() - 3 * MICROS.m)
    assert.equal((await desk(`?as_of=${between}`)).stop?.why, 'Wrong refunds.')
  })

  test('each is in the decision log, without the words of anybody', async () => {
    const { items } = await call<{ items: { kind: string; body: Record<string, unknown> }[] }>(
      'GET',
      '/api/v1/decisions',
    )
    assert.deepEqual(
      items.map((one) => one.kind),
      ['workflow.stopped', 'workflow.started', 'workflow.stopped', 'plan.applied'],
    )
    assert.doesNotMatch(JSON.stringify(items), /Wrong refunds|by hand|Prompt put back|Again/)
    for (const { body } of items.slice(0, 3)) assert.match(String(body.hash), /^[0-9a-f]{64}$/)
    assert.deepEqual(
      items.slice(0, 3).map(({ body }) => body.workflow),
      ['desk', 'desk', 'desk'],
    )
  })
})
