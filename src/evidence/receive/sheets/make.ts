import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import { weekOfDay } from '../../../base/calendar.ts'
import { parseTime } from '../../../base/time.ts'
import { checkLine } from '../read-line.ts'
import { decimalOf, minutesOf, percentOf, quoted, Unreadable } from './cells.ts'
import { type Correction, correctionsIn } from './corrections.ts'
import { type FieldKind, kindOfField } from './fields.ts'
import type { LineMapping, Mapping } from './mapping.ts'
import type { Row } from './rows.ts'

/** What a row of a sheet says: lines of the record, or why it says none. */
export type Made =
  | { readonly kind: 'lines'; readonly lines: readonly object[] }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * The lines that a row is made into. Where no column gives a line its id, it is the columns that the mapping names for it, or else all that
 * the row holds: the same row gives the same lines, however often and from wherever it comes.
 */
export function makeLines(mapping: Mapping, columns: readonly string[], row: Row): Made {
  if (row.cells.length > columns.length)
    return refused(
      `has ${row.cells.length} cells, and there are ${columns.length} columns; is a text with a delimiter in it not in quotes?`,
    )
  const cells = cellsOf(columns, row)
  const id = idOf(mapping, cells)
  if (id === undefined) return refused(`has nothing in ${mapping.id.join(', ')}, by which it would be known again`)
  const lines: object[] = []
  for (const one of mapping.lines) {
    if (one.when !== undefined && cells.get(one.when) === '') continue
    try {
      const said = withCorrections(lineOf(mapping, one, cells), one, mapping, cells)
      if (said === undefined) continue
      const line = withIds(said, one, mapping, id)
      const read = checkLine(line)
      if (read.kind === 'refused') return refused(inColumns(read.reason, one))
      lines.push(line)
    } catch (error) {
      if (error instanceof Unreadable) return refused(error.message)
      throw error
    }
  }
  if (lines.length === 0)
    return refused(
      mapping.lines.some((one) => one.corrections !== undefined)
        ? 'says of no field that it was changed, and not what became of it; where that means accepted, write set: { kind: accepted } into the mapping'
        : 'says nothing of what the mapping looks for',
    )
  // Of one row all lines speak of one run: the one that its line of a run names.
  const run = (lines.find((one) => (one as { type?: string }).type === 'run') as { run?: string } | undefined)?.run
  return { kind: 'lines', lines: lines.map((line) => ofRun(line, run)) }
}

const refused = (reason: string): Made => ({ kind: 'refused', reason })

export const cellsOf = (columns: readonly string[], row: Row): ReadonlyMap<string, string> =>
  new Map(columns.map((name, place) => [name, row.cells[place]?.trim() ?? '']))

function idOf({ id }: Mapping, cells: ReadonlyMap<string, string>): string | undefined {
  const named = id.map((name) => cells.get(name) ?? '')
  if (id.length > 0 && named.every((one) => one === '')) return undefined
  const text = named.join(' / ')
  if (id.length > 0 && text.length <= LONGEST) return text
  // By what stands under which header, so that a column that moved makes no other row.
  const all = id.length > 0 ? named : [...cells].filter(([, cell]) => cell !== '').sort(([a], [b]) => (a < b ? -1 : 1))
  return hashed(JSON.stringify(all))
}

const LONGEST = 150
const shortened = (id: string): string => (id.length <= LONGEST ? id : hashed(id))
const hashed = (text: string): string => `row-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`

/** The fields that a mapping finds in a row. */
export function lineOf(
  mapping: Mapping,
  { type, columns, set }: LineMapping,
  cells: ReadonlyMap<string, string>,
): object {
  const line: Record<string, unknown> = { type }
  for (const [field, text] of Object.entries(set))
    put(line, field, fieldValue(text, kindOfField(type, field) ?? 'text', mapping, {}))
  for (const [field, { column, values, unit, as }] of Object.entries(columns)) {
    const cell = cells.get(column) ?? ''
    if (cell === '') continue
    const text = values ? (meant(values, cell) ?? cell) : cell
    try {
      put(line, field, fieldValue(text, kindOfField(type, field) ?? 'text', mapping, { unit, as }))
    } catch (error) {
      if (error instanceof Unreadable) throw new Unreadable(`"${column}" ${error.message}`)
      throw error
    }
  }
  return line
}

/**
 * A verdict with what was corrected. Where no column says what became of the case, it was corrected if something was; else what the mapping
 * sets for every row is meant of those in which nothing was. Where it sets nothing, the row tells no verdict.
 */
function withCorrections(
  line: object,
  { columns, set, corrections: told }: LineMapping,
  { decimal }: Mapping,
  cells: ReadonlyMap<string, string>,
): object | undefined {
  if (told === undefined) return line
  const corrections = correctionsIn(told, cells, decimal)
  const isSaid = columns.kind !== undefined && (cells.get(columns.kind.column) ?? '') !== ''
  if (corrections.length > 0) return { ...line, ...(isSaid ? {} : { kind: 'corrected' }), corrections }
  return isSaid || set.kind !== undefined ? line : undefined
}

/** Capitals and spaces around are no other word. */
function meant(values: Readonly<Record<string, string>>, cell: string): string | undefined {
  if (Object.hasOwn(values, cell)) return values[cell]
  const same = Object.keys(values).find((one) => one.trim().toLowerCase() === cell.toLowerCase())
  return same === undefined ? undefined : values[same]
}

