import { formatTime } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { RunLine, StepLine } from '../record.ts'

/** Lines of the record as they are kept: masked, and without what was computed from them. */

/** What rules of the plan made of a step is no part of what was told. */
const told = ['kind', 'integration', 'action']

const keptSteps = question(
  'lines-kept-step',
  `SELECT run, step, parent, ${told.map((name) => `if(told_kind = '', ${name}, told_${name}) AS ${name}`).join(', ')}, name, status, error_type, error_message, attempt, model, provider,
     toUnixTimestamp64Micro(started) AS started, toUnixTimestamp64Micro(ended) AS ended,
     tokens_input, tokens_cached_input, tokens_cache_write, tokens_output, tokens_reasoning,
     cost, cost_currency, cost_basis, cost_estimated, price_list, prompt_name, prompt_version, finish_reason, input, output, sources, attributes, read_by
   FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND step IN {steps:Array(String)}`,
)

const keptRuns = question(
  'lines-kept-run',
  `SELECT run, part, workflow, case, case_type, route, release, mode, status, trigger, session, user, input, output, labels, read_by,
     toUnixTimestamp64Micro(started) AS started, toUnixTimestamp64Micro(ended) AS ended
   FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

type Row = { readonly [name: string]: string | number | null }

/**
 * The lines with what was told of the same steps and runs before, for senders that tell a thing bit by bit: what a line does not say
 * stays as it was. Nobody else may write these lines meanwhile.
 */
export async function withKept<L extends { readonly type: string }>(
  evidence: Evidence,
  workspace: string,
  lines: readonly (L | StepLine | RunLine)[],
): Promise<Kept<L | StepLine | RunLine>[]> {
  const steps = lines.filter((line): line is StepLine => line.type === 'step')
  const runs = lines.filter((line): line is RunLine => line.type === 'run')
  const [ofSteps, ofRuns] = await Promise.all([
    steps.length === 0
      ? []
      : evidence.ask<Row>(workspace, keptSteps, {
          runs: [...new Set(steps.map(({ run }) => run))],
          steps: [...new Set(steps.map(({ step }) => step))],
        }),
    runs.length === 0 ? [] : evidence.ask<Row>(workspace, keptRuns, { runs: [...new Set(runs.map(({ run }) => run))] }),
  ])
  const keyOf = (...ids: unknown[]) => JSON.stringify(ids)
  const stepByKey = new Map(ofSteps.map((row) => [keyOf(row.run, row.step), row]))
  const runByKey = new Map(ofRuns.map((row) => [keyOf(row.run, row.part), row]))
  return lines.map((line) => {
    if (line.type === 'step' && 'step' in line) {
      const row = stepByKey.get(keyOf(line.run, line.step))
      return { line: onto(row && stepOf(row), line), readBy: textOf(row?.read_by) }
    }
    if (line.type === 'run' && 'run' in line) {
      const row = runByKey.get(keyOf(line.run, line.part ?? ''))
      return { line: onto(row && runOf(row), line as RunLine), readBy: textOf(row?.read_by) }
    }
    return { line, readBy: undefined }
  })
}

/** A line, and the id of the rules by which was read what was told of it before. */
type Kept<L> = { readonly line: L; readonly readBy: string | undefined }

/** What is told again wins; but what has ended does not run again because its beginning came after its end. */
function onto<T extends StepLine | RunLine>(kept: T | undefined, line: T): T {
  if (!kept) return line
  const isLate = kept.ended !== undefined && line.ended === undefined
  const ended = isLate ? { status: kept.status, ...('error' in kept ? { error: kept.error } : {}) } : {}
  const attributes =
    'attributes' in kept && 'attributes' in line ? { attributes: { ...kept.attributes, ...line.attributes } } : {}
  return known({ ...kept, ...line, ...attributes, ...ended }) as T
}

function stepOf(row: Row): StepLine {
  const tokens = known({
    input: count(row.tokens_input),
    cached_input: count(row.tokens_cached_input),
    cache_write: count(row.tokens_cache_write),
    output: count(row.tokens_output),
    reasoning: count(row.tokens_reasoning),
  })
  // An estimate by the price list is made anew; one of the sender's own is told again.
  const amount = row.price_list === 'sender' ? row.cost_estimated : row.cost
  return known({
    type: 'step',
    ...textsOf(row, ['run', 'step', 'parent', 'kind', 'name', 'integration', 'action', 'status', 'model', 'provider']),
    ...textsOf(row, ['finish_reason', 'input', 'output']),
    ...timesOf(row),
    attempt: count(row.attempt),
    error: some(known({ type: textOf(row.error_type), message: textOf(row.error_message) })),
    tokens: some(tokens),
    cost:
      amount === null
        ? undefined
        : known({ amount: String(amount), currency: textOf(row.cost_currency), basis: textOf(row.cost_basis) }),
    prompt: some(known({ name: textOf(row.prompt_name), version: textOf(row.prompt_version) })),
    sources: jsonOf(row.sources),
    attributes: jsonOf(row.attributes),
  }) as StepLine
}

const runOf = (row: Row): RunLine =>
  known({
    type: 'run',
    ...textsOf(row, ['run', 'part', 'workflow', 'case', 'case_type', 'route', 'release', 'mode', 'status', 'trigger']),
    ...textsOf(row, ['session', 'user', 'input', 'output']),
    ...timesOf(row),
    labels: jsonOf(row.labels),
  }) as RunLine

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const textsOf = (row: Row, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, textOf(row[name])]))
const timeOf = (value: unknown) => (value === null || value === undefined ? undefined : formatTime(Number(value)))
const timesOf = (row: Row) => ({ started: timeOf(row.started), ended: timeOf(row.ended) })
const count = (value: unknown) => (value === null || value === undefined ? undefined : Number(value))
const jsonOf = (value: unknown): object | undefined =>
  textOf(value) ? (JSON.parse(String(value)) as object) : undefined
const some = (value: object) => (Object.keys(value).length === 0 ? undefined : value)
const known = (value: object) => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined))
