import { z } from 'zod'
import { localDay } from '../../base/calendar.ts'
import { listConsents } from '../../decisions/hours/consent.ts'
import { outsideOf } from '../../decisions/hours/outside.ts'
import { askHours, type Stand, usedOf } from '../../decisions/hours/stand.ts'
import { listTimes, peopleByName } from '../../decisions/hours/time.ts'
import { timerOf } from '../../decisions/hours/timer.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { localityOf, type PlanVersion, planVersions } from '../../plan/versions.ts'
import { readers, route } from '../route.ts'
import { actingOf, workerOf } from './hours-caller.ts'
import { timerInTimes, timerSchema } from './hours-timer.ts'

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
      outside: z
        .object({
          minutes: minutes.describe('As they were worked.'),
          from: z.string(),
          to: z.string(),
          amounts: z.array(z.object({ amount: z.string(), currency: z.string() })).readonly(),
          unpriced: minutes.describe('To be paid, and the plan had no rate.'),
        })
        .nullable()
        .describe('Time of days on which the plan included no hours, from the first to the last: no statement has it.'),
      timer: timerSchema.nullable().describe('That of the caller.'),
    }),
    async handle(context) {
      const { app, workspace } = context
      const { db } = app.state
      const { now, moment } = actingOf(context)
      const [hours, { zone, currency, plan }, versions, mine, consents, times] = await Promise.all([
        askHours(db, workspace, moment),
        localityOf(db, workspace, moment),
        planVersions(db, workspace),
        timerOf(db, workspace, workerOf(context)),
        listConsents(db, workspace),
        listTimes(db, workspace),
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
        outside: outsideOf(times, hours.periods),
        timer: mine && (await timerInTimes(context, mine, plan, now)),
      }
    },
  }),
]

const periodInTimes = (one: Stand) => {
  const { starts, ends, warn_at: _, ...rest } = one
  return { ...rest, starts: shortTime(starts), ends: shortTime(ends), used_percent: usedOf(one)?.toFixed(1, 1) ?? null }
}

const bandsOf = (current: Stand | null, versions: readonly PlanVersion[]) =>
  versions.find(({ version }) => version === current?.plan_version)?.plan.support?.allowance?.bands ?? []
