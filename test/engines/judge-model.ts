import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What a model was asked, as it came. */
export type AskedOf = {
  readonly answer: string
  readonly sources: readonly { readonly title?: string; readonly text: string }[]
  readonly key: string | undefined
  readonly body: { readonly model: string; readonly max_tokens?: number; readonly max_completion_tokens?: number }
  readonly instructions: string
}

export type Reply =
  | { readonly kind: 'says'; readonly word: string; readonly usage?: { input: number; output: number } | null }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** A body that is no answer of such an API. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'huge' }
  | { readonly kind: 'breaks' }
  | { readonly kind: 'silent' }

export type JudgeModel = {
  readonly url: string
  readonly asked: AskedOf[]
  reply: (asked: AskedOf) => Reply | Promise<Reply>
  close(): Promise<void>
}

/** Says of an answer that its sources say it, where they hold it word for word. */
export const byWords = ({ answer, sources }: AskedOf): Reply => ({
  kind: 'says',
  word: sources.some(({ text }) => text.toLowerCase().includes(answer.toLowerCase().replace(/\.$/, '')))
    ? 'SUPPORTED'
    : 'GAP',
})

/** A real HTTP server on 127.0.0.1 that answers as chat completions of OpenAI do. */
export async function startJudgeModel(): Promise<JudgeModel> {
  const sockets = new Set<Socket>()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"Not found"}}')
      return
    }
    const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as AskedOf['body'] & {
      messages: readonly { role: string; content: string }[]
    }
    const key = request.headers.authorization?.replace(/^Bearer /, '')
    const said = (role: string) => body.messages.find((one) => one.role === role)?.content ?? ''
    const one = {
      ...(JSON.parse(said('user')) as Pick<AskedOf, 'answer' | 'sources'>),
      key,
      body,
      instructions: said('system'),
    }
    model.asked.push(one)
    const reply = await model.reply(one)
    switch (reply.kind) {
      case 'status':
        response
          .writeHead(reply.status, reply.retryAfter === undefined ? {} : { 'retry-after': reply.retryAfter })
          .end('{"error":{"message":"no"}}')
        return
      case 'text':
        response.end(reply.text)
        return
      case 'huge':
        for (let sent = 0; sent < 40 && !response.destroyed; sent++) {
          response.write('x'.repeat(1024 * 1024))
          await new Promise((resolve) => setImmediate(resolve))
        }
        response.end()
        return
      case 'breaks':
        request.socket.destroy()
        return
      case 'silent':
        return
      case 'says': {
        const usage = reply.usage === undefined ? { input: 1000, output: 10 } : reply.usage
        response.writeHead(200, { 'content-type': 'application/json' }).end(
          JSON.stringify({
            ...{ id: 'c', object: 'chat.completion', model: body.model },
            choices: [{ index: 0, message: { role: 'assistant', content: reply.word }, finish_reason: 'stop' }],
            ...(usage ? { usage: { prompt_tokens: usage.input, completion_tokens: usage.output } } : {}),
          }),
        )
      }
    }
  }
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const model: JudgeModel = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    reply: byWords,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return model
}
