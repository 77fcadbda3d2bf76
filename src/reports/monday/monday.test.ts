import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { type MailServer, startMailServer } from '../../../test/engines/receivers.ts'
import { setPreference, usualPreference } from '../../actions/notices/preferences.ts'
import { formatTime, MICROS, parseTime } from '../../base/time.ts'
import { untold } from '../../decisions/requests/mail/proven.ts'
import { readMail } from '../../decisions/requests/mail/read.ts'
import { takeMail } from '../../decisions/requests/mail/take.ts'
import { makeTask } from '../../decisions/tasks/keep.ts'
import { evidenceOf } from '../../findings/finding.ts'
import { recordFindings } from '../../findings/record.ts'
import { type Plan, planSchema } from '../../plan/plan.ts'
import { sayStopped } from '../../plan/stops.ts'
import { applyPlan } from '../../plan/versions.ts'
import { tellMondays } from './job.ts'
import { mondayMoment } from './moment.ts'
import type { Access } from './who.ts'

const secret = 'a secret of the installation, for tests'
const at = (time: string) => parseTime(time)?.micros ?? 0
const planOf = (client: string, email: string, given: object = {}): Plan =>
  planSchema.parse({
    ...{ plan: 1, workspace: 'acme', client, time_zone: 'Europe/Berlin', currency: 'EUR', effective: '2026-01-01' },
    holidays: 'DE-BE',
    people: {
      ana: { name: 'Ana', email, absences: [{ from: '2026-03-16', to: '2026-03-17' }] },
      ben: { name: 'Ben', email: 'ben@acme.test' },
    },
    workflows: {
      desk: { name: 'Desk', risk: 'high', owner: 'ana', deputy: 'ben' },
      door: { name: 'Door', risk: 'low', owner: 'ben' },
    },
    ...given,
  })

test('it comes on the first day of the week on which people work and somebody is there, at the hour of the plan on their clock', () => {
  const plan = planOf('Acme', 'ana@acme.test')
  const quiet = {
    routes: [{ when: 'anything', tell: 'owner' }],
    quiet: { from: '20:00', to: '09:30' },
    digest: '07:00',
  }
  const cases: [name: string, plan: Plan, told: object, week: string, expected: string | null][] = [
    ['a Monday', plan, {}, '2026-W11', '2026-03-09T07:00:00Z'],
    ['a Monday on another clock', plan, { zone: 'America/New_York' }, '2026-W11', '2026-03-09T12:00:00Z'],
    ['Easter Monday is none', plan, {}, '2026-W15', '2026-04-07T06:00:00Z'],
    ['away until Tuesday', plan, { person: 'ana' }, '2026-W12', '2026-03-18T07:00:00Z'],
    ['who stands in is not', plan, { person: 'ben' }, '2026-W12', '2026-03-16T07:00:00Z'],
    [
      'quiet hours of the plan',
      planOf('Acme', 'ana@acme.test', { notices: quiet }),
      {},
      '2026-W11',
      '2026-03-09T08:30:00Z',
    ],
    ['their own', plan, { quiet: { from: '06:00', to: '10:00' } }, '2026-W11', '2026-03-09T09:00:00Z'],
    [
      'quiet hours that leave none of the day',
      plan,
      { quiet: { from: '07:00', to: '06:59' } },
      '2026-W11',
      '2026-03-09T07:00:00Z',
    ],
    [
      'hours of work from Tuesday on',
      planOf('Acme', 'ana@acme.test', { support: { hours: { days: ['tue', 'wed'], from: '09:00', to: '17:00' } } }),
      {},
      '2026-W11',
      '2026-03-10T07:00:00Z',
    ],
  ]
  for (const [name, one, told, week, expected] of cases) {
    const found = mondayMoment(one, { zone: 'Europe/Berlin', person: null, quiet: null, ...told }, week)
    assert.equal(found === null ? null : formatTime(found).replace('.000000', ''), expected, name)
  }
})

