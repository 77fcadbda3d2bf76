import {
  type DailyRateDetector,
  dayCorrelation,
  startDailyRateDetector,
  takeDay,
} from '../../statistics/daily-rate-detector.ts'
import { type DriftDetector, forgetBefore, startDriftDetector, takeScore } from '../../statistics/drift-detector.ts'
import { type EDetector, type Reading, STARTING_DAYS } from '../../statistics/e-detector.ts'
import {
  FALLEN_ODDS,
  fastLine,
  shiftedRate,
  startRateDetector,
  takeOutcome,
  takeOutcomes,
} from '../../statistics/rate-detector.ts'

/** What is known of some runs at one moment: how many of them were bad. */
export type Counted = {
  /** When they were counted, in days since 1970 (with a fraction). */
  readonly at: number
  /** The day of the workflow's calendar in which that was, a whole number, and what kind of day it is. */
  readonly day: number
  readonly isWeekend: boolean
  readonly bad: number
  readonly n: number
}

type DayOf = { readonly day: number; readonly isWeekend: boolean; readonly bad: number; readonly n: number }

/** What holds a rate against its objective: a few hundred numbers, which can be written down and read again. */
export type RateWatch = {
  readonly fast: EDetector
  readonly slow: DailyRateDetector
  readonly drift: DriftDetector
  /** The day that is not over yet. */
  today: DayOf | null
  /** Days that are over, the latest last: by them a finding says how much. At most a year. */
  readonly days: DayOf[]
  /** Days too thin to be compared with others, until they are enough together. */
  thin: DayOf | null
  /** What is told and not over. */
  breach: (Omit<Breach, 'bad' | 'n'> & { readonly back: EDetector }) | null
  drifted: (Omit<Drift, 'bad' | 'n'> & { readonly before: number; readonly after: number }) | null
}

/** What an objective asks: at most this rate of bad ones; and how many false alarms a year are its share of the workspace's budget. */
export type Terms = { readonly rate: number; readonly alarmsAYear: number }

/** What a watch says. Days are those of `Counted.at`. */
export type Said = Breach | Drift | Over

type Breach = Told & { readonly kind: 'breach'; readonly look: 'fast' | 'slow' }
type Drift = Told & { readonly kind: 'drift'; readonly blockDays: number }
type Over = Pick<Told, 'at' | 'since' | 'bad' | 'n'> & { readonly kind: 'over'; readonly of: 'breach' | 'drift' }

type Told = {
  readonly at: number
  /** When it began, as far as the bets tell. */
  readonly since: number
  /** The evidence, in years, and how much was needed. */
  readonly evidence: number
  readonly needed: number
  /** Outcomes of the days since then. */
  readonly bad: number
  readonly n: number
}

/** Fewer outcomes make no day that can be held against others, and no end of a breach. */
const LEAST_OUTCOMES = 10
const KEPT_DAYS = 365
/** A breach that is still there may be called over once a month by mistake: it is then told again. */
const FALSE_ENDS_A_YEAR = 12

export const startRateWatch = (at: number, seed: number): RateWatch => ({
  fast: startRateDetector(at, STARTING_DAYS),
  slow: startDailyRateDetector(at, STARTING_DAYS),
  drift: startDriftDetector(at, seed),
  today: null,
  days: [],
  thin: null,
  breach: null,
  drifted: null,
})

/** What is told and not over, with the outcomes since it began. */
export function openOf(watch: RateWatch): (Breach | Drift)[] {
  const { breach, drifted } = watch
  const open: (Breach | Drift)[] = []
  if (breach) {
    const { back: _back, ...told } = breach
    open.push({ ...told, ...countedSince(watch, told.since) })
  }
  if (drifted) {
    const { before: _before, after: _after, ...told } = drifted
    open.push({ ...told, ...countedSince(watch, told.since) })
  }
  return open
}

/** A person says that it is over. What is bet since then decides whether it is told again. */
export function closeOpen(watch: RateWatch, kind: 'breach' | 'drift'): void {
  if (kind === 'breach') watch.breach = null
  else watch.drifted = null
}

/**
 * Takes what was counted next and says what follows from it. The objective's share of the budget is spent in equal parts on the two
 * looks at the objective (run by run, for a rate far over it; day by day, for the objective itself) and on the look at its own past.
 */
export function takeCounted(watch: RateWatch, counted: Counted, terms: Terms): Said[] {
  const said: Said[] = watch.today && counted.day > watch.today.day ? endDay(watch, terms) : []
  const { at, bad, n } = counted
  const before = watch.today
  watch.today = before
    ? { ...before, bad: before.bad + bad, n: before.n + n }
    : { day: counted.day, isWeekend: counted.isWeekend, bad, n }
  const budget = terms.alarmsAYear / 3
  const line = fastLine(terms.rate)
  // A grade is bet on as one; whole outcomes are the same by either.
  const fast =
    n === 1 ? takeOutcome(watch.fast, at, bad, line, budget) : takeOutcomes(watch.fast, at, { bad, n }, line, budget)
  if (watch.breach) said.push(...lookWhetherOver(watch, at, { bad, n }, terms))
  else if (fast.isAlarm) said.push(open(watch, 'fast', at, fast, budget))
  return said
}

