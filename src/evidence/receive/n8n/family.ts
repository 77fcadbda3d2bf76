import { createHash } from 'node:crypto'
import { compare, type Execution, isMap, type NodeRun } from './executions.ts'
import { MAX_ID } from './fields.ts'
import { outputsOf } from './items.ts'

/** Beneath which execution, and which step of it, an execution that was called lies. */
export type Hosts = ReadonlyMap<string, { readonly host: Execution; readonly step: string }>
/** The first execution of those that retry each other, and which attempt one is. */
export type Retries = ReadonlyMap<string, { readonly origin: string; readonly attempt: number }>

export const idOf = (text: string): string =>
  text.length <= MAX_ID ? text : `${text.slice(0, 120)}#${createHash('sha256').update(text).digest('hex').slice(0, 40)}`
export const rootOf = ({ id }: Execution): string => idOf(`n8n:${id}`)
export const stepIdOf = ({ id }: Execution, node: string, index: number): string => idOf(`n8n:${id}/${node}/${index}`)

export function traceOf({ tracingContext }: Execution): string | undefined {
  const trace = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-/i.exec(tracingContext?.traceparent ?? '')?.[1]?.toLowerCase()
  return trace === undefined || /^0+$/.test(trace) ? undefined : trace
}

/** An execution that another one started has that one's trace: alone it is a run beside it, and must not replace it. */
export function runIdOf(one: Execution, hosts: Hosts): string {
  let top = one
  for (let at = hosts.get(one.id); at; at = hosts.get(top.id)) top = at.host
  return (top.parent === undefined ? traceOf(top) : undefined) ?? rootOf(top)
}

export function hostsOf(all: readonly Execution[]): Hosts {
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

export function retriesOf(all: readonly Execution[]): Retries {
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
