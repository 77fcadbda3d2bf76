import { createHash } from 'node:crypto'
import { localDay } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'

/** Lines that are wrong alike, by who sent them and on which day: what is wrong with one is wrong with all, and is mended once. */
export type RefusedKind = {
  /** Known again by it, as long as the sentence stays. */
  readonly kind: string
  /** Why they were refused, without the values that stood there. */
  readonly says: string
  readonly lines: number
  /** How often they came. */
  readonly times: number
  readonly last_at: Micros
  readonly parts: readonly RefusedPart[]
}
export type RefusedPart = {
  readonly sent_by: string
  /** When they came last, as a day of the workspace. */
  readonly day: string
  readonly lines: number
  readonly times: number
}

type Line = {
  readonly reason: string
  readonly sent_by: string
  readonly last_at: Micros
  readonly times: number
}

/** A value as the sentences of the record show it: JSON, or how long it is. */
const value =
  /("[^"\n]*") is (?:"(?:[^"\\]|\\.)*"|a text of \d+ characters|\d+ characters of JSON|-?\d[\d.eE+-]*|true|false|null|[[{].*?[\]}]): /gs
const where = /^is not JSON \(.*\);/s

/** Why, without what is of the one line: the values in it, the places in lists, where its JSON breaks. */
export function kindOf(reason: string): { readonly kind: string; readonly says: string } {
  const says = reason
    .replace(value, '$1: ')
    .replace(where, 'is not JSON;')
    .replace(/(?<=\.)\d+(?=[."])/g, '*')
  return { kind: createHash('sha256').update(says).digest('hex').slice(0, 12), says }
}

/** The kind that came last first, and within it the newest day. */
export function kindsOf(lines: readonly Line[], zone: string): RefusedKind[] {
  const kinds = new Map<string, Omit<RefusedKind, 'parts'> & { parts: Map<string, RefusedPart> }>()
  for (const { reason, sent_by, last_at, times } of lines) {
    const { kind, says } = kindOf(reason)
    const before = kinds.get(kind) ?? { kind, says, lines: 0, times: 0, last_at, parts: new Map() }
    const day = localDay(last_at, zone)
    const name = `${day} ${sent_by}`
    const part = before.parts.get(name) ?? { sent_by, day, lines: 0, times: 0 }
    before.parts.set(name, { ...part, lines: part.lines + 1, times: part.times + times })
    kinds.set(kind, {
      ...before,
      lines: before.lines + 1,
      times: before.times + times,
      last_at: Math.max(before.last_at, last_at) as Micros,
    })
  }
  return [...kinds.values()]
    .toSorted((a, b) => b.last_at - a.last_at)
    .map((one) => ({
      ...one,
      parts: [...one.parts.values()].toSorted((a, b) =>
        a.day === b.day ? a.sent_by.localeCompare(b.sent_by) : a.day < b.day ? 1 : -1,
      ),
    }))
}
