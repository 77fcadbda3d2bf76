import { parseTime } from '../../../base/time.ts'
import type { RunLine, StepLine } from '../../record.ts'
import type { LineRead } from '../spans/span.ts'
import { endOfRun, endOfStep, errorOf, startOf } from './endings.ts'
import { compare, type Execution, isMap, latest, type NodeRun, type Place, statusOf } from './executions.ts'
import { type Hosts, hostsOf, idOf, type Retries, retriesOf, rootOf, runIdOf, stepIdOf, traceOf } from './family.ts'
import { endOfNode, isoTime, isTime, known, MAX_ID, msTime } from './fields.ts'
import { finishOf, isRedacted, modelOf, REDACTED, sourcesOf, textOf, textOfSource, tokensOf } from './items.ts'
import { integrationOf, isEmbedding, kindOf, providerOf } from './kinds.ts'
import { type Redact, redactFor, redactLine } from './secrets.ts'
import { connectionOf, orderOf, parentsOf, placesOf } from './sub-nodes.ts'

/**
 * The lines that executions of n8n say: a run for each, a step for each run of a node beneath a step for the execution itself. What
 * one workflow calls is beneath the node that called it, in the same run; a retry is a run of its own for the same case.
 */
export function linesOfExecutions(executions: readonly Execution[]): LineRead[] {
  if (executions.length === 0) return []
  const all = latest(executions)
  const context: Context = {
    hosts: hostsOf(all),
    byId: new Map(all.map((one) => [one.id, one])),
    names: namesOf(all),
    retries: retriesOf(all),
    redact: redactFor(executions),
  }
  const told = new Set<string>()
  return all
    .flatMap((one) => {
      const run = runIdOf(one, context.hosts)
      const steps = stepsOf(one, run, context)
      // Whoever calls several workflows in one trace has one run: it is called after the first.
      const isRun = !context.hosts.has(one.id) && !told.has(run)
      if (isRun) told.add(run)
      return isRun ? [runOf(one, run, context), ...steps] : steps
    })
    .map(({ line, rules }) => ({ line: redactLine(line, context.redact), rules }))
}

/** What must be known of the other executions to tell one. */
type Context = {
  readonly hosts: Hosts
  readonly byId: ReadonlyMap<string, Execution>
  /** Lists name a workflow by its id; its newest execution that tells a name tells it for all. */
  readonly names: ReadonlyMap<string, string>
  readonly retries: Retries
  readonly redact: Redact
}

function namesOf(all: readonly Execution[]): Map<string, string> {
  return new Map(
    all.flatMap(({ workflow: { id, name } }) => (id === undefined || name === undefined ? [] : [[id, name] as const])),
  )
}

/** How an execution began decides whether it counts; what began the first of several is handed on to the others. */
const modes: Readonly<Record<string, NonNullable<RunLine['mode']>>> = {
  manual: 'test',
  evaluation: 'test',
  cli: 'test',
  webhook: 'live',
  trigger: 'live',
  chat: 'live',
  agent: 'live',
  // An error workflow is started for executions in production only.
  error: 'live',
}

function modeOf(one: Execution, { byId }: Context): { mode: RunLine['mode']; rule: string } | undefined {
  const sources = [
    ['mode', one.mode],
    ['mode of the execution it retries', byId.get(one.retryOf ?? '')?.mode],
    ['data.executionData.runtimeData.source', one.data?.executionData?.runtimeData?.source],
    ['mode of its parent', byId.get(one.parent?.executionId ?? '')?.mode],
    ['data.parentExecution.executionContext.source', one.parent?.executionContext?.source],
  ] as const
  for (const [name, value] of sources)
    if (value !== undefined && Object.hasOwn(modes, value))
      return { mode: modes[value], rule: `n8n: ${name} = ${value}` }
  return undefined
}

