import { inLanguage, say } from './say.ts'

/**
 * Every expected failure, once: the HTTP status, the exit code of the command line, and after how many seconds trying
 * again can help; null where it cannot before somebody has done something.
 * The sentence for the person is given where it happens: it names the thing, the value and the next step.
 */
export const errors = {
  invalid_input: { status: 400, exit: 2, retryS: null },
  not_signed_in: { status: 401, exit: 4, retryS: null },
  not_allowed: { status: 403, exit: 4, retryS: null },
  not_found: { status: 404, exit: 3, retryS: null },
  conflict: { status: 409, exit: 5, retryS: null },
  too_large: { status: 413, exit: 2, retryS: null },
  unsupported: { status: 415, exit: 2, retryS: null },
  invalid_plan: { status: 422, exit: 2, retryS: null },
  too_many_requests: { status: 429, exit: 6, retryS: 60 },
  busy: { status: 429, exit: 6, retryS: 1 },
  folder_in_use: { status: 503, exit: 5, retryS: 10 },
  port_in_use: { status: 503, exit: 5, retryS: null },
  unreachable: { status: 503, exit: 6, retryS: 10 },
  store_unavailable: { status: 503, exit: 6, retryS: 10 },
  // Not 507: what traces for others gives a batch up unless it is told to come again, and space is made in time.
  store_full: { status: 503, exit: 6, retryS: 60 },
} as const

export type ErrorCode = keyof typeof errors

/** A failure somebody can act on. Anything else that is thrown is a defect of ours. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** The sentence as it was made, which a face says in the language it is asked in; `message` is its English. */
  readonly said: string
  /** Parts for machines, such as the positions of a plan's errors. Never secrets or customers' text. */
  readonly details: unknown
  /** After how many seconds trying again can help, where that is known better than by the code. */
  readonly retryS: number | null
  constructor(
    code: ErrorCode,
    sentence: string,
    options: { details?: unknown; cause?: unknown; retryS?: number } = {},
  ) {
    super(inLanguage(sentence), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.said = sentence
    this.details = options.details
    this.retryS = options.retryS ?? errors[code].retryS
  }
}

/** What engines and files say that somebody can act on, as the failure it is; every other error as it came. */
export function asExpected(error: unknown): unknown {
  if (error instanceof AppError) return error
  const full = say`The disk that holds the data is full. Free some space and try again; nothing acknowledged is lost.`
  const zero = say`A name or text holds a zero byte (U+0000), which cannot be kept or looked for. Leave it out.`
  switch ((error as { code?: unknown }).code) {
    // PostgreSQL's disk_full, and the operating system's.
    case '53100':
    case 'ENOSPC':
      return new AppError('store_full', full, { cause: error })
    // PostgreSQL's character_not_in_repertoire and untranslatable_character: all that comes here is well-formed otherwise.
    case '22021':
    case '22P05':
      return new AppError('invalid_input', zero, { cause: error })
    default:
      return error
  }
}