/** The day is over: what only days tell. Called by the next day's first outcome, and where nothing more will come. */
export function endDay(watch: RateWatch, terms: Terms): Said[] {
  const { today, days } = watch
  if (!today) return []
  const budget = terms.alarmsAYear / 3
  const at = today.day + 1
  watch.today = null
  days.push(today)
  if (days.length > KEPT_DAYS) days.shift()
  const slow = takeDay(watch.slow, at, today, terms.rate, budget)
  const said: Said[] = !watch.breach && slow.isAlarm ? [open(watch, 'slow', at, slow, budget)] : []
  return [...said, ...likeBefore(watch, at), ...drifted(watch, today, budget)]
}

function open(watch: RateWatch, look: 'fast' | 'slow', at: number, reading: Reading, budget: number): Said {
  const { bad, n, ...told } = toldSince(watch, at, reading, budget)
  watch.breach = { kind: 'breach', look, ...told, back: startRateDetector(at) }
  return { kind: 'breach', look, ...told, bad, n }
}

/** As many days, one after the other, tell how it is now. */
const LATEST_DAYS = 7

/** A drift is over when the latest days together lie nearer to what it was before than to what it became. */
function likeBefore(watch: RateWatch, at: number): Said[] {
  const { drifted, days } = watch
  const latest = days.slice(-LATEST_DAYS)
  const first = latest[0]?.day ?? 0
  if (!drifted || latest.length < LATEST_DAYS || first < drifted.at) return []
  const { bad, n } = countedSince(watch, first)
  if (bad / n > (drifted.before + drifted.after) / 2) return []
  watch.drifted = null
  return [{ kind: 'over', of: 'drift', at, since: first, bad, n }]
}

/** Odds of so many times the objective's are over it beyond doubt. */
const STILL_OVER = 1.3

/** A breach is over when a rate that is still over the objective is refuted, and the rate since that turn keeps it. */
function lookWhetherOver(watch: RateWatch, at: number, batch: { bad: number; n: number }, terms: Terms): Said[] {
  const { breach } = watch
  if (!breach) return []
  const reading = takeOutcomes(
    breach.back,
    at,
    batch,
    shiftedRate(terms.rate, STILL_OVER),
    FALSE_ENDS_A_YEAR,
    FALLEN_ODDS,
  )
  if (!reading.isAlarm) return []
  const { bad, n } = countedSince(watch, reading.since)
  if (n < LEAST_OUTCOMES || bad / n > terms.rate) return []
  watch.breach = null
  return [{ kind: 'over', of: 'breach', at, since: reading.since, bad, n }]
}

/**
 * How far a day lies over the days before it, in standard deviations that hang on how many outcomes it had. Days that are too thin are
 * gathered: of a day on which not even two bad ones were to be expected, how many there were says more about its size than about
 * its rate. While a breach is open, it says all that this could.
 */
function drifted(watch: RateWatch, over: DayOf, budget: number): Said[] {
  const { thin, slow } = watch
  const day = thin ? { ...over, bad: thin.bad + over.bad, n: thin.n + over.n } : over
  const past = slow.past.slice(0, -1)
  const n = past.reduce((sum, one) => sum + one.n, 0)
  const rate = (past.reduce((sum, one) => sum + one.bad, 0) + 0.5) / (n + 1)
  watch.thin = day.n < LEAST_OUTCOMES || day.n * rate < 2 || past.length === 0 ? day : null
  if (watch.thin) return []
  const score = (day.bad / day.n - rate) / Math.sqrt(rate * (1 - rate) * (1 / day.n + dayCorrelation(past)))
  const reading = takeScore(watch.drift, day.day, day.isWeekend ? 'weekend' : 'working', score, budget)
  if (!reading.isAlarm) return []
  // What it became is its past from here on: told once.
  forgetBefore(watch.drift, Math.floor(reading.since))
  if (watch.breach) return []
  const { bad, n: since, ...told } = toldSince(watch, day.day + 1, reading, budget)
  const said = { kind: 'drift', blockDays: reading.blockDays, ...told } as const
  watch.drifted = { ...said, before: rateBefore(watch, told.since) ?? rate, after: bad / since }
  return [{ ...said, bad, n: since }]
}

/** The rate of the days before a moment; undefined where none are known. */
function rateBefore({ days }: RateWatch, since: number): number | undefined {
  const before = days.filter(({ day }) => day < Math.floor(since))
  const n = before.reduce((sum, one) => sum + one.n, 0)
  return n === 0 ? undefined : before.reduce((sum, one) => sum + one.bad, 0) / n
}

const toldSince = (watch: RateWatch, at: number, { evidence, since }: Reading, budget: number): Told => ({
  at,
  since,
  evidence,
  needed: 1 / budget,
  ...countedSince(watch, since),
})

function countedSince({ days, today }: RateWatch, since: number): { bad: number; n: number } {
  let [bad, n] = [0, 0]
  for (const day of today ? [...days, today] : days)
    if (day.day >= Math.floor(since)) {
      bad += day.bad
      n += day.n
    }
  return { bad, n }
}
