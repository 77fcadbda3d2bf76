import { holding } from '../../holding.ts'
import type { RunLine, StepLine } from '../../record.ts'
import { linesOfExecutions } from '../n8n/lines.ts'
import { type Found, type Reading, readSpan, type Source } from './dialect.ts'
import { dialects } from './dialects/all.ts'
import type { Delivery, LineRead, LogRecord, Span, SpanEvent, TraceFacts, Value } from './span.ts'

/**
 * The lines of the record that spans say: a run for each trace, a step for each span. What a run is called and who it was for
 * stands on its root, or on the first span that says it. A trace without a root is a run whose root never arrived: its steps.
 */
export function linesOf(delivery: Delivery): LineRead[] {
  const facts = new Map(delivery.traces.map((one) => [one.trace, one]))
  const traces = new Map<string, Map<string, Span>>()
  for (const span of delivery.spans) {
    const spans = traces.get(span.trace) ?? new Map<string, Span>()
    traces.set(span.trace, spans)
    // Sent again it is the same span, perhaps with more in it.
    spans.set(span.span, span)
  }
  join(traces, delivery.logs)
  const runs = [...traces].flatMap(([trace, spans]) => linesOfTrace(inOrder([...spans.values()]), facts.get(trace)))
  const executions = linesOfExecutions(delivery.executions)
  const told = new Set(executions.flatMap(({ line }) => (line.type === 'run' ? [line.run] : [])))
  // Of one run it is the execution that says how it was: its spans tell less, and those of who called it are not about it.
  const others = runs.filter(({ line }) => line.type !== 'run' || !told.has(line.run))
  return [...others, ...executions, ...delivery.verdicts.map((line) => ({ line, rules: {} }))]
}

/** Records of a log say what a span did not: they are among its events, whichever came first. */
function join(traces: Map<string, Map<string, Span>>, logs: readonly LogRecord[]): void {
  const bySpan = Map.groupBy(logs, ({ trace, span }) => `${trace} ${span}`)
  for (const spans of traces.values())
    for (const span of spans.values()) {
      const more = bySpan.get(`${span.trace} ${span.span}`)
      if (more) spans.set(span.span, { ...span, events: [...span.events, ...more] })
    }
}

/** As they began; many clocks tell milliseconds only, so of those that began together what holds others is first, then what ended first. */
function inOrder(spans: readonly Span[]): Span[] {
  const depths = depthsOf(spans)
  const keys = new Map(
    spans.map((span) => [span, [span.started ?? '', depths.get(span.span) ?? 0, span.ended ?? '', span.span] as const]),
  )
  return spans.toSorted((a, b) => {
    const [x, y] = [keys.get(a) ?? [], keys.get(b) ?? []]
    const at = x.findIndex((value, index) => value !== y[index])
    return at === -1 ? 0 : (x[at] ?? '') < (y[at] ?? '') ? -1 : 1
  })
}

/** How many spans are above each. Each way up is gone once, however deep senders nest; where it goes in a circle it ends. */
function depthsOf(spans: readonly Span[]): ReadonlyMap<string, number> {
  const byId = new Map(spans.map((span) => [span.span, span]))
  const depths = new Map<string, number>()
  for (const span of spans) {
    const way: string[] = []
    let at: Span | undefined = span
    while (at && !depths.has(at.span)) {
      depths.set(at.span, 0)
      way.push(at.span)
      at = byId.get(at.parent ?? '')
    }
    let depth = at ? (depths.get(at.span) ?? 0) + 1 : 0
    for (const id of way.toReversed()) depths.set(id, depth++)
  }
  return depths
}

type Read = {
  readonly step: string
  readonly parent: string | undefined
  readonly span: Span
  readonly reading: Reading
  kind: StepLine['kind']
}

function linesOfTrace(spans: readonly Span[], facts: TraceFacts | undefined): LineRead[] {
  const reads = spans.map((span): Read => {
    const reading = readSpan(span, dialects)
    const isModel = reading.fields.model !== undefined && reading.tokens !== undefined
    const guessed = isModel ? 'model' : reading.fields.tool ? 'tool' : 'other'
    return { step: span.span, parent: span.parent, span, reading, kind: reading.kind?.value ?? guessed }
  })
  // What holds model calls repeats what they say of models and tokens: the calls themselves count.
  const holdsModel = holding(reads, (one) => one.kind === 'model')
  const holdsTokens = holding(reads, (one) => one.reading.tokens !== undefined)
  for (const read of reads) if (read.kind === 'model' && holdsModel.has(read.span.span)) read.kind = 'other'
  const root = reads.find(({ span }) => span.parent === undefined)
  const attempts = attemptsOf(reads)
  const steps = reads.map((read) => stepOf(read, !holdsTokens.has(read.span.span), attempts.get(read)))
  return root ? [runOf(root, reads, facts), ...steps] : steps
}

