import { z } from 'zod'
import type { Attributes, Span, Value } from './span.ts'

/** What Langfuse calls an observation, as clients post it and as exports hold it. */
const text = z.string().nullish()
const anything = z.unknown().optional()
export const observation = z.looseObject({
  id: z.string(),
  parentObservationId: text,
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
export type Observation = z.infer<typeof observation>

type Loose = { readonly [name: string]: unknown }

/** What a span is beside what its observation says. */
type Beside = { readonly trace: string; readonly parent: string | undefined; readonly resource: Attributes }

/**
 * An observation as a span under the names that a Langfuse client would have sent. `typeName` is the attribute that holds its type:
 * a client chose it, or Langfuse guessed.
 */
export function spanOfObservation(one: Observation, type: string, typeName: string, beside: Beside): Span {
  const { attributes = {}, resourceAttributes = {}, scope = {}, ...metadata } = object(one.metadata)
  return {
    trace: beside.trace,
    span: one.id,
    parent: beside.parent,
    // Told bit by bit, only some of it says the name: a name of ours would take its place.
    name: one.name ?? '',
    started: one.startTime ?? undefined,
    // An event is a moment.
    ended: one.endTime ?? (type === 'event' ? one.startTime : undefined) ?? undefined,
    status: 'unset',
    message: '',
    attributes: known({
      ...restored(object(attributes)),
      ...named('langfuse.observation.metadata.', metadata),
      [typeName]: type,
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
    resource: known({ ...beside.resource, ...object(resourceAttributes) }),
    scope: { name: String(object(scope).name ?? ''), version: String(object(scope).version ?? '') },
  }
}

/** What sent a trace, as far as Langfuse tells: "default" is what it says where nobody said anything. */
export const environmentOf = (environment: string | null | undefined): Attributes =>
  environment && environment !== 'default' ? { 'deployment.environment.name': environment } : {}

/** An object, also where it was exported as its JSON text. */
export function object(value: unknown): Loose {
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

export const named = (prefix: string, values: Loose): Loose =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]))

/** Nothing in it says nothing: that is no usage of zero. */
const filled = (details: unknown) => (Object.keys(object(details)).length === 0 ? undefined : object(details))

export const known = (values: Loose): Attributes =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, value as Value]],
    ),
  )
