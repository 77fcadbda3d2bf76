import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { LOOP } from './loops.ts'

/** How a run or a step of it left the intended path. */
export const exceptionKinds = [
  ...['error', 'timeout', 'truncated', 'malformed', 'guardrail', 'loop', 'write', 'handover', 'correction'],
] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

/** Where a run left its path: in no more words than tell which pattern it belongs to. */
export type Occurred = {
  readonly run: string
  /** The step, the write, the tool or the field; '' where it is the run as a whole. */
  readonly step: string
  readonly kind: ExceptionKind
  /** The tool, system or field that it is about, or the workflow. */
  readonly about: string
  /** What is set apart before anything is compared: messages of different keys are in different patterns. */
  readonly key: string
  readonly message: string
}

export type RunAt = {
  readonly run: string
  readonly workflow: string
  readonly case: string
  readonly case_type: string
  readonly route: string
  readonly release: string
  readonly model: string
  readonly started: string | null
  readonly status: string
  readonly outcome: string
}

/** Of a run so many of each sort, and so much of each message: a run that fails without end is one run all the same. */
const MOST = 100
const CHARACTERS = 1000
const NAME_CHARACTERS = 200

const OF_RUNS = 'workspace = {workspace:String} AND run IN {runs:Array(String)}'
const inOrder = '(ifNull(toUnixTimestamp64Micro(started), 0), step)'

const failedSteps = question(
  'exceptions-steps',
  `SELECT run, step, kind, substringUTF8(name, 1, ${NAME_CHARACTERS}) AS name, integration, substringUTF8(error_type, 1, ${NAME_CHARACTERS}) AS type,
     substringUTF8(error_message, 1, ${CHARACTERS}) AS message
   FROM step FINAL WHERE ${OF_RUNS} AND status = 'error' ORDER BY run, ${inOrder} LIMIT ${MOST} BY run`,
)
/**
 * Why a model stopped before its answer was whole, by kind; written as lower case with underscores. OpenAI, Anthropic, Google, Bedrock and the
 * AI SDK each have words of their own.
 */
const unfinished = {
  truncated: [
    'length',
    'max_tokens',
    'max_output_tokens',
    'max_length',
    'model_length',
    'model_context_window_exceeded',
  ],
  guardrail: [
    ...['content_filter', 'content_filtered', 'guardrail_intervened', 'refusal', 'safety', 'recitation', 'language'],
    ...['blocklist', 'prohibited_content', 'spii', 'image_safety', 'image_prohibited_content'],
  ],
  malformed: [
    ...['malformed_function_call', 'unexpected_tool_call', 'malformed_model_output', 'malformed_tool_use'],
    ...['malformed_response', 'invalid_tool_call'],
  ],
} as const satisfies Partial<Record<ExceptionKind, readonly string[]>>
const endings = new Map(
  Object.entries(unfinished).flatMap(([kind, reasons]) =>
    reasons.map((reason): [string, keyof typeof unfinished] => [reason, kind as keyof typeof unfinished]),
  ),
)
const REASON = "replaceAll(lower(finish_reason), '-', '_')"

const cutOff = question(
  'exceptions-finishes',
  `SELECT run, step, substringUTF8(if(name = '', model, name), 1, ${NAME_CHARACTERS}) AS name, ${REASON} AS reason FROM step FINAL
   WHERE ${OF_RUNS} AND status != 'error' AND finish_reason != '' AND ${REASON} IN {reasons:Array(String)}
   ORDER BY run, ${inOrder} LIMIT ${MOST} BY run`,
)
const repeated = question(
  'exceptions-loops',
  `SELECT run, substringUTF8(name, 1, ${NAME_CHARACTERS}) AS tool FROM step FINAL WHERE ${OF_RUNS} AND kind IN ('tool', 'write')
   GROUP BY run, tool HAVING count() >= ${LOOP} ORDER BY run, tool LIMIT ${MOST} BY run`,
)
const badWrites = question(
  'exceptions-writes',
  `SELECT run, step, write, outcome, substringUTF8(reason, 1, ${CHARACTERS}) AS reason, integration FROM (
     SELECT run, step, write, argMax(outcome, (observed_at, readback)) AS outcome, argMax(reason, (observed_at, readback)) AS reason
     FROM readback FINAL WHERE ${OF_RUNS} GROUP BY run, step, write) AS said
   LEFT JOIN (SELECT run, step, write, integration FROM write FINAL WHERE ${OF_RUNS}) AS claimed USING (run, step, write)
   WHERE outcome IN ('mismatch', 'refused', 'failed', 'unrequested') ORDER BY run, step, write LIMIT ${MOST} BY run`,
)
const corrected = question(
  'exceptions-corrections',
  `SELECT run, case, substringUTF8(corrections, 1, 100000) AS corrections FROM verdict FINAL WHERE workspace = {workspace:String} AND kind = 'corrected'
     AND (run IN {runs:Array(String)} OR (run = '' AND case IN {cases:Array(String)})) ORDER BY run, case, verdict LIMIT ${MOST} BY run, case`,
)

type Step = Record<'run' | 'step' | 'kind' | 'name' | 'integration' | 'type' | 'message', string>
type Ending = Record<'run' | 'step' | 'name' | 'reason', string>
type Write = Record<'run' | 'step' | 'write' | 'outcome' | 'reason' | 'integration', string>

