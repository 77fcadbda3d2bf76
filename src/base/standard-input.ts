import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { devNull } from 'node:os'
import { PassThrough } from 'node:stream'
import { isatty } from 'node:tty'
import { AppError } from './errors.ts'

/** Hands on what comes, and ends when the one it is for does; Ctrl+C is for that one to answer. */
const COPY = `process.on('SIGINT', () => {}); process.stdout.on('error', () => process.exit(0)); process.stdin.pipe(process.stdout)`

let taken: AsyncIterable<Uint8Array> | undefined
let isClosed = false

/**
 * What comes at standard input. Once a store may have been opened within this process it is gone (see below): a command that reads it
 * takes it before, and may read it after.
 *
 * @throws {AppError} while it is read: what is there cannot be read to its end.
 */
export function takeStandardInput(): AsyncIterable<Uint8Array> {
  if (taken) return taken
  if (isClosed) throw new Error('standard input is taken after it was closed')
  taken = isatty(0) ? process.stdin : copied()
  return taken
}

/**
 * The embedded evidence engine takes what waits at standard input for rows of what is just inserted (its client does so for
 * "clickhouse-local < file", and no setting prevents it): rows nobody sent, or a fault of the program. So nothing stays there. Called
 * before anything else opens files: the lowest number that is free is given to the next, on whatever thread.
 */
export function closeStandardInput(): void {
  if (isClosed || isatty(0)) return
  isClosed = true
  closeSync(0)
  if (openSync(devNull, 'r') !== 0) throw new Error('another file was opened where standard input was')
}

/** By a process of its own: this one cannot keep a file, a pipe or a socket under another number, and could not read all three in one way. */
function copied(): AsyncIterable<Uint8Array> {
  const copy = spawn(process.execPath, ['--eval', COPY], { stdio: ['inherit', 'pipe', 'ignore'], env: {} })
  const end = () => copy.kill('SIGKILL')
  process.once('exit', end)
  const ended = once(copy, 'exit').finally(() => process.off('exit', end))
  ended.catch(() => undefined)
  // Node throws away what a child wrote and nobody reads yet when it exits.
  const kept = copy.stdout.pipe(new PassThrough())
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* kept
    const [code] = await ended.catch(() => [1])
    if (code !== 0)
      throw new AppError('invalid_input', 'Standard input cannot be read to its end. Pipe a file or a program into it.')
  }
  return chunks()
}
