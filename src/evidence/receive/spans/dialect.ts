import type { StepLine } from '../../record.ts'
import type { Attributes, Span, Value } from './span.ts'

/** Where a dialect finds something: an attribute of the span by its name, or one of these. */
export type Source =
  | string
  /** An attribute of what sent the span. */
  | { readonly resource: string }
  /** Within the JSON text of an attribute. */
  | { readonly json: string; readonly at: readonly string[] }
  /** A list written as numbered names: `prefix.0.role`, `prefix.0.content`, ...; `within` is a part each has around it. */
  | { readonly numbered: string; readonly within?: string }
  /** An attribute of an event. */
  | { readonly event: string; readonly attribute: string }
  /** What follows this in the name of the span. */
  | { readonly named: string }

export const fieldNames = [
  'workflow',
  'case',
  'case_type',
  'route',
  'release',
  'mode',
  'session',
  'user',
  'name',
  'tool',
  'integration',
  'action',
  'model',
  'provider',
  'prompt_name',
  'prompt_version',
  'finish_reason',
  'input',
  'output',
  'error_type',
  'error_message',
  'sources',
  'cost',
  /** The span that it goes on from, which had stopped to wait. */
  'resumes',
] as const
export type FieldName = (typeof fieldNames)[number]

/** Counts of tokens, and how they stand to each other. */
export type Usage = {
  readonly input?: readonly Source[]
  readonly output?: readonly Source[]
  readonly cached_input?: readonly Source[]
  readonly cache_write?: readonly Source[]
  readonly reasoning?: readonly Source[]
  readonly total?: readonly Source[]
  /** Whether cached and reasoning tokens are counted within input and output, where no total says which. */
  readonly parts: 'within' | 'beside'
}

/** Values of an attribute that say something; those of lists are looked at one by one, also where a list came as its text. */
type Telling = { readonly from: Source; readonly values: readonly string[] }

/** What a span is: a kind of step, or an embedding, which is a retrieval that asks a model. */
export type SpanKind = StepLine['kind'] | 'embedding'

/**
 * What one way of writing spans calls things: data, no code. Names were read from the versions it tells; of names that were renamed the
 * newest stands first.
 */
export type Dialect = {
  readonly name: string
  readonly versions: string
  /** Beginnings of attribute names: a span with none of them is not written in it. */
  readonly marks: readonly string[]
  /** What a span is, by the value of an attribute. */
  readonly kinds?: readonly { readonly from: Source; readonly values: Readonly<Record<string, SpanKind>> }[]
  readonly fields?: { readonly [of in FieldName]?: readonly Source[] }
  readonly usage?: readonly Usage[]
  /** Says that a call failed, whatever its status. */
  readonly failed?: readonly Telling[]
  /** Says that it stopped to wait for a person, whatever its status. */
  readonly waiting?: readonly Telling[]
}

/** What was found, and by which rule: the dialect and the name it was read from. */
export type Found<T> = { readonly value: T; readonly rule: string }

export type Reading = {
  readonly kind: Found<SpanKind> | undefined
  readonly fields: { readonly [of in FieldName]?: Found<Value> }
  readonly tokens: Found<NonNullable<StepLine['tokens']>> | undefined
  readonly failed: Found<string> | undefined
  readonly waiting: Found<string> | undefined
}

/** Where to look, what to call the rule, and its place among all that is asked. */
type Asked = { readonly source: Source; readonly rule: string; readonly place: number }
type Says<V> = Asked & { readonly values: V }
type Counts = { readonly [of in keyof Omit<Usage, 'parts'>]?: readonly Asked[] } & { readonly parts: Usage['parts'] }

/** The tables of some dialects as one: of each thing what is asked, in the order in which it is tried. */
type Tables = {
  readonly fields: readonly (readonly [FieldName, readonly Asked[]])[]
  readonly kinds: readonly Says<Readonly<Record<string, SpanKind>>>[]
  readonly usage: readonly Counts[]
  readonly failed: readonly Says<readonly string[]>[]
  readonly waiting: readonly Says<readonly string[]>[]
  /** The places of what may be answered where an attribute of that name is there. */
  readonly byName: Map<string, readonly number[]>
  /** Those for which names of attributes do not tell. */
  readonly always: readonly number[]
  /** Which of the places are worth a look in the span at hand: filled anew for each. */
  readonly isWorthIt: Uint8Array
  readonly asked: readonly Asked[]
}

/** So many names are remembered: clients write the same hundreds again and again, but anybody may make up others. */
const MOST_NAMES = 10_000

/**
 * A reader by some dialects. Which of them a span is written in is told by its names; the tables of those that occur together are put
 * together once, and only what the names of a span may answer is looked for in it.
 */
