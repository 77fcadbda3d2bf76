import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Transaction } from '@electric-sql/pglite'
import type { PGlite } from 'kysely'

/** The embedded state engine, as far as the rest uses it. */
export type EmbeddedState = PGlite & {
  /** Several statements of SQL text at once. */
  exec(sql: string): Promise<void>
  /** Its folder, whole, as a tar archive. */
  dump(): Promise<Uint8Array>
}

type Call = { readonly id: number; readonly operation: keyof Operations; readonly values: unknown[] }
type Answer = {
  readonly id: number
  readonly value?: unknown
  readonly failed?: Record<string, unknown>
  /** How long the engine took, without the way to the thread and back. */
  readonly ms: number
}
type Opening = { readonly pglite: { readonly folder: string; readonly tar?: Uint8Array } }

/**
 * Opens PGlite on a thread of its own: starting it is half a second of work and every query some milliseconds, during
 * which requests and the other store go on. With `tar` a new folder is made of a dump. Throws what PGlite throws.
 */
export async function openEmbeddedState(
  folder: string,
  given: { tar?: Uint8Array; onQuery?: (sql: string, ms: number) => void } = {},
): Promise<EmbeddedState> {
  const { tar, onQuery } = given
  const opening: Opening = { pglite: { folder, ...(tar ? { tar } : {}) } }
  const worker = new Worker(new URL(import.meta.url), { workerData: opening })
  const waiting = new Map<number, { call: Call; resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0
  let isOver = false

  function call(operation: keyof Operations, ...values: unknown[]): Promise<unknown> {
    if (isOver) return Promise.reject(new Error('The embedded state is closed.'))
    // The thread holds the process only while something is asked of it.
    worker.ref()
    return new Promise((resolve, reject) => {
      const call: Call = { id: calls++, operation, values }
      waiting.set(call.id, { call, resolve, reject })
      worker.postMessage(call)
    })
  }

  worker.on('message', ({ id, value, failed, ms }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (asked?.call.operation === 'query' || asked?.call.operation === 'step')
      onQuery?.(String(asked.call.values[0]), ms)
    if (waiting.size === 0) worker.unref()
    if (failed) asked?.reject(Object.assign(new Error(String(failed.message)), failed))
    else asked?.resolve(value)
  })
  const end = (cause?: Error) => {
    isOver = true
    for (const { reject } of waiting.values()) reject(new Error('The embedded state ended.', { cause }))
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', () => end())

  const query = (operation: 'query' | 'step') => (sql: string, parameters?: unknown[]) =>
    call(operation, sql, parameters) as ReturnType<PGlite['query']>
  try {
    await call('open')
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    ready: true,
    waitReady: Promise.resolve(),
    get closed() {
      return isOver
    },
    query: query('query') as PGlite['query'],
    async transaction(work) {
      await call('begin')
      try {
        const result = await work({ query: query('step') as PGlite['query'], rollback: async () => {} })
        await call('end', true)
        return result
      } catch (error) {
        await call('end', false)
        throw error
      }
    },
    exec: (sql) => call('exec', sql) as Promise<void>,
    dump: () => call('dump') as Promise<Uint8Array>,
    async close() {
      await call('close')
      isOver = true
      await worker.terminate()
    },
  }
}

type Operations = Awaited<ReturnType<typeof operationsOn>>

/** What the thread does when it is asked. PGlite itself keeps the line: whoever asks during a transaction waits for its end. */
async function operationsOn({ folder, tar }: Opening['pglite']) {
  const { PGlite } = await import('@electric-sql/pglite')
  const engine = await PGlite.create({
    dataDir: folder,
    ...(tar ? { loadDataDir: new Blob([new Uint8Array(tar)]) } : {}),
  })
  let open: { transaction: Transaction; commit: () => void; rollback: (reason: Error) => void } | undefined
  let over: Promise<void> = Promise.resolve()
  return {
    open: async () => {},
    query: (sql: string, parameters?: unknown[]) => engine.query(sql, parameters),
    step: (sql: string, parameters?: unknown[]) => open?.transaction.query(sql, parameters),
    begin: () =>
      new Promise<void>((begun, failed) => {
        over = engine.transaction(
          (transaction) =>
            new Promise<void>((commit, rollback) => {
              open = { transaction, commit, rollback }
              begun()
            }),
        )
        over.catch(failed)
      }),
    async end(isCommit: boolean) {
      const ending = open
      open = undefined
      if (isCommit) {
        ending?.commit()
        return over
      }
      ending?.rollback(new Error('rolled back'))
      await over.catch(() => {})
    },
    exec: async (sql: string) => void (await engine.exec(sql)),
    dump: async () => new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer()),
    close: () => engine.close(),
  }
}

async function answerCalls(port: NonNullable<typeof parentPort>, opening: Opening['pglite']): Promise<void> {
  const operations = operationsOn(opening)
  port.on('message', async ({ id, operation, values }: Call) => {
    const began = performance.now()
    const ms = () => performance.now() - began
    try {
      const act = (await operations)[operation] as (...values: unknown[]) => unknown
      const value = await act(...values)
      port.postMessage({ id, value, ms: ms() } satisfies Answer)
    } catch (error) {
      // An error loses its fields on the way between threads: its code above all.
      const failed = error instanceof Error ? { ...error, message: error.message } : { message: String(error) }
      port.postMessage({ id, failed, ms: ms() } satisfies Answer)
    }
  })
}

if (!isMainThread && parentPort && (workerData as Opening | null)?.pglite)
  await answerCalls(parentPort, (workerData as Opening).pglite)
