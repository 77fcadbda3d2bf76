import { createReadStream } from 'node:fs'
import { AppError } from '../../base/errors.ts'
import { columnsOf, type Row, readRows } from '../../evidence/receive/sheets/rows.ts'
import type { Invocation } from '../command.ts'

/** The one file that a command is given, "-" for what is piped into it. */
export function fileOf(
  { words, terminal }: Invocation,
  example: string,
): { name: string; chunks: AsyncIterable<Uint8Array> } {
  const [file, second] = words
  if (file === undefined) throw new AppError('invalid_input', `Name a file: aftercare ${example}`)
  if (second !== undefined) throw new AppError('invalid_input', `One file at a time: "${second}" is a second one.`)
  return file === '-' ? { name: 'what was piped', chunks: terminal.stdin } : { name: file, chunks: chunksOf(file) }
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

/** The lines of a file, the first is 1; each as far as a megabyte of it goes, so that no line can fill the memory. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder()
  let [line, rest] = [1, '']
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n')
    for (const [i, part] of parts.entries()) {
      if (rest.length < MOST_CHARACTERS) rest += part.slice(0, MOST_CHARACTERS - rest.length)
      if (i === parts.length - 1) break
      yield { line: line++, text: rest.endsWith('\r') ? rest.slice(0, -1) : rest }
      rest = ''
    }
  }
  if (rest !== '') yield { line, text: rest }
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
        `${name} has no column ${alternatives
          .split('|')
          .map((one) => `"${one}"`)
          .join(
            ' or ',
          )}; its first line names ${columns.map((column) => `"${column}"`).join(', ')}. Name the columns in its first line.`,
      )
  return { has: (column) => columns.includes(column), rows: rowsOf(all, columns) }
}

async function* rowsOf(rows: AsyncGenerator<Row>, columns: readonly string[]): AsyncGenerator<TableRow> {
  const places = new Map(columns.map((column, place) => [column, place]))
  for await (const { line, cells } of rows)
    yield { line, cell: (column) => cells[places.get(column) ?? -1]?.trim() ?? '' }
}

/** The number in a cell; NaN where there is none. Only plain numbers: "1,5" may be one and a half, or fifteen. */
export const numberIn = (cell: string): number =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN

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
  let [count, first] = [0, '']
  return {
    add(line: number, why: string): void {
      if (count === 0) first = `line ${line}: ${why}`
      count++
    },
    get sentence(): string {
      if (count === 0) return ''
      return count === 1
        ? `${name}: one row was passed over (${first}).\n`
        : `${name}: ${count} rows were passed over (the first is ${first}).\n`
    },
  }
}
