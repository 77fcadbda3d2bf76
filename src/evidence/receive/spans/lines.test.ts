import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { outline } from '../../../../test/captures/outline.ts'
import type { Line, StepLine } from '../../record.ts'
import { readLine } from '../read-line.ts'
import { linesInParts, linesOf } from './lines.ts'
import { readOtlp } from './otlp.ts'
import { readCaptures } from './read-capture.ts'
import { type Attributes, type Delivery, nothing, type Span } from './span.ts'

const captures = fileURLToPath(new URL('../../../../test/captures/', import.meta.url))
const clients = readdirSync(join(captures, 'expected')).map((name) => name.replace('.txt', ''))
const linesIn = (delivery: Delivery): Line[] => linesOf(delivery).map(({ line }) => line)
const captured = (client: string) => readCaptures([join(captures, client)]).delivery

describe('what real clients sent', () => {
  for (const client of clients)
    test(`${client}: runs, steps, kinds, parents, models, tokens, failures, who and which prompt`, () => {
      const expected = readFileSync(join(captures, 'expected', `${client}.txt`), 'utf8').trimEnd()
      assert.equal(outline(linesIn(captured(client))), expected)
    })

  test('every line is one of the record', () => {
    for (const client of clients)
      for (const line of linesIn(captured(client))) {
        const read = readLine(JSON.stringify(line))
        assert.equal(read.kind, 'line', `${client}: ${read.kind === 'refused' && read.reason}`)
      }
  })

  test('the order in which spans and logs come, and how often, changes nothing', () => {
    for (const client of clients) {
      const delivery = captured(client)
      const { spans, logs, executions } = delivery
      const again = <T>(all: readonly T[]) => [...all.toReversed(), ...all]
      const turned = { ...delivery, spans: again(spans), logs: [...logs], executions: again(executions) }
      const byId = (lines: Line[]) => lines.map((line) => JSON.stringify(line)).toSorted()
      assert.deepEqual(byId(linesIn(turned)), byId(linesIn(delivery)), client)
    }
  })

  test('texts come from attributes of any shape, numbered names, and logs that arrived before their span', () => {
    const texts = (client: string, name: string) => {
      const step = linesIn(captured(client)).find(
        (line): line is StepLine => line.type === 'step' && line.name === name,
      )
      return [step?.input, step?.output].map((text) => JSON.parse(text ?? 'null'))
    }
    const [asked, answered] = texts('otel-auto-json', 'chat gpt-5-mini')
    assert.deepEqual(
      [asked.map((one: { role: string }) => one.role), answered[0].message.content.slice(0, 15)],
      [['system', 'user', 'assistant', 'tool'], 'Decision: hold.'],
    )
    const [before] = texts('openllmetry-0.19', 'openai.chat')
    assert.deepEqual(before[0], { role: 'system', content: 'You triage supplier invoices.' })
    const [messages] = texts('openinference-openai', 'OpenAI Chat Completions')
    assert.deepEqual(messages.at(0), { role: 'system', content: 'You triage supplier invoices.' })
  })

  test('whatever is cut off is read or refused in one sentence, and nothing else happens', () => {
    const whole = readFileSync(join(captures, 'openinference-openai/01-traces.bin'))
    for (let length = 0; length < whole.length; length += 97)
      try {
        linesOf(readOtlp('traces', 'protobuf', whole.subarray(0, length)))
      } catch (error) {
        assert.match(
          (error as Error).message,
          /^The body is no whole OTLP traces request in protobuf \(.+\)\. Send it again/,
        )
      }
  })
})

const span = (id: string, attributes: Attributes, more: Partial<Span> = {}): Span => ({
  trace: 't',
  span: id,
  parent: undefined,
  name: id,
  started: '2026-03-09T10:00:00.000000Z',
  ended: '2026-03-09T10:00:01.000000Z',
  status: 'unset',
  message: '',
  attributes,
  events: [],
  resource: {},
  scope: { name: '', version: '' },
  ...more,
})
const stepsOf = (...spans: Span[]) =>
  linesIn({ ...nothing, spans }).filter((line): line is StepLine => line.type === 'step')
const runOf = (...spans: Span[]) => linesIn({ ...nothing, spans }).find((line) => line.type === 'run')

