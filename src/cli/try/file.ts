import { createReadStream } from 'node:fs'
import { csvCell } from '../../base/csv.ts'
import { AppError } from '../../base/errors.ts'
import { columnsOf, encodingOf, type Row, readRows } from '../../evidence/receive/sheets/rows.ts'
import { readable } from '../../reports/document/readable.ts'
import type { Invocation } from '../command.ts'

/** The one file that a command is given, "-" for what is piped into it. */
export function fileOf(
  { words, terminal }: Invocation,
  example: string,
): { name: string; chunks: AsyncIterable<Uint8Array> } {
  const [file] = words
  if (file === undefined) throw new AppError('invalid_input', `Name a file: aftercare ${example}`)
  return file === '-' ? { name: 'what was piped', chunks: terminal.stdin() } : { name: file, chunks: chunksOf(file) }
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1024 * 1024 })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new AppError('not_found', `${file} does not exist. Check how it is written.`, { cause })
    throw new AppError('invalid_input', `${file} cannot be read (${code}). Give a file that can.`, { cause })
  }
}

/** A line is cut here, whatever it holds; its number stays. */
const MOST_CHARACTERS = 1024 * 1024

/**
 * Takes the lines of a file, the first is 1; each as far as a megabyte of it goes, so that no line can fill the memory. They are handed
 * to a function, because millions of them are no steps of a loop that waits for each.
 */
export async function readLines(
  chunks: AsyncIterable<Uint8Array>,
  take: (text: string, line: number) => void,
): Promise<void> {
  let decoder: TextDecoder | undefined
  let [line, rest] = [1, '']
  const end = (text: string) => {
    const whole = rest === '' && text.length <= MOST_CHARACTERS ? text : (rest + text).slice(0, MOST_CHARACTERS)
    rest = ''
    take(whole.endsWith('\r') ? whole.slice(0, -1) : whole, line++)
  }
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    const text = decoder.decode(chunk, { stream: true })
    let from = 0
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      end(text.slice(from, to))
      from = to + 1
    }
    if (rest.length < MOST_CHARACTERS) rest += text.slice(from)
  }
  rest += decoder?.decode() ?? ''
  if (rest !== '') end('')
}

/** A line of JSONL as the object it should be, or why it is none. */
export function objectIn(text: string): { object: Record<string, unknown> } | { why: string } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { object: value as Record<string, unknown> }
    return { why: 'it is JSON, and no object' }
  } catch {
    return { why: text.length >= MOST_CHARACTERS ? 'it is longer than a megabyte' : 'it is not JSON' }
  }
}

export type TableRow = { readonly line: number; readonly cell: (column: string) => string }

/**
 * The rows of a CSV file that has these columns, of which one alternative each is enough ("bad|good"); upper and lower case are one.
 * Tells which were found, and then the rows, also those without anything in them: where a row counts, each does.
 */
export async function tableOf(
  { name, chunks }: { name: string; chunks: AsyncIterable<Uint8Array> },
  wanted: readonly string[],
): Promise<{ has: (column: string) => boolean; rows: AsyncGenerator<TableRow> }> {
  const all = readRows(chunks, name, { keepsEmpty: true })
  const header = await all.next()
  const columns = header.done ? [] : columnsOf(header.value).map((column) => column.toLowerCase())
  for (const alternatives of wanted)
    if (!alternatives.split('|').some((column) => columns.includes(column)))
      throw new AppError(
        'invalid_input',
        `${name} has no column ${alternatives.split('|').map(quoted).join(' or ')}; its first line names ${named(columns)}. Name the columns in its first line.`,
      )
  return { has: (column) => columns.includes(column), rows: rowsOf(all, columns) }
}

async function* rowsOf(rows: AsyncGenerator<Row>, columns: readonly string[]): AsyncGenerator<TableRow> {
  const places = new Map(columns.map((column, place) => [column, place]))
  for await (const { line, cells } of rows)
    yield { line, cell: (column) => cells[places.get(column) ?? -1]?.trim() ?? '' }
}

/** A file may name more columns than a sentence has room for. */
function named(columns: readonly string[]): string {
  const shown = columns.slice(0, 12).map(quoted).join(', ')
  return columns.length > 12 ? `${shown} and ${columns.length - 12} more` : shown
}

/** The number in a cell; NaN where there is none. Only plain numbers: "1,5" may be one and a half, or fifteen. */
export function numberIn(cell: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN
  return Number.isFinite(value) ? value : Number.NaN
}

/** What stands in a cell as a sentence shows it: its beginning, and nothing that a terminal would obey. */
export const quoted = (cell: string): string => `"${readable(cell.slice(0, 60)).replaceAll('\n', ' ')}"`

/** A cell of the file as a cell of what is printed. */
export const echoed = (cell: string): string => (Number.isNaN(numberIn(cell)) ? csvCell(readable(cell)) : cell)

/** A value as JSON in which nothing is left that a terminal would obey, or that would turn the text around it. */
export const jsonOf = (value: unknown, replacer?: (key: string, value: unknown) => unknown): string =>
  JSON.stringify(value, replacer).replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** What JSON may hold as it is: control characters over 126, ends of lines of Unicode, and what sets the direction of text. */
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** What a series of numbers without any is told. */
export const NO_NUMBER = ['number in the column "value"', 'Write plain numbers such as 12.5 there.'] as const

/** Writes lines together, so that a million of them are no million writes. */
export function writerOf(out: (text: string) => void): { line(text: string): void; end(): void } {
  let [kept, size]: [string[], number] = [[], 0]
  const end = () => {
    if (kept.length > 0) out(`${kept.join('\n')}\n`)
    ;[kept, size] = [[], 0]
  }
  return {
    line(text) {
      kept.push(text)
      size += text.length
      if (size > 256 * 1024) end()
    },
    end,
  }
}

/** Rows that could not be used: what to say of them, beside what was printed. */
export function createPassedOver(name: string) {
  let [count, line, why] = [0, 0, '']
  return {
    add(atLine: number, because: string): void {
      if (count === 0) [line, why] = [atLine, because]
      count++
    },
    get sentence(): string {
      if (count === 0) return ''
      return count === 1
        ? `${name}: one row was passed over (line ${line}: ${why}).\n`
        : `${name}: ${count} rows were passed over (the first is line ${line}: ${why}).\n`
    },
    /** Nothing of the file could be used; what it is without, and what to give instead. */
    refuse(without: string, next: string): never {
      const first = count === 0 ? '' : `: line ${line}${count === 1 ? '' : `, the first of ${count}`}: ${why}`
      throw new AppError('invalid_input', `${name} has no ${without}${first}. ${next}`)
    },
  }
}
