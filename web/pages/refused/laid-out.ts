import { spoken } from '../../parts/format.ts'

/**
 * A line as one can read it: JSON with its members below each other, anything else as it is. Signs that turn letters around, and those that
 * nobody sees, stand there as JSON spells them: what is mended is what is shown.
 */
export function laidOut(line: string): string {
  const value = valueIn(line)
  const text = value === undefined ? line : JSON.stringify(value, null, 2)
  return text.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Controls but for ends of lines and tabs, and marks of direction; not what joins letters and pictures. */
const unseen = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff]/gu

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
