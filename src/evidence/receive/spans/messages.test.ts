import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { linesOf } from './lines.ts'
import { messagesOf } from './messages.ts'
import { readCaptures } from './read-capture.ts'

const folder = fileURLToPath(new URL('../../../../test/captures/framework-traces/', import.meta.url))
const exports = readdirSync(folder).flatMap((name) => (name.endsWith('.trace.json') ? [name.slice(0, -11)] : []))

/** A message as the origin of the exports expects it; what it did not place it left in `json`, as it came. */
type Expected = {
  readonly role?: string
  readonly content?: unknown
  readonly tool_calls?: readonly { readonly name: string; readonly arguments: string }[]
  readonly tool_call_id?: string
  readonly json?: { readonly text?: string; readonly message?: Expected }
}
type Side = { readonly success: boolean; readonly data?: readonly Expected[] }

/**
 * What is compared: role, text and calls of tools. The parts of a text are joined by lines, JSON that is a content is compact, a message
 * that only calls has an empty text, and Gemini's "model" is the assistant. A `text`, or a `message`, that the origin left in
 * `json` is the text, or the message. An entry that then has no role is no message (a list of found pages, the answer of a tool).
 */
function comparable(expected: readonly Expected[]) {
  return expected.flatMap((entry) => {
    const one = entry.role === undefined && entry.json?.message ? entry.json.message : entry
    const content = one.content ?? one.json?.text ?? ''
    if (one.role === undefined) return []
    return [
      {
        role: one.role === 'model' ? 'assistant' : one.role,
        content: said(content),
        calls: (one.tool_calls ?? []).map((call) => ({ name: call.name, arguments: JSON.parse(call.arguments) })),
        answers: one.tool_call_id,
      },
    ]
  })
}