function runOf(root: Read, reads: readonly Read[], facts: TraceFacts | undefined): LineRead {
  const rules: Record<string, string> = {}
  const { span, reading } = root
  const told = (name: keyof Reading['fields'], from: readonly Read[] = [root]): string | undefined => {
    for (const one of from) {
      const text = textOf(note(rules, name, one.reading.fields[name]))
      if (text !== undefined) return text.slice(0, MAX_ID)
    }
    return undefined
  }
  const anywhere = [root, ...reads]
  const service = textOf(span.resource['service.name'])
  const mode = told('mode', anywhere)
  const { status } = endOf(root, rules)
  const [input, output] = textsOf(root, rules)
  const line = {
    type: 'run',
    run: span.trace,
    workflow:
      told('workflow') ??
      facts?.workflow ??
      (service?.startsWith('unknown_service') ? undefined : service?.slice(0, MAX_ID)),
    case: told('case', anywhere),
    case_type: told('case_type', anywhere),
    route: told('route', anywhere),
    release: told('release', anywhere),
    mode: isMode(mode) ? mode : undefined,
    started: span.started,
    ended: reading.waiting ? undefined : span.ended,
    status,
    session: told('session', anywhere) ?? facts?.session,
    user: told('user', anywhere) ?? facts?.user,
    input: textOf(facts?.input) ?? input,
    output: textOf(facts?.output) ?? output,
    labels: labelsOf(span),
  } satisfies { [of in keyof RunLine]: unknown }
  return { line: known(line), rules }
}

const isMode = (mode: string | undefined): mode is NonNullable<RunLine['mode']> =>
  mode !== undefined && ['live', 'shadow', 'canary', 'test'].includes(mode)

/** What sent it, as far as people tell apart by it. */
function labelsOf({ resource }: Span): Record<string, string> | undefined {
  const names = ['service.name', 'service.version', 'deployment.environment.name', 'deployment.environment']
  const labels = names.flatMap((name) => {
    const value = textOf(resource[name])
    return value === undefined ? [] : [[name, value.slice(0, MAX_ID)] as const]
  })
  return labels.length === 0 ? undefined : Object.fromEntries(labels)
}

/** Where a client tells its tries one by one: a call of the same name beneath the same span, after one that failed, is the next. */
function attemptsOf(reads: readonly Read[]): ReadonlyMap<Read, number> {
  const attempts = new Map<Read, number>()
  const failed = new Map<string, number>()
  for (const read of reads) {
    if (read.kind !== 'model' || read.span.parent === undefined) continue
    const key = `${read.span.parent} ${read.span.name}`
    const before = failed.get(key) ?? 0
    if (before > 0) attempts.set(read, before + 1)
    failed.set(key, endOf(read, {}).status === 'error' ? before + 1 : 0)
  }
  return attempts
}

function stepOf(read: Read, countsTokens: boolean, attempt: number | undefined): LineRead {
  const { span, reading, kind } = read
  const { fields } = reading
  const rules: Record<string, string> = {}
  if (reading.kind) rules.kind = reading.kind.rule
  const told = (name: keyof Reading['fields'], most = MAX_ID) => textOf(note(rules, name, fields[name]))?.slice(0, most)
  const isModel = kind === 'model'
  const { status, error } = endOf(read, rules)
  const [input, output] = textsOf(read, rules)
  const tokens = countsTokens ? reading.tokens : undefined
  if (tokens) rules.tokens = tokens.rule
  // An agent names the tool it chose, too, and is none.
  const toolName = kind === 'tool' ? textOf(note(rules, 'name', fields.tool))?.slice(0, MAX_NAME) : undefined
  const promptName = isModel ? told('prompt_name') : undefined
  const promptVersion = isModel ? told('prompt_version') : undefined
  const line = {
    type: 'step',
    run: span.trace,
    step: span.span,
    parent: span.parent,
    kind,
    name: (toolName ?? told('name', MAX_NAME) ?? span.name.slice(0, MAX_NAME)) || undefined,
    integration: told('integration'),
    action: told('action'),
    started: span.started,
    ended: reading.waiting ? undefined : span.ended,
    status,
    error,
    attempt,
    model: isModel ? told('model') : undefined,
    provider: isModel ? providerOf(told('provider')) : undefined,
    tokens: tokens?.value,
    cost: countsTokens ? costOf(read, rules) : undefined,
    prompt: (promptName ?? promptVersion) ? known({ name: promptName, version: promptVersion }) : undefined,
    input,
    output,
    sources: sourcesOf(read, output, rules),
    attributes: restOf(read),
  } satisfies { [of in keyof StepLine]: unknown }
  return { line: known(line), rules }
}

/** Ids and names of the record are no longer than these. */
const MAX_ID = 200
const MAX_NAME = 500