export function createReader(dialects: readonly Dialect[]): (span: Span) => Reading {
  const spokenBy = new Map<string, number>()
  const tables = new Map<number, Tables>()
  const ofResource = dialects.map(({ marks }) =>
    marks.filter((mark) => mark.startsWith('resource:')).map((mark) => mark.slice('resource:'.length)),
  )
  function spokenFor(name: string): number {
    const known = spokenBy.get(name)
    if (known !== undefined) return known
    const bits = dialects.reduce(
      (all, { marks }, index) => (marks.some((mark) => name.startsWith(mark)) ? all | (1 << index) : all),
      0,
    )
    if (spokenBy.size >= MOST_NAMES) spokenBy.clear()
    spokenBy.set(name, bits)
    return bits
  }
  return (span) => {
    let spoken = 0
    for (const name in span.attributes) spoken |= spokenFor(name)
    for (const [index, names] of ofResource.entries())
      if (names.some((name) => Object.hasOwn(span.resource, name))) spoken |= 1 << index
    let read = tables.get(spoken)
    if (!read) {
      read = tablesOf(dialects.filter((_, index) => (spoken & (1 << index)) !== 0))
      tables.set(spoken, read)
    }
    return readBy(read, span)
  }
}

function tablesOf(dialects: readonly Dialect[]): Tables {
  const all: Asked[] = []
  const asked = (dialect: Dialect, source: Source): Asked => {
    const one = { source, rule: `${dialect.name}: ${nameOf(source)}`, place: all.length }
    all.push(one)
    return one
  }
  const list = (dialect: Dialect, sources: readonly Source[] = []) => sources.map((source) => asked(dialect, source))
  const says = (what: 'failed' | 'waiting') =>
    dialects.flatMap((one) => (one[what] ?? []).map(({ from, values }) => ({ ...asked(one, from), values })))
  const fields = fieldNames
    .map((name) => [name, dialects.flatMap((one) => list(one, one.fields?.[name]))] as const)
    .filter(([, sources]) => sources.length > 0)
  const kinds = dialects.flatMap((one) =>
    (one.kinds ?? []).map(({ from, values }) => ({ ...asked(one, from), values })),
  )
  const usage = dialects.flatMap((one) =>
    (one.usage ?? []).map(({ parts, ...counts }): Counts => {
      const entries = Object.entries(counts).map(([name, sources]) => [name, list(one, sources)])
      return { ...Object.fromEntries(entries), parts }
    }),
  )
  const [failed, waiting] = [says('failed'), says('waiting')]
  return {
    fields,
    kinds,
    usage,
    failed,
    waiting,
    byName: new Map(),
    always: all.filter(({ source }) => attributeOf(source) === undefined).map(({ place }) => place),
    isWorthIt: new Uint8Array(all.length),
    asked: all,
  }
}

/** The attribute, or the beginning of one, without which there is no answer. */
function attributeOf(source: Source): { readonly name: string } | { readonly begins: string } | undefined {
  if (typeof source === 'string') return { name: source }
  if ('json' in source) return { name: source.json }
  return 'numbered' in source ? { begins: `${source.numbered}.` } : undefined
}

/** The places that an attribute of this name may answer. */
function placesFor({ byName, asked }: Tables, name: string): readonly number[] {
  const known = byName.get(name)
  if (known) return known
  const places = asked.flatMap(({ source, place }) => {
    const attribute = attributeOf(source)
    if (!attribute) return []
    return ('name' in attribute ? attribute.name === name : name.startsWith(attribute.begins)) ? [place] : []
  })
  if (byName.size >= MOST_NAMES) byName.clear()
  byName.set(name, places)
  return places
}

function readBy(tables: Tables, span: Span): Reading {
  const { isWorthIt } = tables
  isWorthIt.fill(0)
  for (const name in span.attributes) for (const place of placesFor(tables, name)) isWorthIt[place] = 1
  for (const place of tables.always) isWorthIt[place] = 1
  const parsed: Parsed = new Map()
  const answer: Answer = ({ place, source }) => (isWorthIt[place] === 1 ? valueAt(source, span, parsed) : undefined)
  const fields: { [of in FieldName]?: Found<Value> } = {}
  for (const [name, sources] of tables.fields)
    for (const asked of sources) {
      const value = answer(asked)
      if (value === undefined) continue
      fields[name] = { value, rule: asked.rule }
      break
    }
  return {
    kind: kindOf(tables, answer),
    fields,
    tokens: tokensOf(tables, answer),
    failed: saidBy(tables.failed, answer),
    waiting: saidBy(tables.waiting, answer),
  }
}

type Answer = (asked: Asked) => Value | undefined

function kindOf({ kinds }: Tables, answer: Answer): Reading['kind'] {
  for (const asked of kinds) {
    const value = answer(asked)
    if (value === undefined) continue
    const { values, rule } = asked
    const kind = Object.hasOwn(values, String(value)) ? values[String(value)] : undefined
    if (kind) return { value: kind, rule: `${rule} = ${value}` }
  }
  return undefined
}

function saidBy(says: Tables['failed'], answer: Answer): Found<string> | undefined {
  for (const asked of says) {
    const value = answer(asked)
    if (value === undefined) continue
    const list = typeof value === 'string' && value.startsWith('[') ? jsonIn(value) : value
    const told = (Array.isArray(list) ? list : [value]).find((one) => asked.values.includes(String(one)))
    if (told !== undefined) return { value: String(told), rule: `${asked.rule} = ${told}` }
  }
  return undefined
}

