import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startJira } from '../engines/trackers/jira.ts'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'
import { rulesBroken } from './rules.ts'

const TOKEN = 'ATATT3xFfGF0desk'
const account = 'care@acme.test'

const sheet = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

/** A team that works in Jira is handed what needs somebody, and what becomes of it there is seen here. */
describe('handing over at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  let jira: Awaited<ReturnType<typeof startJira>>
  /** What the server refuses on purpose. */
  let expected: RegExp | undefined

  before(async () => {
    jira = await startJira(TOKEN)
    desk = await openDesk()
  })
  afterEach(async () => {
    const complaints = expected
    expected = undefined
    await desk.leave(complaints)
  })
  after(async () => {
    await desk?.close()
    await jira?.close()
  })

  test('from an address and a token to a ticket that says done while it still happens', async () => {
    expected = /status of 400/
    const page = await (await desk.enter(owner)).newPage()
    // Where no tracker is set up, a line leads to setting one up, and nothing else stands there.
    await visit(page, '/w/{workspace}/findings/{finding}', desk.examples)
    const way = page.getByRole('link', { name: /^Hand this over to Jira, .*: set a tracker up$/ })
    await way.waitFor()
    assert.equal(await page.getByRole('heading', { name: 'In other tools' }).count(), 0)
    await press(way)
    await page.waitForURL(/\/connectors#trackers$/)
    const form = sheet(page, 'Set a tracker up')
    await choose(form.getByLabel(/^Tool/), 'Jira')
    await write(form.getByLabel(/^Address/), `${jira.url}/jira/software/projects/OPS`)
    await write(form.getByLabel('Mail address of the account'), account)
    await write(form.getByLabel('API token'), 'wrong')
    await press(form.getByRole('button', { name: 'Look where tickets can be made' }))
    await form.getByText(/^Jira does not take the token\./).waitFor()
    await write(form.getByLabel('API token'), TOKEN)
    await press(form.getByRole('button', { name: 'Look where tickets can be made' }))
    await form.getByText('The token is of Care Bot. Choose where tickets are made.').waitFor()
    await write(form.getByLabel('Type of issue'), 'Bug')
    await press(form.getByLabel('Write there, as a comment, when it is over here'))
    assert.deepEqual(await rulesBroken(page, 'the tracker that is set up'), [])
    await press(form.getByRole('button', { name: 'Set up' }))
    await page.getByText('Jira: Operations (OPS), Bug is set up.').waitFor()
    const [tracker] = (await desk.api.get('/api/v1/trackers')).items
    assert.deepEqual([tracker?.account, tracker?.tells_end], ['Care Bot', true])

    await visit(page, '/w/{workspace}/findings/{finding}', desk.examples)
    const there = sheet(page, 'In other tools')
    await press(there.getByRole('button', { name: 'Hand over…' }))
    await write(there.getByLabel('A note to those who will work on it'), 'Please look, jo@acme.test.')
    await press(there.getByLabel('Send what was said of it, too'))
    const sent = there.getByRole('region', { name: 'What is sent' })
    await sent.getByText(/Please look, \[email:/).waitFor()
    await sent.getByText('What the look said').waitFor()
    assert.equal(jira.issues.length, 0, 'nothing is sent by looking')
    assert.deepEqual(await rulesBroken(page, 'what is sent'), [])
    await press(there.getByRole('button', { name: 'Hand over', exact: true }))
    await there.getByRole('link', { name: 'OPS-1' }).waitFor()
    assert.equal(jira.issues.length, 1)
    await there.getByText('Open in Jira.').waitFor()
    assert.equal(await there.getByRole('button', { name: 'Hand over…' }).count(), 0, 'there is one in each')

    Object.assign(jira.issues[0] ?? {}, { status: 'Done', resolution: 'Done', assignee: 'Ada Agent' })
    await press(there.getByRole('button', { name: 'Look now: OPS-1' }))
    await there.getByText('Says done in Jira; here it still happens.').waitFor()
    await there.getByText(/Ada Agent has it there/).waitFor()
    assert.deepEqual(await rulesBroken(page, 'a ticket that says something else'), [])
    const finding = await desk.api.get('/api/v1/findings/{id}', { params: { id: desk.examples.finding } })
    assert.notEqual(finding.state, 'resolved')
    await press(there.getByText('What happened'))
    await there.getByText(/handed it over/).waitFor()

    // As another type of issue from now on: what was handed over is read on.
    await visit(page, '/w/{workspace}/connectors', desk.examples)
    await press(page.getByRole('button', { name: 'Replace: Jira: Operations (OPS), Bug' }))
    const dialog = page.getByRole('dialog')
    await press(dialog.getByRole('button', { name: 'Choose another place' }))
    await choose(dialog.getByLabel('Project'), 'Operations (OPS)')
    await write(dialog.getByLabel('Type of issue'), 'Task')
    assert.deepEqual(await rulesBroken(page, 'a tracker that is replaced'), [])
    await press(dialog.getByRole('button', { name: 'Replace' }))
    await page.getByText('Jira: Operations (OPS), Task', { exact: true }).waitFor()
    const other = `${jira.url.replace('127.0.0.1', 'localhost')}`
    await press(page.getByRole('button', { name: 'Replace: Jira: Operations (OPS), Task' }))
    await write(dialog.getByLabel(/^Address/), other)
    await press(dialog.getByRole('button', { name: 'Replace' }))
    await dialog.getByText(/^The token that is kept is sent to 127\.0\.0\.1:\d+ alone\./).waitFor()
    await write(dialog.getByLabel('Another token'), TOKEN)
    await press(dialog.getByRole('button', { name: 'Replace' }))
    await dialog.waitFor({ state: 'detached' })
    assert.equal((await desk.api.get('/api/v1/trackers')).items[0]?.url, other)
    await visit(page, '/w/{workspace}/findings/{finding}', desk.examples)
    await press(there.getByRole('button', { name: 'Look now: OPS-1' }))
    await there.getByText('Says done in Jira; here it still happens.').waitFor()

    await press(there.getByRole('button', { name: 'Follow no more: OPS-1' }))
    await press(page.getByRole('dialog').getByRole('button', { name: 'Follow no more' }))
    await there.getByText('Nobody follows it any more.').waitFor()
    await there.getByRole('button', { name: 'Hand over…' }).waitFor()
  })
})
