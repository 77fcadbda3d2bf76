import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { paths } from '../../../sdk/src/api.ts'
import { openServing, type Serving } from '../../../test/engines/serving.ts'
import { linesInParts } from '../../evidence/receive/spans/lines.ts'
import { readOtlp } from '../../evidence/receive/spans/otlp.ts'

type Rules = paths['/api/v1/runs/{run}/rules']['get']['responses'][200]['content']['application/json']

let serving: Serving
before(async () => {
  serving = await openServing()
})
after(() => serving.close())

async function post(path: string, key: string, body: string | Buffer): Promise<void> {
  const headers = { 'x-api-key': key, 'content-type': 'application/json' }
  const answer = await fetch(`${serving.server.url}${path}`, { method: 'POST', headers, body: body as BodyInit })
  assert.ok([200, 207].includes(answer.status), await answer.text())
}
const rulesOf = (workspace: string, run: string) =>
  serving.asOwner<Rules>(`/api/v1/runs/${encodeURIComponent(run)}/rules?workspace=${workspace}`)
const asObject = (rules: readonly { field: string; rule: string }[] | undefined) =>
  Object.fromEntries((rules ?? []).map(({ field, rule }) => [field, rule]))

test('of a span that is kept it is told by which rule each of its fields was read', async () => {
  const file = '../../../test/captures/otel-auto-json/02-traces.json'
  const body = readFileSync(fileURLToPath(new URL(file, import.meta.url)))
  const { workspace, key } = await serving.workspaceWithKey('spans')
  // Told twice: the same sets are kept once, and known.
  for (let time = 0; time < 2; time++) await post('/v1/traces', key, body)
  const runs = await serving.settled(workspace)
  let fields = 0
  for (const { line, rules } of linesInParts(readOtlp('traces', 'json', body))) {
    if (line.type !== 'step') continue
    assert.ok(runs.some(({ run }) => run === line.run))
    const told = await rulesOf(workspace, line.run)
    assert.deepEqual(asObject(told.steps.find(({ step }) => step === line.step)?.rules), rules)
    fields += Object.keys(rules).length
    assert.ok(told.run.length > 0, 'and of the run itself')
  }
  assert.ok(fields > 10, `${fields} fields were read by rules`)
})

test('of what is told bit by bit all that was read is told, whatever came last; of a line of the record nothing', async () => {
  const { workspace, key } = await serving.workspaceWithKey('bits')
  const event = (type: string, body: object) =>
    JSON.stringify({
      batch: [{ id: `${type} ${JSON.stringify(body).length}`, type, timestamp: '2026-11-20T10:00:00Z', body }],
    })
  const about = { id: 'g1', traceId: 't1' }
  await post('/api/public/ingestion', key, event('trace-create', { id: 't1', name: 'desk' }))
  await post(
    '/api/public/ingestion',
    key,
    event('generation-create', { ...about, model: 'gpt-4o-mini', input: 'Where?' }),
  )
  const first = asObject((await rulesOf(workspace, 't1')).steps.find(({ step }) => step === 'g1')?.rules)
  await post('/api/public/ingestion', key, event('generation-update', { ...about, output: 'On its way.' }))
  const then = asObject((await rulesOf(workspace, 't1')).steps.find(({ step }) => step === 'g1')?.rules)
  assert.ok(first.model && first.input && !first.output, JSON.stringify(first))
  assert.deepEqual(then, { ...first, ...then })
  assert.ok(then.output, JSON.stringify(then))

  await serving.asOwner(
    `/api/v1/evidence?workspace=${workspace}`,
    JSON.stringify({ type: 'step', run: 'own', step: '1', kind: 'tool' }),
  )
  await serving.settled(workspace)
  assert.deepEqual(await rulesOf(workspace, 'own'), { run: [], steps: [] })
  const none = await fetch(`${serving.server.url}/api/v1/runs/none/rules?workspace=${workspace}`, {
    headers: { cookie: serving.cookie },
  })
  assert.equal(none.status, 404)
})
