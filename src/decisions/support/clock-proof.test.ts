import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import Holidays from 'date-holidays'
import fc from 'fast-check'
import { parseTime } from '../../base/time.ts'
import { type PlanInput, planSchema } from '../../plan/plan.ts'
import type { PlanVersion } from '../../plan/versions.ts'
import { type ClockName, clockAt, clocks, type Happening } from './clock.ts'
import { termsOf } from './promises.ts'

/**
 * The clocks against a calculation that shares nothing with them: for each calendar every minute of the time looked at is asked
 * whether people work in it, by what the clock on the wall shows, and the minutes are added up. It knows no days, no spans and no
 * jumps; `date-holidays` alone is asked by both.
 */
const MINUTE = 60_000_000
const minutesOf = (time: string) => Math.floor((parseTime(time)?.micros ?? 0) / MINUTE)

type Hours = 'always' | { days: string[]; from: string; to: string }
type Wall = { first: number; days: Int32Array; minutes: Int16Array; names: string[] }

/** What the clock on the wall of a zone shows in each minute: the day, by its place in `names`, and the minute of the day. */
function wallOf(zone: string, from: string, to: string): Wall {
  const first = minutesOf(from)
  const count = minutesOf(to) - first
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
    minute: '2-digit',
  })
  const [days, minutes] = [new Int32Array(count), new Int16Array(count)]
  const names: string[] = []
  for (let minute = 0; minute < count; minute++) {
    // 29/03/2026, 01:59
    const shown = format.format((first + minute) * 60_000)
    const day = `${shown.slice(6, 10)}-${shown.slice(3, 5)}-${shown.slice(0, 2)}`
    if (names.at(-1) !== day) names.push(day)
    days[minute] = names.length - 1
    minutes[minute] = Number(shown.slice(12, 14)) * 60 + Number(shown.slice(15, 17))
  }
  return { first, days, minutes, names }
}

/** Minutes in which people work, added up from the first one on. */
type Sums = { first: number; sums: Uint32Array }

function sumsOf(wall: Wall, hours: Hours, off: ReadonlySet<string>): Sums {
  const sums = new Uint32Array(wall.days.length + 1)
  const weekdayOf = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' })
  const isWorkday = wall.names.map((day) => {
    const weekday = weekdayOf.format(Date.parse(day)).toLowerCase()
    return !off.has(day) && (hours === 'always' || hours.days.includes(weekday))
  })
  const [from, to] = hours === 'always' ? [0, 24 * 60] : [hours.from, hours.to].map((time) => minuteOf(time ?? ''))
  // A time that the clock shows twice began when it was first shown, and so did one that it leaves out.
  let [today, began, ended] = [-1, false, false]
  for (let minute = 0; minute < wall.days.length; minute++) {
    if (wall.days[minute] !== today) [today, began, ended] = [wall.days[minute] ?? 0, false, false]
    const shown = wall.minutes[minute] ?? 0
    began ||= shown >= (from ?? 0)
    ended ||= shown >= (to ?? 0)
    sums[minute + 1] = (sums[minute] ?? 0) + (isWorkday[today] && began && !ended ? 1 : 0)
  }
  return { first: wall.first, sums }
}
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Microseconds of work up to a moment. */
function workUpTo({ first, sums }: Sums, at: number): number {
  const minute = Math.floor(at / MINUTE) - first
  const before = sums[minute] ?? 0
  const isWorked = (sums[minute + 1] ?? 0) > before
  return before * MINUTE + (isWorked ? at - (first + minute) * MINUTE : 0)
}

/** The first moment by which so much work has been done since another. */
function momentAfter(calendar: Sums, from: number, much: number): number | null {
  if (much <= 0) return from
  const wanted = workUpTo(calendar, from) + much
  let [low, high] = [Math.floor(from / MINUTE) - calendar.first, calendar.sums.length - 1]
  if ((calendar.sums[high] ?? 0) * MINUTE < wanted) return null
  // The last minute that begins with less.
  while (low < high - 1) {
    const middle = (low + high) >> 1
    if ((calendar.sums[middle] ?? 0) * MINUTE < wanted) low = middle
    else high = middle
  }
  return (calendar.first + low) * MINUTE + (wanted - (calendar.sums[low] ?? 0) * MINUTE)
}

type Rule = { within: number; calendar: Sums } | null
/** A version of the plan as this calculation knows it. */
type Version = {
  from: number
  rule: (clock: ClockName, severity: string) => Rule
  pausedBy: string[]
  shares: number[]
}
type Outcome = {
  elapsed: number
  doneAt: number | null
  brokenAt: number | null
  due: number | null
  waited: Record<string, number>
}

