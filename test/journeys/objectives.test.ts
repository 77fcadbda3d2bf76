import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { enterDay, pointAtLast, press } from './hands.ts'

/** Promises as people look through them: all of them, one over its quarter and in its parts, and the way to runs. */
describe('promises', { skip: noBrowser }, () => {
  let desk: Desk

  before(async () => {
    desk = await openDesk()
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  test('each says how it stands and how soon a decline is told, and leads to its days, its parts and their runs', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}', desk.examples)
    await press(page.getByRole('navigation').getByRole('link', { name: 'Promises' }))
    const { items, false_alarms_per_year } = await desk.api.get('/api/v1/objectives', {
      query: { workflow: 'airline' },
    })
    const promised = items.find(({ name }) => name === 'accepted')
    assert.ok(promised?.outlook && promised.stands)
    const row = page.locator('li').filter({ has: page.getByRole('link', { name: 'Accepted', exact: true }) })
    for (const text of [promised.stands.reason, promised.outlook.said])
      await row.first().getByText(text, { exact: true }).waitFor()
    await page.getByText(`${false_alarms_per_year} false alarms a year are accepted`).waitFor()

    await press(row.first().getByRole('link', { name: 'Accepted', exact: true }))
    await page.waitForURL(/\/objectives\/airline\/accepted$/)
    await shown(page)
    const one = await desk.api.get('/api/v1/objectives/{workflow}/{name}', {
      params: { workflow: 'airline', name: 'accepted' },
    })
    await page.getByText(one.now.reason, { exact: true }).waitFor()
    const release = one.groups.find(({ by }) => by === 'release')
    const [largest] = release?.parts ?? []
    assert.ok(largest?.group)
    const part = page.getByRole('region', { name: 'Release' }).getByRole('row', { name: largest.group })
    const cells = await part.getByRole('cell').allInnerTexts()
    assert.deepEqual(
      [cells[0], cells.at(-1)],
      [`${Math.round(Number(largest.measured.value))}%`, String(largest.measured.n)],
    )

    const chart = page.getByRole('slider', { name: /^Accepted from / })
    await pointAtLast(chart)
    await page.getByText('A press or Enter opens its runs.').waitFor()
    await enterDay(chart)
    await page.waitForURL(/\/runs\?.*outcome=accepted/)
    assert.match(page.url(), /workflow=airline/)
    await page.goBack()
    await press(part.getByRole('link', { name: largest.group }))
    await page.waitForURL((url) => url.searchParams.get('release') === largest.group)
  })

  test('a mean says that only its own past has a part in the false alarms, and how near that is to telling', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/objectives/airline/cost_per_run', desk.examples)
    await shown(page)
    const one = await desk.api.get('/api/v1/objectives/{workflow}/{name}', {
      params: { workflow: 'airline', name: 'cost_per_run' },
    })
    assert.ok(one.outlook && one.alarms_a_year)
    await page.getByText(one.outlook.said).waitFor()
    await page.getByText('That is for days unlike those before.').waitFor()
    if (one.outlook.rises.length > 0) {
      const looks = page.getByRole('listitem').filter({ hasText: /line|past/ })
      assert.deepEqual(await looks.allInnerTexts(), [
        `not like its own past\n${Math.round(one.outlook.gathered.past)}%`,
      ])
    }
  })

  test('a workflow and what was found lead to the promise they speak of', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/workflows/airline', desk.examples)
    await press(page.getByRole('link', { name: 'Accepted', exact: true }).first())
    await page.waitForURL(/\/objectives\/airline\/accepted$/)
    await page.getByRole('heading', { level: 1, name: 'Accepted' }).waitFor()

    // A promise that is broken as soon as it is made.
    const plan = readFileSync(new URL('../../demo/recorded/maintenance.yaml', import.meta.url), 'utf8')
    const dearer = plan.replace('<= 0.30 USD per run', '<= 0.01 USD per run')
    await desk.api.post('/api/v1/plan', { body: dearer as never })
    await visit(page, '/w/{workspace}/objectives/airline/cost_per_run', desk.examples)
    const found = page.getByRole('link', { name: /^Cost per run not kept/ })
    await found.waitFor({ timeout: 60_000 })
    await press(found)
    await press(page.locator('dd').getByRole('link', { name: /^Is the promise/ }))
    await page.waitForURL(/\/objectives\/airline\/cost_per_run$/)
    await page.getByText('What was found of it').waitFor()
  })

  test('without a plan nothing is promised; in German everything is said in it', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{empty}/objectives', desk.examples)
    await page.getByText('There is no plan yet').waitFor()
    const german = await (await desk.enter(owner, { language: 'de' })).newPage()
    await visit(german, '/w/{workspace}/objectives', desk.examples)
    await german.getByRole('heading', { level: 1, name: 'Versprechen' }).waitFor()
    await german
      .getByText(/Ein Rückgang auf \d+\s%\swird/)
      .first()
      .waitFor()
  })
})
