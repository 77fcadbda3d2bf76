import { z } from 'zod'
import { dayLater, timeOfDay } from '../base/calendar.ts'
import type { Micros } from '../base/time.ts'
import { clockTime, key, text } from './fields.ts'
import { weekdays } from './support.ts'

const details = z
  .strictObject({
    workflow: key.optional().describe('Of this workflow: all its runs that are over in that time.'),
    integration: key.optional().describe('Of this system: the runs in which a call of it fails in that time.'),
    days: z.array(z.enum(weekdays)).min(1).describe('The days on which it begins.'),
    from: clockTime.describe('When it begins, on the clock of the plan.'),
    to: clockTime.describe('When it is over. Before "from", it passes midnight.'),
    why: text.describe('What is done.'),
  })
  .refine((given) => given.from !== given.to, {
    path: ['to'],
    error: 'is the time at which it begins; give another, or "00:00" to "24:00" for a whole day',
  })
  .refine((given) => given.workflow === undefined || given.integration === undefined, {
    path: ['integration'],
    error: 'stands beside a workflow; give one of the two, or none of them for everything',
  })

/** Maintenance that comes back each week; of everything where it names neither a workflow nor a system. */
export type Maintenance = z.infer<typeof details>

/** What comes back for longer is not watched: the promise of a week would rest on what is left of it. */
const MOST_HOURS = 24
const MOST = 50

export const maintenanceSchema = z.record(key, details).superRefine((all, context) => {
  const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
  if (Object.keys(all).length > MOST) refuse([], `has more than ${MOST} entries; write together what belongs together`)
  for (const [name, one] of Object.entries(all)) {
    const hours = Object.values(all).reduce((sum, other) => (holdsFor(other, one) ? sum + hoursOf(other) : sum), 0)
    if (hours > MOST_HOURS)
      refuse(
        [name],
        `makes it ${Number(hours.toFixed(2))} hours a week that ${one.workflow ?? one.integration ?? 'everything'} is maintained; at most ${MOST_HOURS} come back, so write shorter ones, and announce what takes longer`,
      )
  }
})

/** Whether what one is done on is maintained in the time of another, too. */
const holdsFor = (other: Maintenance, { workflow, integration }: Maintenance): boolean =>
  (other.workflow === undefined && other.integration === undefined) ||
  (other.workflow === workflow && other.integration === integration)

function hoursOf({ days, from, to }: Maintenance): number {
  const minutes = (minutesOf(to) - minutesOf(from) + 1440) % 1440 || 1440
  return (new Set(days).size * minutes) / 60
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/**
 * From when to when it is on a day in a zone; undefined on days on which it does not begin, and where the clock leaves all of it out. As the clock
 * shows it: begins and ends the first time that its times are shown.
 */
export function timesOn(
  { days, from, to }: Maintenance,
  day: string,
  zone: string,
): { readonly since: Micros; readonly until: Micros } | undefined {
  const weekday = weekdays[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7]
  if (weekday === undefined || !days.includes(weekday)) return undefined
  const since = momentOf(day, from, zone)
  const until = momentOf(from < to ? day : dayLater(day, 1), to, zone)
  return since < until ? { since, until } : undefined
}

/** The same days of a year are asked for each hour, for each workflow, and zones are slow to answer. */
const moments = new Map<string, Micros>()

function momentOf(day: string, time: string, zone: string): Micros {
  const of = `${day} ${time} ${zone}`
  const known = moments.get(of)
  if (known !== undefined) return known
  const moment = timeOfDay(day, time, zone)
  if (moments.size >= 50_000) moments.clear()
  moments.set(of, moment)
  return moment
}