function runOf(one: Execution, run: string, context: Context): LineRead {
  const { status, ended, rule, endRule } = endOfRun(one)
  const mode = modeOf(one, context)
  const retry = context.retries.get(one.id)
  const name = nameOf(one, context)
  const first = firstOf(one)
  const last = one.runs.get(one.data?.resultData?.lastNodeExecuted ?? '')?.at(-1)
  const rules: Record<string, string> = {
    run: run === traceOf(one) ? 'n8n: tracingContext.traceparent' : 'n8n: id',
    trigger: 'n8n: mode',
  }
  if (name) rules.workflow = name.rule
  if (retry) rules.case = 'n8n: retryOf, retrySuccessId: the first of those that retry each other'
  if (mode) rules.mode = mode.rule
  if (one.workflowVersionId !== undefined) rules.release = 'n8n: workflowVersionId'
  rules.status = rule
  if (endRule !== undefined) rules.ended = endRule
  const input = textOf(one, first?.data, undefined, context.redact)
  const output = textOf(one, last?.data, undefined, context.redact)
  if (input !== undefined) rules.input = 'n8n: what the first node gave'
  if (output !== undefined) rules.output = 'n8n: what data.resultData.lastNodeExecuted gave'
  const line = {
    type: 'run',
    run,
    workflow: name?.value,
    case: retry && idOf(`n8n:${retry.origin}`),
    release: one.workflowVersionId,
    mode: mode?.mode,
    started: isoTime(one.startedAt),
    ended,
    status,
    trigger: one.mode || undefined,
    input,
    output,
    labels: labelsOf(one, retry?.attempt),
  } satisfies { [of in keyof RunLine]: unknown }
  return { line: known(line), rules }
}

function nameOf({ workflow: { id, name } }: Execution, { names }: Context) {
  if (name !== undefined) return { value: name, rule: 'n8n: workflowData.name' }
  const known = id === undefined ? undefined : names.get(id)
  if (known !== undefined) return { value: known, rule: 'n8n: workflowData.name of another execution of workflowId' }
  return id === undefined ? undefined : { value: id, rule: 'n8n: workflowId' }
}

