import { z } from 'zod'
import { deliverDue } from '../../actions/notices/deliver.ts'
import { reachableIn } from '../../actions/notices/reachable.ts'
import type { Reachable, Recipient } from '../../actions/notices/recipient.ts'
import { routeNotices } from '../../actions/notices/route.ts'
import { type NotTold, routesFor } from '../../actions/notices/routes.ts'
import { stepsFor } from '../../actions/notices/steps.ts'
import { oweTrial, usualSeverity } from '../../actions/notices/trial.ts'
import type { Micros } from '../../base/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { dimensions } from '../../plan/measures.ts'
import { noticeKinds, noticeSeverities } from '../../plan/notice-when.ts'
import { DIGEST_HOUR, defaultNotices } from '../../plan/notices.ts'
import { nameOf } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { planOnDuty } from '../../plan/swaps.ts'
import { localityOf, planAt } from '../../plan/versions.ts'
import { type Context, operators, readers, route } from '../route.ts'
import { readMoment, requireWorkflow } from './runs.ts'

/** What is asked of the rules: who would be told, if this happened. */
const sample = {
  kind: z.enum(noticeKinds).default('finding'),
  workflow: z.string().optional().describe('Left out: something that concerns every workflow.'),
  severity: z.enum(noticeSeverities).optional().describe('Left out: as high as it is when it happens.'),
  dimension: z.enum(dimensions).optional().describe('Of a finding.'),
}
const given = z.object({
  ...sample,
  at: z.string().optional().describe('A day or a time; now where it is left out.'),
})
type Sample = z.output<typeof given>

const told = z.object({
  to: z.string().describe('person:KEY of the plan, or channel:ID.'),
  name: z.string(),
  channel: z.string().describe('mail, or the kind of the channel.'),
  at: z.string(),
  waits: z
    .enum(['after', 'working_hours', 'quiet_hours', 'digest'])
    .nullable()
    .describe('Why it waits until then; null where it is told at once.'),
  because: z.string(),
})
const notTold = z.object({ who: z.string(), name: z.string(), because: z.string() })
const routing = z.object({
  from: z.enum(['plan', 'default']).describe('Whether the plan has rules, or what holds without any.'),
  rule: z
    .object({ number: z.int(), when: z.string() })
    .nullable()
    .describe('The first rule that fits, counted from 1; null where none does.'),
  asked: z.object({
    kind: z.enum(noticeKinds),
    workflow: z.string().nullable(),
    severity: z.enum(noticeSeverities),
    dimension: z.enum(dimensions).nullable(),
    at: z.string(),
  }),
  told: z.array(told),
  not_told: z.array(notTold),
  steps: z
    .array(z.object({ number: z.int(), at: z.string(), told: z.array(told), not_told: z.array(notTold) }))
    .describe('Who is told next, and when, while nobody has acknowledged it.'),
})

