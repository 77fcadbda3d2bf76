/**
 * The calendar of the books: days and windows of a zone by the runtime's own formats, without the library and the
 * functions that the product asks.
 */

export type Window = { readonly count: number; readonly unit: 'h' | 'd' | 'w' | 'month' }

const [HOUR, DAY] = [3600e6, 86400e6]
const formats = new Map<string, Intl.DateTimeFormat>()

/** The day a moment falls on in a zone: 2026-03-29. */
export const dayOf = (micros: number, zone: string): string =>
  new Date(clockOf(micros, zone) / 1000).toISOString().slice(0, 10)

/** The moment at which a day begins in a zone. */
export const dayBegins = (day: string, zone: string): number => momentOf(Date.parse(`${day}T00:00Z`) * 1000, zone)

/** The beginning of the day so many days later (or earlier). */
export const daysLater = (micros: number, days: number, zone: string): number =>
  momentOf(clockOf(micros, zone) + days * DAY, zone)

/** All days from the one to the other, which is not one of them. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at < Date.parse(to); at += DAY / 1000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** The ISO week of a day: 2026-W10. A week is of the year of its Thursday. */
export function weekOf(day: string): string {
  const at = Date.parse(day)
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7
  const thursday = new Date(at + (3 - sinceMonday) * (DAY / 1000))
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / ((7 * DAY) / 1000))
  return `${year}-W${String(week).padStart(2, '0')}`
}

/**
 * The weeks of a range of days, with how many of their days are in it. It is moved back by as many days as it ends after a Monday
 * began, so that it ends with the last week that was over.
 */
export function weeksOf(from: string, to: string): Map<string, string[]> {
  let back = 0
  const earlier = (day: string) => new Date(Date.parse(day) - (back * DAY) / 1000).toISOString().slice(0, 10)
  while (new Date(earlier(to)).getUTCDay() !== 1) back++
  const weeks = new Map<string, string[]>()
  for (const day of daysBetween(earlier(from), earlier(to)))
    weeks.set(weekOf(day), [...(weeks.get(weekOf(day)) ?? []), day])
  return weeks
}

/**
 * The window that ends at a moment. Hours are hours; days, weeks and months keep the hour on the clock, and a month ends
 * on its last day where it has no such day. Unless both ends begin a day, both are cut to full hours: so are figures.
 */
export function windowOf(asOf: number, { count, unit }: Window, zone: string): { from: number; to: number } {
  const begins = (micros: number) => dayBegins(dayOf(micros, zone), zone) === micros
  const floor = (micros: number) => Math.floor(micros / HOUR) * HOUR
  const to = begins(asOf) ? asOf : floor(asOf)
  const days = unit === 'd' ? count : 7 * count
  const from =
    unit === 'h' ? to - count * HOUR : unit === 'month' ? monthsEarlier(to, count, zone) : daysLater(to, -days, zone)
  return begins(from) && begins(to) ? { from, to } : { from: floor(from), to: floor(to) }
}

/** How many days the window holds: a day with a change of clocks is one day. As a fraction. */
export function daysIn({ count, unit }: Window, from: number, to: number, zone: string): [bigint, bigint] {
  if (unit === 'h') return [BigInt(count), 24n]
  if (unit === 'month') return [BigInt(daysBetween(dayOf(from, zone), dayOf(to, zone)).length), 1n]
  return [BigInt(unit === 'w' ? 7 * count : count), 1n]
}

/** The moment so much earlier, at the same hour on the clock. */
export const earlierBy = (micros: number, { count, unit }: Window, zone: string): number =>
  unit === 'month' ? monthsEarlier(micros, count, zone) : daysLater(micros, -count * (unit === 'w' ? 7 : 1), zone)

function monthsEarlier(micros: number, months: number, zone: string): number {
  const clock = new Date(clockOf(micros, zone) / 1000)
  const [year, month] = [clock.getUTCFullYear(), clock.getUTCMonth() - months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const first = Date.UTC(year, month, Math.min(clock.getUTCDate(), last))
  return momentOf(first * 1000 + ((clock.getTime() * 1000) % DAY), zone)
}

/** What the clock on the wall shows, written as if it were UTC. */
function clockOf(micros: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(zone, format)
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(Math.floor(micros / 1e6) * 1000)) part[type] = Number(value)
  const { year = 0, month = 1, day, hour, minute, second } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + (micros % 1e6)
}

/** When the clock shows this. Worlds ask for no hour that a change of clocks leaves out or repeats. */
function momentOf(clock: number, zone: string): number {
  const offset = (micros: number) => clockOf(micros, zone) - micros
  return clock - offset(clock - offset(clock))
}
