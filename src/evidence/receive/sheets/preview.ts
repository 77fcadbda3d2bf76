import type { Refusal } from '../read-line.ts'
import { guessMapping } from './guess.ts'
import { type Mapping, mappingToText, readMapping, type Written, writtenOf } from './mapping.ts'
import type { Row } from './rows.ts'
import { beginningOf, readSheet } from './sheet.ts'

/** What a sheet says by a mapping, before anything of it is kept. */
export type Preview = {
  /** As it is written into a file; guessed by headers and first rows where none was given. */
  readonly mapping: string
  readonly is_guessed: boolean
  /** The same with its parts, for a form. */
  readonly written: Written
  /** The columns of the sheet, each with what stands in it in the first rows. */
  readonly columns: readonly { readonly name: string; readonly examples: readonly string[] }[]
  readonly rows: number
  /** Lines of the record that would be kept. */
  readonly lines: number
  /** The first rows, by the line on which they begin, with what they are made into. */
  readonly first: readonly { readonly line: number; readonly lines: readonly object[] }[]
  readonly refused: number
  /** The first of those that would be refused: `position` is their line. */
  readonly reasons: readonly Refusal[]
}

const SHOWN = 3
/** So much of a cell is an example of it. */
const SHOWN_OF_CELL = 80
const MOST_REASONS = 20

/** Reads the beginning of a sheet, and then the whole. */
export async function previewSheet(
  chunks: () => AsyncIterable<Uint8Array>,
  name: string,
  given: { readonly mapping?: string | undefined; readonly workflow?: string | undefined },
): Promise<Preview> {
  const source = given.mapping ?? (await guessed(chunks(), name, given.workflow))
  const mapping: Mapping = readMapping(source)
  const beginning = await beginningOf(chunks(), name, mapping.delimiter)
  const first: { line: number; lines: readonly object[] }[] = []
  const reasons: Refusal[] = []
  let [rows, lines, refused] = [0, 0, 0]
  for await (const { row, made } of readSheet(chunks(), name, mapping)) {
    rows++
    if (made.kind === 'refused') {
      refused++
      if (reasons.length < MOST_REASONS) reasons.push({ position: row.line, reason: made.reason })
      continue
    }
    lines += made.lines.length
    if (first.length < SHOWN) first.push({ line: row.line, lines: made.lines })
  }
  const written = writtenOf(source)
  return {
    // What a form made of it is written as people write it.
    mapping: source.trimStart().startsWith('{') ? mappingToText(written) : source,
    is_guessed: given.mapping === undefined,
    written,
    columns: beginning.columns.map((name, place) => ({ name, examples: examplesOf(beginning.rows, place) })),
    ...{ rows, lines, first, refused, reasons },
  }
}

async function guessed(chunks: AsyncIterable<Uint8Array>, name: string, workflow: string | undefined): Promise<string> {
  const { columns, rows } = await beginningOf(chunks, name)
  return mappingToText(guessMapping(columns, rows, workflow))
}

/** The first cells of a column that are not empty, no two alike. */
function examplesOf(rows: readonly Row[], place: number): string[] {
  const cells = rows.map(({ cells }) => cells[place]?.trim() ?? '').filter((cell) => cell !== '')
  return [...new Set(cells)].slice(0, SHOWN).map((cell) => cell.slice(0, SHOWN_OF_CELL))
}
