import { z } from 'zod'
import { changesOf, type KnownChange } from '../../decisions/notes/known-changes.ts'
import { alterations } from '../../decisions/notes/note.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { shift } from '../../plan/duration.ts'
import { localityOf, planVersions } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'
import { readRange, refuseReversed, requireWorkflow } from './runs.ts'

export const knownChange = z.object({
  at: z.string().describe('From which moment it was so, or when the first run showed it.'),
  what: z.enum(alterations),
  name: z.string().nullable().describe('Which of them, such as the name of the prompt.'),
  before: z.string().nullable(),
  after: z.string().nullable(),
  said: z.string().describe('What changed, in a sentence.'),
  why: z.string().nullable(),
  note: z
    .string()
    .nullable()
    .describe('The note that tells of it, or what the plan says; null where runs show it and nobody wrote it down.'),
})

/** More on one page than anybody reads; who wants others names a shorter range. */
const MOST = 500

export const workflowChangeRoutes = [
  route({
    method: 'get',
    path: '/api/v1/workflows/{workflow}/changes',
    who: readers,
    summary:
      'What changed of a workflow, the newest first: what notes and the plan say, and what only its runs show and nobody wrote down.',
    params: z.object({ workflow: z.string() }),
    query: z.object({
      from: z.string().optional().describe('A day or a time; 90 days before "to" where it is left out.'),
      to: z.string().optional(),
      recorded: z
        .enum(['yes', 'no'])
        .optional()
        .describe('Only what was written down, or only what nobody wrote down.'),
    }),
    answer: z.object({
      from: z.string(),
      to: z.string(),
      items: z.array(knownChange),
      left_off: z.int().describe('How many older ones of the range are not listed: name a shorter range.'),
    }),
    async handle(context, { params: { workflow }, query }) {
      const { app, workspace, asOf } = context
      await requireWorkflow(context, workflow)
      const { db } = app.state
      const { zone } = await localityOf(db, workspace, asOf)
      const range = readRange(query, zone)
      const to = Math.min(range.to ?? asOf, asOf)
      const from = range.from ?? shift(to, { count: 90, unit: 'd' }, -1, zone)
      refuseReversed(from, to)
      const found = (await changesOf(db, workspace, await planVersions(db, workspace), workflow, { from, to }))
        .filter(({ note }) => query.recorded === undefined || (note !== null) === (query.recorded === 'yes'))
        .reverse()
      const items = found.slice(0, MOST).map(changeInTimes)
      return { from: shortTime(from), to: shortTime(to), items, left_off: found.length - items.length }
    },
  }),
]

export const changeInTimes = (one: KnownChange) => ({ ...one, at: shortTime(one.at) })
