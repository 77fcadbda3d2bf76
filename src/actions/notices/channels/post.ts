import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { ClosedAddress, isClosed, openLookup } from '../../../base/address.ts'
import { AppError } from '../../../base/errors.ts'
import { PRODUCT } from '../../../base/product.ts'
import { say } from '../../../base/say.ts'
import type { Outcome, Sending } from './channel.ts'

/** Of an answer only so much is read: what it says is its status. */
const MOST_BYTES = 64 * 1024
/** Nobody is heard who asks to wait longer: it would be given up before. */
const LONGEST_WAIT_MS = 24 * 3_600_000

/** The address of a place, or why it cannot be one, in a sentence. */
export function readAddress(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new AppError(
      'invalid_input',
      say`The address is no URL that begins with https:// or http://. Copy the whole of it from where the webhook was made.`,
    )
  if (isClosed(url.hostname))
    throw new AppError(
      'invalid_input',
      say`${url.hostname} leads to an address at which machines of a cloud or a local link answer, and nobody who is told. Give another URL.`,
    )
  return url
}

/**
 * Posts a message to a place. Only the machine of the address is asked: where it leads elsewhere nobody follows. Sentences name its host
 * and never its path, which is a secret with most chats.
 */
export async function post(
  address: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  { signal, now }: Sending,
): Promise<Outcome> {
  const url = new URL(address)
  if (isClosed(url.hostname)) return closed(url)
  const bytes = Buffer.from(body)
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
        url,
        {
          method: 'POST',
          headers: { 'user-agent': PRODUCT.replace(' ', '/'), ...headers, 'content-length': bytes.length },
          lookup: openLookup,
          signal,
        },
        resolve,
      )
      request.on('error', reject)
      request.end(bytes)
    })
    const outcome = outcomeOf(url, response, now / 1000)
    await drained(response).catch(() => undefined)
    return outcome
  } catch (error) {
    return failureOf(error, url)
  }
}

function outcomeOf(url: URL, { statusCode: status = 0, headers }: IncomingMessage, nowMs: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  const afterMs = waitOf(headers['retry-after'], nowMs)
  const wait = afterMs === undefined ? {} : { afterMs }
  if (status === 429)
    return { kind: 'again', why: say`${url.host} asks not to be told so often (429).`, mayHaveArrived: false, ...wait }
  if (status === 408 || status === 503)
    return { kind: 'again', why: say`${url.host} took nothing (${status}).`, mayHaveArrived: false, ...wait }
  if (status >= 500) return { kind: 'again', why: say`${url.host} failed (${status}).`, mayHaveArrived: true, ...wait }
  if (status >= 300 && status < 400)
    return { kind: 'refused', why: say`${url.host} leads on to another address. Set that up instead.` }
  return {
    kind: 'refused',
    why:
      status === 404 || status === 410
        ? say`${url.host} does not know this address any more (${status}). Make a new one there.`
        : say`${url.host} refused it (${status}).`,
  }
}

/** Seconds, or a date. */
function waitOf(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined
  const ms = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_WAIT_MS) : undefined
}

/** Read, so that the connection ends as connections do. */
async function drained(response: IncomingMessage): Promise<void> {
  let bytes = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BYTES) break
  }
}

const closed = (url: URL): Outcome => ({
  kind: 'refused',
  why: say`${url.hostname} leads to an address at which machines of a cloud or a local link answer, and nobody who is told. Give another URL.`,
})

/** What never got so far that anything was sent. */
const BEFORE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function failureOf(error: unknown, url: URL): Outcome {
  if (error instanceof ClosedAddress) return closed(url)
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { kind: 'again', why: say`No machine named ${url.hostname} is found.`, mayHaveArrived: false }
  if (BEFORE.has(code)) return { kind: 'again', why: say`Nothing answers at ${url.host}.`, mayHaveArrived: false }
  if (/CERT|TLS|SSL|EPROTO/.test(code))
    return { kind: 'again', why: say`The certificate of ${url.host} is not trusted (${code}).`, mayHaveArrived: false }
  if (code === 'ABORT_ERR' || code === 'TimeoutError' || code === 'ETIMEDOUT')
    return { kind: 'again', why: say`${url.host} did not answer in time.`, mayHaveArrived: true }
  return { kind: 'again', why: say`The connection to ${url.host} broke off (${code}).`, mayHaveArrived: true }
}

export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const own = (error as { code?: unknown }).code
  const [first] = (error as { errors?: unknown[] }).errors ?? []
  const found = own ?? (first as { code?: unknown } | undefined)?.code
  return typeof found === 'string' ? found : error.name
}
