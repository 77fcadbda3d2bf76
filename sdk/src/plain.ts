/**
 * Values of a host as what a line may hold: JSON, bounded and well-formed, a copy that later changes of the host's objects do not
 * reach. Nothing here throws, whatever a value does when it is looked at.
 */

/** What the server keeps of a text, in characters; and of attributes and the like. */
const MAX_TEXT = 131_072
const MAX_VALUE = 65_536
const MAX_NAME = 500
const MAX_DEPTH = 32
/** More than any line has. */
const MAX_FIELDS = 50

/** Fields that hold text: what is none is put in as JSON text. */
const texts = new Set(['input', 'output'])
/** Fields that hold a number; in all others a number is a name, such as that of a ticket. */
const numbers = new Set(['attempt', 'waited_ms', 'worked_ms', 'cases', 'amount', 'minutes'])
/** Fields that are only shown: better cut than refused. */
const shown = new Set(['name', 'trigger'])
/** Parts with fields of their own, in which null says "not known". */
const parts = new Set(['tokens', 'cost', 'prompt', 'by', 'sampled', 'loss'])

/** The fields of a line. What is null, undefined or empty is not known, and left out. */
export function fieldsOf(given: unknown): Record<string, unknown> {
  const fields: [string, unknown][] = []
  if (typeof given !== 'object' || given === null) return {}
  for (const [name, value] of membersOf(given)) {
    const field = fieldOf(name, value)
    if (field !== undefined && field !== null && (field !== '' || texts.has(name)))
      fields.push([cut(name, MAX_NAME), field])
    if (fields.length === MAX_FIELDS) break
  }
  return Object.fromEntries(fields)
}

function fieldOf(name: string, value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  if (texts.has(name)) return textOf(value)
  if (name === 'error') return errorOf(value)
  if (name === 'labels') return labelsOf(value)
  if (typeof value === 'number' && Number.isFinite(value) && !numbers.has(name)) return String(value)
  const field = plain(value, MAX_VALUE)
  if (shown.has(name) && typeof field === 'string') return cut(field, MAX_NAME)
  return parts.has(name) && typeof field === 'object' && field !== null ? withoutNulls(field) : field
}

/** What was thrown. */
export function errorOf(error: unknown): unknown {
  const read = plain(error, MAX_VALUE)
  if (typeof read !== 'object' || read === null) return { message: textOf(read) }
  const { name, type = name, message } = read as Record<string, unknown>
  return withoutNulls({
    type: typeof type === 'string' && type !== '' ? cut(type, MAX_NAME) : undefined,
    message: message === undefined ? textOf(read) : textOf(message),
  })
}

function labelsOf(value: unknown): unknown {
  const labels = plain(value, MAX_VALUE)
  if (typeof labels !== 'object' || labels === null) return labels
  return Object.fromEntries(Object.entries(withoutNulls(labels)).map(([name, label]) => [name, textOf(label)]))
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return cut(value, MAX_TEXT)
  const read = plain(value, MAX_TEXT)
  return typeof read === 'string' ? read : (JSON.stringify(read) ?? '')
}

const withoutNulls = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined))

/** A cut that says that it is one. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text.toWellFormed()
  const end = ` [${text.length - max} more characters]`
  return text.slice(0, Math.max(0, max - end.length)).toWellFormed() + end
}

/** A value as JSON, of about `max` characters at most; undefined where JSON has nothing for it. */
export function plain(value: unknown, max: number): unknown {
  let left = max
  const above = new Set<object>()
  return read(value)

  function read(value: unknown): unknown {
    if (left <= 0) return '[cut]'
    left -= 4
    switch (typeof value) {
      case 'string':
        return string(value)
      case 'number':
        return Number.isFinite(value) ? value : undefined
      case 'boolean':
        return value
      case 'bigint':
        return string(String(value))
      case 'object':
        return value === null ? null : object(value)
      default:
        return undefined
    }
  }

  function string(value: string): string {
    const text = cut(value, Math.max(0, left))
    left -= value.length
    return text
  }

  function object(value: object): unknown {
    if (above.has(value)) return '[circular]'
    if (above.size >= MAX_DEPTH) return '[too deep]'
    above.add(value)
    try {
      return inside(value)
    } catch {
      return '[unreadable]'
    } finally {
      above.delete(value)
    }
  }

  function inside(value: object): unknown {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
    if (value instanceof Error) return members([...errorMembers(value)])
    if (value instanceof Map) return members(value)
    if (Array.isArray(value) || value instanceof Set) return list(value)
    const { toJSON } = value as { toJSON?: unknown }
    return typeof toJSON === 'function' ? read(toJSON.call(value, '')) : members(membersOf(value))
  }

  function list(values: Iterable<unknown>): unknown[] {
    const items: unknown[] = []
    for (const value of values) {
      items.push(read(value) ?? null)
      if (left <= 0) break
    }
    return items
  }

  function members(entries: Iterable<[unknown, unknown]>): object {
    // Without a prototype, a member of the name __proto__ is one like others.
    const object = Object.create(null) as Record<string, unknown>
    for (const [key, value] of entries) {
      const name = string(typeof key === 'string' ? key : String(key))
      const member = read(value)
      if (member !== undefined) object[name] = member
      if (left <= 0) break
    }
    return object
  }
}

/** Name and message are no members of their own, as a rule; what an error of a library adds to them is. */
function* errorMembers(error: Error): Iterable<[string, unknown]> {
  yield ['name', error.name]
  yield ['message', error.message]
  yield* membersOf(error)
}

function* membersOf(object: object): Iterable<[string, unknown]> {
  for (const name of keysOf(object)) {
    try {
      yield [name, (object as Record<string, unknown>)[name]]
    } catch {
      yield [name, '[unreadable]']
    }
  }
}

function keysOf(object: object): string[] {
  try {
    return Object.keys(object)
  } catch {
    return []
  }
}
