import { createHash } from 'node:crypto'
import { holding } from '../../holding.ts'
import { firstSaid, inOrderOfParts } from '../../parts.ts'
import type { RunLine, StepLine } from '../../record.ts'
import { linesOfExecutions } from '../n8n/lines.ts'
import { type Found, jsonIn, type Reading, type Source, type SpanKind } from './dialect.ts'
import { dialects, readSpan } from './dialects/all.ts'
import type { Attributes, Delivery, LineRead, LogRecord, Span, SpanEvent, TraceFacts, Value } from './span.ts'

/**
 * The lines of the record that spans say, where all of them are there: a run for each trace, a step for each span. What a run is called
 * and who it was for stands on its root, or on the first span that says it. A trace without a root is a run whose root never arrived:
 * its steps, and what they say of it.
 */
export function linesOf(delivery: Delivery): LineRead[] {
  const { traces, facts, logs } = tracesIn(delivery)
  const runs = [...traces].flatMap(([trace, spans]) => {
    const { root, parts, steps } = linesOfTrace(trace, inOrder([...spans.values()]), facts.get(trace))
    return root ? [wholeOf(parts, root), ...steps] : [...parts, ...steps]
  })
  const executions = linesOfExecutions(delivery.executions)
  const told = new Set(executions.flatMap(({ line }) => (line.type === 'run' ? [line.run] : [])))
  // Of one run it is the execution that says how it was: its spans tell less, and those of who called it are not about it.
  const others = runs.filter(({ line }) => line.type !== 'run' || !told.has(line.run))
  return [...others, ...textsOfLogs(logs), ...executions, ...delivery.verdicts.map((line) => ({ line, rules: {} }))]
}

/**
 * The same of a part of them, as tracers send it: spans of one trace come in many requests, what is beneath before what is above, and
 * logs by themselves. Each says what it knows as a part of the run; whoever reads the record puts them together.
 */
export function linesInParts(delivery: Delivery): LineRead[] {
  const { traces, facts, logs } = tracesIn(delivery)
  const told = [...new Set([...traces.keys(), ...facts.keys()])].flatMap((trace) => {
    const { parts, steps } = linesOfTrace(trace, inOrder([...(traces.get(trace)?.values() ?? [])]), facts.get(trace))
    return [...parts, ...steps]
  })
  const verdicts = delivery.verdicts.map((line) => ({ line, rules: {} }))
  return [...told, ...textsOfLogs(logs), ...linesOfExecutions(delivery.executions), ...verdicts]
}

/** Spans by trace and id, with the logs that belong to them; the other logs are beside them. */
function tracesIn({ spans, logs, traces: facts }: Delivery) {
  const traces = new Map<string, Map<string, Span>>()
  for (const span of spans) {
    const ofTrace = traces.get(span.trace) ?? new Map<string, Span>()
    traces.set(span.trace, ofTrace)
    // Sent again it is the same span, perhaps with more in it.
    ofTrace.set(span.span, span)
  }
  return { traces, facts: new Map(facts.map((one) => [one.trace, one])), logs: join(traces, logs) }
}

/** Records of a log say what a span did not: they are among its events, whichever came first. Answers those whose span is not there. */
function join(traces: Map<string, Map<string, Span>>, logs: readonly LogRecord[]): LogRecord[] {
  if (logs.length === 0) return []
  const alone: LogRecord[] = []
  for (const [, ofSpan] of Map.groupBy(logs, ({ trace, span }) => `${trace} ${span}`)) {
    const [{ trace, span: id } = { trace: '', span: '' }] = ofSpan
    const span = traces.get(trace)?.get(id)
    if (span) traces.get(trace)?.set(id, { ...span, events: [...span.events, ...ofSpan] })
    else alone.push(...ofSpan)
  }
  return alone
}

/** The texts of logs that came without their span. Sent again they are the same: they are called after what they say. */
function textsOfLogs(logs: readonly LogRecord[]): LineRead[] {
  const bySpan = Map.groupBy(
    logs.filter(({ trace, span }) => trace !== '' && span !== ''),
    ({ trace, span }) => `${trace} ${span}`,
  )
  return [...bySpan.values()].flatMap((ofSpan) => {
    const [{ trace, span, time } = { trace: '', span: '', time: undefined }] = ofSpan
    const rules: Record<string, string> = {}
    // By what they carry it is known which client wrote them.
    const attributes = Object.assign({}, ...ofSpan.map((one) => one.attributes)) as Attributes
    const said = { ...NO_SPAN, trace, span, attributes, events: ofSpan }
    const [input, output] = textsOf({ span: said, reading: readSpan(said) }, rules)
    if (input === undefined && output === undefined) return []
    const name = createHash('sha256')
      .update(JSON.stringify([input, output]))
      .digest('hex')
      .slice(0, 16)
    const line = { type: 'text', run: trace, step: span, text: name, at: time, input, output } as const
    return [{ line: known(line), rules }]
  })
}

