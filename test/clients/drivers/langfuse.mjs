import { LangfuseClient } from '@langfuse/client'
import { observeOpenAI } from '@langfuse/openai'
import { LangfuseSpanProcessor } from '@langfuse/otel'
import { getActiveTraceId, startActiveObservation } from '@langfuse/tracing'
import { NodeSDK } from '@opentelemetry/sdk-node'
import OpenAI from 'openai'
import { AFTERCARE, asking, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

const where = { publicKey: 'pk-lf-any', secretKey: KEY, baseUrl: AFTERCARE }
const processor = new LangfuseSpanProcessor(where)
const sdk = new NodeSDK({ spanProcessors: [processor] })
sdk.start()
const client = observeOpenAI(new OpenAI({ baseURL: STUB, apiKey: 'none', maxRetries: 0 }))
const { ask, withTool } = asking(client, (name, execute) => startActiveObservation(name, execute, { asType: 'tool' }))
const run = (name, work) => attempt(() => startActiveObservation(name, work, { asType: 'agent' }))

let trace
await run('answer', async () => {
  trace = getActiveTraceId()
  await ask(QUESTION)
})
await run(
  'triage',
  withTool('look_up', async () => ORDER),
)
await run('write-back', withTool('write_back', refuse))
await run('fails', () => attempt(() => ask(`[fail] ${QUESTION}`)))
await run('note', async () => {
  for await (const _ of await ask(QUESTION, { stream: true, stream_options: { include_usage: true } }));
})
const langfuse = new LangfuseClient(where)
langfuse.score.create({ traceId: trace, name: 'clerk', value: 1, dataType: 'BOOLEAN' })
told(5, 2, 1)
await langfuse.flush?.()
await langfuse.shutdown?.()
await processor.forceFlush()
await sdk.shutdown()
