/** One field of a write: what was said to be written, and what stood there when it was read back. */
export type ComparedField = {
  readonly field: string
  readonly claimed: string | null
  readonly read: string | null
  /** Null where one of them is not known. */
  readonly isSame: boolean | null
}

type Fields = Readonly<Record<string, unknown>>

/** Field by field, those that differ first. */
export function compareFields(claimed: Fields = {}, read: Fields = {}): ComparedField[] {
  return [...new Set([...Object.keys(claimed), ...Object.keys(read)])]
    .map((field) => {
      const [one, other] = [ownOf(claimed, field), ownOf(read, field)]
      const isKnown = one !== undefined && other !== undefined
      return {
        field,
        claimed: one === undefined ? null : asText(one),
        read: other === undefined ? null : asText(other),
        isSame: isKnown ? spelled(one) === spelled(other) : null,
      }
    })
    .toSorted((a, b) => Number(a.isSame !== false) - Number(b.isSame !== false))
}

/** A field may be called like something that every object has. */
const ownOf = (fields: Fields, field: string): unknown => (Object.hasOwn(fields, field) ? fields[field] : undefined)

export const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** The order in which a system names the parts of a value says nothing. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
