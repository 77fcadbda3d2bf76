import { Exact } from '../base/money.ts'
import { say, sayMoney, sayNumber } from '../base/say.ts'
import type { Measured } from '../findings/objectives/measured.ts'
import type { UnitKind } from '../plan/condition.ts'

/** How figures are said in reviews and reports: no more digits than a reader needs, and never a number for what is not known. */

/** "76%", "23.8 s", "€0.41", "at least €12.00"; null where nothing is known of it. */
export function sayMeasured({ value, atLeast }: Measured, unit: UnitKind, currency: string): string | null {
  if (value !== null) return sayAmount(value, unit, currency)
  if (atLeast !== undefined && Number(atLeast) > 0) return say`at least ${sayAmount(atLeast, unit, currency)}`
  return null
}

/** "63% to 86%"; empty where there is none. */
export const sayInterval = ({ interval }: Measured, unit: UnitKind, currency: string): string =>
  interval
    ? say`${sayAmount(String(interval.low), unit, currency)} to ${sayAmount(String(interval.high), unit, currency)}`
    : ''

/** "214 judged runs": what a figure rests on; empty where that is nothing. */
export const saySample = ({ n, of }: Measured): string => (n === 0 ? '' : say`${sayNumber(String(n))} ${of}`)

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

/** Milliseconds as people say them: "830 ms", "23.8 s", "4.5 min". */
export function sayTime(ms: number): string {
  if (ms < 1000) return say`${sayNumber(fixed(ms, 0))} ms`
  if (ms < 120_000) return say`${sayNumber(fixed(ms / 1000, 1))} s`
  if (ms < 7_200_000) return say`${sayNumber(fixed(ms / 60_000, 1))} min`
  return say`${sayNumber(fixed(ms / 3_600_000, 1))} h`
}

/** Money as it is shown everywhere: with cents, and of less than ten of them two digits. */
export function cents(value: string): string {
  const shown = new Exact(value).toSignificantDigits(2)
  return shown.isZero() || shown.abs().gte('0.1') ? fixed(value, 2) : shown.toFixed(1 - shown.e)
}

const fixed = (value: string | number, decimals: number): string => new Exact(value).toFixed(decimals)
