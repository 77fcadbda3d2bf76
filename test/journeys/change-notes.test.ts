import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { press, write } from './hands.ts'
import { rulesBroken } from './rules.ts'

/** What was altered and by whom, at the desk, over the demo's record. */
describe('change notes at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk()
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  test('what changed and nobody wrote down is found, and two fields write it down and end it', async () => {
    const { api } = desk
    const run = { type: 'run', run: 'unwritten', workflow: 'airline', status: 'ok', release: 'night-9' }
    const lines = JSON.stringify({ ...run, started: '2026-03-08T09:00:00Z', ended: '2026-03-08T09:00:09Z' })
    assert.equal((await api.post('/api/v1/evidence', { body: lines })).accepted, 1)
    await api.post('/api/v1/evidence/settle')
    // Whoever writes something down lets look again; this tells nothing of the release.
    await api.post('/api/v1/change-notes', { body: { workflow: 'airline', what: 'other', why: 'A new header.' } })
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/findings', desk.examples)
    const { items } = await api.get('/api/v1/findings', { query: { workflow: 'airline', limit: 200 } })
    const found = items.find((one) => one.key.startsWith('changed:'))
    assert.ok(found)
    await visit(page, `/w/{workspace}/findings/${found.id}`, desk.examples)
    await page.getByRole('heading', { name: 'The release changed, and nobody wrote it down' }).waitFor()
    await press(page.getByRole('button', { name: 'Write it down' }))
    await write(page.getByLabel('What was altered'), 'The nightly build went live by mistake.')
    assert.ok(await page.getByRole('button', { name: 'Write it down' }).isDisabled(), 'why is asked for')
    // What is typed stays in the tab.
    await page.reload()
    await shown(page)
    await press(page.getByRole('button', { name: 'Write it down' }))
    assert.equal(await page.getByLabel('What was altered').inputValue(), 'The nightly build went live by mistake.')
    await write(page.getByLabel('Why'), 'The wrong branch was deployed.')
    assert.deepEqual(await rulesBroken(page, 'the form'), [])
    const answered = page.waitForResponse((one) => one.url().includes(`/findings/${found.id}/change-note`))
    await press(page.getByRole('button', { name: 'Write it down' }))
    assert.ok((await answered).ok())
    await page.getByText('The wrong branch was deployed.').first().waitFor()
    await page.getByRole('button', { name: 'Write it down' }).waitFor({ state: 'detached' })
    const over = await api.get('/api/v1/findings/{id}', { params: { id: found.id } })
    assert.deepEqual([over.state, over.ended], ['resolved', 'over'])
    const notes = (await api.get('/api/v1/change-notes', { query: { workflow: 'airline', what: 'release' } })).items
    const note = notes.find((one) => one.finding === found.id)
    assert.deepEqual([note?.after, note?.at, note?.source], ['night-9', '2026-03-08T09:00:00Z', 'person'])

    // It is marked on the charts of its workflow, and a keyboard and a screen reader come to it.
    await visit(page, '/w/{workspace}/workflows/airline?days=30', desk.examples)
    const list = page.getByRole('region', { name: 'What changed' })
    await list
      .getByText(/release: .* → night-9; The nightly build went live by mistake\. The wrong branch was deployed\./)
      .waitFor()
    const chart = page.getByRole('slider').first()
    await chart.focus()
    const told = async () => (await chart.getAttribute('aria-valuetext')) ?? ''
    await page.keyboard.press('End')
    for (let pressed = 0; pressed < 30 && !(await told()).includes('night-9'); pressed++)
      await page.keyboard.press('ArrowLeft')
    assert.match(await told(), /8 Mar 2026: .*→ night-9/)
    const [letter] = await list.getByRole('term').allTextContents()
    assert.ok(letter && (await page.locator('svg text', { hasText: letter }).count()) >= 6, 'each chart has the letter')
    assert.deepEqual(await rulesBroken(page, 'the charts with their marks'), [])
  })
})
