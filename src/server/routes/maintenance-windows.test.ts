import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS, parseTime } from '../../base/time.ts'
import { hold } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never
type Windows = Answer<'/api/v1/maintenance-windows'>
type Window = Windows['items'][number]

const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations:
  crm: { name: CRM, owner: ana }
workflows:
  desk:
    { name: Desk, risk: high, owner: ana, integrations: [crm], objectives: { exceptions: "<= 10% over 7d", tool_errors: "<= 10% over 7d" } }
`

/** Ten weeks in which calls of the CRM fail now and then; then what is announced goes wrong, and what is not. */
describe('planned maintenance', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-maintenance-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  let workspace: string

  const run = (name: string, at: number, { failed = false, isOff = false } = {}) => [
    {
      ...{ type: 'run', run: name, workflow: 'desk', status: failed || isOff ? 'exception' : 'ok' },
      ...{ started: formatTime(at), ended: formatTime(at + MICROS.s) },
    },
    {
      ...{ type: 'step', run: name, step: '1', kind: 'tool', name: 'look_up', integration: 'crm' },
      ...(failed ? { status: 'error', error: { message: 'the system does not answer' } } : { status: 'ok' }),
      started: formatTime(at),
    },
  ]
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
  const windows = async () => (await call<Windows>('GET', '/api/v1/maintenance-windows')).items
  const announce = (body: object) => call<Window>('POST', '/api/v1/maintenance-windows', { why: 'Update', ...body })
  const inHours = (hours: number) => formatTime(clock.now() + hours * MICROS.h)
  const look = async () => {
    clock.pass(MICROS.h)
    await hold(app, workspace)
  }
  const send = async (lines: readonly object[]) => {
    await call('POST', '/api/v1/evidence', lines.map((line) => JSON.stringify(line)).join('\n'))
    await look()
    await look()
  }
  /** Runs that begin now, one a minute. */
  const some = (name: string, count: number, how: { failed?: boolean; isOff?: boolean } = {}) =>
    send(Array.from({ length: count }, (_, n) => run(`${name}${n}`, clock.now() + n * MICROS.m, how)).flat())
  const unresolved = async (query = '') => {
    const { items } = await call<Answer<'/api/v1/findings'>>('GET', `/api/v1/findings?limit=200${query}`)
    return items.filter(({ dimension }) => ['exceptions', 'tool_failures'].includes(dimension))
  }
  const keys = async (query = '') => (await unresolved(query)).map(({ key }) => key).sort()
  /** What people are owed to hear of what was found; that it is over is told to those who heard that it began. */
  const owed = async () => {
    const rows = await app.state.db
      .selectFrom('notice')
      .innerJoin('finding', (join) => join.on(sql`'finding:' || finding.id`, '=', sql.ref('notice.about')))
      .select(['notice.kind', 'finding.key'])
      .where('finding.dimension', 'in', ['exceptions', 'tool_failures'])
      .where('notice.opens', '=', true)
      .orderBy('notice.seq')
      .execute()
    return rows.map(({ kind, key }) => `${kind} ${key}`)
  }

  before(async () => {
    clock.set(parseTime('2026-06-15T08:30Z')?.micros ?? 0)
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    workspace = owner.defaultWorkspace ?? ''
    await call('POST', '/api/v1/plan', plan)
    const now = clock.now()
    await send(
      Array.from({ length: 1400 }, (_, n) =>
        run(`d${n}`, now - MICROS.h - (n / 20) * MICROS.d, { failed: n % 50 === 25 }),
      ).flat(),
    )
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is announced before it begins, for at most a week, of what the plan names, by whoever may', async () => {
    const refused: [body: object, status: number, says: RegExp][] = [
      [{ until: inHours(2), why: ' ' }, 400, /say what is done/],
      [{ why: 'x' }, 400, /until/],
      [{ why: 'x', since: inHours(-1), until: inHours(2) }, 400, /which has passed\. Maintenance is announced before/],
      [{ why: 'x', since: inHours(3), until: inHours(3) }, 400, /not after .*when it begins/],
      [{ why: 'x', until: inHours(7 * 24 + 1) }, 400, /longer than seven days/],
      [{ why: 'x', since: inHours(367 * 24), until: inHours(367 * 24 + 1) }, 400, /more than a year ahead/],
      [{ why: 'x', until: 'noon' }, 400, /is no time/],
      [
        { why: 'x', until: inHours(1), integration: 'erp' },
        400,
        /erp.*, which is no system of the plan\. It names crm\./,
      ],
      [{ why: 'x', until: inHours(1), integration: 'constructor' }, 400, /no system of the plan/],
      [{ why: 'x', until: inHours(1), workflow: 'none' }, 404, /none/],
      [{ why: 'x', until: inHours(1), workflow: 'desk', integration: 'crm' }, 400, /workflow.* or .*integration/],
    ]
    for (const [body, status, says] of refused) {
      const response = await ask('POST', '/api/v1/maintenance-windows', body)
      assert.equal(response.status, status, JSON.stringify(body))
      assert.match(await response.text(), says)
    }
    const viewer: Principal = { ...owner, workspaces: owner.workspaces.map((one) => ({ ...one, roles: ['viewer'] })) }
    const body = { why: 'x', until: inHours(1) }
    assert.equal((await ask('POST', '/api/v1/maintenance-windows', body, viewer)).status, 403)
    assert.deepEqual(await windows(), [])
  })

  test('what a system does meanwhile is found and told to nobody, and it stands beneath what was announced', async () => {
    const { id } = await announce({ integration: 'crm', since: inHours(1), until: inHours(8) })
    assert.deepEqual(
      (await windows()).map(({ state, name }) => [state, name]),
      [['planned', 'CRM']],
    )
    clock.pass(MICROS.h)
    await some('m', 40, { failed: true })
    assert.deepEqual(await keys(), [])
    const beneath = await keys(`&explained_by=${id}`)
    for (const key of ['outage:crm', 'objective:desk:exceptions', 'objective:desk:tool_errors'])
      assert.ok(beneath.includes(key), key)
    assert.deepEqual(await owed(), [])
    assert.deepEqual(
      (await windows()).map(({ state, explains }) => [state, explains]),
      [['under_way', beneath.length]],
    )
    const [first] = await unresolved(`&explained_by=${id}`)
    const detail = await call<Answer<'/api/v1/findings/{id}'>>('GET', `/api/v1/findings/${first?.id}`)
    assert.deepEqual([detail.cause, detail.maintenance?.id, detail.maintenance?.why], [null, id, 'Update'])
    const explained = detail.history.find(({ kind }) => kind === 'explained')
    assert.deepEqual(explained?.cause, { id, kind: 'maintenance', title: 'Update' })

    clock.pass(8 * MICROS.h)
    await some('w', 5)
    assert.ok(!(await keys(`&explained_by=${id}`)).includes('outage:crm'))
    assert.deepEqual([await keys(), await owed()], [[], []])
  })

  test('what goes wrong on its own is told meanwhile, and what goes on after it is told then', async () => {
    clock.pass(9 * MICROS.d)
    const now = clock.now()
    await send(Array.from({ length: 180 }, (_, n) => run(`e${n}`, now - (n / 20) * MICROS.d)).flat())
    clock.pass(MICROS.d)
    await some('f', 5)
    const before = await owed()
    const { id, until } = await announce({ workflow: 'desk', until: inHours(4) })
    assert.match(
      (await call<{ said: string }>('GET', '/api/v1/workflows/desk/silence')).said,
      /^While it is maintained nobody is told that no runs come\.$/,
    )
    await some('x', 40, { isOff: true })
    assert.ok((await keys(`&explained_by=${id}`)).includes('objective:desk:exceptions'))
    assert.deepEqual(await owed(), before)

    clock.set((parseTime(until)?.micros ?? 0) + MICROS.m)
    await some('y', 40, { isOff: true })
    assert.ok((await keys()).includes('objective:desk:exceptions'))
    assert.ok((await owed()).slice(before.length).includes('finding.opened objective:desk:exceptions'))
    assert.notEqual(
      (await call<{ said: string }>('GET', '/api/v1/workflows/desk/silence')).said,
      'While it is maintained nobody is told that no runs come.',
    )
  })

  test('is ended before its time, or called off; the log has who said so', async () => {
    const planned = await announce({ since: inHours(24), until: inHours(30) })
    const off = await call<Window>('POST', `/api/v1/maintenance-windows/${planned.id}/end`)
    assert.deepEqual([off.since, off.until, off.ended?.by], [planned.since, planned.since, userInfo().username])
    const begun = await announce({ until: inHours(6) })
    clock.pass(MICROS.h)
    const ended = await call<Window>('POST', `/api/v1/maintenance-windows/${begun.id}/end`)
    assert.equal(ended.until, ended.ended?.at)
    const again = await ask('POST', `/api/v1/maintenance-windows/${begun.id}/end`)
    assert.equal(again.status, 409)
    assert.match(await again.text(), /was over at .* already/)
    assert.equal((await ask('POST', '/api/v1/maintenance-windows/none/end')).status, 404)
    const states = new Map((await windows()).map((one) => [one.id, one.state]))
    assert.deepEqual([states.get(planned.id), states.get(begun.id)], ['over', 'over'])
    const log = await call<Answer<'/api/v1/decisions'>>('GET', '/api/v1/decisions?limit=4')
    const kinds = ['maintenance.ended', 'maintenance.announced', 'maintenance.ended', 'maintenance.announced']
    assert.deepEqual(
      log.items.map(({ kind }) => kind),
      kinds,
    )
  })
})
