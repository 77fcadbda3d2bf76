import { type Execution, isMap, listsIn, type Place } from './executions.ts'
import { stepIdOf } from './family.ts'
import { isTime } from './fields.ts'

export const placesOf = (one: Execution): Place[] =>
  [...one.runs].flatMap(([node, runs]) => runs.map((run, index) => ({ node, index, run })))

/** After a resume n8n counts its nodes from the beginning, so the order is that of times. */
export const orderOf = ({ node, index, run }: Place) => [
  isTime(run.startTime) ? run.startTime : Number.POSITIVE_INFINITY,
  run.executionIndex ?? Number.POSITIVE_INFINITY,
  node,
  index,
]

/** Over which of its outputs a sub-node is joined to an agent; `main` is the way from node to node. */
export function connectionOf(one: Execution, { node, run }: Place): string | undefined {
  const told = [...Object.keys(run.data ?? {}), ...Object.keys(run.inputOverride ?? {})]
  const sub = told.find((name) => name.startsWith('ai_'))
  if (sub !== undefined || told.includes('main')) return sub
  const drawn = Object.hasOwn(one.connections, node) ? one.connections[node] : undefined
  return isMap(drawn) ? Object.keys(drawn).find((name) => name.startsWith('ai_')) : undefined
}

/** Beneath which step each sub-node lies: the run of the agent that asked it. Those that name each other end beneath the execution. */
export function parentsOf(one: Execution, places: readonly Place[]): ReadonlyMap<string, string> {
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
