import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { createAftercare } from '../sdk/src/client.ts'
import { flags, noBrowser, program, shown, signIn } from '../test/journeys/browser.ts'
import { type Shifts, watchShifts } from '../test/journeys/shifts.ts'
import { longTasks } from './long-tasks.ts'
import { benchPlan, command, root, row, say, writeRecord } from './record.ts'

/**
 * `npm run bench:web [-- STEPS]`: the desk in a real browser, against the demo and against STEPS steps (ten million) in 300
 * workflows. Prints figures, judges nothing. The browser, the server and its engine share the machine.
 */
const WORKFLOWS = 300
const ROWS = 10_000
/** What is there when an overview is. */
const rows = 'main li a[href*="/workflows/"]'
const [steps = 10_000_000] = process.argv.slice(2).map(Number)

if (noBrowser) {
  process.stderr.write(`${noBrowser}: there is nothing to measure without it.\n`)
  process.exit(2)
}
const browser = await chromium.launch({ executablePath: program, args: flags })
try {
  say('\nThe demo')
  await inFolder((folder) => measure(browser, ['demo/demo.ts'], { AFTERCARE_DATA: folder }))
  say(`\n${steps.toLocaleString('en')} steps in ${WORKFLOWS} workflows`)
  await inFolder(async (folder) => {
    const file = join(folder, 'record.ndjson')
    await writeRecord(file, steps, WORKFLOWS)
    const data = join(folder, 'data')
    await command('import', file, '--data', data, '--json')
    await measure(browser, ['src/main.ts'], { AFTERCARE_DATA: data, AFTERCARE_AS_OF: '2026-01-31T00:00Z' })
  })
} finally {
  await browser.close()
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-bench-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(browser: Browser, words: string[], environment: Record<string, string>): Promise<void> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
    cwd: root,
    env: { ...process.env, ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  server.stdout.on('data', (chunk) => {
    said += chunk
  })
  while (!said.includes('Stop with')) await once(server.stdout, 'data')
  try {
    const [, url = ''] = / at (http:\S+)/.exec(said) ?? []
    const [link = ''] = /http\S+sign-in\S+/.exec(said) ?? []
    const context = await browser.newContext({ baseURL: url })
    const page = await context.newPage()
    await signIn(page, link)
    const workspace = await readyWorkspace(context, url)
    const state = await context.storageState()
    await context.close()
    const enter = () =>
      browser.newContext({ baseURL: url, storageState: state, viewport: { width: 1440, height: 900 } })
    await firstPage(enter, workspace)
    await navigation(enter, workspace)
    await scrolling(enter, workspace)
  } finally {
    server.kill('SIGTERM')
    await once(server, 'close')
  }
}

/** The workspace with most runs, under a plan, with every workflow watched. */
async function readyWorkspace(context: BrowserContext, url: string): Promise<string> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const apiOf = (workspace?: string) =>
    createAftercare({
      url,
      ...(workspace ? { workspace } : {}),
      fetch: (request) => {
        request.headers.set('cookie', cookie)
        return fetch(request)
      },
    })
  const { workspaces } = await apiOf().get('/api/v1/me')
  const workspace = workspaces.at(-1)?.id ?? ''
  const api = apiOf(workspace)
  if ((await api.get('/api/v1/workspace')).plan === null) await api.post('/api/v1/plan', { body: benchPlan(WORKFLOWS) })
  for (;;) {
    const { workflows } = await api.get('/api/v1/overview')
    if (workflows.every((one) => one.watched_at !== null)) return workspace
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

type Enter = () => Promise<BrowserContext>

/** From nothing in the browser to the first workflow on the screen. */
async function firstPage(enter: Enter, workspace: string): Promise<void> {
  const took: number[] = []
  let answers: { url: string; kind: string; bytes: number }[] = []
  for (let time = 0; time < 8; time++) {
    const context = await enter()
    const page = await context.newPage()
    // A window that opens loads pages of the browser's own (its address bar), on the same two cores: people have theirs open.
    await page.waitForTimeout(2000)
    answers = []
    const cdp = await context.newCDPSession(page)
    await gather(cdp, answers)
    await page.goto(`/w/${workspace}`)
    await page.locator(rows).first().waitFor()
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
    took.push(await page.evaluate(() => performance.now()))
    await context.close()
  }
  row('first page usable, ms (nothing cached; 8 times)', spread(took))
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`
  const scripts = answers.filter((one) => one.kind === 'Script')
  row('its JavaScript, compressed', kilobytes(scripts.reduce((sum, one) => sum + one.bytes, 0)))
  const largest = answers.reduce((most, one) => (one.bytes > most.bytes ? one : most))
  row('its largest answer', `${kilobytes(largest.bytes)} (${new URL(largest.url).pathname})`)
}

async function gather(cdp: CDPSession, answers: { url: string; kind: string; bytes: number }[]): Promise<void> {
  await cdp.send('Network.enable')
  const known = new Map<string, { url: string; kind: string }>()
  cdp.on('Network.responseReceived', ({ requestId, response, type }) => {
    known.set(requestId, { url: response.url, kind: type })
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = known.get(requestId)
    if (one) answers.push({ ...one, bytes: encodedDataLength })
  })
}

/** From a press on a room to what it shows, round after round; and what each page asks for when it is opened by itself. */
async function navigation(enter: Enter, workspace: string): Promise<void> {
  const context = await enter()
  const page = await context.newPage()
  await page.goto(`/w/${workspace}`)
  await shown(page)
  const rooms = await page
    .locator('nav a[href^="/w/"]')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
  const took: { room: string; ms: number }[] = []
  for (let round = 0; round < 6; round++)
    for (const room of [...rooms.slice(1), rooms[0] ?? '']) {
      const ms = await page.evaluate(press, room)
      // The first round fetches the program of each page.
      if (round > 0) took.push({ room, ms })
    }
  row(`from one page to another, ms (${took.length} times)`, spread(took.map((one) => one.ms)))
  for (const room of rooms)
    row(`  to ${nameOf(room)}, ms`, spread(took.filter((one) => one.room === room).map((one) => one.ms)))
  await context.close()
  const rows = await fromRows(enter, rooms)
  let [largest, twice] = [{ path: '', bytes: 0 }, 0]
  for (const room of [...rooms, ...rows]) {
    const context = await enter()
    await context.addInitScript(watchShifts)
    const page = await context.newPage()
    const answers: { url: string; kind: string; bytes: number }[] = []
    await gather(await context.newCDPSession(page), answers)
    await page.goto(room)
    await shown(page)
    const { sum } = await page.evaluate(() => (window as unknown as { shifts: Shifts }).shifts)
    const asked = answers.filter((one) => new URL(one.url).pathname.startsWith('/api/'))
    row(`  ${nameOf(room)} opened by itself`, `${asked.length} questions, moved by ${sum.toFixed(3)}`)
    twice += asked.length - new Set(asked.map((one) => one.url)).size
    for (const { url, bytes } of answers) if (bytes > largest.bytes) largest = { path: new URL(url).pathname, bytes }
    await context.close()
  }
  row('largest answer of any page', `${Math.round(largest.bytes / 1000)} kB (${largest.path})`)
  row('questions that a page asked twice', twice)
}

/** From a list to what a row of it is about: a workflow, a run, something that needs attention, a review. Addresses of those found. */
async function fromRows(enter: Enter, rooms: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const kind of ['workflows', 'runs', 'findings', 'reviews']) {
    const room = rooms.find((one) => (kind === 'workflows' ? !nameOf(one).slice(1) : one.endsWith(`/${kind}`))) ?? ''
    const context = await enter()
    const page = await context.newPage()
    await page.goto(room)
    const took: number[] = []
    let href = ''
    for (let time = 0; time < 11; time++) {
      await shown(page)
      const link = page.locator(`main a[href*="/${kind}/"]`).first()
      if ((await link.count()) === 0) break
      href = new URL((await link.getAttribute('href')) ?? '', page.url()).pathname
      took.push(await page.evaluate(press, href))
      await page.evaluate(press, room)
    }
    await context.close()
    const [first, ...again] = took
    if (first === undefined) continue
    found.push(href)
    // The first time fetches the program of the page; that of a workflow draws, and is the largest.
    row(`  from a row of ${nameOf(room)} to its page, ms`, `${spread(again)}; the first time ${Math.round(first)}`)
  }
  return found
}

function nameOf(room: string): string {
  return room.replace(/^\/w\/[^/]+/, '') || '/'
}

/** In the page: presses a link and waits until another heading stands there and nothing is loading. Milliseconds. */
async function press(href: string): Promise<number> {
  const link = document.querySelector<HTMLElement>(`nav a[href="${href}"], main a[href^="${href}"]`)
  const before = document.querySelector('main h1')
  const began = performance.now()
  // As a key does: a click of a pointer may choose a row in its list instead of opening it.
  link?.click()
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const now = document.querySelector('main h1')
    if (now && now !== before && location.pathname === href && !document.querySelector('[aria-busy=true]'))
      return performance.now() - began
    if (performance.now() - began > 20_000) throw new Error(`${href} did not show within 20 s`)
  }
}

/** Through the list of runs with the wheel, down to ten thousand rows or its end, with the main thread traced. */
async function scrolling(enter: Enter, workspace: string): Promise<void> {
  const context = await enter()
  const page = await context.newPage()
  await page.goto(`/w/${workspace}/runs`)
  await shown(page)
  await page.mouse.move(800, 600)
  const { tasks, result } = await longTasks(await context.newCDPSession(page), () => wheel(page))
  row('runs scrolled past', result)
  row('tasks of the main thread over 50 ms meanwhile', tasks.length)
  for (const { ms, doing } of tasks.slice(0, 5)) row('  the longest', `${Math.round(ms)} ms: ${doing}`)
  await context.close()
}

async function wheel(page: Page): Promise<number> {
  const seen = async () => Number(await page.locator('main li[aria-posinset]').last().getAttribute('aria-posinset'))
  for (let stood = 0, last = 0; ; ) {
    for (let turn = 0; turn < 20; turn++) {
      await page.mouse.wheel(0, 500)
      await page.waitForTimeout(16)
    }
    const now = await seen()
    stood = now === last ? stood + 1 : 0
    last = now
    if (now >= ROWS || stood > 20) return now
  }
}

function spread(took: number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (p: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}`
}
