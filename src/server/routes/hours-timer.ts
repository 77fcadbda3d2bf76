import { z } from 'zod'
import { knownAbouts } from '../../decisions/hours/about.ts'
import { IDLE_MINUTES } from '../../decisions/hours/away.ts'
import { payClasses } from '../../decisions/hours/pay.ts'
import { classFor } from '../../decisions/hours/spent.ts'
import { stopTimer, takeOff } from '../../decisions/hours/stop-timer.ts'
import {
  dropTimer,
  isForgotten,
  minutesOf,
  startTimer,
  type Timer,
  takenOffOf,
  timerAnywhere,
  timerOf,
} from '../../decisions/hours/timer.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import type { Plan } from '../../plan/plan.ts'
import { localityOf } from '../../plan/versions.ts'
import { workspaceNames } from '../identity/workspace.ts'
import { may } from '../principal.ts'
import { type Context, readers, route, signers } from '../route.ts'
import { aboutOf, actingOf, personOf, workerOf } from './hours-caller.ts'
import { aboutSchema, aboutShape, enteredSchema, noteSchema, spentShape, withLeft } from './hours-times.ts'
import { readMoment } from './runs.ts'

export const timerSchema = z.object({
  about: aboutSchema,
  note: z.string().nullable(),
  day: z.string(),
  started_at: z.string(),
  stopped_at: z.string().nullable().describe('Stopped and not entered: it counts no further and waits.'),
  minutes: z.int().describe('Whole minutes that it counted.'),
  taken_off: z.int().describe('Whole minutes that it ran and that were taken off.'),
  class: z.enum(payClasses).describe('Who pays for it, as far as that is decided.'),
  is_forgotten: z
    .boolean()
    .describe('It ran longer than anybody works: only who started it can say how long they did.'),
})

export const hoursTimerRoutes = [
  route({
    method: 'get',
    path: '/api/v1/hours/timer',
    who: readers,
    summary: 'One’s own timer, here or in another workspace that one may see: one has one, wherever one works.',
    answer: z.object({
      now: z.string().describe('By the clock of the server.'),
      timer: timerSchema.nullable().describe('That which runs here.'),
      elsewhere: z
        .object({ workspace: z.string(), name: z.string(), started_at: z.string() })
        .nullable()
        .describe('Where it runs in another workspace.'),
      ask_after_minutes: z
        .int()
        .describe('After so many minutes without anything done, a face asks whether one worked meanwhile.'),
    }),
    async handle(context) {
      const { app, workspace, principal } = context
      const { db } = app.state
      const { now, moment } = actingOf(context)
      const [mine, anywhere, { plan }] = await Promise.all([
        timerOf(db, workspace, workerOf(context)),
        timerAnywhere(db, workerOf(context)),
        localityOf(db, workspace, moment),
      ])
      const isElsewhere =
        anywhere && anywhere.workspace !== workspace && may(principal, anywhere.workspace, readers).ok ? anywhere : null
      const names = isElsewhere && (await workspaceNames(db, [isElsewhere.workspace]))
      return {
        now: shortTime(now),
        timer: mine && (await timerInTimes(context, mine, plan, now)),
        elsewhere: isElsewhere && {
          workspace: isElsewhere.workspace,
          name: names?.get(isElsewhere.workspace) ?? isElsewhere.workspace,
          started_at: shortTime(isElsewhere.started_at),
        },
        ask_after_minutes: IDLE_MINUTES,
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/timer',
    who: signers,
    summary: 'Start one’s own timer on something. One has one timer, wherever one works.',
    body: z.object({ ...aboutShape, note: noteSchema }),
    answer: timerSchema,
    async handle(context, { body }) {
      const { app, workspace, principal } = context
      const about = await aboutOf(context, body)
      const acting = actingOf(context)
      const may = principal.workspaces.map((one) => one.workspace)
      const given = {
        person: workerOf(context),
        about,
        note: body.note || null,
        may,
      }
      const { plan } = await localityOf(app.state.db, workspace, acting.moment)
      return await timerInTimes(context, await startTimer(app.state, workspace, given, acting), plan, acting.now)
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/timer/stop',
    who: signers,
    summary:
      'Stop one’s timer and enter what it counted. Where that is refused it counts no further and waits; one that was forgotten is entered only with the minutes one says.',
    body: z.object({
      ...spentShape,
      minutes: z.number().optional().describe('In place of what it counted.'),
      less: z.number().optional().describe('Minutes to take off what it counted: one was away.'),
      left_at: z.string().optional().describe('When one left: what it counted since is taken off.'),
      day: z.string().optional().describe('The day on which it was started where it is left out.'),
    }),
    answer: enteredSchema,
    async handle(context, { body }) {
      const { app, workspace } = context
      const acting = actingOf(context)
      const { plan, zone } = await localityOf(app.state.db, workspace, acting.moment)
      const given = {
        ...{ less: body.less, left: readMoment('left_at', body.left_at, zone) },
        ...{ timer: workerOf(context), person: await personOf(context, plan, undefined), class: body.class },
        ...{ rate: body.rate, absorb: body.absorb, note: body.note || null, minutes: body.minutes, day: body.day },
      }
      return await withLeft(context, await stopTimer(app.state, workspace, given, acting))
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/hours/timer/away',
    who: signers,
    summary:
      'Take off one’s timer what it counted while one was away. It goes on; told twice, it is taken off once. The minutes are kept with the time.',
    body: z.object({ from: z.string().describe('When one left.'), to: z.string().describe('When one was back.') }),
    answer: timerSchema,
    async handle(context, { body }) {
      const { app, workspace } = context
      const { now, moment } = actingOf(context)
      const { plan, zone } = await localityOf(app.state.db, workspace, moment)
      const away = { from: readMoment('from', body.from, zone) ?? 0, to: readMoment('to', body.to, zone) ?? 0 }
      const after = await takeOff(app.state, workspace, workerOf(context), away, now)
      return await timerInTimes(context, after, plan, now)
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
]

/** A timer as it is told: what it is on by its name. */
export async function timerInTimes({ app, workspace }: Context, one: Timer, plan: Plan | undefined, now: number) {
  const [known, payer] = await Promise.all([
    knownAbouts({ db: app.state.db, evidence: app.evidence }, workspace, [one.about], plan),
    classFor(app.state.db, workspace, one.about),
  ])
  const { title } = known(one.about)
  return {
    ...{ about: { ...one.about, title }, note: one.note, day: one.day, started_at: shortTime(one.started_at) },
    stopped_at: one.stopped_at === null ? null : shortTime(one.stopped_at),
    ...{ minutes: minutesOf(one, now), taken_off: takenOffOf(one, now), class: payer },
    is_forgotten: isForgotten(one, now),
  }
}
