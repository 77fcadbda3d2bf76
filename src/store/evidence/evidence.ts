import type { Clock } from '../../base/clock.ts'
import { AppError } from '../../base/errors.ts'
import type { Log } from '../../base/log.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type Deletion, deleteForGood } from './delete.ts'
import type { Engine } from './engine.ts'
import { type Column, inOrderOfPacking, type Packed, packer, type Row, together, writeStamp } from './packed.ts'
import { FORMAT, LIMITS, type Params, type Question, writtenOut } from './question.ts'

/** The evidence store: runs, steps, verdicts, writes, costs and rollups. One SQL text, two engines. */
export type Evidence = {
  readonly engine: 'chdb' | 'clickhouse'
  /**
   * Adds rows (without `arrived`, which is stamped here, just before the insert) and returns once they are synced to disk. Answers the
   * places of rows that cannot be stored; their neighbours are in.
   */
  append(table: string, rows: readonly Row[]): Promise<{ refused: number[] }>
  /** The same of rows that are made one by one: each is packed as it comes, so that none of them must be kept. */
  batch(table: string): Promise<Batch>
  /** Asks within one workspace. The answer's 64-bit integers and decimals are text. */
  ask<Row>(workspace: string, question: Question, params?: Params): Promise<Row[]>
  /** Deletes rows of a workspace for good, one deletion after the other. It answers how many each took, once no file of the engine holds them. */
  delete(workspace: string, deletions: readonly Deletion[]): Promise<number[]>
  /** Statements about tables: migrations, and derived rows computed inside the engine. */
  administer(sql: string, params?: Params): Promise<void>
  /**
   * A stamp up to which everything can be read: no insert with an earlier one is still under way. Embedded, it lies
   * behind all that was acknowledged before the call; on a server, far enough back that other processes are done.
   */
  horizon(): Promise<Micros>
  /** A moment later than every one that was given before, also when the clock was set back: for versions and `arrived`. */
  stamp(): Micros
  /**
   * Stamps go on after this one: where followers have read already, nothing new may be placed. Where the clock is behind it, it was set
   * back: then after all that were given, since what is newer must win over what is there.
   */
  resume(after: Micros): Promise<void>
  /** When this process last took in a line, or 0. */
  newest(): Micros
  close(): Promise<void>
}

export type Batch = {
  /** Whether the row can be stored: each value within what its column can hold. */
  add(row: Row): boolean
  append(): Promise<void>
}

type Waiting = { rows: Packed; done: () => void; failed: (error: unknown) => void }

/** What is derived is no news. */
const derived = new Set(['run', 'touched', 'rollup', 'erased', 'screened', 'judged', 'labelled', 'exception'])

/** An insert takes at most so many bytes: bounded memory, and large enough that the engine writes few parts. */
const INSERT_BYTES = 32 * 1024 * 1024

