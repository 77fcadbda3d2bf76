/** A part of a text, in UTF-16 units as editors count them: `from` belongs to it, `to` does not. */
export type Span = { readonly from: number; readonly to: number }

type Path = readonly PropertyKey[]

/** Deeper than any line of the record: what is nested further is not looked into. */
const DEEPEST = 100

const space = /[ \t\n\r]*/y
const scalar =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a text.
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/**
 * Where things stand in a text that is JSON, or is meant to be: each member with its key, and where it breaks, so that whoever mends it
 * sees the place. Read to the end only where it is whole.
 */
export function placesIn(text: string): { broken: Span | null; of(path: Path): Span | null } {
  const spans = new Map<string, Span>()
  let at = 0
  const eat = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    at += found?.length ?? 0
    return found
  }
  const skip = (sign: string): boolean => {
    eat(space)
    if (text[at] !== sign) return false
    at++
    return true
  }
  /** False where the text breaks: `at` stands there. */
  const value = (path: Path, from: number): boolean => {
    if (path.length > DEEPEST) return false
    eat(space)
    const isRead = text[at] === '{' ? object(path) : text[at] === '[' ? array(path) : eat(scalar) !== undefined
    spans.set(nameOf(path), { from, to: at })
    return isRead
  }
  const object = (path: Path): boolean => {
    at++
    if (skip('}')) return true
    for (;;) {
      eat(space)
      const from = at
      const key = text[at] === '"' ? eat(scalar) : undefined
      if (key === undefined || !skip(':') || !value([...path, JSON.parse(key) as string], from)) return false
      if (skip('}')) return true
      if (!skip(',')) return false
    }
  }
  const array = (path: Path): boolean => {
    at++
    if (skip(']')) return true
    for (let index = 0; ; index++) {
      eat(space)
      if (!value([...path, index], at)) return false
      if (skip(']')) return true
      if (!skip(',')) return false
    }
  }
  eat(space)
  const isWhole = value([], at)
  eat(space)
  const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at)
  return {
    broken: isWhole && at === text.length ? null : { from: Math.min(at, Math.max(0, text.length - 1)), to: end },
    // What is missing is missing in what stands around it: its first sign.
    of(path) {
      const own = spans.get(nameOf(path))
      if (own || path.length === 0) return own ?? null
      for (let around = path.slice(0, -1); ; around = around.slice(0, -1)) {
        const found = spans.get(nameOf(around))
        if (found) return { from: found.from, to: found.from + 1 }
        if (around.length === 0) return null
      }
    },
  }
}

const nameOf = (path: Path): string => JSON.stringify(path.map(String))
