import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Browser, chromium } from 'playwright-core'
import { type App, openApp } from '../../src/app.ts'
import { localDay } from '../../src/base/calendar.ts'
import { createLog } from '../../src/base/log.ts'
import { createApi } from '../../src/server/api.ts'
import { createIdentity } from '../../src/server/identity/identity.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { type Server, startServer } from '../../src/server/serve.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock, template } from '../engines/engines.ts'
import { type MailServer, startMailServer } from '../engines/receivers.ts'
import { flags, noBrowser, program } from './browser.ts'
import { choose, press } from './hands.ts'
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

/** Somebody looks at what they will get at the beginning of the week, has it sent to themselves, and turns it off. */
describe('the mail of the week, under one’s name', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-monday-journey-'))
  const clock = settableClock()
  let mail: MailServer
  let app: App
  let server: Server
  let browser: Browser

  before(async () => {
    mail = await startMailServer()
    cpSync(await template(), folder, { recursive: true })
    const sends = { AFTERCARE_SMTP_URL: mail.url, AFTERCARE_MAIL_FROM: 'care@acorn.test' }
    const settings = readSettings({ AFTERCARE_DATA: folder, ...sends, PORT: '0' })
    app = await openApp(settings, clock, createLog('silent'))
    server = await startServer(app, settings)
    const identity = createIdentity({ state: app.state, secret: app.folder.secret, url: server.url, clock })
    const local = await localPrincipal(app)
    const workspace = String(local.defaultWorkspace)
    const send = async (path: string, body: string, type: string) => {
      const init = { method: 'POST', body, headers: { 'content-type': type } }
      assert.equal((await createApi(app, identity).request(path, init, { local })).status, 200)
    }
    await send('/api/v1/plan', plan, 'application/yaml')
    await identity.invite(workspace, { email: 'ana@acorn.test', name: 'Ana', role: 'reviewer' }, local)
    const today = localDay(clock.now(), 'UTC')
    const task = { title: 'Shorten the prompt', owner: 'ana', due: today }
    await send('/api/v1/tasks', JSON.stringify(task), 'application/json')
    browser = await chromium.launch({ executablePath: program, args: flags })
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    await app?.close()
    await mail?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('it stands there as it would read, is sent on a press, and in the language one likes; turned off it says so', async () => {
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await page.goto(await server.linkFor('ana@acorn.test'))
    await press(page.getByRole('button', { name: 'Sign in' }))
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    await page.goto(`${server.url}/me`)
    const preview = page.frameLocator('iframe[title="The mail as it would read now"]')
    await preview.getByRole('link', { name: 'A task: Shorten the prompt' }).waitFor()
    await page.getByText('It comes next on').waitFor()
    assert.deepEqual([...(await rulesBroken(page, 'me')), ...(await tooWide(page, 'me'))], [])

    await press(page.getByRole('button', { name: 'Send it to me now' }))
    await page.getByText('Sent to ana@acorn.test, marked as a test.').waitFor()
    assert.deepEqual(
      mail.mailed.map(({ to, text }) => [to, /^Subject: (.*)$/m.exec(text)?.[1]?.trim()]),
      [['ana@acorn.test', 'Test: Client: One thing needs you this week']],
    )

    await choose(page.getByRole('combobox', { name: 'Language of your mail' }), 'Deutsch')
    await press(page.getByRole('checkbox', { name: 'What waits for me, by mail' }))
    await press(page.getByRole('button', { name: 'Keep it' }))
    await page.getByText('You have turned it off, above.').waitFor()
    await preview.getByRole('link', { name: 'Eine Aufgabe: Shorten the prompt' }).waitFor()

    for (let more = 0; more < 4; more++) {
      await press(page.getByRole('button', { name: 'Send it to me now' }))
      await page.getByText('Sent to ana@acorn.test, marked as a test.').waitFor()
    }
    await press(page.getByRole('button', { name: 'Send it to me now' }))
    await page.getByText(/It was sent 5 times within an hour already/).waitFor()
    assert.equal(mail.mailed.length, 5)
    assert.deepEqual([...(await rulesBroken(page, 'me')), ...(await tooWide(page, 'me'))], [])
  })
})
