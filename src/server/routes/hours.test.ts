import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { settableClock, template } from '../../../test/engines/engines.ts'
import { type App, openApp } from '../../app.ts'
import { createLog } from '../../base/log.ts'
import { MICROS } from '../../base/time.ts'
import { verifyRecord } from '../../decisions/altered.ts'
import { holdAll } from '../../jobs.ts'
import { readSettings } from '../../settings.ts'
import { type Api, createApi } from '../api.ts'
import { createIdentity, type Identity } from '../identity/identity.ts'
import { localPrincipal } from '../local.ts'
import type { Principal } from '../principal.ts'

type Got<P extends '/api/v1/hours' | '/api/v1/hours/times' | '/api/v1/findings'> =
  paths[P]['get']['responses'][200]['content']['application/json']
type Entered = paths['/api/v1/hours/times']['post']['responses'][200]['content']['application/json']

/** The hours account through the API: what is entered, what it takes, what is refused, and what people are told. */
describe('the hours account', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-hours-'))
  const clock = settableClock()
  const me = userInfo().username
  let app: App
  let api: Api
  let identity: Identity
  let owner: Principal
  before(async () => {
    cpSync(await template(), folder, { recursive: true })
    app = await openApp(readSettings({ AFTERCARE_DATA: folder }), clock, createLog('silent'))
    identity = createIdentity({ state: app.state, secret: app.folder.secret, url: 'http://aftercare.test', clock })
    api = createApi(app, identity)
    owner = await localPrincipal(app)
    clock.set(Date.parse('2026-03-05T10:00Z') * 1000)
    await call('POST', '/api/v1/plan', plan)
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
effective: 2026-02-01
people:
  ana: { name: Ana, side: provider, email: ana@provider.test }
  carla: { name: Carla, side: client, email: carla@client.test }
workflows:
  desk: { name: Desk, risk: high, owner: ana }
support:
  allowance: { hours: 4, rollover: 25%, expires: 1 month, step_minutes: 15, warn_at: [75%, 90%, 100%] }
changes:
  rates: { engineer: 120 EUR }
  approvals: { spending: [carla, ana] }
  spending_limits: { carla: 100 EUR }
  emergency: { who: ana, approved_within: 1d, surcharge: 50% }
`
  const ask = async (method: string, path: string, body?: unknown, local: Principal = owner) => {
    const headers = { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return await api.request(
      `http://aftercare.test${path}`,
      { method, headers, ...(body === undefined ? {} : { body: text }) },
      { local },
    )
  }
  async function call<T>(method: string, path: string, body?: unknown, local?: Principal): Promise<T> {
    const response = await ask(method, path, body, local)
    assert.equal(response.status, 200, await response.clone().text())
    return (await response.json()) as T
  }
  const refused = async (method: string, path: string, body: unknown, local?: Principal) => {
    const response = await ask(method, path, body, local)
    const { title } = (await response.json()) as { title: string }
    return [response.status, title] as const
  }
  const hours = () => call<Got<'/api/v1/hours'>>('GET', '/api/v1/hours')
  const enter = (minutes: number, more: object = {}) =>
    call<Entered>('POST', '/api/v1/hours/times', { about: 'workflow', id: 'desk', minutes, ...more })
  const warnings = async (state: string) => {
    const { items } = await call<Got<'/api/v1/findings'>>('GET', `/api/v1/findings?state=${state}`)
    return items.filter((one) => one.evidence.question?.kind === 'hours')
  }

  test('a plan that includes hours grants them by its calendar, and carries on what it says', async () => {
    const { current, lots, periods } = await hours()
    assert.deepEqual([current?.from, current?.to, current?.step_minutes], ['2026-03-01', '2026-03-31', 15])
    // A quarter of February, until the end of March: both end then, and what is not carried on again is used first.
    assert.deepEqual(lots, [
      { kind: 'rollover', left: 60, ends: '2026-03-31T22:00:00Z' },
      { kind: 'grant', left: 240, ends: '2026-03-31T22:00:00Z' },
    ])
    assert.deepEqual(
      periods.map(({ from, figures }) => [from, figures.granted, figures.carried_on, figures.expired, figures.left]),
      [
        ['2026-03-01', 240, 0, 0, 300],
        ['2026-02-01', 240, 60, 180, 0],
      ],
    )
    // Whoever looks waits for no job; the job writes the same.
    await holdAll(app)
    assert.deepEqual((await hours()).lots, lots)
  })

  test('time is counted in steps, once, where it takes from the hours; other classes take none and may cost', async () => {
    assert.deepEqual(await enter(20, { note: 'Tuned the wording.' }), {
      ...(await lastId()),
      counted: 30,
      bands: null,
      beyond: 0,
      absorbed: false,
      left: 270,
    })
    const free = await enter(50, { class: 'provider fault', person: 'ana' })
    assert.deepEqual([free.counted, free.left], [0, 270])
    const billed = await enter(50, { class: 'billable' })
    assert.deepEqual([billed.counted, billed.left], [0, 270])
    await enter(20, { class: 'emergency' })
    const { items } = await call<Got<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')
    assert.deepEqual(
      items.map(({ minutes, counted, name, class: of, cost }) => [minutes, counted, name, of, cost?.amount ?? null]),
      [
        [20, 0, me, 'emergency', '60.00'],
        [50, 0, me, 'billable', '100.00'],
        [50, 0, 'Ana', 'provider fault', null],
        [20, 30, me, 'from allowance', null],
      ],
    )
  })
  const lastId = async () => ({
    id: (await call<Got<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')).items[0]?.id,
  })

  test('what cannot be entered is refused with what to do', async () => {
    const cases: [body: object, says: RegExp][] = [
      [{ minutes: 0 }, /"minutes" is 0\. Give a whole number from 1 to 1440/],
      [{ minutes: 1.5 }, /"minutes" is 1\.5/],
      [{ minutes: 1441 }, /longer than a day is two/],
      [{ minutes: 10, day: '2026-03-06' }, /6 Mar 2026 is not yet\. Enter time when it was worked/],
      [{ minutes: 10, day: '2026-02-30' }, /"2026-02-30", which is no day/],
      [{ minutes: 10, person: 'bob' }, /The plan has no person "bob"\. It has: ana, carla/],
      [{ minutes: 10, class: 'billable', rate: 'boss' }, /The plan has no rate "boss"\. It has: engineer/],
      [{ minutes: 10, day: '2026-01-31' }, /The plan includes no hours on 31 Jan 2026\. Give the time another class/],
      [{ minutes: 10, about: 'finding', id: 'none' }, /There is no finding "none"/],
      [{ minutes: 10, id: 'desc' }, /desc/],
      [{ minutes: 10, about: 'pattern', id: '7' }, /There is no pattern 7 of its own in this workspace/],
      [{ minutes: 10, about: 'pattern', id: 'x' }, /There is no pattern x of its own/],
      [{ minutes: 10, about: 'request', id: 'R-7' }, /There is no request "R-7"\. "aftercare requests" lists them/],
    ]
    for (const [body, says] of cases) {
      const [status, title] = await refused('POST', '/api/v1/hours/times', { about: 'workflow', id: 'desk', ...body })
      assert.ok(status >= 400 && status < 500, title)
      assert.match(title, says)
    }
    const viewer = { ...owner, workspaces: owner.workspaces.map((one) => ({ ...one, roles: ['viewer'] as const })) }
    assert.equal(
      (await ask('POST', '/api/v1/hours/times', { about: 'workflow', id: 'desk', minutes: 1 }, viewer)).status,
      403,
    )
    assert.equal((await hours()).current?.figures.left, 270)
  })

  test('each step of the plan is told once, and beyond the last only what a budget holder agreed to may be used', async () => {
    await enter(195)
    const [first, ...others] = await warnings('unresolved')
    assert.deepEqual(
      [first?.title, first?.severity, first?.answers, others.length],
      ['75 % of the included hours are used', 'low', 'ana', 0],
    )
    assert.match(first?.detail ?? '', /^From 1 Mar 2026 to 31 Mar 2026: 225 of 300 minutes are used, 75 are left\./)
    await enter(75)
    assert.deepEqual((await warnings('unresolved')).map(({ title }) => title).sort(), [
      '75 % of the included hours are used',
      '90 % of the included hours are used',
      'The included hours are used up',
    ])
    assert.deepEqual(await refused('POST', '/api/v1/hours/times', { about: 'workflow', id: 'desk', minutes: 40 }), [
      409,
      'This takes 45 minutes, and 0 are left. Ask a budget holder to agree to more ("aftercare hours consent"), or enter it with "absorb", at nobody’s cost.',
    ])
    const absorbed = await enter(40, { absorb: true })
    assert.deepEqual([absorbed.absorbed, absorbed.counted, absorbed.left], [true, 0, 0])
    const again = await call<{ again: { same: boolean; changed: object } }>('GET', `/api/v1/findings/${first?.id}`)
    assert.equal(again.again.same, true, 'what it rests on is kept with each look')
  })

  test('only a budget holder of the client agrees to more, within what they may approve', async () => {
    const signedIn = async (email: string, name: string, role: 'owner' | 'viewer'): Promise<Principal> => {
      const workspace = owner.defaultWorkspace ?? ''
      const { user } = await identity.invite(workspace, { email, name, role }, owner)
      return {
        id: `user:${user}`,
        person: user,
        via: 'session',
        workspaces: [{ workspace, roles: [role], through: 'member' }],
        defaultWorkspace: workspace,
      }
    }
    const ana = await signedIn('ana@provider.test', 'Ana of the provider', 'owner')
    const carla = await signedIn('Carla@client.test', 'Carla', 'viewer')
    const consent = { minutes: 45, because: 'The new form.' }
    const only = [403, 'Only who holds the budget may agree to this: Carla. Ask them to sign in and do it.'] as const
    assert.deepEqual(await refused('POST', '/api/v1/hours/consents', consent, ana), only)
    assert.deepEqual(await refused('POST', '/api/v1/hours/consents', consent), only)
    assert.deepEqual(await refused('POST', '/api/v1/hours/consents', { ...consent, minutes: 51 }, carla), [
      403,
      'This costs up to 102.00 EUR, and you may approve up to 100 EUR. Agree to fewer minutes, or ask somebody who may more.',
    ])
    await call('POST', '/api/v1/hours/consents', consent, carla)
    const used = await enter(25)
    assert.deepEqual([used.counted, used.beyond, used.left], [30, 30, 0])
    assert.deepEqual(await refused('POST', '/api/v1/hours/times', { about: 'workflow', id: 'desk', minutes: 16 }), [
      409,
      'This takes 30 minutes, and 0 are left and 15 agreed to beyond. Ask a budget holder to agree to more ("aftercare hours consent"), or enter it with "absorb", at nobody’s cost.',
    ])
    const { consents, current } = await hours()
    assert.deepEqual(
      consents.map(({ minutes, by, rate }) => [minutes, by, rate]),
      [[45, 'Carla', { name: 'engineer', rate: '120 EUR' }]],
    )
    assert.deepEqual([current?.consented, current?.figures.beyond], [45, 30])
    const mine = await call<Entered>(
      'POST',
      '/api/v1/hours/times',
      { about: 'workflow', id: 'desk', minutes: 5, class: 'included' },
      ana,
    )
    const times = await call<Got<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')
    assert.equal(times.items.find(({ id }) => id === mine.id)?.person, 'person:ana', 'as the plan names her')
  })

  test('time that was wrong is taken back with its reason; what it took is there again, and the warning over', async () => {
    const { items } = await call<Got<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')
    const large = items.find(({ minutes }) => minutes === 195)
    const path = `/api/v1/hours/times/${large?.id}/taking-back`
    assert.deepEqual(await call('POST', path, { because: 'Of another client.' }), { left: 195 })
    assert.deepEqual(await refused('POST', path, { because: 'Again.' }), [409, 'This time was taken back already.'])
    assert.deepEqual(await warnings('unresolved'), [])
    const after = await call<Got<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')
    const found = after.items.find(({ id }) => id === large?.id)
    assert.deepEqual([found?.taken_back?.because, found?.counted, found?.minutes], ['Of another client.', 0, 195])
  })

  test('a timer counts whole minutes, is one, and what ran too long asks', async () => {
    const start = () => call('POST', '/api/v1/hours/timer', { about: 'workflow', id: 'desk', note: 'Looked at it.' })
    await start()
    const [status, title] = await refused('POST', '/api/v1/hours/timer', { about: 'workflow', id: 'desk' })
    assert.equal(status, 409)
    assert.match(title, /^Your timer runs since 2026-03-05T1/)
    clock.pass(22.6 * MICROS.m)
    assert.equal((await hours()).timer?.minutes, 23)
    const stopped = await call<Entered>('POST', '/api/v1/hours/timer/stop', {})
    assert.deepEqual([stopped.counted, stopped.left], [30, 165])
    const { items } = await call<Got<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')
    assert.deepEqual([items[0]?.minutes, items[0]?.note, items[0]?.source], [23, 'Looked at it.', 'timer'])
    assert.match((await refused('POST', '/api/v1/hours/timer/stop', {}))[1], /^No timer of yours runs here\./)

    await start()
    clock.pass(13 * MICROS.h)
    const forgotten = await refused('POST', '/api/v1/hours/timer/stop', {})
    assert.deepEqual(forgotten, [
      409,
      'It ran for 13 hours, and nobody works so long without a break. Say how many minutes you worked, or throw it away.',
    ])
    clock.pass(MICROS.h)
    const { timer } = await hours()
    assert.deepEqual(
      [timer?.minutes, timer?.is_forgotten, timer?.stopped_at === null],
      [780, true, false],
      'it counts no further',
    )
    const said = await call<Entered>('POST', '/api/v1/hours/timer/stop', { minutes: 40 })
    assert.deepEqual([said.counted, said.left], [45, 120])
    await start()
    await call('DELETE', '/api/v1/hours/timer')
    assert.equal((await hours()).timer, null)
  })

  test('what one was away for is taken off only where one says so, once, and is kept with the time', async () => {
    type Own = paths['/api/v1/hours/timer']['get']['responses'][200]['content']['application/json']
    const own = () => call<Own>('GET', '/api/v1/hours/timer')
    const last = async () => (await call<Got<'/api/v1/hours/times'>>('GET', '/api/v1/hours/times')).items[0]
    const at = (minutes: number) => new Date((began + minutes * MICROS.m) / 1000).toISOString()
    const away = (from: number, to: number) => ({ from: at(from), to: at(to) })
    const start = () => call('POST', '/api/v1/hours/timer', { about: 'workflow', id: 'desk' })
    let began = clock.now()
    assert.deepEqual([(await own()).timer, (await own()).elsewhere, (await own()).ask_after_minutes], [null, null, 15])
    await start()
    clock.pass(60 * MICROS.m)
    assert.equal((await own()).timer?.minutes, 60, 'nothing by itself')
    await call('POST', '/api/v1/hours/timer/away', away(10, 30))
    // Another tab asks the same; a third saw more of it.
    await call('POST', '/api/v1/hours/timer/away', away(10, 30))
    await call('POST', '/api/v1/hours/timer/away', away(25, 35))
    const { timer } = await own()
    assert.deepEqual([timer?.minutes, timer?.taken_off, timer?.about.title], [35, 25, 'Desk'])
    assert.match(
      (await refused('POST', '/api/v1/hours/timer/away', away(-30, -5)))[1],
      /^Your timer did not run from .* to .*: it runs since .*\. Take off what lies within\.$/,
    )
    assert.deepEqual(await refused('POST', '/api/v1/hours/timer/stop', { less: 35 }), [
      409,
      'It counted 35 minutes, and 35 cannot be taken off them. Take off fewer, or throw it away.',
    ])
    assert.equal((await refused('POST', '/api/v1/hours/timer/stop', { less: 5, minutes: 5 }))[0], 400)
    await call('POST', '/api/v1/hours/timer/stop', { less: 5, class: 'included' })
    assert.deepEqual([(await last())?.minutes, (await last())?.taken_off], [30, 30])

    // Stopped as of when one left, hours later: what it counted since is taken off, and it was not forgotten.
    began = clock.now()
    await start()
    clock.pass(11 * MICROS.h)
    await call('POST', '/api/v1/hours/timer/stop', { left_at: at(20), class: 'included' })
    assert.deepEqual([(await last())?.minutes, (await last())?.taken_off], [20, 640])
    clock.pass(-11 * MICROS.h)
  })

  test('a request is named by its id, the end of it or its title; a wrong name is told with the nearest', async () => {
    const file = (title: string) =>
      call<{ id: string }>('POST', '/api/v1/requests', {
        title,
        why: 'It is needed.',
        what: 'prompt',
        workflow: 'desk',
      })
    const [french] = [await file('Answer in French'), await file('Answer in Danish')]
    type Spent = paths['/api/v1/hours/spent']['get']['responses'][200]['content']['application/json']
    const spent = (id: string) =>
      call<Spent>('GET', `/api/v1/hours/spent?${new URLSearchParams({ about: 'request', id })}`)
    const book = (id: string, minutes: number, more: object = {}) =>
      enter(minutes, { about: 'request', id, class: 'included', ...more })
    await book(french.id, 10)
    await book(french.id.slice(-8), 20, { person: 'ana' })
    await book('answer in french', 3)
    const { people, minutes, about, timers, class: payer } = await spent(french.id)
    assert.deepEqual(
      [about, minutes, people.map((one) => [one.name, one.minutes]), timers, payer],
      [
        { kind: 'request', id: french.id, title: 'Answer in French' },
        33,
        [
          ['Ana', 20],
          [me, 13],
        ],
        [],
        'from allowance',
      ],
    )
    for (const [id, says] of [
      [
        'Anser in Frensh',
        `There is no request "Anser in Frensh". The nearest is "Answer in French" (${french.id}); "aftercare requests" lists them.`,
      ],
      ['danish', /^There is no request "danish"\. The nearest is "Answer in Danish"/],
      [
        '0000-nothing-like-it-0000',
        /^There is no request "0000-nothing-like-it-0000"\. "aftercare requests" lists them/,
      ],
    ] as const) {
      const [status, title] = await refused('POST', '/api/v1/hours/times', { about: 'request', id, minutes: 1 })
      assert.equal(status, 404)
      if (typeof says === 'string') assert.equal(title, says)
      else assert.match(title, says)
    }
    await call('POST', `/api/v1/requests/${french.id}/classify`, {
      class: 'billable',
      because: 'Not in the plan.',
    })
    await call('POST', '/api/v1/hours/timer', { about: 'request', id: french.id })
    clock.pass(4 * MICROS.m)
    const now = await spent(french.id)
    assert.deepEqual(
      [now.class, now.minutes, now.timers.map((one) => [one.name, one.is_mine, one.minutes])],
      ['billable', 33, [[me, true, 4]]],
    )
    await call('DELETE', '/api/v1/hours/timer')
  })

  test('minutes are kept for something, given back, and written off by who holds the budget', async () => {
    const left = async () => (await hours()).current?.figures.left ?? 0
    const before = await left()
    const path = '/api/v1/hours/reservations'
    const { id } = await call<{ id: string }>('POST', path, { minutes: 45, because: 'The new form.' })
    assert.equal(await left(), before - 45)
    type Kept = paths['/api/v1/hours/reservations']['get']['responses'][200]['content']['application/json']
    const kept = await call<Kept>('GET', path)
    assert.deepEqual(
      kept.items.map((one) => [one.id, one.minutes, one.because]),
      [[id, 45, 'The new form.']],
    )
    assert.match(
      (await refused('POST', path, { minutes: 9999, because: 'x' }))[1],
      /^These are 9999 minutes, and \d+ are left/,
    )
    assert.equal((await refused('POST', path, { minutes: 0, because: 'x' }))[0], 400)
    // What is kept is not there for others.
    const { current } = await hours()
    const usable = (current?.figures.left ?? 0) + (current?.consented ?? 0) - (current?.figures.beyond ?? 0)
    const [status] = await refused('POST', '/api/v1/hours/times', {
      about: 'workflow',
      id: 'desk',
      minutes: usable + 1,
    })
    assert.equal(status, 409)
    await call('POST', `${path}/${id}/release`, { because: 'Nobody wants it.' })
    assert.equal(await left(), before)
    assert.match((await refused('POST', `${path}/${id}/release`, { because: 'x' }))[1], /^Nothing is kept under/)
    const provider = {
      ...owner,
      via: 'session' as const,
      workspaces: owner.workspaces.map((one) => ({ ...one, through: 'grant' as const })),
    }
    assert.equal(
      (await ask('POST', '/api/v1/hours/write-offs', { minutes: 10, because: 'x' }, provider as Principal)).status,
      403,
    )
  })

  test('at the end of a period what is left ends as the plan said, time of it can still be entered, and the log is whole', async () => {
    clock.set(Date.parse('2026-04-01T08:00Z') * 1000)
    await holdAll(app)
    const { periods } = await hours()
    // Of the grant; what was carried on from February lasts to the same day.
    const march = periods.find(({ from }) => from === '2026-03-01')?.figures
    assert.equal(march?.left, 0)
    assert.equal((march?.carried_on ?? 0) + (march?.expired ?? 0) + (march?.consumed ?? 0), 300)
    const late = await enter(15, { day: '2026-03-31' })
    assert.equal(late.counted, 15)
    const then = (await hours()).periods.find(({ from }) => from === '2026-03-01')?.figures
    assert.deepEqual([then?.consumed, then?.expired], [(march?.consumed ?? 0) + 15, (march?.expired ?? 0) - 15])
    // What is of no period is in no statement, and is told beside them.
    assert.equal((await hours()).outside, null)
    await enter(30, { day: '2026-01-20', class: 'billable' })
    await enter(10, { day: '2026-01-05', class: 'included' })
    assert.deepEqual((await hours()).outside, {
      ...{ minutes: 40, from: '2026-01-05', to: '2026-01-20', unpriced: 0 },
      amounts: [{ amount: '60.00', currency: 'EUR' }],
    })
    // Among all clients: what is left, and which statement waits.
    type Clients = paths['/api/v1/clients']['get']['responses'][200]['content']['application/json']
    const brief = async () => (await call<Clients>('GET', '/api/v1/clients')).items[0]?.standing?.hours
    const { current } = await hours()
    const { granted = 0, opening = 0, carried_in = 0, left } = current?.figures ?? {}
    assert.deepEqual(await brief(), {
      now: {
        ...{ left, had: opening + granted + carried_in, used_percent: current?.used_percent, to: '2026-04-30' },
        needs_consent: false,
      },
      statement: { from: '2026-03-01', waits: 'to issue' },
    })
    await call('POST', '/api/v1/hours/statement/issue', { period: '2026-03' })
    await enter(left ?? 0)
    const after = await brief()
    assert.deepEqual([after?.now?.left, after?.now?.needs_consent], [0, true])
    assert.deepEqual(after?.statement, { from: '2026-03-01', waits: 'to answer' })
    const verified = await verifyRecord(app.state.db, owner.defaultWorkspace ?? '')
    assert.deepEqual([verified.log.kind, verified.altered], ['whole', []])
  })
})
