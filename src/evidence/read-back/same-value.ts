import { Exact } from '../../base/money.ts'
import { MICROS, type Micros, parseTime } from '../../base/time.ts'

/**
 * Whether two values are the same and only look different: systems give numbers back with other separators, times with other zones,
 * texts with other spaces. What may mean two things ("1.000") is the same as either.
 */
export function isSameValue(one: unknown, other: unknown, isCaseIgnored = false): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other)
  if (Array.isArray(one) && Array.isArray(other)) return isSameList(one, other, isCaseIgnored)
  if (isMap(one) && isMap(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    return names.every((name) => isSameValue(ownOf(one, name), ownOf(other, name), isCaseIgnored))
  }
  if (typeof one === 'object' || typeof other === 'object') return isSameJson(one, other, isCaseIgnored)
  if (typeof one === 'boolean' || typeof other === 'boolean') return plain(one, true) === plain(other, true)
  if (plain(one, isCaseIgnored) === plain(other, isCaseIgnored)) return true
  const [numbers, others] = [numbersIn(one), numbersIn(other)]
  if (numbers.some((number) => others.includes(number))) return true
  return isSameTime(String(one), String(other))
}

/** A field that a system does not name, one it calls null and one it leaves empty are the same to whoever looks at them. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** Lists of tags and the like come back in any order. */
function isSameList(one: readonly unknown[], other: readonly unknown[], isCaseIgnored: boolean): boolean {
  if (one.length !== other.length) return false
  const left = [...other]
  return one.every((item) => {
    const place = left.findIndex((candidate) => isSameValue(item, candidate, isCaseIgnored))
    if (place < 0) return false
    left.splice(place, 1)
    return true
  })
}

/** A list or an object on one side, and its JSON text on the other. */
function isSameJson(one: unknown, other: unknown, isCaseIgnored: boolean): boolean {
  const [text, value] = typeof one === 'string' ? [one, other] : [other, one]
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return false
  try {
    return isSameValue(JSON.parse(text), value, isCaseIgnored)
  } catch {
    return false
  }
}

function plain(value: unknown, isCaseIgnored: boolean): string {
  const text = String(value).normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return isCaseIgnored ? text.toLowerCase() : text
}

/**
 * The numbers a value may be, as plain decimals. One that begins with a zero is an id and none; of more digits than a
 * number of JSON holds, only the text tells.
 */
export function numbersIn(value: unknown): string[] {
  if (typeof value === 'number') return [new Exact(value).toFixed()]
  const text = String(value)
    .trim()
    .replaceAll(/[\s\u00a0\u202f'’](?=\d{3})/g, '')
  if (!/^[+-]?(?:0|[1-9][\d.,]*|0[.,]\d+)$/.test(text)) return []
  const readings: string[] = []
  // 1,234.50 and 1234.5; one comma with three digits behind it parts thousands.
  if (/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text)) readings.push(text.replaceAll(',', ''))
  // 1.234,50 and 1234,5.
  if (/^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/.test(text) && !/^[+-]?\d{1,3}(?:,\d{3})$/.test(text))
    readings.push(text.replaceAll('.', '').replace(',', '.'))
  return [...new Set(readings.map((one) => new Exact(one).toFixed()))]
}

/** A moment told in two zones, or a day and its midnight in whatever zone that was. */
function isSameTime(one: string, other: string): boolean {
  const [a, b] = [timeIn(one), timeIn(other)]
  if (a === undefined || b === undefined) return false
  if (a.micros === b.micros) return true
  // A system that keeps seconds or milliseconds of a time was told the same one.
  if (!a.isDay && !b.isDay) return cut(a, b.unit) === cut(b, b.unit) || cut(a, a.unit) === cut(b, a.unit)
  const [day, moment] = a.isDay ? [a, b] : [b, a]
  // Half a day ahead of UTC to half a day behind: midnight of that day somewhere.
  const apart = moment.micros - day.micros
  return !moment.isDay && apart % (15 * MICROS.m) === 0 && apart >= -14 * MICROS.h && apart <= 12 * MICROS.h
}

type Told = { readonly micros: Micros; readonly isDay: boolean; readonly unit: Micros }

function timeIn(text: string): Told | undefined {
  const read = /^\d{4}-\d{2}-\d{2}/.test(text.trim()) ? parseTime(text.trim()) : undefined
  if (!read) return undefined
  const fraction = /:\d{2}[.,](\d+)/.exec(text)?.[1]?.length ?? 0
  return {
    micros: read.micros,
    isDay: /^\d{4}-\d{2}-\d{2}$/.test(text.trim()),
    unit: fraction === 0 ? MICROS.s : fraction <= 3 ? MICROS.ms : 1,
  }
}

const cut = ({ micros }: Told, unit: Micros): number => Math.floor(micros / unit)

type Fields = Readonly<Record<string, unknown>>
const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const ownOf = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined)
