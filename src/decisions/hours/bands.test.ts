import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseTime } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import type { HourBand } from '../../plan/support.ts'
import { createRandom } from '../../statistics/random.ts'
import { type Banded, splitOver, weighted } from './bands.ts'

const micros = (text: string) => parseTime(text)?.micros ?? assert.fail(text)
const plan = (bands: unknown, zone = 'Europe/Berlin', region = 'DE-BE') => {
  const parsed = planSchema.parse({
    ...{ plan: 1, workspace: 'desk', client: 'Client', time_zone: zone, currency: 'EUR', effective: '2026-01-01' },
    ...{ people: { ana: { name: 'Ana' } }, workflows: { desk: { name: 'Desk', risk: 'low', owner: 'ana' } } },
    holidays: { region, also: [{ on: '2026-03-28', name: 'Outing' }] },
    support: { allowance: { hours: 10, bands } },
  })
  return { plan: parsed, bands: parsed.support?.allowance?.bands ?? [] }
}
const nights = { name: 'nights', weight: 1.5, from: '22:00', to: '06:00' }
const weekends = { name: 'weekends', weight: 2, days: ['sat', 'sun'] }
const holidays = { name: 'holidays', weight: 2.5, holidays: true }

describe('minutes over hour bands', () => {
  const all = plan([holidays, weekends, nights])
  const split = (began: string, minutes: number) =>
    splitOver(all.bands, all.plan, { began: micros(began), minutes }).map(
      ({ band, minutes: of }) => `${of} ${band ?? 'plain'}`,
    )
  const cases: [name: string, began: string, minutes: number, split: string[], steps: number][] = [
    // 30 + 1.5 x 45 = 97.5: seven steps of 15.
    ['an evening that ends in the night', '2026-03-10T20:30Z', 75, ['30 plain', '45 nights'], 105],
    ['a Friday night into Saturday', '2026-03-13T22:30Z', 60, ['30 weekends', '30 nights'], 105],
    ['a holiday goes before the night', '2026-05-01T02:00Z', 30, ['30 holidays'], 75],
    ['a works holiday', '2026-03-28T10:00Z', 10, ['10 holidays'], 30],
    ['the hour that the clock leaves out is in none', '2026-03-29T00:30Z', 60, ['60 weekends'], 120],
    ['the end of a night to the minute', '2026-03-10T04:59Z', 2, ['1 plain', '1 nights'], 15],
  ]
  for (const [name, began, minutes, expected, steps] of cases)
    test(name, () => {
      assert.deepEqual(split(began, minutes), expected)
      assert.equal(weighted(splitOver(all.bands, all.plan, { began: micros(began), minutes }), 15), steps)
    })

  test('a holiday of several days is one to its last minute; hours of it that pass midnight are the first and last of each day', () => {
    // In Korea the harvest feast is a holiday of three days: 24 to 26 September 2026.
    const minutesOf = (bands: unknown, began: string, minutes: number) => {
      const { plan: of, bands: all } = plan(bands, 'Asia/Seoul', 'KR')
      return splitOver(all, of, { began: micros(began), minutes }).map(
        ({ band, minutes: n }) => `${n} ${band ?? 'plain'}`,
      )
    }
    const day = 24 * 60
    assert.deepEqual(minutesOf([holidays], '2026-09-23T14:00Z', 4 * day), [`${day} plain`, `${3 * day} holidays`])
    assert.deepEqual(minutesOf([holidays], '2026-09-23T14:59Z', 2), ['1 plain', '1 holidays'])
    assert.deepEqual(minutesOf([holidays], '2026-09-26T14:59Z', 2), ['1 plain', '1 holidays'])
    const late = { ...holidays, from: '22:00', to: '06:00' }
    // From 21:00 before them to 07:00 after them: what is before midnight of the first and after it of the last is on no holiday.
    assert.deepEqual(minutesOf([late], '2026-09-23T12:00Z', 3 * day + 10 * 60), [
      `${3 * 60 + 3 * 16 * 60 + 7 * 60} plain`,
      `${3 * 8 * 60} holidays`,
    ])
  })

  test('minutes one was away at are in no band', () => {
    const away = [{ from: micros('2026-03-10T20:40Z'), to: micros('2026-03-10T21:10Z') }]
    const split = splitOver(all.bands, all.plan, { began: micros('2026-03-10T20:30Z'), minutes: 40, away })
    // 21:30 to 21:40, and 22:10 to 22:40.
    assert.deepEqual(
      split.map(({ band, minutes }) => `${minutes} ${band ?? 'plain'}`),
      ['10 plain', '30 nights'],
    )
  })

  test('a band of clock hours holds an hour that the clock shows twice twice, and never one that it leaves out', () => {
    const { plan: of, bands } = plan([{ name: 'two', weight: 3, from: '02:00', to: '03:00' }])
    const inTwo = (began: string) =>
      splitOver(bands, of, { began: micros(began), minutes: 300 }).find(({ band }) => band === 'two')?.minutes ?? 0
    assert.equal(inTwo('2026-10-24T23:00Z'), 120)
    assert.equal(inTwo('2026-03-28T23:00Z'), 0)
    assert.equal(inTwo('2026-03-10T23:00Z'), 60)
  })

  test('what a plan may not say', () => {
    for (const [bands, says] of [
      [[{ name: 'a', weight: 0 }], /no weight/],
      [[{ name: 'a', weight: 1, from: '22:00' }], /belong together/],
      [[nights, nights], /one name twice/],
      [[{ name: 'a', weight: 1, from: '9:00', to: '10:00' }], /time of day/],
    ] as const)
      assert.throws(() => plan(bands), says)
  })
})

