import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Engines, openEngines } from '../../test/engines/engines.ts'
import { allInLanguage } from '../base/say.ts'
import { alteredPlans } from './plans-altered.ts'
import { readPlan } from './read-plan.ts'
import { applyPlan } from './versions.ts'

let engines: Engines
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const fileOf = (target: string) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-03-01
people: { ana: { name: Ana } }
workflows:
  desk: { name: Desk, risk: low, owner: ana, objectives: { accepted: ">= ${target}% over 7d" } }
`

test('a version of the plan that is not what was applied is found, by what of it, and so is one that is gone', async () => {
  const { state, clock } = engines
  const workspace = await engines.workspace()
  for (const target of ['60', '70', '80', '90']) {
    const source = fileOf(target)
    const read = readPlan(source)
    assert.ok(read.kind === 'ok')
    await applyPlan(state, workspace, { plan: read.plan, source, by: 'local:ana', now: clock.now() })
  }
  const found = async () =>
    allInLanguage((await alteredPlans(state.db, workspace)).map(({ about, id, seq, what }) => [about, id, seq, what]))
  assert.deepEqual(await found(), [])
  const set = (version: number, values: Readonly<Record<string, string>>) =>
    state.db
      .updateTable('plan_version')
      .set(values)
      .where('workspace_id', '=', workspace)
      .where('version', '=', version)
      .execute()
  // What is obeyed promises less than the file that was applied: the hash of the file is as it was.
  await sql`update plan_version set plan = jsonb_set(plan::jsonb, '{workflows,desk,objectives,accepted,target}', '">= 10% over 7d"')
    where workspace_id = ${workspace} and version = 1`.execute(state.db)
  await set(2, { source: fileOf('10'), applied_by: 'local:bob' })
  await set(3, { effective: '2026-02-01', applied_at: '2026-01-01T00:00:00Z' })
  await state.db.deleteFrom('plan_version').where('workspace_id', '=', workspace).where('version', '=', 4).execute()
  assert.deepEqual(await found(), [
    ['plan', '1', 1, 'what is read of its file'],
    ['plan', '2', 2, 'what its file says, what is read of its file, who applied it'],
    ['plan', '3', 3, 'from when on it is in force, when it was applied'],
    ['plan', '4', 4, 'it is gone'],
  ])
  // One that nobody applied.
  await sql`insert into plan_version select workspace_id, 5, effective, applied_at, applied_by, source, plan, hash
    from plan_version where workspace_id = ${workspace} and version = 3`.execute(state.db)
  assert.deepEqual((await found()).at(-2), ['plan', '5', 0, 'the decision log has no such entry'])
})
