import type { Dialect } from '../dialect.ts'

/** What a sender says in our own words, on the span or on what sends it: it wins over everything. */
const own = (name: string) => [`aftercare.${name}`, { resource: `aftercare.${name}` }] as const

export const aftercare: Dialect = {
  name: 'aftercare',
  versions: '1',
  marks: [
    'aftercare.',
    ...['workflow', 'release', 'case', 'case_type', 'mode', 'route'].map((name) => `resource:aftercare.${name}`),
  ],
  kinds: [
    {
      from: 'aftercare.kind',
      values: {
        model: 'model',
        tool: 'tool',
        retrieval: 'retrieval',
        decision: 'decision',
        approval: 'approval',
        write: 'write',
        guardrail: 'guardrail',
        other: 'other',
      },
    },
  ],
  fields: {
    workflow: own('workflow'),
    release: own('release'),
    case: own('case'),
    case_type: own('case_type'),
    mode: own('mode'),
    route: own('route'),
    action: ['aftercare.action'],
    integration: ['aftercare.integration'],
  },
}
