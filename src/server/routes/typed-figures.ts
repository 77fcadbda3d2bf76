import { z } from 'zod'
import { dayLater, daysOfWeek } from '../../base/calendar.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { lastWeeks, listTyped, typedWeeks, typeFigures, weeksAsked, weeksLacking } from '../../evidence/typed.ts'
import { watchTyped } from '../../findings/housekeeping/typed.ts'
import { typedNames } from '../../plan/typed.ts'
import { inForceAt, localityOf, planVersions } from '../../plan/versions.ts'
import { type Context, operators, readers, route } from '../route.ts'
import { requireWorkflow } from './runs.ts'

const params = z.object({ workflow: z.string() })
const figure = z.enum(typedNames)
const said = z.object({
  value: z.string().nullable().describe('Null where it was taken back.'),
  currency: z.string().nullable(),
  by: z.string().describe('Who typed it: a name where it is known.'),
  at: z.string(),
})
const week = z.object({
  week: z.string().describe('The ISO week, such as 2026-W10, in the zone of the plan.'),
  from: z.string().describe('Its Monday.'),
  to: z.string().describe('Its Sunday.'),
  figures: z.array(
    said.extend({ figure, before: z.array(said).describe('What was typed earlier, the newest first.') }),
  ),
  lacks: z.array(figure).describe('What the plan asks for and nobody typed: unknown, and not zero.'),
})
const weeks = z.object({
  asked: z.array(figure).describe('What the plan in force asks somebody to type each week.'),
  time_zone: z.string(),
  currency: z.string(),
  over: z
    .array(week.pick({ week: true, from: true, to: true }))
    .describe('The last weeks that are over, of which figures can be typed; the newest first.'),
  items: z.array(week),
  next: z.null(),
})

/** A number or its text; null takes back what was typed. */
const given = z
  .union([z.string().trim().max(40), z.number()])
  .nullable()
  .optional()

export const typedFigureRoutes = [
  route({
    method: 'get',
    path: '/api/v1/workflows/{workflow}/typed-figures',
    who: readers,
    summary: 'Figures that people typed for the weeks of a workflow, and the weeks that lack some; the newest first.',
    params,
    answer: weeks,
    async handle(context, { params }) {
      await requireWorkflow(context, params.workflow)
      return await weeksOf(context, params.workflow)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/workflows/{workflow}/typed-figures',
    who: operators,
    summary:
      'Type figures of a week that is over: eligible cases, incidents, minutes, loss. What was typed before stays, with who and when; null takes one back.',
    params,
    body: z.object({
      week: z.string(),
      eligible: given,
      incidents: given,
      minutes: given.describe('Minutes that people spent on it.'),
      loss: given.describe('An amount in the currency of the workspace, such as 45.50.'),
    }),
    answer: weeks.extend({ changed: z.int().describe('How many figures are others now than before.') }),
    async handle(context, { params, body }) {
      const { app, workspace, principal, asOf } = context
      await requireWorkflow(context, params.workflow)
      const now = app.clock.now()
      const { zone, currency } = await localityOf(app.state.db, workspace, asOf)
      const { week, ...figures } = body
      const texts = Object.fromEntries(
        Object.entries(figures).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
      )
      const typed = { workflow: params.workflow, week, figures: texts, zone, currency, by: principal.id, now }
      const changed = await typeFigures(app.state, workspace, { ...typed, asOf: Math.min(asOf, now) })
      // What was missing is no longer, and nobody waits for the next hour to see it.
      await app.state.exclusively(`hold ${workspace}`, () =>
        watchTyped(app.state, workspace, { asOf: app.asOf(), now }),
      )
      return { ...(await weeksOf(context, params.workflow)), changed }
    },
  }),
]

const spanOf = (week: string) => {
  const monday = daysOfWeek(week)?.[0] ?? ''
  return { week, from: monday, to: dayLater(monday, 6) }
}

async function weeksOf({ app, workspace, asOf }: Context, workflow: string): Promise<z.input<typeof weeks>> {
  const { db } = app.state
  const [rows, versions, { zone, currency }] = await Promise.all([
    listTyped(db, workspace, workflow),
    planVersions(db, workspace),
    localityOf(db, workspace, asOf),
  ])
  const inForce = inForceAt(versions, asOf)
  const asked = inForce ? weeksAsked(versions, inForce, workflow, asOf) : []
  const holds = typedWeeks(rows)
  const lacking = new Map(weeksLacking(asked, holds).map((one) => [one.week, one.figures]))
  const names = [...new Set([...asked.map((one) => one.week), ...holds.keys()])].sort().reverse()
  const newest = rows.toReversed().map(({ at, ...row }) => ({ ...row, at: shortTime(at) }))
  return {
    asked: inForce?.plan.workflows[workflow]?.typed ?? [],
    time_zone: zone,
    currency,
    over: lastWeeks(asOf, zone).toReversed().map(spanOf),
    items: names.map((week) => {
      const figures = typedNames.flatMap((figure) => {
        const [last, ...before] = newest.filter((row) => row.week === week && row.figure === figure)
        return last ? [{ ...last, before }] : []
      })
      return { ...spanOf(week), figures, lacks: [...(lacking.get(week) ?? [])] }
    }),
    next: null,
  }
}
