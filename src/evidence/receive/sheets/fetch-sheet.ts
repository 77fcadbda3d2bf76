import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { follow } from '../connectors/follow.ts'

/** What a sheet is called where it cannot be read. */
const NAME = say`the sheet`

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

/** Fetches a published sheet: it follows where the address leads on to, as published sheets do. */
export async function fetchSheet({ url, key, etag, signal }: AskedSheet): Promise<FetchedSheet> {
  const base = new URL(url)
  const { status, headers, bytes } = await follow({
    url,
    headers: { accept: 'text/csv, text/*;q=0.5', ...(etag !== null ? { 'if-none-match': etag } : {}) },
    secrets: key === '' ? {} : { authorization: key },
    ...{ what: NAME, signIn: noSheet, signal },
  })
  if (status === 304) return undefined
  if (status === 401 || status === 403)
    throw new AppError(
      'invalid_input',
      say`${base.origin} does not give the sheet to us (${status}). Publish it, or give a key that may read it.`,
    )
  if (status >= 400)
    throw new AppError('invalid_input', say`${base.origin} has no sheet there (${status}). Is it published still?`)
  if (/^\s*<(?:!doctype|html)/i.test(bytes.subarray(0, 200).toString('utf8'))) throw noSheet(base)
  return { bytes, etag: headers.etag ?? null }
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
