import { Exact, plainDecimal } from '../../../base/money.ts'

/** What cannot be read in a cell, in words that lack only where it stands. */
export class Unreadable extends Error {}

const MOST_QUOTED = 60

/** A cell as it is told of: whole, or not at all. Reasons are masked once they are made, and no search recognizes half of an address. */
export const quoted = (text: string): string =>
  text.length <= MOST_QUOTED ? `"${text}"` : `a text of ${text.length} letters`

/**
 * "1.234,50 €" -> "1234.50"; undefined where it is no number. What stands between digits is only a sign for decimals or thousands where it
 * is said which.
 */
export function decimalIn(text: string, decimal: ',' | '.' | undefined): string | undefined {
  const bare = bareOf(text)
  const [thousands, point] = decimal === ',' ? ['.', ','] : [',', '.']
  const isGrouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})+(\\${point}\\d+)?$`).test(bare)
  const plain = (decimal !== undefined && isGrouped ? bare.replaceAll(thousands, '') : bare).replace(point, '.')
  return /^-?\d{1,24}(\.\d{1,18})?$/.test(plain) ? plain : undefined
}

/** The same, of a cell that must hold one. */
export function decimalOf(text: string, decimal: ',' | '.' | undefined): string {
  const read = decimalIn(text, decimal)
  if (read !== undefined) return read
  throw new Unreadable(
    decimal === undefined && /^-?[\d.,]+$/.test(bareOf(text))
      ? `is ${quoted(text)}: write decimal: "," or decimal: "." into the mapping, so that its signs are told apart`
      : `is ${quoted(text)}, which is no number`,
  )
}

/** Without a currency around it and spaces in it. */
const bareOf = (text: string): string =>
  text.replaceAll(/^(?:[A-Z]{3}|[€$£¥])\s*|\s*(?:[A-Z]{3}|[€$£¥])$/g, '').replaceAll(/[\s\u00a0\u202f']/g, '')

/** How people write a unit of time behind a number. */
const units: readonly [pattern: RegExp, minutes: number][] = [
  [/\s*(?:h|hrs?|hours?|std\.?|stunden?)$/i, 60],
  [/\s*(?:m|mins?\.?|minutes?|minuten?)$/i, 1],
  [/\s*(?:s|secs?\.?|seconds?|sek\.?|sekunden?)$/i, 1 / 60],
]

/** "12,5 Min." -> "12.5", "0:12:30" -> "12.5" */
export function minutesOf(text: string, decimal: ',' | '.' | undefined, unit?: string): string {
  const [, hours, minutes, seconds] = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/.exec(text) ?? []
  if (hours !== undefined) return rounded(Number(hours) * 60 + Number(minutes) + Number(seconds) / 60)
  if (/^\d+:\d+$/.test(text))
    throw new Unreadable(`is "${text}": hours and minutes, or minutes and seconds? Write it like 90 min`)
  const [pattern, own] = units.find(([one]) => one.test(text)) ?? []
  const number = decimalOf(pattern === undefined ? text : text.replace(pattern, ''), decimal)
  const by = own ?? { ms: 1 / 60_000, s: 1 / 60, h: 60 }[unit ?? ''] ?? 1
  return by === 1 ? plainDecimal(number) : rounded(new Exact(number).times(by))
}

const rounded = (minutes: Exact | number): string => plainDecimal(new Exact(minutes).toDecimalPlaces(4).toFixed())

/** "3,5 %" -> "3.5%". A bare number may be a share of one or of a hundred: the mapping says so. */
export function percentOf(text: string, decimal: ',' | '.' | undefined, unit?: string): string {
  const bare = text.replace(/\s*%$/, '')
  if (bare === text && unit !== '%')
    throw new Unreadable(`is ${quoted(text)}: write unit: "%" beside its column, if it is of a hundred`)
  return `${plainDecimal(decimalOf(bare, decimal))}%`
}
