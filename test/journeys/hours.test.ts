import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

/** Whoever works starts the timer, stops it, enters time by hand, and takes back what was wrong; the account follows. */
describe('hours at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  const today = new Date().toISOString().slice(0, 8)
  before(async () => {
    desk = await openDesk({ isNow: true })
    const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: ${today}01
people: { ana: { name: Ana }, carla: { name: Carla, side: client } }
workflows: { desk: { name: Help desk, risk: low, owner: ana } }
support: { allowance: { hours: 1, step_minutes: 15 } }
changes: { rates: { engineer: 120 EUR } }
`
    await api().post('/api/v1/plan', { body: plan as never })
  })
  // What is refused is told on the page, and by the browser.
  afterEach(() => desk.leave(/status of 409/))
  after(() => desk?.close())
  const api = () => desk.apiOf(desk.otherWorkspace)
  const enter = async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/hours', { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }

  test('a timer is started on a workflow, stopped and entered', async () => {
    const page = await enter()
    const timer = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Your timer' }) })
    await write(timer.getByLabel('What was done'), 'Tuned the wording.')
    await press(timer.getByRole('button', { name: 'Start' }))
    await timer.getByText('It runs on Help desk').waitFor()
    await press(timer.getByRole('button', { name: 'Stop and enter' }))
    await timer.getByText('Entered: 15 min taken from the hours. 45 min are left.').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Tuned the wording.' })
    await row.getByText('1 min', { exact: true }).waitFor()
    await row.getByText('15 min', { exact: true }).waitFor()
  })

  test('time by hand takes no more than is left, unless it is at nobody’s cost; what was wrong is taken back', async () => {
    const page = await enter()
    const add = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Enter time by hand' }) })
    await write(add.getByLabel('Minutes'), '50')
    await choose(add.getByLabel('Whose time'), 'Ana')
    await write(add.getByLabel('What was done'), 'A long call.')
    await press(add.getByRole('button', { name: 'Enter' }))
    await add.getByText('This takes 60 minutes, and 45 are left.').waitFor()
    await press(add.getByRole('checkbox', { name: 'Enter it at nobody’s cost' }))
    await press(add.getByRole('button', { name: 'Enter' }))
    await add.getByText('Entered, at nobody’s cost. 45 min are left.').waitFor()
    const row = page.getByRole('row').filter({ hasText: 'A long call.' })
    await row.getByText('Ana', { exact: true }).waitFor()
    await press(page.getByRole('button', { name: 'Take back 1 min on desk' }))
    await write(page.getByLabel('What was wrong'), 'Of another client.')
    await press(page.getByRole('dialog').getByRole('button', { name: 'Take back' }))
    await page.getByText('taken back', { exact: true }).waitFor()
    const { current } = await api().get('/api/v1/hours')
    assert.deepEqual([current?.figures.consumed, current?.figures.left], [0, 60])
  })

  test('more is agreed to by whoever may, and is then there', async () => {
    const page = await enter()
    await press(page.getByRole('button', { name: 'Agree to more' }))
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('Up to so many minutes'), '90')
    await write(dialog.getByLabel('What for'), 'The new form.')
    await press(dialog.getByRole('button', { name: 'Agree to more' }))
    await page.getByText('1 h 30 min, agreed to by').waitFor()
    const { current } = await api().get('/api/v1/hours')
    assert.equal(current?.consented, 90)
  })
})
