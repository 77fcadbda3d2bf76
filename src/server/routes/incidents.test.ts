import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { holdAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Get<
  P extends
    | '/api/v1/incidents'
    | '/api/v1/incidents/{incident}'
    | '/api/v1/hours/times'
    | '/api/v1/hours/timer'
    | '/api/v1/hours/spent'
    | '/api/v1/hours/statement'
    | '/api/v1/objectives/{workflow}/{name}'
    | '/api/v1/findings',
> = paths[P]['get']['responses'][200]['content']['application/json']

/** Incidents one by one, through the API: which there are, what is told of each, and the time that is worked on one. */
describe('incidents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-incidents-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    clock.set(Date.parse('2026-03-01T10:00Z') * 1000)
    await call('POST', '/api/v1/plan', plan)
    clock.set(Date.parse('2026-03-20T10:00Z') * 1000)
    await send(incidents)
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-03-01
people:
  ana: { name: Ana, side: provider }
workflows:
  desk:
    name: The desk
    risk: high
    owner: ana
    typed: [incidents]
    objectives:
      incidents: "<= 0.5 per week over 4w"
  post: { name: The post, risk: high, owner: ana, typed: [incidents] }
support:
  allowance: { hours: 4 }
`
  const incident = (id: string, more: object = {}) => ({
    ...{ type: 'incident', incident: id, workflow: 'desk', severity: 'S2', source: 'the list' },
    ...more,
  })
  const incidents = [
    incident('INC/1', {
      ...{ severity: 'S1', class: 'drafts to the wrong people', opened: '2026-03-09T08:00Z' },
      ...{ contained: '2026-03-09T09:30Z', restored: '2026-03-10T08:00Z' },
      loss: { amount: '1200.50', currency: 'EUR' },
    }),
    incident('INC-2', { opened: '2026-03-16T08:00Z', contained: '2026-03-17T08:00Z' }),
    incident('INC-3', { opened: '2026-03-18T22:59:59.5Z', class: 'the shop is down' }),
    incident('INC-4', { severity: 'S4' }),
    incident('INC-5', { workflow: 'not planned', opened: '2026-03-01 08:00' }),
  ]
  const ask = async (method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method, headers, ...(body === undefined ? {} : { body: text }) }
    return await api.request(`http://aftercare.test${path}`, init, { local: owner })
  }
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await ask(method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const refusal = async (method: string, path: string, body?: unknown) => {
    const response = await ask(method, path, body)
    return [response.status, ((await response.json()) as { title: string }).title] as const
  }
  const send = async (lines: readonly object[]) => {
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    assert.deepEqual((await call<{ refused: unknown[] }>('POST', '/api/v1/evidence', text)).refused, [])
  }
  const list = (query: string) => call<Get<'/api/v1/incidents'>>('GET', `/api/v1/incidents?${query}`)
  const one = (id: string) =>
    call<Get<'/api/v1/incidents/{incident}'>>('GET', `/api/v1/incidents/${encodeURIComponent(id)}`)
  const tableOf = async (path: string) => {
    const response = await ask('GET', path)
    assert.equal(response.status, 200)
    return { body: (await response.text()).trim().split('\r\n') }
  }
  const names = async (query: string) => (await list(query)).items.map((one) => one.incident)

  test('they are listed the newest first; one whose opening is not told stands where it was told of', async () => {
    const { items, of, next, typed } = await list('')
    assert.deepEqual(
      items.map((one) => [one.incident, one.severity, one.state, one.class]),
      [
        ['INC-4', 'S4', 'open', null],
        ['INC-3', 'S2', 'open', 'the shop is down'],
        ['INC-2', 'S2', 'contained', null],
        ['INC/1', 'S1', 'restored', 'drafts to the wrong people'],
        ['INC-5', 'S2', 'open', null],
      ],
    )
    assert.deepEqual([of, next, typed], [5, null, []])
    const { arrived, ...first } = items[3] ?? assert.fail()
    assert.match(arrived, /^2026-03-20T10:00/)
    assert.deepEqual(first, {
      ...{ incident: 'INC/1', workflow: 'desk', severity: 'S1', class: 'drafts to the wrong people' },
      ...{ state: 'restored', opened: '2026-03-09T08:00:00Z', contained: '2026-03-09T09:30:00Z' },
      ...{ restored: '2026-03-10T08:00:00Z', zoned: true, source: 'the list' },
      loss: { amount: '1200.5', currency: 'EUR' },
    })
    assert.equal(items[4]?.zoned, false)
  })

  test('filters hold together, and a page goes on where the one before ended', async () => {
    assert.deepEqual(await names('workflow=desk&state=ongoing'), ['INC-4', 'INC-3', 'INC-2'])
    assert.deepEqual(await names('state=contained'), ['INC-2'])
    assert.deepEqual(await names('state=open&severity=S2'), ['INC-3', 'INC-5'])
    // Days are those of Berlin: an hour before midnight by UTC is the next one there.
    assert.deepEqual(await names('from=2026-03-16&to=2026-03-18'), ['INC-2'])
    assert.deepEqual(await names('from=2026-03-18&to=2026-03-19'), ['INC-3'])
    const [first, second] = [await list('limit=3'), await list('limit=2&severity=S2')]
    assert.deepEqual([first.items.length, first.of, second.of], [3, 5, 3])
    const rest = await list(`limit=3&cursor=${first.next}`)
    assert.deepEqual([rest.items.map((one) => one.incident), rest.of, rest.next], [['INC/1', 'INC-5'], 5, null])
    assert.match((await refusal('GET', `/api/v1/incidents?limit=3&severity=S1&cursor=${first.next}`))[1], /The cursor/)
    assert.match((await refusal('GET', '/api/v1/incidents?workflow=none'))[1], /There is no workflow "none"/)
    assert.match((await refusal('GET', '/api/v1/incidents?from=soon'))[1], /"from" is "soon", which is no time/)
    assert.match((await refusal('GET', '/api/v1/incidents?severity=S5'))[1], /severity/)
  })

  test('looked at as of an earlier moment, what came later had not happened', async () => {
    assert.deepEqual(
      (await list('as_of=2026-03-16T09:00Z')).items.map((one) => [one.incident, one.state]),
      [
        ['INC-4', 'open'],
        ['INC-2', 'open'],
        ['INC/1', 'restored'],
        ['INC-5', 'open'],
      ],
    )
    assert.deepEqual(await names('as_of=2026-03-09T10:00Z&state=contained'), ['INC/1'])
  })

  test('a figure of incidents leads to those that it counts', async () => {
    clock.set(Date.parse('2026-03-20T12:00Z') * 1000)
    await holdAll(app)
    const { now } = await call<Get<'/api/v1/objectives/{workflow}/{name}'>>('GET', '/api/v1/objectives/desk/incidents')
    assert.equal(now.n, 3)
    const [path = '', query = ''] = now.behind.url.split('?')
    assert.equal(path, '/api/v1/incidents')
    assert.deepEqual(await names(query), ['INC-3', 'INC-2', 'INC/1'])
    assert.match(now.behind.command, /^aftercare incidents --workflow desk --from \S+ --to \S+$/)
  })

  test('where nobody tells them one by one, what people typed of weeks is told', async () => {
    for (const [week, n] of [
      ['2026-W10', 3],
      ['2026-W11', 0],
    ] as const)
      for (const workflow of ['desk', 'post'])
        await call('POST', `/api/v1/workflows/${workflow}/typed-figures`, { week, incidents: n })
    const { items, typed } = await list('workflow=post')
    assert.deepEqual(
      [items.length, typed],
      [
        0,
        [
          { week: '2026-W11', from: '2026-03-09', incidents: '0' },
          { week: '2026-W10', from: '2026-03-02', incidents: '3' },
        ],
      ],
    )
    assert.deepEqual(
      (await list('workflow=post&from=2026-03-05&to=2026-03-09')).typed.map(({ week }) => week),
      ['2026-W10'],
    )
    // A source that tells of each is believed before them.
    assert.deepEqual((await list('workflow=desk')).typed, [])
  })

  test('one is told with its runs, what changed around it, and what was found meanwhile', async () => {
    await call('POST', '/api/v1/change-notes', {
      ...{ workflow: 'desk', what: 'prompt', name: 'policy', after: '7', at: '2026-03-08T12:00Z' },
      why: 'Shorter answers were asked for.',
    })
    await call('POST', '/api/v1/change-notes', {
      ...{ workflow: 'desk', what: 'prompt', name: 'policy', before: '7', after: '6', at: '2026-03-10T08:00Z' },
      why: 'The incident.',
    })
    await call('POST', '/api/v1/change-notes', {
      ...{ workflow: 'desk', what: 'model', after: 'later', at: '2026-03-12T12:00Z', why: 'It is cheaper.' },
    })
    const { runs, changed_near, findings, incident } = await one('INC/1')
    assert.equal(incident.incident, 'INC/1')
    assert.deepEqual(
      changed_near.map(({ said, why }) => [said, why]),
      [
        ['prompt policy: 7', 'Shorter answers were asked for.'],
        ['prompt policy: 7 → 6', 'The incident.'],
      ],
    )
    assert.match(runs?.url ?? '', /workflow=desk&from=2026-03-09T08%3A00%3A00Z&to=2026-03-10T08%3A00%3A01Z/)
    const findingsIn = async (state: string) =>
      (await call<Get<'/api/v1/findings'>>('GET', `/api/v1/findings?workflow=desk&limit=200&state=${state}`)).items
    // What is over since was open while one of them went on that still does.
    const found = [...(await findingsIn('unresolved')), ...(await findingsIn('resolved'))]
    assert.deepEqual(found.map(({ dimension }) => dimension).sort(), ['incidents', 'incidents'])
    // Found after it was over: none of them was open while it went on.
    assert.equal(findings.count, 0)
    const ongoing = await one('INC-3')
    assert.equal(ongoing.findings.count, 2)
    assert.deepEqual(ongoing.findings.items.map(({ id }) => id).sort(), found.map(({ id }) => id).sort())
    const untold = await one('INC-4')
    assert.deepEqual([untold.runs, untold.changed_near, untold.findings.count], [null, [], 0])
    assert.deepEqual(await refusal('GET', '/api/v1/incidents/INC-9'), [
      404,
      'No source told of an incident "INC-9" in this workspace. "aftercare incidents" lists those there are.',
    ])
  })

  test('a timer runs on one, and its time stands in the account, the statement and the report, with its workflow', async () => {
    const about = { about: 'incident', id: 'INC/1' }
    await call('POST', '/api/v1/hours/timer', about)
    const { timer } = await call<Get<'/api/v1/hours/timer'>>('GET', '/api/v1/hours/timer')
    assert.deepEqual(timer?.about, { kind: 'incident', id: 'INC/1', title: 'INC/1: drafts to the wrong people' })
    clock.pass(45 * 60 * 1_000_000)
    await call('POST', '/api/v1/hours/timer/stop', {})
    await call('POST', '/api/v1/hours/times', { about: 'incident', id: 'INC-2', minutes: 15 })
    const { items } = await call<Get<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')
    assert.deepEqual(
      items.map(({ about, minutes }) => [about.id, about.title, minutes]),
      [
        ['INC-2', null, 15],
        ['INC/1', 'INC/1: drafts to the wrong people', 45],
      ],
    )
    const spent = await call<Get<'/api/v1/hours/spent'>>('GET', '/api/v1/hours/spent?about=incident&id=INC%2F1')
    assert.equal(spent.minutes, 45)
    const { statement } = await call<Get<'/api/v1/hours/statement'>>('GET', '/api/v1/hours/statement')
    assert.deepEqual(statement.abouts.map(({ about, worked }) => [about.title ?? about.id, worked]).sort(), [
      ['INC-2', 15],
      ['INC/1: drafts to the wrong people', 45],
    ])
    assert.ok(statement.checks.every(({ holds }) => holds))
    assert.deepEqual(await refusal('POST', '/api/v1/hours/times', { about: 'incident', id: 'INC-9', minutes: 5 }), [
      404,
      'No source told of an incident "INC-9" in this workspace. "aftercare incidents" lists those there are.',
    ])
    clock.set(Date.parse('2026-04-02T10:00Z') * 1000)
    await holdAll(app)
    const { id } = await call<{ id: string }>('POST', '/api/v1/reports', { month: '2026-03' })
    const { body } = await tableOf(`/api/v1/reports/${id}/tables/hours-workflows`)
    assert.deepEqual(body, ['Workflow,Worked (min),Entries', 'The desk,60,2'])
  })

  test('a week of which the Sunday has 23 hours ends with it', async () => {
    for (const week of ['2026-W12', '2026-W13'])
      await call('POST', '/api/v1/workflows/post/typed-figures', { week, incidents: 1 })
    const weeks = async (query: string) => (await list(`workflow=post&${query}`)).typed.map(({ week }) => week)
    assert.deepEqual(await weeks('from=2026-03-30'), [])
    assert.deepEqual(await weeks('from=2026-03-29'), ['2026-W13'])
    assert.deepEqual(await weeks('from=2026-03-16&to=2026-03-23'), ['2026-W12'])
  })
})
