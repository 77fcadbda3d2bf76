import { z } from 'zod'
import { localDay, timeOfDay } from '../../base/calendar.ts'
import { knownAbouts } from '../../decisions/hours/about.ts'
import { consumedByTime } from '../../decisions/hours/entries.ts'
import { enterTime, takeTimeBack } from '../../decisions/hours/keep.ts'
import { costOf, effects, payClasses } from '../../decisions/hours/pay.ts'
import { askHours } from '../../decisions/hours/stand.ts'
import { aboutKinds, listTimes, peopleByName, type Time } from '../../decisions/hours/time.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { clockTime } from '../../plan/fields.ts'
import type { Plan } from '../../plan/plan.ts'
import { localityOf } from '../../plan/versions.ts'
import { type Context, readers, route, signers } from '../route.ts'
import { aboutOf, actingOf, dayIn, leftNow, personOf } from './hours-caller.ts'

const minutes = z.int().describe('Whole minutes.')
export const aboutShape = {
  about: z
    .enum(aboutKinds)
    .describe(
      'What it is spent on: a workflow, a finding, a review, a request, a pattern (a recurring problem), or an incident.',
    ),
  id: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('A request is also named by the last characters of its id, or by its title.'),
}
export const aboutSchema = z.object({
  kind: z.enum(aboutKinds),
  id: z.string(),
  title: z.string().nullable().describe('As it is called; null where that is not known here.'),
})
/** Minutes in an hour band of the plan; null is in none, which counts once. */
export const bandedSchema = z.object({ band: z.string().nullable(), minutes, weight: z.string() })
const time = z.object({
  id: z.string(),
  day: z.string(),
  minutes: minutes.describe('As they were worked.'),
  counted: minutes.describe('As they were taken from the hours: in steps of the plan; 0 where its class takes none.'),
  person: z.string(),
  name: z.string(),
  about: aboutSchema,
  class: z.enum(payClasses),
  bands: z.array(bandedSchema).readonly().nullable().describe('How the plan’s hour bands weighted it.'),
  began_at: z.string().nullable().describe('When it began, where that is known.'),
  absorbed: z.boolean().describe('There was not as much left, and nobody agreed to more: at nobody’s cost.'),
  note: z.string().nullable(),
  rate: z.object({ name: z.string(), rate: z.string() }).nullable(),
  surcharge: z.string().nullable(),
  cost: z.object({ amount: z.string(), currency: z.string() }).nullable().describe('Null where it is not billed.'),
  taken_off: minutes.describe('That a timer ran and its person took off: they were away.'),
  source: z.string(),
  entered_at: z.string(),
  taken_back: z.object({ because: z.string(), at: z.string() }).nullable(),
})
export const enteredSchema = z.object({
  id: z.string(),
  counted: minutes,
  bands: z.array(bandedSchema).readonly().nullable(),
  beyond: minutes.describe('Of these by consent.'),
  absorbed: z.boolean(),
  left: minutes,
})
const classOf = z.enum(payClasses).default('from allowance')
export const noteSchema = z.string().trim().max(1000).optional()
export const spentShape = {
  class: classOf.describe('Who pays: what each class does is told by docs/hours.md.'),
  note: noteSchema,
  rate: z.string().max(200).optional().describe('Of billed time: the rate of the plan, where it has several.'),
  absorb: z
    .boolean()
    .default(false)
    .describe('Enter it at nobody’s cost, where it takes more than there is and nobody agreed to more.'),
}
const id = z.object({ id: z.string() })

