import { Exact } from '../../base/money.ts'
import type { Micros } from '../../base/time.ts'

/**
 * The hours account is a list of entries in whole minutes that only grows. A grant, or what is carried on from one, is a lot: it holds
 * from one moment to another, and every other entry draws on one. All figures follow from the entries by `accountOf`, and the rules below
 * say which entries come next; none of them reads a clock or a store.
 *
 * At all times, for each lot:
 *
 *   minutes = consumed + expired + carried on + written off + reserved + left,  and each of them is 0 or more
 *
 * and so, over all lots, granted + carried in = consumed + expired + carried on + written off + reserved + left, where what is carried in
 * is what was carried on. What is consumed beyond all lots draws on a consent, and never on more than it allows.
 */
export type Kind = 'grant' | 'rollover' | 'expiry' | 'reserve' | 'release' | 'consume' | 'adjust' | 'write-off'

export type Entry = {
  readonly seq: number
  readonly kind: Kind
  readonly minutes: number
  /** When it counts, whenever it was entered: of an end of a lot, that end; of work, its day. */
  readonly effective: Micros
  /** The lot it draws on; of a rollover the one it comes from; null of a grant, and of what is consumed by consent. */
  readonly lot: number | null
  /** Of a grant and a rollover: while its minutes can be used; without an end as long as they last. */
  readonly starts: Micros | null
  readonly ends: Micros | null
  readonly plan_version: number | null
  /** What was worked. */
  readonly time: string | null
  /** Of an adjust: the entry that it takes back. */
  readonly takes_back: number | null
  readonly reservation: string | null
  readonly consent: string | null
}

/** Entries as rules give them, to be appended in this order. */
export type Next = Omit<Entry, 'seq'>

export type Lot = {
  readonly seq: number
  readonly kind: 'grant' | 'rollover'
  readonly starts: Micros
  readonly ends: Micros | null
  readonly minutes: number
  readonly plan_version: number | null
  /** Of carried minutes: the lot they come from. */
  readonly from: number | null
  consumed: number
  expired: number
  carriedOn: number
  writtenOff: number
  reserved: number
}

export type Account = {
  readonly entries: readonly Entry[]
  readonly lots: ReadonlyMap<number, Lot>
  /** What was consumed beyond the lots, by the consent that allows it. */
  readonly beyond: ReadonlyMap<string, number>
  /** Entries that were taken back. */
  readonly takenBack: ReadonlySet<number>
}

export const leftOf = (lot: Lot): number =>
  lot.minutes - lot.consumed - lot.expired - lot.carriedOn - lot.writtenOff - lot.reserved

/** How the account stands after these entries. An entry that cannot follow the ones before it is a defect, and throws. */
export function accountOf(entries: readonly Entry[], isWhole = true): Account {
  const lots = new Map<number, Lot>()
  const beyond = new Map<string, number>()
  const takenBack = new Set<number>()
  const bySeq = new Map<number, Entry>()
  const apply = (one: Entry, sign: 1 | -1): void => {
    const minutes = sign * one.minutes
    if (one.kind === 'consume' && one.consent !== null) {
      beyond.set(one.consent, (beyond.get(one.consent) ?? 0) + minutes)
      return
    }
    const lot = lots.get(one.lot ?? -1)
    if (!lot) throw new Error(`entry ${one.seq} draws on lot ${one.lot}, which is none`)
    if (one.kind === 'consume') lot.consumed += minutes
    else if (one.kind === 'expiry') lot.expired += minutes
    else if (one.kind === 'write-off') lot.writtenOff += minutes
    else if (one.kind === 'reserve') lot.reserved += minutes
    else if (one.kind === 'release') lot.reserved -= minutes
    else if (one.kind === 'rollover') lot.carriedOn += minutes
    if (isWhole && (leftOf(lot) < 0 || lot.reserved < 0))
      throw new Error(`entry ${one.seq} takes more than lot ${lot.seq} has`)
  }
  for (const one of entries) {
    bySeq.set(one.seq, one)
    if (one.kind === 'adjust') {
      const target = bySeq.get(one.takes_back ?? -1)
      if (!target || takenBack.has(target.seq) || !isTakenBackAtAll(target) || target.minutes !== one.minutes)
        throw new Error(`entry ${one.seq} takes back entry ${one.takes_back}, which cannot be taken back`)
      takenBack.add(target.seq)
      apply(target, -1)
      continue
    }
    if (one.kind !== 'grant') apply(one, 1)
    if (one.kind === 'grant' || one.kind === 'rollover')
      lots.set(one.seq, {
        ...{ seq: one.seq, kind: one.kind, starts: one.starts ?? 0, ends: one.ends, minutes: one.minutes },
        ...{ plan_version: one.plan_version, from: one.lot },
        ...{ consumed: 0, expired: 0, carriedOn: 0, writtenOff: 0, reserved: 0 },
      })
  }
  return { entries, lots, beyond, takenBack }
}

