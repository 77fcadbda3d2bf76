import { z } from 'zod'

/**
 * Executions as the public API of n8n answers them, versions 1 and 2. Nothing but id and mode is certain: running ones have no
 * data, answers to a retry lack times, what a list tells is less than what a single one does, and ids come as numbers, too.
 * What is not of its kind is as if it were not there.
 */
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const text = z.string()
const id = z.union([z.string().min(1), z.int()]).transform(String)
/** A map by names of others, `__proto__` among them: only ever asked for its own entries. */
const map = z.custom<Readonly<Record<string, unknown>>>(isMap)

const failure = z.object({
  name: maybe(text),
  message: maybe(text),
  description: maybe(text),
  reason: maybe(text),
  httpCode: maybe(id),
  /** Where it was redacted by n8n, this is all there is. */
  type: maybe(text),
})
export type Failure = z.infer<typeof failure>

const parent = z.object({
  executionId: id,
  executionContext: maybe(z.object({ source: maybe(text) })),
})

const nodeRun = z.object({
  startTime: maybe(z.number()),
  executionTime: maybe(z.number()),
  executionIndex: maybe(z.number()),
  executionStatus: maybe(text),
  source: maybe(
    z.array(
      z
        .object({ previousNode: text, previousNodeOutput: maybe(z.int()), previousNodeRun: maybe(z.int()) })
        .nullable()
        .catch(null),
    ),
  ),
  data: maybe(map),
  inputOverride: maybe(map),
  error: maybe(failure),
  metadata: maybe(map),
})
export type NodeRun = z.infer<typeof nodeRun>

const node = z.object({
  name: text,
  type: text,
  parameters: maybe(map),
  credentials: maybe(map),
  onError: maybe(text),
  continueOnFail: maybe(z.boolean()),
  disabled: maybe(z.boolean()),
})
export type Node = z.infer<typeof node>

const execution = z.object({
  id,
  mode: text,
  status: maybe(text),
  finished: maybe(z.boolean()),
  startedAt: maybe(text),
  stoppedAt: maybe(text),
  waitTill: maybe(text),
  retryOf: maybe(id),
  retrySuccessId: maybe(id),
  workflowId: maybe(id),
  workflowVersionId: maybe(id),
  tracingContext: maybe(z.object({ traceparent: maybe(text) })),
  customData: maybe(map),
  redactionInfo: maybe(map),
  workflowData: maybe(
    z.object({
      id: maybe(id),
      name: maybe(text.min(1)),
      versionId: maybe(id),
      nodes: maybe(z.array(z.unknown())),
      connections: maybe(map),
    }),
  ),
  data: maybe(
    z.object({
      resultData: maybe(
        z.object({
          runData: maybe(map),
          error: maybe(failure),
          lastNodeExecuted: maybe(text),
          metadata: maybe(map),
        }),
      ),
      executionData: maybe(
        z.object({ runtimeData: maybe(z.object({ source: maybe(text), parentExecutionId: maybe(id) })) }),
      ),
      parentExecution: maybe(parent),
      resumeToken: maybe(text),
      redactionInfo: maybe(map),
    }),
  ),
})
type Told = z.infer<typeof execution>

/** An execution as far as it is told: each node has its runs in the order of their numbers. */
export type Execution = Omit<Told, 'workflowData'> & {
  readonly workflow: { readonly id: string | undefined; readonly name: string | undefined }
  readonly connections: Readonly<Record<string, unknown>>
  readonly nodes: ReadonlyMap<string, Node>
  readonly runs: ReadonlyMap<string, readonly NodeRun[]>
  readonly parent: z.infer<typeof parent> | undefined
}

/** A run of a node, and which one. */
export type Place = { readonly node: string; readonly index: number; readonly run: NodeRun }

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const listsIn = (value: unknown): unknown[][] =>
  Array.isArray(value) ? value.map((one) => (Array.isArray(one) ? one : [])) : []

/** The executions in an answer: one, a list, a page of a list, also within the `body` that a program kept them in; undefined where it holds none. */
export function executionsIn(answer: unknown): readonly Execution[] | undefined {
  const found = candidates(answer, 3).flatMap((one) => {
    const read = execution.safeParse(one)
    return read.success ? [made(read.data)] : []
  })
  return found.length === 0 ? undefined : found
}

function candidates(value: unknown, depth: number): readonly unknown[] {
  if (Array.isArray(value)) return depth === 0 ? [] : value.flatMap((one) => candidates(one, depth - 1))
  if (!isMap(value)) return []
  // A workflow has an id, too, but no mode; whoever has a mode and neither a status nor a time is something else.
  if (typeof value.mode === 'string' && ['status', 'finished', 'startedAt'].some((name) => Object.hasOwn(value, name)))
    return [value]
  return depth === 0 ? [] : [value.data, value.body].flatMap((one) => candidates(one, depth - 1))
}

/** The nodes of a workflow, as far as they can be read. */
export const nodesIn = (value: unknown): Node[] =>
  (Array.isArray(value) ? value : []).flatMap((one) => node.safeParse(one).data ?? [])

