import { localDay } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import type { Micros } from '../../base/time.ts'
import { type Account, accountAt, type Entry, type Figures, figuresOf } from './account.ts'
import type { Banded } from './bands.ts'
import { costOf, effects, type PayClass } from './pay.ts'
import type { About, Time } from './time.ts'

/**
 * The statement of the hours of a period, as a pure function of the account's entries and of the time that people entered. What it adds
 * up it adds from its own lines, and `checks` holds that against the figures of the account, which come from the entries alone.
 *
 * Each charge is rounded once, to the cent, half a cent upwards (`costOf`); every sum is the sum of such charges, and is never rounded.
 */
export type Statement = {
  readonly client: string
  readonly from: string
  readonly to: string
  readonly time_zone: string
  readonly plan_version: number
  readonly step_minutes: number
  /** Up to when, where the period is not over; null where it is whole. */
  readonly up_to: string | null
  readonly figures: Figures
  /** What happened to the account beside what was worked. */
  readonly movements: readonly Movement[]
  readonly lines: readonly Line[]
  readonly totals: Sums
  readonly people: readonly (Sums & { readonly person: string; readonly name: string })[]
  readonly classes: readonly (Sums & { readonly class: PayClass })[]
  readonly abouts: readonly (Sums & { readonly about: NamedAbout })[]
  /** What was agreed to beyond the hours, and what was used of it. */
  readonly consents: readonly StatedConsent[]
  readonly checks: readonly Check[]
  /** Of a version after the first: what it puts in place of what, and why. */
  readonly restates: Restated | null
}

export type NamedAbout = About & { readonly title: string | null }

export type Charge = {
  /** By its class, or because it was agreed to beyond the hours. */
  readonly for: 'class' | 'consent'
  readonly minutes: number
  readonly rate_name: string | null
  readonly rate: string | null
  readonly surcharge: string | null
  /** Null where the plan had no rate: not known, and not nothing. */
  readonly amount: string | null
  readonly currency: string | null
}

/** A time, or the contra entry that takes one back: the same with the other sign. */
export type Line = {
  readonly kind: 'time' | 'contra'
  readonly time: string
  readonly day: string
  readonly person: string
  readonly name: string
  readonly about: NamedAbout
  readonly class: PayClass
  readonly note: string | null
  /** As they were worked; 0 of a time whose day is of an earlier period, which has them. */
  readonly worked: number
  /** What it took from the hours of this period. */
  readonly counted: number
  /** What it took from the hours of another period: from what was carried on to it. */
  readonly elsewhere: number
  readonly beyond: number
  /** Worked at nobody's cost, because there was not as much left and nobody had agreed to more. */
  readonly absorbed: number
  readonly charges: readonly Charge[]
  /** How the plan's hour bands weighted it. */
  readonly bands: readonly Banded[]
  /** Of a contra entry: why. */
  readonly because: string | null
}

export type Money = { readonly amount: string; readonly currency: string }
export type Sums = {
  readonly worked: number
  readonly counted: number
  readonly beyond: number
  readonly absorbed: number
  readonly amounts: readonly Money[]
  /** Minutes that are to be paid and have no rate. */
  readonly unpriced: number
}

export const movementKinds = [
  'granted',
  'carried in',
  'carried on',
  'expired',
  'written off',
  'write-off taken back',
  'reserved',
  'released',
] as const
/** What of one kind happened on one day. What expired and was used after all, by time that was entered late, is taken off. */
export type Movement = {
  readonly kind: (typeof movementKinds)[number]
  readonly day: string
  /** What it gives to the hours of the period, or takes. */
  readonly minutes: number
}

export type StatedConsent = {
  readonly id: string
  readonly minutes: number
  readonly used: number
  readonly rate_name: string | null
  readonly rate: string | null
  readonly because: string
  readonly at: string
  readonly name: string
}

export const checkNames = ['left', 'consumed', 'beyond', 'people', 'classes', 'abouts', 'amounts'] as const
/** Two ways to one figure; a statement of which they differ is a defect, and says so. */
export type Check = {
  readonly name: (typeof checkNames)[number]
  readonly is: string
  readonly should_be: string
  readonly holds: boolean
}

