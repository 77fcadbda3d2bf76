import { dayLater, localDay, timeOfDay } from '../base/calendar.ts'
import type { Micros } from '../base/time.ts'
import { calendarRules } from './calendars.ts'
import type { Plan } from './plan.ts'
import type { Rota, Swap } from './rota.ts'
import { type Support, weekdays } from './support.ts'
import { createWorkingCalendar } from './working-calendar.ts'

/** A plan, and what was said of its rotas since; without a word, what it says itself. */
export type WithRota = Pick<Plan, 'time_zone' | 'holidays' | 'support'> & { readonly swaps?: readonly Swap[] }

export type OnDuty = {
  readonly rota: string
  /** Whose turn it is. */
  readonly turn: string
  /** Who took it over, where somebody did. */
  readonly instead: string | null
  /** Whom to ask, one after the other. */
  readonly order: readonly string[]
}

/** Whose turn it is for a workflow; null where no rota covers it, or not in these hours. */
export function onDuty(plan: WithRota, workflow: string, at: Micros): OnDuty | null {
  for (const [name, rota] of rotasFor(plan, workflow)) {
    const times = timesOf(plan, name, rota)
    const place = times.isOpen(at) ? times.turnAt(at) : null
    if (place === null) continue
    const { turns } = rota
    const next = Array.from(turns, (_, later) => turns[(place + later) % turns.length] ?? '')
    const [turn = ''] = next
    // The last word holds.
    const instead = plan.swaps?.findLast((one) => one.rota === name && one.from <= at && at < one.to)?.person ?? null
    const order = instead === null ? next : [instead, ...next.slice(1), turn]
    return { rota: name, turn, instead, order: [...new Set(order)] }
  }
  return null
}

/** The rotas that cover a workflow, in the order of the plan. */
export const rotasFor = ({ support }: WithRota, workflow: string): [name: string, rota: Rota][] =>
  Object.entries(support?.rota ?? {}).filter(([, { workflows }]) => workflows?.includes(workflow) ?? true)

/** Moments of a day, of the zone of its calendar, at which another may be on duty: the hand-over, and when its hours begin and end. */
export function turningPoints(plan: WithRota, { calendar, hand_over }: Rota, day: string): Micros[] {
  const { hours, zone } = calendarRules(plan, calendar)
  const times = hours === 'always' ? [hand_over] : [hand_over, hours.from, hours.to]
  return times.map((time) => timeOfDay(day, time, zone))
}

type Times = { isOpen(at: Micros): boolean; turnAt(at: Micros): number | null }

/** Made once a plan: they remember the days of their calendar. */
function timesOf(plan: WithRota, name: string, rota: Rota): Times {
  if (!plan.support) throw new TypeError('a rota without support')
  const byName = made.get(plan.support) ?? new Map<string, Times>()
  made.set(plan.support, byName)
  // A report reads a plan in the zone of another.
  const key = `${plan.time_zone} ${name}`
  const known = byName.get(key)
  if (known) return known
  const rules = calendarRules(plan, rota.calendar)
  const { zone, hours, isOff } = rules
  const isWorked = (day: string) => hours === 'always' || (hours.days.includes(weekdayOf(day)) && !isOff?.(day))
  const counts: number[] = []
  const workedUpTo = (days: number): number => {
    for (let day = counts.length; day <= days; day++)
      counts.push((counts[day - 1] ?? 0) + (isWorked(dayLater(rota.from, day)) ? 1 : 0))
    return counts[days] ?? 0
  }
  const times: Times = {
    isOpen: createWorkingCalendar(rules).isOpen,
    turnAt(at) {
      const today = localDay(at, zone)
      const day = at < timeOfDay(today, rota.hand_over, zone) ? dayLater(today, -1) : today
      if (day < rota.from) return null
      const days = daysBetween(rota.from, day)
      // What is left of a day that nobody works on belongs to the turn before it.
      return rota.each === 'week' ? Math.floor(days / 7) : Math.max(0, workedUpTo(days) - 1)
    },
  }
  byName.set(key, times)
  return times
}
const made = new WeakMap<Support, Map<string, Times>>()

const DAY_MS = 86_400_000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
const weekdayOf = (day: string): string => weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''
