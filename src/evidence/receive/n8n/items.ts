import type { StepLine } from '../../record.ts'
import { type Execution, isMap, listsIn, type Node, type NodeRun, type Place } from './executions.ts'
import { known } from './fields.ts'
import type { Redact } from './secrets.ts'

/** The model as it was asked for; else as the node names it, where that is no expression. */
export function modelOf(one: Execution, { node: name, run }: Place): { value: string; rule: string } | undefined {
  const asked = [run.inputOverride, run.data].flatMap((data) => outputsOf(data, undefined).flat())
  for (const { json } of asked) {
    const options = isMap(json) && isMap(json.options) ? json.options : undefined
    const value = options && names.map((one) => modelIn(options[one])).find((found) => found !== undefined)
    if (value !== undefined) return { value, rule: 'n8n: options.model of inputOverride' }
  }
  const node = one.nodes.get(name)
  return node && modelOfNode(node)
}

/** The model that a node names, where that is no expression. */
export function modelOfNode({ parameters = {} }: Node): { value: string; rule: string } | undefined {
  const found = names.find((one) => modelIn(parameters[one]) !== undefined)
  return found === undefined ? undefined : { value: modelIn(parameters[found]) ?? '', rule: `n8n: parameters.${found}` }
}

const names = ['model', 'model_name', 'modelName', 'modelId', 'deploymentName', 'azureOpenAIApiDeploymentName']
const modelIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && !value.startsWith('=')
    ? value
    : isMap(value)
      ? modelIn(value.value)
      : undefined

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined

/**
 * What the provider counted for the calls of this run of the node, added up. An estimate of n8n (`tokenUsageEstimate`) is no count, and
 * the agent above tells its last call only. Cached tokens are within the input, where they are told at all.
 */
export function tokensOf({ data }: NodeRun): { value: NonNullable<StepLine['tokens']>; rule: string } | undefined {
  const usages = outputsOf(data, undefined)
    .flat()
    .flatMap(({ json }) => {
      const usage = isMap(json) ? (json.tokenUsage ?? json.usage) : undefined
      return isMap(usage) ? [usage] : []
    })
  const sum = (...names: string[]) =>
    usages.reduce<number | undefined>((total, usage) => {
      const told = names.map((name) => count(usage[name])).find((found) => found !== undefined)
      return told === undefined ? total : (total ?? 0) + told
    }, undefined)
  const input = sum('promptTokens', 'input_tokens', 'prompt_tokens')
  const output = sum('completionTokens', 'output_tokens', 'completion_tokens')
  if (!input && !output) return undefined
  const cached = usages.reduce<number | undefined>((total, usage) => {
    const details = usage.input_tokens_details ?? usage.prompt_tokens_details
    const told = isMap(details) ? count(details.cached_tokens) : undefined
    return told === undefined ? total : (total ?? 0) + told
  }, undefined)
  const value = known({
    input: input === undefined ? undefined : Math.max(0, input - (cached ?? 0)),
    cached_input: cached,
    output,
  })
  return { value, rule: `n8n: tokenUsage, parts within it${usages.length > 1 ? `, sum of ${usages.length}` : ''}` }
}

export function finishOf({ data }: NodeRun): string | undefined {
  const [first] = outputsOf(data, 'ai_languageModel')
    .flat()
    .flatMap(({ json }) => generationsIn(json))
  const info = first?.generationInfo
  const reason = isMap(info) ? info.finish_reason : undefined
  return typeof reason === 'string' ? reason : undefined
}

export type Item = Readonly<Record<string, unknown>>

/** Items by output: of one connection, or of whichever there is. */
export function outputsOf(data: NodeRun['data'], connection: string | undefined): Item[][] {
  const name = connection ?? Object.keys(data ?? {})[0]
  const lists = name !== undefined && data && Object.hasOwn(data, name) ? data[name] : undefined
  return listsIn(lists).map((items) => items.filter(isMap))
}

export const REDACTED = 'redacted by source'

/** By a policy of the workflow n8n takes the items away, unless whoever asks may see them. */
export const isRedacted = ({ data, redactionInfo = data?.redactionInfo }: Execution): boolean =>
  redactionInfo !== undefined && redactionInfo.isRedacted !== false

/** So much of the items is told; what one of them alone is longer, the pipe cuts. */
const MAX_TEXT = 131_072

