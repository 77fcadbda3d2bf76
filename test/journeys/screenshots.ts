import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { noBrowser, openDesk, owner, visit } from './browser.ts'
import { outside, pages, pathOf, played, sizes, themes } from './pages.ts'
import { states } from './states.ts'

/**
 * `npm run screenshots`: every page of the desk with the recorded data, those that look different with the played data, what a
 * browser sees before the desk, and every state of its panels, in both sizes and themes,
 * into docs/screenshots.
 */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))

if (noBrowser) {
  process.stderr.write(`${noBrowser}: there are no pictures without it.\n`)
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const desk = await openDesk({ played: true })
const inPlayed = { ...desk.examples, workspace: desk.playedWorkspace ?? '', workflow: 'triage' }
let pictures = 0
try {
  for (const theme of themes)
    for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
      const context = await desk.enter(owner, { theme, size })
      const picture = async (page: Page, name: string) => {
        await page.screenshot({ path: `${folder}${name}-${size}-${theme}.png` })
        pictures++
      }
      const page = await context.newPage()
      for (const { name, path } of pages) {
        await visit(page, path, desk.examples)
        await picture(page, name)
      }
      for (const { name, path } of pages.filter((one) => played.has(one.name))) {
        await visit(page, path, inPlayed)
        await picture(page, `${name}-played`)
      }
      const stranger = await (await desk.enter(null, { theme, size })).newPage()
      const token = new URL(await desk.linkFor(owner)).searchParams.get('token') ?? ''
      for (const { name, path } of outside) {
        await stranger.goto(pathOf(path, { token }))
        await picture(stranger, name)
      }
      for (const state of states)
        for (const { name, path } of pages.filter((one) => state.isOn(one.path))) {
          const page = await context.newPage()
          await state.show(page, path, desk.examples)
          await picture(page, `${name}-${state.name}`)
          await page.close()
        }
      // What the states are made of is an error in the console.
      await desk.leave(/.*/)
    }
} finally {
  await desk.close()
}
process.stdout.write(`${pictures} pictures are in ${folder}\n`)
