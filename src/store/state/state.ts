import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { AppError } from '../../base/errors.ts'
import type { Log } from '../../base/log.ts'
import { type EmbeddedState, openEmbeddedState } from './pglite.ts'
import type { Tables } from './tables.ts'
import { guarded, insideTransaction } from './transaction.ts'

export type Trx = Transaction<Tables>
/** Either the store or an open transaction of it: for functions that run in both. */
export type Db = Kysely<Tables>

/** The state store: plans, findings, reviews, people, the decision log and jobs. One dialect, two engines. */
export type State = {
  readonly engine: 'pglite' | 'postgres'
  /** For single statements. Throws inside a transaction. */
  readonly db: Db
  /** Short and free of other waiting: on the embedded engine everybody else waits meanwhile. */
  transaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>
  /** Several statements of SQL text at once: migrations and the job store's own. */
  administer(sql: string): Promise<void>
  /** Runs `work` while nobody else of this installation does work of the same name, in this process or another. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>
  /** The embedded state, whole, as a tar archive of its folder; undefined on a server. Others wait meanwhile. */
  dump(): Promise<Uint8Array | undefined>
  close(): Promise<void>
}

/** Queries slower than this are a defect: state holds rules, people and findings, never bulk. */
const SLOW_MS = 50

export async function openState(where: { folder: string } | { url: string }, log: Log): Promise<State> {
  return 'url' in where ? openPostgres(where.url, log) : openPglite(where.folder, log)
}

async function openPglite(folder: string, log: Log): Promise<State> {
  let engine: EmbeddedState
  try {
    engine = await openEmbeddedState(folder, { onQuery: slowQueries(log) })
    await engine.exec("set timezone = 'UTC'")
  } catch (cause) {
    throw new AppError(
      'store_unavailable',
      `The state in ${folder} cannot be opened. Restore the folder from a backup, or choose another one.`,
      { cause },
    )
  }
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) })
  const inLine = createLines()
  return {
    engine: 'pglite',
    db: guarded(db, 'state'),
    transaction: (work) => db.transaction().execute((trx) => insideTransaction(() => work(trx))),
    administer: (sql) => engine.exec(sql),
    // One process owns the folder: waiting in a line inside it is enough.
    exclusively: inLine,
    dump: () => engine.dump(),
    close: () => engine.close(),
  }
}

async function openPostgres(url: string, log: Log): Promise<State> {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c timezone=UTC', types: { getTypeParser } })
  pool.on('error', (error) => log.warn({ error: error.message }, 'a state connection was lost'))
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    const host = new URL(url).host
    throw new AppError(
      'store_unavailable',
      `PostgreSQL at ${host} cannot be reached (${(cause as Error).message}). Check AFTERCARE_STATE_URL.`,
      { cause },
    )
  }
  const slow = slowQueries(log)
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query, queryDurationMillis }) => slow(query.sql, queryDurationMillis),
  })
  const inLine = createLines()
  return {
    engine: 'postgres',
    db: guarded(db, 'state'),
    transaction: (work) => db.transaction().execute((trx) => insideTransaction(() => work(trx))),
    async administer(sql) {
      await pool.query(sql)
    },
    // First in a line of this process: whoever waits for another process holds a connection, and all of them would be held.
    exclusively: (name, work) =>
      inLine(name, async () => {
        const client = await pool.connect()
        try {
          await client.query("select pg_advisory_lock(hashtext('aftercare'), hashtext($1))", [name])
          return await work()
        } finally {
          // Destroyed, not returned: whatever happened, the lock goes with the connection.
          client.release(true)
        }
      }),
    dump: async () => undefined,
    async close() {
      await db.destroy()
    },
  }
}

/** Lines, by their names, in which work waits until what came before it is done. */
function createLines(): State['exclusively'] {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work)
    const done = mine
      .catch(() => undefined)
      .finally(() => {
        if (last.get(name) === done) last.delete(name)
      })
    last.set(name, done)
    return mine
  }
}

/** bigint as a number: positions and counts stay far below 2^53, and the embedded engine answers the same way. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8) return (value: string) => Number(value)
  return pg.types.getTypeParser(oid, format)
}

function slowQueries(log: Log) {
  return (sql: string, ms: number) => {
    if (ms > SLOW_MS) log.warn({ ms: Math.round(ms), sql }, 'slow state query')
  }
}
