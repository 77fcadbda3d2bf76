import type { Dialect } from '../dialect.ts'

/** What LangChain and LangGraph say of themselves in the spans of others, and LangSmith in its own. */
export const langchain: Dialect = {
  name: 'LangChain',
  versions: 'langgraph 1.7, langsmith 0.4',
  marks: ['langsmith.'],
  kinds: [
    {
      from: 'langsmith.span.kind',
      values: {
        llm: 'model',
        embedding: 'model',
        tool: 'tool',
        retriever: 'retrieval',
        chain: 'other',
        prompt: 'other',
        parser: 'other',
      },
    },
  ],
  fields: {
    session: ['langsmith.metadata.session_id', 'langsmith.metadata.thread_id', 'langsmith.trace.session_id'],
    user: ['langsmith.metadata.user_id'],
    provider: ['langsmith.metadata.ls_provider'],
  },
}
