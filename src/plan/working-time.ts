import { DateTime } from 'luxon'
import { localDay, timeOfDay } from '../base/calendar.ts'
import type { Micros } from '../base/time.ts'
import { type Duration, shift } from './duration.ts'
import { isHoliday } from './holidays.ts'
import type { Plan } from './plan.ts'
import { weekdays } from './support.ts'

type Hours = Pick<Plan, 'time_zone' | 'holidays' | 'support'>
type Span = { readonly from: string; readonly to: string }

/** The moment itself where people are at work then, by the hours of support and the holidays; else when they next begin. */
export function workingFrom(plan: Hours, at: Micros): Micros {
  const hours = plan.support?.hours
  if (hours === undefined || hours === 'always') return at
  let day = localDay(at, plan.time_zone)
  // A year of holidays is a slip of whoever wrote them: then nothing waits.
  for (let looked = 0; looked < 366; looked++, day = dayAfter(day)) {
    if (!isWorkday(plan, hours.days, day)) continue
    const [from, to] = [timeOfDay(day, hours.from, plan.time_zone), timeOfDay(day, hours.to, plan.time_zone)]
    if (at < to) return Math.max(at, from)
  }
  return at
}

/**
 * The moment a length later, in which only days on which people are at work count as days; a length of hours ends when they are at work.
 * Where the plan names no hours of support, every day counts.
 */
export function workingLater(plan: Hours, at: Micros, { count, unit }: Duration): Micros {
  const hours = plan.support?.hours
  if (hours === undefined || hours === 'always') return shift(at, { count, unit }, 1, plan.time_zone)
  if (unit !== 'd') return workingFrom(plan, shift(at, { count, unit }, 1, plan.time_zone))
  // A year of holidays is a slip of whoever wrote them, as above.
  for (let later = 1, counted = 0; later < 366; later++) {
    const moment = shift(at, { count: later, unit }, 1, plan.time_zone)
    if (isWorkday(plan, hours.days, localDay(moment, plan.time_zone)) && ++counted === count) return moment
  }
  return shift(at, { count, unit }, 1, plan.time_zone)
}

/** When people are first at work in a month: on its first day on which they work, as the plan has it; where it says no hours, Monday to Friday. */
export function firstWorkOf(plan: Hours, month: string): Micros {
  const hours = plan.support?.hours
  const days = hours === undefined || hours === 'always' ? weekdays.slice(0, 5) : hours.days
  const from = hours === undefined || hours === 'always' ? '00:00' : hours.from
  let day = `${month}-01`
  // A month of holidays is a slip of whoever wrote them: then its first day does.
  for (let looked = 0; looked < 28; looked++, day = dayAfter(day))
    if (isWorkday(plan, days, day)) return timeOfDay(day, from, plan.time_zone)
  return timeOfDay(`${month}-01`, from, plan.time_zone)
}

/** When the clock of a zone shows a time of day next, the moment itself included. */
export function nextAt(time: string, at: Micros, zone: string): Micros {
  const today = localDay(at, zone)
  // 24:00 of a day is the beginning of the next; what the clock leaves out comes later.
  for (let day = dayAfter(today, -1); ; day = dayAfter(day)) {
    const moment = timeOfDay(day, time, zone)
    if (moment >= at) return moment
  }
}

/** The moment itself where it is outside the quiet hours of a zone, else when they end: it never lies within them. */
export function quietUntil({ from, to }: Span, at: Micros, zone: string): Micros {
  const today = localDay(at, zone)
  // Hours that pass midnight began yesterday, or begin today.
  for (const day of [dayAfter(today, -1), today]) {
    const [begin, end] = [timeOfDay(day, from, zone), timeOfDay(from < to ? day : dayAfter(day), to, zone)]
    if (begin <= at && at < end) return end
  }
  return at
}

/** Whether it is a day on which people work: by the hours of support, else from Monday to Friday, and by the holidays. */
export function isWorkingDay(plan: Hours, day: string): boolean {
  const hours = plan.support?.hours
  const days = hours === undefined ? weekdays.slice(0, 5) : hours === 'always' ? weekdays : hours.days
  return isWorkday(plan, days, day)
}

function isWorkday(plan: Hours, days: readonly string[], day: string): boolean {
  const weekday = weekdays[DateTime.fromISO(day, { zone: 'utc' }).weekday - 1]
  if (weekday === undefined || !days.includes(weekday)) return false
  return plan.support?.holidays === true || !isHoliday(plan.holidays, day)
}

export const dayAfter = (day: string, count = 1): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count }).toISODate() ?? ''
