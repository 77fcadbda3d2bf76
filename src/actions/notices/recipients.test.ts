import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../../base/languages.ts'
import { english, inLanguage } from '../../base/say.ts'
import { parseTime } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import { messageOf } from './message.ts'
import type { Notice } from './notice.ts'
import type { Reachable } from './recipient.ts'
import { insteadOf, recipientsOf } from './recipients.ts'

const now = parseTime('2026-03-09T09:00:00Z')?.micros ?? 0
const plan = planSchema.parse({
  plan: 1,
  workspace: 'acme',
  client: 'Acme',
  time_zone: 'Europe/Berlin',
  currency: 'EUR',
  effective: '2026-01-01',
  people: {
    ana: { name: 'Ana', email: 'ana@acme.test', absences: [{ from: '2026-03-16', to: '2026-03-20' }] },
    ben: { name: 'Ben', email: 'ben@acme.test' },
    kim: { name: 'Kim' },
  },
  workflows: {
    desk: { name: 'Desk', risk: 'high', owner: 'ana', deputy: 'ben', case_types: ['ticket'] },
    mail: { name: 'Mail', risk: 'low', owner: 'kim', case_types: ['mail'] },
  },
})
const notice: Notice = {
  id: 'n-1',
  seq: 1,
  kind: 'finding.opened',
  about: 'finding:f-1',
  opens: true,
  urgency: 'high',
  workflow: 'desk',
  body: { finding: 'f-1', severity: 'high', title: 'Accepted fell below its target' },
  owed_at: now,
  routed_at: null,
  nobody: null,
  step: 0,
  next_step_at: null,
}
const reachable: Reachable = {
  mail: true,
  places: [{ id: 'c-1', kind: 'webhook', name: 'Ops room' }],
  preferences: new Map(),
  owners: [{ id: 'u-1', name: 'Olga', email: 'olga@acme.test' }],
}
const places = (given: Partial<Notice>, at = now, to = reachable) =>
  recipientsOf(plan, { ...notice, ...given }, to, at).map((one) => [one.to, one.channel, one.address])

test('whoever answers for the workflow is told by mail, and every place that was set up', () => {
  const room = ['channel:c-1', 'webhook', undefined]
  assert.deepEqual(places({}), [['person:ana', 'mail', 'ana@acme.test'], room])
  // Ana is away that week.
  assert.deepEqual(places({}, parseTime('2026-03-17T09:00:00Z')?.micros), [
    ['person:ben', 'mail', 'ben@acme.test'],
    room,
  ])
  assert.deepEqual(places({ workflow: 'mail' }), [room], 'the plan has no address of Kim')
  assert.deepEqual(places({}, now, { ...reachable, mail: false, places: [] }), [])
})

test('where somebody cannot be reached by the one way, another is taken; where a place cannot, its owners', () => {
  const instead = (failed: Parameters<typeof insteadOf>[2], to = reachable) =>
    insteadOf(plan, notice, failed, to, now).map((one) => one.to)
  assert.deepEqual(instead({ to: 'person:ana', channel: 'mail' }), ['channel:c-1'])
  assert.deepEqual(instead({ to: 'channel:c-1', channel: 'webhook' }), ['user:u-1'])
  assert.deepEqual(instead({ to: 'channel:c-1', channel: 'webhook' }, { ...reachable, owners: [] }), ['person:ana'])
  assert.deepEqual(instead({ to: 'person:ana', channel: 'mail' }, { ...reachable, places: [] }), [])
})

test('a notice says what happened, of which workflow, and where it is seen', () => {
  const wording = { plan, workspace: 'acme', url: 'https://care.acme.test', language: english }
  const { subject, text, link } = messageOf(notice, wording)
  assert.equal(subject, 'Desk: Accepted fell below its target')
  assert.equal(link, 'https://care.acme.test/w/acme/findings/f-1')
  assert.match(text, /Ana answers for it\./)
  assert.ok(text.startsWith(subject) && text.endsWith(link), text)
  const over = messageOf({ ...notice, kind: 'finding.over', opens: false }, { ...wording, language: languages.de })
  assert.equal(over.subject, 'Desk: vorbei: Accepted fell below its target')
  assert.equal(inLanguage(over.subject), over.subject, 'no marks of sentences leave the house')
})
