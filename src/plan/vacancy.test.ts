import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTime } from '../base/time.ts'
import { planSchema } from './plan.ts'
import { vacanciesAt } from './vacancy.ts'

type Away = { from: string; to: string; cover?: string }
const planOf = (owner: Away[], deputy: Away[], support: object = {}) =>
  planSchema.parse({
    ...{ plan: 1, workspace: 'desk', client: 'Desk', time_zone: 'Europe/Berlin', currency: 'EUR' },
    ...{ effective: '2026-01-01', holidays: 'DE-BY', support },
    people: { ana: { name: 'Ana', absences: owner }, ben: { name: 'Ben', absences: deputy }, cid: { name: 'Cid' } },
    workflows: { desk: { name: 'Desk', risk: 'high', owner: 'ana', deputy: 'ben' } },
  })
const at = (time: string) => parseTime(time)?.micros ?? 0

const away = (from: string, to: string, cover?: string): Away => ({ from, to, ...(cover ? { cover } : {}) })
/** 3 March 2026 is a Tuesday; 3 and 6 April are Good Friday and Easter Monday. */
const cases: [name: string, owner: Away[], deputy: Away[], when: string, found: string | null][] = [
  [
    'both away for two days',
    [away('2026-03-03', '2026-03-04')],
    [away('2026-03-03', '2026-03-04')],
    '2026-03-03T09:00Z',
    '2026-03-03..2026-03-04 2',
  ],
  ['the day before', [away('2026-03-03', '2026-03-04')], [away('2026-03-03', '2026-03-04')], '2026-03-02T09:00Z', null],
  ['one day only', [away('2026-03-03', '2026-03-05')], [away('2026-03-04', '2026-03-04')], '2026-03-04T09:00Z', null],
  [
    'somebody stands in',
    [away('2026-03-03', '2026-03-06', 'cid')],
    [away('2026-03-03', '2026-03-06')],
    '2026-03-04T09:00Z',
    null,
  ],
  ['over a weekend', [away('2026-03-06', '2026-03-08')], [away('2026-03-06', '2026-03-08')], '2026-03-07T09:00Z', null],
  ['over Easter', [away('2026-04-02', '2026-04-06')], [away('2026-04-02', '2026-04-06')], '2026-04-03T09:00Z', null],
  [
    'until after Easter',
    [away('2026-04-02', '2026-04-07')],
    [away('2026-04-02', '2026-04-07')],
    '2026-04-04T09:00Z',
    '2026-04-02..2026-04-07 2',
  ],
  // The reason becomes another one, and the gap goes on.
  [
    'one after the other',
    [away('2026-03-03', '2026-03-03'), away('2026-03-04', '2026-03-04')],
    [away('2026-03-01', '2026-03-09')],
    '2026-03-04T09:00Z',
    '2026-03-03..2026-03-04 2',
  ],
]
for (const [name, owner, deputy, when, found] of cases)
  test(`nobody there: ${name}`, () => {
    const [one] = vacanciesAt(planOf(owner, deputy), at(when))
    assert.equal(one ? `${one.from}..${one.to} ${one.workingDays}` : null, found)
  })

test('where help is given every day, so are its working days', () => {
  const both = [away('2026-03-07', '2026-03-08')]
  assert.equal(vacanciesAt(planOf(both, both, { hours: 'always', holidays: true }), at('2026-03-07T09:00Z')).length, 1)
})