export const noticeRuleRoutes = [
  route({
    method: 'get',
    path: '/api/v1/notice-rules',
    who: readers,
    summary: 'The rules in force for who is told of what: those of the plan, or what holds without any.',
    answer: z.object({
      from: z.enum(['plan', 'default']),
      routes: z.array(
        z.object({
          when: z.string(),
          tell: z.array(z.string()),
          by: z.array(z.string()),
          after: z.string().nullable(),
          unacknowledged: z
            .array(z.object({ after: z.string(), tell: z.array(z.string()), by: z.array(z.string()), times: z.int() }))
            .describe('Who is told next while nobody has acknowledged it.'),
        }),
      ),
      quiet: z.object({ from: z.string(), to: z.string(), except: z.array(z.enum(noticeSeverities)) }).nullable(),
      digest: z.string().describe('When what is gathered for somebody goes out, on their clock.'),
    }),
    async handle({ app, workspace, asOf }) {
      const plan = (await planAt(app.state.db, workspace, asOf))?.plan
      const notices = plan?.notices
      const { routes, quiet, digest = DIGEST_HOUR } = notices ?? defaultNotices(plan)
      return {
        from: notices ? ('plan' as const) : ('default' as const),
        routes: routes.map(({ when, tell, by, after, unacknowledged = [] }) => ({
          ...{ when, tell, by, after: after ?? null },
          unacknowledged: unacknowledged.map((step) => ({ ...step, by: step.by ?? by })),
        })),
        quiet: quiet ?? null,
        digest,
      }
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/notice-rules/test',
    who: readers,
    summary: 'Who would be told if something happened: by which rule, by which way, when and why. Nothing is sent.',
    query: given,
    answer: routing,
    handle: async (context, { query }) => (await tried(context, query)).answer,
  }),
  route({
    method: 'post',
    path: '/api/v1/notice-rules/test',
    who: operators,
    summary: 'The same, and it is really sent: at once, marked as a test, to whom the rules name now.',
    body: z.object(sample),
    answer: routing.extend({
      sent: z.array(
        z.object({
          to: z.string(),
          name: z.string(),
          channel: z.string(),
          state: z.string().describe('sent; failed where it is tried again; exhausted where it was refused.'),
          error: z.string().nullable(),
        }),
      ),
    }),
    async handle(context, { body }) {
      const { app, workspace } = context
      const { answer, about, plan, reachable } = await tried(context, body)
      const id = await oweTrial(app.notices, workspace, about, app.clock.now())
      await routeNotices(app.notices, workspace)
      await deliverDue(app.notices, { signal: context.ending })
      const rows = await app.state.db
        .selectFrom('notice_delivery')
        .select(['recipient', 'channel', 'state', 'last_error'])
        .where('workspace_id', '=', workspace)
        .where('notice_id', '=', id)
        .orderBy('id')
        .execute()
      const sent = rows.map(({ recipient, channel, state, last_error }) => ({
        ...{ to: recipient, name: nameIn(plan, reachable, recipient), channel, state, error: last_error },
      }))
      return { ...answer, sent }
    },
  }),
]

async function tried(context: Context, asked: Sample) {
  const { app, workspace, asOf } = context
  const { db } = app.state
  const workflow = asked.workflow || null
  if (workflow !== null) await requireWorkflow(context, workflow)
  const { zone } = await localityOf(db, workspace, app.clock.now())
  const now = readMoment('at', asked.at, zone) ?? asOf
  const [plan, reachable] = await Promise.all([planOnDuty(db, workspace, now), reachableIn(db, workspace, app.notices)])
  const { kind } = asked
  const about = {
    ...{ kind, workflow, severity: asked.severity ?? usualSeverity[kind] },
    // Clocks belong to one of the eight, as what they come late for does.
    dimension: kind === 'finding' ? (asked.dimension ?? null) : kind === 'clock' ? ('incidents' as const) : null,
  }
  const { from, rule, recipients, notTold } = routesFor(plan, about, reachable, now)
  const inWords = (told: readonly Recipient[], not: readonly NotTold[], at: Micros) => ({
    told: told.map(({ to, channel, because, hold }) => ({
      ...{ to, name: nameIn(plan, reachable, to), channel, because },
      at: shortTime(hold?.until ?? at),
      waits: hold?.reason ?? null,
    })),
    not_told: not.map(({ who, because }) => ({ who, name: plan ? nameOf(plan, who) : who, because })),
  })
  const answer = {
    from,
    rule: rule && { number: rule.index + 1, when: rule.when },
    asked: { ...about, at: shortTime(now) },
    ...inWords(recipients, notTold, now),
    steps: stepsFor({ plan, about, reachable }, now).map(({ number, at, recipients, notTold }) => ({
      ...{ number, at: shortTime(at) },
      ...inWords(recipients, notTold, at),
    })),
  }
  return { answer, about, plan, reachable }
}

/** What somebody who is told is called. */
function nameIn(plan: Plan | undefined, { places, owners }: Reachable, to: Recipient['to']): string {
  const id = to.slice(to.indexOf(':') + 1)
  if (to.startsWith('person:')) return plan ? nameOf(plan, id) : id
  return [...places, ...owners].find((one) => one.id === id)?.name ?? id
}
