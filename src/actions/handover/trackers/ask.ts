import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../../base/errors.ts'
import { PRODUCT } from '../../../base/product.ts'
import { say } from '../../../base/say.ts'
import {
  askOnce,
  asSentence,
  ComeAgain,
  parserOf,
  passing,
  type Question,
} from '../../../evidence/receive/connectors/ask.ts'

export type Heard = { readonly status: number; readonly body: unknown; readonly headers: IncomingHttpHeaders }
export type AskTracker = (question: Question) => Promise<Heard>

type Asked = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** What the tool is called in a sentence: "Jira". */
  readonly name: string
  readonly secrets: readonly string[]
  /** How often in a second at the most. */
  readonly perSecond: number
  readonly signal?: AbortSignal | undefined
  /** For so long it wants to be left alone, in milliseconds, where it says so by other means than 429; undefined where it does not. */
  readonly restOf?: (heard: Heard) => number | undefined
}

/** Of what does not say for how long. */
const REST_MS = 60_000

/**
 * Asks a tool once. Where it fails, or wants to be left alone, that is thrown with the time it asks for and never tried again here: a
 * question that makes a ticket must not be repeated before somebody has looked for what came of it.
 */
export function createAskTracker({ url, headers, name, secrets, perSecond, signal, restOf }: Asked): AskTracker {
  const base = new URL(url)
  const parsed = parserOf(secrets)
  const sent = { 'user-agent': PRODUCT.replace(' ', '/'), ...headers }
  let free = 0
  return async (question) => {
    const wait = free - performance.now()
    free = Math.max(free, performance.now()) + 1000 / perSecond
    if (wait > 0) await sleep(wait, undefined, { signal })
    const answer = await askOnce(base, sent, question, { platform: name, outer: signal, parsed, mayMove: true }).catch(
      (error: unknown) => {
        throw asSentence(error, base, name)
      },
    )
    const rest = restOf?.(answer) ?? (answer.status === 429 ? (answer.retryAfterMs ?? REST_MS) : undefined)
    if (rest !== undefined) throw new NotTaken(passing(429, base, name, rest).said, rest)
    if (answer.status >= 500) throw passing(answer.status, base, name, answer.retryAfterMs ?? 0)
    return answer
  }
}

/** It was asked too often: what it was asked for it has not done. */
class NotTaken extends ComeAgain {}

/** What never got so far that anything was sent. */
const BEFORE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Whether what was asked for may have been done in spite of what came back, or did not. */
export function mayBeDone(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code !== 'unreachable' || error instanceof NotTaken) return false
  const { code, errors = [] } = (error.cause ?? {}) as { code?: unknown; errors?: { code?: unknown }[] }
  return !BEFORE.includes(String(code ?? errors[0]?.code))
}

/** It was understood and refused: asked again as it is, it would be again. */
export const refusedBy = (name: string, status: number, said: string): AppError =>
  new AppError(
    'invalid_input',
    said === '' ? say`${name} refused it (${status}).` : say`${name} refused it (${status}): ${said}`,
  )

export const keyRefused = (name: string, place: string): AppError =>
  new AppError('invalid_input', say`${name} does not take the token. Make a new one under ${place}, and give it here.`)

/** It can be asked again later. */
export const mayPass = (error: unknown): boolean => error instanceof AppError && error.code === 'unreachable'
export const restAsked = (error: unknown): number | undefined =>
  error instanceof ComeAgain && error.afterMs > 0 ? error.afterMs : undefined

/** What a tool says of itself, short: it is shown to people, and is written by others. */
export const saidBy = (text: unknown): string =>
  typeof text === 'string' ? text.replaceAll(/\s+/g, ' ').trim().slice(0, 300) : ''
