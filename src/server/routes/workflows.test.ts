import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS } from '../../base/time.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

/** What pages ask of a place and of its workflows, through the API. */
describe('a workspace and its workflows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-workflows-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let local: Principal

  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const identity = createIdentity({
      state: app.state,
      secret: app.folder.secret,
      url: 'http://aftercare.test',
      clock,
    })
    api = createApi(app, identity)
    local = await localPrincipal(app)
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (method: string, path: string, body?: string, type = 'text/plain') => {
    const init = { method, headers: { 'content-type': type }, ...(body === undefined ? {} : { body }) }
    const response = await api.request(`http://aftercare.test${path}`, init, { local })
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }
  const today = () => formatTime(clock.now()).slice(0, 10)
  const plan = () => `plan: 1
workspace: desk
client: Elm Street Insurance
time_zone: America/New_York
currency: EUR
effective: 2026-01-01
people:
  ana: { name: Ana Lima }
  ben: { name: Ben Roy }
integrations:
  crm: { name: HubSpot, writes: true }
workflows:
  claims:
    name: Claims
    purpose: Sorts claims.
    risk: high
    owner: ana
    deputy: ben
    case: { what: a claim, per_week: 40 }
    case_types: { small: {}, large: {} }
    integrations: [crm]
    actions:
      sort: L4
      pay: { boundary: L2, what: pays a claim, integration: crm, writes: true, moves_money: true }
    releases:
      - { name: early, from: 2026-01-01 }
      - { name: later, from: 2026-02-01 }
      - { name: trial, from: 2026-02-02, mode: canary }
    review: { cadence: weekly }
    objectives: { accepted: ">= 80% over 7d" }
`

  test('a place without a plan has a zone and no version; with one it has the plan’s, and says as of when it is looked at', async () => {
    const empty = await ask('GET', '/api/v1/workspace')
    assert.deepEqual(
      [empty.status, empty.answer.time_zone, empty.answer.plan, empty.answer.as_of],
      [200, 'UTC', null, null],
    )
    assert.equal((await ask('POST', '/api/v1/plan', plan())).status, 200)
    const { answer } = await ask('GET', '/api/v1/workspace')
    assert.deepEqual(
      [answer.name, answer.time_zone, answer.currency, answer.plan, answer.as_of],
      ['Elm Street Insurance', 'America/New_York', 'EUR', 1, null],
    )
    assert.deepEqual(answer.names, {
      workflows: { claims: 'Claims' },
      plan_people: { ana: 'Ana Lima', ben: 'Ben Roy' },
      people: {},
    })
    const then = formatTime(clock.now() - 3 * MICROS.d)
    assert.equal(
      Date.parse(String((await ask('GET', `/api/v1/workspace?as_of=${then}`)).answer.as_of)),
      Date.parse(then),
    )
  })

  test('a workflow tells what the plan covers of it: people by name, how far alone, the release that runs', async () => {
    const { status, answer } = await ask('GET', '/api/v1/workflows/claims')
    assert.equal(status, 200)
    assert.deepEqual(answer, {
      workflow: 'claims',
      name: 'Claims',
      purpose: 'Sorts claims.',
      risk: 'high',
      owner: { key: 'ana', name: 'Ana Lima' },
      deputy: { key: 'ben', name: 'Ben Roy' },
      case: { what: 'a claim', per_week: 40 },
      case_types: ['large', 'small'],
      actions: [
        {
          action: 'pay',
          what: 'pays a claim',
          boundary: 'L2',
          integration: 'HubSpot',
          writes: true,
          moves_money: true,
        },
        { action: 'sort', what: null, boundary: 'L4', integration: null, writes: false, moves_money: false },
      ],
      integrations: [{ key: 'crm', name: 'HubSpot', writes: true }],
      release: 'later',
      releases: [],
      cadence: 'weekly',
      plan_version: 1,
    })
  })

  test('each day and month of the figures leads to its own runs, in the zone of the plan, with what its shares rest on', async () => {
    // In New York the first of these is still on the day before.
    const started = ['2026-03-31T03:30:00Z', '2026-03-31T15:00:00Z', '2026-03-31T23:00:00Z', '2026-04-01T12:00:00Z']
    const lines = started.map((time, n) => ({ type: 'run', run: `day-${n}`, workflow: 'claims', started: time }))
    const verdict = { type: 'verdict', verdict: 'v', run: 'day-1', kind: 'accepted', by: { kind: 'person' } }
    const sent = [...lines, { ...verdict, at: '2026-03-31T16:00:00Z' }].map((line) => JSON.stringify(line)).join('\n')
    assert.deepEqual((await ask('POST', '/api/v1/evidence', sent)).answer.refused, [])
    await app.settle(local.defaultWorkspace ?? '')
    const rows = async (query: string) => {
      const { answer } = await ask('GET', `/api/v1/figures?workflow=claims&${query}`)
      const items = answer.items as { day?: string; month?: string; runs: number; behind: { url: string } }[]
      return await Promise.all(
        items.map(async (row) => {
          const found = (await ask('GET', row.behind.url)).answer.items as { run: string }[]
          return [row.day ?? row.month, row.runs, found.map(({ run }) => run).sort()]
        }),
      )
    }
    assert.deepEqual(await rows('by=day&from=2026-03-01&to=2026-04-02'), [
      ['2026-03-30', 1, ['day-0']],
      ['2026-03-31', 2, ['day-1', 'day-2']],
      ['2026-04-01', 1, ['day-3']],
    ])
    assert.deepEqual(await rows('by=day&from=2026-03-31&to=2026-04-01'), [['2026-03-31', 2, ['day-1', 'day-2']]])
    assert.deepEqual(await rows('by=month&from=2026-03-31'), [
      ['2026-03', 2, ['day-1', 'day-2']],
      ['2026-04', 1, ['day-3']],
    ])
    const { answer } = await ask('GET', '/api/v1/figures?workflow=claims')
    const [{ shares } = { shares: null }] = answer.items as { shares: unknown }[]
    assert.deepEqual(shares, {
      accepted: { value: '100', interval: { low: 20.654931437723747, high: 100 }, n: 1, of: 'judged run' },
      handed_over: { value: '0', interval: { low: 0, high: 48.98908364545973 }, n: 4, of: 'runs' },
      exceptions: { value: '0', interval: { low: 0, high: 48.98908364545973 }, n: 4, of: 'runs' },
      tool_errors: { value: null, interval: null, n: 0, of: 'tool calls', unknown: 'there were no tool calls' },
    })
  })

  test('a workflow the plan does not cover is said not to be there, with those it covers', async () => {
    const { status, answer } = await ask('GET', '/api/v1/workflows/nothing')
    assert.equal(status, 404)
    assert.match(String(answer.title), /"nothing".*claims/)
  })

  test('the list of reviews tells them apart: name, period and what came out', async () => {
    const body = JSON.stringify({ workflow: 'claims', from: '2026-02-01', to: today() })
    const { status } = await ask('POST', '/api/v1/reviews', body, 'application/json')
    assert.equal(status, 200)
    const { answer } = await ask('GET', '/api/v1/reviews')
    const [listed] = answer.items as Record<string, unknown>[]
    assert.deepEqual([listed?.name, listed?.from], ['Claims', '2026-02-01T05:00:00Z'])
    assert.match(String(listed?.sentence), /not known: quality/)
    assert.equal('document' in (listed ?? {}), false)
  })
})
