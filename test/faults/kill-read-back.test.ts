import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { formatTime, MICROS, parseTime } from '../../src/base/time.ts'
import { checkLine } from '../../src/evidence/receive/read-line.ts'
import type { Line } from '../../src/evidence/record.ts'
import { askRun } from '../../src/evidence/runs/detail.ts'
import { askFigures } from '../../src/evidence/runs/figures.ts'
import { readPlan } from '../../src/plan/read-plan.ts'
import { applyPlan } from '../../src/plan/versions.ts'
import { localPrincipal } from '../../src/server/local.ts'
import { readSettings } from '../../src/settings.ts'
import { createRandom } from '../../src/statistics/random.ts'
import { settableClock, stateTemplate } from '../engines/engines.ts'

/** Whoever reads records again may be killed at any moment, between reading and keeping, too: nothing is judged twice or lost. */
const KILLS = 12
/** Reads of a process before it is killed, at most. */
const READS = 25
/** More than all that are killed can read. */
const RECORDS = 320
const T0 = parseTime('2026-03-02T09:00:00Z')?.micros ?? 0
const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-read-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test(`${KILLS} kills while ${RECORDS} records are read end in one readback and one verdict each`, async (t) => {
  const asked = new Map<string, number>()
  /** Whether it is answered. */
  let onRequest: () => boolean = () => true
  const server = createServer((request, response) => {
    const id = request.url?.slice(1) ?? ''
    asked.set(id, (asked.get(id) ?? 0) + 1)
    // Every second record was changed by a person, an hour after the write.
    const isChanged = Number(id) % 2 === 1
    const [queue, by, at] = isChanged ? ['exchanges', 'maria', T0 + MICROS.h] : ['refunds', 'svc-desk', T0]
    if (onRequest()) response.end(JSON.stringify({ queue, by, at: formatTime(at) }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{record}`

  const clock = settableClock()
  clock.set(T0)
  const settings = readSettings({ AFTERCARE_DATA: folder })
  cpSync(await stateTemplate(), join(folder, 'state'), { recursive: true })
  const before = await openApp(settings, clock, createLog('silent'))
  const workspace = (await localPrincipal(before)).defaultWorkspace ?? ''
  const source = planWith(url)
  const read = readPlan(source)
  assert.ok(read.kind === 'ok')
  await applyPlan(before.state, workspace, { plan: read.plan, source, by: 'local:test', now: clock.now() })
  const lines = Array.from({ length: RECORDS }, (_, number) => linesOf(String(number))).flat()
  assert.deepEqual(await before.pipe.receiveLines(workspace, await before.masker(workspace), lines.map(checkLine)), {
    accepted: lines.length,
    refused: [],
  })
  clock.pass(MICROS.m)
  await before.settle(workspace)
  await before.close()

  const random = createRandom(11)
  let killed = 0
  let now = T0 + 2 * MICROS.h + MICROS.m
  for (let isDone = false; !isDone; now += MICROS.h) {
    const child = fork(fileURLToPath(new URL('reader.ts', import.meta.url)), [folder, String(now)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    const ended = once(child, 'exit')
    let left = killed < KILLS ? 1 + random.below(READS) : Number.POSITIVE_INFINITY
    onRequest = () => {
      left--
      // At once, or when the answer has come and what it says is being kept; what it asks meanwhile is not answered.
      if (left === 0) setTimeout(() => child.kill('SIGKILL'), random.below(60))
      return left >= 0
    }
    let turns = 0
    child.on('message', () => {
      turns++
      // A turn that had nothing left to read.
      if (killed >= KILLS && turns > 2) child.kill('SIGTERM')
    })
    const [code, signal] = await ended
    if (signal === 'SIGKILL') killed++
    else {
      assert.equal(signal, 'SIGTERM', `the reader ended by itself: ${code}`)
      isDone = true
    }
  }
  assert.equal(killed, KILLS)

  clock.set(now)
  const app = await openApp(settings, clock, createLog('silent'))
  try {
    await app.settle(workspace)
    const [all] = await askFigures(app.evidence, workspace, 'UTC', { workflow: 'desk' })
    assert.deepEqual(
      [all?.runs, all?.judged, all?.corrected, all?.untouched],
      [RECORDS, RECORDS, RECORDS / 2, RECORDS / 2],
    )
    for (let number = 0; number < RECORDS; number++) {
      const { readbacks, verdicts } = await askRun(app.evidence, workspace, `run-${number}`)
      const isChanged = number % 2 === 1
      assert.deepEqual(
        [readbacks.map((one) => one.outcome), verdicts.map((one) => one.kind)],
        [[isChanged ? 'mismatch' : 'confirmed'], [isChanged ? 'corrected' : 'untouched']],
        `run-${number}`,
      )
    }
    const most = Math.max(...asked.values())
    t.diagnostic(
      `${[...asked.values()].reduce((sum, one) => sum + one, 0)} reads of ${asked.size} records, ${most} of one`,
    )
    assert.equal(asked.size, RECORDS)
  } finally {
    await app.close()
  }
})

const linesOf = (id: string): Line[] => {
  const at = formatTime(T0)
  return [
    { type: 'run', run: `run-${id}`, workflow: 'desk', started: at, ended: at, status: 'ok' },
    { type: 'step', run: `run-${id}`, step: '1', parent: 'root', kind: 'write', action: 'move', started: at },
    ...[{ type: 'write', run: `run-${id}`, step: '1', write: 'w', integration: 'helpdesk', record: id } as const].map(
      (write) => ({ ...write, claimed_at: at, fields: { queue: 'refunds' } }),
    ),
  ]
}

const planWith = (url: string) => `plan: 1
workspace: desk
client: Client
time_zone: UTC
currency: EUR
effective: 2026-01-01
people: { ana: { name: Ana } }
integrations: { helpdesk: { name: Helpdesk, writes: true, reads_per_minute: 600 } }
workflows:
  desk:
    name: Desk
    risk: high
    owner: ana
    actions:
      move:
        boundary: L4
        integration: helpdesk
        writes: true
        read_back: { how: http, url: "${url}", fields: [queue], changed_by: /by, changed_at: /at, after: [2h], scripts: [svc-*] }
`
