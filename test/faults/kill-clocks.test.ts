import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { openState } from '../../src/store/state/state.ts'
import { stateTemplate } from '../engines/engines.ts'
import { BEGIN, everyShareOnce, LONGEST, look, promise } from './clocks-told.ts'

/** Whoever looks at the clocks is killed again and again, while shares of promised times pass. `AFTERCARE_TEST_ROUNDS=30` for more kills. */
const KILLS = Number(process.env.AFTERCARE_TEST_ROUNDS ?? 8)
const START_WITHIN_MS = 60_000
/** So many steps of time belong to each program: what passed while none looked is more than one share. */
const STEPS = 25
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-clocks-'))
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test(`${KILLS} kills while promised times pass: each share is told once for each clock, and none is lost`, async (t) => {
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  const workspace = 'acme'
  const openHere = () => openState({ folder: join(folder, 'state') }, createLog('silent'))
  const first = await openHere()
  await first.db
    .insertInto('workspace')
    .values({ id: workspace, name: 'Acme', time_zone: 'UTC', currency: 'EUR', created_at: new Date() })
    .execute()
  await promise(first, workspace)
  await first.close()

  const random = createRandom(41)
  for (let killed = 0; killed < KILLS; killed++) {
    const program = fileURLToPath(new URL('clock-looker.ts', import.meta.url))
    const child = fork(program, [folder, workspace, `${killed * STEPS}`], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    children.add(child)
    const ended = once(child, 'exit')
    const words = 1 + random.below(5)
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
    await sleep(random.below(40))
    child.kill('SIGKILL')
    await ended
    children.delete(child)
  }

  const state = await openHere()
  try {
    const end = BEGIN + KILLS * STEPS * 7 * MICROS.m + LONGEST
    await look(state, workspace, end - LONGEST / 2)
    await look(state, workspace, end)
    // Nothing is left to tell.
    await look(state, workspace, end)
    const notices = await everyShareOnce(state, workspace, end)
    assert.ok(notices > KILLS, `${notices} notices`)
    t.diagnostic(`${notices} notices`)
  } finally {
    await state.close()
  }
})
