import * as traceloop from '@traceloop/node-server-sdk'
import OpenAI from 'openai'
import { AFTERCARE, asking, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

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
const { ask, withTool } = asking(client, (name, execute) => traceloop.withTool({ name }, execute))
const run = (name, work) => attempt(() => traceloop.withWorkflow({ name }, work))

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
