import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const captures = fileURLToPath(new URL('../captures/n8n-api/', import.meta.url))

export type Raw = Record<string, unknown> & { id: string; status: string }

/** What a real n8n answered to a question for one execution. */
export const recorded = (name: string): Raw =>
  JSON.parse(readFileSync(join(captures, `execution-${name}.json`), 'utf8')) as Raw

type Workflow = Record<string, unknown> & { id: string; name: string; active: boolean; activeVersionId: string | null }

/** What comes instead of an answer: to whichever question is the next that `to` fits. */
export type Fault = {
  readonly to?: RegExp
  /** Answers itself; where it returns true, nothing else is answered. */
  readonly answer: (response: ServerResponse) => void
}

/** What another process tells of what happens there. */
type Played = { readonly executions: readonly Raw[]; readonly isClosed: boolean }

export const tellN8n = (url: string, told: Played) =>
  fetch(`${url}/play`, { method: 'POST', body: JSON.stringify(told) })

export type PlayedN8n = {
  readonly url: string
  /** By id. What is set here is what the next question is answered from. */
  readonly executions: Map<string, Raw>
  readonly workflows: Map<string, Workflow>
  /** Every question that came: method, path and query. */
  readonly asked: string[]
  readonly faults: Fault[]
  /** Called before each answer, so that a test can let time pass there between two questions. */
  before: (question: string) => void
  close(): Promise<void>
}

/**
 * Plays the public API of an n8n over real HTTP, from recorded executions and with what was seen of it: what runs is in no list but that
 * of its status, in 1.x what waits is in none at all; 250 at most and everything for 0; pages by `lastId`; an execution that changes under its id.
 */
export async function playN8n(version: 1 | 2, key: string): Promise<PlayedN8n> {
  const executions = new Map<string, Raw>()
  const workflows = new Map<string, Workflow>(
    (JSON.parse(readFileSync(join(captures, 'workflows-list.json'), 'utf8')) as { data: Workflow[] }).data.map(
      (one) => [one.id, { ...one, nodes: [], connections: {} }],
    ),
  )
  const played = {
    url: '',
    executions,
    workflows,
    asked: [] as string[],
    faults: [] as Fault[],
    before: (_question: string) => {},
    close: async () => {},
  }

  let isClosed = false
  /** What happens there, told by another process: executions that are there now, and whether the key is accepted. */
  async function play(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const told = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Played
    for (const one of told.executions) executions.set(one.id, one)
    isClosed = told.isClosed
    response.end()
  }

  function answer(request: IncomingMessage, response: ServerResponse) {
    if (request.url === '/play') return void play(request, response)
    const url = new URL(request.url ?? '', 'http://n8n')
    const question = `${request.method} ${url.pathname.replace('/api/v1', '')}${url.search}`
    played.asked.push(question)
    played.before(question)
    const place = played.faults.findIndex(({ to }) => to === undefined || to.test(question))
    const [fault] = place < 0 ? [] : played.faults.splice(place, 1)
    if (fault) return fault.answer(response)
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const [, , , noun, id, act] = url.pathname.split('/')
    if (request.headers['x-n8n-api-key'] !== key || isClosed) return say(401, { message: 'Unauthorized' })
    if (noun === 'discover')
      return version === 2 ? say(200, { data: { scopes: [] } }) : say(404, { message: 'not found' })
    if (noun === 'executions' && id !== undefined) {
      const found = executions.get(id)
      return found ? say(200, told(found, url.searchParams)) : say(404, { message: 'Not Found' })
    }
    if (noun === 'executions') return list(url.searchParams, say)
    if (noun === 'workflows' && id === undefined) return say(200, { data: [...workflows.values()], nextCursor: null })
    const workflow = workflows.get(id ?? '')
    if (noun !== 'workflows' || !workflow) return say(404, { message: 'Not Found' })
    if (act === undefined) return say(200, workflow)
    if (act === 'history' && version === 2)
      return say(200, JSON.parse(readFileSync(join(captures, 'workflow-history.json'), 'utf8')))
    if (request.method !== 'POST' || act !== (version === 2 ? 'unpublish' : 'deactivate'))
      return say(404, { message: 'not found' })
    workflows.set(workflow.id, { ...workflow, active: false, activeVersionId: null })
    return say(200, workflows.get(workflow.id))
  }

  function list(query: URLSearchParams, say: (status: number, body: unknown) => unknown) {
    const status = query.get('status')
    if (query.has('startedAfter') && version === 1)
      return say(400, { message: "Unknown query parameter 'startedAfter'" })
    if (status !== null && !statuses.includes(status))
      return say(400, { message: 'request/query/status must be equal to one of the allowed values' })
    let limit = Math.min(Number(query.get('limit') ?? 100), 250) || executions.size
    let below = Number.POSITIVE_INFINITY
    const cursor = query.get('cursor')
    if (cursor !== null) {
      try {
        const place = JSON.parse(Buffer.from(cursor, 'base64').toString()) as { lastId: string; limit: number }
        limit = place.limit
        below = Number(place.lastId)
      } catch {
        return say(400, { message: 'An invalid cursor was provided' })
      }
    }
    const isListed = (one: Raw) =>
      status === null
        ? one.status !== 'running' && !(version === 1 && one.status === 'waiting')
        : one.status === status && !(version === 1 && status === 'waiting')
    const found = [...executions.values()]
      .filter((one) => isListed(one) && Number(one.id) < below)
      .sort((a, b) => Number(b.id) - Number(a.id))
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const next = found.length > limit && last ? { lastId: last.id, limit } : null
    return say(200, {
      // A list tells no trace, with data or without.
      data: page.map((one) => ({ ...told(one, query), tracingContext: undefined })),
      nextCursor: next === null ? null : Buffer.from(JSON.stringify(next)).toString('base64'),
    })
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

const statuses = ['canceled', 'crashed', 'error', 'new', 'running', 'success', 'unknown', 'waiting']

/** A list in brief tells neither what happened nor the trace. */
function told(one: Raw, query: URLSearchParams): object {
  if (query.get('includeData') === 'true') return one
  const { id, finished, mode, retryOf, retrySuccessId, status, startedAt, stoppedAt, workflowId, waitTill } = one
  return { id, finished, mode, retryOf, retrySuccessId, status, startedAt, stoppedAt, workflowId, waitTill }
}

/** A recorded execution under another number, as if it had been another one: with its own trace, unless it is told of none, as in 1.x. */
export function another(one: Raw, id: number, more: Record<string, unknown> = {}, hasTrace = true): Raw {
  const traceparent = `00-${String(id).padStart(32, 'a')}-00f067aa0ba902b7-01`
  const { tracingContext: _, ...rest } = one
  return { ...rest, ...(hasTrace ? { tracingContext: { traceparent } } : {}), id: String(id), ...more }
}