/** One clock of a history, told event by event. */
function reckon(clock: ClockName, happened: readonly Happening[], versions: readonly Version[], now: number): Outcome {
  const open = happened.find(({ kind }) => kind === 'opened')?.at ?? 0
  const cuts = versions.map(({ from }) => from).filter((at) => at > open)
  const moments = [...new Set([...happened.map(({ at }) => at), ...cuts])]
    .filter((at) => at <= now)
    .sort((a, b) => a - b)
  const outcome: Outcome = { elapsed: 0, doneAt: null, brokenAt: null, due: null, waited: {} }
  // Shares as fractions of one common denominator.
  let [used, of] = [0n, 1n]
  const rest = (within: number) => {
    const [top, bottom] = [(of - used) * BigInt(within), of]
    return Number(top <= 0n ? top / bottom : (top + bottom - 1n) / bottom)
  }
  const stateAt = (at: number) => {
    const known = happened.filter((one) => one.at <= at)
    const since = Math.max(
      0,
      known.findLastIndex(({ kind }) => kind === 'opened' || kind === 'reopened'),
    )
    const round = known.slice(since)
    const has = (kind: string) => round.some((one) => one.kind === kind)
    const lastOf = (...kinds: string[]) => round.findLast(({ kind }) => kinds.includes(kind))?.kind
    const isRestored = has('restored')
    const isHeld = lastOf('contained', 'loose') === 'contained'
    const isDone = {
      acknowledge: has('acknowledged') || isRestored,
      contain: isHeld || isRestored,
      restore: isRestored,
    }[clock]
    const waits = (['said', 'state'] as const).flatMap((by) => {
      const last = round.findLast((one) => (one.kind === 'paused' || one.kind === 'resumed') && one.by === by)
      return last?.kind === 'paused' ? [last.reason] : []
    })
    const severity = known.findLast((one) => one.kind === 'severity')
    const version = versions.findLast(({ from }) => from <= at) ?? versions[0]
    const stops = waits.some((one) => one === 'put off' || version?.pausedBy.includes(one))
    const rule = severity?.kind === 'severity' ? (version?.rule(clock, severity.severity) ?? null) : null
    return { isOpen: known.length > 0, isDone, waits, stops, rule }
  }
  for (const [place, from] of moments.entries()) {
    const { isOpen, isDone, waits, stops, rule } = stateAt(from)
    if (isDone) outcome.doneAt ??= from
    else outcome.doneAt = null
    if (!isOpen || isDone || !rule) continue
    const to = moments[place + 1] ?? now
    const work = workUpTo(rule.calendar, to) - workUpTo(rule.calendar, from)
    if (waits[0]) outcome.waited[`${waits[0]} ${stops}`] = (outcome.waited[`${waits[0]} ${stops}`] ?? 0) + work
    if (stops) continue
    if (outcome.brokenAt === null && rest(rule.within) <= work) {
      const at = momentAfter(rule.calendar, from, rest(rule.within))
      if (at !== null && !(at === to && stateAt(to).isDone)) outcome.brokenAt = at
    }
    ;[used, of] = [used * BigInt(rule.within) + BigInt(work) * of, of * BigInt(rule.within)]
    outcome.elapsed += work
  }
  const last = stateAt(now)
  if (last.isOpen && !last.isDone && !last.stops && last.rule) {
    if (outcome.brokenAt !== null) outcome.due = outcome.brokenAt
    else if (!versions.some(({ from }) => from > now))
      outcome.due = momentAfter(last.rule.calendar, now, rest(last.rule.within))
  }
  return outcome
}

function compare(
  happened: readonly Happening[],
  plans: readonly PlanVersion[],
  versions: readonly Version[],
  now: number,
): { broken: number; waited: number } {
  const terms = termsOf(plans, 'triage')
  const counted = { broken: 0, waited: 0 }
  for (const clock of clocks) {
    const ours = clockAt(clock, happened, terms, now)
    const theirs = reckon(clock, happened, versions, now)
    const waited = Object.fromEntries(ours.waited.map((one) => [`${one.reason} ${one.stopped}`, one.working]))
    const { elapsed, doneAt, brokenAt, due } = ours
    // What lies behind the last minute that was added up is not known here.
    const isKnown = theirs.due !== null || due === null
    assert.deepEqual({ elapsed, doneAt, brokenAt, due: isKnown ? due : null, waited }, theirs, clock)
    if (brokenAt !== null) counted.broken++
    if (ours.waited.length > 0) counted.waited++
  }
  return counted
}

