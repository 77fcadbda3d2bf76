import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { english, inLanguage } from '../base/say.ts'
import { type Micros, parseTime } from '../base/time.ts'
import { coverByDay, coverOf } from './cover.ts'
import { answerGaps, type People, whoAnswers } from './people.ts'
import { planSchema } from './plan.ts'
import type { Swap } from './rota.ts'
import { vacanciesAt } from './vacancy.ts'

const at = (time: string): Micros => parseTime(time)?.micros ?? Number.NaN

type Away = { from: string; to: string; cover?: string }
type Given = {
  readonly zone?: string
  readonly support: object
  readonly away?: Readonly<Record<string, readonly Away[]>>
  readonly zones?: Readonly<Record<string, string>>
  readonly swaps?: readonly Swap[]
}
const names = ['ana', 'ben', 'cid', 'dora', 'eve']

function planOf({ zone = 'Europe/Berlin', support, away = {}, zones = {}, swaps = [] }: Given) {
  const plan = planSchema.parse({
    ...{ plan: 1, workspace: 'desk', client: 'Desk', time_zone: zone, currency: 'EUR', effective: '2026-01-01' },
    support,
    people: Object.fromEntries(
      names.map((name) => [
        name,
        {
          name: name.replace(/^./, (first) => first.toUpperCase()),
          absences: away[name] ?? [],
          ...(zones[name] ? { time_zone: zones[name] } : {}),
        },
      ]),
    ),
    workflows: {
      desk: { name: 'Desk', risk: 'high', owner: 'ana', deputy: 'eve' },
      other: { name: 'Other', risk: 'high', owner: 'ana', deputy: 'eve' },
    },
  })
  return { ...plan, swaps }
}

