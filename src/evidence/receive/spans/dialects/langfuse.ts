import type { Dialect, Source } from '../dialect.ts'

const usage = (...names: string[]): Source[] =>
  names.map((at) => ({ json: 'langfuse.observation.usage_details', at: [at] }))

export const langfuse: Dialect = {
  name: 'Langfuse',
  versions: '@langfuse/tracing 5.11',
  marks: ['langfuse.'],
  kinds: [
    {
      from: 'langfuse.observation.type',
      values: {
        generation: 'model',
        embedding: 'embedding',
        tool: 'tool',
        retriever: 'retrieval',
        guardrail: 'guardrail',
        agent: 'other',
        chain: 'other',
        evaluator: 'decision',
        event: 'other',
        span: 'other',
      },
    },
  ],
  fields: {
    workflow: ['langfuse.trace.name'],
    release: ['langfuse.release'],
    session: [
      'session.id',
      'langfuse.session.id',
      // What LangGraph calls the thread of a conversation.
      'langfuse.trace.metadata.thread_id',
      'langfuse.observation.metadata.thread_id',
    ],
    user: ['user.id', 'langfuse.user.id'],
    model: ['langfuse.observation.model.name'],
    provider: ['langfuse.observation.metadata.ls_provider'],
    prompt_name: ['langfuse.observation.prompt.name'],
    prompt_version: ['langfuse.observation.prompt.version'],
    input: ['langfuse.observation.input'],
    output: ['langfuse.observation.output'],
    error_message: ['langfuse.observation.status_message'],
    cost: [{ json: 'langfuse.observation.cost_details', at: ['total'] }],
  },
  usage: [
    {
      input: usage('input', 'input_tokens', 'prompt_tokens'),
      output: usage('output', 'output_tokens', 'completion_tokens'),
      cached_input: usage(
        'input_cached_tokens',
        'input_cache_read',
        'cache_read_input_tokens',
        'prompt_details.cache_read',
      ),
      cache_write: usage(
        'input_cache_creation',
        'cache_creation_input_tokens',
        'input_cache_write',
        'prompt_details.cache_write',
      ),
      reasoning: usage('output_reasoning_tokens', 'output_reasoning', 'completion_details.reasoning'),
      total: usage('total', 'total_tokens'),
      parts: 'beside',
    },
  ],
  failed: [{ from: 'langfuse.observation.level', values: ['ERROR'] }],
}
