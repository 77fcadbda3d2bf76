import { DateTime } from 'luxon'
import { dayStart, localDay } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { durationOf, shift } from '../../plan/duration.ts'
import { inForceAt, type PlanVersion } from '../../plan/versions.ts'
import type { Account, Carrying, Next } from './account.ts'

/** A period whose hours are granted, by the plan in force at its beginning. */
export type Period = {
  readonly starts: Micros
  readonly ends: Micros
  readonly minutes: number
  readonly plan_version: number
}

/** What is shorter is no period: it is the rest of one after a change of zone, or a plan that takes effect on the last day of a month. */
const SHORTEST = 2 * MICROS.d

/**
 * The period after a moment up to which everything is granted; null where none begins by `now`. Periods follow each other: each begins
 * where the one before ended and ends with the month, quarter or year of the calendar, in the zone of the plan in force at its beginning.
 * The first begins on the day on which a plan with included hours takes effect.
 */
export function nextPeriod(versions: readonly PlanVersion[], after: Micros | null, now: Micros): Period | null {
  const days = versions.map(({ effective, plan }) => dayStart(effective, plan.time_zone))
  const first = Math.min(...days)
  const begins = after === null ? days : [after, ...days.filter((day) => day > after)]
  for (const starts of begins.filter((one) => one <= now && one >= first).sort((a, b) => a - b)) {
    const version = inForceAt(versions, starts)
    const allowance = version?.plan.support?.allowance
    if (!version || !allowance) continue
    const unit = allowance.per
    const later = DateTime.fromMillis((starts + SHORTEST) / 1000, { zone: version.plan.time_zone })
    const ends =
      later
        .startOf(unit)
        .plus({ [unit]: 1 })
        .toMillis() * 1000
    const minutes = new Exact(allowance.hours).times(60).floor().toNumber()
    return { starts, ends, minutes, plan_version: version.version }
  }
  return null
}

/** The grants that are due by now and are not in the account. */
export function grants({ lots }: Account, versions: readonly PlanVersion[], now: Micros): Next[] {
  const granted = [...lots.values()].filter(({ kind }) => kind === 'grant')
  let after: Micros | null = granted.length === 0 ? null : Math.max(...granted.map(({ ends }) => ends ?? 0))
  const next: Next[] = []
  for (let one = nextPeriod(versions, after, now); one; one = nextPeriod(versions, after, now)) {
    const { starts, ends, minutes, plan_version } = one
    next.push({
      ...{ kind: 'grant', minutes, effective: starts, lot: null, starts, ends, plan_version },
      ...{ time: null, takes_back: null, reservation: null, consent: null },
    })
    after = ends
  }
  return next
}

/** What the plan says under which a lot was granted: no later one rewrites it. */
export const carryingBy =
  (versions: readonly PlanVersion[]): Carrying =>
  ({ plan_version, ends }) => {
    const plan = versions.find(({ version }) => version === plan_version)?.plan
    const allowance = plan?.support?.allowance
    if (!plan || !allowance || ends === null) return { percent: '0', ends: null }
    const percent = allowance.rollover.slice(0, -1)
    if (allowance.expires === undefined) return { percent, ends: null }
    return { percent, ends: shift(ends, durationOf(allowance.expires), 1, plan.time_zone) }
  }

/** The lot whose period holds a moment. */
export const periodAt = ({ lots }: Account, at: Micros) =>
  [...lots.values()].find(({ kind, starts, ends }) => kind === 'grant' && starts <= at && (ends === null || at < ends))

/** When a day's work counts: at its noon, which every day has once; of today not later than now. */
export const countsAt = (day: string, zone: string, now: Micros): Micros =>
  Math.min(DateTime.fromISO(day, { zone }).set({ hour: 12 }).toMillis() * 1000, now)

/** The days of a period, the last included. */
export const daysOf = ({ starts, ends }: { starts: Micros; ends: Micros }, zone: string) => ({
  from: localDay(starts, zone),
  to: localDay(ends - 1, zone),
})
