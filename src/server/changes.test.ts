import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Engines, openEngines } from '../../test/engines/engines.ts'
import type { App } from '../app.ts'
import { createLog } from '../base/log.ts'
import { MICROS } from '../base/time.ts'
import { takeTimeBack } from '../decisions/hours/keep.ts'
import { stopTimer, takeOff } from '../decisions/hours/stop-timer.ts'
import { startTimer } from '../decisions/hours/timer.ts'
import { untold } from '../decisions/requests/mail/proven.ts'
import { readMail } from '../decisions/requests/mail/read.ts'
import { takeMail } from '../decisions/requests/mail/take.ts'
import { createMasker } from '../evidence/receive/mask.ts'
import { createPipe } from '../evidence/receive/pipe.ts'
import { follow } from '../evidence/runs/follow.ts'
import { appendDecision } from '../store/state/decision-log.ts'
import { type Api, createApi } from './api.ts'
import { createChanges } from './changes.ts'
import { createIdentity, type Identity } from './identity/identity.ts'
import { createWorkspace } from './identity/workspace.ts'
import type { Principal } from './principal.ts'

const url = 'http://aftercare.test'

describe('what changes in a workspace is told as it does', () => {
  let engines: Engines
  let api: Api
  let identity: Identity
  const ending = new AbortController()

  before(async () => {
    engines = await openEngines()
    const { state, clock } = engines
    identity = createIdentity({ state, secret: 'a-secret-of-more-than-thirty-two-letters', url, clock })
    const app = { state, clock, log: createLog('silent'), asOf: clock.now } as unknown as App
    api = createApi(app, identity, undefined, ending.signal)
  })
  after(() => engines.close())

  const local = (workspace: string): Principal => ({
    id: 'local:test',
    person: null,
    via: 'local',
    workspaces: [{ workspace, roles: ['owner'], through: 'member' }],
    defaultWorkspace: workspace,
  })
  const decide = (workspace: string) =>
    engines.state.transaction((trx) =>
      appendDecision(trx, workspace, { principal: 'test', kind: 'test.made', body: {} }, engines.clock.now()),
    )

  async function invited(workspace: string, email: string) {
    const { user, link } = await identity.invite(workspace, { email, name: email, role: 'viewer' }, local(workspace))
    const opened = await api.request(link, { method: 'POST', headers: { origin: url } })
    return { user, cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }

  /** The events of a stream, one after the other; null when it has ended. */
  async function open(workspace: string, cookie: string) {
    const response = await api.request(`${url}/api/v1/changes?workspace=${workspace}`, { headers: { cookie } })
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/event-stream')
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const text = new TextDecoder()
    return {
      async next(): Promise<{ event: string; data: unknown } | null> {
        const { done, value } = await reader.read()
        if (done) return null
        const [, event = '', data = ''] = /^event: (.+)\ndata: (.+)\n\n$/.exec(text.decode(value)) ?? []
        return { event, data: JSON.parse(data) as unknown }
      },
      leave: () => reader.cancel(),
    }
  }

  test('to those who may read it, of their workspace alone, until they may not or the server ends', async () => {
    const now = engines.clock.now()
    const [one, other] = [
      await createWorkspace(engines.state, { name: 'one', owner: null, now }),
      await createWorkspace(engines.state, { name: 'other', owner: null, now }),
    ]
    const [ann, bob] = [await invited(one, 'ann@changes.example'), await invited(other, 'bob@changes.example')]
    assert.equal((await api.request(`${url}/api/v1/changes?workspace=${one}`)).status, 401)
    const refused = await api.request(`${url}/api/v1/changes?workspace=${one}`, { headers: { cookie: bob.cookie } })
    assert.equal(refused.status, 403)

    const [annHears, bobHears] = [await open(one, ann.cookie), await open(other, bob.cookie)]
    assert.deepEqual(await annHears.next(), { event: 'alive', data: one })
    assert.deepEqual(await bobHears.next(), { event: 'alive', data: other })
    // A first look tells where things stand; what is decided after it is told.
    let told = annHears.next()
    const isTold = told.then(() => true)
    while (!(await Promise.race([isTold, decide(one).then(() => new Promise((go) => setTimeout(go, 500, false)))])));
    assert.deepEqual(await told, { event: 'changed', data: ['decisions'] })
    assert.deepEqual(await bobHears.next(), { event: 'alive', data: other }, 'nothing of another workspace')

    await engines.state.db.deleteFrom('member').where('userId', '=', ann.user).execute()
    do told = annHears.next()
    while ((await told) !== null)

    const ended = bobHears.next()
    ending.abort()
    assert.equal(await ended, null)
  })

  test('from the moment one listens, whoever else listens already', async () => {
    const now = engines.clock.now()
    const [one, other] = [
      await createWorkspace(engines.state, { name: 'first', owner: null, now }),
      await createWorkspace(engines.state, { name: 'second', owner: null, now }),
    ]
    const { listen } = createChanges({ state: engines.state, log: createLog('silent') })
    const heard: string[] = []
    const stopFirst = listen(one, () => undefined)
    // It has looked, and rests until it looks again.
    await new Promise((go) => setTimeout(go, 300))
    const stop = listen(other, (changed) => heard.push(...changed))
    await new Promise((go) => setTimeout(go, 100))
    await decide(other)
    for (let waits = 0; heard.length === 0 && waits < 100; waits++) await new Promise((go) => setTimeout(go, 50))
    stop()
    stopFirst()
    assert.deepEqual(heard, ['decisions'])
  })

  test('of runs when some were made, and not because time went on', async () => {
    const { state, evidence, clock } = engines
    const workspace = await engines.workspace()
    const settle = () => follow({ state, evidence }, workspace, { zone: 'UTC', currency: 'USD' })
    const heard: string[] = []
    const { listen } = createChanges({ state, log: createLog('silent') })
    const stop = listen(workspace, (changed) => heard.push(changed.join(' ')))
    /** Until a decision made just now is told: whatever changed before it is told by then. */
    const looked = async () => {
      await decide(workspace)
      const before = heard.length
      while (!heard.slice(before).some((one) => one.includes('decisions'))) {
        await new Promise((go) => setTimeout(go, 50))
        await decide(workspace)
      }
      return heard.splice(0).join(' ').includes('runs')
    }
    try {
      await looked()
      const line = { type: 'run', run: 'r', workflow: 'w', started: '2026-03-09T08:00:00Z' }
      await createPipe(evidence).receiveTexts(workspace, createMasker(Buffer.alloc(32, 7)), [JSON.stringify(line)])
      clock.pass(120e6)
      await settle()
      assert.equal(await looked(), true)
      clock.pass(120e6)
      await settle()
      assert.equal(await looked(), false)
    } finally {
      stop()
    }
  })

  test('of hours when time is entered, a timer starts, loses minutes or stops, and time is taken back', async () => {
    const { state, clock } = engines
    const workspace = await engines.workspace()
    const heard: string[] = []
    const { listen } = createChanges({ state, log: createLog('silent') })
    const stop = listen(workspace, (changed) => heard.push(...changed))
    const told = async () => {
      for (let waits = 0; !heard.includes('hours') && waits < 200; waits++)
        await new Promise((go) => setTimeout(go, 50))
      return heard.splice(0)
    }
    const acting = { by: 'test', now: clock.now(), moment: clock.now() }
    const work = { class: 'included', person: 'local:test', note: null, absorb: false } as const
    const about = { kind: 'workflow', id: 'w' } as const
    try {
      await new Promise((go) => setTimeout(go, 300))
      await startTimer(state, workspace, { person: 'local:test', about, note: null, may: [workspace] }, acting)
      assert.deepEqual(await told(), ['hours'])
      const now = acting.now + 60 * MICROS.m
      const away = { from: acting.now + MICROS.m, to: acting.now + 20 * MICROS.m }
      await takeOff(state, workspace, 'local:test', away, now)
      assert.deepEqual(await told(), ['hours'])
      const more = { minutes: undefined, less: undefined, left: undefined, day: undefined, rate: undefined }
      const given = { ...work, ...more, timer: 'local:test' }
      const { id } = await stopTimer(state, workspace, given, { ...acting, now, moment: now })
      assert.deepEqual(await told(), ['hours'])
      await takeTimeBack(state, workspace, { id, because: 'Wrong.' }, { ...acting, now, moment: now })
      assert.deepEqual((await told()).toSorted(), ['decisions', 'hours'])
    } finally {
      stop()
    }
  })

  test('of mails when one came', async () => {
    const { state, clock } = engines
    const workspace = await engines.workspace()
    const heard: string[] = []
    const stop = createChanges({ state, log: createLog('silent') }).listen(workspace, (changed) =>
      heard.push(...changed),
    )
    try {
      await new Promise((go) => setTimeout(go, 300))
      const mail = await readMail(Buffer.from('From: x@else.test\r\nSubject: x\r\n\r\nx'))
      const given = { mail, proof: untold, mask: (text: string) => text, senderOf: async () => null, now: clock.now() }
      assert.equal(await takeMail(state, workspace, given), 'held')
      for (let waits = 0; heard.length === 0 && waits < 200; waits++) await new Promise((go) => setTimeout(go, 50))
      assert.deepEqual(heard, ['mails'])
    } finally {
      stop()
    }
  })
})
