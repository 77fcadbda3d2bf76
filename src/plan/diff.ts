import { listed, say, sayDay } from '../base/say.ts'
import { type Change, changeInWords } from './diff-words.ts'
import type { Plan } from './plan.ts'

/**
 * What changes from one plan to the next, one sentence each, in the order of the file: "Objective accepted of airline:
 * >= 85% over 7d -> >= 80% over 7d (relaxed)". Empty where nothing changes. `before` is null for the first plan.
 */
export function diffPlans(before: Plan | null, after: Plan): string[] {
  if (before === null) return firstPlan(after)
  return [...changesIn(before, after, [])].map(changeInWords)
}

function firstPlan(plan: Plan): string[] {
  const workflows = Object.keys(plan.workflows)
  const people = Object.keys(plan.people)
  return [
    say`First plan of ${plan.client}, in force from ${sayDay(plan.effective)}`,
    people.length === 0 ? say`People: none` : say`People: ${listed(people, ', ')}`,
    ...workflows.map((name) =>
      changeInWords({ kind: 'added', path: ['workflows', name], value: plan.workflows[name] }),
    ),
  ]
}

function* changesIn(before: unknown, after: unknown, path: readonly string[]): Iterable<Change> {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  if (before === undefined) yield { kind: 'added', path, value: after }
  else if (after === undefined) yield { kind: 'removed', path, value: before }
  else if (Array.isArray(before) && Array.isArray(after)) {
    if ([...before, ...after].some(isMap)) yield* entryChanges(before, after, path)
    else yield listChange(before, after, path)
  } else if (isMap(before) && isMap(after)) yield* mapChanges(before, after, path)
  else yield { kind: 'changed', path, from: before, to: after }
}

function* mapChanges(before: Fields, after: Fields, path: readonly string[]): Iterable<Change> {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)])
  for (const key of keys) yield* changesIn(own(before, key), own(after, key), [...path, key])
}

function* entryChanges(before: unknown[], after: unknown[], path: readonly string[]): Iterable<Change> {
  const [was, is] = [byName(before), byName(after)]
  yield* mapChanges(was, is, path)
  const stayed = (entries: Fields, others: Fields) => Object.keys(entries).filter((name) => Object.hasOwn(others, name))
  // Where the first that fits decides, the order is part of what is agreed.
  if (stayed(was, is).join('\n') !== stayed(is, was).join('\n')) {
    yield { kind: 'list', path, added: [], removed: [], now: Object.keys(is) }
  }
}

function listChange(before: readonly unknown[], after: readonly unknown[], path: readonly string[]): Change {
  const added = after.filter((text) => !before.includes(text)).map(String)
  const removed = before.filter((text) => !after.includes(text)).map(String)
  return { kind: 'list', path, added, removed, now: after.map(String) }
}

/** The field by which an entry of a list is told from its neighbours; the first that it has. */
const naming = ['name', 'about', 'when', 'what', 'from', 'on'] as const

function byName(entries: readonly unknown[]): Fields {
  const named: Fields = Object.create(null)
  for (const [index, entry] of entries.entries()) {
    const field = isMap(entry) ? naming.find((key) => typeof entry[key] === 'string') : undefined
    const name = field && isMap(entry) ? String(entry[field]) : String(index + 1)
    let free = name
    for (let count = 2; Object.hasOwn(named, free); count++) free = `${name} (${count})`
    named[free] = entry
  }
  return named
}

type Fields = Record<string, unknown>
const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined)
