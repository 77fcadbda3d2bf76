import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { ClosedAddress, isClosed, openLookup } from '../../../base/address.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'

/** A question to a platform: its path begins beneath the address of the platform. */
export type Question = {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly path: string
  /** A list is asked as its name, once for each. */
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>
  readonly body?: object
  /** Of this question alone. */
  readonly headers?: Readonly<Record<string, string>>
  /** What is sent instead of JSON, as a page of a browser sends what was filled in. */
  readonly form?: Readonly<Record<string, string>>
}

/** What it said to a question that it understood: the status, and what its JSON holds; undefined where that is empty. */
export type Answered = { readonly status: number; readonly body: unknown }

export type Ask = (question: Question) => Promise<Answered>

export type Asked = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** What the platform is called in a sentence: "n8n". */
  readonly platform: string
  readonly perSecond: number
  /** For so long it wants to be left alone after too many questions, where it does not say so itself. */
  readonly restMs?: number
  /** What stands in no header as it is and must be in no answer either. */
  readonly secrets?: readonly string[]
  /** Ends a question that is under way. */
  readonly signal?: AbortSignal | undefined
}

/** Longer than a list of large executions takes, and soon enough that others have their turn. */
const TIMEOUT_MS = 30_000
/** A page of executions with their data is held in the memory, once. */
const MOST_BYTES = 32 * 1024 * 1024
/** How often it is asked again where that can help, and the longest that is waited for within one read. */
const TRIES = 4
const LONGEST_WAIT_MS = 20_000

/** It wants to be left alone: until when, in milliseconds from now. */
export class ComeAgain extends AppError {
  readonly afterMs: number
  constructor(sentence: string, afterMs: number) {
    super('unreachable', sentence)
    this.afterMs = afterMs
  }
}

/** One list may not be read with this key: the others may. */
export class ListRefused extends AppError {}

/** What it would answer is more than is taken in at once: less can be asked for. */
export class TooMuch extends AppError {}

/**
 * Asks a platform over HTTP: with a time limit, answers of a bounded size, not more often than a few times a second, and again after
 * what passes. Goes nowhere but where it was told to: redirects are answered with where they lead, and addresses at which no platform
 * is are refused after the name was resolved. Throws one sentence for each way in which there is no answer; what the answer means is
 * for the caller.
 */
export function createAsk({ url, headers, platform, perSecond, restMs, secrets = [], signal }: Asked): Ask {
  const base = new URL(url)
  const parsed = parserOf([...Object.values(headers), ...secrets])
  let free = 0
  const myTurn = async () => {
    const now = performance.now()
    const wait = free - now
    free = Math.max(free, now) + 1000 / perSecond
    if (wait > 0) await sleep(wait, undefined, { signal })
  }
  return async (question) => {
    for (let tried = 1; ; tried++) {
      await myTurn()
      const answer = await askOnce(base, headers, question, { platform, outer: signal, parsed }).catch(
        (error: unknown) => {
          if (tried === TRIES || !isBroken(error)) throw asSentence(error, base, platform)
          return undefined
        },
      )
      if (answer && !isPassing(answer.status)) return answer
      const asked = answer?.retryAfterMs ?? (answer?.status === 429 ? restMs : undefined)
      const wait = asked ?? 250 * 2 ** tried
      if (answer && (tried === TRIES || wait > LONGEST_WAIT_MS)) throw passing(answer.status, base, platform, wait)
      await sleep(wait, undefined, { signal })
    }
  }
}

/** A connection that was cut, as by a proxy that starts anew. What answers nothing at all is left for the next read. */
const isBroken = (error: unknown) =>
  !(error instanceof AppError) && ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error))
const isPassing = (status: number) => status === 429 || status >= 500

export type Once = Answered & { readonly retryAfterMs: number | undefined; readonly headers: IncomingHttpHeaders }
type Asking = {
  readonly platform: string
  readonly outer: AbortSignal | undefined
  readonly parsed: (bytes: Buffer) => unknown
  /** What has moved for good is answered as such, and not taken for another page. */
  readonly mayMove?: boolean
}

