import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { noBrowser, openDesk, owner, visit } from './browser.ts'
import { pages, sizes, themes } from './pages.ts'

/** `npm run screenshots`: every page of the desk with the demo's data, in both sizes and themes, into docs/screenshots. */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))

if (noBrowser) {
  process.stderr.write(`${noBrowser}: there are no pictures without it.\n`)
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const desk = await openDesk()
try {
  for (const theme of themes)
    for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
      const page = await (await desk.enter(owner, { theme, size })).newPage()
      for (const { name, path } of pages) {
        await visit(page, path, desk.examples)
        await page.screenshot({ path: `${folder}${name}-${size}-${theme}.png` })
      }
      await desk.leave()
    }
} finally {
  await desk.close()
}
process.stdout.write(`${pages.length * themes.length * Object.keys(sizes).length} pictures are in ${folder}\n`)
