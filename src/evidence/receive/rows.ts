import { formatTimeForStore, type Micros, parseTime } from '../../base/time.ts'
import type { Estimate } from '../costs/price.ts'
import type { Line } from '../record.ts'

/** A row for the evidence store: its table and its JSON text. What is not known is left out: the table has a default. */
export type Row = { readonly table: string; readonly text: string }

/** What is kept of a text and of a step's attributes, in bytes; the rest is cut and counted. */
const MAX_TEXT = 131_072
const MAX_ATTRIBUTES = 65_536

type Columns = Record<string, string | number | boolean | undefined>

/** The row of a line that has been read, masked and priced. `received` is the version where the sender gave no `sent_at`. */
export function rowOf(line: Line, workspace: string, received: Micros, estimate?: Estimate): Row {
  const version = line.sent_at === undefined ? received : (parseTime(line.sent_at)?.micros ?? received)
  const columns: Columns = { workspace, version: String(version), ...columnsOf(line, estimate) }
  return { table: line.type === 'run' ? 'run_line' : line.type, text: JSON.stringify(columns) }
}

function columnsOf(line: Line, estimate: Estimate | undefined): Columns {
  switch (line.type) {
    case 'run': {
      const times = timesOf({ started: line.started, ended: line.ended })
      return {
        ...pick(line, [
          'run',
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
        ]),
        ...times,
        input: cut(line.input),
        output: cut(line.output),
        labels: json(line.labels),
      }
    }
    case 'step': {
      const { attributes, cutBytes } = bounded(line.attributes)
      const cost = line.cost?.amount
      const basis = line.cost?.basis ?? (cost === undefined ? undefined : 'reported')
      return {
        ...pick(line, [
          'run',
          'step',
          'parent',
          'kind',
          'name',
          'integration',
          'action',
          'status',
          'attempt',
          'model',
          'provider',
        ]),
        ...timesOf({ started: line.started, ended: line.ended }),
        error_type: text(line.error?.type),
        error_message: cut(line.error?.message),
        tokens_input: line.tokens?.input,
        tokens_cached_input: line.tokens?.cached_input,
        tokens_cache_write: line.tokens?.cache_write,
        tokens_output: line.tokens?.output,
        tokens_reasoning: line.tokens?.reasoning,
        // "unknown" with an amount is a contradiction; what is certain is that it is not known.
        cost: basis === 'unknown' || basis === 'estimated' || cost === undefined ? undefined : decimal(cost),
        // The price list is in US dollars.
        cost_currency: line.cost?.currency ?? (cost === undefined ? estimate?.currency : undefined),
        cost_basis: basis ?? (estimate ? 'estimated' : undefined),
        cost_estimated: basis === 'estimated' && cost !== undefined ? decimal(cost) : estimate?.amount,
        price_list: basis === 'estimated' ? 'sender' : estimate?.priceList,
        prompt_name: text(line.prompt?.name),
        prompt_version: text(line.prompt?.version),
        input: cut(line.input),
        output: cut(line.output),
        sources: json(line.sources),
        attributes,
        cut_bytes: cutBytes + over(line.input) + over(line.output) || undefined,
      }
    }
    case 'verdict':
      return {
        ...pick(line, ['run', 'case', 'verdict', 'kind', 'waited_ms', 'worked_ms', 'severity']),
        ...timesOf({ at: line.at }),
        by_kind: line.by.kind,
        by_id: text(line.by.id),
        corrections: json(line.corrections),
        probability: line.sampled?.probability,
      }
    case 'write':
      return {
        ...pick(line, ['run', 'step', 'write', 'integration', 'record', 'fields_hash', 'idempotency_key']),
        ...timesOf({ claimed_at: line.claimed_at }),
        fields: json(line.fields),
      }
    case 'readback':
      return {
        ...pick(line, ['run', 'step', 'write', 'readback', 'outcome']),
        ...timesOf({ observed_at: line.observed_at }),
        fields: json(line.fields),
      }
    case 'eligible':
      return pick(line, ['workflow', 'case_type', 'period', 'cases', 'source'])
    case 'spend':
      return {
        ...pick(line, ['spend', 'workflow', 'kind', 'currency', 'minutes', 'basis', 'source']),
        ...timesOf({ from: line.from, to: line.to }),
        amount: line.amount === undefined ? undefined : decimal(line.amount),
      }
    case 'incident':
      return {
        ...pick(line, ['incident', 'workflow', 'severity', 'class', 'source']),
        ...timesOf({ opened: line.opened, contained: line.contained, restored: line.restored }),
        loss: line.loss ? decimal(line.loss.amount) : undefined,
        loss_currency: line.loss?.currency,
      }
    case 'signal':
      return {
        ...pick(line, ['source', 'signal', 'kind', 'workflow', 'integration']),
        ...timesOf({ at: line.at }),
        attributes: json(line.attributes),
      }
  }
}

function pick<T extends Line>(line: T, names: readonly (keyof T & string)[]): Columns {
  const columns: Columns = {}
  for (const name of names) {
    const value = line[name] as string | number | undefined
    if (value !== undefined) columns[name] = typeof value === 'string' ? value.toWellFormed() : value
  }
  return columns
}

const canonical = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/

/** Times for the store, and whether all that were given named their zone. */
function timesOf(times: Record<string, string | undefined>): Columns {
  const columns: Columns = {}
  let zoned = true
  for (const name in times) {
    const given = times[name]
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
  return columns
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
