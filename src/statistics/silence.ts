import { logGamma } from './distributions.ts'

/**
 * When silence is no chance any more. How many runs come in each hour of a week is learnt from the weeks before, so that a silence is as long as
 * the runs that would have come in it. Chance is learnt, too: from the longest such gap of each day. Beyond the longest nothing is known, and
 * something has to be assumed: that a gap of twice the length is at least as rare as one of the length happening twice on its own. So it is
 * where runs come without memory of each other, however they gather in bunches, and regular ones are rarer still. Then a gap of
 * `times` the second longest of n days has the chance E[P(gap > x) ^ times], whatever gaps are measured in, and no more is to be known of them.
 *
 * Times are hours since 1970, in UTC and with fractions.
 */

/** An hour in which runs came: when the first and the last did, and how long it was quiet between two of them at the longest. */
export type ArrivalHour = {
  readonly hour: number
  readonly runs: number
  readonly first: number
  readonly last: number
  readonly longest: number
}

export type SilenceTerms = {
  readonly now: number
  /** What is lost because nobody listened is no silence: of the one that lasts, only what is after this counts. */
  readonly listenedSince: number
  readonly alarmsAYear: number
  /** The day of an hour by the calendar there (1970-01-01 is 0), and which hour of the day it is. */
  placeOf(hour: number): { readonly day: number; readonly hour: number }
  /** Hours in which nothing is expected. */
  isOff(hour: number, day: number): boolean
}

export type Silence = {
  readonly since: number
  /** Runs that would have come in it. */
  readonly expected: number
  /** Where chance alone is no explanation any more, and how often in a year it leaves one as long as this; null before enough is known. */
  readonly limit: number | null
  readonly aYear: number | null
  /** When it passed the limit; null where it has not. */
  readonly at: number | null
  /** When runs came again; null while it lasts. */
  readonly until: number | null
}

export type Silences = {
  /** Those that passed their limit and are over. */
  readonly told: readonly Silence[]
  /** The one that lasts. */
  readonly last: Silence
  /** Days by which chance is known, of so many that are needed. */
  readonly days: number
}

/** Weeks by which it is known how many runs come in an hour: at least, and at most. */
const [LEAST_WEEKS, MOST_WEEKS] = [2, 8]
/** Days with runs by which chance is known: at least so many, of the last year. */
export const LEAST_DAYS = 10
const CHANCE_DAYS = 364
/** Two quiet days, and a quiet week, are no silence: what is expected is as much less as it was in them. */
const [QUIET_DAYS, QUIET_WEEK] = [48, 168]
/** The longest of all may have been no chance. */
const RANK = 2
/** Days that differ make long gaps somewhat less rare than assumed. */
const STRETCH = 1.25
/** Shorter is no news: whoever is told looks at it an hour later. */
export const LEAST_HOURS = 1
const WEEK = 168

/** How often in a year a gap of `times` the second longest of `n` days comes by chance. */
const aYear = (times: number, n: number, daysAYear: number): number =>
  daysAYear * Math.exp(logGamma(n + 1) + logGamma(times + RANK) - logGamma(RANK) - logGamma(n + times + 1))

/** How many times the second longest comes so seldom. */
export function gapTimes(n: number, daysAYear: number, alarmsAYear: number): number {
  let [low, high] = [0, 1]
  while (aYear(high, n, daysAYear) > alarmsAYear && high < 1e6) high *= 2
  for (let turn = 0; turn < 50; turn++) {
    const middle = (low + high) / 2
    if (aYear(middle, n, daysAYear) > alarmsAYear) low = middle
    else high = middle
  }
  return high
}

/** The second longest. One that would have been told counts as long as what is just told, so that what was an outage does not make it deaf. */
function secondLongest(gaps: readonly number[], times: number): number {
  let [longest, second] = [0, 0]
  for (const gap of gaps.toSorted((a, b) => a - b))
    [longest, second] = [longest === 0 ? gap : Math.min(gap, times * longest), longest]
  return second
}

/** What was silent of a workflow, by the hours in which its runs came, in their order; undefined where none came. */
export function silencesOf(hours: readonly ArrivalHour[], terms: SilenceTerms): Silences | undefined {
  const begin = hours[0]?.hour
  if (begin === undefined) return undefined
  const { now, listenedSince, alarmsAYear } = terms
  const calendar = calendarOf(hours, terms, begin)
  const chance = chanceOf(alarmsAYear)
  const told: Silence[] = []
  const gap = (since: number, until: number | null): Silence => {
    const [from, to] = until === null ? [Math.max(since, listenedSince), now] : [since, until]
    const expect = calendar.expecter(since)
    const known = expect && chance.known(calendar.dayOf(since))
    const expected = expect ? expect(from, to) : 0
    const passed = expect && known ? expect.reaches(from, known.limit) : null
    const at = passed === null ? null : Math.max(passed, since + LEAST_HOURS)
    return {
      ...{ since, until, expected },
      limit: known?.limit ?? null,
      aYear: known ? known.aYear(expected) : null,
      at: at !== null && at <= to ? at : null,
    }
  }
  let before: number | undefined
  for (const { first, last, longest } of hours) {
    const day = calendar.dayOf(first)
    if (before !== undefined) {
      const one = gap(before, first)
      chance.take(day, one.expected)
      if (one.at !== null) {
        told.push(one)
        calendar.forget(before, first)
      }
    }
    // Within an hour nothing is told, and chance is learnt all the same.
    const expect = calendar.expecter(first)
    if (expect) chance.take(day, expect(first, first + longest))
    before = last
  }
  const last = gap(before ?? begin, null)
  return { told, last, days: chance.days(calendar.dayOf(last.since)) }
}