export type Restated = {
  readonly version: number
  readonly hash: string
  readonly because: string
  readonly changes: readonly { readonly figure: string; readonly was: string; readonly is: string }[]
}

export type Given = {
  readonly account: Account
  /** All that were entered: which of them are told is found here. */
  readonly times: readonly Time[]
  readonly consents: readonly (Omit<StatedConsent, 'used'> & { readonly starts: Micros })[]
  /** Its first and last day; `days` are the first days of all periods, by which each day belongs to one. */
  readonly period: {
    readonly starts: Micros
    readonly ends: Micros
    readonly from: string
    readonly to: string
    readonly time_zone: string
    readonly plan_version: number
    readonly step_minutes: number
  }
  readonly periods: readonly { readonly from: string; readonly to: string }[]
  readonly client: string
  readonly moment: Micros
  readonly nameOf: (person: string) => string
  readonly titleOf: (about: About) => string | null
}

export function statementOf(given: Given): Statement {
  const { account: whole, period, moment } = given
  const { starts, ends, from, to, time_zone, plan_version, step_minutes } = period
  const isOver = ends <= moment
  const account = isOver ? whole : accountAt(whole, moment)
  const until = Math.min(ends, moment + 1)
  const figures = figuresOf(account, starts, until)
  const movements = movementsOf(account, starts, until, time_zone)
  const lines = linesOf(given, account, until)
  const totals = sumsOf(lines)
  const people = groups(lines, ({ person }) => person).map(([first, ofIt]) => ({
    ...{ person: first.person, name: first.name },
    ...sumsOf(ofIt),
  }))
  const classes = groups(lines, (line) => line.class).map(([first, ofIt]) => ({ class: first.class, ...sumsOf(ofIt) }))
  const abouts = groups(lines, ({ about }) => `${about.kind} ${about.id}`).map(([first, ofIt]) => ({
    about: first.about,
    ...sumsOf(ofIt),
  }))
  const consents = given.consents
    .filter((one) => one.starts === starts)
    .map(({ starts: _, ...one }) => ({ ...one, used: account.beyond.get(one.id) ?? 0 }))
  return {
    ...{ client: given.client, from, to, time_zone, plan_version, step_minutes },
    up_to: isOver ? null : localDay(moment, time_zone),
    ...{ figures, movements, lines, totals, people, classes, abouts, consents },
    checks: checksOf({ figures, movements, lines, totals, people, classes, abouts }),
    restates: null,
  }
}

function linesOf(given: Given, account: Account, until: Micros): Line[] {
  const { period, times } = given
  const byTime = Map.groupBy(
    account.entries.filter(({ kind }) => kind === 'consume'),
    ({ time }) => time,
  )
  const isWithin = ({ effective }: Entry) => period.starts <= effective && effective < until
  const consents = new Map(given.consents.map((one) => [one.id, one]))
  const lines = times.flatMap((time): Line[] => {
    const all = byTime.get(time.id) ?? []
    const entries = all.filter(isWithin)
    // A day is of the last period that has begun by it: where the zone changed, two may have it.
    const isOwn = given.periods.findLast(({ from }) => from <= time.day)?.from === period.from && time.day <= period.to
    if (!isOwn && entries.length === 0) return []
    const elsewhere = isOwn ? sumOf(all) - sumOf(entries) : 0
    const line = { ...lineOf(time, isOwn, entries, consents, given), elsewhere }
    return time.taken_back ? [line, contraOf(line, time.taken_back.because)] : [line]
  })
  return lines.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}

const sumOf = (of: readonly Entry[]): number => of.reduce((all, { minutes }) => all + minutes, 0)

