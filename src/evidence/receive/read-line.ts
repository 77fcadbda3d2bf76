import type { z } from 'zod'
import { type Line, type LineType, lineByType } from '../record.ts'
import type { Rules } from './kept-rules.ts'
import { withinBounds } from './within-bounds.ts'

/** A line that could not be read: where it stood (1 is the first) and why. */
export type Refusal = {
  readonly position: number
  readonly reason: string
  /** The line, where it was one before it was refused. */
  readonly line?: object
}

export type ReadLine =
  /** With the rules by which it was read, where it is made of what another client says. */
  | { readonly kind: 'line'; readonly line: Line; readonly rules?: Rules }
  | { readonly kind: 'refused'; readonly reason: string; readonly line?: object }

const types = Object.keys(lineByType).join(', ')

/** The state cannot keep a zero byte, so no finding and no review could name what has one: it becomes the sign for what cannot be shown. */
const zero = '\\u0000'
const escapes = /\\(?:u0000|.)/g

/**
 * JSON from outside.
 *
 * @throws {SyntaxError} Where it is none.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.includes(zero) ? text.replace(escapes, (one) => (one === zero ? '\\ufffd' : one)) : text)
  } catch (error) {
    // The engine repeats what stood there, which may be anybody's.
    throw new SyntaxError(
      (error as Error).message.replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/s, ' is not expected'),
    )
  }
}

/** Reads one line of the record from its JSON text. */
export function readLine(text: string): ReadLine {
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    return refused(`is not JSON (${(error as Error).message}); each line must be one JSON object`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused('is not a JSON object; each line must be one, with a "type"')
  return checkLine(value)
}

/** What is wrong with a line: a sentence, and the members it is about. */
export type Fault = { readonly says: string; readonly paths: readonly (readonly PropertyKey[])[] }

/** The same as `readLine`, with every fault apart: for whoever mends one. A text that is no JSON is wrong as a whole. */
export function readWithFaults(text: string): { readonly line: Line } | { readonly faults: readonly Fault[] } {
  const read = readLine(text)
  if (read.kind === 'line') return { line: read.line }
  const value = objectIn(text)
  const type = value?.type
  if (!value) return { faults: [{ says: read.reason, paths: [] }] }
  if (typeof type !== 'string' || !Object.hasOwn(lineByType, type))
    return { faults: [{ says: read.reason, paths: [['type']] }] }
  const issues = lineByType[type as LineType].safeParse(value).error?.issues ?? []
  return {
    faults: issues.map((issue) => ({
      says: sentence(issue, value),
      paths: issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    })),
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parseJson(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** Whether something is a line of the record, and which. */
export function checkLine(value: object): ReadLine {
  const type = (value as { type?: unknown }).type
  if (typeof type !== 'string' || !Object.hasOwn(lineByType, type))
    return refused(`has the type ${show(type)}; it must be one of ${types}`)
  const read = lineByType[type as LineType].safeParse(value)
  if (read.success) return { kind: 'line', line: read.data as Line }
  return refused(read.error.issues.map((issue) => sentence(issue, value)).join('; '))
}

/** The same of a line that rules made: it will be cut where it is longer than the record allows, but not before it is masked. */
export function checkRead({ line, rules }: { readonly line: object; readonly rules: Rules }): ReadLine {
  const one = checkLine(withinBounds(line))
  return one.kind === 'line' ? { kind: 'line', line: line as Line, rules } : { ...one, line }
}

const refused = (reason: string): ReadLine => ({ kind: 'refused', reason })

function sentence(issue: z.core.$ZodIssue, value: unknown): string {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return `${issue.keys.map((key) => `"${path === '' ? key : `${path}.${key}`}"`).join(', ')} is no key of this line; remove it or put it under "attributes"`
  const found = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value)
  if (found === undefined && path !== '') return `"${path}" is missing`
  const message = issue.message.replace(/^Invalid (input|option): /, '').replaceAll('"|"', '", "')
  return path === '' ? message : `"${path}" is ${show(found)}: ${message}`
}

/** The value, where it is short enough for a sentence: a part of one would be masked by nobody. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing'
  if (text.length <= 60) return text
  return typeof value === 'string' ? `a text of ${value.length} characters` : `${text.length} characters of JSON`
}
