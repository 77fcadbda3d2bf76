import { Agent, BatchTraceProcessor, OpenAIProvider, Runner, setTraceProcessors, tool, withTrace } from '@openai/agents'
import { OpenAITracingExporter } from '@openai/agents-openai'
import { z } from 'zod'
import { AFTERCARE, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

const exporter = new OpenAITracingExporter({ apiKey: KEY, endpoint: `${AFTERCARE}/v1/traces/ingest` })
const processor = new BatchTraceProcessor(exporter)
setTraceProcessors([processor])
const modelProvider = new OpenAIProvider({ baseURL: STUB, apiKey: 'none', useResponses: false })
const runner = new Runner({ modelProvider })
const parameters = z.object({ order: z.string() })
const look_up = tool({ name: 'look_up', description: 'Read an order', parameters, execute: async () => ORDER })
const write_back = tool({ name: 'write_back', description: 'Write the decision', parameters, execute: refuse })
const agent = (name, tools = []) => new Agent({ name, model: 'gpt-4o-mini', tools })
const run = (name, work) => attempt(() => withTrace('invoice-triage', work, { metadata: { step: name } }))

await run('answer', () => runner.run(agent('Answer'), QUESTION))
await run('triage', () => runner.run(agent('Triage', [look_up]), `[tool:look_up] ${QUESTION}`))
await run('write-back', () => runner.run(agent('Writer', [write_back]), `[tool:write_back] ${QUESTION}`))
await run('fails', () => runner.run(agent('Failing'), `[fail] ${QUESTION}`))
await run('note', async () => {
  const streamed = await runner.run(agent('Note'), QUESTION, { stream: true })
  for await (const _ of streamed.toTextStream());
  await streamed.completed
})
told(5, 2, 1)
await processor.forceFlush()
await processor.shutdown()
