import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import protobuf from 'protobufjs'
import { z } from 'zod'
import { createLog } from '../src/base/log.ts'
import { type Dialect, fieldNames, type Source } from '../src/evidence/receive/spans/dialect.ts'
import { dialects } from '../src/evidence/receive/spans/dialects/all.ts'
import { type Line, lineByType } from '../src/evidence/record.ts'
import { areClean, everyTable, isClean, keepsNothing, NAME, planted } from './canary.ts'
import { openServing, type Serving } from './engines/serving.ts'

/** A canary in every field of every way in that others send to; what is read from others has `masking-read.test.ts`. */
describe('what must not be kept is not kept', () => {
  const logFile = join(tmpdir(), `aftercare-canary-${process.pid}.log`)
  const answers: string[] = []
  let serving: Serving
  let workspace: string
  let key: string

  before(async () => {
    writeFileSync(logFile, '')
    serving = await openServing(createLog('debug', logFile))
    ;({ workspace, key } = await serving.workspaceWithKey('canary'))
    await serving.asOwner(`/api/v1/plan?workspace=${workspace}`, plan)
  })
  after(async () => {
    await serving.close()
    rmSync(logFile, { force: true })
  })

  const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
masking: { names: ["${NAME}"] }
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana }
`
  async function send(path: string, type: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
    const response = await fetch(`${serving.server.url}${path}`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': type, ...headers },
      body: body as BodyInit,
    })
    const answer = await response.text()
    answers.push(answer)
    return { status: response.status, answer }
  }

  test('lines of the record: every field of every type, also one that must not hold it', async () => {
    const lines = Object.values(lineByType).flatMap((schema) => plantedLines(schema))
    assert.ok(lines.length > 60)
    const { status, answer } = await send('/api/v1/evidence', 'application/x-ndjson', lines.join('\n'))
    const { accepted, refused } = JSON.parse(answer)
    assert.equal(status, 200)
    assert.ok(accepted > 30 && refused.length > 20, answer)
    // Cut off within the canary.
    await send('/api/v1/evidence', 'application/x-ndjson', `{"type":"run","run":"${planted}`)
    await send('/api/v1/evidence', 'application/x-ndjson', planted)
  })

  const attributesOf = (values: Record<string, unknown>) =>
    Object.entries(values).map(([name, value]) => ({ key: name, value: { stringValue: value } }))
  /** Every name that any dialect reads, and names of its own. */
  const everything = () =>
    attributesOf(Object.fromEntries([...namesIn(dialects), 'own', planted].map((name) => [name, planted])))
  const spans = () => ({
    resourceSpans: [
      {
        resource: { attributes: [...everything(), { key: 'service.name', value: { stringValue: planted } }] },
        scopeSpans: [
          {
            scope: { name: planted, version: planted },
            spans: [
              ...['aa', 'bb'].map((id, index) => ({
                traceId: '0af7651916cd43dd8448eb211c80319c',
                spanId: `00000000000000${id}`,
                ...(index === 0 ? {} : { parentSpanId: '00000000000000aa' }),
                name: planted,
                startTimeUnixNano: '1795000000000000000',
                endTimeUnixNano: '1795000001000000000',
                status: { code: 2, message: planted },
                attributes: everything(),
                events: ['exception', 'gen_ai.choice', 'gen_ai.client.inference.operation.details', planted].map(
                  (name) => ({ name, attributes: everything() }),
                ),
              })),
              // Ids that are none: in JSON they may be any text.
              { traceId: planted, spanId: planted, parentSpanId: planted, name: planted, startTimeUnixNano: planted },
              { name: planted },
            ],
          },
        ],
      },
    ],
  })
  const logs = () => ({
    resourceLogs: [
      {
        scopeLogs: [
          {
            logRecords: ['gen_ai.user.message', 'gen_ai.choice', planted].map((name) => ({
              traceId: '0af7651916cd43dd8448eb211c80319c',
              spanId: '00000000000000cc',
              eventName: name,
              body: { kvlistValue: { values: [{ key: 'content', value: { stringValue: planted } }] } },
              attributes: everything(),
            })),
          },
        ],
      },
    ],
  })
  const metrics = () => ({
    resourceMetrics: [
      { scopeMetrics: [{ metrics: [{ name: planted, gauge: { dataPoints: [{ attributes: everything() }] } }] }] },
    ],
  })

  test('OpenTelemetry: names, values, messages, events, logs and metrics, in JSON and protobuf', async () => {
    for (const under of ['/v1', '/api/public/otel/v1'])
      for (const [signal, body] of [
        ['traces', spans()],
        ['logs', logs()],
        ['metrics', metrics()],
      ] as const) {
        const { status, answer } = await send(`${under}/${signal}`, 'application/json', JSON.stringify(body))
        assert.equal(status, 200, answer)
        await send(`${under}/${signal}`, 'application/json', `{"resourceSpans":${planted}`)
      }
    const packed = gzipSync(spanInProtobuf(planted))
    const { status } = await send('/v1/traces', 'application/x-protobuf', packed, { 'content-encoding': 'gzip' })
    assert.equal(status, 200)
    await send('/v1/traces', planted.replace(/[^ -~]|[,{}"\\]/g, ''), 'x')
  })

  test('Langfuse and OpenAI Agents: every field of every event', async () => {
    const body = Object.fromEntries(
      [
        ...['name', 'userId', 'sessionId', 'release', 'version', 'environment', 'level', 'statusMessage', 'model'],
        ...[
          'promptName',
          'promptVersion',
          'comment',
          'value',
          'startTime',
          'endTime',
          'timestamp',
          'dataType',
          'source',
        ],
      ].map((name) => [name, planted]),
    )
    const said = {
      ...body,
      input: { a: planted },
      output: [planted],
      metadata: { [planted]: planted, attributes: { a: planted } },
      tags: [planted],
    }
    const types = [
      'trace-create',
      'span-create',
      'generation-create',
      'generation-update',
      'event-create',
      'score-create',
      'tool-create',
      planted,
    ]
    for (const ids of [
      { id: 'l1', traceId: 'lt' },
      { id: planted, traceId: planted },
      { id: 'l2', traceId: 'lt', startTime: null, endTime: null, timestamp: null, dataType: 'CORRECTION' },
    ]) {
      const batch = types.map((type, index) => ({ id: `e${index}`, type, body: { ...said, ...ids } }))
      const { status, answer } = await send('/api/public/ingestion', 'application/json', JSON.stringify({ batch }))
      assert.equal(status, 207, answer)
    }
    const kinds = ['agent', 'function', 'generation', 'response', 'handoff', 'guardrail', 'custom', planted]
    const data = [
      {
        object: 'trace',
        id: 'at',
        workflow_name: planted,
        group_id: planted,
        metadata: { user: planted, [planted]: planted },
      },
      ...kinds.map((type, index) => ({
        object: 'trace.span',
        id: `as${index}`,
        trace_id: 'at',
        parent_id: index === 0 ? null : planted,
        started_at: '2026-11-20T10:00:00Z',
        ended_at: '2026-11-20T10:00:01Z',
        span_data: {
          type,
          name: planted,
          model: planted,
          input: planted,
          output: [{ a: planted }],
          data: { [planted]: planted },
        },
        error: { message: planted, data: { error: planted } },
      })),
      {
        object: 'trace.span',
        id: planted,
        trace_id: planted,
        started_at: planted,
        ended_at: planted,
        span_data: { type: planted },
      },
    ]
    assert.equal((await send('/v1/traces/ingest', 'application/json', JSON.stringify({ data }))).status, 200)
    await send('/v1/traces/ingest', 'application/json', planted)
  })

  test('it is in no answer, no page of a run, no log, no table and no file', async () => {
    const runs = await serving.settled(workspace)
    assert.ok(runs.length > 5)
    isClean(JSON.stringify(runs), 'the list of runs')
    for (const { run } of runs) {
      const detail = await serving.asOwner(`/api/v1/runs/${encodeURIComponent(run)}?workspace=${workspace}`)
      isClean(JSON.stringify(detail), `run ${run}`)
    }
    for (const answer of answers) isClean(answer, 'an answer')
    for (const path of [
      '/metrics?',
      '/api/v1/overview?',
      '/api/v1/figures?by=workflow&',
      '/api/v1/findings?',
      '/api/v1/refused?limit=200&',
    ]) {
      const response = await fetch(`${serving.server.url}${path}workspace=${workspace}`, {
        headers: { cookie: serving.cookie },
      })
      assert.equal(response.status, 200)
      isClean(await response.text(), path)
    }
    await areClean(serving.app, workspace, everyTable)
    isClean(readFileSync(logFile, 'utf8'), 'the log')
    await keepsNothing(serving)
  })
})

/** Names of attributes that dialects read. */
function namesIn(all: readonly Dialect[]): string[] {
  const names = (source: Source): string[] => {
    if (typeof source === 'string') return [source]
    if ('resource' in source) return [source.resource]
    if ('json' in source) return [source.json]
    if ('numbered' in source) return [`${source.numbered}.0.content`, `${source.numbered}.0.message.content`]
    // What stands in the name of a span is planted there.
    return 'named' in source ? [] : [source.attribute]
  }
  return [
    ...new Set(
      all.flatMap(({ fields = {}, kinds = [], usage = [], failed = [], waiting = [] }) => [
        ...fieldNames.flatMap((name) => fields[name] ?? []).flatMap(names),
        ...[...kinds, ...failed, ...waiting].flatMap(({ from }) => names(from)),
        ...usage.flatMap((one) =>
          Object.values(one).flatMap((sources) => (Array.isArray(sources) ? sources.flatMap(names) : [])),
        ),
      ]),
    ),
  ]
}

/** Lines of a type with the canary in all its free fields, and lines with it in one field each, whatever may stand there. */
function plantedLines(schema: (typeof lineByType)[Line['type']]): string[] {
  const base = (
    schema instanceof z.ZodObject ? schema : (schema as unknown as { def: { in?: unknown } })
  ) as z.ZodObject
  const names = Object.keys(base.shape).filter((name) => name !== 'type')
  const type = (base.shape.type as unknown as z.ZodLiteral<string>).value as Line['type']
  const least = minimal[type]
  const nested = {
    error: { type: planted, message: planted },
    prompt: { name: planted, version: planted },
    labels: { [planted]: planted },
    sources: [{ [planted]: planted }],
    attributes: { [planted]: { [planted]: [planted] }, a: planted, b: JSON.stringify({ c: planted }) },
    fields: { [planted]: planted },
    by: { kind: 'person', id: planted },
    corrections: [{ field: planted, before: planted, after: { [planted]: planted }, reason: planted }],
  }
  const plantedIn = (name: string) => (name in nested ? nested[name as keyof typeof nested] : planted)
  return [
    ...names.map((name) => JSON.stringify({ ...least, [name]: plantedIn(name) })),
    // A key that no line has.
    JSON.stringify({ ...least, [planted]: planted }),
    JSON.stringify({ ...least, type: planted }),
  ]
}

const minimal: Record<Line['type'], Record<string, unknown>> = {
  run: { type: 'run', run: 'r1', workflow: 'desk', status: 'ok', started: '2026-11-20T10:00:00Z' },
  step: { type: 'step', run: 'r1', step: 's1', kind: 'model' },
  text: { type: 'text', run: 'r1', step: 's1', text: 't1' },
  verdict: { type: 'verdict', verdict: 'v1', run: 'r1', kind: 'accepted', by: { kind: 'person' } },
  write: { type: 'write', run: 'r1', step: 's1', write: 'w1', integration: 'crm' },
  readback: { type: 'readback', run: 'r1', step: 's1', write: 'w1', readback: 'b1', outcome: 'confirmed' },
  eligible: { type: 'eligible', workflow: 'desk', period: '2026-11-20', cases: 3 },
  spend: { type: 'spend', spend: 'm1', kind: 'fee' },
  incident: { type: 'incident', incident: 'i1', workflow: 'desk', severity: 'S2' },
  signal: { type: 'signal', source: 'x', signal: 'g1', kind: 'webhook' },
}

/** A trace with one span: name (5), status message (15.2), an attribute (9) and its ids. */
function spanInProtobuf(text: string): Uint8Array {
  const message = (write: (writer: protobuf.Writer) => void) => {
    const writer = protobuf.Writer.create()
    write(writer)
    return writer.finish()
  }
  const value = message((one) => one.uint32((1 << 3) | 2).string(text))
  const attribute = message((one) =>
    one
      .uint32((1 << 3) | 2)
      .string(text)
      .uint32((2 << 3) | 2)
      .bytes(value),
  )
  const status = message((one) =>
    one
      .uint32((2 << 3) | 2)
      .string(text)
      .uint32(3 << 3)
      .int32(2),
  )
  const span = message((one) =>
    one
      .uint32((1 << 3) | 2)
      .bytes(Buffer.from('0af7651916cd43dd8448eb211c80319d', 'hex'))
      .uint32((2 << 3) | 2)
      .bytes(Buffer.from('00000000000000dd', 'hex'))
      .uint32((5 << 3) | 2)
      .string(text)
      .uint32((9 << 3) | 2)
      .bytes(attribute)
      .uint32((15 << 3) | 2)
      .bytes(status),
  )
  const scope = message((one) => one.uint32((2 << 3) | 2).bytes(span))
  const resource = message((one) => one.uint32((2 << 3) | 2).bytes(scope))
  return message((one) => one.uint32((1 << 3) | 2).bytes(resource))
}
