import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { paths } from '../../../sdk/src/api.ts'
import { openServing, type Serving } from '../../../test/engines/serving.ts'

type Run = paths['/api/v1/runs/{run}']['get']['responses'][200]['content']['application/json']

const captures = fileURLToPath(new URL('../../../test/captures/', import.meta.url))

/** Clients of Langfuse and of the OpenAI Agents SDK at their own addresses. */
describe('what other clients post', () => {
  let serving: Serving
  before(async () => {
    serving = await openServing()
  })
  after(() => serving.close())

  const post = async (path: string, key: string, body: unknown) => {
    const response = await fetch(`${serving.server.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`pk-lf-1:${key}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }
  const event = (type: string, body: object, id = `${type}-${JSON.stringify(body).length}`) => ({
    id,
    type,
    timestamp: '2026-11-20T10:00:00.000Z',
    body,
  })
  const batch = (key: string, ...events: object[]) => post('/api/public/ingestion', key, { batch: events })
  const run = (workspace: string, id: string) => serving.asOwner<Run>(`/api/v1/runs/${id}?workspace=${workspace}`)

  const call = { id: 'g1', traceId: 't1', parentObservationId: null, name: 'answer', model: 'gpt-4o-mini' }
  const begun = event('generation-create', {
    ...call,
    startTime: '2026-11-20T10:00:01.000Z',
    input: [{ role: 'user', content: 'Where is it?' }],
  })
  const ended = event('generation-update', {
    id: 'g1',
    traceId: 't1',
    endTime: '2026-11-20T10:00:03.000Z',
    output: 'On its way.',
    usage: { promptTokens: 12, completionTokens: 4, totalTokens: 16 },
  })
  const trace = event('trace-create', {
    id: 't1',
    timestamp: '2026-11-20T10:00:00.500Z',
    name: 'where-is-it',
    userId: 'u1',
  })
  const traceAgain = event('trace-create', { id: 't1', sessionId: 's1', output: 'On its way.' })

  for (const [order, events] of [
    ['as it happened', [trace, begun, ended, traceAgain]],
    ['the end first', [ended, traceAgain, begun, trace]],
    ['the beginning again after the end', [trace, begun, ended, traceAgain, begun]],
  ] as const)
    test(`an observation told bit by bit, in a request each, is one step with all of it: ${order}`, async () => {
      const { workspace, key } = await serving.workspaceWithKey(order)
      for (const one of events) assert.equal((await batch(key, one)).status, 207)
      const [found, ...others] = await serving.settled(workspace)
      assert.deepEqual([found?.run, found?.workflow, found?.steps, others], ['t1', 'where-is-it', 2, []])
      const { run: told, steps } = await run(workspace, 't1')
      assert.deepEqual([told.session, told.user, told.output, told.model], ['s1', 'u1', 'On its way.', 'gpt-4o-mini'])
      const step = steps.find((one) => one.step === 'g1')
      assert.deepEqual(
        [step?.kind, step?.parent, step?.status, step?.tokens_input, step?.tokens_output, step?.output],
        ['model', 't1', 'ok', 12, 4, 'On its way.'],
      )
      assert.match(step?.input ?? '', /Where is it\?/)
      assert.deepEqual([step?.started, step?.ended], ['2026-11-20T10:00:01Z', '2026-11-20T10:00:03Z'])
    })

  test('the score that was recorded is a verdict, given once though it is sent twice; each event is answered by itself', async () => {
    const { workspace, key } = await serving.workspaceWithKey('scores')
    const recorded = readFileSync(join(captures, 'langfuse-default/02-api_public_ingestion.json'), 'utf8')
    const spans = [{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: '00f067aa0ba902b7', name: 'triage' }]
    const traces = { resourceSpans: [{ scopeSpans: [{ spans }] }] }
    assert.equal((await post('/api/public/otel/v1/traces', key, traces)).status, 200)
    for (let time = 0; time < 2; time++) {
      const { status, answer } = await post('/api/public/ingestion', key, recorded)
      assert.deepEqual([status, answer.errors], [207, []])
    }
    const { answer } = await batch(
      key,
      event(
        'score-create',
        { id: 'c1', traceId: 't9', name: 'output', value: 'Dear Ms Ito', dataType: 'CORRECTION', source: 'ANNOTATION' },
        'e1',
      ),
      event('score-create', { name: 'lost' }, 'e2'),
      event('sdk-log', {}, 'e3'),
      event('dance-create', { id: 'x' }, 'e4'),
      event('span-create', { id: 'y'.repeat(300), traceId: 't9' }, 'e5'),
      event('odd', {}, 'e6'),
    )
    assert.deepEqual(answer.successes, [
      { id: 'e1', status: 201 },
      { id: 'e3', status: 201 },
    ])
    assert.deepEqual(
      (answer.errors as { id: string; status: number; message: string }[]).map(({ id, status, message }) => [
        id,
        status,
        message.slice(0, 60),
      ]),
      [
        ['e2', 400, 'The event is no score: it needs a traceId, a name and a valu'],
        ['e4', 400, 'The event is no observation: it needs an id and the traceId '],
        ['e5', 400, 'The event "step" is a text of 300 characters: Too big: expec'],
        ['e6', 400, 'The event is of a type that is not known: "odd".'],
      ],
    )
    const runs = await serving.settled(workspace)
    const scored = runs.find((one) => one.run === '0af7651916cd43dd8448eb211c80319c')
    assert.equal(scored?.outcome, 'accepted')
  })

  test('a prompt is answered from the plan in force, and each earlier text by its number', async () => {
    const { workspace, key } = await serving.workspaceWithKey('prompts')
    const plan = (seen: string) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: high, owner: ana, prompts: { invoice-triage: { lives: the repository, seen: ${seen} } } }
`
    for (const text of ['You triage.', 'You triage with care.'])
      await serving.asOwner(`/api/v1/plan?workspace=${workspace}`, plan(text))
    const ask = async (query: string) => {
      const response = await fetch(`${serving.server.url}/api/public/v2/prompts/${query}`, {
        headers: { 'x-api-key': key },
      })
      const answer = (await response.json()) as Record<string, unknown>
      return [response.status, answer.version ?? answer.code, answer.prompt ?? answer.title]
    }
    assert.deepEqual(await ask('invoice-triage?label=production'), [200, 2, 'You triage with care.'])
    assert.deepEqual(await ask('invoice-triage'), [200, 2, 'You triage with care.'])
    assert.deepEqual(await ask('invoice-triage?version=1'), [200, 1, 'You triage.'])
    assert.deepEqual((await ask('invoice-triage?version=3')).slice(0, 2), [404, 'not_found'])
    assert.deepEqual((await ask('invoice-triage?label=staging')).slice(0, 2), [404, 'not_found'])
    assert.match(
      String((await ask('other'))[2]),
      /^The plan has no text of a prompt "other"\. Write what it says under "seen"/,
    )
    const projects = await fetch(`${serving.server.url}/api/public/projects`, { headers: { 'x-api-key': key } })
    assert.deepEqual(await projects.json(), { data: [{ id: workspace, name: 'Client', metadata: {} }] })
  })

  test('traces of the OpenAI Agents SDK: what was recorded is one run with its steps', async () => {
    const { workspace, key } = await serving.workspaceWithKey('agents')
    const recorded = JSON.parse(readFileSync(join(captures, 'openai-agents-chat/01-traces.json'), 'utf8')) as {
      data: object[]
    }
    // One thing a request, the last first: its exporter sends what ended.
    for (const one of recorded.data.toReversed())
      assert.equal((await post('/v1/traces/ingest', key, { data: [one] })).status, 200)
    const spans = recorded.data.filter((one) => (one as { object: string }).object === 'trace.span')
    const runs = await serving.settled(workspace)
    assert.equal(
      runs.reduce((sum, one) => sum + one.steps, 0),
      spans.length,
    )
    assert.deepEqual([...new Set(runs.map(({ workflow }) => workflow))], ['invoice-triage'])
    for (const [body, says] of [
      ['{', /^The body is not JSON/],
      [{ data: [{ object: 'dance' }] }, /^The body is no request of the OpenAI Agents SDK/],
    ] as const) {
      const { status, answer } = await post('/v1/traces/ingest', key, body)
      assert.equal(status, 400)
      assert.match(String(answer.title), says)
    }
  })
})
