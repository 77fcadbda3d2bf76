import type { Micros } from '../../base/time.ts'
import type { PauseReason, Severity } from '../../plan/support.ts'
import type { WorkingCalendar } from '../../plan/working-calendar.ts'

/** The three promises of support: somebody answers, no further harm is done, it works again. */
export const clocks = ['acknowledge', 'contain', 'restore'] as const
export type ClockName = (typeof clocks)[number]

/** What happened to something that help is owed for. Nothing of it is ever altered; all clocks follow from it. */
export type Happening = { readonly at: Micros } & (
  | { readonly kind: 'opened' | 'acknowledged' | 'contained' | 'loose' | 'restored' | 'reopened' }
  | { readonly kind: 'severity'; readonly severity: Severity }
  /** `said` by a person, or so by its `state`, such as a price that waits to be taken. */
  | { readonly kind: 'paused'; readonly by: 'said' | 'state'; readonly reason: Waiting }
  | { readonly kind: 'resumed'; readonly by: 'said' | 'state' }
)
/** Why it waits; what was put off by agreement waits, too. */
export type Waiting = PauseReason | 'put off'

/** How long something may take, on which calendar. */
export type Promised = { readonly target: Micros; readonly calendar: WorkingCalendar }

/** What was promised from one moment to the next: of one version of the plan. */
export type Terms = {
  readonly from: Micros
  /** Null where nothing is promised. `opened` is what a promise in months is counted from. */
  promised(clock: ClockName, severity: Severity, opened: Micros): Promised | null
  readonly stops: ReadonlySet<Waiting>
  /** Shares at which people are told, such as "75%". */
  readonly warnAt: readonly string[]
}

export type Waited = {
  readonly reason: Waiting
  /** On the calendar of the promise. */
  readonly working: Micros
  readonly real: Micros
  /** Whether the clock stood still meanwhile. */
  readonly stopped: boolean
}

export type ClockStand = {
  readonly clock: ClockName
  /**
   * `done`: what was promised came about; `running`; `outside`: it runs, and nobody is at work now; `paused`: it stands still and waits for
   * somebody; `none`: nothing is promised now.
   */
  readonly state: 'done' | 'running' | 'outside' | 'paused' | 'none'
  /** The promise that holds now, or held last. */
  readonly target: Micros | null
  /** Time that counted, on the calendars that held. */
  readonly elapsed: Micros
  /** Of what was promised, as a share: each stretch of time as a share of what was promised then. Rounded down to a tenth. */
  readonly usedPercent: number
  /** Of the promise that holds now; below zero once it is broken; null where it is done or nothing is promised. */
  readonly left: Micros | null
  /** When all of it will be used, if all stays as it is; null where it stands still or is done. */
  readonly due: Micros | null
  readonly doneAt: Micros | null
  /** When all of it was used: stays, whatever happens later. */
  readonly brokenAt: Micros | null
  /** Which of the shares that the plan names were passed, and when. */
  readonly passed: readonly { readonly share: string; readonly at: Micros }[]
  readonly waited: readonly Waited[]
  /** What it came to, each time it came to something: once for each time it was open. */
  readonly decided: readonly { readonly at: Micros; readonly kept: boolean; readonly severity: Severity }[]
}

/**
 * One clock as it stands at a moment. Each stretch of time between two things that happened is measured by the terms that held then,
 * as a share of what was promised then; the shares add up, and at the whole the promise is broken. So neither another version of the
 * plan nor another severity alters what was used before it.
 */
