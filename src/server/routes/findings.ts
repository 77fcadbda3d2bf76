import { z } from 'zod'
import { askAgain } from '../../decisions/ask-again.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { acknowledgeFinding, type Finding, findingSchema, getFinding, listFindings } from '../../findings/finding.ts'
import { readers, route, signers } from '../route.ts'

const time = z.string()
const finding = findingSchema.extend({
  first_seen: time,
  last_seen: time,
  resolved_at: time.nullable(),
  acknowledged_at: time.nullable(),
})

const again = z.object({
  said: z.string(),
  answer: z.record(z.string(), z.unknown()).nullable(),
  changed: z
    .record(z.string(), z.int())
    .describe('How many of each kind came in or changed since. Where none did, the same answer is owed.'),
  same: z.boolean(),
})

export const findingRoutes = [
  route({
    method: 'get',
    path: '/api/v1/findings',
    who: readers,
    summary: 'Findings, the worst first.',
    query: z.object({
      workflow: z.string().optional(),
      state: z.enum(['open', 'acknowledged', 'resolved', 'unresolved']).default('unresolved'),
    }),
    answer: z.object({ items: z.array(finding), next: z.null() }),
    async handle({ app, workspace }, { query }) {
      const findings = await listFindings(app.state.db, workspace, query)
      return { items: findings.map(inTimes), next: null }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/findings/{id}',
    who: readers,
    summary:
      'One finding with the question it rests on, what that said then, and what it says now that it is asked again.',
    params: z.object({ id: z.string() }),
    answer: finding.extend({
      again: again.nullable().describe('Null where a finding was kept before its question was.'),
    }),
    async handle({ app, workspace, asOf }, { params }) {
      const found = await getFinding(app.state.db, workspace, params.id)
      const asked = await askAgain(app, workspace, found, asOf)
      return { ...inTimes(found), again: asked && { ...asked, changed: { ...asked.changed } } }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/findings/{id}/acknowledgement',
    who: signers,
    summary:
      'Say that one has seen a finding and what one means to do. Entered in the decision log; the finding stays until it is over.',
    params: z.object({ id: z.string() }),
    body: z.object({ note: z.string().trim().min(1, { error: 'is empty: say what you mean to do' }).max(2000) }),
    answer: finding,
    async handle({ app, workspace, principal }, { params, body }) {
      const given = { id: params.id, note: body.note, by: principal.id, now: app.clock.now() }
      return inTimes(await acknowledgeFinding(app.state, workspace, given))
    },
  }),
]

function inTimes(one: Finding) {
  return {
    ...one,
    first_seen: shortTime(one.first_seen),
    last_seen: shortTime(one.last_seen),
    resolved_at: one.resolved_at === null ? null : shortTime(one.resolved_at),
    acknowledged_at: one.acknowledged_at === null ? null : shortTime(one.acknowledged_at),
  }
}
