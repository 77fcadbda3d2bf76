import { isHoliday } from './holidays.ts'
import type { Plan } from './plan.ts'
import type { CalendarRules } from './working-calendar.ts'

/** A calendar of support by its name; without one, the hours of support. Where a plan says no hours, people are always at work. */
export function calendarRules(plan: Pick<Plan, 'time_zone' | 'holidays' | 'support'>, name?: string): CalendarRules {
  const { support } = plan
  const named = name === undefined ? undefined : support?.calendars[name]
  const hours = name === 'always' ? 'always' : (named?.hours ?? support?.hours ?? 'always')
  const holidays =
    hours === 'always' || named?.holidays === 'none' || (named === undefined && support?.holidays === true)
      ? undefined
      : (named?.holidays ?? plan.holidays)
  const isOff = holidays ? (day: string) => isHoliday(holidays, day) : null
  return { zone: named?.time_zone ?? plan.time_zone, hours, isOff }
}
