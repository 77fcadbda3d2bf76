import { type Plan, planSchema } from './plan.ts'
import { type SchemaFault, schemaFaults, shown } from './plan-sentence.ts'
import { checkReferences, type Path } from './references.ts'
import { inLongForm } from './short-forms.ts'
import { type Fields, isMap } from './written.ts'
import { decodeText, type Place, type ReadText, readText } from './yaml-text.ts'

export type PlanError = {
  /** From 1. */
  readonly line: number
  readonly column: number
  /** The path of the key, "workflows.airline.owner"; empty for the file as a whole. */
  readonly key: string
  /** What stands there, shortened; null where nothing or more than one value does. */
  readonly value: string | null
  /** One sentence: what is wrong with it and what to do. */
  readonly message: string
}

export type PlanRead = { kind: 'ok'; plan: Plan } | { kind: 'invalid'; errors: PlanError[] }

/** Enough to mend a plan by; beyond it the file is likely something else. */
const maxErrors = 200

/** Reads a plan from its file's bytes or text (YAML, or JSON). All that is wrong is told at once, in the order of the file. */
export function readPlan(source: string | Uint8Array): PlanRead {
  const decoded = decodeText(typeof source === 'string' ? new TextEncoder().encode(source) : source)
  if (decoded.kind === 'fault') return invalid([{ ...wholeFile, line: decoded.line, message: decoded.message }])
  if (/^(?:\s|#.*$|---$)*$/m.test(decoded.text) && isBlank(decoded.text)) {
    return invalid([
      { ...wholeFile, message: 'the file is empty; begin it with "plan: 1", or copy one of the sample plans' },
    ])
  }
  const read = readText(decoded.text)
  const errors = read.faults.map(({ offset, message, key }): PlanError => {
    return { ...read.position(offset), key: pathToText(key), value: null, message }
  })
  if (read.value === undefined) return invalid(errors)
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) {
    return invalid([
      ...errors,
      { ...wholeFile, message: 'is not a plan; begin it with "plan: 1" and write "key: value" lines' },
    ])
  }

  // An empty message marks what the schema leaves to us to say; sentences written in the schema go through.
  const parsed = planSchema.safeParse(read.value, { error: () => '' })
  const faults: SchemaFault[] = parsed.success ? [] : schemaFaults(parsed.error.issues, read.value)
  faults.push(...checkReferences(read.value))
  const unread = read.faults.filter(({ hides }) => hides).map(({ key }) => pathToText(key))
  const told = faults.filter(({ path }) => !unread.includes(pathToText(path)))
  errors.push(...told.map((fault) => located(fault, read, decoded.text)))
  if (!parsed.success || errors.length > 0) return invalid(errors)
  return { kind: 'ok', plan: parsed.data }
}

/** A plan as it stands in its file, read as far as it can be: for whoever writes it. */
export type WrittenPlan = {
  /** What is written, short forms as their long ones; null where the text cannot be read as keys and values. */
  readonly written: Fields | null
  /** The line, from 1, on which each part begins, by its path in the file. */
  readonly lines: Readonly<Record<string, number>>
  readonly read: PlanRead
}

export function readWritten(source: string): WrittenPlan {
  const { value, root, position } = readText(source)
  const written = value === null ? {} : inLongForm(value)
  const lines: [string, number][] = []
  const walk = (place: Place, path: Path) => {
    for (const [key, below] of place.below) {
      const at = [...path, key]
      lines.push([pathToText(at), position(below.key ?? below.value[0]).line])
      walk(below, at)
    }
  }
  walk(root, [])
  return { written: isMap(written) ? written : null, lines: Object.fromEntries(lines), read: readPlan(source) }
}

/** "maintenance.yaml:12:5  workflows.airline.owner: "marai" is no person of this plan; did you mean maria?" */
export function planErrorToText(file: string, error: PlanError): string {
  const key = error.key === '' ? '' : `${error.key}: `
  return `${file}:${error.line}:${error.column}  ${key}${error.message}`
}

const wholeFile: PlanError = { line: 1, column: 1, key: '', value: null, message: '' }

const isBlank = (text: string): boolean => text.split('\n').every((line) => /^\s*(?:#.*|---\s*|\.\.\.\s*)?$/.test(line))

function invalid(errors: PlanError[]): PlanRead {
  const inOrder = withoutRepeats(errors).sort((a, b) => a.line - b.line || a.column - b.column)
  if (inOrder.length <= maxErrors) return { kind: 'invalid', errors: inOrder }
  const first = inOrder.slice(0, maxErrors)
  const last = first.at(-1) ?? wholeFile
  const message = `and ${inOrder.length - maxErrors} more errors below; mend these first`
  return { kind: 'invalid', errors: [...first, { ...last, key: '', value: null, message }] }
}

function withoutRepeats(errors: readonly PlanError[]): PlanError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()]
}

function located(fault: SchemaFault, read: ReadText, text: string): PlanError {
  const { place, exact, path } = find(read.root, fault.path)
  const whole = exact && !fault.onKey
  const value = fault.onKey ? shown(String(fault.path.at(-1))) : exact ? shown(valueAt(read.value, path)) : ''
  const offset = whole ? valueOffset(place, fault.at, text) : (place.key ?? place.value[0])
  // A condition says itself where it stopped making sense, so its text and that sentence are two.
  const message =
    value === '' || fault.onKey ? fault.message : `${value}${fault.at === undefined ? '' : ':'} ${fault.message}`
  return { ...read.position(offset), key: pathToText(fault.path), value: value === '' ? null : value, message }
}

/** The place of a path, or of the nearest part above it that is there. */
function find(root: Place, path: Path): { place: Place; exact: boolean; path: Path } {
  let place = root
  for (const [depth, step] of path.entries()) {
    const next = place.below.get(String(step))
    if (!next) return { place, exact: false, path: path.slice(0, depth) }
    place = next
  }
  return { place, exact: true, path }
}

/** Within a quoted or plain text of one line the very character can be shown. */
function valueOffset(place: Place, at: number | undefined, text: string): number {
  const [begin, end] = place.value
  if (begin === end) return place.key ?? begin
  const written = text.slice(begin, end)
  if (at === undefined || /[\n\\]|''/.test(written)) return begin
  return begin + (/^["']/.test(written) ? 1 : 0) + at
}

function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], written)
}

const pathToText = (path: Path): string => path.join('.')