function note(rules: Record<string, string>, name: string, found: Found<Value> | undefined): Value | undefined {
  if (found) rules[name] ??= found.rule
  return found?.value
}

const known = <T extends object>(line: T) =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)) as never

const textOf = (value: Value | undefined): string | undefined =>
  value === undefined || value === null || value === ''
    ? undefined
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

/** "openai.chat" and "OpenAI" are who the price list calls "openai". */
const providerOf = (name: string | undefined): string | undefined =>
  name?.toLowerCase().replace(/\.(?:chat|responses|completion|embedding|generative-ai|messages)$/, '')

/** Errors by which a program says that it stopped to wait for a person, and not that it failed. */
const INTERRUPTS = /\b(?:GraphInterrupt|NodeInterrupt)\b/

/** How it ended: what is told wins over the status, which often is not set, or says the opposite. */
function endOf({ span, reading }: Read, rules: Record<string, string>): Pick<StepLine, 'status' | 'error'> {
  const { fields, failed, waiting } = reading
  const exception = span.events.find((event) => event.name === 'exception')?.attributes
  const type = textOf(fields.error_type?.value) ?? textOf(exception?.['exception.type'])
  const message =
    textOf(fields.error_message?.value) ?? textOf(exception?.['exception.message']) ?? textOf(span.message)
  if (waiting) rules.status = waiting.rule
  if (waiting || (span.status === 'error' && INTERRUPTS.test(`${type} ${message}`))) return { status: 'running' }
  const isFailed = failed !== undefined || span.status === 'error' || (span.status === 'ok' && exception !== undefined)
  if (!isFailed) return { status: span.ended === undefined ? 'running' : 'ok' }
  if (failed) rules.status = failed.rule
  const error = known({ type: type?.slice(0, MAX_NAME), message: message ?? failed?.value })
  return { status: 'error', error }
}

/** What went in and what came out: attributes, else the messages that events and logs tell one by one. */
function textsOf({ span, reading: { fields } }: Read, rules: Record<string, string>) {
  const [asked, answered] = messagesIn(span.events)
  const told = (name: 'input' | 'output', messages: readonly Value[]) => {
    const text = textOf(note(rules, name, fields[name]))
    if (text !== undefined || messages.length === 0) return text
    rules[name] = 'OpenTelemetry GenAI: events that are messages'
    return JSON.stringify(messages)
  }
  return [told('input', asked), told('output', answered)] as const
}

const spoken = /^gen_ai\.(system|user|assistant|tool)\.message$/

function messagesIn(events: readonly SpanEvent[]): readonly [asked: Value[], answered: Value[]] {
  const [asked, answered]: [Value[], Value[]] = [[], []]
  for (const { name, body, attributes } of events) {
    const said = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : attributes
    const role = spoken.exec(name)?.[1]
    if (role) asked.push({ role, ...said })
    else if (name === 'gen_ai.choice') answered.push({ role: 'assistant', ...said })
  }
  return [asked, answered]
}

function costOf({ reading: { fields, failed } }: Read, rules: Record<string, string>): StepLine['cost'] {
  const amount = Number(fields.cost?.value)
  // Of a call that failed some tell that it cost nothing, which they do not know.
  if (!fields.cost || !Number.isFinite(amount) || amount < 0 || (amount === 0 && failed)) return undefined
  rules.cost = fields.cost.rule
  return { amount, currency: 'USD', basis: 'reported' }
}

/** What was found where something was searched for: a list of things. */
function sourcesOf(read: Read, output: string | undefined, rules: Record<string, string>): StepLine['sources'] {
  if (read.kind !== 'retrieval') return undefined
  const found = note(rules, 'sources', read.reading.fields.sources) ?? output
  let value: unknown = found
  if (typeof found === 'string') {
    try {
      value = JSON.parse(found)
    } catch {
      return undefined
    }
  }
  if (!Array.isArray(value)) return undefined
  const things = value.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  return things.length === 0 ? undefined : (things as Record<string, unknown>[])
}

/** Attributes that became texts of the step, and vectors, which nobody reads: kept once is enough. */
const texts: readonly Source[] = dialects.flatMap(({ fields = {} }) =>
  [fields.input, fields.output, fields.sources].flatMap((sources) => sources ?? []),
)
const plainTexts = new Set(texts.filter((one) => typeof one === 'string'))
const numberedTexts = texts.flatMap((one) => (typeof one === 'object' && 'numbered' in one ? [`${one.numbered}.`] : []))
const vectors = /^ai\.embeddings?$|\.embedding\.vector$/

/** Everything else is kept as it came, also what no rule understands. */
function restOf({ span }: Read): StepLine['attributes'] {
  const kept = Object.entries(span.attributes).filter(
    ([name]) =>
      !plainTexts.has(name) && !vectors.test(name) && !numberedTexts.some((prefix) => name.startsWith(prefix)),
  )
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
