import type { Line } from '../record.ts'

/** Whether the texts of a line are kept (masked), or only their shapes. */
export type Content = 'keep' | 'shapes'

/** What may hold the content of a case, in every kind of line. Names, ids, times and money are none of it. */
const contents: readonly string[] = ['input', 'output', 'sources', 'attributes', 'fields']

/**
 * The line with its contents replaced: of a text only how long it is and a keyed hash of it, so that equal ones stay equal; of
 * JSON the keys and kinds of values.
 */
export function toShapes(line: Line, hash: (text: string) => string): Line {
  const shaped: Record<string, unknown> = { ...line }
  for (const name of contents) if (shaped[name] !== undefined) shaped[name] = shapeOf(shaped[name], hash)
  if (line.type === 'step' && line.error?.message !== undefined)
    shaped.error = { ...line.error, message: shapeOf(line.error.message, hash) }
  if (line.type === 'verdict' && line.corrections)
    shaped.corrections = line.corrections.map(({ field, ...said }) => ({ field, ...(shapeOf(said, hash) as object) }))
  return shaped as Line
}

function shapeOf(value: unknown, hash: (text: string) => string): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value)) return value.map((one) => shapeOf(one, hash))
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner, hash)]))
  if (typeof value === 'boolean') return '[true or false]'
  if (typeof value === 'number') return `[number #${hash(String(value))}]`
  const text = String(value)
  // A shape already: lines are masked again when they are told bit by bit.
  if (/^\[(?:text \d+ characters?|number) #[0-9a-f]{12}\]$/.test(text) || text === '[true or false]') return text
  const json = jsonIn(text)
  if (json !== undefined) return JSON.stringify(shapeOf(json, hash))
  return `[text ${text.length} ${text.length === 1 ? 'character' : 'characters'} #${hash(text)}]`
}

/** The object or list that a text is, where it is one. */
function jsonIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}
