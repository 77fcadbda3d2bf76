import { z } from 'zod'
import { dayLater, localDay } from '../../base/calendar.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { calendarRules } from '../../plan/calendars.ts'
import { coverByDay, coverOf, type Stretch } from '../../plan/cover.ts'
import { day as dayOf, dayOrTime } from '../../plan/fields.ts'
import { answerGaps, type People, whoAnswers } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import { heldOf, listSwaps, type SaidSwap, saySwap, takeBackSwap } from '../../plan/swaps.ts'
import { requirePlan } from '../../plan/versions.ts'
import { isWorkingDay } from '../../plan/working-time.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import { type Context, readers, route, signers } from '../route.ts'

const time = z.string()
const day = z.string().describe('A day in the time zone of the plan.')
const person = z.object({ key: z.string(), name: z.string() })
const part = z.object({
  from: time,
  to: time,
  answering: person.nullable().describe('Null: nobody.'),
  rota: z.string().nullable().describe('By which rota; null where none says so then, and the owner or deputy answers.'),
  because: z.string(),
})
const swap = z.object({
  id: z.string(),
  rota: z.string(),
  person,
  from: time,
  to: time,
  because: z.string(),
  said_at: time,
  said_by: z.string(),
  ended: z
    .object({ from: time, at: time, by: z.string(), because: z.string() })
    .nullable()
    .describe('Taken back: from when on it does not hold, and why.'),
})

/** Days that are looked at without another word, and at most. */
const DAYS = 30
const MOST_DAYS = 92

