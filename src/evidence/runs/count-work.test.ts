import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { MICROS } from '../../base/time.ts'
import { createMasker } from '../receive/mask.ts'
import { createPipe } from '../receive/pipe.ts'
import { askCountedSpan, countedInOrder } from './count.ts'
import { follow } from './follow.ts'

let engines: Engines
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const masker = createMasker(Buffer.alloc(32, 7))

async function send(workspace: string, ...lines: object[]): Promise<void> {
  const texts = lines.map((line) => JSON.stringify(line))
  const { refused } = await createPipe(engines.evidence).receiveTexts(workspace, masker, texts)
  assert.deepEqual(refused, [])
}

/** Once within each of two hours, as a server does that nothing is told. */
async function settle(workspace: string, zone = 'Europe/Berlin'): Promise<void> {
  for (let hour = 0; hour < 2; hour++) {
    engines.clock.pass(MICROS.h)
    await follow(engines, workspace, { zone, currency: 'EUR' })
  }
}

/** Which days of a workflow were counted, of which case type, how many cases there were to do and how many of them nobody did; and when each ended. */
async function workOf(workspace: string, workflow = 'w') {
  const span = await askCountedSpan(engines.evidence, workspace, workflow)
  const rows: unknown[] = []
  if (!span) return rows
  const all = { workflow, measures: ['adoption'] as const, from: span.first, to: span.last + 1 }
  for await (const { run, n, bad, known, case_type } of countedInOrder(engines.evidence, workspace, all))
    rows.push([run, n, bad, case_type, new Date(known / 1000).toISOString()])
  return rows
}

const ran = (run: string, started: string, given: object = {}) => ({
  ...{ type: 'run', run, workflow: 'w', started, status: 'ok' },
  ...given,
})
const toDo = (period: string, cases: number, given: object = {}) => ({
  ...{ type: 'eligible', workflow: 'w', period, cases },
  ...given,
})

test('of a day counts how many of its cases were worked on, once it is told how many there were', async () => {
  const workspace = await engines.workspace()
  await send(
    workspace,
    // In Berlin it was the 9th by then, and is the 10th after eleven.
    ran('night', '2026-03-08T23:30:00Z', { case: 'a' }),
    ran('again', '2026-03-09T08:00:00Z', { case: 'a' }),
    ran('alone', '2026-03-09T09:00:00Z'),
    ran('tried', '2026-03-09T10:00:00Z', { mode: 'test' }),
    ran('other', '2026-03-09T10:00:00Z', { workflow: 'v' }),
    ran('next', '2026-03-09T23:10:00Z', { case: 'b' }),
  )
  await settle(workspace)
  assert.deepEqual(await workOf(workspace), [])
  await send(
    workspace,
    // Before it first ran, a day on which it did nothing, one with nothing to do, and one on which it did more than it was told.
    ...[toDo('2026-03-07', 9), toDo('2026-03-09', 5), toDo('2026-03-12', 3), toDo('2026-03-11', 0)],
    toDo('2026-03-10', 1),
    // Of weeks and months no day is known.
    ...[toDo('2026-W12', 40), toDo('2026-03', 99), toDo('2026-02-30', 7)],
  )
  await settle(workspace)
  const counted = [
    ['2026-03-09', 5, 3, '', '2026-03-09T22:59:59.999Z'],
    ['2026-03-10', 1, 0, '', '2026-03-10T22:59:59.999Z'],
    ['2026-03-12', 3, 3, '', '2026-03-12T22:59:59.999Z'],
  ]
  assert.deepEqual(await workOf(workspace), counted)
  // What is told later alters figures, and no row.
  await send(workspace, toDo('2026-03-09', 50), ran('late', '2026-03-09T12:00:00Z'))
  await settle(workspace)
  assert.deepEqual(await workOf(workspace), counted)
  assert.deepEqual(await workOf(workspace, 'v'), [])
})

