import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { choose, press, write, writeDay } from './hands.ts'
import { rulesBroken } from './rules.ts'

const DAY_MS = 86_400_000
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Monday of the week, at midnight. */
const mondayOf = (ms: number): number => {
  const midnight = Date.parse(dayAt(ms))
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS
}

/** Next week nobody is there: whoever leads the team takes it over, and this week as well, and everything that tells who is there says so. */
describe('who covers when, at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  const thisMonday = mondayOf(Date.now())
  const [nextMonday, nextSunday, thisSunday] = [7, 13, 6].map((days) => dayAt(thisMonday + days * DAY_MS))
  const here = () => ({ ...desk.examples, workspace: desk.otherWorkspace })
  const api = () => desk.apiOf(desk.otherWorkspace)

  before(async () => {
    desk = await openDesk({ isNow: true })
    const away = `absences: [{ from: ${nextMonday}, to: ${nextSunday}, why: leave }]`
    const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: ${dayAt(thisMonday - 14 * DAY_MS)}
people:
  lea: { name: Lea Brandt, email: ${owner} }
  tom: { name: Tom Reyes, ${away} }
  ada: { name: Ada Novak, ${away} }
workflows: { desk: { name: Help desk, risk: low, owner: ada } }
support:
  hours: always
  rota: { desk: { turns: [tom, ada], each: week, from: ${dayAt(thisMonday - 14 * DAY_MS)}, calendar: always } }
`
    await api().post('/api/v1/plan', { body: plan as never })
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  const now = (page: Page) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: 'Now', exact: true }) })

  test('a gap is taken over, and so is this week; the page, the overview and the calendar tell the same', async () => {
    const began = Date.now()
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/support/rota', here())
    await now(page)
      .getByText(/^Tom Reyes is on duty \(desk\)$/)
      .waitFor()
    const gap = page.getByRole('region', { name: 'Nobody answers' })
    await gap.getByText(/: Help desk/).waitFor()
    assert.deepEqual(await rulesBroken(page, 'a week without anybody'), [])

    // The days of the gap stand in the form already.
    await press(gap.getByRole('button', { name: /^Somebody takes over: / }))
    const dialog = page.getByRole('dialog')
    assert.deepEqual(
      [await dialog.getByLabel('From').inputValue(), await dialog.getByLabel('To, that day included').inputValue()],
      [nextMonday, nextSunday],
    )
    await choose(dialog.getByLabel('Who takes over'), 'Lea Brandt')
    await write(dialog.getByLabel('Why'), 'Both are on leave.')
    await press(dialog.getByRole('button', { name: 'Somebody else takes over' }))
    await gap.waitFor({ state: 'detached' })
    await dialog.waitFor({ state: 'detached' })

    await press(now(page).getByRole('button', { name: 'Somebody else takes over' }))
    await choose(dialog.getByLabel('Who takes over'), 'Lea Brandt')
    await writeDay(dialog.getByLabel('To, that day included'), thisSunday ?? '')
    await write(dialog.getByLabel('Why'), 'Tom packs.')
    await press(dialog.getByRole('button', { name: 'Somebody else takes over' }))
    await now(page)
      .getByText(/^Lea Brandt is on duty \(desk\) instead of Tom Reyes$/)
      .waitFor()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('desk, said by Owner: Both are on leave.').waitFor()
    assert.deepEqual(await rulesBroken(page, 'a week that was taken over'), [])

    await visit(page, '/w/{workspace}', here())
    await page
      .getByText(/Lea Brandt/)
      .first()
      .waitFor()
    const { workflows } = await api().get('/api/v1/overview')
    assert.deepEqual(
      workflows.map(({ answering }) => answering?.key),
      ['lea'],
    )

    await page.goto('/me')
    await shown(page)
    await press(page.getByRole('button', { name: 'Make an address' }))
    const address = await page.getByText(/\/calendar\/\S+\.ics/).textContent()
    const { pathname } = new URL(address?.trim() ?? '')
    const feed = await fetch(`${desk.url}${pathname}`)
    assert.deepEqual([feed.status, feed.headers.get('content-type')], [200, 'text/calendar; charset=utf-8'])
    const calendar = new ICAL.Component(ICAL.parse(await feed.text()))
    const shifts = calendar
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one))
      .filter(({ summary }) => summary === 'On duty (desk): Help desk')
    // Both weeks, from when it was said, without a break.
    assert.equal(shifts.length, 1)
    const [from = 0, to] = [shifts[0]?.startDate, shifts[0]?.endDate].map((time) => time?.toJSDate().getTime())
    assert.ok(from >= began - 1_000 && from <= Date.now(), new Date(from).toISOString())
    assert.equal(to, thisMonday + 14 * DAY_MS)
  })

  test('taken back, it is whoever’s turn it was, and the gap is told again', async () => {
    const page = await (await desk.enter(owner, { size: 'narrow' })).newPage()
    await visit(page, '/w/{workspace}/support/rota', here())
    const row = page.getByRole('listitem').filter({ hasText: 'Both are on leave.' })
    await press(row.getByRole('button', { name: 'Take it back' }))
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('Why'), 'Tom stays.')
    await press(dialog.getByRole('button', { name: 'Take it back' }))
    await page.getByRole('region', { name: 'Nobody answers' }).waitFor()
    await row.getByText(/^Taken back by Owner from/).waitFor()
  })
})