export const hoursTimeRoutes = [
  route({
    method: 'get',
    path: '/api/v1/hours/times',
    who: readers,
    summary: 'Time that people entered, the newest first: of the period that is now, or between two days.',
    query: z.object({
      from: z.string().optional().describe('A day; the first of the period where it is left out.'),
      to: z.string().optional().describe('A day, which counts.'),
      person: z.string().max(200).optional(),
      class: z.enum(payClasses).optional(),
    }),
    answer: z.object({ from: z.string(), to: z.string(), items: z.array(time), next: z.null() }),
    async handle(context, { query }) {
      const { app, workspace } = context
      const { db } = app.state
      const { moment } = actingOf(context)
      const { zone, plan } = await localityOf(db, workspace, moment)
      const to = dayIn('to', query.to) ?? localDay(moment, zone)
      const from =
        dayIn('from', query.from) ?? (await askHours(db, workspace, moment)).current?.from ?? `${to.slice(0, 7)}-01`
      const times = (await listTimes(db, workspace, { from, to })).filter(
        (one) =>
          (query.person === undefined || one.person === query.person) &&
          (query.class === undefined || one.class === query.class),
      )
      return { from, to, items: await timesInWords(context, times, plan), next: null }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/times',
    who: signers,
    summary:
      'Enter time that somebody worked. It takes from the hours what its class says, and never more than there is or was agreed to.',
    body: z.object({
      ...aboutShape,
      ...spentShape,
      minutes: z.number(),
      day: z.string().optional().describe('Today where it is left out.'),
      from: clockTime
        .optional()
        .describe('When it began, on the clock of the plan’s zone, like 22:15: by it the plan’s hour bands count.'),
      person: z.string().max(200).optional().describe('The key of a person in the plan; oneself where it is left out.'),
    }),
    answer: enteredSchema,
    async handle(context, { body }) {
      const { app, workspace } = context
      const acting = actingOf(context)
      const about = await aboutOf(context, body)
      const { zone, plan } = await localityOf(app.state.db, workspace, acting.moment)
      const work = {
        ...{
          day: body.day ?? localDay(acting.moment, zone),
          minutes: body.minutes,
          class: body.class,
          rate: body.rate,
        },
        ...{ person: await personOf(context, plan, body.person), about },
        ...{ note: body.note || null, absorb: body.absorb, source: 'manual' as const },
        began: body.from === undefined ? null : timeOfDay(body.day ?? localDay(acting.moment, zone), body.from, zone),
      }
      return await withLeft(context, await enterTime(app.state, workspace, work, acting))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/times/{id}/taking-back',
    who: signers,
    summary:
      'Take back time that was entered wrongly, and what it took from the hours. It stays readable, with the reason.',
    params: id,
    body: z.object({ because: z.string().trim().min(1, { error: 'is empty: say what was wrong' }).max(1000) }),
    answer: z.object({ left: minutes }),
    async handle(context, { params, body }) {
      await takeTimeBack(context.app.state, context.workspace, { id: params.id, ...body }, actingOf(context))
      return { left: await leftNow(context) }
    },
  }),
]

export const withLeft = async <T>(context: Context, entered: T) => ({ ...entered, left: await leftNow(context) })

async function timesInWords({ app, workspace }: Context, times: readonly Time[], plan: Plan | undefined) {
  const { db } = app.state
  const [names, known, consumed] = await Promise.all([
    peopleByName(
      db,
      workspace,
      times.map(({ person }) => person),
      plan?.people ?? {},
    ),
    knownAbouts(
      { db, evidence: app.evidence },
      workspace,
      times.map(({ about }) => about),
      plan,
    ),
    consumedByTime(db, workspace),
  ])
  return times.map(({ rate_name, rate, entered_by: _, ...one }) => ({
    ...one,
    about: { ...one.about, title: known(one.about).title },
    counted: consumed.get(one.id) ?? 0,
    name: names.get(one.person) ?? one.person,
    rate: rate_name === null || rate === null ? null : { name: rate_name, rate },
    cost: rate === null || effects[one.class] !== 'billed' ? null : costOf(one.minutes, rate, one.surcharge),
    entered_at: shortTime(one.entered_at),
    began_at: one.began_at === null ? null : shortTime(one.began_at),
    taken_back: one.taken_back && { because: one.taken_back.because, at: shortTime(one.taken_back.at) },
  }))
}