/** One question, once. Throws what went wrong on the way as it came: `asSentence` says it. */
export async function askOnce(
  base: URL,
  headers: Asked['headers'],
  { method = 'GET', path, query = {}, body, headers: own, form }: Question,
  { platform, outer, parsed, mayMove = false }: Asking,
): Promise<Once> {
  const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base)
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one))
  // An address that stands in the URL itself is not looked up.
  if (isClosed(url.hostname)) throw closedAddress(base)
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const text = form ? new URLSearchParams(form).toString() : body && JSON.stringify(body)
  const sent = text === undefined ? undefined : Buffer.from(text)
  const type = form ? 'application/x-www-form-urlencoded' : 'application/json'
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method,
        headers: {
          accept: 'application/json',
          ...headers,
          ...own,
          ...(sent ? { 'content-type': type, 'content-length': sent.length } : {}),
        },
        lookup: openLookup,
        signal: outer ? AbortSignal.any([outer, timeout]) : timeout,
      },
      resolve,
    )
    request.on('error', reject)
    request.end(sent)
  })
  const status = response.statusCode ?? 0
  if (status >= 300 && status < 400 && !(mayMove && status === 301)) {
    response.destroy()
    throw leadsOn(response.headers.location, base, platform)
  }
  const bytes = await taken(response, platform)
  const retryAfterMs = waitOf(response.headers['retry-after'])
  // What failed is told by its status: its text may be anything, such as the page of a proxy.
  if (status >= 300) return { status, body: parsed(bytes), retryAfterMs, headers: response.headers }
  const read = bytes.length === 0 ? undefined : parsed(bytes)
  if (bytes.length > 0 && read === undefined)
    throw new AppError(
      'unreachable',
      say`${base.origin} answers, but not as ${platform} does: what came is no JSON. Is this the address of ${platform} itself?`,
    )
  return { status, body: read, retryAfterMs, headers: response.headers }
}

export async function taken(response: IncomingMessage, platform: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) {
      response.destroy()
      throw new TooMuch(
        'unreachable',
        say`An answer of ${platform} is larger than ${MOST_BYTES / 1024 / 1024} MB, which is not taken in.`,
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** JSON, without the credential it was asked with: whoever calls a platform by its own API may have it among what is told. */
export function parserOf(headers: readonly string[]): (bytes: Buffer) => unknown {
  const secrets = headers.map((value) => value.replace(/^(?:Bearer|Token|Basic) /, ''))
  return (bytes) => {
    try {
      const text = secrets.reduce((told, one) => told.replaceAll(one, '[redacted]'), bytes.toString('utf8'))
      return JSON.parse(text) as unknown
    } catch {
      return undefined
    }
  }
}

/** Seconds, or a date. */
export function waitOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), 24 * 3_600_000) : undefined
}

export const passing = (status: number, base: URL, platform: string, wait: number): AppError =>
  status === 429
    ? new ComeAgain(
        say`${platform} at ${base.origin} asks not to be asked so often (429). It is asked again later.`,
        wait,
      )
    : new ComeAgain(
        say`${platform} at ${base.origin} fails (${status}). Look at its log, or at the proxy before it; it is asked again later.`,
        wait,
      )

export const closedAddress = (base: URL) =>
  new AppError(
    'invalid_input',
    say`${base.hostname} leads to an address at which machines of a cloud or a local link answer, and no platform. Give another URL.`,
  )

function leadsOn(location: string | undefined, base: URL, platform: string): AppError {
  const to = location !== undefined && URL.canParse(location, base) ? new URL(location, base) : undefined
  if (to && to.host === base.host && to.protocol !== base.protocol)
    return new AppError('invalid_input', say`${base.origin} leads on to ${to.origin}. Give that as the URL.`)
  return new AppError(
    'invalid_input',
    to && to.origin !== base.origin
      ? say`${base.origin} leads on to ${to.origin}, where the key is not sent. Give the address of ${platform} itself, past any sign-in before it.`
      : say`${base.origin} leads on to another page, as a sign-in does. Give the address of ${platform} itself, past any sign-in before it.`,
  )
}

/** What the network says, in words that somebody can act on. */
export function asSentence(error: unknown, base: URL, platform: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof ClosedAddress) return closedAddress(base)
  const code = codeOf(error)
  const unreachable = (sentence: string) => new AppError('unreachable', sentence, { cause: error })
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreachable(say`No machine named ${base.hostname} is found. Check the URL of ${platform}.`)
    case 'ECONNREFUSED':
      return unreachable(say`Nothing answers at ${base.origin}. Is ${platform} running there, and is the port right?`)
    case 'ABORT_ERR':
    case 'TimeoutError':
    case 'ETIMEDOUT':
      return unreachable(
        say`${platform} at ${base.origin} did not answer within ${TIMEOUT_MS / 1000} seconds. Can this machine reach it?`,
      )
    case 'EPROTO':
    case 'HPE_INVALID_CONSTANT':
      return unreachable(
        say`${base.origin} does not speak ${base.protocol.slice(0, -1)}. Try the other of http and https.`,
      )
  }
  if (/CERT|TLS|SSL/.test(code))
    return unreachable(
      say`The certificate of ${base.origin} is not trusted here (${code}). Give this machine the certificate of its authority (NODE_EXTRA_CA_CERTS).`,
    )
  return unreachable(say`The connection to ${base.origin} broke off (${code}). It is asked again later.`)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'TimeoutError') return error.name
  const own = (error as { code?: unknown }).code
  const [first] = (error as { errors?: unknown[] }).errors ?? []
  const inner = own ?? (first as { code?: unknown } | undefined)?.code ?? (error.cause as { name?: unknown })?.name
  return typeof inner === 'string' ? inner : error.name
}
