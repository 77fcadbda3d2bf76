import { z } from 'zod'
import { environmentOf, known, named, object, observation, spanOfObservation } from './langfuse-observation.ts'
import { type Attributes, type Delivery, nothing, type Span, type Value } from './span.ts'

/** A trace as Langfuse exports it: what is known of the whole, and its observations, which are its spans. */
const text = z.string().nullish()
const anything = z.unknown().optional()
const typed = observation.extend({ type: z.string() })
const exported = z.object({
  trace: z.looseObject({
    id: z.string(),
    name: text,
    timestamp: text,
    userId: text,
    sessionId: text,
    release: text,
    environment: text,
    input: anything,
    output: anything,
    metadata: anything,
  }),
  observations: z.array(typed),
})
type Typed = z.infer<typeof typed>
type Trace = z.infer<typeof exported>['trace']

export const isLangfuseExport = (value: unknown): boolean => exported.safeParse(value).success

/**
 * Its observations as spans under the names a Langfuse client would have sent. What the trace says is said by its root. That is the
 * observation without a parent; a parent that was never sent to Langfuse is none. Where there are several, or no observation
 * at all, the trace itself is a span that holds them.
 */
export function readLangfuseExport(value: unknown): Delivery {
  const { trace, observations } = exported.parse(value)
  const ids = new Set(observations.map(({ id }) => id))
  const spans = observations.map((one) => spanOf(one, trace, ids))
  const tops = spans.filter(({ parent }) => parent === undefined)
  const [only] = tops
  const root = only && tops.length === 1 ? only : holding(tops, trace)
  const rest = spans.filter((span) => span !== root)
  const held =
    root === only ? rest : rest.map((span) => (span.parent === undefined ? { ...span, parent: root.span } : span))
  const [input, output] = [trace.input, trace.output] as (Value | undefined)[]
  const facts = { workflow: undefined, session: undefined, user: undefined, input, output }
  return {
    ...nothing,
    spans: [{ ...root, attributes: { ...root.attributes, ...saidOf(trace) } }, ...held],
    traces: [{ trace: trace.id, ...facts }],
  }
}

/**
 * A trace as it stands in Langfuse now, while more of it may come: as its client would have sent it, so that it is the same run by either
 * way. Parents stay as they were said until an hour has passed since anything happened in it (`isSettled`): then one that is not
 * there was never sent. The trace itself is no span, since no client sends it as one; but where it is all there is.
 */
export function readLangfuseTrace(value: unknown, { isSettled }: { isSettled: boolean }): Delivery {
  const { trace, observations } = exported.parse(value)
  const ids = new Set(observations.map(({ id }) => id))
  const spans = observations.map((one) => {
    const span = spanOf(one, trace, ids)
    // Of a root it may be said what called it, in a service that sends nothing.
    const isOver = isSettled || one.isRootObservation === true
    return isOver ? span : { ...span, parent: one.parentObservationId ?? undefined }
  })
  if (spans.length === 0 && isSettled) spans.push(holding([], trace))
  const tops = new Set(spans.filter(({ parent }) => parent === undefined))
  const [first] = spans.toSorted((a, b) => ((a.started ?? '') < (b.started ?? '') ? -1 : 1))
  // Where the root is still to come, somebody has to say it.
  if (tops.size === 0 && first) tops.add(first)
  const said = saidOf(trace)
  const [input, output] = [trace.input ?? undefined, trace.output ?? undefined] as (Value | undefined)[]
  const facts = { trace: trace.id, workflow: undefined, session: undefined, user: undefined, input, output }
  return {
    ...nothing,
    spans: spans.map((one) => (tops.has(one) ? { ...one, attributes: { ...one.attributes, ...said } } : one)),
    traces: input === undefined && output === undefined ? [] : [facts],
  }
}

function spanOf(one: Typed, trace: Trace, ids: ReadonlySet<string>): Span {
  const parent = one.parentObservationId ?? undefined
  return spanOfObservation(one, one.type.toLowerCase(), nameOfType(one.type), {
    trace: trace.id,
    parent: parent !== undefined && ids.has(parent) ? parent : undefined,
    resource: environmentOf(trace.environment),
  })
}

/**
 * Langfuse keeps what it cannot place as SPAN, and whatever names a model as GENERATION: there anything that the client said of its
 * kind is more exact. The other types somebody chose.
 */
const nameOfType = (type: string) =>
  ['SPAN', 'GENERATION'].includes(type) ? 'langfuse.export.type' : 'langfuse.observation.type'

/** The trace as a span. It ended as the last of those it holds did. */
function holding(tops: readonly Span[], trace: Trace): Span {
  const started = [...tops.flatMap((span) => span.started ?? []), trace.timestamp ?? ''].filter(Boolean).toSorted()[0]
  const ends = tops.map(({ ended }) => ended)
  const last = tops.toSorted((a, b) => ((a.ended ?? '~') < (b.ended ?? '~') ? -1 : 1)).at(-1)
  const ending = ['langfuse.observation.level', 'langfuse.observation.status_message'] as const
  return {
    trace: trace.id,
    span: trace.id,
    parent: undefined,
    name: trace.name ?? 'trace',
    started,
    ended: tops.length === 0 ? started : ends.includes(undefined) ? undefined : last?.ended,
    status: 'unset',
    message: '',
    attributes: known(Object.fromEntries(ending.map((name) => [name, last?.attributes[name]]))),
    events: [],
    resource: last?.resource ?? environmentOf(trace.environment),
    scope: { name: '', version: '' },
  }
}

function saidOf(trace: Trace): Attributes {
  const { attributes: _, resourceAttributes: __, scope: ___, ...metadata } = object(trace.metadata)
  return known({
    ...named('langfuse.trace.metadata.', metadata),
    'langfuse.trace.name': trace.name,
    'langfuse.release': trace.release,
    'session.id': trace.sessionId,
    'user.id': trace.userId,
  })
}
