import { Exact } from '../base/money.ts'
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
      return `${where} added${after(': ', summaryOf(change))}`
    case 'removed':
      return `${where} removed${after(' (was ', summaryOf(change), ')')}`
    case 'list':
      return `${where}: ${listInWords(change)}`
    case 'changed': {
      if (change.path.at(-1) === 'seen') return `${where}: the text changed`
      const judged = direction(change.path, String(change.from), String(change.to))
      return `${where}: ${valueInWords(change.from)} -> ${valueInWords(change.to)}${after(' (', judged, ')')}`
    }
  }
}

/** What a part is called, the closest first; "*" stands for a name, which follows it, with its workflow last. */
const places: readonly [pattern: string, words: string][] = [
  ['workflows.*.objectives.*', 'Objective'],
  ['workflows.*.actions.*', 'Action'],
  ['workflows.*.case_types.*', 'Case type'],
  ['workflows.*.routes.*', 'Route'],
  ['workflows.*.prompts.*', 'Prompt'],
  ['workflows.*.models.*', 'Model'],
  ['workflows.*.releases.*', 'Release'],
  ['workflows.*.approval_queues.*', 'Approval queue'],
  ['workflows.*.dashboards.*', 'Dashboard'],
  ['workflows.*.exceptions.*', 'Exception'],
  ['workflows.*.continuity.drills.*', 'Drill'],
  ['workflows.*.continuity.permissions.*', 'Permission'],
  ['workflows.*.continuity.contacts.*', 'Contact'],
  ['workflows.*.continuity.accepted_risks.*', 'Accepted risk'],
  ['workflows.*.continuity.rollback', 'Rollback'],
  ['workflows.*.continuity.fallback', 'Fallback'],
  ['workflows.*.continuity.incident', 'Incident response'],
  ['workflows.*.continuity.owner_notification', 'Owner notification'],
  ['workflows.*.continuity.relaunch', 'Relaunch'],
  ['workflows.*.continuity', 'Continuity'],
  ['workflows.*.value.baseline_minutes.*', 'Minutes by hand for'],
  ['workflows.*.value', 'Value model'],
  ['workflows.*.review', 'Review'],
  ['workflows.*.tuning', 'Tuning'],
  ['workflows.*', 'Workflow'],
  ['people.*.absences.*', 'Absence'],
  ['people.*', 'Person'],
  ['integrations.*', 'Integration'],
  ['budgets.*', 'Budget'],
  ['assumptions.*', 'Assumption about'],
  ['support.severities.*', 'Severity'],
  ['support', 'Support'],
  ['changes.classes.*', 'Who pays when'],
  ['changes', 'Change terms'],
]

function placeInWords(path: readonly string[]): string {
  for (const [pattern, words] of places) {
    const steps = pattern.split('.')
    if (path.length < steps.length || !steps.every((step, i) => step === '*' || step === path[i])) continue
    const names = steps.flatMap((step, index) => (step === '*' ? [path[index] ?? ''] : [])).reverse()
    const isWorkflows = steps[0] === 'workflows' && steps.length > 2 && names.length === 1
    const called = isWorkflows ? `${words} of ${names[0]}` : `${words} ${names.join(' of ')}`.trim()
    return rest(called, path.slice(steps.length))
  }
  return rest('Plan', path)
}

function rest(called: string, keys: readonly string[]): string {
  // An objective is its target; saying so would only be longer.
  const said = called.startsWith('Objective ') && keys.length === 1 && keys[0] === 'target' ? [] : keys
  return [called, ...said.map((key) => key.replaceAll('_', ' '))].join(', ')
}

function listInWords({ added, removed, now }: Extract<Change, { kind: 'list' }>): string {
  const changes = [after('adds ', shortList(added)), after('drops ', shortList(removed))].filter((text) => text !== '')
  return changes.join('; ') || `in another order: ${shortList(now)}`
}

/** Said where it tells more than the name that was said already. */
function summaryOf({ path, value }: Extract<Change, { kind: 'added' | 'removed' }>): string {
  const told = summary(value)
  return told === path.at(-1) ? '' : told
}

/** What a reader wants to know of something new or gone, where that is one thing. */
function summary(value: unknown): string {
  if (Array.isArray(value)) return shortList(value.map(valueInWords))
  if (typeof value !== 'object' || value === null) return valueInWords(value)
  const fields = value as Record<string, unknown>
  if (fields.objectives !== undefined) return workflowSummary(fields)
  if (fields.mode !== undefined && fields.from !== undefined) return `${fields.mode} from ${fields.from}`
  const telling = ['target', 'boundary', 'limit', 'amount', 'name', 'risk', 'handling', 'pays', 'why', 'value', 'what']
  const key = telling.find((name) => typeof fields[name] === 'string')
  return key === undefined ? '' : valueInWords(fields[key])
}

function workflowSummary(workflow: Record<string, unknown>): string {
  const count = (key: string) => Object.keys(workflow[key] ?? {}).length
  const promises = `${count('objectives')} objectives, ${count('actions')} actions`
  return `${workflow.name}, risk ${workflow.risk}, owner ${workflow.owner}, ${promises}`
}

/** Which way a change goes, where one way is stricter than the other. */
function direction(path: readonly string[], from: string, to: string): string {
  const key = path.at(-1)
  const isWorkflow = path[0] === 'workflows'
  if (isWorkflow && key === 'target' && path[2] === 'objectives') return conditionDirection(from, to)
  if (isWorkflow && key === 'boundary') return ordered(boundaries, from, to, 'more alone', 'less alone')
  if (isWorkflow && key === 'cadence') return ordered(cadences, from, to, 'less often', 'more often')
  if (isWorkflow && key === 'risk') return ordered(risks, from, to, 'lower', 'higher')
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
  if (stricter !== 0) return stricter > 0 ? 'tightened' : 'relaxed'
  const [was, is] = [windowMs(a), windowMs(b)]
  if (was === is) return ''
  return is > was ? 'over a longer time' : 'over a shorter time'
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
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : shortList(value.map(valueInWords))
  if (typeof value === 'object' && value !== null) return summary(value) || 'other terms'
  const text = String(value).replaceAll(/\s+/g, ' ')
  return text.length > 120 ? `${text.slice(0, 117)}...` : text
}

function shortList(items: readonly string[]): string {
  const shown = items.slice(0, 8).join(', ')
  return items.length > 8 ? `${shown} and ${items.length - 8} more` : shown
}

const after = (before: string, text: string, behind = ''): string => (text === '' ? '' : `${before}${text}${behind}`)
