import { type Micros, parseTime } from '../../base/time.ts'
import type { Row } from '../../store/evidence/packed.ts'
import type { Estimate } from '../costs/price.ts'
import type { Line, RunLine, StepLine } from '../record.ts'

/** A row for the evidence store. What is not known is left out: the table has a default. */
export type RowOfLine = { readonly table: string; readonly row: Row }

/** What is kept of a text and of a step's attributes, in bytes; the rest is cut and counted. */
const MAX_TEXT = 131_072
const MAX_ATTRIBUTES = 65_536

/** The row of a line that has been read, masked and priced. `received` is the version where the sender gave no `sent_at`, `readBy` the id of the
 * rules by which it was read. */
export function rowOf(
  line: Line,
  workspace: string,
  received: Micros,
  { estimate, readBy }: { estimate?: Estimate | undefined; readBy?: string | undefined } = {},
): RowOfLine {
  const version = line.sent_at === undefined ? received : (parseTime(line.sent_at)?.micros ?? received)
  const of = { workspace, version }
  switch (line.type) {
    case 'run':
      return { table: 'run_line', row: rowOfRun(line, of, readBy) }
    case 'step':
      return { table: 'step', row: rowOfStep(line, of, estimate, readBy) }
    default:
      return { table: line.type, row: { ...of, ...columnsOf(line) } }
  }
}

/** Whose line it is, and which of its versions. */
type Of = { readonly workspace: string; readonly version: Micros }

/** Steps and runs are most of what comes: each row is made as one object, at once. */
function rowOfRun(line: RunLine, { workspace, version }: Of, readBy: string | undefined): Row {
  const { run, part, workflow, case_type, route, release, mode, status, trigger, session, user } = line
  const [started, ended] = [timeOf(line.started), timeOf(line.ended)]
  return {
    workspace,
    version,
    run,
    part,
    workflow,
    case: line.case,
    case_type,
    route,
    release,
    mode,
    started: started?.micros,
    ended: ended?.micros,
    zoned: areZoned(started, ended),
    status,
    trigger,
    session,
    user,
    input: cut(line.input),
    output: cut(line.output),
    labels: json(line.labels),
    read_by: readBy,
  }
}

function rowOfStep(
  line: StepLine,
  { workspace, version }: Of,
  estimate: Estimate | undefined,
  readBy: string | undefined,
): Row {
  const { run, step, parent, kind, name, integration, action, status, attempt, model, provider } = line
  const { error, tokens, cost, prompt, finish_reason } = line
  const [started, ended] = [timeOf(line.started), timeOf(line.ended)]
  const { attributes, cutBytes } = bounded(line.attributes)
  const amount = cost?.amount
  const basis = cost?.basis ?? (amount === undefined ? undefined : 'reported')
  return {
    workspace,
    version,
    run,
    step,
    parent,
    kind,
    name,
    integration,
    action,
    started: started?.micros,
    ended: ended?.micros,
    zoned: areZoned(started, ended),
    status,
    error_type: error?.type,
    error_message: cut(error?.message),
    attempt,
    model,
    provider,
    finish_reason,
    tokens_input: tokens?.input,
    tokens_cached_input: tokens?.cached_input,
    tokens_cache_write: tokens?.cache_write,
    tokens_output: tokens?.output,
    tokens_reasoning: tokens?.reasoning,
    // "unknown" with an amount is a contradiction; what is certain is that it is not known.
    cost: amount !== undefined && basis !== 'unknown' && basis !== 'estimated' ? decimal(amount) : undefined,
    // The price list is in US dollars.
    cost_currency: cost?.currency ?? (amount === undefined ? estimate?.currency : undefined),
    cost_basis: basis ?? (estimate ? 'estimated' : undefined),
    cost_estimated: basis === 'estimated' && amount !== undefined ? decimal(amount) : estimate?.amount,
    price_list: basis === 'estimated' ? 'sender' : estimate?.priceList,
    prompt_name: prompt?.name,
    prompt_version: prompt?.version,
    input: cut(line.input),
    output: cut(line.output),
    sources: json(line.sources),
    attributes,
    cut_bytes: cutBytes + over(line.input) + over(line.output) || undefined,
    read_by: readBy,
  }
}

