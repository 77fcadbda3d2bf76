import type { Dialect, Usage } from '../dialect.ts'

const counts: Usage = {
  input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
  output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
  cached_input: ['gen_ai.usage.cache_read.input_tokens', 'gen_ai.usage.cache_read_input_tokens'],
  cache_write: [
    'gen_ai.usage.cache_write.input_tokens',
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_creation_input_tokens',
  ],
  reasoning: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.reasoning_tokens',
    // Who sends the rest by the convention has no name of the convention for it yet.
    'ai.usage.reasoningTokens',
    'ai.usage.outputTokenDetails.reasoningTokens',
  ],
  total: ['gen_ai.usage.total_tokens'],
  parts: 'within',
}

/** The conventions of OpenTelemetry for generative AI, all generations: the most general, which the others build upon. */
export const otelGenAi: Dialect = {
  name: 'OpenTelemetry GenAI',
  versions: 'semantic conventions 1.27 to 1.38, semantic-conventions-genai 0.1',
  marks: ['gen_ai.', 'user.', 'session.', 'enduser.', 'error.'],
  kinds: [
    {
      from: 'gen_ai.operation.name',
      values: {
        chat: 'model',
        text_completion: 'model',
        generate_content: 'model',
        embeddings: 'embedding',
        execute_tool: 'tool',
        retrieval: 'retrieval',
        invoke_agent: 'other',
        create_agent: 'other',
        invoke_workflow: 'other',
        agent_step: 'other',
        workflow_step: 'other',
        model_generation: 'other',
        model_chunk: 'other',
      },
    },
  ],
  fields: {
    workflow: ['gen_ai.workflow.name', 'gen_ai.agent.name'],
    session: ['gen_ai.conversation.id', 'session.id'],
    user: ['user.id', 'enduser.id', 'gen_ai.user.id'],
    tool: ['gen_ai.tool.name'],
    model: ['gen_ai.response.model', 'gen_ai.request.model'],
    provider: ['gen_ai.provider.name', 'gen_ai.system'],
    prompt_name: ['gen_ai.prompt.name'],
    prompt_version: ['gen_ai.prompt.version', 'app.prompt.version'],
    finish_reason: ['gen_ai.response.finish_reasons'],
    input: [
      'gen_ai.input.messages',
      'gen_ai.tool.call.arguments',
      'gen_ai.retrieval.query.text',
      { event: 'gen_ai.content.prompt', attribute: 'gen_ai.prompt' },
      { event: 'gen_ai.client.inference.operation.details', attribute: 'gen_ai.input.messages' },
      'gen_ai.prompt',
    ],
    output: [
      'gen_ai.output.messages',
      'gen_ai.tool.call.result',
      { event: 'gen_ai.content.completion', attribute: 'gen_ai.completion' },
      { event: 'gen_ai.client.inference.operation.details', attribute: 'gen_ai.output.messages' },
      'gen_ai.completion',
    ],
    sources: ['gen_ai.retrieval.documents'],
    error_type: ['error.type'],
    error_message: ['error.message'],
    cost: ['gen_ai.usage.cost'],
  },
  usage: [counts],
  failed: [{ from: 'gen_ai.response.finish_reasons', values: ['error'] }],
}
