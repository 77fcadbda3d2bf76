import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { countExplained } from '../../findings/list.ts'
import {
  AHEAD,
  announceMaintenance,
  endMaintenance,
  isMaintained,
  listMaintenanceWindows,
  type MaintenanceWindow,
} from '../../plan/maintenance-windows.ts'
import type { Plan } from '../../plan/plan.ts'
import { weekdays } from '../../plan/support.ts'
import { planAt, requirePlan } from '../../plan/versions.ts'
import { operators, readers, route } from '../route.ts'
import { readMoment, requireWorkflow } from './runs.ts'

/** So long those that are over are listed. */
const KEPT = 90 * MICROS.d

const moment = z.string().describe('A time, or a day as it begins in the zone of the workspace.')
export const maintenanceWindow = z.object({
  id: z.string(),
  workflow: z.string().nullable().describe('What is maintained; null where it is a system, or everything.'),
  integration: z.string().nullable().describe('The system that is maintained, as the plan names it.'),
  since: z.string(),
  until: z.string().describe('When it is over, or was: earlier than announced where somebody said so.'),
  why: z.string(),
  said_at: z.string(),
  by: z.string().describe('Who announced it, or applied the plan that has it: a name where it is known.'),
  ended: z
    .object({ at: z.string(), by: z.string() })
    .nullable()
    .describe('Who said that it is over before its time, or will not be; null where it ends as planned.'),
  of_plan: z
    .object({
      name: z.string().describe('What the plan calls it.'),
      days: z.array(z.enum(weekdays)),
      from: z.string(),
      to: z.string().describe('Before `from`, it passes midnight.'),
      time_zone: z.string(),
    })
    .nullable()
    .describe('What the plan says of it, where it comes back each week; null where it was announced for once.'),
})

export const maintenanceWindowRoutes = [
  route({
    method: 'get',
    path: '/api/v1/maintenance-windows',
    who: readers,
    summary:
      'Planned maintenance that is announced or under way, and that of the last 90 days; in the order in which it begins. Of what the plan has come back what is under way, the next time, and those that explain something or that somebody ended.',
    answer: z.object({
      items: z.array(
        maintenanceWindow.extend({
          state: z.enum(['planned', 'under_way', 'over']),
          name: z.string().nullable().describe('What the plan calls it; null where it is everything.'),
          explains: z
            .int()
            .describe(
              'How many findings it explains, or did: `GET /api/v1/findings?explained_by=` lists those that are not over.',
            ),
        }),
      ),
      next: z.null(),
    }),
    async handle({ app, workspace, asOf }) {
      const windows = await listMaintenanceWindows(app.state.db, workspace, { from: asOf - KEPT, to: asOf + AHEAD })
      const plan = (await planAt(app.state.db, workspace, asOf))?.plan
      const explained = await countExplained(app.state.db, workspace)
      const shown = windows.filter(isShown(windows, asOf, (id) => explained.has(id)))
      const items = shown.map((one) => ({
        ...windowInTimes(one),
        state: stateAt(one, asOf),
        name: nameIn(plan, one),
        explains: explained.get(one.id) ?? 0,
      }))
      return { items, next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/maintenance-windows',
    who: operators,
    summary:
      'Announce maintenance of a workflow, of a system, or of everything. What would not be off without the runs of that time is told to nobody. Said again in the same words it is the one that is there.',
    body: z.object({
      workflow: z.string().optional(),
      integration: z.string().optional().describe('A system, as the plan names it. Without both it is everything.'),
      since: moment.optional().describe('When it begins; now where it is left out.'),
      until: moment.describe('When it is over, within seven days.'),
      why: z.string().trim().min(1, { error: 'is empty: say what is done' }).max(1000),
    }),
    answer: maintenanceWindow,
    async handle(context, { body }) {
      const { app, workspace, principal, asOf } = context
      const { workflow = null, integration = null, why } = body
      if (workflow !== null && integration !== null)
        throw new AppError('invalid_input', say`Give "workflow" or "integration", or none of them for everything.`)
      if (workflow !== null) await requireWorkflow(context, workflow)
      const { plan } = await requirePlan(app.state.db, workspace, asOf)
      if (integration !== null && !Object.hasOwn(plan.integrations, integration))
        throw new AppError(
          'invalid_input',
          say`"integration" is "${integration}", which is no system of the plan. It names ${Object.keys(plan.integrations).join(', ') || '-'}.`,
        )
      const now = app.clock.now()
      const at = Math.min(asOf, now)
      const since = readMoment('since', body.since, plan.time_zone) ?? at
      const until = readMoment('until', body.until, plan.time_zone) ?? at
      const given = { workflow, integration, since, until, why, by: principal.id, at, now }
      return windowInTimes(await announceMaintenance(app.state, workspace, given))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/maintenance-windows/{id}/end',
    who: operators,
    summary: 'Say that maintenance is over before its time, or will not be.',
    params: z.object({ id: z.string() }),
    answer: maintenanceWindow,
    async handle({ app, workspace, principal, asOf }, { params }) {
      const now = app.clock.now()
      const given = { id: params.id, by: principal.id, at: Math.min(asOf, now), now }
      return windowInTimes(await endMaintenance(app.state, workspace, given))
    },
  }),
]

/** What comes back each week would fill the list: of the times to come the next, and of those that are over what somebody may ask for. */
function isShown(windows: readonly MaintenanceWindow[], at: Micros, explains: (id: string) => boolean) {
  const next = new Map<string, string>()
  for (const { id, of_plan, since, ended } of windows)
    if (of_plan && since > at && !ended && !next.has(of_plan.name)) next.set(of_plan.name, id)
  return ({ id, of_plan, since, until, ended }: MaintenanceWindow): boolean =>
    of_plan === null ||
    ended !== null ||
    explains(id) ||
    isMaintained({ since, until }, at) ||
    next.get(of_plan.name) === id
}

/** What the plan does not name any more is called by its key. */
function nameIn(plan: Plan | undefined, { workflow, integration }: MaintenanceWindow): string | null {
  const [of, key] = workflow === null ? [plan?.integrations, integration] : [plan?.workflows, workflow]
  return key === null ? null : ((of && Object.hasOwn(of, key) ? of[key]?.name : undefined) ?? key)
}

function stateAt(one: MaintenanceWindow, at: Micros): 'planned' | 'under_way' | 'over' {
  if (isMaintained(one, at)) return 'under_way'
  return one.until <= at || (one.ended !== null && one.ended.at <= at) ? 'over' : 'planned'
}

export const windowInTimes = (one: MaintenanceWindow) => ({
  ...one,
  since: shortTime(one.since),
  until: shortTime(one.until),
  said_at: shortTime(one.said_at),
  ended: one.ended && { ...one.ended, at: shortTime(one.ended.at) },
  of_plan: one.of_plan && { ...one.of_plan, days: [...one.of_plan.days] },
})
