import { say } from '../../base/say.ts'

/** What a run should tell; what it does not can be mended at the client. */
export const facets = [
  'workflow',
  'case',
  'session',
  'user',
  'release',
  'model',
  'tokens',
  'cost',
  'prompt',
  'texts',
  'failures',
  'root',
] as const
export type Facet = (typeof facets)[number]

/** What is done to connect, and the text to copy for it. `{address}` and `{key}` stand for those of the server and of the sender. */
type Step = {
  readonly title: string
  readonly language: 'sh' | 'js'
  readonly text: string
  /** The page of the desk that does the same, where one does. */
  readonly atDesk?: 'connectors'
}

/** A client as data: how it is set up so that its runs arrive, and what is known of what it never tells. */
export type Client = {
  readonly id: string
  readonly name: string
  readonly steps: readonly Step[]
  readonly notSent: readonly string[]
  /** How this client is made to tell what another way would be told. */
  readonly mends: Readonly<Partial<Record<Facet, string>>>
}

const install = (packages: string): Step => ({ title: say`Install`, language: 'sh', text: `npm install ${packages}` })
const variables = (text: string): Step => ({ title: say`Set where the program runs`, language: 'sh', text })
const program = (text: string): Step => ({
  title: say`Put this into first-run.mjs; it asks OpenAI, with OPENAI_API_KEY`,
  language: 'js',
  text,
})
const start: Step = { title: say`Start it`, language: 'sh', text: 'node first-run.mjs' }

/** What exporters of OpenTelemetry read by themselves. The key goes as x-api-key, because this variable takes no spaces. */
const otlp = `export OTEL_EXPORTER_OTLP_ENDPOINT='{address}'
export OTEL_EXPORTER_OTLP_HEADERS='x-api-key={key}'
export OTEL_EXPORTER_OTLP_PROTOCOL='http/protobuf'
export OTEL_SERVICE_NAME='my-service'`

const noCost = say`No cost: it is estimated by a price list where that knows the model.`
const oneSpan = say`Retries: all tries of a call are one step.`
const onSpan = say`Set "aftercare.case" on a span of the run: startActiveSpan("triage", (span) => span.setAttribute("aftercare.case", "T-4711")).`