function said(content: unknown): string {
  if (typeof content === 'string') return /^\s*[[{]/.test(content) ? compact(content) : content
  const isParts = Array.isArray(content) && content.length > 0 && content.every(({ type }) => type === 'text')
  return isParts ? content.map(({ text }) => text).join('\n') : JSON.stringify(content)
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

describe('messages of exported traces', () => {
  test('are those that the origin of the exports expects', () => {
    const share = { files: 0, observations: 0, reproduced: 0, messages: 0 }
    const differing: string[] = []
    for (const name of exports) {
      const lines = linesOf(readCaptures([join(folder, `${name}.trace.json`)]).delivery)
      const before = differing.length
      const expected: Record<string, Record<'input' | 'output', Side | undefined>> = JSON.parse(
        readFileSync(join(folder, `${name}.chatml.json`), 'utf8'),
      )
      for (const [id, sides] of Object.entries(expected)) {
        const step = lines.map(({ line }) => line).find((line) => line.type === 'step' && line.step === id)
        assert.equal(step?.type, 'step')
        const compared = (['input', 'output'] as const).filter((side) => sides[side]?.success)
        if (compared.length === 0) continue
        share.observations += 1
        const isSame = compared.every((side) => {
          const wanted = comparable(sides[side]?.data ?? [])
          const got = comparable(messagesOf(step[side], side, step.kind === 'model'))
          share.messages += wanted.length
          try {
            assert.deepEqual(got, wanted)
            return true
          } catch (error) {
            differing.push(`${name} ${step.name} ${side}: ${(error as Error).message}`)
            return false
          }
        })
        if (isSame) share.reproduced += 1
      }
      if (differing.length === before) share.files += 1
    }
    assert.deepEqual(differing, [])
    assert.deepEqual(share, { files: 10, observations: 49, reproduced: 49, messages: 119 })
    assert.ok(share.files / exports.length >= 0.9)
  })
})

describe('messages in any shape', () => {
  const said = (value: unknown, side: 'input' | 'output' = 'input') =>
    messagesOf(value, side, true).map(({ role, content, tool_calls, tool_call_id }) =>
      [role, content, ...(tool_calls ?? []).map((call) => `${call.name} ${call.arguments}`), tool_call_id]
        .filter(Boolean)
        .join(' | '),
    )
  const asked = ['system | Triage.', 'user | Invoice 7', 'assistant | lookup {"id":7}', 'tool | due | c1']
  const args = '{"id":7}'
  const shapes: Record<string, unknown> = {
    'OpenAI chat': {
      messages: [
        { role: 'developer', content: 'Triage.' },
        { role: 'user', content: [{ type: 'text', text: 'Invoice 7' }] },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'lookup', arguments: args } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: 'due' },
      ],
    },
    'OpenAI responses': {
      instructions: 'Triage.',
      input: [
        { role: 'user', content: [{ type: 'input_text', text: 'Invoice 7' }] },
        { type: 'reasoning', summary: [] },
        { type: 'function_call', call_id: 'c1', name: 'lookup', arguments: args },
        { type: 'function_call_output', call_id: 'c1', output: 'due' },
      ],
    },
    Anthropic: {
      system: 'Triage.',
      messages: [
        { role: 'user', content: 'Invoice 7' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Hm' },
            { type: 'tool_use', id: 'c1', name: 'lookup', input: { id: 7 } },
          ],
        },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 'c1', content: [{ type: 'text', text: 'due' }] }],
        },
      ],
    },
    'OpenTelemetry parts': [
      { role: 'system', parts: [{ type: 'text', content: 'Triage.' }] },
      { role: 'user', parts: [{ type: 'text', content: 'Invoice 7' }] },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', content: 'Hm' },
          { type: 'tool_call', id: 'c1', name: 'lookup', arguments: { id: 7 } },
        ],
      },
      { role: 'user', parts: [{ type: 'tool_call_response', id: 'c1', result: 'due' }] },
    ],
    'OpenTelemetry events': [
      { 'event.name': 'gen_ai.system.message', content: 'Triage.' },
      { 'event.name': 'gen_ai.user.message', content: 'Invoice 7' },
      {
        'event.name': 'gen_ai.assistant.message',
        tool_calls: [{ id: 'c1', function: { name: 'lookup', arguments: args } }],
      },
      { 'event.name': 'gen_ai.tool.message', id: 'c1', content: 'due' },
    ],
    'LangChain, as written out': [
      {
        lc: 1,
        type: 'constructor',
        id: ['langchain_core', 'messages', 'SystemMessage'],
        kwargs: { content: 'Triage.' },
      },
      {
        lc: 1,
        type: 'constructor',
        id: ['langchain_core', 'messages', 'HumanMessage'],
        kwargs: { content: 'Invoice 7' },
      },
      {
        lc: 1,
        type: 'constructor',
        id: ['langchain_core', 'messages', 'AIMessageChunk'],
        kwargs: { content: '', tool_calls: [{ id: 'c1', name: 'lookup', args: { id: 7 }, type: 'tool_call' }] },
      },
      {
        lc: 1,
        type: 'constructor',
        id: ['langchain_core', 'messages', 'ToolMessage'],
        kwargs: { content: 'due', tool_call_id: 'c1' },
      },
    ],
    'LangChain, by type, in batches': {
      messages: [
        [
          { type: 'system', content: 'Triage.' },
          { type: 'human', content: 'Invoice 7' },
          {
            type: 'ai',
            content: '',
            tool_calls: [],
            additional_kwargs: { tool_calls: [{ id: 'c1', function: { name: 'lookup', arguments: args } }] },
          },
          { type: 'tool', content: 'due', tool_call_id: 'c1' },
          { role: 'tool', content: { type: 'function', function: { name: 'lookup', parameters: {} } } },
        ],
      ],
    },
    'AI SDK': [
      { role: 'system', content: 'Triage.' },
      { role: 'user', content: [{ type: 'text', text: 'Invoice 7' }] },
      { role: 'assistant', content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'lookup', input: { id: 7 } }] },
      {
        role: 'tool',
        content: [
          { type: 'tool-result', toolCallId: 'c1', toolName: 'lookup', output: { type: 'text', value: 'due' } },
        ],
      },
    ],
    Bedrock: {
      system: [{ text: 'Triage.' }],
      messages: [
        { role: 'user', content: [{ text: 'Invoice 7' }] },
        { role: 'assistant', content: [{ toolUse: { toolUseId: 'c1', name: 'lookup', input: { id: 7 } } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 'c1', content: [{ text: 'due' }] } }] },
      ],
    },
    'numbered names of OpenInference': [
      { role: 'system', content: 'Triage.' },
      { role: 'user', contents: [{ message_content: { type: 'text', text: 'Invoice 7' } }] },
      { role: 'assistant', tool_calls: [{ tool_call: { id: 'c1', function: { name: 'lookup', arguments: args } } }] },
      { role: 'tool', tool_call_id: 'c1', content: 'due' },
    ],
  }
  for (const [name, value] of Object.entries(shapes))
    test(name, () => {
      assert.deepEqual(said(value), asked)
      assert.deepEqual(said(JSON.stringify(value)), asked)
    })

  test('Gemini knows no role of a tool: its answer stays with the user', () => {
    const contents = [
      { role: 'user', parts: [{ text: 'Invoice 7' }] },
      { role: 'model', parts: [{ functionCall: { name: 'lookup', args: { id: 7 } } }] },
      { role: 'user', parts: [{ functionResponse: { name: 'lookup', response: { is: 'due' } } }] },
    ]
    assert.deepEqual(said({ systemInstruction: { parts: [{ text: 'Triage.' }] }, contents }), [
      ...asked.slice(0, 3),
      'user | {"is":"due"}',
    ])
    assert.deepEqual(said({ candidates: [{ content: { role: 'model', parts: [{ text: 'Hold.' }] } }] }, 'output'), [
      'assistant | Hold.',
    ])
  })

  test('answers: choices, generations, blocks, calls without a message, and plain text', () => {
    const call = 'assistant | lookup {"id":7}'
    const answers: [unknown, string[]][] = [
      [{ choices: [{ index: 0, message: { role: 'assistant', content: 'Hold.' } }] }, ['assistant | Hold.']],
      [[{ 'event.name': 'gen_ai.choice', index: 0, message: { content: 'Hold.' } }], ['assistant | Hold.']],
      [
        { generations: [[{ text: 'Hold.', message: { id: ['AIMessage'], kwargs: { content: 'Hold.' } } }]] },
        ['assistant | Hold.'],
      ],
      [[{ type: 'text', text: 'Hold.' }], ['assistant | Hold.']],
      [
        { id: 'm', type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Hold.' }] },
        ['assistant | Hold.'],
      ],
      [
        { output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hold.' }] }] },
        ['assistant | Hold.'],
      ],
      [
        [
          { toolCallId: 'c1', toolName: 'lookup', input: args },
          { toolCallId: 'c2', toolName: 'lookup', input: args },
        ],
        [`${call} | lookup {"id":7}`],
      ],
      [
        { role: 'assistant', content: 'Wait.', function_call: { name: 'lookup', arguments: args } },
        ['assistant | Wait. | lookup {"id":7}'],
      ],
      [{ text: '', toolCalls: [{ toolCallId: 'c1', toolName: 'lookup', args: { id: 7 } }] }, [call]],
      [{ 'gen_ai.event.content': '{"message": {"role": "assistant", "content": "Hold."}}' }, ['assistant | Hold.']],
      [[{ type: 'ai', data: { content: 'Hold.' } }], ['assistant | Hold.']],
      ['{"decision": "hold"}', ['assistant | {"decision": "hold"}']],
      ['[]', []],
      ['Hold.', ['assistant | Hold.']],
    ]
    for (const [value, expected] of answers) assert.deepEqual(said(value, 'output'), expected)
  })

  test('what holds no messages gives none: arguments, results, records of people, lists of things', () => {
    const values = [
      { query: 'currently due' },
      [{ title: 'Invoices', body: 'A page' }],
      { role: 'user', name: 'Bob' },
      { role: 'accountant', content: 'x' },
      { content: 'a page' },
      'continue',
      '["a", "b"]',
      '{"broken": ',
      { type: 'function', function: { name: 'lookup', parameters: {} } },
      { messages: ["role='user' content='x'"] },
      7,
      null,
      undefined,
    ]
    for (const value of values) assert.deepEqual(messagesOf(value, 'output', false), [], JSON.stringify(value))
    let deep: unknown = { role: 'user', content: 'x' }
    for (let depth = 0; depth < 5_000; depth++) deep = [deep]
    assert.deepEqual(messagesOf(deep, 'input', true), [])
  })
})
