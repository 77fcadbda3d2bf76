import { Readable } from 'node:stream'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { MICROS } from '../../base/time.ts'
import type { Engine } from './engine.ts'
import { QUERY_BYTES } from './question.ts'

/** Longer than any insert lives, so that what is read behind this line is complete. */
const LAG = 10 * MICROS.s
/** After this an insert is given up, and its sender repeats it, which gives it a new stamp; must stay below the lag. */
const GIVE_UP_MS = 8000

/** A ClickHouse server or cluster over HTTP, through the official client. */
export function openClickHouse(url: string): Engine {
  const client: ClickHouseClient = createClient({
    url,
    request_timeout: 60_000,
    max_open_connections: 10,
    clickhouse_settings: { max_query_size: String(QUERY_BYTES) },
    // Failures reach the caller, who says what they mean; the client's own log would repeat them with the data.
    log: { level: ClickHouseLogLevel.OFF },
  })
  return {
    name: 'clickhouse',
    lagMicros: LAG,
    async insert(table, columns, rows) {
      const signal = AbortSignal.timeout(GIVE_UP_MS)
      try {
        const { stream } = await client.exec({
          query: `INSERT INTO ${table} (${columns.map(({ name }) => `\`${name}\``).join(', ')}) FORMAT RowBinary`,
          values: Readable.from([rows], { objectMode: false }),
          abort_signal: signal,
        })
        await collect(stream)
      } catch (cause) {
        // What it does with it later counts once with what is sent again.
        if (signal.aborted) throw tooSlow(cause)
        throw cause
      }
    },
    async query(sql) {
      const { stream } = await client.exec({ query: sql })
      return await collect(stream)
    },
    async command(sql) {
      const { stream } = await client.exec({ query: sql })
      await collect(stream)
    },
    async close() {
      await client.close()
    },
  }
}

const tooSlow = (cause: unknown) =>
  new AppError(
    'store_unavailable',
    say`The evidence store did not answer within ${GIVE_UP_MS / 1000} seconds. Send this again; nothing acknowledged is lost.`,
    { cause },
  )

async function collect(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
