import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { Agent } from '@mastra/core/agent'
import { Mastra } from '@mastra/core/mastra'
import { InMemoryStore } from '@mastra/core/storage'
import { createTool } from '@mastra/core/tools'
import { createStep, createWorkflow } from '@mastra/core/workflows'
import { Observability } from '@mastra/observability'
import { OtelExporter } from '@mastra/otel-exporter'
import { z } from 'zod'
import { AFTERCARE, attempt, KEY, ORDER, QUESTION, refuse, STUB, told } from './say.mjs'

const openai = createOpenAICompatible({ name: 'openai', baseURL: STUB, apiKey: 'none', includeUsage: true })
const inputSchema = z.object({ order: z.string() })
const look_up = createTool({ id: 'look_up', description: 'Read an order', inputSchema, execute: async () => ORDER })
const write_back = createTool({ id: 'write_back', description: 'Write the decision', inputSchema, execute: refuse })
const agentOf = (id, tools = {}) =>
  new Agent({ id, name: id, instructions: 'Check invoices.', model: openai.chatModel('gpt-4o-mini'), tools })
const invoice = z.object({ invoice: z.string() })
const decided = z.object({ isPaid: z.boolean() })
const check = createStep({
  id: 'check',
  inputSchema: invoice,
  outputSchema: invoice,
  execute: async ({ inputData }) => inputData,
})
const approve = createStep({
  id: 'approve',
  inputSchema: invoice,
  outputSchema: decided,
  resumeSchema: decided,
  execute: async ({ resumeData, suspend }) => resumeData ?? (await suspend({})),
})
const post = createStep({ id: 'post', inputSchema: invoice, outputSchema: decided, execute: refuse })
const workflowOf = (id, last) =>
  createWorkflow({ id, inputSchema: invoice, outputSchema: decided }).then(check).then(last).commit()
const exporter = new OtelExporter({
  provider: {
    custom: {
      endpoint: `${AFTERCARE}/v1/traces`,
      protocol: 'http/protobuf',
      headers: { authorization: `Bearer ${KEY}` },
    },
  },
})
const mastra = new Mastra({
  agents: {
    answer: agentOf('answer'),
    triage: agentOf('triage', { look_up }),
    writer: agentOf('writer', { write_back }),
  },
  workflows: { pay: workflowOf('pay-invoice', approve), post: workflowOf('post-invoice', post) },
  storage: new InMemoryStore(),
  logger: false,
  observability: new Observability({ configs: { otel: { serviceName: 'invoice-triage', exporters: [exporter] } } }),
})
const once = { modelSettings: { maxRetries: 0 }, maxSteps: 3 }
const ask = (agent, text) => attempt(() => mastra.getAgent(agent).generate(text, once))
const begin = async (workflow, number) => {
  const run = await mastra.getWorkflow(workflow).createRun()
  await run.start({ inputData: { invoice: number } })
  return run
}

await ask('answer', QUESTION)
await ask('triage', `[tool:look_up] ${QUESTION}`)
await ask('writer', `[tool:write_back] ${QUESTION}`)
await ask('answer', `[fail] ${QUESTION}`)
await attempt(async () => {
  const { textStream } = await mastra.getAgent('answer').stream(QUESTION, once)
  for await (const _ of textStream);
})
// One that waits and goes on, one that waits still, one that fails.
const run = await begin('pay', 'INV-1009')
await run.resume({ step: 'approve', resumeData: { isPaid: true } })
await begin('pay', 'INV-1010')
await begin('post', 'INV-1011')
told(8, 2, 1, { ok: 5, error: 2, running: 1 })
await mastra.shutdown()
process.exit(0)
