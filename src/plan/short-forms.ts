import { budgetSentence } from './budget.ts'
import { isMap } from './written.ts'

/**
 * Many parts of a plan have a short form: `review: weekly`, `send_reply: L2`, `case_types: [refund, exchange]`. Forms and
 * edits know only the long one; here is what stands for what.
 */

type Path = readonly (string | number)[]

/** Where a single value may stand for a map that holds it under one key; "*" is any name. */
const singles: readonly (readonly [place: string, key: string])[] = [
  ['holidays', 'region'],
  ['integrations.*', 'name'],
  ['workflows.*.prompts.*', 'lives'],
  ['workflows.*.actions.*', 'boundary'],
  ['workflows.*.objectives.*', 'target'],
  ['workflows.*.exceptions.*', 'handling'],
  ['workflows.*.review', 'cadence'],
  ['workflows.*.value.baseline_minutes.*', 'value'],
  ...[
    'labour_rate',
    'redeployed',
    'review_minutes',
    'exception_minutes',
    'rework_minutes',
    'upkeep_hours',
    'error_rate_before',
    'cost_per_error',
    'revenue_per_case',
    'attribution',
    'incident_loss',
  ].map((key) => [`workflows.*.value.${key}`, 'value'] as const),
]

/** Where a list of names may stand for a map from these names to nothing more. */
const lists = ['workflows.*.case_types', 'workflows.*.routes', 'workflows.*.models'] as const

/** The key under which the long form holds what stands at this path in short; undefined where there is no such form. */
export const mainKey = (path: Path): string | undefined => singles.find(([place]) => fits(path, place))?.[1]

export const mayListNames = (path: Path): boolean => lists.some((place) => fits(path, place))

/** What stands at a path, in its long form: only this part, not what lies below it. */
export function longForm(path: Path, value: unknown): unknown {
  if (Array.isArray(value) && mayListNames(path)) return Object.fromEntries(value.map((name) => [String(name), {}]))
  if (typeof value === 'object' || value === undefined) return value
  const key = mainKey(path)
  if (key !== undefined) return { [key]: value }
  const budget = fits(path, 'budgets.*') ? budgetSentence.exec(String(value).trim()) : null
  return budget ? { limit: budget[1], per: budget[2] } : value
}

/** A plan as it is written, whole or not, with every part in its long form. */
export function inLongForm(value: unknown, path: Path = []): unknown {
  const long = longForm(path, value)
  if (Array.isArray(long)) return long.map((item, index) => inLongForm(item, [...path, index]))
  if (!isMap(long)) return long
  return Object.fromEntries(Object.entries(long).map(([key, below]) => [key, inLongForm(below, [...path, key])]))
}

const fits = (path: Path, place: string): boolean => {
  const steps = place.split('.')
  return steps.length === path.length && steps.every((step, index) => step === '*' || step === path[index])
}
