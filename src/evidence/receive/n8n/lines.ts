import { createHash } from 'node:crypto'
import { formatTime, parseTime } from '../../../base/time.ts'
import type { RunLine, StepLine } from '../../record.ts'
import type { LineRead } from '../spans/span.ts'
import { compare, type Execution, type Failure, isMap, isOpen, latest, type NodeRun, statusOf } from './executions.ts'
import { integrationOf, kindOf, providerOf } from './kinds.ts'
import { type Redact, redactFor, redactLine } from './secrets.ts'

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
      const run = runIdOf(one, context)
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
  /** Beneath which execution, and which step of it, an execution that was called lies. */
  readonly hosts: ReadonlyMap<string, { readonly host: Execution; readonly step: string }>
  readonly byId: ReadonlyMap<string, Execution>
  /** Lists name a workflow by its id; its newest execution that tells a name tells it for all. */
  readonly names: ReadonlyMap<string, string>
  /** The first execution of those that retry each other, and which attempt one is. */
  readonly retries: ReadonlyMap<string, { readonly origin: string; readonly attempt: number }>
  readonly redact: Redact
}

/** Ids of the record are no longer than this, and names than that. */
const MAX_ID = 200
const MAX_NAME = 500

const idOf = (text: string): string =>
  text.length <= MAX_ID ? text : `${text.slice(0, 120)}#${createHash('sha256').update(text).digest('hex').slice(0, 40)}`
const rootOf = ({ id }: Execution): string => idOf(`n8n:${id}`)
const stepIdOf = ({ id }: Execution, node: string, index: number): string => idOf(`n8n:${id}/${node}/${index}`)

function traceOf({ tracingContext }: Execution): string | undefined {
  const trace = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-/i.exec(tracingContext?.traceparent ?? '')?.[1]?.toLowerCase()
  return trace === undefined || /^0+$/.test(trace) ? undefined : trace
}

/** An execution that another one started has that one's trace: alone it is a run beside it, and must not replace it. */
function runIdOf(one: Execution, { hosts }: Context): string {
  let top = one
  for (let at = hosts.get(one.id); at; at = hosts.get(top.id)) top = at.host
  return (top.parent === undefined ? traceOf(top) : undefined) ?? rootOf(top)
}

function hostsOf(all: readonly Execution[]): Context['hosts'] {
  const hosts = new Map<string, { host: Execution; step: string }>()
  for (const host of all)
    for (const [node, runs] of host.runs)
      for (const [index, run] of runs.entries())
        for (const id of calledBy(run)) if (id !== host.id) hosts.set(id, { host, step: stepIdOf(host, node, index) })
  const byId = new Map(all.map((one) => [one.id, one]))
  for (const one of all) {
    const host = byId.get(one.parent?.executionId ?? '')
    // The node that calls is told once it is through: until then it is somewhere in its execution. Who handles an error was called
    // by no node.
    if (host && host !== one && !hosts.has(one.id) && one.mode === 'integrated' && host.runs.size > 0)
      hosts.set(one.id, { host, step: rootOf(host) })
  }
  for (const id of hosts.keys()) if (!byId.has(id)) hosts.delete(id)
  // Whose way up does not end is beneath nobody.
  const ends = new Set<string>()
  for (const { id } of all) {
    const way = new Set<string>()
    let at: string | undefined = id
    while (at !== undefined && !ends.has(at) && !way.has(at)) {
      way.add(at)
      at = hosts.get(at)?.host.id
    }
    if (at !== undefined && !ends.has(at)) hosts.delete(at)
    for (const one of way) ends.add(one)
  }
  return hosts
}

/** Executions that a run of a node started: one for all its items, or one for each. */
function calledBy({ metadata, data }: NodeRun): string[] {
  const each = [
    metadata,
    ...outputsOf(data, undefined)
      .flat()
      .map((item) => (isMap(item.metadata) ? item.metadata : undefined)),
  ]
  return each.flatMap((one) => {
    const id = isMap(one?.subExecution) ? one.subExecution.executionId : undefined
    return typeof id === 'string' || typeof id === 'number' ? [String(id)] : []
  })
}

function namesOf(all: readonly Execution[]): Map<string, string> {
  return new Map(
    all.flatMap(({ workflow: { id, name } }) => (id === undefined || name === undefined ? [] : [[id, name] as const])),
  )
}

