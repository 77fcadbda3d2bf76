import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'

/** A plan's text, read into plain values that remember where they stand. Knows nothing of what a plan is. */

/** Offsets in the text. `key` is where the name stands, `value` where what it names begins and ends. */
export type Place = {
  readonly key: number | undefined
  readonly value: readonly [begin: number, end: number]
  readonly below: ReadonlyMap<string, Place>
}
export type TextFault = {
  offset: number
  message: string
  key: readonly (string | number)[] /** Nothing more can be said about this place. */
  hides?: true
}

export type ReadText = {
  value: unknown
  root: Place
  faults: TextFault[]
  /** The library's own reading, for writing; undefined where the text cannot be read. */
  document: Document | undefined
  position(offset: number): { line: number; column: number }
}

/** Plans are written by people. More than this is a mistake, and reading it would hold everybody else up. */
export const maxPlanBytes = 1_000_000
const maxDepth = 40

/** Bytes to text, or why they are none. */
export function decodeText(
  bytes: Uint8Array,
): { kind: 'ok'; text: string } | { kind: 'fault'; line: number; message: string } {
  const fault = (line: number, message: string) => ({ kind: 'fault', line, message }) as const
  if (bytes.length > maxPlanBytes) {
    const size = (bytes.length / 1_000_000).toFixed(1)
    return fault(1, `the file has ${size} MB and a plan at most 1 MB; keep long texts elsewhere and link to them`)
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return fault(1, 'the file is written in UTF-16; save it as UTF-8')
  }
  try {
    return { kind: 'ok', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // Decoded once more with marks for what cannot be read: the first mark is the place.
    const before = new TextDecoder('utf-8').decode(bytes).split('\ufffd', 1)[0] ?? ''
    return fault(before.split('\n').length, 'the text is not UTF-8 from here on; save the file as UTF-8')
  }
}

export function readText(text: string): ReadText {
  const position = positions(text)
  const nothing: Place = { key: undefined, value: [0, 0], below: new Map() }
  const failed = (faults: TextFault[]): ReadText => ({
    value: undefined,
    root: nothing,
    faults,
    document: undefined,
    position,
  })

  const strange = strangeCharacter(text)
  if (strange) return failed([strange])
  const document = parse(text)
  if (document === undefined) return failed([{ offset: 0, message: tooDeep, key: [] }])
  if (document.errors.length + document.warnings.length > 0) return failed(grammarFaults(text, document, position))
  const faults: TextFault[] = []
  const { value, root } = toPlaced(document, text, position, faults)
  return { value, root, faults, document, position }
}

const tooDeep = 'the text is nested too deeply to be a plan; remove brackets or indentation'

function parse(text: string): Document | undefined {
  try {
    // Repeated keys are found later: the parser would compare every key with every other.
    return parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
  } catch (error) {
    // Deep nesting exhausts the parser's stack.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function positions(text: string): ReadText['position'] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let first = 0
    let last = starts.length - 1
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if ((starts[middle] ?? 0) <= offset) first = middle
      else last = middle - 1
    }
    return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 }
  }
}

function strangeCharacter(text: string): TextFault | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/.exec(text)
  if (!found) return undefined
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  const message = `the text holds a character that cannot be seen (U+${code}); remove it, or save the file as plain text`
  return { offset: found.index, message, key: [] }
}

/** Characters read again in search of further slips. An ordinary plan is read twenty times, a very large one not at all. */
const maxReread = 400_000

/**
 * One fault per line. What follows from a slip is noise, so after each the line is blanked and the rest is read again:
 * independent slips are still told at once. What the remaining text means is left alone until it can be read.
 */
function grammarFaults(text: string, document: Document, position: ReadText['position']): TextFault[] {
  const faults: TextFault[] = []
  let rest = text
  let read: Document | undefined = document
  const maxRounds = Math.min(20, Math.floor(maxReread / text.length))
  for (let rounds = 0; rounds <= maxRounds && read; rounds++) {
    const [first] = [...read.errors, ...read.warnings].sort((a, b) => a.pos[0] - b.pos[0])
    if (!first) break
    const { line } = position(first.pos[0])
    if (faults.some((fault) => position(fault.offset).line >= line)) break
    const begin = text.lastIndexOf('\n', first.pos[0] - 1) + 1
    const end = text.indexOf('\n', begin) < 0 ? text.length : text.indexOf('\n', begin)
    const content = text.slice(begin, end)
    const key = /^\s*(?:- +)?"?([^\s:#"]+)"?:/.exec(content)?.[1]
    faults.push({ offset: first.pos[0], message: explain(first, content), key: key === undefined ? [] : [key] })
    rest = rest.slice(0, begin) + ' '.repeat(end - begin) + rest.slice(end)
    read = rounds < maxRounds ? parse(rest) : undefined
  }
  return faults
}

