import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { localDay } from '../../src/base/calendar.ts'
import { formatTime, MICROS, type Micros, parseTime } from '../../src/base/time.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { type Desk, noBrowser, openDesk, shown, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

const ZONE = 'Europe/Berlin'
const plan = `plan: 1
workspace: desk
client: Client
time_zone: ${ZONE}
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Help desk, risk: medium, owner: ana }
  mail: { name: Mail, risk: low, owner: ana }
budgets:
  desk-month: { limit: 60 EUR, per: month, workflow: desk, owner: ana, why: agreed with finance }
  each-case: { limit: 1 EUR, per: accepted case, workflow: desk }
`

type Booked = { workflow: 'desk' | 'mail'; day: string; at: Micros; cents: number | null; isAccepted: boolean }

/** A leader reads what the month costs and will cost, follows it to its runs, and holds a month that is over against its bill. */
describe('costs', { skip: noBrowser }, () => {
  let desk: Desk
  const leader = 'leader@costs.test'
  const books: Booked[] = []

  before(async () => {
    desk = await openDesk()
    const random = createRandom(11)
    // The desk is looked at as of 9 March.
    const asOf = parseTime('2026-03-09T00:00Z')?.micros ?? 0
    for (let at = asOf - 62 * MICROS.d; at < asOf - 2 * MICROS.h; at += 4 * MICROS.h + 11 * MICROS.m) {
      const workflow = random.chance(0.75) ? 'desk' : 'mail'
      const isKnown = workflow === 'desk' || at < asOf - 7 * MICROS.d || random.chance(0.5)
      const cents = isKnown ? 40 + random.below(50) : null
      books.push({ workflow, at, day: localDay(at, ZONE), cents, isAccepted: random.chance(0.8) })
    }
    const lines = books.flatMap(linesOf)
    const api = desk.apiOf(desk.otherWorkspace)
    await api.post('/api/v1/evidence', { body: lines.map((line) => JSON.stringify(line)).join('\n') as never })
    await api.post('/api/v1/plan', { body: plan as never })
    await api.post('/api/v1/evidence/settle')
    // The budgets of a plan are looked at when it comes into force.
    while ((await api.get('/api/v1/findings')).items.length === 0)
      await new Promise((resolve) => setTimeout(resolve, 200))
    await desk.invite(leader, 'operator', desk.otherWorkspace)
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  const linesOf = ({ workflow, at, cents, isAccepted }: Booked, n: number) => {
    const cost = cents === null ? {} : { cost: { amount: (cents / 100).toFixed(2), currency: 'EUR' } }
    return [
      { type: 'run', run: `c${n}`, workflow, started: formatTime(at), ended: formatTime(at + MICROS.m), status: 'ok' },
      { type: 'step', run: `c${n}`, step: 's', kind: 'model', model: 'm', ...cost },
      {
        ...{ type: 'verdict', verdict: `v${n}`, run: `c${n}`, kind: isAccepted ? 'accepted' : 'rejected' },
        ...{ by: { kind: 'person' }, at: formatTime(at + MICROS.h) },
      },
    ]
  }
  /** By a plain loop. */
  const booked = (is: (one: Booked) => boolean) => {
    const sums = { cents: 0, runs: 0, unknown: 0, accepted: 0 }
    for (const one of books.filter(is)) {
      sums.runs++
      if (one.cents === null) sums.unknown++
      else sums.cents += one.cents
      if (one.isAccepted) sums.accepted++
    }
    return sums
  }
  const inMarch = ({ day }: Booked) => day >= '2026-03-01'
  const inFebruary = ({ day }: Booked) => day >= '2026-02-01' && day < '2026-03-01'
  const euros = (cents: number) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(cents / 100)
  const fact = (page: Page, name: string) =>
    page
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .textContent()
  const here = () => ({ ...desk.examples, workspace: desk.otherWorkspace })

  test('the month as it is and will be, its budgets with what would keep them, and the runs behind a figure', async () => {
    const page = await (await desk.enter(leader)).newPage()
    await visit(page, '/w/{workspace}', here())
    await press(page.getByRole('navigation').getByRole('link', { name: 'Costs' }))
    await page.getByRole('heading', { level: 1, name: 'Costs' }).waitFor()
    await shown(page)

    const march = booked(inMarch)
    assert.ok(march.unknown > 0)
    assert.equal(await fact(page, 'Spent so far'), `at least ${euros(march.cents)}`)
    assert.equal(await fact(page, 'Cost not known'), `${march.unknown} of ${march.runs} runs`)
    assert.equal(await fact(page, 'For each accepted case'), euros(march.cents / march.accepted))
    // What the days to come cost at the mean of the last weeks lies within the band.
    const [low = 0, high = 0] = [
      ...((await fact(page, 'The month will very likely cost')) ?? '').matchAll(/€([\d.]+)/g),
    ].map(([, amount]) => 100 * Number(amount))
    const past = booked(({ day }) => day < '2026-03-09' && day >= '2026-01-12')
    const middle = march.cents + (23 * past.cents) / 56
    assert.ok(march.cents < low && low < middle && middle < high, `${low} ${middle} ${high}`)

    const ofDesk = booked((one) => inMarch(one) && one.workflow === 'desk')
    const row = page.getByRole('row', { name: 'Help desk' })
    assert.deepEqual(await row.getByRole('cell').allInnerTexts(), [
      ...[euros(ofDesk.cents), String(ofDesk.runs), 'of no run', String(ofDesk.accepted)],
      euros(ofDesk.cents / ofDesk.accepted),
    ])

    const budget = page.getByRole('listitem').filter({ hasText: 'desk-month' })
    await budget.getByText('Very likely exceeded', { exact: true }).waitFor()
    const used = Math.round(ofDesk.cents / 60)
    for (const text of [
      `${euros(ofDesk.cents)} of €60.00 a month are spent, ${used} %.`,
      'It is likely used up on',
      /It would be kept by at most (?:one run|\d+ runs) a day like those of the last two weeks, or by as many at €0\.\d+ each\./,
    ])
      await budget.getByText(text).waitFor()
    const unit = page.getByRole('listitem').filter({ hasText: 'each-case' })
    const month = booked(({ workflow, day }) => workflow === 'desk' && day >= '2026-02-07' && day < '2026-03-09')
    const cost = month.cents / month.accepted
    await unit.getByText(`From 7 Feb 2026 to 8 Mar 2026 an accepted case cost ${euros(cost)};`).waitFor()
    await unit.getByText(cost > 100 ? 'Exceeded' : 'Kept', { exact: true }).waitFor()

    await press(page.getByRole('link', { name: `at least ${euros(march.cents)}`, exact: true }).first())
    await page.waitForURL(/\/runs\?/)
    await page
      .getByText(new RegExp(`^${march.runs} runs`))
      .first()
      .waitFor()
    await page.goBack()
    await press(budget.getByRole('link', { name: 'Budget desk-month will very likely be exceeded' }))
    await page.waitForURL(/\/findings\//)
    await page.getByRole('heading', { level: 1, name: 'Budget desk-month will very likely be exceeded' }).waitFor()
  })

  test('a bill that differs is found and told until one agrees; typed by mistake it is taken back', async () => {
    const page = await (await desk.enter(leader)).newPage()
    await visit(page, '/w/{workspace}/costs', here())
    const { cents, runs } = booked(inFebruary)
    const type = async (amount: number) => {
      await choose(page.getByLabel('Month that is over'), 'February 2026')
      await write(page.getByLabel('Billed, in EUR'), (amount / 100).toFixed(2))
      await press(page.getByRole('button', { name: 'Type it in' }))
    }
    const billed = Math.round(cents * 1.25)
    await type(billed)
    const bill = page.getByRole('listitem').filter({ hasText: 'February 2026' })
    await bill.getByText('More than 5 % apart', { exact: true }).waitFor()
    const share = (100 * (billed - cents)) / billed
    await bill
      .getByText(
        `For February 2026 ${euros(billed)} were billed, and ${euros(cents)} are known of ${runs} runs: ${share.toFixed(1)} % less. Of every run is known what it cost.`,
      )
      .waitFor()
    await press(bill.getByRole('link', { name: 'The runs' }))
    await page
      .getByText(new RegExp(`^${runs} runs`))
      .first()
      .waitFor()
    await page.goBack()
    await press(bill.getByRole('link', { name: 'More was billed than the evidence knows of' }))
    await page.waitForURL(/\/findings\//)
    await page.getByRole('heading', { level: 1, name: 'More was billed than the evidence knows of' }).waitFor()
    const finding = page.url()

    await visit(page, '/w/{workspace}/costs', here())
    await type(cents + 100)
    await bill.getByText('Agrees', { exact: true }).waitFor()
    assert.equal(await bill.getByRole('link').count(), 1)
    await page.goto(finding)
    await shown(page)
    await page
      .getByText(/^Over since/)
      .first()
      .waitFor()

    await visit(page, '/w/{workspace}/costs', here())
    await press(bill.getByRole('button', { name: 'Take it back' }))
    const asked = page.getByRole('dialog')
    await asked.getByText('What was typed stays in the decision log.').waitFor()
    await press(asked.getByRole('button', { name: 'Take it back' }))
    await bill.waitFor({ state: 'detached' })
  })

  test('on a narrow screen nothing is off to the side', async () => {
    const page = await (await desk.enter(leader, { size: 'narrow' })).newPage()
    await visit(page, '/w/{workspace}/costs', here())
    const table = page.getByRole('region', { name: 'By workflow, this month' })
    await table.getByText('Help desk').waitFor()
    assert.ok(await table.evaluate((one) => one.scrollWidth <= one.clientWidth))
  })
})
