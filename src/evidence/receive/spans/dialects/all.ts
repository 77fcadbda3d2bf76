import { createReader, type Dialect } from '../dialect.ts'
import { aftercare } from './aftercare.ts'
import { langchain } from './langchain.ts'
import { langfuse } from './langfuse.ts'
import { langfuseExport } from './langfuse-export.ts'
import { mastra } from './mastra.ts'
import { n8n } from './n8n.ts'
import { openAiAgents } from './openai-agents.ts'
import { openinference } from './openinference.ts'
import { openllmetry } from './openllmetry.ts'
import { otelGenAi } from './otel-genai.ts'
import { vercelAi } from './vercel-ai.ts'

/** The more specific first: of each thing the first that has it is believed. */
export const dialects: readonly Dialect[] = [
  aftercare,
  langfuse,
  openAiAgents,
  openinference,
  openllmetry,
  mastra,
  vercelAi,
  langchain,
  n8n,
  otelGenAi,
  langfuseExport,
]

/** A span, by all of them. */
export const readSpan = createReader(dialects)
