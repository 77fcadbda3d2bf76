import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { press, write } from './hands.ts'

/** What others do shows by itself. */
describe('live pages', { skip: noBrowser }, () => {
  let desk: Desk

  before(async () => {
    desk = await openDesk()
    await desk.invite('lea@desk.example', 'reviewer', desk.examples.workspace)
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  test('what one person signs changes for another, in every tab, over one connection', async () => {
    const context = await desk.enter('lea@desk.example')
    const streams: string[] = []
    context.on('request', (request) => {
      if (request.url().includes('/api/v1/changes')) streams.push(request.url())
    })
    const tabs = [await context.newPage(), await context.newPage()]
    for (const tab of tabs) {
      await visit(tab, '/w/{workspace}/reviews', desk.examples)
      await tab.getByRole('heading', { name: 'Wait for a signature' }).waitFor()
    }
    assert.equal(streams.length, 1, 'one tab listens for all')

    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/reviews/{review}', desk.examples)
    await press(page.getByRole('button', { name: 'Sign', exact: true }))
    await page.getByRole('heading', { name: 'Signed' }).waitFor()
    // Lists of reviews are not asked for again by themselves.
    for (const tab of tabs)
      await tab.getByRole('heading', { name: 'Wait for a signature' }).waitFor({ state: 'detached' })

    // The next one listens when the first is closed.
    const [first, left] = tabs
    assert.ok(first && left)
    const listens = left.waitForRequest(/\/api\/v1\/changes/)
    await first.close()
    await listens
    assert.equal(streams.length, 2)
    await shown(left)
  })

  test('what changes under somebody leaves them where they are', async () => {
    const page = await (await desk.enter('lea@desk.example')).newPage()
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    const listens = page.waitForResponse(/\/api\/v1\/changes/)
    await visit(page, '/w/{workspace}/findings/{finding}', desk.examples)
    await listens
    const names = page.getByRole('combobox', { name: 'Who has it' })
    await names.focus()
    await desk.api.post('/api/v1/findings/{id}/owner', { params: { id: desk.examples.finding }, body: { to: 'me' } })
    await page.getByText('Owner took it').waitFor()
    assert.equal(await names.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text), 'Owner')
    assert.equal(await focused(), 'Who has it')
    // What was pressed is gone when it is done: one goes on from where it stood.
    const take = page.getByRole('button', { name: 'Take it' })
    await press(take)
    await take.waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.contains(document.querySelector('select')) === true)
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'BODY')

    await visit(page, '/w/{workspace}/runs', desk.examples)
    const text = page.getByRole('textbox', { name: 'Text in an input, output, error or tool name' })
    await write(text, 'baggage')
    await text.press('Enter')
    await page.waitForURL(/text=baggage/)
    await shown(page)
    assert.equal(await text.inputValue(), 'baggage')
    assert.equal(await focused(), await text.getAttribute('aria-label'))
  })
})
