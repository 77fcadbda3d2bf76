import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { extremes, outside, pages, pathOf, played, themes } from './pages.ts'
import { rulesBroken, tooWide } from './rules.ts'

/** The pages of the desk on other screens, in another language, with more data, with a dialog open; and those before it. */
describe('every screen of the desk', { skip: noBrowser }, () => {
  let desk: Desk
  /** What a page makes the browser complain of on purpose. */
  let expected: RegExp | undefined

  before(async () => {
    desk = await openDesk({ played: true, platform: true, report: true })
  })
  afterEach(async () => {
    const complaints = expected
    expected = undefined
    await desk.leave(complaints)
  })
  after(() => desk?.close())

  for (const language of ['en', 'de'])
    test(`before one is in, too: ${language}`, async () => {
      expected = /status of 4(01|10)/
      const token = new URL(await desk.linkFor(owner)).searchParams.get('token') ?? ''
      const faults: string[] = []
      for (const theme of themes) {
        const page = await (await desk.enter(null, { theme, size: 'narrow', language })).newPage()
        for (const { name, path } of outside) {
          await page.goto(pathOf(path, { token }))
          await page.locator('h1').waitFor()
          faults.push(...(await rulesBroken(page, name)), ...(await tooWide(page, name)))
        }
      }
      assert.equal(faults.join('\n'), '')
    })

  test('in German, and with the data of a played year', async () => {
    const page = await (await desk.enter(owner, { size: 'narrow', language: 'de' })).newPage()
    const faults: string[] = []
    const examples = { ...desk.examples, workspace: desk.playedWorkspace ?? '', workflow: 'triage' }
    for (const { name, path } of pages.filter((one) => played.has(one.name))) {
      await visit(page, path, examples)
      faults.push(...(await rulesBroken(page, name)), ...(await tooWide(page, name)))
    }
    for (const { name, path } of pages) {
      await visit(page, path, desk.examples)
      faults.push(...(await tooWide(page, name)))
    }
    assert.equal(faults.join('\n'), '')
  })

  for (const size of Object.keys(extremes) as (keyof typeof extremes)[])
    test(`fits the smallest phone and the widest screen: ${size}`, async () => {
      const page = await (await desk.enter(owner, { size })).newPage()
      const faults: string[] = []
      for (const { name, path } of pages) {
        await visit(page, path, desk.examples)
        const long = await page.evaluate(longLines, MOST_IN_A_LINE)
        faults.push(...(await tooWide(page, name)), ...long.map((text) => `${name}: a line too long to read: ${text}`))
      }
      assert.equal(faults.join('\n'), '')
    })

  const dialogs = [
    { path: '/w/{workspace}/people', open: /^Change role: / },
    { path: '/w/{workspace}/people', open: /^Take out: / },
    { path: '/w/{workspace}/keys', open: /^End it: / },
    { path: '/w/{workspace}/workflows/{workflow}', open: 'Say that it stands still' },
    { path: '/w/{workspace}/workflows/{workflow}', open: 'Type figures of a week' },
    { path: '/w/{workspace}/connectors', open: /^Replace key: / },
    { path: '/w/{workspace}/connectors', open: /^End: / },
    { path: '/w/{workspace}/connectors', open: /^Leave out: / },
    { path: '/w/{workspace}/workflows/{workflow}', open: /^Pause it at / },
    { path: '/me', open: /^End it: / },
    { path: '/w/{workspace}/findings', open: 'All keys' },
    { path: '/w/{workspace}/plan/edit/what', open: 'Throw the draft away' },
    { path: '/w/{workspace}/plan/edit/apply', open: 'Apply the plan' },
  ]
  test('every dialog has a name, a button that closes it by name, and breaks no rule', async () => {
    const { source, revision } = await desk.api.get('/api/v1/plan/draft')
    await desk.api.put('/api/v1/plan/draft', {
      query: { revision },
      body: `${source}\n# A draft to throw away or apply.\n`,
    })
    await desk.api.post('/api/v1/keys', { body: { name: 'A key', roles: ['operator'] } })
    await desk.invite('new@aftercare.local', 'viewer', desk.examples.workspace)
    const page = await (await desk.enter(owner)).newPage()
    for (const { path, open } of dialogs) {
      await visit(page, path, desk.examples)
      await page.getByRole('button', { name: open }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      assert.equal((await rulesBroken(page, String(open))).join('\n'), '')
      await dialog.getByRole('button', { name: 'Close', exact: true }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
  })
})

const MOST_IN_A_LINE = 95

/** Runs in the page: running text whose lines hold more characters than can be read back to the next line's beginning. */
function longLines(most: number): string[] {
  const holdsText = (one: HTMLElement) =>
    Array.from(one.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
  return Array.from(document.querySelectorAll<HTMLElement>('main *')).flatMap((one) => {
    // Code has lines of its own, and what is drawn has none.
    if (
      !(one instanceof HTMLElement) ||
      !holdsText(one) ||
      getComputedStyle(one).display.startsWith('inline') ||
      one.closest('pre, code, textarea')
    )
      return []
    const range = document.createRange()
    range.selectNodeContents(one)
    const lines = new Set(Array.from(range.getClientRects(), (rect) => Math.round(rect.top / 8)))
    // biome-ignore lint/performance/useDomNodeTextContent: of what is folded nothing is shown.
    const text = one.innerText.trim()
    return lines.size > 1 && text.length / lines.size > most ? [text.slice(0, 60)] : []
  })
}
