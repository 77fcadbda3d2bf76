import type { CDPSession } from 'playwright-core'

export type LongTask = { readonly ms: number; readonly doing: string }

type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly data?: { readonly functionName?: string; readonly url?: string; readonly type?: string } }
}

/** What a task may be busy with, as the browser's own trace names it. */
const parts = [
  'FunctionCall',
  'TimerFire',
  'FireAnimationFrame',
  'EventDispatch',
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'HitTest',
  'MinorGC',
  'MajorGC',
  'V8.GC_MC_INCREMENTAL_FINALIZE',
  'EvaluateScript',
  'RunMicrotasks',
]

/**
 * Traces a page while something is done in it: the tasks of its main thread that took longer than 50 ms, the longest first, each with
 * what it spent most of its time on.
 */
export async function longTasks<T>(cdp: CDPSession, work: () => Promise<T>): Promise<{ tasks: LongTask[]; result: T }> {
  const events: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => {
    for (const one of value as unknown as TraceEvent[]) events.push(one)
  })
  const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()))
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel', 'v8'], excludedCategories: ['*'] },
  })
  const result = await work()
  await cdp.send('Tracing.end')
  await complete
  const timed = events.filter((one) => one.ph === 'X' && one.dur !== undefined)
  const tasks = timed.filter((one) => one.name === 'RunTask' && (one.dur ?? 0) > 50_000 && isMain(one, events))
  return { result, tasks: tasks.map((task) => told(task, timed)).toSorted((a, b) => b.ms - a.ms) }
}

/** Whether a task ran where the page's own program runs. */
function isMain({ pid, tid }: TraceEvent, events: readonly TraceEvent[]): boolean {
  return events.some((one) => one.pid === pid && one.tid === tid && one.name === 'FireAnimationFrame')
}

function told(task: TraceEvent, events: readonly TraceEvent[]): LongTask {
  const end = task.ts + (task.dur ?? 0)
  const spent = new Map<string, number>()
  for (const one of events) {
    if (one.pid !== task.pid || one.tid !== task.tid || one.ts < task.ts || one.ts > end || !parts.includes(one.name))
      continue
    const { functionName, url, type } = one.args?.data ?? {}
    const where = [functionName, type, url?.split('/').at(-1)].filter(Boolean).join(' ')
    const name = where ? `${one.name} (${where})` : one.name
    spent.set(name, (spent.get(name) ?? 0) + (one.dur ?? 0))
  }
  const most = [...spent].toSorted((a, b) => b[1] - a[1]).slice(0, 4)
  return {
    ms: (task.dur ?? 0) / 1000,
    doing: most.map(([name, us]) => `${name} ${Math.round(us / 1000)} ms`).join(', ') || 'nothing the trace names',
  }
}
