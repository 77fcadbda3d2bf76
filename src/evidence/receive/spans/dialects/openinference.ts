import type { Dialect } from '../dialect.ts'

export const openinference: Dialect = {
  name: 'OpenInference',
  versions: '@arizeai/openinference-core 2.7',
  marks: ['openinference.', 'llm.', 'embedding.', 'retrieval.'],
  kinds: [
    {
      from: 'openinference.span.kind',
      values: {
        LLM: 'model',
        EMBEDDING: 'embedding',
        TOOL: 'tool',
        RETRIEVER: 'retrieval',
        RERANKER: 'retrieval',
        GUARDRAIL: 'guardrail',
        AGENT: 'other',
        CHAIN: 'other',
        EVALUATOR: 'decision',
        PROMPT: 'other',
      },
    },
  ],
  fields: {
    session: ['session.id', { json: 'metadata', at: ['thread_id'] }],
    user: ['user.id'],
    tool: ['tool.name'],
    model: ['llm.model_name', 'embedding.model_name', 'reranker.model_name'],
    provider: ['llm.provider', 'llm.system', { json: 'metadata', at: ['ls_provider'] }],
    prompt_name: [
      'llm.prompt_template.name',
      'prompt.name',
      { json: 'metadata', at: ['ls_prompt_name'] },
      { json: 'metadata', at: ['lc_hub_repo'] },
    ],
    prompt_version: ['llm.prompt_template.version', { json: 'metadata', at: ['lc_hub_commit_hash'] }],
    finish_reason: ['llm.finish_reason'],
    input: [{ numbered: 'llm.input_messages', within: 'message' }, 'input.value'],
    output: [{ numbered: 'llm.output_messages', within: 'message' }, 'output.value'],
    sources: [
      { numbered: 'retrieval.documents', within: 'document' },
      { numbered: 'reranker.output_documents', within: 'document' },
    ],
    cost: ['llm.cost.total'],
  },
  usage: [
    {
      input: ['llm.token_count.prompt'],
      output: ['llm.token_count.completion'],
      cached_input: ['llm.token_count.prompt_details.cache_read'],
      cache_write: ['llm.token_count.prompt_details.cache_write'],
      reasoning: ['llm.token_count.completion_details.reasoning'],
      total: ['llm.token_count.total'],
      parts: 'within',
    },
  ],
}
