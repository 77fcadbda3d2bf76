import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { outline } from '../../../../test/captures/outline.ts'
import type { Line, RunLine, StepLine } from '../../record.ts'
import { readLine } from '../read-line.ts'
import { isLangfuseExport, readLangfuseExport } from './langfuse-export.ts'
import { linesOf } from './lines.ts'
import { readCaptures } from './read-capture.ts'

const folder = fileURLToPath(new URL('../../../../test/captures/framework-traces/', import.meta.url))
const exports = readdirSync(folder).flatMap((name) => (name.endsWith('.trace.json') ? [name.slice(0, -11)] : []))
const linesIn = (name: string): Line[] =>
  linesOf(readCaptures([join(folder, `${name}.trace.json`)]).delivery).map(({ line }) => line)

describe('traces that Langfuse exported', () => {
  for (const name of exports)
    test(`${name}: kinds, parents, models, tokens, costs, who`, () => {
      assert.equal(outline(linesIn(name)), readFileSync(join(folder, `${name}.txt`), 'utf8').trimEnd())
    })

  test('every line is one of the record', () => {
    for (const name of exports)
      for (const line of linesIn(name)) {
        const read = readLine(JSON.stringify(line))
        assert.equal(read.kind, 'line', `${name}: ${read.kind === 'refused' && read.reason}`)
      }
  })

  const span = {
    id: 'a',
    type: 'SPAN',
    name: 'a',
    startTime: '2026-11-02T08:00:00.000Z',
    endTime: '2026-11-02T08:00:02Z',
  }
  const read = (trace: object, ...observations: object[]) => {
    const lines = linesOf(readLangfuseExport({ trace: { id: 't', ...trace }, observations }))
    const steps = lines.flatMap(({ line }) => (line.type === 'step' ? [line] : []))
    return { lines, run: lines.find(({ line }) => line.type === 'run')?.line as RunLine, steps }
  }

  test('what the trace says is said by its run, and wins over what spans say', () => {
    const said = {
      userId: 'clerk-17',
      sessionId: 's',
      release: '1.4.0',
      environment: 'staging',
      input: { q: 1 },
      output: 'held',
    }
    const attributes = { 'session.id': 'other', 'gen_ai.agent.name': 'agent' }
    const { run } = read({ name: 'triage', ...said }, { ...span, input: 'x', metadata: JSON.stringify({ attributes }) })
    assert.deepEqual(
      [run.workflow, run.user, run.session, run.release, run.input, run.output, run.labels],
      ['triage', 'clerk-17', 's', '1.4.0', '{"q":1}', 'held', { 'deployment.environment.name': 'staging' }],
    )
  })

  test('a span or generation is what the client says it is, and any other type what was chosen', () => {
    const as = (type: string, attributes: object) =>
      read({}, { ...span, type, metadata: { attributes } }).steps[0]?.kind
    const isTool = { 'openinference.span.kind': 'TOOL' }
    assert.deepEqual(
      [as('SPAN', isTool), as('GENERATION', { 'gen_ai.operation.name': 'invoke_agent' }), as('RETRIEVER', isTool)],
      ['tool', 'other', 'retrieval'],
    )
    const types = [
      'SPAN',
      'GENERATION',
      'EVENT',
      'AGENT',
      'TOOL',
      'CHAIN',
      'RETRIEVER',
      'EMBEDDING',
      'GUARDRAIL',
      'EVALUATOR',
    ]
    assert.deepEqual(
      types.map((type) => as(type, {})),
      ['other', 'model', 'other', 'other', 'tool', 'other', 'retrieval', 'retrieval', 'guardrail', 'decision'],
    )
    assert.equal(as('SPAN', { 'gen_ai.tool.name': 'lookup' }), 'tool')
  })

  test('an agent that names a tool is not named after it', () => {
    const name = (kind: string) =>
      read({}, { ...span, metadata: { attributes: { 'openinference.span.kind': kind, 'tool.name': 'lookup' } } })
        .steps[0]?.name
    assert.deepEqual([name('AGENT'), name('TOOL')], ['a', 'lookup'])
  })

  test('a parent that was never sent is none, and of several roots or none the trace is the root', () => {
    const lost = read({}, { ...span, parentObservationId: 'gateway' }, { ...span, id: 'b', parentObservationId: 'a' })
    assert.deepEqual(
      lost.steps.map(({ step, parent }) => [step, parent]),
      [
        ['a', undefined],
        ['b', 'a'],
      ],
    )
    const later = {
      ...span,
      id: 'b',
      startTime: '2026-11-02T08:00:03Z',
      endTime: '2026-11-02T08:00:04Z',
      level: 'ERROR',
    }
    const two = read({ name: 'triage' }, { ...later, statusMessage: 'ERP unreachable' }, span)
    assert.deepEqual(
      two.steps.map(({ step, parent, status }) => [step, parent, status]),
      [
        ['t', undefined, 'error'],
        ['a', 't', 'ok'],
        ['b', 't', 'error'],
      ],
    )
    assert.deepEqual(
      [two.run.workflow, two.run.started, two.run.ended, two.run.status],
      ['triage', span.startTime, later.endTime, 'error'],
    )
    const open = read({}, span, { ...span, id: 'b', endTime: null })
    assert.deepEqual([open.run.status, open.run.ended], ['running', undefined])
    const none = read({ name: 'triage', timestamp: span.startTime, output: 'held' })
    assert.deepEqual([none.run.output, none.run.started, none.steps.length], ['held', span.startTime, 1])
  })

  test('model, usage with its parts, cost, prompt and failure; nothing told is nothing known', () => {
    const usageDetails = { input: 100, 'prompt_details.cache_read': 40, output: 20, total: 120 }
    const call = { ...span, type: 'GENERATION', model: 'gpt-4o', usageDetails, costDetails: { total: 0.5 } }
    const [step] = read(
      {},
      { ...call, promptName: 'triage', promptVersion: 7, level: 'ERROR', statusMessage: 'refused' },
    ).steps
    assert.deepEqual(
      [step?.model, step?.tokens, step?.cost?.amount, step?.prompt, step?.status, step?.error],
      [
        'gpt-4o',
        { input: 60, cached_input: 40, output: 20 },
        0.5,
        { name: 'triage', version: '7' },
        'error',
        { message: 'refused' },
      ],
    )
    const [untold] = read({}, { ...span, type: 'GENERATION', usageDetails: {}, costDetails: {}, totalCost: 0 }).steps
    assert.deepEqual([untold?.tokens, untold?.cost], [undefined, undefined])
    const [event] = read({}, { ...span, type: 'EVENT', endTime: null }).steps as [StepLine]
    assert.deepEqual([event.status, event.ended], ['ok', span.startTime])
  })

  test('attributes kept as texts are read as what they were', () => {
    const attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.response.finish_reasons': '["error"]' }
    assert.equal(read({}, { ...span, metadata: { attributes } }).steps[0]?.status, 'error')
  })

  test('other JSON is no export', () => {
    assert.deepEqual(
      [{}, { trace: {}, observations: [] }, { trace: { id: 't' }, observations: [{ id: 'a' }] }].map(isLangfuseExport),
      [false, false, false],
    )
  })
})
