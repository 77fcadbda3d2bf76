import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Levels A and AA of WCAG 2.2, and what is good practice beside them. The size of what is pressed is off where it is not asked for. */
export async function rulesBroken(page: Page, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'target-size': { enabled: true } },
    })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${name}: ${id}: ${target}: ${failureSummary}`),
  )
}

export async function tooWide(page: Page, name: string): Promise<string[]> {
  const needed = await page.evaluate(() => document.documentElement.scrollWidth)
  const { width } = page.viewportSize() ?? { width: 0 }
  return needed > width ? [`${name}: ${needed} pixels wide on a screen of ${width}`] : []
}