describe('what waits for people, once a week', () => {
  let engines: Engines
  let mail: MailServer
  let parts: Parameters<typeof tellMondays>[0]
  let places: [acme: string, other: string]
  const access = new Map<string, Access[]>()
  const before_ = at('2026-03-05T10:00:00Z')
  /** Eight o'clock in Berlin. */
  const monday = at('2026-03-09T07:00:00Z')

  before(async () => {
    engines = await openEngines()
    mail = await startMailServer()
  })
  after(async () => {
    await mail.close()
    await engines.close()
  })
  beforeEach(async () => {
    const { state, clock, log } = engines
    clock.set(before_)
    mail.manner = 'takes'
    mail.mailed.length = 0
    access.clear()
    await state.db.deleteFrom('notice_monday').execute()
    await state.db.deleteFrom('plan_version').execute()
    await state.db.deleteFrom('user').where('email', 'like', '%.test').execute()
    places = [await engines.workspace(), await engines.workspace()]
    const [acme, other] = places
    await state.db.updateTable('workspace').set({ name: 'Acme' }).where('id', '=', acme).execute()
    await state.db.updateTable('workspace').set({ name: 'Other' }).where('id', '=', other).execute()
    const from = 'care@acme.test'
    const accessOf = async (user: string) => access.get(user) ?? []
    const url = 'https://care.acme.test'
    parts = { state, secret, log, now: clock.now, url, mail: { url: mail.url, from }, accessOf }
    await applyPlan(state, acme, { plan: planOf('Acme', 'ana@acme.test'), source: 'a', by: 'local:me', now: before_ })
    await applyPlan(state, other, { plan: planOf('Other', 'eve@acme.test'), source: 'b', by: 'local:me', now: before_ })
  })
  const find = async (workspace: string, key: string, title: string) => {
    const evidence = evidenceOf(
      { question: { kind: 'late_reviews' }, said: 'Off.', answer: null, behind: { url: '', command: '' } },
      before_,
    )
    const noticed = {
      key,
      workflow: 'desk',
      dimension: 'quality' as const,
      severity: 'high' as const,
      title,
      detail: '',
    }
    await engines.state.transaction((trx) =>
      recordFindings(trx, workspace, { seen: [{ ...noticed, answers: null, evidence }], calm: [] }, before_),
    )
  }
  const account = async (name: string, given: readonly Access[]) => {
    const row = { id: name, name, email: `${name}@acme.test`, emailVerified: true }
    const times = { createdAt: new Date(), updatedAt: new Date() }
    await engines.state.db
      .insertInto('user')
      .values({ ...row, ...times } as never)
      .execute()
    access.set(name, [...given])
  }
  const textOf = (to: string) => {
    const found = mail.mailed.filter((one) => one.to === to).at(-1)?.text ?? ''
    const bytes = found
      .replaceAll('=\r\n', '')
      .replaceAll('%', '%25')
      .replaceAll(/=([0-9A-F]{2})/g, '%$1')
    return decodeURIComponent(bytes).replaceAll('\r\n', '\n')
  }
  const headerOf = (text: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]

  test('each person of a plan gets what waits for them, once, and "nothing" where nothing does', async () => {
    const [acme] = places
    await find(acme, 'k1', 'Off one')
    const acting = { by: 'local:me', now: before_, moment: before_ }
    const asked = { title: 'Shorten it', owner: 'ben', workflow: null, expected: null, objective: null }
    await makeTask(engines.state, acme, { asked: { ...asked, due: '2026-03-12' }, from: null }, acting)
    await makeTask(
      engines.state,
      acme,
      { asked: { ...asked, title: 'Much later', due: '2026-04-12' }, from: null },
      acting,
    )
    await sayStopped(engines.state, acme, {
      ...{
        workflow: 'door',
        by: 'local:me',
        since: before_,
        now: before_,
        why: 'Because of secrets.',
        meanwhile: null,
      },
    })
    engines.clock.set(monday - MICROS.m)
    assert.equal(await tellMondays(parts), 0)
    engines.clock.set(monday)
    assert.equal(await tellMondays(parts), 3)
    assert.equal(await tellMondays(parts), 0, 'once')
    const ana = textOf('ana@acme.test')
    assert.equal(headerOf(ana, 'Subject'), 'Acme: One thing needs you this week')
    assert.match(ana, /- Desk: Off one\n {2}Since 5 Mar 2026, of high severity; nobody has taken it\.\n/)
    assert.match(headerOf(textOf('eve@acme.test'), 'Subject') ?? '', /^Other: Nothing needs you this week$/)
    // Ben has no account: both plans name him, and one mail tells of both.
    const ben = textOf('ben@acme.test')
    assert.equal(headerOf(ben, 'Subject'), '2 things need you this week')
    assert.match(ben, /ACME\n- Door stands still\n[\s\S]*- A task: Shorten it\n/)
    assert.match(ben, /NOTHING NEEDS YOU\nOther\n/)
    assert.ok(!ben.includes('Much later') && !ben.includes('secrets') && !ben.includes('Off one'))
    engines.clock.pass(7 * MICROS.d)
    // Ana is away on Monday and Tuesday.
    assert.equal(await tellMondays(parts), 1)
    engines.clock.pass(2 * MICROS.d)
    assert.equal(await tellMondays(parts), 2)
  })

  test('whoever maintains several gets one mail over those that they may see, and none of another', async () => {
    const [acme, other] = places
    await find(acme, 'k1', 'Off one')
    await find(other, 'k2', 'Off two')
    await account('max', [
      { workspace: acme, roles: ['operator'], through: 'grant' },
      { workspace: other, roles: ['operator'], through: 'grant' },
    ])
    await account('eve', [{ workspace: acme, roles: ['viewer'], through: 'member' }])
    const staff = { provider_id: `p-${acme}`, user_id: 'max' }
    await engines.state.db
      .insertInto('provider')
      .values({ id: staff.provider_id, name: 'P', created_at: new Date() })
      .execute()
    await engines.state.db.insertInto('provider_staff').values(staff).execute()
    engines.clock.set(monday)
    await tellMondays(parts)
    const max = textOf('max@acme.test')
    assert.equal(headerOf(max, 'Subject'), '2 things need you this week')
    assert.match(max, /ACME\n- Desk: Off one\n[\s\S]*OTHER\n- Desk: Off two\n/)
    // Eve's account may not see the workspace whose plan names her, and the one that she sees does not name her.
    assert.equal(textOf('eve@acme.test'), '')
    assert.equal(mail.mailed.filter(({ to }) => to === 'max@acme.test').length, 1)
    // The grant of one is over.
    access.set('max', [{ workspace: acme, roles: ['operator'], through: 'grant' }])
    engines.clock.pass(7 * MICROS.d)
    await tellMondays(parts)
    assert.ok(textOf('max@acme.test').includes('Off one') && !textOf('max@acme.test').includes('Off two'))
  })

  test('a mail that is held waits for those who may settle it, and none of its words is told', async () => {
    const [acme] = places
    await account('ana', [{ workspace: acme, roles: ['reviewer'], through: 'member' }])
    await account('ben', [{ workspace: acme, roles: ['operator'], through: 'member' }])
    const read = await readMail(Buffer.from('From: x@else.test\r\nSubject: Secret\r\n\r\nSecret.'))
    const given = { mail: read, proof: untold, mask: (text: string) => text, senderOf: async () => null, now: before_ }
    assert.equal(await takeMail(engines.state, acme, given), 'held')
    engines.clock.set(monday)
    await tellMondays(parts)
    const ben = textOf('ben@acme.test')
    assert.match(ben, /- A mail waits for somebody to say whether it is a request\n/)
    assert.ok(ben.includes(`/w/${acme}/requests/mail`) && !ben.includes('Secret') && !ben.includes('else.test'), ben)
    assert.match(headerOf(textOf('ana@acme.test'), 'Subject') ?? '', /Nothing needs you/)
  })

  test('who would rather not is not told; in their language; refused for now it comes later under the same id', async () => {
    const [acme] = places
    await find(acme, 'k1', 'Off one')
    await account('ana', [{ workspace: acme, roles: ['reviewer'], through: 'member' }])
    await setPreference(engines.state.db, 'ana', { ...usualPreference, monday: false }, before_)
    engines.clock.set(monday)
    await tellMondays(parts)
    assert.equal(textOf('ana@acme.test'), '')
    await setPreference(engines.state.db, 'ana', { ...usualPreference, language: 'de' }, before_)
    mail.manner = 'takes and breaks'
    await tellMondays(parts)
    mail.manner = 'takes'
    engines.clock.pass(MICROS.h)
    await tellMondays(parts)
    const mine = mail.mailed.filter(({ to }) => to === 'ana@acme.test')
    assert.equal(mine.length, 2)
    assert.equal(new Set(mine.map(({ text }) => headerOf(text, 'Message-ID'))).size, 1)
    assert.match(textOf('ana@acme.test'), /Acme: Diese Woche wartet eine Sache auf Sie/)
  })

  test('two that tell at once tell each person once; without a mail server nobody is owed anything', async () => {
    engines.clock.set(monday)
    await tellMondays({ ...parts, mail: undefined })
    assert.deepEqual(await engines.state.db.selectFrom('notice_monday').selectAll().execute(), [])
    await Promise.all([tellMondays(parts), tellMondays(parts), tellMondays(parts)])
    assert.deepEqual(mail.mailed.map(({ to }) => to).sort(), ['ana@acme.test', 'ben@acme.test', 'eve@acme.test'])
  })
})
