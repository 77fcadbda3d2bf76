import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { press } from './hands.ts'

/** Runs as people look through them: one, two side by side, and a list that others add to. */
describe('runs', { skip: noBrowser }, () => {
  let desk: Desk

  before(async () => {
    desk = await openDesk()
    const times = { started: '2026-03-08T23:00:00Z', ended: '2026-03-08T23:00:09Z' }
    const step = { type: 'step', run: 'tried', kind: 'model', ...times }
    await send([
      { type: 'run', run: 'tried', workflow: 'airline', mode: 'test', ...times, input: 'Can I?', output: 'You can.' },
      { ...step, step: '1', cost: { amount: '0.01' }, output: '{"message": "Good morning.\\nWhat is it?"}' },
      { ...step, step: '2', cost: { amount: '0.4', basis: 'estimated' }, sources: [{ title: 'Rules for cats' }] },
      { type: 'write', run: 'tried', step: '2', write: 'w', integration: 'crm', fields: { amount: 120, to: 'Ana' } },
      {
        ...{ type: 'readback', run: 'tried', step: '2', write: 'w', readback: 'b', outcome: 'mismatch' },
        fields: { amount: 12, to: 'Ana' },
      },
      { type: 'run', run: 'looked far', workflow: 'airline', ...times },
      {
        ...{ ...step, run: 'looked far', kind: 'retrieval', step: '1' },
        sources: Array.from({ length: 100 }, (_, n) => ({ title: `Page ${n}` })),
      },
      { type: 'run', run: 'in one line', workflow: 'airline', ...times, input: 'A question', output: 'An answer' },
    ])
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  async function send(lines: readonly object[]): Promise<void> {
    await desk.api.post('/api/v1/evidence', { body: lines.map((line) => JSON.stringify(line)).join('\n') as never })
    await desk.api.post('/api/v1/evidence/settle')
  }

  test('where there is room a run is a conversation beside its time line; elsewhere a step says how it begins', async () => {
    const wide = await (await desk.enter(owner)).newPage()
    await visit(wide, '/w/{workspace}/runs/tried', desk.examples)
    const first = (page: Page) => page.locator('ol[data-list] > li').first()
    const [said, line] = [first(wide).getByText('What is it?'), first(wide).locator('[data-row]')]
    const boxes = await Promise.all([line.boundingBox(), said.boundingBox()])
    assert.ok((boxes[1]?.x ?? 0) >= (boxes[0]?.x ?? 0) + (boxes[0]?.width ?? 0), JSON.stringify(boxes))
    // Opened by its own line, with what the program wrapped it in.
    await wide.keyboard.press('j')
    await wide.keyboard.press('Enter')
    await first(wide).getByText('"message"').waitFor()
    assert.equal(await line.getAttribute('aria-expanded'), 'true')

    const narrow = await (await desk.enter(owner, { size: 'narrow' })).newPage()
    await visit(narrow, '/w/{workspace}/runs/tried', desk.examples)
    await narrow.keyboard.press('j')
    await narrow.keyboard.press('Enter')
    await first(narrow).locator('[data-row]').getByText('Good morning.').waitFor()
  })

  test('a run shows what came in and went out, what was written beside what was read, its cost and its mode', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/runs/tried', desk.examples)
    for (const text of ['Can I?', 'You can.']) await page.getByText(text, { exact: true }).waitFor()
    const rows = await page.locator('table tbody tr').allInnerTexts()
    assert.deepEqual(
      rows.map((row) => row.split(/\s+/).join(' ').trim()),
      ['amount 120 12 differs', 'to Ana Ana'],
    )
    await page.getByText('$0.41 ($0.40 of it estimated by the price list)').waitFor()
    await page.getByText('test (it counts in no figure)').waitFor()
    await page.getByRole('textbox', { name: 'Find in the steps' }).fill('cats')
    await page.getByText('1 of 2 steps').waitFor()

    await visit(page, '/w/{workspace}/runs/in one line', desk.examples)
    for (const text of ['A question', 'An answer', 'None of its steps was sent.'])
      await page.getByText(text, { exact: true }).waitFor()

    // Of a thousand things that were found the first are shown, and the others on demand.
    await visit(page, '/w/{workspace}/runs/looked far', desk.examples)
    await press(page.locator('[data-row]').first())
    await page.getByText('Page 59', { exact: true }).waitFor()
    assert.equal(await page.getByText(/^Page \d+$/).count(), 60)
    await press(page.getByRole('button', { name: 'Show more' }))
    await page.getByText('Page 99', { exact: true }).waitFor()

    // The list says the same, and its filter means the same.
    await visit(page, '/w/{workspace}/runs?cost_above=0.4&mode=test', desk.examples)
    await page.getByText('1 run', { exact: true }).waitFor()
    const row = page.locator('[data-list="runs"] a')
    const [said = ''] = await row.allInnerTexts()
    assert.match(
      said.replaceAll(/\s+/g, ' '),
      /^no outcome yet test ?tried Airline service desk .*\$0\.41 estimated in part$/,
    )
  })

  test('two runs side by side: each key acts once and on one of them, and no name stands twice', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/runs/{run}?beside={other}', desk.examples)
    await page.getByRole('heading', { name: 'Two runs side by side' }).waitFor()
    await page.locator('ol[data-list]').nth(1).waitFor()
    const at = () =>
      page.evaluate(() => {
        const row = document.activeElement?.closest('[data-row]')
        const lists = Array.from(document.querySelectorAll('[data-list]'))
        return lists.map((list) => Array.from(list.querySelectorAll('[data-row]')).indexOf(row as Element))
      })
    const moves: number[][] = []
    for (const key of ['j', 'j', 'j', 'k']) {
      await page.keyboard.press(key)
      moves.push(await at())
    }
    assert.deepEqual(
      moves.map(([first]) => first),
      [0, 1, 2, 1],
    )
    await page.locator('ol[data-list]').nth(1).locator('[data-row]').first().focus()
    await page.keyboard.press('j')
    assert.deepEqual(await at(), [-1, 1])
    const twice = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll('[id]')).map((one) => one.id)
      return [ids.filter((id, index) => ids.indexOf(id) !== index), document.querySelectorAll('h1').length]
    })
    assert.deepEqual(twice, [[], 1])
  })

  test('the other run is chosen from the list: one is kept, and the next one that is opened stands beside it', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/runs/tried', desk.examples)
    await press(page.getByRole('link', { name: 'Choose it from the list' }))
    await page.getByText('Choose the run that is to stand beside tried.').waitFor()
    await press(page.locator('[data-list="runs"] a:not([data-kept])').first())
    await page.getByRole('heading', { name: 'Two runs side by side' }).waitFor()
    assert.match(new URL(page.url()).pathname, /runs\/tried$/)

    // Or in the list itself, with a key.
    await visit(page, '/w/{workspace}/runs?workflow=airline', desk.examples)
    await page.keyboard.press('j')
    await page.keyboard.press('b')
    await page.getByText(/^Choose the run that is to stand beside/).waitFor()
    await press(page.getByRole('link', { name: 'Choose none' }))
    await page.waitForURL((url) => !url.searchParams.has('beside') && url.searchParams.get('workflow') === 'airline')
  })

  test('while a new filter is answered the rows of the old one are not taken for its answer', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/runs?workflow=airline&outcome=rejected&tool_errors=true', desk.examples)
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(/\/api\/v1\/runs\?/, async (route) => {
      await held
      await route.continue()
    })
    await press(page.getByRole('button', { name: /^with a call that failed/ }))
    await page.getByText('Searching …').waitFor()
    assert.equal(await page.locator('[aria-busy=true] [data-list="runs"]').count(), 1)
    answer()
    await page.getByText(/^\d+ runs$/).waitFor()
    assert.equal(await page.locator('[aria-busy=true]').count(), 0)
  })

  test('runs that come are offered, and nothing moves until they are asked for', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/runs?workflow=retail', desk.examples)
    const first = page.locator('[data-list="runs"] a').first()
    const before = await first.getAttribute('data-row')
    const started = '2026-03-08T23:30:00Z'
    // Before it is listened to nothing can be heard.
    await page.waitForTimeout(3_000)
    await send([{ type: 'run', run: 'fresh', workflow: 'retail', started, ended: started, status: 'ok' }])
    const newer = page.getByRole('button', { name: 'Show 1 newer run' })
    await newer.waitFor()
    assert.equal(await first.getAttribute('data-row'), before)
    // What becomes of a run that is shown is told where it stands.
    await press(newer)
    await page.locator('[data-list="runs"] a[data-row="fresh"]').waitFor()
    assert.equal(await first.getAttribute('data-row'), 'fresh')
    await send([{ type: 'verdict', verdict: 'v', run: 'fresh', kind: 'reopened', by: { kind: 'person' } }])
    await first.getByText('reopened').waitFor()
    assert.equal(await newer.count(), 0)
  })

  test('filters are sentences in the language one reads, and days are those of the plan, the last one within', async () => {
    const page = await (await desk.enter(owner, { language: 'de' })).newPage()
    const asked =
      'cost_above=1&tool_errors=true&counted=true&longer_than_ms=90000&from=2026-03-01&to=2026-03-08T14:05:00Z'
    await visit(page, `/w/{workspace}/runs?workflow=airline&${asked}`, desk.examples)
    for (const name of [
      'die mehr als 1,00\u00a0$ kosteten',
      'mit einem gescheiterten Aufruf',
      'die in Zahlen eingehen',
      'die länger als 1 min 30 s dauerten',
      'vor 8. März 2026, 14:05',
    ])
      await page.getByRole('button', { name }).waitFor()
    assert.equal(await page.getByLabel('Von diesem Tag an').inputValue(), '2026-03-01')
    await press(page.getByRole('button', { name: /^vor 8\. März/ }))
    await page.getByLabel('Bis zum Ende dieses Tages').fill('2026-03-08')
    await page.waitForURL((url) => url.searchParams.get('to') === '2026-03-09')
    assert.equal(await page.getByLabel('Bis zum Ende dieses Tages').inputValue(), '2026-03-08')
  })

  test('all keys are told at "?", and single letters can be switched off there', async () => {
    const page = await (await desk.enter(owner)).newPage()
    for (const path of ['/w/{workspace}/runs', '/w/{workspace}/runs/{run}']) {
      await visit(page, path, desk.examples)
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'All keys' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await press(page.getByRole('button', { name: 'All keys' }))
    await press(page.getByRole('switch', { name: 'Single letters do this here' }))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('j')
    assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-row]') ?? null), null)
    await shown(page)
  })
})
