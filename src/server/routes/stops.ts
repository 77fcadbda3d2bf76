import { z } from 'zod'
import { shortTime } from '../../evidence/runs/behind.ts'
import { listStops, type Stop, sayStarted, sayStopped } from '../../plan/stops.ts'
import { localityOf } from '../../plan/versions.ts'
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
