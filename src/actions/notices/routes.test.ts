import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { allInLanguage } from '../../base/say.ts'
import { formatTime, type Micros } from '../../base/time.ts'
import { type NoticeAbout, noticeKinds, noticeSeverities } from '../../plan/notice-when.ts'
import { type Plan, planSchema } from '../../plan/plan.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { usualPreference } from './preferences.ts'
import type { Reachable } from './recipient.ts'
import { routesFor } from './routes.ts'

const source = (notices: string) => `
plan: 1
workspace: acorn
client: Acorn
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
holidays: DE-BE
people:
  maria: {name: Maria, email: maria@acorn.example, absences: [{from: 2026-03-09, to: 2026-03-10, cover: tom}, {from: 2026-04-06, to: 2026-04-10}]}
  tom: {name: Tom, email: tom@acorn.example, time_zone: America/New_York}
  nora: {name: Nora}
  eve: {name: Eve, email: eve@acorn.example}
workflows:
  triage: {name: Triage, risk: high, owner: maria, deputy: eve}
  intake: {name: Intake, risk: low, owner: eve}
support: {hours: {from: "09:00", to: "17:00"}, contacts: [tom, nora]}
${notices}`

function planWith(notices: string): Plan {
  const read = readPlan(source(notices))
  assert.deepEqual(read.kind === 'invalid' ? read.errors : [], [])
  assert.ok(read.kind === 'ok')
  return read.plan
}

const at = (time: string, zone = 'Europe/Berlin'): Micros => DateTime.fromISO(time, { zone }).toMillis() * 1000
const reachable: Reachable = {
  mail: true,
  places: [
    { id: 'p1', kind: 'webhook', name: 'ops room' },
    { id: 'p2', kind: 'webhook', name: 'pager' },
  ],
  preferences: new Map(),
  owners: [],
}
const high: NoticeAbout = { kind: 'finding', severity: 'high', dimension: 'quality', workflow: 'triage' }
const low: NoticeAbout = { ...high, severity: 'low' }
const medium: NoticeAbout = { ...high, severity: 'medium' }

const rules = `
notices:
  routes:
    - {when: finding of high severity, tell: [owner, contacts], by: [mail, ops room]}
    - {when: stop in intake, tell: [deputy], by: mail}
    - {when: review, tell: [nora, tom], by: [mail, nowhere]}
    - {when: finding about cost, tell: [eve], after: 2h}
    - {when: finding, tell: [owner, tom]}
  quiet: {from: "22:00", to: "07:00"}
`

/** "maria@acorn.example now" or with the moment up to which it waits and why; then who is not told. */
function told(plan: Plan | undefined, about: NoticeAbout, now: Micros, with_ = reachable): string[] {
  const { rule, recipients, notTold } = routesFor(plan, about, with_, now)
  return [
    `rule ${rule?.index ?? 'none'}`,
    ...recipients.map(
      ({ to, address, hold }) =>
        `${address ?? to} ${hold ? `${formatTime(hold.until).slice(0, 16)} ${hold.reason}` : 'now'}`,
    ),
    ...notTold.map(({ who }) => `not ${who}`),
  ]
}

