import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { type MailServer, type Receiver, startMailServer, startReceiver } from '../../../test/engines/receivers.ts'
import { newId } from '../../base/ids.ts'
import { inLanguage } from '../../base/say.ts'
import { fromDate, MICROS, parseTime } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { type NoticeKind, owe, type Urgency } from '../../store/state/owed.ts'
import { deliverDue } from './deliver.ts'
import type { NoticeParts } from './parts.ts'
import { addPlace, removePlace } from './places.ts'
import { routeNotices } from './route.ts'

const secret = 'a secret of the installation, for tests'
const noon = parseTime('2026-03-02T12:00:00Z')?.micros ?? 0
const plan = (email: string) =>
  planSchema.parse({
    ...{ plan: 1, workspace: 'acme', client: 'Acme', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
    people: { ana: { name: 'Ana', email } },
    workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana' } },
  })

/** Notices on their way to a real SMTP server and a real HTTP receiver, which behave as they do. */
describe('notices that are delivered', () => {
  let engines: Engines
  let mail: MailServer
  let room: Receiver
  let workspace: string
  let whsec: string
  let channel: string
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
    room.asked.count = 0
    workspace = await engines.workspace()
    const from = 'Aftercare <care@acme.test>'
    parts = { state, secret, log, now: clock.now, url: 'https://care.acme.test', mail: { url: mail.url, from } }
    await put('ana@acme.test')
    const acting = { by: 'local:me', now: noon }
    const added = await addPlace(parts, workspace, {
      kind: 'webhook',
      name: 'Room',
      url: `${room.url}/hook?key=hidden`,
      ...acting,
    })
    whsec = added.secret
    channel = added.place.id
  })
  const put = (email: string) =>
    applyPlan(engines.state, workspace, { plan: plan(email), source: email, by: 'local:me', now: engines.clock.now() })

  const happens = async (kind: NoticeKind, about = 'finding:f-1', urgency: Urgency = 'high') => {
    const opens = kind === 'finding.opened' || kind === 'finding.reopened'
    const owed = {
      kind,
      about,
      opens,
      urgency,
      workflow: 'desk',
      body: { finding: about, title: 'Off' },
    } as const
    await engines.state.transaction((trx) => owe(trx, workspace, owed, engines.clock.now()))
  }
  const tell = async (turn = {}) => {
    await routeNotices(parts, workspace)
    return await deliverDue(parts, turn)
  }
  const rows = async () => {
    const { db } = engines.state
    return await db
      .selectFrom('notice_delivery')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .orderBy('notice_seq')
      .orderBy('channel')
      .execute()
  }
  const states = async () => (await rows()).map((one) => `${one.channel} ${one.opens ? 'begins' : 'ends'} ${one.state}`)
  const headerOf = (text: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim()

  test('a beginning and its end reach the person by mail and the room, signed, and the end answers the beginning', async () => {
    await happens('finding.opened')
    assert.equal(await tell(), 2)
    await happens('finding.over')
    assert.equal(await tell(), 2)
    assert.equal(await tell(), 0, 'nothing is sent twice')
    const [first, second] = mail.mailed
    assert.deepEqual(
      mail.mailed.map(({ to }) => to),
      ['ana@acme.test', 'ana@acme.test'],
    )
    assert.equal(headerOf(first?.text ?? '', 'Subject'), 'Desk: Off')
    assert.equal(headerOf(second?.text ?? '', 'Subject'), 'Desk: over: Off')
    assert.equal(headerOf(first?.text ?? '', 'Auto-Submitted'), 'auto-generated')
    const ids = (await rows()).filter((one) => one.channel === 'mail').map(({ id }) => `<${id}@acme.test>`)
    assert.deepEqual(
      [first, second].map((one) => headerOf(one?.text ?? '', 'Message-ID')),
      ids,
    )
    assert.equal(headerOf(second?.text ?? '', 'In-Reply-To'), ids[0])
    const hooks = (await rows()).filter((one) => one.channel === 'webhook').map(({ id }) => id)
    // What a receiver does with the library of the standard; times are those of the clock that was set.
    for (const { headers, body } of room.received)
      assert.equal(
        new Webhook(whsec).sign(
          String(headers['webhook-id']),
          new Date(Number(headers['webhook-timestamp']) * 1000),
          body,
        ),
        headers['webhook-signature'],
      )
    const bodies = room.received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> })
    assert.deepEqual(
      bodies.map(({ type, data }) => [type, data.id, data.answers]),
      [
        ['finding.opened', hooks[0], null],
        ['finding.over', hooks[1], hooks[0]],
      ],
    )
    assert.equal(bodies[0]?.data.link, `https://care.acme.test/w/${workspace}/findings/f-1`)
  })

  test('addresses and secrets lie sealed, and stand in no sentence', async () => {
    room.manner = () => ({ kind: 'answers', status: 400 })
    mail.manner = { reply: 550, at: 'recipient' }
    await happens('finding.opened')
    await tell()
    const all = JSON.stringify([
      await rows(),
      await engines.state.db.selectFrom('notice_channel').selectAll().where('workspace_id', '=', workspace).execute(),
      await engines.state.db.selectFrom('decision').selectAll().where('workspace_id', '=', workspace).execute(),
    ])
    for (const hidden of ['hidden', '/hook', 'ana@acme', whsec.slice(6)]) assert.ok(!all.includes(hidden), hidden)
  })

  test('whoever is away, down or busy is told later; who asks for a time is given it', async () => {
    room.manner = () => ({ kind: 'answers', status: 429, retryAfter: '300' })
    mail.manner = { reply: 451, at: 'data' }
    await happens('finding.opened')
    assert.equal(await tell({ random: () => 0.5 }), 2)
    const [byMail, byHook] = await rows()
    assert.deepEqual([byMail?.state, byMail?.attempts, byMail?.heard], ['failed', 1, 'no'])
    assert.equal(
      inLanguage(byMail?.last_error ?? ''),
      `The mail server ${new URL(mail.url).host} did not take it yet (451).`,
    )
    assert.ok(byMail?.next_at && Math.abs(fromDate(byMail.next_at) - noon - 5 * MICROS.s) < 5 * MICROS.s)
    assert.ok(byHook?.next_at && Math.abs(fromDate(byHook.next_at) - noon - 300 * MICROS.s) < 5 * MICROS.s)
    engines.clock.set(noon + 299 * MICROS.s)
    mail.manner = 'takes'
    room.manner = () => ({ kind: 'takes' })
    assert.equal(await tell(), 1, 'the mail; the room asked for a second more')
    engines.clock.set(noon + 310 * MICROS.s)
    assert.equal(await tell(), 1)
    assert.deepEqual(await states(), ['mail begins sent', 'webhook begins sent'])
  })

  test('what the receiver marks as final is not tried again', async () => {
    room.manner = () => ({ kind: 'answers', status: 410 })
    mail.manner = { reply: 550, at: 'recipient' }
    await happens('finding.opened')
    assert.equal(await tell(), 2)
    assert.deepEqual(await states(), ['mail begins exhausted', 'webhook begins exhausted'])
    await happens('finding.over')
    assert.equal(await tell(), 0, 'whoever heard nothing of the beginning hears nothing of the end')
  })

  test('taken, and the answer lost: sent again under the same id, and its end after it', async () => {
    room.manner = () => ({ kind: 'takes and breaks' })
    mail.manner = 'takes and breaks'
    await happens('finding.opened')
    assert.equal(await tell({ random: () => 0 }), 2)
    assert.deepEqual(
      (await rows()).map(({ state, heard }) => [state, heard]),
      [
        ['failed', 'maybe'],
        ['failed', 'maybe'],
      ],
    )
    await happens('finding.over')
    mail.manner = 'takes'
    room.manner = () => ({ kind: 'takes' })
    engines.clock.pass(MICROS.s)
    await tell()
    assert.deepEqual(
      new Set(await states()),
      new Set(['mail begins sent', 'mail ends sent', 'webhook begins sent', 'webhook ends sent']),
    )
    const ids = room.received.map(({ headers }) => headers['webhook-id'])
    assert.deepEqual([ids.length, ids[0] === ids[1], ids[1] === ids[2]], [3, true, false])
    assert.equal(new Set(mail.mailed.map(({ text }) => headerOf(text, 'Message-ID'))).size, 2)
  })

  test('what no rule fits is told to nobody, and why stands with it', async () => {
    await happens('finding.opened', 'finding:f-1', 'low')
    assert.equal(await tell(), 0)
    const { db } = engines.state
    const { nobody } = await db
      .selectFrom('notice')
      .select('nobody')
      .where('workspace_id', '=', workspace)
      .executeTakeFirstOrThrow()
    assert.equal(inLanguage(nobody ?? ''), 'No rule tells anybody of it: it stands at the desk.')
    assert.deepEqual(await states(), [])
  })

  test('what is over before anybody heard of it is told to nobody', async () => {
    await happens('finding.opened')
    await happens('finding.over')
    assert.equal(await tell(), 0)
    // Routed already, and the receivers are down.
    const down = { ...parts, mail: { url: 'smtp://127.0.0.1:1', from: 'care@acme.test' } }
    room.manner = () => ({ kind: 'answers', status: 503 })
    await happens('finding.opened', 'finding:f-2')
    await routeNotices(down, workspace)
    assert.equal(await deliverDue(down, { random: () => 0 }), 2)
    await happens('finding.over', 'finding:f-2')
    engines.clock.pass(MICROS.s)
    room.manner = () => ({ kind: 'takes' })
    assert.equal(await tell(), 0)
    assert.deepEqual(await states(), ['mail begins dropped', 'webhook begins dropped'])
    assert.equal(room.received.length + mail.mailed.length, 0)
  })

  test('what is over while an attempt comes to nothing is told to nobody', async () => {
    const byRoom = { ...parts, mail: undefined }
    await happens('finding.opened')
    await routeNotices(byRoom, workspace)
    // While the room is asked the end is settled: it may have heard of the beginning, so the end is owed to it.
    room.manner = async () => {
      await happens('finding.over')
      await routeNotices(byRoom, workspace)
      return { kind: 'answers', status: 503 }
    }
    assert.equal(await deliverDue(byRoom, { random: () => 0 }), 1)
    assert.deepEqual(await states(), ['webhook begins failed', 'webhook ends waiting'])
    room.manner = () => ({ kind: 'takes' })
    engines.clock.pass(MICROS.s)
    assert.equal(await deliverDue(byRoom), 0, 'neither that it began nor that it is over')
    assert.deepEqual(
      (await rows()).map(({ state, reason }) => [state, reason]),
      [
        ['dropped', 'over_before'],
        ['dropped', 'unheard'],
      ],
    )
    assert.equal(room.received.length, 0)
  })

  test('the end goes to the address that heard of the beginning, whatever was changed in between', async () => {
    await happens('finding.opened')
    await tell()
    await put('another@acme.test')
    await addPlace(parts, workspace, { kind: 'webhook', name: 'New', url: room.url, by: 'local:me', now: noon })
    await happens('finding.over')
    await tell()
    assert.deepEqual(
      mail.mailed.map(({ to }) => to),
      ['ana@acme.test', 'ana@acme.test'],
    )
    assert.deepEqual(
      room.received.map(({ path }) => path),
      ['/hook?key=hidden', '/hook?key=hidden'],
    )
    await happens('finding.reopened')
    await tell()
    assert.equal(mail.mailed.at(-1)?.to, 'another@acme.test')
  })

  test('a channel that was removed is told nothing more, and its address is gone', async () => {
    await happens('finding.opened')
    await tell()
    await removePlace(engines.state, workspace, { which: 'Room', by: 'local:me', now: noon })
    await happens('finding.over')
    await tell()
    assert.equal(room.received.length, 1)
    const gone = (await rows()).find((one) => one.channel === 'webhook' && one.opens === false)
    assert.deepEqual([gone?.state, inLanguage(gone?.last_error ?? '')], ['exhausted', 'The channel was removed.'])
    const kept = await engines.state.db
      .selectFrom('notice_channel')
      .select('sealed')
      .where('id', '=', channel)
      .execute()
    assert.deepEqual(kept, [{ sealed: '' }])
  })

  test('whoever was killed while sending is followed by another with the same id, once the lease is over', async () => {
    const before = newId()
    await happens('finding.opened')
    await routeNotices(parts, workspace)
    // As a process leaves it that noted the attempt and was killed: nothing was recorded of it.
    const killed = { claimed_by: before, claimed_until: new Date(noon / 1000 + 60_000), attempts: 1, heard: 'maybe' }
    await engines.state.db.updateTable('notice_delivery').set(killed).where('workspace_id', '=', workspace).execute()
    assert.equal(await tell(), 0, 'it is held')
    engines.clock.set(noon + 61 * MICROS.s)
    assert.equal(await tell(), 2)
    assert.deepEqual(
      (await rows()).map(({ state, attempts }) => [state, attempts]),
      [
        ['sent', 2],
        ['sent', 2],
      ],
    )
  })

  test('who is slow holds up nobody else', async () => {
    const other = await startReceiver()
    try {
      await addPlace(parts, workspace, { kind: 'webhook', name: 'Other', url: other.url, by: 'local:me', now: noon })
      let answered = 0
      room.manner = () => {
        answered = other.received.length
        return { kind: 'slow', ms: 400 }
      }
      for (let n = 0; n < 5; n++) await happens('finding.opened', `finding:${n}`)
      await tell()
      assert.ok(answered >= 4, `the other heard ${answered} of 5 when the slow one was asked for the last time`)
      assert.deepEqual([room.received.length, room.asked.most, other.received.length], [5, 1, 5])
    } finally {
      await other.close()
    }
  })
})
