import { DateTime } from 'luxon'
import type { Micros } from '../base/time.ts'

/** A length of time as a plan states it. Months and years are those of the calendar, not a number of days. */
export type Duration = { readonly count: number; readonly unit: DurationUnit }
export type DurationUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'month' | 'year'

/** Reads "90d", "4 h", "20 minutes", "1 month". Undefined for anything else, and for nothing ("0d"). */
export function parseDuration(text: string): Duration | undefined {
  const match = /^\s*(\d{1,6})\s*([a-z]+)\s*$/.exec(text)
  const unit = unitsByWord[match?.[2] ?? '']
  const count = Number(match?.[1])
  return unit && count > 0 ? { count, unit } : undefined
}

/** One spelling per length: "90d", "1 month", "3 months". */
export function durationToText({ count, unit }: Duration): string {
  if (unit === 'month' || unit === 'year') return `${count} ${unit}${count === 1 ? '' : 's'}`
  return `${count}${unit}`
}

/** The duration written in a plan that has been read; anything else is a defect of ours. */
export function durationOf(text: string): Duration {
  const duration = parseDuration(text)
  if (!duration) throw new TypeError(`not a duration: ${text}`)
  return duration
}

/** The moment a duration before (-1) or after (1) another: days keep the hour on the clock of the zone, hours do not. */
export function shift(moment: Micros, duration: Duration, direction: 1 | -1, zone: string): Micros {
  const ms = Math.floor(moment / 1000)
  const moved = DateTime.fromMillis(ms, { zone }).plus({ [luxonUnits[duration.unit]]: direction * duration.count })
  return moved.toMillis() * 1000 + (moment - ms * 1000)
}

/** The day a duration after another day; less than a day counts as none. */
export function shiftDay(day: string, duration: Duration): string {
  const moved = DateTime.fromISO(day, { zone: 'utc' }).plus({ [luxonUnits[duration.unit]]: duration.count })
  return moved.toISODate() ?? ''
}

/** How long it is in milliseconds; undefined for months and years, which have no one length. */
export function durationMs({ count, unit }: Duration): number | undefined {
  return unit === 'month' || unit === 'year' ? undefined : count * millisecondsByUnit[unit]
}

export const millisecondsByUnit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

export const unitsByWord: Readonly<Record<string, DurationUnit>> = {
  ms: 'ms',
  millisecond: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
}

const luxonUnits = {
  ms: 'milliseconds',
  s: 'seconds',
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
  month: 'months',
  year: 'years',
} as const
