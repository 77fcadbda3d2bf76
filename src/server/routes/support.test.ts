import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { messageOf } from '../../actions/notices/message.ts'
import type { Notice } from '../../actions/notices/notice.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { english, inLanguage } from '../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, parseTime } from '../../base/time.ts'
import { verifyRecord } from '../../decisions/altered.ts'
import { watchSupport } from '../../decisions/support/watch.ts'
import { acknowledgeFinding, closeFinding } from '../../findings/acts.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { watchVacancies } from '../../findings/housekeeping/vacancies.ts'
import { recordFindings } from '../../findings/record.ts'
import { watchClocks } from '../../jobs.ts'
import { sayStarted, sayStopped } from '../../plan/stops.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Support = paths['/api/v1/support']['get']['responses'][200]['content']['application/json']
type One = paths['/api/v1/support/{kind}/{id}']['get']['responses'][200]['content']['application/json']
type Finding = paths['/api/v1/findings']['get']['responses'][200]['content']['application/json']['items'][number]
type Filed = paths['/api/v1/requests/{id}']['get']['responses'][200]['content']['application/json']

const micros = (time: string): Micros => parseTime(time)?.micros ?? 0
/** No Tuesday four weeks or more after it is a holiday there, this year. */
const TUESDAY = micros('2026-03-03T08:00Z')

