import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the model answered, one entry a request: what every client's story is held against. */
export type Served = {
  readonly model: string
  readonly failed: boolean
  readonly input: number
  readonly cached: number
  readonly output: number
}

type Message = { readonly role: string; readonly content?: unknown }
type Ask = {
  readonly model: string
  readonly messages: readonly Message[]
  readonly tools?: readonly { readonly function?: { readonly name: string } }[]
  readonly stream?: boolean
  readonly stream_options?: { readonly include_usage?: boolean }
}

/**
 * A model behind the chat completions of OpenAI, which answers by what stands in the messages: `[tool:NAME]` asks for that tool until
 * its result is there, `[fail]` is an error of the server (500). Usage is counted by letters, half of the input from a cache.
 */
export async function startModel(): Promise<{ url: string; served: Served[]; close(): void }> {
  const served: Served[] = []
  let count = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (!request.url?.endsWith('/chat/completions'))
        return answer(response, 404, { error: { message: `no ${request.url}` } })
      const ask = JSON.parse(Buffer.concat(chunks).toString()) as Ask
      const said = ask.messages
        .map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)))
        .join('\n')
      const model = `${ask.model}-2026-03-01`
      if (said.includes('[fail]')) {
        served.push({ model, failed: true, input: 0, cached: 0, output: 0 })
        return answer(response, 500, {
          error: { message: 'The server had an error.', type: 'server_error', code: null },
        })
      }
      const wanted = /\[tool:([\w.-]+)\]/.exec(said)?.[1]
      const isAsked = wanted !== undefined && ask.tools && !ask.messages.some(({ role }) => role === 'tool')
      const id = `call-${++count}`
      const called = { id, type: 'function', function: { name: wanted ?? '', arguments: '{"order":"PO-4471"}' } }
      const text = 'Hold it: the invoice is 4 % above the order.'
      const [input, output] = [Math.ceil(said.length / 4) + 40, isAsked ? 9 : 12]
      const cached = Math.floor(input / 2)
      served.push({ model, failed: false, input, cached, output })
      const usage = {
        prompt_tokens: input,
        completion_tokens: output,
        total_tokens: input + output,
        prompt_tokens_details: { cached_tokens: cached },
        completion_tokens_details: { reasoning_tokens: 0 },
      }
      const head = { id: `chatcmpl-${count}`, created: 1_790_000_000, model }
      const reason = isAsked ? 'tool_calls' : 'stop'
      if (!ask.stream) {
        const message = isAsked
          ? { role: 'assistant', content: null, tool_calls: [called] }
          : { role: 'assistant', content: text, refusal: null }
        const choices = [{ index: 0, message, finish_reason: reason, logprobs: null }]
        return answer(response, 200, { ...head, object: 'chat.completion', choices, usage })
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const send = (rest: object) =>
        response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', ...rest })}\n\n`)
      for (const part of text.match(/.{1,12}/g) ?? [])
        send({ choices: [{ index: 0, delta: { role: 'assistant', content: part }, finish_reason: null }] })
      send({ choices: [{ index: 0, delta: {}, finish_reason: reason }] })
      if (ask.stream_options?.include_usage) send({ choices: [], usage })
      response.end('data: [DONE]\n\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/v1`, served, close: () => server.close() }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
