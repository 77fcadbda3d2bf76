import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { startMailServer } from '../../../test/engines/receivers.ts'
import { deliverDue } from '../../actions/notices/deliver.ts'
import { routeNotices } from '../../actions/notices/route.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { recordFindings } from '../../findings/record.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana, email: ana@acorn.test }, ben: { name: Ben }, tom: { name: Tom, email: tom@acorn.test } }
workflows: { desk: { name: Desk, risk: medium, owner: ana, deputy: ben } }
support: { hours: { from: "09:00", to: "17:00" } }
notices:
  routes:
    - { when: finding of high severity, tell: [owner, deputy] }
    - { when: finding about cost, tell: tom, by: [mail, room], after: 2h }
  quiet: { from: "20:00", to: "07:00" }
`

/** Who would be told, asked through the API; and a test that really goes out, to a mail server of this test. */
describe('notice test', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-notice-test-'))
  const clock = settableClock()
  const url = 'http://aftercare.test'
  let mailbox: Awaited<ReturnType<typeof startMailServer>>
  let app: App
  let api: Api
  let owner: Principal

  before(async () => {
    mailbox = await startMailServer()
    cpSync(await template(), folder, { recursive: true })
    const settings = { AFTERCARE_SMTP_URL: mailbox.url, AFTERCARE_MAIL_FROM: 'care@acorn.test', AFTERCARE_URL: url }
    app = await openApp(readSettings({ AFTERCARE_DATA: folder, ...settings }), clock, createLog('silent'))
    const identity = createIdentity({ state: app.state, secret: app.folder.secret, url, clock })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    assert.equal((await call('POST', '/api/v1/plan', plan)).status, 200)
    await identity.invite(
      String(owner.defaultWorkspace),
      { email: 'ana@acorn.test', name: 'Ana', role: 'owner' },
      owner,
    )
  })
  after(async () => {
    await app.close()
    await mailbox.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const call = async (method: string, path: string, body?: unknown) =>
    await api.request(
      `${url}${path}`,
      {
        method,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: { 'content-type': typeof body === 'string' ? 'application/yaml' : 'application/json' },
      },
      { local: owner },
    )
  const ask = async (query: string) =>
    (await (await call('GET', `/api/v1/notice-rules/test?${query}`)).json()) as never as Answer
  type Answer = {
    from: string
    rule: { number: number; when: string } | null
    told: { name: string; channel: string; at: string; waits: string | null; because: string }[]
    not_told: { name: string; because: string }[]
    sent?: { name: string; state: string }[]
  }

  test('says which rule, whom, by which way, when and why, and sends nothing', async () => {
    const high = await ask('workflow=desk&at=2026-03-08T03:00Z')
    assert.deepEqual(high.rule, { number: 1, when: 'finding of high severity' })
    assert.deepEqual(high.told, [
      {
        to: 'person:ana',
        name: 'Ana',
        channel: 'mail',
        because: 'Ana is the owner',
        at: '2026-03-08T03:00:00Z',
        waits: null,
      },
    ])
    assert.deepEqual(high.not_told, [{ who: 'ben', name: 'Ben', because: 'Ben has no mail address in the plan' }])
    const cost = await ask('workflow=desk&severity=low&dimension=cost&at=2026-03-06T16:00Z')
    // Friday evening and two hours more: on Monday, when people are at work.
    assert.deepEqual(
      cost.told.map(({ name, at, waits }) => [name, at, waits]),
      [['Tom', '2026-03-09T08:00:00Z', 'digest']],
    )
    assert.match(cost.not_told[0]?.because ?? '', /no channel for notices has this name/)
    const none = await ask('kind=review&workflow=desk')
    assert.deepEqual([none.rule, none.told], [null, []])
    assert.equal(mailbox.mailed.length, 0)
    assert.equal((await app.state.db.selectFrom('notice').selectAll().execute()).length, 0)
  })

  test('clocks are told as findings are, unless a rule that stands before names them; a test of one reads as one', async () => {
    assert.equal((await ask('kind=clock&severity=high&workflow=desk')).rule?.when, 'finding of high severity')
    assert.equal((await ask('kind=clock&workflow=desk')).rule, null)
    const named = plan.replace('  routes:\n', '  routes:\n    - { when: clock, tell: tom }\n')
    assert.equal((await call('POST', '/api/v1/plan', named)).status, 200)
    const { rule, told } = await ask('kind=clock&severity=high&workflow=desk')
    assert.deepEqual([rule, told.map(({ name }) => name)], [{ number: 1, when: 'clock' }, ['Tom']])
    assert.equal((await ask('severity=high&workflow=desk')).rule?.number, 2)
    const sent = await call('POST', '/api/v1/notice-rules/test', { kind: 'clock', workflow: 'desk' })
    assert.deepEqual(
      ((await sent.json()) as Answer).sent?.map(({ name, state }) => [name, state]),
      [['Tom', 'sent']],
    )
    const text = (mailbox.mailed.pop()?.text ?? '').replaceAll('=\r\n', '')
    assert.match(text, /^Subject: Test: Desk: an example of something that is off: 75% of a promised/m)
    assert.match(text, /The plan promises for S2 that somebody answers\. 75% of the time for it is used\./)
    assert.equal((await call('POST', '/api/v1/plan', plan)).status, 200)
  })

  for (const [kind, subject] of [
    ['finding', /Desk: an example of something that is off/],
    ['stop', /Desk/],
    ['review', /Desk/],
    ['request', /a request was filed/],
    ['task', /an example of something that is off/],
    ['report', /^Test: The report of \w+ \d{4} is there$/],
  ] as const)
    test(`a test of a ${kind} reaches whom its rule names, and reads as one`, async () => {
      const named = plan.replace('  routes:\n', `  routes:\n    - { when: ${kind}, tell: tom }\n`)
      assert.equal((await call('POST', '/api/v1/plan', named)).status, 200)
      const before = mailbox.mailed.length
      const sent = await call('POST', '/api/v1/notice-rules/test', { kind, workflow: 'desk' })
      const { rule, sent: told } = (await sent.json()) as Answer
      assert.deepEqual(
        [rule?.number, rule?.when, told?.map(({ name, state }) => [name, state])],
        [1, kind, [['Tom', 'sent']]],
      )
      assert.equal(mailbox.mailed.length, before + 1)
      const line = /^Subject: (.*(?:\r\n .*)*)/m.exec(mailbox.mailed.pop()?.text ?? '')?.[1] ?? ''
      assert.match(line, /^Test: /)
      assert.match(line, subject)
      assert.equal((await call('POST', '/api/v1/plan', plan)).status, 200)
    })

  test('a workflow, kind or time that is not there is told in one sentence', async () => {
    for (const query of ['workflow=desks', 'kind=fire', 'at=soon'])
      assert.ok((await call('GET', `/api/v1/notice-rules/test?${query}`)).status >= 400, query)
  })

  test('sent, it arrives at once and is marked as a test; no end follows it', async () => {
    const answer = (await (await call('POST', '/api/v1/notice-rules/test', { workflow: 'desk' })).json()) as Answer
    assert.deepEqual(
      answer.sent?.map(({ name, state }) => [name, state]),
      [['Ana', 'sent']],
    )
    const [mail] = mailbox.mailed
    assert.match(mail?.text ?? '', /^Subject: Test: Desk: an example of something that is off/m)
    assert.doesNotMatch(mail?.text ?? '', /\/notice\//, 'there is nothing to acknowledge')
  })

  test('the mail of what is really off has a link, by which it is acknowledged', async () => {
    const workspace = String(owner.defaultWorkspace)
    const noticed = {
      ...{
        key: 'k',
        workflow: 'desk',
        dimension: 'quality' as const,
        severity: 'high' as const,
        title: 'Off',
        detail: '',
        answers: null,
      },
      evidence: evidenceOf(
        { question: { kind: 'late_reviews' }, said: 'Off.', answer: null, behind: { url: '', command: '' } },
        clock.now(),
      ),
    }
    await app.state.transaction((trx) => recordFindings(trx, workspace, { seen: [noticed], calm: [] }, clock.now()))
    await routeNotices(app.notices, workspace)
    await deliverDue(app.notices)
    const text = (mailbox.mailed.at(-1)?.text ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const path = /http:\/\/aftercare\.test(\/notice\/[\w-]{43})\b/.exec(text)?.[1] ?? ''
    assert.notEqual(path, '', text)
    assert.match(await (await api.request(`${url}${path}`)).text(), /Acknowledge as Ana/)
    const done = await api.request(`${url}${path}`, { method: 'POST', body: new URLSearchParams({ note: 'On it.' }) })
    assert.equal(done.status, 200)
    const finding = await app.state.db.selectFrom('finding').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([finding.state, finding.note], ['acknowledged', 'On it.'])
  })
})
