import { formatTime, MICROS, type Micros } from '../../src/base/time.ts'

/** The days of the year, by their number: which of them people work on, and what is done on which. */
export const DAYS = 400
/** A Monday, so that weekly reviews are due on Mondays. */
export const BEGIN: Micros = Date.parse('2025-09-01T06:00:00Z') * 1000
/** Evidence stops after 400 days; late verdicts and jobs go on until the week is over. */
export const END = DAYS + 8

export const dayOfYear = (day: number): string => formatTime(BEGIN + day * MICROS.d).slice(0, 10)
export const dayAt = (day: number): Micros => Date.parse('2025-09-01T00:00Z') * 1000 + day * MICROS.d
/** At so many hours after the day begins, which it does at 6 in UTC: at 8 in Berlin in summer, at 7 in winter. */
export const hourOf = (day: number, hour: number): Micros => BEGIN + day * MICROS.d + hour * MICROS.h

/** Days without work in Bavaria, besides Saturdays and Sundays. */
const HOLIDAYS = [
  ...['2025-10-03', '2025-12-25', '2025-12-26', '2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06'],
  ...['2026-05-01', '2026-05-14', '2026-05-25', '2026-06-04'],
]
export const isWorked = (day: number): boolean => day % 7 < 5 && !HOLIDAYS.includes(dayOfYear(day))
export const dayFrom = (day: number, is: (day: number) => boolean): number | undefined =>
  Array.from({ length: END + 1 - day }, (_, later) => day + later).find(is)

/** From the last Sunday of March to that of October. */
const isSummer = (day: number): boolean =>
  dayOfYear(day) < '2025-10-26' || (dayOfYear(day) >= '2026-03-29' && dayOfYear(day) < '2026-10-25')
/** At an hour of the clocks of Berlin. */
export const inBerlin = (day: number, hour: number): Micros => dayAt(day) + (hour - (isSummer(day) ? 2 : 1)) * MICROS.h

/** Jobs run every third day, but not in the first three weeks and in three others. */
export const isHeld = (day: number): boolean => day === END || (day % 3 === 1 && day > 21 && !isAway(day))
/** People are told each day, late in the morning, but for the same three weeks. */
export const isTold = (day: number): boolean => !isAway(day)
export const toldAt = (day: number): Micros => hourOf(day, 4)
const isAway = (day: number): boolean => day > 250 && day < 271