/** The longest gap of each day, and what chance they leave. */
function chanceOf(alarmsAYear: number) {
  let longest: { readonly day: number; gap: number }[] = []
  let first: number | undefined
  let kept: { day: number; known: ReturnType<typeof knownOf> } | undefined
  function knownOf(day: number) {
    const gaps = longest.filter((one) => one.day < day && one.gap > 0).map(({ gap }) => gap)
    const span = Math.min(CHANCE_DAYS, day - (first ?? day))
    if (gaps.length < LEAST_DAYS) return null
    const daysAYear = (gaps.length / span) * 365.25
    const times = gapTimes(gaps.length, daysAYear, alarmsAYear)
    const unit = STRETCH * secondLongest(gaps, times)
    return {
      limit: unit * times,
      aYear: (expected: number) => aYear(expected / unit, gaps.length, daysAYear),
    }
  }
  return {
    take(day: number, gap: number) {
      if (gap > 0) first ??= day
      const today = longest.at(-1)
      if (today?.day === day) today.gap = Math.max(today.gap, gap)
      else longest.push({ day, gap })
    },
    /** By the days before one. */
    known(day: number) {
      if (kept?.day !== day) {
        longest = longest.filter((one) => one.day >= day - CHANCE_DAYS)
        kept = { day, known: knownOf(day) }
      }
      return kept.known
    },
    days: (day: number): number => longest.filter((one) => one.day < day && one.gap > 0).length,
  }
}

type Expecter = {
  /** How many runs would have come in a time. */
  (from: number, to: number): number
  /** When so many would have come; null where not by now. */
  reaches(from: number, runs: number): number | null
}

/** What is expected in which hour, week by week from the weeks before. */
function calendarOf(hours: readonly ArrivalHour[], { now, placeOf, isOff }: SilenceTerms, begin: number) {
  const length = Math.floor(now) - begin + 1
  const [bin, day, isOn] = [new Uint8Array(length), new Int32Array(length), new Uint8Array(length)]
  const came = new Float64Array(length)
  for (let index = 0; index < length; index++) {
    const place = placeOf(begin + index)
    day[index] = place.day
    // 1970-01-01 was a Thursday; a week begins on its Monday.
    bin[index] = ((((place.day + 3) % 7) + 7) % 7) * 24 + place.hour
    isOn[index] = isOff(begin + index, place.day) ? 0 : 1
  }
  for (const { hour, runs } of hours) came[hour - begin] = runs

  const weekAt = (index: number): number => Math.floor(((day[index] ?? 0) + 3) / 7)
  // The first is not whole.
  const firstWeek = weekAt(0) + 1
  const indicesOf = Map.groupBy(came.keys(), weekAt)
  /** By what was known of the weeks before it when it was asked for first. */
  const rates = new Map<number, Float64Array | undefined>()
  function ratesIn(week: number): Float64Array | undefined {
    if (!rates.has(week)) rates.set(week, ratesBefore(week))
    return rates.get(week)
  }
  function ratesBefore(week: number): Float64Array | undefined {
    const from = Math.max(firstWeek, week - MOST_WEEKS)
    if (week - from < LEAST_WEEKS) return undefined
    const [runs, times] = [new Float64Array(WEEK), new Float64Array(WEEK)]
    for (let past = from; past < week; past++)
      for (const index of indicesOf.get(past) ?? []) {
        const of = bin[index] ?? 0
        if (!isOn[index]) continue
        runs[of] = (runs[of] ?? 0) + (came[index] ?? 0)
        times[of] = (times[of] ?? 0) + 1
      }
    return runs.map((sum, of) => sum / Math.max(1, times[of] ?? 0))
  }
  /** What came lately of what would have, in an hour and before it. */
  function levelAt(index: number): number {
    let [runs, expected, level] = [0, 0, 1]
    for (let back = 0; back < QUIET_WEEK && back <= index; back++) {
      const at = index - back
      runs += came[at] ?? 0
      if (isOn[at]) expected += ratesIn(weekAt(at))?.[bin[at] ?? 0] ?? 0
      if (back === QUIET_DAYS - 1 || back === QUIET_WEEK - 1) level = Math.min(level, (runs + 1) / (expected + 1))
    }
    return level
  }

  const indexOf = (at: number): number => Math.min(length - 1, Math.max(0, Math.floor(at) - begin))
  return {
    dayOf: (at: number): number => day[indexOf(at)] ?? 0,
    /** A silence that was told says nothing of how many runs come. */
    forget(from: number, to: number) {
      for (let hour = Math.ceil(from); hour < Math.floor(to); hour++) isOn[hour - begin] = 0
    },
    /** By what was known when a silence began; undefined before enough was. */
    expecter(since: number): Expecter | undefined {
      const of = ratesIn(weekAt(indexOf(since)))
      if (!of) return undefined
      const level = levelAt(indexOf(since))
      const inHour = (index: number) => level * (isOn[index] ?? 0) * (of[bin[index] ?? 0] ?? 0)
      const expect = (from: number, to: number): number => {
        let sum = 0
        for (let hour = Math.floor(from); hour < to; hour++)
          sum += inHour(hour - begin) * (Math.min(to, hour + 1) - Math.max(from, hour))
        return sum
      }
      const reaches = (from: number, wanted: number): number | null => {
        let sum = 0
        for (let hour = Math.floor(from); hour <= now; hour++) {
          const [start, more] = [Math.max(from, hour), inHour(hour - begin)]
          const inIt = more * (hour + 1 - start)
          if (sum + inIt >= wanted && inIt > 0) return start + (wanted - sum) / more
          sum += inIt
        }
        return null
      }
      return Object.assign(expect, { reaches })
    },
  }
}
