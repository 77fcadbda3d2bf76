import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayLater, dayStart } from '../../base/calendar.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { planSchema } from '../../plan/plan.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import { createRandom, type Random } from '../../statistics/random.ts'
import { accountOf, appended, type Consent, consume, release, reserve, takeBack, writeOff } from './account.ts'
import { due } from './entries.ts'
import { counted, effects, type PayClass, payClasses } from './pay.ts'
import { countsAt } from './periods.ts'
import { hoursOf } from './stand.ts'
import { type Statement, statementOf } from './statement.ts'
import type { Time } from './time.ts'

const HISTORIES = 600

test(`statements of ${HISTORIES} random histories add up, and together tell every time once`, () => {
  const random = createRandom(71)
  const seen = { contra: 0, beyond: 0, late: 0, absorbed: 0, unpriced: 0, elsewhere: 0 }
  for (let number = 0; number < HISTORIES; number++) play(random, seen)
  for (const [what, times] of Object.entries(seen)) assert.ok(times >= 8, `${what}: only ${times}`)
})

const START = '2026-01-01'
const zones = ['Europe/Berlin', 'America/Los_Angeles', 'Asia/Tokyo']
const rates = ['100 EUR', '70.55 EUR', '33.33 USD', null]

/** Seventy days in which people work, in two zones one after the other, with everything that can happen to an account. */
function play(random: Random, seen: Record<string, number>): void {
  const [first, second] = [random.pick(zones), random.pick(zones)]
  const versions = [versionOf(1, START, first), versionOf(2, '2026-02-10', second)]
  let account = accountOf([])
  const times: Time[] = []
  const consents: (Consent & { rate: string | null })[] = []
  let day = START
  const zoneOf = (on: string) => (on < '2026-02-10' ? first : second)
  for (let step = 0; step < 14; step++) {
    day = dayLater(day, random.below(6))
    const now = dayStart(day, zoneOf(day)) + 20 * MICROS.h
    account = appended(account, due(account, versions, now))
    const what = random.below(10)
    if (what < 6) {
      const worked = random.chance(0.3) ? dayLater(day, -random.below(30)) : day
      if (worked < START) continue
      const time = timeOf(random, `t${String(step).padStart(2, '0')}`, worked)
      const effective = countsAt(worked, zoneOf(worked), now)
      const minutes = effects[time.class] === 'consumes' ? counted(time.minutes, 15) : 0
      const booked = consume(account, { minutes, effective, time: time.id }, consents)
      const isAbsorbed = booked.kind === 'refused'
      times.push({ ...time, absorbed: isAbsorbed })
      if (isAbsorbed) seen.absorbed = (seen.absorbed ?? 0) + 1
      else account = appended(account, booked.next)
      if (!isAbsorbed && booked.next.some(({ kind }) => kind === 'adjust')) seen.late = (seen.late ?? 0) + 1
    } else if (what === 6) {
      const index = random.below(times.length + 1)
      const time = times[index]
      if (!time || time.taken_back) continue
      times[index] = { ...time, taken_back: { because: 'It was wrong.', at: now, by: 'test' } }
      account = appended(account, takeBack(account, time.id))
      account = appended(account, due(account, versions, now))
    } else if (what === 7) {
      const lot = [...account.lots.values()].findLast(({ kind }) => kind === 'grant')
      if (lot?.ends)
        consents.push({ id: `c${step}`, starts: lot.starts, ends: lot.ends, minutes: 40, rate: random.pick(rates) })
    } else if (what === 8)
      account = appended(account, reserve(account, { minutes: 30, effective: now, reservation: `r${step}` }) ?? [])
    else
      account = appended(
        account,
        random.chance(0.5)
          ? release(account, `r${random.below(14)}`, now)
          : (writeOff(account, { minutes: 9, effective: now }) ?? []),
      )
  }
  const moment = dayStart(dayLater(day, random.chance(0.5) ? 2 : 70), second) + MICROS.h
  account = appended(account, due(account, versions, moment))
  const periods = hoursOf(account, versions, consents, moment).periods.toReversed()
  const statements = periods.map((period) =>
    statementOf({
      ...{ account, times, period, periods, client: 'Client', moment },
      consents: consents.map(({ ends: _, ...one }) => ({ ...one, rate_name: 'r', because: '', at: '', name: '' })),
      nameOf: (person) => person,
      titleOf: () => null,
    }),
  )
  for (const one of statements)
    assert.deepEqual(
      one.checks.filter(({ holds }) => !holds),
      [],
      one.from,
    )
  tellsAll(statements, times, consents, account.entries, seen)
}

