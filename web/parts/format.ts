import { visible } from './visible.ts'

/** Numbers and times as people read them. Pure: the language and the zone are given. Unknown is a dash with its word, never 0. */

/** Making a formatter takes longer than formatting a whole row: each is made once. */
function once<F>(make: (locale: string, options: object) => F): (locale: string, options: object) => F {
  const made = new Map<string, F>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = made.get(key) ?? make(locale, options)
    made.set(key, known)
    return known
  }
}
const numbers = once((locale, options) => new Intl.NumberFormat(locale, options))
const dates = once((locale, options) => new Intl.DateTimeFormat(locale, options))
const spans = once((locale, options) => new Intl.RelativeTimeFormat(locale, options))

/** 1234.5 -> "1,234.5": at most so many decimals, none that carry nothing. */
export const number = (value: number, language: string, decimals = 0): string =>
  numbers(language, { maximumFractionDigits: decimals }).format(value)

/** A share of 0 to 1 as per cent, without false precision: a decimal only below ten per cent. */
export function share(part: number, language: string): string {
  const percent = part * 100
  const decimals = percent > 0 && percent < 10 ? 1 : 0
  return numbers(language, { style: 'percent', maximumFractionDigits: decimals }).format(part)
}

/** Money with two decimals, or, where an amount is smaller than ten cents, as many as show it. */
export function money(value: number, currency: string, language: string): string {
  const small = value !== 0 && Math.abs(value) < 0.1
  // What was sent as a currency may be anything of three letters.
  if (!/^[a-z]{3}$/i.test(currency)) return `${number(value, language, small ? 6 : 2)} ${currency}`
  return numbers(language, {
    style: 'currency',
    currency,
    ...(small ? { minimumSignificantDigits: 2, maximumSignificantDigits: 2 } : {}),
  }).format(value)
}

/** 830 ms, 12.4 s, 3 min 5 s, 2 h 10 min, 3 d 4 h. */
export function duration(ms: number, language: string): string {
  const n = (value: number, decimals = 0) => number(value, language, decimals)
  if (ms < 1000) return `${n(ms)} ms`
  if (ms < 60_000) return `${n(ms / 1000, 1)} s`
  const pair = (size: number, part: number, names: [string, string]) => {
    const whole = Math.floor(ms / size)
    const rest = Math.round((ms - whole * size) / part)
    const isFull = rest === size / part
    return rest === 0 || isFull
      ? `${n(whole + (isFull ? 1 : 0))} ${names[0]}`
      : `${n(whole)} ${names[0]} ${n(rest)} ${names[1]}`
  }
  if (ms < 3_600_000) return pair(60_000, 1000, ['min', 's'])
  if (ms < 86_400_000) return pair(3_600_000, 60_000, ['h', 'min'])
  return pair(86_400_000, 3_600_000, ['d', 'h'])
}

const unitNames: Readonly<Record<string, string>> = {
  ...{ ms: 'millisecond', s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' },
  ...{ month: 'month', months: 'month', year: 'year', years: 'year' },
}

/** A length of time as plans write it, "90d", in words: "90 days"; null for anything else. */
export function lengthInWords(text: string, language: string): string | null {
  const [, count, name = ''] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/.exec(text) ?? []
  const unit = unitNames[name]
  if (count === undefined || unit === undefined) return null
  return numbers(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 3 }).format(Number(count))
}

/** Bytes in the unit that keeps them short. */
export function bytes(count: number, language: string): string {
  if (count < 1024) return `${number(count, language)} B`
  if (count < 1024 ** 2) return `${number(count / 1024, language, 1)} KB`
  return `${number(count / 1024 ** 2, language, 1)} MB`
}

/** A day of the calendar with its weekday: "Mon 9 Mar". */
export const weekday = (day: string, language: string): string =>
  dates(localeOf(language), { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(day))

/** The time of day in the zone: "09:00". */
export const clockTime = (time: string, zone: string, language: string): string =>
  dates(localeOf(language), { timeZone: zone, timeStyle: 'short' }).format(new Date(time))

/** A month, "2026-03", as people read it: "March 2026". */
export const monthName = (month: string, language: string): string =>
  dates(localeOf(language), { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${month}-01`))

/** A day in the zone: "9 Mar 2026". Times of the API read as they are; a bare day is that day everywhere. */
export function day(time: string, zone: string, language: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(time)
  return dates(localeOf(language), {
    timeZone: isDay ? 'UTC' : zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(time))
}

/** Day and time of day in the zone: "9 Mar 2026, 14:05". */
export const moment = (time: string, zone: string, language: string): string =>
  dates(localeOf(language), {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(time))

/** How long before or after `now`: "3 days ago", "in 2 hours". */
export function relative(time: string, now: number, language: string): string {
  const seconds = (Date.parse(time) - now) / 1000
  const units = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  return spans(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** English here is written with the day first. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

/** A sentence of the product as a page shows it: no name in it turns the words around, and "<= 30%" is "≤ 30%" as people write it. */
export const spoken = (text: string): string => visible(text).replaceAll('<=', '≤').replaceAll('>=', '≥')
