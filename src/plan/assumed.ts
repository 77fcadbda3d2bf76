import { listed, say } from '../base/say.ts'
import type { Plan } from './plan.ts'

export type Assumed = { readonly about: string; readonly words: string; readonly why: string }

/** What the plan assumes that concerns a workflow, each with what it is about in words. */
export const assumedOf = (plan: Pick<Plan, 'assumptions'>, workflow: string): Assumed[] =>
  plan.assumptions.flatMap(({ about, why }) => {
    const path = about.split('.')
    if (path[0] !== 'workflows' || path.length === 1) return [{ about, words: placeInWords(path), why }]
    return path[1] === workflow ? [{ about, words: placeInWords(path.slice(2)), why }] : []
  })

const places: Readonly<Record<string, string>> = {
  '': say`All of it`,
  people: say`People`,
  provider: say`Provider`,
  integrations: say`Systems`,
  workflows: say`Workflows`,
  budgets: say`Budgets`,
  maintenance: say`Maintenance`,
  support: say`Support`,
  changes: say`Change terms`,
  actions: say`What it may do`,
  case_types: say`Kinds of case`,
  objectives: say`Promises`,
  exceptions: say`Exceptions`,
  continuity: say`Safety measures`,
  value: say`Value model`,
  labour_rate: say`Price of an hour of work`,
  baseline_minutes: say`Minutes by hand`,
}

/** The last part that has words, and what people named below it. */
function placeInWords(path: readonly string[]): string {
  const at = path.findLastIndex((one) => Object.hasOwn(places, one))
  const known = at < 0 ? [] : [places[path[at] ?? ''] ?? '']
  const rest = path.slice(at + 1).map((one) => one.replaceAll('_', ' '))
  const parts = [...known, ...rest]
  return parts.length === 0 ? (places[''] ?? '') : listed(parts, ', ')
}
