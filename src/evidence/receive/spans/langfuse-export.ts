import { z } from 'zod'
import { type Attributes, type Delivery, nothing, type Span, type Value } from './span.ts'

/** A trace as Langfuse exports it: what is known of the whole, and its observations, which are its spans. */
const text = z.string().nullish()
const anything = z.unknown().optional()
const observation = z.looseObject({
  id: z.string(),
  parentObservationId: text,
  type: z.string(),
  name: text,
  startTime: text,
  endTime: text,
  level: text,
  statusMessage: text,
  model: text,
  promptName: text,
  promptVersion: z.union([z.string(), z.number()]).nullish(),
  usageDetails: anything,
  costDetails: anything,
  input: anything,
  output: anything,
  metadata: anything,
})
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
  observations: z.array(observation),
})
type Observation = z.infer<typeof observation>
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

function spanOf(one: Observation, trace: Trace, ids: ReadonlySet<string>): Span {
  const { attributes = {}, resourceAttributes = {}, scope = {}, ...metadata } = object(one.metadata)
  const parent = one.parentObservationId ?? undefined
  return {
    trace: trace.id,
    span: one.id,
    parent: parent !== undefined && ids.has(parent) ? parent : undefined,
    name: one.name ?? one.type.toLowerCase(),
    started: one.startTime ?? undefined,
    // An event is a moment.
    ended: one.endTime ?? (one.type === 'EVENT' ? one.startTime : undefined) ?? undefined,
    status: 'unset',
    message: '',
    attributes: known({
      ...restored(object(attributes)),
      ...named('langfuse.observation.metadata.', metadata),
      [nameOfType(one.type)]: one.type.toLowerCase(),
      'langfuse.observation.level': one.level,
      'langfuse.observation.status_message': one.statusMessage,
      'langfuse.observation.model.name': one.model,
      'langfuse.observation.prompt.name': one.promptName,
      'langfuse.observation.prompt.version': one.promptVersion,
      'langfuse.observation.usage_details': filled(one.usageDetails),
      'langfuse.observation.cost_details': filled(one.costDetails),
      'langfuse.observation.input': one.input,
      'langfuse.observation.output': one.output,
    }),
    events: [],
    resource: resourceOf(trace, object(resourceAttributes)),
    scope: { name: String(object(scope).name ?? ''), version: String(object(scope).version ?? '') },
  }
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
    resource: last?.resource ?? resourceOf(trace, {}),
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

function resourceOf({ environment }: Trace, attributes: Loose): Attributes {
  // "default" is what Langfuse says where nobody said anything.
  const told = environment && environment !== 'default' ? { 'deployment.environment.name': environment } : {}
  return known({ ...told, ...attributes })
}

type Loose = { readonly [name: string]: unknown }

/** An object, also where it was exported as its JSON text. */
function object(value: unknown): Loose {
  const read = typeof value === 'string' ? jsonIn(value) : value
  return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Loose) : {}
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Attributes are kept as texts: a list of texts or numbers, which is all a list among attributes may be, is one again. */
const restored = (attributes: Loose): Loose =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const list = typeof value === 'string' && /^\s*\[/.test(value) ? jsonIn(value) : undefined
      const isList = Array.isArray(list) && list.every((one) => typeof one !== 'object')
      return [name, isList ? list : value]
    }),
  )

const named = (prefix: string, values: Loose): Loose =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]))

/** Nothing in it says nothing: that is no usage of zero. */
const filled = (details: unknown) => (Object.keys(object(details)).length === 0 ? undefined : object(details))

const known = (values: Loose): Attributes =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, value as Value]],
    ),
  )
