/** What was said in a conversation, by whom: the form in which most clients and models exchange it. */
export type Message = {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  /** The texts of its parts, a line each; empty where it only calls tools. */
  readonly content: string
  readonly tool_calls?: readonly ToolCall[]
  /** Of an answer of a tool: the call it answers. */
  readonly tool_call_id?: string
  readonly name?: string
}
/** `arguments` is JSON text, as a model writes it. */
export type ToolCall = { readonly id?: string; readonly name: string; readonly arguments: string }

type Side = 'input' | 'output'
type Loose = { readonly [name: string]: unknown }

/**
 * The messages in the input or output of a step, whatever shape its client gave them; none where it holds something else, as the
 * arguments of a tool. `plain` says that a text without a shape is said, too: so it is of a model call, and of nothing else for sure.
 */
export function messagesOf(value: unknown, side: Side, plain: boolean): Message[] {
  const messages = read(value, { role: side === 'input' ? 'user' : 'assistant', plain }, 0)
  if (messages.length > 0 || !plain || side === 'input') return messages
  // What a model answers it says, also an object that was asked of it.
  const answer = typeof value === 'string' ? jsonIn(value) : value
  const isSomething = typeof answer === 'object' && answer !== null && Object.keys(answer).length > 0
  return isSomething ? [{ role: 'assistant', content: asText(value) }] : []
}

/** Whose words they are where nothing says it, and whether bare words are any. */
type Context = { readonly role: Message['role']; readonly plain: boolean }

/** Deeper than this no client wraps a message. */
const DEEPEST = 8

function read(value: unknown, context: Context, depth: number): Message[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'string') {
    const inside = jsonIn(value)
    if (inside !== undefined) return read(inside, context, depth + 1)
    return context.plain && value !== '' ? [{ role: context.role, content: value }] : []
  }
  if (Array.isArray(value)) return readList(value, context, depth)
  return isObject(value) ? readObject(value, context, depth) : []
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readList(list: readonly unknown[], context: Context, depth: number): Message[] {
  // A list of parts is the content of one message, whose role stood around it.
  if (context.plain && list.length > 0 && list.every(isPart)) return messageOf({ content: list }, context.role, depth)
  const messages: Message[] = []
  let calls: ToolCall[] = []
  const close = () => {
    if (calls.length > 0) messages.push({ role: 'assistant', content: '', tool_calls: calls })
    calls = []
  }
  for (const one of list) {
    // Calls that stand beside each other without a message around them are one turn of the model.
    const call = isObject(one) && roleOf(one) === undefined ? callOf(one) : undefined
    if (call) calls.push(call)
    else {
      close()
      // A bare text among messages is what a client printed of an object; whose words it was is not told.
      if (typeof one !== 'string') messages.push(...read(one, context, depth + 1))
    }
  }
  close()
  return messages
}

const isText = (one: unknown) => isObject(one) && typeof one.text === 'string'

const isPart = (one: unknown) =>
  isObject(one) &&
  one.role === undefined &&
  /^(?:(?:input_|output_)?text|thinking|reasoning|image|image_url|tool_use|tool[-_]call)$/.test(String(one.type))

/** Where a request or an answer keeps its messages; the first that has any. A word of `texts` may also hold a bare text. */
const containers = (
  'messages contents gen_ai.event.content items chat_ctx new_message newMessage message choices candidates generations ' +
  'content prompt input output response text'
).split(' ')
const texts = ['prompt', 'input', 'output', 'text']
const answers = ['choices', 'candidates', 'generations']
/** Where it keeps the words of the system, which some send apart from the messages. */
const systems = ['system', 'system_instruction', 'systemInstruction', 'system_instructions', 'instructions']

