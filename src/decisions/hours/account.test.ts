import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dayStart } from '../../base/calendar.ts'
import { MICROS, type Micros, parseTime } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import { createRandom, type Random } from '../../statistics/random.ts'
import {
  type Account,
  accountAt,
  accountOf,
  appended,
  type Carrying,
  type Consent,
  consume,
  type Entry,
  figuresOf,
  leftOf,
  release,
  reserve,
  takeBack,
  usableAt,
  use,
  writeOff,
} from './account.ts'
import { allEndings, due } from './entries.ts'
import { carryingBy, countsAt, grants, nextPeriod } from './periods.ts'

const ZONE = 'Europe/Berlin'
const at = (text: string): Micros => parseTime(text)?.micros ?? assert.fail(text)

type Terms = { effective?: string; hours?: number; per?: string; rollover?: string; expires?: string; zone?: string }

function versionOf(version: number, terms: Terms | null): PlanVersion {
  const { effective = '2026-01-01', zone = ZONE, hours = 10, ...rest } = terms ?? {}
  const plan = planSchema.parse({
    ...{ plan: 1, workspace: 'desk', client: 'Client', time_zone: zone, currency: 'EUR', effective },
    ...{ people: { ana: { name: 'Ana' } }, workflows: { desk: { name: 'Desk', risk: 'low', owner: 'ana' } } },
    ...(terms === null ? {} : { support: { allowance: { hours, ...rest } } }),
  })
  return { version, effective, applied_at: 0, applied_by: 'test', hash: `${version}`, plan, source: '' }
}
const empty = accountOf([])
const upTo = (account: Account, versions: readonly PlanVersion[], now: Micros) =>
  appended(account, due(account, versions, now))
const kinds = (entries: readonly Pick<Entry, 'kind' | 'minutes'>[]) =>
  entries.map(({ kind, minutes }) => `${kind} ${minutes}`)

describe('periods follow the calendar and the plan in force at their beginning', () => {
  const cases: [name: string, versions: (Terms | null)[], now: string, starts: string[]][] = [
    [
      'months, from the day the plan takes effect',
      [{ effective: '2026-01-15' }],
      '2026-03-02T00:00Z',
      ['2026-01-15', '2026-02-01', '2026-03-01'],
    ],
    ['across a change of clocks', [{ effective: '2026-03-01' }], '2026-04-02T00:00Z', ['2026-03-01', '2026-04-01']],
    [
      'quarters',
      [{ effective: '2026-02-10', per: 'quarter' }],
      '2026-07-01T00:00Z',
      ['2026-02-10', '2026-04-01', '2026-07-01'],
    ],
    [
      'years',
      [{ effective: '2024-02-29', per: 'year' }],
      '2026-01-01T12:00Z',
      ['2024-02-29', '2025-01-01', '2026-01-01'],
    ],
    [
      'a later plan holds from the next period on',
      [{ effective: '2026-01-01' }, { effective: '2026-02-10', per: 'quarter' }],
      '2026-08-01T00:00Z',
      ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-07-01'],
    ],
    [
      'the last day of a month begins no period of its own',
      [{ effective: '2026-01-31' }],
      '2026-03-01T12:00Z',
      ['2026-01-31', '2026-03-01'],
    ],
    [
      'another zone moves no beginning back',
      [{ effective: '2026-01-01' }, { effective: '2026-02-10', zone: 'America/Los_Angeles' }],
      '2026-04-02T00:00Z',
      ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'],
    ],
    ['none before it takes effect', [{ effective: '2026-05-01' }], '2026-04-30T00:00Z', []],
  ]
  for (const [name, terms, now, starts] of cases)
    test(name, () => {
      const versions = terms.map((one, index) => versionOf(index + 1, one))
      const granted = grants(empty, versions, at(now))
      assert.deepEqual(
        granted.map((one) => new Date((one.starts ?? 0) / 1000 + 12 * 3_600_000).toISOString().slice(0, 10)),
        starts,
      )
      for (const [index, one] of granted.entries())
        if (index > 0) assert.equal(one.starts, granted[index - 1]?.ends, 'one follows the other')
    })

  test('a plan without included hours grants none, and one that has them again does from its day on', () => {
    const without = { ...versionOf(2, null), effective: '2026-02-01' }
    const versions = [
      versionOf(1, { effective: '2026-01-01' }),
      without,
      versionOf(3, { effective: '2026-04-20', hours: 2.5 }),
    ]
    const granted = grants(empty, versions, at('2026-05-02T00:00Z'))
    assert.deepEqual(
      granted.map(({ starts, minutes }) => [starts, minutes]),
      [
        [dayStart('2026-01-01', ZONE), 600],
        [dayStart('2026-04-20', ZONE), 150],
        [dayStart('2026-05-01', ZONE), 150],
      ],
    )
  })

  test('a version that is applied later and says it held before rewrites no period', () => {
    const first = [versionOf(1, { effective: '2026-01-01', hours: 10 })]
    const account = upTo(empty, first, at('2026-02-15T00:00Z'))
    const later = [...first, versionOf(2, { effective: '2026-01-01', hours: 99, rollover: '100%' })]
    assert.deepEqual(due(account, later, at('2026-02-20T00:00Z')), [])
    assert.deepEqual(kinds(due(account, later, at('2026-03-01T00:00Z'))), ['grant 5940', 'expiry 600'])
    assert.equal(
      nextPeriod(later, null, at('2026-01-01T12:00Z'))?.plan_version,
      2,
      'one that was never granted goes by it',
    )
  })
})