function explain({ code, message }: { code: string; message: string }, line: string): string {
  const quoteless = /(?::|-) +([>@`%|][^\n]*?)\s*$/.exec(line)?.[1]
  if (quoteless && !/^[|>][-+0-9]*$/.test(quoteless)) {
    return `a text that begins with ${quoteless[0]} stands in quotes; write "${quoteless.slice(0, 60)}"`
  }
  const tight = /^\s*(?:- +)?([\w-]+):([^\s/:][^:]*)$/.exec(line)
  if (tight) return `a blank is missing after the ":"; write "${tight[1]}: ${tight[2]?.slice(0, 40)}"`
  if (code === 'MISSING_CHAR' && /quote/.test(message))
    return 'a quote is missing; end the text with the quote it begins with'
  return sentences[code] ?? 'cannot be read; look for a missing quote, bracket, comma or colon'
}

const sentences: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'anchors and aliases (&, *) are not read in a plan; write the value out',
  BAD_ALIAS:
    'anchors and aliases (&, *) are not read in a plan; write the value out, or put a text with & or * in quotes',
  BAD_COLLECTION_TYPE: 'marks (!) are not read in a plan; remove it',
  BAD_DIRECTIVE: 'a line that begins with % is not read in a plan; remove it',
  BAD_DQ_ESCAPE: 'a backslash in double quotes begins a special character; write two of them, or use single quotes',
  BAD_INDENT: 'is indented differently from its neighbours; give all lines of one block the same number of spaces',
  BAD_PROP_ORDER: 'anchors and marks (&, !) are not read in a plan; remove them',
  BAD_SCALAR_START: 'a text cannot begin with this character; put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a second ": " stands in this line; put the text after the first in quotes, or begin a new line',
  BLOCK_IN_FLOW: 'a block cannot stand within brackets; write it without brackets, one entry per line',
  COMMENT_SPACE: 'a comment needs a blank before its #; add it, or put the text in quotes',
  DUPLICATE_KEY: 'stands twice; keep one',
  KEY_OVER_1024_CHARS: 'is too long for a key; look for a missing ":" or a missing quote',
  MISSING_CHAR: 'something is missing here: a closing quote or bracket, a comma, or a ":" and a blank after a key',
  MULTILINE_IMPLICIT_KEY: 'expected "key: value" on one line; look for a missing ":" here or a missing quote above',
  MULTIPLE_ANCHORS: 'anchors (&) are not read in a plan; remove them',
  MULTIPLE_DOCS: 'a second document begins here (---); a file holds one plan',
  MULTIPLE_TAGS: 'marks (!) are not read in a plan; remove them',
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: 'begins with a tab; indent with spaces',
  TAG_RESOLVE_FAILED: 'marks (!) are not read in a plan; remove it, or put the text in quotes',
  UNEXPECTED_TOKEN: 'did not expect this here; look for a missing blank after ":" or "-", or put the text in quotes',
}

function toPlaced(
  document: Document,
  text: string,
  position: ReadText['position'],
  faults: TextFault[],
): { value: unknown; root: Place } {
  const read = (node: unknown, key: number | undefined, path: readonly (string | number)[]): [unknown, Place] => {
    const range = isNode(node) ? node.range : undefined
    const begin = range?.[0] ?? key ?? 0
    const below = new Map<string, Place>()
    const place: Place = { key, value: [begin, range?.[1] ?? begin], below }
    /** The first one may be far above. */
    const repeated = (name: string) =>
      `stands twice, first in line ${position(below.get(name)?.key ?? 0).line}; keep one`
    const fault = (message: string, offset = begin) => faults.push({ offset, message, key: path, hides: true })

    if (path.length > maxDepth) {
      fault(tooDeep)
      return [null, place]
    }
    if (isAlias(node)) {
      fault(sentences.BAD_ALIAS ?? '')
      return [null, place]
    }
    if (isMap(node)) {
      const entries: [string, unknown][] = []
      for (const pair of node.items) {
        const name = keyText(pair, text)
        const at = rangeOf(pair.key)?.[0] ?? begin
        // JavaScript gives this name a meaning of its own, and libraries pass over it in silence.
        if (name === '__proto__') fault('"__proto__" cannot be used as a name; choose another', at)
        else if (name === undefined) fault('is no key; a key is a plain word before a ":"', at)
        else if (below.has(name)) faults.push({ offset: at, message: repeated(name), key: [...path, name] })
        else {
          const [value, valuePlace] = read(pair.value, at, [...path, name])
          below.set(name, valuePlace)
          entries.push([name, value])
        }
      }
      // fromEntries makes "__proto__" an ordinary key, which the schema then refuses like any other it does not know.
      return [Object.fromEntries(entries), place]
    }
    if (isSeq(node)) {
      const items = node.items.map((item, index) => {
        const [value, itemPlace] = read(item, rangeOf(item)?.[0], [...path, index])
        below.set(String(index), itemPlace)
        return value
      })
      return [items, place]
    }
    return [isScalar(node) ? exactValue(node.value, node.source) : null, place]
  }
  const [value, root] = read(document.contents, undefined, [])
  return { value, root }
}

/** A number that a binary fraction cannot hold stays the text it was written as. */
function exactValue(value: unknown, source: string | undefined): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'number' || source === undefined) return value
  const digits = source.replace(/^[-+]?0*\.?0*/, '').replace('.', '')
  return digits.length > 15 && /^[-+]?[\d.]+$/.test(source) ? source : value
}

function keyText(pair: Pair, text: string): string | undefined {
  if (!isScalar(pair.key)) return undefined
  if (typeof pair.key.value === 'string') return pair.key.value
  const range = pair.key.range
  const written = range ? text.slice(range[0], range[1]) : ''
  return written === '' ? undefined : written
}

function rangeOf(node: unknown): Node['range'] {
  return isNode(node) ? node.range : undefined
}
