import type { Plan } from './plan.ts'

/** The names of credentials that a plan refers to, each with the parts that do. */
export function credentialsNamed(plan: Pick<Plan, 'workflows'>): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const [workflow, { actions }] of Object.entries(plan.workflows))
    for (const [action, { read_back }] of Object.entries(actions)) {
      if (read_back?.credential === undefined) continue
      const parts = named.get(read_back.credential) ?? []
      named.set(read_back.credential, [...parts, `workflows.${workflow}.actions.${action}`])
    }
  return named
}
