import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it was sent, without the key. */
export type Recorded = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** As base64. */
  readonly body: string
  /** What was answered, where that is what is read. */
  readonly answer?: { readonly status: number; readonly json: unknown }
}

type Recorder = { url: string; requests: Recorded[]; close(): void }

/** Stands before a server, hands everything on, and keeps what was sent; and what was answered, where that is what is read. */
export async function startRecorder(url: string, key: string, keepsAnswers = false): Promise<Recorder> {
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
      const sent = { method, path, headers: Object.fromEntries(kept), body: body.toString('base64') }
      if (!keepsAnswers) requests.push(sent)
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
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (keepsAnswers)
        requests.push({ ...sent, answer: { status: answer.status, json: JSON.parse(bytes.toString()) as unknown } })
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      response.end(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  if (key === '') throw new Error('A recorder needs the key of those who send.')
  return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() }
}

/** Answers as it was recorded: to a question that was asked several times one answer after the other, and the last again. */
export async function startPlayer(requests: readonly Recorded[]): Promise<{ url: string; close(): void }> {
  const answers = Map.groupBy(requests, ({ method, path }) => `${method} ${path}`)
  const server = createServer((request, response) => {
    const ofQuestion = answers.get(`${request.method} ${request.url}`) ?? []
    const { answer } = (ofQuestion.length > 1 ? ofQuestion.shift() : ofQuestion[0]) ?? {}
    response.writeHead(answer?.status ?? 501, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer?.json ?? { message: `${request.url} was never asked when it was recorded` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