/** Held against a plain loop over what people entered, in whole cents. */
function tellsAll(
  statements: readonly Statement[],
  times: readonly Time[],
  consents: readonly { id: string; rate: string | null }[],
  entries: readonly {
    kind: string
    time: string | null
    minutes: number
    consent: string | null
    seq: number
    takes_back: number | null
  }[],
  seen: Record<string, number>,
): void {
  const cents = new Map<string, number>()
  let [worked, absorbed, unpriced, consumed, beyond] = [0, 0, 0, 0, 0]
  const charge = (minutes: number, rate: string | null, surcharge: number, isKept: boolean) => {
    if (!isKept) return
    if (rate === null) {
      unpriced += minutes
      return
    }
    const [amount = '0', currency = ''] = rate.split(' ')
    const [whole = '0', part = ''] = amount.split('.')
    const [over, under] = [(Number(whole) * 100 + Number(part.padEnd(2, '0'))) * minutes * (100 + surcharge), 6000]
    cents.set(currency, (cents.get(currency) ?? 0) + Math.floor((2 * over + under) / (2 * under)))
  }
  const back = new Set(entries.map(({ takes_back }) => takes_back))
  for (const time of times) {
    const isKept = time.taken_back === null
    if (isKept) worked += time.minutes
    if (isKept && time.absorbed) absorbed += time.minutes
    if (effects[time.class] === 'billed') charge(time.minutes, time.rate, time.surcharge === null ? 0 : 50, isKept)
  }
  const byConsent = new Map<string, number>()
  for (const one of entries) {
    if (one.kind !== 'consume' || back.has(one.seq)) continue
    if (one.consent === null) consumed += one.minutes
    else {
      beyond += one.minutes
      const key = `${one.time} ${one.consent}`
      byConsent.set(key, (byConsent.get(key) ?? 0) + one.minutes)
    }
  }
  for (const [key, minutes] of byConsent)
    charge(minutes, consents.find(({ id }) => key.endsWith(` ${id}`))?.rate ?? null, 0, true)
  const sum = (of: (one: Statement) => number) => statements.reduce((all, one) => all + of(one), 0)
  assert.equal(
    sum(({ totals }) => totals.worked),
    worked,
    'each time is worked in one period',
  )
  assert.equal(
    sum(({ totals }) => totals.absorbed),
    absorbed,
  )
  assert.equal(
    sum(({ totals }) => totals.unpriced),
    unpriced,
  )
  assert.equal(
    sum(({ figures }) => figures.consumed),
    consumed,
  )
  assert.equal(
    sum(({ totals }) => totals.beyond),
    beyond,
  )
  for (const currency of ['EUR', 'USD'])
    assert.equal(
      sum(({ totals }) =>
        Math.round(Number(totals.amounts.find((one) => one.currency === currency)?.amount ?? 0) * 100),
      ),
      cents.get(currency) ?? 0,
      currency,
    )
  const lines = statements.flatMap((one) => one.lines)
  seen.contra = (seen.contra ?? 0) + lines.filter(({ kind }) => kind === 'contra').length
  seen.beyond = (seen.beyond ?? 0) + (beyond > 0 ? 1 : 0)
  seen.unpriced = (seen.unpriced ?? 0) + (unpriced > 0 ? 1 : 0)
  seen.elsewhere = (seen.elsewhere ?? 0) + lines.filter((line) => line.worked === 0).length
}

const timeOf = (random: Random, id: string, day: string): Time => {
  const of: PayClass = random.chance(0.6) ? 'from allowance' : random.pick(payClasses)
  const isBilled = effects[of] === 'billed'
  return {
    ...{ id, day, minutes: 1 + random.below(150), person: random.pick(['person:ana', 'person:bo']), class: of },
    ...{ about: { kind: 'workflow', id: random.pick(['desk', 'post']) }, note: null, absorbed: false },
    ...{ rate_name: 'r', rate: isBilled ? random.pick(rates) : null, surcharge: of === 'emergency' ? '50%' : null },
    ...{ source: 'manual', entered_at: 0 as Micros, entered_by: 'test', taken_back: null },
    ...{ taken_off: 0, began_at: null, bands: null },
  }
}

function versionOf(version: number, effective: string, zone: string): PlanVersion {
  const plan = planSchema.parse({
    ...{ plan: 1, workspace: 'desk', client: 'Client', time_zone: zone, currency: 'EUR', effective },
    ...{ people: { ana: { name: 'Ana' } }, workflows: { desk: { name: 'Desk', risk: 'low', owner: 'ana' } } },
    support: { allowance: { hours: 3, rollover: '33%', expires: '20d' } },
  })
  return { version, effective, applied_at: 0, applied_by: 'test', hash: `${version}`, plan, source: '' }
}
