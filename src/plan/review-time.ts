import { DateTime } from 'luxon'
import { say } from '../base/say.ts'
import type { Plan } from './plan.ts'
import type { Cadence, Workflow } from './workflow.ts'

/** What the reviews of one workflow ask of its reviewers. */
export type WorkflowReviewTime = {
  readonly workflow: string
  readonly cadence: Cadence
  readonly reviewers: readonly string[]
  /** Minutes a week, of all reviewers together; null where the plan does not say enough. */
  readonly minutes: number | null
  /** What the plan would have to say; present where `minutes` is null. */
  readonly unknown?: string
  /** Minutes a week its reviewers have, for all their reviews; null where that of one of them is not stated. */
  readonly available: number | null
}

/** What all reviews together ask of one person. */
export type PersonReviewTime = {
  readonly person: string
  readonly workflows: readonly string[]
  /** Minutes a week, counting only what is known. */
  readonly minutes: number
  /** Minutes a week the person has; null where the plan does not say. */
  readonly available: number | null
  /** Working days of the week on which the person is away. */
  readonly daysAway: number
}

export type ReviewTime = { readonly workflows: WorkflowReviewTime[]; readonly people: PersonReviewTime[] }

/**
 * The time that the plan's cadences, samples and minutes ask for, beside the time people have. The cases of a sample are
 * shared out evenly. With the first day of a week given, absences in its five working days shorten what people have.
 */
export function reviewTime(plan: Plan, week?: string): ReviewTime {
  const away = (person: string) => (week === undefined ? 0 : workingDaysAway(plan, person, week))
  const availableTo = (person: string): number | null => {
    const hours = plan.people[person]?.review_hours_per_week
    return hours === undefined ? null : (hours * 60 * (WORKING_DAYS - away(person))) / WORKING_DAYS
  }

  const workflows: WorkflowReviewTime[] = []
  const asked = new Map<string, { workflows: string[]; minutes: number }>()
  for (const [name, workflow] of Object.entries(plan.workflows)) {
    if (!workflow.review) continue
    const reviewers = [...new Set(workflow.review.reviewers ?? [workflow.owner])]
    const time = minutesAWeek(workflow, workflow.review, reviewers.length)
    workflows.push({
      workflow: name,
      cadence: workflow.review.cadence,
      reviewers,
      ...time,
      available: sum(reviewers.map(availableTo)),
    })
    for (const person of reviewers) {
      const before = asked.get(person) ?? { workflows: [], minutes: 0 }
      const minutes = before.minutes + (time.minutes ?? 0) / reviewers.length
      asked.set(person, { workflows: [...before.workflows, name], minutes })
    }
  }
  const people = [...asked].map(([person, given]) => {
    return { person, ...given, available: availableTo(person), daysAway: away(person) }
  })
  return { workflows, people }
}

/** "The weekly review of Airline service desk asks two reviewers for 3 h 40 a week; they have 3 h." One for each excess. */
export function excessInWords(plan: Plan, time: ReviewTime): { where: string; sentence: string }[] {
  const over = time.workflows.filter(({ minutes, available }) => isOver(minutes, available))
  const told = new Set(over.map(({ workflow }) => workflow))
  const ofWorkflows = over.map(({ workflow, cadence, reviewers, minutes, available }) => {
    const [first = ''] = reviewers
    const name = plan.workflows[workflow]?.name ?? workflow
    const [asked, had] = [hoursAndMinutes(minutes ?? 0), hoursAndMinutes(available ?? 0)]
    return {
      where: `workflows.${workflow}.review`,
      sentence:
        reviewers.length === 1
          ? say`The ${cadenceNames[cadence]} review of ${name} asks ${nameOf(plan, first)} for ${asked} a week, who has ${had}.`
          : say`The ${cadenceNames[cadence]} review of ${name} asks ${inWords(reviewers.length)} reviewers for ${asked} a week; they have ${had}.`,
    }
  })
  const ofPeople = time.people
    // What one workflow asks too much of all its reviewers is told above.
    .filter((one) => isOver(one.minutes, one.available) && !one.workflows.every((name) => told.has(name)))
    .map(({ person, workflows, minutes, available }) => {
      const reviews = workflows.length === 1 ? say`one review` : say`${inWords(workflows.length)} reviews`
      return {
        where: `people.${person}.review_hours_per_week`,
        sentence: say`${nameOf(plan, person)} is asked for ${hoursAndMinutes(minutes)} a week by ${reviews} and has ${hoursAndMinutes(available ?? 0)}.`,
      }
    })
  return [...ofWorkflows, ...ofPeople]
}

/** 220 -> "3 h 40", 180 -> "3 h", 45 -> "45 min". */
export function hoursAndMinutes(minutes: number): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

const WORKING_DAYS = 5
/** A month has 30.44 days on average, so that a year of months is a year of weeks. */
const reviewsAWeek: Readonly<Record<Cadence, number>> = { daily: 7, weekly: 1, monthly: (12 * 7) / 365.2425 }

function minutesAWeek(
  workflow: Workflow,
  review: NonNullable<Workflow['review']>,
  reviewers: number,
): { minutes: number } | { minutes: null; unknown: string } {
  const reviews = reviewsAWeek[review.cadence]
  if (review.sample === undefined) {
    if (review.minutes === undefined) return { minutes: null, unknown: say`say with "minutes" how long a review takes` }
    return { minutes: review.minutes * reviewers * reviews }
  }
  if (review.minutes_per_case === undefined) {
    return { minutes: null, unknown: say`say with "minutes_per_case" how long one case of the sample takes` }
  }
  const cases = casesAWeek(review.sample, reviews, workflow.case?.per_week)
  if (cases === null) return { minutes: null, unknown: say`say with "case.per_week" how many cases there are` }
  return { minutes: cases * review.minutes_per_case + (review.minutes ?? 0) * reviewers * reviews }
}

function casesAWeek(sample: number | string, reviews: number, perWeek: number | undefined): number | null {
  if (typeof sample === 'number') return sample * reviews
  return perWeek === undefined ? null : (perWeek * Number(sample.replace('%', ''))) / 100
}

function workingDaysAway(plan: Plan, person: string, week: string): number {
  const first = DateTime.fromISO(week, { zone: 'utc' })
  let days = 0
  for (let offset = 0; offset < 7; offset++) {
    const date = first.plus({ days: offset })
    const day = date.toISODate() ?? ''
    const isAway = plan.people[person]?.absences.some(({ from, to }) => from <= day && day <= to)
    if (isAway && date.weekday <= WORKING_DAYS) days++
  }
  return days
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((total, value) => (total === null || value === null ? null : total + value), 0)
}

// Half a minute is what rounding to whole minutes hides.
const isOver = (asked: number | null, available: number | null): boolean =>
  asked !== null && available !== null && asked > available + 0.5

const nameOf = (plan: Plan, person: string): string => plan.people[person]?.name ?? person
const cadenceNames: Readonly<Record<Cadence, string>> = {
  daily: say`daily`,
  weekly: say`weekly`,
  monthly: say`monthly`,
}
/** From two on: of one nobody says how many there are. */
const numbers = [say`two`, say`three`, say`four`, say`five`, say`six`, say`seven`, say`eight`, say`nine`, say`ten`]
const inWords = (count: number): string => numbers[count - 2] ?? String(count)
