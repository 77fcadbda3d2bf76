import { z } from 'zod'
import { knownAbouts } from '../../decisions/hours/about.ts'
import { payClasses } from '../../decisions/hours/pay.ts'
import { classFor, spentOn } from '../../decisions/hours/spent.ts'
import { peopleByName } from '../../decisions/hours/time.ts'
import { minutesOf, timersOn } from '../../decisions/hours/timer.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { localityOf } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'
import { aboutOf, actingOf, workerOf } from './hours-caller.ts'
import { aboutSchema, aboutShape } from './hours-times.ts'

const minutes = z.int().describe('Whole minutes, as they were worked.')

export const hoursSpentRoutes = [
  route({
    method: 'get',
    path: '/api/v1/hours/spent',
    who: readers,
    summary:
      'What was worked on one workflow, finding, review, request, recurring problem or incident so far, by whom, and whose timer runs on it.',
    query: z.object(aboutShape),
    answer: z.object({
      about: aboutSchema,
      minutes,
      people: z.array(z.object({ person: z.string(), name: z.string(), minutes })).describe('Who worked most, first.'),
      timers: z
        .array(
          z.object({
            person: z.string(),
            name: z.string(),
            is_mine: z.boolean(),
            started_at: z.string(),
            stopped_at: z.string().nullable().describe('It is stopped and waits to be entered.'),
            minutes,
          }),
        )
        .describe('Those that run on it, the longest first. What they count is in no sum yet.'),
      class: z.enum(payClasses).describe('Who pays for more of it, as far as that is decided.'),
    }),
    async handle(context, { query }) {
      const { app, workspace } = context
      const { db } = app.state
      const { now, moment } = actingOf(context)
      const about = await aboutOf(context, query)
      const { plan } = await localityOf(db, workspace, moment)
      const [spent, timers, payer, known] = await Promise.all([
        spentOn(db, workspace, about),
        timersOn(db, workspace, about),
        classFor(db, workspace, about),
        knownAbouts({ db, evidence: app.evidence }, workspace, [about], plan),
      ])
      const people = [...spent, ...timers].map(({ person }) => person)
      const names = await peopleByName(db, workspace, people, plan?.people ?? {})
      const nameOf = (person: string) => names.get(person) ?? person
      return {
        about: { ...about, title: known(about).title },
        minutes: spent.reduce((sum, one) => sum + one.minutes, 0),
        people: spent.map((one) => ({ ...one, name: nameOf(one.person) })),
        timers: timers.map((one) => ({
          ...{ person: one.person, name: nameOf(one.person), is_mine: one.person === workerOf(context) },
          ...{ started_at: shortTime(one.started_at), minutes: minutesOf(one, now) },
          stopped_at: one.stopped_at === null ? null : shortTime(one.stopped_at),
        })),
        class: payer,
      }
    },
  }),
]
