import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { parseDocument } from 'yaml'
import { flags, noBrowser, program, shown, signIn } from '../journeys/browser.ts'
import { press, write } from '../journeys/hands.ts'
import { startProgram } from '../journeys/program.ts'
import type { Told } from './compare.ts'

/** A whole journey is over long before. */
const LONGEST_MS = 4 * 60_000
const STEP_MS = 60_000

/**
 * Somebody who has an n8n and nothing else: a new server on an empty folder, and its desk in a browser, from the sign-in link over the address
 * and the key of n8n and the plan that is begun with what runs there to a workflow that is paused. Tells how long each part took, without
 * the time in which a person reads and types, and what is not as n8n has it.
 */
export async function connectFromDesk(
  n8n: { readonly url: string; readonly key: string },
  told: Told,
): Promise<{ lines: string[]; wrong: string[] }> {
  if (noBrowser) return { lines: [`from the desk: not tried, ${noBrowser}`], wrong: [] }
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-newcomer-'))
  const begun = performance.now()
  const server = await startProgram(['test/journeys/serve.ts'], {
    AFTERCARE_DATA: folder,
    PORT: '0',
    AFTERCARE_CONNECTOR_RATE: '1000',
  })
  const browser = await chromium.launch({ executablePath: program, args: flags })
  // Whatever is waited for, it ends.
  const late = setTimeout(() => void browser.close(), LONGEST_MS)
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(STEP_MS)
  const lines: string[] = []
  const wrong: string[] = []
  let last = begun
  const took = (what: string) => {
    const now = performance.now()
    lines.push(`from the desk: ${what}, ${((now - last) / 1000).toFixed(1)} s`)
    last = now
  }
  const hold = (what: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`from the desk: ${what}: ${is}, and n8n has ${should}`)
  }
  try {
    const page = await context.newPage()
    await signIn(page, server.link)
    await shown(page)
    took('a server is there, and one is signed in')
    const workspace = /\/w\/([^/?]+)/.exec(page.url())?.[1] ?? ''

    await press(page.getByRole('link', { name: 'Choose what you run' }))
    await press(page.getByRole('radio', { name: 'n8n', exact: true }))
    await write(page.getByLabel('Address of n8n'), n8n.url)
    await write(page.getByLabel('API key of n8n'), n8n.key)
    await press(page.getByRole('button', { name: 'Connect n8n' }))
    await page.getByRole('heading', { name: /is connected$/ }).waitFor()
    const live = (await ofN8n<{ data: { name: string }[] }>(n8n, 'GET', '/workflows?active=true&limit=100')).data
    const all = (await ofN8n<{ data: object[] }>(n8n, 'GET', '/workflows?limit=100')).data
    await page.getByText(`It has ${all.length} workflows, ${live.length} of them live:`).waitFor()
    for (const { name } of live) await page.getByRole('listitem').filter({ hasText: name }).first().waitFor()
    took(`its ${all.length} workflows are listed`)
    await page
      .getByRole('status')
      .getByText(/History goes back to .*, which is all that was kept/)
      .waitFor()
    took('its history is there')

    await press(page.getByRole('button', { name: `Begin the plan with these ${live.length}` }))
    await page.getByRole('heading', { name: 'What', exact: true }).waitFor()
    await completePlan(page, workspace)
    took(`the plan is begun with ${live.length} workflows, completed and applied`)

    await page.goto(`/w/${workspace}/runs`)
    await shown(page)
    const runs = await fetchRuns(page, workspace)
    hold('runs', runs.length, told.runs)
    hold('failed runs', runs.filter(({ status }) => status === 'error').length, told.statuses?.error)

    const paused = 'Invoice triage'
    await page.goto(`/w/${workspace}/workflows/${encodeURIComponent(paused)}`)
    await shown(page)
    await press(page.getByRole('button', { name: /^Pause it at / }))
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('Why'), 'Wrong amounts.')
    await write(dialog.getByLabel('How the work is done meanwhile'), 'Two people by hand.')
    await press(dialog.getByRole('button', { name: 'Pause it now' }))
    await dialog.getByText('It was read back that it is not active.').waitFor()
    took('a workflow is paused, and read back')
    const left = (await ofN8n<{ data: { name: string }[] }>(n8n, 'GET', '/workflows?active=true&limit=100')).data
    hold('live workflows after the pause', left.length, live.length - 1)
    if (left.some(({ name }) => name === paused)) wrong.push(`from the desk: ${paused} is still live in n8n`)
    lines.push(`from the desk: all of it, ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  } catch (error) {
    wrong.push(`from the desk: ${(error as Error).message}`)
  } finally {
    clearTimeout(late)
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { lines, wrong }
}

/** What nobody but a person knows of workflows: who answers for them, and how bad it is when they fail. In the file of the draft, at the desk. */
async function completePlan(page: Page, workspace: string): Promise<void> {
  await page.goto(`/w/${workspace}/plan/edit/file`)
  await shown(page)
  const file = page.locator('textarea').first()
  const plan = parseDocument(await file.inputValue())
  plan.setIn(['people'], plan.createNode({ ana: { name: 'Ana Keller' } }))
  for (const name of Object.keys((plan.toJS() as { workflows: object }).workflows)) {
    plan.setIn(['workflows', name, 'risk'], 'medium')
    plan.setIn(['workflows', name, 'owner'], 'ana')
  }
  await file.fill(String(plan))
  // What is typed is saved by itself, after a pause.
  await page.waitForResponse((one) => one.url().includes('/api/v1/plan/draft') && one.request().method() === 'PUT')
  await page.goto(`/w/${workspace}/plan/edit/apply`)
  await shown(page)
  await press(page.getByRole('button', { name: 'Apply the plan' }))
  await press(page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }))
  await page.waitForURL(/\/plan$/)
}

type Runs = { items: { status: string | null }[] }

/** As the page asks for them; what was read a moment ago is counted within seconds. */
async function fetchRuns(page: Page, workspace: string): Promise<Runs['items']> {
  let items: Runs['items'] = []
  for (let tries = 0; tries < 20; tries++) {
    const answer = await page.request.get(`/api/v1/runs?workspace=${workspace}&limit=200`)
    const before = items.length
    items = ((await answer.json()) as Runs).items
    if (items.length > 0 && items.length === before) break
    await sleep(1000)
  }
  return items
}

async function ofN8n<T>({ url, key }: { url: string; key: string }, method: string, path: string): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'x-n8n-api-key': key },
    signal: AbortSignal.timeout(STEP_MS),
  })
  if (!answer.ok) throw new Error(`n8n answered ${answer.status} to ${path}`)
  return (await answer.json()) as T
}
