import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Fault, faults, micros } from '../../demo/played/faults.ts'
import { people } from '../../demo/played/people.ts'
import { makeWorld } from '../../demo/played/world.ts'
import { type Aftercare, createAftercare } from '../../sdk/src/client.ts'
import { MICROS } from '../../src/base/time.ts'
import type { Line } from '../../src/evidence/record.ts'
import { figuresOf, runsOf } from '../world/books.ts'
import { type Desk, noBrowser, openDesk, shown, signIn } from './browser.ts'
import { open, press, write } from './hands.ts'
import { pages, pathOf } from './pages.ts'

/** The played sample: that it is what it says it is, and a Monday morning in it. */
describe('the played sample', { skip: noBrowser }, () => {
  let desk: Desk
  let workspace: string
  let api: Aftercare

  before(async () => {
    desk = await openDesk({ played: true })
    assert.ok(desk.playedWorkspace)
    workspace = desk.playedWorkspace
    const opened = await fetch(await desk.linkFor(people.olivia.email), { method: 'POST', redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    api = createAftercare({
      url: desk.url,
      workspace,
      fetch: (request) => {
        request.headers.set('cookie', cookie)
        return fetch(request)
      },
    })
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  test('its figures are those of the lines that the script made, by the books of the tests', async () => {
    const lines = makeWorld()
      .filter((one) => one.at < micros('2026-03-09T00:00Z'))
      .map((one) => one.line as unknown as Line)
    const zone = 'Europe/London'
    const booked = runsOf(lines, { currency: 'GBP', zone })
    assert.ok(booked.length > 7000)
    for (const by of ['workflow', 'case_type', 'day'] as const) {
      const { items } = await api.get('/api/v1/figures', { query: { by } })
      const expected = figuresOf(booked, { by, zone })
      assert.deepEqual(
        items.map((row) => [row[by], row.runs, row.accepted, row.tool_errors, row.exceptions, row.cost_reported]),
        expected.map((row) => [
          row.group,
          row.runs,
          row.accepted,
          row.tool_errors,
          row.exceptions,
          row.cost_reported === null ? null : Number(row.cost_reported),
        ]),
      )
    }
  })

  test('each published fault was noticed while it held, and what ended is over', async () => {
    const findings = (
      await Promise.all(
        (['unresolved', 'resolved'] as const).map((state) => api.get('/api/v1/findings', { query: { state } })),
      )
    ).flatMap(({ items }) => items)
    const shown: Record<Fault, { key: RegExp; isOver: boolean }> = {
      'scope lost': { key: /^outage:crm$/, isOver: true },
      'field renamed': { key: /^objective:invoices:corrected$/, isOver: true },
      'unrecorded prompt edit': { key: /^objective:triage:accepted$/, isOver: true },
      'reviewer away': { key: /^(objective:invoices:approval_latency|review:invoices)$/, isOver: true },
      'price up': { key: /^objective:triage:cost_per_case$/, isOver: false },
      loop: { key: /^loop:invoices:find_order:/, isOver: true },
    }
    for (const [name, { key, isOver }] of Object.entries(shown)) {
      const { workflow, from, to } = faults[name as Fault]
      const noticed = findings.filter(
        (one) =>
          key.test(one.key) &&
          micros(one.first_seen) > micros(from) &&
          micros(one.first_seen) < micros(to) + 8 * MICROS.d,
      )
      assert.ok(noticed.length > 0, `${name}: ${findings.map((one) => `${one.key} ${one.first_seen}`).join(', ')}`)
      assert.deepEqual(new Set(noticed.map((one) => one.workflow)), new Set([workflow]))
      for (const one of noticed) assert.equal(one.state === 'resolved', isOver, `${name}: ${one.key} is ${one.state}`)
    }
    // Nothing else was off for long: what the list does not name is no story. How late somebody was with these is a finding of each workflow.
    const own = findings.filter(({ key }) => !key.startsWith('support:'))
    assert.ok(own.length <= 20, own.map(({ key }) => key).join(', '))
  })

  test('every page of it says that it is played', async () => {
    const page = await (await desk.enter(people.olivia.email)).newPage()
    const [finding] = (await api.get('/api/v1/findings')).items
    const [review] = (await api.get('/api/v1/reviews')).items
    const [run, other] = (await api.get('/api/v1/runs')).items
    const [pattern] = (await api.get('/api/v1/exceptions')).items
    const [incident] = (await api.get('/api/v1/incidents')).items
    const request = await api.post('/api/v1/requests', {
      body: { title: 'Answer in Welsh', why: 'A customer asked.', what: 'prompt' },
    })
    const task = await api.post('/api/v1/tasks', {
      body: { title: 'Ask a Welsh speaker', owner: 'olivia', due: '2099-03-31' },
    })
    // Whoever maintains the workflows draws it up and approves it: the client reads it from then on.
    const provider = desk.apiOf(workspace)
    const report = await provider.post('/api/v1/reports', { body: { month: '2026-02' } })
    const approved = { params: { id: report.id }, body: { hash: report.hash } }
    await provider.post('/api/v1/reports/{id}/approval', approved)
    const examples = {
      ...desk.examples,
      workspace,
      empty: '',
      workflow: 'triage',
      finding: finding?.id ?? '',
      review: review?.id ?? '',
      request: request.id,
      task: task.id,
      report: report.id,
      run: run?.run ?? '',
      other: other?.run ?? '',
      pattern: String(pattern?.id ?? ''),
      incident: incident?.incident ?? '',
    }
    for (const { path } of pages) {
      if (!path.startsWith('/w/{workspace}')) continue
      await page.goto(pathOf(path, examples))
      await shown(page)
      await page.getByText('Played sample: runs, people and faults invented').first().waitFor()
    }
  })

  test('Monday morning: a leader sees what is fine, what to decide, who is away and what expires, and decides it', async () => {
    const began = performance.now()
    const page = await (await desk.enter(null)).newPage()
    const visited: string[] = []
    page.on('framenavigated', (frame) => {
      const { pathname } = new URL(frame.url())
      if (frame.parentFrame() === null && pathname !== visited.at(-1)) visited.push(pathname)
    })
    await signIn(page, await desk.linkFor(people.olivia.email))
    await shown(page)
    await page.getByRole('heading', { name: 'What needs you today' }).waitFor()
    const text = async (selector: string, heading?: string) => {
      const has = heading === undefined ? {} : { has: page.getByRole('heading', { name: heading, exact: true }) }
      const [found = ''] = await page.locator(selector, has).allInnerTexts()
      return found.replace(/\s+/g, ' ')
    }
    const section = (name: string) => text('section', name)

    const toOverview = async () => {
      await press(page.getByRole('navigation').getByRole('link', { name: 'Overview' }))
      await page.waitForURL((url) => url.pathname === `/w/${workspace}`)
      await shown(page)
    }
    const states = await text('main')
    assert.match(states, /2 of 3 workflows need you/)
    assert.match(states, /fine\s+1\s+CRM enrichment\s+All 6 promises are kept\./)
    assert.match(await section('Who is away'), /Sara Lindqvist until 13 Mar 2026 Olivia Hart stands in/)
    assert.match(await section('Expires'), /Fallback by hand Support triage, good until 23 Mar 2026/)
    assert.match(await section('To decide'), /2 reviews wait 1 thing nobody has taken/)

    // What nobody has taken, then the two reviews.
    const late = 'Promised help is late'
    for (const [count, title] of [['1 thing nobody has taken', late]] as const) {
      await toOverview()
      await follow(page, 'To decide', count)
      await open(page.locator('[data-row]').filter({ hasText: title }).first())
      // What one presses next is that of this one, beside the list or on its own page, not of the one that was shown before.
      await page.getByRole('heading', { name: title }).waitFor()
      await press(page.getByRole('button', { name: 'I have seen this' }))
      await write(page.getByRole('textbox', { name: 'What you mean to do' }), TAKEN)
      await press(page.getByRole('button', { name: 'Send', exact: true }))
      await page.getByText(TAKEN).first().waitFor()
    }
    for (const name of ['2 reviews wait', '1 review waits']) {
      await toOverview()
      await follow(page, 'To decide', name)
      await press(
        page
          .locator('main')
          .getByRole('link', { name: /drawn up/ })
          .first(),
      )
      await write(page.getByLabel('Note: what follows, who does what'), 'Read on Monday; what is off is taken.')
      await press(page.getByRole('button', { name: 'Sign', exact: true }))
      await page.getByRole('heading', { name: 'Signed' }).waitFor()
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    process.stdout.write(`Measured: the Monday round, ${visited.length} pages, ${seconds} s of machine time\n`)
    await page.goto(`/w/${workspace}`)
    await shown(page)
    assert.match(await section('To decide'), /No review is due/)
    const { decisions } = await api.get('/api/v1/overview')
    assert.deepEqual(decisions, { reviews: 0, findings: 0 })
  })
})

const TAKEN = 'Tom answers today; looked at again on Thursday.'

/** Follows a link of a panel. */
async function follow(page: Page, panel: string, name: string): Promise<void> {
  const section = page.locator('section', { has: page.getByRole('heading', { name: panel, exact: true }) })
  const from = page.url()
  await press(section.getByRole('link', { name, exact: true }))
  await page.waitForURL((url) => url.href !== from)
  await shown(page)
}