const cases: [name: string, about: NoticeAbout, now: string, expected: string[]][] = [
  [
    'the first rule that fits decides; a contact without an address is kept with the reason',
    high,
    '2026-03-04T10:00',
    ['rule 0', 'maria@acorn.example now', 'tom@acorn.example now', 'channel:p1 now', 'not nora'],
  ],
  [
    'what is of high severity is told in the night and on Sunday',
    high,
    '2026-03-08T03:00',
    ['rule 0', 'maria@acorn.example now', 'tom@acorn.example now', 'channel:p1 now', 'not nora'],
  ],
  [
    'who stands in for the owner is told once, also where the rule names them besides',
    high,
    '2026-03-09T10:00',
    ['rule 0', 'tom@acorn.example now', 'channel:p1 now', 'not nora'],
  ],
  [
    'what is not urgent waits for the hours of work, each on their own clock for quiet hours',
    medium,
    '2026-03-04T18:00',
    ['rule 4', 'maria@acorn.example 2026-03-05T08:00 working_hours', 'tom@acorn.example 2026-03-05T12:00 quiet_hours'],
  ],
  [
    'from Friday evening it waits until Monday, and asks who is there on Monday',
    medium,
    '2026-03-06T17:00',
    ['rule 4', 'tom@acorn.example 2026-03-09T11:00 quiet_hours'],
  ],
  [
    'a holiday is no day of work, and an owner who is away without cover is the deputy',
    medium,
    '2026-04-02T17:00',
    ['rule 4', 'eve@acorn.example 2026-04-07T07:00 working_hours', 'tom@acorn.example 2026-04-07T11:00 quiet_hours'],
  ],
  [
    'a delay counts from when it happened, and then the hours of work',
    { ...medium, dimension: 'cost' },
    '2026-03-04T10:00',
    ['rule 3', 'eve@acorn.example 2026-03-04T11:00 after'],
  ],
  [
    'and one that ends in the evening waits on',
    { ...medium, dimension: 'cost' },
    '2026-03-04T16:00',
    ['rule 3', 'eve@acorn.example 2026-03-05T08:00 working_hours'],
  ],
  [
    'what is of low severity is gathered for the hour of its day, on the clock of each, when people are at work',
    low,
    '2026-03-04T10:00',
    ['rule 4', 'maria@acorn.example 2026-03-05T08:00 digest', 'tom@acorn.example 2026-03-04T13:00 digest'],
  ],
  [
    'and over a weekend asks who is there when it goes out',
    low,
    '2026-03-06T16:00',
    ['rule 4', 'tom@acorn.example 2026-03-09T11:00 digest'],
  ],
  [
    'a workflow without a deputy, and a rule that names it',
    { ...high, kind: 'stop', workflow: 'intake' },
    '2026-03-04T10:00',
    ['rule 1', 'not deputy'],
  ],
  [
    'a channel that is not there',
    { ...high, kind: 'review' },
    '2026-03-04T10:00',
    ['rule 2', 'tom@acorn.example now', 'not nora', 'not nowhere'],
  ],
  ['what no rule fits', { ...high, kind: 'stop' }, '2026-03-04T10:00', ['rule none']],
  [
    'what belongs to no workflow concerns every owner',
    { ...high, workflow: null },
    '2026-03-04T10:00',
    [
      'rule 0',
      'maria@acorn.example now',
      'eve@acorn.example now',
      'tom@acorn.example now',
      'channel:p1 now',
      'not nora',
    ],
  ],
]

test('a table of who is told of what, when', () => {
  const plan = planWith(rules)
  for (const [name, about, now, expected] of cases) assert.deepEqual(told(plan, about, at(now)), expected, name)
})

test('of a task "owner" is whoever has it: while they are away whoever stands in, else the deputy of the workflow', () => {
  const plan = planWith('notices: {routes: [{when: task, tell: [owner], by: mail}]}\n')
  const of = (person: string, workflow: string | null): NoticeAbout => ({
    ...{ kind: 'task', severity: 'medium', dimension: null, workflow, person },
  })
  const cases: [name: string, about: NoticeAbout, now: string, expected: string[]][] = [
    [
      'who has it, and not the owner of the workflow',
      of('tom', 'triage'),
      '2026-03-04T15:00',
      ['tom@acorn.example now'],
    ],
    ['who stands in', of('maria', 'intake'), '2026-03-09T15:00', ['tom@acorn.example now']],
    ['the deputy, where nobody stands in', of('maria', 'triage'), '2026-04-08T15:00', ['eve@acorn.example now']],
    ['nobody, where there is none', of('maria', 'intake'), '2026-04-08T15:00', ['not maria']],
    ['of no workflow it is theirs all the same', of('eve', null), '2026-03-04T15:00', ['eve@acorn.example now']],
  ]
  for (const [name, about, now, expected] of cases)
    assert.deepEqual(told(plan, about, at(now)), ['rule 0', ...expected], name)
})

test('where a plan says nothing of notices the owner and every channel are told, and of what is of low severity nobody', () => {
  const plan = planWith('')
  assert.equal(routesFor(plan, high, reachable, at('2026-03-04T10:00')).from, 'default')
  assert.deepEqual(told(plan, high, at('2026-03-04T23:00')), [
    'rule 0',
    'maria@acorn.example now',
    'tom@acorn.example now',
    'channel:p1 now',
    'channel:p2 now',
    'not nora',
  ])
  assert.deepEqual(told(plan, { ...low, severity: 'medium', kind: 'review' }, at('2026-03-04T10:00')), [
    'rule 1',
    'maria@acorn.example now',
    'channel:p1 now',
    'channel:p2 now',
  ])
  assert.equal(routesFor(plan, low, reachable, at('2026-03-04T10:00')).rule, null)
  assert.deepEqual(told(undefined, high, at('2026-03-04T10:00')), [
    'rule 0',
    'channel:p1 now',
    'channel:p2 now',
    'not owner',
    'not contacts',
  ])
})

