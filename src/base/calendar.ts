import { DateTime, IANAZone } from 'luxon'
import type { Micros } from './time.ts'

export const isTimeZone = (zone: string): boolean => IANAZone.isValidZone(zone)

/** The local date a moment falls on in a zone: 2026-03-29. */
export function localDay(micros: Micros, zone: string): string {
  return at(micros, zone).toISODate() ?? ''
}

/** The local day of a moment as a number (1970-01-01 is 0), and which hour of it the clock there shows. */
export function localHour(micros: Micros, zone: string): { readonly day: number; readonly hour: number } {
  const ms = Math.floor(micros / 1000)
  const hours = Math.floor((ms + IANAZone.create(zone).offset(ms) * 60_000) / 3_600_000)
  const day = Math.floor(hours / 24)
  return { day, hour: hours - 24 * day }
}

/** The moment a local day begins in a zone (a day has 23, 24 or 25 hours, and need not begin at 00:00). */
export function dayStart(day: string, zone: string): Micros {
  return DateTime.fromISO(day, { zone }).startOf('day').toMillis() * 1000
}

/** The start of the local day a moment falls on. */
export function startOfDay(micros: Micros, zone: string): Micros {
  return at(micros, zone).startOf('day').toMillis() * 1000
}

/** The ISO week a day is in, from its Monday on: 2026-W10. */
export const weekOfDay = (day: string): string => DateTime.fromISO(day, { zone: 'utc' }).toFormat("kkkk-'W'WW")

/** The seven days of an ISO week, Monday first; undefined where there is no such week. */
export function daysOfWeek(week: string): readonly string[] | undefined {
  const monday = DateTime.fromISO(week, { zone: 'utc' })
  if (!/^\d{4}-W\d{2}$/.test(week) || !monday.isValid) return undefined
  return Array.from({ length: 7 }, (_, days) => monday.plus({ days }).toISODate() ?? '')
}

/** The day so many days later, or earlier. */
export const dayLater = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? ''

/** The day, week (from its Monday on), month, quarter or year that a day is in: half-open, by days. */
export function periodOf(
  day: string,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
): { from: string; to: string } {
  const from = DateTime.fromISO(day, { zone: 'utc' }).startOf(unit)
  return { from: from.toISODate() ?? '', to: from.plus({ [`${unit}s`]: 1 }).toISODate() ?? '' }
}

function at(micros: Micros, zone: string): DateTime {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone })
}

/**
 * The first moment of a local day at which the clock there shows a time of day or a later one. An hour that the clock leaves out in
 * spring is when it goes on; one that it shows twice in autumn is the first of the two. Of 24:00 it is the beginning of the next day.
 */
export function timeOfDay(day: string, time: string, zone: string): Micros {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const shown = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000
  const clock = IANAZone.create(zone)
  const offset = (ms: number) => clock.offset(ms) * 60_000
  // A day to each side: the two offsets that can hold here, however far the clock is set.
  const [before, after] = [offset(shown - 86_400_000), offset(shown + 86_400_000)]
  const found = [shown - before, shown - after].filter((ms) => ms + offset(ms) === shown)
  if (found.length > 0) return Math.min(...found) * 1000
  // The clock is set forward over it: between these two, at a whole minute.
  let [low, high] = [shown - after, shown - before].sort((a, b) => a - b) as [number, number]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000
    if (offset(middle) === offset(low)) low = middle
    else high = middle
  }
  return high * 1000
}
