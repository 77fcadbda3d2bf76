import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault } from './n8n.ts'

/** A line of the log of a scenario, as Make answers it: an execution, or that somebody changed, started or stopped it. */
export type MakeRow = Record<string, unknown> & { id: string; imtId: string; timestamp: string }
export type MakeScenario = Record<string, unknown> & { id: number; name: string; isActive: boolean }
type Dlq = Record<string, unknown> & { id: string; scenarioId: number; resolved: boolean }

export type PlayedMake = {
  readonly url: string
  readonly scenarios: Map<number, MakeScenario>
  /** By scenario, in any order: it is answered newest first. */
  readonly logs: Map<number, MakeRow[]>
  /** What is said of single executions, by their id. */
  readonly details: Map<string, object>
  readonly incomplete: Map<string, Dlq>
  readonly retries: Map<string, MakeRow[]>
  readonly asked: string[]
  readonly faults: Fault[]
  scopes: string[]
  /** Of a page, whatever is asked for. */
  most: number
  before: (question: string) => void
  close(): Promise<void>
}

export const ORGANIZATION = 21
const TEAM = 27

/** The parameters that each question takes; another one is refused. */
const paging = ['pg[offset]', 'pg[limit]', 'pg[sortBy]', 'pg[sortDir]']
const known: Readonly<Record<string, { scope: string; query: readonly string[] }>> = {
  'GET organizations': { scope: 'organizations:read', query: ['cols[]', ...paging] },
  'GET scenarios': {
    scope: 'scenarios:read',
    query: ['organizationId', 'teamId', 'id[]', 'folderId', 'isActive', 'type', 'cols[]', ...paging],
  },
  'GET scenarios/:': { scope: 'scenarios:read', query: ['cols[]'] },
  'GET scenarios/:/logs': {
    scope: 'scenarios:read',
    query: ['from', 'to', 'status', 'showCheckRuns', 'pg[last]', 'pg[showLast]', ...paging],
  },
  'GET scenarios/:/logs/:': { scope: 'scenarios:read', query: [] },
  'GET scenarios/:/executions/:': { scope: 'scenarios:read', query: ['maxBytes'] },
  'GET scenarios/:/blueprints': { scope: 'scenarios:read', query: paging },
  'POST scenarios/:/stop': { scope: 'scenarios:write', query: [] },
  'GET dlqs': { scope: 'dlqs:read', query: ['scenarioId', ...paging] },
  'GET dlqs/:': { scope: 'dlqs:read', query: [] },
  'GET dlqs/:/logs': { scope: 'dlqs:read', query: ['from', 'to', 'status', ...paging] },
}

/**
 * Plays the API of a zone of Make over real HTTP, in the shapes that its reference and its own client have: a token in its header and with
 * its scopes, no parameter that is not known, lists newest first in pages that it bounds itself, a log that mixes executions with changes,
 * and executions that come into it where they began, once they have ended.
 */