function lineOf(
  time: Time,
  isOwn: boolean,
  entries: readonly Entry[],
  consents: ReadonlyMap<string, Given['consents'][number]>,
  { nameOf, titleOf }: Given,
): Omit<Line, 'elsewhere'> {
  const byConsent = [...Map.groupBy(entries, ({ consent }) => consent)].filter(([consent]) => consent !== null)
  const charges = byConsent.map(([id, of]): Charge => {
    const { rate_name = null, rate = null } = consents.get(id ?? '') ?? {}
    return chargeOf('consent', sumOf(of), { rate_name, rate, surcharge: null })
  })
  if (isOwn && effects[time.class] === 'billed') charges.push(chargeOf('class', time.minutes, time))
  return {
    ...{ kind: 'time', time: time.id, day: time.day, person: time.person, name: nameOf(time.person) },
    ...{ about: { ...time.about, title: titleOf(time.about) }, class: time.class, note: time.note },
    worked: isOwn ? time.minutes : 0,
    counted: sumOf(entries.filter(({ consent }) => consent === null)),
    beyond: sumOf(entries.filter(({ consent }) => consent !== null)),
    absorbed: isOwn && time.absorbed ? time.minutes : 0,
    ...{ charges, bands: time.bands ?? [], because: null },
  }
}

function chargeOf(
  of: Charge['for'],
  minutes: number,
  { rate_name, rate, surcharge }: Pick<Time, 'rate_name' | 'rate' | 'surcharge'>,
): Charge {
  const cost = rate === null ? { amount: null, currency: null } : costOf(minutes, rate, surcharge)
  return { for: of, minutes, rate_name, rate, surcharge, ...cost }
}

const contraOf = (line: Line, because: string): Line => ({
  ...line,
  ...{ kind: 'contra', because, worked: 0 - line.worked, counted: 0 - line.counted, beyond: 0 - line.beyond },
  ...{ absorbed: 0 - line.absorbed, elsewhere: 0 - line.elsewhere },
  bands: line.bands.map((one) => ({ ...one, minutes: 0 - one.minutes })),
  charges: line.charges.map((one) => ({
    ...one,
    minutes: 0 - one.minutes,
    amount: one.amount === null ? null : new Exact(0).minus(one.amount).toFixed(2),
  })),
})

/** What lines come to. Currencies stay apart. */
export function sumsOf(lines: readonly Pick<Line, 'worked' | 'counted' | 'beyond' | 'absorbed' | 'charges'>[]): Sums {
  const amounts = new Map<string, Exact>()
  let unpriced = 0
  for (const { amount, currency, minutes } of lines.flatMap(({ charges }) => charges))
    if (amount === null || currency === null) unpriced += minutes
    else amounts.set(currency, (amounts.get(currency) ?? new Exact(0)).plus(amount))
  const sum = (of: 'worked' | 'counted' | 'beyond' | 'absorbed') => lines.reduce((all, line) => all + line[of], 0)
  return {
    ...{ worked: sum('worked'), counted: sum('counted'), beyond: sum('beyond'), absorbed: sum('absorbed') },
    amounts: [...amounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, amount]) => ({ amount: amount.toFixed(2), currency })),
    unpriced,
  }
}

/** Lines by what they have in common, in one order whatever order they were entered in. */
const groups = (lines: readonly Line[], keyOf: (line: Line) => string): [first: Line, lines: Line[]][] =>
  [...Map.groupBy(lines, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofIt]) => (ofIt[0] ? [[ofIt[0], ofIt] as [Line, Line[]]] : []))

/**
 * What all entries but those of work give to the period or take. The end of a lot belongs to the time before it, and what
 * is carried on from it to the time after: one entry is then in two statements.
 */
