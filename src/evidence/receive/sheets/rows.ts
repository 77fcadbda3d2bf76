import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'

/** A row of a sheet: on which line it begins (1 is the header's, where that is the first), its cells, and as it came. */
export type Row = { readonly line: number; readonly cells: readonly string[]; readonly raw: string }

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** A row is held in the memory, once, and with a batch of them less than a request may have. */
const MOST_BYTES_OF_ROW = 1024 * 1024
/** By so much of the beginning it is found out what stands between cells. */
const BEGINNING = 64 * 1024

/**
 * The rows of a CSV file, as a stream, the header first: in UTF-8 or, as Excel saves it, UTF-16; with a byte order mark or none, any ends of
 * lines, and cells in quotes that hold ends of lines. Empty lines are left out, and rows without anything in them, unless they are to be kept. Where it breaks off, what came before was
 * told, and one sentence says where.
 */
export async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  { delimiter, keepsEmpty = false }: { readonly delimiter?: Delimiter | undefined; readonly keepsEmpty?: boolean } = {},
): AsyncGenerator<Row> {
  const texts = decoded(chunks, name)
  let beginning = ''
  while (beginning.length < BEGINNING) {
    const { done, value } = await texts.next()
    if (done) break
    beginning += value
  }
  if (beginning.trim() === '') throw new AppError('invalid_input', say`${name} is empty. Nothing was read.`)
  async function* whole() {
    yield beginning
    yield* texts
  }
  const parser = parse({
    delimiter: delimiter ?? (await delimiterIn(beginning)),
    record_delimiter: '\n',
    info: true,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: !keepsEmpty,
    max_record_size: MOST_BYTES_OF_ROW,
  })
  const source = Readable.from(whole())
  // What cannot be read of the file ends the parsing of it.
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    for await (const one of parser) {
      const { record, raw, info } = one as { record: string[]; raw: string; info: { lines: number } }
      // Empty lines before it came along; and it is told on which line a row ends.
      const text = raw.replace(/^\n+|\n$/g, '')
      yield { line: info.lines - (text.split('\n').length - 1), cells: record, raw: text }
    }
  } catch (error) {
    if (error instanceof CsvError) throw brokenOff(error, name)
    throw error
  } finally {
    source.destroy()
  }
}

function brokenOff(error: CsvError, name: string): AppError {
  const line = Number((error as { lines?: unknown }).lines ?? 0)
  return new AppError(
    'invalid_input',
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? say`${name}, line ${line}: a row is larger than 1 MB. Is a quotation mark open somewhere before it?`
      : say`${name}, line ${line}: cannot be read as CSV. Look for a quotation mark that is opened and not closed; two of them stand for one within a cell.`,
    { cause: error },
  )
}

/** What most often stands between the cells of the first rows. */
async function delimiterIn(beginning: string): Promise<Delimiter> {
  let best: Delimiter = ','
  let most = 1
  for (const delimiter of delimiters) {
    const columns = await columnsWith(beginning, delimiter)
    if (columns > most) [best, most] = [delimiter, columns]
  }
  return best
}

/** How many columns the header has by it. */
async function columnsWith(beginning: string, delimiter: Delimiter): Promise<number> {
  const parser = Readable.from([beginning]).pipe(
    parse({ delimiter, to: 1, relax_quotes: true, relax_column_count: true, skip_empty_lines: true }),
  )
  try {
    for await (const cells of parser) return (cells as string[]).length
  } catch {
    // Not by this one.
  }
  return 0
}

/** A whole file as text, in UTF-8 or as Excel saves it. */
export const textIn = (bytes: Uint8Array, name: string): string =>
  legible(name, () => new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes))

function legible(name: string, read: () => string): string {
  try {
    return read()
  } catch (cause) {
    throw new AppError('invalid_input', say`${name} is not written in UTF-8. Save it as "CSV UTF-8", and give that.`, {
      cause,
    })
  }
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  const text = (read: () => string) => legible(name, read)
  // Any end of a line becomes the one that lines are counted by.
  let rest = ''
  const lines = (next: string): string => {
    const whole = rest + next
    rest = whole.endsWith('\r') ? '\r' : ''
    return whole.slice(0, whole.length - rest.length).replaceAll(/\r\n?/g, '\n')
  }
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
    const mine = decoder
    yield lines(text(() => mine.decode(chunk, { stream: true })))
  }
  if (decoder) yield lines(`${text(() => decoder?.decode() ?? '')}\n`)
}

/** UTF-8, or UTF-16 as Excel and PowerShell save it, by its mark. */
export const encodingOf = ([first, second]: Uint8Array): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'

/** The columns of a sheet by their headers: of two with one name the second is called "Name (2)", one without a name "#3". */
export function columnsOf(header: Row): readonly string[] {
  const times = new Map<string, number>()
  return header.cells.map((cell, place) => {
    const name = cell.trim().replaceAll(/\s+/g, ' ') || `#${place + 1}`
    const before = times.get(name) ?? 0
    times.set(name, before + 1)
    return before === 0 ? name : `${name} (${before + 1})`
  })
}
