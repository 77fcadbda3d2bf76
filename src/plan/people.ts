import { DateTime } from 'luxon'
import { localDay } from '../base/calendar.ts'
import { listed, say, sayDay } from '../base/say.ts'
import { fromDate, type Micros } from '../base/time.ts'
import { onDuty, rotasFor, turningPoints, type WithRota } from './on-duty.ts'
import type { Absence } from './person.ts'
import type { Plan } from './plan.ts'

export type Answer = {
  /** The person the plan names as the owner. */
  readonly owner: string
  /** The person who answers now; null for nobody. */
  readonly answering: string | null
  /** Why it is them, in one sentence. */
  readonly because: string
}

/** Days on which nobody answers for a workflow, the last one included. */
export type AnswerGap = {
  readonly workflow: string
  readonly from: string
  readonly to: string
  readonly because: string
}

export type People = Pick<Plan, 'people' | 'workflows'> & WithRota

/**
 * Who answers for a workflow at a moment: whoever is on duty by a rota; where none is in its hours, its owner. Undefined for a workflow
 * the plan does not hold.
 */
export function whoAnswers(plan: People, workflow: string, at: Micros): Answer | undefined {
  const found = plan.workflows[workflow]
  const duty = found && onDuty(plan, workflow, at)
  if (!duty) return whoOwns(plan, workflow, at)
  const { owner } = found
  const { rota, turn, instead, order } = duty
  const [first = turn, ...others] = order
  const asked = standIn(plan, first, at)
  if (asked.answering === first) {
    const because =
      instead === null || instead === turn
        ? say`${nameOf(plan, first)} is on duty (${rota})`
        : say`${nameOf(plan, first)} is on duty (${rota}) instead of ${nameOf(plan, turn)}`
    return { owner, answering: first, because }
  }
  if (asked.answering !== null) return { owner, answering: asked.answering, because: asked.because }
  const next = others.find((person) => standIn(plan, person, at).answering === person)
  if (next !== undefined)
    return { owner, answering: next, because: say`${asked.because}; ${nameOf(plan, next)} is next on duty (${rota})` }
  const byOwner = whoOwns(plan, workflow, at)
  if (!byOwner) return undefined
  const { answering, because } = byOwner
  return { owner, answering, because: say`of those on duty (${rota}) nobody is there; ${because}` }
}

/**
 * The owner; while the owner is away whoever stands in; else the deputy, and whoever stands in for the deputy. Undefined for a workflow
 * the plan does not hold.
 */
export function whoOwns(plan: People, workflow: string, at: Micros): Answer | undefined {
  const found = plan.workflows[workflow]
  if (!found) return undefined
  const { owner, deputy } = found
  const byOwner = standIn(plan, owner, at)
  if (byOwner.answering === owner) return { owner, answering: owner, because: say`${nameOf(plan, owner)} is the owner` }
  if (byOwner.answering !== null) return { owner, answering: byOwner.answering, because: byOwner.because }
  if (deputy === undefined) {
    return { owner, answering: null, because: say`${byOwner.because}, and no deputy is named` }
  }
  const byDeputy = standIn(plan, deputy, at)
  if (byDeputy.answering === deputy) {
    return { owner, answering: deputy, because: say`${byOwner.because}; ${nameOf(plan, deputy)} is the deputy` }
  }
  // The owner's stand-in and the deputy can be the same person: their absence is said once.
  const isSaid = byDeputy.reasons.every((reason) => byOwner.reasons.includes(reason))
  const because = isSaid ? byOwner.because : say`${byOwner.because}; of the deputy: ${byDeputy.because}`
  return { owner, answering: byDeputy.answering, because }
}

/** The person where they are there, else whoever stands in for them; null where the line ends with somebody away. */
export function whoStandsIn(plan: People, person: string, at: Micros): Pick<Answer, 'answering' | 'because'> {
  const { answering, because } = standIn(plan, person, at)
  return { answering, because }
}

/** The days from one day to another (both included, of the plan's zone) on which nobody answers for a workflow. */
export function answerGaps(plan: People, from: string, to: string): AnswerGap[] {
  const days = daysOfAbsence(plan, from, to)
  return Object.keys(plan.workflows).flatMap((workflow) => {
    const gaps: AnswerGap[] = []
    for (const day of days) {
      const answer = unansweredOn(plan, workflow, day)
      if (!answer) continue
      const last = gaps.at(-1)
      const continues = last && last.because === answer.because && dayAfter(last.to) === day
      if (continues) gaps[gaps.length - 1] = { ...last, to: day }
      else gaps.push({ workflow, from: day, to: day, because: answer.because })
    }
    return gaps
  })
}