describe('what becomes of hours', () => {
  const terms = { hours: 10, rollover: '20%', expires: '1 month' }
  const versions = [versionOf(1, terms)]
  const book = (account: Account, day: string, minutes: number, now: string, consents: readonly Consent[] = []) => {
    const booked = consume(
      account,
      { minutes, effective: countsAt(day, ZONE, at(now)), time: `${day} ${minutes}` },
      consents,
    )
    return booked.kind === 'booked' ? { account: appended(account, booked.next), next: booked.next } : booked
  }

  test('a share is carried on and used first, since it ends first; the rest expires', () => {
    let account = upTo(empty, versions, at('2026-02-01T12:00Z'))
    assert.deepEqual(kinds(account.entries), ['grant 600', 'grant 600', 'rollover 120', 'expiry 480'])
    // Both end with February: what was carried on is not carried on again, and goes first.
    const booked = book(account, '2026-02-01', 150, '2026-02-01T12:00Z')
    assert.ok('account' in booked)
    account = booked.account
    assert.deepEqual(
      booked.next.map(({ lot, minutes }) => [lot, minutes]),
      [
        [3, 120],
        [2, 30],
      ],
    )
    assert.deepEqual(
      usableAt(account, at('2026-02-02T00:00Z')).map((lot) => [lot.kind, leftOf(lot)]),
      [
        ['rollover', 0],
        ['grant', 570],
      ],
    )
  })

  test('time of a month that is over takes what expired then before what was carried on', () => {
    const account = upTo(empty, versions, at('2026-02-03T12:00Z'))
    const some = book(account, '2026-01-30', 100, '2026-02-03T12:00Z')
    assert.ok('account' in some)
    assert.deepEqual(kinds(some.next), ['adjust 480', 'expiry 380', 'consume 100'])
    const more = book(some.account, '2026-01-30', 400, '2026-02-03T12:00Z')
    assert.ok('account' in more)
    assert.deepEqual(kinds(more.next), ['adjust 380', 'consume 380', 'consume 20'])
    const { starts, ends } = more.account.lots.get(1) ?? assert.fail()
    const january = figuresOf(more.account, starts, ends ?? 0)
    assert.deepEqual(
      [january.granted, january.consumed, january.expired, january.carried_on, january.left],
      [600, 480, 0, 120, 0],
    )
    const february = figuresOf(more.account, ends ?? 0, at('2026-02-04T00:00Z'))
    assert.deepEqual(
      [february.opening, february.carried_in, february.granted, february.consumed, february.left],
      [0, 120, 600, 20, 700],
    )
    assert.deepEqual(book(more.account, '2026-01-30', 101, '2026-02-03T12:00Z'), {
      kind: 'refused',
      left: 100,
      consented: 0,
    })
  })

  test('beyond what is left only as much as somebody agreed to, in its period', () => {
    const account = upTo(empty, versions, at('2026-01-20T12:00Z'))
    const january = { id: 'c', starts: dayStart('2026-01-01', ZONE), ends: dayStart('2026-02-01', ZONE), minutes: 60 }
    assert.deepEqual(book(account, '2026-01-20', 601, '2026-01-20T12:00Z'), {
      kind: 'refused',
      left: 600,
      consented: 0,
    })
    const booked = book(account, '2026-01-20', 645, '2026-01-20T12:00Z', [january])
    assert.ok('account' in booked)
    assert.deepEqual(
      booked.next.map(({ minutes, consent }) => [minutes, consent]),
      [
        [600, null],
        [45, 'c'],
      ],
    )
    assert.deepEqual(book(booked.account, '2026-01-21', 30, '2026-01-21T12:00Z', [january]), {
      kind: 'refused',
      left: 0,
      consented: 15,
    })
    const back = appended(booked.account, takeBack(booked.account, '2026-01-20 645'))
    assert.deepEqual([back.beyond.get('c'), leftOf(back.lots.get(1) ?? assert.fail())], [0, 600])
    assert.deepEqual(takeBack(back, '2026-01-20 645'), [], 'once')
  })

  test('what is reserved is not used by others, comes back when it is given back, and ends with its lot', () => {
    const account = upTo(empty, versions, at('2026-01-05T12:00Z'))
    const now = at('2026-01-05T12:00Z')
    const held = appended(account, reserve(account, { minutes: 500, effective: now, reservation: 'r' }) ?? [])
    assert.deepEqual(book(held, '2026-01-05', 101, '2026-01-05T12:00Z'), { kind: 'refused', left: 100, consented: 0 })
    assert.equal(reserve(held, { minutes: 101, effective: now, reservation: 's' }), null)
    const given = appended(held, release(held, 'r', now))
    assert.equal(leftOf(given.lots.get(1) ?? assert.fail()), 600)
    assert.deepEqual(release(given, 'r', now), [])
    assert.deepEqual(kinds(due(held, versions, at('2026-02-01T12:00Z'))), [
      'grant 600',
      'release 500',
      'rollover 120',
      'expiry 480',
    ])
  })

  test('work on what minutes are kept for uses these, and what is left of them is given back', () => {
    const account = appended(empty, due(empty, versions, at('2026-01-10T12:00Z')))
    const now = at('2026-01-10T12:00Z')
    const held = appended(account, reserve(account, { minutes: 600, effective: now, reservation: 'r' }) ?? [])
    const work = { minutes: 90, effective: at('2026-01-11T12:00Z'), time: 't' }
    assert.equal(consume(held, work, []).kind, 'refused')
    const used = appended(held, use(held, { ...work, reservation: 'r' }))
    const booked = consume(used, work, [])
    assert.ok(booked.kind === 'booked')
    const after = appended(used, booked.next)
    const lot = after.lots.get(1) ?? assert.fail()
    assert.deepEqual([lot.consumed, lot.reserved, leftOf(lot)], [90, 510, 0])
    assert.deepEqual(use(held, { ...work, reservation: 'another' }), [])
    // Work from before it was reserved is taken from then on.
    const early = { ...work, effective: at('2026-01-09T12:00Z'), reservation: 'r' }
    assert.equal(use(held, early)[0]?.effective, now)
    const given = appended(after, release(after, 'r', work.effective))
    assert.equal(leftOf(given.lots.get(1) ?? assert.fail()), 510)
  })

  test('what was given back later and used by work of a day before does not stop a look at the days between', () => {
    const account = appended(empty, due(empty, versions, at('2026-01-10T12:00Z')))
    const [monday, tuesday, friday] = ['2026-01-12', '2026-01-13', '2026-01-16'].map((day) => at(`${day}T12:00Z`))
    assert.ok(monday && tuesday && friday)
    const held = appended(account, reserve(account, { minutes: 600, effective: monday, reservation: 'r' }) ?? [])
    const given = appended(held, release(held, 'r', friday))
    const booked = consume(given, { minutes: 600, effective: tuesday, time: 't' }, [])
    assert.ok(booked.kind === 'booked')
    assert.equal(leftOf(accountAt(appended(given, booked.next), tuesday).lots.get(1) ?? assert.fail()), -600)
  })

  test('an entry that cannot follow the others is a defect', () => {
    const grant = { ...at0, seq: 1, kind: 'grant', minutes: 60, starts: 0, ends: 10 } as const
    const use = { ...at0, seq: 2, kind: 'consume', minutes: 61, lot: 1 } as const
    assert.throws(() => accountOf([grant, use]), /entry 2 takes more than lot 1 has/)
    const adjust = { ...at0, seq: 3, kind: 'adjust', minutes: 30, takes_back: 2 } as const
    const small = { ...use, minutes: 30 }
    assert.throws(() => accountOf([grant, small, adjust, { ...adjust, seq: 4 }]), /entry 4 takes back entry 2/)
    assert.throws(() => accountOf([grant, { ...adjust, seq: 2, takes_back: 1, minutes: 60 }]), /cannot be taken back/)
  })
})
const at0 = {
  ...{ effective: 0, lot: null, starts: null, ends: null, plan_version: null },
  ...{ time: null, takes_back: null, reservation: null, consent: null },
}

