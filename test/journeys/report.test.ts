import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { people } from '../../demo/played/people.ts'
import { type Desk, noBrowser, openDesk, visit } from './browser.ts'
import { press, write } from './hands.ts'

/** Whoever maintains three workflows prepares the report of a month, words it, approves and sends it; the client reads it. */
describe('the monthly report at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk({ played: true })
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())
  const workspace = () => desk.playedWorkspace ?? ''
  const enter = async (email: string) => {
    const page = await (await desk.enter(email)).newPage()
    await visit(page, '/w/{workspace}/reports', { ...desk.examples, workspace: workspace() })
    return page
  }
  const happened = 'Postings lost their order number for a week; Ben put right what had gone out.'

  test('it is drawn up, worded, approved and sent', async () => {
    const page = await enter(people.tom.email)
    // The month before is there already.
    assert.equal(await page.getByLabel('Month').inputValue(), '2026-02')
    await press(page.getByRole('button', { name: 'Draw it up' }))
    await page.getByRole('heading', { name: 'February 2026' }).waitFor()
    const preview = page.frameLocator('iframe')
    await preview.getByRole('heading', { level: 1 }).waitFor()

    await write(page.getByLabel('What happened').first(), happened)
    await page.getByText('Save your words to see them here.').waitFor()
    await press(page.getByRole('button', { name: 'Save', exact: true }))
    await preview.getByText(happened).waitFor()
    await page.getByText('As it was drawn up:').waitFor()

    const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
    await press(page.getByRole('button', { name: 'Approve', exact: true }))
    await press(inDialog('Approve'))
    await press(page.getByRole('button', { name: 'Send', exact: true }))
    await press(inDialog('Send'))
    await page.getByText(/version 1, sent;/).waitFor()

    const { items } = await desk.apiOf(workspace()).get('/api/v1/notices')
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const told = items.filter(({ kind, about }) => kind === 'report.sent' && about === `report:${id}`)
    assert.equal(told.length, 1)
    assert.ok(!JSON.stringify(told).includes(happened), 'what it says stays here')
  })

  test('the client’s side reads what was sent, and can neither word nor approve it', async () => {
    const page = await enter(people.olivia.email)
    const february = page.getByRole('listitem').filter({ hasText: 'February 2026' })
    await february.getByText('sent', { exact: true }).waitFor()
    await press(february.getByRole('link', { name: 'February 2026' }))
    const preview = page.frameLocator('iframe')
    await preview.getByText(happened).waitFor()
    for (const name of ['Support triage', 'Invoice intake', 'CRM enrichment'])
      await preview.getByText(name).first().waitFor({ state: 'attached' })
    assert.equal(await page.getByRole('textbox').count(), 0)
    assert.equal(await page.getByRole('button', { name: 'Approve', exact: true }).count(), 0)
  })
})