/** Every client that is connected without reading a manual. Another one is another row. */
export const clients: readonly Client[] = [
  {
    id: 'ai-sdk-7',
    name: 'Vercel AI SDK 7',
    steps: [
      install('ai@7 @ai-sdk/openai@4 @ai-sdk/otel@1 @opentelemetry/sdk-node'),
      variables(otlp),
      program(`import { openai } from '@ai-sdk/openai'
import { OpenTelemetry } from '@ai-sdk/otel'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { generateText, registerTelemetry } from 'ai'

// Before anything asks a model.
const telemetry = new NodeSDK()
telemetry.start()
registerTelemetry(new OpenTelemetry({ usage: true, runtimeContext: true }))

const { text } = await generateText({
  model: openai('gpt-5-mini'),
  prompt: 'Where is order 4711?',
  telemetry: { functionId: 'triage', includeRuntimeContext: { userId: true, sessionId: true } },
  runtimeContext: { userId: 'clerk-17', sessionId: 'chat-1' },
})
console.log(text)

// Sends what still waits. A server does so at its end, too.
await telemetry.shutdown()`),
      start,
    ],
    notSent: [noCost, oneSpan, say`The version of a prompt.`],
    mends: {
      workflow: say`Give the call a name: telemetry: { functionId: "triage" }.`,
      session: say`Give the call runtimeContext: { sessionId }, and allow it with telemetry: { includeRuntimeContext: { sessionId: true } }.`,
      user: say`Give the call runtimeContext: { userId }, and allow it with telemetry: { includeRuntimeContext: { userId: true } }.`,
      texts: say`Leave out recordInputs: false and recordOutputs: false where the texts may be kept.`,
    },
  },
  {
    id: 'ai-sdk-5',
    name: 'Vercel AI SDK 5',
    steps: [
      install('ai@5 @ai-sdk/openai@2 zod@3 @opentelemetry/sdk-node'),
      variables(otlp),
      program(`import { openai } from '@ai-sdk/openai'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { generateText } from 'ai'

const telemetry = new NodeSDK()
telemetry.start()

const { text } = await generateText({
  model: openai('gpt-5-mini'),
  prompt: 'Where is order 4711?',
  experimental_telemetry: {
    isEnabled: true,
    functionId: 'triage',
    metadata: { userId: 'clerk-17', sessionId: 'chat-1', promptName: 'answer', promptVersion: '7' },
  },
})
console.log(text)

// Sends what still waits. A server does so at its end, too.
await telemetry.shutdown()`),
      start,
    ],
    notSent: [noCost, say`Anything of a call without experimental_telemetry: { isEnabled: true }.`],
    mends: {
      workflow: say`Give the call a name: experimental_telemetry: { functionId: "triage" }.`,
      session: say`Give the call experimental_telemetry: { metadata: { sessionId } }.`,
      user: say`Give the call experimental_telemetry: { metadata: { userId } }.`,
      prompt: say`Give the call experimental_telemetry: { metadata: { promptName, promptVersion } }.`,
      texts: say`Leave out recordInputs: false and recordOutputs: false where the texts may be kept.`,
    },
  },
  {
    id: 'openllmetry',
    name: 'OpenLLMetry (Traceloop)',
    steps: [
      install('@traceloop/node-server-sdk openai'),
      variables(`export TRACELOOP_BASE_URL='{address}'
export TRACELOOP_API_KEY='{key}'
# Without this it tells its maker that it is used.
export TRACELOOP_TELEMETRY='false'`),
      program(`import * as traceloop from '@traceloop/node-server-sdk'
import OpenAI from 'openai'

traceloop.initialize({
  appName: 'triage',
  traceloopSyncEnabled: false,
  disableBatch: true,
  instrumentModules: { openAI: OpenAI },
})
const client = new OpenAI()

const answer = await traceloop.withAssociationProperties({ user_id: 'clerk-17', session_id: 'chat-1' }, () =>
  traceloop.withWorkflow({ name: 'triage' }, () =>
    client.chat.completions.create({
      model: 'gpt-5-mini',
      messages: [{ role: 'user', content: 'Where is order 4711?' }],
    }),
  ),
)
console.log(answer.choices[0].message.content)
await traceloop.forceFlush()`),
      start,
    ],
    notSent: [
      say`Calls that failed: the step of a failed call is missing, and of a failed workflow the root. Let the outcome of the case tell it.`,
      noCost,
      oneSpan,
      say`Tokens of streams, embeddings, cached tokens and the version of a prompt.`,
    ],
    mends: {
      workflow: say`Put the work into traceloop.withWorkflow({ name: "triage" }, ...).`,
      session: say`Put the work into traceloop.withAssociationProperties({ session_id: ... }, ...).`,
      user: say`Put the work into traceloop.withAssociationProperties({ user_id: ... }, ...).`,
      tokens: say`This client tells none for streams and embeddings: ask without streaming, or send the step with the SDK.`,
      texts: say`Leave out TRACELOOP_TRACE_CONTENT=false where the texts may be kept.`,
      root: say`Of a workflow that failed this client sends no root: record how the case ended, by a verdict or the SDK.`,
    },
  },
  {
    id: 'openinference',
    name: 'OpenInference (LangChain)',
    steps: [
      install(
        '@arizeai/openinference-instrumentation-langchain @langchain/core @langchain/openai @opentelemetry/sdk-node',
      ),
      variables(otlp),
      program(`import { LangChainInstrumentation } from '@arizeai/openinference-instrumentation-langchain'
import * as callbacks from '@langchain/core/callbacks/manager'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { ChatOpenAI } from '@langchain/openai'
import { NodeSDK } from '@opentelemetry/sdk-node'

const telemetry = new NodeSDK()
telemetry.start()
new LangChainInstrumentation().manuallyInstrument(callbacks)

const chain = ChatPromptTemplate.fromTemplate('{question}').pipe(new ChatOpenAI({ model: 'gpt-5-mini' }))
const { text } = await chain.invoke(
  { question: 'Where is order 4711?' },
  { runName: 'triage', metadata: { session_id: 'chat-1', user_id: 'clerk-17' } },
)
console.log(text)

// Sends what still waits. A server does so at its end, too.
await telemetry.shutdown()`),
      start,
    ],
    notSent: [
      noCost,
      oneSpan,
      say`With its instrumentation of openai alone: calls that failed, and tokens of streams.`,
    ],
    mends: {
      workflow: say`Give the chain a name: invoke(input, { runName: "triage" }).`,
      session: say`Set the session around the call: setSession(context.active(), { sessionId }) of @arizeai/openinference-core.`,
      user: say`Set the user around the call: setUser(context.active(), { userId }) of @arizeai/openinference-core.`,
      prompt: say`Set the prompt around the call: setPromptTemplate(context.active(), { template, version }) of @arizeai/openinference-core.`,
    },
  },
  {
    id: 'langfuse',
    name: 'Langfuse (JavaScript)',
    steps: [
      install('@langfuse/otel@5 @langfuse/tracing@5 @langfuse/openai@5 openai@6 @opentelemetry/sdk-node@0.208'),
      variables(`export LANGFUSE_BASE_URL='{address}'
export LANGFUSE_PUBLIC_KEY='aftercare'
export LANGFUSE_SECRET_KEY='{key}'`),
      program(`import { observeOpenAI } from '@langfuse/openai'
import { LangfuseSpanProcessor } from '@langfuse/otel'
import { propagateAttributes, startActiveObservation } from '@langfuse/tracing'
import { NodeSDK } from '@opentelemetry/sdk-node'
import OpenAI from 'openai'

const telemetry = new NodeSDK({ spanProcessors: [new LangfuseSpanProcessor()] })
telemetry.start()
const client = observeOpenAI(new OpenAI())

await propagateAttributes({ traceName: 'triage', userId: 'clerk-17', sessionId: 'chat-1' }, () =>
  startActiveObservation('triage', async () => {
    const answer = await client.chat.completions.create({
      model: 'gpt-5-mini',
      messages: [{ role: 'user', content: 'Where is order 4711?' }],
    })
    console.log(answer.choices[0].message.content)
  }),
)

// Sends what still waits. A server does so at its end, too.
await telemetry.shutdown()`),
      start,
    ],
    notSent: [
      say`The provider of a model: where the price list knows several, the cost stays unknown.`,
      oneSpan,
      say`Cost, unless the program gives it.`,
    ],
    mends: {
      workflow: say`Put the work into propagateAttributes({ traceName: "triage" }, ...).`,
      session: say`Put the work into propagateAttributes({ sessionId: ... }, ...).`,
      user: say`Put the work into propagateAttributes({ userId: ... }, ...).`,
      prompt: say`Give the generation its prompt: update({ prompt: { name, version, isFallback: false } }).`,
    },
  },
  {
    id: 'langfuse-python',
    name: 'Langfuse (Python)',
    steps: [
      {
        title: say`A program that uses Langfuse needs no change: set where it runs`,
        language: 'sh',
        text: `export LANGFUSE_HOST='{address}'
export LANGFUSE_BASE_URL='{address}'
export LANGFUSE_PUBLIC_KEY='aftercare'
export LANGFUSE_SECRET_KEY='{key}'`,
      },
    ],
    notSent: [
      say`The provider of a model: where the price list knows several, the cost stays unknown.`,
      oneSpan,
      say`Cost, unless the program gives it.`,
    ],
    mends: {
      workflow: say`Give the trace a name, as Langfuse does it.`,
      session: say`Give the trace its session_id, as Langfuse does it.`,
      user: say`Give the trace its user_id, as Langfuse does it.`,
      prompt: say`Give the generation its prompt, as Langfuse does it.`,
    },
  },
  {
    id: 'langfuse-read',
    name: 'Langfuse, as it is',
    steps: [
      {
        title: say`Programs go on sending to Langfuse, and its traces are read over its API: all of its history, and its scores. With a sign-in link of yours; it asks for the keys of a project (Settings, API Keys), with a colon between`,
        language: 'sh',
        text: "npm run -s aftercare -- connectors add langfuse https://cloud.langfuse.com --link 'LINK'",
        atDesk: 'connectors',
      },
    ],
    notSent: [
      say`What still runs: Langfuse tells an observation once it is over.`,
      say`Scores that are a number, a category or a text, and those of sessions: they are no verdict about a run.`,
      say`Whether an automation is started by itself, and a switch to pause it.`,
    ],
    mends: {
      workflow: say`Give the trace a name, as Langfuse does it.`,
      session: say`Give the trace its session_id, as Langfuse does it.`,
      user: say`Give the trace its user_id, as Langfuse does it.`,
      prompt: say`Give the generation its prompt, as Langfuse does it.`,
    },
  },
  {
    id: 'openai-agents',
    name: 'OpenAI Agents SDK',
    steps: [
      install('@openai/agents @openai/agents-openai zod@4'),
      variables(`export AFTERCARE_SERVER='{address}'
export AFTERCARE_KEY='{key}'`),
      program(`import { Agent, BatchTraceProcessor, getGlobalTraceProvider, run, setTraceProcessors, withTrace } from '@openai/agents'
import { OpenAITracingExporter } from '@openai/agents-openai'

const { AFTERCARE_SERVER, AFTERCARE_KEY } = process.env
const endpoint = \`\${AFTERCARE_SERVER}/v1/traces/ingest\`
setTraceProcessors([new BatchTraceProcessor(new OpenAITracingExporter({ endpoint, apiKey: AFTERCARE_KEY }))])

const agent = new Agent({ name: 'Triage', model: 'gpt-5-mini', instructions: 'You answer customers.' })
const { finalOutput } = await withTrace('triage', () => run(agent, 'Where is order 4711?'), {
  groupId: 'chat-1',
  metadata: { user: 'clerk-17' },
})
console.log(finalOutput)

// Sends what still waits.
await getGlobalTraceProvider().forceFlush()`),
      start,
    ],
    notSent: [
      say`Model and texts of a call by the API "responses", which is what it uses by itself: with setOpenAIAPI("chat_completions") they are told.`,
      say`An approval that is waited for: the run just ends.`,
      say`The text of an error in a tool.`,
      noCost,
    ],
    mends: {
      workflow: say`Put the run into withTrace("triage", ...).`,
      session: say`Give withTrace a groupId.`,
      user: say`Give withTrace metadata: { user }.`,
      model: say`Call setOpenAIAPI("chat_completions"): by the API "responses" this client tells no model.`,
      texts: say`Call setOpenAIAPI("chat_completions"): by the API "responses" this client tells no texts.`,
      cost: say`Without a model nothing can be estimated: call setOpenAIAPI("chat_completions").`,
    },
  },
  {
    id: 'mastra',
    name: 'Mastra',
    steps: [
      install(
        '@mastra/core @mastra/observability @mastra/otel-exporter @opentelemetry/exporter-trace-otlp-proto @ai-sdk/openai',
      ),
      variables(`export AFTERCARE_SERVER='{address}'
export AFTERCARE_KEY='{key}'`),
      program(`import { openai } from '@ai-sdk/openai'
import { Agent } from '@mastra/core/agent'
import { Mastra } from '@mastra/core/mastra'
import { Observability } from '@mastra/observability'
import { OtelExporter } from '@mastra/otel-exporter'

const { AFTERCARE_SERVER, AFTERCARE_KEY } = process.env
const endpoint = \`\${AFTERCARE_SERVER}/v1/traces\`
const custom = { endpoint, protocol: 'http/protobuf', headers: { 'x-api-key': AFTERCARE_KEY } }
const exporters = [new OtelExporter({ provider: { custom } })]
const triage = new Agent({ id: 'triage', name: 'triage', instructions: 'You answer customers.', model: openai('gpt-5-mini') })
const mastra = new Mastra({
  agents: { triage },
  observability: new Observability({ configs: { aftercare: { serviceName: 'my-service', exporters } } }),
})

const { text } = await mastra.getAgent('triage').generate('Where is order 4711?', {
  tracingOptions: { metadata: { sessionId: 'chat-1', userId: 'clerk-17' } },
})
console.log(text)

// Sends what still waits. A server does so at its end, too.
await mastra.shutdown()`),
      start,
    ],
    notSent: [noCost, oneSpan, say`The version of a prompt.`],
    mends: {
      workflow: say`Give the agent or the workflow an id: new Agent({ id: "triage" }).`,
      session: say`Give the call tracingOptions: { metadata: { sessionId } }.`,
      user: say`Give the call tracingOptions: { metadata: { userId } }.`,
    },
  },
  {
    id: 'opentelemetry',
    name: 'OpenTelemetry',
    steps: [
      {
        title: say`A program that has an exporter of OpenTelemetry needs no change: set where it runs`,
        language: 'sh',
        text: `${otlp}
export OTEL_RESOURCE_ATTRIBUTES='aftercare.workflow=triage'`,
      },
    ],
    notSent: [
      say`Whatever the program puts on no span: which attributes are read, docs/record.md tells under Spans.`,
      noCost,
    ],
    mends: {},
  },
  {
    id: 'n8n',
    name: 'n8n',
    steps: [
      {
        title: say`Read over its API: all of its history, what each run cost, and a switch to pause it. With a sign-in link of yours; it asks for the API key of n8n (Settings, n8n API)`,
        language: 'sh',
        text: "npm run -s aftercare -- connectors add n8n https://n8n.example.com --link 'LINK'",
        atDesk: 'connectors',
      },
      {
        title: say`And, from n8n 2 on, spans as they happen. Set where n8n runs`,
        language: 'sh',
        text: `export N8N_OTEL_ENABLED='true'
export N8N_OTEL_EXPORTER_OTLP_ENDPOINT='{address}'
export N8N_OTEL_EXPORTER_OTLP_HEADERS='x-api-key={key}'`,
      },
    ],
    notSent: [
      say`By spans alone: texts, tokens and models. Over its API they are read.`,
      say`How often a node was tried again.`,
      say`Sessions and users, unless the workflow keeps them in its custom data.`,
    ],
    mends: {
      tokens: say`Spans of n8n tell no tokens: let it be read over its API, too.`,
      model: say`Spans of n8n tell no model: let it be read over its API, too.`,
      texts: say`Spans of n8n tell no texts: let it be read over its API, too.`,
    },
  },
  {
    id: 'make',
    name: 'Make',
    steps: [
      {
        title: say`Read over its API: the log of every scenario as far back as Make keeps it, and a switch to pause one. With a sign-in link of yours; it asks for an API token of Make (Profile, API access)`,
        language: 'sh',
        text: "npm run -s aftercare -- connectors add make https://eu1.make.com --link 'LINK'",
        atDesk: 'connectors',
      },
    ],
    notSent: [
      say`What its modules did: steps, models, tokens and texts stand in no answer of Make, but the module that failed.`,
      say`Money: Make tells the operations and credits of a run. What it cost is unknown.`,
    ],
    mends: {},
  },
  {
    id: 'zapier',
    name: 'Zapier',
    steps: [
      {
        title: say`Read over its API: the runs of every Zap as far back as Zapier keeps them. With a sign-in link of yours; it asks for a client id, a client secret and a refresh token of an OAuth client of Zapier`,
        language: 'sh',
        text: "npm run -s aftercare -- connectors add zapier https://api.zapier.com --link 'LINK'",
        atDesk: 'connectors',
      },
    ],
    notSent: [
      say`What its steps are: Zapier tells of each only whether it went well. Names, errors, models and tokens stand in no answer.`,
      say`Money and tasks: what a run cost is unknown.`,
      say`A switch: over the API of Zapier no Zap can be paused.`,
    ],
    mends: {},
  },
  {
    id: 'sdk',
    name: '@aftercare/sdk',
    steps: [
      install('@aftercare/sdk'),
      variables(`export AFTERCARE_SERVER='{address}'
export AFTERCARE_KEY='{key}'`),
      {
        title: say`Put this into first-run.mjs`,
        language: 'js',
        text: `import { createRecorder, usageOf } from '@aftercare/sdk/record'

const recorder = createRecorder({
  url: process.env.AFTERCARE_SERVER,
  key: process.env.AFTERCARE_KEY,
  // A test counts in no figure: leave the mode out once it is real.
  defaults: { workflow: 'triage', release: '2026-03', mode: 'test' },
})

// Stands for the call of your model.
const ask = async () => ({ model: 'gpt-5-mini', usage: { prompt_tokens: 900, completion_tokens: 12 }, text: 'On its way.' })

await recorder.run({ case: 'T-4711', session: 'chat-1', user: 'clerk-17' }, (run) =>
  run.step({ kind: 'model', name: 'answer', provider: 'openai', input: 'Where is order 4711?' }, async (step) => {
    const answer = await ask()
    step.set({ ...usageOf(answer), output: answer.text })
  }),
)
await recorder.close()`,
      },
      start,
    ],
    notSent: [say`What is not recorded: it sends what it is given.`],
    mends: {
      workflow: say`Give createRecorder defaults: { workflow: "triage" }.`,
      case: say`Give recorder.run({ case: "T-4711" }, ...).`,
      session: say`Give recorder.run({ session: ... }, ...).`,
      user: say`Give recorder.run({ user: ... }, ...).`,
      release: say`Give createRecorder defaults: { release: "2026-03" }.`,
      model: say`Give the step of the call what usageOf(answer) finds.`,
      tokens: say`Give the step of the call what usageOf(answer) finds.`,
      prompt: say`Give the step of the call prompt: { name, version }.`,
    },
  },
  {
    id: 'curl',
    name: 'curl',
    steps: [
      variables(`export AFTERCARE_SERVER='{address}'
export AFTERCARE_KEY='{key}'`),
      {
        title: say`Send a run and its step. It is marked as a test and counts in no figure`,
        language: 'sh',
        text: `now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
curl -sS --fail-with-body "$AFTERCARE_SERVER/api/v1/evidence" \\
  -H "Authorization: Bearer $AFTERCARE_KEY" \\
  -H "Content-Type: application/x-ndjson" \\
  --data-binary @- <<LINES
{"type":"run","run":"first-run-$now","workflow":"triage","case":"T-4711","mode":"test","started":"$now","ended":"$now","status":"ok"}
{"type":"step","run":"first-run-$now","step":"1","kind":"model","model":"gpt-5-mini","provider":"openai","tokens":{"input":900,"output":12},"input":"Where is order 4711?","output":"On its way.","started":"$now","ended":"$now"}
LINES`,
      },
    ],
    notSent: [say`What stands in no line: docs/record.md has every type and field.`],
    mends: {
      workflow: say`Give the line of the run "workflow".`,
      case: say`Give the line of the run "case".`,
      session: say`Give the line of the run "session".`,
      user: say`Give the line of the run "user".`,
      release: say`Give the line of the run "release".`,
      model: say`Give the line of the call "kind": "model", "provider" and "model".`,
      tokens: say`Give the line of the call "tokens": {"input": 900, "output": 12}.`,
      prompt: say`Give the line of the call "prompt": {"name": "answer", "version": "7"}.`,
      texts: say`Give the line of the step "input" and "output".`,
    },
  },
]