const isTakenBackAtAll = ({ kind }: Entry): boolean => kind === 'consume' || kind === 'write-off' || kind === 'expiry'

/**
 * The account as it stood at a moment, as it is known now. What was reserved then, given back later and used by work that was entered
 * afterwards counts twice in between: less than nothing can have been left.
 */
export const accountAt = ({ entries }: Account, at: Micros): Account =>
  accountOf(
    entries.filter(({ effective }) => effective <= at),
    false,
  )

/** The same account with entries appended. */
export const appended = ({ entries }: Account, next: readonly Next[]): Account =>
  accountOf([...entries, ...next.map((one, index) => ({ ...one, seq: (entries.at(-1)?.seq ?? 0) + 1 + index }))])

const plain = {
  ...{ lot: null, starts: null, ends: null, plan_version: null },
  ...{ time: null, takes_back: null, reservation: null, consent: null },
} as const

const isUsable = (lot: Lot, at: Micros): boolean => lot.starts <= at && (lot.ends === null || at < lot.ends)

/** What ends first is used first; what never ends, last. Of what ends together first what was carried on: it is not carried on again. */
const byEnd = (a: Lot, b: Lot): number => {
  const [ends, others] = [a, b].map((lot) => lot.ends ?? Number.POSITIVE_INFINITY) as [number, number]
  if (ends !== others) return ends - others
  if (a.kind !== b.kind) return a.kind === 'rollover' ? -1 : 1
  return a.starts - b.starts || a.seq - b.seq
}

/** The lots that can be used at a moment, in the order in which they are. */
export const usableAt = ({ lots }: Account, at: Micros): Lot[] =>
  [...lots.values()].filter((lot) => isUsable(lot, at)).sort(byEnd)

type Drawn = { readonly parts: readonly { readonly lot: number; readonly minutes: number }[]; readonly rest: number }

/** Takes minutes from lots in their order; what they do not have is the rest. */
function draw(lots: readonly Lot[], minutes: number): Drawn {
  let rest = minutes
  const parts = lots.flatMap((lot) => {
    const taken = Math.min(leftOf(lot), rest)
    rest -= taken
    return taken > 0 ? [{ lot: lot.seq, minutes: taken }] : []
  })
  return { parts, rest }
}

/** How what was granted is carried on, by the plan under which it was: how much of a hundred, and when what is carried on ends. */
export type Carrying = (lot: Lot) => { readonly percent: string; readonly ends: Micros | null }

/**
 * What becomes of lots that have ended: of what a grant has left a share is carried on, in whole minutes, and the rest expires; what was
 * carried on expires. What is reserved ends with its lot.
 */
export function endings(account: Account, now: Micros, carrying: Carrying): Next[] {
  const next: Next[] = []
  for (const lot of [...account.lots.values()].sort(byEnd)) {
    const { ends } = lot
    if (ends === null || ends > now) continue
    next.push(...releases(account, lot, ends))
    const left = leftOf(lot) + lot.reserved
    if (left === 0) continue
    const { percent, ends: until } = lot.kind === 'grant' ? carrying(lot) : { percent: '0', ends: null }
    const carried = new Exact(left).times(percent).div(100).floor().toNumber()
    const at = { ...plain, effective: ends, lot: lot.seq }
    if (carried > 0)
      next.push({
        ...at,
        kind: 'rollover',
        minutes: carried,
        starts: ends,
        ends: until,
        plan_version: lot.plan_version,
      })
    if (left > carried) next.push({ ...at, kind: 'expiry', minutes: left - carried })
  }
  return next
}