/**
 * Tokens in disjoint buckets. Most count cached tokens within the input and reasoning within the output, some beside them, and the
 * same names mean the one or the other: a total that is told decides, else the habit of the dialect.
 */
function tokensOf({ usage }: Tables, answer: Answer): Reading['tokens'] {
  const read = (sources: readonly Asked[] = []) => {
    for (const asked of sources) {
      const count = numberOf(answer(asked))
      if (count !== undefined) return { count, rule: asked.rule }
    }
    return undefined
  }
  for (const counts of usage) {
    const [input, output] = [read(counts.input), read(counts.output)]
    const told = input ?? output
    if (!told) continue
    const [cached, written, reasoning] = [read(counts.cached_input), read(counts.cache_write), read(counts.reasoning)]
    const [i, o] = [input?.count ?? 0, output?.count ?? 0]
    const [c, w, r] = [cached?.count ?? 0, written?.count ?? 0, reasoning?.count ?? 0]
    const total = read(counts.total)?.count
    const within = total === i + o || (total !== i + o + c + w + r && counts.parts === 'within')
    return {
      value: {
        ...(input ? { input: within ? Math.max(0, i - c - w) : i } : {}),
        ...(cached ? { cached_input: c } : {}),
        ...(written ? { cache_write: w } : {}),
        ...(output ? { output: within ? Math.max(0, o - r) : o } : {}),
        ...(reasoning ? { reasoning: r } : {}),
      },
      rule: `${told.rule}, parts ${within ? 'within' : 'beside'} it`,
    }
  }
  return undefined
}

function numberOf(value: Value | undefined): number | undefined {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

/** JSON texts of one span that were read already: several things are often in one. */
type Parsed = Map<string, unknown>

/** What stands there; undefined where nothing does, an empty text among it. */
function valueAt(source: Source, span: Span, parsed: Parsed): Value | undefined {
  if (typeof source === 'string') return given(span.attributes[source])
  if ('resource' in source) return given(span.resource[source.resource])
  if ('json' in source) return given(within(objectAt(source.json, span, parsed), source.at))
  if ('numbered' in source) return numbered(span.attributes, source.numbered, source.within)
  if ('named' in source)
    return span.name.startsWith(source.named) ? given(span.name.slice(source.named.length)) : undefined
  const event = span.events.find((one) => one.name === source.event && source.attribute in one.attributes)
  return given(event?.attributes[source.attribute])
}

const given = (value: Value | undefined): Value | undefined => (value === null || value === '' ? undefined : value)

function nameOf(source: Source): string {
  if (typeof source === 'string') return source
  if ('resource' in source) return `${source.resource} of the resource`
  if ('json' in source) return `${source.json} (${source.at.join('.')})`
  if ('named' in source) return `the name of the span after "${source.named.trim()}"`
  return 'numbered' in source ? `${source.numbered}.N` : `${source.attribute} of the event ${source.event}`
}

/** What an attribute holds, and what its text says where that is JSON. */
function objectAt(name: string, { attributes }: Span, parsed: Parsed): unknown {
  const value = attributes[name]
  if (typeof value !== 'string') return value
  if (parsed.has(name)) return parsed.get(name)
  const read = /^\s*[[{]/.test(value) ? jsonIn(value) : undefined
  parsed.set(name, read)
  return read
}

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function within(value: unknown, path: readonly string[]): Value | undefined {
  let at = value
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined
    at = (at as Record<string, unknown>)[name]
  }
  return at as Value
}

/** So many entries of a numbered list are read: a client writes the conversation so far, not more. */
const MOST_NUMBERED = 2_000

/** The list that numbered names spell: `p.0.a.b = 1` is `[{ a: { b: 1 } }]`. */
function numbered(attributes: Attributes, prefix: string, around?: string): Value | undefined {
  const entries: Record<string, unknown>[] = []
  const begins = `${prefix}.`
  for (const name in attributes) {
    if (!name.startsWith(begins)) continue
    const value = attributes[name]
    const [index = '', ...path] = name.slice(prefix.length + 1).split('.')
    if (!/^\d{1,4}$/.test(index) || Number(index) >= MOST_NUMBERED) continue
    if (around !== undefined && path[0] === around) path.shift()
    const last = path.pop()
    if (last === undefined) continue
    entries[Number(index)] ??= {}
    let at = entries[Number(index)] as Record<string, unknown>
    for (const part of path) {
      const next = Object.hasOwn(at, part) ? at[part] : undefined
      if (typeof next === 'object' && next !== null) at = next as Record<string, unknown>
      else {
        const made = {}
        Object.defineProperty(at, part, { value: made, enumerable: true, writable: true, configurable: true })
        at = made
      }
    }
    Object.defineProperty(at, last, { value, enumerable: true, writable: true, configurable: true })
  }
  return entries.length === 0 ? undefined : (entries.filter((one) => one !== undefined).map(listed) as unknown as Value)
}

/** Maps whose names are numbers are lists, at every depth. */
function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))) return entries.map(([, one]) => listed(one))
  return Object.fromEntries(entries.map(([name, one]) => [name, listed(one)]))
}