describe('what spans say', () => {
  const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm' }

  test('a total that is told says whether parts are within; where none is, the habit of the dialect does', () => {
    const usage = (details: object) =>
      stepsOf(
        span('a', {
          'langfuse.observation.type': 'generation',
          'langfuse.observation.usage_details': JSON.stringify(details),
        }),
      )[0]?.tokens
    const parts = { input: 100, output: 50, input_cached_tokens: 40, output_reasoning_tokens: 20 }
    const within = { input: 60, cached_input: 40, output: 30, reasoning: 20 }
    const beside = { input: 100, cached_input: 40, output: 50, reasoning: 20 }
    assert.deepEqual(usage({ ...parts, total: 150 }), within)
    assert.deepEqual(usage({ ...parts, total: 210 }), beside)
    assert.deepEqual(usage(parts), beside)
    const otel = stepsOf(
      span('a', {
        ...chat,
        'gen_ai.usage.input_tokens': 100,
        'gen_ai.usage.output_tokens': 50,
        'gen_ai.usage.cache_read.input_tokens': 40,
        'gen_ai.usage.cache_creation.input_tokens': 10,
        'gen_ai.usage.reasoning.output_tokens': 20,
      }),
    )
    assert.deepEqual(otel[0]?.tokens, { input: 50, cached_input: 40, cache_write: 10, output: 30, reasoning: 20 })
  })

  test('what is repeated above a call is not counted again; where no call beneath tells it, it counts', () => {
    const usage = { 'gen_ai.usage.input_tokens': 5 }
    const agent = span('root', { 'gen_ai.operation.name': 'invoke_agent', ...usage })
    const told = stepsOf(agent, span('leaf', { ...chat, ...usage }, { parent: 'root' }))
    assert.deepEqual(
      told.map(({ step, tokens }) => [step, tokens?.input]),
      [
        ['root', undefined],
        ['leaf', 5],
      ],
    )
    const untold = stepsOf(agent, span('leaf', chat, { parent: 'root' }))
    assert.deepEqual(
      untold.map(({ step, tokens }) => [step, tokens?.input]),
      [
        ['root', 5],
        ['leaf', undefined],
      ],
    )
  })

  test('what a tool does beneath a call is its own: the call that asked for it counts as well', () => {
    const call = { ...chat, 'gen_ai.usage.input_tokens': 5 }
    const steps = stepsOf(
      span('ask', call),
      span('tool', { 'gen_ai.operation.name': 'execute_tool' }, { parent: 'ask' }),
      span('answer', call, { parent: 'tool' }),
    )
    assert.deepEqual(
      steps.map(({ step, kind, tokens }) => [step, kind, tokens?.input]),
      [
        ['ask', 'model', 5],
        ['tool', 'tool', undefined],
        ['answer', 'model', 5],
      ],
    )
  })

  test('a failure inside a success is one, and waiting for a person is none', () => {
    const statusOf = (attributes: Attributes, more: Partial<Span> = {}) =>
      stepsOf(span('a', attributes, more))[0]?.status
    const exception = (type: string) => ({
      name: 'exception',
      attributes: { 'exception.type': type, 'exception.message': type },
    })
    assert.equal(statusOf({ ...chat, 'gen_ai.response.finish_reasons': ['error'] }, { status: 'ok' }), 'error')
    // As one client spells the list.
    assert.equal(statusOf({ ...chat, 'gen_ai.response.finish_reasons': '["error"]' }, { status: 'ok' }), 'error')
    assert.equal(statusOf({ ...chat, 'gen_ai.response.finish_reasons': ['stop'] }, { status: 'ok' }), 'ok')
    assert.equal(statusOf({ 'langfuse.observation.level': 'ERROR' }), 'error')
    assert.equal(statusOf({}, { status: 'ok', events: [exception('Error')] }), 'error')
    // What was caught and told in passing.
    assert.equal(statusOf({}, { events: [exception('Error')] }), 'ok')
    assert.equal(statusOf({}, { status: 'error', message: 'GraphInterrupt: [{"value":"approve?"}]' }), 'running')
    assert.equal(statusOf({ 'mastra.workflow_step.status': 'suspended' }, { status: 'ok' }), 'running')
    assert.equal(statusOf({}, { ended: undefined }), 'running')
  })

  test('what stopped for a person is an approval, what holds it only waits; a run that went on ended as it went on', () => {
    const at = (second: number) => `2026-03-01T10:00:0${second}.000000Z`
    const flow = (id: string, status: string, more: Partial<Span>, attributes: Attributes = {}) =>
      span(id, { 'mastra.workflow_run.status': status, ...attributes }, { name: 'invoke_workflow pay', ...more })
    const ask = (id: string, parent: string) => span(id, { 'mastra.workflow_step.status': 'suspended' }, { parent })
    const goesOn = { 'mastra.metadata.resumedFromSpanId': 'a' }
    const stopped = [flow('a', 'suspended', { started: at(0), ended: at(1) }), ask('ask', 'a')]
    const again = flow('b', 'suspended', { parent: 'a', started: at(3), ended: at(4) }, goesOn)
    // What is within it names the span it goes on from as well, and ended no run.
    const within = span('c', { 'mastra.workflow_step.status': 'failed', ...goesOn }, { parent: 'd', ended: at(8) })
    const over = flow('d', 'success', { parent: 'a', started: at(6), ended: at(7) }, goesOn)
    const endOf = (...spans: Span[]) => {
      const run = runOf(...spans)
      return run?.type === 'run' ? [run.workflow, run.status, run.ended] : []
    }
    assert.deepEqual(
      stepsOf(...stopped).map(({ step, kind, status }) => [step, kind, status]),
      [
        ['a', 'other', 'running'],
        ['ask', 'approval', 'running'],
      ],
    )
    assert.deepEqual(endOf(...stopped), ['pay', 'running', undefined])
    assert.deepEqual(endOf(...stopped, again), ['pay', 'running', undefined])
    assert.deepEqual(endOf(...stopped, again, over, within), ['pay', 'ok', at(7)])
    // Told in parts: each time that it went on is the run's own line, as of when it ended.
    const own = (one: Span) =>
      linesInParts({ ...nothing, spans: [one] }).flatMap(({ line }) =>
        line.type === 'run' && line.part === undefined ? [[line.status, line.ended, line.sent_at]] : [],
      )
    assert.deepEqual([...stopped, again, over, within].map(own), [
      [],
      [],
      [['running', undefined, at(4)]],
      [['ok', at(7), at(7)]],
      [],
    ])
  })

  test('LangSmith: a project is the workflow, not a conversation; what a retriever found are sources', () => {
    const project = { 'langsmith.trace.session_name': 'invoices', 'langsmith.trace.session_id': '0b3c' }
    const run = runOf(span('root', { ...project, 'langsmith.span.kind': 'chain' }))
    assert.ok(run?.type === 'run')
    assert.deepEqual([run.workflow, run.session], ['invoices', undefined])
    const found = { outputs: [{ page_content: 'Policy 4.2' }] }
    const [step] = stepsOf(
      span('r', {
        ...project,
        'langsmith.span.kind': 'retriever',
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.completion': JSON.stringify(found),
      }),
    )
    assert.deepEqual([step?.kind, step?.sources], ['retrieval', found.outputs])
  })

  test('a failed tool does not fail the run; the word of the sender wins over every dialect', () => {
    const resource = {
      'service.name': 'worker',
      'aftercare.workflow': 'claims',
      'aftercare.release': 'r7',
      'aftercare.mode': 'shadow',
    }
    const run = runOf(
      span('root', { 'gen_ai.agent.name': 'triage', 'aftercare.case': 'c-1' }, { resource }),
      span('tool', { 'gen_ai.operation.name': 'execute_tool' }, { parent: 'root', status: 'error', resource }),
    )
    assert.ok(run?.type === 'run')
    assert.deepEqual(
      [run.workflow, run.release, run.case, run.mode, run.status],
      ['claims', 'r7', 'c-1', 'shadow', 'ok'],
    )
  })

  test('steps of a trace whose root never came are there, and no run is made up for them', () => {
    const orphan = span('leaf', chat, { parent: 'lost' })
    assert.equal(runOf(orphan), undefined)
    assert.deepEqual(
      stepsOf(orphan).map(({ parent }) => parent),
      ['lost'],
    )
  })

  test('what nobody would write on purpose ends nothing', () => {
    const circle = [span('a', {}, { parent: 'b' }), span('b', { 'gen_ai.usage.input_tokens': 1 }, { parent: 'a' })]
    assert.equal(stepsOf(...circle).length, 2)
    // Each beneath the one before, all begun together: what holds others is first.
    const chain = Array.from({ length: 3000 }, (_, n) => span(`s${n}`, {}, n === 0 ? {} : { parent: `s${n - 1}` }))
    assert.deepEqual(
      stepsOf(...chain.toReversed()).map(({ step }) => step),
      chain.map((one) => one.span),
    )
    const nested = (depth: number): object =>
      depth === 0 ? { stringValue: 'x' } : { arrayValue: { values: [nested(depth - 1)] } }
    const body = {
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [
                {
                  traceId: '5db87eb4558cdd94681058c023d10c3c',
                  spanId: 'e6d34b5db6b38940',
                  startTimeUnixNano: 'soon',
                  attributes: [
                    {
                      key: '__proto__',
                      value: { kvlistValue: { values: [{ key: 'polluted', value: { boolValue: true } }] } },
                    },
                    { key: 'deep', value: nested(500) },
                    { key: 'llm.input_messages.0.message.__proto__.polluted', value: { boolValue: true } },
                    { key: 'llm.input_messages.999999999.message.role', value: { stringValue: 'user' } },
                    { key: 'gen_ai.usage.input_tokens', value: { doubleValue: -4 } },
                  ],
                },
                { spanId: 'no trace' },
                null,
                7,
              ],
            },
          ],
        },
      ],
    }
    const steps = linesIn(readOtlp('traces', 'json', Buffer.from(JSON.stringify(body)))).filter(
      ({ type }) => type === 'step',
    )
    assert.equal(steps.length, 1)
    assert.equal(({} as { polluted?: boolean }).polluted, undefined)
    assert.equal((steps[0] as StepLine).tokens, undefined)
  })

  test('with each field stands the rule that gave it', () => {
    const [read] = linesOf({
      ...nothing,
      spans: [span('a', { ...chat, 'gen_ai.usage.input_tokens': 3 }, { parent: 'x' })],
    })
    assert.deepEqual(read?.rules, {
      kind: 'OpenTelemetry GenAI: gen_ai.operation.name = chat',
      model: 'OpenTelemetry GenAI: gen_ai.request.model',
      tokens: 'OpenTelemetry GenAI: gen_ai.usage.input_tokens, parts within it',
    })
  })
})
