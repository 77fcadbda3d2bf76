import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { type MailServer, type Receiver, startMailServer, startReceiver } from '../../../test/engines/receivers.ts'
import { MICROS, parseTime } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import { applyPlan } from '../../plan/versions.ts'
import { type NoticeKind, owe, type Urgency, urgencies } from '../../store/state/owed.ts'
import { deliverDue } from './deliver.ts'
import { type Gatherable, gatheredWith, mayBeGathered } from './digest.ts'
import type { NoticeParts } from './parts.ts'
import { addPlace } from './places.ts'
import { setPreference, usualPreference } from './preferences.ts'
import { routeNotices } from './route.ts'

const deliveries = fc.array(
  fc.record({
    id: fc.uuid(),
    about: fc.constantFrom('a', 'b', 'c'),
    notice_seq: fc.integer({ min: 1, max: 9 }),
    urgency: fc.constantFrom(...urgencies),
    channel: fc.constantFrom('mail', 'mail', 'slack'),
    state: fc.constantFrom('held', 'held', 'failed', 'waiting'),
    reason: fc.constantFrom('digest', 'quiet_hours', 'working_hours', 'after', null),
    address: fc.constantFrom('ana@acme.test', 'Ana@acme.test ', 'ben@acme.test'),
  }),
  { minLength: 1, maxLength: 12 },
)

test('together goes what waited, by mail, to one address, never what is of high severity, and nothing before what comes first', () => {
  fc.assert(
    fc.property(deliveries, (due: Gatherable[]) => {
      const [first] = due
      assert.ok(first)
      const together = gatheredWith(first, due, due)
      assert.ok(together.some(({ id }) => id === first.id))
      if (together.length === 1) return
      for (const one of together) {
        assert.ok(mayBeGathered(one) && one.urgency !== 'high' && one.channel === 'mail' && one.state === 'held')
        assert.equal(one.address.trim().toLowerCase(), first.address.trim().toLowerCase())
        const before = due.filter(({ about, notice_seq }) => about === one.about && notice_seq < one.notice_seq)
        for (const { id } of before) assert.ok(together.some((other) => other.id === id))
      }
      const seqs = together.map(({ notice_seq }) => notice_seq)
      assert.deepEqual(
        seqs,
        [...seqs].sort((a, b) => a - b),
      )
    }),
  )
})

