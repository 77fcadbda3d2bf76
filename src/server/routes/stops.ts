import { z } from 'zod'
import type { Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { askHowSoon } from '../../findings/silence/how-soon.ts'
import { listStops, type Stop, sayStarted, sayStopped } from '../../plan/stops.ts'
import { localityOf, requirePlan } from '../../plan/versions.ts'
import { operators, readers, route } from '../route.ts'
import { readMoment, requireWorkflow } from './runs.ts'

/** What was done at a platform so that it stands still. */
export const effect = z.object({
  connector: z.string(),
  platform: z.string(),
  result: z.enum(['confirmed', 'failed']),
  said: z.string().describe('What was read back, or why it could not be stopped.'),
  at: z.string(),
})
const params = z.object({ workflow: z.string() })
const words = z.string().trim().max(1000)
export const stop = z.object({
  id: z.string(),
  workflow: z.string(),
  since: z.string(),
  why: z.string(),
  meanwhile: z.string().nullable().describe('How the work is done until it runs again.'),
  said_at: z.string(),
  by: z.string().describe('Who said so: a name where it is known.'),
  until: z.string().nullable().describe('When it ran again; null while it stands still.'),
  note: z.string().nullable(),
  started_by: z.string().nullable(),
  effect: effect.nullable().describe('Null where it was only said that it stands still.'),
})

export const stopRoutes = [
  route({
    method: 'get',
    path: '/api/v1/workflows/{workflow}/stops',
    who: readers,
    summary: 'When a workflow was said to stand still, why, and when it ran again; the newest first.',
    params,
    answer: z.object({ items: z.array(stop), next: z.null() }),
    async handle(context, { params }) {
      await requireWorkflow(context, params.workflow)
      const stops = await listStops(context.app.state.db, context.workspace, params.workflow)
      return { items: stops.map(inTimes), next: null }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/workflows/{workflow}/silence',
    who: readers,
    summary: 'How soon it is told of a workflow that its runs do not come any more, by how they came before.',
    params,
    answer: z.object({
      since: z.string().nullable().describe('When its last run came; null where none arrived while it was news.'),
      told_at: z
        .string()
        .nullable()
        .describe('When that is told if none comes; null where it is not known, or not within four months.'),
      alarms_a_year: z
        .number()
        .nullable()
        .describe('Its share of the false alarms that the plan accepts; null where the plan does not cover it.'),
      said: z.string(),
    }),
    async handle(context, { params: { workflow } }) {
      const { app, workspace, asOf } = context
      const { plan } = await requirePlan(app.state.db, workspace, asOf)
      await requireWorkflow(context, workflow)
      const { since, told_at, ...soon } = await askHowSoon(app, workspace, { plan, workflow, asOf })
      const time = (at: Micros | null) => (at === null ? null : shortTime(at))
      return { since: time(since), told_at: time(told_at), ...soon }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/workflows/{workflow}/stop',
    who: operators,
    summary:
      'Say that a workflow stands still: since when, why, and how the work is done meanwhile. A record: nothing outside is stopped by it.',
    params,
    body: z.object({
      why: words.min(1, { error: 'is empty: say why it stands still' }),
      meanwhile: words.optional(),
      since: z.string().optional().describe('A day or a time; now where it is left out.'),
    }),
    answer: stop,
    async handle(context, { params, body }) {
      const { app, workspace, principal, asOf } = context
      await requireWorkflow(context, params.workflow)
      const now = app.clock.now()
      const { zone } = await localityOf(app.state.db, workspace, now)
      return inTimes(
        await sayStopped(app.state, workspace, {
          workflow: params.workflow,
          since: readMoment('since', body.since, zone) ?? Math.min(asOf, now),
          why: body.why,
          meanwhile: body.meanwhile || null,
          by: principal.id,
          now,
        }),
      )
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/workflows/{workflow}/start',
    who: operators,
    summary: 'Say that a workflow that stood still runs again, and sign it with a note.',
    params,
    body: z.object({ note: words.min(1, { error: 'is empty: say what makes it right to run again' }) }),
    answer: stop,
    async handle(context, { params, body }) {
      const { app, workspace, principal, asOf } = context
      await requireWorkflow(context, params.workflow)
      const now = app.clock.now()
      const given = { workflow: params.workflow, until: Math.min(asOf, now), note: body.note, by: principal.id, now }
      return inTimes(await sayStarted(app.state, workspace, given))
    },
  }),
]

export const inTimes = (one: Stop) => ({
  ...one,
  since: shortTime(one.since),
  said_at: shortTime(one.said_at),
  until: one.until === null ? null : shortTime(one.until),
  effect: one.effect && { ...one.effect, at: shortTime(one.effect.at) },
})
