import { z } from 'zod'
import { localDay, timeOfDay } from '../../base/calendar.ts'
import { giveConsent, listConsents } from '../../decisions/hours/consent.ts'
import { consumedByTime } from '../../decisions/hours/entries.ts'
import { enterTime, takeTimeBack } from '../../decisions/hours/keep.ts'
import { costOf, effects, payClasses } from '../../decisions/hours/pay.ts'
import { askHours, type Stand, usedOf } from '../../decisions/hours/stand.ts'
import { aboutKinds, listTimes, peopleByName, type Time } from '../../decisions/hours/time.ts'
import {
  dropTimer,
  isForgotten,
  minutesOf,
  startTimer,
  stopTimer,
  type Timer,
  timerOf,
} from '../../decisions/hours/timer.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { clockTime } from '../../plan/fields.ts'
import type { Plan } from '../../plan/plan.ts'
import { localityOf, type PlanVersion, planVersions } from '../../plan/versions.ts'
import { type Context, readers, route, signers } from '../route.ts'
import { actingOf, dayIn, leftNow, personOf, requireAbout, signerOf, workerOf } from './hours-caller.ts'

const minutes = z.int().describe('Whole minutes.')
const figures = z.object({
  opening: minutes.describe('What earlier periods had left that lasts.'),
  granted: minutes,
  carried_in: minutes,
  consumed: minutes,
  expired: minutes,
  carried_on: minutes,
  written_off: minutes,
  reserved: minutes,
  left: minutes.describe(
    'opening + granted + carried_in - consumed - expired - carried_on - written_off - reserved, always.',
  ),
  beyond: minutes.describe('Consumed beyond them, by consent.'),
})
const period = z.object({
  from: z.string().describe('Its first day, in its time zone.'),
  to: z.string().describe('Its last day.'),
  starts: z.string(),
  ends: z.string(),
  time_zone: z.string(),
  plan_version: z.int().describe('The plan by which its hours are granted; no later one changes that.'),
  step_minutes: z.int(),
  used_percent: z.string().nullable().describe('Of what it had; null where it had nothing.'),
  consented: minutes.describe('Agreed to beyond them.'),
  figures,
})
const aboutShape = {
  about: z
    .enum(aboutKinds)
    .describe('What it is spent on: a workflow, a finding, a review, or a request as whoever asked for it numbers it.'),
  id: z.string().trim().min(1).max(200),
}
const about = z.object({ kind: z.enum(aboutKinds), id: z.string() })
const timer = z.object({
  about,
  note: z.string().nullable(),
  day: z.string(),
  started_at: z.string(),
  stopped_at: z.string().nullable().describe('Stopped and not entered: it counts no further and waits.'),
  minutes,
  is_forgotten: z
    .boolean()
    .describe('It ran longer than anybody works: only who started it can say how long they did.'),
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
  about,
  class: z.enum(payClasses),
  bands: z.array(bandedSchema).readonly().nullable().describe('How the plan’s hour bands weighted it.'),
  began_at: z.string().nullable().describe('When it began, where that is known.'),
  absorbed: z.boolean().describe('There was not as much left, and nobody agreed to more: at nobody’s cost.'),
  note: z.string().nullable(),
  rate: z.object({ name: z.string(), rate: z.string() }).nullable(),
  surcharge: z.string().nullable(),
  cost: z.object({ amount: z.string(), currency: z.string() }).nullable().describe('Null where it is not billed.'),
  source: z.string(),
  entered_at: z.string(),
  taken_back: z.object({ because: z.string(), at: z.string() }).nullable(),
})
const entered = z.object({
  id: z.string(),
  counted: minutes,
  bands: z.array(bandedSchema).readonly().nullable(),
  beyond: minutes.describe('Of these by consent.'),
  absorbed: z.boolean(),
  left: minutes,
})
const classOf = z.enum(payClasses).default('from allowance')
const note = z.string().trim().max(1000).optional()
const spent = {
  class: classOf.describe('Who pays: what each class does is told by docs/hours.md.'),
  note,
  rate: z.string().max(200).optional().describe('Of billed time: the rate of the plan, where it has several.'),
  absorb: z
    .boolean()
    .default(false)
    .describe('Enter it at nobody’s cost, where it takes more than there is and nobody agreed to more.'),
}
const id = z.object({ id: z.string() })
const consent = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  minutes,
  rate: z.object({ name: z.string(), rate: z.string() }).nullable().describe('By which what is used of it is billed.'),
  because: z.string(),
  at: z.string(),
  by: z.string(),
})

