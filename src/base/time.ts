/** Microseconds since 1970-01-01T00:00Z. Stays an exact number in JavaScript until the year 2255. */
export type Micros = number

export const MICROS = { ms: 1e3, s: 1e6, m: 60e6, h: 3600e6, d: 86400e6, w: 7 * 86400e6 } as const

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?$/

/**
 * Reads an ISO 8601 time with up to nine decimals (cut to microseconds).
 * A time without a zone is read as UTC and says so in `zoned: false`. Undefined for anything that is no real time.
 */
export function parseTime(text: string): { micros: Micros; zoned: boolean } | undefined {
  const printed = parsePrinted(text)
  if (printed !== undefined) return { micros: printed, zoned: true }
  const m = ISO.exec(text)
  if (!m) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = m
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  if (new Date(ms).getUTCDate() !== Number(day) || new Date(ms).getUTCMonth() !== Number(month) - 1) return undefined
  const micros = ms * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0')) - offsetMicros(zone)
  return { micros, zoned: zone !== undefined }
}

/** What programs write, with three or six decimals: 2026-03-09T14:30:00.000Z. Digit by digit it is read many times faster than by a pattern. */
function parsePrinted(text: string): Micros | undefined {
  const { length } = text
  if ((length !== 24 && length !== 27) || text[length - 1] !== 'Z' || text[10] !== 'T' || text[19] !== '.')
    return undefined
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return undefined
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)]
  const fraction = digits(text, 20, length - 1)
  // The first century is another one to Date.
  if (!(year >= 100 && month >= 1 && month <= 12 && hour < 24 && minute < 60 && second < 60)) return undefined
  const ms = Date.UTC(year, month - 1, day, hour, minute, second)
  // Days that are none, such as 30 February, roll over.
  if (!(day >= 1) || (day > 28 && new Date(ms).getUTCDate() !== day)) return undefined
  const micros = ms * 1000 + (length === 24 ? fraction * 1000 : fraction)
  return Number.isNaN(micros) ? undefined : micros
}

/** The number that they spell; NaN where one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

function offsetMicros(zone: string | undefined): number {
  if (!zone || !/^[+-]/.test(zone)) return 0
  const digits = zone.replace(':', '')
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5) || 0)
  return (digits[0] === '-' ? -minutes : minutes) * MICROS.m
}

/** The second that was written last, up to its point: times come in clusters, and a calendar is slow. */
let written = { second: 0, text: '1970-01-01T00:00:00.' }

/** 2026-03-09T00:00:00.000000Z */
export function formatTime(micros: Micros): string {
  const second = Math.floor(micros / 1e6)
  if (second !== written.second) written = { second, text: new Date(second * 1000).toISOString().slice(0, -4) }
  return `${written.text}${String(micros - second * 1e6).padStart(6, '0')}Z`
}

/** The same moment as ClickHouse reads it in a DateTime64(6,'UTC') parameter: six decimals, no zone. */
export function formatTimeForStore(micros: Micros): string {
  return formatTime(micros).replace('T', ' ').slice(0, -1)
}

export const floorHour = (micros: Micros): Micros => Math.floor(micros / MICROS.h) * MICROS.h

export const toDate = (micros: Micros): Date => new Date(Math.floor(micros / 1000))
export const fromDate = (date: Date): Micros => date.getTime() * 1000
