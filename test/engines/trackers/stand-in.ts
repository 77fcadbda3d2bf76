import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a tool is asked. */
export type Call = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}
export type Reply = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }

/** How it takes a call: as it should; done, with an answer that never comes; not done, with none; or otherwise. */
export type Manner =
  | 'answers'
  | 'does it and breaks off'
  | 'breaks off'
  | { readonly slow: number }
  | ({ readonly kind: 'replies' } & Reply)

export type StandIn = {
  readonly url: string
  readonly calls: Call[]
  manner: (call: Call) => Manner
  close(): Promise<void>
}

/** A local server in the place of a tool: it keeps what it is asked, and answers as the tool would or as it is told to. */
export async function startStandIn(answer: (call: Call, url: string) => Reply): Promise<StandIn> {
  const calls: Call[] = []
  const standIn = { calls, url: '', manner: (): Manner => 'answers' } as unknown as StandIn & { url: string }
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    const url = new URL(request.url ?? '/', 'http://here')
    const text = Buffer.concat(parts).toString()
    const isJson = request.headers['content-type']?.startsWith('application/json')
    const call: Call = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
    }
    calls.push(call)
    const manner = standIn.manner(call)
    if (manner === 'breaks off') return request.socket.destroy()
    const reply = typeof manner === 'object' && 'kind' in manner ? manner : answer(call, standIn.url)
    if (manner === 'does it and breaks off') return request.socket.destroy()
    if (typeof manner === 'object' && 'slow' in manner) await sleep(manner.slow)
    const body = reply.body === undefined ? '' : JSON.stringify(reply.body)
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  standIn.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return standIn
}
