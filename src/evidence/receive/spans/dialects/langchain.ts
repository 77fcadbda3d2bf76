import type { Dialect } from '../dialect.ts'

/** What LangChain and LangGraph say of themselves in the spans of others, and LangSmith in its own. */
export const langchain: Dialect = {
  name: 'LangChain',
  versions: 'langgraph 1.7, langsmith 0.4 to 0.12',
  marks: ['langsmith.'],
  kinds: [
    {
      from: 'langsmith.span.kind',
      values: {
        llm: 'model',
        embedding: 'embedding',
        tool: 'tool',
        retriever: 'retrieval',
        chain: 'other',
        prompt: 'other',
        parser: 'other',
      },
    },
  ],
  fields: {
    // What LangSmith calls a session is its project: all runs of an automation, not one conversation.
    workflow: ['langsmith.trace.session_name'],
    sources: [{ json: 'gen_ai.completion', at: ['outputs'] }],
    session: ['langsmith.metadata.session_id', 'langsmith.metadata.thread_id'],
    user: ['langsmith.metadata.user_id'],
    provider: ['langsmith.metadata.ls_provider'],
  },
}