test('what somebody likes holds for what is comfort, and never silences what must reach somebody', () => {
  const plan = planWith(`
notices:
  routes:
    - {when: finding of low or medium severity, tell: [owner, eve], by: mail}
    - {when: finding, tell: [owner, eve], by: mail}
    - {when: anything, tell: eve, by: [mail, pager]}
  quiet: {from: "22:00", to: "07:00", except: [high, medium]}`)
  const likes = (given: object) => ({
    ...reachable,
    // As an account writes it, and not as the plan does.
    preferences: new Map([['eve@acorn.example', { ...usualPreference, ...given }]]),
  })
  const never = likes({ low: 'never', medium: 'never', quiet: { from: '09:00', to: '12:00' } })
  assert.deepEqual(told(plan, low, at('2026-03-04T10:00'), never), [
    ...['rule 0', 'maria@acorn.example 2026-03-05T08:00 digest', 'not eve'],
  ])
  // At once or once a day, as she likes it.
  assert.deepEqual(told(plan, low, at('2026-03-04T10:00'), likes({ low: 'at_once' })), [
    ...['rule 0', 'maria@acorn.example 2026-03-05T08:00 digest', 'eve@acorn.example now'],
  ])
  assert.deepEqual(told(plan, medium, at('2026-03-04T10:00'), likes({ medium: 'daily' })), [
    ...['rule 0', 'maria@acorn.example now', 'eve@acorn.example 2026-03-05T08:00 digest'],
  ])
  assert.deepEqual(told(plan, high, at('2026-03-04T10:00'), never), [
    ...['rule 1', 'maria@acorn.example now', 'eve@acorn.example now'],
  ])
  // A room is told as well, so she need not be; of what would reach nobody else she is told.
  assert.deepEqual(told(plan, { ...medium, kind: 'review' }, at('2026-03-04T13:00'), never), [
    ...['rule 2', 'channel:p2 now', 'not eve'],
  ])
  const alone = { ...never, places: [] }
  assert.deepEqual(told(plan, { ...medium, kind: 'review' }, at('2026-03-04T13:00'), alone), [
    ...['rule 2', 'eve@acorn.example now', 'not pager'],
  ])
  // Hours of her own, on a clock of her own, beside those of the plan; and the others have theirs.
  const quiet = likes({ quiet: { from: '18:00', to: '10:00' }, time_zone: 'America/New_York' })
  assert.deepEqual(told(plan, medium, at('2026-03-04T12:00'), quiet), [
    ...['rule 0', 'maria@acorn.example now', 'eve@acorn.example 2026-03-04T15:00 quiet_hours'],
  ])
  // Hours that leave no hour of work do not hold.
  assert.deepEqual(told(plan, medium, at('2026-03-04T12:00'), likes({ quiet: { from: '08:00', to: '18:00' } })), [
    ...['rule 0', 'maria@acorn.example now', 'eve@acorn.example now'],
  ])
  assert.deepEqual(told(plan, high, at('2026-03-04T02:00'), quiet), [
    ...['rule 1', 'maria@acorn.example now', 'eve@acorn.example now'],
  ])
})

test('without a mail server nobody is passed over in silence', () => {
  const { recipients, notTold } = routesFor(
    planWith(rules),
    high,
    { ...reachable, mail: false },
    at('2026-03-04T10:00'),
  )
  assert.deepEqual(
    recipients.map(({ to }) => to),
    ['channel:p1'],
  )
  assert.deepEqual(allInLanguage(notTold), [
    { who: 'maria', because: 'this installation has no mail server' },
    { who: 'tom', because: 'this installation has no mail server' },
    { who: 'nora', because: 'this installation has no mail server' },
  ])
})

test('on the days on which the clock changes it waits until the hour as it is on the clock', () => {
  const plan = planWith(
    'notices: {routes: [{when: anything, tell: tom}], quiet: {from: "22:00", to: "02:30", except: []}}',
  )
  const until = (now: string) => {
    const { hold } = routesFor(plan, high, reachable, at(now, 'America/New_York')).recipients[0] ?? {}
    return hold && DateTime.fromMillis(hold.until / 1000, { zone: 'America/New_York' }).toISO()
  }
  // In spring there is no half past two, in autumn the hour before it comes twice.
  assert.equal(until('2026-03-08T01:00'), '2026-03-08T03:00:00.000-04:00')
  assert.equal(until('2026-11-01T00:30'), '2026-11-01T02:30:00.000-05:00')
  assert.equal(until('2026-11-01T03:00'), undefined)
})

const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo', 'UTC']
const names = ['ann', 'ben', 'cid', 'dot']
const absence = fc
  .record({
    from: fc.integer({ min: 0, max: 60 }),
    days: fc.integer({ min: 0, max: 20 }),
    cover: fc.option(fc.constantFrom(...names), { nil: undefined }),
  })
  .map(({ from, days, cover }) => {
    const day = (n: number) => DateTime.fromISO('2026-03-01', { zone: 'utc' }).plus({ days: n }).toISODate() ?? ''
    return { from: day(from), to: day(from + days), ...(cover ? { cover } : {}) }
  })
