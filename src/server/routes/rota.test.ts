import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { routesFor } from '../../actions/notices/routes.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { type Micros, parseTime } from '../../base/time.ts'
import { verifyRecord } from '../../decisions/altered.ts'
import { planOnDuty } from '../../plan/swaps.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Cover = paths['/api/v1/rota']['get']['responses'][200]['content']['application/json']
type Swap = Cover['swaps'][number]

const micros = (time: string): Micros => parseTime(time)?.micros ?? 0
const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people:
  ana: { name: Ana, email: ana@desk.test, absences: [{ from: 2026-04-06, to: 2026-04-10 }] }
  ben: { name: Ben, email: ben@desk.test, absences: [{ from: 2026-04-06, to: 2026-04-10 }] }
  cid: { name: Cid, email: cid@desk.test, absences: [{ from: 2026-04-06, to: 2026-04-10 }] }
workflows:
  desk: { name: Desk, risk: high, owner: ana, deputy: cid }
  books: { name: Books, risk: low, owner: cid }
support:
  hours: { from: "09:00", to: "17:00" }
  rota: { desk: { turns: [ben, cid], from: 2026-03-02, hand_over: "09:00", workflows: [desk] } }
notices: { routes: [{ when: anything, tell: on duty }] }
`

/** Who covers when, through the API: what people say of a rota, and that everything which asks who answers hears of it. */
describe('the rota', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-rota-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  let workspace: string
  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state } = app
    const identity = createIdentity({ state, secret: app.folder.secret, url: 'http://aftercare.test', clock })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    workspace = owner.defaultWorkspace ?? ''
    // A Tuesday.
    clock.set(micros('2026-03-10T11:00Z'))
    await call('POST', '/api/v1/plan', plan)
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const isText = typeof body === 'string'
    const response = await api.request(
      `http://aftercare.test${path}`,
      {
        method,
        headers: { 'content-type': isText ? 'application/yaml' : 'application/json' },
        ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
      },
      { local: owner },
    )
    const answer = (await response.json()) as T & { title?: string }
    if (!response.ok) throw new Error(`${response.status} ${answer.title}`)
    return answer
  }
  const cover = (days = 30) => call<Cover>('GET', `/api/v1/rota?days=${days}`)
  const swap = (body: object) => call<Swap>('POST', '/api/v1/rota/swaps', { rota: 'desk', because: 'A trip.', ...body })
  const told = async () => {
    const now = clock.now()
    const about = { kind: 'finding', severity: 'high', dimension: null, workflow: 'desk', person: null } as const
    const reachable = { mail: true, places: [], preferences: new Map() } as never
    const { recipients } = routesFor(await planOnDuty(app.state.db, workspace, now), about, reachable, now)
    return recipients.map(({ to }) => to)
  }

  test('who answers now, until when, on which day, who is away and where nobody is', async () => {
    const found = await cover(40)
    assert.deepEqual(
      found.now.map(({ workflow, answering, until, next }) => [workflow, answering?.key, until, next?.key]),
      [
        ['desk', 'cid', '2026-03-10T16:00:00Z', 'ana'],
        ['books', 'cid', '2026-04-05T22:00:00Z', undefined],
      ],
    )
    assert.equal(found.days.length, 40)
    assert.deepEqual(found.days.find(({ day }) => day === '2026-04-06')?.away.length, 3)
    assert.deepEqual(
      found.cover.map(({ workflows }) => workflows.map(({ workflow }) => workflow)),
      [['desk'], ['books']],
    )
    // Clocks are set on 29 March: the week after it begins at the same hour on the wall.
    const monday = found.cover[0]?.days.find(({ day }) => day === '2026-03-30')
    assert.deepEqual(
      monday?.parts.map(({ from, answering, rota }) => [from, answering?.key, rota]),
      [
        ['2026-03-29T22:00:00Z', 'ana', null],
        ['2026-03-30T07:00:00Z', 'ben', 'desk'],
        ['2026-03-30T15:00:00Z', 'ana', null],
      ],
    )
    assert.deepEqual(
      found.gaps.map(({ workflow, from, to }) => [workflow, from, to]),
      [
        ['desk', '2026-04-06', '2026-04-10'],
        ['books', '2026-04-06', '2026-04-10'],
      ],
    )
  })

  test('what is said of it holds at once for who answers, who is told and what stands on the overview; taken back it ends', async () => {
    assert.deepEqual(await told(), ['person:cid'])
    const said = await swap({ person: 'ben', from: '2026-03-10', to: '2026-03-11' })
    // From now on, and not since this morning; a day is whole on the clock of the rota.
    assert.deepEqual([said.from.slice(0, 16), said.to], ['2026-03-10T11:00', '2026-03-11T23:00:00Z'])
    assert.deepEqual(await told(), ['person:ben'])
    const [desk] = (await cover()).now
    assert.deepEqual([desk?.answering?.key, desk?.because], ['ben', 'Ben is on duty (desk) instead of Cid'])
    const overview = await call<{ workflows: { workflow: string; answering: { key: string } }[] }>(
      'GET',
      '/api/v1/overview',
    )
    assert.equal(overview.workflows.find(({ workflow }) => workflow === 'desk')?.answering.key, 'ben')
    clock.set(micros('2026-03-10T12:00Z'))
    const ended = await call<Swap>('POST', `/api/v1/rota/swaps/${said.id}/end`, { because: 'No trip.' })
    assert.equal(ended.ended?.from.slice(0, 16), '2026-03-10T12:00')
    assert.deepEqual(await told(), ['person:cid'])
    // What was, stays.
    const then = await planOnDuty(app.state.db, workspace, clock.now(), micros('2026-03-10T11:30Z'))
    assert.deepEqual(
      then?.swaps?.map(({ person, to }) => [person, new Date(to / 1000).toISOString().slice(0, 16)]),
      [['ben', '2026-03-10T12:00']],
    )
  })

  for (const [name, body, sentence] of [
    [
      'a rota that is not there',
      { rota: 'night', person: 'ben', from: '2026-03-12', to: '2026-03-12' },
      /400 .*no rota "night". It has: desk/,
    ],
    ['a person that is not there', { person: 'dan', from: '2026-03-12', to: '2026-03-12' }, /400 .*no person "dan"/],
    ['what is over', { person: 'ben', from: '2026-03-08', to: '2026-03-09' }, /400 .*is over/],
    ['backwards', { person: 'ben', from: '2026-03-14', to: '2026-03-12' }, /400 .*not after/],
    ['longer than a plan should leave to it', { person: 'ben', from: '2026-03-14', to: '2026-12-12' }, /400 .*92 days/],
    ['without a reason', { person: 'ben', from: '2026-03-14', to: '2026-03-14', because: ' ' }, /400 .*because/],
    ['no day', { person: 'ben', from: 'Monday', to: '2026-03-14' }, /400 .*from/],
  ] as const)
    test(`refused: ${name}`, async () => {
      await assert.rejects(swap(body), sentence)
    })

  test('one that was taken back, or that nobody said, cannot be taken back', async () => {
    const said = await swap({ person: 'ben', from: '2026-03-20T06:00:00Z', to: '2026-03-20T12:00:00Z' })
    await call('POST', `/api/v1/rota/swaps/${said.id}/end`, { because: 'No.' })
    await assert.rejects(call('POST', `/api/v1/rota/swaps/${said.id}/end`, { because: 'No.' }), /409 .*already/)
    await assert.rejects(call('POST', '/api/v1/rota/swaps/nothing/end', { because: 'No.' }), /404 .*no swap/)
  })

  test('the log has who and why by their hash, and finds a row that says otherwise', async () => {
    const said = await swap({ person: 'ben', from: '2026-03-24', to: '2026-03-24' })
    const found = async () => {
      const { log, altered } = await verifyRecord(app.state.db, workspace)
      return [log.kind, ...altered.map(({ about, id }) => `${about} ${id === said.id}`)]
    }
    assert.deepEqual(await found(), ['whole'])
    const entry = await app.state.db.selectFrom('decision').select('body').where('kind', '=', 'rota.swapped').execute()
    assert.doesNotMatch(JSON.stringify(entry), /trip|ben/)
    const row = app.state.db.updateTable('rota_swap').where('id', '=', said.id)
    await row.set({ person: 'cid' }).execute()
    assert.deepEqual(await found(), ['whole', 'swap true'])
    await row.set({ person: 'ben', ended_from: new Date(), ended_at: new Date() }).execute()
    assert.deepEqual(await found(), ['whole', 'swap true'])
    await app.state.db.deleteFrom('rota_swap').where('id', '=', said.id).execute()
    assert.deepEqual(await found(), ['whole', 'swap true'])
  })
})