/** Every day, as far as absences are written down, on which nobody answers for a workflow. */
export function daysUnanswered(plan: People, workflow: string): ReadonlySet<string> {
  const absences = Object.values(plan.people).flatMap((person) => person.absences)
  const from = absences.map((one) => one.from).sort()[0]
  const to = absences
    .map((one) => one.to)
    .sort()
    .at(-1)
  const days = from === undefined || to === undefined ? [] : daysOfAbsence(plan, dayAfter(from, -1), dayAfter(to))
  return new Set(days.filter((day) => unansweredOn(plan, workflow, day) !== undefined))
}

/** That nobody answers on a day: at its noon, or where a rota covers the workflow when somebody would come on duty. */
function unansweredOn(plan: People, workflow: string, day: string): Answer | undefined {
  const moments = [
    noonOf(day, plan.time_zone),
    ...rotasFor(plan, workflow)
      .flatMap(([, rota]) => turningPoints(plan, rota, day))
      .filter((moment) => onDuty(plan, workflow, moment) !== null),
  ]
  for (const moment of moments) {
    const answer = whoAnswers(plan, workflow, moment)
    if (answer?.answering === null) return answer
  }
  return undefined
}

/** Who is away at a moment, until when, and who stands in for them where the plan says so. */
export function whoIsAway(
  plan: People,
  at: Micros,
): { readonly person: string; readonly to: string; readonly cover: string | null }[] {
  return Object.keys(plan.people).flatMap((person) => {
    const absence = absenceOf(plan, person, at)
    return absence ? [{ person, to: absence.to, cover: absence.cover ?? null }] : []
  })
}

type StandIn = { readonly answering: string | null; readonly reasons: readonly string[]; readonly because: string }

/** The person, or who stands in for them, and for those in turn; null where the line ends with somebody away. */
function standIn(plan: People, person: string, at: Micros): StandIn {
  const reasons: string[] = []
  const told = (answering: string | null): StandIn => ({ answering, reasons, because: listed(reasons, ', ') })
  const asked = new Set<string>()
  let current = person
  for (;;) {
    const absence = absenceOf(plan, current, at)
    if (!absence) return told(current)
    asked.add(current)
    const away = nameOf(plan, current)
    if (absence.cover === undefined) {
      reasons.push(say`${away} is away until ${sayDay(absence.to)}`)
      return told(null)
    }
    const cover = nameOf(plan, absence.cover)
    // Two people who stand in for each other while both are away are nobody.
    if (asked.has(absence.cover)) {
      reasons.push(say`${away} is away until ${sayDay(absence.to)} and ${cover} stands in, who is away as well`)
      return told(null)
    }
    reasons.push(say`${away} is away until ${sayDay(absence.to)} and ${cover} stands in`)
    current = absence.cover
  }
}

/** Of several absences the one that ends last; days are those of the person's own zone. */
function absenceOf(plan: People, person: string, at: Micros): Absence | undefined {
  const found = plan.people[person]
  if (!found) return undefined
  const today = localDay(at, found.time_zone ?? plan.time_zone)
  return found.absences
    .filter(({ from, to }) => from <= today && today <= to)
    .sort((a, b) => (a.to < b.to ? 1 : a.to > b.to ? -1 : 0))[0]
}

/** Every day of the range on which somebody is away, in order: on all others the owner answers. */
function daysOfAbsence(plan: People, from: string, to: string): string[] {
  const days = new Set<string>()
  for (const { absences } of Object.values(plan.people)) {
    for (const absence of absences) {
      // A day to each side, because the person's day may begin earlier or later than the plan's.
      let day = later(from, dayAfter(absence.from, -1))
      const last = earlier(to, dayAfter(absence.to))
      for (; day <= last; day = dayAfter(day)) days.add(day)
    }
  }
  return [...days].sort()
}

const noonOf = (day: string, zone: string): Micros =>
  fromDate(DateTime.fromISO(day, { zone }).set({ hour: 12 }).toJSDate())

function dayAfter(day: string, count = 1): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count }).toISODate() ?? ''
}

const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)
export const nameOf = (plan: People, person: string): string => plan.people[person]?.name ?? person
