import type { Masker } from '../receive/mask.ts'
import type { Content } from '../receive/shapes.ts'
import type { ReadbackLine } from '../record.ts'
import { isSameValue, numbersIn } from './same-value.ts'

/**
 * Values that were just read beside values as they are kept: masked, or only their shapes. Equal ones leave equal traces, so
 * they are compared by what would be kept of each.
 */
export type KeptValues = {
  /** What would be kept of it, as a text of the record. */
  mask(field: string, read: unknown): unknown
  /** Undefined where what is kept cannot tell. */
  isSame(field: string, kept: unknown, read: unknown): boolean | undefined
}

export function comparing(masker: Masker, ignoreCase: readonly string[]): KeptValues {
  const traceOf = (field: string, value: unknown, content: Content): unknown => {
    const line: ReadbackLine = {
      ...{ type: 'readback', run: 'r', step: 's', write: 'w', readback: 'b', outcome: 'unconfirmed' },
      fields: { [field]: value },
    }
    const { fields } = masker(line, content) as ReadbackLine
    // Its name may be masked as well.
    return Object.values(fields ?? {})[0]
  }
  const mask = (field: string, read: unknown) => traceOf(field, read, 'keep')
  return {
    mask,
    isSame(field, kept, read) {
      const shape = JSON.stringify(kept ?? null)
      if (/"\[true or false\]"/.test(shape)) return undefined
      const isShape = /\[(?:text \d+ characters?|number) #[0-9a-f]{12}\]/.test(shape)
      const isHidden = /^"\[field:[0-9a-f]{12}\]"$/.test(shape)
      // Of a hash only the very same spelling is the same: the likely ones are tried.
      if (isShape || isHidden)
        return spellings(read).some((one) => JSON.stringify(traceOf(field, one, isShape ? 'shapes' : 'keep')) === shape)
      return isSameValue(kept, mask(field, read), ignoreCase.includes(field))
    },
  }
}

function spellings(value: unknown): unknown[] {
  if (typeof value === 'object') return [value]
  const numbers = numbersIn(value)
  return [value, String(value), String(value).trim(), ...numbers, ...numbers.map(Number)]
}