function retriesOf(all: readonly Execution[]): Context['retries'] {
  const before = new Map(all.flatMap(({ id, retryOf }) => (retryOf === undefined ? [] : [[id, retryOf] as const])))
  for (const { id, retrySuccessId } of all)
    if (retrySuccessId !== undefined && !before.has(retrySuccessId)) before.set(retrySuccessId, id)
  const originOf = (id: string): string => {
    const seen = new Set([id])
    let at = id
    for (let next = before.get(at); next !== undefined; next = before.get(at)) {
      // Those that name each other have no first: the smallest stands for it.
      if (seen.has(next)) return [...seen].toSorted()[0] ?? id
      seen.add(next)
      at = next
    }
    return at
  }
  const cases = Map.groupBy(new Set([...before.keys(), ...before.values()]), originOf)
  const started = new Map(all.map(({ id, startedAt }) => [id, startedAt ?? '']))
  return new Map(
    [...cases].flatMap(([origin, ids]) =>
      ids
        .toSorted((a, b) => compare(placeOf(a, origin, started), placeOf(b, origin, started)))
        .map((id, index) => [id, { origin, attempt: index + 1 }] as const),
    ),
  )
}

const placeOf = (id: string, origin: string, started: ReadonlyMap<string, string>) => [
  id === origin ? 0 : 1,
  started.get(id) ?? '',
  id,
]

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

/** Errors by which n8n says that an execution was ended from outside, by a person or the server, and not that it failed. */
const isCanceled = (error: Failure | undefined) => /Cancell?edError$/.test(error?.name ?? '')
/** Its own time limit ended it: nobody decided that. */
const isTimeout = (error: Failure | undefined) =>
  isCanceled(error) && (/timeout/i.test(error?.name ?? '') || error?.reason === 'timeout')

/**
 * What is over and was neither done nor failed has no status: one that was canceled is no failure, and no success either. One that ran
 * over its time limit is an exception: it ended outside what it was made for.
 */
function endOfRun(one: Execution): {
  status: RunLine['status']
  ended: string | undefined
  rule: string
  endRule?: string
} {
  const status = statusOf(one)
  const rule = `n8n: ${one.status === undefined ? 'finished, stoppedAt and data' : 'status'} = ${status.slice(0, 100)}`
  const ended = isoTime(one.stoppedAt)
  if (status === 'success') return { status: 'ok', ended, rule }
  if (status === 'error') return { status: 'error', ended, rule }
  if (status === 'crashed')
    return {
      status: 'error',
      ended: undefined,
      rule,
      endRule: 'n8n: not known: stoppedAt of a crashed execution is not when it crashed',
    }
  if (isOpen(one)) return { status: 'running', ended: undefined, rule }
  if (status === 'canceled' && isTimeout(one.data?.resultData?.error))
    return { status: 'exception', ended, rule: `${rule}, by its time limit` }
  return { status: undefined, ended, rule: `${rule}: neither done nor failed` }
}

const isoTime = (value: string | undefined) => {
  const time = value === undefined ? undefined : parseTime(value)
  return time && formatTime(time.micros)
}

/** Milliseconds of our days: for a node at which the server crashed n8n writes seconds, which say nothing about the order. */
const isTime = (ms: number | undefined): ms is number => ms !== undefined && ms > 1e11 && ms < 1e13
/** When a run of a node ended: `undefined` where either is no time of ours. */
const endOfNode = ({ startTime, executionTime = 0 }: NodeRun): number | undefined => {
  const ended = isTime(startTime) && executionTime >= 0 ? startTime + executionTime : undefined
  return isTime(ended) ? ended : undefined
}
const msTime = (ms: number) => formatTime(Math.round(ms) * 1000)

/** Lines are made with what is known of each field, and only with that. */
const known = <T extends object>(line: T) =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined)) as never

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
    workflow: name?.value.slice(0, MAX_ID),
    case: retry && idOf(`n8n:${retry.origin}`),
    release: one.workflowVersionId?.slice(0, MAX_ID),
    mode: mode?.mode,
    started: isoTime(one.startedAt),
    ended,
    status,
    trigger: one.mode.slice(0, MAX_NAME) || undefined,
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
      ? [[key, String(value).slice(0, MAX_NAME)] as const]
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
  const told = Object.entries(own).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value.slice(0, MAX_NAME)] as const],
  )
  return Object.fromEntries([...custom.slice(0, MAX_LABELS), ...told])
}

