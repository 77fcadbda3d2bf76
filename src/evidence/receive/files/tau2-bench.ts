import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { Exact } from '../../../base/money.ts'
import { parseTime } from '../../../base/time.ts'
import type { Line, RunLine, StepLine } from '../../record.ts'
import { caseFinder } from './tau2-bench-case.ts'
import { checkResultFile, type Message, type ResultFile, type Simulation, type ToolCall } from './tau2-bench-file.ts'
import { isHandOver, recordOf, workOf } from './tau2-bench-tools.ts'

/** `file` is the result file's name; what `workflow` and `release` say wins over what the name and the file say. */
export type Tau2BenchOptions = { readonly file: string; readonly workflow?: string; readonly release?: string }

/**
 * Reads one result file of tau2-bench (its parsed JSON) as lines of the record; throws `invalid_input` for anything else.
 *
 * A simulation is a run; its steps are numbered by message (`4`) and by call within the message (`4.0`), because the
 * ids of calls repeat within a run. The reward is the verdict of the system of record.
 *
 * Times: a message carries the moment it was complete, and one follows the other without a pause. So a step ended at
 * its message's time and started when the message before it was complete (the first: when the run started). Where a
 * time is missing it stays unknown. The files name no zone, and the lines pass the times on as they stand.
 */
export function* readTau2Bench(json: unknown, options: Tau2BenchOptions): Generator<Line> {
  const file = checkResultFile(json, options.file)
  const named = namesOf(options.file)
  const domain = file.info.environment_info.domain_name
  const context: Context = {
    file,
    domain,
    workflow: options.workflow ?? named.workflow ?? domain,
    release: options.release ?? named.release,
    model: file.info.agent_info?.llm ?? undefined,
    policy: policyOf(file),
    zeroIsACost: file.simulations.some((simulation) => (simulation.messages ?? []).some(hasAgentCost)),
  }
  const findCase = caseFinder(file)
  const runIds = runIdsOf(file, named.stem)
  for (const [index, simulation] of file.simulations.entries()) {
    const run = runIds[index] as string
    const steps = [...stepsOf(simulation, run, context)]
    yield runOf(simulation, run, findCase(simulation), context)
    yield* steps
    yield* verdictOf(simulation, run)
  }
}

type Context = {
  readonly file: ResultFile
  readonly domain: string
  readonly workflow: string
  readonly release: string
  readonly model: string | undefined
  readonly policy: StepLine['prompt'] | undefined
  /** tau2-bench also writes 0 where its price list did not know the model: a zero says something only beside real costs. */
  readonly zeroIsACost: boolean
}

/**
 * "2025-08-01__airline__gpt-4.1.json.gz" is workflow "airline", release "2025-08-01 gpt-4.1". A first part that is no
 * date says nothing about the release. A name in one part names the release only.
 */
function namesOf(file: string): { stem: string; workflow: string | undefined; release: string } {
  const stem = basename(file)
    .replace(/\.gz$/, '')
    .replace(/\.json$/, '')
  const [first = '', workflow, ...rest] = stem.split('__')
  const release = (/^\d{4}-\d{2}-\d{2}$/.test(first) ? [first, ...rest] : rest).join(' ')
  return { stem, workflow: workflow || undefined, release: asId(release || stem) }
}

/**
 * A UUID is unique as it stands. Any other id may count from 1 in every file, so the file's name goes before it. An id
 * that occurs again in the file gets "#2", "#3", ... in the file's order.
 */
function runIdsOf(file: ResultFile, stem: string): string[] {
  const seen = new Map<string, number>()
  return file.simulations.map((simulation) => {
    const given = String(simulation.id)
    const id = asId(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(given) ? given : `${stem}:${given}`, 190)
    const times = (seen.get(id) ?? 0) + 1
    seen.set(id, times)
    return times === 1 ? id : `${id}#${times}`
  })
}

function runOf(
  simulation: Simulation,
  run: string,
  found: { task: string | undefined; type: string | undefined },
  context: Context,
): RunLine {
  const reward = simulation.reward_info
  const missed = reward?.action_checks?.filter((check) => check.action_match === false).map(({ action }) => action.name)
  return {
    type: 'run',
    run,
    workflow: asId(context.workflow),
    release: context.release,
    mode: 'live',
    ...known({
      case: found.task === undefined ? undefined : asId(`${context.workflow}:${found.task}`),
      case_type: found.type,
      started: timeOf(simulation.start_time),
      ended: timeOf(simulation.end_time),
      status: statusOf(simulation),
    }),
    labels: known({
      reward: textOf(reward?.reward),
      db_match: textOf(reward?.db_check?.db_match),
      missed_actions: missed?.join(', '),
      termination: textOf(simulation.termination_reason),
      trial: textOf(simulation.trial),
      seed: textOf(simulation.seed),
      agent: textOf(context.file.info.agent_info?.implementation),
      customer_model: textOf(context.file.info.user_info?.llm),
    }),
  }
}

