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

function at(micros: Micros, zone: string): DateTime {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone })
}