/** Everything of a lot that is reserved, given back. */
function releases({ entries }: Account, lot: Lot, effective: Micros): Next[] {
  if (lot.reserved === 0) return []
  const held = new Map<string, number>()
  for (const { kind, lot: of, reservation, minutes } of entries)
    if (of === lot.seq && reservation !== null && (kind === 'reserve' || kind === 'release'))
      held.set(reservation, (held.get(reservation) ?? 0) + (kind === 'reserve' ? minutes : -minutes))
  return [...held].flatMap(([reservation, minutes]) =>
    minutes > 0 ? [{ ...plain, kind: 'release' as const, minutes, effective, lot: lot.seq, reservation }] : [],
  )
}

/** A budget holder's word that more may be used than there is, within a period. */
export type Consent = {
  readonly id: string
  readonly starts: Micros
  readonly ends: Micros
  readonly minutes: number
}

export type Booked =
  | { readonly kind: 'booked'; readonly next: readonly Next[] }
  /** There is not as much left, and nobody agreed to more; `consented` is what is left of consents. */
  | { readonly kind: 'refused'; readonly left: number; readonly consented: number }

/**
 * What was worked takes what the account has at that moment: first what ends first. Of a period that is over, what expired at its end is
 * taken back as far as it is needed, and then what was carried on from it. Beyond that, only what somebody agreed to.
 */
export function consume(
  account: Account,
  given: { readonly minutes: number; readonly effective: Micros; readonly time: string },
  consents: readonly Consent[],
): Booked {
  const { minutes, effective, time } = given
  const usable = usableAt(account, effective)
  const live = draw(usable, minutes)
  const again: Next[] = []
  const parts = [...live.parts]
  let { rest } = live
  for (const lot of usable) {
    if (rest === 0) break
    if (lot.expired === 0) continue
    // Taken back whole, as entries are; what is not needed of it expires anew.
    let back = 0
    for (const one of account.entries) {
      if (rest <= back || one.kind !== 'expiry' || one.lot !== lot.seq || account.takenBack.has(one.seq)) continue
      back += one.minutes
      again.push({
        ...plain,
        kind: 'adjust',
        minutes: one.minutes,
        effective: one.effective,
        lot: lot.seq,
        takes_back: one.seq,
      })
    }
    const taken = Math.min(back, rest)
    rest -= taken
    if (taken > 0) parts.push({ lot: lot.seq, minutes: taken })
    if (back > taken)
      again.push({ ...plain, kind: 'expiry', minutes: back - taken, effective: lot.ends ?? 0, lot: lot.seq })
  }
  const carried = [...account.lots.values()].filter(
    ({ from, starts }) => from !== null && starts > effective && usable.some(({ seq }) => seq === from),
  )
  const later = draw(carried.sort(byEnd), rest)
  rest = later.rest
  const byConsent = consents.flatMap((one) => {
    if (effective < one.starts || effective >= one.ends) return []
    const taken = Math.min(rest, one.minutes - (account.beyond.get(one.id) ?? 0))
    rest -= taken
    return taken > 0 ? [{ consent: one.id, minutes: taken }] : []
  })
  if (rest > 0) {
    const consented = byConsent.reduce((sum, one) => sum + one.minutes, 0)
    return { kind: 'refused', left: minutes - rest - consented, consented }
  }
  const consumed = { ...plain, kind: 'consume' as const, effective, time }
  return {
    kind: 'booked',
    next: [
      ...again,
      ...parts.map((one) => ({ ...consumed, ...one })),
      // What was carried on is there from the end of the period on.
      ...later.parts.map((one) => ({ ...consumed, ...one, effective: account.lots.get(one.lot)?.starts ?? effective })),
      ...byConsent.map((one) => ({ ...consumed, ...one })),
    ],
  }
}

/** Keeps minutes for something that is to come; what others use does not touch them. Null where there are not as many. */
export function reserve(
  account: Account,
  given: { readonly minutes: number; readonly effective: Micros; readonly reservation: string },
): Next[] | null {
  const { minutes, effective, reservation } = given
  const { parts, rest } = draw(usableAt(account, effective), minutes)
  return rest > 0 ? null : parts.map((one) => ({ ...plain, ...one, kind: 'reserve', effective, reservation }))
}

/** Gives back what is reserved for something; nothing where nothing is. */
export const release = (account: Account, reservation: string, effective: Micros): Next[] =>
  [...account.lots.values()].flatMap((lot) =>
    releases(account, lot, effective).filter((one) => one.reservation === reservation),
  )

