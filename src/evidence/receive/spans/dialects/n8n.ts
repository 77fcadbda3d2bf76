import type { Dialect } from '../dialect.ts'

export const n8n: Dialect = {
  name: 'n8n',
  versions: '2.41',
  marks: ['n8n.'],
  fields: { workflow: ['n8n.workflow.name', 'n8n.workflow.id'], name: ['n8n.node.name'] },
  failed: [{ from: 'n8n.execution.status', values: ['error', 'crashed'] }],
  waiting: [{ from: 'n8n.execution.status', values: ['waiting'] }],
}
