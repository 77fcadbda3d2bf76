import { type LookupFunction, Socket } from 'node:net'
import pg from 'pg'
import { ClosedAddress, isClosed, openLookup } from '../../base/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { Micros } from '../../base/time.ts'
import type { ReadBack } from '../../plan/read-back.ts'
import { aheadBy, mergedInto, type NotRead, type Reading, readAnswer, unreadable } from './reading.ts'

const CONNECT_MS = 10_000
const STATEMENT_MS = 5_000
const MOST_HOPS = 3
const MOST_BYTES = 1024 * 1024

/** Reads records of one PostgreSQL database, over one connection, until it is closed. */
export type SqlReader = { read(record: string, how: ReadBack): Promise<Reading>; close(): Promise<void> }

/** What was wrong with the connection, or the reader. */
export async function openSql(url: string, clock: Clock): Promise<SqlReader | NotRead> {
  if (!isDatabase(url)) return unreadable('the_credential_is_refused', true)
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    // A system that takes the question and never answers is left alone, too.
    query_timeout: 2 * STATEMENT_MS,
    application_name: 'aftercare',
    stream: () => guarded(new Socket()),
    types: { getTypeParser },
  })
  // Told by the query that meets it.
  client.on('error', () => undefined)
  let ahead: Micros
  try {
    await client.connect()
    ahead = await aheadOf(client, clock)
  } catch (error) {
    await client.end().catch(() => undefined)
    return failureOf(error)
  }
  return {
    async read(record, how) {
      try {
        return await readRow(client, record, how, ahead)
      } catch (error) {
        return failureOf(error)
      }
    },
    close: () => client.end().catch(() => undefined),
  }
}

/** The address of a database. It may name no file of this machine: whoever sets a credential need not be the one who runs the server. */
function isDatabase(url: string): boolean {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) return false
  const { searchParams } = new URL(url)
  return !['sslcert', 'sslkey', 'sslrootcert'].some((name) => searchParams.has(name))
}

async function readRow(client: pg.Client, record: string, how: ReadBack, ahead: Micros): Promise<Reading> {
  let id = record
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const rows = await rowsOf(client, how.query ?? '', id)
    const [row] = rows
    if (row === undefined) return { kind: 'gone' }
    if (rows.length > 1) return unreadable('more_than_one_row', false)
    if (JSON.stringify(row).length > MOST_BYTES) return unreadable('the_answer_is_too_large', false)
    const into = mergedInto(row, how)
    if (into === null || into === id) return readAnswer(row, how, { isMerged: hop > 0, ahead })
    id = into
  }
  return unreadable('leads_elsewhere', false)
}

/**
 * In a transaction that may only read and is always rolled back. The id goes beside the query, so that it is never part of
 * it; and a query with values is one statement, whatever it holds.
 */
async function rowsOf(client: pg.Client, query: string, id: string): Promise<Record<string, unknown>[]> {
  await client.query(`begin read only; set local statement_timeout = ${STATEMENT_MS}`)
  try {
    // Two would tell that the record is not known by this id alone.
    const { rows } = await client.query(`select * from (${query}\n) as record limit 2`, [id.replaceAll('\u0000', '')])
    return rows as Record<string, unknown>[]
  } finally {
    await client.query('rollback').catch(() => undefined)
  }
}

async function aheadOf(client: pg.Client, clock: Clock): Promise<Micros> {
  const began = clock.now()
  const { rows } = await client.query<{ now: string }>(
    'select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as now',
  )
  return aheadBy(Number(rows[0]?.now), 1, { began, ended: clock.now() })
}

/** Names are looked up through the guard; addresses are held against it. */
function guarded(socket: Socket): Socket {
  const connect = socket.connect.bind(socket) as (options: object) => Socket
  return Object.assign(socket, {
    connect(port: number, host?: string) {
      // Without a host it is a socket of this machine.
      if (host !== undefined && !isClosed(host))
        return connect({ port, host, lookup: openLookup satisfies LookupFunction })
      process.nextTick(() => socket.destroy(new ClosedAddress(host ?? 'a socket of this machine')))
      return socket
    },
  })
}

const { builtins } = pg.types
const parsed = new Set<number>([
  ...[builtins.BOOL, builtins.INT2, builtins.INT4, builtins.FLOAT4, builtins.FLOAT8, builtins.JSON, builtins.JSONB],
  // Lists of texts.
  ...[1009, 1015],
])

/** Values as the database writes them, whose text keeps all digits; true and false, numbers, lists and JSON as what they are. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return parsed.has(oid) ? pg.types.getTypeParser(oid, format) : (value: string) => value
}

function failureOf(error: unknown): NotRead {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (error instanceof ClosedAddress) return unreadable('the_address_is_closed', true)
  // Classes of PostgreSQL: 28 who one is, 3D which database, 42501 what one may; 53 and 57P0x: it cannot now; 57014: it took too long.
  if (/^28|^3D|^42501/.test(code)) return unreadable('the_credential_is_refused', true)
  if (code === '57014' || /timeout/i.test(message)) return unreadable('no_answer_in_time', true)
  if (/^53|^57P0/.test(code)) return unreadable('error_of_the_system', true)
  if (/^[0-9A-Z]{5}$/.test(code)) return unreadable('the_query_failed', false)
  return unreadable('cannot_be_reached', true)
}