/**
 * What work on something uses of what is reserved for it: given back, so that the work can take it. It counts no sooner than it was
 * reserved, so that the account adds up at every moment between.
 */
export function use(
  account: Account,
  given: { readonly minutes: number; readonly effective: Micros; readonly reservation: string },
): Next[] {
  const { effective, reservation } = given
  let rest = given.minutes
  return usableAt(account, effective).flatMap((lot) => {
    const [held] = releases(account, lot, effective).filter((one) => one.reservation === reservation)
    const minutes = Math.min(held?.minutes ?? 0, rest)
    if (!held || minutes === 0) return []
    rest -= minutes
    const since = account.entries.reduce(
      (last, one) => (one.lot === lot.seq && one.reservation === reservation ? Math.max(last, one.effective) : last),
      effective,
    )
    return [{ ...held, minutes, effective: since }]
  })
}

/** Minutes that are given up. Null where there are not as many. */
export function writeOff(
  account: Account,
  given: { readonly minutes: number; readonly effective: Micros },
): Next[] | null {
  const { parts, rest } = draw(usableAt(account, given.effective), given.minutes)
  return rest > 0 ? null : parts.map((one) => ({ ...plain, ...one, kind: 'write-off', effective: given.effective }))
}

/** Takes back everything that a time took from the account. */
export const takeBack = ({ entries, takenBack }: Account, time: string): Next[] =>
  entries
    .filter((one) => one.kind === 'consume' && one.time === time && !takenBack.has(one.seq))
    .map(({ seq, minutes, effective, lot, consent }) => ({
      ...{ ...plain, kind: 'adjust', minutes, effective, lot, consent, time, takes_back: seq },
    }))

export type Figures = {
  readonly granted: number
  readonly carried_in: number
  readonly consumed: number
  readonly beyond: number
  readonly expired: number
  readonly carried_on: number
  readonly written_off: number
  readonly reserved: number
  readonly opening: number
  readonly left: number
}

/**
 * The figures from one moment to another: opening + granted + carried in = consumed + expired + carried on + written off + reserved + left.
 * The end of a lot belongs to the time before it, what is carried on from it to the time after.
 */
export function figuresOf({ entries }: Account, from: Micros, to: Micros): Figures {
  const sums = {
    granted: 0,
    carried_in: 0,
    consumed: 0,
    beyond: 0,
    expired: 0,
    carried_on: 0,
    written_off: 0,
    reserved: 0,
  }
  let opening = 0
  const bySeq = new Map(entries.map((one) => [one.seq, one]))
  for (const one of entries) {
    const begins = one.kind === 'grant' || one.kind === 'rollover'
    if (begins && (one.starts ?? 0) < from) opening += one.minutes
    else if (begins && (one.starts ?? 0) < to) sums[one.kind === 'grant' ? 'granted' : 'carried_in'] += one.minutes
    if (one.kind === 'grant') continue
    const isTaken = one.kind === 'adjust'
    const { kind, consent } = isTaken ? (bySeq.get(one.takes_back ?? -1) ?? one) : one
    const minutes = (isTaken ? -1 : 1) * (kind === 'release' ? -one.minutes : one.minutes)
    // What a lot ends with is of the time before its end.
    const isEnd = kind === 'rollover' || kind === 'expiry' || (kind === 'release' && isAtEnd(bySeq, one))
    const isBefore = isEnd ? one.effective <= from : one.effective < from
    const isWithin = !isBefore && (isEnd ? one.effective <= to : one.effective < to)
    if (kind === 'consume' && consent !== null) {
      if (isWithin) sums.beyond += minutes
    } else if (isBefore) opening -= minutes
    else if (isWithin) sums[columns[kind as keyof typeof columns]] += minutes
  }
  const { granted, carried_in, consumed, expired, carried_on, written_off, reserved } = sums
  const left = opening + granted + carried_in - consumed - expired - carried_on - written_off - reserved
  return { ...sums, opening, left }
}

const isAtEnd = (bySeq: ReadonlyMap<number, Entry>, { lot, effective }: Entry): boolean =>
  bySeq.get(lot ?? -1)?.ends === effective

const columns = {
  ...({ consume: 'consumed', expiry: 'expired', rollover: 'carried_on' } as const),
  ...({ 'write-off': 'written_off', reserve: 'reserved', release: 'reserved' } as const),
}