const person = fc.record({
  name: fc.uuid(),
  email: fc.option(fc.constantFrom('x@acorn.example', 'y@acorn.example'), { nil: undefined }),
  time_zone: fc.option(fc.constantFrom(...zones), { nil: undefined }),
  absences: fc.array(absence, { maxLength: 2 }),
})
const plans = fc
  .record({
    people: fc.tuple(person, person, person, person),
    zone: fc.constantFrom(...zones),
    hours: fc.tuple(time, time).filter(([from, to]) => from < to),
    quiet: fc.tuple(time, time).filter(([from, to]) => from !== to),
    except: fc.subarray([...noticeSeverities]),
    tell: fc.uniqueArray(fc.constantFrom(...names, 'owner', 'deputy', 'contacts'), { minLength: 1, maxLength: 5 }),
    by: fc.uniqueArray(fc.constantFrom('mail', 'channels', 'ops room', 'pager', 'none'), {
      minLength: 1,
      maxLength: 4,
    }),
    after: fc.option(fc.constantFrom('30m', '3h', '2d'), { nil: undefined }),
  })
  .map(({ people, zone, hours, quiet, except, tell, by, after }) =>
    planSchema.parse({
      plan: 1,
      workspace: 'acorn',
      client: 'Acorn',
      time_zone: zone,
      currency: 'EUR',
      effective: '2026-01-01',
      holidays: 'DE',
      people: Object.fromEntries(people.map((one, index) => [names[index], one])),
      workflows: { w: { name: 'W', risk: 'low', owner: 'ann', deputy: 'ben' } },
      support: { hours: { from: hours[0], to: hours[1] }, contacts: ['cid'] },
      notices: {
        routes: [{ when: 'anything', tell, by, ...(after ? { after } : {}) }],
        quiet: { from: quiet[0], to: quiet[1], except },
      },
    }),
  )
const abouts = fc.record({
  kind: fc.constantFrom(...noticeKinds),
  severity: fc.constantFrom(...noticeSeverities),
  dimension: fc.constant(null),
  workflow: fc.constantFrom('w', null),
})
const moments = fc
  .integer({ min: at('2026-03-01T00:00', 'UTC') / 1e6, max: at('2026-04-20T00:00', 'UTC') / 1e6 })
  .map((s) => s * 1e6)

test('nobody is told twice by one channel, everybody named is told or the reason kept, and never within their quiet hours', () => {
  fc.assert(
    fc.property(plans, abouts, moments, (plan, about, now) => {
      const { recipients, notTold } = routesFor(plan, about, reachable, now)
      const ways = recipients.map(({ to, channel }) => `${to} ${channel}`)
      assert.equal(new Set(ways).size, ways.length)
      const rule = plan.notices?.routes[0]
      assert.ok(rule)
      const people = { owner: 'ann', deputy: 'ben', contacts: 'cid' }
      if (rule.by.includes('mail'))
        for (const named of rule.tell) {
          const name = people[named as keyof typeof people] ?? named
          const isTold = recipients.some(({ to }) => to === `person:${name}`)
          // Themselves, somebody in their place with the reason that names them, or nobody with the reason.
          const words = JSON.stringify(allInLanguage([...recipients.map((one) => one.because), ...notTold]))
          const isSaid =
            notTold.some(({ who }) => who === name || who === named) || words.includes(plan.people[name]?.name ?? '-')
          assert.ok(isTold || isSaid, `${named}: ${words}`)
        }
      for (const by of rule.by)
        if (by === 'none') assert.ok(notTold.some(({ who }) => who === 'none'))
        else if (by !== 'mail') assert.ok(ways.some((way) => way.startsWith('channel:')))
      for (const { to, hold } of recipients) {
        if (hold) assert.ok(hold.until > now)
        const { quiet } = plan.notices ?? {}
        if (!quiet || quiet.except.includes(about.severity)) continue
        const zone = (to.startsWith('person:') ? plan.people[to.slice(7)]?.time_zone : undefined) ?? plan.time_zone
        const clock = DateTime.fromMillis((hold?.until ?? now) / 1000, { zone }).toFormat('HH:mm')
        const isWithin =
          quiet.from < quiet.to ? quiet.from <= clock && clock < quiet.to : clock >= quiet.from || clock < quiet.to
        // What the clock leaves out or has twice is not asked for here.
        const changes = DateTime.fromMillis((hold?.until ?? now) / 1000, { zone })
        if (changes.minus({ hours: 4 }).offset === changes.plus({ hours: 4 }).offset)
          assert.ok(!isWithin, `${clock} ${zone}`)
      }
    }),
    { numRuns: 300 },
  )
})

test('the same answer for the same question', () => {
  fc.assert(
    fc.property(plans, abouts, moments, (plan, about, now) =>
      assert.deepEqual(routesFor(plan, about, reachable, now), routesFor(plan, about, reachable, now)),
    ),
    { numRuns: 50 },
  )
})
