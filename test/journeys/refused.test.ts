import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { press, write } from './hands.ts'

/** Somebody sees why what was sent is missing, mends it, and says what need not be mended. */
describe('refused lines at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk({ isNow: true })
    const { key } = await api().post('/api/v1/keys', { body: { name: 'Desk sender', roles: ['sender'] } })
    const run = { type: 'run', workflow: 'airline' }
    const lines = [
      { ...run, run: 'm1', status: 'done', input: 'of ana@acorn.example' },
      { ...run, run: 'm2', status: 'over' },
      { ...run, run: 'm3', colour: 'red' },
    ]
    const response = await fetch(`${desk.url}/api/v1/evidence`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/x-ndjson' },
      body: [...lines.map((one) => JSON.stringify(one)), '{"type": "run", "run": "m4",}'].join('\n'),
    })
    assert.equal(((await response.json()) as { refused: object[] }).refused.length, 4)
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())
  const api = () => desk.apiOf(desk.otherWorkspace)
  const enter = async (path: string) => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, path, { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }

  test('from why to the line, the place that is wrong, what would be understood, and into the record', async () => {
    const page = await enter('/w/{workspace}/refused')
    const kind = page.getByRole('listitem').filter({ hasText: '"status": ' }).first()
    await kind.getByText('2 lines, sent 2 times, last').waitFor()
    await press(kind.getByText('By sender and day'))
    await kind.getByRole('link', { name: /^of Desk sender on / }).waitFor()
    await press(kind.getByRole('link', { name: /^Look at them/ }))
    const line = page.getByRole('listitem').filter({ hasText: '"run":"m1"' })
    await press(line.getByRole('link', { name: 'Mend it' }))

    await page.getByText(/^Came once as a line of the record of Desk sender/).waitFor()
    const field = page.getByRole('textbox', { name: 'The line, as it is sent again' })
    assert.match(await field.inputValue(), /"input": "of \[email:[0-9a-f]{12}\]"/)
    await press(page.getByRole('button', { name: 'Line 5' }))
    const chosen = () =>
      field.evaluate((one) => {
        const { value, selectionStart, selectionEnd } = one as HTMLTextAreaElement
        return value.slice(selectionStart, selectionEnd)
      })
    assert.equal(await chosen(), '"status": "done"')
    await write(field, (await field.inputValue()).replace('"done"', '"ok"'))
    await page.getByText('It was changed since it was tried.').waitFor()
    await press(page.getByRole('button', { name: 'Try it' }))
    await page.getByText('Nothing: it would be accepted.').waitFor()
    await page.getByRole('heading', { name: 'What would be understood: a run' }).waitFor()
    assert.equal((await api().get('/api/v1/refused')).kept, 4)
    await press(page.getByRole('button', { name: 'Send it again' }))
    await page.getByRole('heading', { name: 'It is accepted' }).waitFor()
    await press(page.getByRole('link', { name: 'Open its run' }))
    await page.waitForURL(/\/runs\/m1$/)
    assert.equal((await api().get('/api/v1/refused')).kept, 3)
  })

  test('where JSON breaks one is led there', async () => {
    const page = await enter('/w/{workspace}/refused')
    const kind = page.getByRole('listitem').filter({ hasText: 'is not JSON' }).first()
    await press(kind.getByRole('link', { name: /^Look at them/ }))
    await press(page.getByRole('link', { name: 'Mend it' }))
    await page.getByText('Nothing is understood of it before what is wrong is mended.').waitFor()
    const field = page.getByRole('textbox', { name: 'The line, as it is sent again' })
    await press(page.getByRole('button', { name: 'Line 1' }))
    assert.equal(await field.evaluate((one) => (one as HTMLTextAreaElement).selectionStart), 28)
  })

  test('all of a kind are sent again, and what stays wrong is dismissed with a reason', async () => {
    const page = await enter('/w/{workspace}/refused')
    const kind = page.getByRole('listitem').filter({ hasText: '"colour" is no key' }).first()
    await press(kind.getByRole('button', { name: /^Send all again/ }))
    await kind.getByText('0 of 1 are accepted now. The others are refused still.').waitFor()
    await press(kind.getByRole('button', { name: /^Dismiss all/ }))
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('Why they need not be mended'), 'A trial of the sender.')
    await press(dialog.getByRole('button', { name: 'Dismiss', exact: true }))
    await kind.waitFor({ state: 'detached' })
    await press(page.getByText('Dismissed lately: 1 decision'))
    await page.getByText('A trial of the sender.').waitFor()
    const { items } = await api().get('/api/v1/decisions')
    assert.deepEqual([items[0]?.kind, items[0]?.body.lines], ['refused.dismissed', 1])
  })
})
