import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { MICROS } from '../../base/time.ts'

describe('keys within bounds', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing()
  })
  after(() => serving.close())

  const make = async (workspace: string, bounds: object, roles = ['sender']) =>
    (await serving.asOwner<{ key: string }>(`/api/v1/keys?workspace=${workspace}`, { name: 'One', roles, ...bounds }))
      .key
  async function call(key: string, path: string, type?: string, body?: string) {
    const response = await fetch(`${serving.server.url}${path}`, {
      headers: { 'x-api-key': key, ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    const text = await response.text()
    return {
      status: response.status,
      json: JSON.parse(text) as Record<string, unknown>,
      retry: response.headers.get('retry-after'),
    }
  }
  const send = (key: string, ...lines: object[]) =>
    call(key, '/api/v1/evidence', 'application/x-ndjson', lines.map((line) => JSON.stringify(line)).join('\n'))
  const reasons = ({ json }: Awaited<ReturnType<typeof send>>) =>
    (json.refused as { position: number; reason: string }[]).map(({ position, reason }) => `${position} ${reason}`)
  const run = (id: string, workflow?: string) => ({
    type: 'run',
    run: id,
    ...(workflow ? { workflow } : {}),
    status: 'ok',
  })
  const step = (id: string) => ({ type: 'step', run: id, step: '1', kind: 'tool' })
  const notOf =
    'is of the workflow "invoices", and this key sends of "triage" alone; send it with a key of "invoices", or one of all workflows'
  const workflows = async (workspace: string) =>
    Object.fromEntries((await serving.settled(workspace)).map((one) => [one.run, [one.workflow, one.steps]]))

  test('what a body lacks is said in one sentence that names it', async () => {
    const { key } = await serving.workspaceWithKey('lacking')
    const { status, json } = await call(key, '/api/v1/refused/dismiss', 'application/json', '{}')
    assert.deepEqual([status, json.title], [400, '"because" in the body is missing.'])
  })

  test('a key of one workflow: what is of another is refused and names both, whichever way it is told', async () => {
    const { workspace, key: any } = await serving.workspaceWithKey('bound')
    const key = await make(workspace, { workflow: 'triage' })
    await send(any, run('theirs', 'invoices'), step('theirs'))
    const sent = await send(
      key,
      ...[run('r1', 'triage'), step('r1'), run('r2'), step('r2'), step('r3')],
      ...[run('r4', 'invoices'), step('r4'), step('theirs'), run('theirs', 'triage')],
      { type: 'verdict', verdict: 'v1', run: 'theirs', kind: 'rejected', by: { kind: 'person' } },
      { type: 'verdict', verdict: 'v2', case: 'c1', kind: 'rejected', by: { kind: 'person' } },
      { type: 'verdict', verdict: 'v3', run: 'r1', kind: 'accepted', by: { kind: 'person' } },
      { type: 'eligible', workflow: 'invoices', period: '2026-03', cases: 3 },
      { type: 'incident', incident: 'i1', workflow: 'invoices', severity: 'S2' },
      { type: 'spend', spend: 's1', kind: 'fee', amount: 3 },
      { type: 'nothing' },
    )
    assert.equal(sent.json.accepted, 7)
    assert.deepEqual(reasons(sent).slice(0, -1), [
      ...[6, 7, 8, 9, 10].map((position) => `${position} ${notOf}`),
      '11 is about a case, which may be of any workflow, and this key sends of "triage" alone; name its "run" instead',
      ...[13, 14].map((position) => `${position} ${notOf}`),
    ])
    assert.match(reasons(sent).at(-1) ?? '', /^16 has the type "nothing"/)
    assert.deepEqual(await workflows(workspace), {
      theirs: ['invoices', 1],
      r1: ['triage', 1],
      r2: ['triage', 1],
      r3: [null, 1],
    })
    // The run of which nobody had told yet is told by somebody else: then it is theirs.
    await send(any, run('r3', 'invoices'))
    assert.deepEqual(reasons(await send(key, { ...step('r3'), step: '2' })), [`1 ${notOf}`])
    // It sends, and reads nothing.
    assert.equal((await call(key, '/api/v1/runs')).status, 403)
  })

  const span = (trace: number, id: number, name: string, agent?: string, parent?: number) => ({
    ...{ traceId: String(trace).padStart(32, '0'), spanId: String(id).padStart(16, '0'), name },
    ...(parent === undefined ? {} : { parentSpanId: String(parent).padStart(16, '0') }),
    ...{ startTimeUnixNano: '1795000000000000000', endTimeUnixNano: '1795000001000000000' },
    attributes: agent ? [{ key: 'gen_ai.agent.name', value: { stringValue: agent } }] : [],
  })
  const otlp = (...spans: object[]) => {
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'desk-service' } }] }
    return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] })
  }

  test('of spans the root says of which workflow they are; agents and services beneath it are parts of this one', async () => {
    const { workspace } = await serving.workspaceWithKey('bound spans')
    const key = await make(workspace, { workflow: 'triage' })
    const trace = (body: string) => call(key, '/v1/traces', 'application/json', body)
    // What is beneath comes first, with the name of an agent; the root names the workflow.
    assert.deepEqual((await trace(otlp(span(1, 2, 'research', 'Researcher', 1)))).json, {})
    assert.deepEqual((await trace(otlp(span(1, 1, 'run', 'triage')))).json, {})
    assert.deepEqual((await trace(otlp(span(2, 1, 'run')))).json, {})
    const { status, json } = await trace(
      otlp(span(3, 1, 'run', 'invoices'), span(3, 2, 'ask', undefined, 1), span(4, 1, 'run')),
    )
    assert.equal(status, 200)
    const { rejectedSpans, errorMessage } = json.partialSuccess as { rejectedSpans: string; errorMessage: string }
    assert.equal(rejectedSpans, '3')
    assert.ok(errorMessage.includes(notOf), errorMessage)
    const found = Object.values(await workflows(workspace))
    assert.deepEqual(found.toSorted(), [
      ['triage', 1],
      ['triage', 1],
      ['triage', 2],
    ])
  })

  test('a limit: a delivery is taken whole or told when to come again, and the others go on', async () => {
    const { workspace, key: other } = await serving.workspaceWithKey('limit')
    const key = await make(workspace, { per_minute: 10 })
    const lines = (from: number, count: number) => Array.from({ length: count }, (_, n) => step(`r${from + n}`))
    assert.equal((await send(key, ...lines(0, 4))).status, 200)
    // More than is left, and more than a minute has: it gets through, and is owed.
    assert.equal((await send(key, ...lines(4, 21))).status, 200)
    const late = await send(key, ...lines(25, 1))
    assert.deepEqual([late.status, late.json.code], [429, 'too_many_requests'])
    assert.match(
      String(late.json.title),
      /may send 10 lines or spans a minute, and has sent more\. Send this again in \d+ seconds\./,
    )
    const wait = Number(late.retry)
    assert.ok(wait > 60 && wait <= 96, `${wait} s`)
    const spans = await call(key, '/v1/traces', 'application/json', otlp(span(1, 1, 'run')))
    assert.deepEqual([spans.status, Number(spans.retry) > 60], [429, true])
    assert.equal((await send(other, ...lines(25, 30))).status, 200)
    serving.clock.pass(wait * MICROS.s)
    assert.equal((await send(key, ...lines(60, 1))).status, 200)
    assert.equal((await serving.settled(workspace)).length, 56)
  })

  test('bounds are for what a key sends', async () => {
    const { workspace } = await serving.workspaceWithKey('refused')
    const refused = async (body: object) => {
      const response = await fetch(`${serving.server.url}/api/v1/keys?workspace=${workspace}`, {
        method: 'POST',
        headers: { cookie: serving.cookie, origin: serving.server.url, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'One', ...body }),
      })
      return [response.status, ((await response.json()) as { title: string }).title]
    }
    assert.deepEqual(await refused({ roles: ['sender', 'viewer'], workflow: 'triage' }), [
      400,
      'A key of the workflow "triage" alone may send and nothing else: what is read is of the whole workspace. Give it the role sender.',
    ])
    assert.deepEqual(await refused({ roles: ['viewer'], per_minute: 5 }), [
      400,
      'A limit is for what a key sends, and one that is viewer sends nothing. Leave "per_minute" out.',
    ])
    await make(workspace, { workflow: 'triage', per_minute: 600 })
    const { items } = await serving.asOwner<{ items: { workflow: string | null; per_minute: number | null }[] }>(
      `/api/v1/keys?workspace=${workspace}`,
    )
    assert.deepEqual(
      items.map((one) => [one.workflow, one.per_minute]),
      [
        [null, null],
        ['triage', 600],
      ],
    )
  })

  test('a key of one workflow is given no prompt of another', async () => {
    const { workspace } = await serving.workspaceWithKey('prompts')
    const plan = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  triage: { name: Triage, risk: high, owner: ana, prompts: { ask: { lives: here, seen: Ask. } } }
  invoices: { name: Invoices, risk: high, owner: ana, prompts: { pay: { lives: here, seen: Pay. } } }
`
    await serving.asOwner(`/api/v1/plan?workspace=${workspace}`, plan)
    const key = await make(workspace, { workflow: 'triage' })
    assert.equal((await call(key, '/api/public/v2/prompts/ask')).status, 200)
    const { status, json } = await call(key, '/api/public/v2/prompts/pay')
    assert.deepEqual(
      [status, json.title],
      [403, 'The prompt "pay" is of the workflow "invoices", and this key is of "triage" alone.'],
    )
  })
})
