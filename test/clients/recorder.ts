import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it was sent, without the key. */
export type Recorded = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** As base64. */
  readonly body: string
}

/** Stands before a server, hands everything on, and keeps what was sent. */
export async function startRecorder(
  url: string,
  key: string,
): Promise<{ url: string; requests: Recorded[]; close(): void }> {
  const requests: Recorded[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks)
      const { method = 'GET', url: path = '/' } = request
      const kept = ['content-type', 'content-encoding'].flatMap((name) => {
        const value = request.headers[name]
        return typeof value === 'string' ? [[name, value] as const] : []
      })
      requests.push({ method, path, headers: Object.fromEntries(kept), body: body.toString('base64') })
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' && !['host', 'connection', 'transfer-encoding', 'content-length'].includes(name)
          ? [[name, value] as const]
          : [],
      )
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: Object.fromEntries(headers),
        ...(body.length === 0 ? {} : { body }),
      })
      if (answer.status >= 400)
        process.stdout.write(`  answered ${answer.status} to ${method} ${path}: ${await answer.clone().text()}\n`)
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  if (key === '') throw new Error('A recorder needs the key of those who send.')
  return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() }
}
