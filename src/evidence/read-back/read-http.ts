import http from 'node:http'
import https from 'node:https'
import { ClosedAddress, isClosed, openLookup } from '../../base/address.ts'
import type { Clock } from '../../base/clock.ts'
import { PRODUCT } from '../../base/product.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { RECORD, type ReadBack } from '../../plan/read-back.ts'
import { aheadBy, mergedInto, type NotRead, type Reading, readAnswer, unreadable } from './reading.ts'

const TIMEOUT_MS = 10_000
/** A record is small; whoever sends more has sent something else. */
const MOST_BYTES = 1024 * 1024
/** From a record to the one that took its place, and from that to the next. */
const MOST_HOPS = 3

export type HttpReader = {
  readonly how: ReadBack
  readonly credential: string | undefined
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly timeoutMs?: number
}

/**
 * Reads one record over HTTP. Only the machine that the plan names is asked: where it sends elsewhere nobody follows, and the
 * credential goes nowhere else.
 */
export async function readOverHttp(record: string, reader: HttpReader): Promise<Reading> {
  const { how } = reader
  let url = addressOf(how.url ?? '', record)
  let isMerged = false
  for (let hop = 0; url !== undefined && hop <= MOST_HOPS; hop++) {
    const answered = await get(url, reader)
    if (answered.kind === 'moved') {
      const to: URL | undefined = URL.canParse(answered.to, url) ? new URL(answered.to, url) : undefined
      if (to?.origin !== url.origin) return unreadable('leads_elsewhere', false)
      url = to
      isMerged = true
      continue
    }
    if (answered.kind !== 'answered') return answered
    const into = mergedInto(answered.answer, how)
    if (into === null || into === record) return readAnswer(answered.answer, how, { isMerged, ahead: answered.ahead })
    url = addressOf(how.url ?? '', into)
    isMerged = true
  }
  return unreadable('leads_elsewhere', false)
}

/** Undefined for an id that would lead to another place than a record's. */
function addressOf(template: string, record: string): URL | undefined {
  if (/^\.{1,2}$/.test(record)) return undefined
  return new URL(template.replaceAll(RECORD, encodeURIComponent(record.toWellFormed())))
}

type Answered =
  | { readonly kind: 'answered'; readonly answer: unknown; readonly ahead: Micros }
  | { readonly kind: 'moved'; readonly to: string }
  | Exclude<Reading, { kind: 'read' }>

async function get(url: URL, reader: HttpReader): Promise<Answered> {
  if (isClosed(url.hostname)) return unreadable('the_address_is_closed', true)
  const began = reader.clock.now()
  try {
    const response = await asked(url, reader)
    const { statusCode: status = 0, headers } = response
    const outcome = outcomeOf(status, headers.location)
    if (outcome !== 'read') {
      response.destroy()
      return outcome
    }
    const text = await bodyOf(response)
    if (text === undefined) return unreadable('the_answer_is_too_large', false)
    const told = Date.parse(headers.date ?? '') * 1000
    const waited = { began, ended: reader.clock.now() }
    return {
      kind: 'answered',
      answer: JSON.parse(text),
      ahead: Number.isNaN(told) ? 0 : aheadBy(told, MICROS.s, waited),
    }
  } catch (error) {
    return failureOf(error)
  }
}

function asked(
  url: URL,
  { how, credential, signal, timeoutMs = TIMEOUT_MS }: HttpReader,
): Promise<http.IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
  const headers = {
    accept: 'application/json',
    'user-agent': PRODUCT.replace(' ', '/'),
    ...(credential === undefined ? {} : { [how.header ?? 'Authorization']: credential }),
  }
  const { request } = url.protocol === 'https:' ? https : http
  request(url, { headers, lookup: openLookup, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) })
    .on('response', resolve)
    .on('error', reject)
    .end()
  return promise
}

/** Only 301 and 308 say that a record stands elsewhere for good; the others are how one is sent to sign in. */
function outcomeOf(status: number, location: string | undefined): Answered | 'read' {
  if (status >= 200 && status < 300) return 'read'
  if ((status === 301 || status === 308) && location !== undefined) return { kind: 'moved', to: location }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status >= 300 && status < 400) return unreadable('leads_elsewhere', false)
  if (status === 401 || status === 403 || status === 407) return unreadable('the_credential_is_refused', true)
  if (status === 429) return unreadable('asked_too_often', true)
  return unreadable(status >= 500 ? 'error_of_the_system' : 'answered_otherwise', status >= 500)
}

async function bodyOf(response: http.IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length
    // Leaving the loop ends the connection.
    if (bytes > MOST_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function failureOf(error: unknown): NotRead {
  const { name, code } = error as { name?: string; code?: string }
  if (error instanceof SyntaxError) return unreadable('the_answer_is_no_json', false)
  if (error instanceof ClosedAddress) return unreadable('the_address_is_closed', true)
  if (name === 'TimeoutError' || code === 'ETIMEDOUT' || code === 'ABORT_ERR')
    return unreadable('no_answer_in_time', true)
  // A value that no header may have.
  if (code === 'ERR_INVALID_CHAR') return unreadable('the_credential_is_refused', true)
  return unreadable('cannot_be_reached', true)
}