const NO_SPAN: Span = {
  trace: '',
  span: '',
  parent: undefined,
  name: '',
  started: undefined,
  ended: undefined,
  status: 'unset',
  message: '',
  attributes: {},
  events: [],
  resource: {},
  scope: { name: '', version: '' },
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
  kind: SpanKind
}

type OfTrace = {
  readonly root: Read | undefined
  readonly parts: readonly LineRead[]
  readonly steps: readonly LineRead[]
}

function linesOfTrace(trace: string, spans: readonly Span[], facts: TraceFacts | undefined): OfTrace {
  const reads = spans.map((span): Read => {
    const reading = readSpan(span)
    const isModel = reading.fields.model !== undefined && reading.tokens !== undefined
    const guessed = isModel ? 'model' : reading.fields.tool ? 'tool' : 'other'
    return { step: span.span, parent: span.parent, span, reading, kind: reading.kind?.value ?? guessed }
  })
  // What holds model calls repeats what they say of models and tokens: the calls themselves count.
  const holdsCall = holding(reads, asksModel)
  const holdsTokens = holding(reads, (one) => one.reading.tokens !== undefined)
  for (const read of reads) if (asksModel(read) && holdsCall.has(read.span.span)) read.kind = 'other'
  const root = reads.find(({ span }) => span.parent === undefined)
  // What stopped for a person is their approval; what holds it waits with it.
  const holdsWaiting = holding(reads, waits)
  for (const read of reads)
    if (read !== root && read.kind === 'other' && waits(read) && !holdsWaiting.has(read.span.span))
      read.kind = 'approval'
  const attempts = attemptsOf(reads)
  const steps = reads.map((read) => stepOf(read, !holdsTokens.has(read.span.span), attempts.get(read)))
  return { root, parts: partsOf(trace, root, reads, facts), steps }
}

/** What of a run any span may say. */
const FACTS = ['workflow', 'case', 'case_type', 'route', 'release', 'mode', 'session', 'user'] as const
type Fact = (typeof FACTS)[number]

/**
 * What spans say of their run, in parts: the root all it knows, of what it does not say the first of the others. A service is the
 * workflow where nothing names one, and so is said apart. What is told of a trace beside its spans is the run's own line.
 */
function partsOf(
  trace: string,
  root: Read | undefined,
  reads: readonly Read[],
  facts: TraceFacts | undefined,
): LineRead[] {
  const parts: LineRead[] = facts ? [{ line: lineOfFacts(facts), rules: {} }] : []
  const said = new Map<Read, Partial<Record<Fact, string>>>(root ? [[root, {}]] : [])
  const rules = new Map<Read, Record<string, string>>()
  const rootFirst = root ? [root, ...reads] : reads
  for (const fact of FACTS) {
    const first = rootFirst.find((one) => factOf(one, fact) !== undefined)
    if (!first) continue
    said.set(first, { ...said.get(first), [fact]: factOf(first, fact) })
    rules.set(first, { ...rules.get(first), [fact]: first.reading.fields[fact]?.rule ?? '' })
  }
  for (const [read, fields] of said) {
    const ofPart = rules.get(read) ?? {}
    const [input, output] = read === root ? textsOf(read, ofPart) : []
    const labels = read === root ? labelsOf(read.span) : undefined
    const { span: part, started } = read.span
    parts.push({
      line: known({ type: 'run', run: trace, part, ...fields, started, input, output, labels }),
      rules: ofPart,
    })
  }
  const last = lastResumed(reads)
  if (last) parts.push(endOfResumed(trace, last))
  const service = textOf(root?.span.resource['service.name'])
  if (root && !said.get(root)?.workflow && service !== undefined && !service.startsWith('unknown_service'))
    parts.push({
      line: { type: 'run', run: trace, part: 'service', workflow: service },
      rules: { workflow: 'service.name of the resource' },
    })
  return parts
}

