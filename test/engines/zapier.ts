import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from './n8n.ts'

/** A run of a Zap, and a Zap, as Zapier answers them. */
export type ZapierRun = Record<string, unknown> & {
  id: string
  zap_id: number
  start_time: string | null
  status: string
}
export type ZapierZap = { id: string; title: string; is_enabled: boolean } & Record<string, unknown>

export type PlayedZapier = {
  readonly url: string
  readonly runs: Map<string, ZapierRun>
  readonly zaps: Map<string, ZapierZap>
  readonly asked: string[]
  readonly faults: Fault[]
  scopes: string[]
  /** What is accepted now; a refresh token that was used is not any more. */
  accessToken: string
  refreshToken: string
  /** How often another access token was had. */
  renewed: number
  before: (question: string) => void
  close(): Promise<void>
}

export const CLIENT = { id: 'client-4711', secret: 'secret-0815' }

const statuses = [
  ...['delayed', 'scheduled', 'pending', 'error', 'error_handled', 'halted', 'throttled', 'held'],
  ...['filtered', 'skipped', 'success'],
]
/** The parameters that each question takes; another one is refused. */
const known: Readonly<Record<string, { scopes: readonly string[]; query: readonly string[] }>> = {
  '/v2/zap-runs': {
    scopes: ['zap:runs'],
    query: ['from_date', 'to_date', 'limit', 'offset', 'search', 'statuses', 'zap_id'],
  },
  '/v2/zaps': {
    scopes: ['zap', 'zap:all', 'zap:account:all'],
    query: ['limit', 'offset', 'expand', 'include_shared', 'inputs'],
  },
}

/**
 * Plays the API of Zapier over real HTTP, in the shapes of its reference: OAuth with refresh tokens that are worth something once, scopes, no
 * parameter that is not known, pages by offset within a list of one, runs of the last thirty days unless it is told from when, in an order of
 * its own, no run by its id, no switch for a Zap.
 */
export async function playZapier(accessToken: string, refreshToken = ''): Promise<PlayedZapier> {
  const played: PlayedZapier & { url: string } = {
    url: '',
    runs: new Map(),
    zaps: new Map(),
    asked: [],
    faults: [],
    scopes: ['zap:runs', 'zap:all'],
    accessToken,
    refreshToken,
    renewed: 0,
    before: () => undefined,
    close: async () => undefined,
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://zapier')
    const question = `${request.method} ${url.pathname}${decodeURIComponent(url.search)}`
    played.asked.push(question)
    played.before(question)
    const place = played.faults.findIndex(({ to }) => to === undefined || to.test(question))
    const [fault] = place < 0 ? [] : played.faults.splice(place, 1)
    if (fault) return fault.answer(response)
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const fails = (status: number, code: string, detail: string) =>
      say(status, { errors: [{ status, code, title: code, detail, source: null, meta: { source: 'ZAPIER' } }] })
    if (url.pathname === '/oauth/token/' && request.method === 'POST') {
      const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
      const basic = `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString('base64')}`
      if (request.headers.authorization !== basic) return say(401, { error: 'invalid_client' })
      if (form.get('grant_type') !== 'refresh_token' || form.get('refresh_token') !== played.refreshToken)
        return say(400, { error: 'invalid_grant' })
      played.renewed++
      const next = (token: string) => createHash('sha256').update(`${token} ${played.renewed}`).digest('hex')
      played.accessToken = next(played.accessToken)
      played.refreshToken = next(played.refreshToken)
      return say(200, {
        ...{ access_token: played.accessToken, refresh_token: played.refreshToken },
        ...{ token_type: 'Bearer', expires_in: 36_000, scope: played.scopes.join(' ') },
      })
    }
    const shape = request.method === 'GET' ? known[url.pathname] : undefined
    if (!shape) return fails(404, 'user', 'Not found.')
    if (request.headers.authorization !== `Bearer ${played.accessToken}`)
      return fails(401, 'authentication', 'Authentication credentials were not provided or are expired.')
    if (!shape.scopes.some((scope) => played.scopes.includes(scope)))
      return fails(403, 'authentication', `Token is missing the scope ${shape.scopes.join(' or ')}.`)
    const stranger = [...url.searchParams.keys()].find((name) => !shape.query.includes(name))
    if (stranger !== undefined) return fails(400, 'user', `Unknown parameter ${stranger}.`)
    const limit = Number(url.searchParams.get('limit') ?? 10)
    const offset = Number(url.searchParams.get('offset') ?? 0)
    if (!(limit >= 1 && limit <= 100)) return fails(400, 'user', 'limit must be between 1 and 100.')
    const all = url.pathname === '/v2/zaps' ? [...played.zaps.values()] : listed(url.searchParams)
    if (typeof all === 'string') return fails(400, 'user', all)
    const link = (at: number) => `${played.url}${url.pathname}?offset=${at}&limit=${limit}`
    return say(200, [
      {
        links: {
          next: offset + limit < all.length ? link(offset + limit) : null,
          prev: offset > 0 ? link(Math.max(0, offset - limit)) : null,
        },
        meta: { count: all.length, limit, offset },
        data: all.slice(offset, offset + limit),
      },
    ])
  }

  function listed(query: URLSearchParams): ZapierRun[] | string {
    const moment = (name: string, otherwise: number) => {
      const given = query.get(name)
      return given === null ? otherwise : Date.parse(given)
    }
    const [from, to] = [moment('from_date', Date.now() - 30 * 86_400_000), moment('to_date', Number.POSITIVE_INFINITY)]
    if (Number.isNaN(from) || Number.isNaN(to)) return 'from_date and to_date must be dates.'
    const wanted = query.get('statuses')?.split(',')
    if (wanted?.some((status) => !statuses.includes(status))) return 'statuses holds an unknown status.'
    const zap = query.get('zap_id')
    if (zap !== null && !/^\d+$/.test(zap)) return 'zap_id must be an integer.'
    return [...played.runs.values()]
      .filter(({ start_time, status, zap_id }) => {
        const began = start_time === null ? Date.now() : Date.parse(start_time)
        const isWanted = wanted === undefined || wanted.includes(status)
        return began >= from && began < to && isWanted && (zap === null || zap === String(zap_id))
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  played.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  played.close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return played
}

/** The list of Zaps names one by a longer id that ends in the number by which its runs name it. */
export const zapierZap = (zap: number, title: string, isOn = true): ZapierZap => ({
  ...{ type: 'zap', id: `00000000-0000-c000-8000-${String(zap).padStart(12, '0')}`, title, is_enabled: isOn },
  links: { html_editor: `https://zapier.com/webintent/edit-zap/${zap}` },
  steps: [{ action: 'uag:1f188536', inputs: {}, authentication: null }],
  ...{ updated_at: '2026-08-24T14:15:22Z', last_successful_run_date: '2026-08-24T14:15:22Z' },
})

/** The nth run of a Zap, which began at a moment (ISO). */
export function zapierRun(zap: number, n: number, began: string | null, more: Record<string, unknown> = {}): ZapierRun {
  const hash = createHash('md5').update(`${zap} ${n}`).digest('hex')
  const id = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const ended = began === null ? null : new Date(Date.parse(began) + 4000).toISOString()
  return {
    ...{ id, zap_id: zap, start_time: began, end_time: ended, status: 'success', zap_title: `Zap ${zap}` },
    steps: [
      { status: 'success', start_time: began },
      { status: 'success', start_time: began },
    ],
    ...{ data_in: { subject: 'Order 4711' }, data_out: 'sent' },
    ...more,
  }
}