/** What people tell executions apart by: what the workflow said of itself, and beside it who it belongs to. */
function labelsOf(one: Execution, attempt: number | undefined): Record<string, string> {
  const custom = Object.entries(one.customData ?? one.data?.resultData?.metadata ?? {}).flatMap(([key, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) && key !== '__proto__' && key.length <= MAX_ID
      ? [[key, String(value)] as const]
      : [],
  )
  const own = {
    'n8n.execution.id': one.id,
    'n8n.execution.status': statusOf(one),
    'n8n.workflow.id': one.workflow.id,
    'n8n.execution.parent_id': one.parent?.executionId,
    'n8n.execution.retry_of': one.retryOf,
    'n8n.execution.retry_success_id': one.retrySuccessId,
    'n8n.execution.attempt': attempt === undefined ? undefined : String(attempt),
    'n8n.redaction': isRedacted(one) ? REDACTED : undefined,
  }
  const told = Object.entries(own).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return Object.fromEntries([...custom.slice(0, MAX_LABELS), ...told])
}

/** n8n keeps ten. */
const MAX_LABELS = 50

const firstOf = (one: Execution): NodeRun | undefined =>
  placesOf(one)
    .filter(({ run }) => (run.source ?? []).every((source) => source === null))
    .toSorted((a, b) => compare(orderOf(a), orderOf(b)))[0]?.run

function stepsOf(one: Execution, run: string, context: Context): LineRead[] {
  const places = placesOf(one).toSorted((a, b) => compare(orderOf(a), orderOf(b)))
  const parents = parentsOf(one, places)
  return [rootStepOf(one, run, context), ...places.map((place) => stepOf(one, place, run, parents, context))]
}

/** The execution itself: what it says beside its nodes, and what holds them. */
function rootStepOf(one: Execution, run: string, context: Context): LineRead {
  const { status, ended, rule, endRule } = endOfRun(one)
  const host = context.hosts.get(one.id)
  const error = one.data?.resultData?.error
  const isError = status === 'error' || status === 'exception'
  const attempt = context.retries.get(one.id)?.attempt
  const rules: Record<string, string> = { kind: 'n8n: the execution', status: rule }
  if (host)
    rules.parent =
      host.step === rootOf(host.host) ? 'n8n: data.parentExecution' : 'n8n: metadata.subExecution of the parent'
  if (endRule !== undefined) rules.ended = endRule
  if (isError && error) rules.error = 'n8n: data.resultData.error'
  const line = {
    type: 'step',
    run,
    step: rootOf(one),
    parent: host?.step,
    kind: 'other',
    name: nameOf(one, context)?.value,
    started: isoTime(one.startedAt),
    ended,
    status: status === 'exception' ? 'error' : status,
    error: isError ? errorOf(error) : undefined,
    attempt: attempt === undefined || attempt === 1 ? undefined : attempt,
    attributes: known({
      'n8n.execution.id': one.id,
      'n8n.execution.mode': one.mode,
      'n8n.execution.status': statusOf(one),
      'n8n.workflow.id': one.workflow.id,
      'n8n.workflow.version_id': one.workflowVersionId,
      // Why it was ended, where that is no failure.
      'n8n.execution.ended_by': !isError && error ? error.name : undefined,
      'n8n.redaction': isRedacted(one) ? REDACTED : undefined,
    }),
  } satisfies { [of in keyof StepLine]: unknown }
  return { line: known(line), rules }
}

function stepOf(
  one: Execution,
  place: Place,
  runId: string,
  parents: ReadonlyMap<string, string>,
  context: Context,
): LineRead {
  const { node: name, index, run } = place
  const node = one.nodes.get(name)
  const connection = connectionOf(one, place)
  const rules: Record<string, string> = {}
  const isCarried = wasCarried(one, run)
  const read = kindOf(node, connection)
  const kind = isCarried ? 'other' : read.kind
  rules.kind = isCarried
    ? 'n8n: began before the retry: taken over from the execution that it retries, where it counts'
    : read.rule
  const { status, error, rule, failed } = endOfStep(one, place)
  rules.status = rule
  if (error) rules.error = failed === undefined ? 'n8n: error' : 'n8n: error of items that went on'
  const [started, startRule] = startOf(one, run, kind)
  if (startRule !== undefined) rules.started = startRule
  const isOver = (status === 'ok' || status === 'error') && run.executionStatus !== 'crashed'
  const ended = isOver ? endOfNode(run) : undefined
  const isModel = kind === 'model' || (kind === 'retrieval' && node !== undefined && isEmbedding(node))
  const model = isModel ? modelOf(one, place) : undefined
  if (model) rules.model = model.rule
  const provider = isModel && node ? providerOf(node.type) : undefined
  if (provider !== undefined) rules.provider = 'n8n: node type'
  const tokens = isModel ? tokensOf(run) : undefined
  if (tokens) rules.tokens = tokens.rule
  const integration = node && !isCarried ? integrationOf(node, kind) : undefined
  if (integration) rules.integration = integration.rule
  // What a sub-node comes from is who asked it, and not what it was asked.
  const sub = connection?.startsWith('ai_')
  const asked = run.inputOverride && textOf(one, run.inputOverride, 'asked', context.redact)
  const input = asked ?? (sub ? undefined : textOfSource(one, run, context.redact))
  const output = textOf(one, run.data, 'answered', context.redact)
  if (input !== undefined) rules.input = run.inputOverride ? 'n8n: inputOverride' : 'n8n: data of source'
  if (output !== undefined) rules.output = 'n8n: data'
  const operation = node?.parameters?.operation
  const isCall = kind === 'tool' || kind === 'write'
  const line = {
    type: 'step',
    run: runId,
    step: stepIdOf(one, name, index),
    parent: parents.get(stepIdOf(one, name, index)) ?? rootOf(one),
    kind,
    name: name || undefined,
    integration: integration?.value,
    action: isCall && typeof operation === 'string' && /^\w+$/.test(operation) ? operation.slice(0, MAX_ID) : undefined,
    started,
    ended: ended === undefined ? undefined : msTime(ended),
    status,
    error,
    model: model?.value,
    provider,
    finish_reason: finishOf(run),
    tokens: tokens?.value,
    input,
    output,
    sources: kind === 'retrieval' ? sourcesOf(run, context.redact) : undefined,
    attributes: known({
      'n8n.node.type': node?.type,
      'n8n.node.run_index': index > 0 ? index : undefined,
      'n8n.node.connection': sub ? connection : undefined,
      'n8n.node.carried_over_from': isCarried ? one.retryOf : undefined,
      'n8n.node.items_failed': failed,
      'n8n.node.http_code': status === 'error' ? run.error?.httpCode : undefined,
      'n8n.redaction': isRedacted(one) ? REDACTED : undefined,
      ...tracingOf(run),
    }),
  } satisfies { [of in keyof StepLine]: unknown }
  if (line.action !== undefined) rules.action = 'n8n: parameters.operation'
  if (sub) rules.parent = 'n8n: source of the sub-node'
  return { line: known(line), rules }
}

/** A retry shows what it did not do again as if it had: with the times of the execution that did it. */
const wasCarried = ({ retryOf, startedAt }: Execution, { startTime }: NodeRun): boolean => {
  const began = startedAt === undefined ? undefined : parseTime(startedAt)
  return retryOf !== undefined && began !== undefined && isTime(startTime) && startTime * 1000 < began.micros
}

/** What an agent says of itself, as n8n names it. */
function tracingOf({ metadata }: NodeRun): Record<string, string | number | boolean> {
  const tracing = isMap(metadata?.tracing) ? metadata.tracing : {}
  const told = Object.entries(tracing).flatMap(([name, value]) =>
    name !== '__proto__' &&
    name.length <= MAX_ID &&
    (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
      ? [[`n8n.tracing.${name}`, value] as const]
      : [],
  )
  return Object.fromEntries(told.slice(0, 100))
}
