/** Days of a range as a page shows them: every one stands there, also those on which nothing ran. */

/** The local day of a moment in a zone: 2026-03-09. */
export const localDay = (ms: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms)

/** A day some days later or earlier. Days are counted, not hours: a change of clocks moves nothing. */
export const dayAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)

/** All days from one to another, the last one left out. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day < to; day = dayAfter(day, 1)) days.push(day)
  return days
}

/** The last `count` whole days before a moment, and today where it has begun. */
export function lastDays(now: number, zone: string, count: number): { from: string; to: string } {
  const today = localDay(now, zone)
  const hasBegun = localDay(now - 1, zone) === today
  const to = hasBegun ? dayAfter(today, 1) : today
  return { from: dayAfter(to, -count), to }
}
