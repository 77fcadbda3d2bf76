import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Desk, noBrowser, openDesk, owner, visit } from './browser.ts'
import { pages, sizes, themes } from './pages.ts'

/** Levels A and AA of WCAG 2.2, and what is good practice beside them; the size of what is pressed is off where it is not asked for. */
const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
}

/** What holds for every page of the desk: the rules of accessibility, contrast among them, and the width of a screen. */
describe('every page of the desk', { skip: noBrowser }, () => {
  let desk: Desk
  before(async () => {
    desk = await openDesk()
  })
  afterEach(() => desk.leave())
  after(() => desk?.close())

  for (const theme of themes)
    for (const size of Object.keys(sizes) as (keyof typeof sizes)[])
      test(`can be read by everybody and fits the screen: ${theme}, ${size}`, async () => {
        const page = await (await desk.enter(owner, { theme, size })).newPage()
        const faults: string[] = []
        for (const { name, path } of pages) {
          await visit(page, path, desk.examples)
          const { violations } = await new AxeBuilder({ page }).options(rules).analyze()
          for (const { id, nodes } of violations)
            for (const { target, failureSummary } of nodes) faults.push(`${name}: ${id}: ${target}: ${failureSummary}`)
          const needed = await page.evaluate(() => document.documentElement.scrollWidth)
          if (needed > sizes[size].width)
            faults.push(`${name}: ${needed} pixels wide on a screen of ${sizes[size].width}`)
        }
        assert.equal(faults.join('\n'), '')
      })
})
