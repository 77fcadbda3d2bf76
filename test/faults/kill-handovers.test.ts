import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { alteredHandovers } from '../../src/actions/handover/altered.ts'
import { followTracker } from '../../src/actions/handover/follow.ts'
import { freeHandovers, sendDue } from '../../src/actions/handover/send.ts'
import { listTrackers } from '../../src/actions/handover/tracker.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { createMasker } from '../../src/evidence/receive/mask.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { openState } from '../../src/store/state/state.ts'
import { settableClock, stateTemplate } from '../engines/engines.ts'
import { addTools, startTools } from './handed.ts'

/**
 * Whoever hands things over is killed again and again, while the tools are slow, down, or do what they are asked and break off.
 * `AFTERCARE_TEST_ROUNDS=30` for more kills than a run of all tests has time for.
 */
const KILLS = Number(process.env.AFTERCARE_TEST_ROUNDS ?? 10)
const START_WITHIN_MS = 60_000
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-handovers-'))
const children = new Set<ChildProcess>()
const open: { close(): Promise<void> }[] = []
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const one of open) await one.close()
  rmSync(folder, { recursive: true, force: true })
})

test(`${KILLS} kills while things are handed over: each is there, once, in every tool, and so is each word of its end`, async (t) => {
  const where = join(folder, 'state')
  cpSync(await stateTemplate(), where, { recursive: true })
  const [workspace, secret] = ['acme', 'a secret of the installation, for tests']
  const tools = await startTools()
  open.push(...tools.map(({ standIn }) => standIn))
  const log = createLog('silent')
  const clock = settableClock()
  const masker = async () => createMasker(Buffer.alloc(32, 1))
  const openParts = async () => {
    const state = await openState({ folder: where }, log)
    return { state, secret, log, now: clock.now, url: 'https://care.acme.test', masker }
  }
  const first = await openParts()
  const made = { id: workspace, name: 'Acme', time_zone: 'UTC', currency: 'EUR', created_at: new Date() }
  await first.state.db.insertInto('workspace').values(made).execute()
  await addTools(first, workspace, tools, clock.now())
  await first.state.close()

  const random = createRandom(7)
  for (const { standIn } of tools)
    standIn.manner = () =>
      random.pick([
        ...([
          'answers',
          'answers',
          'answers',
          'does it and breaks off',
          'does it and breaks off',
          'breaks off',
        ] as const),
        { slow: 40 },
        { kind: 'replies', status: 503, body: {} } as const,
      ])
  for (let killed = 0; killed < KILLS; killed++) {
    const program = fileURLToPath(new URL('hander.ts', import.meta.url))
    const child = fork(program, [where, workspace, secret, `${(killed + 1) * 1000}`], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    children.add(child)
    const ended = once(child, 'exit')
    const words = 1 + random.below(3)
    const hasSaid = new Promise<true>((resolve) => {
      let heard = 0
      child.on('message', () => {
        if (++heard === words) resolve(true)
      })
    })
    const isAtWork = await Promise.race([
      hasSaid,
      ended.then(() => false),
      sleep(START_WITHIN_MS, false, { ref: false }),
    ])
    assert.ok(isAtWork, `start ${killed} did nothing`)
    await sleep(random.below(400))
    child.kill('SIGKILL')
    await ended
    children.delete(child)
  }

  for (const { standIn } of tools) standIn.manner = () => 'answers'
  const parts = await openParts()
  open.push(parts.state)
  await freeHandovers(parts)
  const trackers = await listTrackers(parts.state.db, workspace)
  const rowsOf = () => parts.state.db.selectFrom('handover').selectAll().orderBy('id').execute()
  for (let tries = 0; tries < 60; tries++) {
    clock.pass(MICROS.h)
    await sendDue(parts)
    for (const { id } of trackers) await followTracker(parts, workspace, id, { now: true })
    const rows = await rowsOf()
    if (rows.every((one) => one.state !== 'sending' && (one.state !== 'handed' || one.over_here === one.over_told)))
      break
  }
  const rows = await rowsOf()
  let found = 0
  for (const tool of tools) {
    const tracker = trackers.find(({ kind }) => kind === tool.kind)
    const mine = rows.filter(({ tracker_id }) => tracker_id === tracker?.id)
    const tickets = tool.tickets()
    const marks = tickets.map(({ mark }) => mark)
    assert.equal(new Set(marks).size, marks.length, `${tool.kind} holds one twice`)
    for (const row of mine) {
      // What was over before anything of it was sent is not sent any more.
      const isSent = row.state === 'handed'
      assert.ok(isSent || row.state === 'ended', `${tool.kind}: ${row.id} is ${row.state}: ${row.problem}`)
      assert.equal(marks.includes(row.id), isSent, `${tool.kind}: ${row.id} is ${row.state}`)
      if (!isSent) continue
      const { comments = [] } = tickets.find(({ mark }) => mark === row.id) ?? {}
      const told = Array.from({ length: row.comments }, (_, index) => `${row.id}-${index + 1}`)
      assert.deepEqual(comments, told, `${tool.kind}: ${row.id}`)
      assert.equal(row.over_told, row.over_here)
    }
    found += mine.length
  }
  assert.equal(found, rows.length)
  assert.ok(rows.length >= KILLS, `${rows.length} were handed over`)
  assert.deepEqual(await alteredHandovers(parts.state.db, workspace), [])
  const events = await parts.state.db.selectFrom('handover_event').select('kind').execute()
  const lost = events.filter(({ kind }) => kind === 'found').length
  t.diagnostic(`${rows.length} handed over, ${lost} of them found after their answer was lost`)
})
