import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Engines, missing, openEngines } from '../../../../test/engines/engines.ts'
import { MICROS } from '../../../base/time.ts'
import { askRun, type RunDetail } from '../../runs/detail.ts'
import { follow } from '../../runs/follow.ts'
import { createMasker } from '../mask.ts'
import { createPipe } from '../pipe.ts'
import { checkLine } from '../read-line.ts'
import { linesOf } from './lines.ts'
import { readOtlp } from './otlp.ts'
import { readCaptures } from './read-capture.ts'
import { receiveDelivery } from './receive.ts'
import { type Delivery, nothing } from './span.ts'

const captures = fileURLToPath(new URL('../../../../test/captures/', import.meta.url))
const clients = readdirSync(join(captures, 'expected'))
  .map((name) => name.replace('.txt', ''))
  .filter((client) => client !== 'n8n-api')

/** Spans that come one by one, in whatever order, their logs by themselves: the runs are those that one would make of all of them. */
describe('spans that come in many requests', { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  const masker = createMasker(Buffer.alloc(32, 5))
  /** What is read of the runs in the end, the latest rootless one too. */
  async function runsOf(workspace: string, ids: readonly string[]): Promise<RunDetail[]> {
    const { state, evidence, clock } = engines
    const rules = { zone: 'UTC', currency: 'USD' }
    await follow({ state, evidence }, workspace, rules)
    clock.pass(2 * MICROS.m)
    await follow({ state, evidence }, workspace, rules)
    return await Promise.all(ids.map((id) => askRun(evidence, workspace, id)))
  }
  const idsIn = ({ spans }: Delivery) => [...new Set(spans.map(({ trace }) => trace))]
  const onePerRequest = ({ spans, logs, traces, verdicts }: Delivery): Delivery[] => [
    ...spans.map((span) => ({ ...nothing, spans: [span] })),
    ...(logs.length > 0 ? [{ ...nothing, logs }] : []),
    ...traces.map((one) => ({ ...nothing, traces: [one] })),
    ...(verdicts.length > 0 ? [{ ...nothing, verdicts }] : []),
  ]
  async function receive(deliveries: readonly Delivery[]): Promise<string> {
    const workspace = await engines.workspace()
    const pipe = createPipe(engines.evidence)
    for (const delivery of deliveries) {
      const { refused } = await receiveDelivery(pipe, workspace, masker, delivery)
      assert.deepEqual(refused, [])
    }
    return workspace
  }

  for (const client of clients)
    test(`${client}: the same runs, figures, texts and people`, async () => {
      const { delivery } = readCaptures([join(captures, client)])
      const ids = idsIn(delivery)
      assert.ok(ids.length > 0)
      const whole = await engines.workspace()
      await createPipe(engines.evidence).receiveLines(
        whole,
        masker,
        linesOf(delivery).map(({ line }) => checkLine(line)),
      )
      const expected = await runsOf(whole, ids)
      const one = onePerRequest(delivery)
      for (const deliveries of [one.toReversed(), [...one, ...one.toReversed()]]) {
        const read = await runsOf(await receive(deliveries), ids)
        // Which try of several a call was is told where its neighbours are there.
        const told = ({ steps, ...rest }: RunDetail) => ({
          ...rest,
          steps: steps.map(({ attempt: _, ...step }) => step),
        })
        assert.deepEqual(read.map(told), expected.map(told))
      }
    })

  test('what is longer than the record keeps is cut behind the mask, whether a reader made it or a client wrote it', async () => {
    const trace = 'c'.repeat(32)
    const name = `${'x '.repeat(243)}4111 1111 1111 1111 ${'y '.repeat(100)}`
    const spans = [{ traceId: trace, spanId: 'd'.repeat(16), name, status: {} }]
    const body = Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }))
    for (const isSound of [true, false]) {
      const workspace = await engines.workspace()
      const delivery = readOtlp('traces', 'json', body)
      const { refused } = await receiveDelivery(createPipe(engines.evidence), workspace, masker, delivery, { isSound })
      assert.deepEqual(refused, [])
      const [run] = await runsOf(workspace, [trace])
      assert.match(String(run?.steps[0]?.name), /\[card:/)
      assert.doesNotMatch(JSON.stringify(run), /4111/)
    }
  })
})