function readObject(one: Loose, context: Context, depth: number): Message[] {
  const [role, result] = [roleOf(one), resultOf(one)]
  if (result) return [answerOf(result, 'tool')]
  // The constructor of a class, as LangChain writes its messages.
  if (isObject(one.kwargs) && Array.isArray(one.id)) return role ? messageOf(one.kwargs, role, depth) : []
  // Around a message: a choice, an event, a type.
  const around = [one.message, one.data].find(isObject)
  if (around && one.content === undefined) {
    const messages = read(around, { role: role ?? context.role, plain: context.plain || role !== undefined }, depth + 1)
    if (messages.length > 0) return messages
  }
  if (role) return messageOf(one, role, depth)
  const call = callOf(one)
  if (call) return [{ role: 'assistant', content: '', tool_calls: [call] }]
  // One that leaves out whose it is.
  if ((context.plain && typeof one.content === 'string') || callsIn(one).length > 0)
    return messageOf(one, context.role, depth)
  if (Array.isArray(one.parts) && depth > 0) return messageOf(one, context.role, depth)
  for (const name of containers) {
    const inside = one[name]
    if (inside === undefined || inside === null) continue
    if (typeof inside === 'string' && !texts.includes(name) && jsonIn(inside) === undefined) continue
    const within = answers.includes(name) ? { role: 'assistant' as const, plain: true } : context
    const messages = read(inside, within, depth + 1)
    if (messages.length > 0) return [...systemIn(one), ...messages]
  }
  return []
}

function systemIn(one: Loose): Message[] {
  for (const from of [one, one.config, one.generation_config].filter(isObject))
    for (const name of systems) {
      const { content } = split(isObject(from[name]) ? (from[name].parts ?? from[name]) : from[name])
      if (content !== '') return [{ role: 'system', content }]
    }
  return []
}

/** A message in the record's form: one, and one more for each answer of a tool among its parts. */
function messageOf(one: Loose, role: Message['role'], depth: number): Message[] {
  const inside = one.content ?? one.parts ?? one.contents ?? one.blocks ?? one.text
  // Gemini keeps role and parts in its content.
  if (isObject(inside) && Array.isArray(inside.parts) && depth < DEEPEST)
    return messageOf(inside, roleOf(inside) ?? role, depth + 1)
  // Some clients list the tools that may be called among the messages.
  if (role === 'tool' && isObject(inside) && isDefinition(inside)) return []
  const { content, calls, results } = split(inside)
  const extra = isObject(one.additional_kwargs) ? one.additional_kwargs : {}
  const told = callsIn(one)
  const single = callOf({ function_call: one.function_call ?? extra.function_call })
  const tool_calls = [...calls, ...(told.length === 0 && single ? [single] : told)]
  const tool_call_id =
    text(one.tool_call_id) ??
    text(one.toolCallId) ??
    // The events of OpenTelemetry call it so.
    (one['event.name'] === 'gen_ai.tool.message' ? text(one.id) : undefined)
  const message: Message = {
    role,
    content,
    ...(tool_calls.length === 0 ? {} : { tool_calls: once(tool_calls) }),
    ...(tool_call_id === undefined ? {} : { tool_call_id }),
    ...(text(one.name) === undefined ? {} : { name: text(one.name) as string }),
  }
  const answered = results.map((result) => answerOf(result, role))
  if (answered.length > 0 && content === '' && tool_calls.length === 0) return answered
  return role === 'user' ? [...answered, message] : [message, ...answered]
}

/** The list of calls beside a content; of several the first that has any. */
function callsIn(one: Loose): ToolCall[] {
  const extra = isObject(one.additional_kwargs) ? one.additional_kwargs : {}
  const lists = [one.tool_calls, one.toolCalls, extra.tool_calls].filter((list): list is unknown[] =>
    Array.isArray(list),
  )
  return (lists.find((list) => list.length > 0) ?? []).flatMap((call) => callOf(call, true) ?? [])
}

/** A call may stand among the parts and in the list beside them. */
const once = (calls: readonly ToolCall[]) =>
  calls.filter((call, index) => call.id === undefined || calls.findIndex((other) => other.id === call.id) === index)

/** Roles as clients name them: by a word, by a type, by the name of a class or of an event. */
function roleOf(one: Loose): Message['role'] | undefined {
  const isSaid = said.some((name) => one[name] !== undefined) || isObject(one.kwargs)
  if (!isSaid) return undefined
  const event = /^gen_ai\.(\w+)\.message$/.exec(String(one['event.name'] ?? ''))?.[1]
  const type = isObject(one.kwargs) && Array.isArray(one.id) ? one.id.at(-1) : one.type
  const word = text(one.role) ?? event ?? (typeof type === 'string' ? type : '')
  return roles[word.toLowerCase().replace(/^messagerole\.|message(?:chunk)?$/g, '')]
}

/** Something is said only where one of these stands: a role without them is a field of something else. */
const said = [
  'content',
  'parts',
  'contents',
  'blocks',
  'text',
  'tool_calls',
  'toolCalls',
  'function_call',
  'additional_kwargs',
  'message',
  'data',
]