/** What help is owed for, through the API: its clocks, what people say of it, and what the job tells. */
describe('support', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-support-'))
  const clock = settableClock()
  let app: App
  let api: Api
  let owner: Principal
  let workspace: string
  let [count, keys] = [0, 0]
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
    owner = await localPrincipal(app)
    workspace = owner.defaultWorkspace ?? ''
    clock.set(TUESDAY)
    await call('POST', '/api/v1/plan', plan('2026-02-01', '4h'))
  })
  after(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  // Each on a day of its own: what one test leaves open is over before the next.
  beforeEach(async () => {
    clock.set(TUESDAY + ++count * 4 * MICROS.w)
    for (const { kind, id } of (await support()).open)
      if (kind === 'finding')
        await closeFinding(app.state, workspace, { id, by: 'user:ana', now: clock.now(), because: 'Over.' })
    await watchClocks(app)
  })

  const plan = (effective: string, restore: string) => `plan: 1
workspace: desk
client: Client
time_zone: Europe/Berlin
currency: EUR
effective: ${effective}
holidays: DE-BY
people: { ana: { name: Ana } }
workflows: { desk: { name: Desk, risk: high, owner: ana } }
support:
  hours: { from: "09:00", to: "17:00" }
  severities:
    S1: { means: harm, acknowledge: 30m, contain: 1h, restore: 4h, calendar: always }
    S2: { means: down, acknowledge: 1h, contain: 2h, restore: ${restore} }
    S4: { means: a question, acknowledge: 2d }
  paused_by: [client, third party]
`
  const ask = (method: string, path: string, body?: unknown) => {
    const isText = typeof body === 'string'
    const headers = { 'content-type': isText ? 'text/plain' : 'application/json' }
    const sent = body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }
    return api.request(`http://aftercare.test${path}`, { method, headers, ...sent }, { local: owner })
  }
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await ask(method, path, body)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  async function refused(path: string, body: unknown): Promise<readonly [number, string]> {
    const response = await ask('POST', path, body)
    return [response.status, ((await response.json()) as { title: string }).title]
  }
  const support = () => call<Support>('GET', '/api/v1/support')
  const one = (id: string, kind = 'finding') => call<One>('GET', `/api/v1/support/${kind}/${id}`)
  const say = (id: string, act: string, body: object, kind = 'finding') =>
    call<One>('POST', `/api/v1/support/${kind}/${id}/${act}`, body)
  /** The clock of the test goes on a little with each look. */
  const minutes = (ms: number | null | undefined) => Math.round((ms ?? 0) / 60_000)
  const stateOf = (matter: One, clock: string) => matter.clocks.find((one) => one.clock === clock)
  const found = async (severity: 'high' | 'medium' | 'low' = 'high') => {
    const key = `loop:desk:x:${++keys}`
    const question = { kind: 'loop', tool: 'x', release: '' } as const
    const behind = { url: '/api/v1/plan', command: 'aftercare plan show' }
    const evidence = evidenceOf({ question, behind, said: 'It loops.', answer: null }, clock.now())
    const seen = [
      {
        key,
        workflow: 'desk',
        dimension: 'exceptions',
        severity,
        title: 'It loops',
        detail: '',
        answers: 'ana',
        evidence,
      } as const,
    ]
    await app.state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [] }, clock.now()))
    const row = await app.state.db.selectFrom('finding').select('id').where('key', '=', key).executeTakeFirstOrThrow()
    return row.id
  }
  const late = async (state = 'unresolved') => {
    const { items } = await call<{ items: Finding[] }>('GET', `/api/v1/findings?state=${state}`)
    return items.filter(({ evidence }) => evidence.question?.kind === 'support')
  }
  const told = async (): Promise<Notice[]> => {
    const rows = await app.state.db
      .selectFrom('notice')
      .selectAll()
      .where('kind', '=', 'clock.passed')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({ ...row, owed_at: fromDate(row.owed_at) }) as unknown as Notice)
  }

  test('a finding has the clocks of its severity, on the hours of support', async () => {
    const id = await found()
    clock.pass(30 * MICROS.m)
    const matter = await one(id)
    assert.equal(matter.severity, 'S2')
    // Counted from when it was found: the clock of the test goes on while it is asked.
    const { first_seen } = await call<{ first_seen: string }>('GET', `/api/v1/findings/${id}`)
    const began = (parseTime(first_seen)?.micros ?? 0) + 30 * MICROS.m
    const at = (minutes: number) => formatTime(began + minutes * MICROS.m).slice(0, 19)
    assert.deepEqual(
      matter.clocks.map(({ clock, state, used_percent, left_ms, due }) => [
        clock,
        state,
        used_percent,
        Math.round((left_ms ?? 0) / 60_000),
        due?.slice(0, 19),
      ]),
      [
        ['acknowledge', 'running', 50, 30, at(30)],
        ['contain', 'running', 25, 90, at(90)],
        ['restore', 'running', 12.5, 210, at(210)],
      ],
    )
    const { open, promised } = await support()
    assert.deepEqual([open.map((each) => each.id), promised.map((each) => each.severity)], [[id], ['S1', 'S2', 'S4']])
  })

  test('what waits for the client stands still and is counted; a reason that the plan does not name stops nothing', async () => {
    const id = await found()
    clock.pass(30 * MICROS.m)
    const paused = await say(id, 'pause', { reason: 'client', awaited: 'Carla', evidence: 'T-4711' })
    assert.deepEqual([stateOf(paused, 'acknowledge')?.state, stateOf(paused, 'restore')?.state], ['done', 'paused'])
    assert.deepEqual(
      [paused.waits?.reason, paused.waits?.awaited, paused.waits?.evidence, stateOf(paused, 'restore')?.due],
      ['client', 'Carla', 'T-4711', null],
    )
    assert.deepEqual(await refused(`/api/v1/support/finding/${id}/pause`, { reason: 'client', awaited: 'Ina' }), [
      409,
      'It waits already, for Carla. Let it go on first, then say what it waits for now.',
    ])
    clock.pass(2 * MICROS.h)
    const resumed = await say(id, 'resumption', {})
    assert.deepEqual([stateOf(resumed, 'restore')?.used_percent, resumed.waits], [12.5, null])
    const waited = stateOf(resumed, 'restore')?.waited.map(({ working_ms, real_ms, ...more }) => {
      return { ...more, working: minutes(working_ms), real: minutes(real_ms) }
    })
    assert.deepEqual(waited, [{ reason: 'client', working: 120, real: 120, stopped: true }])
    await say(id, 'pause', { reason: 'maintenance', awaited: 'the vendor' })
    clock.pass(MICROS.h)
    const going = await one(id)
    assert.deepEqual([stateOf(going, 'restore')?.state, stateOf(going, 'restore')?.used_percent], ['running', 37.5])
    assert.equal((await refused(`/api/v1/support/finding/${id}/resumption`, {}))[0], 200)
    assert.equal((await refused(`/api/v1/support/finding/${id}/resumption`, {}))[0], 409)
  })

  test('another severity and another plan measure what comes after them, and alter nothing of before', async () => {
    const id = await found()
    clock.pass(2 * MICROS.h)
    const raised = await say(id, 'severity', { severity: 'S1', because: 'It writes wrong records.' })
    // Half of four working hours is used; the rest is half of four hours around the clock.
    assert.deepEqual(
      [stateOf(raised, 'restore')?.used_percent, minutes(stateOf(raised, 'restore')?.left_ms)],
      [50, 120],
    )
    await say(id, 'severity', { severity: 'S2', because: 'It was less.' })
    const today = formatTime(clock.now()).slice(0, 10)
    await call('POST', '/api/v1/plan', plan(today, '10h'))
    const after = stateOf(await one(id), 'restore')
    assert.deepEqual([after?.used_percent, minutes(after?.left_ms), minutes(after?.target_ms)], [50, 300, 600])
    assert.equal((await refused(`/api/v1/support/finding/${id}/severity`, { severity: 'S2', because: 'x' }))[0], 409)
    await call('POST', '/api/v1/plan', plan(today, '4h'))
  })

  test('a workflow that stands still contains what is open; once it runs again it does not, unless somebody says so', async () => {
    const id = await found()
    const asked = { workflow: 'desk', by: 'user:ana' }
    await sayStopped(app.state, workspace, {
      ...asked,
      now: clock.now(),
      since: clock.now(),
      why: 'It loops.',
      meanwhile: null,
    })
    clock.pass(MICROS.h)
    assert.equal(stateOf(await one(id), 'contain')?.state, 'done')
    await sayStarted(app.state, workspace, { ...asked, now: clock.now(), until: clock.now(), note: 'Mended.' })
    clock.pass(MICROS.h)
    assert.deepEqual(
      [stateOf(await one(id), 'contain')?.state, stateOf(await one(id), 'contain')?.used_percent],
      ['running', 50],
    )
    const said = await say(id, 'containment', { note: 'The tool is off.' })
    assert.deepEqual([stateOf(said, 'contain')?.state, stateOf(said, 'acknowledge')?.state], ['done', 'done'])
    assert.equal((await refused(`/api/v1/support/finding/${id}/containment`, { note: 'Again.' }))[0], 409)
  })

  test('each share that is passed is told once, also by two that look at the same time, and what is late is found once', async () => {
    const id = await found()
    await watchClocks(app)
    const before = (await told()).length
    clock.pass(50 * MICROS.m)
    const moments = () => ({ asOf: clock.now(), now: clock.now() })
    await Promise.all([watchSupport(app.state, workspace, moments()), watchSupport(app.state, workspace, moments())])
    await watchClocks(app)
    const first = (await told()).slice(before)
    // 50 % and 75 % of an hour to answer were passed: the last of them is told.
    assert.deepEqual(
      first.map(({ body, urgency, opens }) => [body.clock, body.share, urgency, opens]),
      [['acknowledge', '75%', 'medium', null]],
    )
    const [notice] = first
    assert.ok(notice)
    const message = messageOf(notice, { plan: undefined, workspace, url: 'https://care.test', language: english })
    assert.match(message.subject, /It loops: 75% of a promised time is used/)
    assert.equal(message.link, `https://care.test/w/${workspace}/findings/${id}`)
    assert.match(message.text, /The plan promises for S2 that somebody answers. 75% of the time for it is used./)

    clock.pass(10 * MICROS.m)
    await watchClocks(app)
    const [finding, ...others] = await late()
    assert.deepEqual([finding?.severity, others.length], ['high', 0])
    assert.equal(inLanguage(finding?.title ?? ''), 'Promised help is late')
    assert.match(inLanguage(finding?.detail ?? ''), /^Late are It loops \(S2\): an answer, since /)
    // Its own clocks would speak of themselves.
    assert.deepEqual(
      (await support()).open.map((each) => each.id),
      [id],
    )
    // The finding tells it; the next promise that is broken beside it is told by a notice.
    assert.equal((await told()).slice(before).filter(({ body }) => body.share === '100%').length, 0)
    clock.pass(MICROS.h)
    await watchClocks(app)
    assert.deepEqual(
      (await told())
        .slice(before)
        .filter(({ body }) => body.share === '100%')
        .map(({ body }) => body.clock),
      ['contain'],
    )
    const asked = await call<Finding & { again: { same: boolean } }>('GET', `/api/v1/findings/${finding?.id}`)
    assert.equal(typeof asked.again.same, 'boolean')

    // Late in the first month; in time in none.
    const explained = await say(id, 'explanation', { clock: 'acknowledge', reason: 'seen too late', note: 'A Monday.' })
    assert.equal(explained.said.at(-1)?.breach, 'seen too late')
    assert.equal(
      (await refused(`/api/v1/support/finding/${id}/explanation`, { clock: 'restore', reason: 'other', note: 'x' }))[0],
      409,
    )
    await acknowledgeFinding(app.state, workspace, {
      id,
      by: 'user:ana',
      owner: 'user:ana',
      note: 'On it.',
      now: clock.now(),
    })
    await say(id, 'containment', { note: 'Off.' })
    await watchClocks(app)
    assert.deepEqual(await late(), [])
    await closeFinding(app.state, workspace, { id, by: 'user:ana', now: clock.now(), because: 'Mended.' })
    const month = formatTime(clock.now()).slice(0, 7)
    assert.deepEqual(
      (await support()).months
        .filter((each) => each.month === month && each.severity === 'S2')
        .map(({ clock, kept, of }) => [clock, kept, of]),
      [
        ['acknowledge', 0, 1],
        ['contain', 0, 1],
        ['restore', 1, 1],
      ],
    )
  })

  test('a request opens when it is submitted, waits while its price does, and what was typed stays at the desk', async () => {
    const asks = { title: 'Kestrel', why: 'It is needed.', what: 'prompt', workflow: 'desk' }
    const { id } = await call<Filed>('POST', '/api/v1/requests', { ...asks, submit: true })
    clock.pass(MICROS.d)
    await watchClocks(app)
    const filed = await one(id, 'request')
    assert.deepEqual([filed.severity, stateOf(filed, 'acknowledge')?.used_percent], ['S4', 50])
    const mine = (await told()).filter(({ body }) => body.request === id)
    assert.deepEqual(
      mine.map(({ body }) => [body.share, body.title]),
      [['50%', null]],
    )
    assert.ok(!JSON.stringify(mine).includes('Kestrel'))
    await call('POST', `/api/v1/requests/${id}/classify`, { class: 'billable', because: 'New.' })
    assert.equal(stateOf(await one(id, 'request'), 'acknowledge')?.state, 'done')
    const answers = {
      reversible: 'yes',
      data: 'as before',
      reach: 'inside',
      autonomy: 'as before',
      tested: 'yes',
      'failed lately': 'no',
    }
    await call('POST', `/api/v1/requests/${id}/assess`, { answers, estimate: { low: 1, likely: 2, high: 3 } })
    const until = formatTime(clock.now() + MICROS.w).slice(0, 10)
    await call('POST', `/api/v1/requests/${id}/quote`, { amount: '100 EUR', valid_until: until })
    assert.deepEqual((await one(id, 'request')).waits?.reason, 'client')
    // Nobody took it: it waits for nobody any more.
    clock.pass(2 * MICROS.w)
    assert.equal((await one(id, 'request')).waits, null)
    await call('POST', `/api/v1/requests/${id}/cancel`, { because: 'No.' })
    assert.equal((await one(id, 'request')).over, true)
  })

  test('that nobody answers on two working days is a finding as long as it is so, and has no clocks of its own', async () => {
    const today = formatTime(clock.now()).slice(0, 10)
    const tomorrow = formatTime(clock.now() + MICROS.d).slice(0, 10)
    const absent = plan(today, '4h').replace(
      'name: Ana }',
      `name: Ana, absences: [{ from: ${today}, to: ${tomorrow} }] }`,
    )
    await call('POST', '/api/v1/plan', absent)
    const vacant = async () => {
      await watchVacancies(app.state, workspace, { asOf: clock.now(), now: clock.now() })
      const { items } = await call<{ items: Finding[] }>('GET', '/api/v1/findings?state=unresolved')
      return items.filter(({ evidence }) => evidence.question?.kind === 'vacancy')
    }
    await vacant()
    const [found, ...others] = await vacant()
    assert.deepEqual([found?.severity, others.length], ['high', 0])
    assert.match(inLanguage(found?.detail ?? ''), /2 working days, nobody answers: Ana is away until .*Name a deputy/)
    const asked = await call<Finding & { again: { same: boolean } }>('GET', `/api/v1/findings/${found?.id}`)
    assert.equal(asked.again.same, true)
    assert.deepEqual((await support()).open, [])
    clock.pass(2 * MICROS.d)
    assert.deepEqual(await vacant(), [])
    await call('POST', '/api/v1/plan', plan(today, '4h'))
  })

  test('what is wrong is refused in a sentence, and the log holds hashes alone', async () => {
    const id = await found()
    assert.deepEqual(await refused('/api/v1/support/finding/nothing/containment', { note: 'x' }), [
      404,
      'There is no finding "nothing" in this workspace. List them with "aftercare findings".',
    ])
    assert.equal((await refused(`/api/v1/support/finding/${id}/pause`, { reason: 'lunch', awaited: 'Ana' }))[0], 400)
    assert.match(
      (await refused(`/api/v1/support/finding/${id}/containment`, { note: ' ' }))[1],
      /say how it was contained/,
    )
    await say(id, 'pause', { reason: 'third party', awaited: 'Kestrel Ltd', evidence: 'K-1', note: 'Kestrel wrote.' })
    await say(id, 'resumption', { note: 'Kestrel is back.' })
    const log = await app.state.db.selectFrom('decision').selectAll().execute()
    assert.ok(log.some(({ kind }) => kind === 'support.paused'))
    assert.ok(!JSON.stringify(log).includes('Kestrel'))
    assert.equal((await verifyRecord(app.state.db, workspace)).log.kind, 'whole')
  })
})
