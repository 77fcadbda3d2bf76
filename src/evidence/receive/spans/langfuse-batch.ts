import { z } from 'zod'
import type { VerdictLine } from '../../record.ts'
import { environmentOf, known, named, object, observation, spanOfObservation } from './langfuse-observation.ts'
import { score, verdictOfScore } from './langfuse-score.ts'
import { type Delivery, nothing, type Span, type TraceFacts, type Value } from './span.ts'

/** What Langfuse clients post beside spans: events in a batch, each of a type. */
const event = z.looseObject({
  id: z.string(),
  type: z.string(),
  timestamp: z.string().optional(),
  body: z.looseObject({}),
})
const request = z.object({ batch: z.array(z.unknown()) })
const batch = z.object({ batch: z.array(event) })

const text = z.string().nullish()
const trace = z.looseObject({
  id: z.string(),
  timestamp: text,
  name: text,
  userId: text,
  sessionId: text,
  release: text,
  environment: text,
  metadata: z.unknown().optional(),
  input: z.unknown().optional(),
  output: z.unknown().optional(),
})
const observed = observation.extend({ traceId: z.string(), environment: text })

/** A batch, whatever is in it. */
export const isBatch = (value: unknown): boolean => request.safeParse(value).success
/** A batch of nothing but events. */
export const isLangfuseBatch = (value: unknown): boolean => batch.safeParse(value).success

/** What one event of a batch came to: what it is about, and why it could not be read. */
export type EventRead = { readonly id: string; readonly about: string; readonly why: string | undefined }

/**
 * Traces and observations are spans. An observation may be told in several events, each with what was learnt since: within a batch they
 * are one. What Langfuse calls a trace is what holds its observations; how it ended nobody tells.
 */
export function readLangfuseBatch(value: unknown): { delivery: Delivery; events: EventRead[] } {
  const spans = new Map<string, { type: string; said: z.infer<typeof observed> }>()
  const traces = new Map<string, z.infer<typeof trace>>()
  const verdicts: VerdictLine[] = []
  const events = request.parse(value).batch.map((one): EventRead => {
    const read = event.safeParse(one)
    if (!read.success) return { id: idIn(one), about: '', why: 'is no event: it needs an id, a type and a body' }
    const { id, type, body } = read.data
    const why = take(type, body, () => verdicts.push(...verdictOf(read.data)), { spans, traces })
    return { id, about: idIn(body) || id, why }
  })
  const told = [...spans.values()].map(({ type, said }) =>
    spanOfObservation(withUsage(said), type, 'langfuse.observation.type', {
      trace: said.traceId,
      parent: said.parentObservationId ?? (said.id === said.traceId ? undefined : said.traceId),
      resource: environmentOf(said.environment),
    }),
  )
  const whole = [...traces.values()]
  return {
    delivery: { ...nothing, spans: [...whole.map(spanOfTrace), ...told], traces: whole.map(factsOf), verdicts },
    events,
  }
}

type Told = {
  readonly spans: Map<string, { type: string; said: z.infer<typeof observed> }>
  readonly traces: Map<string, z.infer<typeof trace>>
}

/** Takes what an event says; answers why it could not be. */
function take(type: string, body: object, judge: () => void, { spans, traces }: Told): string | undefined {
  if (type === 'sdk-log') return undefined
  if (type === 'score-create') {
    judge()
    return score.safeParse(body).success ? undefined : 'is no score: it needs a traceId, a name and a value'
  }
  if (type === 'trace-create') {
    const read = trace.safeParse(body)
    if (!read.success) return 'is no trace: it needs an id'
    traces.set(read.data.id, { ...traces.get(read.data.id), ...given(read.data) })
    return undefined
  }
  const kind = /^([a-z]+)-(?:create|update)$/.exec(type)?.[1]
  if (kind === undefined) return `is of a type that is not known${type.length <= 60 ? `: "${type}"` : ''}`
  const read = observed.safeParse(body)
  if (!read.success) return 'is no observation: it needs an id and the traceId it belongs to'
  const { id, type: own } = read.data
  const before = spans.get(id)
  const named = kind === 'observation' && typeof own === 'string' ? own.toLowerCase() : kind
  spans.set(id, { type: named, said: { ...before?.said, ...given(read.data) } })
  return undefined
}

/** What is told; null and left out are nothing, and do not unsay what was told before. */
const given = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined && value !== null)) as T

const idIn = (value: unknown): string => {
  const { id } = object(value)
  return typeof id === 'string' ? id : ''
}

/** Clients of before 2025 tell usage in one of two older ways. */
function withUsage(said: z.infer<typeof observed>): z.infer<typeof observed> {
  const { usage, usageDetails } = said
  if (usageDetails !== undefined || usage === undefined) return said
  const { input, output, total, promptTokens, completionTokens, totalTokens, unit } = object(usage)
  if (unit !== undefined && unit !== null && unit !== 'TOKENS') return said
  const details = { input: input ?? promptTokens, output: output ?? completionTokens, total: total ?? totalTokens }
  return { ...said, usageDetails: given(details) }
}

function spanOfTrace(one: z.infer<typeof trace>): Span {
  return {
    trace: one.id,
    span: one.id,
    parent: undefined,
    name: one.name ?? '',
    started: one.timestamp ?? undefined,
    ended: undefined,
    status: 'untold',
    message: '',
    attributes: known({
      ...named('langfuse.trace.metadata.', object(one.metadata)),
      'langfuse.trace.name': one.name,
      'langfuse.release': one.release,
    }),
    events: [],
    resource: environmentOf(one.environment),
    scope: { name: 'langfuse', version: '' },
  }
}

const factsOf = (one: z.infer<typeof trace>): TraceFacts => ({
  trace: one.id,
  workflow: undefined,
  session: one.sessionId ?? undefined,
  user: one.userId ?? undefined,
  input: one.input as Value | undefined,
  output: one.output as Value | undefined,
})

function verdictOf({ id, timestamp, body }: z.infer<typeof event>): VerdictLine[] {
  const read = score.safeParse(body)
  const verdict = read.success ? verdictOfScore(read.data, { id, at: timestamp }) : undefined
  return verdict ? [verdict] : []
}
