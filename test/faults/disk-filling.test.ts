import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { MICROS } from '../../src/base/time.ts'
import { askAgain } from '../../src/decisions/ask-again.ts'
import { listFindings } from '../../src/findings/list.ts'
import { watchRoom } from '../../src/jobs.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { createApi } from '../../src/server/api.ts'
import { createIdentity } from '../../src/server/identity/identity.ts'
import { createWorkspace } from '../../src/server/identity/workspace.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { settableClock, stateTemplate } from '../engines/engines.ts'
import { mountSmallDisk, noSmallDisk, resizeDisk, unmountDisk } from './small-disk.ts'

const source = `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
workflows:
  chores: { name: Chores, risk: low, owner: ana }
  desk: { name: Desk, risk: high, owner: ana }
`

test('a disk that fills is a finding of the installation days before it is full, seen no more once there is room again', {
  skip: noSmallDisk,
}, async () => {
  const disk = mkdtempSync(join(tmpdir(), 'aftercare-filling-'))
  mountSmallDisk(disk, 600)
  const data = join(disk, 'data')
  mkdirSync(data)
  cpSync(await stateTemplate(), join(data, 'state'), { recursive: true })
  const clock = settableClock()
  const app = await openApp(readSettings({ AFTERCARE_DATA: data, AFTERCARE_LOG: 'silent' }), clock, createLog('silent'))
  try {
    const { state, folder } = app
    const local = await localPrincipal(app)
    const workspace = local.defaultWorkspace ?? ''
    const client = await createWorkspace(state, { name: 'Client', owner: null, now: clock.now() })
    const read = readPlan(source)
    assert.ok(read.kind === 'ok')
    const plan = { plan: read.plan, source, by: 'local:test', now: clock.now() }
    for (const one of [workspace, client]) await applyPlan(state, one, plan)
    const found = async (of = workspace, isOver = false) => {
      const filter = { state: isOver ? 'resolved' : 'unresolved' } as const
      const { items } = await listFindings(state.db, of, filter, { limit: 50 })
      return items.filter(({ key }) => key === 'disk')
    }
    // A day in which other programs write as much as evidence would.
    const day = async (megabytes: number, name: string) => {
      clock.pass(MICROS.d)
      if (megabytes > 0) writeFileSync(join(disk, name), Buffer.alloc(megabytes * 1024 * 1024))
      await watchRoom(app)
    }
    await watchRoom(app)
    await day(0, 'none')
    assert.deepEqual(await found(), [])

    await day(60, 'sixty')
    const [finding] = await found()
    assert.deepEqual([finding?.workflow, finding?.answers, finding?.severity], ['desk', 'ana', 'medium'])
    assert.match(JSON.stringify(finding?.title), /The disk will be full in/)
    assert.deepEqual(await found(client), [])
    assert.ok(finding)
    assert.equal((await askAgain({ state, evidence: app.evidence }, workspace, finding, clock.now()))?.same, true)
    const api = createApi(app, createIdentity({ state, secret: folder.secret, url: 'http://aftercare.test', clock }))
    const metrics = await (await api.request('/metrics', {}, { local })).text()
    const told = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1])
    assert.equal(told('aftercare_disk_size_bytes'), 600 * 1024 * 1024)
    assert.ok(told('aftercare_disk_free_bytes') < 540 * 1024 * 1024)

    await day(480 - 100, 'most')
    const [urgent] = await found()
    assert.deepEqual([urgent?.id, urgent?.severity], [finding.id, 'high'])

    resizeDisk(disk, 4000)
    await day(0, 'none')
    // What was added hides what is lost until there is a day of it.
    await day(0, 'none')
    assert.deepEqual(await found(), [])
    assert.deepEqual(
      (await found(workspace, true)).map(({ id, ended }) => [id, ended]),
      [[finding.id, 'over']],
    )
  } finally {
    await app.close()
    unmountDisk(disk)
    rmSync(disk, { recursive: true, force: true })
  }
})
