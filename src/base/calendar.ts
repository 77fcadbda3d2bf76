import { DateTime, IANAZone } from 'luxon'
import type { Micros } from './time.ts'

export const isTimeZone = (zone: string): boolean => IANAZone.isValidZone(zone)

/** The local date a moment falls on in a zone: 2026-03-29. */
export function localDay(micros: Micros, zone: string): string {
  return at(micros, zone).toISODate() ?? ''
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

function at(micros: Micros, zone: string): DateTime {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone })
}
