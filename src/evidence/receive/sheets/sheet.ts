import { type Made, makeLines } from './make.ts'
import { type Mapping, requireColumns } from './mapping.ts'
import { columnsOf, type Delimiter, type Row, readRows } from './rows.ts'

/** A row with what it was made into. */
export type MadeRow = { readonly row: Row; readonly made: Made }

/** A sheet as lines of the record, row by row. */
export async function* readSheet(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  mapping: Mapping,
): AsyncGenerator<MadeRow> {
  let columns: readonly string[] | undefined
  for await (const row of readRows(chunks, name, { delimiter: mapping.delimiter })) {
    if (columns === undefined) {
      columns = columnsOf(row)
      requireColumns(mapping, columns)
    } else yield { row, made: makeLines(mapping, columns, row) }
  }
}

/** By so many rows it is guessed what a sheet says. */
const GUESSED_BY = 50

/** The columns of a sheet, and its first rows. */
export async function beginningOf(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  delimiter?: Delimiter,
): Promise<{ columns: readonly string[]; rows: readonly Row[] }> {
  let columns: readonly string[] = []
  const rows: Row[] = []
  for await (const row of readRows(chunks, name, { delimiter })) {
    if (columns.length === 0) columns = columnsOf(row)
    else rows.push(row)
    if (rows.length === GUESSED_BY) break
  }
  return { columns, rows }
}