/** How it is mended where a client has no way of its own. */
export const mendsOfAll: Readonly<Record<Facet, string>> = {
  workflow: say`Set OTEL_RESOURCE_ATTRIBUTES=aftercare.workflow=triage where the program runs, or "aftercare.workflow" on a span.`,
  case: onSpan,
  session: say`Set the attribute "session.id" on a span of the run.`,
  user: say`Set the attribute "user.id" on a span of the run, to a name that is no personal datum.`,
  release: say`Set OTEL_RESOURCE_ATTRIBUTES=aftercare.release=2026-03 where the program runs, or name releases in the plan.`,
  model: say`Set "gen_ai.operation.name" to "chat" and "gen_ai.response.model" on the span of the call.`,
  tokens: say`Set "gen_ai.usage.input_tokens" and "gen_ai.usage.output_tokens" on the span of the call.`,
  cost: say`The price list does not know this model, or its provider: send what it cost with the step.`,
  prompt: say`Set "gen_ai.prompt.name" and "gen_ai.prompt.version" on the span of the call.`,
  texts: say`Switch on that the client records what goes in and comes out, where that may be kept; it is masked before it is written.`,
  failures: say`None were told. Some clients do not send a call that failed: let the outcome of the case tell it.`,
  root: say`Export at the end of the program (shutdown or flush), and send the outermost span to this address, too.`,
}
