import { Exact } from '../base/money.ts'
import { listed, say } from '../base/say.ts'
import { boundaries } from './action.ts'
import { type Condition, parseCondition } from './condition.ts'
import { durationMs, millisecondsByUnit } from './duration.ts'
import { cadences, risks } from './workflow.ts'

/** A part that came, went or became another; the path is that of the plan, with entries of lists by their name. */
export type Change = { path: readonly string[] } & (
  | { kind: 'added' | 'removed'; value: unknown }
  | { kind: 'changed'; from: unknown; to: unknown }
  /** A list of texts; both empty where only the order changed. */
  | { kind: 'list'; added: readonly string[]; removed: readonly string[]; now: readonly string[] }
)

/** "Objective accepted of airline: >= 85% over 7d -> >= 80% over 7d (relaxed)" */
export function changeInWords(change: Change): string {
  const where = placeInWords(change.path)
  switch (change.kind) {
    case 'added':
      return withSummary(change, say`${where} added`, (summary) => say`${where} added: ${summary}`)
    case 'removed':
      return withSummary(change, say`${where} removed`, (summary) => say`${where} removed (was ${summary})`)
    case 'list':
      return say`${where}: ${listInWords(change)}`
    case 'changed': {
      if (change.path.at(-1) === 'seen') return say`${where}: the text changed`
      const judged = direction(change.path, String(change.from), String(change.to))
      const changed = say`${where}: ${valueInWords(change.from)} -> ${valueInWords(change.to)}`
      return judged === '' ? changed : say`${changed} (${judged})`
    }
  }
}

/** What a part is called, the closest first; "*" stands for a name, which follows it, with its workflow last. */
const places: readonly [pattern: string, words: string][] = [
  ['workflows.*.objectives.*', say`Objective`],
  ['workflows.*.actions.*', say`Action`],
  ['workflows.*.case_types.*', say`Case type`],
  ['workflows.*.routes.*', say`Route`],
  ['workflows.*.prompts.*', say`Prompt`],
  ['workflows.*.models.*', say`Model`],
  ['workflows.*.releases.*', say`Release`],
  ['workflows.*.approval_queues.*', say`Approval queue`],
  ['workflows.*.dashboards.*', say`Dashboard`],
  ['workflows.*.exceptions.*', say`Exception`],
  ['workflows.*.continuity.drills.*', say`Drill`],
  ['workflows.*.continuity.permissions.*', say`Permission`],
  ['workflows.*.continuity.contacts.*', say`Contact`],
  ['workflows.*.continuity.accepted_risks.*', say`Accepted risk`],
  ['workflows.*.continuity.rollback', say`Rollback`],
  ['workflows.*.continuity.fallback', say`Fallback`],
  ['workflows.*.continuity.incident', say`Incident response`],
  ['workflows.*.continuity.owner_notification', say`Owner notification`],
  ['workflows.*.continuity.relaunch', say`Relaunch`],
  ['workflows.*.continuity', say`Continuity`],
  ['workflows.*.value.baseline_minutes.*', say`Minutes by hand for`],
  ['workflows.*.value', say`Value model`],
  ['workflows.*.review', say`Review`],
  ['workflows.*.tuning', say`Tuning`],
  ['workflows.*', say`Workflow`],
  ['people.*.absences.*', say`Absence`],
  ['people.*', say`Person`],
  ['integrations.*', say`Integration`],
  ['budgets.*', say`Budget`],
  ['maintenance.*', say`Maintenance`],
  ['assumptions.*', say`Assumption about`],
  ['support.severities.*', say`Severity`],
  ['support', say`Support`],
  ['changes.classes.*', say`Who pays when`],
  ['changes', say`Change terms`],
  ['notices.routes.*.unacknowledged.*', say`Step of a notice rule`],
  ['notices.routes.*', say`Notice rule`],
  ['notices', say`Notices`],
]

function placeInWords(path: readonly string[]): string {
  for (const [pattern, words] of places) {
    const steps = pattern.split('.')
    if (path.length < steps.length || !steps.every((step, i) => step === '*' || step === path[i])) continue
    const names = steps.flatMap((step, index) => (step === '*' ? [path[index] ?? ''] : [])).reverse()
    const isWorkflows = steps[0] === 'workflows' && steps.length > 2 && names.length === 1
    const keys = path.slice(steps.length)
    // An objective is its target; saying so would only be longer.
    const isTarget = pattern === 'workflows.*.objectives.*' && keys.length === 1 && keys[0] === 'target'
    return partInWords(isWorkflows ? say`${words} of ${names[0] ?? ''}` : called(words, names), isTarget ? [] : keys)
  }
  return partInWords(say`Plan`, path)
}

/** "Objective accepted of airline" */
function called(words: string, [name, ...of]: readonly string[]): string {
  if (name === undefined) return words
  return of.reduce((inner, outer) => say`${inner} of ${outer}`, say`${words} ${name}`)
}

