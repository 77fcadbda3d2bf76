import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { startMailServer } from '../../../test/engines/receivers.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { tellAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { owe, type Urgency } from '../../store/state/owed.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity, type Identity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana, email: Ana@acorn.test }, ben: { name: Ben, email: ben@acorn.test } }
workflows: { desk: { name: Desk, risk: medium, owner: ana, deputy: ben } }
notices: { routes: [{ when: anything, tell: [owner, deputy] }] }
`

/** What a person says of how they like to be told, through the API, and what then arrives at a mail server. */
describe('how somebody likes to be told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-notice-preferences-'))
  const clock = settableClock()
  const url = 'http://aftercare.test'
  let mailbox: Awaited<ReturnType<typeof startMailServer>>
  let app: App
  let api: Api
  let identity: Identity
  let local: Principal
  let ana: Principal
  let workspace: string
  let about = 0

  before(async () => {
    mailbox = await startMailServer()
    cpSync(await template(), folder, { recursive: true })
    const settings = { AFTERCARE_SMTP_URL: mailbox.url, AFTERCARE_MAIL_FROM: 'care@acorn.test', AFTERCARE_URL: url }
    clock.set(parseTime('2026-03-04T12:00:00Z')?.micros ?? 0)
    app = await openApp(readSettings({ AFTERCARE_DATA: folder, ...settings }), clock, createLog('silent'))
    identity = createIdentity({ state: app.state, secret: app.folder.secret, url, clock })
    api = createApi(app, identity)
    local = await localPrincipal(app)
    workspace = String(local.defaultWorkspace)
    const applied = await call(local, 'POST', '/api/v1/plan', plan)
    assert.equal(applied.status, 200, await applied.text())
    const { user } = await identity.invite(workspace, { email: 'ana@acorn.test', name: 'Ana', role: 'reviewer' }, local)
    ana = { ...local, id: `user:${user}`, person: user }
  })
  after(async () => {
    await app.close()
    await mailbox.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const call = async (who: Principal, method: string, path: string, body?: unknown) =>
    await api.request(
      `${url}${path}`,
      {
        method,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { 'content-type': typeof body === 'string' ? 'application/yaml' : 'application/json' },
      },
      { local: who },
    )
  const likes = (given: object) => call(ana, 'PUT', '/api/v1/me/notices', { ...usual, ...given })
  const usual = { language: 'en', time_zone: null, quiet: null, medium: 'at_once', low: 'at_once', monday: true }
  /** Something begins and is told; to whom mail went, and in what words. */
  const happens = async (urgency: Urgency) => {
    const owed = { kind: 'workflow.stopped', about: `stop:${++about}`, opens: true, urgency, workflow: 'desk' } as const
    await app.state.transaction((trx) => owe(trx, workspace, { ...owed, body: {} }, clock.now()))
    return await told()
  }
  const told = async () => {
    await tellAll(app)
    const all = mailbox.mailed.map(({ to, text }) => `${to}: ${/^Subject: (.*)$/m.exec(text)?.[1]}`)
    mailbox.mailed.length = 0
    return all.sort()
  }
  const [toAna, toBen] = ['Ana@acorn.test: Desk stands still', 'ben@acorn.test: Desk stands still']

  test('whoever has said nothing is told in English as the plan says', async () => {
    const said = await (await call(ana, 'GET', '/api/v1/me/notices')).json()
    assert.deepEqual(said, { ...usual, low: 'daily' })
    assert.deepEqual(await happens('medium'), [toAna, toBen])
    // What is of low severity comes once a day, at eight.
    assert.deepEqual(await happens('low'), [])
    clock.pass(20 * MICROS.h)
    assert.deepEqual(await told(), [toAna, toBen])
    clock.pass(4 * MICROS.h)
  })

  test('who would rather not be told is not, but of what is of high severity; and in their language', async () => {
    const set = await likes({ medium: 'never', language: 'de' })
    assert.deepEqual(await set.json(), { ...usual, medium: 'never', language: 'de' })
    assert.deepEqual(await happens('medium'), [toBen])
    assert.deepEqual(await happens('high'), ['Ana@acorn.test: Desk steht still', toBen])
    await likes({})
    assert.deepEqual(await happens('medium'), [toAna, toBen])
  })

  test('quiet hours of their own hold what is not urgent, and it is not lost', async () => {
    await likes({ quiet: { from: '11:00', to: '14:00' } })
    assert.deepEqual(await happens('medium'), [toBen])
    clock.pass(2 * MICROS.h + MICROS.m)
    assert.deepEqual(await told(), [toAna])
    await likes({})
  })

  test('what cannot be meant is refused with the reason, and whoever has no account likes nothing', async () => {
    for (const [wrong, why] of [
      [{ quiet: { from: '09:00', to: '09:00' } }, /is the time at which it begins/],
      [{ quiet: { from: '9', to: '10:00' } }, /two digits/],
      [{ time_zone: 'Berlin' }, /is not a time zone/],
      [{ language: 'fr' }, /language/],
      [{ low: 'sometimes' }, /low/],
    ] as const) {
      const answer = await likes(wrong)
      assert.deepEqual([answer.status, why.test(await answer.text())], [400, true], JSON.stringify(wrong))
    }
    assert.deepEqual(await (await call(ana, 'GET', '/api/v1/me/notices')).json(), usual)
    const nobody = await call(local, 'GET', '/api/v1/me/notices')
    assert.deepEqual([nobody.status, /a person with an account/.test(await nobody.text())], [403, true])
  })

  test('whose account is taken away is told as the plan says again', async () => {
    await likes({ medium: 'never' })
    assert.deepEqual(await happens('medium'), [toBen])
    await app.state.db
      .deleteFrom('member')
      .where('userId', '=', ana.person ?? '')
      .execute()
    assert.deepEqual(await happens('medium'), [toAna, toBen])
  })
})
