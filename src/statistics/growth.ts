import { eventLimit } from './event-growth.ts'

/** What one day held: the runs that had something, of all runs. Days are counted; those without a run need not be named. */
export type EventDay = { readonly day: number; readonly events: number; readonly runs: number }

export type Growth = {
  /** How much likelier what is seen is, had it grown: 1 at most on average where it has not. Past 1 / p it is rarer than p on any one day. */
  readonly evidence: number
  /** The day on which it most likely began, and what was since, that day and today among them. */
  readonly since: number
  readonly events: number
  readonly runs: number
  /** Events of the last two days that had runs: none where it is over already. */
  readonly lately: number
  /** What was before the last two weeks. */
  readonly past: { readonly events: number; readonly runs: number }
}

/** How many times its limit a rate may have grown to: one bet each. */
const GROWTH = [2, 4, 8] as const
/** It began within so many days, today among them. */
const RECENT = 14
/** So many days before them are the past; of less than the least of them nothing is told. */
const PAST = 56
const LEAST_PAST = 28
/** What has to be known of days, today among them. */
export const GROWTH_DAYS = RECENT + PAST
/** Of days that differ much the worst are seldom among 56: what those show of it is less than there is. By the simulations of `bench:statistics`. */
const MARGIN = 2
/** Days differ at least by so much: the square of their relative spread. Of few events it cannot be told how much they do. */
const LEAST_SPREAD = 0.1

/**
 * Whether something happens in more runs than it did, by its days up to `today`. Undefined where less than four weeks are known before the last two.
 *
 * The rate is held to be at most the upper 95 % bound of the 56 days before (Garwood), and events of a day to come as a negative binomial: some days are
 * several times as bad as others, and a bad day is no growth. The spread of days is that of the past by the method of moments, and at least a third. For each of the last 14 days on
 * which it may have begun, and a growth of 2, 4 and 8 times, the likelihood ratio of what was seen since is a bet whose mean is 1 at the limit and less
 * below; the evidence is the mean of all bets. By Ville's inequality it is above 1 / p with a chance of p at most within one day.
 * Breaks where the level itself wanders by several times within two months, and where one cause makes many runs: that is what it is to tell.
 * Source: the likelihood ratio of the negative binomial; P. Grünwald, R. de Heide, W. Koolen, Safe testing (2024), for bets as evidence.
 */
export function growthOf(days: readonly EventDay[], today: number): Growth | undefined {
  const recent = days.filter(({ day }) => day > today - RECENT && day <= today)
  const before = days.filter(({ day }) => day > today - RECENT - PAST && day <= today - RECENT)
  const first = before.reduce(
    (least, { day, runs }) => (runs > 0 ? Math.min(least, day) : least),
    Number.POSITIVE_INFINITY,
  )
  const known = today - RECENT - first + 1
  if (!(known >= LEAST_PAST)) return undefined
  const sum = (list: readonly EventDay[], what: 'events' | 'runs') => list.reduce((total, one) => total + one[what], 0)
  const past = { events: sum(before, 'events'), runs: sum(before, 'runs') }
  const limit = eventLimit({ ...past, days: known })
  if (limit === undefined) return undefined
  // The shape of the gamma distribution that the levels of days follow.
  const shape = 1 / Math.max(LEAST_SPREAD, spreadOf(before, past))
  const bets: { since: number; log: number }[] = []
  const logs = GROWTH.map(() => 0)
  for (let since = today; since > today - RECENT; since--) {
    const { events, runs } = recent.find(({ day }) => day === since) ?? { events: 0, runs: 0 }
    for (const [place, times] of GROWTH.entries()) {
      const ratio = (shape + limit * runs) / (shape + times * limit * runs)
      logs[place] = (logs[place] ?? 0) + events * Math.log(times) + (events + shape) * Math.log(ratio)
      bets.push({ since, log: logs[place] ?? 0 })
    }
  }
  const best = bets.reduce((most, one) => (one.log > most.log ? one : most))
  const began = recent.filter(({ day }) => day >= best.since)
  return {
    evidence: bets.reduce((total, { log }) => total + Math.exp(Math.min(690, log)), 0) / bets.length,
    since: best.since,
    ...{ events: sum(began, 'events'), runs: sum(began, 'runs') },
    lately: sum(
      recent
        .filter(({ runs }) => runs > 0)
        .sort((a, b) => b.day - a.day)
        .slice(0, 2),
      'events',
    ),
    past,
  }
}

/** The square of the relative spread of the levels of days, beyond what chance makes of equal ones: by the method of moments. */
function spreadOf(days: readonly EventDay[], past: Growth['past']): number {
  const rate = past.events / past.runs
  let [over, squares] = [0, 0]
  for (const { events, runs } of days) {
    const mean = rate * runs
    over += (events - mean) ** 2 - mean
    squares += mean ** 2
  }
  return squares > 0 ? MARGIN * Math.max(0, over / squares) : 0
}