function movementsOf({ entries }: Account, from: Micros, until: Micros, zone: string): Movement[] {
  const bySeq = new Map(entries.map((one) => [one.seq, one]))
  const isWithin = (at: Micros) => from <= at && at < until
  const isEndWithin = (at: Micros) => from < at && at <= until
  const told = (one: Entry): Movement[] => {
    const { kind, minutes, effective } = one
    const tell = (of: Movement['kind'], sign: 1 | -1, day = localDay(effective, zone)): Movement[] =>
      minutes === 0 ? [] : [{ kind: of, day, minutes: sign * minutes }]
    const lastDay = localDay(effective - 1, zone)
    switch (kind) {
      case 'grant':
        return isWithin(effective) ? tell('granted', 1) : []
      case 'rollover':
        return [
          ...(isEndWithin(effective) ? tell('carried on', -1, lastDay) : []),
          ...(isWithin(one.starts ?? effective) ? tell('carried in', 1) : []),
        ]
      case 'expiry':
        return isEndWithin(effective) ? tell('expired', -1, lastDay) : []
      case 'write-off':
        return isWithin(effective) ? tell('written off', -1) : []
      case 'reserve':
        return isWithin(effective) ? tell('reserved', -1) : []
      case 'release': {
        // What ends with its lot is given back just before.
        const isEnd = bySeq.get(one.lot ?? -1)?.ends === effective
        if (isEnd) return isEndWithin(effective) ? tell('released', 1, lastDay) : []
        return isWithin(effective) ? tell('released', 1) : []
      }
      case 'adjust': {
        const target = bySeq.get(one.takes_back ?? -1)?.kind
        if (target === 'expiry') return isEndWithin(effective) ? tell('expired', 1, lastDay) : []
        if (target === 'write-off') return isWithin(effective) ? tell('write-off taken back', 1) : []
        return []
      }
      case 'consume':
        return []
    }
  }
  return [...Map.groupBy(entries.flatMap(told), ({ kind, day }) => `${day} ${kind}`)]
    .sort(([a], [b]) => (a.slice(0, 10) < b.slice(0, 10) ? -1 : a.slice(0, 10) > b.slice(0, 10) ? 1 : 0))
    .flatMap(([, of]): Movement[] => {
      const minutes = of.reduce((sum, one) => sum + one.minutes, 0)
      return of[0] && minutes !== 0 ? [{ ...of[0], minutes }] : []
    })
}

type Added = Pick<Statement, 'figures' | 'movements' | 'lines' | 'totals' | 'people' | 'classes' | 'abouts'>

function checksOf({ figures, movements, lines, totals, people, classes, abouts }: Added): Check[] {
  const check = (name: Check['name'], is: number | string, should: number | string): Check => ({
    ...{ name, is: String(is), should_be: String(should), holds: String(is) === String(should) },
  })
  const moved = movements.reduce((sum, { minutes }) => sum + minutes, 0)
  const together = (sums: readonly Sums[]) => inOne(added(sums))
  return [
    check('left', figures.opening + moved - totals.counted, figures.left),
    check('consumed', totals.counted, figures.consumed),
    check('beyond', totals.beyond, figures.beyond),
    check('people', together(people), inOne(totals)),
    check('classes', together(classes), inOne(totals)),
    check('abouts', together(abouts), inOne(totals)),
    check('amounts', inOne(added(lines.map((line) => sumsOf([line])))), inOne(totals)),
  ]
}

/** Sums of sums: added here, and not from the lines again. */
function added(sums: readonly Sums[]): Sums {
  const amounts = new Map<string, Exact>()
  for (const { amount, currency } of sums.flatMap((one) => one.amounts))
    amounts.set(currency, (amounts.get(currency) ?? new Exact(0)).plus(amount))
  const sum = (of: 'worked' | 'counted' | 'beyond' | 'absorbed' | 'unpriced') =>
    sums.reduce((all, one) => all + one[of], 0)
  return {
    ...{ worked: sum('worked'), counted: sum('counted'), beyond: sum('beyond'), absorbed: sum('absorbed') },
    amounts: [...amounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, amount]) => ({ amount: amount.toFixed(2), currency })),
    unpriced: sum('unpriced'),
  }
}

const inOne = ({ worked, counted, beyond, absorbed, amounts, unpriced }: Sums): string =>
  [worked, counted, beyond, absorbed, unpriced, ...amounts.map((one) => `${one.amount} ${one.currency}`)].join(' / ')

/** The figures that differ between two versions, as they were and as they are. */
export function changesBetween(before: Statement, now: Statement): Restated['changes'] {
  const [was, is] = [figuresByName(before), figuresByName(now)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((figure) => {
    const [old, next] = [was.get(figure) ?? '0', is.get(figure) ?? '0']
    return old === next ? [] : [{ figure, was: old, is: next }]
  })
}

const figuresByName = ({ figures, totals }: Statement): Map<string, string> =>
  new Map([
    ...Object.entries(figures).map(([name, minutes]): [string, string] => [name, String(minutes)]),
    ...(['worked', 'absorbed', 'unpriced'] as const).map((name): [string, string] => [name, String(totals[name])]),
    ...totals.amounts.map(({ amount, currency }): [string, string] => [`amount ${currency}`, amount]),
  ])
