import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Engines, openEngines } from '../../../test/engines/engines.ts'
import { MICROS } from '../../base/time.ts'
import { createMasker } from '../receive/mask.ts'
import { createPipe } from '../receive/pipe.ts'
import { follow } from './follow.ts'
import { askWithin } from './measures.ts'
import { askWaiting } from './waiting.ts'

let engines: Engines
before(async () => {
  engines = await openEngines()
})
after(() => engines.close())

const masker = createMasker(Buffer.alloc(32, 7))
const day = (clock: string): string => `2026-03-09T${clock}:00Z`
const micros = (clock: string): number => Date.parse(day(clock)) * 1000

const run = (id: string, more: object = {}) => ({
  ...{ type: 'run', run: id, workflow: 'w', started: day('08:00'), status: 'running', ...more },
})
const asks = (id: string, at: string, more: object = {}) => ({
  ...{ type: 'step', run: id, step: `ask ${at}`, kind: 'approval', started: day(at), ...more },
})
const answer = (about: { run: string } | { case: string }, at: string, kind = 'person', more: object = {}) => ({
  ...{ type: 'verdict', verdict: `${at} ${kind}`, ...about, kind: 'accepted', by: { kind }, at: day(at), ...more },
})

async function told(...lines: object[]): Promise<string> {
  const workspace = await engines.workspace()
  const texts = lines.map((line) => JSON.stringify(line))
  const received = await createPipe(engines.evidence).receiveTexts(workspace, masker, texts)
  assert.deepEqual(received.refused, [])
  for (let i = 0; i < 2; i++) {
    await follow(engines, workspace, { zone: 'UTC', currency: 'USD' })
    engines.clock.pass(MICROS.m)
  }
  return workspace
}

test('what waits is what was asked and is not over: until somebody answers, of its run or of its case', async () => {
  const workspace = await told(
    run('waits'),
    asks('waits', '09:30'),
    asks('waits', '09:10', { status: 'running' }),
    run('longer', { case: 'c' }),
    asks('longer', '09:00'),
    // A rule is nobody who was waited for, and an answer from before is none to this.
    answer({ run: 'longer' }, '09:20', 'rule'),
    answer({ run: 'longer' }, '08:30'),
    run('answered'),
    asks('answered', '08:10'),
    answer({ run: 'answered' }, '08:11'),
    run('of its case', { case: 'd' }),
    asks('of its case', '08:10'),
    answer({ case: 'd' }, '08:10'),
    run('ended', { status: 'ok' }),
    asks('ended', '08:10'),
    run('over'),
    asks('over', '08:10', { ended: day('08:20'), status: 'ok' }),
    run('a test', { mode: 'test' }),
    asks('a test', '08:10'),
    run('elsewhere', { workflow: 'other' }),
    asks('elsewhere', '08:10'),
    run('by another way', { route: 'r' }),
    asks('by another way', '08:50'),
  )
  const ask = async (more: object = {}) =>
    await askWaiting(engines.evidence, workspace, { workflow: 'w', from: 0, to: micros('10:00'), ...more })
  assert.deepEqual(await ask(), { n: 3, oldest: { run: 'by another way', since: micros('08:50') } })
  assert.deepEqual(await ask({ route: 'r' }), { n: 1, oldest: { run: 'by another way', since: micros('08:50') } })
  assert.deepEqual(await ask({ to: micros('08:50') }), { n: 0, oldest: null })
  assert.deepEqual(await ask({ to: micros('09:01') }), {
    n: 2,
    oldest: { run: 'by another way', since: micros('08:50') },
  })
})

test('in time is what keeps the limit, with it or below it; waiting and working are told apart', async () => {
  const answered = [1000, 2000, 3000, 4000].flatMap((waited_ms, place) => [
    run(`r${place}`, { status: 'ok' }),
    answer(
      { run: `r${place}` },
      `09:0${place}`,
      'person',
      place === 0 ? { waited_ms, worked_ms: 2500 } : { waited_ms },
    ),
  ])
  const workspace = await told(...answered)
  const range = { workflow: 'w', from: micros('00:00'), to: micros('23:00') }
  const within = async (what: 'wait' | 'work', limit: number, orEqual: boolean) =>
    await askWithin(engines.evidence, workspace, what, range, { limit, orEqual })
  assert.deepEqual(await within('wait', 2000, true), { within: 2, n: 4 })
  assert.deepEqual(await within('wait', 2000, false), { within: 1, n: 4 })
  assert.deepEqual(await within('work', 2000, true), { within: 0, n: 1 })
  assert.deepEqual(await within('work', 2500, true), { within: 1, n: 1 })
})
