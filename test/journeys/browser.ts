import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { people } from '../../demo/played/people.ts'
import { type Aftercare, createAftercare } from '../../sdk/src/client.ts'
import type { PersonRole } from '../../src/server/principal.ts'
import { demoFolder } from './demo-folder.ts'
import { press } from './hands.ts'
import { type Examples, extremes, pathOf, sizes, type Theme } from './pages.ts'
import { readN8n } from './platform.ts'
import { startProgram } from './program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Why no journey in a browser can be made here, for node:test's `skip`; false when it can. */
export const noBrowser: string | false = !existsSync(program)
  ? 'Chromium is not installed'
  : !existsSync(join(root, 'web/dist/index.html'))
    ? 'The desk is not built'
    : false

export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  // Containers often have 64 MB of shared memory: too little for a page.
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each window would load two pages of the browser's own for its address bar, which nobody sees. The last list of features is the one
  // that holds: what the kit would leave out is named again as far as it matters here.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AimEnabled,HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding',
]

/**
 * A page that stays for a second pays nothing back of what is compiled for speed: without, pages under all rules took 66 s of processor
 * instead of 74. Not among the flags, by which the speed of the desk is measured as well.
 */
const plainly = '--js-flags=--no-maglev --no-opt'

type Look = { theme?: Theme; size?: keyof typeof sizes | keyof typeof extremes; language?: string }

