import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { MICROS } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
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

const marks = question('marks', 'SELECT count() AS n FROM touched WHERE workspace = {workspace:String}')

test('marks that were followed stay while they are few, and go once they are many; figures are the same', async () => {
  const { state, evidence, clock } = engines
  const workspace = await engines.workspace()
  const pipe = createPipe(evidence)
  const masker = createMasker(Buffer.alloc(32, 7))
  const marksAfterDays = async (run: string) => {
    const line = { type: 'run', run, workflow: 'w', started: '2026-03-09T08:00:00Z' }
    await pipe.receiveTexts(workspace, masker, [JSON.stringify(line)])
    clock.pass(2 * MICROS.d)
    // On a server what was made is followed for good some seconds later.
    for (let look = 0; look < 2; look++) {
      await follow({ state, evidence }, workspace, rules)
      clock.pass(MICROS.m)
    }
    return Number((await evidence.ask<{ n: string }>(workspace, marks))[0]?.n)
  }
  await marksAfterDays('first')
  const few = await marksAfterDays('second')
  assert.ok((await marksAfterDays('third')) > few, 'a mark of a run that was followed days ago was deleted')
  const hour = Date.parse('2026-03-09T08:00:00Z') * 1000
  await evidence.append('touched', Array(1000).fill({ workspace, workflow: 'w', hour }))
  await marksAfterDays('fourth')
  assert.ok((await marksAfterDays('fifth')) < 20, 'marks that were followed are still there')
  const [all] = await askFigures(evidence, workspace, 'UTC', { workflow: 'w' })
  assert.equal(all?.runs, 5)
})

test('a zone that comes back has the figures of all that came in meanwhile, also where its marks were swept away', async () => {
  const { state, evidence, clock } = engines
  const workspace = await engines.workspace()
  const pipe = createPipe(evidence)
  const masker = createMasker(Buffer.alloc(32, 7))
  const tell = (run: string, started: string) =>
    pipe.receiveTexts(workspace, masker, [JSON.stringify({ type: 'run', run, workflow: 'w', started })])
  const followFor = async (zone: string) => {
    for (let look = 0; look < 2; look++) {
      clock.pass(2 * MICROS.d)
      await follow({ state, evidence }, workspace, { ...rules, zone })
    }
  }
  await tell('first', '2026-03-09T08:00:00Z')
  await followFor('UTC')
  await tell('meanwhile', '2026-03-10T08:00:00Z')
  await followFor('Europe/Berlin')
  const hour = Date.parse('2026-03-10T08:00:00Z') * 1000
  await evidence.append('touched', Array(1001).fill({ workspace, workflow: 'w', hour }))
  await followFor('Europe/Berlin')
  await tell('then', '2026-03-11T08:00:00Z')
  await followFor('Europe/Berlin')
  const left = Number((await evidence.ask<{ n: string }>(workspace, marks))[0]?.n)
  assert.ok(left < 5, `${left} marks are still there`)
  await followFor('UTC')
  const rows = await askFigures(evidence, workspace, 'UTC', { by: 'day' })
  assert.deepEqual(
    rows.map((row) => [row.group, row.runs]),
    [
      ['2026-03-09', 1],
      ['2026-03-10', 1],
      ['2026-03-11', 1],
    ],
  )
})
