import type { MeasureName } from '../../src/plan/measures.ts'
import { meanInterval, type Sample } from '../../src/statistics/mean-interval.ts'
import { quantileInterval } from '../../src/statistics/quantile.ts'
import { type Interval, wilson } from '../../src/statistics/wilson.ts'
import { type BookedRun, callingOf, fateOf, millionths, type Newest, time, writesOf } from './books.ts'
import { dayBegins, dayOf, daysBetween, daysIn, earlierBy, type Window, weeksOf, windowOf } from './days.ts'
import type { WorldObjective } from './plan.ts'

/**
 * The books of what objectives and reviews say, by plain loops over booked runs. The specification:
 *
 * - Counted are runs of the workflow of the modes live and canary, begun in the range; of one case type, route or release
 *   where that is asked for.
 * - A share is hits of n in per cent; of nothing it is unknown. Quality is a share of the judged runs, reopened of the
 *   accepted and reopened ones, escaped errors of those that a person or a system accepted, exceptions (errors included) and handing over of all runs, tool errors of tool calls.
 *   Calls tried again are of all tool calls; refused writes of those of which it is known what became of them.
 * - Quantiles lie between the two nearest values, in proportion.
 * - Waiting is what verdicts by people given in the range say, on a counted run (whenever it began) or on its case; and so is working.
 * - An approval waits that was asked for before a moment and has no end, in a counted run that has none either, unless a person gave a
 *   verdict on the run or on its case since.
 * - Money is exact, reported and estimated. With any run of unknown cost it is unknown and at least what is known.
 * - Cases are told apart by name; a run without one is a case of its own. What an accepted case costs is the money of all runs over those that
 *   were accepted, and where none was it is not known at all.
 * - Adoption is judged by the days wholly in the range whose eligible cases were counted, and by no others: the cases
 *   begun on them, at most all, of those that were eligible.
 *   Where no such day was counted: by the weeks wholly in the range that were, by a line or by a person; the range is moved back to the
 *   end of the last week that was over by its end. A person counts all case types. A line of a week is believed before a person.
 * - Incidents are counted where any was ever told of; else by the weeks of which people typed them. If they typed no week wholly in the
 *   range, their number is unknown. If one of these is missing, or the first one lies partly in the range and had some or is not known,
 *   they are at least those of the weeks that are known.
 * - Active people are the different users of the runs of the range; with any run that names none they are at least
 *   these, and where none names one they are unknown. Per day, week or month they are the mean over each whole one, back from the end of the range.
 * - What incidents cost is the loss of those opened in the range that tell one in the plan's currency; with any other it is unknown and at least
 *   that. Where no incident ever told a loss, it is what people typed of weeks, as above; what they typed is in the plan's currency.
 * - A total per day, week or month is divided by how many the window holds.
 */
export type Book = {
  readonly runs: readonly BookedRun[]
  readonly newest: Newest
  readonly zone: string
  readonly currency: string
  /** What people typed, in the order in which they did. */
  readonly typed: readonly TypedInWorld[]
}

export type TypedInWorld = {
  readonly workflow: string
  readonly week: string
  readonly figure: 'eligible' | 'incidents' | 'loss'
  /** Null takes it back. */
  readonly value: number | null
}

export type Range = {
  readonly workflow: string
  readonly from: number
  readonly to: number
  readonly case_type?: string | undefined
  readonly route?: string | undefined
  /** Null: those whose release is unknown. */
  readonly release?: string | null | undefined
}

/** An exact number: whole ones above and below the line. */
export type Fraction = readonly [bigint, bigint]

export type Booked = {
  readonly value: Fraction | null
  readonly atLeast?: Fraction
  readonly n: number
  readonly interval: Interval | null
}

type Aggregate = WorldObjective['aggregate']

export function countedIn({ runs }: Book, range: Range): BookedRun[] {
  return runs.filter((run) => {
    if (!isCounted(run, range) || run.started === null) return false
    return run.started >= range.from && run.started < range.to
  })
}

function isCounted(run: BookedRun, { workflow, case_type, route, release }: Range): boolean {
  if (run.workflow !== workflow || (run.mode !== 'live' && run.mode !== 'canary')) return false
  if (case_type !== undefined && run.case_type !== case_type) return false
  if (route !== undefined && run.route !== route) return false
  return release === undefined || run.release === release
}

