import { dayStart, localDay, startOfDay } from '../../base/calendar.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { shift } from '../../plan/duration.ts'
import type { PlanVersion } from '../../plan/versions.ts'

export type Cadence = 'daily' | 'weekly' | 'monthly'

/** A period that was to be looked at, and when its review is due: at its end. */
export type Due = { readonly from: Micros; readonly to: Micros }

const step = {
  daily: { count: 1, unit: 'd' },
  weekly: { count: 7, unit: 'd' },
  monthly: { count: 1, unit: 'month' },
} as const

/** How long a drawn review may wait for its signature before that is a finding. */
export const graceDays: Record<Cadence, number> = { daily: 1, weekly: 3, monthly: 7 }

/**
 * The periods whose reviews are due by now, oldest first: from `since` on, one after the other, in local days. A day on which
 * nothing ran is a period like any other. At most `limit`, so that a long silence is caught up with step by step.
 */
export function duePeriods(cadence: Cadence, since: Micros, now: Micros, zone: string, limit = 60): Due[] {
  const due: Due[] = []
  for (const period of periods(cadence, since, zone)) {
    if (period.to > now || due.length === limit) break
    due.push(period)
  }
  return due
}

/** When the next review is due: at the end of the first period that has not ended. */
export function nextDue(cadence: Cadence, since: Micros, now: Micros, zone: string): Micros {
  let end = since
  for (const { to } of periods(cadence, since, zone)) {
    end = to
    if (to > now) break
  }
  return end
}

/** One after the other, without end. */
function* periods(cadence: Cadence, since: Micros, zone: string): Generator<Due> {
  for (let from = startOfDay(since, zone); ; ) {
    const to = startOfDay(shift(from, step[cadence], 1, zone), zone)
    yield { from, to }
    from = to
  }
}

/** The period before one: as many days of the zone where it is one of days, else as long. */
export function periodBefore({ from, to }: Due, zone: string): Due {
  const isOfDays = startOfDay(from, zone) === from && startOfDay(to, zone) === to
  // A change of clocks makes a day an hour shorter or longer, and it is one day.
  const days = Math.round((to - from) / MICROS.d)
  return {
    from: isOfDays ? startOfDay(shift(from, { count: days, unit: 'd' }, -1, zone), zone) : from - (to - from),
    to: from,
  }
}

/**
 * Where the counting of periods begins: the end of the last held one, else the day from which a plan asked for its reviews.
 * A newer plan takes nothing back that was due by then. And not before it was applied: what nobody was asked for, nobody
 * failed to hold.
 */
export function dueSince(
  { versions, version }: { versions: readonly PlanVersion[]; version: PlanVersion },
  workflow: string,
  lastHeld: Micros | undefined,
): Micros {
  if (lastHeld !== undefined) return lastHeld
  const zone = version.plan.time_zone
  const covering = versions.filter((one) => one.plan.workflows[workflow]?.review)
  const days = covering.map((one) => latest(one.effective, localDay(one.applied_at, zone)))
  const [first = version.effective] = days.sort()
  return dayStart(first, zone)
}

const latest = (a: string, b: string): string => (a > b ? a : b)
