import type { Field } from './fields.ts'

/** Values of the plan as a form shows them, and what is typed there as values. All forms are text; lists have a line for each item. */

type Kind = Field['kind']
const isList = (kind: Kind): boolean => kind === 'texts' || kind === 'names' || kind === 'choices'

export function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join('\n')
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Undefined where nothing is said. */
export function toValue(kind: Kind, text: string): unknown {
  if (isList(kind)) {
    const lines = linesOf(text)
    return lines.length === 0 ? undefined : lines
  }
  const said = kind === 'long' ? text : text.trim()
  if (said.trim() === '') return undefined
  if (kind === 'yes') return said === 'yes'
  // A number that a binary fraction cannot hold stays as it was typed, and so does what is none: the plan says what is wrong with it.
  if (kind === 'number' && String(Number(said)) === said) return Number(said)
  return said
}

/** A name by which other parts refer to a new one, made from what it is called. */
export function nameFrom(called: string, taken: readonly string[]): string {
  const plain = called
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const base = plain === '' ? 'new' : plain
  let free = base
  for (let count = 2; taken.includes(free); count++) free = `${base}-${count}`
  return free
}
