import { createOpenAI } from '@ai-sdk/openai'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { generateText, stepCountIs, streamText, tool } from 'ai'
import { z } from 'zod'
import { AFTERCARE, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

process.env.OTEL_SERVICE_NAME = 'invoice-triage'
const traceExporter = new OTLPTraceExporter({
  url: `${AFTERCARE}/v1/traces`,
  headers: { authorization: `Bearer ${KEY}` },
})
const sdk = new NodeSDK({ traceExporter })
sdk.start()
let telemetry = (functionId) => ({ experimental_telemetry: { isEnabled: true, functionId } })
if (process.argv[2] === '7') {
  const [{ registerTelemetry }, { OpenTelemetry }] = await Promise.all([import('ai'), import('@ai-sdk/otel')])
  registerTelemetry(new OpenTelemetry({ usage: true }))
  telemetry = (functionId) => ({ telemetry: { functionId } })
}
const openai = createOpenAI({ baseURL: STUB, apiKey: 'none' })
const model = openai.chat('gpt-4o-mini')
const inputSchema = z.object({ order: z.string() })
const look_up = tool({ description: 'Read an order', inputSchema, execute: async () => ORDER })
const write_back = tool({ description: 'Write the decision', inputSchema, execute: refuse })
const stopWhen = stepCountIs(3)

await attempt(() => generateText({ model, prompt: QUESTION, ...telemetry('answer') }))
await attempt(() =>
  generateText({ model, prompt: `[tool:look_up] ${QUESTION}`, tools: { look_up }, stopWhen, ...telemetry('triage') }),
)
await attempt(() =>
  generateText({
    model,
    prompt: `[tool:write_back] ${QUESTION}`,
    tools: { write_back },
    stopWhen,
    ...telemetry('write-back'),
  }),
)
await attempt(() => generateText({ model, prompt: `[fail] ${QUESTION}`, maxRetries: 0, ...telemetry('answer') }))
await attempt(async () => {
  for await (const _ of streamText({ model, prompt: QUESTION, ...telemetry('note') }).textStream);
})
told(5, 2, 1)
await sdk.shutdown()
