import { dayStart, startOfDay } from '../../base/calendar.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { shift } from '../../plan/duration.ts'

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
  let from = startOfDay(since, zone)
  while (due.length < limit) {
    const to = startOfDay(shift(from, step[cadence], 1, zone), zone)
    if (to > now) return due
    due.push({ from, to })
    from = to
  }
  return due
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

/** Where the counting of periods begins: the end of the last held one, else the day from which a plan asked for its reviews. */
export function dueSince(first: string, lastHeld: Micros | undefined, zone: string): Micros {
  return lastHeld ?? dayStart(first, zone)
}
