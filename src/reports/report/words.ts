import { Exact } from '../../base/money.ts'
import { say, sayMoney, sayNumber } from '../../base/say.ts'
import type { Measured } from '../../findings/objectives/measured.ts'
import type { UnitKind } from '../../plan/condition.ts'

/** How figures are said in a report: no more digits than a reader needs, and never a number for what is not known. */

/** "76%", "23.8 s", "€0.41", "at least €12.00"; null where nothing is known of it. A sum of money is said with cents. */
export function sayMeasured(
  { value, atLeast }: Measured,
  unit: UnitKind,
  currency: string,
  isSum = false,
): string | null {
  const said = (amount: string) =>
    isSum && unit === 'money' ? sayMoney(sumOf(amount), currency) : sayAmount(amount, unit, currency)
  if (value !== null) return said(value)
  if (atLeast !== undefined && Number(atLeast) > 0) return say`at least ${said(atLeast)}`
  return null
}

/** "63% to 86%"; empty where there is none. */
export const sayInterval = ({ interval }: Measured, unit: UnitKind, currency: string): string =>
  interval
    ? say`${sayAmount(String(interval.low), unit, currency)} to ${sayAmount(String(interval.high), unit, currency)}`
    : ''

export function sayAmount(value: string, unit: UnitKind, currency: string): string {
  switch (unit) {
    case 'share':
      return sayPercent(value)
    case 'time':
      return sayTime(Number(value))
    case 'money':
      return sayMoney(cents(value), currency)
    case 'count':
      return sayNumber(fixed(value, 0))
  }
}

export function sayPercent(value: string): string {
  const exact = new Exact(value)
  return say`${sayNumber(fixed(value, exact.abs().lt(10) && !exact.isInteger() ? 1 : 0))}%`
}

function sayTime(ms: number): string {
  if (ms < 1000) return say`${sayNumber(fixed(ms, 0))} ms`
  if (ms < 120_000) return say`${sayNumber(fixed(ms / 1000, 1))} s`
  if (ms < 7_200_000) return say`${sayNumber(fixed(ms / 60_000, 1))} min`
  return say`${sayNumber(fixed(ms / 3_600_000, 1))} h`
}

/** With cents, and four decimals of what is less than one. */
export const cents = (value: string): string =>
  fixed(value, new Exact(value).abs().lt(1) && !new Exact(value).isZero() ? 4 : 2)

/** A sum of money, with cents; of less than a cent with four decimals. */
export const sumOf = (value: string): string =>
  fixed(value, new Exact(value).abs().lt('0.01') && !new Exact(value).isZero() ? 4 : 2)

const fixed = (value: string | number, decimals: number): string => new Exact(value).toFixed(decimals)
