import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** In its short form: each page reads it anew, and the long one is more than twice as long. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Levels A and AA of WCAG 2.2, and what is good practice beside them. The size of what is pressed is off where it is not asked for. */
const asked = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  // What holds is not described, which takes most of the time.
  resultTypes: ['violations'],
  iframes: false,
} satisfies axe.RunOptions

/**
 * On the page, or within a part of it; all of the rules, or only some. Asked in the page itself: the kit that joins both opens
 * another page each time, to put together what frames said. Of ours one has a frame: the preview of a document, which runs no
 * script and is asked by itself (test/documents).
 */
export async function rulesBroken(
  page: Page,
  name: string,
  { within = 'html', only }: { within?: string; only?: string[] } = {},
): Promise<string[]> {
  const previews = await page.locator('iframe[sandbox=""][srcdoc]').count()
  assert.equal(page.frames().length, 1 + previews, `${name} has frames, which would have to be asked, too`)
  // Once for a page that stays.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(
    async ({ within, asked }) => (await (window as unknown as { axe: typeof axe }).axe.run(within, asked)).violations,
    { within, asked: only ? { ...asked, runOnly: only } : asked },
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${name}: ${id}: ${target}: ${failureSummary}`),
  )
}

export async function tooWide(page: Page, name: string): Promise<string[]> {
  const needed = await page.evaluate(() => document.documentElement.scrollWidth)
  const { width } = page.viewportSize() ?? { width: 0 }
  return needed > width ? [`${name}: ${needed} pixels wide on a screen of ${width}`] : []
}
