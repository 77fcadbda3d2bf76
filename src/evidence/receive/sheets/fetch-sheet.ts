import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isClosed, openLookup } from '../../../base/address.ts'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { asSentence, closedAddress, passing, taken, waitOf } from '../connectors/ask.ts'

/** What a sheet is called where it cannot be read. */
const NAME = say`the sheet`
const TIMEOUT_MS = 30_000
/** Published sheets lead on to where the file lies. */
const MOST_LEADS = 5

export type AskedSheet = {
  readonly url: string
  /** The whole value of the header "Authorization"; empty for what is published. */
  readonly key: string
  /** What it was told to be when it was read last: it answers that nothing changed, where it can. */
  readonly etag: string | null
  readonly signal?: AbortSignal | undefined
}

/** A sheet as it is now; undefined where it says that nothing changed. */
export type FetchedSheet = { readonly bytes: Buffer; readonly etag: string | null } | undefined

/**
 * Fetches a published sheet: bounded in bytes and time, and from no address at which machines of a cloud tell secrets, asked at every step of
 * the way. It follows where the address leads on to, as published sheets do, but a key goes nowhere but where it was given for, and
 * nothing leads from https to http.
 */
export async function fetchSheet({ url, key, etag, signal }: AskedSheet): Promise<FetchedSheet> {
  const base = new URL(url)
  try {
    let at = base
    for (let leads = 0; ; leads++) {
      const isHome = at.origin === base.origin
      const response = await ask(at, {
        accept: 'text/csv, text/*;q=0.5',
        'accept-encoding': 'identity',
        ...(key !== '' && isHome ? { authorization: key } : {}),
        ...(etag !== null ? { 'if-none-match': etag } : {}),
      })
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
            say`${base.origin} leads on to ${next.origin}, which is not followed. Give the address of the sheet itself.`,
          )
        if (/accounts\.google\.com|login|signin/i.test(`${next.host}${next.pathname}`)) throw noSheet(base)
        at = next
        continue
      }
      if (status === 304) {
        response.destroy()
        return undefined
      }
      const bytes = await taken(response, NAME)
      if (status === 429 || status >= 500)
        throw passing(status, base, NAME, waitOf(response.headers['retry-after']) ?? 600_000)
      if (status === 401 || status === 403)
        throw new AppError(
          'invalid_input',
          say`${base.origin} does not give the sheet to us (${status}). Publish it, or give a key that may read it.`,
        )
      if (status >= 400)
        throw new AppError('invalid_input', say`${base.origin} has no sheet there (${status}). Is it published still?`)
      if (/^\s*<(?:!doctype|html)/i.test(bytes.subarray(0, 200).toString('utf8'))) throw noSheet(base)
      return { bytes, etag: response.headers.etag ?? null }
    }
  } catch (error) {
    throw asSentence(error, base, NAME)
  }

  async function ask(at: URL, headers: Record<string, string>): Promise<IncomingMessage> {
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
}

const noSheet = (base: URL) =>
  new AppError(
    'invalid_input',
    say`${base.origin} answers with a page and no CSV. In Google Sheets: File, Share, Publish to web, choose the sheet and CSV, and give the address that is shown.`,
  )

/** The address of a sheet as it is kept, from what people paste: the page of a Google sheet is read as its CSV. */
export function readSheetUrl(given: string): string {
  const text = given.trim()
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new AppError(
      'invalid_input',
      say`"${text.slice(0, 200)}" is no address of a sheet. Write it like https://docs.google.com/spreadsheets/d/e/…/pub?output=csv.`,
    )
  if (url.username !== '' || url.password !== '')
    throw new AppError(
      'invalid_input',
      say`The URL holds a user or a password. Leave them out, and give them as the key: Basic and what stands for them.`,
    )
  if (url.hostname !== 'docs.google.com') {
    url.hash = ''
    return url.href
  }
  const published = /^(\/spreadsheets\/d\/e\/[^/]+)\/pub(?:html)?$/.exec(url.pathname)
  const own = /^(\/spreadsheets\/d\/[^/]+)(?:\/(?:edit|view|export|htmlview).*)?$/.exec(url.pathname)
  const gid = url.searchParams.get('gid') ?? /gid=(\d+)/.exec(url.hash)?.[1]
  const sheet = gid === undefined ? '' : `&gid=${gid}`
  if (published) return `${url.origin}${published[1]}/pub?output=csv${sheet === '' ? '' : `${sheet}&single=true`}`
  if (own && own[1] !== '/spreadsheets/d/e') return `${url.origin}${own[1]}/export?format=csv${sheet}`
  url.hash = ''
  return url.href
}
