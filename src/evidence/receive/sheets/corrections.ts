import { z } from 'zod'
import { Exact } from '../../../base/money.ts'
import { decimalIn, quoted, Unreadable } from './cells.ts'

const text = z.string().min(1).max(200)
const changed = z.strictObject({ before: text.optional(), after: text, reason: text.optional() })

/** In which columns of a sheet stands what people corrected. Three ways, by how they keep it. */
export const correctionsSchema = z.union([
  /** One column in which it is written: "amount: 100 -> 120; vendor: ACME -> ACME GmbH", or only names of fields. */
  text.transform((column) => ({ written: column })),
  /** A row for each field. */
  z
    .strictObject({ field: text, before: text.optional(), after: text.optional(), reason: text.optional() })
    .transform((rows) => ({ rows })),
  /** Columns for each field. */
  z
    .record(z.string().min(1).max(500), changed)
    .refine((fields) => Object.keys(fields).length > 0, { error: 'names no field' })
    .transform((fields) => ({ fields })),
])
export type CorrectionsMapping = z.infer<typeof correctionsSchema>

export type Correction = { field: string; before?: string; after?: string; reason?: string }

/** The columns that it names. */
export function columnsOfCorrections(mapping: CorrectionsMapping): string[] {
  if ('written' in mapping) return [mapping.written]
  const all = 'rows' in mapping ? [mapping.rows] : Object.values(mapping.fields)
  return all.flatMap((one) => Object.values(one)).filter((name) => name !== undefined)
}

/** What a row says was corrected. A field that is as it was is none, and neither is one of which nobody says what it became. */
export function correctionsIn(
  mapping: CorrectionsMapping,
  cells: ReadonlyMap<string, string>,
  decimal: ',' | '.' | undefined,
): Correction[] {
  const cell = (name: string | undefined) => (name === undefined ? '' : (cells.get(name) ?? ''))
  if ('written' in mapping) return writtenIn(cell(mapping.written), mapping.written)
  if ('rows' in mapping) {
    const { field, before, after, reason } = mapping.rows
    return cell(field) === '' ? [] : [correction(cell(field), cell(before), cell(after), cell(reason))]
  }
  return Object.entries(mapping.fields).flatMap(([field, { before, after, reason }]) => {
    const [was, became] = [cell(before), cell(after)]
    return became === '' || isSame(was, became, decimal) ? [] : [correction(field, was, became, cell(reason))]
  })
}

const correction = (field: string, before: string, after: string, reason = ''): Correction => ({
  field,
  ...(before === '' ? {} : { before }),
  ...(after === '' ? {} : { after }),
  ...(reason === '' ? {} : { reason }),
})

/** "1.234,50 €" and "1234.5" are one amount; "007" and "7" are two numbers of something. */
function isSame(before: string, after: string, decimal: ',' | '.' | undefined): boolean {
  if (before === after) return true
  const [was, became] = [before, after].map((one) => (/^-?0\d/.test(one) ? undefined : decimalIn(one, decimal)))
  return was !== undefined && became !== undefined && new Exact(was).eq(became)
}

/** What stands between what a field was and what it became, the surest sign first. */
const signs = [/\s*(?:-+>|=+>|→|➔|⇒)\s*/g, /\s+\/\s+/g, /\//g]

/** What people write where there is nothing to write. */
const NOTHING = /^(?:[-–—.]|no|none|nothing|no changes?|n\/a|nein|nichts|keine?|keine änderung(?:en)?)$/i

/** What is written in one cell; undefined where it is written in none of the ways that are known. */
export function readWritten(text: string): Correction[] | undefined {
  if (NOTHING.test(text)) return []
  // A comma only before the name of another field: within a value it says nothing.
  const entries = text
    .split(/[;\n]|,\s+(?=[^:;\n]{1,60}:\s)/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const isNames = entries.every((one) => !/[:/>→➔⇒]/.test(one))
  if (isNames) {
    const names = entries.flatMap((one) => one.split(',')).map((one) => one.trim())
    return names.every((one) => one !== '' && one.split(/\s+/).length <= 3)
      ? names.map((one) => correction(one, '', ''))
      : undefined
  }
  const read = entries.map((entry) => {
    const [, field = '', change = ''] = /^([^:]{1,200}?)\s*:\s*(.*)$/s.exec(entry) ?? []
    const sign = signs.find((one) => [...change.matchAll(one)].length > 0)
    const [before = '', after = '', ...more] = sign === undefined ? [] : change.split(sign).map((one) => one.trim())
    return field === '' || before + after === '' || more.length > 0 ? undefined : correction(field, before, after)
  })
  return read.every((one) => one !== undefined) ? read : undefined
}

function writtenIn(text: string, column: string): Correction[] {
  if (text === '') return []
  const read = readWritten(text)
  if (read) return read
  throw new Unreadable(
    `"${column}" is ${quoted(text)}, which tells no field with what it was and became; write it like amount: 100 -> 120; vendor: A -> B`,
  )
}