export function bookMeasure(
  book: Book,
  measure: MeasureName,
  aggregate: Aggregate,
  range: Range,
  per: WorldObjective['per'] = null,
): Booked {
  const runs = countedIn(book, range)
  const having = (test: (run: BookedRun) => boolean) => runs.filter(test).length
  const outcomes = (outcome: string) => having((run) => run.outcome === outcome)
  switch (measure) {
    case 'accepted':
    case 'corrected':
    case 'rejected':
      return share(
        outcomes(measure),
        having((run) => run.outcome !== null),
      )
    case 'reopened':
      return share(outcomes('reopened'), outcomes('accepted') + outcomes('reopened'))
    case 'escaped_errors': {
      const fates = runs.map((run) => fateOf(run, book.newest.verdicts))
      const believed = fates.filter((fate) => fate.believed !== null)
      return share(believed.filter(({ wrong }) => wrong.length > 0).length, believed.length)
    }
    case 'exceptions':
      return share(
        having((run) => run.status === 'exception' || run.status === 'error'),
        runs.length,
      )
    case 'handed_over':
      return share(
        having((run) => run.status === 'handed_over'),
        runs.length,
      )
    case 'tool_errors': {
      const sum = (field: 'tool_errors' | 'tool_calls') => runs.reduce((total, run) => total + run[field], 0)
      return share(sum('tool_errors'), sum('tool_calls'))
    }
    case 'tool_retries': {
      const calling = runs.map(({ run }) => callingOf(run, book.newest))
      const sum = (field: 'called' | 'retried') => calling.reduce((total, one) => total + one[field], 0)
      return share(sum('retried'), sum('called'))
    }
    case 'refused_writes': {
      const writes = runs.flatMap(({ run }) => writesOf(run, book.newest)).map(({ outcome }) => outcome)
      const known = writes.filter((outcome) => ['confirmed', 'mismatch', 'refused', 'failed'].includes(outcome))
      return share(known.filter((outcome) => outcome === 'refused').length, known.length)
    }
    case 'tool_latency':
      return times(
        runs.flatMap(({ run }) => callingOf(run, book.newest).times),
        aggregate,
      )
    case 'duration':
      return times(
        runs.flatMap((run) => (run.duration_us === null ? [] : [run.duration_us])),
        aggregate,
      )
    case 'approval_latency':
      return times(answersIn(book, range, 'waited_ms'), aggregate)
    case 'approval_work':
      return times(answersIn(book, range, 'worked_ms'), aggregate)
    case 'cost_per_run':
      return money(runs, runs.length)
    case 'cost_per_case':
      return { ...money(runs, casesOf(runs)), n: casesOf(runs), interval: null }
    case 'cost_per_accepted': {
      const accepted = outcomes('accepted')
      return accepted === 0 ? nothing : { ...money(runs, accepted), n: accepted, interval: null }
    }
    case 'cost_total':
      return { ...money(runs, 1), interval: null }
    case 'adoption':
      return adoption(book, range)
    case 'active_people':
      return people(book, range, per)
    case 'incidents': {
      const told = book.newest.incidents.filter((line) => line.workflow === range.workflow)
      if (told.length === 0) return typedTotal(book, range, 'incidents')
      const n = incidentsIn(book, range).length
      return { value: [BigInt(n), 1n], n, interval: null }
    }
    case 'incident_loss': {
      const told = book.newest.incidents.filter((line) => line.workflow === range.workflow)
      if (!told.some((line) => line.loss !== undefined)) {
        const typed = typedTotal(book, range, 'loss')
        if (typed !== nothing) return typed
      }
      if (told.length === 0) return nothing
      let [n, total, isSure] = [0, 0n, true]
      for (const { loss } of incidentsIn(book, range)) {
        n++
        if (loss?.currency === book.currency) total += millionths(String(loss.amount))
        else isSure = false
      }
      const value: Fraction = [total, 1_000_000n]
      return isSure ? { value, n, interval: null } : { value: null, atLeast: value, n, interval: null }
    }
    case 'value':
      return nothing
  }
}

/**
 * What is behind a measure of a range, in the order of the names: of incidents and their cost those opened in it; else runs, of a share those that
 * are its hits (or have one), of people those that name somebody, of everything else all that are counted. Null: what is counted is no run of the range.
 */
