import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { parseDocument } from 'yaml'
import { type Aftercare, createAftercare } from '../../sdk/src/client.ts'
import { type PlayedN8n, playN8n } from '../engines/n8n.ts'
import { type Desk, noBrowser, openDesk, owner, shown } from './browser.ts'
import { sizes } from './pages.ts'
import { rulesBroken } from './rules.ts'

/** What is sent as evidence comes from strangers: whatever it says, it is text, it does nothing, and the page around it stands. */

const markup = `"><img src=x onerror="window.ran='image'"><script>window.ran='script'</script><svg onload="window.ran='svg'">`
const address = `javascript:window.ran='address'`
const turned = 'pay \u202e001\u202c \u2067\u05d0\u05d1 abc\u2069 \u200f\u0645\u0631\u062d\u0628\u0627'
const escapes = '\u001b[2J\u001b[31mred\u001b]8;;http://x\u0007\u0000\u0001\u001f\u007f\u0085\ufeff\ufffe'
const marks = `\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u{1f3f4} Z${'\u0301\u0489'.repeat(40)}`
const word = 'W'.repeat(3_000)
const formula = `{{7*7}} \${7*7} =cmd|' /C calc'!A0 %s%n ../../etc/passwd '; DROP TABLE run; --`
/** For ids and names, which are short. */
const names = [markup, address, turned, escapes, marks, formula, word].map((text) => text.slice(0, 190))
const [named = ''] = names
const all = [markup, address, turned, escapes, marks, formula, word].join('\n')
/** Longer by far than what is kept of a text. */
const long = `${all}\n`.repeat(5_000_000 / all.length)

const at = (second: number) => new Date(Date.parse('2026-03-06T08:00:00Z') + second * 1000).toISOString()
const own = Object.fromEntries(names.map((name) => [name, { [name]: [name, all] }]))

/** One run with something in every field that takes a text. */
function hostileRun(run: string, name: string, second: number, output: string): object[] {
  const times = { started: at(second), ended: at(second + 9) }
  const step = { type: 'step', run, ...times }
  const ofCase = { workflow: 'triage', case: name, case_type: name, route: name, release: name }
  const labels = Object.fromEntries(names.map((one) => [one, one]))
  const written = { type: 'write', run, step: '3', write: name, integration: name, record: name }
  return [
    {
      type: 'run',
      run,
      ...ofCase,
      ...times,
      trigger: name,
      session: name,
      user: name,
      input: all,
      output,
      labels,
    },
    {
      ...step,
      step: name,
      kind: 'model',
      name,
      model: name,
      provider: name,
      prompt: { name, version: name },
      cost: { amount: '0.01', currency: '<b>' },
      input: all,
      output,
      sources: [own, { title: name, url: address, text: all }],
      attributes: own,
    },
    {
      ...step,
      step: '2',
      kind: 'tool',
      name,
      integration: name,
      action: name,
      status: 'error',
      input: `{"a":"${word}"}`,
    },
    { ...step, step: '3', kind: 'write', name, error: { type: name, message: all } },
    { ...written, fields: { ...own, '<b>amount</b>': all, constructor: 1 } },
    {
      type: 'readback',
      run,
      step: '3',
      write: name,
      readback: name,
      outcome: 'mismatch',
      fields: { '<b>amount</b>': address },
    },
    {
      type: 'verdict',
      verdict: name,
      run,
      kind: 'corrected',
      by: { kind: 'person', id: name },
      at: times.ended,
      corrections: [{ field: name, before: all, after: { [name]: markup }, reason: all }],
    },
  ]
}

/** More steps than anybody reads, all of one tool that is called again and again. */
const endless = Array.from({ length: 3000 }, (_, index) => ({
  type: 'step',
  run: 'endless',
  step: String(index),
  kind: 'tool',
  name: named,
  started: at(index),
  ended: at(index + 1),
  output: names[index % names.length],
}))