const HISTORIES = 100_000

test(`what goes in comes out: ${HISTORIES.toLocaleString('en')} random histories`, () => {
  const schedules = shapes.map((terms, index) =>
    scheduleOf([
      versionOf(1, terms),
      versionOf(2, { ...shapes[(index + 1) % shapes.length], effective: '2026-02-11' }),
    ]),
  )
  const seen = { refused: 0, beyond: 0, late: 0, taken: 0, carried: 0, kept: 0 }
  for (let seed = 1; seed <= HISTORIES; seed++)
    play(createRandom(seed), schedules[seed % schedules.length] ?? assert.fail(), seen)
  // It would prove little if these did not occur.
  for (const [name, count] of Object.entries(seen)) assert.ok(count > HISTORIES / 100, `${name}: ${count}`)
})

type Schedule = (account: Account, now: Micros) => Omit<Entry, 'seq'>[]

/** What is due, with the periods of the plans worked out once: calendars are slow. */
function scheduleOf(versions: readonly PlanVersion[]): Schedule {
  const periods = grants(empty, versions, START + 400 * MICROS.d)
  const carrying = carryingBy(versions)
  const known = new Map<string, ReturnType<Carrying>>()
  const remembered: Carrying = (lot) => {
    const key = `${lot.plan_version} ${lot.ends}`
    const found = known.get(key) ?? carrying(lot)
    known.set(key, found)
    return found
  }
  return (account, now) => {
    const granted = [...account.lots.values()].filter(({ kind }) => kind === 'grant').length
    return allEndings(
      account,
      periods.slice(granted).filter(({ effective }) => effective <= now),
      now,
      remembered,
    )
  }
}

