import { z } from 'zod'
import { alteredHandovers } from '../../actions/handover/altered.ts'
import { verifyRecord } from '../../decisions/altered.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { alteredReports } from '../../reports/report/altered.ts'
import { listDecisions } from '../../store/state/decision-log.ts'
import { readers, route } from '../route.ts'

export const decisionRoutes = [
  route({
    method: 'get',
    path: '/api/v1/decisions',
    who: readers,
    summary: 'The decision log, newest first.',
    query: z.object({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          seq: z.int(),
          at: z.string(),
          principal: z.string(),
          kind: z.string(),
          body: z.record(z.string(), z.unknown()),
          previous: z.string(),
          hash: z.string(),
        }),
      ),
      next: z.string().nullable().describe('What to give as "before" for the next page.'),
    }),
    async handle({ app, workspace }, { query }) {
      const entries = await listDecisions(app.state.db, workspace, query)
      const last = entries.at(-1)
      return {
        items: entries.map((entry) => ({ ...entry, at: shortTime(entry.at) })),
        next: entries.length === query.limit && last && last.seq > 1 ? String(last.seq) : null,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/decisions/verify',
    who: readers,
    summary:
      'Compute every hash of the decision log again, and of everything that its entries froze: plans, reviews, reports, the evidence of findings, requests with what happened to them, how mails were settled, change notes, statements of hours, and what was said of tasks.',
    answer: z.object({
      whole: z.boolean(),
      entries: z.int(),
      head: z.string().nullable(),
      reason: z.string().nullable(),
      altered: z
        .array(
          z.object({
            about: z.enum([
              'review',
              'finding',
              'request',
              'mail',
              'note',
              'statement',
              'task',
              'report',
              'swap',
              'handover',
              'plan',
            ]),
            id: z.string(),
            seq: z.int(),
            what: z.string(),
          }),
        )
        .readonly()
        .describe('What is not as its entry holds it, and what of it. Looked for where the chain of entries holds.'),
    }),
    async handle({ app, workspace }) {
      const { log, altered } = await verifyRecord(app.state.db, workspace, [alteredReports, alteredHandovers])
      return log.kind === 'whole'
        ? { whole: altered.length === 0, entries: log.entries, head: log.head, reason: null, altered }
        : { whole: false, entries: log.seq - 1, head: null, reason: log.reason, altered }
    },
  }),
]