const statusByTermination: Readonly<Record<string, NonNullable<RunLine['status']>>> = {
  user_stop: 'ok',
  agent_stop: 'ok',
  max_steps: 'exception',
  timeout: 'exception',
}

/** A hand-over outweighs how the run ended. Any other end than the four of the table is an error; none is unknown. */
function statusOf(simulation: Simulation): RunLine['status'] {
  const calls = (simulation.messages ?? []).flatMap((message) => message.tool_calls ?? [])
  if (calls.some((call) => isHandOver(call.name))) return 'handed_over'
  const reason = simulation.termination_reason
  return reason ? (statusByTermination[reason] ?? 'error') : undefined
}

function* stepsOf(simulation: Simulation, run: string, context: Context): Generator<Line> {
  const messages = simulation.messages ?? []
  const answers = answersOf(messages)
  let before = timeOf(simulation.start_time)
  for (const [index, message] of messages.entries()) {
    const now = timeOf(message.timestamp)
    const base = {
      type: 'step',
      run,
      step: String(index),
      ...spanOf(before, now),
      ...known({ output: textOf(message.content) }),
    } as const
    if (message.role === 'assistant') yield modelStep(base, message, index, context)
    else if (message.role === 'user') {
      const attributes = known({ customer_cost_usd: message.cost ?? undefined })
      yield { ...base, kind: 'other', name: 'customer', ...known({ attributes: filled(attributes) }) }
    } else if (message.role !== 'tool') yield { ...base, kind: 'other', name: message.role.slice(0, 500) }
    else if (!answers.answered.has(message)) yield { ...base, kind: 'other', name: 'answer to no call' }
    for (const [callIndex, call] of (message.tool_calls ?? []).entries()) {
      const answer = answers.byCall.get(call)
      // Calls of one message are made one after the other: each begins when the result before it was there.
      const previous = answer && messages[messages.indexOf(answer, index) - 1]
      yield* callSteps(call, answer, {
        run,
        step: `${index}.${callIndex}`,
        parent: String(index),
        span: spanOf(timeOf((previous ?? message).timestamp), timeOf(answer?.timestamp)),
        byCustomer: message.role === 'user' || call.requestor === 'user',
        context,
      })
    }
    before = now
  }
}

type StepBase = Omit<StepLine, 'kind'>

function modelStep(base: StepBase, message: Message, index: number, context: Context): StepLine {
  // tau2-bench opens most conversations with a fixed greeting: no model was asked for it.
  const scripted = index === 0 && !message.usage && !message.raw_data && !message.tool_calls?.length && !message.cost
  const attributes = known({
    reasoning: textOf(message.reasoning),
    refused_answers: message.errors?.length ? message.errors : undefined,
  })
  return {
    ...base,
    kind: 'model',
    name: scripted ? 'greeting' : 'agent',
    ...(scripted ? {} : known({ model: context.model && asId(context.model), prompt: context.policy })),
    ...known({
      finish_reason: finishReasonOf(message.raw_data),
      tokens: tokensOf(message),
      attributes: filled(attributes),
    }),
    cost: costOf(message, scripted && context.zeroIsACost),
  }
}

/** US dollars. Zero beside tokens, or nothing at all, means the price list did not know the model. */
function costOf(message: Message, isFree: boolean): NonNullable<StepLine['cost']> {
  if (message.cost && message.cost > 0) {
    // Twelve decimals hold the finest price of a token and drop the noise of binary sums (0.0032825000000000003).
    const amount = new Exact(message.cost).toDecimalPlaces(12).toFixed()
    return { amount, currency: 'USD', basis: 'reported' }
  }
  if (isFree && message.cost === 0) return { amount: '0', currency: 'USD', basis: 'reported' }
  return { basis: 'unknown' }
}

const hasAgentCost = (message: Message) => message.role === 'assistant' && (message.cost ?? 0) > 0

/**
 * Disjoint buckets. `prompt_tokens` counts the cached ones too and `completion_tokens` the reasoning; what Anthropic
 * itself answers (`input_tokens`) leaves the cached ones out.
 */
function tokensOf(message: Message): StepLine['tokens'] | undefined {
  const usage = message.usage
  if (!usage) return undefined
  const raw = objectAt(message.raw_data, 'usage')
  const details = objectAt(usage, 'prompt_tokens_details') ?? objectAt(raw, 'prompt_tokens_details')
  const reasoning = count(
    objectAt(usage, 'completion_tokens_details')?.reasoning_tokens ??
      objectAt(raw, 'completion_tokens_details')?.reasoning_tokens,
  )
  const cached = count(details?.cached_tokens ?? usage.cache_read_input_tokens ?? raw?.cache_read_input_tokens)
  const written = count(usage.cache_creation_input_tokens ?? raw?.cache_creation_input_tokens)
  const prompt = count(usage.prompt_tokens)
  const output = count(usage.completion_tokens)
  const input = count(raw?.input_tokens) ?? minus(minus(prompt, cached), written)
  return known({ input, cached_input: cached, cache_write: written, output: minus(output, reasoning), reasoning })
}