export function createEvidence(engine: Engine, clock: Clock, log: Log): Evidence {
  const waiting = new Map<string, Waiting[]>()
  const flushing = new Set<string>()
  const underWay = new Set<Promise<void>>()
  let newest: Micros = 0
  let received: Micros = 0

  /** Stamps grow even when the clock does not, so that a follower never meets two batches at one place. */
  function stamp(): Micros {
    newest = Math.max(clock.now(), newest + 1)
    return newest
  }

  async function insertStamped(table: string, rows: Packed): Promise<void> {
    if (!derived.has(table)) received = clock.now()
    const columns = await columnsOf(table)
    writeStamp(rows, stamp())
    const insert = engine.insert(table, columns, rows.bytes)
    underWay.add(insert)
    try {
      await insert
    } finally {
      underWay.delete(insert)
    }
  }

  /** They do not change: migrations are done before anything is added. */
  const columnsByTable = new Map<string, readonly Column[]>()
  async function columnsOf(table: string): Promise<readonly Column[]> {
    const known = columnsByTable.get(table)
    if (known) return known
    const read = await engine.query(
      `SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = '${table}' ORDER BY position FORMAT JSONEachRow`,
    )
    const columns = read
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Column)
    columnsByTable.set(table, inOrderOfPacking(columns))
    return inOrderOfPacking(columns)
  }

  /** Requests that arrive while an insert is under way are committed together with the next one. */
  async function flush(table: string): Promise<void> {
    flushing.add(table)
    try {
      for (let queue = waiting.get(table); queue && queue.length > 0; queue = waiting.get(table)) {
        const batch: Waiting[] = []
        for (let bytes = 0; queue.length > 0 && (batch.length === 0 || bytes < INSERT_BYTES); ) {
          const next = queue.shift() as Waiting
          bytes += next.rows.bytes.length
          batch.push(next)
        }
        try {
          await insertStamped(table, together(batch.map((one) => one.rows)))
          for (const one of batch) one.done()
        } catch (error) {
          for (const one of batch) one.failed(translate(error))
        }
      }
    } finally {
      flushing.delete(table)
    }
  }

  async function batch(table: string): Promise<Batch> {
    const columns = await columnsOf(table).catch((error: unknown) => {
      throw translate(error)
    })
    const { add, packed } = packer(columns)
    return {
      add,
      append() {
        const rows = packed()
        if (rows.starts.length === 0) return Promise.resolve()
        return new Promise((done, failed) => {
          const queue = waiting.get(table) ?? []
          queue.push({ rows, done, failed })
          waiting.set(table, queue)
          if (!flushing.has(table)) void flush(table)
        })
      },
    }
  }

  return {
    engine: engine.name,
    batch,
    async append(table, rows) {
      if (rows.length === 0) return { refused: [] }
      const { add, append } = await batch(table)
      const refused = rows.flatMap((row, place) => (add(row) ? [] : [place]))
      await append()
      return { refused }
    },
    async ask<Row>(workspace: string, question: Question, params: Params = {}) {
      const started = performance.now()
      const text = await engine
        .query(
          `${writtenOut(question.sql, { ...params, workspace })}\nSETTINGS ${LIMITS}, ${FORMAT}\nFORMAT JSONEachRow`,
        )
        .catch((error: unknown) => {
          throw translate(error)
        })
      const rows: Row[] = []
      for (const line of text.split('\n')) if (line !== '') rows.push(JSON.parse(line) as Row)
      log.debug({ question: question.name, ms: Math.round(performance.now() - started), rows: rows.length }, 'asked')
      return rows
    },
    async delete(workspace, deletions) {
      return await deleteForGood(engine, workspace, deletions, clock.now).catch((error: unknown) => {
        throw translate(error)
      })
    },
    async administer(sql, params = {}) {
      await engine.command(writtenOut(sql, params)).catch((error: unknown) => {
        throw translate(error)
      })
    },
    async horizon() {
      if (engine.lagMicros !== undefined) return clock.now() - engine.lagMicros
      // Stamps only grow: what begins from here on is stamped later, and what is under way is waited for.
      const cut = stamp()
      await Promise.allSettled(underWay)
      return cut
    },
    stamp,
    async resume(after) {
      newest = Math.max(newest, after)
      if (after > clock.now()) newest = Math.max(newest, Number(await engine.query(lastStamp)))
    },
    newest: () => received,
    close: () => engine.close(),
  }
}

/** The latest stamp in any table. It reads a column of each whole, and so is asked only when it must be. */
const lastStamp = `SELECT max(stamp) FROM (${[
  ...[
    'run_line',
    'step',
    'text',
    'verdict',
    'write',
    'readback',
    'eligible',
    'spend',
    'incident',
    'signal',
    'touched',
    'counted',
  ].map((table) => `SELECT max(toUnixTimestamp64Micro(arrived)) AS stamp FROM ${table}`),
  ...['run', 'rollup', 'screened', 'judged', 'labelled', 'exception'].map(
    (table) => `SELECT toInt64(max(version)) AS stamp FROM ${table}`,
  ),
].join(' UNION ALL ')}) FORMAT TSVRaw`

/** The same store, asked each question once: what many parts of one report rest on is then one answer, of one moment. */
export function remembering(evidence: Evidence): Evidence {
  const answers = new Map<string, Promise<unknown[]>>()
  return {
    ...evidence,
    ask<Row>(workspace: string, question: Question, params: Params = {}) {
      const key = JSON.stringify([workspace, question.name, params])
      const answer = answers.get(key) ?? evidence.ask<Row>(workspace, question, params)
      answers.set(key, answer)
      return answer as Promise<Row[]>
    },
  }
}

function engineCode(error: unknown): number | undefined {
  const { clickhouseCode, code } = error as { clickhouseCode?: number; code?: string | number }
  const value = clickhouseCode ?? (typeof code === 'number' || /^\d+$/.test(code ?? '') ? Number(code) : undefined)
  return value ?? Number(/\bCode: (\d+)\./.exec((error as Error).message)?.[1] ?? Number.NaN)
}

function translate(error: unknown): unknown {
  if (error instanceof AppError) return error
  const code = engineCode(error)
  const message = (error as Error).message
  if (code === 243 || /No space left on device|ENOSPC/i.test(message))
    return new AppError(
      'store_full',
      say`The disk that holds the evidence is full. Free some space; nothing acknowledged is lost.`,
      {
        cause: error,
      },
    )
  if (code === 159 || code === 241)
    return new AppError(
      'store_unavailable',
      say`The question took more time or memory than one may. Ask for a shorter period.`,
      {
        cause: error,
      },
    )
  if (
    /ECONNREFUSED|ECONNRESET|ENOTFOUND|socket hang up|Timeout/i.test(
      `${String((error as { code?: unknown }).code)} ${message}`,
    )
  )
    return new AppError(
      'store_unavailable',
      say`The evidence store cannot be reached. Check AFTERCARE_EVIDENCE_URL and try again.`,
      {
        cause: error,
      },
    )
  return error
}
