import { DateTime } from 'luxon'
import { dayLater, dayStart, localDay, startOfDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { say, sayMonth } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'

/** A month of a zone, as far as it has come. */
export type Month = {
  /** 2026-03 */
  readonly month: string
  readonly zone: string
  readonly from: Micros
  /** Where it ends, or, of one that is not over, the beginning of today: days are counted whole. */
  readonly to: Micros
  readonly isComplete: boolean
}

export function monthAt(month: string, zone: string, asOf: Micros): Month {
  const first = DateTime.fromISO(`${month}-01`, { zone: 'utc' })
  if (!/^\d{4}-\d\d$/.test(month) || !first.isValid)
    throw new AppError('invalid_input', say`"${month}" is no month. Write it like 2026-03.`)
  const from = dayStart(`${month}-01`, zone)
  const end = dayStart(first.plus({ months: 1 }).toISODate() ?? '', zone)
  const isComplete = end <= asOf
  const to = isComplete ? end : startOfDay(asOf, zone)
  if (to <= from)
    throw new AppError(
      'invalid_input',
      say`${sayMonth(month)} has no whole day behind it yet. Take an earlier month, or wait a day.`,
    )
  return { month, zone, from, to, isComplete }
}

export const monthBefore = (month: string): string =>
  DateTime.fromISO(`${month}-01`, { zone: 'utc' }).minus({ months: 1 }).toFormat('yyyy-MM')

/** The month a moment lies in. */
export const monthOf = (at: Micros, zone: string): string => localDay(at, zone).slice(0, 7)

/** Its days, the last included. */
export function daysOf({ from, to, zone }: Month): readonly string[] {
  const last = localDay(to - 1, zone)
  const days: string[] = []
  for (let day = localDay(from, zone); day <= last; day = dayLater(day, 1)) days.push(day)
  return days
}
