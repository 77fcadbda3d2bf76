import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../../base/errors.ts'
import type { Mapping } from '../sheets/mapping.ts'
import { readSheet } from '../sheets/sheet.ts'
import { readTau2Bench } from './tau2-bench.ts'

/** A file by its name, or a stream that stands for one. */
export type LineSource = { readonly name: string; readonly stream?: AsyncIterable<Uint8Array> }

export type Naming = { readonly workflow: string | undefined; readonly release: string | undefined }

export const fileFormats = ['record', 'tau2-bench', 'csv'] as const
export type FileFormat = (typeof fileFormats)[number]

/** How a file is read: CSV by a mapping of its columns. */
export type Reading =
  | { readonly format: Exclude<FileFormat, 'csv'> }
  | { readonly format: 'csv'; readonly mapping: Mapping }

/** A line's text and the share of the file read so far, where its size is known. */
export type FileLine = {
  readonly line: string
  readonly done: number | undefined
  /** Of a row: on which line of the file it begins. */
  readonly place?: number
  /** Why it is no line of the record: `line` is then what stands in the file. */
  readonly refused?: string
}

/** The longest line that is read: far more than a step with its texts, and with a batch beside it less than a request may have. */
const MAX_LINE = 8 * 1024 * 1024

/** Reads the lines of the record out of a file, as a stream; gzip is recognised by its first bytes, not by the name. */
export async function* readLines(source: LineSource, reading: Reading, naming: Naming): AsyncGenerator<FileLine> {
  const file = openSource(source)
  if (reading.format === 'csv') {
    for await (const { row, made } of readSheet(file.chunks(), source.name, reading.mapping)) {
      const at = { place: row.line, done: file.done() }
      if (made.kind === 'refused') yield { line: row.raw, refused: made.reason, ...at }
      else for (const line of made.lines) yield { line: named(JSON.stringify(line), naming), ...at }
    }
    return
  }
  if (reading.format === 'tau2-bench') {
    yield* readResult(source, file, naming)
    return
  }
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of file.chunks()) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE)
      throw new AppError(
        'invalid_input',
        `${source.name} has a line of more than 8 MB. The record is one JSON object on each line; is it another format?`,
      )
    for (const line of lines) yield { line: named(line, naming), done: file.done() }
  }
  rest += decoder.decode()
  if (rest !== '') yield { line: named(rest, naming), done: file.done() }
}

async function* readResult(source: LineSource, file: Opened, naming: Naming): AsyncGenerator<FileLine> {
  const chunks: Uint8Array[] = []
  for await (const chunk of file.chunks()) chunks.push(chunk)
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch (cause) {
    throw new AppError(
      'invalid_input',
      `${source.name} is not JSON (${(cause as Error).message}). A tau2-bench result is one JSON object.`,
      { cause },
    )
  }
  const options = {
    file: basename(source.name),
    ...(naming.workflow === undefined ? {} : { workflow: naming.workflow }),
    ...(naming.release === undefined ? {} : { release: naming.release }),
  }
  for (const line of readTau2Bench(parsed, options)) yield { line: JSON.stringify(line), done: undefined }
}

/** Names what a run's line does not name itself. */
function named(line: string, { workflow, release }: Naming): string {
  if (workflow === undefined && release === undefined) return line
  try {
    const value = JSON.parse(line) as Record<string, unknown>
    if (value.type !== 'run') return line
    return JSON.stringify({ ...(workflow ? { workflow } : {}), ...(release ? { release } : {}), ...value })
  } catch {
    return line
  }
}

/** The bytes of a file, unpacked where it is packed. */
export const readBytes = (source: LineSource): AsyncGenerator<Uint8Array> => openSource(source).chunks()

type Opened = { chunks(): AsyncGenerator<Uint8Array>; done(): number | undefined }

function openSource({ name, stream }: LineSource): Opened {
  const size = stream ? undefined : sizeOf(name)
  let read = 0
  const raw = stream ?? createReadStream(name, { highWaterMark: 1024 * 1024 })
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of raw) {
      read += chunk.length
      yield chunk
    }
  }
  return {
    done: () => (size ? Math.min(1, read / size) : undefined),
    async *chunks() {
      const source = counted()
      const first = await source.next()
      if (first.done) throw new AppError('invalid_input', `${name} is empty. Nothing was imported.`)
      const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b
      async function* whole(): AsyncGenerator<Uint8Array> {
        yield first.value
        yield* source
      }
      if (!isGzip) {
        yield* whole()
        return
      }
      const gunzip = createGunzip()
      feed(whole(), gunzip)
      try {
        yield* gunzip as AsyncIterable<Uint8Array> as AsyncGenerator<Uint8Array>
      } catch (cause) {
        throw new AppError(
          'invalid_input',
          `${name} is damaged or cut off (${(cause as Error).message}). What was read before is kept; get the file again and repeat the import, nothing is counted twice.`,
          { cause },
        )
      }
    },
  }
}

async function feed(source: AsyncGenerator<Uint8Array>, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const chunk of source)
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve))
    gunzip.end()
  } catch (error) {
    gunzip.destroy(error as Error)
  }
}

function sizeOf(name: string): number {
  try {
    const found = statSync(name)
    if (!found.isFile())
      throw new AppError('invalid_input', `${name} is not a file. Name the files to import one by one.`)
    return found.size
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'not_found',
      `${name} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the name.`,
      { cause },
    )
  }
}
