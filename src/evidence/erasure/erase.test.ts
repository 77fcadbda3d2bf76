import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { filesHolding } from '../../../test/engines/engine-files.ts'
import { combination, type Engines, missing, openEngines } from '../../../test/engines/engines.ts'
import { MICROS } from '../../base/time.ts'
import { question } from '../../store/evidence/question.ts'
import { verifyDecisions } from '../../store/state/decision-log.ts'
import { createMasker } from '../receive/mask.ts'
import { createPipe, type Received } from '../receive/pipe.ts'
import { checkLine } from '../receive/read-line.ts'
import { keepRefused, listRefused } from '../receive/refused.ts'
import type { Line } from '../record.ts'
import { askFigures } from '../runs/figures.ts'
import { follow } from '../runs/follow.ts'
import { type ErasingParts, eraseAll, gateOf, order, previewErasure } from './erase.ts'
import { askErased, listErasures } from './erasure.ts'
import { createTombstones, type ErasedKind } from './tombstones.ts'

const tables = ['run_line', 'step', 'text', 'verdict', 'write', 'readback', 'run'] as const
const SECRET = 's'.repeat(32)
const DAY = '2026-03-09'

/** What is erased is in no table and no file of either engine; what is not is as it was. */
describe(`erasing: ${combination}`, { skip: missing }, () => {
  let engines: Engines
  before(async () => {
    engines = await openEngines()
  })
  after(() => engines.close())

  function partsOf(): ErasingParts {
    const { state, evidence, clock } = engines
    const stones = createTombstones(evidence, SECRET)
    const base = { state, evidence, stones, secret: SECRET, now: clock.now }
    const masker = createMasker(Buffer.alloc(32, 7))
    return { ...base, pipe: createPipe(evidence, undefined, gateOf(base)), masker: async () => masker }
  }

  async function place() {
    const workspace = await engines.workspace()
    const parts = partsOf()
    const send = async (lines: readonly Line[]) =>
      await parts.pipe.receiveLines(workspace, await parts.masker(workspace), lines.map(checkLine))
    const settle = async () => {
      engines.clock.pass(2 * MICROS.m)
      await follow(engines, workspace, { zone: 'UTC', currency: 'USD' })
    }
    const erase = async (kind: ErasedKind, value: string) => {
      await order(parts, workspace, { kind, value, because: 'They asked for it.', by: 'local:test' })
      await eraseAll(parts, workspace)
      await settle()
    }
    const runs = async () => {
      const [all] = await askFigures(engines.evidence, workspace, 'UTC', { workflow: 'desk' })
      return all?.runs ?? 0
    }
    return { workspace, parts, send, settle, erase, runs }
  }

  /** Rows that hold a text, in whatever version. */
  async function rowsHolding(workspace: string, text: string): Promise<string[]> {
    const found: string[] = []
    for (const table of tables) {
      const asked = question(
        'rows-holding',
        `SELECT count() AS rows FROM ${table} WHERE workspace = {workspace:String}
         AND position(formatRowNoNewline('JSONEachRow', *), {text:String}) > 0`,
      )
      const [row] = await engines.evidence.ask<{ rows: string }>(workspace, asked, { text })
      if (row?.rows !== '0') found.push(table)
    }
    return found
  }

  /** A run of every kind of line, each text of which holds the mark and the kind. */
  const linesOf = (run: string, mark: string, more: object = {}): Line[] => {
    const [started, ended] = [`${DAY}T08:10:00Z`, `${DAY}T08:11:00Z`]
    const step = { run, step: '1' }
    return [
      { type: 'run', run, workflow: 'desk', started, ended, status: 'ok', input: `${mark}-run_line`, ...more },
      { type: 'step', ...step, kind: 'write', name: mark, output: `${mark}-step`, started },
      { type: 'text', ...step, text: 't', input: `${mark}-text` },
      {
        ...{ type: 'verdict', verdict: 'v', run, kind: 'corrected', by: { kind: 'person' }, at: ended },
        corrections: [{ field: 'answer', after: `${mark}-verdict` }],
      },
      { type: 'write', ...step, write: 'w', integration: 'crm', fields: { name: `${mark}-write` }, claimed_at: ended },
      {
        type: 'readback',
        ...step,
        write: 'w',
        readback: 'b',
        outcome: 'mismatch',
        fields: { name: `${mark}-readback` },
      },
    ]
  }

  test('of an erased case nothing is left in any table or file, whatever replaced it; others and their figures are as they were', async () => {
    const { workspace, parts, send, settle, erase, runs } = await place()
    await send([
      ...linesOf('r1', 'Kestrel', { case: 'Kestrel-case' }),
      ...linesOf('r2', 'Osprey', { case: 'Osprey-case' }),
    ])
    await settle()
    // Replaced, and told of the case by itself.
    await send([
      ...linesOf('r1', 'Merlin', { case: 'Kestrel-case', user: 'Merlin-user' }),
      { type: 'run', run: 'r1', part: 'more', labels: { of: 'Merlin-part' } },
      {
        type: 'verdict',
        verdict: 'c',
        case: 'Kestrel-case',
        kind: 'reopened',
        by: { kind: 'system', id: 'Merlin-by' },
      },
    ])
    await settle()
    const marks = ['Kestrel', 'Merlin'].flatMap((mark) => [mark, ...tables.map((table) => `${mark}-${table}`)])
    const evidence = join(engines.folder, 'evidence')
    const before = filesHolding(evidence, [...marks, 'Osprey-step'])
    for (const text of ['Kestrel-step', 'Merlin-text', 'Merlin-write', 'Osprey-step'])
      assert.ok((before.get(text)?.length ?? 0) > 0, `${text} is found where it is`)
    assert.equal(await runs(), 2)

    const preview = await previewErasure(parts, workspace, { kind: 'case', value: 'Kestrel-case' })
    const lines = { run_line: 2, step: 1, text: 1, verdict: 2, write: 1, readback: 1, run: 1 }
    assert.deepEqual(preview, {
      ...{ of: 'case', value: 'Kestrel-case', runs: 1, lines },
      ...{ workflows: [{ workflow: 'desk', runs: 1 }], mentioned_in: [] },
    })
    const since = engines.clock.now()
    await erase('case', 'Kestrel-case')

    for (const mark of ['Kestrel', 'Merlin']) assert.deepEqual(await rowsHolding(workspace, mark), [])
    assert.deepEqual(
      [...filesHolding(evidence, marks)].filter(([, files]) => files.length > 0),
      [],
    )
    assert.deepEqual(await rowsHolding(workspace, 'Osprey'), [
      'run_line',
      'step',
      'text',
      'verdict',
      'write',
      'readback',
      'run',
    ])
    assert.equal(await runs(), 1)
    const [done] = await listErasures(engines.state.db, workspace)
    assert.deepEqual([done?.of, done?.runs, done?.lines, done?.by], ['case', 1, lines, 'test'])
    // Whoever asks an older question again is told why the answer is another.
    const range = { workflow: 'desk', from: 0, to: engines.clock.now() }
    assert.equal(await askErased(engines.state.db, workspace, { ...range, since }), 1)
    assert.equal(await askErased(engines.state.db, workspace, { ...range, since: engines.clock.now() }), 0)
    // The log has no word of what it was, nor has anything else of the state.
    assert.equal((await verifyDecisions(engines.state.db, workspace)).kind, 'whole')
    const kept = [
      ...(await engines.state.db.selectFrom('decision').selectAll().where('workspace_id', '=', workspace).execute()),
      ...(await engines.state.db.selectFrom('erasure').selectAll().where('workspace_id', '=', workspace).execute()),
    ]
    assert.doesNotMatch(JSON.stringify(kept), /Kestrel|Merlin|"r1"/)
  })

  test('what comes later for an erased case or run is refused, also after a restart and with another state', async () => {
    const { workspace, send, settle, erase, runs } = await place()
    await send(linesOf('r1', 'Kestrel', { case: 'K-1' }))
    await settle()
    await erase('case', 'K-1')
    assert.equal(await runs(), 0)
    const late: Line[] = [
      { type: 'step', run: 'r1', step: '2', kind: 'tool' },
      { type: 'verdict', verdict: 'v2', case: 'K-1', kind: 'accepted', by: { kind: 'person' } },
      { type: 'run', run: 'other', workflow: 'desk', case: 'K-2', started: `${DAY}T09:00:00Z` },
    ]
    const told = ({ accepted, refused }: Received) => ({
      accepted,
      refused: refused.map(({ position, reason }) => ({ position, reason })),
    })
    const reason = 'belongs to what was erased, and is not kept'
    const refused = [1, 2].map((position) => ({ position, reason }))
    assert.deepEqual(told(await send(late)), { accepted: 1, refused })
    // As if put back from a backup of before.
    await engines.state.db.deleteFrom('erasure').where('workspace_id', '=', workspace).execute()
    await engines.restart()
    const parts = partsOf()
    const again = await parts.pipe.receiveLines(workspace, await parts.masker(workspace), late.map(checkLine))
    assert.deepEqual(told(again), { accepted: 1, refused })
  })

  test('a run that nobody knew of and that names an erased case goes whole, with the steps that were there before', async () => {
    const { workspace, parts, send, settle, erase, runs } = await place()
    await send(linesOf('r1', 'Kestrel', { case: 'K-1' }))
    await erase('case', 'K-1')
    await send([{ type: 'step', run: 'late', step: '1', kind: 'tool', output: 'Kestrel-late' }])
    assert.deepEqual(await rowsHolding(workspace, 'Kestrel'), ['step'])
    const more = await send([
      { type: 'step', run: 'late', step: '2', kind: 'tool', output: 'Kestrel-later' },
      { type: 'run', run: 'late', part: '1', workflow: 'desk', case: 'K-1', started: `${DAY}T08:00:00Z` },
    ])
    assert.equal(more.accepted, 0)
    await eraseAll(parts, workspace)
    await settle()
    assert.deepEqual(await rowsHolding(workspace, 'Kestrel'), [])
    assert.equal(await runs(), 0)
    assert.deepEqual(
      (await listErasures(engines.state.db, workspace)).map(({ of, by }) => [of, by]),
      [
        ['run', 'erasure'],
        ['case', 'test'],
      ],
    )
  })

  test('a person is erased by what their runs call them, masked or not, with the cases that are theirs alone, and may come again', async () => {
    const { workspace, parts, send, settle, erase, runs } = await place()
    const mail = 'ana@example.com'
    await send([
      ...linesOf('r1', 'Kestrel', { user: mail, case: 'A' }),
      // Of the same case, and tells nobody.
      ...linesOf('r2', 'Kestrel', { case: 'A' }),
      ...linesOf('r3', 'Kestrel', { user: mail, case: 'shared' }),
      ...linesOf('r4', 'Osprey', { user: 'ben', case: 'shared' }),
      ...linesOf('r5', 'Osprey', { user: 'eve', input: `Tell ${mail} of it.` }),
      { type: 'verdict', verdict: 'c', case: 'A', kind: 'reopened', by: { kind: 'system', id: 'Kestrel' } },
      { type: 'verdict', verdict: 'c', case: 'shared', kind: 'reopened', by: { kind: 'system', id: 'Osprey' } },
    ])
    await settle()
    const {
      value,
      runs: found,
      lines,
      mentioned_in,
    } = await previewErasure(parts, workspace, { kind: 'user', value: mail })
    assert.match(value, /^\[email:[0-9a-f]{12}\]$/)
    assert.deepEqual([found, lines.verdict, mentioned_in], [3, 4, ['r5']])
    await erase('user', mail)
    assert.deepEqual(await rowsHolding(workspace, 'Kestrel'), [])
    assert.equal(await runs(), 2)
    const started = new Date(engines.clock.now() / 1000).toISOString()
    const before = { type: 'run', run: 'r6', workflow: 'desk', user: mail, started: `${DAY}T08:00:00Z` } as const
    assert.deepEqual((await send([before, { ...before, run: 'r7', started }])).accepted, 1)
  })

  test('one run is erased, and the rest of its case stays; what is not there is not ordered', async () => {
    const { workspace, parts, send, settle, erase, runs } = await place()
    await send([...linesOf('r1', 'Kestrel', { case: 'A' }), ...linesOf('r2', 'Osprey', { case: 'A' })])
    await settle()
    await erase('run', 'r1')
    assert.deepEqual(await rowsHolding(workspace, 'Kestrel'), [])
    assert.equal(await runs(), 1)
    assert.deepEqual((await send([{ type: 'run', run: 'r3', workflow: 'desk', case: 'A' }])).accepted, 1)
    const nobody = { kind: 'case', value: 'Z', because: 'A mistake.', by: 'local:test' } as const
    await assert.rejects(order(parts, workspace, nobody), { code: 'not_found' })
  })

  test('of whom only refused lines know, with steps that were taken in: all of it goes, and what others are called by half of it stays', async () => {
    const { workspace, parts, send, settle, erase, runs } = await place()
    const masker = await parts.masker(workspace)
    const refuse = async (...lines: (object | string)[]) =>
      await keepRefused({ state: engines.state, pipe: parts.pipe, now: engines.clock.now }, workspace, {
        masker,
        way: 'record',
        by: 'key:a',
        refused: lines.map((line) => ({ line, reason: 'is wrong' })),
      })
    const kept = async () =>
      (await listRefused(engines.state.db, workspace, { limit: 200 })).items.map(({ line }) => line).toSorted()
    const run = { type: 'run', workflow: 'desk', nothing: 1 }
    await send([
      { type: 'step', run: 'r1', step: '1', kind: 'tool', output: 'Kestrel' },
      ...linesOf('r2', 'Osprey', { case: 'T-48' }),
    ])
    await settle()
    const others = [
      { ...run, run: 'r3', case: 'T-471' },
      { ...run, run: 'r4', case: 'xT-47' },
      '{"type": "run", "case": "T-470',
    ]
    await refuse(
      { ...run, run: 'r1', case: 'T-47' },
      // The record knows it as of another case.
      { ...run, run: 'r2', case: 'T-47' },
      { ...run, run: 'r5', case: 47, note: 'T-47 again' },
      '{"type": "run", "case": "T-47"',
      ...others,
    )
    const preview = await previewErasure(parts, workspace, { kind: 'case', value: 'T-47' })
    assert.deepEqual([preview.runs, preview.lines], [1, { step: 1, run: 1, refused: 4 }])
    await erase('case', 'T-47')
    assert.deepEqual(await rowsHolding(workspace, 'Kestrel'), [])
    assert.equal(await runs(), 1)
    const spelled = others.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).toSorted()
    assert.deepEqual(await kept(), spelled)
    const [done] = await listErasures(engines.state.db, workspace)
    assert.deepEqual([done?.runs, done?.lines], [1, { step: 1, run: 1, refused: 4 }])
    // Neither it nor what it says comes in again.
    await refuse({ ...run, run: 'r6', case: 'T-47' })
    assert.deepEqual(await kept(), spelled)
    assert.equal((await send([{ type: 'step', run: 'r1', step: '2', kind: 'tool' }])).accepted, 0)
  })

  test('a person and a number of whom nothing but refused lines is kept are erased by order', async () => {
    const { workspace, parts, erase } = await place()
    const masker = await parts.masker(workspace)
    const mail = 'ana@example.com'
    const run = { type: 'run', run: 'r1', workflow: 'desk', started: `${DAY}T08:00:00Z` }
    const lines = [
      { ...run, user: mail, status: 'done' },
      { ...run, run: 'r2', case: 4711 },
      { ...run, run: 'r3', case: 'B', input: 1 },
    ]
    const keep = () =>
      keepRefused({ state: engines.state, pipe: parts.pipe, now: engines.clock.now }, workspace, {
        masker,
        way: 'record',
        by: 'key:a',
        refused: lines.map((line) => ({ line, reason: 'is wrong' })),
      })
    const left = async () => (await listRefused(engines.state.db, workspace, { limit: 200 })).kept
    await keep()
    await erase('user', mail)
    assert.equal(await left(), 2)
    await erase('case', '4711')
    assert.equal(await left(), 1)
    await keep()
    assert.equal(await left(), 1)
    const again = { kind: 'case', value: '4711', because: 'Once more.', by: 'local:test' } as const
    await assert.rejects(order(parts, workspace, again), { code: 'not_found' })
  })
})
