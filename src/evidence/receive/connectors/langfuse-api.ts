import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { type Micros, parseTime, toDate } from '../../../base/time.ts'
import { isMap } from '../n8n/executions.ts'
import { type Answered, type Ask, TooMuch } from './ask.ts'
import type { Walk } from './looks.ts'
import { markOf } from './marks.ts'

/** What is listed in brief: of which trace it tells, between which moments, and since when it is written as it is, where that is told. */
export type InBrief = {
  readonly trace: string
  readonly from: number
  readonly to: number
  readonly written: number | undefined
  readonly mark: string
}
/** A trace with its observations, as an export holds them. */
export type Whole = {
  readonly trace: Record<string, unknown>
  readonly observations: readonly Record<string, unknown>[]
}
export type ScoreTold = {
  readonly said: Record<string, unknown>
  readonly mark: string
  readonly written: number | undefined
}
type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

/** What is asked of either data model of Langfuse. */
export type LangfuseApi = {
  readonly generation: '3' | '4'
  /** The one that the keys are of. */
  project(): Promise<{ readonly id: string; readonly name: string }>
  list(walk: Walk): Promise<Page<InBrief>>
  /** Some traces with everything in them, those of them that are there still, a few at a time. */
  whole(briefs: readonly InBrief[]): AsyncIterable<readonly Whole[]>
  scores(walk: Walk): Promise<Page<ScoreTold>>
  /** What ran lately: names of traces with the models that they asked. */
  lately(since: number): Promise<readonly { readonly name: string; readonly models: readonly string[] }[]>
}

/** Nothing was in a Langfuse before it was there. Some installations refuse a question without a beginning, or take one of a few days. */
const BEGINNING = '2023-01-01T00:00:00.000Z'
/** Observations in brief, of which Langfuse gives 1,000 at most; traces, each of which is then asked for by itself. */
const BRIEFS = 500
const TRACES = 25
/** Traces that are asked for together, and their observations on a page: each may hold a conversation. */
const TOGETHER = 20
const WHOLE = 100
/** Scores, of which Langfuse gives no more. */
const SCORES = 100
/** Observations that are put together at once: what a trace has beyond is told by itself. */
const MOST_TOGETHER = 5_000
/** Parts of a trace that lie farther apart than this are told when they come. */
const APART = 24 * 3_600_000_000

/**
 * Langfuse since 4 has observations and nothing else, which are listed with a cursor; before, it has traces, which are listed by pages. Of
 * one that does not know the newer way it says so with 404.
 */
export async function openLangfuseApi(ask: Ask, now: () => Micros): Promise<LangfuseApi> {
  const probe = await ask({ path: '/v2/observations', query: { limit: 1, fields: 'core', fromStartTime: iso(now()) } })
  if (probe.status === 404) return beforeFour(ask)
  ok(probe, '/v2/observations')
  return sinceFour(ask)
}

async function projectOf(ask: Ask): Promise<{ id: string; name: string }> {
  const body = ok(await ask({ path: '/projects' }), '/projects')
  const [one] = isMap(body) && Array.isArray(body.data) ? body.data : []
  if (!isMap(one) || typeof one.id !== 'string' || !/^[\w-]+$/.test(one.id)) throw notLangfuse()
  return { id: one.id, name: typeof one.name === 'string' ? one.name : '' }
}

const CORE = 'core,time'
const ALL = 'core,basic,time,model,usage,prompt,trace_context'
const TEXTS = 'io,metadata'

