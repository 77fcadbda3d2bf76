import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { createMasker } from '../receive/mask.ts'
import { createPipe } from '../receive/pipe.ts'
import { askFigures } from './figures.ts'
import { follow } from './follow.ts'

let engines: Engines
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const rules = { zone: 'UTC', currency: 'USD' }

/** The store as it is for a process that dies at its n-th insert. */
function dyingAt(insert: number, evidence: Evidence): Evidence {
  let inserts = 0
  return {
    ...evidence,
    append: async (table, rows) => {
      if (++inserts === insert) throw new Error('killed')
      return await evidence.append(table, rows)
    },
  }
}

for (const kind of ['line', 'step'] as const)
  test(`killed at any insert, a run made from a ${kind} is in the figures afterwards`, async () => {
    const { state, evidence, clock } = engines
    for (const insert of [1, 2, 3]) {
      const workspace = await engines.workspace()
      const started = '2026-03-09T08:00:00Z'
      // A step whose root never comes: nobody says of which workflow it is.
      const lines = {
        line: { type: 'run', run: 'r', workflow: 'w', started },
        step: { type: 'step', run: 'r', step: '2', parent: '1', kind: 'tool', name: 'look_up', started },
      }
      const masker = createMasker(Buffer.alloc(32, 7))
      await createPipe(evidence).receiveTexts(workspace, masker, [JSON.stringify(lines[kind])])
      // The step is followed, and its run waits for its root: at the end of the wait nothing new has arrived.
      if (kind === 'step') await follow({ state, evidence }, workspace, rules)
      clock.pass(120e6)
      await assert.rejects(follow({ state, evidence: dyingAt(insert, evidence) }, workspace, rules), /killed/)
      await follow({ state, evidence }, workspace, rules)
      const rows = await askFigures(evidence, workspace, 'UTC', { by: 'day' })
      assert.deepEqual(
        rows.map((row) => [row.group, row.runs, row.tool_calls]),
        [['2026-03-09', 1, kind === 'step' ? 1 : 0]],
        `killed at insert ${insert}`,
      )
    }
  })
