import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { formatTime, MICROS, parseTime } from '../../base/time.ts'
import type { Finding } from '../../findings/finding.ts'
import { hold } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Get<P extends '/api/v1/exceptions' | '/api/v1/exceptions/{pattern}'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type Listed = Get<'/api/v1/exceptions'>

const plan = `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana, value: { goal: hours, exception_minutes: '7.5', labour_rate: 40 EUR } }
`

/** Recurring problems as they are listed, looked at and settled. */
describe('exceptions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-exceptions-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal

  const call = async (method: string, path: string, body?: string | object) =>
    await api.request(
      `http://aftercare.test/api/v1${path}`,
      {
        method,
        headers: { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
      { local: owner },
    )
  const list = async (query = '') => (await (await call('GET', `/exceptions${query}`)).json()) as Listed
  const ids = async (query = '') => (await list(query)).items.map(({ id }) => id)

  const failing = (run: string, days: number, message: string) => [
    { type: 'run', run, workflow: 'desk', status: 'ok', started: formatTime(clock.now() - days * MICROS.d) },
    { type: 'step', run, step: '1', kind: 'tool', name: 'lookup', status: 'error', error: { message } },
  ]
  /** What the jobs of an hour do with what came. */
  const send = async (...lines: object[]) => {
    const sent = await call('POST', '/evidence', lines.map((line) => JSON.stringify(line)).join('\n'))
    assert.ok(sent.status < 300, await sent.text())
    for (let time = 0; time < 2; time++) {
      clock.pass(2 * MICROS.m)
      await app.settle(owner.defaultWorkspace ?? '')
    }
    await hold(app, owner.defaultWorkspace ?? '')
  }
  before(async () => {
    clock.set(parseTime('2026-06-15T10:30Z')?.micros ?? 0)
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    const { state, folder: opened } = app
    api = createApi(app, createIdentity({ state, secret: opened.secret, url: 'http://aftercare.test', clock }))
    owner = await localPrincipal(app)
    assert.equal((await call('POST', '/plan', plan)).status, 200)
    await send(
      ...failing('a', 10, 'disk is full'),
      ...failing('b', 9, 'disk is full'),
      ...failing('c', 2, 'request timed out'),
      ...failing('d', 1, 'line is busy now'),
      ...failing('e', 1, 'line is busy now'),
    )
  })
  after(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('first what happened in most cases lately, a page at a time, narrowed by what is asked', async () => {
    const { items } = await list()
    assert.deepEqual(
      items.map(({ template: words, cases, lately, before: earlier, state }) => [words, cases, lately, earlier, state]),
      [
        ['line is busy now', 2, 2, 0, 'new'],
        ['request timed out', 1, 1, 0, 'new'],
        ['disk is full', 2, 0, 2, 'new'],
      ],
    )
    const first = await list('?limit=2')
    assert.ok(first.next)
    assert.deepEqual(
      [...first.items.map(({ id }) => id), ...(await ids(`?limit=2&cursor=${first.next}`))],
      items.map(({ id }) => id),
    )
    assert.deepEqual(await ids('?kind=timeout'), [items[1]?.id])
    assert.deepEqual(await ids('?state=fixed'), [])
    // What grew most is not what is most; minutes are those of the plan for each case.
    assert.deepEqual(await ids('?order=growth'), [items[0]?.id, items[1]?.id, items[2]?.id])
    assert.deepEqual(await ids('?order=cost'), [items[0]?.id, items[1]?.id, items[2]?.id])
    assert.deepEqual(items[0]?.cost, { amount: '10.00', currency: 'EUR' })
    assert.deepEqual(
      items.map(({ minutes, weeks }) => [
        minutes,
        weeks.length,
        weeks.slice(-3).map(({ week, cases }) => [week, cases]),
      ]),
      [
        [
          15,
          12,
          [
            ['2026-06-01', 0],
            ['2026-06-08', 2],
            ['2026-06-15', 0],
          ],
        ],
        [
          8,
          12,
          [
            ['2026-06-01', 0],
            ['2026-06-08', 1],
            ['2026-06-15', 0],
          ],
        ],
        [
          0,
          12,
          [
            ['2026-06-01', 2],
            ['2026-06-08', 0],
            ['2026-06-15', 0],
          ],
        ],
      ],
    )
    // Each number leads to the runs that it counts.
    for (const { id, behind, lately_behind, cases, lately } of items)
      for (const [url, counted] of [
        [behind.url, cases],
        [lately_behind.url, lately],
      ] as const) {
        const found = (await (await call('GET', url.replace('/api/v1', ''))).json()) as { items: unknown[] }
        assert.equal(found.items.length, counted, `${id} ${url}`)
      }
    assert.equal((await call('GET', '/runs?pattern=99')).status, 404)
    assert.deepEqual([(await list('?state=unseen')).of, (await list('?state=open&limit=1')).of], [3, 3])
    assert.deepEqual(await ids('?state=settled'), [])
    assert.equal((await call('GET', '/exceptions?order=odd')).status, 400)
    assert.equal((await call('GET', '/exceptions?workflow=other')).status, 404)
    assert.equal((await call('GET', '/exceptions?kind=odd')).status, 400)
    assert.equal((await call('GET', '/exceptions/99')).status, 404)
  })

  test('somebody takes one, and says what is to be done with it: the log has it, without a word of it', async () => {
    const [id] = await ids()
    const taken = await call('POST', `/exceptions/${id}`, {
      ...{ name: 'Busy line', owner: 'ana', state: 'working', remedy: 'integration' },
    })
    assert.equal(taken.status, 200)
    const { pattern, examples } = (await (
      await call('GET', `/exceptions/${id}`)
    ).json()) as Get<'/api/v1/exceptions/{pattern}'>
    assert.deepEqual(
      [pattern.name, pattern.owner, pattern.state, pattern.remedy],
      ['Busy line', 'ana', 'working', 'integration'],
    )
    assert.deepEqual(
      examples.map(({ run, text }) => [run, text]),
      [
        ['d', 'line is busy now'],
        ['e', 'line is busy now'],
      ],
    )
    assert.deepEqual(await ids('?state=working'), [id])
    // What people worked on it is entered and added up, and called as they call it.
    const worked = await call('POST', '/hours/times', {
      about: 'pattern',
      id: String(id),
      minutes: 25,
      class: 'provider fault',
    })
    assert.equal(worked.status, 200, await worked.clone().text())
    const spent = (await (await call('GET', `/hours/spent?about=pattern&id=${id}`)).json()) as {
      about: object
      minutes: number
    }
    assert.deepEqual(spent.minutes, 25)
    assert.deepEqual(spent.about, { kind: 'pattern', id: String(id), title: 'Busy line' })
    const log = await (await call('GET', '/decisions')).text()
    assert.match(log, /pattern\.decided/)
    assert.doesNotMatch(log, /Busy line/)
    for (const body of [
      {},
      { owner: 'bob' },
      { state: 'new' },
      { remedy: 'prompt' },
      { state: 'known', remedy: 'prompt' },
      { state: 'accepted', until: '2026-13-01' },
    ])
      assert.equal((await call('POST', `/exceptions/${id}`, body)).status, 400, JSON.stringify(body))
    const [first, , last] = await ids()
    assert.equal((await call('POST', `/exceptions/${last}/merge`, { into: first })).status, 200)
    assert.deepEqual(
      (await list()).items.map(({ cases }) => cases),
      [4, 1],
    )
  })

  test('what was fixed and is there again is a finding, and so is what people lived with until a day; saying something ends it', async () => {
    const found = async () => {
      const pages = await Promise.all(
        ['unresolved', 'resolved'].map(async (state) => (await call('GET', `/findings?state=${state}`)).json()),
      )
      const items = pages.flatMap((page) => (page as { items: Finding[] }).items)
      return items.filter(({ key }) => key.startsWith('pattern:')).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    }
    const [id] = await ids('?kind=timeout')
    assert.equal((await call('POST', `/exceptions/${id}`, { state: 'fixed', remedy: 'integration' })).status, 200)
    await send(...failing('old', 1, 'request timed out'))
    assert.deepEqual(await found(), [])
    clock.pass(MICROS.h)
    await send(...failing('f', 0, 'request timed out'), ...failing('g', 0, 'request timed out'))
    const [back, ...others] = await found()
    assert.deepEqual(
      [back?.key, back?.workflow, back?.dimension, back?.severity, back?.answers, back?.state, back?.title, others],
      [
        ...[`pattern:${id}`, 'desk', 'exceptions', 'high', 'ana', 'open'],
        'A problem that was fixed is there again: request timed out',
        [],
      ],
    )
    assert.equal(back?.detail, 'It was fixed on 2026-06-15. Runs that began since and had it: 2.')
    const asked = (await (await call('GET', `/findings/${back?.id}`)).json()) as { again: { same: boolean } }
    assert.equal(asked.again.same, true)
    assert.deepEqual(await ids('?state=unseen'), [id, ...(await ids('?state=new'))].toSorted())

    const accepted = { state: 'accepted', because: 'The line is replaced in July.', until: '2026-06-16' }
    assert.equal((await call('POST', `/exceptions/${id}`, accepted)).status, 200)
    assert.deepEqual(
      (await found()).map(({ state, ended }) => [state, ended]),
      [['resolved', 'over']],
    )
    clock.set(parseTime('2026-06-16T21:30Z')?.micros ?? 0)
    await hold(app, owner.defaultWorkspace ?? '')
    assert.equal((await found()).length, 1)
    // Midnight in Berlin is at 22:00.
    clock.set(parseTime('2026-06-16T22:30Z')?.micros ?? 0)
    await hold(app, owner.defaultWorkspace ?? '')
    const [, over] = await found()
    assert.deepEqual(
      [over?.title, over?.detail, over?.state],
      [
        'The time to live with it is over: request timed out',
        'You lived with it until 2026-06-16. Runs that had it since you said so: 0.',
        'open',
      ],
    )
    const [other] = (await list()).items.filter((one) => one.id !== id)
    assert.equal((await call('POST', `/exceptions/${id}/merge`, { into: other?.id })).status, 200)
    assert.deepEqual(
      (await found()).map(({ state }) => state),
      ['resolved', 'resolved'],
    )
  })
})
