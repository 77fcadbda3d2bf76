import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { again, exportedTraces, playLangfuse } from '../engines/langfuse.ts'
import { makeExecution, makeScenario, type PlayedMake, playMake } from '../engines/make.ts'
import { another, type PlayedN8n, playN8n, recorded } from '../engines/n8n.ts'
import { playDesk } from '../engines/records.ts'
import { CLIENT, type PlayedZapier, playZapier, zapierRun, zapierZap } from '../engines/zapier.ts'
import { type Desk, noBrowser, openDesk, owner, shown, visit } from './browser.ts'
import { choose, press, write } from './hands.ts'

const KEY = 'n8n_api_desk_5c0f2e'
const TOKEN = '5c0f2e11-12ef-4cde-8f12-1234567890ab'

/** Somebody without an engineer has an n8n read, covers what runs there, and stops it when they must. */
describe('connectors at the desk', { skip: noBrowser }, () => {
  let desk: Desk
  let n8n: PlayedN8n
  let make: PlayedMake
  let zapier: PlayedZapier
  /** What the server refuses on purpose. */
  let expected: RegExp | undefined

  before(async () => {
    n8n = await playN8n(2, KEY)
    n8n.executions.set('1', another(recorded('success-ai'), 1))
    n8n.executions.set('2', another(recorded('error-http'), 2))
    make = await playMake(TOKEN)
    make.scenarios.set(7, makeScenario(7, 'Lead routing'))
    const began = new Date(Date.now() - 3_600_000).toISOString()
    make.logs.set(7, [makeExecution(7, 1, began), makeExecution(7, 2, began, { status: 2 })])
    zapier = await playZapier('access', 'refresh')
    zapier.zaps.set('1', zapierZap(1, 'Leads to CRM'))
    const run = zapierRun(1, 1, began, { status: 'error' })
    zapier.runs.set(run.id, run)
    desk = await openDesk({ isNow: true })
  })
  afterEach(async () => {
    const complaints = expected
    expected = undefined
    await desk.leave(complaints)
  })
  after(async () => {
    await desk?.close()
    await n8n?.close()
    await make?.close()
    await zapier?.close()
  })
  const enter = async (path: string) => {
    const page = await (await desk.enter(owner)).newPage()
    await visit(page, path, { ...desk.examples, workspace: desk.otherWorkspace })
    return page
  }

  test('from an address and a key to its history and a plan that is begun', async () => {
    expected = /status of 400/
    const page = await enter('/w/{workspace}/connect')
    await press(page.getByRole('radio', { name: 'n8n', exact: true }))
    await write(page.getByLabel('Address of n8n'), `${n8n.url}/home/workflows`)
    await write(page.getByLabel('API key of n8n'), 'wrong')
    await press(page.getByRole('button', { name: 'Connect n8n' }))
    await page.getByText('does not accept the API key. Make one in n8n').waitFor()
    await write(page.getByLabel('API key of n8n'), KEY)
    await press(page.getByRole('button', { name: 'Connect n8n' }))

    await page.getByRole('heading', { name: /is connected$/ }).waitFor()
    await page.getByText('It has 8 workflows, 7 of them live:').waitFor()
    await page.getByRole('status').getByText('History goes back to 22 Nov 2026, which is all that was kept').waitFor()
    assert.equal((await page.content()).includes(KEY), false)
    await press(page.getByRole('button', { name: 'Begin the plan with these 7' }))
    await page.getByRole('heading', { name: 'What', exact: true }).waitFor()
    const { workflows } = await workspaceDraft()
    assert.equal(workflows.length, 7)

    await page.goBack()
    await shown(page)
    await page.getByText('in the draft of the plan, which is not applied yet').first().waitFor()
  })

  const api = () => desk.apiOf(desk.otherWorkspace)
  const workspaceDraft = async () => {
    const { written } = await api().get('/api/v1/plan/draft')
    return { workflows: Object.keys((written as { workflows?: object } | null)?.workflows ?? {}) }
  }

  test('what is live is covered, or left out with a reason that is taken back again', async () => {
    const page = await enter('/w/{workspace}/connectors')
    const left = page.getByRole('button', { name: 'Leave out: Ops: error handler' })
    await press(left)
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('Why no plan is to cover it'), 'It only tells us of the others.')
    await press(dialog.getByRole('button', { name: 'Leave it out' }))
    await left.waitFor({ state: 'detached' })
    await press(page.getByText(/^Workflows: .* 1 left out/))
    await page.getByText('It only tells us of the others.').waitFor()
    await press(page.getByRole('button', { name: 'Leave out no more: Ops: error handler' }))
    await left.waitFor()
    const { items } = await api().get('/api/v1/decisions')
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['workflow.taken_in', 'workflow.left_out', 'connector.added'],
    )
    await press(page.getByRole('button', { name: 'Complete it: Invoice triage' }))
    await page.waitForURL(/\/plan\/edit\/what\?workflow=Invoice/)
  })

  test('where it cannot be read that is said; another key is tried before it takes the place of the old one', async () => {
    expected = /status of 400/
    const page = await enter('/w/{workspace}/connectors')
    await page.getByText('up to date', { exact: true }).waitFor()
    n8n.faults.push({ answer: (response) => void response.writeHead(401).end('{}') })
    await press(page.getByRole('button', { name: /^Read now: / }))
    await page.getByText('cannot be read', { exact: true }).waitFor()
    await page.getByText(/^It cannot be read: .* does not accept the API key/).waitFor()
    await press(page.getByRole('button', { name: /^Replace key: / }))
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('API key of n8n'), 'wrong')
    await press(dialog.getByRole('button', { name: 'Replace the key' }))
    await dialog.getByText('does not accept the API key').waitFor()
    await write(dialog.getByLabel('API key of n8n'), KEY)
    await press(dialog.getByRole('button', { name: 'Replace the key' }))
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('up to date', { exact: true }).waitFor()
  })

  test('paused now: what was read back is shown, what failed is, and it is signed that it runs again', async () => {
    await api().post('/api/v1/plan', {
      body: `plan: 1
workspace: other
client: Other
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  Invoice triage: { name: Triage, risk: high, owner: ana }
` as never,
    })
    const page = await enter('/w/{workspace}/workflows/Invoice%20triage')
    n8n.faults.push({ to: /unpublish/, answer: (response) => void response.writeHead(403).end('{}') })
    await press(page.getByRole('button', { name: /^Pause it at / }))
    const dialog = page.getByRole('dialog')
    await write(dialog.getByLabel('Why'), 'Wrong amounts.')
    await write(dialog.getByLabel('How the work is done meanwhile'), 'Two people by hand.')
    await press(dialog.getByRole('button', { name: 'Pause it now' }))
    await dialog.getByText('It still runs.').waitFor()
    await dialog.getByText('The API key may not ask n8n').waitFor()
    await press(dialog.getByRole('button', { name: 'Try again' }))
    await dialog.getByText('It stands still.').waitFor()
    await dialog.getByText('It was read back that it is not active.').waitFor()
    assert.equal(n8n.workflows.get('CvLLF2Oa8zDG27eQ')?.active, false)
    await press(dialog.getByRole('button', { name: 'Close', exact: true }).last())
    await dialog.waitFor({ state: 'detached' })

    const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Standing still' }) })
    await panel.getByText('Wrong amounts.').waitFor()
    await panel.getByText('It was read back that it is not active.').waitFor()
    assert.equal(await panel.getByRole('button', { name: /^Pause it at / }).count(), 0)
    await press(panel.getByText(/^Versions that .* has kept$/))
    await panel.getByText('bad change').waitFor()
    await press(panel.getByRole('button', { name: 'Say that it runs again' }))
    await write(page.getByRole('dialog').getByLabel('What makes it right to run again'), 'The amounts are right again.')
    await press(page.getByRole('dialog').getByRole('button', { name: 'Sign that it runs again' }))
    await panel.getByRole('button', { name: /^Pause it at / }).waitFor()
    const kinds = (await api().get('/api/v1/decisions')).items.map(({ kind }) => kind)
    assert.deepEqual(kinds.slice(0, 4), [
      'workflow.started',
      'workflow.paused',
      'workflow.not_paused',
      'workflow.stopped',
    ])
  })

  test('ended, it is read no more, and what was read stays', async () => {
    const page = await enter('/w/{workspace}/connectors')
    await press(page.getByRole('button', { name: /^End: / }))
    await press(page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }))
    await page.getByText('Nothing is read yet').waitFor()
    assert.equal((await api().get('/api/v1/runs', { query: { workflow: 'Invoice triage' } })).items.length, 1)
  })
  test('a Make is read from its address and a token, its scenario goes into the draft, and a run says what Make does not say', async () => {
    expected = /status of 400/
    const page = await enter('/w/{workspace}/connectors')
    await choose(page.getByLabel('Platform'), 'Make')
    await write(page.getByLabel('Address of Make'), `${make.url}/organization/21/dashboard`)
    await write(page.getByLabel('API token of Make'), '5c0f2e12-12ef-4cde-8f12-1234567890ab')
    await press(page.getByRole('button', { name: 'Connect Make' }))
    await page.getByText('does not accept the API token').waitFor()
    await write(page.getByLabel('API token of Make'), TOKEN)
    await press(page.getByRole('button', { name: 'Connect Make' }))
    await page.getByText('It has 1 workflow, 1 of them live:').waitFor()
    await page.getByRole('status').getByText('which is all that was kept').waitFor()
    assert.equal((await page.content()).includes(TOKEN), false)
    await press(page.getByRole('button', { name: 'Begin the plan with it' }))
    await page.getByRole('heading', { name: 'What', exact: true }).waitFor()
    assert.ok((await workspaceDraft()).workflows.includes('Lead routing'))
    await api().post('/api/v1/evidence/settle')
    const { items } = await api().get('/api/v1/runs', { query: { workflow: 'Lead routing' } })
    assert.deepEqual(
      items.map(({ status, cost_unknown }) => [status, cost_unknown]),
      [
        ['ok', true],
        ['ok', true],
      ],
    )
    await visit(page, '/w/{workspace}/runs/{run}', {
      ...{ ...desk.examples, workspace: desk.otherWorkspace },
      run: items.find(({ steps }) => steps > 1)?.run ?? '',
    })
    await page.getByText('not said by Make').first().waitFor()
  })
  test('a Zapier is read from what new tokens are had with; that it needs a person to be paused stands where one would pause it', async () => {
    const page = await enter('/w/{workspace}/connectors')
    await choose(page.getByLabel('Platform'), 'Zapier')
    await write(page.getByLabel('Address of Zapier'), zapier.url)
    const key = `${CLIENT.id} ${CLIENT.secret} refresh`
    await write(page.getByLabel('Client id, client secret and refresh token'), key)
    await press(page.getByRole('button', { name: 'Connect Zapier' }))
    await page.getByText('It has 1 workflow, 1 of them live:').waitFor()
    await page.getByRole('status').getByText('which is all that was kept').waitFor()
    assert.equal((await page.content()).includes(CLIENT.secret), false)
    await api().post('/api/v1/plan', {
      body: `plan: 1
workspace: other
client: Other
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  Leads to CRM: { name: Leads, risk: high, owner: ana }
` as never,
    })
    await visit(page, '/w/{workspace}/workflows/Leads%20to%20CRM', { ...desk.examples, workspace: desk.otherWorkspace })
    await page
      .getByText('Needs a person who may edit the Zap in Zapier: over its API no Zap can be switched off')
      .waitFor()
    assert.equal(await page.getByRole('button', { name: /^Pause it at / }).count(), 0)
  })

  test('a Langfuse that programs go on sending to, from its address and both keys of a project', async () => {
    expected = /status of 400/
    const [sample] = exportedTraces().values()
    assert.ok(sample)
    const secret = 'sk-lf-desk-91c2'
    const langfuse = await playLangfuse(4, `pk-lf-desk:${secret}`)
    try {
      langfuse.traces.set('t1', again(sample, 't1', Date.now() - Date.parse(String(sample.trace.timestamp)) - 60_000))
      const page = await enter('/w/{workspace}/connect')
      await press(page.getByRole('radio', { name: 'Langfuse, as it is', exact: true }))
      await write(page.getByLabel('Address of Langfuse'), `${langfuse.url}/project/p1/traces`)
      await write(page.getByLabel('Public key'), 'pk-lf-desk')
      await write(page.getByLabel('Secret key'), 'sk-lf-wrong')
      await press(page.getByRole('button', { name: 'Connect Langfuse' }))
      await page.getByText('does not accept the keys. Are they of a project there').waitFor()
      await write(page.getByLabel('Secret key'), secret)
      await press(page.getByRole('button', { name: 'Connect Langfuse' }))
      await page.getByRole('heading', { name: 'Project p1 is connected' }).waitFor()
      await page
        .getByRole('status')
        .getByText(/History goes back to .*, which is all that was kept/)
        .waitFor()
      assert.equal((await page.content()).includes(secret), false)
      const { items } = await api().get('/api/v1/not-covered')
      assert.deepEqual(
        items.map(({ workflow }) => workflow).filter((one) => one === sample.trace.name),
        [sample.trace.name],
      )
      await press(page.getByRole('button', { name: 'Replace key: Project p1' }))
      const dialog = page.getByRole('dialog')
      await write(dialog.getByLabel('Public key'), 'pk-lf-desk')
      await write(dialog.getByLabel('Secret key'), secret)
      await press(dialog.getByRole('button', { name: 'Replace the key' }))
      await dialog.waitFor({ state: 'detached' })
      const { items: all } = await api().get('/api/v1/connectors')
      const id = all.find(({ kind }) => kind === 'langfuse')?.id ?? ''
      // A page that shows its workflows would ask for them once more while it is removed elsewhere, and be told 404.
      await page.close()
      await api().delete('/api/v1/connectors/{id}', { params: { id } })
    } finally {
      await langfuse.close()
    }
  })

  test('an API that lists records: looked at, what is guessed put right, and connected', async () => {
    expected = /status of 400/
    const key = 'desk-key-journey-3d1a'
    const records = await playDesk(key)
    try {
      for (let number = 1; number <= 3; number++)
        records.tickets.push({
          ...{ id: `t${number}`, updated_at: '2026-11-20T10:00:00Z', started_at: '2026-11-20T09:00:00Z' },
          ...{ case: `T-${number}`, status: 'done', workflow: 'Tickets' },
        })
      const page = await enter('/w/{workspace}/connectors')
      await write(page.getByLabel('Address of the API'), `${records.url}/nexts`)
      await press(page.getByRole('button', { name: 'Look at it' }))
      await page.getByText('does not give the records to us (401)').waitFor()
      await write(page.getByLabel('What it asks for'), `X-Api-Key: ${key}`)
      await press(page.getByRole('button', { name: 'Look at it' }))
      await page.getByText('The first page has 3 records, which say 3 lines; all of them can be read.').waitFor()
      const mapping = page.getByLabel('What its fields are')
      const guessed = await mapping.inputValue()
      await write(mapping, guessed.replace('case: case', 'case: ticket'))
      await press(page.getByRole('button', { name: 'Look again' }))
      await page.getByText('No record has a field "ticket", which the mapping names.').waitFor()
      await write(mapping, guessed)
      await press(page.getByRole('button', { name: 'Connect it' }))
      await page.getByRole('heading', { name: /is connected$/ }).waitFor()
      await page.getByRole('status').getByText('It is read: the last time 3 records came.').waitFor()
      assert.equal((await page.content()).includes(key), false)
      await api().post('/api/v1/evidence/settle')
      const { items } = await api().get('/api/v1/runs', { query: { workflow: 'Tickets' } })
      assert.equal(items.length, 3)
    } finally {
      await records.close()
    }
  })
})
