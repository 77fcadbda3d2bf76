import { columnsOfCorrections } from '../sheets/corrections.ts'
import type { Mapping } from '../sheets/mapping.ts'
import type { Row } from '../sheets/rows.ts'

/** So many columns of a record are told by themselves, so deep; what is beyond is text. */
const MOST_COLUMNS = 500
const DEEPEST = 8

/** A record as a row of a sheet: a column for each of its fields, those within others with a point ("customer.id"). */
export type RecordRow = {
  readonly columns: readonly string[]
  readonly row: Row
  /** Those of its columns that it has itself: what a mapping names besides is empty. */
  readonly own: readonly string[]
}

/** `line` is which of the records it is. What a mapping names besides is looked up, also within lists ("items.0.sku"), and told as JSON. */
export function rowOfRecord(record: unknown, line: number, mapping?: Mapping): RecordRow {
  const cells = new Map<string, string>()
  const fill = (value: unknown, path: string, depth: number) => {
    if (cells.size >= MOST_COLUMNS) return
    const isNested = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (isNested && depth < DEEPEST)
      for (const [name, inner] of Object.entries(value)) fill(inner, path === '' ? name : `${path}.${name}`, depth + 1)
    else cells.set(path === '' ? 'value' : path, textOf(value, mapping))
  }
  fill(record, '', 0)
  const found = new Set(cells.keys())
  for (const name of mapping ? namedIn(mapping) : []) {
    if (cells.has(name)) continue
    const value = within(record, name)
    if (value !== undefined) found.add(name)
    cells.set(name, textOf(value, mapping))
  }
  return { columns: [...cells.keys()], row: { line, cells: [...cells.values()], raw: '' }, own: [...found] }
}

/** The columns that a mapping names. */
export const namedIn = ({ id, lines }: Mapping): string[] => [
  ...id,
  ...lines.flatMap(({ columns, corrections, when }) => [
    ...Object.values(columns).map(({ column }) => column),
    ...(corrections ? columnsOfCorrections(corrections) : []),
    ...(when ? [when] : []),
  ]),
]

function within(record: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined
    return (inner as Record<string, unknown>)[step]
  }, record)
}

/** Nothing is unknown and not zero. A number is written as the mapping says that numbers are. */
function textOf(value: unknown, mapping?: Mapping): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') {
    const plain = /e/i.test(String(value)) ? value.toFixed(18).replace(/\.?0+$/, '') : String(value)
    return mapping?.decimal === ',' ? plain.replace('.', ',') : plain
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
