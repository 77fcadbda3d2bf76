import { createRequire } from 'node:module'
import { trace } from '@opentelemetry/api'
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai'
import { BatchLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { AFTERCARE, asking, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

process.env.OTEL_SERVICE_NAME = 'invoice-triage'
const to = (signal) => ({ url: `${AFTERCARE}/v1/${signal}`, headers: { 'x-api-key': KEY }, compression: 'gzip' })
const sdk = new NodeSDK({
  traceExporter: new OTLPTraceExporter(to('traces')),
  logRecordProcessors: [new BatchLogRecordProcessor({ exporter: new OTLPLogExporter(to('logs')) })],
  instrumentations: [new OpenAIInstrumentation({ captureMessageContent: true })],
})
sdk.start()
const { default: OpenAI } = createRequire(import.meta.url)('openai')
const client = new OpenAI({ baseURL: STUB, apiKey: 'none', maxRetries: 0 })
const tracer = trace.getTracer('desk')
const span = (name, attributes, work) =>
  tracer.startActiveSpan(name, { attributes }, async (one) => {
    try {
      return await work()
    } catch (error) {
      one.recordException(error)
      one.setStatus({ code: 2, message: error.message })
      throw error
    } finally {
      one.end()
    }
  })
const { ask, withTool } = asking(client, (name, execute) =>
  span(`execute_tool ${name}`, { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name }, execute),
)
const run = (name, work) =>
  attempt(() => span(name, { 'gen_ai.operation.name': 'invoke_workflow', 'gen_ai.workflow.name': name }, work))

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
await sdk.shutdown()
