import { AppError } from '../base/errors.ts'
import type { Terminal } from './command.ts'

/** A token is short; whoever sends more has sent something else. */
const MOST_BYTES = 65_536

/** From standard input, so that no history of commands has it. */
export async function tokenFrom({ stdin }: Terminal): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of stdin) {
    bytes += part.length
    if (bytes > MOST_BYTES)
      throw new AppError('invalid_input', 'More than 64 KB came on standard input. Give only the token.')
    parts.push(part)
  }
  const token = Buffer.concat(parts).toString('utf8').trim()
  if (token !== '') return token
  throw new AppError(
    'invalid_input',
    'Nothing came on standard input. Give the token there, so that no history of commands has it.',
  )
}
