import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DateTime } from 'luxon'
import { inLanguage } from '../../base/say.ts'
import { formatTime, type Micros } from '../../base/time.ts'
import type { NoticeAbout } from '../../plan/notice-when.ts'
import { readPlan } from '../../plan/read-plan.ts'
import { usualPreference } from './preferences.ts'
import { stepsFor } from './steps.ts'

const reachable = {
  mail: true,
  places: [{ id: 'p1', kind: 'ntfy' as const, name: 'pager' }],
  preferences: new Map(),
  owners: [],
}
const planWith = (rule: string) => {
  const read = readPlan(`
plan: 1
workspace: acorn
client: Acorn
time_zone: Europe/Berlin
currency: EUR
effective: 2026-01-01
holidays: DE-BE
people:
  maria: {name: Maria, email: maria@acorn.example}
  tom: {name: Tom, email: tom@acorn.example, time_zone: America/New_York, absences: [{from: 2026-03-09, to: 2026-03-10, cover: eve}]}
  eve: {name: Eve, email: eve@acorn.example}
  nora: {name: Nora}
workflows:
  triage: {name: Triage, risk: high, owner: maria, deputy: tom}
support: {hours: {from: "09:00", to: "17:00"}, contacts: [nora]}
notices:
  routes: [{when: anything, tell: owner, ${rule}}]
  quiet: {from: "20:00", to: "07:00", except: high}
`)
  assert.ok(read.kind === 'ok', JSON.stringify(read))
  return read.plan
}
const at = (time: string): Micros => DateTime.fromISO(time, { zone: 'Europe/Berlin' }).toMillis() * 1000
const high: NoticeAbout = { kind: 'finding', severity: 'high', dimension: 'quality', workflow: 'triage' }
const medium: NoticeAbout = { ...high, severity: 'medium' }
/** "1 17:30: maria, pager 08:00 quiet_hours", in UTC. */
const shown = (rule: string, about: NoticeAbout, time: string) =>
  stepsFor({ plan: planWith(rule), about, reachable }, at(time)).map(({ number, at, recipients, notTold }) =>
    [
      `${number} ${formatTime(at).slice(5, 16)}`,
      ...recipients.map(
        ({ to, hold }) =>
          `${to.replace(/^\w+:/, '')}${hold ? ` ${formatTime(hold.until).slice(5, 16)} ${hold.reason}` : ''}`,
      ),
      ...notTold.map(({ who }) => `not ${who}`),
    ].join(', '),
  )

const cases: [name: string, rule: string, about: NoticeAbout, time: string, expected: string[]][] = [
  [
    'what is of high severity is told on in the night and on Sunday, each as often as it says',
    'unacknowledged: [{after: 30m, tell: deputy}, {after: 1h, tell: [owner, deputy], by: [mail, pager], times: 2}]',
    high,
    '2026-03-08T03:00',
    ['1 03-08T02:30, tom', '2 03-08T03:30, maria, tom, p1', '3 03-08T04:30, maria, tom, p1'],
  ],
  [
    'what waits for Monday is not overdue on Saturday: a step counts from when the first of them could know',
    'unacknowledged: [{after: 2h, tell: eve}]',
    medium,
    '2026-03-06T18:00',
    ['1 03-09T10:00, eve'],
  ],
  [
    'a step in the evening waits for the hours of work, as what it tells does',
    'unacknowledged: [{after: 2h, tell: eve}, {after: 1h, tell: maria}]',
    medium,
    '2026-03-04T16:30',
    ['1 03-04T17:30, eve 03-05T08:00 working_hours', '2 03-05T09:00, maria'],
  ],
  [
    'who is away when the step is told is covered',
    'unacknowledged: [{after: 2h, tell: deputy}]',
    medium,
    '2026-03-09T10:00',
    ['1 03-09T11:00, eve'],
  ],
  [
    'a delay of the rule comes first',
    'after: 1h, unacknowledged: [{after: 30m, tell: eve}]',
    high,
    '2026-03-04T10:00',
    ['1 03-04T10:30, eve'],
  ],
  [
    'whom nobody reaches is not waited for; the last is tried again in its time',
    'unacknowledged: [{after: 30m, tell: contacts}, {after: 1h, tell: [eve, nora]}, {after: 1h, tell: nora, times: 2}]',
    high,
    '2026-03-04T10:00',
    ['1 03-04T09:30, not nora', '2 03-04T09:30, eve, not nora', '3 03-04T10:30, not nora', '4 03-04T11:30, not nora'],
  ],
  ['a rule without steps has none', 'by: mail', high, '2026-03-04T10:00', []],
]
for (const [name, rule, about, time, expected] of cases)
  test(name, () => assert.deepEqual(shown(rule, about, time), expected))

test('a step says why it is them, and takes the ways of its rule where it names none', () => {
  const plan = planWith('by: [pager], unacknowledged: [{after: 30m, tell: eve}]')
  const [step] = stepsFor({ plan, about: high, reachable }, at('2026-03-04T10:00'))
  assert.deepEqual(
    step?.recipients.map(({ to, because }) => [to, inLanguage(because)]),
    [['channel:p1', 'the rule names pager']],
  )
})

test('what nobody has acknowledged is told also to whoever would rather not be told of its severity', () => {
  const plan = planWith('by: [pager], unacknowledged: [{after: 30m, tell: eve, by: mail}]')
  const preferences = new Map([['eve@acorn.example', { ...usualPreference, medium: 'never' as const }]])
  const [step] = stepsFor({ plan, about: medium, reachable: { ...reachable, preferences } }, at('2026-03-04T10:00'))
  assert.deepEqual([step?.recipients.map(({ to }) => to), step?.notTold], [['person:eve'], []])
})

test('steps that cannot be meant are refused with the reason', () => {
  const wrong = (step: string) => {
    const read = readPlan(`
plan: 1
workspace: acorn
client: Acorn
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: {eve: {name: Eve}}
workflows: {triage: {name: Triage, risk: high, owner: eve}}
notices: {routes: [{when: anything, tell: eve, unacknowledged: [${step}]}]}`)
    return read.kind === 'ok' ? 'read' : read.errors.map(({ message }) => message).join('; ')
  }
  assert.equal(wrong('{after: 1m, tell: eve, times: 20}'), 'read')
  assert.match(wrong('{after: 59s, tell: eve}'), /is shorter than a minute/)
  assert.match(wrong('{after: soon, tell: eve}'), /is not a length of time/)
  assert.match(wrong('{after: 1h, tell: evi}'), /evi/)
  assert.match(wrong('{after: 1h}'), /tell/)
  assert.match(wrong('{after: 1h, tell: eve, times: 21}'), /20/)
  assert.match(wrong(Array.from({ length: 11 }, () => '{after: 1h, tell: eve}').join()), /10/)
})
