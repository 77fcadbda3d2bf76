import { dayLater, daysOfWeek, timeOfDay } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'
import { DIGEST_HOUR } from '../../plan/notices.ts'
import type { Plan } from '../../plan/plan.ts'
import { isWorkingDay, quietUntil } from '../../plan/working-time.ts'

export type Told = {
  /** Whose clock it goes by. */
  readonly zone: string
  /** Who they are in the plan; null for whoever maintains it and is none of its people. */
  readonly person: string | null
  readonly quiet: { readonly from: string; readonly to: string } | null
}

/**
 * When somebody is told what waits for them in a week: at the hour of the plan for what is gathered, on the first day of the week on which
 * people work and they are there, outside the quiet hours. Null in a week without such a day.
 */
export function mondayMoment(plan: Plan, { zone, person, quiet }: Told, week: string): Micros | null {
  const absences = person === null ? [] : (plan.people[person]?.absences ?? [])
  const isAway = (day: string) => absences.some(({ from, to }) => from <= day && day <= to)
  const day = daysOfWeek(week)?.find((one) => isWorkingDay(plan, one) && !isAway(one))
  if (day === undefined) return null
  const hour = timeOfDay(day, plan.notices?.digest ?? DIGEST_HOUR, zone)
  const planned = plan.notices?.quiet ? quietUntil(plan.notices.quiet, hour, zone) : hour
  const told = quiet ? quietUntil(quiet, planned, zone) : planned
  // Quiet hours that leave none of the day do not hold.
  return told < timeOfDay(dayLater(day, 1), '00:00', zone) ? told : hour
}
