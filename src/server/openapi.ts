import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import type { App } from '../app.ts'
import { createApi, describeApi } from './api.ts'
import type { Identity } from './identity/identity.ts'

/**
 * Writes openapi.json from the routes and the sdk's types from it; with --check only says whether they are up to date.
 * Describing needs no stores: the routes are data, and nothing is called.
 */
const api = createApi({} as App, {} as Identity)
const description = `${JSON.stringify(describeApi(api), null, 2)}\n`
const head = '/** Made from openapi.json by `npm run openapi`; not written by hand. */\n'
const types = head + astToString(await openapiTS(description))

const files = [
  ['openapi.json', description],
  ['sdk/src/api.ts', types],
] as const

if (process.argv.includes('--check')) {
  const stale = files.filter(([file, text]) => read(file) !== text).map(([file]) => file)
  if (stale.length > 0)
    process.stderr.write(
      `${stale.join(' and ')} no longer fit the routes. Run "npm run openapi" and commit the result.\n`,
    )
  process.exit(stale.length > 0 ? 1 : 0)
}
mkdirSync('sdk/src', { recursive: true })
for (const [file, text] of files) writeFileSync(file, text)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
