import { LangChainInstrumentation } from '@arizeai/openinference-instrumentation-langchain'
import * as callbacks from '@langchain/core/callbacks/manager'
import { ChatOpenAI } from '@langchain/openai'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import { createAgent, tool } from 'langchain'
import { z } from 'zod'
import { AFTERCARE, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

const exporter = new OTLPTraceExporter({ url: `${AFTERCARE}/v1/traces`, headers: { 'x-api-key': KEY } })
const tracerProvider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'invoice-triage' }),
  spanProcessors: [new BatchSpanProcessor(exporter)],
})
tracerProvider.register()
new LangChainInstrumentation({ tracerProvider }).manuallyInstrument(callbacks)
const model = new ChatOpenAI({ model: 'gpt-4o-mini', apiKey: 'none', maxRetries: 0, configuration: { baseURL: STUB } })
const schema = z.object({ order: z.string() })
const look_up = tool(async () => JSON.stringify(ORDER), { name: 'look_up', description: 'Read an order', schema })
const write_back = tool(refuse, { name: 'write_back', description: 'Write the decision', schema })
const agent = (name, tools) => createAgent({ model, tools, name })
const ask = (name, content, tools) => agent(name, tools).invoke({ messages: [{ role: 'user', content }] })

await attempt(() => model.invoke(QUESTION))
await attempt(() => ask('triage', `[tool:look_up] ${QUESTION}`, [look_up]))
await attempt(() => ask('write_back_agent', `[tool:write_back] ${QUESTION}`, [write_back]))
await attempt(() => model.invoke(`[fail] ${QUESTION}`))
await attempt(async () => {
  for await (const _ of await model.stream(QUESTION));
})
told(5, 2, 1)
await tracerProvider.forceFlush()
await tracerProvider.shutdown()
