import type { Dialect } from '../dialect.ts'

/** What Langfuse guessed of a span it was sent: read where nothing the client said tells more. */
export const langfuseExport: Dialect = {
  name: 'Langfuse export',
  versions: 'Langfuse 3',
  marks: ['langfuse.export.'],
  kinds: [
    // What gives back a tool's message of LangChain is that tool.
    { from: { json: 'langfuse.observation.output', at: ['type'] }, values: { tool: 'tool' } },
    { from: 'langfuse.export.type', values: { generation: 'model' } },
  ],
}