export function bookBehind(book: Book, measure: MeasureName, range: Range): string[] | null {
  const isHit = (run: BookedRun): boolean => {
    switch (measure) {
      case 'accepted':
      case 'corrected':
      case 'rejected':
      case 'reopened':
        return run.outcome === measure
      case 'exceptions':
        return run.status === 'exception' || run.status === 'error'
      case 'handed_over':
        return run.status === 'handed_over'
      case 'tool_errors':
        return run.tool_errors > 0
      case 'escaped_errors':
        return fateOf(run, book.newest.verdicts).wrong.length > 0
      case 'tool_retries':
        return callingOf(run.run, book.newest).retried > 0
      case 'refused_writes':
        return writesOf(run.run, book.newest).some(({ outcome }) => outcome === 'refused')
      case 'active_people':
        return run.user !== null
      default:
        return true
    }
  }
  if (measure === 'approval_latency' || measure === 'approval_work') return null
  if (measure === 'incidents' || measure === 'incident_loss')
    return incidentsIn(book, range)
      .map(({ incident }) => incident)
      .sort()
  return countedIn(book, range)
    .filter(isHit)
    .map(({ run }) => run)
    .sort()
}

/** The incidents of a workflow that were opened in a range. */
function incidentsIn(book: Book, { workflow, from, to }: Range) {
  return book.newest.incidents.filter((line) => {
    const at = time(line.opened)
    return line.workflow === workflow && at !== null && at >= from && at < to
  })
}

const nothing: Booked = { value: null, n: 0, interval: null }

function share(hits: number, n: number): Booked {
  const interval = wilson(hits, n)
  if (!interval) return nothing
  return { value: [BigInt(100 * hits), BigInt(n)], n, interval: scaled(interval, 100) }
}

/** Of microseconds, in milliseconds. */
function times(values: number[], aggregate: Aggregate): Booked {
  const n = values.length
  if (n === 0) return nothing
  const sorted = values.toSorted((a, b) => a - b)
  const milliseconds = sorted.map((value) => value / 1000)
  if (aggregate === 'mean') {
    const total = sorted.reduce((sum, value) => sum + value, 0)
    return { value: [BigInt(total), BigInt(1000 * n)], n, interval: meanInterval(sampleOf(milliseconds)) ?? null }
  }
  // A value that was: of two middle ones the longer.
  if (aggregate === null || aggregate === 'median')
    return { value: [BigInt(sorted[n >> 1] ?? 0), 1000n], n, interval: quantileInterval(milliseconds, 0.5) }
  const percent = Number(aggregate.slice(1))
  const place = (n - 1) * percent
  const below = sorted[Math.floor(place / 100)] ?? 0
  const above = sorted[Math.ceil(place / 100)] ?? below
  const value: Fraction = [BigInt(below * 100 + (above - below) * (place % 100)), 100_000n]
  return { value, n, interval: quantileInterval(milliseconds, percent / 100) }
}

/** In microseconds. */
function answersIn(book: Book, range: Range, took: 'waited_ms' | 'worked_ms'): number[] {
  const counted = book.runs.filter((run) => isCounted(run, range))
  const waits: number[] = []
  for (const { by, at, run, case: about, [took]: ms } of book.newest.verdicts) {
    const given = time(at)
    if (by.kind !== 'person' || ms === undefined || given === null) continue
    if (given < range.from || given >= range.to) continue
    if (counted.some((one) => (run !== undefined ? one.run === run : one.case === about))) waits.push(ms * 1000)
  }
  return waits
}

/** The runs with an approval that waits at a moment, and since when, the one that has waited longest first. */
export function bookWaiting(book: Book, range: Omit<Range, 'from'>): { run: string; since: number }[] {
  const waiting: { run: string; since: number }[] = []
  for (const one of book.runs) {
    if (!isCounted(one, { ...range, from: 0 }) || (one.status !== null && one.status !== 'running')) continue
    let since: number | null = null
    for (const { run, kind, started, ended, status } of book.newest.steps) {
      const at = time(started)
      if (run !== one.run || kind !== 'approval' || at === null || at >= range.to) continue
      if (time(ended) === null && (status === undefined || status === 'running')) since = Math.min(at, since ?? at)
    }
    if (since === null) continue
    const from = since
    const isAnswered = book.newest.verdicts.some(({ by, at, run, case: about }) => {
      const given = time(at)
      if (by.kind !== 'person' || given === null || given < from) return false
      return run !== undefined ? run === one.run : about === one.case
    })
    if (!isAnswered) waiting.push({ run: one.run, since: from })
  }
  return waiting.sort((a, b) => a.since - b.since || (a.run < b.run ? -1 : 1))
}

function money(runs: readonly BookedRun[], units: number): Booked {
  if (runs.length === 0) return nothing
  let total = 0n
  const known: number[] = []
  for (const run of runs) {
    const cost = millionths(run.cost_reported ?? '0') + millionths(run.cost_estimated ?? '0')
    total += cost
    if (!run.cost_unknown) known.push(Number(cost) / 1e6)
  }
  const value: Fraction = [total, 1_000_000n * BigInt(units)]
  if (known.length < runs.length) return { value: null, atLeast: value, n: runs.length, interval: null }
  return { value, n: runs.length, interval: meanInterval(sampleOf(known)) ?? null }
}

