import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { type MailServer, type Receiver, startMailServer, startReceiver } from '../../../test/engines/receivers.ts'
import { inLanguage } from '../../base/say.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { acknowledgeFinding } from '../../findings/acts.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { recordFindings } from '../../findings/record.ts'
import { planSchema } from '../../plan/plan.ts'
import { sayStarted, sayStopped } from '../../plan/stops.ts'
import { applyPlan } from '../../plan/versions.ts'
import { acknowledgeNotice } from './acknowledge.ts'
import { deliverDue } from './deliver.ts'
import { escalate } from './escalate.ts'
import { getNotice } from './list.ts'
import type { NoticeParts } from './parts.ts'
import { addPlace } from './places.ts'
import { routeNotices } from './route.ts'

const noon = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0
const addressed = (name: string) => ({ name, email: `${name.toLowerCase()}@acme.test` })
const planWith = (unacknowledged: object[]) =>
  planSchema.parse({
    ...{ plan: 1, workspace: 'acme', client: 'Acme', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
    people: { ana: addressed('Ana'), ben: addressed('Ben'), eve: addressed('Eve') },
    workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana', deputy: 'ben' } },
    support: { contacts: ['eve'] },
    notices: { routes: [{ when: 'anything', tell: 'owner', unacknowledged }] },
  })
const steps = [
  { after: '30m', tell: 'deputy' },
  { after: '1h', tell: ['owner', 'contacts'], by: ['mail', 'Room'], times: 2 },
]

/** What nobody acknowledges is told on, to a real mail server and a real receiver. */
describe('escalation', () => {
  let engines: Engines
  let mail: MailServer
  let room: Receiver
  let workspace: string
  let parts: NoticeParts
  before(async () => {
    engines = await openEngines()
    mail = await startMailServer()
    room = await startReceiver()
  })
  after(async () => {
    await mail.close()
    await room.close()
    await engines.close()
  })
  beforeEach(async () => {
    const { state, clock, log } = engines
    clock.set(noon)
    mail.manner = 'takes'
    room.manner = () => ({ kind: 'takes' })
    mail.mailed.length = 0
    room.received.length = 0
    workspace = await engines.workspace()
    const from = 'care@acme.test'
    const secret = 'a secret of the installation, for tests'
    parts = { state, secret, log, now: clock.now, url: 'https://care.acme.test', mail: { url: mail.url, from } }
    await put(steps)
    await addPlace(parts, workspace, { kind: 'webhook', name: 'Room', url: room.url, by: 'local:me', now: noon })
  })
  const put = (unacknowledged: object[]) =>
    applyPlan(engines.state, workspace, {
      ...{ plan: planWith(unacknowledged), source: JSON.stringify(unacknowledged), by: 'local:me' },
      now: engines.clock.now(),
    })
  const tell = async (passed = 0) => {
    engines.clock.pass(passed)
    await routeNotices(parts, workspace)
    await escalate(parts, workspace)
    return await deliverDue(parts, { random: () => 0 })
  }
  /** To whom mail went since it was asked last, and how often the room was told. */
  const heard = () => {
    const to = mail.mailed.map(
      ({ to, text }) => `${to.split('@')[0]}${/over:|runs again/.test(subjectOf(text)) ? ' over' : ''}`,
    )
    const all = [...to.sort(), ...room.received.map(({ body }) => `room ${JSON.parse(body).data.step}`)]
    mail.mailed.length = 0
    room.received.length = 0
    return all
  }
  const subjectOf = (text: string) => /^Subject: (.*)$/m.exec(text)?.[1] ?? ''
  const look = (judged: { seen: string[]; over?: string[] }) =>
    engines.state.transaction((trx) =>
      recordFindings(
        trx,
        workspace,
        { seen: judged.seen.map(noticed), calm: [], ...(judged.over ? { over: judged.over } : {}) },
        engines.clock.now(),
      ),
    )
  const noticed = (key: string) => ({
    ...{ key, workflow: 'desk', dimension: 'quality' as const, severity: 'high' as const, title: 'Off', detail: '' },
    answers: null,
    evidence: evidenceOf(
      { question: { kind: 'late_reviews' }, said: 'Off.', answer: null, behind: { url: '', command: '' } },
      noon,
    ),
  })
  const onlyNotice = async (kind: string) => {
    const { id } = await engines.state.db
      .selectFrom('notice')
      .select('id')
      .where('workspace_id', '=', workspace)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    return await getNotice(engines.state.db, workspace, undefined, id)
  }
  const acknowledge = async () => {
    const { id } = await engines.state.db
      .selectFrom('finding')
      .select('id')
      .where('workspace_id', '=', workspace)
      .executeTakeFirstOrThrow()
    await acknowledgeFinding(engines.state, workspace, {
      ...{ id, by: 'user:ana', owner: 'user:ana', note: 'I look into it.', now: engines.clock.now() },
    })
  }

  test('step after step is told in its time, as often as it says, and everybody who was told hears the end once', async () => {
    await look({ seen: ['k'] })
    await tell()
    assert.deepEqual(heard(), ['ana'])
    await tell(29 * MICROS.m)
    assert.deepEqual(heard(), [], 'nobody is told before it is time')
    await tell(1 * MICROS.m)
    assert.match(subjectOf(mail.mailed[0]?.text ?? ''), /^Nobody has acknowledged it: Desk: Off$/)
    assert.deepEqual(heard(), ['ben'])
    await tell(59 * MICROS.m)
    assert.deepEqual(heard(), [])
    await tell(1 * MICROS.m)
    assert.deepEqual(heard(), ['ana', 'eve', 'room 2'])
    await tell(60 * MICROS.m)
    assert.deepEqual(heard(), ['ana', 'eve', 'room 3'])
    await tell(7 * MICROS.d)
    assert.deepEqual(heard(), [], 'there are no more steps')
    await look({ seen: [], over: ['k'] })
    await tell()
    assert.deepEqual(heard(), ['ana over', 'ben over', 'eve over', 'room 0'])
  })

  test('acknowledged, nobody else is told; what began again is told and escalated anew', async () => {
    await look({ seen: ['k'] })
    await tell()
    await acknowledge()
    assert.equal((await onlyNotice('finding.opened')).acknowledged_by, 'ana')
    await tell(30 * MICROS.m)
    assert.deepEqual(heard(), ['ana'])
    await look({ seen: [], over: ['k'] })
    await look({ seen: ['k'] })
    await tell()
    assert.deepEqual(heard(), ['ana', 'ana over'])
    await tell(30 * MICROS.m)
    assert.deepEqual(heard(), ['ben'])
  })

  test('acknowledged while a step is on its way: who was not told yet is not told, who may have heard hears the end', async () => {
    await look({ seen: ['k'] })
    await tell()
    assert.deepEqual(heard(), ['ana'])
    mail.manner = { reply: 451, at: 'data' }
    await tell(30 * MICROS.m)
    mail.manner = 'takes'
    await acknowledge()
    await tell(1 * MICROS.h)
    const { deliveries } = await onlyNotice('finding.opened')
    assert.deepEqual(
      deliveries.map(({ step, state, reason }) => [step, state, reason]),
      [
        [0, 'sent', null],
        [1, 'dropped', 'acknowledged'],
      ],
    )
    await look({ seen: [], over: ['k'] })
    await tell()
    assert.deepEqual(heard(), ['ana over'])
  })

  test('over before a step is due, or before it was sent: the step is told to nobody', async () => {
    await look({ seen: ['k'] })
    await tell()
    mail.manner = { reply: 451, at: 'data' }
    await tell(30 * MICROS.m)
    mail.manner = 'takes'
    await look({ seen: [], over: ['k'] })
    await tell(1 * MICROS.h)
    assert.deepEqual(heard(), ['ana', 'ana over'])
    await tell(1 * MICROS.d)
    assert.deepEqual(heard(), [])
  })

  test('a stop is acknowledged by its notice: a decision, once, and not when it runs again', async () => {
    const { state, clock } = engines
    const acting = { workflow: 'desk', by: 'local:me' }
    await sayStopped(state, workspace, { ...acting, since: noon, why: 'It loops.', meanwhile: null, now: noon })
    await tell()
    assert.deepEqual(heard(), ['ana'])
    const { id, standing, next_step_at } = await onlyNotice('workflow.stopped')
    assert.deepEqual([standing, Math.floor(((next_step_at ?? 0) - noon) / MICROS.m)], ['open', 30])
    const given = { id, by: 'user:ben', note: 'I am on it.', now: clock.now() }
    await acknowledgeNotice(state, workspace, given)
    await assert.rejects(acknowledgeNotice(state, workspace, given), (error: Error) =>
      /was acknowledged already, by user:ben/.test(inLanguage((error as never as { said: string }).said)),
    )
    const { body } = await state.db
      .selectFrom('decision')
      .select('body')
      .where('workspace_id', '=', workspace)
      .where('kind', '=', 'notice.acknowledged')
      .executeTakeFirstOrThrow()
    assert.ok(!JSON.stringify(body).includes('on it'), 'what was typed stays out of the log')
    await tell(30 * MICROS.m)
    assert.deepEqual(heard(), [])
    const now = clock.now()
    await sayStarted(state, workspace, { ...acting, until: now, note: 'Mended.', now })
    await tell()
    assert.deepEqual(heard(), ['ana over'])
    await assert.rejects(acknowledgeNotice(state, workspace, { ...given, now }), (error: Error) =>
      /It is over/.test(inLanguage((error as never as { said: string }).said)),
    )
  })

  test('the plan of now decides: a step that is gone is not told, and whom nobody reaches is not waited for', async () => {
    await look({ seen: ['k'] })
    await tell()
    await put([{ after: '1h', tell: 'eve', by: 'mail' }])
    // What was due by the plan of before is looked up in the plan of now.
    await tell(30 * MICROS.m)
    assert.deepEqual(heard(), ['ana', 'eve'])
    await put([
      { after: '1h', tell: 'deputy', by: 'No such room' },
      { after: '1h', tell: 'eve' },
    ])
    await look({ seen: ['other'] })
    await tell()
    assert.deepEqual(heard(), ['ana'])
    await tell(1 * MICROS.h)
    await tell()
    assert.deepEqual(heard(), ['eve'])
  })

  test('a step that could not be delivered at all is told to somebody else, and they hear the end', async () => {
    await look({ seen: ['k'] })
    await tell()
    mail.manner = { reply: 550, at: 'recipient' }
    await tell(30 * MICROS.m)
    mail.manner = 'takes'
    await tell()
    assert.deepEqual(heard(), ['ana', 'room 1'])
    await look({ seen: [], over: ['k'] })
    await tell()
    assert.deepEqual(heard(), ['ana over', 'room 0'])
  })
})
