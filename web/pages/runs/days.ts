import { dayAfter, localDay } from '../workflows/days.ts'

/**
 * Days of a filter. An address holds half-open times: "from" is the first moment, "to" the first one after. A person reads and writes
 * days of the plan's zone, both of them within. Null is a time within a day, which no day says.
 */
const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** The day that begins at a time. */
export function firstDay(value: string, zone: string): string | null {
  if (isDay(value)) return value
  const at = Date.parse(value)
  if (Number.isNaN(at)) return null
  const day = localDay(at, zone)
  return /\.\d{3}0*[1-9]/.test(value) || localDay(at - 1, zone) === day ? null : day
}

/** The day that ends at a time. */
export function lastDay(value: string, zone: string): string | null {
  const next = firstDay(value, zone)
  return next === null ? null : dayAfter(next, -1)
}

/** What an address holds for a last day. */
export const afterDay = (day: string): string => dayAfter(day, 1)