export type Desk = {
  readonly url: string
  /** Where its server keeps everything: another program may open it only while that is stopped (`restart`). */
  readonly folder: string
  /** One of each thing in the demo's data, in its workspace; the second workspace is empty. */
  readonly examples: Examples
  readonly otherWorkspace: string
  /** The played sample, where it was asked for. */
  readonly playedWorkspace: string | null
  /** The API as the owner of both workspaces, in the first of them. */
  readonly api: Aftercare
  apiOf(workspace: string): Aftercare
  /** A link that signs in a known person, as they would get it. */
  linkFor(email: string): Promise<string>
  invite(email: string, role: PersonRole, workspace: string): Promise<void>
  /** Somebody's own browser, who has signed in or not. What its pages say in the console is kept for `leave`. */
  enter(email: string | null, look?: Look): Promise<BrowserContext>
  /** Ends what was entered; an error in a console or of a page that `expected` does not name is thrown. */
  leave(expected?: RegExp): Promise<void>
  /** Stops the server, waits for `meanwhile`, and starts it again where it was, on the same folder. */
  restart(meanwhile: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export const owner = 'owner@aftercare.local'

/**
 * The recorded part of the demo, served from a folder of its own, with a second workspace beside it, and a browser; with `played`
 * the whole demo, whose people can enter as well. It is looked at as of the end of what was recorded, or of now. With `platform` its workspace reads a played n8n,
 * with `report` it has one of February, which takes seconds to make; with `dns` it asks that server for names.
 */
export async function openDesk({
  played = false,
  isNow = false,
  platform = false,
  report = false,
  dns,
}: {
  played?: boolean
  isNow?: boolean
  platform?: boolean
  report?: boolean
  dns?: string
} = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-desk-'))
  cpSync(await demoFolder({ played }), folder, { recursive: true })
  const serve = (port: string) =>
    startProgram(['test/journeys/serve.ts'], {
      AFTERCARE_DATA: folder,
      PORT: port,
      ...(isNow ? {} : { AFTERCARE_AS_OF: '2026-03-09T00:00Z' }),
      ...(dns === undefined ? {} : { JOURNEY_DNS: dns }),
      // A platform that is played is on this machine.
      AFTERCARE_CONNECTOR_RATE: '1000',
    })
  let server = await serve('0')
  const { url } = server
  const browser = await chromium.launch({ executablePath: program, args: [...flags, plainly] })

  const used = await fetch(server.link, { method: 'POST', redirect: 'manual' })
  const cookie = used.headers.get('set-cookie')?.split(';')[0] ?? ''
  const apiOf = (workspace?: string) =>
    createAftercare({
      url,
      ...(workspace === undefined ? {} : { workspace }),
      fetch: (request) => {
        request.headers.set('cookie', cookie)
        return fetch(request)
      },
    })
  const { workspaces } = await apiOf().get('/api/v1/me')
  const called = (name: RegExp) => workspaces.find((one) => name.test(one.name))?.id
  const [workspace = '', otherWorkspace = '', playedWorkspace = null] = [/\(demo\)$/, /^Other$/, /\(played\)$/].map(
    called,
  )
  const api = apiOf(workspace)
  const n8n = platform ? await readN8n(api, 'airline') : null
  const workspaceOf = new Map<string, string>()
  if (playedWorkspace !== null) for (const { email } of Object.values(people)) workspaceOf.set(email, playedWorkspace)
  const linkFor = async (email: string) =>
    (await apiOf(workspaceOf.get(email) ?? workspace).post('/api/v1/links', { body: { email } })).link
  let contexts: BrowserContext[] = []
  let errors: string[] = []

  return {
    url,
    folder,
    examples: await examplesOf(api, workspace, otherWorkspace, report),
    otherWorkspace,
    playedWorkspace,
    api,
    apiOf,
    linkFor,
    async invite(email, role, workspace) {
      workspaceOf.set(email, workspace)
      await apiOf(workspace).post('/api/v1/people', { body: { email, name: email.split('@')[0] ?? email, role } })
    },
    async enter(email, { theme = 'light', size = 'wide', language = 'en' } = {}) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: { ...sizes, ...extremes }[size],
        colorScheme: theme,
        locale: language,
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.page()?.url()}: ${message.text()}`)
      })
      context.on('weberror', (error) => errors.push(`${error.page()?.url()}: ${error.error().stack}`))
      if (email !== null) {
        // What its button does, which has a journey of its own: two pages of the desk less before each of the others begins.
        const used = await context.request.post(await linkFor(email), { maxRedirects: 0 })
        if (used.status() !== 303) throw new Error(`The link of ${email} does not sign in (${used.status()})`)
      }
      return context
    },
    async leave(expected) {
      for (const context of contexts) await context.close()
      const unexpected = errors.filter((error) => !expected?.test(error))
      contexts = []
      errors = []
      if (unexpected.length > 0) throw new Error(`The browser said:\n${unexpected.join('\n')}`)
    },
    async restart(meanwhile) {
      await server.stop()
      await meanwhile()
      server = await serve(new URL(url).port)
    },
    async close() {
      await browser.close()
      await server.stop()
      await n8n?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As people do: the link shows whom it signs in, and its button does. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await press(page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }))
  await page.waitForURL(/\/w\//)
}

/** Opens a page of the desk, and waits until it shows what it is about. */
export async function visit(page: Page, path: string, examples: Examples): Promise<void> {
  await page.goto(pathOf(path, examples))
  await shown(page)
}

/** A heading stands there, nothing is loading any more, and the letters have their shapes. */
export async function shown(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true], [data-coming]'))
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

async function examplesOf(api: Aftercare, workspace: string, empty: string, withReport: boolean): Promise<Examples> {
  const [runs, findings, reviews, exceptions] = await Promise.all([
    api.get('/api/v1/runs', { query: { workflow: 'airline', outcome: 'rejected' } }),
    api.get('/api/v1/findings'),
    api.get('/api/v1/reviews'),
    api.get('/api/v1/exceptions'),
  ])
  // The record holds none: one is filed, as somebody does who read a finding.
  const finding = findings.items[0]?.id ?? ''
  const request = await api.post('/api/v1/requests', {
    body: {
      ...{ title: 'Ask before a booking is cancelled', why: 'Two customers lost a booking they wanted to keep.' },
      ...{
        what: 'prompt',
        workflow: 'airline',
        part: 'prompts/policy',
        purpose: 'restore',
        links: [{ kind: 'finding', id: finding }],
      },
    },
  })
  const from = { kind: 'finding' as const, id: finding }
  const people = (await api.get('/api/v1/workspace')).names.plan_people
  const task = await api.post('/api/v1/tasks', {
    body: {
      ...{ title: 'Try the new question on fifty bookings', expected: 'nobody loses a booking they wanted to keep' },
      ...{ owner: Object.keys(people)[0] ?? '', due: '2099-03-31', workflow: 'airline', from },
    },
  })
  // Of a workflow that no plan names: what is promised of the others stays as it is without one.
  const incident = 'INC-7'
  const line = {
    ...{ type: 'incident', incident, workflow: 'telephone', severity: 'S3', class: 'callers heard the wrong menu' },
    ...{ opened: '2026-02-09T08:00Z', contained: '2026-02-09T09:30Z', restored: '2026-02-10T08:00Z' },
    ...{ loss: { amount: '120.50', currency: 'USD' }, source: 'the list of incidents' },
  }
  await api.post('/api/v1/evidence', { body: JSON.stringify(line) })
  const report = withReport ? await api.post('/api/v1/reports', { body: { month: '2026-02' } }) : undefined
  return {
    workspace,
    empty,
    request: request.id,
    task: task.id,
    report: report?.id ?? '',
    workflow: 'airline',
    run: runs.items[0]?.run ?? '',
    other: runs.items[1]?.run ?? '',
    finding,
    review: reviews.items[0]?.id ?? '',
    pattern: String(exceptions.items[0]?.id ?? ''),
    incident,
  }
}