const secret = 'a secret of the installation, for tests'
const at = (time: string) => parseTime(time)?.micros ?? 0
/** A Friday; people are at work until 17:00. */
const friday = at('2026-03-06T18:00:00Z')
const monday = at('2026-03-09T09:00:00Z')
const plan = planSchema.parse({
  ...{ plan: 1, workspace: 'acme', client: 'Acme', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
  people: { ana: { name: 'Ana', email: 'ana@acme.test' } },
  workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana' } },
  support: { hours: { from: '09:00', to: '17:00' } },
  notices: {
    routes: [
      {
        ...{ when: 'finding about quality', tell: 'owner' },
        unacknowledged: [{ after: '1h', tell: 'owner' }],
      },
      { when: 'anything', tell: 'owner', by: ['mail', 'channels'] },
    ],
    digest: '08:30',
  },
})

/** What waited for somebody, on its way to a real SMTP server and a real HTTP receiver. */
describe('notices that are gathered', () => {
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
    clock.set(friday)
    mail.manner = 'takes'
    room.manner = () => ({ kind: 'takes' })
    mail.mailed.length = 0
    room.received.length = 0
    workspace = await engines.workspace()
    const from = 'care@acme.test'
    parts = { state, secret, log, now: clock.now, url: 'https://care.acme.test', mail: { url: mail.url, from } }
    await applyPlan(state, workspace, { plan, source: 'plan', by: 'local:me', now: friday })
    const rows = state.db.deleteFrom('user').where('email', '=', 'ana@acme.test')
    await rows.execute()
  })
  const happens = async (kind: NoticeKind, about: string, urgency: Urgency, body: Record<string, string> = {}) => {
    const opens =
      kind === 'finding.opened' || kind === 'finding.reopened' ? true : kind === 'finding.over' ? false : null
    const owed = { kind, about: `finding:${about}`, opens, urgency, workflow: 'desk' } as const
    const entered = { ...owed, body: { finding: about, title: `Off ${about}`, ...body } }
    await engines.state.transaction((trx) => owe(trx, workspace, entered, engines.clock.now()))
  }
  const tell = async () => {
    await routeNotices(parts, workspace)
    return await deliverDue(parts, { random: () => 0 })
  }
  const rows = async () =>
    await engines.state.db
      .selectFrom('notice_delivery')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('channel', '=', 'mail')
      .orderBy('notice_seq')
      .execute()
  const textOf = (index: number) =>
    decodeURIComponent(
      (mail.mailed.at(index)?.text ?? '')
        .replaceAll('=\r\n', '')
        .replaceAll('%', '%25')
        .replaceAll(/=([0-9A-F]{2})/g, '%$1')
        .replaceAll('\r\n', '\n'),
    )
  const headerOf = (index: number, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(textOf(index))?.[1]
  const account = async (given: Partial<typeof usualPreference>) => {
    const row = { id: `ana-${workspace}`, name: 'Ana', email: 'ana@acme.test', emailVerified: true }
    const times = { createdAt: new Date(), updatedAt: new Date() }
    await engines.state.db
      .insertInto('user')
      .values({ ...row, ...times } as never)
      .execute()
    const organization = { id: workspace, name: workspace, slug: workspace, createdAt: new Date() }
    await engines.state.db
      .insertInto('organization')
      .values(organization as never)
      .execute()
    const member = { id: `m-${workspace}`, organizationId: workspace, userId: row.id, role: 'owner' }
    await engines.state.db
      .insertInto('member')
      .values({ ...member, createdAt: new Date() } as never)
      .execute()
    await setPreference(engines.state.db, row.id, { ...usualPreference, ...given }, friday)
  }

  test('what waited for the working week is one mail, without what was over before; what is of high severity went at once', async () => {
    await happens('finding.opened', '1', 'medium')
    await happens('finding.opened', '2', 'medium')
    await happens('finding.opened', '3', 'low')
    await happens('finding.opened', '4', 'high')
    await tell()
    assert.equal(headerOf(0, 'Subject'), 'Desk: Off 4')
    engines.clock.pass(MICROS.d)
    await happens('finding.over', '2', 'medium')
    await happens('finding.opened', '5', 'medium')
    await tell()
    assert.equal(mail.mailed.length, 1, 'nothing else is told on the weekend')
    engines.clock.set(monday - MICROS.m)
    await tell()
    assert.equal(mail.mailed.length, 1)
    engines.clock.set(monday)
    assert.equal(await tell(), 1)
    assert.equal(mail.mailed.length, 2)
    assert.equal(headerOf(1, 'Subject'), 'Acme: 3 things since Friday, 18:00')
    const text = textOf(1)
    for (const title of ['Desk: Off 1', 'Desk: Off 3', 'Desk: Off 5']) assert.ok(text.includes(`- ${title}\n`), title)
    assert.ok(!text.includes('Off 2') && !text.includes('Off 4'))
    assert.ok(text.includes(`  https://care.acme.test/w/${workspace}/findings/5\n`))
    const told = (await rows()).map(({ state, digest }) => `${state}${digest === null ? '' : ' together'}`)
    assert.deepEqual(told, ['sent together', 'dropped', 'sent together', 'sent', 'sent together'])
    // The end of each answers the message in which it began.
    await happens('finding.over', '1', 'medium')
    await tell()
    assert.equal(headerOf(2, 'In-Reply-To'), headerOf(1, 'Message-ID'))
    assert.equal(await tell(), 0, 'nothing is sent twice')
  })

  test('rooms are told of each by itself, and one that waits alone is a message like any other', async () => {
    await addPlace(parts, workspace, { kind: 'webhook', name: 'Room', url: room.url, by: 'local:me', now: friday })
    engines.clock.set(monday)
    await happens('finding.opened', '1', 'low')
    await tell()
    assert.deepEqual([mail.mailed.length, room.received.length], [0, 1])
    engines.clock.set(monday + MICROS.d)
    await tell()
    assert.deepEqual([mail.mailed.length, headerOf(0, 'Subject')], [1, 'Desk: Off 1'])
  })

  test('ends of low severity are gathered as well, and no end waits where more than that follows', async () => {
    engines.clock.set(monday)
    for (const one of ['1', '2', '3']) await happens('finding.opened', one, 'low')
    await tell()
    engines.clock.pass(MICROS.d)
    await tell()
    assert.equal(mail.mailed.length, 1)
    for (const one of ['1', '2', '3']) await happens('finding.over', one, 'low')
    await tell()
    assert.equal(mail.mailed.length, 1, 'they wait for the next morning')
    // It begins again, and of high severity: its end goes before it, now.
    await happens('finding.reopened', '3', 'high')
    assert.equal(await tell(), 2)
    assert.deepEqual([headerOf(1, 'Subject'), headerOf(2, 'Subject')], ['Desk: over: Off 3', 'Desk: again: Off 3'])
    assert.equal(headerOf(1, 'In-Reply-To'), headerOf(0, 'Message-ID'))
    engines.clock.pass(MICROS.d)
    await tell()
    assert.equal(headerOf(3, 'Subject'), 'Acme: 2 things since Tuesday, 09:00')
    assert.match(textOf(3), /WHAT IS OVER\n- Desk: over: Off 1\n/)
  })

  test('several words about one thing stand in one mail, in their order', async () => {
    await happens('request.classified', 'r', 'low')
    await happens('request.approved', 'r', 'low')
    await tell()
    engines.clock.set(monday)
    assert.equal(await tell(), 1)
    assert.match(textOf(0), /- Desk: it is decided who pays[\s\S]*- Desk: a request is approved/)
  })

  test('taken and the answer lost: the same mail again under the same id; who heard perhaps hears the end', async () => {
    await happens('finding.opened', '1', 'medium')
    await happens('finding.opened', '2', 'medium')
    await tell()
    engines.clock.set(monday)
    mail.manner = 'takes and breaks'
    await tell()
    await happens('finding.over', '2', 'medium')
    await happens('finding.opened', '3', 'medium')
    mail.manner = 'takes'
    engines.clock.pass(MICROS.m)
    await tell()
    const ids = mail.mailed.map((_, index) => headerOf(index, 'Message-ID'))
    const subjects = mail.mailed.map((_, index) => headerOf(index, 'Subject'))
    const [first, second] = [ids[0], subjects[0]]
    assert.equal(second, 'Acme: 2 things since Friday, 18:00')
    assert.deepEqual([ids.filter((id) => id === first).length, subjects.filter((one) => one === second).length], [2, 2])
    assert.deepEqual(subjects.slice(2).sort(), ['Desk: Off 3', 'Desk: over: Off 2'].sort())
    assert.equal(headerOf(subjects.indexOf('Desk: over: Off 2'), 'In-Reply-To'), first)
  })

  test('refused for now: what is over meanwhile leaves it; given up: each is told by another way', async () => {
    await addPlace(parts, workspace, { kind: 'webhook', name: 'Spare', url: room.url, by: 'local:me', now: friday })
    // By mail alone, as the first rule has it.
    for (const one of ['1', '2', '3']) await happens('finding.opened', one, 'medium', { dimension: 'quality' })
    await tell()
    engines.clock.set(monday)
    mail.manner = { reply: 451, at: 'data' }
    await tell()
    assert.deepEqual(
      (await rows()).map(({ state, heard }) => `${state} ${heard}`),
      ['failed no', 'failed no', 'failed no'],
    )
    await happens('finding.over', '2', 'medium', { dimension: 'quality' })
    mail.manner = { reply: 550, at: 'recipient' }
    engines.clock.pass(MICROS.m)
    await tell()
    await tell()
    assert.deepEqual(
      (await rows()).map(({ state }) => state),
      ['exhausted', 'dropped', 'exhausted'],
    )
    assert.deepEqual(
      room.received.map(({ body }) => JSON.parse(body).data.subject),
      ['Desk: Off 1', 'Desk: Off 3'],
    )
  })

  test('each has its link to acknowledge it, and reads in the language of whoever gets it; who likes it is told at once', async () => {
    await account({ language: 'de', time_zone: 'Europe/Berlin' })
    await happens('finding.opened', '1', 'medium', { dimension: 'quality' })
    await happens('finding.opened', '2', 'low')
    await tell()
    engines.clock.set(monday)
    await tell()
    assert.match(
      textOf(0),
      /\n- Desk: Off 1\n[\s\S]*?Bestätigen: https:\/\/care\.acme\.test\/notice\/\S+\n- Desk: Off 2\n/,
    )
    assert.match(textOf(0), /Acme: 2 Meldungen seit Freitag, 19:00/)
    const links = textOf(0).match(/https:\/\/care\.acme\.test\/notice\/[\w-]+/g) ?? []
    assert.equal(new Set(links).size, 2)
    await setPreference(
      engines.state.db,
      `ana-${workspace}`,
      { ...usualPreference, low: 'at_once', medium: 'daily' },
      monday,
    )
    await happens('finding.opened', '3', 'low')
    await happens('finding.opened', '4', 'medium')
    await tell()
    assert.deepEqual([mail.mailed.length, headerOf(1, 'Subject')], [2, 'Desk: Off 3'])
  })
})
