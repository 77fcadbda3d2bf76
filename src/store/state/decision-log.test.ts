import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { appendDecision, listDecisions, verifyDecisions } from './decision-log.ts'

describe('the decision log', () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  async function filled(entries: number): Promise<string> {
    const workspace = await engines.workspace()
    for (let i = 1; i <= entries; i++)
      await engines.state.transaction((trx) =>
        appendDecision(
          trx,
          workspace,
          { principal: 'local:me', kind: 'test', body: { z: i, a: { y: 0.1, b: ['x', null] } } },
          engines.clock.now(),
        ),
      )
    return workspace
  }

  test('entries are chained and verify; the head names all of them', async () => {
    const workspace = await filled(5)
    const verified = await verifyDecisions(engines.state.db, workspace)
    const [newest] = await listDecisions(engines.state.db, workspace, { limit: 1 })
    assert.deepEqual(verified, { kind: 'whole', entries: 5, head: newest?.hash })
  })

  test('appended at once they still make one chain', async () => {
    const workspace = await engines.workspace()
    await Promise.all(
      Array.from({ length: 8 }, () =>
        engines.state.transaction((trx) =>
          appendDecision(trx, workspace, { principal: 'p', kind: 'k', body: {} }, engines.clock.now()),
        ),
      ),
    )
    assert.equal((await verifyDecisions(engines.state.db, workspace)).kind, 'whole')
  })

  const harms: [name: string, harm: (workspace: string) => Promise<unknown>, seq: number, reason: RegExp][] = [
    [
      'an altered body',
      (w) => sql`update decision set body = '{"z":9}' where workspace_id = ${w} and seq = 2`.execute(engines.state.db),
      2,
      /altered/,
    ],
    [
      'an altered name',
      (w) => sql`update decision set principal = 'x' where workspace_id = ${w} and seq = 3`.execute(engines.state.db),
      3,
      /altered/,
    ],
    [
      'a missing entry',
      (w) => sql`delete from decision where workspace_id = ${w} and seq = 2`.execute(engines.state.db),
      2,
      /missing/,
    ],
    [
      'an altered link',
      (w) => sql`update decision set previous = hash where workspace_id = ${w} and seq = 3`.execute(engines.state.db),
      3,
      /does not follow/,
    ],
  ]
  for (const [name, harm, seq, reason] of harms)
    test(`verifying finds ${name}`, async () => {
      const workspace = await filled(4)
      await harm(workspace)
      const verified = await verifyDecisions(engines.state.db, workspace)
      assert.ok(verified.kind === 'broken' && verified.seq === seq)
      assert.match(verified.reason, reason)
    })

  test('an entry is kept with what it decided, or neither is', async () => {
    const workspace = await filled(1)
    await assert.rejects(
      engines.state.transaction(async (trx) => {
        await appendDecision(trx, workspace, { principal: 'p', kind: 'k', body: {} }, engines.clock.now())
        throw new Error('no')
      }),
    )
    assert.equal((await listDecisions(engines.state.db, workspace, { limit: 9 })).length, 1)
  })
})
