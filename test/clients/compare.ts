import type { paths } from '../../sdk/src/api.ts'
import type { Serving } from '../engines/serving.ts'
import { type Client, type Measure, measures } from './clients.ts'
import type { Served } from './stub-model.ts'

type Run = paths['/api/v1/runs/{run}']['get']['responses'][200]['content']['application/json']

/** What the client's own program did, and how its runs ended, where the client tells that itself. */
export type Told = {
  readonly runs: number
  readonly tools: number
  readonly failedTools: number
  readonly statuses?: { readonly ok: number; readonly error: number; readonly running: number }
}

/** What was served and done beside what the record says of it: as lines to read, and what is not as it should be. */
export async function compare(
  serving: Serving,
  workspace: string,
  client: Client,
  { served, told }: { served: readonly Served[]; told: Told },
): Promise<{ lines: string[]; wrong: string[] }> {
  const runs = await serving.settled(workspace)
  const details = await Promise.all(
    runs.map(({ run }) => serving.asOwner<Run>(`/api/v1/runs/${encodeURIComponent(run)}?workspace=${workspace}`)),
  )
  const steps = details.flatMap((one) => one.steps)
  // An embedding asks a model, too: what it looked up is a retrieval that has one.
  const calls = steps.filter(({ kind, model }) => kind === 'model' || (kind === 'retrieval' && model))
  const tools = steps.filter(({ kind }) => kind === 'tool' || kind === 'write')
  const sum = (values: (number | undefined)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0)
  const ended = (status: string) => runs.filter((one) => one.status === status).length
  const expected: Record<Measure, number | undefined> = {
    runs: told.runs,
    calls: served.filter(({ failed }) => !failed).length,
    'failed calls': served.filter(({ failed }) => failed).length,
    'input tokens': sum(served.map(({ input }) => input)),
    'output tokens': sum(served.map(({ output }) => output)),
    'cached tokens': sum(served.map(({ cached }) => cached)),
    tools: told.tools,
    'failed tools': told.failedTools,
    'runs that are ok': told.statuses?.ok,
    'runs that failed': told.statuses?.error,
    'runs that go on': told.statuses?.running,
  }
  const found: Record<Measure, number> = {
    runs: runs.length,
    calls: calls.filter(({ status }) => status !== 'error').length,
    'failed calls': calls.filter(({ status }) => status === 'error').length,
    'input tokens': sum(calls.flatMap((one) => [one.tokens_input, one.tokens_cached_input, one.tokens_cache_write])),
    'output tokens': sum(calls.flatMap((one) => [one.tokens_output, one.tokens_reasoning])),
    'cached tokens': sum(calls.map((one) => one.tokens_cached_input)),
    tools: tools.length,
    'failed tools': tools.filter(({ status }) => status === 'error').length,
    'runs that are ok': ended('ok'),
    'runs that failed': ended('error'),
    'runs that go on': ended('running'),
  }
  const lines: string[] = []
  const wrong: string[] = []
  for (const measure of measures) {
    const [is, should, why] = [found[measure], expected[measure], client.notSent[measure]]
    if (should === undefined) continue
    const isEqual = is === should
    lines.push(
      `${measure}: ${is} of ${should}${isEqual || why === undefined ? '' : `, not sent by the client: ${why}`}`,
    )
    if (why === undefined && !isEqual) wrong.push(`${measure}: ${should} were served, ${is} are in the record`)
    // Struck off as soon as it is sent, and never more than there was.
    if (why !== undefined && is >= should) wrong.push(`${measure}: ${is} of ${should}, though it is said that "${why}"`)
  }
  return { lines, wrong }
}
