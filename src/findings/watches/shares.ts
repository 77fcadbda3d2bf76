import type { Plan } from '../../plan/plan.ts'

/** What is watched with a promise: an objective, what a release changes, the days of a workflow, that its runs come, its recurring problems, or a system it rests on. */
export type Watched = { readonly workflow: string }

/**
 * The false alarms a year that each of what is watched may make, so that all together make no more than the plan accepts. A workflow of
 * high risk has three times the share of the others: what nobody may miss is seen sooner.
 */
export function sharesOf<One extends Watched>(plan: Plan, watched: readonly One[]): Map<One, number> {
  const weight = ({ workflow }: One) => (plan.workflows[workflow]?.risk === 'high' ? 3 : 1)
  const all = watched.reduce((sum, one) => sum + weight(one), 0)
  return new Map(watched.map((one) => [one, (plan.tolerances.false_alarms_per_year * weight(one)) / all]))
}
