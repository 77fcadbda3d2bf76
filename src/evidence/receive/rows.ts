import { formatTimeForStore, type Micros, parseTime } from '../../base/time.ts'
import type { Estimate } from '../costs/price.ts'
import type { Line, StepLine } from '../record.ts'

/** A row for the evidence store: its table and its JSON text. What is not known is left out: the table has a default. */
export type Row = { readonly table: string; readonly text: string }

/** What is kept of a text and of a step's attributes, in bytes; the rest is cut and counted. */
const MAX_TEXT = 131_072
const MAX_ATTRIBUTES = 65_536

type Columns = Record<string, string | number | boolean | undefined>

/** The row of a line that has been read, masked and priced. `received` is the version where the sender gave no `sent_at`, `readBy` the id of the
 * rules by which it was read. */
export function rowOf(
  line: Line,
  workspace: string,
  received: Micros,
  { estimate, readBy = '' }: { estimate?: Estimate | undefined; readBy?: string | undefined } = {},
): Row {
  const version = line.sent_at === undefined ? received : (parseTime(line.sent_at)?.micros ?? received)
  // One object, filled in place: this is done for every line there is.
  const columns: Columns = { workspace, version: String(version) }
  fill(columns, line, estimate)
  if (readBy !== '') columns.read_by = readBy
  return { table: line.type === 'run' ? 'run_line' : line.type, text: JSON.stringify(columns) }
}

/** Keys of a line that are columns of the same name. */
const sameName = {
  run: [
    'run',
    'part',
    'workflow',
    'case',
    'case_type',
    'route',
    'release',
    'mode',
    'status',
    'trigger',
    'session',
    'user',
  ],
  step: ['run', 'step', 'parent', 'kind', 'name', 'integration', 'action', 'status', 'attempt', 'model', 'provider'],
  text: ['run', 'step', 'text'],
  verdict: ['run', 'case', 'verdict', 'kind', 'waited_ms', 'worked_ms', 'severity'],
  write: ['run', 'step', 'write', 'integration', 'record', 'fields_hash', 'idempotency_key'],
  readback: ['run', 'step', 'write', 'readback', 'outcome', 'reason', 'changed_by'],
  eligible: ['workflow', 'case_type', 'period', 'cases', 'source'],
  spend: ['spend', 'workflow', 'kind', 'currency', 'minutes', 'basis', 'source'],
  incident: ['incident', 'workflow', 'severity', 'class', 'source'],
  signal: ['source', 'signal', 'kind', 'workflow', 'integration'],
} as const satisfies { [T in Line['type']]: readonly (keyof Extract<Line, { type: T }>)[] }

function fill(columns: Columns, line: Line, estimate: Estimate | undefined): void {
  for (const name of sameName[line.type]) {
    const value = (line as Record<string, unknown>)[name] as string | number | undefined
    if (value !== undefined) columns[name] = typeof value === 'string' ? value.toWellFormed() : value
  }
  switch (line.type) {
    case 'run':
      fillTimes(columns, line, ['started', 'ended'])
      columns.input = cut(line.input)
      columns.output = cut(line.output)
      columns.labels = json(line.labels)
      return
    case 'step':
      fillTimes(columns, line, ['started', 'ended'])
      fillStep(columns, line, estimate)
      return
    case 'text':
      fillTimes(columns, line, ['at'])
      columns.input = cut(line.input)
      columns.output = cut(line.output)
      return
    case 'verdict':
      fillTimes(columns, line, ['at'])
      columns.by_kind = line.by.kind
      columns.by_id = text(line.by.id)
      columns.corrections = json(line.corrections)
      columns.probability = line.sampled?.probability
      return
    case 'write':
      fillTimes(columns, line, ['claimed_at'])
      columns.fields = json(line.fields)
      return
    case 'readback':
      fillTimes(columns, line, ['observed_at', 'changed_at'])
      columns.fields = json(line.fields)
      return
    case 'eligible':
      return
    case 'spend':
      fillTimes(columns, line, ['from', 'to'])
      columns.amount = line.amount === undefined ? undefined : decimal(line.amount)
      return
    case 'incident':
      fillTimes(columns, line, ['opened', 'contained', 'restored'])
      columns.loss = line.loss ? decimal(line.loss.amount) : undefined
      columns.loss_currency = line.loss?.currency
      return
    case 'signal':
      fillTimes(columns, line, ['at'])
      columns.attributes = json(line.attributes)
      return
  }
}

function fillStep(columns: Columns, line: StepLine, estimate: Estimate | undefined): void {
  const { error, tokens, cost, prompt } = line
  if (error) {
    columns.error_type = text(error.type)
    columns.error_message = cut(error.message)
  }
  if (tokens) {
    columns.tokens_input = tokens.input
    columns.tokens_cached_input = tokens.cached_input
    columns.tokens_cache_write = tokens.cache_write
    columns.tokens_output = tokens.output
    columns.tokens_reasoning = tokens.reasoning
  }
  const amount = cost?.amount
  const basis = cost?.basis ?? (amount === undefined ? undefined : 'reported')
  // "unknown" with an amount is a contradiction; what is certain is that it is not known.
  if (amount !== undefined && basis !== 'unknown' && basis !== 'estimated') columns.cost = decimal(amount)
  // The price list is in US dollars.
  columns.cost_currency = cost?.currency ?? (amount === undefined ? estimate?.currency : undefined)
  columns.cost_basis = basis ?? (estimate ? 'estimated' : undefined)
  columns.cost_estimated = basis === 'estimated' && amount !== undefined ? decimal(amount) : estimate?.amount
  columns.price_list = basis === 'estimated' ? 'sender' : estimate?.priceList
  if (prompt) {
    columns.prompt_name = text(prompt.name)
    columns.prompt_version = text(prompt.version)
  }
  columns.input = cut(line.input)
  columns.output = cut(line.output)
  columns.sources = json(line.sources)
  const { attributes, cutBytes } = bounded(line.attributes)
  columns.attributes = attributes
  columns.cut_bytes = cutBytes + over(line.input) + over(line.output) || undefined
}

const canonical = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/

/** Times for the store, and whether all that were given named their zone. */
function fillTimes(columns: Columns, line: Line, names: readonly string[]): void {
  let zoned = true
  for (const name of names) {
    const given = (line as Record<string, unknown>)[name] as string | undefined
    if (given === undefined) continue
    // Read once already, when the line was: what is spelled as the store wants it needs no second reading.
    if (canonical.test(given)) {
      columns[name] = `${given.slice(0, 10)} ${given.slice(11, -1)}`
      continue
    }
    const read = parseTime(given)
    if (!read) continue
    columns[name] = formatTimeForStore(read.micros)
    zoned &&= read.zoned
  }
  columns.zoned = zoned
}

const text = (value: string | undefined) => value?.toWellFormed()

/** Cost, in up to 18 decimals; a JavaScript number gives what it prints, without an exponent. */
function decimal(value: string | number): string {
  if (typeof value === 'string') return value
  const plain = String(value)
  return plain.includes('e') ? value.toFixed(18) : plain
}

function json(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value).toWellFormed()
}

const over = (value: string | undefined) => Math.max(0, (value?.length ?? 0) - MAX_TEXT)

function cut(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  return (value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value).toWellFormed()
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