const hours = { from: '09:00', to: '17:00' }
const weekly = { turns: ['ben', 'cid', 'dora'], from: '2026-03-02', hand_over: '08:00' }
/** 2 March 2026 is a Monday; clocks are set in Berlin on 29 March. */
const cases: [name: string, given: Given, when: string, answering: string | null, because: string][] = [
  [
    'the first week',
    { support: { hours, rota: { desk: weekly } } },
    '2026-03-03T10:00Z',
    'ben',
    'Ben is on duty (desk)',
  ],
  [
    'the second week',
    { support: { hours, rota: { desk: weekly } } },
    '2026-03-09T09:00Z',
    'cid',
    'Cid is on duty (desk)',
  ],
  [
    'in turns again',
    { support: { hours, rota: { desk: weekly } } },
    '2026-03-23T09:00Z',
    'ben',
    'Ben is on duty (desk)',
  ],
  ['before it begins', { support: { hours, rota: { desk: weekly } } }, '2026-02-27T10:00Z', 'ana', 'Ana is the owner'],
  ['out of its hours', { support: { hours, rota: { desk: weekly } } }, '2026-03-03T20:00Z', 'ana', 'Ana is the owner'],
  [
    'around the clock, before the hand-over',
    { support: { hours, rota: { desk: { ...weekly, calendar: 'always' } } } },
    '2026-03-09T06:59Z',
    'ben',
    'Ben is on duty (desk)',
  ],
  [
    'around the clock, at the hand-over',
    { support: { hours, rota: { desk: { ...weekly, calendar: 'always' } } } },
    '2026-03-09T07:00Z',
    'cid',
    'Cid is on duty (desk)',
  ],
  [
    'at the hand-over after clocks were set',
    { support: { rota: { desk: { ...weekly, calendar: 'always' } } } },
    '2026-03-30T06:00Z',
    'cid',
    'Cid is on duty (desk)',
  ],
  [
    'by day, a weekend between',
    {
      support: {
        hours,
        rota: { desk: { ...weekly, each: 'day', turns: ['ben', 'cid', 'dora', 'ana', 'eve', 'ben'] } },
      },
    },
    '2026-03-09T09:00Z',
    'ben',
    'Ben is on duty (desk)',
  ],
  [
    'of another workflow',
    { support: { hours, rota: { desk: { ...weekly, workflows: ['other'] } } } },
    '2026-03-03T10:00Z',
    'ana',
    'Ana is the owner',
  ],
  [
    'away, and somebody stands in',
    {
      support: { hours, rota: { desk: weekly } },
      away: { ben: [{ from: '2026-03-02', to: '2026-03-06', cover: 'eve' }] },
    },
    '2026-03-03T10:00Z',
    'eve',
    'Ben is away until 6 Mar 2026 and Eve stands in',
  ],
  [
    'away, and the next is on duty',
    { support: { hours, rota: { desk: weekly } }, away: { ben: [{ from: '2026-03-02', to: '2026-03-06' }] } },
    '2026-03-03T10:00Z',
    'cid',
    'Ben is away until 6 Mar 2026; Cid is next on duty (desk)',
  ],
  [
    'all away: the owner',
    {
      support: { hours, rota: { desk: { ...weekly, turns: ['ben'] } } },
      away: { ben: [{ from: '2026-03-02', to: '2026-03-06' }] },
    },
    '2026-03-03T10:00Z',
    'ana',
    'of those on duty (desk) nobody is there; Ana is the owner',
  ],
  [
    'somebody took it over',
    {
      support: { hours, rota: { desk: weekly } },
      swaps: [{ id: '1', rota: 'desk', person: 'eve', from: at('2026-03-03T00:00Z'), to: at('2026-03-04T00:00Z') }],
    },
    '2026-03-03T10:00Z',
    'eve',
    'Eve is on duty (desk) instead of Ben',
  ],
  [
    'two took it over: the last word holds',
    {
      support: { hours, rota: { desk: weekly } },
      swaps: [
        { id: '1', rota: 'desk', person: 'eve', from: at('2026-03-03T00:00Z'), to: at('2026-03-04T00:00Z') },
        { id: '2', rota: 'desk', person: 'dora', from: at('2026-03-03T00:00Z'), to: at('2026-03-03T12:00Z') },
      ],
    },
    '2026-03-03T10:00Z',
    'dora',
    'Dora is on duty (desk) instead of Ben',
  ],
  [
    'whoever took it over is away: the next, and not whoever gave it away',
    {
      support: { hours, rota: { desk: weekly } },
      away: { eve: [{ from: '2026-03-03', to: '2026-03-03' }] },
      swaps: [{ id: '1', rota: 'desk', person: 'eve', from: at('2026-03-03T00:00Z'), to: at('2026-03-04T00:00Z') }],
    },
    '2026-03-03T10:00Z',
    'cid',
    'Eve is away until 3 Mar 2026; Cid is next on duty (desk)',
  ],
]
for (const [name, given, when, answering, because] of cases)
  test(`on duty: ${name}`, () => {
    const found = whoAnswers(planOf(given), 'desk', at(when))
    assert.equal(found?.answering, answering)
    assert.equal(inLanguage(found?.because ?? '', english), because)
  })

test('a day on which nobody is there in the hours of the rota is a gap, and two working days of them are a vacancy', () => {
  const all = Object.fromEntries(names.map((name) => [name, [{ from: '2026-03-04', to: '2026-03-05' }]]))
  const plan = planOf({ support: { hours, rota: { desk: { ...weekly, workflows: ['desk'] } } }, away: all })
  const gaps = answerGaps(plan, '2026-03-01', '2026-03-31').map(({ workflow, from, to }) => ({ workflow, from, to }))
  assert.deepEqual(gaps, [
    { workflow: 'desk', from: '2026-03-04', to: '2026-03-05' },
    { workflow: 'other', from: '2026-03-04', to: '2026-03-05' },
  ])
  assert.equal(vacanciesAt(plan, at('2026-03-04T10:00Z')).length, 2)
  // Somebody who is not away takes it over: no gap of what the rota covers.
  const taken = { id: '1', rota: 'desk', person: 'fay', from: at('2026-03-04T00:00Z'), to: at('2026-03-06T00:00Z') }
  const people = { ...plan.people, fay: { ...plan.people.ana, name: 'Fay', absences: [] } } as typeof plan.people
  const covered = coverByDay({ ...plan, people, swaps: [taken] }, 'desk', { from: '2026-03-04', days: 1 })
  assert.deepEqual(
    covered[0]?.parts.map(({ answering, rota }) => [answering, rota]),
    [
      [null, null],
      ['fay', 'desk'],
      [null, null],
    ],
  )
})

