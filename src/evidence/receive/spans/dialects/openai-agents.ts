import type { Dialect } from '../dialect.ts'

const answer = (...at: string[]) => ({ json: 'openai_agents.output', at: ['0', ...at] })
const usage = (...at: string[]) => ({ json: 'openai_agents.usage', at })

export const openAiAgents: Dialect = {
  name: 'OpenAI Agents',
  versions: '@openai/agents 0.20',
  marks: ['openai_agents.'],
  kinds: [
    {
      from: 'openai_agents.type',
      values: {
        generation: 'model',
        response: 'model',
        transcription: 'model',
        speech: 'model',
        function: 'tool',
        guardrail: 'guardrail',
        agent: 'other',
        handoff: 'decision',
        speech_group: 'other',
        mcp_tools: 'other',
        custom: 'other',
      },
    },
  ],
  fields: {
    model: [answer('model'), 'openai_agents.model'],
    finish_reason: [answer('incomplete_details', 'reason'), answer('choices', '0', 'finish_reason')],
    input: ['openai_agents.input'],
    output: ['openai_agents.output'],
  },
  usage: [
    {
      input: [usage('input_tokens'), answer('usage', 'prompt_tokens'), answer('usage', 'input_tokens')],
      output: [usage('output_tokens'), answer('usage', 'completion_tokens'), answer('usage', 'output_tokens')],
      cached_input: [
        usage('cached_input_tokens'),
        answer('usage', 'prompt_tokens_details', 'cached_tokens'),
        answer('usage', 'input_tokens_details', 'cached_tokens'),
      ],
      cache_write: [usage('cache_write_input_tokens')],
      reasoning: [
        answer('usage', 'completion_tokens_details', 'reasoning_tokens'),
        answer('usage', 'output_tokens_details', 'reasoning_tokens'),
      ],
      total: [usage('total_tokens'), answer('usage', 'total_tokens')],
      parts: 'within',
    },
  ],
}