const small = {
  plan: 1,
  workspace: 'desk',
  client: 'Desk',
  currency: 'EUR',
  effective: '2016-01-01',
  people: { maria: { name: 'Maria' } },
  workflows: { triage: { name: 'Triage', risk: 'medium', owner: 'maria' } },
} as const

const versionOf = (input: PlanInput, version: number, applied_at: number): PlanVersion => {
  const plan = planSchema.parse(input)
  return { version, plan, applied_at, effective: plan.effective, applied_by: 'local:a', hash: `${version}`, source: '' }
}

/** Days off of a region, as the library has them. */
function daysOff(region: string, years: readonly number[]): Set<string> {
  const [country = '', state] = region.split('-')
  const known = state ? new Holidays(country, state) : new Holidays(country)
  return new Set(
    years.flatMap((year) =>
      known.getHolidays(year).flatMap(({ type, date }) => (type === 'public' ? [date.slice(0, 10)] : [])),
    ),
  )
}

const weekend = ['mon', 'tue', 'wed', 'thu', 'fri']
const repository = join(import.meta.dirname, '../../..')
const recorded = join(repository, '../shared/data/bpi2020')
const noRecord = existsSync(recorded) ? false : 'the recorded approvals are not beside the repository'

type Event = { name: string; at: number }

/** The cases of a log in XES: what happened in each, in the order of its times. */
function casesIn(file: string): Event[][] {
  const text = gunzipSync(readFileSync(join(recorded, file))).toString()
  return text
    .split('<trace>')
    .slice(1)
    .map((trace) =>
      trace
        .split('<event>')
        .slice(1)
        .map((event) => ({
          name: /key="concept:name" value="([^"]*)"/.exec(event)?.[1] ?? '',
          at: parseTime(/key="time:timestamp" value="([^"]*)"/.exec(event)?.[1] ?? '')?.micros ?? 0,
        }))
        .sort((a, b) => a.at - b.at),
    )
}

/**
 * A declaration as something that help is owed for: handed in, looked at by whoever approves first, settled by the last approval, over
 * when it is paid. What is rejected waits for the employee until it is handed in again.
 */
function happenedIn(events: readonly Event[]): Happening[] {
  const [first] = events
  if (!first) return []
  return [
    { at: first.at, kind: 'opened' },
    { at: first.at, kind: 'severity', severity: 'S2' },
    ...events.flatMap(({ name, at }): Happening[] => {
      if (name.includes('REJECTED'))
        return [
          { at, kind: 'acknowledged' },
          { at, kind: 'paused', by: 'said', reason: 'client' },
        ]
      if (name.includes('SUBMITTED')) return [{ at, kind: 'resumed', by: 'said' }]
      if (name.includes('FINAL_APPROVED'))
        return [
          { at, kind: 'acknowledged' },
          { at, kind: 'contained' },
        ]
      if (name.includes('APPROVED')) return [{ at, kind: 'acknowledged' }]
      return name === 'Payment Handled' ? [{ at, kind: 'restored' }] : []
    }),
  ]
}