/** The one that went on last, of spans that go on beneath the one that had stopped: what holds them goes on with them, and ends after them. */
function lastResumed(reads: readonly Read[]): Read | undefined {
  const resumed = reads.filter(
    ({ span, reading: { fields } }) => fields.resumes && fields.resumes.value === span.parent,
  )
  return resumed.reduce<Read | undefined>(
    (last, one) => (last && (last.span.ended ?? '') >= (one.span.ended ?? '') ? last : one),
    undefined,
  )
}

/** How a run ended that stopped and went on: its root says how it stood when it stopped, and is not sent again. */
function endOfResumed(trace: string, read: Read): LineRead {
  const rules: Record<string, string> = {}
  const { status } = endOf(read, rules)
  const [, output] = textsOf(read, rules)
  if (read.reading.fields.resumes) rules.status = read.reading.fields.resumes.rule
  const { ended } = read.span
  // Sent when it ended: of several times that it went on the last counts, in whatever order they come.
  const line = {
    type: 'run',
    run: trace,
    ended: waits(read) ? undefined : ended,
    status,
    output,
    sent_at: ended,
  } as const
  return { line: known(line), rules }
}

function factOf({ reading: { fields } }: Read, fact: Fact): string | undefined {
  const text = textOf(fields[fact]?.value)
  return fact === 'mode' && !isMode(text) ? undefined : text
}

function lineOfFacts({ trace, workflow, session, user, input, output }: TraceFacts): RunLine {
  const some = (text: string | undefined) => text || undefined
  return known({
    type: 'run',
    run: trace,
    workflow: some(workflow),
    session: some(session),
    user: some(user),
    input: textOf(input),
    output: textOf(output),
  })
}

