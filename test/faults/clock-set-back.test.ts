import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type App, openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { formatTime, MICROS } from '../../src/base/time.ts'
import { askFigures } from '../../src/evidence/runs/figures.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock, stateTemplate } from '../engines/engines.ts'

/** What is counted does not depend on the clock of the machine going forward, nor on plans that are not in force yet. */
const folder = mkdtempSync(join(tmpdir(), 'aftercare-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const clock = settableClock()

async function withApp<T>(work: (app: App, workspace: string) => Promise<T>): Promise<T> {
  const app = await openApp(
    readSettings({ AFTERCARE_DATA: folder, AFTERCARE_LOG: 'silent' }),
    clock,
    createLog('silent'),
  )
  try {
    return await work(app, (await localPrincipal(app)).defaultWorkspace ?? '')
  } finally {
    await app.close()
  }
}

async function send(app: App, workspace: string, lines: object[]): Promise<void> {
  const texts = lines.map((line) => JSON.stringify(line))
  const received = await app.pipe.receiveTexts(workspace, await app.masker(workspace), texts)
  assert.deepEqual(received, { accepted: lines.length, refused: [] })
  await app.settle(workspace)
}

const begin = Date.parse('2026-03-09T12:00:00Z') * 1000
const run = (name: string, status: string) => ({
  type: 'run',
  run: name,
  workflow: 'desk',
  started: formatTime(begin),
  status,
})

test('lines that arrive after the clock was set back are counted, and correct earlier ones', async () => {
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  clock.set(begin)
  await withApp(async (app, workspace) => {
    await send(app, workspace, [run('a', 'ok'), run('b', 'ok')])
    // Told a minute later, and not followed when the program ends.
    clock.pass(MICROS.m)
    await app.pipe.receiveTexts(workspace, await app.masker(workspace), [JSON.stringify(run('b', 'error'))])
  })
  clock.set(begin - 5 * MICROS.m)
  await withApp(async (app, workspace) => {
    await send(app, workspace, [run('b', 'handed_over'), run('c', 'ok')])
    const [all] = await askFigures(app.evidence, workspace, 'UTC', {})
    assert.deepEqual([all?.runs, all?.handed_over], [3, 1])
  })
})

test('a plan with another zone changes the days when it takes effect, and not before', async () => {
  const plan = (effective: string, zone: string) =>
    `plan: 1\nworkspace: w\nclient: C\ntime_zone: ${zone}\ncurrency: USD\neffective: ${effective}\npeople: { ana: { name: Ana } }\nworkflows:\n  desk: { name: Desk, risk: low, owner: ana }\n`
  clock.set(begin)
  await withApp(async (app, workspace) => {
    for (const source of [plan('2026-01-01', 'UTC'), plan('2026-03-20', 'Pacific/Auckland')]) {
      const read = readPlan(source)
      assert.ok(read.kind === 'ok')
      await applyPlan(app.state, workspace, { plan: read.plan, source, by: 'local:ana', now: clock.now() })
    }
    await send(app, workspace, [run('d', 'ok')])
    const days = async (zone: string) =>
      (await askFigures(app.evidence, workspace, zone, { by: 'day' })).map((row) => [row.group, row.runs])
    assert.deepEqual(await days('UTC'), [['2026-03-09', 4]])
    clock.set(Date.parse('2026-03-21T00:00:00Z') * 1000)
    await app.settle(workspace)
    // Noon in Greenwich is the next day's first hour there.
    assert.deepEqual(await days('Pacific/Auckland'), [['2026-03-10', 4]])
  })
})
