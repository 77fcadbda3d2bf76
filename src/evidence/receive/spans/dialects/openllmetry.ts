import type { Dialect } from '../dialect.ts'

export const openllmetry: Dialect = {
  name: 'OpenLLMetry',
  versions: '@traceloop/node-server-sdk 0.19 to 0.27',
  marks: ['traceloop.', 'llm.request.', 'llm.usage.', 'gen_ai.prompt.', 'gen_ai.completion.'],
  kinds: [
    {
      from: 'traceloop.span.kind',
      values: { workflow: 'other', task: 'other', agent: 'other', tool: 'tool' },
    },
    {
      from: 'llm.request.type',
      values: { chat: 'model', completion: 'model', embedding: 'embedding', rerank: 'retrieval' },
    },
  ],
  fields: {
    workflow: ['traceloop.workflow.name'],
    session: [
      'traceloop.association.properties.session_id',
      'traceloop.association.properties.sessionId',
      'traceloop.association.properties.thread_id',
    ],
    user: ['traceloop.association.properties.user_id', 'traceloop.association.properties.userId'],
    name: ['traceloop.entity.name'],
    prompt_name: ['traceloop.prompt.key'],
    prompt_version: ['traceloop.prompt.version'],
    finish_reason: ['llm.response.finish_reason', 'gen_ai.completion.0.finish_reason'],
    input: [{ numbered: 'gen_ai.prompt' }, 'traceloop.entity.input'],
    output: [{ numbered: 'gen_ai.completion' }, 'traceloop.entity.output'],
  },
  usage: [
    {
      input: ['gen_ai.usage.prompt_tokens', 'llm.usage.prompt_tokens'],
      output: ['gen_ai.usage.completion_tokens', 'llm.usage.completion_tokens'],
      cached_input: ['gen_ai.usage.cache_read_input_tokens'],
      cache_write: ['gen_ai.usage.cache_creation_input_tokens'],
      total: ['llm.usage.total_tokens'],
      parts: 'within',
    },
  ],
}
