import { formatTime } from '../../src/base/time.ts'
import type { Random } from '../../src/statistics/random.ts'

/** A line of the record (docs/record.md), as anybody would write it. */
export type Line = { readonly type: string; readonly [field: string]: unknown }

/** A line of the record and when it is sent (microseconds). */
export type Sent = { readonly at: number; readonly line: Line }

/** What makes the lines of one run: its number within the workflow, its start, and chance. */
export type MakeRun = (number: number, started: number, random: Random) => Sent[]

/** A number between two, any as likely. */
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next()

/** One of several, by weights. */
export function weighted<T>(random: Random, of: readonly (readonly [T, number])[]): T {
  let left = random.next() * of.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [one, weight] of of) {
    left -= weight
    if (left < 0) return one
  }
  return (of.at(-1) as readonly [T, number])[0]
}

/** A time some seconds after another, as text. */
export const after = (started: number, seconds: number): string => formatTime(Math.round(started + seconds * 1e6))
export const pounds = (amount: number) => ({ amount: amount.toFixed(6), currency: 'GBP', basis: 'reported' }) as const