const roles: Readonly<Record<string, Message['role']>> = Object.assign(Object.create(null), {
  system: 'system',
  developer: 'system',
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  ai: 'assistant',
  model: 'assistant',
  tool: 'tool',
  function: 'tool',
})

/** What a content holds: texts, calls of tools, answers of tools. Thoughts are not said, and pictures are no text. */
function split(content: unknown): { content: string; calls: ToolCall[]; results: Result[] } {
  const [lines, calls, results]: [string[], ToolCall[], Result[]] = [[], [], []]
  const parts = Array.isArray(content) ? content : content === undefined || content === null ? [] : [content]
  for (const part of parts) {
    if (!isObject(part)) lines.push(asText(part))
    else {
      const inner = isObject(part.message_content) ? part.message_content : part
      const [result, call] = [resultOf(inner), callOf(inner)]
      const words = inner.text ?? inner.content
      if (result) results.push(result)
      else if (call) calls.push(call)
      else if (/thinking|reasoning/.test(String(inner.type)) || inner.thought === true) continue
      else if (typeof words === 'string') lines.push(words)
      // Content that is no part at all is said as it stands.
      else if (!Array.isArray(content)) lines.push(asText(inner))
    }
  }
  return { content: lines.join('\n'), calls, results }
}

/** A call of a tool in any of its forms; `listed` where it stands in a list of calls, and so needs no other sign. */
function callOf(value: unknown, listed = false): ToolCall | undefined {
  if (!isObject(value)) return undefined
  const one = isObject(value.tool_call) ? value.tool_call : value
  if (isDefinition(one)) return undefined
  const inner = [one.function_call, one.functionCall, one.function, one.toolUse].find(isObject)
  const isCall =
    listed ||
    inner !== undefined ||
    text(one.toolName) !== undefined ||
    calling.test(String(one.type ?? '')) ||
    // AutoGen writes them so, without a sign.
    (one.role === undefined && typeof one.arguments === 'string')
  const name = [inner?.name, one.toolName, one.tool_name, one.name].map(text).find(Boolean)
  if (!isCall || name === undefined) return undefined
  const from = inner ?? one
  const given = from.arguments ?? from.args ?? from.input
  const id = text(one.toolCallId) ?? text(one.call_id) ?? text(one.id) ?? text(inner?.id) ?? text(inner?.toolUseId)
  return { ...(id === undefined ? {} : { id }), name, arguments: given == null ? '{}' : asText(given) }
}
const calling = /^(?:tool_use|server_tool_use|tool[-_]call|function_call)$/

/** A tool that may be called, and not a call of it. */
function isDefinition(one: Loose): boolean {
  const told = isObject(one.function) ? one.function : one
  return (
    one.type === 'function' &&
    told.arguments === undefined &&
    (isObject(told.parameters) || typeof told.description === 'string')
  )
}

type Result = { readonly id: string | undefined; readonly name: string | undefined; readonly content: unknown }

/** What a tool answered, in any of its forms. */
function resultOf(one: Loose): Result | undefined {
  const inner = [one.function_response, one.functionResponse].find(isObject)
  if (inner) return { id: text(inner.id), name: text(inner.name), content: inner.response }
  // As Bedrock has it.
  if (isObject(one.toolResult))
    return { id: text(one.toolResult.toolUseId), name: undefined, content: one.toolResult.content }
  if (!/^(?:tool_call_response|tool[-_]result|function_call_output)$/.test(String(one.type ?? ''))) return undefined
  const id = [one.toolCallId, one.tool_use_id, one.tool_call_id, one.call_id, one.id].map(text).find(Boolean)
  const content = one.response ?? one.result ?? one.output ?? one.content
  return { id, name: text(one.name) ?? text(one.toolName), content }
}

/** An answer that names its call is the tool's; one that names none keeps the role of its message, as with Gemini, which knows no other. */
function answerOf({ id, name, content }: Result, role: Message['role']): Message {
  // The AI SDK wraps it with its kind.
  const inner = isObject(content) && 'value' in content && 'type' in content ? content.value : content
  return {
    role: id === undefined ? role : 'tool',
    content: Array.isArray(inner) && inner.every(isText) ? split(inner).content : asText(inner),
    ...(id === undefined ? {} : { tool_call_id: id }),
    ...(name === undefined ? {} : { name }),
  }
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