test('every recorded approval has the clocks that counting its minutes gives', { skip: noRecord }, (t) => {
  const cases = ['DomesticDeclarations.xes.gz', 'RequestForPayment.xes.gz'].flatMap(casesIn)
  assert.equal(cases.length, 17_117)
  const hours = { days: weekend, from: '09:00', to: '17:00' }
  const zone = 'Europe/Amsterdam'
  const input = (effective: string, severity: object) =>
    ({
      ...small,
      time_zone: zone,
      holidays: 'NL',
      effective,
      support: { hours, severities: { S2: severity } },
    }) as PlanInput
  // In the middle of the record the promise becomes another, and so does what counts.
  const [before, since] = [
    { means: 'x', acknowledge: '2d', contain: '1w', restore: '10d' },
    { means: 'x', acknowledge: '4h', contain: '3d', restore: '10d', calendar: 'always' },
  ]
  const change = '2018-01-15'
  const plans = [versionOf(input('2016-01-01', before), 1, 0), versionOf(input(change, since), 2, 0)]
  const wall = wallOf(zone, '2016-12-01T00:00Z', '2019-07-01T00:00Z')
  const working = sumsOf(wall, hours, daysOff('NL', [2016, 2017, 2018, 2019]))
  const always = sumsOf(wall, 'always', new Set())
  const day = 8 * 60 * MINUTE
  const lengths: Record<ClockName, [number, number]> = {
    acknowledge: [2 * day, 4 * 60 * MINUTE],
    contain: [5 * day, 3 * 24 * 60 * MINUTE],
    restore: [10 * day, 10 * 24 * 60 * MINUTE],
  }
  const version = (from: number, place: 0 | 1, calendar: Sums): Version => ({
    ...{ from, pausedBy: ['client', 'third party', 'maintenance', 'out of scope'], shares: [] },
    rule: (clock) => ({ within: lengths[clock][place], calendar }),
  })
  const began = (wall.first + wall.days.indexOf(wall.names.indexOf(change))) * MINUTE
  const versions = [version(0, 0, working), version(began, 1, always)]
  const now = parseTime('2019-03-01T00:00Z')?.micros ?? 0
  let [broken, waited] = [0, 0]
  for (const one of cases) {
    const counted = compare(happenedIn(one), plans, versions, now)
    broken += counted.broken
    waited += counted.waited
  }
  t.diagnostic(`${cases.length} cases, ${cases.length * 3} clocks: ${broken} broken, ${waited} with a time of waiting`)
  assert.ok(broken > 1000 && waited > 1000)
})

