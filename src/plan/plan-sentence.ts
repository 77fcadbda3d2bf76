import type { z } from 'zod'
import { keysAt, schemasAt } from './json-schema.ts'
import { didYouMean, nearest, suggestions } from './nearest.ts'
import type { Fault, Path } from './references.ts'

/**
 * What the schema objects to, as sentences with a next step. `at` is an offset within the value where one is known,
 * `meansKey` the path that a misspelt key was likely meant to be.
 */
export type SchemaFault = Fault & { at?: number; isMissing?: true; meansKey?: string }

export function schemaFaults(issues: readonly z.core.$ZodIssue[], written: unknown): SchemaFault[] {
  const faults = issues.flatMap((issue) => faultsOf(issue, issue.path as Path, written))
  // A key that is missing because it is misspelt is told once, where it stands.
  const meant = new Set(faults.flatMap(({ meansKey }) => (meansKey === undefined ? [] : [meansKey])))
  return faults.filter(({ path, isMissing }) => !isMissing || !meant.has(path.join('.')))
}

/** The value as it is shown in a sentence; containers are not shown. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const line = value.replaceAll(/\s+/g, ' ')
    return line.length > 60 ? `"${line.slice(0, 57)}..."` : `"${line}"`
  }
  return value === null || typeof value === 'object' ? '' : String(value)
}

function faultsOf(issue: z.core.$ZodIssue, path: Path, written: unknown): SchemaFault[] {
  const value = valueAt(written, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path)
    case 'invalid_key':
      return [{ path, message: keyMessage(issue, path), onKey: true }]
    case 'invalid_union': {
      const branch = meantBranch(issue, value)
      if (branch) return branch.flatMap((inner) => faultsOf(inner, [...path, ...(inner.path as Path)], written))
      if (value === undefined) return [missing(path)]
      return [{ path, message: ownSentence(issue) ?? wrongType(value, path) }]
    }
    case 'invalid_type':
      return [value === undefined ? missing(path) : { path, message: wrongType(value, path, issue.expected) }]
    case 'invalid_value':
      if (issue.message !== '' && value !== undefined) return [{ path, message: issue.message }]
      return [value === undefined ? missing(path) : { path, message: notOneOf(value, issue.values.map(String)) }]
    case 'too_small':
      return [{ path, message: tooSmall(issue, value) }]
    case 'too_big':
      return [{ path, message: tooBig(issue) }]
    case 'custom': {
      const at: unknown = issue.params?.at
      const onKey = issue.params?.onKey === true ? ({ onKey: true } as const) : {}
      return [{ path, message: issue.message, ...(typeof at === 'number' ? { at } : {}), ...onKey }]
    }
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
      return [{ path, message: issue.message || 'has not the expected form' }]
  }
}

/** The form the writer had in mind: of a short and a long one, that which fits the kind of value given. */
function meantBranch(issue: z.core.$ZodIssueInvalidUnion, value: unknown): z.core.$ZodIssue[] | undefined {
  const container = typeof value === 'object' && value !== null
  const meant = issue.errors.filter((branch) =>
    branch.every((inner) => {
      if (inner.path.length > 0) return true
      return inner.code !== 'invalid_type' && !(inner.code === 'invalid_value' && container)
    }),
  )
  return meant.sort((a, b) => a.length - b.length)[0]
}

/** What a schema says itself about a value of a kind it cannot read. */
function ownSentence(issue: z.core.$ZodIssueInvalidUnion): string | undefined {
  return issue.errors.flat().find((inner) => inner.path.length === 0 && inner.message !== '')?.message
}

function unknownKeys(keys: readonly string[], path: Path): SchemaFault[] {
  const known = [...new Set(keysAt(path))]
  const next = known.length === 0 ? 'remove it' : `known here: ${known.join(', ')}`
  return keys.map((key, index) => {
    const near = index < suggestions ? nearest(key, known) : undefined
    return {
      path: [...path, key],
      message: `is not a key of a plan; ${near === undefined ? next : `did you mean ${near}?`}`,
      onKey: true,
      ...(near === undefined ? {} : { meansKey: [...path, near].join('.') }),
    }
  })
}

function keyMessage(issue: z.core.$ZodIssueInvalidKey, path: Path): string {
  const [inner] = issue.issues
  if (inner?.code === 'invalid_value') return notOneOf(path.at(-1), inner.values.map(String))
  return inner?.message || 'is not a name that can be used here'
}

function wrongType(value: unknown, path: Path, expected?: string): string {
  const kinds = expected ? [expected] : expectedKinds(path)
  const wanted = kinds.map((kind) => kindWords[kind] ?? kind).join(' or ')
  if (value === null) return `is empty; write ${wanted}${isRequired(path) ? '' : ', or remove the line'}`
  const next = examples[kinds[0] ?? ''] ?? `write ${wanted}`
  if (Array.isArray(value)) return `is a list; ${next}`
  if (typeof value === 'object') return `is a map of keys; ${next}`
  if (kinds.includes('string') && typeof value !== 'string') return `is not a text; put it in quotes: "${value}"`
  if (kinds.includes('int')) return 'is not a whole number; write one like 3'
  return `is not ${wanted}; ${next}`
}

function isRequired(path: Path): boolean {
  const key = String(path.at(-1))
  return schemasAt(path.slice(0, -1)).some((form) => form.required?.includes(key))
}

function expectedKinds(path: Path): string[] {
  const kinds = schemasAt(path).map((form) => (Array.isArray(form.enum) || 'const' in form ? 'string' : form.type))
  return [...new Set(kinds.filter((kind) => kind !== undefined))]
}

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
}

const examples: Readonly<Record<string, string>> = {
  number: 'write it without unit or quotes, like 3 or 2.5',
  boolean: 'write true or false without quotes',
  object: 'write its keys below it, each indented by two more spaces',
  record: 'write its entries below it, each as "name: …" indented by two more spaces',
  array: 'write it in brackets, like [one, two], or one "- " line each',
}

function missing(path: Path): SchemaFault {
  const key = path.at(-1)
  const description = schemasAt(path).find((form) => form.description)?.description
  const line = typeof key === 'number' ? 'an entry' : `a line "${key}: …"`
  const message = `is missing; add ${line}${description ? ` (${description.replace(/\.$/, '')})` : ''}`
  return { path, message, isMissing: true }
}

function notOneOf(value: unknown, known: readonly string[]): string {
  const near = didYouMean(String(value), known)
  return near !== '' && known.length > 8 ? `is not known here${near}` : `is not one of ${known.join(', ')}${near}`
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, value: unknown): string {
  if (issue.origin === 'string') return 'is an empty text; write something, or remove the line'
  if (issue.origin === 'array') return 'is an empty list; write at least one entry, or remove the line'
  const least = issue.inclusive ? `at least ${issue.minimum}` : `more than ${issue.minimum}`
  return value === undefined ? 'is missing' : `is too small; write ${least}`
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  if (issue.origin === 'string')
    return `is longer than ${issue.maximum} characters; keep long texts elsewhere and link to them`
  if (issue.origin === 'array') return `has more than ${issue.maximum} entries; remove some`
  return `is too large; write at most ${issue.maximum}`
}

function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (typeof at !== 'object' || at === null) return undefined
    return Object.hasOwn(at, step) ? (at as Record<string | number, unknown>)[step] : undefined
  }, written)
}
