import { AftercareError } from '../../sdk/src/client.ts'
import { AppError, asExpected, type ErrorCode, errors } from '../base/errors.ts'

/** What a failure ends the program with, by the one table of errors; 1 is a defect of ours. */
export function exitOf(thrown: unknown): { code: number; sentence: string } {
  const error = asExpected(thrown)
  if (error instanceof AppError) return { code: errors[error.code].exit, sentence: error.message }
  if (error instanceof AftercareError) {
    const known = Object.hasOwn(errors, error.code) ? errors[error.code as ErrorCode] : undefined
    return { code: known?.exit ?? 1, sentence: error.message }
  }
  const { message, stack } = error as Error
  return { code: 1, sentence: `This is a defect of Aftercare, please report it: ${stack ?? message}` }
}
