import type { Objective } from '../../plan/objective.ts'
import type { Plan } from '../../plan/plan.ts'
import { byRisk, type Workflow } from '../../plan/workflow.ts'
import { countedLevel } from '../objectives/counted-level.ts'
import { countedOutcome } from '../objectives/counted-outcome.ts'
import { sharesOf } from './shares.ts'
import { type StepMeasure, stepMeasures } from './steps.ts'

/**
 * What is watched of a workflow with a promise: an objective as the plan has it, run by run, or the mean that it is about, day by day; what a
 * release changes of a measure; or its days.
 */
export type Subject =
  | { readonly kind: 'objective'; readonly name: string; readonly objective: Objective }
  | { readonly kind: 'level'; readonly name: string; readonly objective: Objective }
  | { readonly kind: 'step'; readonly measure: StepMeasure }
  | { readonly kind: 'days' }

/** Something that is watched, with the false alarms a year that are its share of what the plan accepts. */
export type Watched = { readonly workflow: string; readonly subject: Subject; readonly alarmsAYear: number }

/** Everything that a plan has watched as it is counted, of each workflow in its order. */
export const watchedOf = (plan: Plan): Watched[] => sharedOf(plan).watched

/** That runs come at all is watched of each workflow, too, with a share as large as that of anything else of it. */
export const silenceShares = (plan: Plan): ReadonlyMap<string, number> => sharedOf(plan).silences

/** So is that no recurring problem of it grows: all of them share it. */
export const growthShares = (plan: Plan): ReadonlyMap<string, number> => sharedOf(plan).growths

/** And that each system works that a workflow rests on, with the weight of the riskiest that does. */
export const outageShares = (plan: Plan): ReadonlyMap<string, number> => sharedOf(plan).outages

/** The workflows that rest on a system, as the plan says, the riskiest first. */
export const restingOn = (plan: Plan, integration: string): string[] =>
  byRisk(plan).filter((workflow) => plan.workflows[workflow]?.integrations.includes(integration))

/**
 * How a promise of a workflow is watched as it is counted; undefined where it is held against its window alone, as its share of the work is
 * where people type once a week how much there was to do.
 */
export const watchedAs = (
  objective: Objective,
  { typed }: Pick<Workflow, 'typed'>,
): 'objective' | 'level' | undefined =>
  countedOutcome(objective)
    ? 'objective'
    : countedLevel(objective) && !(objective.measure === 'adoption' && typed.includes('eligible'))
      ? 'level'
      : undefined

/** The promise that something watches; undefined where it watches none. */
export const promiseOf = (subject: Subject): Extract<Subject, { name: string }> | undefined =>
  'name' in subject ? subject : undefined

type Shared = { watched: Watched[] } & Record<'silences' | 'growths' | 'outages', Map<string, number>>

function sharedOf(plan: Plan): Shared {
  const watched = Object.entries(plan.workflows).flatMap(([workflow, of]) =>
    [
      ...Object.entries(of.objectives).flatMap(([name, objective]): Subject[] => {
        const kind = watchedAs(objective, of)
        return kind ? [{ kind, name, objective }] : []
      }),
      ...stepMeasures.map((measure): Subject => ({ kind: 'step', measure })),
      { kind: 'days' } as const,
    ].map((subject) => ({ workflow, subject })),
  )
  const ofEach = () => Object.keys(plan.workflows).map((workflow) => ({ workflow }))
  const [silences, growths] = [ofEach(), ofEach()]
  const systems = Object.keys(plan.integrations).flatMap((integration) => {
    const [workflow] = restingOn(plan, integration)
    return workflow === undefined ? [] : [{ workflow, integration }]
  })
  const shares = sharesOf<{ readonly workflow: string }>(plan, [...watched, ...silences, ...growths, ...systems])
  const sharesBy = (list: typeof silences) => new Map(list.map((one) => [one.workflow, shares.get(one) ?? 0]))
  return {
    watched: watched.map((one) => ({ ...one, alarmsAYear: shares.get(one) ?? 0 })),
    silences: sharesBy(silences),
    growths: sharesBy(growths),
    outages: new Map(systems.map((one) => [one.integration, shares.get(one) ?? 0])),
  }
}

/** What a subject is called among those of its workflow. */
export function subjectName(subject: Subject): string {
  switch (subject.kind) {
    case 'objective':
    case 'level':
      return `${subject.kind}:${subject.name}`
    case 'step':
      return `step:${subject.measure}`
    case 'days':
      return 'days'
  }
}
