import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { noBrowser, openDesk, owner, visit } from './browser.ts'
import { outside, pages, pathOf, played, sizes, themes } from './pages.ts'
import { states } from './states.ts'

/**
 * `npm run screenshots`: every page of the desk, whole, with the recorded data, those that look different with the played data, what
 * a browser sees before the desk, and every state of its panels, as much as a screen shows, in both sizes and themes, into
 * docs/screenshots; of a review also how it begins, for the README. Words after `--` choose: only pictures whose name
 * (`plan-what-error-wide-dark`) holds one of them are made.
 */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))

if (noBrowser) {
  process.stderr.write(`${noBrowser}: there are no pictures without it.\n`)
  process.exit(2)
}
const words = process.argv.slice(2)
/** What a screen shows of a page that is longer than a README wants. */
const BEGINS = '-begins'
mkdirSync(folder, { recursive: true })
const desk = await openDesk({ played: true, platform: true, report: true })
const workspace = desk.playedWorkspace ?? ''
const [problem] = (await desk.apiOf(workspace).get('/api/v1/exceptions')).items
const inPlayed = { ...desk.examples, workspace, workflow: 'triage', pattern: String(problem?.id ?? '') }
let pictures = 0
try {
  for (const theme of themes)
    for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
      const context = await desk.enter(owner, { theme, size })
      const fileOf = (name: string) => `${name}-${size}-${theme}`
      const isWanted = (name: string) => words.length === 0 || words.some((word) => fileOf(name).includes(word))
      const picture = async (page: Page, name: string, { isWhole }: { isWhole: boolean }) => {
        // A screen as long as the page: what is fixed to its edge stays there. The room for a scrollbar would be an empty strip.
        if (isWhole) {
          const height = await page.evaluate(() => document.documentElement.scrollHeight)
          await page.setViewportSize({ width: sizes[size].width, height: Math.max(sizes[size].height, height) })
        }
        await page.screenshot({ path: `${folder}${fileOf(name)}.png`, style: 'html { scrollbar-gutter: auto }' })
        await page.setViewportSize(sizes[size])
        pictures++
      }
      const page = await context.newPage()
      const pagesOfDesk = [
        ...pages.map(({ name, path }) => ({ name, path, examples: desk.examples })),
        ...pages
          .filter(({ name }) => name === 'review')
          .map(({ name, path }) => ({ name: `${name}${BEGINS}`, path, examples: desk.examples })),
        ...pages
          .filter(({ name }) => played.has(name))
          .map(({ name, path }) => ({ name: `${name}-played`, path, examples: inPlayed })),
      ]
      for (const { name, path, examples } of pagesOfDesk.filter((one) => isWanted(one.name))) {
        await visit(page, path, examples)
        await picture(page, name, { isWhole: !name.endsWith(BEGINS) })
      }
      const stranger = await (await desk.enter(null, { theme, size })).newPage()
      const token = new URL(await desk.linkFor(owner)).searchParams.get('token') ?? ''
      for (const { name, path } of outside.filter((one) => isWanted(one.name))) {
        await stranger.goto(pathOf(path, { token }))
        await picture(stranger, name, { isWhole: true })
      }
      for (const state of states)
        for (const { name, path } of pages.filter((one) => state.isOn(one.path))) {
          if (!isWanted(`${name}-${state.name}`)) continue
          const page = await context.newPage()
          await state.show(page, path, desk.examples)
          await picture(page, `${name}-${state.name}`, { isWhole: false })
          await page.close()
        }
      // What the states are made of is an error in the console.
      await desk.leave(/.*/)
    }
} finally {
  await desk.close()
}
process.stdout.write(`${pictures} pictures are in ${folder}\n`)
