import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type MailServer, startMailServer } from '../../../test/engines/receivers.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { MICROS } from '../../base/time.ts'
import { tellWeeks } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Mine = paths['/api/v1/me/monday']['get']['responses'][200]['content']['application/json']
type Sent = paths['/api/v1/me/monday']['post']['responses'][200]['content']['application/json']
type Findings = paths['/api/v1/findings']['get']['responses'][200]['content']['application/json']
type Finding = paths['/api/v1/findings/{id}']['get']['responses'][200]['content']['application/json']

/** The mail of a week: looked at before it comes, sent to oneself, and found where it does not arrive; over a real mail server. */
describe('what waits for somebody, by mail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-monday-'))
  const clock = settableClock()
  const at = (iso: string) => clock.set(Date.parse(iso) * 1000)
  let mail: MailServer
  let app: App
  let api: Api
  let local: Principal
  let [desk, shop] = ['', '']
  let ana: Principal
  let stranger: Principal

  const planOf = (workspace: string, name: string) => `plan: 1
workspace: ${workspace}
client: ${name}
time_zone: UTC
currency: EUR
effective: 2026-02-01
people:
  ana: { name: Ana, email: ana@acme.test }
  ben: { name: Ben, email: ben@acme.test }
workflows:
  triage: { name: Triage, risk: high, owner: ana, deputy: ben }
`
  before(async () => {
    mail = await startMailServer()
    cpSync(await template(), folder, { recursive: true })
    const sends = { AFTERCARE_SMTP_URL: mail.url, AFTERCARE_MAIL_FROM: 'care@acme.test' }
    const settings = { AFTERCARE_DATA: folder, ...sends, AFTERCARE_URL: 'https://care.example' }
    app = await openApp(readSettings(settings), clock, createLog('silent'))
    const identity = createIdentity({ state: app.state, secret: app.folder.secret, url: 'https://care.example', clock })
    api = createApi(app, identity)
    at('2026-03-05T10:00Z')
    local = await localPrincipal(app)
    desk = local.defaultWorkspace ?? ''
    const person = async (name: string) => {
      const { user } = await identity.invite(desk, { email: `${name}@acme.test`, name, role: 'owner' }, local)
      const here = { workspace: desk, roles: ['owner'], through: 'member' } as const
      return { id: `user:${user}`, person: user, via: 'session', workspaces: [here], defaultWorkspace: desk } as const
    }
    ana = await person('ana')
    stranger = await person('eve')
    shop = (await call<{ id: string }>('POST', '/workspaces', { name: 'Shop' }, ana)).id
    await app.state.db.updateTable('workspace').set({ name: 'Desk' }).where('id', '=', desk).execute()
    local = await localPrincipal(app)
    await apply(desk, planOf('desk', 'Desk'))
    await apply(shop, planOf('shop', 'Shop'))
    const task = { title: 'Shorten the prompt', owner: 'ana', due: '2026-03-06' }
    await call('POST', `/tasks?workspace=${desk}`, task)
  })
  after(async () => {
    await app?.close()
    await mail?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    mail.manner = 'takes'
    mail.mailed.length = 0
  })

  const ask = async (method: string, path: string, body?: unknown, by = local) => {
    const isText = typeof body === 'string'
    const headers = { 'content-type': isText ? 'application/yaml' : 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }) }
    return await api.request(`http://care.example/api/v1${path}`, init, { local: by })
  }
  const call = async <T>(method: string, path: string, body?: unknown, by = local): Promise<T> => {
    const response = await ask(method, path, body, by)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const apply = (workspace: string, plan: string) => call('POST', `/plan?workspace=${workspace}`, plan)
  const mine = (by = ana) => call<Mine>('GET', '/me/monday', undefined, by)
  const found = async (workspace: string, state = 'unresolved') => {
    const { items } = await call<Findings>('GET', `/findings?state=${state}&workspace=${workspace}`)
    return items.filter(({ evidence }) => evidence.question?.kind === 'notices')
  }

  test('one sees how one’s own would read now, over every workspace, and when it comes', async () => {
    const { mail: read, ...rest } = await mine()
    assert.deepEqual(rest, {
      ...{ address: 'ana@acme.test', wanted: true, sends: true, next: '2026-03-09T08:00:00Z', last: null },
    })
    assert.equal(read?.subject, 'One thing needs you this week')
    assert.match(read?.text ?? '', /DESK\n- A task: Shorten the prompt\n[\s\S]*NOTHING NEEDS YOU\nShop/)
    assert.match(read?.html ?? '', /<html lang="en-GB">[\s\S]*Shorten the prompt/)
    assert.equal(mail.mailed.length, 0)
  })

  test('whom no plan names is told so, and gets none', async () => {
    const { mail: read, address, next } = await mine(stranger)
    assert.deepEqual([read, address, next], [null, null, null])
    const refused = await ask('POST', '/me/monday', undefined, stranger)
    assert.deepEqual([refused.status, /No plan names you/.test(await refused.text())], [409, true])
  })

  test('a key is of one workspace, and does not read over all of them', async () => {
    const key: Principal = { ...ana, id: 'key:k', via: 'key' }
    for (const method of ['GET', 'POST']) assert.equal((await ask(method, '/me/monday', undefined, key)).status, 403)
    assert.equal((await ask('GET', '/me/monday', undefined, { ...local, person: null })).status, 403)
  })

  test('sent to oneself it arrives at once, marked as a test, and not without end', async () => {
    const { sent, error } = await call<Sent>('POST', '/me/monday', undefined, ana)
    assert.deepEqual([sent, error], [true, null])
    assert.deepEqual(
      mail.mailed.map(({ to }) => to),
      ['ana@acme.test'],
    )
    assert.match(mail.mailed[0]?.text ?? '', /^Subject: Test: One thing needs you this week$/m)
    mail.manner = { reply: 550, at: 'recipient' }
    const refused = await call<Sent>('POST', '/me/monday', undefined, ana)
    assert.deepEqual([refused.sent, refused.error !== null], [false, true])
    mail.manner = 'takes'
    // Whoever runs the workspace sends to her by the same measure.
    const more = [1, 2, 3].map(() => call('POST', `/notice-rules/monday?workspace=${desk}`, { person: 'ana' }))
    await Promise.all(more)
    clock.pass(10 * MICROS.m)
    for (const [path, body, by] of [
      ['/me/monday', undefined, ana],
      [`/notice-rules/monday?workspace=${desk}`, { person: 'ana' }, local],
    ] as const) {
      const response = await ask('POST', path, body, by)
      assert.equal(response.status, 429)
      assert.ok(Number(response.headers.get('retry-after')) > 2900)
      assert.match(await response.text(), /sent 5 times within an hour already.* again in 50 minutes/)
    }
    assert.equal(mail.mailed.length, 4)
    assert.equal((await ask('POST', `/notice-rules/monday?workspace=${desk}`, { person: 'ben' })).status, 200)
    clock.pass(50 * MICROS.m)
    assert.equal((await ask('POST', '/me/monday', undefined, ana)).status, 200)
    assert.equal((await mine()).last, null, 'a test is not the mail of a week')
  })

  test('a draft of a report waits for those who may approve it', async () => {
    const { id } = await call<{ id: string }>('POST', `/reports?workspace=${shop}`, { month: '2026-02' })
    const { mail: read } = await mine()
    assert.match(
      read?.text ?? '',
      /SHOP\n- The report of February 2026 waits to be approved\n {2}Drawn up on 5 Mar 2026\./,
    )
    assert.ok(read?.text.includes(`/w/${shop}/reports/${id}`))
  })

  test('given up it is a finding where the plan names them, with who and why, and over with the next that arrives', async () => {
    mail.manner = { reply: 550, at: 'recipient' }
    at('2026-03-09T08:00Z')
    await tellWeeks(app)
    for (const workspace of [desk, shop]) {
      const titles = (await found(workspace)).map(({ title, detail }) => [title, /550/.test(detail)])
      assert.deepEqual(titles.sort(), [
        ['The mail of the week does not reach Ana', true],
        ['The mail of the week does not reach Ben', true],
      ])
    }
    const { last, next } = await mine()
    assert.deepEqual([last?.state, last?.week, next], ['exhausted', '2026-W11', '2026-03-16T08:00:00Z'])
    const one = (await found(desk)).find(({ title }) => title.endsWith('Ana'))
    assert.equal(one?.evidence.behind.command, 'aftercare notice monday --person ana')
    // The next look finds it again, and it is one.
    await tellWeeks(app)
    assert.equal((await found(desk)).length, 2)

    mail.manner = 'takes'
    // Ben is in the plan of the shop no more: there it is nobody's to mend.
    const alone = planOf('shop', 'Shop')
      .replace(/ {2}ben: .*\n/, '')
      .replace(', deputy: ben', '')
    await apply(shop, alone)
    at('2026-03-16T08:00Z')
    await tellWeeks(app)
    for (const workspace of [desk, shop]) {
      assert.deepEqual(await found(workspace), [], workspace)
      const ended = await found(workspace, 'resolved')
      assert.deepEqual(
        ended.map((each) => each.ended),
        ['over', 'over'],
      )
    }
    const again = await call<Finding>('GET', `/findings/${one?.id}?workspace=${desk}`)
    assert.equal(again.again?.said, 'The last one was taken.')
    assert.equal((await mine()).last?.state, 'sent')
  })

  test('refused for now it is tried again and no finding; turned off it is nobody’s any more', async () => {
    mail.manner = { reply: 451, at: 'data' }
    at('2026-03-23T08:00Z')
    await tellWeeks(app)
    assert.deepEqual(await found(desk), [])
    mail.manner = { reply: 550, at: 'data' }
    clock.pass(2 * MICROS.h)
    await tellWeeks(app)
    assert.equal((await found(desk)).length, 2)
    const wish = await call<object>('GET', '/me/notices', undefined, ana)
    await call('PUT', '/me/notices', { ...wish, monday: false }, ana)
    const { wanted, next, last } = await mine()
    assert.deepEqual([wanted, next, last], [false, null, null])
    mail.manner = 'takes'
    at('2026-03-30T08:00Z')
    await tellWeeks(app)
    assert.deepEqual(await found(desk), [])
    assert.deepEqual(
      mail.mailed.map(({ to }) => to),
      ['ben@acme.test'],
    )
  })
})