/** n8n keeps ten. */
const MAX_LABELS = 50

type Place = { readonly node: string; readonly index: number; readonly run: NodeRun }

const placesOf = (one: Execution): Place[] =>
  [...one.runs].flatMap(([node, runs]) => runs.map((run, index) => ({ node, index, run })))

/** After a resume n8n counts its nodes from the beginning, so the order is that of times. */
const orderOf = ({ node, index, run }: Place) => [
  isTime(run.startTime) ? run.startTime : Number.POSITIVE_INFINITY,
  run.executionIndex ?? Number.POSITIVE_INFINITY,
  node,
  index,
]

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
    name: nameOf(one, context)?.value.slice(0, MAX_NAME),
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
  const isModel = kind === 'model'
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
    name: name.slice(0, MAX_NAME) || undefined,
    integration: integration?.value.slice(0, MAX_ID),
    action: isCall && typeof operation === 'string' && /^\w+$/.test(operation) ? operation.slice(0, MAX_ID) : undefined,
    started,
    ended: ended === undefined ? undefined : msTime(ended),
    status,
    error,
    model: model?.value.slice(0, MAX_ID),
    provider,
    tokens: tokens?.value,
    input,
    output,
    sources: kind === 'retrieval' ? sourcesOf(run, context.redact) : undefined,
    attributes: known({
      'n8n.node.type': node?.type.slice(0, MAX_NAME),
      'n8n.node.run_index': index > 0 ? index : undefined,
      'n8n.node.connection': sub ? connection : undefined,
      'n8n.node.carried_over_from': isCarried ? one.retryOf : undefined,
      'n8n.node.items_failed': failed,
      'n8n.node.http_code': status === 'error' ? run.error?.httpCode : undefined,
      'n8n.node.finish_reason': finishOf(run),
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

/** Over which of its outputs a sub-node is joined to an agent; `main` is the way from node to node. */
function connectionOf(one: Execution, { node, run }: Place): string | undefined {
  const told = [...Object.keys(run.data ?? {}), ...Object.keys(run.inputOverride ?? {})]
  const sub = told.find((name) => name.startsWith('ai_'))
  if (sub !== undefined || told.includes('main')) return sub
  const drawn = Object.hasOwn(one.connections, node) ? one.connections[node] : undefined
  return isMap(drawn) ? Object.keys(drawn).find((name) => name.startsWith('ai_')) : undefined
}

/** Beneath which step each sub-node lies: the run of the agent that asked it. Those that name each other end beneath the execution. */
function parentsOf(one: Execution, places: readonly Place[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  for (const place of places) {
    if (!connectionOf(one, place)) continue
    const asker = askerOf(one, place)
    if (asker) parents.set(stepIdOf(one, place.node, place.index), stepIdOf(one, asker.node, asker.index))
  }
  const ends = new Set<string>()
  for (const start of parents.keys()) {
    const way = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && !ends.has(at) && !way.has(at)) {
      way.add(at)
      at = parents.get(at)
    }
    if (at !== undefined && !ends.has(at)) parents.delete(at)
    for (const step of way) ends.add(step)
  }
  return parents
}

function askerOf(one: Execution, place: Place): { node: string; index: number } | undefined {
  const source = place.run.source?.find((told) => told !== null)
  const node = source?.previousNode ?? drawnTo(one, place)
  const runs = node === undefined ? undefined : one.runs.get(node)
  if (node === undefined || !runs || runs.length === 0) return undefined
  if (source?.previousNodeRun !== undefined && runs[source.previousNodeRun])
    return { node, index: source.previousNodeRun }
  const began = place.run.startTime ?? Number.POSITIVE_INFINITY
  return {
    node,
    index: Math.max(
      0,
      runs.findLastIndex(({ startTime }) => isTime(startTime) && startTime <= began),
    ),
  }
}

function drawnTo(one: Execution, place: Place): string | undefined {
  const drawn = Object.hasOwn(one.connections, place.node) ? one.connections[place.node] : undefined
  const [first] = isMap(drawn) ? listsIn(drawn[connectionOf(one, place) ?? '']).flat() : []
  return isMap(first) && typeof first.node === 'string' ? first.node : undefined
}

const listsIn = (value: unknown): unknown[][] =>
  Array.isArray(value) ? value.map((one) => (Array.isArray(one) ? one : [])) : []

/** Whoever is waited for waits since what came before: after a resume n8n tells when it went on. */
function startOf(one: Execution, run: NodeRun, kind: StepLine['kind']): [string | undefined, string?] {
  const { startTime } = run
  if (!isTime(startTime)) return [undefined]
  const source = run.source?.find((told) => told !== null)
  const before = source && one.runs.get(source.previousNode)?.[source.previousNodeRun ?? 0]
  const since = before && endOfNode(before)
  if (kind === 'approval' && run.executionStatus === 'success' && since !== undefined && since < startTime)
    return [msTime(since), 'n8n: end of source: startTime is when it went on']
  return [msTime(startTime)]
}

type EndOfStep = { status: StepLine['status']; error?: StepLine['error']; rule: string; failed?: number }

function endOfStep(one: Execution, place: Place): EndOfStep {
  const { run } = place
  const told = run.executionStatus ?? (run.error ? 'error' : 'success')
  const rule = `n8n: executionStatus = ${told.slice(0, 100)}`
  if (isTimeout(run.error)) return { status: 'error', error: errorOf(run.error), rule: `${rule}, by its time limit` }
  if (told === 'canceled' || isCanceled(run.error))
    return { status: undefined, rule: `${rule}: neither done nor failed` }
  if (['waiting', 'running', 'new'].includes(told))
    return isOpen(one) ? { status: 'running', rule } : { status: undefined, rule: `${rule}, and the execution is over` }
  if (['error', 'crashed'].includes(told) || run.error)
    return { status: 'error', error: errorOf(run.error), rule: run.error ? `${rule}, error` : rule }
  if (told !== 'success') return { status: undefined, rule }
  const failed = failedItems(one, place)
  if (failed.length === 0) return { status: 'ok', rule }
  return { status: 'error', error: errorOf(failed[0]), rule: 'n8n: error of items that went on', failed: failed.length }
}

/** A node that goes on after an error is a success, and its items say what failed: in the last output, or in the usual one. */
function failedItems(one: Execution, { node: name, run }: Place): Failure[] {
  const node = one.nodes.get(name)
  const goesOn = node?.continueOnFail || node?.onError?.startsWith('continue')
  const outputs = outputsOf(run.data, 'main')
  // An item that failed before and is handed on says so still.
  const before = new Set(
    outputsOf(sourceOf(one, run)?.data, 'main')
      .flat()
      .map((item) => shown(errorIn(item))),
  )
  return outputs.flatMap((items, index) => {
    const isErrorOutput = index > 0 && index === outputs.length - 1
    const counts = node ? goesOn && (node.onError !== 'continueErrorOutput' || isErrorOutput) : isErrorOutput
    return items.flatMap((item) => {
      const error = errorIn(item)
      const isOwn = item.error !== undefined && item.error !== null
      if (error === undefined || !(isOwn || counts) || before.has(shown(error))) return []
      return [failureOf(error)]
    })
  })
}

const sourceOf = (one: Execution, run: NodeRun): NodeRun | undefined => {
  const source = run.source?.find((told) => told !== null)
  return source && one.runs.get(source.previousNode)?.[source.previousNodeRun ?? 0]
}

function errorIn(item: Item): unknown {
  const error = item.error ?? (isMap(item.json) ? item.json.error : undefined)
  return error === null || error === false || error === '' ? undefined : error
}

const shown = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

function failureOf(error: unknown): Failure {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  if (!isMap(error)) return { message: text(error) ?? shown(error).slice(0, MAX_NAME) }
  return {
    name: text(error.name),
    message: text(error.message) ?? text(error.error),
    description: text(error.description),
  }
}

/** What is said to people, and beneath it what the other system said; the stack is about code of n8n. */
function errorOf(error: Failure | undefined): StepLine['error'] {
  if (!error) return undefined
  const { message, description } = error
  const more =
    description !== undefined && description !== '' && !message?.includes(description) ? description : undefined
  const told = [message, more].filter((text) => text !== undefined && text !== '').join('\n')
  const type = error.name ?? error.type
  return type === undefined && told === ''
    ? undefined
    : known({ type: type?.slice(0, MAX_NAME) || undefined, message: told || undefined })
}

/** The model as it was asked for; else as the node names it, where that is no expression. */
function modelOf(one: Execution, { node: name, run }: Place): { value: string; rule: string } | undefined {
  const names = ['model', 'model_name', 'modelName', 'modelId', 'deploymentName', 'azureOpenAIApiDeploymentName']
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' && !value.startsWith('=')
      ? value
      : isMap(value)
        ? text(value.value)
        : undefined
  const asked = [run.inputOverride, run.data].flatMap((data) => outputsOf(data, undefined).flat())
  for (const { json } of asked) {
    const options = isMap(json) && isMap(json.options) ? json.options : undefined
    const value = options && names.map((one) => text(options[one])).find((found) => found !== undefined)
    if (value !== undefined) return { value, rule: 'n8n: options.model of inputOverride' }
  }
  const parameters = one.nodes.get(name)?.parameters ?? {}
  const found = names.find((one) => text(parameters[one]) !== undefined)
  return found === undefined ? undefined : { value: text(parameters[found]) ?? '', rule: `n8n: parameters.${found}` }
}

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined

/**
 * What the provider counted for the calls of this run of the node, added up. An estimate of n8n (`tokenUsageEstimate`) is no count, and
 * the agent above tells its last call only. Cached tokens are within the input, where they are told at all.
 */
function tokensOf({ data }: NodeRun): { value: NonNullable<StepLine['tokens']>; rule: string } | undefined {
  const usages = outputsOf(data, undefined)
    .flat()
    .flatMap(({ json }) => {
      const usage = isMap(json) ? (json.tokenUsage ?? json.usage) : undefined
      return isMap(usage) ? [usage] : []
    })
  const sum = (...names: string[]) =>
    usages.reduce<number | undefined>((total, usage) => {
      const told = names.map((name) => count(usage[name])).find((found) => found !== undefined)
      return told === undefined ? total : (total ?? 0) + told
    }, undefined)
  const input = sum('promptTokens', 'input_tokens', 'prompt_tokens')
  const output = sum('completionTokens', 'output_tokens', 'completion_tokens')
  if (!input && !output) return undefined
  const cached = usages.reduce<number | undefined>((total, usage) => {
    const details = usage.input_tokens_details ?? usage.prompt_tokens_details
    const told = isMap(details) ? count(details.cached_tokens) : undefined
    return told === undefined ? total : (total ?? 0) + told
  }, undefined)
  const value = known({
    input: input === undefined ? undefined : Math.max(0, input - (cached ?? 0)),
    cached_input: cached,
    output,
  })
  return { value, rule: `n8n: tokenUsage, parts within it${usages.length > 1 ? `, sum of ${usages.length}` : ''}` }
}

function finishOf({ data }: NodeRun): string | undefined {
  const [first] = outputsOf(data, 'ai_languageModel')
    .flat()
    .flatMap(({ json }) => generationsIn(json))
  const info = first?.generationInfo
  const reason = isMap(info) ? info.finish_reason : undefined
  return typeof reason === 'string' ? reason.slice(0, MAX_NAME) : undefined
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

type Item = Readonly<Record<string, unknown>>

/** Items by output: of one connection, or of whichever there is. */
function outputsOf(data: NodeRun['data'], connection: string | undefined): Item[][] {
  const name = connection ?? Object.keys(data ?? {})[0]
  const lists = name !== undefined && data && Object.hasOwn(data, name) ? data[name] : undefined
  return listsIn(lists).map((items) => items.filter(isMap))
}

const REDACTED = 'redacted by source'

/** By a policy of the workflow n8n takes the items away, unless whoever asks may see them. */
const isRedacted = ({ data, redactionInfo = data?.redactionInfo }: Execution): boolean =>
  redactionInfo !== undefined && redactionInfo.isRedacted !== false

/** So much of the items is told; what one of them alone is longer, the pipe cuts. */
const MAX_TEXT = 131_072

function textOf(
  one: Execution,
  data: NodeRun['data'],
  side: 'asked' | 'answered' | undefined,
  redact: Redact,
): string | undefined {
  if (isRedacted(one)) return `[${REDACTED}]`
  if (data === undefined) return undefined
  const connection = Object.keys(data)[0] ?? ''
  const outputs = outputsOf(data, undefined)
  if (!connection.startsWith('ai_') || side === undefined) return itemsText(outputs, redact)
  const told = outputs
    .flat()
    .map((item) =>
      isRedactedItem(item) ? `[${REDACTED}]` : side === 'asked' ? askedIn(item.json) : answeredIn(item.json),
    )
  const texts = told.filter((value) => value !== undefined && value !== '')
  if (texts.length === 0) return undefined
  return texts.map((value) => (typeof value === 'string' ? value : redact.json(value))).join('\n\n')
}

function textOfSource(one: Execution, run: NodeRun, redact: Redact): string | undefined {
  const sources = (run.source ?? []).filter((source) => source !== null)
  const inputs = sources.map(({ previousNode, previousNodeRun = 0, previousNodeOutput = 0 }) => {
    const data = one.runs.get(previousNode)?.[previousNodeRun]?.data
    return outputsOf(data, 'main')[previousNodeOutput]
  })
  if (isRedacted(one) && sources.length > 0) return `[${REDACTED}]`
  if (inputs.every((items) => items === undefined)) return undefined
  return itemsText(
    inputs.map((items) => items ?? []),
    redact,
  )
}

/** A list of what the items hold; where there are several outputs, a list for each: which was taken is the decision. */
function itemsText(outputs: readonly Item[][], redact: Redact): string | undefined {
  if (outputs.length === 0) return undefined
  let length = 0
  let left = 0
  const lists = outputs.map((items) => {
    const texts: string[] = []
    for (const item of items) {
      const text = length < MAX_TEXT ? redact.json(shownItem(item)) : ''
      // Whole items only: what is cut within one is no JSON, and could not be masked by the names of its fields.
      if (text === '' || (length > 0 && length + text.length > MAX_TEXT)) left++
      else texts.push(text)
      length += text.length
    }
    return `[${texts.join(',')}]`
  })
  if (left > 0) lists.push(JSON.stringify(`${left} more items`))
  return lists.length === 1 ? lists[0] : `[${lists.join(',')}]`
}

const isRedactedItem = ({ redaction }: Item) => isMap(redaction) && redaction.redacted !== false

function shownItem(item: Item): unknown {
  const { json, binary } = item
  if (isRedactedItem(item)) return `[${REDACTED}]`
  if (!isMap(binary) || Object.keys(binary).length === 0) return json ?? {}
  // What the files are, and not what is in them.
  const files = Object.values(binary).flatMap((file) =>
    isMap(file) ? [{ fileName: file.fileName, mimeType: file.mimeType, fileSize: file.fileSize }] : [],
  )
  return { ...(isMap(json) ? json : { json }), binary: files }
}

function askedIn(json: unknown): unknown {
  if (!isMap(json)) return json
  const messages = json.messages
  if (Array.isArray(messages) && messages.every((one) => typeof one === 'string')) return messages.join('\n\n')
  return messages ?? json.query ?? json
}

/** A call that failed gives back what it was asked, and no answer. */
function answeredIn(json: unknown): unknown {
  if (!isMap(json)) return json
  const generations = generationsIn(json)
  if (generations.length === 0) return json.response ?? (json.messages === undefined ? json : undefined)
  const texts = generations.map(({ text }) => text).filter((text) => typeof text === 'string' && text !== '')
  return texts.length > 0 ? texts.join('\n\n') : callsIn(generations)
}

function generationsIn(json: unknown): Item[] {
  const response = isMap(json) ? json.response : undefined
  return isMap(response) ? listsIn(response.generations).flat().filter(isMap) : []
}

/** What a model asked for instead of answering, in the versions that tell it. */
function callsIn(generations: readonly Item[]): unknown {
  const calls = generations.flatMap(({ message }) => {
    const said = isMap(message) && isMap(message.kwargs) ? message.kwargs : message
    return isMap(said) && Array.isArray(said.tool_calls) ? said.tool_calls : []
  })
  return calls.length === 0 ? undefined : calls
}

/** Documents that were found. */
function sourcesOf({ data }: NodeRun, redact: Redact): StepLine['sources'] {
  const found = outputsOf(data, undefined)
    .flat()
    .flatMap(({ json }) => {
      const told = isMap(json) ? (json.response ?? json.document) : undefined
      return Array.isArray(told) ? told.flat().filter(isMap) : isMap(told) ? [told] : []
    })
  return found.length === 0
    ? undefined
    : found.slice(0, 200).flatMap((one) => {
        const read: unknown = JSON.parse(redact.json(one))
        return isMap(read) ? [read as Record<string, unknown>] : []
      })
}