const partInWords = (part: string, keys: readonly string[]): string =>
  listed([part, ...keys.map((key) => key.replaceAll('_', ' '))], ', ')

function listInWords({ added, removed, now }: Extract<Change, { kind: 'list' }>): string {
  if (added.length > 0 && removed.length > 0) return say`adds ${shortList(added)}; drops ${shortList(removed)}`
  if (added.length > 0) return say`adds ${shortList(added)}`
  return removed.length > 0 ? say`drops ${shortList(removed)}` : say`in another order: ${shortList(now)}`
}

/** With what came or went, where that tells more than the name that was said already. */
function withSummary(
  { path, value }: Extract<Change, { kind: 'added' | 'removed' }>,
  alone: string,
  together: (summary: string) => string,
): string {
  const told = summary(value)
  return told === '' || told === path.at(-1) ? alone : together(told)
}

/** What a reader wants to know of something new or gone, where that is one thing. */
function summary(value: unknown): string {
  if (Array.isArray(value)) return shortList(value.map(valueInWords))
  if (typeof value !== 'object' || value === null) return valueInWords(value)
  const fields = value as Record<string, unknown>
  if (fields.objectives !== undefined) return workflowSummary(fields)
  if (fields.mode !== undefined && fields.from !== undefined)
    return say`${String(fields.mode)} from ${String(fields.from)}`
  const telling = ['target', 'boundary', 'limit', 'amount', 'name', 'risk', 'handling', 'pays', 'why', 'value', 'what']
  const key = telling.find((name) => typeof fields[name] === 'string')
  return key === undefined ? '' : valueInWords(fields[key])
}

function workflowSummary(workflow: Record<string, unknown>): string {
  const count = (key: string) => Object.keys(workflow[key] ?? {}).length
  const { name, risk, owner } = workflow as Record<'name' | 'risk' | 'owner', string>
  return say`${name}, risk ${risk}, owner ${owner}, ${count('objectives')} objectives, ${count('actions')} actions`
}

/** Which way a change goes, where one way is stricter than the other. */
function direction(path: readonly string[], from: string, to: string): string {
  const key = path.at(-1)
  const isWorkflow = path[0] === 'workflows'
  if (isWorkflow && key === 'target' && path[2] === 'objectives') return conditionDirection(from, to)
  if (isWorkflow && key === 'boundary') return ordered(boundaries, from, to, say`more alone`, say`less alone`)
  if (isWorkflow && key === 'cadence') return ordered(cadences, from, to, say`less often`, say`more often`)
  if (isWorkflow && key === 'risk') return ordered(risks, from, to, say`lower`, say`higher`)
  return ''
}

function conditionDirection(fromText: string, toText: string): string {
  const [from, to] = [parseCondition(fromText), parseCondition(toText)]
  if (from.kind === 'error' || to.kind === 'error') return ''
  const [a, b] = [from.condition, to.condition]
  const comparable = a.aggregate === b.aggregate && a.per === b.per && a.comparison[0] === b.comparison[0]
  if (!comparable || a.unit.kind !== b.unit.kind) return ''
  const up = b.comparison.startsWith('>') ? 1 : -1
  const byLimit = limitOf(b).comparedTo(limitOf(a)) * up
  // At the same limit "> 85%" asks for a little more than ">= 85%".
  const stricter = byLimit === 0 ? a.comparison.length - b.comparison.length : byLimit
  if (stricter !== 0) return stricter > 0 ? say`tightened` : say`relaxed`
  const [was, is] = [windowMs(a), windowMs(b)]
  if (was === is) return ''
  return is > was ? say`over a longer time` : say`over a shorter time`
}

function limitOf({ limit, unit }: Condition): Exact {
  return new Exact(limit).times(unit.kind === 'time' ? millisecondsByUnit[unit.unit] : 1)
}

/** Only for comparing: a month is taken as 30 days, a year as 365. */
function windowMs({ window }: Condition): number {
  if (!window) return 0
  return durationMs(window) ?? window.count * (window.unit === 'year' ? 365 : 30) * millisecondsByUnit.d
}

function ordered(order: readonly string[], from: string, to: string, later: string, earlier: string): string {
  const [was, is] = [order.indexOf(from), order.indexOf(to)]
  if (was < 0 || is < 0 || was === is) return ''
  return is > was ? later : earlier
}

function valueInWords(value: unknown): string {
  if (value === true) return say`yes`
  if (value === false) return say`no`
  if (Array.isArray(value)) return value.length === 0 ? say`none` : shortList(value.map(valueInWords))
  if (typeof value === 'object' && value !== null) return summary(value) || say`other terms`
  const text = String(value).replaceAll(/\s+/g, ' ')
  return text.length > 120 ? `${text.slice(0, 117)}...` : text
}

function shortList(items: readonly string[]): string {
  if (items.length === 0) return ''
  const shown = listed(items.slice(0, 8), ', ')
  return items.length > 8 ? say`${shown} and ${items.length - 8} more` : shown
}
