import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { pages, sizes } from './pages.ts'
import { rulesBroken, tooWide } from './rules.ts'
import { type Shifts, watchShifts } from './shifts.ts'

/** What holds for every page of the desk: the rules of accessibility, the width of a screen, and that nothing jumps. */
describe('every page of the desk', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk({ platform: true, report: true })
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
    test(`can be read by everybody, fits the screen and stands still: ${size}`, async () => {
      const context = await desk.enter(owner, { size })
      await context.addInitScript(watchShifts)
      const page = await context.newPage()
      const faults: string[] = []
      for (const { name, path } of pages) {
        await visit(page, path, desk.examples)
        faults.push(...(await rulesBroken(page, name)), ...(await tooWide(page, name)), ...(await jumped(page, name)))
        faults.push(...(await paleInTheDark(page, name)))
      }
      assert.equal(faults.join('\n'), '')
    })

  test('a page that broke rules would be noticed', async () => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, '/w/{workspace}/keys', desk.examples)
    await page.evaluate(() => {
      document.title = ''
      const [pale, small] = [document.createElement('p'), document.createElement('button')]
      pale.style.color = '#ddd'
      pale.textContent = 'Hardly to be read.'
      small.style.cssText = 'width: 9px; height: 9px; padding: 0'
      small.textContent = 'Small'
      document.querySelector('main')?.append(pale, small, small.cloneNode(true))
    })
    const broken = (await rulesBroken(page, 'keys')).map((one) => one.split(': ')[1])
    assert.deepEqual(new Set(broken), new Set(['document-title', 'color-contrast', 'target-size']))
    assert.deepEqual(await rulesBroken(page, 'keys', { within: 'nav' }), [])
    await visit(page, '/w/{workspace}/keys', desk.examples)
    await page.evaluate(() => {
      const dark = document.createElement('p')
      dark.style.color = '#444'
      dark.textContent = 'Hardly to be read in the dark.'
      document.querySelector('main')?.append(dark)
    })
    assert.deepEqual(await rulesBroken(page, 'keys'), [])
    assert.match((await paleInTheDark(page, 'keys')).join(), /^keys, dark: color-contrast: /)
  })
})

/** A page follows the machine's theme while it stands there; nothing but its colours is another one then. */
async function paleInTheDark(page: Page, name: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  const broken = await rulesBroken(page, `${name}, dark`, { only: ['color-contrast'] })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.locator('html[data-mantine-color-scheme=light]').waitFor()
  return broken
}

/** Of the screen, weighed by how far it went: 0.1 is what is called good elsewhere. */
const MOST_SHIFT = 0.02

async function jumped(page: Page, name: string): Promise<string[]> {
  const { sum, moved } = await page.evaluate(() => (window as unknown as { shifts: Shifts }).shifts)
  return sum > MOST_SHIFT ? [`${name}: jumped by ${sum.toFixed(3)}: ${moved.join(', ')}`] : []
}
