import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, afterEach, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { press } from './hands.ts'

/** Somebody connects by what the page says, to the letter, and sees what of it was understood. */
describe('connecting', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk()
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  test('what stands there for curl is sent as it stands there, and the run that arrives is told', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{empty}', desk.examples)
    await press(page.getByRole('link', { name: 'Choose what you run' }))
    await page.getByRole('heading', { name: 'Connect', exact: true }).waitFor()
    await press(page.getByRole('radio', { name: 'curl', exact: true }))
    await page.getByText("export AFTERCARE_KEY='<the key you make here>'").waitFor()
    await press(page.getByRole('button', { name: 'Make a key' }))
    await page.getByText('Your key, shown only now').waitFor()
    await page.getByText('Waiting for a run').waitFor()
    const [variables = '', curl = ''] = await page.locator('pre code').allTextContents()
    const key = /ac_\w+/.exec(variables)?.[0] ?? ''
    assert.match(variables, /AFTERCARE_KEY='ac_\w+'/)
    assert.equal(page.url().includes(key), false)

    // An address a little wrong, as people have it; and a reload, after which it is waited for still.
    await fetch(`${desk.url}/v1/trace`, { method: 'POST', headers: { 'x-api-key': key } })
    await page.getByText('POST /v1/trace', { exact: true }).waitFor()
    await page.reload()
    await shown(page)
    await page.getByText("export AFTERCARE_KEY='<the key you kept>'").waitFor()
    assert.equal((await page.content()).includes(key), false)
    await page.getByText('Waiting for a run').waitFor()

    const send = async () => {
      const { stdout } = await promisify(execFile)('sh', ['-c', `${variables}\n${curl}`], { timeout: 30_000 })
      assert.deepEqual(JSON.parse(stdout), { accepted: 2, refused: [] })
    }
    await send()
    await page.getByText('The first run is here.').waitFor()
    await page.getByText('T-4711', { exact: true }).waitFor()
    await page.getByText('Give the line of the run "session".').waitFor()
    // The second, which is named after the second in which it is sent, is offered and pushes nothing away.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await send()
    await press(page.getByRole('button', { name: 'Show it' }))
    await page.getByText('A newer run has come.').waitFor({ state: 'hidden' })
    await press(page.getByRole('link', { name: 'Open it' }))
    await page.getByRole('heading', { name: 'Step by step' }).waitFor()
  })

  test('whoever may only read is told who connects', async () => {
    await desk.invite('reader@aftercare.local', 'viewer', desk.examples.workspace)
    const page = await (await desk.enter('reader@aftercare.local')).newPage()
    await visit(page, '/w/{workspace}/connect?client=n8n', desk.examples)
    await page.getByText('Owners and operators connect.').waitFor()
    await visit(page, '/w/{workspace}/connectors', desk.examples)
    await page.getByText('Owners and operators add and end them.').waitFor()
    assert.equal(await page.getByRole('button', { name: /n8n/ }).count(), 0)
  })
})
