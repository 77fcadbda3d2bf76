import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { readSettings } from '../../src/settings.ts'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

/** Whoever works starts the timer, stops it, enters time by hand, and takes back what was wrong; the account follows. */
describe('hours at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  // The month before this one is over, and has a statement.
  const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 10)
  before(async () => {
    desk = await openDesk({ isNow: true })
    const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: ${lastMonth}
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
    await press(page.getByRole('button', { name: 'Take back 1 min on Help desk' }))
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

  test('the statement of the month that is over is issued, disputed, put right by another version, and accepted', async () => {
    const first = { about: 'workflow', id: 'desk', minutes: 20, day: `${lastMonth.slice(0, 8)}10` } as const
    await api().post('/api/v1/hours/times', { body: { ...first, class: 'billable', note: 'The form.' } })
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/hours/statement', { ...desk.examples, workspace: desk.otherWorkspace })
    await page.getByText('It was not issued.').waitFor()
    await page.getByText('It adds up').waitFor()
    const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
    await press(page.getByRole('button', { name: 'Issue', exact: true }))
    await press(inDialog('Issue'))
    await page.getByText('Version 1, issued by').waitFor()
    await press(page.getByRole('button', { name: 'Dispute' }))
    await write(page.getByLabel('What is wrong'), 'Nobody ordered the form.')
    await press(inDialog('Dispute'))
    await page.getByText('Nobody ordered the form.').waitFor()

    const { items } = await api().get('/api/v1/hours/times', { query: { from: lastMonth, to: first.day } })
    const params = { id: items[0]?.id ?? '' }
    await api().post('/api/v1/hours/times/{id}/taking-back', { params, body: { because: 'It was not ordered.' } })
    await page.reload()
    await press(page.getByRole('button', { name: 'Issue another version' }))
    await write(page.getByLabel('Why'), 'The form was not ordered.')
    await press(inDialog('Issue another version'))
    await page.getByText('In place of version 1: The form was not ordered.').waitFor()
    await page.getByRole('listitem').filter({ hasText: '€40.00 €0.00' }).waitFor()
    await press(page.getByRole('button', { name: 'Accept' }))
    await press(inDialog('Accept'))
    await page.getByText('Accepted by').waitFor()
    // The first version says what it said.
    const { statement } = await api().get('/api/v1/hours/statement', { query: { period: lastMonth, version: '1' } })
    assert.deepEqual(statement.totals.amounts, [{ amount: '40.00', currency: 'EUR' }])
  })

  const stop = async () => {
    if ((await api().get('/api/v1/hours/timer')).timer) await api().delete('/api/v1/hours/timer')
  }
  const told = (page: Page) => page.getByRole('region', { name: 'Your timer' })

  test('the timer of a request is on its page and above every other; another one asks to stop it first', async () => {
    const ask = (title: string) =>
      api().post('/api/v1/requests', { body: { title, why: 'It is needed.', what: 'prompt', workflow: 'desk' } })
    const [french, danish] = [await ask('Answer in French'), await ask('Answer in Danish')]
    const page = await (await desk.enter(owner)).newPage()
    const at = { ...desk.examples, workspace: desk.otherWorkspace }
    await visit(page, '/w/{workspace}/requests/{request}', { ...at, request: french.id })
    await page.getByText('No time was entered for it yet.').waitFor()
    await press(page.getByRole('button', { name: 'Start the timer' }))
    await told(page).getByRole('link', { name: 'Answer in French' }).waitFor()

    await visit(page, '/w/{workspace}/requests/{request}', { ...at, request: danish.id })
    await press(page.getByRole('button', { name: 'Start the timer' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Your timer runs on Answer in French').waitFor()
    await choose(dialog.getByLabel('Who pays'), 'Included, beside the hours')
    await press(dialog.getByRole('button', { name: 'Stop and enter' }))
    await told(page).getByRole('link', { name: 'Answer in Danish' }).waitFor()
    const spent = await api().get('/api/v1/hours/spent', { query: { about: 'request', id: french.id } })
    assert.deepEqual([spent.minutes, spent.timers], [1, []])

    await press(page.getByRole('button', { name: 'Enter time' }))
    await write(dialog.getByLabel('Minutes'), '12')
    await choose(dialog.getByLabel('Who pays'), 'Included, beside the hours')
    await press(dialog.getByRole('button', { name: 'Enter', exact: true }))
    await page.getByText('12 min').first().waitFor()
    await press(told(page).getByRole('button', { name: 'Stop and enter' }))
    await press(dialog.getByRole('button', { name: 'Throw it away' }))
    await told(page).waitFor({ state: 'detached' })
  })

  test('time for a request is entered by choosing it from those there are', async () => {
    const page = await enter()
    const add = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Enter time by hand' }) })
    await choose(add.getByLabel('Spent on'), 'a request')
    await write(add.getByRole('combobox', { name: 'Which request' }), 'dan')
    // What Enter takes is marked a moment after it is shown.
    await page.locator('[role=option][data-combobox-selected]').filter({ hasText: 'Answer in Danish' }).waitFor()
    await page.keyboard.press('Enter')
    await write(add.getByLabel('Minutes'), '7')
    await choose(add.getByLabel('Who pays'), 'Included, beside the hours')
    await press(add.getByRole('button', { name: 'Enter', exact: true }))
    await page.getByRole('row').filter({ hasText: 'Answer in Danish' }).getByText('7 min').waitFor()
  })

  test('an incident is found in the list, its timer runs on its page, and its time stands in the account', async () => {
    const opened = new Date(Date.now() - 26 * 3_600_000).toISOString()
    const incident = (id: string, more: object) =>
      JSON.stringify({ type: 'incident', incident: id, workflow: 'desk', severity: 'S2', opened, ...more })
    const lines = [incident('INC-1', { class: 'the wrong queue' }), incident('INC-2', { restored: opened })]
    assert.deepEqual((await api().post('/api/v1/evidence', { body: lines.join('\n') })).refused, [])
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/incidents', { ...desk.examples, workspace: desk.otherWorkspace })
    await page.getByRole('heading', { name: '2 incidents' }).waitFor()
    await press(page.getByRole('link', { name: 'Not over' }))
    await page.getByRole('heading', { name: '1 incident' }).waitFor()
    await press(page.getByRole('link', { name: 'the wrong queue' }))
    await page.getByRole('heading', { name: 'the wrong queue', level: 1 }).waitFor()
    await press(page.getByRole('button', { name: 'Start the timer' }))
    await press(told(page).getByRole('link', { name: 'INC-1: the wrong queue' }))
    await press(told(page).getByRole('button', { name: 'Stop and enter' }))
    const dialog = page.getByRole('dialog')
    await choose(dialog.getByLabel('Who pays'), 'Included, beside the hours')
    await press(dialog.getByRole('button', { name: 'Stop and enter' }))
    await told(page).waitFor({ state: 'detached' })
    await page.getByText('1 min').first().waitFor()
    await visit(page, '/w/{workspace}/hours', { ...desk.examples, workspace: desk.otherWorkspace })
    const row = page.getByRole('row').filter({ hasText: 'INC-1: the wrong queue' })
    await press(row.getByRole('link', { name: 'INC-1: the wrong queue' }))
    await page.waitForURL((url) => url.pathname.endsWith('/incidents/INC-1'))

    const again = await enter()
    const add = again.locator('section').filter({ has: again.getByRole('heading', { name: 'Enter time by hand' }) })
    await choose(add.getByLabel('Spent on'), 'an incident')
    await write(add.getByRole('combobox', { name: 'Which incident' }), 'queue')
    await again.locator('[role=option][data-combobox-selected]').filter({ hasText: 'INC-1' }).waitFor()
    await again.keyboard.press('Enter')
    await write(add.getByLabel('Minutes'), '9')
    await choose(add.getByLabel('Who pays'), 'Included, beside the hours')
    await press(add.getByRole('button', { name: 'Enter', exact: true }))
    await again.getByRole('row').filter({ hasText: 'INC-1: the wrong queue' }).getByText('9 min').waitFor()
  })

  test('what others work shows by itself', async () => {
    const page = await (await desk.enter(owner)).newPage()
    const listens = page.waitForResponse(/\/api\/v1\/changes/)
    await visit(page, '/w/{workspace}/workflows/{workflow}', {
      ...{ ...desk.examples, workspace: desk.otherWorkspace, workflow: 'desk' },
    })
    await listens
    const body = { about: 'workflow', id: 'desk', minutes: 123, class: 'included', person: 'carla' } as const
    await api().post('/api/v1/hours/times', { body })
    await page.getByRole('listitem').filter({ hasText: 'Carla' }).getByText('2 h 3 min').waitFor()
    await api().post('/api/v1/hours/timer', { body: { about: 'workflow', id: 'desk' } })
    await told(page).getByRole('link', { name: 'Help desk' }).waitFor()
    await stop()
    await told(page).waitFor({ state: 'detached' })
  })

  test('whoever comes back to a running timer is asked once in all tabs what became of the time, also after a reload', async () => {
    await api().post('/api/v1/hours/timer', { body: { about: 'workflow', id: 'desk' } })
    // It was started three hours ago.
    await desk.restart(async () => {
      const app = await openApp(readSettings({ AFTERCARE_DATA: desk.folder }), systemClock, createLog('silent'))
      await app.state.db
        .updateTable('hours_timer')
        .set({ started_at: new Date(Date.now() - 180 * 60_000) })
        .execute()
      await app.close()
    })
    const context = await desk.enter(owner)
    const page = await context.newPage()
    const other = await context.newPage()
    const at = { ...desk.examples, workspace: desk.otherWorkspace }
    for (const one of [page, other]) await visit(one, '/w/{workspace}/hours', at)
    await told(page).waitFor()
    const question = page.getByRole('dialog', { name: 'Did you go on working?' })
    /** Nothing was done for so many minutes, in no tab. */
    const comeBack = async (minutes: number) => {
      await page.evaluate(
        (ago) => localStorage.setItem('aftercare-done-at', String(Date.now() - ago * 60_000)),
        minutes,
      )
      await page.reload()
    }
    await comeBack(10)
    await told(page).waitFor()
    assert.equal(await question.count(), 0, 'a short while is not asked about')

    await comeBack(100)
    await question.getByText('and your timer ran on Help desk: 1 h 40 min.').waitFor()
    await page.reload()
    await question.waitFor()
    await other.getByRole('dialog', { name: 'Did you go on working?' }).waitFor()
    assert.equal((await api().get('/api/v1/hours/timer')).timer?.taken_off, 0, 'nothing by itself')
    await press(question.getByRole('button', { name: 'Take 1 h 40 min off' }))
    for (const one of [page, other])
      await one.getByRole('dialog', { name: 'Did you go on working?' }).waitFor({ state: 'detached' })
    const { timer } = await api().get('/api/v1/hours/timer')
    assert.ok(timer && timer.taken_off === 100 && Math.abs(timer.minutes - 80) <= 1, JSON.stringify(timer))

    // The last twenty of what it counted.
    await comeBack(20)
    await press(question.getByRole('button', { name: 'I worked: keep it' }))
    await question.waitFor({ state: 'detached' })
    assert.equal((await api().get('/api/v1/hours/timer')).timer?.taken_off, 100)

    await comeBack(110)
    await press(question.getByRole('button', { name: 'Stop as of when I left' }))
    await choose(question.getByLabel('Who pays'), 'Included, beside the hours')
    await press(question.getByRole('button', { name: 'Stop and enter' }))
    await told(page).waitFor({ state: 'detached' })
    const { items } = await api().get('/api/v1/hours/times')
    assert.ok(items[0] && Math.abs(items[0].minutes - 70) <= 1, JSON.stringify(items[0]))
    assert.ok(Math.abs((items[0]?.taken_off ?? 0) - 110) <= 1, JSON.stringify(items[0]))
    await page
      .getByText(/1 h (49|50|51) min taken off/)
      .first()
      .waitFor()
  })
})
