import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { paths } from '../../../sdk/src/api.ts'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { readAllAgain } from '../../jobs.ts'

type Tried = paths['/api/v1/plan/reading']['get']['responses'][200]['content']['application/json']
type Run = paths['/api/v1/runs/{run}']['get']['responses'][200]['content']['application/json']

let serving: Serving
before(async () => {
  serving = await openServing()
})
after(() => serving.close())

const planWith = (reading: string) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: USD
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations: { shop: { name: Shop, writes: true } }
workflows:
  desk:
    name: Desk
    risk: high
    owner: ana
    actions: { refund: { boundary: L4, integration: shop, writes: true } }
${reading}`
const reading = `    reading:
      case: /attributes/ticket.id
      case_type: /attributes/ticket.kind
      steps:
        - { step: execute_tool issue_refund, action: refund, record: /output/id }
        - { step: nothing, is: decision }
`

const span = (id: string, name: string, attributes: Record<string, string>, parent?: string) => ({
  traceId: '00000000000000000000000000000001',
  spanId: id.padStart(16, '0'),
  ...(parent === undefined ? {} : { parentSpanId: parent.padStart(16, '0') }),
  name,
  startTimeUnixNano: '1793000000000000000',
  endTimeUnixNano: '1793000001000000000',
  attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
})

test('rules are tried on spans that are kept, hold once their plan applies, and are gone with it', async () => {
  const { workspace, key } = await serving.workspaceWithKey('reading', 'operator')
  const call = async <T>(method: string, path: string, body?: string, type = 'application/yaml'): Promise<T> => {
    const headers = { 'x-api-key': key, 'content-type': type }
    const answer = await fetch(`${serving.server.url}${path}`, { method, headers, ...(body ? { body } : {}) })
    assert.equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as T
  }
  const send = (...spans: object[]) =>
    call('POST', '/v1/traces', JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }), 'application/json')
  const tool = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'issue_refund' }
  const [asked, answered] = [JSON.stringify({ amount: 12 }), JSON.stringify({ id: 'R-1' })]
  const refund = { ...tool, 'gen_ai.tool.call.arguments': asked, 'gen_ai.tool.call.result': answered }
  // What is beneath comes first, as tracers send it.
  await send(span('2', 'execute_tool issue_refund', { ...refund, 'ticket.id': 'T-1' }, '1'))
  await call('POST', '/api/v1/plan', planWith(''))
  await send(span('1', 'invoke_agent', { 'gen_ai.agent.name': 'desk' }))
  const [run] = await serving.settled(workspace)
  assert.deepEqual([run?.workflow, run?.case], ['desk', null])

  const named = planWith(reading.replace('execute_tool issue_refund', 'issue_refund'))
  const { items } = await call<Tried>('POST', '/api/v1/plan/reading', named)
  assert.deepEqual(items, [
    {
      ...{ workflow: 'desk', runs: 1 },
      facts: [
        {
          ...{ fact: 'case', at: '/attributes/ticket.id', found: 1, now: 0, changed: 1, attributes: [] },
          examples: [{ run: run?.run, before: null, after: 'T-1' }],
        },
        {
          ...{ fact: 'case_type', at: '/attributes/ticket.kind', found: 0, now: 0, changed: 0, examples: [] },
          attributes: items[0]?.facts[1]?.attributes,
        },
      ],
      steps: [
        {
          ...{
            step: 'issue_refund',
            steps: 1,
            runs: 1,
            told: { tool: 1 },
            is: ['write'],
            action: 'refund',
            records: 1,
          },
          ...{ examples: [{ run: run?.run, step: '0000000000000002', record: 'R-1' }], names: [] },
        },
        {
          ...{ step: 'nothing', steps: 0, runs: 0, told: {}, is: [], action: null, records: null, examples: [] },
          names: ['invoke_agent', 'issue_refund'],
        },
      ],
    },
  ])
  assert.ok(items[0]?.facts[1]?.attributes.includes('ticket.id'), 'what there is instead is offered')
  assert.deepEqual((await call<Tried>('GET', '/api/v1/plan/reading')).items, [], 'nothing applies by being tried')

  type Applied = paths['/api/v1/plan']['post']['responses'][200]['content']['application/json']
  type Here = paths['/api/v1/workspace']['get']['responses'][200]['content']['application/json']
  const applied = await call<Applied>('POST', '/api/v1/plan', named)
  // Nobody waits for it, and how far it is can be asked.
  const begun = applied.reading_again.map(({ workflow, done, total }) => [workflow, done, total])
  assert.deepEqual(begun, [['desk', 0, 1]])
  const left = async () => (await call<Here>('GET', '/api/v1/workspace')).reading_again
  assert.deepEqual(await left(), applied.reading_again)
  assert.equal((await call<Run>('GET', `/api/v1/runs/${run?.run}`)).run.case, undefined)
  await readAllAgain(serving.app)
  assert.deepEqual(await left(), [])
  const read = await call<Run>('GET', `/api/v1/runs/${run?.run}`)
  assert.deepEqual(
    [read.run.case, read.run.writes, read.steps.map(({ kind, told_kind, action }) => [kind, told_kind, action])],
    [
      'T-1',
      1,
      [
        ['other', undefined, undefined],
        ['write', 'tool', 'refund'],
      ],
    ],
  )
  assert.deepEqual(
    read.writes.map(({ integration, record }) => [integration, record]),
    [['shop', 'R-1']],
  )
  await call('POST', '/api/v1/plan', `${planWith('')}# As it was.\n`)
  await readAllAgain(serving.app)
  const { run: back, writes } = await call<Run>('GET', `/api/v1/runs/${run?.run}`)
  assert.deepEqual([back.case, back.writes, writes], [undefined, 0, []])
})