const shapes: Terms[] = [
  { hours: 3, rollover: '33%', expires: '10d' },
  { hours: 2, rollover: '100%', per: 'month' },
  { hours: 4.21, rollover: '0%', per: 'quarter' },
  { hours: 1, rollover: '50%', expires: '2 months' },
]

type Seen = { refused: number; beyond: number; late: number; taken: number; carried: number; kept: number }

/** One history of a hundred days: each thing that can be done, in any order, and the job killed and repeated at any moment. */
function play(random: Random, due: Schedule, seen: Seen): void {
  let now = START + random.below(40) * MICROS.d
  let account = empty
  const consents: Consent[] = []
  const times: string[] = []
  const add = (next: readonly Omit<Entry, 'seq'>[]) => {
    account = appended(account, next)
  }
  for (let step = 0; step < 9; step++) {
    now += Math.floor(random.next() * random.below(25) * MICROS.d)
    // Cut off anywhere nothing of it is kept, since it is one transaction; repeated, nothing is due.
    add(due(account, now))
    assert.equal(due(account, now).length, 0)
    const what = random.below(10)
    if (what < 6) {
      const effective = Math.max(START, now - (random.chance(0.4) ? random.below(35) * MICROS.d : 0))
      const minutes = 1 + random.below(150)
      const time = `t${step}`
      const before = account
      // Some of it is on what minutes are kept for.
      const kept = random.chance(0.3) ? use(account, { minutes, effective, reservation: `r${random.below(3)}` }) : []
      if (kept.length > 0) seen.kept++
      const booked = consume(appended(account, kept), { minutes, effective, time }, consents)
      if (booked.kind === 'refused') {
        seen.refused++
        assert.ok(booked.left + booked.consented < minutes)
        continue
      }
      add([...kept, ...booked.next])
      times.push(time)
      if (booked.next.some(({ consent }) => consent !== null)) seen.beyond++
      if (booked.next.some(({ kind }) => kind === 'adjust')) seen.late++
      inOrderOfEnds(before, account, effective, time, minutes)
    } else if (what === 6 && times.length > 0) {
      add(takeBack(account, random.pick(times)))
      add(due(account, now))
      seen.taken++
    } else if (what === 7) {
      const lot = random.pick([...account.lots.values()])
      if (lot?.ends)
        consents.push({ id: `c${step}`, starts: lot.starts, ends: lot.ends, minutes: 1 + random.below(90) })
    } else if (what === 8)
      add(reserve(account, { minutes: 1 + random.below(60), effective: now, reservation: `r${step % 3}` }) ?? [])
    else
      add(
        random.chance(0.5)
          ? release(account, `r${random.below(3)}`, now)
          : (writeOff(account, { minutes: 7, effective: now }) ?? []),
      )
  }
  if (account.entries.some(({ kind }) => kind === 'rollover')) seen.carried++
  addsUp(account.entries, consents, now)
}
const START = at('2025-12-31T23:00Z')