describe('hostile evidence', { skip: noBrowser }, () => {
  let desk: Desk
  let api: Aftercare
  let workspace: string
  let runs: readonly string[]
  let n8n: PlayedN8n

  before(async () => {
    desk = await openDesk()
    const opened = await fetch(await desk.linkFor(owner), { method: 'POST', redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
    const apiOf = (workspace?: string) =>
      createAftercare({
        url: desk.url,
        ...(workspace === undefined ? {} : { workspace }),
        fetch: (request) => {
          request.headers.set('cookie', cookie)
          return fetch(request)
        },
      })
    workspace = (await apiOf().post('/api/v1/workspaces', { body: { name: named } })).id
    api = apiOf(workspace)
    await api.post('/api/v1/people', { body: { email: 'eve@clients.example', name: named, role: 'viewer' } })

    // As they are kept: a zero byte is not.
    runs = names.map((name, index) => `${index} ${name}`.replaceAll('\0', '\ufffd'))
    const lines = runs.flatMap((run, index) =>
      hostileRun(run, names[index] ?? '', index * 60, index === 0 ? long : all),
    )
    const incidents = runs.map((incident, index) => ({
      ...{ type: 'incident', incident, workflow: 'triage', severity: 'S1', opened: at(index), source: names[index] },
      ...{ class: `${names[index]}`, loss: { amount: '0.01', currency: '<b>' } },
    }))
    const ended = { workflow: 'triage', started: at(0), ended: at(3000), status: 'error' }
    for (const delivery of [lines, incidents, [{ type: 'run', run: 'endless', ...ended }, ...endless]]) {
      const body = delivery.map((line) => JSON.stringify(line)).join('\n')
      const received = await api.post('/api/v1/evidence', { body: body as never })
      assert.deepEqual(received, { accepted: delivery.length, refused: [] })
    }
    // What is refused of it, and dismissed.
    const wrong = [
      ...names.map((name) => JSON.stringify({ type: 'run', run: name, [name]: all, status: name })),
      `{"type":"run","run":"${turned}",}`,
    ]
    await api.post('/api/v1/evidence', { body: [...wrong, '{}'].join('\n') as never })
    const [last] = (await api.get('/api/v1/refused')).items.filter(({ line }) => line === '{}')
    const because = all.replaceAll('\0', '').slice(0, 900)
    await api.post('/api/v1/refused/dismiss', { body: { id: last?.id ?? '', because } })
    // A plan whose every text is of that kind, too.
    const plan = parseDocument(
      readFileSync(fileURLToPath(new URL('../../plans/support-triage.yaml', import.meta.url)), 'utf8'),
    )
    plan.set('maintenance', plan.createNode({ weekly: { days: ['sat'], from: '22:00', to: '24:00' } }))
    for (const [index, place] of [
      ['client'],
      ['people', 'owner', 'name'],
      ['people', 'deputy', 'name'],
      ['integrations', 'helpdesk', 'name'],
      ['workflows', 'triage', 'name'],
      ['workflows', 'triage', 'purpose'],
      ['workflows', 'triage', 'exceptions', 'two wishes in one ticket', 'handling'],
      ['maintenance', 'weekly', 'why'],
    ].entries())
      plan.setIn(place, (names[place.at(-1) === 'purpose' ? 0 : index % 3] ?? '').replaceAll(/[\u202a-\u2069]/g, ''))
    await api.post('/api/v1/plan', { body: String(plan) as never })
    await api.post('/api/v1/reviews', { body: { workflow: 'triage' } as never })
    const { as_of } = await api.get('/api/v1/workspace')
    const until = new Date((as_of ? Date.parse(as_of) : Date.now()) + 3_600_000).toISOString()
    await api.post('/api/v1/maintenance-windows', {
      body: { workflow: 'triage', until, why: all.replaceAll('\u0000', '').slice(0, 1000) },
    })
    for (const [index, name] of names.entries())
      await api.post('/api/v1/tasks', {
        body: {
          ...{ title: name.replaceAll('\0', '').slice(0, 200), expected: all.replaceAll('\0', '').slice(0, 500) },
          ...{ owner: index % 2 === 0 ? 'owner' : 'deputy', due: '2099-01-01', workflow: 'triage' },
        },
      })
    // A platform whose workflows are called so.
    n8n = await playN8n(2, 'n8n_api_hostile')
    const [one] = n8n.workflows.values()
    n8n.workflows.clear()
    for (const [index, name] of names.entries())
      if (one) n8n.workflows.set(`w${index}`, { ...one, id: `w${index}`, name, active: index !== 2 })
    const body = { kind: 'n8n' as const, url: n8n.url, key: 'n8n_api_hostile', name: named.slice(0, 100) }
    const { connector } = await api.post('/api/v1/connectors', { body })
    await api.post('/api/v1/connectors/{id}/workflows/{workflow}/leave-out', {
      params: { id: connector.id, workflow: 'w1' },
      body: { because: all.replaceAll('\0', '').slice(0, 900) },
    })
    // A new plan is held against the evidence within seconds.
    while ((await api.get('/api/v1/findings')).items.length === 0)
      await new Promise((resolve) => setTimeout(resolve, 200))
  })
  // A filter that is no day is refused, and the page says so.
  afterEach(() => desk.leave(/status of 400/))
  after(async () => {
    await desk?.close()
    await n8n?.close()
  })

  /** Every page that shows what was sent. */
  async function addresses(): Promise<[name: string, path: string][]> {
    const [tasks, findings, reviews, refused] = await Promise.all([
      api.get('/api/v1/tasks'),
      api.get('/api/v1/findings'),
      api.get('/api/v1/reviews'),
      api.get('/api/v1/refused'),
    ])
    const of = (path: string) => `/w/${workspace}${path}`
    const run = (id: string) => of(`/runs/${encodeURIComponent(id)}`)
    const [first = '', second = ''] = runs
    const filters = new URLSearchParams({ text: word, case: named, tool: address, route: turned, from: markup })
    return [
      ['overview', of('')],
      ['runs', of('/runs')],
      ['runs, filtered', of(`/runs?${filters}`)],
      ['runs, one chosen', of(`/runs?${new URLSearchParams({ beside: first })}`)],
      ...runs.map((id, index): [string, string] => [`run ${index}`, run(id)]),
      ['a run of 3,000 steps', run('endless')],
      ['two runs', `${run(first)}?${new URLSearchParams({ beside: second })}`],
      ['incidents', of('/incidents')],
      ['incidents of no time', of(`/incidents?${new URLSearchParams({ from: markup, workflow: 'triage' })}`)],
      ...runs.map((id, index): [string, string] => [`incident ${index}`, of(`/incidents/${encodeURIComponent(id)}`)]),
      ['workflow', of('/workflows/triage')],
      ['findings', of('/findings')],
      ...findings.items.map((one): [string, string] => [`finding ${one.key.slice(0, 30)}`, of(`/findings/${one.id}`)]),
      ...reviews.items.map((one): [string, string] => ['review', of(`/reviews/${one.id}`)]),
      ['tasks', of('/tasks?add=new')],
      ...tasks.items.map(({ id }, index): [string, string] => [`task ${index}`, of(`/tasks/${id}`)]),
      ['refused', of(`/refused?${new URLSearchParams({ kind: refused.items[1]?.kind ?? '', by: markup })}`)],
      ['refused, of one kind', of(`/refused?kind=${refused.items[1]?.kind}`)],
      ...refused.items.map(({ id }, index): [string, string] => [`refused line ${index}`, of(`/refused?line=${id}`)]),
      ['erasures', of('/erasures')],
      ['maintenance', of('/maintenance')],
      ['plan', of('/plan')],
      ['decisions', of('/decisions')],
      ['people', of('/people')],
      ['connectors', of('/connectors')],
      ['connect', of(`/connect?${new URLSearchParams({ client: 'curl', key: markup, since: '2026-01-01T00:00Z' })}`)],
      ['clients', '/clients'],
    ]
  }

  /** Whatever would run, would ask somebody, or would be held up by the page's own rules is seen. */
  async function watched(page: Page, faults: string[]): Promise<void> {
    page.on('dialog', (dialog) => {
      faults.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        Object.assign(window, { ran: `policy: ${event.violatedDirective} ${event.blockedURI}` })
      })
    })
  }

  // Every page is seen in all four elsewhere: here it is what stands on them.
  for (const { theme, size } of [
    { theme: 'light', size: 'wide' },
    { theme: 'dark', size: 'narrow' },
  ] as const)
    test(`is text and does nothing, on every page: ${theme}, ${size}`, async () => {
      const page = await (await desk.enter(owner, { theme, size })).newPage()
      const faults: string[] = []
      await watched(page, faults)
      for (const [name, path] of await addresses()) {
        await page.goto(path)
        await shown(page)
        // Every step is opened.
        const closed = page.locator('[data-row][aria-expanded=false]')
        if (name.startsWith('run ') || name === 'two runs')
          while ((await closed.count()) > 0) await closed.first().click()
        if (name === 'refused') {
          await page.getByText(/^Dismissed lately: /).click()
          await page.getByText('DROP TABLE').last().waitFor()
        }
        if (name.startsWith('refused line'))
          await page.getByRole('heading', { name: 'What would be understood' }).waitFor()
        if (name === 'connectors') {
          await page.getByText(/^Workflows: /).click()
          await page.getByText('DROP TABLE').last().waitFor()
        }
        const found = await page.evaluate(() => ({
          ran: (window as unknown as { ran?: string }).ran,
          width: document.documentElement.scrollWidth,
          isTurned: /[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent ?? ''),
          addresses: Array.from(document.querySelectorAll('[href],[src],[action]')).flatMap((one) =>
            ['href', 'src', 'action'].flatMap((name) => one.getAttribute(name) ?? []),
          ),
          handlers: Array.from(document.querySelectorAll('main *')).filter((one) =>
            one.getAttributeNames().some((name) => name.startsWith('on')),
          ).length,
        }))
        if (found.ran !== undefined) faults.push(`${name}: something ran (${found.ran})`)
        if (found.width > sizes[size].width) faults.push(`${name}: ${found.width} pixels wide`)
        if (found.isTurned) faults.push(`${name}: signs that turn letters around`)
        if (found.handlers > 0) faults.push(`${name}: ${found.handlers} handlers`)
        for (const one of found.addresses) if (/^\s*javascript:/i.test(one)) faults.push(`${name}: leads to ${one}`)
        // What is laid out alike is held to the rules for all once.
        if (/^(run|incident) [1-9]|3,000/.test(name)) continue
        faults.push(...(await rulesBroken(page, name)))
      }
      assert.equal(faults.join('\n'), '')
    })

  test('what was sent can be read, found within a run of 3,000 steps, and copied as it was', async () => {
    const context = await desk.enter(owner)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    const [first = ''] = runs
    await page.goto(`/w/${workspace}/runs/${encodeURIComponent(first)}`)
    await shown(page)
    const input = page.locator('section', { has: page.getByRole('heading', { name: 'Input', exact: true }) }).last()
    await input.getByText("<script>window.ran='script'</script>").first().waitFor()
    await input.getByRole('button', { name: 'Copy' }).click()
    await input.getByRole('button', { name: 'Copied' }).waitFor()
    const detail = await api.get('/api/v1/runs/{run}', { params: { run: first } })
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), detail.run.input)

    await page.goto(`/w/${workspace}/runs/endless`)
    await shown(page)
    await page.getByRole('textbox', { name: 'Find in the steps' }).fill('drop table')
    await page
      .getByText(/^\d+ of 3,000 steps$/)
      .filter({ hasNotText: '3,000 of' })
      .waitFor()
  })
})
