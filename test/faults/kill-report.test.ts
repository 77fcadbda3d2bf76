import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createRandom } from '../../src/statistics/random.ts'
import { stateTemplate } from '../engines/engines.ts'
import { approve, frozen, halfDone, openReporter, prepare, send } from './reporter.ts'
import { fillDisk, mountSmallDisk, noSmallDisk, resizeDisk, unmountDisk } from './small-disk.ts'

const KILLS = 4

test(`${KILLS} kills while reports are approved and sent: none is half frozen, and none that is frozen changes`, async () => {
  const data = mkdtempSync(join(tmpdir(), 'aftercare-kill-report-'))
  cpSync(await stateTemplate(), join(data, 'state'), { recursive: true })
  const random = createRandom(11)
  const known = new Map<number, string>()
  try {
    for (let kill = 0; kill <= KILLS; kill++) {
      const child = fork(fileURLToPath(new URL('reporter.ts', import.meta.url)), [data], {
        execArgv: ['--disable-warning=ExperimentalWarning'],
      })
      let said: { halfDone: string[]; frozen: [number, string][] } | undefined
      child.on('message', (told: { turn: number } | NonNullable<typeof said>) => {
        if ('halfDone' in told) said = told
        if ('halfDone' in told && kill === KILLS) child.kill('SIGKILL')
        // Its first turn leaves a report that is sent, for what comes after to be another version.
        if ('turn' in told && told.turn > 0) setTimeout(() => child.kill('SIGKILL'), random.below(30))
      })
      const [, signal] = await once(child, 'exit')
      assert.equal(signal, 'SIGKILL')
      assert.deepEqual(said?.halfDone, [], `after kill ${kill}`)
      const now = new Map(said?.frozen)
      for (const [version, hash] of known) assert.equal(now.get(version), hash, `version ${version} after kill ${kill}`)
      for (const [version, hash] of now) known.set(version, hash)
    }
    assert.ok(known.size >= KILLS, `${known.size} were frozen`)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})

test('a report that finds the disk full when it is approved is a draft as before; with room again it is approved', {
  skip: noSmallDisk,
}, async () => {
  const disk = mkdtempSync(join(tmpdir(), 'aftercare-full-report-'))
  mountSmallDisk(disk, 400)
  const data = join(disk, 'data')
  mkdirSync(data)
  cpSync(await stateTemplate(), join(data, 'state'), { recursive: true })
  const { app, workspace } = await openReporter(data)
  // Letters by chance, which the state store cannot make smaller.
  const noise = (seed: number) =>
    Array.from({ length: 60_000 }, (_, i) => (((i + seed) * 2654435761) % 4294967296).toString(36)).join('')
  try {
    let refused: unknown
    let id = ''
    for (let turn = 0; turn < 40 && refused === undefined; turn++) {
      resizeDisk(disk, 800)
      id = await prepare(app, workspace, noise(turn * 1e6))
      fillDisk(disk)
      refused = await approve(app, workspace, id).then(
        () => undefined,
        (error: unknown) => error,
      )
    }
    assert.match(String(refused), /No space left on device/)
    assert.deepEqual(await halfDone(app, workspace), [])
    const before = await frozen(app, workspace)
    resizeDisk(disk, 800)
    await approve(app, workspace, id)
    await send(app, workspace, id)
    assert.deepEqual(await halfDone(app, workspace), [])
    const after = await frozen(app, workspace)
    assert.equal(after.size, before.size + 1)
    for (const [version, hash] of before) assert.equal(after.get(version), hash)
  } finally {
    await app.close()
    unmountDisk(disk)
    rmSync(disk, { recursive: true, force: true })
  }
})
