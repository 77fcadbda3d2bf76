import { AppError } from '../base/errors.ts'
import type { Terminal } from './command.ts'

/** Tokens, passwords and addresses are short; whoever sends more has sent something else. */
const MOST_BYTES = 65_536

/** What no history of commands should have: it comes from standard input. `what` is its name in a sentence: "the token". */
export async function secretFrom(terminal: Terminal, what: string): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of terminal.stdin()) {
    bytes += part.length
    if (bytes > MOST_BYTES)
      throw new AppError('invalid_input', `More than 64 KB came on standard input. Give only ${what}.`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

export async function tokenFrom(terminal: Terminal): Promise<string> {
  const token = (await secretFrom(terminal, 'the token')).trim()
  if (token !== '') return token
  throw new AppError(
    'invalid_input',
    'Nothing came on standard input. Give the token there, so that no history of commands has it.',
  )
}