/** All that its parts say as one line, with when it was and how it ended, which its root says. */
function wholeOf(parts: readonly LineRead[], root: Read): LineRead {
  const { span } = root
  const rules: Record<string, string> = {}
  const { status } = endOf(root, rules)
  const lines = inOrderOfParts(
    parts.map(({ line }) => line as RunLine),
    span.span,
  )
  for (const line of lines)
    for (const [field, rule] of Object.entries(parts.find((one) => one.line === line)?.rules ?? {}))
      if (lines.find((one) => one[field as keyof RunLine] !== undefined) === line) rules[field] = rule
  const said = firstSaid(lines, [...FACTS, 'input', 'output', 'labels'])
  // Its own line says how it ended, where it went on after it had stopped.
  const own = lines.find(({ part }) => part === undefined)
  const { workflow, case: about, case_type, route, release, mode, session, user, input, output, labels } = said
  const line = {
    type: 'run',
    run: span.trace,
    workflow,
    case: about,
    case_type,
    route,
    release,
    mode,
    started: span.started,
    ended: own?.status ? own.ended : waits(root) ? undefined : span.ended,
    status: own?.status ?? status,
    session,
    user,
    input,
    output,
    labels,
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
    return value === undefined ? [] : [[name, value] as const]
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

/** An embedding is asked of a model as well, with tokens and a price of its own. */
const asksModel = ({ kind }: Read): boolean => kind === 'model' || kind === 'embedding'

function stepOf(read: Read, countsTokens: boolean, attempt: number | undefined): LineRead {
  const { span, reading, kind } = read
  const { fields } = reading
  const rules: Record<string, string> = {}
  if (reading.kind) rules.kind = reading.kind.rule
  const told = (name: keyof Reading['fields']) => textOf(note(rules, name, fields[name]))
  const isModel = asksModel(read)
  const { status, error } = endOf(read, rules)
  const [input, output] = textsOf(read, rules)
  const tokens = countsTokens ? reading.tokens : undefined
  if (tokens) rules.tokens = tokens.rule
  // An agent names the tool it chose, too, and is none.
  const toolName = kind === 'tool' ? textOf(note(rules, 'name', fields.tool)) : undefined
  const promptName = isModel ? told('prompt_name') : undefined
  const promptVersion = isModel ? told('prompt_version') : undefined
  const finish = isModel ? finishOf(note(rules, 'finish_reason', fields.finish_reason)) : undefined
  const line = {
    type: 'step',
    run: span.trace,
    step: span.span,
    parent: span.parent,
    kind: kind === 'embedding' ? 'retrieval' : kind,
    name: (toolName ?? told('name') ?? span.name) || undefined,
    integration: told('integration'),
    action: told('action'),
    started: span.started,
    ended: waits(read) ? undefined : span.ended,
    status,
    error,
    attempt,
    model: isModel ? told('model') : undefined,
    provider: isModel ? providerOf(told('provider')) : undefined,
    finish_reason: finish,
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

function note(rules: Record<string, string>, name: string, found: Found<Value> | undefined): Value | undefined {
  if (found) rules[name] ??= found.rule
  return found?.value
}

/** Only what is known; done for every line there is. */
function known<T extends object>(line: T): never {
  const kept: Record<string, unknown> = {}
  for (const name in line) if (line[name] !== undefined) kept[name] = line[name]
  return kept as never
}

const textOf = (value: Value | undefined): string | undefined =>
  value === undefined || value === null || value === ''
    ? undefined
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

/** An answer that was asked for several times has as many: the first that says that one is not whole, else the first. */
function finishOf(value: Value | undefined): string | undefined {
  const list = typeof value === 'string' && value.startsWith('[') ? jsonIn(value) : value
  const all = (Array.isArray(list) ? list : [value]).flatMap((one) => (typeof one === 'string' && one ? [one] : []))
  return all.find((one) => !/^(?:stop|end_turn|tool)/i.test(one)) ?? all[0]
}

/** "openai.chat" and "OpenAI" are who the price list calls "openai". */
const providerOf = (name: string | undefined): string | undefined =>
  name?.toLowerCase().replace(/\.(?:chat|responses|completion|embedding|generative-ai|messages)$/, '')

/** Errors by which a program says that it stopped to wait for a person, and not that it failed. */
const INTERRUPTS = /\b(?:GraphInterrupt|NodeInterrupt)\b/

/** Whether it stopped to wait for a person. */
const waits = (read: Read): boolean => {
  if (read.reading.waiting) return true
  if (read.span.status !== 'error') return false
  const { type, message } = errorOf(read)
  return INTERRUPTS.test(`${type} ${message}`)
}

function errorOf({ span, reading: { fields } }: Read): { type: string | undefined; message: string | undefined } {
  const exception = span.events.find((event) => event.name === 'exception')?.attributes
  return {
    type: textOf(fields.error_type?.value) ?? textOf(exception?.['exception.type']),
    message: textOf(fields.error_message?.value) ?? textOf(exception?.['exception.message']) ?? textOf(span.message),
  }
}

/** How it ended: what is told wins over the status, which often is not set, or says the opposite. */
function endOf(read: Read, rules: Record<string, string>): Pick<StepLine, 'status' | 'error'> {
  const { span, reading } = read
  const { failed, waiting } = reading
  const exception = span.events.some((event) => event.name === 'exception')
  if (waiting) rules.status = waiting.rule
  if (waits(read)) return { status: 'running' }
  const isFailed = failed !== undefined || span.status === 'error' || (span.status === 'ok' && exception)
  if (!isFailed && span.status === 'untold') return {}
  if (!isFailed) return { status: span.ended === undefined ? 'running' : 'ok' }
  if (failed) rules.status = failed.rule
  const { type, message } = errorOf(read)
  return { status: 'error', error: known({ type, message: message ?? failed?.value }) }
}

/** What went in and what came out: attributes, else the messages that events and logs tell one by one. */
function textsOf({ span, reading: { fields } }: Pick<Read, 'span' | 'reading'>, rules: Record<string, string>) {
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

/** By name whether it is one of them: the same names come again and again. */
const keptApart = new Map<string, boolean>()
/** So many are remembered, since anybody may make up others. */
const MOST_NAMES = 10_000

function isKeptApart(name: string): boolean {
  const before = keptApart.get(name)
  if (before !== undefined) return before
  const isApart = plainTexts.has(name) || vectors.test(name) || numberedTexts.some((prefix) => name.startsWith(prefix))
  if (keptApart.size >= MOST_NAMES) keptApart.clear()
  keptApart.set(name, isApart)
  return isApart
}

/** Everything else is kept as it came, also what no rule understands. */
function restOf({ span: { attributes } }: Read): StepLine['attributes'] {
  let kept: Record<string, Value> | undefined
  for (const name in attributes) {
    if (isKeptApart(name)) continue
    kept ??= {}
    if (name === '__proto__')
      Object.defineProperty(kept, name, {
        value: attributes[name],
        enumerable: true,
        configurable: true,
        writable: true,
      })
    else kept[name] = attributes[name] ?? null
  }
  return kept
}