export const rotaRoutes = [
  route({
    method: 'get',
    path: '/api/v1/rota',
    who: readers,
    summary:
      'Who covers when: who answers for each workflow on each of the next days, by which rota, who is away, and where nobody answers. It follows from the plan, the absences in it and what was said of its rotas.',
    query: z.object({ days: z.coerce.number().int().min(1).max(MOST_DAYS).default(DAYS) }),
    answer: z.object({
      as_of: time,
      time_zone: z.string(),
      people: z.array(person).describe('Of the plan.'),
      now: z.array(
        z.object({
          workflow: z.string(),
          name: z.string(),
          owner: person,
          answering: person.nullable(),
          because: z.string(),
          until: time.nullable().describe('When that changes, if it does within these days.'),
          next: person.nullable().describe('Who answers from then on; null for nobody, and where nothing changes.'),
        }),
      ),
      days: z.array(z.object({ day, is_working: z.boolean(), away: z.array(person) })),
      cover: z
        .array(
          z.object({
            workflows: z.array(z.object({ workflow: z.string(), name: z.string() })),
            days: z.array(z.object({ day, parts: z.array(part) })),
          }),
        )
        .describe('Workflows for which the same people answer stand together.'),
      gaps: z
        .array(z.object({ workflow: z.string(), name: z.string(), from: day, to: day, because: z.string() }))
        .describe('Days on which nobody answers, the last one included.'),
      rotas: z.array(
        z.object({
          rota: z.string(),
          turns: z.array(person),
          each: z.enum(['day', 'week']),
          from: dayOf,
          hand_over: z.string(),
          time_zone: z.string(),
          calendar: z.string().nullable().describe('Null: the hours of support.'),
          workflows: z.array(z.string()).nullable().describe('Null: all.'),
        }),
      ),
      swaps: z.array(swap).describe('Those that are not over, also what of them was taken back.'),
    }),
    async handle(context, { query }) {
      const { app, workspace, asOf } = context
      const { db } = app.state
      const { plan: written } = await requirePlan(db, workspace, asOf)
      const today = localDay(asOf, written.time_zone)
      // What is over since this morning still says who answered this morning.
      const said = await listSwaps(db, workspace, asOf - TODAY)
      const plan = { ...written, swaps: heldOf(said) }
      const until = dayLater(today, query.days - 1)
      const covers = Object.keys(plan.workflows).map((workflow) => ({
        workflow,
        days: coverByDay(plan, workflow, { from: today, days: query.days }),
      }))
      const together = Map.groupBy(covers, ({ days }) => JSON.stringify(days))
      return {
        ...{ as_of: shortTime(asOf), time_zone: plan.time_zone, people: personsOf(plan, Object.keys(plan.people)) },
        now: Object.entries(plan.workflows).map(([workflow, { name, owner }]) => {
          const { answering = null, because = '' } = whoAnswers(plan, workflow, asOf) ?? {}
          const next = nextChange(coverOf(plan, workflow, asOf, asOf + query.days * TODAY))
          return {
            ...{ workflow, name, owner: personIn(plan, owner), because },
            answering: answering === null ? null : personIn(plan, answering),
            until: next === null ? null : shortTime(next.from),
            next: next === null || next.answering === null ? null : personIn(plan, next.answering),
          }
        }),
        days: (covers[0]?.days ?? []).map(({ day }) => ({
          ...{ day, is_working: isWorkingDay(plan, day) },
          away: personsOf(plan, awayOn(plan, day)),
        })),
        cover: [...together.values()].map((same) => ({
          workflows: same.map(({ workflow }) => ({ workflow, name: plan.workflows[workflow]?.name ?? workflow })),
          days: (same[0]?.days ?? []).map(({ day, parts }) => ({ day, parts: parts.map((one) => partIn(plan, one)) })),
        })),
        gaps: answerGaps(plan, today, until).map((gap) => ({
          ...gap,
          name: plan.workflows[gap.workflow]?.name ?? gap.workflow,
        })),
        rotas: Object.entries(plan.support?.rota ?? {}).map(([rota, { turns, calendar, workflows, ...rest }]) => ({
          ...{ rota, turns: personsOf(plan, turns), ...rest },
          time_zone: calendarRules(plan, calendar).zone,
          ...{ calendar: calendar ?? null, workflows: workflows ?? null },
        })),
        swaps: await swapsIn(
          context,
          plan,
          said.filter(({ to }) => to > asOf),
        ),
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/rota/swaps',
    who: signers,
    summary:
      'Say that somebody is on duty instead of others, from one moment or day to another, and why. What is over stays as it was. Entered in the decision log.',
    body: z.object({
      rota: z.string().max(200).describe('A rota of the plan, by its name.'),
      person: z.string().max(200).describe('Who is on duty: a person of the plan, by their key.'),
      from: dayOrTime.describe('A day, from its beginning on the clock of the rota; or a moment with its zone.'),
      to: dayOrTime.describe('A day, to its end; or a moment with its zone.'),
      because: z.string().trim().min(1, { error: 'is empty: say why somebody else is on duty' }).max(1000),
    }),
    answer: swap,
    async handle(context, { body }) {
      const said = await saySwap(context.app.state, context.workspace, body, actingOf(context))
      return await swapAnswered(context, said)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/rota/swaps/{id}/end',
    who: signers,
    summary:
      'Take a swap back, and say why: from now on whoever’s turn it is is on duty again. Entered in the decision log.',
    params: z.object({ id: z.string() }),
    body: z.object({
      because: z.string().trim().min(1, { error: 'is empty: say why it is taken back' }).max(1000),
    }),
    answer: swap,
    async handle(context, { params, body }) {
      const said = await takeBackSwap(context.app.state, context.workspace, { ...params, ...body }, actingOf(context))
      return await swapAnswered(context, said)
    },
  }),
]

const TODAY = 86_400_000_000

const actingOf = ({ app, principal, asOf }: Context) => {
  const now = app.clock.now()
  return { by: principal.id, now, moment: Math.min(asOf, now) }
}

async function swapAnswered(context: Context, said: SaidSwap): Promise<z.input<typeof swap>> {
  const { plan } = await requirePlan(context.app.state.db, context.workspace, context.asOf)
  const [one] = await swapsIn(context, plan, [said])
  if (!one) throw new TypeError('a swap that was said is gone')
  return one
}

async function swapsIn({ app, workspace }: Context, plan: Plan, said: readonly SaidSwap[]) {
  const by = said.flatMap(({ said_by, ended }) => [said_by, ...(ended ? [ended.by] : [])])
  const names = new Map(await sendersByName(app.state.db, workspace, by))
  return said.map(({ id, rota, person, from, to, because, said_at, said_by, ended }) => ({
    ...{ id, rota, person: personIn(plan, person), because },
    ...{
      from: shortTime(from),
      to: shortTime(to),
      said_at: shortTime(said_at),
      said_by: names.get(said_by) ?? said_by,
    },
    ended: ended && {
      ...{ from: shortTime(ended.from), at: shortTime(ended.at), because: ended.because },
      by: names.get(ended.by) ?? ended.by,
    },
  }))
}

/** When somebody else begins to answer. */
function nextChange(stretches: readonly Stretch[]): Stretch | null {
  const [first] = stretches
  return stretches.find((one) => one.answering !== first?.answering) ?? null
}

const partIn = (plan: Plan, { from, to, answering, rota, because }: Stretch) => ({
  ...{ from: shortTime(from), to: shortTime(to), rota, because },
  answering: answering === null ? null : personIn(plan, answering),
})

const awayOn = (plan: People, day: string): string[] =>
  Object.entries(plan.people).flatMap(([key, { absences }]) =>
    absences.some(({ from, to }) => from <= day && day <= to) ? [key] : [],
  )

const personIn = (plan: Pick<Plan, 'people'>, key: string) => ({ key, name: plan.people[key]?.name ?? key })
const personsOf = (plan: Pick<Plan, 'people'>, keys: readonly string[]) => keys.map((key) => personIn(plan, key))