/** Of the other lines what differs from the line itself. */
function columnsOf(line: Exclude<Line, RunLine | StepLine>): Row {
  switch (line.type) {
    case 'text': {
      const { run, step, text, input, output } = line
      return { run, step, text, ...times({ at: line.at }), input: cut(input), output: cut(output) }
    }
    case 'verdict': {
      const { run, verdict, kind, by, waited_ms, worked_ms, severity, sampled } = line
      return {
        ...{ run, case: line.case, verdict, kind, waited_ms, worked_ms, severity },
        ...times({ at: line.at }),
        ...{ by_kind: by.kind, by_id: by.id, corrections: json(line.corrections), probability: sampled?.probability },
      }
    }
    case 'write': {
      const { run, step, write, integration, record, fields_hash, idempotency_key, claimed_at } = line
      const named = { run, step, write, integration, record, fields_hash, idempotency_key }
      return { ...named, ...times({ claimed_at }), fields: json(line.fields) }
    }
    case 'readback': {
      const { run, step, write, readback, outcome, reason, changed_by, observed_at, changed_at } = line
      const named = { run, step, write, readback, outcome, reason, changed_by }
      return { ...named, ...times({ observed_at, changed_at }), fields: json(line.fields) }
    }
    case 'eligible': {
      const { workflow, case_type, period, cases, source } = line
      return { workflow, case_type, period, cases, source }
    }
    case 'spend': {
      const { spend, workflow, kind, currency, minutes, basis, source, from, to } = line
      const amount = line.amount === undefined ? undefined : decimal(line.amount)
      return { spend, workflow, kind, amount, currency, minutes, basis, source, ...times({ from, to }) }
    }
    case 'incident': {
      const { incident, workflow, severity, source, opened, contained, restored, loss } = line
      const lost = loss ? { loss: decimal(loss.amount), loss_currency: loss.currency } : {}
      return {
        incident,
        workflow,
        severity,
        class: line.class,
        source,
        ...times({ opened, contained, restored }),
        ...lost,
      }
    }
    case 'signal': {
      const { source, signal, kind, workflow, integration, at } = line
      return { source, signal, kind, workflow, integration, ...times({ at }), attributes: json(line.attributes) }
    }
  }
}

const timeOf = (given: string | undefined) => (given === undefined ? undefined : parseTime(given))

/** Whether all times that were given named their zone. */
const areZoned = (...read: readonly ({ readonly zoned: boolean } | undefined)[]): boolean =>
  read.every((one) => one === undefined || one.zoned)

function times(given: Readonly<Record<string, string | undefined>>): Row {
  const read = Object.entries(given).map(([name, text]) => [name, timeOf(text)] as const)
  return {
    ...Object.fromEntries(read.map(([name, time]) => [name, time?.micros])),
    zoned: areZoned(...read.map(([, time]) => time)),
  }
}

/** Cost, in up to 18 decimals; a JavaScript number gives what it prints, without an exponent. */
function decimal(value: string | number): string {
  if (typeof value === 'string') return value
  const plain = String(value)
  return plain.includes('e') ? value.toFixed(18) : plain
}

function json(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value)
}

const over = (value: string | undefined) => Math.max(0, (value?.length ?? 0) - MAX_TEXT)

function cut(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  return value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value
}

/** Attributes as the JSON text that came; where that is too long, the longest values go first. */
function bounded(value: Record<string, unknown> | undefined): { attributes: string | undefined; cutBytes: number } {
  const attributes = json(value)
  if (value === undefined || attributes === undefined || attributes.length <= MAX_ATTRIBUTES)
    return { attributes, cutBytes: 0 }
  const longestFirst = Object.entries(value)
    .map(([name, inner]) => ({ name, length: JSON.stringify(inner)?.length ?? 0 }))
    .sort((a, b) => b.length - a.length)
  const kept = { ...value }
  let length = attributes.length
  for (const one of longestFirst) {
    if (length <= MAX_ATTRIBUTES) break
    delete kept[one.name]
    length -= one.length + one.name.length + 4
  }
  return { attributes: json(kept), cutBytes: attributes.length - JSON.stringify(kept).length }
}
