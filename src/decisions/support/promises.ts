import type { Micros } from '../../base/time.ts'
import { calendarRules } from '../../plan/calendars.ts'
import { type Duration, durationMs, durationOf, shift } from '../../plan/duration.ts'
import { daysUnanswered } from '../../plan/people.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Severity, Support } from '../../plan/support.ts'
import { holdsFrom, type PlanVersion } from '../../plan/versions.ts'
import { type CalendarRules, createWorkingCalendar, type WorkingCalendar } from '../../plan/working-calendar.ts'
import type { Terms, Waiting } from './clock.ts'

/**
 * What the plan's versions promise of one workflow, from when to when. A version holds from its effective day on, and not before it was
 * applied: what is agreed on today measures nothing of yesterday. The first one also holds before: nothing else was promised.
 */
export function termsOf(versions: readonly PlanVersion[], workflow: string | null): Terms[] {
  const terms: Terms[] = []
  for (const version of versions) {
    const from = holdsFrom(version, version.plan.time_zone)
    // The newest that has come holds: one that is applied later and begins earlier holds from then on.
    while (terms.length > 0 && (terms.at(-1)?.from ?? 0) >= from) terms.pop()
    terms.push(termsIn(version.plan, workflow, from))
  }
  return terms
}

/** The severity that something has until a person says another. */
export const severityOf = (plan: Plan | undefined, of: keyof Support['severity_of']): Severity =>
  plan?.support?.severity_of[of] ?? assumed[of]
const assumed = { high: 'S2', medium: 'S3', low: 'S4', request: 'S4', emergency: 'S2' } as const

function termsIn(plan: Plan, workflow: string | null, from: Micros): Terms {
  const { support } = plan
  const calendars = calendarsOf(plan, workflow)
  const stops = new Set<Waiting>([...(support?.paused_by ?? []), 'put off'])
  return {
    from,
    stops,
    warnAt: support?.warn_at ?? [],
    promised(clock, severity, opened) {
      const said = support?.severities[severity]
      const within = said?.[clock]
      if (within === undefined) return null
      const calendar = calendars(said?.calendar)
      const target = lengthOf(durationOf(within), calendar, opened, plan.time_zone)
      return target > 0 ? { target, calendar } : null
    },
  }
}

/** How long a promise is on its calendar: a day is a working day there; a month is the working time up to the same day of the next. */
function lengthOf(duration: Duration, calendar: WorkingCalendar, opened: Micros, zone: string): Micros {
  if (duration.unit === 'd') return duration.count * calendar.day
  if (duration.unit === 'w') return duration.count * calendar.week
  const ms = durationMs(duration)
  return ms === undefined ? calendar.between(opened, shift(opened, duration, 1, zone)) : ms * 1000
}

/** The calendars of a plan by their name; without one, the hours of support. Made once a plan: they remember its days. */
function calendarsOf(plan: Plan, workflow: string | null): (name: string | undefined) => WorkingCalendar {
  const byWorkflow = made.get(plan) ?? new Map<string, WorkingCalendar>()
  made.set(plan, byWorkflow)
  const isAlone = plan.support?.stops_while_away === true && workflow !== null
  return (name) => {
    const key = `${isAlone ? workflow : ''} ${name ?? ''}`
    const known = byWorkflow.get(key)
    if (known) return known
    const calendar = createWorkingCalendar(rulesOf(plan, name, isAlone ? workflow : null))
    byWorkflow.set(key, calendar)
    return calendar
  }
}
const made = new WeakMap<Plan, Map<string, WorkingCalendar>>()

function rulesOf(plan: Plan, name: string | undefined, workflow: string | null): CalendarRules {
  const rules = calendarRules(plan, name)
  if (workflow === null) return rules
  const away = daysUnanswered(plan, workflow)
  return { ...rules, isOff: (day) => rules.isOff?.(day) === true || away.has(day) }
}