function sinceFour(ask: Ask): LangfuseApi {
  const observations = async (query: Record<string, string | number>) =>
    pageOf(ok(await ask({ path: '/v2/observations', query }), '/v2/observations'))

  async function list({ from, to, next }: Walk): Promise<Page<InBrief>> {
    const window = { fromStartTime: beginning(from), toStartTime: iso(to) }
    const page = await observations({ fields: CORE, limit: BRIEFS, ...window, ...(next ? { cursor: next } : {}) })
    const items = page.data.flatMap((one) => {
      const { id, traceId, startTime, endTime, updatedAt } = one
      const at = timeOf(startTime)
      if (typeof traceId !== 'string' || at === undefined) return []
      const mark = markOf([traceId, id, endTime, updatedAt])
      return [{ trace: traceId, from: at, to: at, written: timeOf(updatedAt), mark }]
    })
    return { items, next: page.cursor }
  }

  /** With a smaller page where one is too large; alone and still too large, without its texts. */
  async function pageOfWhole(
    query: Record<string, string | number>,
    limit = WHOLE,
  ): Promise<ReturnType<typeof pageOf>> {
    try {
      return await observations({ fields: `${ALL},${TEXTS}`, expandMetadata: EXPANDED, limit, ...query })
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error
      if (limit > 1) return await pageOfWhole(query, Math.floor(limit / 5) || 1)
      return await observations({ fields: ALL, limit, ...query })
    }
  }

  async function* whole(briefs: readonly InBrief[]): AsyncGenerator<readonly Whole[]> {
    const spans = new Map<string, { from: number; to: number }>()
    for (const { trace, from, to } of briefs) {
      const known = spans.get(trace)
      spans.set(trace, { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) })
    }
    const all = [...spans]
    for (let first = 0; first < all.length; first += TOGETHER) {
      const some = all.slice(first, first + TOGETHER)
      const filter = JSON.stringify([
        { type: 'stringOptions', column: 'traceId', operator: 'any of', value: some.map(([id]) => id) },
        ...within(Math.min(...some.map(([, { from }]) => from)), Math.max(...some.map(([, { to }]) => to))),
      ])
      let held: Record<string, unknown>[] = []
      for (let cursor: string | null = null; ; ) {
        const page: ReturnType<typeof pageOf> = await pageOfWhole({ filter, ...(cursor ? { cursor } : {}) })
        held.push(...page.data)
        if (held.length > MOST_TOGETHER) {
          yield together(held)
          held = []
        }
        cursor = page.cursor === cursor ? null : page.cursor
        if (cursor === null) break
      }
      yield together(held)
    }
  }

  return { generation: '4', project: () => projectOf(ask), list, whole, scores: scoresOf(ask), lately }

  async function lately(since: number) {
    const fields = 'core,basic,model,trace_context'
    const page = await observations({ fields, limit: 1000, fromStartTime: iso(since) })
    const models = new Map<string, Set<string>>()
    for (const { traceName, providedModelName } of page.data) {
      if (typeof traceName !== 'string' || traceName === '') continue
      const used = models.get(traceName) ?? new Set()
      models.set(traceName, typeof providedModelName === 'string' ? used.add(providedModelName) : used)
    }
    return [...models].map(([name, used]) => ({ name, models: [...used].sort() }))
  }
}

/** What a tracer wrote that Langfuse has no place for stands beneath these; long values are cut unless they are named. */
const EXPANDED = 'attributes,resourceAttributes,scope'

const within = (from: number, to: number) => [
  { type: 'datetime', column: 'startTime', operator: '>=', value: iso(from - APART) },
  { type: 'datetime', column: 'startTime', operator: '<', value: iso(to + APART) },
]

/** Observations by their traces. What is said of a trace stands on each. */
function together(observations: readonly Record<string, unknown>[]): Whole[] {
  const byTrace = Map.groupBy(observations, ({ traceId }) => traceId)
  return [...byTrace].flatMap(([id, all]) => {
    if (typeof id !== 'string') return []
    const first = (name: string) => all.map((one) => one[name]).find((one) => typeof one === 'string' && one !== '')
    return [
      {
        trace: {
          id,
          ...{ name: first('traceName'), userId: first('userId'), sessionId: first('sessionId') },
          ...{ release: first('release'), environment: first('environment') },
        },
        observations: all.map((one) => ({ ...one, model: one.providedModelName, metadata: nested(one.metadata) })),
      },
    ]
  })
}

/** "attributes.gen_ai.system" -> what stands beneath "attributes": Langfuse since 4 keeps it flat, as texts. */
function nested(metadata: unknown): unknown {
  if (!isMap(metadata)) return metadata
  const beneath: Record<string, Record<string, unknown>> = {}
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(metadata)) {
    const [, group = '', inner = ''] = /^(attributes|resourceAttributes|scope)\.(.+)$/s.exec(name) ?? []
    if (group === '') rest[name] = value
    else beneath[group] = { ...beneath[group], [inner]: value }
  }
  return { ...beneath, ...rest }
}

