import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import ICAL from 'ical.js'
import { settableClock, template } from '../../test/engines/engines.ts'
import { type App, openApp } from '../app.ts'
import { createLog } from '../base/log.ts'
import { parseTime } from '../base/time.ts'
import { readSettings } from '../settings.ts'
import { type Api, createApi } from './api.ts'
import { createIdentity } from './identity/identity.ts'
import { localPrincipal } from './local.ts'
import type { Principal } from './principal.ts'

const micros = (time: string) => parseTime(time)?.micros ?? 0
const planFor = (mail: string) => `plan: 1
workspace: desk
client: Client
time_zone: America/New_York
currency: USD
effective: 2026-01-01
people:
  ana: { name: Ana, email: ${mail} }
  ben: { name: Ben, email: ben@desk.test }
workflows:
  desk: { name: "Desk, the first", risk: high, owner: ana, deputy: ben, review: weekly }
support:
  hours: { from: "09:00", to: "17:00" }
  rota: { desk: { turns: [ana, ben], each: week, from: 2026-03-02 } }
`

/** Somebody's calendar under its secret address, read back by another program's reader. */
describe('the calendar', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-calendar-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state } = app
    const identity = createIdentity({ state, secret: app.folder.secret, url: 'http://aftercare.test', clock })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    clock.set(micros('2026-03-03T12:00Z'))
    await call('POST', '/api/v1/plan', planFor('Ana@desk.test'))
    const workspace = String(owner.defaultWorkspace)
    const { user } = await identity.invite(workspace, { email: 'ana@desk.test', name: 'Ana', role: 'reviewer' }, owner)
    owner = { ...owner, id: `user:${user}`, person: user }
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const isText = typeof body === 'string'
    const headers = { 'content-type': isText ? 'application/yaml' : 'application/json' }
    const sent = body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }
    const response = await api.request(`http://aftercare.test${path}`, { method, headers, ...sent }, { local: owner })
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const make = async () => new URL((await call<{ url: string }>('POST', '/api/v1/me/calendar', {})).url).pathname
  const read = (path: string, headers: Record<string, string> = {}) =>
    api.request(`http://aftercare.test${path}`, { headers })
  const events = async (path: string) => {
    const calendar = new ICAL.Component(ICAL.parse(await (await read(path)).text()))
    return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  }
  const called = (all: ICAL.Event[], title: RegExp) => all.filter(({ summary }) => title.test(summary))

  test('shifts are read back at their moments, on both sides of the day on which clocks are set', async () => {
    const shifts = called(await events(await make()), /^On duty/)
    const times = shifts.map(({ startDate, endDate }) => [
      startDate.toJSDate().toISOString(),
      endDate.toJSDate().toISOString(),
    ])
    // New York sets its clocks on 8 March; Ana's weeks are every other one.
    assert.deepEqual(
      times.find(([from]) => from?.startsWith('2026-03-06')),
      ['2026-03-06T14:00:00.000Z', '2026-03-06T22:00:00.000Z'],
    )
    assert.deepEqual(
      times.find(([from]) => from?.startsWith('2026-03-16')),
      ['2026-03-16T13:00:00.000Z', '2026-03-16T21:00:00.000Z'],
    )
    assert.equal(
      times.some(([from]) => from?.startsWith('2026-03-10')),
      false,
    )
  })

  test('a task stands on its day, keeps its id where it is moved, and disappears once it is done; the same is not sent twice', async () => {
    const path = await make()
    const asked = { title: 'Write; the, thing', owner: 'ana', due: '2026-03-10' }
    const { id } = await call<{ id: string }>('POST', '/api/v1/tasks', asked)
    const [first] = called(await events(path), /^To be done/)
    assert.deepEqual(
      [first?.summary, first?.startDate.toString(), first?.sequence],
      ['To be done: Write; the, thing', '2026-03-10', 1],
    )
    const etag = (await read(path)).headers.get('etag') ?? ''
    assert.equal((await read(path, { 'if-none-match': etag })).status, 304)
    await call('POST', `/api/v1/tasks/${id}/move`, { due: '2026-03-12', because: 'Later.' })
    assert.equal((await read(path, { 'if-none-match': etag })).status, 200)
    const [moved] = called(await events(path), /^To be done/)
    assert.deepEqual([moved?.uid, moved?.startDate.toString(), moved?.sequence], [first?.uid, '2026-03-12', 2])
    await call('POST', `/api/v1/tasks/${id}/done`, { what: 'All.' })
    assert.equal(called(await events(path), /^To be done/).length, 0)
  })

  test('the last day of the included hours, of those from before and of a quote stand in it for whom they concern', async () => {
    const path = await make()
    const days = async (title: RegExp) =>
      called(await events(path), title).map(({ summary, startDate }) => [summary, startDate.toString()])
    assert.deepEqual(await days(/hours|quote/), [])
    const withHours = `${planFor('Ana@desk.test').replace('2026-01-01', '2026-03-01')}
  allowance: { hours: "10", per: month, rollover: 50%, expires: 2 months }
changes: { approvals: { spending: ana } }
`
    await call('POST', '/api/v1/plan', withHours)
    // What was granted in March is carried on, and ends with May.
    assert.deepEqual(await days(/hours/), [['Included hours: the last day of the period', '2026-03-31']])
    clock.set(micros('2026-04-02T12:00Z'))
    assert.deepEqual((await days(/hours/)).toSorted(), [
      ['Included hours from before: the last day', '2026-05-31'],
      ['Included hours: the last day of the period', '2026-04-30'],
    ])
    const asked = { title: 'A secret wish', why: 'W.', what: 'prompt', purpose: 'new', workflow: 'desk' }
    const { id } = await call<{ id: string }>('POST', '/api/v1/requests', asked)
    const move = (name: string, body: object) => call('POST', `/api/v1/requests/${id}/${name}`, body)
    await move('classify', { class: 'billable', because: 'New.' })
    const answers = { reversible: 'yes', data: 'as before', reach: 'inside', autonomy: 'as before', tested: 'yes' }
    await move('assess', { answers: { ...answers, 'failed lately': 'no' }, estimate: { low: 1, likely: 2, high: 3 } })
    await move('quote', { amount: '10 USD', valid_until: '2026-04-10' })
    assert.deepEqual(await days(/quote/), [['A quote ends: Desk, the first', '2026-04-10']])
    const [first] = called(await events(path), /quote/)
    await move('quote', { amount: '10 USD', valid_until: '2026-04-12' })
    const [anew] = called(await events(path), /quote/)
    assert.deepEqual([anew?.uid, anew?.startDate.toString()], [first?.uid, '2026-04-12'])
    assert.ok((anew?.sequence ?? 0) > (first?.sequence ?? 0))
    assert.doesNotMatch(await (await read(path)).text(), /secret/)
    // The last day is a day on which it can be taken.
    clock.set(micros('2026-04-13T03:30Z'))
    assert.equal((await days(/quote/)).length, 1)
    clock.set(micros('2026-04-13T04:30Z'))
    assert.equal((await days(/quote/)).length, 0)
    // Whoever neither agrees nor does the work has no part in it.
    await call('POST', '/api/v1/plan', withHours.replace('spending: ana', 'spending: ben'))
    assert.deepEqual(await days(/hours/), [])
    await call(
      'POST',
      '/api/v1/plan',
      withHours.replace('spending: ana', 'spending: ben').replace('name: Ana', 'name: Ana, roles: [operator]'),
    )
    assert.equal((await days(/hours/)).length, 2)
    clock.set(micros('2026-03-03T12:00Z'))
  })

  test('made anew, ended or never made, an address opens nothing; only its hash is kept', async () => {
    const old = await make()
    const path = await make()
    for (const closed of [old, '/calendar/nothing.ics']) {
      const answer = await read(closed)
      assert.equal(answer.status, 404)
      assert.match(await answer.text(), /^This address opens no calendar[^\n]*\n$/)
    }
    const rows = await app.state.db.selectFrom('calendar_feed').selectAll().execute()
    assert.equal(JSON.stringify(rows).includes(path.slice(10, 30)), false)
    await call('DELETE', '/api/v1/me/calendar')
    assert.equal((await read(path)).status, 404)
  })

  test('whoever sees the workspace no more reads nothing of it', async () => {
    const path = await make()
    assert.ok((await events(path)).length > 0)
    await app.state.db.deleteFrom('member').execute()
    assert.equal((await events(path)).length, 0)
  })
})
