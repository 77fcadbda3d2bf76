import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { another, type PlayedN8n, playN8n, recorded } from '../../../test/engines/n8n.ts'
import { type App, openApp } from '../../app.ts'
import { newId } from '../../base/ids.ts'
import { createLog } from '../../base/log.ts'
import { MICROS } from '../../base/time.ts'
import { readConnectors } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Answer<P extends keyof paths, M extends 'get' | 'post'> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer A } } }
}
  ? A
  : never
type Added = Answer<'/api/v1/connectors', 'post'>
type Workflows = Answer<'/api/v1/connectors/{id}/workflows', 'get'>

const KEY = 'n8n_api_routes_91be7c22'

/** From the address of an n8n to its runs, its workflows and the draft of a plan, through the API. */
describe('connectors through the API', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-connectors-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  let n8n: PlayedN8n

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    const settings = { AFTERCARE_DATA: folder, AFTERCARE_CONNECTOR_RATE: '1000' }
    app = await openApp(readSettings(settings), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    n8n = await playN8n(2, KEY)
    n8n.executions.set('1', another(recorded('success-ai'), 1))
    n8n.executions.set('2', another(recorded('error-http'), 2))
  })
  after(async () => {
    await app.close()
    await n8n.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (method: string, path: string, body?: unknown, local = owner) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const headers = { 'content-type': typeof body === 'string' ? 'application/yaml' : 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: text }) }
    const response = await api.request(`http://aftercare.test${path}`, init, { local })
    assert.equal((await response.clone().text()).includes(KEY), false, `${method} ${path} answers with the key`)
    return response
  }
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await ask(method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const titleOf = async (response: Response) => ((await response.json()) as { title: string }).title

  let id = ''

  test('address and key are tried before anything is kept', async () => {
    const refused: [body: object, says: RegExp][] = [
      [{ url: n8n.url, key: 'wrong' }, /does not accept the API key\. Make one in n8n/],
      [{ url: n8n.url, key: 'two words' }, /holds spaces or letters that no key has/],
      [{ url: 'n8n.example.com', key: KEY }, /is no address of an n8n/],
      [{ url: 'http://169.254.169.254/', key: KEY }, /machines of a cloud/],
      [{ url: 'http://127.0.0.1:9', key: KEY }, /Nothing answers at/],
    ]
    for (const [body, says] of refused) {
      const response = await ask('POST', '/api/v1/connectors', { kind: 'n8n', ...body })
      assert.ok(response.status >= 400)
      assert.match(await titleOf(response), says)
    }
    assert.deepEqual((await call<{ items: object[] }>('GET', '/api/v1/connectors')).items, [])
  })

  test('added, it lists what runs there; given again, only the key is replaced', async () => {
    const added = await call<Added>('POST', '/api/v1/connectors', { kind: 'n8n', url: `${n8n.url}/home`, key: KEY })
    assert.deepEqual([added.is_new, added.connector.state, added.connector.generation], [true, 'new', '2'])
    assert.deepEqual(added.workflows.map((one) => [one.name, one.is_live, one.coverage]).slice(0, 3), [
      ['Draft reply', true, 'not_covered'],
      ['Heartbeat', false, 'not_live'],
      ['Invoice triage', true, 'not_covered'],
    ])
    id = added.connector.id
    const again = await call<Added>('POST', '/api/v1/connectors', { kind: 'n8n', url: n8n.url, key: KEY, name: 'Ours' })
    assert.deepEqual([again.is_new, again.connector.id, again.connector.name], [false, id, 'Ours'])
  })

  test('whatever a workflow is called there, it can be listed and kept', async () => {
    const [one] = n8n.workflows.values()
    assert.ok(one)
    n8n.workflows.set('odd', { ...one, id: 'odd', name: 'Zero\0 half \ud800' })
    const { workflows } = await call<Added>('POST', '/api/v1/connectors', { kind: 'n8n', url: n8n.url, key: KEY })
    assert.equal(workflows.find((one) => one.id === 'odd')?.name, 'Zero\ufffd half \ufffd')
    n8n.workflows.delete('odd')
    await call('POST', '/api/v1/connectors', { kind: 'n8n', url: n8n.url, key: KEY })
  })

  test('read now, its runs are there, and it says how far back', async () => {
    const read = await call<Answer<'/api/v1/connectors/{id}/read', 'post'>>('POST', `/api/v1/connectors/${id}/read`)
    assert.deepEqual([read.is_more, read.connector.state, read.connector.history_whole], [false, 'read', true])
    assert.match(read.connector.sentence, /^It is read\. History goes back to 22 Nov 2026, which is all that was kept/)
    await app.settle(owner.defaultWorkspace ?? '')
    const { items } = await call<{ items: { workflow: string }[] }>('GET', '/api/v1/runs?workflow=Invoice%20triage')
    assert.equal(items.length, 1)
  })

  test('a draft of the plan is begun with what is live, and says what people must add', async () => {
    const begun = await call<{ added: string[] }>('POST', `/api/v1/connectors/${id}/draft`, {
      workflows: ['Invoice triage', 'Post to ERP'],
    })
    assert.deepEqual(begun.added, ['Invoice triage', 'Post to ERP'])
    const draft = await call<Answer<'/api/v1/plan/draft', 'get'>>('GET', '/api/v1/plan/draft')
    assert.deepEqual(
      draft.errors.map((one) => one.key),
      ['Invoice triage', 'Post to ERP'].flatMap((name) => [`workflows.${name}.risk`, `workflows.${name}.owner`]),
    )
    // In the draft, and not yet in force: nothing is covered by it.
    const more = await call<{ added: string[] }>('POST', `/api/v1/connectors/${id}/draft`, {
      workflows: ['Invoice triage', 'Draft reply'],
    })
    assert.deepEqual(more.added, ['Draft reply'])
    const { source } = await call<Answer<'/api/v1/plan/draft', 'get'>>('GET', '/api/v1/plan/draft')
    assert.match(source ?? '', /^ {2}Invoice triage:\n {4}name: Invoice triage/m)
  })

  test('what is live and in no plan is not covered, until a plan names it or somebody says why not', async () => {
    const plan = `plan: 1
workspace: ours
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  Invoice triage: { name: Triage, risk: high, owner: ana }
`
    await call('POST', '/api/v1/plan', plan)
    const names = async () => (await call<Workflows>('GET', '/api/v1/not-covered')).items.map((one) => one.name).sort()
    assert.deepEqual(await names(), [
      'Draft reply',
      'Normalise supplier',
      'Ops: error handler',
      'Optional enrichment',
      'Payment approval',
      'Post to ERP',
    ])
    const path = `/api/v1/connectors/${id}/workflows/${encodeURIComponent('Ops: error handler')}`
    assert.match(await titleOf(await ask('POST', `${path}/leave-out`, { because: ' ' })), /say why no plan/)
    await call('POST', `${path}/leave-out`, { because: 'It only tells us of the others.' })
    assert.equal((await names()).includes('Ops: error handler'), false)
    const { items } = await call<Workflows>('GET', `/api/v1/connectors/${id}/workflows`)
    const left = items.find((one) => one.name === 'Ops: error handler')
    assert.deepEqual([left?.coverage, left?.left_out?.because], ['left_out', 'It only tells us of the others.'])
    assert.equal(items.find((one) => one.name === 'Invoice triage')?.coverage, 'covered')
    await call('POST', `${path}/take-in`)
    assert.equal((await names()).includes('Ops: error handler'), true)
    assert.match(
      await titleOf(await ask('POST', `/api/v1/connectors/${id}/workflows/nothing/take-in`)),
      /has no workflow "nothing"/,
    )
  })

  test('paused now, with a reason: n8n is asked, the effect is read back and recorded, and starting again is signed', async () => {
    const path = `/api/v1/connectors/${id}/workflows/${encodeURIComponent('Invoice triage')}/pause`
    assert.match(await titleOf(await ask('POST', path, { why: '' })), /say why it is to stand still/)
    type Paused = Answer<'/api/v1/connectors/{id}/workflows/{workflow}/pause', 'post'>
    type Overview = Answer<'/api/v1/overview', 'get'>
    const standing = async () => (await call<Overview>('GET', '/api/v1/overview')).workflows[0]

    // It says yes and does not do it; it fails; it is not there: recorded as what it is, and nobody is told that it stands still.
    const live = n8n.workflows.get('CvLLF2Oa8zDG27eQ')
    assert.ok(live)
    const failing: [() => void, RegExp][] = [
      [
        () => n8n.faults.push({ to: /unpublish/, answer: (response) => void response.writeHead(200).end('{}') }),
        /It was asked to stop, and is still said to be active\. Stop it there by hand/,
      ],
      [
        () => n8n.faults.push({ to: /unpublish/, answer: (response) => void response.writeHead(403).end('{}') }),
        /It was not paused\. The API key may not ask n8n .* workflow:deactivate/,
      ],
      [() => n8n.workflows.delete(live.id), /It was not paused/],
    ]
    for (const [fail, says] of failing) {
      fail()
      const stop = await call<Paused>('POST', path, { why: 'Wrong amounts.' })
      assert.deepEqual([stop.effect?.result, stop.until], ['failed', null])
      assert.match(stop.effect?.said ?? '', says)
      const found = await standing()
      assert.equal(found?.state, 'needs_you')
      assert.match(found?.sentence ?? '', /^It was to be paused at n8n on .+, and was not: stop it there by hand/)
    }
    n8n.workflows.set(live.id, live)

    type Platforms = Answer<'/api/v1/workflows/{workflow}/platforms', 'get'>
    const runsAt = async (workflow: string) =>
      (await call<Platforms>('GET', `/api/v1/workflows/${workflow}/platforms`)).items
    const where = { connector: { id, kind: 'n8n', name: 'Ours' }, id: live.id, name: 'Invoice triage' }
    assert.deepEqual(await runsAt('Invoice%20triage'), [{ ...where, is_live: true, pause: true }])
    assert.deepEqual(await runsAt('Nothing'), [])

    // Tried again, it is the same stop, and now it does.
    const stop = await call<Paused>('POST', path, { why: 'Wrong amounts.', meanwhile: 'Two people by hand.' })
    assert.equal(stop.effect?.result, 'confirmed')
    assert.equal(n8n.workflows.get(live.id)?.active, false)
    assert.deepEqual(await runsAt('Invoice%20triage'), [{ ...where, is_live: false, pause: true }])
    const found = await standing()
    assert.deepEqual([found?.state, found?.stop?.effect?.result], ['stopped', 'confirmed'])
    const stops = await call<{ items: object[] }>('GET', '/api/v1/workflows/Invoice%20triage/stops')
    assert.equal(stops.items.length, 1)
    // Nothing is published from here, and never without a version: that a person does, and signs for.
    assert.deepEqual(
      n8n.asked.filter((one) => /publish|activate/.test(one) && !/unpublish|deactivate/.test(one)),
      [],
    )
    await call('POST', '/api/v1/workflows/Invoice%20triage/start', { note: 'The amounts are right again.' })
  })

  test('versions that n8n has kept are listed, so that one is chosen to be published there', async () => {
    type Versions = Answer<'/api/v1/connectors/{id}/workflows/{workflow}/versions', 'get'>
    const path = `/api/v1/connectors/${id}/workflows/${encodeURIComponent('Normalise supplier')}/versions`
    const { items } = await call<Versions>('GET', path)
    assert.deepEqual(
      items.map((one) => [one.id.slice(0, 8), one.name, one.authors, one.is_live]),
      [
        ['21ca2498', 'bad change', 'Ops Owner', false],
        ['6ee2e269', null, 'Ops Owner', true],
      ],
    )
  })

  test('what cannot be read for longer than an hour is a finding, and over as soon as it is read again', async () => {
    const found = async (state: string) =>
      (await call<Answer<'/api/v1/findings', 'get'>>('GET', `/api/v1/findings?state=${state}`)).items.filter(
        (one) => one.evidence.question?.kind === 'connector',
      )
    const read = async (after: number, isRefused: boolean) => {
      clock.pass(after)
      if (isRefused) n8n.faults.push({ answer: (response) => void response.writeHead(401).end('{}') })
      await readConnectors(app)
    }
    await read(MICROS.m, true)
    await read(50 * MICROS.m, true)
    assert.deepEqual(await found('unresolved'), [])
    await read(15 * MICROS.m, true)
    await read(MICROS.m, true)
    const [one, ...others] = await found('unresolved')
    assert.ok(one)
    assert.deepEqual(
      [one.workflow, one.title, one.severity, others],
      ['Invoice triage', 'Ours cannot be read', 'high', []],
    )
    assert.match(one.detail, /What runs there is not known .* does not accept the API key/)
    const { again } = await call<Answer<'/api/v1/findings/{id}', 'get'>>('GET', `/api/v1/findings/${one.id}`)
    assert.deepEqual([again?.same, again?.changed], [true, { reads: 0 }])
    const connectors = await call<Answer<'/api/v1/connectors', 'get'>>('GET', '/api/v1/connectors')
    assert.match(connectors.items[0]?.sentence ?? '', /^It cannot be read: n8n at .* does not accept the API key/)
    await read(MICROS.m, false)
    assert.deepEqual(await found('unresolved'), [])
    assert.deepEqual(
      (await found('resolved')).map(({ id, ended }) => [id, ended]),
      [[one.id, 'over']],
    )
  })

  test('another workspace neither sees it nor does anything to it', async () => {
    const other = newId()
    const row = { id: other, name: other, time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
    await app.state.db.insertInto('workspace').values(row).execute()
    const them: Principal = {
      ...owner,
      workspaces: [{ workspace: other, roles: ['owner'], through: 'member' }],
      defaultWorkspace: other,
    }
    const questions = [
      ['GET', `/api/v1/connectors/${id}`],
      ['GET', `/api/v1/connectors/${id}/workflows`],
      ['GET', `/api/v1/connectors/${id}/workflows/Heartbeat/versions`],
      ['POST', `/api/v1/connectors/${id}/read`],
      ['POST', `/api/v1/connectors/${id}/draft`, {}],
      ['POST', `/api/v1/connectors/${id}/workflows/Heartbeat/leave-out`, { because: 'x' }],
      ['POST', `/api/v1/connectors/${id}/workflows/Heartbeat/pause`, { why: 'x' }],
      ['DELETE', `/api/v1/connectors/${id}`],
    ] as const
    for (const [method, path, body] of questions) assert.equal((await ask(method, path, body, them)).status, 404, path)
    for (const path of ['/api/v1/connectors', '/api/v1/not-covered', '/api/v1/workflows/Heartbeat/platforms'])
      assert.deepEqual(((await (await ask('GET', path, undefined, them)).json()) as { items: object[] }).items, [])
  })

  test('taken away, it is read no more, and the log has who did what', async () => {
    await call('DELETE', `/api/v1/connectors/${id}`)
    assert.deepEqual((await call<{ items: object[] }>('GET', '/api/v1/connectors')).items, [])
    const { items } = await call<{ items: { kind: string }[] }>('GET', '/api/v1/decisions')
    assert.deepEqual(items.map(({ kind }) => kind).reverse(), [
      'connector.added',
      'connector.key_replaced',
      'connector.key_replaced',
      'connector.key_replaced',
      'plan.applied',
      'workflow.left_out',
      'workflow.taken_in',
      'workflow.stopped',
      'workflow.not_paused',
      'workflow.not_paused',
      'workflow.not_paused',
      'workflow.paused',
      'workflow.started',
      'connector.removed',
    ])
  })
})