function beforeFour(ask: Ask): LangfuseApi {
  /** Deeper pages take longer and longer: each begins where the one before ended, unless all of that was one moment. */
  async function list({ from, to, next }: Walk): Promise<Page<InBrief>> {
    const place = placeIn(next) ?? { to: iso(to), page: 1 }
    const window = { fromTimestamp: beginning(from), toTimestamp: place.to, page: place.page }
    const fields = 'core,observations,scores,metrics'
    const query = { fields, orderBy: 'timestamp.desc', limit: TRACES, ...window }
    const answer = await ask({ path: '/traces', query })
    const { data } = pageOf(ok(answer, '/traces'))
    const items = data.flatMap((one) => {
      const at = timeOf(one.timestamp)
      if (typeof one.id !== 'string' || at === undefined) return []
      // That something came late to a trace is not told by when it was written.
      return [{ trace: one.id, from: at, to: at, written: undefined, mark: markOf(one) }]
    })
    const oldest = Math.min(...items.map((one) => one.from))
    // Told in milliseconds, and up to a moment is without it.
    const end = items.length === 0 ? place.to : iso(oldest + 1000)
    const following = end < place.to ? { to: end, page: 1 } : { to: place.to, page: place.page + 1 }
    return { items, next: data.length < TRACES ? null : JSON.stringify(following) }
  }

  async function* whole(briefs: readonly InBrief[]): AsyncGenerator<readonly Whole[]> {
    for (const id of new Set(briefs.map(({ trace }) => trace))) {
      const told = await traceOf(id)
      if (told) yield [told]
    }
  }

  async function traceOf(id: string, fields = 'core,io,scores,observations,metrics'): Promise<Whole | undefined> {
    const path = `/traces/${encodeURIComponent(id)}`
    try {
      const answer = await ask({ path, query: { fields } })
      if (answer.status === 404) return undefined
      const trace = ok(answer, path)
      if (!isMap(trace)) throw notLangfuse()
      const { observations, scores: _, ...rest } = trace
      return { trace: rest, observations: Array.isArray(observations) ? observations.filter(isMap) : [] }
    } catch (error) {
      // What of it is not taken in is told of without its observations.
      if (error instanceof TooMuch && fields !== 'core') return await traceOf(id, 'core')
      throw error
    }
  }

  async function lately(since: number) {
    const query = { fields: 'core', orderBy: 'timestamp.desc', limit: 100, page: 1, fromTimestamp: iso(since) }
    const { data } = pageOf(ok(await ask({ path: '/traces', query }), '/traces'))
    const names = new Set(data.flatMap(({ name }) => (typeof name === 'string' && name !== '' ? [name] : [])))
    return [...names].map((name) => ({ name, models: [] }))
  }

  return { generation: '3', project: () => projectOf(ask), list, whole, scores: scoresOf(ask), lately }
}

function placeIn(next: string | null): { to: string; page: number } | undefined {
  return next === null ? undefined : (JSON.parse(next) as { to: string; page: number })
}

/** Scores the new way, and where that is not known the old one. */
function scoresOf(ask: Ask): LangfuseApi['scores'] {
  let isOld = false
  return async ({ from, to, next }) => {
    const window = { fromTimestamp: beginning(from), toTimestamp: iso(to), limit: SCORES }
    if (!isOld) {
      const query = { fields: 'subject', ...window, ...(next ? { cursor: next } : {}) }
      const answer = await ask({ path: '/v3/scores', query })
      if (answer.status !== 404) {
        const page = pageOf(ok(answer, '/v3/scores'))
        return { items: page.data.flatMap(scoreIn), next: page.cursor }
      }
      isOld = true
    }
    const page = next !== null && /^\d+$/.test(next) ? Number(next) : 1
    const answer = await ask({ path: '/v2/scores', query: { fields: 'score', ...window, page } })
    const { data } = pageOf(ok(answer, '/v2/scores'))
    return { items: data.flatMap(scoreIn), next: data.length < SCORES ? null : String(page + 1) }
  }
}

/** A score of a trace, or of an observation of one. Those of sessions and experiments are about no run. */
function scoreIn(one: Record<string, unknown>): ScoreTold[] {
  const subject = isMap(one.subject) ? one.subject : undefined
  const ofSubject =
    subject?.kind === 'trace' ? subject.id : subject?.kind === 'observation' ? subject.traceId : undefined
  const traceId = subject ? ofSubject : one.traceId
  if (typeof traceId !== 'string') return []
  // The older way tells what a correction says beside a value that is none.
  const value = one.dataType === 'CORRECTION' && typeof one.stringValue === 'string' ? one.stringValue : one.value
  const { id, name, dataType, source, timestamp, updatedAt } = one
  const said = { id, name, dataType, source, timestamp, traceId, value }
  return [{ said, mark: markOf([said, updatedAt]), written: timeOf(updatedAt) }]
}

type ListPage = { readonly data: readonly Record<string, unknown>[]; readonly cursor: string | null }

function pageOf(body: unknown): ListPage {
  if (!isMap(body) || !Array.isArray(body.data)) throw notLangfuse()
  const { cursor } = isMap(body.meta) ? body.meta : { cursor: undefined }
  return { data: body.data.filter(isMap), cursor: typeof cursor === 'string' && cursor !== '' ? cursor : null }
}

const timeOf = (value: unknown) => (typeof value === 'string' ? parseTime(value)?.micros : undefined)
/** In milliseconds, as Langfuse has them. */
const iso = (micros: number) => toDate(micros).toISOString()
const beginning = (from: number) => (from === 0 ? BEGINNING : iso(from))

function ok({ status, body }: Answered, path: string): unknown {
  if (status >= 200 && status < 300) return body
  throw status === 404
    ? notLangfuse()
    : new AppError(
        'unreachable',
        say`Langfuse answered ${status} to ${path}, which is not understood. Look at its log.`,
      )
}

const notLangfuse = () =>
  new AppError(
    'invalid_input',
    say`Something answers there, but no public API of Langfuse. Is it the address of Langfuse itself, and of 3 or newer?`,
  )