/** By a plain loop over the entries, which shares nothing with what is tried. */
function addsUp(entries: readonly Entry[], consents: readonly Consent[], now: Micros): void {
  const lots = new Map<number, number>()
  const total = { granted: 0, carriedIn: 0, carriedOn: 0, consumed: 0, expired: 0, writtenOff: 0, reserved: 0 }
  const beyond = new Map<string, number>()
  const taken = new Set<number>()
  for (const one of entries) {
    const target = one.kind === 'adjust' ? entries.find(({ seq }) => seq === one.takes_back) : one
    assert.ok(target)
    if (one.kind === 'adjust') {
      assert.ok(!taken.has(target.seq), 'an entry is taken back once')
      taken.add(target.seq)
      assert.equal(one.minutes, target.minutes)
    }
    const sign = one.kind === 'adjust' ? -1 : 1
    const minutes = sign * one.minutes
    if (target.kind === 'grant') total.granted += minutes
    if (target.kind === 'rollover') {
      total.carriedIn += minutes
      total.carriedOn += minutes
    }
    if (target.kind === 'grant' || target.kind === 'rollover') lots.set(one.seq, minutes)
    if (target.kind === 'consume' && target.consent !== null) {
      const sum = (beyond.get(target.consent) ?? 0) + minutes
      beyond.set(target.consent, sum)
      assert.ok(
        sum >= 0 && sum <= (consents.find(({ id }) => id === target.consent)?.minutes ?? 0),
        'never beyond a consent',
      )
      continue
    }
    if (target.kind === 'consume') total.consumed += minutes
    if (target.kind === 'expiry') total.expired += minutes
    if (target.kind === 'write-off') total.writtenOff += minutes
    if (target.kind === 'reserve') total.reserved += minutes
    if (target.kind === 'release') total.reserved -= minutes
    if (target.lot === null) continue
    const left = (lots.get(target.lot) ?? 0) + (target.kind === 'release' ? minutes : -minutes)
    assert.ok(left >= 0, 'no lot is ever overdrawn')
    lots.set(target.lot, left)
  }
  const left = [...lots.values()].reduce((sum, one) => sum + one, 0)
  const { granted, carriedIn, carriedOn, consumed, expired, writtenOff, reserved } = total
  assert.equal(granted + carriedIn, consumed + expired + carriedOn + writtenOff + reserved + left)
  const figures = figuresOf(accountOf(entries), 0, Number.MAX_SAFE_INTEGER)
  assert.deepEqual(
    [figures.granted, figures.carried_in, figures.consumed, figures.expired, figures.carried_on, figures.left],
    [granted, carriedIn, consumed, expired, carriedOn, left],
  )
  // Cut anywhere, what one part ends with is what the next begins with.
  const cut = START + Math.floor((now - START) / 2)
  const [first, second] = [
    figuresOf(accountOf(entries), 0, cut),
    figuresOf(accountOf(entries), cut, Number.MAX_SAFE_INTEGER),
  ]
  assert.equal(first.left, second.opening)
  assert.equal(second.left, left)
}

/** Whoever takes from a lot that ends later leaves nothing in one that ends sooner, of those that can be used then. */
function inOrderOfEnds(before: Account, after: Account, effective: Micros, time: string, minutes: number): void {
  const used = after.entries.slice(before.entries.length).filter((one) => one.kind === 'consume' && one.time === time)
  assert.equal(
    used.reduce((sum, one) => sum + one.minutes, 0),
    minutes,
  )
  const ends = (seq: number | null) => after.lots.get(seq ?? -1)?.ends ?? Number.POSITIVE_INFINITY
  const live = used.filter(({ lot }) => (before.lots.get(lot ?? -1)?.starts ?? Number.POSITIVE_INFINITY) <= effective)
  const last = Math.max(...live.map(({ lot }) => ends(lot)))
  for (const lot of usableAt(after, effective))
    if ((lot.ends ?? Number.POSITIVE_INFINITY) < last) assert.equal(leftOf(lot), 0)
  if (used.some(({ consent }) => consent !== null))
    for (const lot of usableAt(after, effective)) assert.equal(leftOf(lot), 0, 'a consent is the last resort')
}