const zones = [
  ...['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'America/Santiago', 'America/Havana'],
  ...['Australia/Adelaide', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'],
]
const regions = ['DE-BY', 'US-NY', 'CA-NL', 'CL', 'US', 'AU-SA', 'AU-NSW', 'IN', 'NZ', 'GB']
const wholeDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const FROM = '2026-01-01T00:00Z'
const TO = '2026-12-31T00:00Z'
const minute = (from: string, to: string) => fc.integer({ min: minutesOf(from), max: minutesOf(to) - 1 })

type Setting = { plans: PlanVersion[]; versions: Version[] }

/** Two versions of a plan in a zone, each with hours, holidays, absences and promises of its own, for the plan and for the calculation. */
function settingOf(zone: string, region: string, place: number): Setting {
  const wall = wallOf(zone, FROM, TO)
  // Hours that begin and end where clocks are set, too.
  const night = { days: wholeDay, from: '00:30', to: '02:30' }
  const hours: Hours[] = [
    { days: weekend, from: '09:00', to: '17:30' },
    place % 2 === 0 ? { days: ['mon', 'wed', 'sun'], from: '00:00', to: '24:00' } : night,
  ]
  const absences = [
    { from: '2026-03-25', to: '2026-04-07' },
    { from: '2026-10-01', to: '2026-10-30' },
  ]
  const away = wall.names.filter((day) => absences.some(({ from, to }) => from <= day && day <= to))
  const holidays = daysOff(region, [2026])
  const starts = place % 3 === 0 ? '2026-10-20' : '2026-03-20'
  const applied = parseTime('2026-04-02T10:17Z')?.micros ?? 0
  const made = hours.map((of, version) => {
    const stops = version === 1
    const promised = [
      { S1: ['30m', '1h', '4h'], S2: ['2h', '4h', '3d'], S3: ['1d', null, '2w'] },
      { S1: ['45m', '90m', '7h'], S2: ['1h', '6h', '2d'], S4: ['2d', null, null] },
    ][version] as unknown as Record<string, [string, string | null, string | null]>
    const severities = Object.fromEntries(
      Object.entries(promised).map(([name, [acknowledge, contain, restore]]) => [
        name,
        {
          ...{ means: 'x', acknowledge, ...(contain ? { contain } : {}), ...(restore ? { restore } : {}) },
          ...(name === 'S1' ? { calendar: 'always' } : {}),
          ...(name === 'S2' ? { calendar: 'late' } : {}),
        },
      ]),
    )
    const late = { days: ['tue', 'wed', 'thu', 'fri', 'sat'], from: '12:15', to: '23:45' }
    const pausedBy = stops ? ['client', 'maintenance'] : ['client', 'third party', 'out of scope']
    const input = {
      ...{ ...small, time_zone: zone, holidays: region, effective: version === 0 ? '2026-01-01' : starts },
      people: { maria: { name: 'Maria', absences } },
      support: {
        ...{ hours: of, severities, paused_by: pausedBy, stops_while_away: stops },
        calendars: { late: { hours: late, holidays: 'none' } },
      },
    } as unknown as PlanInput
    const off = new Set(stops ? away : [])
    const sums = {
      support: sumsOf(wall, of, new Set([...holidays, ...off])),
      late: sumsOf(wall, late, off),
      always: sumsOf(wall, 'always', off),
    }
    const dayLength = (of: Hours) => (of === 'always' ? 1440 : minuteOf(of.to) - minuteOf(of.from))
    const lengthIn = (text: string, of: Hours) => {
      const count = Number.parseInt(text, 10)
      const unit = text.replace(/\d+/, '')
      const days = of === 'always' ? 7 : of.days.length
      return count * { m: 1, h: 60, d: dayLength(of), w: dayLength(of) * days }[unit as 'm'] * MINUTE
    }
    const rule = (clock: ClockName, severity: string): Rule => {
      const within = promised[severity]?.[clocks.indexOf(clock)]
      if (!within) return null
      if (severity === 'S1') return { within: lengthIn(within, 'always'), calendar: sums.always }
      if (severity === 'S2') return { within: lengthIn(within, late), calendar: sums.late }
      return { within: lengthIn(within, of), calendar: sums.support }
    }
    return { input, rule, pausedBy }
  })
  const [one, two] = made
  if (!one || !two) throw new Error('two versions are made')
  const effective = (wall.first + wall.days.indexOf(wall.names.indexOf(starts))) * MINUTE
  return {
    // The second was applied after the day on which it says it begins, or before.
    plans: [versionOf(one.input, 1, 0), versionOf(two.input, 2, applied)],
    versions: [
      { from: 0, rule: one.rule, pausedBy: one.pausedBy, shares: [] },
      { from: Math.max(effective, applied), rule: two.rule, pausedBy: two.pausedBy, shares: [] },
    ],
  }
}

test('ten thousand histories, over changed clocks, holidays, absences and plans, have the clocks that counting gives', (t) => {
  const settings = zones.map((zone, place) => settingOf(zone, regions[place] ?? 'DE', place))
  const severity = fc.constantFrom('S1', 'S2', 'S3', 'S4' as const)
  const reason = fc.constantFrom('client', 'third party', 'maintenance', 'out of scope', 'put off' as const)
  const by = fc.constantFrom('said', 'state' as const)
  const later = fc.oneof(
    fc.record({ kind: fc.constantFrom('acknowledged', 'contained', 'loose', 'restored', 'reopened' as const) }),
    fc.record({ kind: fc.constant('severity' as const), severity }),
    fc.record({ kind: fc.constant('paused' as const), by, reason }),
    fc.record({ kind: fc.constant('resumed' as const), by }),
  )
  // Near the nights on which clocks are set, and anywhere.
  const opened = fc.oneof(
    ...[minute(FROM, '2026-11-01T00:00Z'), minute('2026-03-06T00:00Z', '2026-04-08T00:00Z')],
    minute('2026-09-24T00:00Z', '2026-11-03T00:00Z'),
  )
  // Minutes, hours or days: and often exactly as much as was promised.
  const gap = fc.oneof(
    fc.integer({ min: 0, max: 400 }),
    fc.constantFrom(30, 60, 120, 240),
    fc.integer({ min: 0, max: 9000 }),
  )
  const history = fc.record({
    ...{ setting: fc.nat({ max: settings.length - 1 }), opened, severity },
    events: fc.array(fc.tuple(gap, later), { maxLength: 9 }),
    seconds: fc.integer({ min: 0, max: 59_999_999 }),
    rest: gap,
  })
  let [told, broken, waited] = [0, 0, 0]
  fc.assert(
    fc.property(history, (given) => {
      const { plans, versions } = settings[given.setting] as Setting
      // Half of them to the microsecond.
      let at = given.opened * MINUTE + (given.seconds % 2 === 0 ? 0 : given.seconds)
      const happened: Happening[] = [
        { at, kind: 'opened' },
        { at, kind: 'severity', severity: given.severity as 'S1' },
      ]
      for (const [minutes, event] of given.events) {
        at += minutes * MINUTE
        happened.push({ at, ...event } as Happening)
      }
      const counted = compare(happened, plans, versions, at + given.rest * MINUTE)
      told++
      broken += counted.broken
      waited += counted.waited
    }),
    { numRuns: 10_000, seed: 20_261_126, endOnFailure: true },
  )
  t.diagnostic(`${told} histories in ${zones.length} zones, ${told * 3} clocks: ${broken} broken, ${waited} waited`)
  assert.ok(broken > 2000 && waited > 2000)
})
