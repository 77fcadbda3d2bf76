import { writeFileSync } from 'node:fs'
import { AppError } from '../base/errors.ts'

/** Writes a file where somebody asked for it. */
export function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content)
  } catch (cause) {
    throw new AppError(
      'invalid_input',
      `${file} cannot be written (${(cause as NodeJS.ErrnoException).code}). Choose another place for it.`,
      { cause },
    )
  }
}
