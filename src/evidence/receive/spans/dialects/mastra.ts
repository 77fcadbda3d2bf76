import type { Dialect } from '../dialect.ts'

export const mastra: Dialect = {
  name: 'Mastra',
  versions: '@mastra/otel-exporter 1.4',
  marks: ['mastra.'],
  fields: {
    workflow: [{ named: 'invoke_workflow ' }],
    // Beneath it: a workflow that goes on is a span under the one that stopped.
    resumes: ['mastra.metadata.resumedFromSpanId'],
    session: ['mastra.metadata.sessionId', 'mastra.metadata.threadId'],
    user: ['mastra.metadata.userId', 'mastra.metadata.resourceId'],
    input: ['mastra.model_generation.input', 'mastra.agent_run.input', 'mastra.workflow_run.input'],
    output: ['mastra.agent_run.output', 'mastra.workflow_run.output'],
  },
  failed: [
    { from: 'mastra.workflow_run.status', values: ['failed'] },
    { from: 'mastra.workflow_step.status', values: ['failed'] },
  ],
  waiting: [
    { from: 'mastra.workflow_run.status', values: ['suspended'] },
    { from: 'mastra.workflow_step.status', values: ['suspended'] },
  ],
}
