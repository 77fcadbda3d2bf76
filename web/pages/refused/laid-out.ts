import { spoken } from '../../parts/format.ts'

/** A line as one can read it: JSON with its members below each other, anything else as it is. */
export function laidOut(line: string): string {
  const value = valueIn(line)
  return value === undefined ? line : JSON.stringify(value, null, 2)
}

/** Of which run it is, where it says so. */
export function runIn(text: string): string | null {
  const value = valueIn(text)
  const run = typeof value === 'object' && value !== null ? (value as { run?: unknown }).run : undefined
  return typeof run === 'string' ? run : null
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Why a line was refused, as people read it: what may stand there as a list. */
export const whyOf = (reason: string): string => spoken(reason).replaceAll('"|"', '", "')