export async function playMake(token: string): Promise<PlayedMake> {
  const played: PlayedMake & { url: string } = {
    url: '',
    scenarios: new Map(),
    logs: new Map(),
    details: new Map(),
    incomplete: new Map(),
    retries: new Map(),
    asked: [],
    faults: [],
    scopes: ['organizations:read', 'scenarios:read', 'scenarios:write', 'dlqs:read'],
    most: 50,
    before: () => undefined,
    close: async () => undefined,
  }

  function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://make')
    const words = url.pathname.split('/').slice(3)
    const question = `${request.method} /${words.join('/')}${decodeURIComponent(url.search)}`
    played.asked.push(question)
    played.before(question)
    const place = played.faults.findIndex(({ to }) => to === undefined || to.test(question))
    const [fault] = place < 0 ? [] : played.faults.splice(place, 1)
    if (fault) return fault.answer(response)
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const fails = (status: number, code: string, message: string, detail = message) =>
      say(status, { detail, message, code })
    if (!url.pathname.startsWith('/api/v2/')) return fails(404, 'IM005', 'Not found')
    if (request.headers.authorization !== `Token ${token}`) return fails(401, 'SC401', 'Access denied.')
    const shape = known[`${request.method} ${words.map((word, at) => (at % 2 === 1 ? ':' : word)).join('/')}`]
    if (!shape) return fails(404, 'IM005', 'Not found')
    if (!played.scopes.includes(shape.scope))
      return fails(
        403,
        'SC403',
        'Permission denied',
        `Insufficient rights, you don't have required scopes: [${shape.scope}]`,
      )
    const stranger = [...url.searchParams.keys()].find((name) => !shape.query.includes(name))
    if (stranger !== undefined)
      return fails(400, 'SC400', 'Validation failed for 1 parameter(s).', `Unknown parameter: ${stranger}`)
    return take(words, url.searchParams, { say, fails }, request.method ?? '')
  }

  type Say = {
    say: (status: number, body: unknown) => unknown
    fails: (status: number, code: string, message: string) => unknown
  }

  function take([noun, id, act, other]: string[], query: URLSearchParams, { say, fails }: Say, method: string) {
    const page = <T>(rows: readonly T[]) => {
      const limit = Math.min(Number(query.get('pg[limit]') ?? 50), played.most)
      const offset = Number(query.get('pg[offset]') ?? 0)
      return { rows: rows.slice(offset, offset + limit), pg: { limit, offset, sortDir: query.get('pg[sortDir]') } }
    }
    if (noun === 'organizations') {
      const { host } = new URL(played.url)
      const license = { apiLimit: 600_000 }
      return say(200, { organizations: [{ id: ORGANIZATION, name: 'Nordlicht', zone: host, license }], pg: {} })
    }
    if (noun === 'scenarios' && id === undefined) {
      const [organization, team] = [query.get('organizationId'), query.get('teamId')]
      if ((organization === null) === (team === null))
        return fails(400, 'SC400', 'Either teamId or organizationId must be given.')
      const isMine = organization === String(ORGANIZATION) || team === String(TEAM)
      const { rows, pg } = page(isMine ? [...played.scenarios.values()].sort((a, b) => a.id - b.id) : [])
      const withCount = rows.map((one) => ({ ...one, dlqCount: waiting(one.id) }))
      return say(200, { scenarios: withCount, pg })
    }
    if (noun === 'dlqs') return dlqs(id, act, query, page, { say, fails })
    const scenario = played.scenarios.get(Number(id))
    if (!scenario) return fails(404, 'IM005', 'Scenario not found')
    if (act === undefined) return say(200, { scenario })
    if (act === 'blueprints')
      return say(200, {
        scenariosBlueprints: [16, 15].map((version) => ({
          ...{ version, scenarioId: scenario.id, draft: false },
          created: `2026-11-0${version - 14}T17:48:07.360Z`,
        })),
      })
    if (act === 'stop' && method === 'POST') {
      if (!scenario.isActive) return fails(400, 'IM307', 'Scenario is already stopped.')
      played.scenarios.set(scenario.id, { ...scenario, isActive: false, islinked: false })
      return say(200, { scenario: { id: scenario.id, isActive: false, islinked: false } })
    }
    const rows = (played.logs.get(scenario.id) ?? []).toSorted((a, b) => (a.imtId < b.imtId ? 1 : -1))
    if (act === 'executions') {
      const detail = played.details.get(other ?? '')
      return detail ? say(200, detail) : fails(404, 'IM005', 'Execution not found')
    }
    if (other !== undefined) {
      const row = rows.find((one) => one.id === other)
      return row ? say(200, { scenarioLog: row }) : fails(404, 'IM005', 'Log not found')
    }
    if (query.get('pg[sortDir]') === 'asc') rows.reverse()
    // Milliseconds, both of them inclusive.
    const [from, to] = [Number(query.get('from') ?? 0), Number(query.get('to') ?? Number.POSITIVE_INFINITY)]
    const within = rows.filter(({ timestamp }) => Date.parse(timestamp) >= from && Date.parse(timestamp) <= to)
    const told = page(within)
    return say(200, { scenarioLogs: told.rows, pg: told.pg })
  }

  const waiting = (scenario: number) =>
    [...played.incomplete.values()].filter((one) => one.scenarioId === scenario && !one.resolved).length

  function dlqs(
    id: string | undefined,
    act: string | undefined,
    query: URLSearchParams,
    page: <T>(rows: readonly T[]) => { rows: T[]; pg: object },
    { say, fails }: Say,
  ) {
    if (id === undefined) {
      const all = [...played.incomplete.values()].filter((one) => String(one.scenarioId) === query.get('scenarioId'))
      const { rows } = page(all)
      // Of which execution they are left no list tells.
      return say(200, {
        dlqs: rows.map(({ id, reason, created, size, resolved, retry, attempts }) => ({
          ...{ id, reason, created, size, resolved, retry, attempts },
        })),
      })
    }
    const one = played.incomplete.get(id)
    if (!one) return fails(404, 'IM005', 'Incomplete execution not found')
    if (act === 'logs') return say(200, { dlqLogs: played.retries.get(id) ?? [], pg: {} })
    const { reason: _, ...single } = one
    return say(200, { dlq: single })
  }

  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  played.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  played.close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return played
}

export const makeScenario = (id: number, name: string, more: Partial<MakeScenario> = {}): MakeScenario => ({
  ...{ id, name, teamId: TEAM, hookId: null, concept: false, description: '', folderId: null },
  ...{ isinvalid: false, islinked: true, isActive: true, islocked: false, isPaused: false },
  usedPackages: ['gateway', 'google-sheets', 'openai-gpt-3', 'builtin', 'app#google-sheets'],
  ...{ lastEdit: '2026-10-13T13:27:45.109Z', scheduling: { type: 'immediately' }, iswaiting: false },
  ...{ nextExec: null, operations: 5748, transfer: 40236 },
  ...more,
})

/** The id of the nth execution of a scenario. */
export const executionId = (scenario: number, n: number): string =>
  createHash('md5').update(`${scenario} ${n}`).digest('hex')

/** The nth execution of a scenario, which began at a moment (ISO). */
export function makeExecution(scenario: number, n: number, began: string, more: Record<string, unknown> = {}): MakeRow {
  const id = executionId(scenario, n)
  return {
    imtId: `${Date.parse(began)}_scenario.${scenario}.auto.${id}`,
    ...{ id, duration: 19_979, operations: 10, transfer: 3942, centicredits: 1000, organizationId: ORGANIZATION },
    ...{ teamId: TEAM, type: 'auto', authorId: null, instant: true, timestamp: began, status: 1 },
    eventType: 'EXECUTION_END',
    ...more,
  }
}

/** That somebody changed the scenario, which stands in the same log. */
export const makeChange = (scenario: number, n: number, at: string): MakeRow => ({
  imtId: `${Date.parse(at)}_scenario.${scenario}.modify.${n}`,
  ...{ id: `change-${scenario}-${n}`, timestamp: at, type: 'modify', authorName: 'Petra Novak' },
  detail: { author: { name: 'Petra Novak' } },
})
