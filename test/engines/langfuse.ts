import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readOtlp } from '../../src/evidence/receive/spans/otlp.ts'
import type { Fault } from './n8n.ts'

const captures = fileURLToPath(new URL('../captures/framework-traces/', import.meta.url))

type Raw = Record<string, unknown>
/** A trace with its observations, as Langfuse exports it and as its API told it before 4. */
export type LangfuseTrace = { trace: Raw & { id: string }; observations: (Raw & { id: string; startTime: string })[] }
export type LangfuseScore = Raw & { id: string; timestamp: string }

/** Traces that a real Langfuse exported, by name. */
export const exportedTraces = (): Map<string, LangfuseTrace> =>
  new Map(
    readdirSync(captures)
      .filter((name) => name.endsWith('.trace.json'))
      .map((name) => [name.slice(0, -11), JSON.parse(readFileSync(join(captures, name), 'utf8')) as LangfuseTrace]),
  )

/** The same trace again as another one, begun so much later. */
export function again({ trace, observations }: LangfuseTrace, id: string, laterMs: number): LangfuseTrace {
  const later = (time: unknown) =>
    typeof time === 'string' ? new Date(Date.parse(time) + laterMs).toISOString() : time
  return {
    trace: { ...trace, id, timestamp: later(trace.timestamp) },
    observations: observations.map((one) => ({
      ...one,
      ...{ id: `${id}-${one.id}`, traceId: id, startTime: String(later(one.startTime)), endTime: later(one.endTime) },
      parentObservationId: one.parentObservationId ? `${id}-${one.parentObservationId}` : null,
    })),
  }
}

/** What Langfuse makes of spans that its client sent: what it has a place for stands there, all else beneath the metadata. */
export function tracesOfOtlp(body: Uint8Array): LangfuseTrace[] {
  const { spans } = readOtlp('traces', 'json', body)
  return [...Map.groupBy(spans, ({ trace }) => trace)].map(([id, all]) => {
    const said = (name: string) =>
      all.map(({ attributes }) => attributes[name]).find((value) => value !== undefined) ?? null
    const trace = {
      id,
      ...{ name: said('langfuse.trace.name'), userId: said('user.id'), sessionId: said('session.id') },
      ...{ release: said('langfuse.release'), environment: said('langfuse.environment') ?? 'default' },
      timestamp: all.map(({ started }) => started ?? '').sort()[0] ?? null,
    }
    return { trace, observations: all.map((span) => observationOf(span, id)) }
  })
}

function observationOf(span: ReturnType<typeof readOtlp>['spans'][number], traceId: string) {
  const { attributes, resource, scope } = span
  const json = (name: string) => {
    const value = attributes[`langfuse.observation.${name}`]
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : {}
  }
  const plain = (name: string) => attributes[`langfuse.observation.${name}`] ?? null
  const inMs = (time: string | undefined) => (time === undefined ? null : new Date(Date.parse(time)).toISOString())
  const own = Object.entries(attributes).filter(([name]) => !/^(langfuse\.|user\.id$|session\.id$)/.test(name))
  return {
    ...{ id: span.span, traceId, parentObservationId: span.parent ?? null, name: span.name },
    ...{ type: String(plain('type') ?? 'span').toUpperCase() },
    ...{ startTime: inMs(span.started) ?? '', endTime: inMs(span.ended), updatedAt: inMs(span.ended) },
    level: plain('level') ?? (span.status === 'error' ? 'ERROR' : 'DEFAULT'),
    ...{ statusMessage: plain('status_message') ?? (span.message || null), model: plain('model.name') },
    ...{ promptName: plain('prompt.name'), promptVersion: plain('prompt.version') },
    ...{ usageDetails: json('usage_details'), costDetails: json('cost_details') },
    ...{ input: plain('input'), output: plain('output') },
    metadata: { ...metadataOf(attributes), attributes: Object.fromEntries(own), resourceAttributes: resource, scope },
  }
}

const metadataOf = (attributes: Readonly<Raw>): Raw =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      const [, own] = /^langfuse\.(?:observation|trace)\.metadata\.(.+)$/.exec(name) ?? []
      return own === undefined ? [] : [[own, value]]
    }),
  )

export type PlayedLangfuse = {
  readonly url: string
  readonly version: 3 | 4
  readonly traces: Map<string, LangfuseTrace>
  readonly scores: LangfuseScore[]
  /** Every question that came: path and query. */
  readonly asked: string[]
  /** What the project is called. */
  project: string
  readonly faults: Fault[]
  before: (question: string) => void
  close(): Promise<void>
}