/** What the interval of a mean is computed from, by the definitions; a world's values are few, and go along in order. */
function sampleOf(values: readonly number[]): Sample {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  let [second, third] = [0, 0]
  for (const value of values) {
    second += (value - mean) ** 2
    third += (value - mean) ** 3
  }
  const skewness = third / n / (second / n) ** 1.5
  return { n, mean, variance: second / (n - 1), skewness, values: values.toSorted((a, b) => a - b) }
}

function casesOf(runs: readonly BookedRun[]): number {
  const names = new Set<string>()
  let nameless = 0
  for (const run of runs)
    if (run.case === null) nameless++
    else names.add(run.case)
  return names.size + nameless
}

function people(book: Book, range: Range, per: WorldObjective['per']): Booked {
  const unit = per === 'day' ? 'd' : per === 'week' ? 'w' : per === 'month' ? 'month' : null
  const begins: number[] = []
  for (let count = 1; unit !== null && count < 100; count++) {
    const begin = earlierBy(range.to, { count, unit }, book.zone)
    if (begin >= range.from) begins.push(begin)
  }
  const isWhole = unit === null || begins.length > 0
  if (begins.length === 0) begins.push(range.from)
  let [total, runs, nameless, end] = [0, 0, 0, range.to]
  for (const from of begins) {
    const seen = new Set<string>()
    for (const { user } of countedIn(book, { ...range, from, to: end })) {
      runs++
      if (user === null) nameless++
      else seen.add(user)
    }
    total += seen.size
    end = from
  }
  if (runs === nameless) return nothing
  const value: Fraction = [BigInt(total), BigInt(begins.length)]
  if (isWhole && nameless === 0) return { value, n: runs, interval: null }
  return { value: null, atLeast: value, n: runs, interval: null }
}

function adoption(book: Book, range: Range): Booked {
  const { zone } = book
  // From the first day that begins in the range to the last that ends in it.
  const first =
    dayOf(range.from - 1, zone) === dayOf(range.from, zone)
      ? dayOf(range.from + 86400e6, zone)
      : dayOf(range.from, zone)
  const days = daysBetween(first, dayOf(range.to, zone)).filter((day) => dayBegins(day, zone) >= range.from)
  const eligible = book.newest.eligible.filter(({ workflow, case_type, period }) => {
    if (workflow !== range.workflow || !days.includes(period)) return false
    return range.case_type === undefined || case_type === range.case_type
  })
  let n = 0
  // A count of all case types is not added to those of some.
  for (const line of eligible)
    if (
      line.case_type === undefined ||
      !eligible.some((one) => one.period === line.period && one.case_type === undefined)
    )
      n += line.cases
  if (eligible.length === 0) return adoptionOfWeeks(book, range)
  const counted = new Set(eligible.map((line) => line.period))
  const runs = countedIn(book, range).filter((run) => counted.has(dayOf(run.started ?? 0, zone)))
  return share(Math.min(casesOf(runs), n), n)
}

