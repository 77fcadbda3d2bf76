import type { StepLine } from '../../record.ts'
import { isMap, type Node } from './executions.ts'
import { wordOf } from './fields.ts'

type Kind = { readonly kind: StepLine['kind']; readonly rule: string }

/** `n8n-nodes-base.httpRequest` is `httpRequest`, whichever package it is from. */
export const nodeName = (type: string): string => type.slice(type.lastIndexOf('.') + 1)

/** What nodes are, by the beginning or the whole of their name; the first that fits. */
const byName: readonly (readonly [RegExp, StepLine['kind']])[] = [
  [/Trigger$|^(?:webhook|start|cron|interval)$/, 'other'],
  [/HitlTool$/, 'approval'],
  [/^form$/, 'approval'],
  [/^(?:if|switch|filter|textClassifier|sentimentAnalysis)$/, 'decision'],
  [/^guardrails/, 'guardrail'],
  [/^lm[A-Z]/, 'model'],
  [/^(?:vectorStore|retriever|reranker)/, 'retrieval'],
  [/^tool[A-Z]/, 'tool'],
  [/^(?:agent|chain|memory|outputParser|document|textSplitter|informationExtractor|modelSelector)(?:[A-Z]|$)/, 'other'],
  // What works on the items alone: no other system is asked.
  [
    /^(?:set|code|merge|noOp|function|functionItem|itemLists|splitInBatches|splitOut|aggregate|summarize|sort|limit|removeDuplicates|renameKeys|dateTime|crypto|html|htmlExtract|xml|markdown|executeWorkflow|executionData|stopAndError|stickyNote|convertToFile|extractFromFile|moveBinaryData|compression|editImage|aiTransform|evaluation|simulate|debugHelper|jwt|totp|respondToWebhook|compareDatasets|spreadsheetFile|chat)$/,
    'other',
  ],
]

/** Nodes of the language model package that ask a model themselves, named after who makes it. */
const asksModel =
  /^@n8n\/n8n-nodes-langchain\.(?:openAi|anthropic|googleGemini|ollama|mistralAi|alibabaCloud|moonshot)$/

/** What a sub-node of an agent is by what it gives, where its type is not told. */
const byConnection: Readonly<Record<string, StepLine['kind']>> = {
  ai_languageModel: 'model',
  ai_embedding: 'retrieval',
  ai_tool: 'tool',
  ai_vectorStore: 'retrieval',
  ai_retriever: 'retrieval',
  ai_reranker: 'retrieval',
}

/** A wait for a time asks nobody; n8n leaves out what it waits for where it is a time. */
const asksPeople = ['webhook', 'form']

/** An operation says that it writes by its verb. Whatever else is called (`executeQuery`, `sync`) may do either, and is a tool. */
const writes =
  /^(?:create|insert|update|upsert|delete|append|add|remove|replace|move|archive|write|publish|upload|send|reply|post)(?:[A-Z]|$)/
/** POST may ask as well as change (RFC 9110, 9.3.3): it does not say that it writes. */
const writingMethods = ['PUT', 'PATCH', 'DELETE']

/** It looks something up for a store, and asks a model for it. */
export const isEmbedding = ({ type }: Node): boolean => /^embeddings[A-Z]/.test(nodeName(type))

export function kindOf(node: Node | undefined, connection: string | undefined): Kind {
  if (!node) {
    const kind = connection === undefined ? undefined : byConnection[connection]
    return { kind: kind ?? 'other', rule: `n8n: connection ${wordOf(connection ?? 'main')}, type not told` }
  }
  const by = `n8n: node type ${wordOf(node.type)}`
  // It stands in the way of the items, and hands them on.
  if (node.disabled) return { kind: 'other', rule: `${by}, disabled` }
  const told = (name: string) => {
    const value = node.parameters?.[name]
    return typeof value === 'string' ? value : undefined
  }
  const name = nodeName(node.type)
  const operation = told('operation')
  if (operation === 'sendAndWait') return { kind: 'approval', rule: `${by}, operation sendAndWait` }
  if (name === 'wait')
    return {
      kind: asksPeople.includes(told('resume') ?? '') ? 'approval' : 'other',
      rule: `${by}, resume ${wordOf(told('resume') ?? 'timeInterval')}`,
    }
  if (asksModel.test(node.type)) return { kind: 'model', rule: by }
  if (isEmbedding(node)) return { kind: 'retrieval', rule: by }
  const kind = byName.find(([pattern]) => pattern.test(name))?.[1]
  const isHttp = /^(?:httpRequest|toolHttpRequest)/.test(name)
  if (kind !== undefined && kind !== 'retrieval' && !isHttp) return { kind, rule: by }
  const said = isHttp
    ? `method ${wordOf(told('method') ?? 'GET')}`
    : `operation ${wordOf(operation ?? told('mode') ?? 'not told')}`
  const isWrite = isHttp
    ? writingMethods.includes(told('method') ?? 'GET')
    : writes.test(operation ?? (kind === 'retrieval' ? (told('mode') ?? '') : ''))
  return { kind: isWrite ? 'write' : (kind ?? 'tool'), rule: `${by}, ${said}` }
}

/** Who makes the model, as price lists call it, by the name of the node. */
const providers: readonly (readonly [RegExp, string])[] = [
  [/azure/i, 'azure'],
  [/openrouter/i, 'openrouter'],
  [/openai/i, 'openai'],
  [/anthropic/i, 'anthropic'],
  [/google|gemini|vertex/i, 'google'],
  [/mistral/i, 'mistral'],
  [/groq/i, 'groq'],
  [/grok/i, 'x-ai'],
  [/bedrock/i, 'aws'],
  [/cohere/i, 'cohere'],
  [/deepseek/i, 'deepseek'],
  [/ollama/i, 'ollama'],
  [/huggingface/i, 'huggingface'],
]
export const providerOf = (type: string): string | undefined =>
  providers.find(([pattern]) => pattern.test(nodeName(type)))?.[1]

/**
 * The other system: of nodes for any service (HTTP, models) the name of the credential tells which, else the host of an address that is
 * written out; of nodes for one service the node is named after it.
 */
export function integrationOf(node: Node, kind: StepLine['kind']): { value: string; rule: string } | undefined {
  if (!['model', 'tool', 'retrieval', 'approval', 'write'].includes(kind)) return undefined
  const name = nodeName(node.type)
  const credential = Object.values(node.credentials ?? {}).flatMap((one) =>
    isMap(one) && typeof one.name === 'string' && one.name !== '' ? [one.name] : [],
  )[0]
  const isGeneric = /^(?:httpRequest|toolHttpRequest|lm[A-Z]|embeddings[A-Z]|graphql|mcpClient)/.test(name)
  if (isGeneric && credential !== undefined) return { value: credential, rule: 'n8n: name of the credential' }
  if (isGeneric) {
    const url = node.parameters?.url
    const host = typeof url === 'string' ? /^=?https?:\/\/(?:[^/\s@{}]*@)?([^/\s@{}?#]+)/.exec(url)?.[1] : undefined
    return host === undefined ? undefined : { value: host, rule: 'n8n: host of parameters.url' }
  }
  const isOwn = /^(?:wait|form|tool[A-Z]|retriever|readWriteFile|executeCommand)/.test(name)
  if (isOwn) return credential === undefined ? undefined : { value: credential, rule: 'n8n: name of the credential' }
  return { value: name.replace(/(?:Hitl)?Tool$/, ''), rule: 'n8n: service of the node type' }
}
