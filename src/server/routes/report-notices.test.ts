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
import { holdAll, tellAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Report = paths['/api/v1/reports/{id}']['get']['responses'][200]['content']['application/json']
type Listed = paths['/api/v1/reports']['get']['responses'][200]['content']['application/json']

/** Who may approve a report that was drawn up by itself hears that it waits, and that it does no more; over a real mail server. */
describe('notices of drafts of reports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-drafts-'))
  const clock = settableClock()
  const at = (iso: string) => clock.set(Date.parse(iso) * 1000)
  let mail: MailServer
  let app: App
  let api: Api
  let local: Principal
  let workspace: string
  let ana: Principal
  let ben: Principal

  /** The rules name a report for somebody of the client, who never hears of drafts. */
  const plan = `plan: 1
workspace: desk
client: Client
provider: Agency
time_zone: Europe/Berlin
currency: EUR
effective: 2026-02-01
people:
  ana: { name: Ana, side: provider, email: ana@provider.test }
  ben: { name: Ben, side: provider, email: ben@provider.test }
  carla: { name: Carla, side: client, email: carla@client.test }
workflows:
  triage: { name: Triage, risk: high, owner: ana, deputy: carla, review: { cadence: monthly, minutes: 30, signed_by: ben } }
support: { hours: { from: "09:00", to: "17:00" } }
notices:
  routes:
    - { when: report, tell: carla }
`

  before(async () => {
    mail = await startMailServer()
    cpSync(await template(), folder, { recursive: true })
    const sends = { AFTERCARE_SMTP_URL: mail.url, AFTERCARE_MAIL_FROM: 'care@provider.test' }
    app = await openApp(
      readSettings({ AFTERCARE_DATA: folder, ...sends, AFTERCARE_URL: 'https://care.example' }),
      clock,
      createLog('silent'),
    )
    const identity = createIdentity({ state: app.state, secret: app.folder.secret, url: 'https://care.example', clock })
    api = createApi(app, identity)
    local = await localPrincipal(app)
    workspace = local.defaultWorkspace ?? ''
    at('2026-02-02T10:00Z')
    const person = async (name: string) => {
      const asked = { email: `${name}@provider.test`, name, role: 'operator' } as const
      const { user } = await identity.invite(workspace, asked, local)
      const here = { workspace, roles: ['operator'], through: 'member' } as const
      return {
        id: `user:${user}`,
        person: user,
        via: 'session',
        workspaces: [here],
        defaultWorkspace: workspace,
      } as const
    }
    ana = await person('ana')
    ben = await person('ben')
    const init = { method: 'POST', body: plan, headers: { 'content-type': 'application/yaml' } }
    assert.equal((await api.request('http://care.example/api/v1/plan', init, { local })).status, 200)
  })
  after(async () => {
    await app?.close()
    await mail?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    mail.mailed.length = 0
  })

  const call = async <T>(method: string, path: string, body?: unknown, by = local): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const response = await api.request(`http://care.example/api/v1${path}`, init, { local: by })
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const draftOf = async (month: string): Promise<Report> => {
    const { items } = await call<Listed>('GET', `/reports?month=${month}`)
    return await call<Report>('GET', `/reports/${items[0]?.id}`)
  }
  const headerOf = (text: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]
  /** What of reports goes out when jobs look at a moment, each as who it went to and its subject. */
  const told = async (moment?: string) => {
    if (moment) at(moment)
    await holdAll(app)
    mail.mailed.length = 0
    await tellAll(app)
    return mail.mailed
      .map(({ to, text }) => `${to.split('@')[0]}: ${headerOf(text, 'Subject')}`)
      .filter((one) => one.includes('report'))
      .sort()
  }
  const approve = async (by: Principal, month: string) => {
    const { id, hash } = await draftOf(month)
    return await call<Report>('POST', `/reports/${id}/approval`, { hash }, by)
  }

  test('whoever may approve it hears that it waits, once; the client, whom the rules name for reports, does not', async () => {
    assert.deepEqual(await told('2026-03-02T07:59Z'), [])
    assert.deepEqual(await told('2026-03-02T08:30Z'), [
      'ana: The report of February 2026 waits to be approved',
      'ben: The report of February 2026 waits to be approved',
    ])
    const text = mail.mailed[0]?.text.replaceAll('=\r\n', '') ?? ''
    assert.match(text, /was drawn up on 2 Mar 2026, 09:30 \(Europe\/Berlin\), as a draft/)
    const { id } = await draftOf('2026-02')
    assert.ok(text.includes(`https://care.example/w/${workspace}/reports/${id}`))
    assert.match(text, /Why you get this: you may approve it\./)
    clock.pass(MICROS.h)
    assert.deepEqual(await told(), [])
  })

  test('where it still waits after some days they are told once more, and then no more', async () => {
    assert.deepEqual(await told('2026-03-06T09:00Z'), [])
    // Drawn up anew by a person it is the same draft, and still waits.
    await call('POST', '/reports', { month: '2026-02' }, ana)
    assert.deepEqual(await told('2026-03-07T09:00Z'), [], 'a Saturday')
    assert.deepEqual(await told('2026-03-09T08:30Z'), [
      'ana: The report of February 2026 still waits to be approved',
      'ben: The report of February 2026 still waits to be approved',
    ])
    assert.match(mail.mailed[0]?.text.replaceAll('=\r\n', '') ?? '', /waits since 2 Mar 2026\./)
    assert.deepEqual(await told('2026-03-20T09:00Z'), [])
  })

  test('approved, whoever heard that it waits hears it, once, but not whoever did it', async () => {
    // Ana drew it up anew: one who did not has to approve it, too.
    await approve(ana, '2026-02')
    assert.deepEqual(await told(), [], 'it waits for another')
    await approve(ben, '2026-02')
    assert.deepEqual(await told(), ['ana: The report of February 2026 is approved'])
    const { id } = await draftOf('2026-02')
    await call('POST', `/reports/${id}/sending`, undefined, ben)
    assert.deepEqual(await told(), ['carla: The report of February 2026 is there'])
  })

  test('of a draft that a person drew up nobody hears, also not its end', async () => {
    await call('POST', '/reports', { month: '2026-03' }, ana)
    assert.deepEqual(await told('2026-04-01T08:30Z'), [])
    await approve(ben, '2026-03')
    assert.deepEqual(await told('2026-04-20T08:30Z'), [])
    const rows = await app.state.db
      .selectFrom('notice')
      .select(['kind', 'about'])
      .where('kind', 'like', 'report.%')
      .execute()
    assert.deepEqual(rows.map(({ kind }) => kind).sort(), [
      'report.approved',
      'report.drafted',
      'report.drafted',
      'report.sent',
    ])
  })

  test('two programs that look at once tell it once', async () => {
    at('2026-05-04T08:30Z')
    await Promise.all([holdAll(app), holdAll(app)])
    at('2026-05-11T08:30Z')
    await Promise.all([holdAll(app), holdAll(app)])
    const rows = await app.state.db.selectFrom('notice').select('body').where('kind', '=', 'report.drafted').execute()
    const mine = rows
      .map(({ body }) => body as { month: string; reminder?: boolean })
      .filter(({ month }) => month === '2026-04')
    assert.deepEqual(
      mine.map(({ reminder = false }) => reminder),
      [false, true],
    )
  })
})
