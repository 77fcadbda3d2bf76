import { Decimal } from 'decimal.js'

/** Money and other exact decimals: 38 digits, never rounded on the way through. */
export const Exact = Decimal.clone({ precision: 38, toExpNeg: -30, toExpPos: 40 })
export type Exact = Decimal

/** Adds decimal texts exactly; null when there is nothing to add (unknown is never zero). */
export function sumExact(amounts: Iterable<string>): string | null {
  let sum: Exact | null = null
  for (const amount of amounts) sum = (sum ?? new Exact(0)).plus(amount)
  return sum === null ? null : sum.toFixed()
}

/** "1.8900" -> "1.89", "0E-12" -> "0": one spelling per value, so that equal amounts are equal texts. */
export function plainDecimal(text: string): string {
  return new Exact(text).toFixed()
}
