import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from './n8n.ts'

export type Ticket = { id: string; updated_at: string } & Record<string, unknown>

export type PlayedDesk = {
  readonly url: string
  /** The newest is what the next question is answered from. */
  readonly tickets: Ticket[]
  readonly asked: string[]
  readonly faults: Fault[]
  before: (question: string) => void
  close(): Promise<void>
}

const MOST = 100

/**
 * Plays a desk that lists tickets over HTTP, in each of the ways in which APIs page: /pages, /offsets, /cursors, /links and /nexts.
 * It wants its key, knows its parameters, gives no more than 100 at once, and what changed since `updated_after`.
 */
export async function playDesk(key: string): Promise<PlayedDesk> {
  const played = {
    url: '',
    tickets: [] as Ticket[],
    asked: [] as string[],
    faults: [] as Fault[],
    before: (_question: string) => {},
    close: async () => {},
  }

  function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', played.url)
    const question = `${url.pathname}${url.search}`
    played.asked.push(question)
    played.before(question)
    const place = played.faults.findIndex(({ to }) => to === undefined || to.test(question))
    const [fault] = place < 0 ? [] : played.faults.splice(place, 1)
    if (fault) return fault.answer(response)
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(body))
    }
    const query = url.searchParams
    if (request.headers['x-api-key'] !== key) return say(401, { error: 'unauthorized' })
    const known = ['status', 'updated_after', 'per_page', 'page', 'offset', 'after']
    const odd = [...query.keys()].find((name) => !known.includes(name))
    const size = Number(query.get('per_page') ?? 25)
    if (odd !== undefined || size > MOST || size < 1)
      return say(422, { error: `unknown or out of range: ${odd ?? 'per_page'}` })
    const since = Date.parse(query.get('updated_after') ?? '1970-01-01')
    if (Number.isNaN(since)) return say(422, { error: 'updated_after' })
    const found = played.tickets
      .filter(
        ({ updated_at, status }) =>
          Date.parse(updated_at) >= since && (status ?? 'open') === (query.get('status') ?? status ?? 'open'),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    const page = Number(query.get('page') ?? 1)
    const first = url.pathname === '/offsets' ? Number(query.get('offset') ?? 0) : (page - 1) * size
    const items = found.slice(first, first + size)
    const isMore = first + size < found.length
    const following = new URL(url)
    following.searchParams.set('page', String(page + 1))
    switch (url.pathname) {
      case '/pages':
        return say(200, { data: { tickets: items } })
      case '/offsets':
        return say(200, items)
      case '/cursors': {
        const after = query.get('after') ?? ''
        const rest = found.filter(({ id }) => Buffer.from(id).toString('hex') > after)
        const some = rest.slice(0, size)
        const last = some.at(-1)
        const next = rest.length > size && last ? Buffer.from(last.id).toString('hex') : null
        return say(200, { results: some, meta: { paging: { 'next/cursor': next } } })
      }
      case '/links':
        return say(
          200,
          items,
          isMore ? { link: `<${played.url}/links?page=1>; rel="prev", <${following}>; rel="next"` } : {},
        )
      case '/nexts':
        return say(200, { count: found.length, next: isMore ? following.href : null, results: items })
      default:
        return say(404, { error: 'not found' })
    }
  }

  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  played.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  played.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return played
}
