import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { unlink, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Session } from 'chdb'

/**
 * chDB behind ClickHouse's HTTP protocol, on loopback: what the official client needs of it (a query in the body or in
 * the address, errors with their code), so that its real wire path is tested without a server. A process of its own, as a server is: what
 * became of it can be seen, and whatever it does it can be ended.
 */
export async function startClickHouse(
  folder: string,
): Promise<{ url: string; process: ChildProcess; close(): Promise<void> }> {
  const program = ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), folder]
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const lines = createInterface({ input: child.stdout })
  const [url] = (await once(lines, 'line', { signal: AbortSignal.timeout(STARTS_WITHIN_MS) })) as [string]
  lines.close()
  child.stdout.destroy()
  child.unref()
  return {
    ...{ url, process: child },
    async close() {
      process.off('exit', end)
      child.ref()
      // One that was stopped ends, too.
      end()
      await ended
    },
  }
}
const STARTS_WITHIN_MS = 60_000

async function serve(folder: string): Promise<string> {
  const sessions = Array.from({ length: 3 }, () => new Session(folder))
  // What the client asks for in each address.
  for (const session of sessions) session.query('SET max_query_size = 67108864')
  let turn = 0
  const server = createServer((request, response) => {
    const session = sessions[turn++ % sessions.length] as Session
    answer(session, request, response).catch((error: Error) => {
      const code = /Code: (\d+)/.exec(error.message)?.[1] ?? '1002'
      response.writeHead(500, { 'x-clickhouse-exception-code': code }).end(error.message)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function answer(session: Session, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/ping') {
    response.end('Ok.\n')
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const query = url.searchParams.get('query') ?? ''
  const result = BINARY.test(query)
    ? await insertBinary(session, query, body)
    : await session.queryAsync([query, body.toString('utf8')].filter((part) => part).join('\n'))
  response.writeHead(200, { 'x-clickhouse-query-id': url.searchParams.get('query_id') ?? '' }).end(result.bytes())
}

/** A server reads rows in binary from the body; the embedded engine from a file only. */
async function insertBinary(session: Session, query: string, rows: Buffer) {
  const file = join(tmpdir(), `rows-${process.pid}-${randomUUID()}`)
  await writeFile(file, rows)
  try {
    return await session.queryAsync(query.replace(BINARY, `FROM INFILE '${file}' FORMAT RowBinary`))
  } finally {
    await unlink(file)
  }
}

const BINARY = /FORMAT RowBinary\s*$/

if (import.meta.main) process.stdout.write(`${await serve(process.argv[2] ?? '')}\n`)