export const hoursRoutes = [
  route({
    method: 'get',
    path: '/api/v1/hours',
    who: readers,
    summary:
      'The hours account: what the plan includes, what is used and left and until when, its periods, and one’s own timer.',
    answer: z.object({
      as_of: z.string(),
      time_zone: z.string(),
      currency: z.string(),
      current: period.nullable().describe('Null where the plan includes no hours now.'),
      lots: z
        .array(z.object({ kind: z.enum(['grant', 'rollover']), left: minutes, ends: z.string().nullable() }))
        .describe('What can be used, in the order in which it is; "rollover" was carried on from an earlier period.'),
      periods: z.array(period).describe('The newest first.'),
      bands: z
        .array(z.object({ name: z.string(), weight: z.string() }))
        .describe('The hour bands of the period that is now: with them it matters when time began.'),
      rates: z.array(z.object({ name: z.string(), rate: z.string() })),
      people: z.array(z.object({ key: z.string(), name: z.string() })).describe('Whose time can be entered.'),
      consents: z.array(consent).describe('The newest first.'),
      timer: timer.nullable().describe('That of the caller.'),
    }),
    async handle(context) {
      const { app, workspace } = context
      const { db } = app.state
      const { now, moment } = actingOf(context)
      const [hours, { zone, currency, plan }, versions, mine, consents] = await Promise.all([
        askHours(db, workspace, moment),
        localityOf(db, workspace, moment),
        planVersions(db, workspace),
        timerOf(db, workspace, workerOf(context)),
        listConsents(db, workspace),
      ])
      const names = await peopleByName(
        db,
        workspace,
        consents.map(({ by }) => by),
        plan?.people ?? {},
      )
      return {
        ...{ as_of: shortTime(moment), time_zone: zone, currency },
        current: hours.current && periodInTimes(hours.current),
        lots: hours.lots.map((lot) => ({ ...lot, ends: lot.ends === null ? null : shortTime(lot.ends) })),
        periods: hours.periods.map(periodInTimes),
        bands: bandsOf(hours.current, versions).map(({ name, weight }) => ({ name, weight })),
        rates: Object.entries(plan?.changes?.rates ?? {}).map(([name, rate]) => ({ name, rate })),
        people: Object.entries(plan?.people ?? {}).map(([key, { name }]) => ({ key, name })),
        consents: consents.map(({ starts, ends, rate_name, rate, at, by, ...one }) => ({
          ...{ ...one, from: localDay(starts, zone), to: localDay(ends - 1, zone), at: shortTime(at) },
          ...{ by: names.get(by) ?? by, rate: rate_name === null || rate === null ? null : { name: rate_name, rate } },
        })),
        timer: mine && timerInTimes(mine, now),
      }
    },
  }),
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
      ...spent,
      minutes: z.number(),
      day: z.string().optional().describe('Today where it is left out.'),
      from: clockTime
        .optional()
        .describe('When it began, on the clock of the plan’s zone, like 22:15: by it the plan’s hour bands count.'),
      person: z.string().max(200).optional().describe('The key of a person in the plan; oneself where it is left out.'),
    }),
    answer: entered,
    async handle(context, { body }) {
      const { app, workspace } = context
      const acting = actingOf(context)
      await requireAbout(context, body)
      const { zone, plan } = await localityOf(app.state.db, workspace, acting.moment)
      const work = {
        ...{
          day: body.day ?? localDay(acting.moment, zone),
          minutes: body.minutes,
          class: body.class,
          rate: body.rate,
        },
        ...{ person: await personOf(context, plan, body.person), about: { kind: body.about, id: body.id } },
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
  route({
    method: 'post',
    path: '/api/v1/hours/timer',
    who: signers,
    summary: 'Start one’s own timer on something. One has one timer, wherever one works.',
    body: z.object({ ...aboutShape, note }),
    answer: timer,
    async handle(context, { body }) {
      const { app, workspace, principal } = context
      await requireAbout(context, body)
      const acting = actingOf(context)
      const may = principal.workspaces.map((one) => one.workspace)
      const given = {
        person: workerOf(context),
        about: { kind: body.about, id: body.id },
        note: body.note || null,
        may,
      }
      return timerInTimes(await startTimer(app.state, workspace, given, acting), acting.now)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/timer/stop',
    who: signers,
    summary:
      'Stop one’s timer and enter what it counted. Where that is refused it counts no further and waits; one that was forgotten is entered only with the minutes one says.',
    body: z.object({
      ...spent,
      minutes: z.number().optional().describe('In place of what it counted.'),
      day: z.string().optional().describe('The day on which it was started where it is left out.'),
    }),
    answer: entered,
    async handle(context, { body }) {
      const { app, workspace } = context
      const acting = actingOf(context)
      const { plan } = await localityOf(app.state.db, workspace, acting.moment)
      const given = {
        ...{ timer: workerOf(context), person: await personOf(context, plan, undefined), class: body.class },
        ...{ rate: body.rate, absorb: body.absorb, note: body.note || null, minutes: body.minutes, day: body.day },
      }
      return await withLeft(context, await stopTimer(app.state, workspace, given, acting))
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/hours/timer',
    who: signers,
    summary: 'Throw one’s timer away: nothing is entered.',
    answer: z.object({ dropped: z.literal(true) }),
    async handle(context) {
      await dropTimer(context.app.state.db, context.workspace, workerOf(context))
      return { dropped: true as const }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/consents',
    who: readers,
    summary:
      'Agree that more than the included hours may be used in a period, up to so many minutes, before they are. Only who holds the budget on the client’s side may.',
    body: z.object({
      minutes: z.int().min(1).max(100_000),
      because: z.string().trim().min(1, { error: 'is empty: say what for' }).max(1000),
      day: z.string().optional().describe('A day of the period; today where it is left out.'),
      rate: z.string().max(200).optional().describe('By which it is billed, where the plan has several.'),
    }),
    answer: z.object({ id: z.string(), from: z.string(), to: z.string(), minutes }),
    async handle(context, { body }) {
      const { app, workspace } = context
      const acting = actingOf(context)
      const { zone } = await localityOf(app.state.db, workspace, acting.moment)
      const signer = await signerOf(context)
      const given = { ...body, day: dayIn('day', body.day) ?? localDay(acting.moment, zone), signer }
      const { id, starts, ends, minutes } = await giveConsent(app.state, workspace, given, acting)
      return { id, from: localDay(starts, zone), to: localDay(ends - 1, zone), minutes }
    },
  }),
]

const withLeft = async <T>(context: Context, entered: T) => ({ ...entered, left: await leftNow(context) })

const periodInTimes = (one: Stand) => {
  const { starts, ends, warn_at: _, ...rest } = one
  return { ...rest, starts: shortTime(starts), ends: shortTime(ends), used_percent: usedOf(one)?.toFixed(1, 1) ?? null }
}

const bandsOf = (current: Stand | null, versions: readonly PlanVersion[]) =>
  versions.find(({ version }) => version === current?.plan_version)?.plan.support?.allowance?.bands ?? []

const timerInTimes = (one: Timer, now: number) => ({
  ...{ about: one.about, note: one.note, day: one.day, started_at: shortTime(one.started_at) },
  stopped_at: one.stopped_at === null ? null : shortTime(one.stopped_at),
  ...{ minutes: minutesOf(one, now), is_forgotten: isForgotten(one, now) },
})

async function timesInWords({ app, workspace }: Context, times: readonly Time[], plan: Plan | undefined) {
  const { db } = app.state
  const [names, consumed] = await Promise.all([
    peopleByName(
      db,
      workspace,
      times.map(({ person }) => person),
      plan?.people ?? {},
    ),
    consumedByTime(db, workspace),
  ])
  return times.map(({ rate_name, rate, entered_by: _, ...one }) => ({
    ...one,
    counted: consumed.get(one.id) ?? 0,
    name: names.get(one.person) ?? one.person,
    rate: rate_name === null || rate === null ? null : { name: rate_name, rate },
    cost: rate === null || effects[one.class] !== 'billed' ? null : costOf(one.minutes, rate, one.surcharge),
    entered_at: shortTime(one.entered_at),
    began_at: one.began_at === null ? null : shortTime(one.began_at),
    taken_back: one.taken_back && { because: one.taken_back.because, at: shortTime(one.taken_back.at) },
  }))
}
