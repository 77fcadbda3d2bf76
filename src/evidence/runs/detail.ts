import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { holding } from '../holding.ts'
import { BY_PLAN, firstSaid, inOrderOfParts } from '../parts.ts'
import { rootOf } from './assemble.ts'
import { spanOfN8n, toldOnce } from './told-twice.ts'

const ofRun = 'workspace = {workspace:String} AND run = {run:String}'

/** Rows of a table as JSON; its `times` in microseconds. */
function part(name: string, columns: string, times: string[], where = ofRun): string {
  const micros = times.map((time) => `, toUnixTimestamp64Micro(${time}) AS ${time}_us`).join('')
  return `SELECT '${name}' AS of_table, formatRowNoNewline('JSONEachRow', ${columns}${micros}) AS row FROM ${name} FINAL WHERE ${where}`
}

const allBut = (...columns: string[]) => `* EXCEPT (${['workspace', 'version', 'arrived', ...columns].join(', ')})`

/**
 * What the engine needs to plan a question is far more than to read a few rows, and most of it is done by one thread. So
 * parts are asked together, in two questions of about the same work, at once. Each part stands by itself: asked of a
 * subquery it would cost all that is won.
 */
const together = (name: string, ...parts: string[]) => question(name, parts.join('\nUNION ALL\n'))

/** The verdicts are those of the run, and those on its case that name no run. */
const ofItself = together(
  'run-itself',
  part(
    'run',
    `${allBut('started', 'ended', 'outcome_at', 'user', 'tokens_unknown', 'by_integration')}, coalesce(cost_reported + cost_estimated, cost_reported, cost_estimated) AS cost`,
    ['started', 'ended', 'outcome_at'],
  ),
  part('run_line', 'part, trigger, session, user, input, output, labels, zoned', ['started']),
  part(
    'verdict',
    allBut('at'),
    ['at'],
    `workspace = {workspace:String} AND (run = {run:String} OR
      (run = '' AND case IN (SELECT case FROM run FINAL WHERE ${ofRun} AND case != '')))`,
  ),
)
const ofSteps = together(
  'run-steps',
  part('step', allBut('run', 'started', 'ended', 'read_by'), ['started', 'ended']),
  part('write', allBut('run', 'claimed_at'), ['claimed_at']),
  part('readback', allBut('run', 'observed_at', 'changed_at'), ['observed_at', 'changed_at']),
  part('text', allBut('run', 'zoned', 'at'), ['at']),
)

export type Fields = { readonly [name: string]: string | number | boolean | null | object }

/** One run with everything that belongs to it; what is not known is left out. */
export type RunDetail = {
  readonly run: Fields
  readonly steps: readonly Fields[]
  readonly verdicts: readonly Fields[]
  readonly writes: readonly Fields[]
  readonly readbacks: readonly Fields[]
}

/** A run by its id: its summary, and its steps in the order they happened. */
export async function askRun(evidence: Evidence, workspace: string, id: string): Promise<RunDetail> {
  type Row = { of_table: string; row: string }
  const asked = [ofItself, ofSteps].map((question) => evidence.ask<Row>(workspace, question, { run: id }))
  const rows = (await Promise.all(asked)).flat()
  const of = (table: 'run' | 'run_line' | 'step' | 'text' | 'verdict' | 'write' | 'readback') =>
    rows.filter((one) => one.of_table === table).map((one) => JSON.parse(one.row) as Record<string, unknown>)
  const [summary] = of('run')
  const steps = toldOnce(of('step') as (Raw & { step: string })[], isSpanOfN8n)
  if (!summary) throw noRun(id)
  const told = innermost(steps.map(known))
    .map(withTexts(of('text')))
    .sort(by('started_us', 'step'))
  const root = told.find(({ step }) => step === rootIn(steps))
  return {
    // What goes into its root goes into the run, where no line says otherwise.
    run: { ...textsOf(root), ...known({ ...saidOf(of('run_line'), rootIn(steps)), ...summary }) },
    steps: told,
    verdicts: of('verdict')
      .map(known)
      .sort(by('at_us', 'verdict', 'run')),
    writes: of('write')
      // A claim that a rule of the plan found, and no longer finds.
      .filter(({ write, record }) => write !== BY_PLAN || record !== '')
      .map(known)
      .sort(by('claimed_at_us', 'step', 'write')),
    readbacks: of('readback')
      .map(known)
      .sort(by('observed_at_us', 'step', 'write', 'readback')),
  }
}

export const noRun = (id: string) =>
  new AppError('not_found', say`There is no run "${id}" in this workspace. Look for it with a search of runs.`)

type Raw = Readonly<Record<string, unknown>>

function isSpanOfN8n({ attributes }: Raw): boolean {
  const text = typeof attributes === 'string' ? attributes : ''
  return spanOfN8n.some((name) => text.includes(`"${name}":`))
}
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const micros = (value: unknown): Micros | null => (value === null || value === undefined ? null : Number(value))