test('of each case type of which it is told counts its own; of all what names none, else the sum', async () => {
  const workspace = await engines.workspace()
  await send(
    workspace,
    ran('1', '2026-03-09T08:00:00Z', { case_type: 'refund' }),
    ran('2', '2026-03-09T08:00:00Z', { case_type: 'refund' }),
    ran('3', '2026-03-09T08:00:00Z', { case_type: 'order' }),
    ran('4', '2026-03-10T08:00:00Z', { case_type: 'refund' }),
    ...[toDo('2026-03-09', 3, { case_type: 'refund' }), toDo('2026-03-09', 4, { case_type: 'claim' })],
    ...[toDo('2026-03-10', 6, { case_type: 'refund' }), toDo('2026-03-10', 8)],
  )
  await settle(workspace)
  assert.deepEqual(await workOf(workspace), [
    ['2026-03-09', 7, 4, '', '2026-03-09T22:59:59.999Z'],
    ['2026-03-09 claim', 4, 4, 'claim', '2026-03-09T22:59:59.999Z'],
    ['2026-03-09 refund', 3, 1, 'refund', '2026-03-09T22:59:59.999Z'],
    ['2026-03-10', 8, 7, '', '2026-03-10T22:59:59.999Z'],
    ['2026-03-10 refund', 6, 5, 'refund', '2026-03-10T22:59:59.999Z'],
  ])
})

test('a day is counted when a day was left for what ran on it to be told, though nothing else is told', async () => {
  const { clock } = engines
  const workspace = await engines.workspace()
  const today = new Date(clock.now() / 1000).toISOString().slice(0, 10)
  const noon = Date.parse(`${today}T12:00:00Z`) * 1000
  await send(workspace, ran('before', new Date(noon / 1000 - 172_800_000).toISOString()), toDo(today, 4))
  await settle(workspace, 'UTC')
  clock.pass(Math.max(0, noon + 1.4 * MICROS.d - clock.now()))
  await settle(workspace, 'UTC')
  assert.deepEqual(await workOf(workspace), [])
  // Its runs come as late as that.
  await send(workspace, ran('late', new Date(noon / 1000).toISOString()))
  clock.pass(0.2 * MICROS.d)
  await settle(workspace, 'UTC')
  assert.deepEqual(await workOf(workspace), [[today, 4, 3, '', `${today}T23:59:59.999Z`]])
})

test('while history is brought in no day is counted: what it has not reached yet would look undone', async () => {
  const { clock } = engines
  const workspace = await engines.workspace()
  await send(workspace, ran('1', '2026-03-09T08:00:00Z'), toDo('2026-03-09', 2), toDo('2026-03-10', 2))
  for (let page = 0; page < 4; page++) {
    clock.pass(MICROS.h)
    await send(workspace, ran(`page ${page}`, '2026-03-09T09:00:00Z'))
    await follow(engines, workspace, { zone: 'UTC', currency: 'EUR' })
  }
  assert.deepEqual(await workOf(workspace), [])
  await send(workspace, ran('last', '2026-03-10T08:00:00Z'))
  await settle(workspace, 'UTC')
  await settle(workspace, 'UTC')
  assert.deepEqual(await workOf(workspace), [
    ['2026-03-09', 2, 0, '', '2026-03-09T23:59:59.999Z'],
    ['2026-03-10', 2, 1, '', '2026-03-10T23:59:59.999Z'],
  ])
})

test('a day that no calendar has, or that lies beyond all that is kept, is no day, and holds nothing else up', async () => {
  const workspace = await engines.workspace()
  const strange = [
    '2026-13-45',
    '2026-00-00',
    '0000-00-00',
    '9999-99-99',
    '2149-06-06',
    '2149-06-07',
    '2299-12-31',
    '1900-01-01',
    '1969-12-31',
    '1970-01-01',
  ]
  await send(workspace, ran('1', '2026-03-09T08:00:00Z'), toDo('2026-03-09', 2), ...strange.map((day) => toDo(day, 5)))
  await settle(workspace, 'UTC')
  assert.deepEqual(await workOf(workspace), [['2026-03-09', 2, 1, '', '2026-03-09T23:59:59.999Z']])
})
