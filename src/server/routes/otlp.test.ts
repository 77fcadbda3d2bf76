import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { paths } from '../../../sdk/src/api.ts'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { readCaptures } from '../../evidence/receive/spans/read-capture.ts'

type Run = paths['/api/v1/runs/{run}']['get']['responses'][200]['content']['application/json']

const captures = fileURLToPath(new URL('../../../test/captures/', import.meta.url))

/** Tracing clients, as they were recorded, sending over a real socket with a key of a workspace. */
describe('OpenTelemetry over HTTP', () => {
  let serving: Serving
  let url: string
  before(async () => {
    serving = await openServing()
    url = serving.server.url
  })
  after(() => serving.close())
  const workspaceWithKey = (name: string) => serving.workspaceWithKey(name)
  const settled = (workspace: string) => serving.settled(workspace)

  const send = (path: string, key: string, headers: Record<string, string>, body: Uint8Array | string) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'x-api-key': key, ...headers },
      body: body as BodyInit,
    })
  const protobuf = { 'content-type': 'application/x-protobuf' }
  const trace = (id: string, more = '') =>
    `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${id}","spanId":"00000000000000aa","name":"one","startTimeUnixNano":"1795000000000000000","endTimeUnixNano":"1795000001000000000"${more}}]}]}]}`
  /** As a client sent it: chunked where it was, packed where it was, under the path it asked for. */
  function resend(client: string, file: string, authorization: Record<string, string>): Promise<[number, Buffer]> {
    const kept = JSON.parse(readFileSync(join(captures, client, file), 'utf8'))
    const stem = file.replace('.headers.json', '')
    const name = readdirSync(join(captures, client)).find((one) => one.startsWith(`${stem}.`) && one !== file) ?? ''
    const bytes = readFileSync(join(captures, client, name))
    const { 'content-type': type, 'content-encoding': encoding, 'transfer-encoding': chunked } = kept.headers
    // Some were kept packed, as they came.
    const body = encoding === 'gzip' && bytes[0] !== 0x1f ? gzipSync(bytes) : bytes
    const headers = {
      'content-type': type,
      ...(encoding ? { 'content-encoding': encoding } : {}),
      ...(chunked ? { 'transfer-encoding': chunked } : { 'content-length': String(body.length) }),
      ...authorization,
    }
    return new Promise((resolve, reject) => {
      const sending = request(`${url}${kept.url}`, { method: kept.method, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => resolve([answer.statusCode ?? 0, Buffer.concat(chunks)]))
      })
      sending.on('error', reject)
      for (let at = 0; at < body.length; at += 5_000) sending.write(body.subarray(at, at + 5_000))
      sending.end()
    })
  }

  const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`pk-lf-1:${key}`).toString('base64')}` })
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  const ownHeader = (key: string) => ({ 'x-api-key': key })
  for (const [client, auth] of [
    ['vercel-ai-7-proto-modern', bearer],
    ['vercel-ai-5-json', ownHeader],
    ['langfuse-default', basic],
    ['otel-manual-proto', ownHeader],
    ['otel-auto-json', bearer],
  ] as const)
    test(`${client}: what it sent arrives, and arrives once when it sends twice`, async () => {
      const { workspace, key } = await workspaceWithKey(client)
      const { spans, points } = readCaptures([join(captures, client)]).delivery
      const files = readdirSync(join(captures, client)).filter((one) =>
        /(traces|logs|metrics)\.headers\.json$/.test(one),
      )
      for (let time = 0; time < 2; time++) {
        for (const file of files) {
          const [status, body] = await resend(client, file, auth(key))
          assert.equal(status, 200, body.toString())
          assert.ok(body.length === 0 || body.toString() === '{}', body.toString())
        }
        const runs = await settled(workspace)
        assert.equal(runs.length, new Set(spans.map((span) => span.trace)).size)
        assert.equal(
          runs.reduce((sum, run) => sum + run.steps, 0),
          spans.length,
        )
      }
      const { cookie } = serving
      const counted = await fetch(`${url}/metrics?workspace=${workspace}`, { headers: { cookie } })
      const metrics = await counted.text()
      assert.match(
        metrics,
        new RegExp(`aftercare_lines_total{workspace="${workspace}",way="otlp",outcome="accepted"} \\d+`),
      )
      if (points > 0)
        assert.match(metrics, new RegExp(`aftercare_metric_points_total{workspace="${workspace}"} ${2 * points}`))
      // What others send is nobody's business.
      assert.deepEqual([...new Set(metrics.match(/workspace="[^"]*"/g))], [`workspace="${workspace}"`])
    })

  test('texts of logs stand with their step, whichever came first', async () => {
    const { workspace, key } = await workspaceWithKey('logs')
    const [traces, logs] = ['02-traces.headers.json', '01-logs.headers.json']
    await resend('otel-auto-json', traces, ownHeader(key))
    await resend('otel-auto-json', logs, ownHeader(key))
    const other = await workspaceWithKey('logs first')
    await resend('otel-auto-json', logs, ownHeader(other.key))
    await resend('otel-auto-json', traces, ownHeader(other.key))
    const said = async (name: string) => {
      const runs = await settled(name)
      const found = await Promise.all(
        runs.map(({ run }) => serving.asOwner<Run>(`/api/v1/runs/${run}?workspace=${name}`)),
      )
      return found
        .flatMap(({ steps }) => steps.map(({ step, input, output }) => [step, input, output]))
        .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
    }
    const steps = await said(workspace)
    assert.deepEqual(steps, await said(other.workspace))
    // And are found by what they say.
    const found = await serving.asOwner<{ items: object[] }>(`/api/v1/runs?workspace=${workspace}&text=you%20triage`)
    assert.ok(found.items.length > 0)
    assert.ok(
      steps.some(([, input, output]) => input?.includes('"role":"system"') && output?.includes('Decision: hold.')),
    )
  })

  test('an exporter that looks before it begins is answered, and one with a wrong key is told so', async () => {
    const { key } = await workspaceWithKey('look')
    for (const path of ['/v1/traces', '/v1/logs', '/v1/metrics', '/api/public/otel/v1/traces']) {
      const looked = await fetch(`${url}${path}`, { method: 'HEAD', headers: ownHeader(key) })
      assert.deepEqual([looked.status, await looked.text()], [200, ''])
      assert.equal((await fetch(`${url}${path}`, { method: 'HEAD' })).status, 401)
      assert.equal((await send(path, 'ac_wrong', protobuf, new Uint8Array())).status, 401)
    }
  })

  test('a key that only sends reads nothing, and may be given by whoever keeps the workflow running', async () => {
    const { key } = await workspaceWithKey('sender')
    for (const path of ['/api/v1/runs', '/api/v1/overview', '/api/v1/plan', '/api/v1/keys', '/metrics'])
      assert.equal((await fetch(`${url}${path}`, { headers: bearer(key) })).status, 403, path)
    assert.equal((await send('/api/v1/plan', key, { 'content-type': 'application/yaml' }, 'plan: 1')).status, 403)
    assert.equal((await send('/v1/traces', key, { 'content-type': 'application/json' }, '{}')).status, 200)
    assert.equal((await fetch(`${url}/api/public/v2/prompts/x`, { headers: bearer(key) })).status, 404)
  })

  test('what cannot be kept is counted and named, and the rest is in', async () => {
    const { workspace, key } = await workspaceWithKey('partial')
    const mixed = JSON.parse(trace('0af7651916cd43dd8448eb211c80319c'))
    mixed.resourceSpans[0].scopeSpans[0].spans.push({ name: 'nobody' })
    const answer = await send('/v1/traces', key, { 'content-type': 'application/json' }, JSON.stringify(mixed))
    assert.deepEqual(
      [answer.status, await answer.json()],
      [200, { partialSuccess: { rejectedSpans: '1', errorMessage: '1 without the id of a trace and a span' } }],
    )
    // The same in protobuf: partial_success (1) with rejected_spans (1) and error_message (2).
    const bytes = Buffer.from('0a09120712052a036f6e65', 'hex')
    const told = Buffer.from(await (await send('/v1/traces', key, protobuf, bytes)).arrayBuffer())
    assert.equal(told.toString('hex').slice(0, 8), '0a2a0801')
    assert.ok(told.toString().endsWith('1 without the id of a trace and a span'))
    assert.equal((await settled(workspace)).length, 1)
  })

  const bomb = () => gzipSync(Buffer.alloc(200e6))
  const refusals: [
    what: string,
    headers: Record<string, string>,
    body: () => Uint8Array | string,
    status: number,
    says: RegExp,
  ][] = [
    [
      'cut off',
      protobuf,
      () => readFileSync(join(captures, 'openinference-openai/01-traces.bin')).subarray(0, 4_001),
      400,
      /^The body is no whole OTLP traces request in protobuf \(.+\)\. Send it again as the exporter made it\.$/,
    ],
    [
      'no JSON',
      { 'content-type': 'application/json' },
      () => '{"resourceSpans":',
      400,
      /^The body is no whole OTLP traces request in JSON/,
    ],
    [
      'another kind',
      { 'content-type': 'text/csv' },
      () => 'a,b',
      415,
      /^The content type is "text\/csv"\. Send OTLP as application\/x-protobuf or application\/json\.$/,
    ],
    [
      'packed by something else',
      { ...protobuf, 'content-encoding': 'zstd' },
      () => 'x',
      415,
      /^The body is packed as "zstd"\. Send it as gzip, deflate, or not packed\.$/,
    ],
    [
      'not packed at all',
      { ...protobuf, 'content-encoding': 'gzip' },
      () => 'x',
      400,
      /^The body says it is packed as gzip, and is damaged or cut off\. Send it again\.$/,
    ],
    ['a bomb', { ...protobuf, 'content-encoding': 'gzip' }, bomb, 413, /^The body is longer than 32 MB/],
    [
      '100 MB',
      protobuf,
      () => Buffer.alloc(100e6),
      413,
      /^The body is longer than 32 MB, the most taken at once\. Send it in parts\.$/,
    ],
  ]
  for (const [what, headers, body, status, says] of refusals)
    test(`a body that cannot be taken gets one sentence: ${what}`, async () => {
      const { workspace, key } = await workspaceWithKey(what)
      const answer = await send('/v1/traces', key, headers, body())
      const { title } = (await answer.json()) as { title: string }
      assert.equal(answer.status, status, title)
      assert.match(title, says)
      assert.deepEqual(await settled(workspace), [])
    })

  test('the process says that it lives and that it can work, to whoever asks', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const answer = await fetch(`${url}${path}`)
      assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok' }])
    }
    assert.equal((await fetch(`${url}/metrics`)).status, 401)
  })
})