function made({ workflowData = {}, ...told }: Told): Execution {
  const nodes = nodesIn(workflowData.nodes)
  const runs = Object.entries(told.data?.resultData?.runData ?? {}).map(
    ([name, of]) =>
      // One that cannot be read keeps its number: others refer to runs by it.
      [name, (Array.isArray(of) ? of : []).map((one) => nodeRun.safeParse(one).data ?? nodeRun.parse({}))] as const,
  )
  const first = runs.flatMap(([, of]) => of).find(({ metadata }) => metadata?.parentExecution !== undefined)
  const source = told.data?.executionData?.runtimeData
  return {
    ...told,
    workflowId: told.workflowId ?? workflowData.id,
    workflowVersionId: told.workflowVersionId ?? workflowData.versionId,
    workflow: { id: told.workflowId ?? workflowData.id, name: workflowData.name },
    connections: workflowData.connections ?? {},
    nodes: new Map(nodes.map((one) => [one.name, one])),
    runs: new Map(runs),
    parent:
      told.data?.parentExecution ??
      parent.safeParse(first?.metadata?.parentExecution).data ??
      (source?.parentExecutionId === undefined ? undefined : { executionId: source.parentExecutionId }),
  }
}

/** How it stands with it, also where a version tells no status. */
export function statusOf({ status, finished, stoppedAt, waitTill, data }: Execution): string {
  if (status !== undefined) return status
  if (finished) return 'success'
  if (data?.resultData?.error) return 'error'
  if (waitTill !== undefined) return 'waiting'
  return stoppedAt === undefined ? 'running' : 'unknown'
}

export const isOpen = (one: Execution): boolean => ['new', 'running', 'waiting'].includes(statusOf(one))

/**
 * Each execution once. It changes under its id (one that waits goes on), and lists tell less than single ones: of those with the
 * same id the one that is over, or else went further, is believed, and of the others only what it does not tell.
 */
export function latest(executions: readonly Execution[]): Execution[] {
  const byId = Map.groupBy(executions, (one) => one.id)
  const each = [...byId.values()].map((versions) => {
    const [best, ...others] = versions.length === 1 ? versions : versions.toSorted((a, b) => compare(rank(b), rank(a)))
    if (!best) throw new Error('a group has at least one')
    return others.reduce(filled, best)
  })
  return each.toSorted((a, b) => compare([a.startedAt ?? '', a.id], [b.startedAt ?? '', b.id]))
}

const rank = (one: Execution) => [
  isOpen(one) ? 0 : 1,
  [...one.runs.values()].reduce((sum, runs) => sum + runs.length, 0),
  one.stoppedAt ?? '',
  one.startedAt ?? '',
  // Any order that does not hang on who came first.
  JSON.stringify([one.status, one.mode, one.tracingContext, one.workflow, one.retryOf, one.customData]),
]

function filled(best: Execution, other: Execution): Execution {
  return {
    ...other,
    ...Object.fromEntries(Object.entries(best).filter(([, value]) => value !== undefined)),
    // One that waits tells as stopped when it began to wait.
    stoppedAt: best.stoppedAt ?? (isOpen(best) || isOpen(other) ? undefined : other.stoppedAt),
    status: best.status,
    finished: best.finished,
    waitTill: best.waitTill,
    workflow: { id: best.workflow.id ?? other.workflow.id, name: best.workflow.name ?? other.workflow.name },
    connections: best.nodes.size > 0 ? best.connections : other.connections,
    nodes: best.nodes.size > 0 ? best.nodes : other.nodes,
    runs: best.runs.size > 0 ? best.runs : other.runs,
  }
}

export function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  const [x, y] = [a[at], b[at]]
  return x === undefined || y === undefined ? 0 : x < y ? -1 : 1
}

/** What other answers of the API are called: they stand in the same folders, and are no evidence of a run. */
export function otherAnswer(answer: unknown): string | undefined {
  if (Array.isArray(answer)) return listOf(answer)
  if (!isMap(answer)) return undefined
  const value = isMap(answer.body) && Object.hasOwn(answer, 'status') ? answer.body : answer
  if (Array.isArray(value.data) && Object.hasOwn(value, 'nextCursor')) return listOf(value.data)
  return otherOf(value)?.one
}

function listOf(list: readonly unknown[]): string | undefined {
  if (list.length === 0) return 'an empty list'
  if (list.every((one) => typeof one === 'string')) return 'a list of names'
  const [first] = list
  return isMap(first) ? otherOf(first)?.many : undefined
}

const otherOf = (value: Readonly<Record<string, unknown>>) =>
  others.find(({ names }) => names.every((name) => Object.hasOwn(value, name)))

/** By the names that only such an answer has, the more telling first. */
const others: readonly { readonly names: readonly string[]; readonly one: string; readonly many: string }[] = [
  { names: ['mode', 'finished', 'startedAt'], one: 'an execution without its id', many: 'executions without ids' },
  { names: ['versionId', 'workflowId'], one: 'a version of a workflow', many: 'versions of a workflow' },
  { names: ['nodes', 'connections'], one: 'a workflow', many: 'workflows' },
  { names: ['total', 'failureRate'], one: 'insights', many: 'insights' },
  { names: ['Credentials Risk Report'], one: 'an audit', many: 'audits' },
  { names: ['Nodes Risk Report'], one: 'an audit', many: 'audits' },
  { names: ['Instance Risk Report'], one: 'an audit', many: 'audits' },
  { names: ['exporterProtocol'], one: 'settings', many: 'settings' },
  { names: ['email', 'isPending'], one: 'a user', many: 'users' },
  { names: ['status', 'text'], one: 'an answer of a webhook', many: 'answers of webhooks' },
  { names: ['message'], one: 'an error', many: 'errors' },
]
