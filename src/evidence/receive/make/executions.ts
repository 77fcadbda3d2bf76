import { type Micros, parseTime } from '../../../base/time.ts'

/**
 * What the API of Make says of an execution, as far as it can be read. Its log is one of what happened to a scenario: beside executions
 * it tells that somebody changed, started or stopped it, and none of these is a run.
 */
export type MakeExecution = {
  readonly scenario: string
  readonly id: string
  readonly began: Micros
  /** Undefined where it has not ended, or does not say how. */
  readonly ending: MakeEnding | undefined
  readonly durationMs: number | undefined
  /** How it was begun: "auto", "manual". */
  readonly type: string | undefined
  readonly isInstant: boolean | undefined
  readonly operations: number | undefined
  /** Hundredths of a credit, as Make counts them. */
  readonly centicredits: number | undefined
  readonly transferBytes: number | undefined
  readonly error: MakeError | undefined
}

export type MakeEnding = 'success' | 'warning' | 'error'

export type MakeError = {
  readonly name: string | undefined
  readonly message: string | undefined
  /** The module that caused it, and the app that it is of. */
  readonly module: string | undefined
  readonly app: string | undefined
}

/** An execution that waits to be mended, because its scenario keeps those that ended in an error. */
export type Incomplete = {
  readonly id: string
  readonly reason: string | undefined
  readonly created: Micros | undefined
  readonly isResolved: boolean
  /** Make tries it again by itself. */
  readonly isRetried: boolean
  readonly attempts: number | undefined
  /** Of which execution it is left; told of a single one only. */
  readonly execution: string | undefined
}

const endings: Readonly<Record<number, MakeEnding>> = { 1: 'success', 2: 'warning', 3: 'error' }
const details: Readonly<Record<string, MakeEnding>> = { SUCCESS: 'success', WARNING: 'warning', ERROR: 'error' }

export function executionIn(value: unknown, scenario: string): MakeExecution | undefined {
  if (!isMap(value)) return undefined
  const { id, eventType, status, timestamp, type } = value
  // The log of today says which lines are executions, and tells that one began on a line of its own; the one before said neither.
  const isExecution = eventType === undefined ? typeof status === 'number' : eventType === 'EXECUTION_END'
  const began = typeof timestamp === 'string' ? parseTime(timestamp)?.micros : undefined
  if (!isExecution || typeof id !== 'string' || id === '' || began === undefined) return undefined
  return {
    scenario,
    id: plainId(id),
    began,
    ending: typeof status === 'number' ? endings[status] : undefined,
    durationMs: countIn(value.duration),
    type: textIn(type),
    isInstant: typeof value.instant === 'boolean' ? value.instant : undefined,
    operations: countIn(value.operations),
    centicredits: countIn(value.centicredits),
    transferBytes: countIn(value.transfer),
    error: errorIn(value.error),
  }
}

/** What Make says of a single execution beside what its log tells: how it ended, and by which module. */
export function detailIn(value: unknown): { ending: MakeEnding | undefined; error: MakeError | undefined } {
  if (!isMap(value)) return { ending: undefined, error: undefined }
  return {
    ending: typeof value.status === 'string' ? details[value.status] : undefined,
    error: errorIn(value.error),
  }
}

function errorIn(value: unknown): MakeError | undefined {
  if (!isMap(value)) return undefined
  const cause = isMap(value.causeModule) ? value.causeModule : {}
  const error = {
    name: textIn(value.name),
    message: textIn(value.message),
    module: textIn(cause.name),
    app: textIn(cause.appName),
  }
  return Object.values(error).some((one) => one !== undefined) ? error : undefined
}

export function incompleteIn(value: unknown): Incomplete | undefined {
  if (!isMap(value) || typeof value.id !== 'string' || value.id === '') return undefined
  const { created, executionId } = value
  return {
    id: value.id,
    reason: textIn(value.reason),
    created: typeof created === 'string' ? parseTime(created)?.micros : undefined,
    isResolved: value.resolved === true,
    isRetried: value.retry === true,
    attempts: countIn(value.attempts),
    execution: typeof executionId === 'string' && executionId !== '' ? plainId(executionId) : undefined,
  }
}

/** The same id is told with dashes and without. */
const plainId = (id: string): string =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? id.replaceAll('-', '').toLowerCase() : id

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined
const countIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
