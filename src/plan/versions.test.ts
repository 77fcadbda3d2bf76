import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../test/engines/engines.ts'
import { toDate } from '../base/time.ts'
import { readPlan } from './read-plan.ts'
import { applyPlan, newestPlan, planAt, planVersions, versionAt } from './versions.ts'

let engines: Engines
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const text = (client: string, effective: string) => `plan: 1
workspace: w
client: ${client}
time_zone: UTC
currency: EUR
effective: ${effective}
people: { ana: { name: Ana } }
workflows: { desk: { name: Desk, risk: low, owner: ana } }
`
const at = (day: string) => Date.parse(`${day}T12:00:00Z`) * 1000

async function apply(workspace: string, source: string): Promise<void> {
  const read = readPlan(source)
  assert.ok(read.kind === 'ok')
  await applyPlan(engines.state, workspace, { plan: read.plan, source, by: 'local:ana', now: at('2026-01-01') })
}

test('what another process applied holds at once, also where the same file was read before', async () => {
  const { db } = engines.state
  const workspace = await engines.workspace()
  assert.equal(await planAt(db, workspace, at('2026-01-02')), undefined)
  await apply(workspace, text('One', '2026-01-01'))
  assert.equal((await planAt(db, workspace, at('2026-01-02')))?.plan.client, 'One')
  // As another process leaves it, which nobody tells this one: a version that it never saw, and then the first file again.
  const [first] = await db.selectFrom('plan_version').selectAll().where('workspace_id', '=', workspace).execute()
  assert.ok(first)
  const read = readPlan(text('Two', '2026-01-01'))
  assert.ok(read.kind === 'ok')
  const plan = JSON.stringify(read.plan)
  const second = { version: 2, hash: 'two', source: text('Two', '2026-01-01'), plan, applied_by: 'local:ben' }
  await db
    .insertInto('plan_version')
    .values({ ...first, ...second })
    .execute()
  const now = await planAt(db, workspace, at('2026-01-02'))
  assert.deepEqual([now?.version, now?.plan.client, now?.applied_by], [2, 'Two', 'local:ben'])
  const third = { version: 3, plan: JSON.stringify(first.plan), applied_at: toDate(at('2026-01-03')) }
  await db
    .insertInto('plan_version')
    .values({ ...first, ...third })
    .execute()
  const again = await planAt(db, workspace, at('2026-01-04'))
  assert.deepEqual([again?.version, again?.plan.client, again?.applied_at], [3, 'One', at('2026-01-03')])
  assert.equal(again?.source, text('One', '2026-01-01'))
  assert.equal((await newestPlan(db, workspace))?.version, 3)
})

test('which version is in force asks nothing of others that say what no plan may say today', async () => {
  const { db } = engines.state
  const workspace = await engines.workspace()
  await apply(workspace, text('Three', '2026-01-01'))
  await apply(workspace, text('Four', '2026-02-01'))
  await db
    .updateTable('plan_version')
    .set({ hash: 'of another time', plan: JSON.stringify({ plan: 0, time_zone: 'UTC' }) })
    .where('workspace_id', '=', workspace)
    .where('version', '=', 1)
    .execute()
  assert.equal((await planAt(db, workspace, at('2026-02-02')))?.plan.client, 'Four')
  assert.equal(await versionAt(db, workspace, at('2026-01-02')), 1)
  await assert.rejects(planVersions(db, workspace))
})
