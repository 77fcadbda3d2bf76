import { z } from 'zod'
import { type Delivery, nothing, type Span, type TraceFacts, type Value } from './span.ts'

/** What the OpenAI Agents SDK posts: not OTLP, but traces and spans all the same, each an object of one list. */
const text = z.string().nullish()
const request = z.object({
  data: z.array(
    z.discriminatedUnion('object', [
      z.looseObject({
        object: z.literal('trace'),
        id: z.string(),
        workflow_name: text,
        group_id: text,
        metadata: z.record(z.string(), z.unknown()).nullish(),
      }),
      z.looseObject({
        object: z.literal('trace.span'),
        id: z.string(),
        trace_id: z.string(),
        parent_id: text,
        started_at: text,
        ended_at: text,
        span_data: z.looseObject({ type: z.string(), name: text }),
        error: z.looseObject({ message: text, data: z.looseObject({ error: z.unknown() }).nullish() }).nullish(),
      }),
    ]),
  ),
})

export const isOpenAiAgents = (value: unknown): boolean => request.safeParse(value).success

/** Their spans in our shape: what a span says of itself is in attributes that begin with `openai_agents.`. */
export function readOpenAiAgents(value: unknown): Delivery {
  const spans: Span[] = []
  const traces: TraceFacts[] = []
  for (const one of request.parse(value).data) {
    if (one.object === 'trace') {
      const said = (...names: string[]) =>
        names.map((name) => one.metadata?.[name]).find((value): value is string => typeof value === 'string')
      traces.push({
        trace: one.id,
        workflow: one.workflow_name ?? undefined,
        session: one.group_id ?? undefined,
        user: said('user', 'user_id', 'userId'),
      })
      continue
    }
    const { type, name, data, ...rest } = one.span_data
    const attributes = Object.entries({ type, name, ...rest, ...(typeof data === 'object' ? data : {}) })
    const cause = one.error?.data?.error
    spans.push({
      trace: one.trace_id,
      span: one.id,
      parent: one.parent_id ?? undefined,
      name: name ?? type,
      started: one.started_at ?? undefined,
      ended: one.ended_at ?? undefined,
      status: one.error ? 'error' : 'unset',
      message: [one.error?.message, typeof cause === 'string' ? cause : undefined].filter(Boolean).join(': '),
      attributes: Object.fromEntries(
        attributes.flatMap(([key, value]) => (value == null ? [] : [[`openai_agents.${key}`, value as Value]])),
      ),
      events: [],
      resource: {},
      scope: { name: 'openai-agents', version: '' },
    })
  }
  return { ...nothing, spans, traces }
}