/** Parameters of each address: what it would pass over, because it is spelled otherwise, is refused here. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  projects: [],
  'v2/observations': [
    'fields',
    'expandMetadata',
    'limit',
    'cursor',
    'fromStartTime',
    'toStartTime',
    'filter',
    'traceId',
  ],
  'v3/scores': ['fields', 'limit', 'cursor', 'fromTimestamp', 'toTimestamp'],
  'v2/scores': ['fields', 'limit', 'page', 'fromTimestamp', 'toTimestamp'],
  traces: ['fields', 'limit', 'page', 'orderBy', 'fromTimestamp', 'toTimestamp'],
  trace: ['fields'],
}
const most: Readonly<Record<string, number>> = {
  'v2/observations': 1000,
  'v3/scores': 100,
  'v2/scores': 100,
  traces: 100,
}

const groups: Readonly<Record<string, readonly string[]>> = {
  core: ['id', 'traceId', 'startTime', 'endTime', 'projectId', 'parentObservationId', 'type'],
  basic: ['name', 'level', 'statusMessage', 'environment', 'userId', 'sessionId', 'isRootObservation'],
  time: ['createdAt', 'updatedAt'],
  io: ['input', 'output'],
  metadata: ['metadata'],
  model: ['providedModelName'],
  usage: ['usageDetails', 'costDetails'],
  prompt: ['promptName', 'promptVersion'],
  trace_context: ['traceName', 'tags', 'release'],
}

/**
 * Plays the public API of a Langfuse over real HTTP, by its documentation: Basic auth; since 4 observations alone, with a cursor, flat metadata
 * and texts as they came; before, traces by pages and one by one. Each answers 404 to what it does not know.
 */
