/** A client that nobody here wrote, and how it is tried: `npm run test:clients` installs and runs each. */
export type Client = {
  readonly name: string
  /** Exactly these versions were seen to do what is said below. */
  readonly packages: readonly string[]
  /** The program beside this file, and what it is told. */
  readonly driver: string
  readonly words?: readonly string[]
  /** A connector reads it, for as long as its program lives. */
  readonly isRead?: boolean
  /** What is read of it is sent by it as well: both are one run. */
  readonly isSentToo?: boolean
  /** At last it is connected anew at the desk, in a browser, as a newcomer does. */
  readonly isConnectedFromDesk?: boolean
  /** Whose installation it shares. */
  readonly home?: string
  /** The only ones of its packages whose install scripts are run: others would fetch what nobody here asks for. */
  readonly built?: readonly string[]
  /**
   * What this client does not send, by the measure that is therefore less than what the model served. Everything else must be equal.
   * Seen with the versions above; one that begins to send it fails here, and is struck off.
   */
  readonly notSent: { readonly [of in Measure]?: string }
}

export const measures = [
  'runs',
  'calls',
  'failed calls',
  'input tokens',
  'output tokens',
  'cached tokens',
  'tools',
  'failed tools',
  'runs that are ok',
  'runs that failed',
  'runs that go on',
] as const
export type Measure = (typeof measures)[number]

const telemetry = [
  '@opentelemetry/api@1.9.1',
  '@opentelemetry/sdk-node@0.208.0',
  '@opentelemetry/exporter-trace-otlp-proto@0.208.0',
]

export const clients: readonly Client[] = [
  {
    name: 'vercel-ai-7',
    packages: ['ai@7.0.173', '@ai-sdk/otel@1.0.173', '@ai-sdk/openai@4', 'zod@4', ...telemetry],
    driver: 'vercel-ai.mjs',
    words: ['7'],
    notSent: {},
  },
  {
    name: 'vercel-ai-5',
    packages: ['ai@5.0.277', '@ai-sdk/openai@2', 'zod@3', ...telemetry],
    driver: 'vercel-ai.mjs',
    words: ['5'],
    notSent: { 'cached tokens': 'it tells them of streams only' },
  },
  {
    name: 'openllmetry',
    packages: [
      '@traceloop/node-server-sdk@0.27.0',
      'openai@6.49.0',
      '@opentelemetry/api@1.9.1',
      '@langchain/core',
      '@langchain/openai',
    ],
    driver: 'openllmetry.mjs',
    notSent: {
      'failed calls': 'it never ends the span of a call that rejects',
      'failed tools': 'it never ends the span of a tool that throws',
      tools: 'it never ends the span of a tool that throws',
      'input tokens': 'of streams it tells none',
      'output tokens': 'of streams it tells none',
      'cached tokens': 'it does not tell them',
    },
  },
  {
    name: 'openinference-langchain',
    packages: [
      '@arizeai/openinference-instrumentation-langchain@4.1.1',
      'langchain@1.5.14',
      '@langchain/core',
      '@langchain/openai',
      'zod@4',
      ...telemetry,
      '@opentelemetry/sdk-trace-node@2',
      '@opentelemetry/resources@2',
    ],
    driver: 'openinference.mjs',
    notSent: {},
  },
  {
    name: 'langfuse',
    packages: [
      '@langfuse/tracing@5.11.1',
      '@langfuse/otel@5.11.1',
      '@langfuse/openai@5.11.1',
      '@langfuse/client@5.11.1',
      'openai@6.49.0',
      ...telemetry,
      '@opentelemetry/exporter-trace-otlp-http@0.208.0',
    ],
    driver: 'langfuse.mjs',
    notSent: {},
  },
  {
    name: 'openai-agents',
    packages: ['@openai/agents@0.20.0', 'zod@4'],
    driver: 'openai-agents.mjs',
    notSent: { 'failed calls': 'its client tries twice more by itself, and tells one failure for all tries' },
  },
  {
    name: 'opentelemetry',
    packages: [
      'openai@6.49.0',
      '@opentelemetry/api@1.10.0',
      '@opentelemetry/sdk-node@0.301.0',
      '@opentelemetry/instrumentation-openai@0.22.0',
      '@opentelemetry/exporter-trace-otlp-proto@0.301.0',
      '@opentelemetry/exporter-logs-otlp-proto@0.301.0',
      '@opentelemetry/sdk-logs@3.1.0',
    ],
    driver: 'opentelemetry.mjs',
    notSent: { 'cached tokens': 'it does not tell them' },
  },
  {
    name: 'mastra',
    packages: [
      '@mastra/core@1.71.0',
      '@mastra/observability@1.17.9',
      '@mastra/otel-exporter@1.4.0',
      '@ai-sdk/openai-compatible@2',
      '@opentelemetry/exporter-trace-otlp-proto@0.218.0',
      '@opentelemetry/exporter-logs-otlp-proto@0.218.0',
      'zod@4',
    ],
    driver: 'mastra.mjs',
    notSent: {},
  },
  {
    name: 'n8n',
    packages: ['n8n@2.41.1'],
    driver: 'n8n.mjs',
    isRead: true,
    isConnectedFromDesk: true,
    built: ['sqlite3'],
    notSent: { 'cached tokens': 'its nodes do not tell them' },
  },
  {
    name: 'n8n-traced',
    home: 'n8n',
    packages: ['n8n@2.41.1'],
    driver: 'n8n.mjs',
    words: ['traced'],
    isRead: true,
    isSentToo: true,
    built: ['sqlite3'],
    notSent: { 'cached tokens': 'its nodes do not tell them' },
  },
]