/** Everything by which some runs left their path, in an order that is the same each time. */
export async function askOccurred(
  evidence: Evidence,
  workspace: string,
  runs: readonly RunAt[],
): Promise<Map<string, Occurred[]>> {
  const names = { runs: runs.map(({ run }) => run) }
  const cases = [...new Set(runs.flatMap((one) => (one.outcome === 'corrected' && one.case ? [one.case] : [])))]
  const [steps, ends, loops, writes, corrections] = await Promise.all([
    evidence.ask<Step>(workspace, failedSteps, names),
    evidence.ask<Ending>(workspace, cutOff, { ...names, reasons: [...endings.keys()] }),
    evidence.ask<{ run: string; tool: string }>(workspace, repeated, names),
    evidence.ask<Write>(workspace, badWrites, names),
    evidence.ask<{ run: string; case: string; corrections: string }>(workspace, corrected, { ...names, cases }),
  ])
  const all = new Map<string, Occurred[]>()
  const [correctionsOf, correctionsOfCase] = [
    Map.groupBy(corrections, ({ run }) => run),
    Map.groupBy(
      corrections.filter(({ run }) => run === ''),
      (one) => one.case,
    ),
  ]
  const [stepsOf, endsOf, loopsOf, writesOf] = [
    Map.groupBy(steps, ({ run }) => run),
    Map.groupBy(ends, ({ run }) => run),
    Map.groupBy(loops, ({ run }) => run),
    Map.groupBy(writes, ({ run }) => run),
  ]
  for (const one of runs) {
    const said = [...(correctionsOf.get(one.run) ?? []), ...(correctionsOfCase.get(one.case) ?? [])]
    const found = [
      ...(stepsOf.get(one.run) ?? []).map(ofStep),
      ...(endsOf.get(one.run) ?? []).map(ofEnding),
      ...(loopsOf.get(one.run) ?? []).map(({ run, tool }) => occurred(run, { step: tool, kind: 'loop', about: tool })),
      ...(writesOf.get(one.run) ?? []).map(ofWrite),
      ...ofRun(one, stepsOf.has(one.run)),
      ...(one.outcome === 'corrected' ? ofCorrections(one, said) : []),
    ]
    if (found.length > 0) all.set(one.run, found)
  }
  return all
}

/** No character that a screen or a terminal would obey: controls, and marks that turn the direction of what follows. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const occurred = (
  run: string,
  {
    step,
    kind,
    about,
    message = '',
    within = '',
  }: Pick<Occurred, 'step' | 'kind' | 'about'> & { message?: string; within?: string },
): Occurred => ({
  ...{ run, step, kind, about: plain(about), message: plain(message) },
  key: `${kind} ${plain(about)} ${within}`.trim(),
})

const IS_TIMEOUT = /\btime[ds]?[ _-]?out\b|timeout|deadline exceeded|ETIMEDOUT/i

/** What a model or a system answered and nobody could read: its form, not its words. The names are those of errors of common clients. */
const IS_MALFORMED =
  /\b(?:NoObjectGenerated|InvalidToolInput|InvalidToolArguments|TypeValidation|JSONParse|OutputParser|OutputParsing|ModelBehavior)(?:Error|Exception)\b|\bUnexpectedModelBehavior\b|\bJSONDecodeError\b|\bvalidation errors? for \w|could not parse (?:the )?(?:llm |model )?output|in JSON at position|is not valid JSON/i

function ofStep({ run, step, kind, name, integration, type, message }: Step): Occurred {
  const text = [type, message].filter((part) => part !== '').join(': ')
  const as = kind === 'guardrail' ? 'guardrail' : kindOf(text)
  return occurred(run, { step, kind: as, about: name || integration || kind, message: text })
}

const kindOf = (text: string): ExceptionKind =>
  IS_TIMEOUT.test(text) ? 'timeout' : IS_MALFORMED.test(text) ? 'malformed' : 'error'

/** That its length was over says everything; by which filter, or what was wrong with its form, is told. */
function ofEnding({ run, step, name, reason }: Ending): Occurred {
  const kind = endings.get(reason) ?? 'malformed'
  return occurred(run, { step, kind, about: name || 'model', message: kind === 'truncated' ? '' : reason })
}

const ofWrite = ({ run, step, write, outcome, reason, integration }: Write): Occurred =>
  occurred(run, { step: `${step}/${write}`, kind: 'write', about: integration, message: reason, within: outcome })

/** What is said of a run as a whole; that it failed only where no step of it says so. */
function* ofRun({ run, workflow, status, outcome }: RunAt, hasFailed: boolean): Iterable<Occurred> {
  if ((status === 'error' || status === 'exception') && !hasFailed)
    yield occurred(run, { step: '', kind: 'error', about: workflow })
  if (status === 'handed_over' || outcome === 'escalated')
    yield occurred(run, { step: '', kind: 'handover', about: workflow })
}

/** Each field once, by its name: what stood in it, and what people made of it, is no part of a pattern. */
function ofCorrections({ run, workflow }: RunAt, said: readonly { corrections: string }[]): Occurred[] {
  const fields = new Set(said.flatMap(({ corrections }) => fieldsIn(corrections)))
  if (fields.size === 0) return [occurred(run, { step: '', kind: 'correction', about: workflow })]
  return [...fields]
    .slice(0, MOST)
    .map((field) => occurred(run, { step: field, kind: 'correction', about: field, within: workflow }))
}

function fieldsIn(corrections: string): string[] {
  try {
    const list: unknown = JSON.parse(corrections)
    if (!Array.isArray(list)) return []
    return list.flatMap((one: { field?: unknown } | null) =>
      typeof one?.field === 'string' ? [one.field.slice(0, NAME_CHARACTERS)] : [],
    )
  } catch {
    // Cut off where it is longer than is read: told as a correction without its fields.
    return []
  }
}
