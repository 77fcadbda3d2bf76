import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLanguage } from '../base/say.ts'
import { formatTime } from '../base/time.ts'
import { diffPlans } from './diff.ts'
import { type Maintenance, timesOn } from './maintenance.ts'
import { readPlan } from './read-plan.ts'

const weekly = (from: string, to: string, ...days: Maintenance['days']): Maintenance => ({ days, from, to, why: 'x' })

test('it is on its days from when to when the clock of the zone says', () => {
  const cases: [what: string, one: Maintenance, day: string, zone: string, expected: string | undefined][] = [
    ['a day', weekly('22:00', '23:30', 'sat'), '2026-03-07', 'UTC', '2026-03-07T22:00Z to 2026-03-07T23:30Z'],
    ['another day', weekly('22:00', '23:30', 'sat'), '2026-03-08', 'UTC', undefined],
    ['a Monday', weekly('01:00', '02:00', 'mon', 'wed'), '2026-03-09', 'UTC', '2026-03-09T01:00Z to 2026-03-09T02:00Z'],
    ['to 24:00', weekly('22:00', '24:00', 'sat'), '2026-03-07', 'UTC', '2026-03-07T22:00Z to 2026-03-08T00:00Z'],
    ['to 00:00', weekly('22:00', '00:00', 'sat'), '2026-03-07', 'UTC', '2026-03-07T22:00Z to 2026-03-08T00:00Z'],
    ['past midnight', weekly('22:00', '04:00', 'sat'), '2026-03-07', 'UTC', '2026-03-07T22:00Z to 2026-03-08T04:00Z'],
    ['a whole day', weekly('00:00', '24:00', 'sun'), '2026-03-08', 'UTC', '2026-03-08T00:00Z to 2026-03-09T00:00Z'],
    [
      'a zone',
      weekly('22:00', '24:00', 'sat'),
      '2026-03-07',
      'Europe/Berlin',
      '2026-03-07T21:00Z to 2026-03-07T23:00Z',
    ],
    ['an hour left out', weekly('02:00', '03:00', 'sun'), '2026-03-29', 'Europe/Berlin', undefined],
    [
      'begins in it',
      weekly('02:30', '04:00', 'sun'),
      '2026-03-29',
      'Europe/Berlin',
      '2026-03-29T01:00Z to 2026-03-29T02:00Z',
    ],
    [
      'over it',
      weekly('22:00', '04:00', 'sat'),
      '2026-03-28',
      'Europe/Berlin',
      '2026-03-28T21:00Z to 2026-03-29T02:00Z',
    ],
    [
      'an hour twice',
      weekly('02:00', '03:00', 'sun'),
      '2026-10-25',
      'Europe/Berlin',
      '2026-10-25T00:00Z to 2026-10-25T02:00Z',
    ],
    [
      'ends in it',
      weekly('01:00', '02:30', 'sun'),
      '2026-10-25',
      'Europe/Berlin',
      '2026-10-24T23:00Z to 2026-10-25T00:30Z',
    ],
  ]
  const short = (at: number) => formatTime(at).replace(/:00(?:\.0+)?Z$/, 'Z')
  for (const [what, one, day, zone, expected] of cases) {
    const times = timesOn(one, day, zone)
    assert.equal(times && `${short(times.since)} to ${short(times.until)}`, expected, what)
  }
})

const planOf = (maintenance: object) =>
  readPlan(
    JSON.stringify({
      ...{ plan: 1, workspace: 'acorn', client: 'Acorn', time_zone: 'UTC', currency: 'EUR', effective: '2026-01-01' },
      people: { ana: { name: 'Ana' } },
      integrations: { crm: 'CRM', erp: 'ERP' },
      workflows: { desk: { name: 'Desk', risk: 'low', owner: 'ana', objectives: { accepted: '>= 85% over 7d' } } },
      maintenance,
    }),
  )
const errorsOf = (maintenance: object) => {
  const read = planOf(maintenance)
  return read.kind === 'ok' ? [] : read.errors.map(({ key, message }) => `${key}: ${message}`)
}

test('at most a day a week comes back of anything, what is done on everything included', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
  const hours = (from: string, to: string, ...on: Maintenance['days']) => weekly(from, to, ...on)
  const crm = { ...hours('00:00', '02:00', ...days), integration: 'crm' }
  const erp = { ...hours('00:00', '24:00', 'sat'), integration: 'erp' }
  assert.deepEqual(errorsOf({ crm, erp, all: hours('04:00', '14:00', 'sun') }), [
    'maintenance.erp: makes it 34 hours a week that erp is maintained; at most 24 come back, so write shorter ones, and announce what takes longer',
  ])
  assert.deepEqual(
    errorsOf({ crm, erp, desk: { ...hours('04:00', '04:00', 'sun'), to: '03:59', workflow: 'desk' } }),
    [],
  )
  assert.match(
    errorsOf({ all: hours('20:00', '06:00', 'mon', 'tue', 'wed') })[0] ?? '',
    /30 hours a week that everything/,
  )
  assert.deepEqual(errorsOf({ twice: hours('00:00', '24:00', 'sat', 'sat') }), [])
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`m${n}`, hours('01:00', '01:01', 'mon')]))
  assert.match(errorsOf(many)[0] ?? '', /^maintenance: .*more than 50 entries/)
})

test('that it comes, goes and becomes another is said in words', () => {
  const of = (maintenance: object) => {
    const read = planOf(maintenance)
    assert.ok(read.kind === 'ok', JSON.stringify(read))
    return read.plan
  }
  const words = (before: object, after: object) => diffPlans(of(before), of(after)).map((one) => inLanguage(one))
  const crm = { ...weekly('22:00', '24:00', 'sat'), integration: 'crm', why: 'Update of the CRM' }
  assert.deepEqual(words({}, { crm }), ['Maintenance crm added: Update of the CRM'])
  assert.deepEqual(words({ crm }, {}), ['Maintenance crm removed (was Update of the CRM)'])
  assert.deepEqual(words({ crm }, { crm: { ...crm, to: '23:00', days: ['sat', 'sun'] } }), [
    'Maintenance crm, days: adds sun',
    'Maintenance crm, to: 24:00 -> 23:00',
  ])
})