const RANDOM = 700
test(`${RANDOM} random times equal a loop that asks another calendar what the clock shows`, () => {
  const random = createRandom(19)
  const shapes = [[holidays, weekends, nights], [nights], [weekends, { ...nights, from: '18:30', to: '24:00' }]]
  const places = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tehran'].flatMap((zone) =>
    shapes.map((bands) => ({ zone, ...plan(bands, zone), clock: clockOf(zone) })),
  )
  // Half of them within two days of a change of clocks in one of these zones.
  const changes = [
    '2026-03-29T01:00Z',
    '2026-10-25T01:00Z',
    '2026-03-08T07:00Z',
    '2026-11-01T06:00Z',
    '2026-04-04T15:00Z',
    '2026-10-03T15:30Z',
  ]
  const seen = new Set<string>()
  for (let number = 0; number < RANDOM; number++) {
    const { zone, bands, plan: of, clock } = random.pick(places)
    const around = random.chance(0.5)
      ? micros(random.pick(changes))
      : micros('2026-01-01T00:00Z') + random.below(365) * 86_400e6
    const began = around + (random.below(2880) - 1440) * 60e6 + random.below(60) * 1e6
    const minutes = 1 + random.below(random.chance(0.1) ? 1440 : 200)
    const expected = new Map<string | null, number>()
    for (let minute = 0; minute < minutes; minute++) {
      const band = bandAt(bands, clock(began / 1000 + minute * 60_000))
      expected.set(band, (expected.get(band) ?? 0) + 1)
      seen.add(`${zone} ${band}`)
    }
    const split = splitOver(bands, of, { began, minutes })
    assert.deepEqual(new Map(split.map((one) => [one.band, one.minutes])), expected, `${zone} ${began} ${minutes}`)
    // Weights in tenths and steps in a loop: no decimals at all.
    const tenths = split.reduce((sum, one) => sum + one.minutes * Number(one.weight) * 10, 0)
    let counted = 0
    while (counted * 10 < tenths) counted += 15
    assert.equal(weighted(split as Banded[], 15), counted)
  }
  assert.ok(seen.size >= 12, `only ${seen.size}`)
})

type Clock = { day: string; weekday: string; time: string }
function clockOf(zone: string): (ms: number) => Clock {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  } as const)
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    return {
      day: `${parts.year}-${parts.month}-${parts.day}`,
      weekday: (parts.weekday ?? '').toLowerCase(),
      time: `${parts.hour}:${parts.minute}`,
    }
  }
}

/** The public holidays of Berlin in 2026, as its law names them, and the works holiday. */
const off = new Set(
  '2026-01-01 2026-03-08 2026-03-28 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26'.split(
    ' ',
  ),
)

function bandAt(bands: readonly HourBand[], { day, weekday, time }: Clock): string | null {
  for (const band of bands) {
    if (band.holidays && !off.has(day)) continue
    if (band.days && !band.days.some((one) => one === weekday)) continue
    if (band.from !== undefined && band.to !== undefined) {
      const isNight = band.from > band.to
      if (isNight ? time < band.from && time >= band.to : time < band.from || time >= band.to) continue
    }
    return band.name
  }
  return null
}
