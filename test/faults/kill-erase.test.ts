import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { order } from '../../src/evidence/erasure/erase.ts'
import { listErasures } from '../../src/evidence/erasure/erasure.ts'
import { checkLine } from '../../src/evidence/receive/read-line.ts'
import type { Line } from '../../src/evidence/record.ts'
import { askFigures } from '../../src/evidence/runs/figures.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { filesHolding } from '../engines/engine-files.ts'
import { stateTemplate } from '../engines/engines.ts'

/** An erasure that was ordered ends, however often whoever carries it out is killed. */
const [RUNS, ERASED, KILLS, MOST_STARTS] = [400, 60, 8, 40]
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-erase-'))
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test(`${KILLS} kills while a case of ${ERASED} runs is erased: it ends, no file holds any of it, and the figures are those of the others`, async (t) => {
  const settings = readSettings({ AFTERCARE_DATA: folder })
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  const open = () => openApp(settings, systemClock, createLog('silent'))
  const before = await open()
  const workspace = (await localPrincipal(before)).defaultWorkspace ?? ''
  const lines = Array.from({ length: RUNS }, (_, number) => linesOf(number)).flat()
  const masker = await before.masker(workspace)
  // In parts, as they would come.
  for (let first = 0; first < lines.length; first += 300)
    await before.pipe.receiveLines(workspace, masker, lines.slice(first, first + 300).map(checkLine))
  await before.settle(workspace)
  const given = { kind: 'case', value: 'Kestrel-case', because: 'They asked.', by: 'local:test' } as const
  await order(before.erasing, workspace, given)
  await before.close()

  const random = createRandom(23)
  let [killed, starts, isDone] = [0, 0, false]
  while (!isDone && starts < MOST_STARTS) {
    starts++
    const child = fork(fileURLToPath(new URL('eraser.ts', import.meta.url)), [folder, workspace], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    children.add(child)
    const ended = once(child, 'exit')
    child.on('message', () => {
      if (killed < KILLS) setTimeout(() => child.kill('SIGKILL'), random.below(1200))
    })
    const [code, signal] = await ended
    children.delete(child)
    if (signal === 'SIGKILL') killed++
    else {
      assert.equal(code, 0)
      isDone = true
    }
  }
  assert.ok(isDone)
  assert.ok(killed >= 1)
  t.diagnostic(`${killed} killed`)

  const app = await open()
  try {
    const [one] = await listErasures(app.state.db, workspace)
    assert.deepEqual([one?.runs, one?.lines?.step, one?.done_at === null], [ERASED, ERASED, false])
    const [all] = await askFigures(app.evidence, workspace, 'UTC', { workflow: 'desk' })
    assert.deepEqual([all?.runs, all?.judged], [RUNS - ERASED, RUNS - ERASED])
    const again = await app.pipe.receiveLines(workspace, masker, lines.map(checkLine))
    assert.equal(again.refused.length, 3 * ERASED)
  } finally {
    await app.close()
  }
  const held = filesHolding(join(folder, 'evidence'), ['Kestrel', 'Osprey'])
  assert.deepEqual(held.get('Kestrel'), [])
  assert.ok((held.get('Osprey')?.length ?? 0) > 0)
})

const linesOf = (number: number): Line[] => {
  const [run, mark] = [`run-${number}`, number < ERASED ? 'Kestrel' : 'Osprey']
  const at = new Date(Date.UTC(2026, 2, 2, number % 24)).toISOString()
  return [
    { type: 'run', run, workflow: 'desk', case: `${mark}-case`, started: at, ended: at, status: 'ok' },
    { type: 'step', run, step: '1', kind: 'tool', started: at, output: `${mark} ${'x'.repeat(500)} ${number}` },
    { type: 'verdict', verdict: 'v', run, kind: 'accepted', by: { kind: 'person', id: mark }, at },
  ]
}
