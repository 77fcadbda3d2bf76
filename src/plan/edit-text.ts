import { schemasAt } from './json-schema.ts'
import { longForm, mainKey, mayListNames } from './short-forms.ts'
import { type Edit, spliceText } from './splice-text.ts'
import { isMap, withWritten, writtenAt } from './written.ts'
import { readText } from './yaml-text.ts'

type Path = Edit['path']

/**
 * Makes changes, given by paths of the long form, in the text of a plan and touches nothing else: comments, order, quotes and
 * short forms stay as somebody wrote them. Undefined where the text cannot be read as keys and values, so that there is no telling where a change belongs.
 */
export function editText(text: string, edits: readonly Edit[]): string | undefined {
  let now = { text, read: readText(text) }
  for (const edit of edits) {
    const { value, faults } = now.read
    if (!isMap(value) && (value !== null || faults.length > 0)) return undefined
    for (const step of stepsOf(value ?? {}, edit)) now = spliceText(now, step)
  }
  return now.text
}

/** The change in terms of what is written: within a short form that form gives way, or takes the value itself. */
function stepsOf(written: unknown, { path, value }: Edit): Edit[] {
  for (let depth = 1; depth < path.length; depth++) {
    const [above, below] = [path.slice(0, depth), path.slice(depth)]
    const at = writtenAt(written, above)
    if (isMap(at) || (Array.isArray(at) && typeof below[0] === 'number')) continue
    if (at === undefined || at === null)
      return value === undefined ? [] : [{ path: above, value: withWritten(empty(below), below, value) }]
    if (below.length === 1) {
      if (Array.isArray(at) && mayListNames(above)) {
        const index = at.indexOf(below[0])
        if (value === undefined) return index < 0 ? [] : stepsOf(written, { path: [...above, index] })
        if (index < 0 && isMap(value) && isBare(value)) return [{ path: [...above, at.length], value: below[0] }]
      }
      if (mainKey(above) === below[0] && value !== undefined && typeof value !== 'object')
        return [{ path: above, value }]
    }
    return [{ path: above, value: withWritten(longForm(above, at), below, value) }]
  }
  if (value !== undefined) return changes(path, writtenAt(written, path), value)
  return writtenAt(written, path) === undefined ? [] : [removal(written, path)]
}

const empty = ([step]: Path): unknown => (typeof step === 'number' ? [] : {})
const isBare = (map: object): boolean => Object.keys(map).length === 0

/** Item by item where there were items before, so that what stands between them stays. */
function changes(path: Path, before: unknown, after: unknown): Edit[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0) {
    const kept = after.flatMap((item, index) => changes([...path, index], before[index], item))
    const gone = before.slice(after.length).map((_, index) => ({ path: [...path, before.length - 1 - index] }))
    return [...kept, ...gone]
  }
  if (isMap(before) && isMap(after) && !isBare(before) && !isBare(after)) {
    const kept = Object.entries(after).flatMap(([key, value]) => changes([...path, key], before[key], value))
    const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
    return [...kept, ...gone.map((key) => ({ path: [...path, key] }))]
  }
  return [{ path, value: after }]
}

/** What is left empty by a removal goes with it; an entry that has a name, or a place in a list, stays as one that says nothing. */
function removal(written: unknown, path: Path): Edit {
  const above = path.slice(0, -1)
  const around = writtenAt(written, above)
  const isLast = typeof around === 'object' && around !== null && Object.keys(around).length === 1
  if (above.length === 0 || !isLast) return { path }
  return isEntry(above) ? { path: above, value: {} } : removal(written, above)
}

const isEntry = (path: Path): boolean =>
  typeof path.at(-1) === 'number' ||
  schemasAt(path.slice(0, -1)).some((form) => typeof form.additionalProperties === 'object')