export function textOf(
  one: Execution,
  data: NodeRun['data'],
  side: 'asked' | 'answered' | undefined,
  redact: Redact,
): string | undefined {
  if (isRedacted(one)) return `[${REDACTED}]`
  if (data === undefined) return undefined
  const connection = Object.keys(data)[0] ?? ''
  const outputs = outputsOf(data, undefined)
  if (!connection.startsWith('ai_') || side === undefined) return itemsText(outputs, redact)
  const told = outputs
    .flat()
    .map((item) =>
      isRedactedItem(item) ? `[${REDACTED}]` : side === 'asked' ? askedIn(item.json) : answeredIn(item.json),
    )
  const texts = told.filter((value) => value !== undefined && value !== '')
  if (texts.length === 0) return undefined
  return texts.map((value) => (typeof value === 'string' ? value : redact.json(value))).join('\n\n')
}

export function textOfSource(one: Execution, run: NodeRun, redact: Redact): string | undefined {
  const sources = (run.source ?? []).filter((source) => source !== null)
  const inputs = sources.map(({ previousNode, previousNodeRun = 0, previousNodeOutput = 0 }) => {
    const data = one.runs.get(previousNode)?.[previousNodeRun]?.data
    return outputsOf(data, 'main')[previousNodeOutput]
  })
  if (isRedacted(one) && sources.length > 0) return `[${REDACTED}]`
  if (inputs.every((items) => items === undefined)) return undefined
  return itemsText(
    inputs.map((items) => items ?? []),
    redact,
  )
}

/** A list of what the items hold; where there are several outputs, a list for each: which was taken is the decision. */
function itemsText(outputs: readonly Item[][], redact: Redact): string | undefined {
  if (outputs.length === 0) return undefined
  let length = 0
  let left = 0
  const lists = outputs.map((items) => {
    const texts: string[] = []
    for (const item of items) {
      const text = length < MAX_TEXT ? redact.json(shownItem(item)) : ''
      // Whole items only: what is cut within one is no JSON, and could not be masked by the names of its fields.
      if (text === '' || (length > 0 && length + text.length > MAX_TEXT)) left++
      else texts.push(text)
      length += text.length
    }
    return `[${texts.join(',')}]`
  })
  if (left > 0) lists.push(JSON.stringify(`${left} more items`))
  return lists.length === 1 ? lists[0] : `[${lists.join(',')}]`
}

const isRedactedItem = ({ redaction }: Item) => isMap(redaction) && redaction.redacted !== false

function shownItem(item: Item): unknown {
  const { json, binary } = item
  if (isRedactedItem(item)) return `[${REDACTED}]`
  if (!isMap(binary) || Object.keys(binary).length === 0) return json ?? {}
  // What the files are, and not what is in them.
  const files = Object.values(binary).flatMap((file) =>
    isMap(file) ? [{ fileName: file.fileName, mimeType: file.mimeType, fileSize: file.fileSize }] : [],
  )
  return { ...(isMap(json) ? json : { json }), binary: files }
}

function askedIn(json: unknown): unknown {
  if (!isMap(json)) return json
  const messages = json.messages
  if (Array.isArray(messages) && messages.every((one) => typeof one === 'string')) return messages.join('\n\n')
  return messages ?? json.query ?? json
}

/** A call that failed gives back what it was asked, and no answer. */
function answeredIn(json: unknown): unknown {
  if (!isMap(json)) return json
  const generations = generationsIn(json)
  if (generations.length === 0) return json.response ?? (json.messages === undefined ? json : undefined)
  const texts = generations.map(({ text }) => text).filter((text) => typeof text === 'string' && text !== '')
  return texts.length > 0 ? texts.join('\n\n') : callsIn(generations)
}

function generationsIn(json: unknown): Item[] {
  const response = isMap(json) ? json.response : undefined
  return isMap(response) ? listsIn(response.generations).flat().filter(isMap) : []
}

/** What a model asked for instead of answering, in the versions that tell it. */
function callsIn(generations: readonly Item[]): unknown {
  const calls = generations.flatMap(({ message }) => {
    const said = isMap(message) && isMap(message.kwargs) ? message.kwargs : message
    return isMap(said) && Array.isArray(said.tool_calls) ? said.tool_calls : []
  })
  return calls.length === 0 ? undefined : calls
}

/** Documents that were found. */
export function sourcesOf({ data }: NodeRun, redact: Redact): StepLine['sources'] {
  const found = outputsOf(data, undefined)
    .flat()
    .flatMap(({ json }) => {
      const told = isMap(json) ? (json.response ?? json.document) : undefined
      return Array.isArray(told) ? told.flat().filter(isMap) : isMap(told) ? [told] : []
    })
  return found.length === 0
    ? undefined
    : found.slice(0, 200).flatMap((one) => {
        const read: unknown = JSON.parse(redact.json(one))
        return isMap(read) ? [read as Record<string, unknown>] : []
      })
}
