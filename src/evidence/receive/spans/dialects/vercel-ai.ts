import type { Dialect } from '../dialect.ts'

export const vercelAi: Dialect = {
  name: 'AI SDK',
  versions: 'ai 4 to 7',
  marks: ['ai.'],
  kinds: [
    {
      from: 'ai.operationId',
      values: {
        'ai.generateText.doGenerate': 'model',
        'ai.streamText.doStream': 'model',
        'ai.generateObject.doGenerate': 'model',
        'ai.streamObject.doStream': 'model',
        'ai.embed.doEmbed': 'embedding',
        'ai.embedMany.doEmbed': 'embedding',
        'ai.rerank.doRerank': 'retrieval',
        'ai.toolCall': 'tool',
        'ai.generateText': 'other',
        'ai.streamText': 'other',
        'ai.generateObject': 'other',
        'ai.streamObject': 'other',
        'ai.embed': 'other',
        'ai.embedMany': 'other',
      },
    },
  ],
  fields: {
    workflow: ['ai.telemetry.functionId'],
    session: ['ai.telemetry.metadata.sessionId', 'ai.settings.context.sessionId', 'ai.telemetry.metadata.session_id'],
    user: ['ai.telemetry.metadata.userId', 'ai.settings.context.userId', 'ai.telemetry.metadata.user_id'],
    tool: ['ai.toolCall.name'],
    model: ['ai.response.model', 'ai.model.id'],
    provider: ['ai.model.provider'],
    prompt_name: ['ai.telemetry.metadata.promptName'],
    prompt_version: ['ai.telemetry.metadata.promptVersion'],
    finish_reason: ['ai.response.finishReason'],
    input: ['ai.prompt.messages', 'ai.prompt', 'ai.toolCall.args', 'ai.values', 'ai.value'],
    output: ['ai.response.text', 'ai.response.object', 'ai.response.toolCalls', 'ai.toolCall.result'],
  },
  usage: [
    {
      input: ['ai.usage.inputTokens', 'ai.usage.promptTokens'],
      output: ['ai.usage.outputTokens', 'ai.usage.completionTokens'],
      cached_input: ['ai.usage.cachedInputTokens', 'ai.usage.inputTokenDetails.cacheReadTokens'],
      cache_write: ['ai.usage.inputTokenDetails.cacheWriteTokens'],
      reasoning: ['ai.usage.reasoningTokens', 'ai.usage.outputTokenDetails.reasoningTokens'],
      total: ['ai.usage.totalTokens'],
      parts: 'within',
    },
    { input: ['ai.usage.tokens'], parts: 'within' },
  ],
  failed: [{ from: 'ai.response.finishReason', values: ['error'] }],
}