export async function playLangfuse(version: 3 | 4, keys: string, project = 'p1'): Promise<PlayedLangfuse> {
  const played = {
    url: '',
    version,
    traces: new Map<string, LangfuseTrace>(),
    scores: [] as LangfuseScore[],
    asked: [] as string[],
    project: `Project ${project}`,
    faults: [] as Fault[],
    before: (_question: string) => {},
    close: async () => {},
  }

  function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '', 'http://langfuse')
    const path = url.pathname.replace('/api/public/', '')
    const question = `${path}${url.search}`
    played.asked.push(question)
    played.before(question)
    const place = played.faults.findIndex(({ to }) => to === undefined || to.test(question))
    const [fault] = place < 0 ? [] : played.faults.splice(place, 1)
    if (fault) return fault.answer(response)
    const say = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const wanted = `Basic ${Buffer.from(keys).toString('base64')}`
    if (request.headers.authorization !== wanted)
      return say(401, { message: "Invalid credentials. Confirm that you've configured the correct host." })
    const noun = path.startsWith('traces/') ? 'trace' : path
    const allowed = parameters[noun]
    const isKnown =
      version === 4 ? !['traces', 'trace', 'v2/scores'].includes(noun) : !/^v(2\/observations|3\/scores)$/.test(noun)
    if (allowed === undefined || !isKnown)
      return say(404, { message: 'This endpoint is not available on this deployment.' })
    const query = url.searchParams
    const odd = [...query.keys()].find((name) => !allowed.includes(name))
    const limit = Number(query.get('limit') ?? 50)
    if (odd !== undefined || (limit > (most[noun] ?? 0) && noun in most))
      return say(400, { message: 'Invalid request data', error: odd ?? 'limit' })
    switch (noun) {
      case 'projects':
        return say(200, { data: [{ id: project, name: played.project, metadata: {} }] })
      case 'v2/observations':
        return say(200, observations(query, limit))
      case 'v3/scores':
        return say(200, scoresByCursor(query, limit))
      case 'v2/scores':
        return say(200, byPage(scoresIn(query), query, limit))
      case 'traces':
        return say(200, byPage(tracesIn(query), query, limit))
      default: {
        const found = played.traces.get(decodeURIComponent(path.slice('traces/'.length)))
        if (!found) return say(404, { message: 'Trace not found within authorized project' })
        const isWhole = query.get('fields')?.includes('observations') ?? true
        return say(200, { ...found.trace, observations: isWhole ? found.observations : [], scores: [] })
      }
    }
  }

  function observations(query: URLSearchParams, limit: number) {
    const wanted = (query.get('fields') ?? 'core,basic').split(',')
    const filter = JSON.parse(query.get('filter') ?? '[]') as {
      column: string
      operator: string
      value: string | string[]
    }[]
    // A filter takes the place of the parameters beside it.
    const bounds = query.has('filter')
      ? {
          from: filter.find((one) => one.operator === '>=')?.value,
          to: filter.find((one) => one.operator === '<')?.value,
        }
      : { from: query.get('fromStartTime'), to: query.get('toStartTime') }
    const ids = filter.find(({ column }) => column === 'traceId')?.value
    const cursor = query.get('cursor')
    const last = cursor === null ? undefined : (JSON.parse(Buffer.from(cursor, 'base64').toString()) as Raw)
    const key = (one: Raw) => `${one.startTime} ${one.traceId} ${one.id}`
    const found = [...played.traces.values()]
      .flatMap(({ trace, observations: all }) => all.map((one) => ({ ...one, trace })))
      .filter((one) => ids === undefined || ids.includes(one.trace.id))
      .filter(
        ({ startTime }) =>
          (!bounds.from || startTime >= String(bounds.from)) && (!bounds.to || startTime < String(bounds.to)),
      )
      .map((one) => ({ ...one, traceId: one.trace.id }))
      .filter(
        (one) =>
          last === undefined ||
          key(one) < key({ startTime: last.lastStartTimeTo, traceId: last.lastTraceId, id: last.lastId }),
      )
      .sort((a, b) => (key(a) < key(b) ? 1 : -1))
    const page = found.slice(0, limit)
    const end = page.at(-1)
    const next =
      found.length > limit && end
        ? { lastStartTimeTo: end.startTime, lastTraceId: end.traceId, lastId: end.id }
        : undefined
    return {
      data: page.map((one) => {
        const row = newerObservation(one)
        return Object.fromEntries(
          ['core', ...wanted].flatMap((group) => groups[group] ?? []).map((name) => [name, row[name] ?? null]),
        )
      }),
      meta: next ? { cursor: Buffer.from(JSON.stringify(next)).toString('base64') } : {},
    }
  }

  const scoresIn = (query: URLSearchParams) =>
    played.scores
      .filter(
        ({ timestamp }) =>
          timestamp >= (query.get('fromTimestamp') ?? '') && timestamp < (query.get('toTimestamp') ?? '~'),
      )
      .sort((a, b) => (`${a.timestamp} ${a.id}` < `${b.timestamp} ${b.id}` ? 1 : -1))

  function scoresByCursor(query: URLSearchParams, limit: number) {
    const last = Buffer.from(query.get('cursor') ?? '', 'base64url').toString()
    const found = scoresIn(query).filter(({ timestamp, id }) => last === '' || `${timestamp} ${id}` < last)
    const page = found.slice(0, limit)
    const end = page.at(-1)
    const cursor =
      found.length > limit && end ? Buffer.from(`${end.timestamp} ${end.id}`).toString('base64url') : undefined
    const data = page.map(({ traceId, observationId, sessionId, value, stringValue, ...one }) => {
      const subject = observationId
        ? { kind: 'observation', id: observationId, traceId }
        : sessionId
          ? { kind: 'session', id: sessionId }
          : { kind: 'trace', id: traceId }
      const isText = one.dataType === 'CORRECTION' || one.dataType === 'CATEGORICAL'
      const said = one.dataType === 'BOOLEAN' ? value === 1 : isText ? stringValue : value
      return { ...one, value: said, ...(query.get('fields')?.includes('subject') ? { subject } : {}) }
    })
    return { data, meta: { limit, ...(cursor ? { cursor } : {}) } }
  }

  function tracesIn(query: URLSearchParams) {
    return [...played.traces.values()]
      .map(({ trace, observations: all }) => ({
        ...trace,
        input: undefined,
        output: undefined,
        observations: all.map(({ id }) => id),
      }))
      .filter((one) => {
        const at = String((one as Raw).timestamp)
        return at >= (query.get('fromTimestamp') ?? '') && at < (query.get('toTimestamp') ?? '~')
      })
      .sort((a, b) => (String((a as Raw).timestamp) < String((b as Raw).timestamp) ? 1 : -1))
  }

  function byPage(all: readonly unknown[], query: URLSearchParams, limit: number) {
    const page = Number(query.get('page') ?? 1)
    const meta = { page, limit, totalItems: all.length, totalPages: Math.ceil(all.length / limit) }
    return { data: all.slice((page - 1) * limit, page * limit), meta }
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

/** As Langfuse tells it since 4: what is known of its trace stands on it, its texts as they came, its metadata flat and in texts. */
function newerObservation(one: Raw & { trace: Raw }): Raw {
  const { trace } = one
  const text = (value: unknown) =>
    value === null || value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
  const metadata = metadataIn(one.metadata)
  return {
    ...one,
    ...{ userId: trace.userId, sessionId: trace.sessionId, environment: trace.environment, release: trace.release },
    ...{ traceName: trace.name, isRootObservation: !one.parentObservationId, projectId: 'p1' },
    ...{ providedModelName: one.model, input: text(one.input), output: text(one.output), metadata: flat(metadata) },
  }
}

function metadataIn(value: unknown): Raw {
  if (typeof value !== 'string') return (value ?? {}) as Raw
  try {
    return JSON.parse(value) as Raw
  } catch {
    // Langfuse keeps a text that is no object under this name.
    return { metadata: value }
  }
}

function flat(value: Raw, prefix = ''): Raw {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const path = `${prefix}${name}`
      if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
        return Object.entries(flat(inner as Raw, `${path}.`))
      return [[path, inner === null || typeof inner === 'string' ? inner : JSON.stringify(inner)]]
    }),
  )
}