function adoptionOfWeeks(book: Book, range: Range): Booked {
  const { zone } = book
  let n = 0
  const counted = new Set<string>()
  for (const [week, days] of weeksOf(dayOf(range.from, zone), dayOf(range.to, zone))) {
    if (days.length < 7) continue
    let some: number | null = null
    let all: number | null = null
    for (const { workflow, case_type, period, cases } of book.newest.eligible) {
      if (workflow !== range.workflow || period !== week) continue
      if (case_type === undefined && range.case_type === undefined) all = cases
      else if (case_type !== undefined && (range.case_type ?? case_type) === case_type) some = (some ?? 0) + cases
    }
    const typed = range.case_type === undefined ? typedOf(book, range.workflow, week, 'eligible') : null
    const cases = all ?? some ?? typed
    if (cases === null) continue
    n += cases
    for (const day of days) counted.add(day)
  }
  const everywhere = { ...range, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  const runs = countedIn(book, everywhere).filter((run) => counted.has(dayOf(run.started ?? 0, zone)))
  return share(Math.min(casesOf(runs), n), n)
}

/** The number of what people counted; and of what they lost, the number of weeks. */
function typedTotal(book: Book, range: Range, figure: 'incidents' | 'loss'): Booked {
  let total = 0
  let known = 0
  let isSure = true
  for (const [week, days] of weeksOf(dayOf(range.from, book.zone), dayOf(range.to, book.zone))) {
    const typed = typedOf(book, range.workflow, week, figure)
    if (days.length < 7) {
      if (typed !== 0) isSure = false
      continue
    }
    if (typed === null) isSure = false
    else {
      known++
      total += typed
    }
  }
  if (known === 0) return nothing
  const value: Fraction = [BigInt(total), 1n]
  const n = figure === 'loss' ? known : total
  return isSure ? { value, n, interval: null } : { value: null, atLeast: value, n, interval: null }
}

/** What was typed last. */
function typedOf({ typed }: Book, workflow: string, week: string, figure: TypedInWorld['figure']): number | null {
  let value: number | null = null
  for (const one of typed)
    if (one.workflow === workflow && one.week === week && one.figure === figure) value = one.value
  return value
}

const scaled = ({ low, high }: Interval, by: number): Interval => ({ low: low * by, high: high * by })

/** The window of a promise that ends at a moment: as it says, else the period it is stated per, else 30 days. */
export function windowFor(objective: WorldObjective): Window {
  if (objective.window !== null) return objective.window
  switch (objective.per) {
    case 'day':
      return { count: 1, unit: 'd' }
    case 'week':
      return { count: 7, unit: 'd' }
    case 'month':
      return { count: 1, unit: 'month' }
    default:
      return { count: 30, unit: 'd' }
  }
}

export type BookedObjective = {
  readonly from: number
  readonly to: number
  readonly measured: Booked
  readonly result: 'pass' | 'fail' | 'unknown'
}

export function bookObjective(book: Book, workflow: string, objective: WorldObjective, asOf: number): BookedObjective {
  const window = windowFor(objective)
  const { from, to } = windowOf(asOf, window, book.zone)
  const { measure, aggregate, case_type, route } = objective
  const whole = bookMeasure(book, measure, aggregate, { workflow, from, to, case_type, route }, objective.per)
  const periods = periodsOf(objective, window, from, to, book.zone)
  const measured: Booked = {
    ...whole,
    value: whole.value && over(whole.value, periods),
    ...(whole.atLeast ? { atLeast: over(whole.atLeast, periods) } : {}),
  }
  return { from, to, measured, result: judge(objective, measured) }
}

/** Divided by how many of its periods a window holds, and no sample. */
const totals: readonly MeasureName[] = ['cost_total', 'incidents', 'incident_loss']

function periodsOf({ measure, per }: WorldObjective, window: Window, from: number, to: number, zone: string): Fraction {
  if (!totals.includes(measure)) return [1n, 1n]
  const [days, of] = daysIn(window, from, to, zone)
  if (per === 'day') return [days, of]
  if (per === 'week') return [days, of * 7n]
  if (per !== 'month') return [1n, 1n]
  // A month of 30.4375 days where the window is no month.
  return window.unit === 'month' ? [BigInt(window.count), 1n] : [days * 16n, of * 487n]
}

const over = ([top, bottom]: Fraction, by: Fraction): Fraction => [top * by[1], bottom * by[0]]

/** Neither a pass nor a fail where too little is known; but what is known of a cost can be too much already. */
function judge(objective: WorldObjective, measured: Booked): 'pass' | 'fail' | 'unknown' {
  const { measure, unit, comparison, limit, min_sample = 10 } = objective
  // A total is of all there was, and rests on no sample.
  const isSample = !totals.includes(measure) && measure !== 'active_people'
  if (isSample && measured.n < min_sample) return 'unknown'
  const factor = { s: 1000n, m: 60_000n }[unit] ?? 1n
  const holds = ([top, bottom]: Fraction): boolean => {
    const [value, bound] = [top * 1_000_000n, millionths(limit) * factor * bottom]
    if (value === bound) return comparison === '>=' || comparison === '<='
    return value > bound === comparison.startsWith('>')
  }
  if (measured.value !== null) return holds(measured.value) ? 'pass' : 'fail'
  if (!measured.atLeast) return 'unknown'
  if (comparison.startsWith('<')) return holds(measured.atLeast) ? 'unknown' : 'fail'
  return holds(measured.atLeast) ? 'pass' : 'unknown'
}

/** How two periods differ, as far as their samples allow to say. */
export function bookChange(now: Booked, before: Booked): string | null {
  if (now.value === null || before.value === null) return null
  const [a, b] = [now.value[0] * before.value[1], before.value[0] * now.value[1]]
  if (a === b) return 'the same'
  const direction = a > b ? 'up' : 'down'
  if (!now.interval || !before.interval) return direction
  const isApart = now.interval.low > before.interval.high || now.interval.high < before.interval.low
  return isApart ? direction : `${direction}, may be chance`
}
