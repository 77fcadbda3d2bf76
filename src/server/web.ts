import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Identity } from './identity/identity.ts'
import { inTheirLanguage, languageOf } from './language.ts'
import { door } from './page.ts'
import { signInPage } from './pages.ts'
import type { Bindings } from './principal.ts'

/** Where the built desk lies: files named by their content, compressed beside themselves, and one page that loads them. */
const built = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The browser's face. Its page holds no data and asks the API for everything; who is not signed in is told so at once. */
export function desk(identity: Identity, folder = built): Hono<{ Bindings: Bindings }> {
  const served = new Hono<{ Bindings: Bindings }>()
  const isBuilt = existsSync(`${folder}/index.html`)
  if (isBuilt) serveFiles(served, folder)
  for (const path of ['/', '/w/*', '/clients', '/me'])
    served.get(path, inTheirLanguage, async (c) => {
      const principal = await identity.principalOf(c.req.raw, c.env?.address)
      if (!principal) return c.html(signInPage(languageOf(c)), 401)
      if (!isBuilt) return c.html(notBuilt, 503)
      c.header('cache-control', 'no-cache')
      return c.html(await readFile(`${folder}/index.html`, 'utf8'))
    })
  return served
}

function serveFiles(served: Hono<{ Bindings: Bindings }>, folder: string): void {
  const files = serveStatic({ root: folder, precompressed: true })
  served.use('/assets/*', async (c, next) => {
    await next()
    // A file's name is its content: it never changes.
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
  })
  served.get('/assets/*', files)
  for (const name of ['/icon.svg', '/scheme.js']) served.get(name, files)
  // What a browser asks for on the server's own pages, which name no icon.
  served.get('/favicon.ico', serveStatic({ root: folder, path: 'icon.svg', precompressed: true }))
}

const notBuilt = door(
  'The desk is not built',
  '<p>Start Aftercare with <code>npm start</code>, which builds it first. The <a href="/api">API</a> and the command line work without it.</p>',
)
