import * as traceloop from '@traceloop/node-server-sdk'
import OpenAI from 'openai'
import { AFTERCARE, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

process.env.TRACELOOP_TELEMETRY = 'false'
traceloop.initialize({
  appName: 'invoice-triage',
  baseUrl: AFTERCARE,
  apiKey: KEY,
  silenceInitializationMessage: true,
  traceloopSyncEnabled: false,
  instrumentModules: { openAI: OpenAI },
})
const client = new OpenAI({ baseURL: STUB, apiKey: 'none', maxRetries: 0 })
const ask = (content, more = {}) =>
  client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }], ...more })
const offered = (name) => ({
  tools: [
    { type: 'function', function: { name, parameters: { type: 'object', properties: { order: { type: 'string' } } } } },
  ],
})
const run = (name, work) => attempt(() => traceloop.withWorkflow({ name }, work))
const withTool = (name, execute) => async () => {
  const content = `[tool:${name}] ${QUESTION}`
  const first = await ask(content, offered(name))
  const call = first.choices[0].message
  let result = 'it failed'
  await attempt(async () => {
    result = JSON.stringify(await traceloop.withTool({ name }, execute))
  })
  const messages = [
    { role: 'user', content },
    call,
    { role: 'tool', tool_call_id: call.tool_calls[0].id, content: result },
  ]
  await client.chat.completions.create({ model: 'gpt-4o-mini', messages, ...offered(name) })
}

await run('answer', () => ask(QUESTION))
await run(
  'triage',
  withTool('look_up', async () => ORDER),
)
await run('write-back', withTool('write_back', refuse))
await run('fails', () => attempt(() => ask(`[fail] ${QUESTION}`)))
await run('note', async () => {
  for await (const _ of await ask(QUESTION, { stream: true, stream_options: { include_usage: true } }));
})
told(5, 2, 1)
await traceloop.forceFlush()
