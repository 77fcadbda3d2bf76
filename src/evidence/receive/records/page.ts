import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { type Micros, parseTime, toDate } from '../../../base/time.ts'
import { parserOf } from '../connectors/ask.ts'
import { type Fetched, follow } from '../connectors/follow.ts'
import { type Asking, at } from './asking.ts'

/** What is asked: where, with what, and which page of it. */
export type Question = {
  readonly url: string
  readonly secrets: Readonly<Record<string, string>>
  readonly asking: Asking
  /** What is new or changed since then; null for all there is. */
  readonly since: Micros | null
  /** In the words of the one before; null for the first page. */
  readonly next: string | null
  readonly signal?: AbortSignal | undefined
}

export type RecordPage = {
  readonly records: readonly unknown[]
  /** Null at the end. */
  readonly next: string | null
}

/** What it is called in a sentence. */
const NAME = say`the API`

/** A shorter one is no secret, and would take letters out of everything. */
const SHORTEST_SECRET = 6

/** An answer as it is, with what was secret taken out of every text, and where it says that the next page is. */
export async function askAnswer(question: Question): Promise<{ whole: unknown; link: string | undefined }> {
  const { url, secrets, asking, since, next, signal } = question
  const base = new URL(url)
  const fetched = await follow({
    url: addressOf(base, asking, since, next).href,
    headers: { accept: 'application/json', 'user-agent': 'aftercare', ...asking.headers },
    ...{ secrets, what: NAME, signIn: noApi, signal },
  })
  return { whole: jsonIn(fetched, base, secrets), link: nextLink(fetched.headers.link) }
}

/** One page of records. */
export async function askPage(question: Question): Promise<RecordPage> {
  const { url, asking, next } = question
  const base = new URL(url)
  const { whole, link } = await askAnswer(question)
  const records = at(whole, asking.records)
  if (!Array.isArray(records))
    throw new AppError(
      'invalid_input',
      asking.records === ''
        ? say`The answer of ${base.origin} is no list of records. Say under "records" where it stands, such as /data.`
        : say`The answer of ${base.origin} has no list at ${asking.records}. Say under "records" where it stands.`,
    )
  return { records, next: nextOf(asking, records.length, { whole, link, next, base }) }
}

function addressOf(base: URL, { paging, since }: Asking, from: Micros | null, next: string | null): URL {
  if (paging.by === 'link' && next !== null) return new URL(next)
  const url = new URL(base)
  const size = paging.by === 'none' ? undefined : paging.size
  if (size) url.searchParams.set(size.parameter, String(size.value))
  if (since && from !== null) url.searchParams.set(since.parameter, momentAs(since.as, from))
  if (paging.by === 'page') url.searchParams.set(paging.parameter, next ?? String(paging.first))
  if ((paging.by === 'offset' || paging.by === 'cursor') && next !== null) url.searchParams.set(paging.parameter, next)
  return url
}

function momentAs(as: NonNullable<Asking['since']>['as'], micros: Micros): string {
  const iso = toDate(micros).toISOString()
  switch (as) {
    case 'iso':
      return iso
    case 'day':
      return iso.slice(0, 10)
    case 'seconds':
      return String(Math.floor(micros / 1_000_000))
    case 'milliseconds':
      return String(Math.floor(micros / 1000))
  }
}

type Known = {
  readonly whole: unknown
  readonly link: string | undefined
  readonly next: string | null
  readonly base: URL
}

function nextOf({ paging }: Asking, count: number, { whole, link, next, base }: Known): string | null {
  const isShort = paging.by !== 'none' && paging.size !== undefined && count < paging.size.value
  switch (paging.by) {
    case 'none':
      return null
    case 'page':
      return count === 0 || isShort ? null : String(Number(next ?? paging.first) + 1)
    case 'offset':
      return count === 0 || isShort ? null : String(Number(next ?? 0) + count)
    case 'cursor': {
      const told = at(whole, paging.next)
      const text = typeof told === 'string' || typeof told === 'number' ? String(told) : ''
      return text === '' || text === next ? null : text
    }
    case 'link': {
      const told = paging.next === undefined ? link : at(whole, paging.next)
      if (typeof told !== 'string' || told === '' || !URL.canParse(told, base)) return null
      const url = new URL(told, base)
      if (url.origin !== base.origin)
        throw new AppError(
          'invalid_input',
          say`The next page of ${base.origin} is at ${url.origin}, where the key is not sent. It is not followed.`,
        )
      return url.href === next ? null : url.href
    }
  }
}

/** `<https://...?page=2>; rel="next", <...>; rel="last"` */
function nextLink(header: string | string[] | undefined): string | undefined {
  const all = [header ?? ''].flat().join(',')
  return [...all.matchAll(/<([^>]*)>((?:\s*;[^,<]*)*)/g)].find(([, , said]) =>
    /rel="?[^"]*\bnext\b/i.test(said ?? ''),
  )?.[1]
}

function jsonIn({ status, bytes }: Fetched, base: URL, secrets: Question['secrets']): unknown {
  const refused = (sentence: string) => new AppError('invalid_input', sentence)
  if (status === 401 || status === 403)
    throw refused(say`${base.origin} does not give the records to us (${status}). Give a key that may read them.`)
  if (status === 404)
    throw refused(say`${base.origin} has nothing at this address (404). Is it written as its manual has it?`)
  if (status >= 300)
    throw refused(
      say`${base.origin} does not take the question (${status}). Look at the parameters of the address, at "paging" and at "since".`,
    )
  const hidden = Object.values(secrets)
    .flatMap((value) => [value, value.replace(/^\S+ /, '')])
    .filter((value) => value.length >= SHORTEST_SECRET)
  const value = parserOf(hidden)(bytes)
  if (value === undefined) throw noApi(base)
  return value
}

const noApi = (base: URL) =>
  new AppError(
    'invalid_input',
    say`${base.origin} answers, but with no JSON. Give the address of its API, past any sign-in before it.`,
  )

/** The first moment from which is read. */
export function firstOf({ since }: Asking): Micros | null {
  if (since?.first === undefined) return null
  const read = parseTime(since.first)
  if (read) return read.micros
  throw new AppError(
    'invalid_input',
    say`The way to ask cannot be used: since.first is "${since.first.slice(0, 40)}", which is no time. Write it like 2026-03-09.`,
  )
}

/** The address of an API, as it is kept. */
export function readRecordsUrl(given: string): string {
  const text = given.trim()
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new AppError(
      'invalid_input',
      say`"${text.slice(0, 200)}" is no address of an API. Write it like https://desk.example.com/api/tickets?status=solved.`,
    )
  if (url.username !== '' || url.password !== '')
    throw new AppError(
      'invalid_input',
      say`The URL holds a user or a password. Leave them out, and give them as the key: Basic and what stands for them.`,
    )
  url.hash = ''
  return url.href
}