type CallContext = {
  readonly run: string
  readonly step: string
  readonly parent: string
  readonly span: { started?: string; ended?: string }
  readonly byCustomer: boolean
  readonly context: Context
}

/**
 * A call with its answer. What the customer does with the customer's own tools is theirs: the automation claims
 * nothing by it, so it is no write, and it does not count against the back office. A call that failed claims nothing either:
 * it stays a step of kind write, with its error.
 */
function* callSteps(call: ToolCall, answer: Message | undefined, at: CallContext): Generator<Line> {
  const isWrite = !at.byCustomer && workOf(call.name) !== undefined
  const output = textOf(answer?.content)
  const integration = asId(`${at.context.domain}-${at.byCustomer ? 'customer-side' : 'back-office'}`)
  const failed = answer?.error === true
  yield {
    type: 'step',
    run: at.run,
    step: at.step,
    parent: at.parent,
    kind: isWrite ? 'write' : 'tool',
    name: call.name.slice(0, 500),
    integration,
    ...at.span,
    ...known({
      input: call.arguments === undefined ? undefined : JSON.stringify(call.arguments),
      output,
      // A file that never says whether a call failed leaves it unknown.
      status: failed ? ('error' as const) : answer?.error === false ? ('ok' as const) : undefined,
      error: failed ? known({ message: output }) : undefined,
      attributes: at.byCustomer ? { requestor: 'user' } : undefined,
    }),
  }
  if (!isWrite || failed) return
  yield {
    type: 'write',
    run: at.run,
    step: at.step,
    write: at.step,
    integration,
    ...known({
      record: recordOf(call.arguments, output),
      fields: objectAt({ given: call.arguments }, 'given'),
      claimed_at: at.span.ended ?? at.span.started,
    }),
  }
}

/** Which result answers which call. Only among the calls still open since the last message: ids repeat within a run. */
function answersOf(messages: readonly Message[]): { byCall: Map<ToolCall, Message>; answered: Set<Message> } {
  const byCall = new Map<ToolCall, Message>()
  let open: ToolCall[] = []
  for (const message of messages) {
    if (message.role !== 'tool') {
      open = [...(message.tool_calls ?? [])]
      continue
    }
    const call = message.id ? open.find((one) => one.id === message.id) : open[0]
    if (!call) continue
    byCall.set(call, message)
    open = open.filter((one) => one !== call)
  }
  return { byCall, answered: new Set(byCall.values()) }
}

function* verdictOf(simulation: Simulation, run: string): Generator<Line> {
  const reward = simulation.reward_info?.reward
  if (reward === undefined || reward === null) return
  yield {
    type: 'verdict',
    verdict: 'reward',
    run,
    // The reward is a product of checks; tau2-bench itself takes anything this near to 1 for a pass.
    kind: Math.abs(reward - 1) <= 1e-6 ? 'accepted' : 'rejected',
    by: { kind: 'system', id: 'tau2-bench' },
    ...known({ at: timeOf(simulation.end_time) }),
  }
}

/** The policy is the prompt the agent works under; its hash tells one wording from another. */
function policyOf(file: ResultFile): StepLine['prompt'] | undefined {
  const policy = file.info.environment_info.policy
  if (!policy) return undefined
  return { name: 'policy', version: createHash('sha256').update(policy).digest('hex').slice(0, 12) }
}

/** Both ends as far as known; a start after its end is a clock set back, and then only the end counts. */
function spanOf(started: string | undefined, ended: string | undefined): { started?: string; ended?: string } {
  const from = started === undefined ? undefined : parseTime(started)?.micros
  const to = ended === undefined ? undefined : parseTime(ended)?.micros
  return known({ started: from !== undefined && to !== undefined && from > to ? undefined : started, ended })
}

const timeOf = (value: string | null | undefined) => (value && parseTime(value) ? value : undefined)

const finishReasonOf = (raw: unknown) => {
  const answer = objectAt({ raw }, 'raw')
  const reason = answer?.finish_reason ?? answer?.stop_reason
  return typeof reason === 'string' ? reason : undefined
}

function objectAt(value: unknown, key: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found = (value as Record<string, unknown>)[key]
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as Record<string, unknown>)
    : undefined
}

const count = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined

const minus = (whole: number | undefined, part: number | undefined) =>
  whole === undefined ? undefined : Math.max(0, whole - (part ?? 0))

const textOf = (value: string | number | boolean | null | undefined) =>
  value === undefined || value === null || value === '' ? undefined : String(value)

const filled = <T extends object>(value: T) => (Object.keys(value).length > 0 ? value : undefined)

/** Ids of the record are bounded: a longer one keeps its beginning and gets a hash of the whole. */
function asId(text: string, most = 200): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 17)}~${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what is not known, so that a line never carries an empty field. */
function known<T extends object>(values: T): Known<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Known<T>
}
