import { readFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../base/errors.ts'
import {
  type FileFormat,
  fileFormats,
  type LineSource,
  type Reading,
  readBytes,
  readLines,
} from '../../evidence/receive/files/read-file.ts'
import { readLine } from '../../evidence/receive/read-line.ts'
import { readMapping } from '../../evidence/receive/sheets/mapping.ts'
import { previewSheet } from '../../evidence/receive/sheets/preview.ts'
import type { Command, Options, Terminal } from '../command.ts'
import { json, text } from '../command.ts'

/** Lines sent at a time: the store writes large batches in half the time, and the bytes stay far below the body's limit. */
const LINES = 15_000
const BYTES = 12 * 1024 * 1024
/** Requests under way at once: bounded memory, and the store always has the next one. */
const IN_FLIGHT = 3

export const importCommands: readonly Command[] = [
  {
    name: 'import',
    usage: 'FILE...',
    summary:
      'Import evidence: JSON Lines of the record, CSV by a mapping of its columns, or published tau2-bench results; .gz is read directly, "-" is standard input.',
    options: {
      format: {
        type: 'string',
        value: 'FORMAT',
        help: `${fileFormats.slice(0, -1).join(', ')} or ${fileFormats.at(-1)} (default: record)`,
      },
      mapping: {
        type: 'string',
        value: 'FILE',
        help: 'of CSV: what its columns are (docs/sheets.md); without it one is guessed and shown',
      },
      'dry-run': { type: 'boolean', help: 'only say what would be kept and what refused' },
      workflow: { type: 'string', value: 'NAME', help: 'the workflow, where a file does not name it' },
      release: { type: 'string', value: 'NAME', help: 'the release, where a file does not name it' },
      rejects: {
        type: 'string',
        value: 'FILE',
        help: 'where refused lines go (default: FILE.rejects.ndjson beside the file)',
      },
      json: { type: 'boolean', help: 'print the counts as JSON' },
    },
    async run({ words, options, terminal, api }) {
      if (words.length === 0)
        throw new AppError('invalid_input', 'Name at least one file to import, or "-" for standard input.')
      const naming = { workflow: text(options, 'workflow'), release: text(options, 'release') }
      const reading = readingOf(words, options)
      if (reading === undefined) return await guess(words, naming.workflow, terminal)
      const isDry = options['dry-run'] === true
      const sources = words.map((file) => ({ file, source: sourceOf(file, terminal) }))
      const client = isDry ? undefined : await api()
      const send = (lines: string) =>
        client ? client.post('/api/v1/evidence', { body: lines }) : Promise.resolve(wouldBe(lines))
      const counts = { files: 0, accepted: 0, refused: 0 }
      for (const { file, source } of sources) {
        const before = counts.accepted
        const rejects =
          text(options, 'rejects') ?? `${file === '-' ? 'stdin' : file.replace(/\.gz$/, '')}.rejects.ndjson`
        const done = await importFile(source, {
          reading,
          naming,
          rejects: isDry ? null : rejects,
          terminal,
          shows: isDry && !options.json ? SHOWN : 0,
          send,
        })
        counts.files++
        counts.accepted += done.accepted
        counts.refused += done.refused
        if (counts.accepted === before && done.refused > 0 && reading.format === 'record')
          terminal.err(
            `Nothing in ${file} is a line of the record. Is it another format? A published tau2-bench result is imported with --format tau2-bench, CSV with --mapping.\n`,
          )
      }
      await client?.post('/api/v1/evidence/settle')
      if (options.json) terminal.out(json({ ...counts, ...(isDry ? { dry_run: true } : {}) }))
      else
        terminal.out(
          `${counts.accepted.toLocaleString('en')} lines ${isDry ? 'would be ' : ''}accepted, ${counts.refused.toLocaleString('en')} refused.${isDry ? ' Nothing was kept.' : ''}\n`,
        )
      return counts.refused > 0 ? 2 : 0
    },
  },
]

const sourceOf = (file: string, terminal: Terminal): LineSource =>
  file === '-' ? { name: 'standard input', stream: terminal.stdin() } : { name: file }

/** How the files are to be read; undefined for CSV of which nobody says yet what its columns are. */
function readingOf(files: readonly string[], options: Options): Reading | undefined {
  const [given, mapping] = [text(options, 'format'), text(options, 'mapping')]
  if (given !== undefined && !fileFormats.includes(given as FileFormat))
    throw new AppError(
      'invalid_input',
      `"${given}" is no format that can be imported. Use ${fileFormats.slice(0, -1).join(', ')} or ${fileFormats.at(-1)}.`,
    )
  const isSheet = mapping !== undefined || files.some((file) => /\.(csv|tsv)(\.gz)?$/i.test(file))
  const format = (given as FileFormat | undefined) ?? (isSheet ? 'csv' : 'record')
  if (format !== 'csv') {
    if (mapping !== undefined)
      throw new AppError('invalid_input', `A mapping is for CSV, and the format is ${format}. Leave one of them out.`)
    return { format }
  }
  if (mapping === undefined) return undefined
  try {
    return { format, mapping: readMapping(readFileSync(mapping, 'utf8')) }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const code = (cause as NodeJS.ErrnoException).code
    throw new AppError('not_found', `${mapping} cannot be read (${code}). Check the name.`, { cause })
  }
}

/** Lines of rows that are shown of what would be kept. */
const SHOWN = 5

/** Shows what a CSV file seems to say: the mapping goes where it can be kept in a file, and what comes of it beside. */
async function guess(files: readonly string[], workflow: string | undefined, terminal: Terminal): Promise<number> {
  const [file = ''] = files
  const chunks: Uint8Array[] = []
  for await (const chunk of readBytes(sourceOf(file, terminal))) chunks.push(chunk)
  async function* again() {
    yield* chunks
  }
  const seen = await previewSheet(again, basename(file), { workflow }).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  if (seen instanceof AppError) throw seen
  terminal.out(seen.mapping)
  for (const { line, lines } of seen.first)
    for (const one of lines) terminal.err(`${basename(file)}:${line}: ${JSON.stringify(one)}\n`)
  for (const { position, reason } of seen.reasons.slice(0, 5))
    terminal.err(`${basename(file)}:${position}: ${reason}\n`)
  terminal.err(
    `Nothing was imported. This is what the columns seem to say: ${seen.lines} lines of ${seen.rows} rows, ${seen.refused} rows refused. Keep it in a file, put right what is wrong, and import with --mapping FILE; --dry-run shows what would be kept.\n`,
  )
  return 2
}

/** What would become of lines, by the rules that every way in has. */
function wouldBe(lines: string): { accepted: number; refused: { position: number; reason: string }[] } {
  const texts = lines.split('\n')
  const refused = texts.flatMap((line, index) => {
    const read = readLine(line)
    return read.kind === 'refused' ? [{ position: index + 1, reason: read.reason }] : []
  })
  return { accepted: texts.length - refused.length, refused }
}

type Import = {
  readonly reading: Reading
  readonly naming: { workflow: string | undefined; release: string | undefined }
  /** Null: refused lines are only told. */
  readonly rejects: string | null
  readonly terminal: Terminal
  /** So many of the lines that are sent are shown. */
  readonly shows: number
  send(lines: string): Promise<{ accepted: number; refused: { position: number; reason: string }[] }>
}

type Read = { readonly line: string; readonly place: number; readonly reason: string | undefined }

async function importFile(source: LineSource, given: Import): Promise<{ accepted: number; refused: number }> {
  const label = basename(source.name)
  const progress = createProgress(given.terminal, label)
  const refusals = new Rejects(given.rejects)
  let accepted = 0
  let batch: Read[] = []
  let bytes = 0
  let position = 0
  let shown = 0
  /** Batches on their way: while the store writes one, the next is read. Their order does not matter to the record. */
  const sending = new Set<Promise<void>>()
  let told: Promise<void> = Promise.resolve()
  const send = (all: readonly Read[]): Promise<void> => {
    const lines = all.filter(({ reason }) => reason === undefined)
    const answered =
      lines.length === 0
        ? Promise.resolve({ accepted: 0, refused: [] })
        : given.send(lines.map(({ line }) => line).join('\n'))
    // What was refused is told in the order of the file, batch after batch, whichever answer comes first.
    const earlier = told.catch(() => undefined)
    told = Promise.all([answered, earlier]).then(async ([answer]) => {
      accepted += answer.accepted
      const here = all.flatMap(({ line, place, reason }) =>
        reason === undefined ? [] : [{ position: place, reason, line }],
      )
      const there = answer.refused.map(({ position, reason }) => {
        const { line = '', place = position } = lines[position - 1] ?? {}
        return { position: place, reason, line }
      })
      await refusals.add([...here, ...there].sort((a, b) => a.position - b.position))
    })
    return told
  }
  const flush = async () => {
    if (batch.length === 0) return
    const mine = send(batch)
    sending.add(mine)
    // Without an own handler a second failure in flight would end the process before the first is told.
    mine.then(
      () => sending.delete(mine),
      () => undefined,
    )
    batch = []
    bytes = 0
    if (sending.size >= IN_FLIGHT) await Promise.race(sending)
  }
  try {
    for await (const { line, done, place, refused } of readLines(source, given.reading, given.naming)) {
      position++
      // An empty line is nobody's mistake, but positions are those of the file.
      if (line.trim() === '') continue
      if (refused === undefined && shown++ < given.shows) given.terminal.out(`${label}:${place ?? position}: ${line}\n`)
      batch.push({ line, place: place ?? position, reason: refused })
      bytes += Buffer.byteLength(line)
      if (batch.length >= LINES || bytes >= BYTES) {
        await flush()
        progress.show(done, accepted)
      }
    }
    await flush()
    await Promise.all(sending)
  } catch (error) {
    // What was read before is sent all the same, and what is on its way arrives.
    await flush().catch(() => undefined)
    await Promise.allSettled(sending)
    throw error
  } finally {
    progress.end()
    await refusals.close()
  }
  if (refusals.count > 0) {
    const kept = given.rejects === null ? '' : `; they and the reasons are in ${given.rejects}`
    given.terminal.err(
      `${label}: ${refusals.count} ${given.reading.format === 'csv' ? 'rows or lines' : 'lines'} refused${kept}.\n`,
    )
    for (const one of refusals.first) given.terminal.err(`${label}:${one.position}: ${one.reason}\n`)
    if (refusals.count > refusals.first.length)
      given.terminal.err(`... and ${refusals.count - refusals.first.length} more\n`)
  }
  return { accepted, refused: refusals.count }
}

/** Refused lines in a file of their own: each with its position, the reason and the line as it came, to be mended and sent again. */
class Rejects {
  count = 0
  readonly first: { position: number; reason: string }[] = []
  #file: FileHandle | undefined
  /** Null where they are only told. */
  readonly #path: string | null

  constructor(path: string | null) {
    this.#path = path
  }

  async add(refused: readonly { position: number; reason: string; line: string }[]): Promise<void> {
    if (refused.length === 0) return
    this.count += refused.length
    this.first.push(...refused.slice(0, (this.#path === null ? 20 : 5) - this.first.length))
    if (this.#path === null) return
    try {
      this.#file ??= await open(this.#path, 'w')
      await this.#file.write(refused.map((one) => `${JSON.stringify(one)}\n`).join(''))
    } catch (cause) {
      throw new AppError(
        'invalid_input',
        `Refused lines cannot be kept in ${this.#path} (${(cause as NodeJS.ErrnoException).code}). Name a place that can be written with --rejects FILE and import again; what is in already is not counted twice.`,
        { cause },
      )
    }
  }

  async close(): Promise<void> {
    await this.#file?.close()
  }
}

/** A bar on a terminal, nothing elsewhere. `done` is the share of the file read, where its size is known. */
function createProgress(terminal: Terminal, label: string) {
  if (!terminal.isTty) return { show: () => undefined, end: () => undefined }
  return {
    show(done: number | undefined, accepted: number) {
      const bar =
        done === undefined
          ? ''
          : `[${'#'.repeat(Math.round(done * 20)).padEnd(20, '.')}] ${String(Math.round(done * 100)).padStart(3)}% `
      terminal.err(`\r\u001b[K${label} ${bar}${accepted.toLocaleString('en')} lines`)
    },
    end: () => terminal.err('\r\u001b[K'),
  }
}