const rootIn = (steps: readonly Raw[]): string | undefined =>
  rootOf(steps.map((one) => ({ step: text(one.step), parent: text(one.parent), started: micros(one.started_us) })))
    ?.step

const textsOf = (root: Fields | undefined): Fields =>
  Object.fromEntries(['input', 'output'].flatMap((name) => (root?.[name] === undefined ? [] : [[name, root[name]]])))

/** What its summary does not keep, from all the lines that tell of the run. */
function saidOf(lines: readonly Raw[], root: string | undefined): Raw {
  const parts = lines.map((one) => ({ ...one, part: text(one.part), started: micros(one.started_us) }) as Raw)
  return firstSaid(inOrderOfParts(parts, root), ['trigger', 'session', 'user', 'input', 'output', 'labels', 'zoned'])
}

/** Steps beneath which others tell of calls, tokens and costs repeat what those say: it is shown where it counts. */
function innermost(steps: readonly Fields[]): Fields[] {
  const nested = steps.map((fields) => ({
    step: String(fields.step),
    parent: text(fields.parent),
    kind: String(fields.kind),
    fields,
  }))
  const holders = (told: (fields: Fields) => boolean) => holding(nested, (one) => told(one.fields))
  // An embedding is a retrieval that asked a model.
  const asksModel = ({ kind, model }: Fields) => kind === 'model' || (kind === 'retrieval' && model !== undefined)
  const holdsCalls = holders(asksModel)
  const holdsTokens = holders((fields) => buckets.some((name) => Number(fields[name] ?? 0) > 0))
  const holdsCosts = holders(({ cost, cost_estimated }) => cost !== undefined || cost_estimated !== undefined)
  return nested.map(({ step, fields }) => {
    const isCall = asksModel(fields) && holdsCalls.has(step)
    const left = new Set<string>([
      ...(isCall ? ofCall : []),
      ...(holdsTokens.has(step) ? buckets : []),
      ...(holdsCosts.has(step) ? costs : []),
    ])
    if (left.size === 0) return fields
    const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !left.has(name)))
    return isCall ? { ...kept, kind: 'other' } : kept
  })
}

const ofCall = ['model', 'provider', 'prompt_name', 'prompt_version', 'finish_reason']
const buckets = ['tokens_input', 'tokens_cached_input', 'tokens_cache_write', 'tokens_output', 'tokens_reasoning']
const costs = ['cost', 'cost_currency', 'cost_basis', 'cost_estimated', 'price_list']

/** Steps with the texts that came by themselves, where their own line has none: messages that came one by one are one list. */
function withTexts(texts: readonly Raw[]): (step: Fields) => Fields {
  const byStep = Map.groupBy(texts.map(known).sort(by('at_us', 'text')), ({ step }) => step ?? '')
  return (step) => {
    const said = byStep.get(step.step ?? '')
    if (!said) return step
    const all = (name: 'input' | 'output') => {
      const own = step[name] ?? listed(said.flatMap((one) => (one[name] === undefined ? [] : [String(one[name])])))
      return own === undefined ? {} : { [name]: own }
    }
    return { ...step, ...all('input'), ...all('output') }
  }
}

/** Lists of messages as one list; what is no list stands beneath each other. */
function listed(texts: readonly string[]): string | undefined {
  if (texts.length < 2) return texts[0]
  try {
    const lists = texts.map((one) => JSON.parse(one) as unknown)
    if (lists.every(Array.isArray)) return JSON.stringify(lists.flat())
  } catch {
    // Cut off, or no JSON at all.
  }
  return texts.join('\n\n')
}

const natural = new Intl.Collator('en', { numeric: true })

/** By a time, what has none last; then by names, in which numbers count as numbers ("2" before "10"). */
function by(time: string, ...names: string[]): (a: Fields, b: Fields) => number {
  const at = (row: Fields) => Number(row[time] ?? Number.POSITIVE_INFINITY)
  return (a, b) => {
    if (at(a) !== at(b)) return at(a) - at(b)
    for (const name of names) {
      const [one, other] = [String(a[name] ?? ''), String(b[name] ?? '')]
      if (one !== other) return natural.compare(one, other) || (one < other ? -1 : 1)
    }
    return 0
  }
}

/** Kept as JSON text in the store. */
const jsonColumns = new Set(['labels', 'sources', 'attributes', 'corrections', 'fields'])
/** 64-bit integers that fit a number. Decimals stay text. */
const integers = /^(tokens_\w+|\w+_us|cut_bytes)$/

function known(row: Record<string, unknown>): Fields {
  const fields: Record<string, string | number | boolean | object> = {}
  for (const [name, value] of Object.entries(row)) {
    if (value === '' || value === null || value === undefined) continue
    if (jsonColumns.has(name)) fields[name] = JSON.parse(String(value)) as object
    else if (integers.test(name)) fields[name] = Number(value) as Micros
    else fields[name] = value as string | number | boolean
  }
  return fields
}
