import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Engines, missing, openEngines } from '../../../test/engines/engines.ts'
import { createMasker } from '../receive/mask.ts'
import { executionsIn } from '../receive/n8n/executions.ts'
import { linesOfExecutions } from '../receive/n8n/lines.ts'
import { createPipe } from '../receive/pipe.ts'
import { checkLine } from '../receive/read-line.ts'
import { readOtlp } from '../receive/spans/otlp.ts'
import { receiveDelivery } from '../receive/spans/receive.ts'
import { nothing, type Span } from '../receive/spans/span.ts'
import { askRun } from './detail.ts'
import { follow } from './follow.ts'
import { toldOnce } from './told-twice.ts'

const folder = fileURLToPath(new URL('../../../test/captures/n8n-otlp/', import.meta.url))
const file = (name: string) => readFileSync(join(folder, name))
const RUN = '0af7651916cd43dd8448eb211c80aaaa'

/** One execution of an n8n 2.41.1 that traced and was read over its API as well. */
describe('an execution that spans and the API of n8n tell', { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  const spans = readOtlp('traces', 'json', file('traces.json'))
  const executions = ['execution-37.json', 'execution-38.json'].flatMap(
    (name) => executionsIn(JSON.parse(file(name).toString())) ?? [],
  )
  const writeBack = spans.spans.find(({ attributes }) => attributes['n8n.node.name'] === 'Write back')
  /** Of the service that the node called: it joins the trace beneath the span of the node. */
  const service: Span = {
    ...(writeBack as Span),
    span: '00000000000000aa',
    parent: writeBack?.span,
    name: 'chat small',
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'small',
      'gen_ai.usage.input_tokens': 5,
      'gen_ai.usage.output_tokens': 7,
    },
    resource: { 'service.name': 'erp' },
  }

  const ways = {
    'by spans first': ['spans', 'service', 'api'],
    'by the API first': ['api', 'service', 'spans'],
    'by spans again, later': ['spans', 'api', 'service', 'spans'],
  } as const
  for (const [way, order] of Object.entries(ways))
    test(`is one run, each step counted and shown once: ${way}`, async () => {
      const { state, evidence } = engines
      const workspace = await engines.workspace()
      const [pipe, masker] = [createPipe(evidence), createMasker(Buffer.alloc(32, 5))]
      const tell = {
        spans: () => receiveDelivery(pipe, workspace, masker, spans),
        service: () => receiveDelivery(pipe, workspace, masker, { ...nothing, spans: [service] }),
        api: () =>
          pipe.receiveLines(
            workspace,
            masker,
            linesOfExecutions(executions).map(({ line }) => checkLine(line)),
          ),
      }
      for (const part of order) await tell[part]()
      await follow({ state, evidence }, workspace, { zone: 'UTC', currency: 'USD' })
      const { run, steps } = await askRun(evidence, workspace, RUN)
      // The execution, eight nodes of which one ran twice, and what the service did.
      assert.equal(run.steps, 11)
      assert.equal(steps.length, 11)
      assert.deepEqual([run.workflow, run.status, run.tool_calls], ['Invoice triage', 'ok', 3])
      const calls = steps.filter(({ kind }) => kind === 'model')
      assert.deepEqual(calls.map(({ model }) => model).sort(), ['gpt-4o-mini', 'gpt-4o-mini', 'small'])
      const node = steps.find(({ name }) => name === 'Write back')
      assert.equal(steps.find(({ model }) => model === 'small')?.parent, node?.step)
      assert.equal(steps.filter(({ name }) => name === 'Webhook').length, 1)
    })
})

test('spans alone, and steps of the API alone, are told as they are', () => {
  const spans = [{ step: 'a' }, { step: 'b', parent: 'a' }]
  const api = [{ step: 'n8n:1' }, { step: 'n8n:1/x/0', parent: 'n8n:1', name: 'x' }]
  assert.equal(
    toldOnce(spans, () => true),
    spans,
  )
  assert.equal(
    toldOnce(api, () => true),
    api,
  )
  // Beneath a span of a node that the API does not tell: beneath the execution.
  assert.deepEqual(
    toldOnce([...api, { step: 'c', name: 'gone' }, { step: 'd', parent: 'c' }], ({ step }) => step === 'c').at(-1),
    { step: 'd', parent: 'n8n:1' },
  )
})
