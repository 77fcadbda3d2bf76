import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isClosed, openLookup } from '../../../base/address.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { asSentence, closedAddress, passing, taken, waitOf } from './ask.ts'

const TIMEOUT_MS = 30_000
/** What is published leads on to where it lies. */
const MOST_LEADS = 5
/** Where it does not say how long to wait. */
const WAIT_MS = 600_000

export type Followed = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent to the host of the address and to no other. */
  readonly secrets: Readonly<Record<string, string>>
  /** What is asked for, in a sentence: "the sheet". */
  readonly what: string
  /** What is said where it leads to a sign-in. */
  readonly signIn: (base: URL) => AppError
  readonly signal?: AbortSignal | undefined
}

export type Fetched = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly bytes: Buffer }

/**
 * Fetches what is at an address: bounded in bytes and time, and from no address at which machines of a cloud tell secrets, asked at every
 * step of the way. It follows where the address leads on to, but what is secret goes nowhere but where it was given for, and nothing
 * leads from https to http.
 */
export async function follow({ url, headers, secrets, what, signIn, signal }: Followed): Promise<Fetched> {
  const base = new URL(url)
  try {
    let at = base
    for (let leads = 0; ; leads++) {
      const isHome = at.origin === base.origin
      const response = await once(at, { 'accept-encoding': 'identity', ...headers, ...(isHome ? secrets : {}) }, signal)
      const status = response.statusCode ?? 0
      const { location } = response.headers
      if (status >= 300 && status < 400 && status !== 304 && location !== undefined && URL.canParse(location, at)) {
        response.destroy()
        const next = new URL(location, at)
        if (
          leads === MOST_LEADS ||
          !['http:', 'https:'].includes(next.protocol) ||
          (at.protocol === 'https:' && next.protocol === 'http:')
        )
          throw new AppError(
            'invalid_input',
            say`${base.origin} leads on to ${next.origin}, which is not followed. Give the address that it leads to in the end.`,
          )
        if (/accounts\.google\.com|login|signin/i.test(`${next.host}${next.pathname}`)) throw signIn(base)
        at = next
        continue
      }
      if (status === 304) {
        response.destroy()
        return { status, headers: response.headers, bytes: Buffer.alloc(0) }
      }
      const bytes = await taken(response, what)
      if (status === 429 || status >= 500)
        throw passing(status, base, what, waitOf(response.headers['retry-after']) ?? WAIT_MS)
      return { status, headers: response.headers, bytes }
    }
  } catch (error) {
    throw asSentence(error, base, what)
  }
}

async function once(at: URL, headers: Record<string, string>, signal?: AbortSignal): Promise<IncomingMessage> {
  // An address that stands in the URL itself is not looked up.
  if (isClosed(at.hostname)) throw closedAddress(at)
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  return await new Promise((resolve, reject) => {
    const request = (at.protocol === 'https:' ? requestHttps : requestHttp)(
      at,
      { headers, lookup: openLookup, signal: signal ? AbortSignal.any([signal, timeout]) : timeout },
      resolve,
    )
    request.on('error', reject)
    request.end()
  })
}
