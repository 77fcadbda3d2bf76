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

  test('said again in the same words it is the one that is there, and in other words another', async () => {
    const [since, until] = [inHours(24), inHours(30)]
    const first = await announce({ integration: 'crm', since, until })
    const decisions = async () =>
      (await call<Answer<'/api/v1/decisions'>>('GET', '/api/v1/decisions?limit=1')).items[0]?.seq
    const last = await decisions()
    clock.pass(MICROS.h)
    assert.deepEqual(await announce({ integration: 'crm', since, until }), first)
    const now = await announce({ until })
    clock.pass(4 * MICROS.m)
    assert.deepEqual(await announce({ until }), now)
    assert.equal(await decisions(), (last ?? 0) + 1)
    const others = [
      { since, until },
      { workflow: 'desk', since, until },
      { integration: 'crm', since, until: inHours(31) },
      { integration: 'crm', since: inHours(25), until },
      { integration: 'crm', since, until, why: 'Another' },
    ]
    const ids = new Set([first.id, now.id])
    for (const other of others) ids.add((await announce(other)).id)
    clock.pass(2 * MICROS.m)
    ids.add((await announce({ until })).id)
    assert.equal(ids.size, 8)
    // What was called off is not there any more.
    for (const id of ids) await call('POST', `/api/v1/maintenance-windows/${id}/end`)
    assert.ok(!ids.has((await announce({ integration: 'crm', since, until })).id))
    for (const { id, state } of await windows())
      if (state !== 'over') await call('POST', `/api/v1/maintenance-windows/${id}/end`)
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

  /** The plan with maintenance that comes back, in force from a day on. */
  const longer = plan.replaceAll('over 7d', 'over 28d')
  const planWith = (maintenance: string, effective = '2026-01-01') =>
    call('POST', '/api/v1/plan', `${longer.replace('2026-01-01', effective)}maintenance:\n  ${maintenance}\n`)
  const update = (why = 'Weekly update', to = '04:00') =>
    `update: { integration: crm, days: [sat], from: "22:00", to: "${to}", why: ${why} }`
  const ofPlan = async () => (await windows()).filter(({ of_plan }) => of_plan !== null)
  const times = async () => (await ofPlan()).map(({ id, state }) => [id, state])
  const toClock = (time: string) => clock.set(parseTime(time)?.micros ?? 0)

  test('what the plan has come back excuses nothing of before the plan was applied, and only in versions that hold', async () => {
    toClock('2026-08-01T23:00:00Z')
    await planWith(update())
    assert.deepEqual(await times(), [['update@2026-08-08T22:00:00Z', 'planned']])
    const [next] = await ofPlan()
    assert.deepEqual([next?.since, next?.until, next?.name], ['2026-08-08T22:00:00Z', '2026-08-09T04:00:00Z', 'CRM'])
    assert.deepEqual([next?.why, next?.by], ['Weekly update', userInfo().username])
    const said = { name: 'update', days: ['sat'], from: '22:00', to: '04:00', time_zone: 'UTC' }
    assert.deepEqual(next?.of_plan, said)

    // What holds from a later day on is of that day on; until then it is as it was.
    await planWith(update('Later', '23:00'), '2026-08-10')
    const whys = async () => (await ofPlan()).map(({ since, why }) => [since, why])
    assert.deepEqual(await whys(), [['2026-08-08T22:00:00Z', 'Weekly update']])
    toClock('2026-08-09T05:00:00Z')
    assert.deepEqual(await whys(), [['2026-08-15T22:00:00Z', 'Later']])
    // As the plan had it when it began: what is applied meanwhile holds for the next time.
    toClock('2026-08-15T22:10:00Z')
    await planWith(update('Later still', '24:00'))
    assert.deepEqual(await whys(), [
      ['2026-08-15T22:00:00Z', 'Later'],
      ['2026-08-22T22:00:00Z', 'Later still'],
    ])
  })

  test('it holds back what is off by it alone, each time for itself, and is ended and called off like what was announced', async () => {
    toClock('2026-08-22T20:00:00Z')
    const now = clock.now()
    await send(Array.from({ length: 250 }, (_, n) => run(`g${n}`, now - (n / 9) * MICROS.d)).flat())
    assert.deepEqual(await keys(), [])
    const before = await owed()
    toClock('2026-08-22T22:00:00Z')
    await some('h', 40, { failed: true })
    const [id] = ['update@2026-08-22T22:00:00Z']
    const beneath = await keys(`&explained_by=${encodeURIComponent(id)}`)
    for (const key of ['outage:crm', 'objective:desk:exceptions', 'objective:desk:tool_errors'])
      assert.ok(beneath.includes(key), key)
    assert.deepEqual([await keys(), await owed()], [[], before])
    const [first] = await unresolved(`&explained_by=${encodeURIComponent(id)}`)
    const detail = await call<Answer<'/api/v1/findings/{id}'>>('GET', `/api/v1/findings/${first?.id}`)
    assert.deepEqual([detail.maintenance?.id, detail.maintenance?.of_plan?.name], [id, 'update'])
    assert.equal((await ofPlan()).find((one) => one.id === id)?.explains, beneath.length)

    // A plan without it: what was held back for it stays beneath it, and it comes back no more.
    toClock('2026-08-23T09:00:00Z')
    await call('POST', '/api/v1/plan', longer)
    await some('i', 5)
    assert.deepEqual(await times(), [[id, 'over']])
    const still = await keys(`&explained_by=${encodeURIComponent(id)}`)
    assert.ok(still.includes('objective:desk:exceptions') && !still.includes('outage:crm'), String(still))
    assert.deepEqual(await owed(), before)

    // A week after that time, and the failure of the system in it, whatever is left is told, though it comes back meanwhile.
    await planWith(update())
    toClock('2026-08-29T22:30:00Z')
    await look()
    const held = await keys(`&explained_by=${encodeURIComponent(id)}`)
    assert.deepEqual([still.filter((key) => !held.includes(key)), await owed()], [[], before])
    toClock('2026-08-30T20:00:00Z')
    await look()
    const told = (await owed()).slice(before.length)
    assert.deepEqual(
      told.sort(),
      held.map((key) => `finding.opened ${key}`),
    )
  })

  test('a time of it is over earlier, or will not be, and the next stays', async () => {
    toClock('2026-09-05T23:00:00Z')
    const [under, next] = ['update@2026-09-05T22:00:00Z', 'update@2026-09-12T22:00:00Z']
    const end = (id: string) => ask('POST', `/api/v1/maintenance-windows/${encodeURIComponent(id)}/end`)
    const ended = (await (await end(under)).json()) as Window
    assert.deepEqual([ended.until, ended.ended?.by], [ended.ended?.at, userInfo().username])
    assert.match(ended.until, /^2026-09-05T23:00:00/)
    const off = (await (await end(next)).json()) as Window
    assert.deepEqual([off.since, off.until], ['2026-09-12T22:00:00Z', '2026-09-12T22:00:00Z'])
    for (const [id, says] of [
      [under, /was over at .* already/],
      [next, /was called off already/],
      ['update@2026-08-15T22:00:00Z', /was over at .* already/],
    ] as const) {
      const again = await end(id)
      assert.deepEqual([again.status, says.test(await again.text())], [409, true], id)
    }
    const none = [
      'update@2026-09-13T22:00:00Z',
      'other@2026-09-19T22:00:00Z',
      'update@',
      '@',
      'update@2026-08-01T22:00:00Z',
    ]
    for (const id of none) assert.equal((await end(id)).status, 404, id)
    const shown = new Map((await times()) as [string, string][])
    assert.deepEqual(
      [shown.get(under), shown.get(next), shown.get('update@2026-09-19T22:00:00Z')],
      ['over', 'over', 'planned'],
    )
    assert.equal(shown.has('update@2026-09-26T22:00:00Z'), false)
    toClock('2026-09-12T22:30:00Z')
    assert.equal(
      (await ofPlan()).some(({ state }) => state === 'under_way'),
      false,
    )
  })

  test('what its times do together is held back as what each does alone; what goes wrong beside them is told', async () => {
    toClock('2026-10-20T08:00:00Z')
    await planWith('nightly: { workflow: desk, days: [wed, thu, fri], from: "02:00", to: "03:00", why: Copies }')
    const now = clock.now()
    await send(Array.from({ length: 300 }, (_, n) => run(`j${n}`, now - MICROS.h - (n / 10) * MICROS.d)).flat())
    assert.deepEqual(await keys(), [])
    const before = await owed()
    const held = (day: number) => keys(`&explained_by=${encodeURIComponent(`nightly@2026-10-${day}T02:00:00Z`)}`)
    for (const day of [21, 22]) {
      toClock(`2026-10-${day}T02:00:00Z`)
      await some(`k${day}-`, 12, { isOff: true })
      assert.ok((await held(day)).includes('objective:desk:exceptions'), `night of ${day}`)
      toClock(`2026-10-${day}T12:00:00Z`)
      await some(`l${day}-`, 8)
    }
    assert.deepEqual([await keys(), await owed()], [[], before])
    assert.ok(!(await held(21)).includes('objective:desk:exceptions'))
    await some('n', 12, { isOff: true })
    assert.ok((await keys()).includes('objective:desk:exceptions'))
    assert.ok((await owed()).slice(before.length).includes('finding.opened objective:desk:exceptions'))
  })
})
