import { DateTime } from 'luxon'
import { Exact } from '../../base/money.ts'
import type { Micros } from '../../base/time.ts'
import { isHoliday } from '../../plan/holidays.ts'
import type { Plan } from '../../plan/plan.ts'
import { type HourBand, weekdays } from '../../plan/support.ts'
import { type Away, workedFrom } from './away.ts'

/** Minutes of a time that are in one band; those that are in none have no name and count once. */
export type Banded = { readonly band: string | null; readonly minutes: number; readonly weight: string }

type Calendar = Pick<Plan, 'time_zone' | 'holidays'>

/**
 * How minutes from a moment on are split over bands, minute by minute as the clock shows them in the plan's zone: so an hour that the clock
 * leaves out is in none, and one that it shows twice is twice in its band. While somebody was away nothing is counted. A time has at most
 * a day of minutes.
 */
export function splitOver(
  bands: readonly HourBand[],
  calendar: Calendar,
  work: { readonly began: Micros; readonly minutes: number; readonly away?: readonly Away[] },
): Banded[] {
  const sums = new Map<string | null, Banded>()
  const days = new Map<string, readonly HourBand[]>()
  for (const minute of workedFrom(work.began, work.minutes, work.away ?? [])) {
    const clock = DateTime.fromMillis(Math.floor(minute / 1000), { zone: calendar.time_zone })
    const day = clock.toISODate() ?? ''
    const ofDay = days.get(day) ?? bands.filter((band) => isOnDay(band, calendar, day, clock.weekday))
    days.set(day, ofDay)
    const time = clock.toFormat('HH:mm')
    const band = ofDay.find((one) => isInHours(one, time))
    const name = band?.name ?? null
    const sum = sums.get(name)
    sums.set(name, { band: name, minutes: (sum?.minutes ?? 0) + 1, weight: band?.weight ?? '1' })
  }
  // In the order of the plan, what is in none first.
  return [null, ...bands.map(({ name }) => name)].flatMap((name) => sums.get(name) ?? [])
}

function isOnDay(band: HourBand, { holidays }: Calendar, day: string, weekday: number): boolean {
  if (band.holidays && !isHoliday(holidays, day)) return false
  const name = weekdays[weekday - 1]
  return band.days === undefined || (name !== undefined && band.days.includes(name))
}

/** Hours that pass midnight are the last and the first of a day. */
function isInHours({ from, to }: HourBand, time: string): boolean {
  if (from === undefined || to === undefined) return true
  return from < to ? from <= time && time < to : from <= time || time < to
}

/** What split minutes come to, in whole steps, upwards: weighted first, and rounded once. */
export function weighted(split: readonly Banded[], step: number): number {
  const sum = split.reduce((all, { minutes, weight }) => all.plus(new Exact(weight).times(minutes)), new Exact(0))
  return sum.div(step).ceil().times(step).toNumber()
}
