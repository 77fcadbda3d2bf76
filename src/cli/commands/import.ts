import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../base/errors.ts'
import { type LineSource, readLines } from '../../evidence/receive/files/read-file.ts'
import type { Command, Terminal } from '../command.ts'
import { json, text } from '../command.ts'

/** Lines sent at a time: the store writes large batches in half the time, and the bytes stay far below the body's limit. */
const LINES = 15_000
const BYTES = 12 * 1024 * 1024
/** Requests under way at once: bounded memory, and the store always has the next one. */
const IN_FLIGHT = 3

const formats = ['record', 'tau2-bench'] as const

export const importCommands: readonly Command[] = [
  {
    name: 'import',
    usage: 'FILE...',
    summary:
      'Import evidence: JSON Lines of the record, or published tau2-bench results; .gz is read directly, "-" is standard input.',
    options: {
      format: { type: 'string', value: 'FORMAT', help: `${formats.join(' or ')} (default: record)` },
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
      const format = text(options, 'format') ?? 'record'
      if (!formats.includes(format as (typeof formats)[number]))
        throw new AppError(
          'invalid_input',
          `"${format}" is no format that can be imported. Use ${formats.join(' or ')}.`,
        )
      const naming = { workflow: text(options, 'workflow'), release: text(options, 'release') }
      const client = await api()
      const send = (lines: string, first: number) => client.post('/api/v1/evidence', { body: lines, query: { first } })
      const counts = { files: 0, accepted: 0, refused: 0 }
      for (const file of words) {
        const before = counts.accepted
        const source = file === '-' ? { name: 'standard input', stream: terminal.stdin } : { name: file }
        const rejects =
          text(options, 'rejects') ?? `${file === '-' ? 'stdin' : file.replace(/\.gz$/, '')}.rejects.ndjson`
        const done = await importFile(source, {
          format: format as 'record' | 'tau2-bench',
          naming,
          rejects,
          terminal,
          send,
        })
        counts.files++
        counts.accepted += done.accepted
        counts.refused += done.refused
        if (counts.accepted === before && done.refused > 0 && format === 'record')
          terminal.err(
            `Nothing in ${file} is a line of the record. Is it another format? A published tau2-bench result is imported with --format tau2-bench.\n`,
          )
      }
      await client.post('/api/v1/evidence/settle')
      if (options.json) terminal.out(json(counts))
      else
        terminal.out(
          `${counts.accepted.toLocaleString('en')} lines accepted, ${counts.refused.toLocaleString('en')} refused.\n`,
        )
      return counts.refused > 0 ? 2 : 0
    },
  },
]

type Import = {
  readonly format: 'record' | 'tau2-bench'
  readonly naming: { workflow: string | undefined; release: string | undefined }
  readonly rejects: string
  readonly terminal: Terminal
  send(lines: string, first: number): Promise<{ accepted: number; refused: { position: number; reason: string }[] }>
}

async function importFile(source: LineSource, given: Import): Promise<{ accepted: number; refused: number }> {
  const label = basename(source.name)
  const progress = createProgress(given.terminal, label)
  const refusals = new Rejects(given.rejects)
  let accepted = 0
  let batch: string[] = []
  let bytes = 0
  let position = 0
  /** Batches on their way: while the store writes one, the next is read. Their order does not matter to the record. */
  const sending = new Set<Promise<void>>()
  let told: Promise<void> = Promise.resolve()
  const send = (lines: readonly string[], first: number): Promise<void> => {
    const answered = given.send(lines.join('\n'), first)
    // What was refused is told in the order of the file, batch after batch, whichever answer comes first.
    const earlier = told.catch(() => undefined)
    told = Promise.all([answered, earlier]).then(async ([answer]) => {
      accepted += answer.accepted
      await refusals.add(answer.refused.map((one) => ({ ...one, line: lines[one.position - first] ?? '' })))
    })
    return told
  }
  const flush = async () => {
    if (batch.length === 0) return
    const mine = send(batch, position - batch.length + 1)
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
    for await (const { line, done } of readLines(source, given.format, given.naming)) {
      position++
      if (line.trim() === '') {
        // An empty line is nobody's mistake, but positions are those of the file.
        position--
        await flush()
        position++
        continue
      }
      batch.push(line)
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
    given.terminal.err(`${label}: ${refusals.count} lines refused; they and the reasons are in ${given.rejects}.\n`)
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
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async add(refused: readonly { position: number; reason: string; line: string }[]): Promise<void> {
    if (refused.length === 0) return
    this.count += refused.length
    this.first.push(...refused.slice(0, 5 - this.first.length))
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