function put(line: Record<string, unknown>, field: string, value: unknown): void {
  const [first = '', second] = field.split('.', 2)
  if (second === undefined) line[first] = value
  else line[first] = { ...((line[first] as object | undefined) ?? {}), [second]: value }
}

/** The ids that a line needs and no column gives. */
function withIds(line: object, { type, corrections }: LineMapping, { lines }: Mapping, id: string): object {
  const known = line as Record<string, unknown>
  const isOfRun = lines.some((one) => one.type === 'run')
  switch (type) {
    case 'run':
      return { ...known, run: known.run ?? id }
    case 'step':
      return { kind: 'other', ...known, run: known.run ?? (isOfRun ? OF_ROW : id), step: known.step ?? 'sheet' }
    case 'verdict':
      return {
        ...known,
        ...(known.run === undefined && known.case === undefined && isOfRun ? { run: OF_ROW } : {}),
        verdict: ofField(String(known.verdict ?? id), corrections, known.corrections),
        by: known.by ?? { kind: 'person' },
      }
    case 'spend':
      return { ...known, spend: known.spend ?? id }
    case 'incident':
      return { ...known, incident: known.incident ?? id }
    case 'eligible':
    case 'baseline':
      return known
  }
}

/** Where each field has a row, each is a verdict of its own: under one id the last would take the place of the others. */
function ofField(id: string, told: LineMapping['corrections'], corrections: unknown): string {
  const [first] = (corrections ?? []) as Correction[]
  return told !== undefined && 'rows' in told && first ? shortened(`${id} / ${first.field}`) : id
}

/** Stands for the run of the row until it is known. */
const OF_ROW = '(the run of this row)'
const ofRun = (line: object, run: string | undefined): object =>
  run !== undefined && (line as { run?: string }).run === OF_ROW ? { ...line, run } : line

type How = {
  readonly unit?: 'ms' | 's' | 'm' | 'h' | '%' | undefined
  readonly as?: 'day' | 'week' | 'month' | undefined
}

function fieldValue(text: string, kind: FieldKind, mapping: Mapping, { unit, as }: How): unknown {
  switch (kind) {
    case 'text':
      return text
    case 'time':
      return timeOf(text, mapping)
    case 'period':
      return periodOf(text, mapping, as)
    case 'day': {
      const day = dayIn(text, mapping)
      if (day === undefined) throw new Unreadable(`is ${quoted(text)}, which is no day such as 2026-03-09`)
      return day
    }
    case 'minutes':
      return minutesOf(text, mapping.decimal, unit)
    case 'percent':
      return percentOf(text, mapping.decimal, unit)
    case 'decimal':
      return decimalOf(text, mapping.decimal)
    case 'count':
    case 'number':
      return Number(decimalOf(text, mapping.decimal))
    case 'milliseconds':
      return (
        Number(decimalOf(text, mapping.decimal)) * { ms: 1, s: 1000, m: 60_000, h: 3_600_000, '%': 1 }[unit ?? 'ms']
      )
  }
}

function timeOf(text: string, { dates, zone }: Mapping): string {
  for (const format of dates) {
    const read = DateTime.fromFormat(text, format, { zone: zone ?? 'utc', locale: 'en' })
    if (!read.isValid) continue
    // Of which zone it is stays unsaid where nobody says it.
    return zone === undefined && !/Z|z/.test(format)
      ? (read.toISO({ includeOffset: false }) ?? '')
      : (read.toUTC().toISO() ?? '')
  }
  if (dates.length === 0) {
    const iso = text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
    if (parseTime(iso) !== undefined) {
      const isZoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) && iso.length > 10
      return zone === undefined || isZoned ? iso : (DateTime.fromISO(iso, { zone }).toUTC().toISO() ?? iso)
    }
  }
  throw new Unreadable(
    dates.length === 0
      ? `is ${quoted(text)}, which is no time as 2026-03-09 14:30; write into the mapping how they are written, such as dates: dd.MM.yyyy HH:mm`
      : `is ${quoted(text)}, which is not written like ${dates.join(' or ')}`,
  )
}

function periodOf(text: string, mapping: Mapping, as: How['as']): string {
  const day = dayIn(text, mapping)
  if (day === undefined) {
    if (/^\d{4}-(W\d{2}|\d{2})$/.test(text)) return text
    throw new Unreadable(`is ${quoted(text)}, which is no day, week (2026-W10) or month (2026-03)`)
  }
  if (as === 'week') return weekOfDay(day)
  return as === 'month' ? day.slice(0, 7) : day
}

function dayIn(text: string, { dates }: Mapping): string | undefined {
  for (const format of dates) {
    const read = DateTime.fromFormat(text, format, { zone: 'utc', locale: 'en' })
    if (read.isValid) return read.toISODate() ?? undefined
  }
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? []
  return day !== undefined && DateTime.fromISO(day).isValid ? day : undefined
}

/** A reason that names a field names the column it came from as well. */
function inColumns(reason: string, { columns }: LineMapping): string {
  const [, field = ''] = /^"([^"]+)"/.exec(reason) ?? []
  const from = columns[field]
  return from === undefined ? reason : `${reason} (column "${from.column}")`
}
