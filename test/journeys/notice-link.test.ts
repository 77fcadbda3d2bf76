import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Browser, chromium } from 'playwright-core'
import { deliverDue } from '../../src/actions/notices/deliver.ts'
import { routeNotices } from '../../src/actions/notices/route.ts'
import { type App, openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { evidenceOf } from '../../src/findings/finding.ts'
import { recordFindings } from '../../src/findings/record.ts'
import { createApi } from '../../src/server/api.ts'
import { createIdentity } from '../../src/server/identity/identity.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { type Server, startServer } from '../../src/server/serve.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock, template } from '../engines/engines.ts'
import { type MailServer, startMailServer } from '../engines/receivers.ts'
import { flags, noBrowser, program } from './browser.ts'
import { press, write } from './hands.ts'
import { rulesBroken, tooWide } from './rules.ts'

const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana, email: ana@acorn.test } }
workflows: { desk: { name: Desk, risk: medium, owner: ana } }
`

/** Somebody reads a mail about something that is off, and acknowledges it from there: without signing in, in a browser that knows nobody. */
describe('acknowledging from a mail', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-mail-journey-'))
  const clock = settableClock()
  let mail: MailServer
  let app: App
  let server: Server
  let browser: Browser

  before(async () => {
    mail = await startMailServer()
    cpSync(await template(), folder, { recursive: true })
    const settings = readSettings({
      AFTERCARE_DATA: folder,
      AFTERCARE_SMTP_URL: mail.url,
      AFTERCARE_MAIL_FROM: 'care@acorn.test',
      PORT: '0',
    })
    app = await openApp(settings, clock, createLog('silent'))
    server = await startServer(app, settings)
    const identity = createIdentity({ state: app.state, secret: app.folder.secret, url: server.url, clock })
    const local = await localPrincipal(app)
    const workspace = String(local.defaultWorkspace)
    const headers = { 'content-type': 'application/yaml' }
    const applied = await createApi(app, identity).request(
      '/api/v1/plan',
      { method: 'POST', body: plan, headers },
      { local },
    )
    assert.equal(applied.status, 200)
    await identity.invite(workspace, { email: 'ana@acorn.test', name: 'Ana', role: 'reviewer' }, local)
    const noticed = {
      ...{ key: 'k', workflow: 'desk', dimension: 'quality' as const, severity: 'high' as const, detail: '' },
      ...{ title: 'Accepted fell below what was promised', answers: null },
      evidence: evidenceOf(
        { question: { kind: 'late_reviews' }, said: 'Off.', answer: null, behind: { url: '', command: '' } },
        clock.now(),
      ),
    }
    await app.state.transaction((trx) => recordFindings(trx, workspace, { seen: [noticed], calm: [] }, clock.now()))
    const notices = { ...app.notices, url: server.url }
    await routeNotices(notices, workspace)
    await deliverDue(notices)
    browser = await chromium.launch({ executablePath: program, args: flags })
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await app?.close()
    await mail?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('the link shows what it is about, the button acknowledges it, and the link opens nothing more', async () => {
    const text = (mail.mailed[0]?.text ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const link = /http:\/\/127\.0\.0\.1:\d+\/notice\/[\w-]{43}/.exec(text)?.[0] ?? ''
    assert.notEqual(link, '', text)
    const page = await (
      await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } })
    ).newPage()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Acknowledge as Ana' }).waitFor()
    await page.getByText('Accepted fell below what was promised').waitFor()
    assert.deepEqual([...(await rulesBroken(page, 'link')), ...(await tooWide(page, 'link'))], [])
    await write(page.getByRole('textbox', { name: 'What you mean to do' }), 'I put the release before back.')
    await press(page.getByRole('button', { name: 'Acknowledge' }))
    await page.getByRole('heading', { name: 'Acknowledged' }).waitFor()
    assert.deepEqual([...(await rulesBroken(page, 'link')), ...(await tooWide(page, 'link'))], [])
    const finding = await app.state.db.selectFrom('finding').select(['state', 'note']).executeTakeFirstOrThrow()
    assert.deepEqual(finding, { state: 'acknowledged', note: 'I put the release before back.' })

    await page.goto(link)
    await page.getByRole('heading', { name: 'This link was used' }).waitFor()
    await press(page.getByRole('link', { name: 'Open it in Aftercare' }))
    await page.getByText('You are not signed in').waitFor()
  })
})
