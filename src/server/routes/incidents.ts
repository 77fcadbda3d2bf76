import { z } from 'zod'
import { dayLater, dayStart, daysOfWeek } from '../../base/calendar.ts'
import { MICROS } from '../../base/time.ts'
import { changesOf, NEAR } from '../../decisions/notes/known-changes.ts'
import { getIncident, type Incident, incidentStates, searchIncidents } from '../../evidence/incidents.ts'
import { incidentSeverities } from '../../evidence/record.ts'
import { runsBehind, shortTime } from '../../evidence/runs/behind.ts'
import { askIncidents } from '../../evidence/runs/measures.ts'
import { listTyped, typedWeeks } from '../../evidence/typed.ts'
import { openDuring } from '../../findings/list.ts'
import { localityOf, planVersions } from '../../plan/versions.ts'
import { type Context, readers, route } from '../route.ts'
import { brief, inBrief } from './findings.ts'
import { moment, pastOf, readRange, requireWorkflow } from './runs.ts'
import { changeInTimes, knownChange } from './workflow-changes.ts'

const told = z.string().nullable()
const incident = z.object({
  incident: z.string(),
  workflow: z.string(),
  severity: z.enum(incidentSeverities),
  class: told.describe('What kind of incident it was, in the words of its source.'),
  state: z
    .enum(incidentStates)
    .describe('open: it goes on; contained: it does no more harm; restored: things are as they were before.'),
  opened: told.describe('Null where its source does not tell it: then it is in no range.'),
  contained: told,
  restored: told,
  zoned: z.boolean().describe('Whether the times that were told named their zone; else they were read as UTC.'),
  loss: z.object({ amount: z.string(), currency: z.string() }).nullable().describe('What it cost; null is unknown.'),
  source: told,
  arrived: z.string().describe('When it was told of last.'),
})

/** More beside one incident than anybody reads. */
const MOST = 50

export const incidentRoutes = [
  route({
    method: 'get',
    path: '/api/v1/incidents',
    who: readers,
    summary: 'Incidents that sources told of, one by one, the newest first.',
    query: z.object({
      workflow: z.string().optional(),
      severity: z.enum(incidentSeverities).optional(),
      state: z
        .enum([...incidentStates, 'ongoing'])
        .optional()
        .describe('ongoing: open or contained.'),
      from: moment.optional().describe('Opened then or later: a time, or a day in the zone of the workspace.'),
      to: moment.optional().describe('Opened before.'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(incident),
      of: z.int().describe('Incidents on all pages.'),
      next: told,
      typed: z
        .array(z.object({ week: z.string(), from: z.string(), incidents: z.string() }))
        .describe(
          'Of one workflow of which no source ever told an incident: how many people typed of weeks of the range. They are listed nowhere one by one.',
        ),
    }),
    async handle(context, { query }) {
      const { app, workspace } = context
      if (query.workflow !== undefined) await requireWorkflow(context, query.workflow)
      const { zone } = await localityOf(app.state.db, workspace, app.clock.now())
      const { limit, cursor, from: _, to: __, ...such } = query
      const range = readRange(query, zone)
      const filter = { ...such, ...range, as_of: pastOf(context) }
      const { items, next, of } = await searchIncidents(app.evidence, workspace, filter, { cursor, limit })
      const typed = query.workflow === undefined ? [] : await typedIn(context, query.workflow, { ...range, zone })
      return { items: items.map(inTimes), of, next, typed }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/incidents/{incident}',
    who: readers,
    summary:
      'One incident: when it was opened, contained and restored and what it cost, with the runs of its time, what changed shortly before it and meanwhile, and what was found of its workflow.',
    params: z.object({ incident: z.string() }),
    answer: z.object({
      incident,
      runs: z
        .object({ url: z.string(), command: z.string() })
        .nullable()
        .describe('The runs that began while it went on; null where it is not told when it was opened.'),
      changed_near: z
        .array(knownChange)
        .describe('What changed of its workflow in the seven days before it was opened, and while it went on.'),
      findings: z.object({
        items: z.array(brief).describe('Findings of its workflow that were open while it went on, the earliest first.'),
        count: z.int(),
      }),
    }),
    async handle(context, { params }) {
      const { app, workspace, asOf } = context
      const one = await getIncident(app.evidence, workspace, params.incident, pastOf(context))
      if (one.opened === null)
        return { incident: inTimes(one), runs: null, changed_near: [], findings: { items: [], count: 0 } }
      const { db } = app.state
      const { workflow, opened } = one
      const went = { workflow, from: opened, to: Math.max(one.restored ?? asOf, opened + 1) }
      const [changes, findings] = await Promise.all([
        changesOf(db, workspace, await planVersions(db, workspace), workflow, {
          from: opened - NEAR,
          // What restored it may be told of the very moment.
          to: went.to + 1,
        }),
        openDuring(db, workspace, went, MOST),
      ])
      return {
        incident: inTimes(one),
        // Evidence is searched to the second: what began in the last one is in it.
        runs: runsBehind({ workflow, from: opened, to: went.to + MICROS.s }),
        changed_near: changes.slice(0, MOST).map(changeInTimes),
        findings: { items: findings.items.map(inBrief), count: findings.count },
      }
    },
  }),
]

const inTimes = (one: Incident) => {
  const time = (moment: number | null) => (moment === null ? null : shortTime(moment))
  return {
    ...one,
    ...{ opened: time(one.opened), contained: time(one.contained), restored: time(one.restored) },
    arrived: shortTime(one.arrived),
  }
}

type Weeks = { readonly from?: number | undefined; readonly to?: number | undefined; readonly zone: string }

/** The weeks that lie in a range with a day at least, the newest first; none where a source tells of incidents. */
async function typedIn({ app, workspace, asOf }: Context, workflow: string, { from, to, zone }: Weeks) {
  const weeks = typedWeeks(await listTyped(app.state.db, workspace, workflow))
  const typed = [...weeks].flatMap(([week, { incidents }]) => {
    const [monday, sunday] = [daysOfWeek(week)?.[0] ?? '', daysOfWeek(week)?.at(-1) ?? '']
    const isIn =
      (to === undefined || dayStart(monday, zone) < to) &&
      (from === undefined || dayStart(dayLater(sunday, 1), zone) > from)
    return incidents && isIn ? [{ week, from: monday, incidents: incidents.value }] : []
  })
  if (typed.length === 0) return []
  const isTold = (await askIncidents(app.evidence, workspace, { workflow, from: 0, to: asOf })) !== null
  return isTold ? [] : typed.sort((a, b) => (a.week < b.week ? 1 : -1))
}