export function clockAt(
  clock: ClockName,
  happened: readonly Happening[],
  terms: readonly Terms[],
  now: Micros,
): ClockStand {
  const sorted = happened.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
  const bounds = terms.flatMap(({ from }) => (sorted[0] && from > sorted[0].at ? [from] : []))
  const moments = [...new Set([...sorted.map(({ at }) => at), ...bounds])]
    .filter((at) => at <= now)
    .sort((a, b) => a - b)

  let matter: Matter = nothing
  let share: Share = { num: 0n, den: 1n }
  let elapsed = 0
  let target: Micros | null = null
  let doneAt: Micros | null = null
  let brokenAt: Micros | null = null
  const passed: { share: string; at: Micros }[] = []
  const waited = new Map<string, Waited>()
  const decided: { at: Micros; kept: boolean; severity: Severity }[] = []
  let next = 0
  let isDecided = false

  for (const [place, from] of moments.entries()) {
    for (let one = sorted[next]; one && one.at <= from; one = sorted[++next]) {
      matter = after(matter, one)
      if (one.kind === 'reopened') isDecided = false
    }
    const isOver = isDone(clock, matter)
    const held = termsAt(terms, from)
    const promised = promisedIn(held)
    if (promised) target = promised.target
    if (isOver && doneAt === null && promised && matter.severity && brokenAt === null && !isDecided) {
      decided.push({ at: from, kept: true, severity: matter.severity })
      isDecided = true
    }
    doneAt = isOver ? (doneAt ?? from) : null
    if (isOver || !held || !promised || !matter.severity) continue
    const to = moments[place + 1] ?? now
    const working = promised.calendar.between(from, to)
    const reasons = [matter.said, matter.state].filter((one) => one !== null)
    const stops = reasons.some((one) => held.stops.has(one))
    const [waiting] = reasons
    if (waiting !== undefined) {
      const key = `${waiting} ${stops}`
      const before = waited.get(key) ?? { reason: waiting, working: 0, real: 0, stopped: stops }
      waited.set(key, { ...before, working: before.working + working, real: before.real + to - from })
    }
    if (stops) continue
    for (const one of new Set([...held.warnAt, WHOLE])) {
      const rest = restTo(share, promised.target, one)
      if (rest > working || passed.some((known) => known.share === one)) continue
      const at = promised.calendar.after(from, rest)
      // What is done in the moment in which all is used was in time.
      if (at === null || (at === to && willBeDone(to))) continue
      passed.push({ share: one, at })
      if (one !== WHOLE) continue
      brokenAt = at
      decided.push({ at, kept: false, severity: matter.severity })
    }
    share = plus(share, working, promised.target)
    elapsed += working
  }
  return {
    clock,
    ...standing(),
    elapsed,
    usedPercent: percentOf(share),
    doneAt,
    brokenAt,
    passed: sortedByTime(passed),
    waited: [...waited.values()],
    decided,
  }

  function promisedIn(held: Terms | undefined): Promised | null {
    if (!matter.isOpen || !held || !matter.severity) return null
    return held.promised(clock, matter.severity, matter.opened)
  }

  function willBeDone(at: Micros): boolean {
    let then = matter
    for (const one of sorted.slice(next)) if (one.at <= at) then = after(then, one)
    return isDone(clock, then)
  }

  /** How it stands now, and where that leads. */
  function standing(): Pick<ClockStand, 'state' | 'target' | 'left' | 'due'> {
    const held = termsAt(terms, now)
    const promised = promisedIn(held)
    if (doneAt !== null || !matter.isOpen)
      return { state: doneAt === null ? 'none' : 'done', target, left: null, due: null }
    if (!held || !promised) return { state: 'none', target: null, left: null, due: null }
    const left = restTo(share, promised.target, WHOLE)
    const isPaused = [matter.said, matter.state].some((one) => one !== null && held.stops.has(one))
    if (isPaused) return { state: 'paused', target: promised.target, left, due: null }
    const state = promised.calendar.isOpen(now) ? 'running' : 'outside'
    return { state, target: promised.target, left, due: brokenAt ?? dueFrom() }
  }

  /** Forwards from now, through versions of the plan that are known and not in force yet. */
  function dueFrom(): Micros | null {
    let used = share
    let from = now
    for (const until of [...terms.map((one) => one.from).filter((at) => at > now), Number.POSITIVE_INFINITY]) {
      const held = termsAt(terms, from)
      const promised = promisedIn(held)
      if (promised) {
        const at = promised.calendar.after(from, restTo(used, promised.target, WHOLE))
        if (at !== null && at <= until) return at
        if (until === Number.POSITIVE_INFINITY) return null
        used = plus(used, promised.calendar.between(from, until), promised.target)
      }
      from = until
    }
    return null
  }
}

const WHOLE = '100%'

type Matter = {
  readonly isOpen: boolean
  readonly opened: Micros
  readonly severity: Severity | null
  readonly isAcknowledged: boolean
  readonly isContained: boolean
  readonly isRestored: boolean
  readonly said: Waiting | null
  readonly state: Waiting | null
}
const fresh = { isAcknowledged: false, isContained: false, isRestored: false, said: null, state: null }
const nothing: Matter = { isOpen: false, opened: 0, severity: null, ...fresh }

function after(matter: Matter, one: Happening): Matter {
  switch (one.kind) {
    case 'opened':
      return { ...matter, isOpen: true, opened: one.at }
    case 'severity':
      return { ...matter, severity: one.severity }
    case 'acknowledged':
      return { ...matter, isAcknowledged: true }
    case 'contained':
      return { ...matter, isContained: true }
    case 'loose':
      return { ...matter, isContained: false }
    case 'restored':
      return { ...matter, isRestored: true, said: null, state: null }
    // It goes on where it stood: its clocks never begin anew, and somebody has to answer again.
    case 'reopened':
      return { ...matter, ...fresh, isOpen: true }
    case 'paused':
      return { ...matter, [one.by]: one.reason }
    case 'resumed':
      return { ...matter, [one.by]: null }
  }
}

function isDone(clock: ClockName, { isAcknowledged, isContained, isRestored }: Matter): boolean {
  switch (clock) {
    case 'acknowledge':
      return isAcknowledged || isRestored
    case 'contain':
      return isContained || isRestored
    case 'restore':
      return isRestored
  }
}

/** The first terms also hold before they begin: nobody had promised anything else. */
const termsAt = (terms: readonly Terms[], at: Micros): Terms | undefined =>
  terms.findLast((one) => one.from <= at) ?? terms[0]

/** An exact fraction: minutes of different promises add up without a rest. */
type Share = { readonly num: bigint; readonly den: bigint }

function plus({ num, den }: Share, much: Micros, of: Micros): Share {
  const [add, whole] = [BigInt(much), BigInt(of)]
  if (den % whole === 0n) return { num: num + add * (den / whole), den }
  return reduced({ num: num * whole + add * den, den: den * whole })
}

function reduced({ num, den }: Share): Share {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b !== 0n) [a, b] = [b, a % b]
  return a > 1n ? { num: num / a, den: den / a } : { num, den }
}

/** How much of a promise is left until a share of it is used, rounded up to the microsecond. */
function restTo({ num, den }: Share, target: Micros, share: string): Micros {
  const [whole = '0', decimals = ''] = share.replace('%', '').split('.')
  const [pn, pd] = [BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length)]
  const [top, bottom] = [BigInt(target) * (pn * den - num * pd), pd * den]
  const floor = top / bottom
  return Number(top > 0n && top % bottom !== 0n ? floor + 1n : floor)
}

const percentOf = ({ num, den }: Share): number => Number((num * 1000n) / den) / 10

const sortedByTime = <T extends { at: Micros }>(of: T[]): T[] => of.sort((a, b) => a.at - b.at)