test('what is told bit by bit stays what it was told as, whatever a rule makes of it in between', async () => {
  const { workspace, key } = await serving.workspaceWithKey('bits', 'operator')
  const post = async (path: string, type: string, body: string) => {
    const headers = { 'x-api-key': key, 'content-type': type }
    const answer = await fetch(`${serving.server.url}${path}`, { method: 'POST', headers, body })
    const text = await answer.text()
    assert.ok([200, 207].includes(answer.status) && !text.includes('"message"'), text)
  }
  let count = 0
  const tell = (type: string, body: object) =>
    post('/api/public/ingestion', 'application/json', JSON.stringify({ batch: [{ id: `e${count++}`, type, body }] }))
  const kinds = async () => {
    await serving.settled(workspace)
    const { steps } = await serving.asOwner<Run>(`/api/v1/runs/t1?workspace=${workspace}`)
    const step = steps.find((one) => one.step === 'g1')
    return [step?.kind, step?.told_kind, step?.action, step?.output]
  }
  const rules = '    reading: { steps: [{ step: issue_refund, action: refund }] }\n'
  await tell('trace-create', { id: 't1', name: 'desk' })
  await tell('span-create', { id: 'g1', traceId: 't1', name: 'issue_refund' })
  const [before] = await kinds()
  await post('/api/v1/plan', 'application/yaml', planWith(rules))
  assert.deepEqual(await kinds(), ['write', before, 'refund', undefined])
  await tell('span-update', { id: 'g1', traceId: 't1', output: 'Done.' })
  assert.deepEqual(await kinds(), ['write', before, 'refund', 'Done.'])
  await post('/api/v1/plan', 'application/yaml', planWith(''))
  assert.deepEqual(await kinds(), [before, undefined, undefined, 'Done.'])
})

test('a plan that cannot be read says why', async () => {
  const { key } = await serving.workspaceWithKey('unread', 'operator')
  const answer = await fetch(`${serving.server.url}/api/v1/plan/reading`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/yaml' },
    body: planWith('    reading: { case: ticket }\n'),
  })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /workflows\.desk\.reading\.case/)
})