/** Shown on a wall: the day and the time there, by the tables of the platform and none of ours. */
function shown(at: Micros, zone: string): { day: string; time: string } {
  let format = formats.get(zone)
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...parts })
    formats.set(zone, format)
  }
  const part = Object.fromEntries(format.formatToParts(at / 1000).map(({ type, value }) => [type, value]))
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}
const formats = new Map<string, Intl.DateTimeFormat>()
const QUARTER = 900_000_000
const next = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** Whether the clock has shown a time on the day of a moment, by walking back through it. */
function hasShown(at: Micros, time: string, zone: string): boolean {
  const { day } = shown(at, zone)
  for (let back = at; shown(back, zone).day === day; back -= QUARTER) if (shown(back, zone).time >= time) return true
  return false
}

/** The same answer, walked out plainly. */
function answerOf(plan: People, workflow: string, when: Micros): string | null {
  const away = (name: string) => {
    const { absences = [], time_zone } = plan.people[name] ?? {}
    const { day } = shown(when, time_zone ?? plan.time_zone)
    const all = absences.filter(({ from, to }) => from <= day && day <= to)
    return all.sort((a, b) => (a.to < b.to ? 1 : -1))[0]
  }
  const lineOf = (name: string): string | null => {
    const line = [name]
    for (;;) {
      const last = line.at(-1) ?? ''
      const absence = away(last)
      if (!absence) return last
      if (absence.cover === undefined || line.includes(absence.cover)) return null
      line.push(absence.cover)
    }
  }
  const { owner, deputy } = plan.workflows[workflow] ?? { owner: '' }
  const usual = () => lineOf(owner) ?? (deputy === undefined ? null : lineOf(deputy))
  for (const [name, rota] of Object.entries(plan.support?.rota ?? {})) {
    if (rota.workflows && !rota.workflows.includes(workflow)) continue
    const calendar = plan.support?.calendars[rota.calendar ?? '']
    const zone = calendar?.time_zone ?? plan.time_zone
    const open = rota.calendar === 'always' ? 'always' : (calendar?.hours ?? plan.support?.hours ?? 'always')
    const { day } = shown(when, zone)
    const isWorked = (one: string) =>
      open === 'always' ||
      open.days.includes(
        (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(one).getUTCDay()] ?? 'sun',
      )
    if (open !== 'always' && (!isWorked(day) || !hasShown(when, open.from, zone) || hasShown(when, open.to, zone)))
      continue
    const last = hasShown(when, rota.hand_over, zone) ? day : next(day, -1)
    if (last < rota.from) continue
    let turn = rota.each === 'week' ? 0 : -1
    for (let one = rota.from, days = 0; one <= last; one = next(one, 1), days++) {
      if (rota.each === 'week' && days > 0 && days % 7 === 0) turn++
      if (rota.each === 'day' && isWorked(one)) turn++
    }
    const place = Math.max(0, turn) % rota.turns.length
    let instead: string | undefined
    for (const swap of plan.swaps ?? [])
      if (swap.rota === name && swap.from <= when && when < swap.to) instead = swap.person
    const first = instead ?? rota.turns[place] ?? ''
    const found = lineOf(first)
    if (found !== null) return found
    const rest = [...rota.turns.slice(place + 1), ...rota.turns.slice(0, place + 1)]
    return rest.find((one) => away(one) === undefined) ?? usual()
  }
  return usual()
}

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Auckland', 'UTC']
const quarter = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`)
const spans = fc
  .tuple(quarter, quarter)
  .filter(([a, b]) => a < b)
  .map(([from, to]) => ({ from, to }))
const dayIn = fc.integer({ min: 0, max: 330 }).map((days) => next('2026-01-20', days))
const absences = fc.array(
  fc.record({
    from: dayIn,
    days: fc.integer({ min: 0, max: 12 }),
    cover: fc.option(fc.constantFrom(...names), { nil: undefined }),
  }),
  { maxLength: 4 },
)
/** Each with the days around which clocks are set in it. */
const turning = [
  '2026-03-29T00:00Z',
  '2026-10-25T00:00Z',
  '2026-03-08T06:00Z',
  '2026-11-01T05:00Z',
  '2026-04-04T14:00Z',
  '2026-10-03T15:00Z',
  '2026-09-26T14:00Z',
]
const moments = fc.oneof(
  fc.integer({ min: 0, max: 365 * 96 }).map((quarters) => at('2026-01-01T00:00Z') + quarters * QUARTER),
  fc
    .tuple(fc.constantFrom(...turning), fc.integer({ min: -200, max: 200 }))
    .map(([time, quarters]) => at(time) + quarters * QUARTER),
)
const plans = fc
  .record({
    zone: fc.constantFrom(...zones),
    late: fc.record({ hours: spans, time_zone: fc.constantFrom(...zones) }),
    hours: fc.option(spans, { nil: undefined }),
    rotas: fc.array(
      fc.record(
        {
          turns: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }),
          each: fc.constantFrom('day', 'week'),
          from: dayIn,
          hand_over: quarter,
          calendar: fc.constantFrom('always', 'late'),
          workflows: fc.constantFrom(['desk'], ['other'], ['desk', 'other']),
        },
        { requiredKeys: ['turns', 'each', 'from', 'hand_over'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    away: fc.dictionary(fc.constantFrom(...names), absences),
    zones: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...zones)),
    swaps: fc.array(
      fc.record({
        rota: fc.constantFrom('r0', 'r1'),
        person: fc.constantFrom(...names),
        from: moments,
        length: fc.integer({ min: 1, max: 900 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ zone, late, hours, rotas, away, zones, swaps }) =>
    planOf({
      ...{ zone, zones },
      support: {
        ...(hours ? { hours } : {}),
        calendars: { late },
        rota: Object.fromEntries(rotas.map((rota, place) => [`r${place}`, rota])),
      },
      away: Object.fromEntries(
        Object.entries(away).map(([name, all]) => [
          name,
          all.map(({ from, days, cover }) => ({
            from,
            to: next(from, days),
            ...(cover && cover !== name ? { cover } : {}),
          })),
        ]),
      ),
      swaps: swaps.map(({ rota, person, from, length }, place) => ({
        id: `${place}`,
        rota,
        person,
        from,
        to: from + length * QUARTER,
      })),
    }),
  )

test('who answers is what a plain walk through the days gives, over all zones, days on which clocks are set, absences and swaps', () => {
  fc.assert(
    fc.property(plans, fc.array(moments, { minLength: 4, maxLength: 4 }), (plan, when) => {
      for (const moment of when)
        for (const workflow of ['desk', 'other'])
          assert.equal(
            whoAnswers(plan, workflow, moment)?.answering,
            answerOf(plan, workflow, moment),
            new Date(moment / 1000).toISOString(),
          )
    }),
    { numRuns: 200, seed: 41 },
  )
})

test('a stretch has neither gap nor overlap, and within it the same person answers at every moment', () => {
  fc.assert(
    fc.property(plans, moments, (plan, from) => {
      const to = from + 4 * 96 * QUARTER
      const stretches = coverOf(plan, 'desk', from, to)
      assert.equal(stretches[0]?.from, from)
      assert.equal(stretches.at(-1)?.to, to)
      for (const [place, one] of stretches.entries()) if (place > 0) assert.equal(one.from, stretches[place - 1]?.to)
      for (let moment = from; moment < to; moment += QUARTER) {
        const stretch = stretches.find((one) => one.from <= moment && moment < one.to)
        assert.equal(
          stretch?.answering,
          whoAnswers(plan, 'desk', moment)?.answering,
          new Date(moment / 1000).toISOString(),
        )
      }
    }),
    { numRuns: 60, seed: 7 },
  )
})
