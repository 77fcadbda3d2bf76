import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openApp } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { readSettings } from '../../src/settings.ts'
import { question } from '../../src/store/evidence/question.ts'
import { openState } from '../../src/store/state/state.ts'
import { stateTemplate } from '../engines/engines.ts'

/**
 * Two programs are started at once on one folder, fifty times, and whoever has it is killed: the embedded state is destroyed by a
 * second process, so exactly one may open it, and the folder opens afterwards with all that was acknowledged in it.
 */
const ROUNDS = 50
/** Of the folders at once: as many as a small machine has cores. */
const FOLDERS = 2

const root = mkdtempSync(join(tmpdir(), 'aftercare-second-'))
after(() => rmSync(root, { recursive: true, force: true }))

const owner = fileURLToPath(new URL('owner.ts', import.meta.url))
const start = (data: string, name: string) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', owner, data, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** Who wrote into the folder, one a round. */
async function rounds(data: string, count: number): Promise<string[]> {
  cpSync(await stateTemplate(), join(data, 'state'), { recursive: true })
  const owners: string[] = []
  for (let round = 0; round < count; round++) {
    const both = [start(data, `${round}-a`), start(data, `${round}-b`)]
    const ended = both.map((child) => once(child, 'exit'))
    try {
      const said = both.map(async (child) => String((await once(createInterface(child.stdout), 'line'))[0]))
      const [refused, told] = (await Promise.all(said)).sort()
      assert.equal(refused, 'folder_in_use', `round ${round}`)
      assert.match(told ?? '', /^owner /, `round ${round}`)
      owners.push((told ?? '').slice('owner '.length))
    } finally {
      for (const child of both) child.kill('SIGKILL')
      await Promise.all(ended)
    }
  }
  return owners.sort()
}

test('two programs started at once, fifty times: exactly one has the folder, and it opens whole after each owner was killed', async () => {
  const folders = Array.from({ length: FOLDERS }, (_, number) => join(root, `${number}`))
  const owners = await Promise.all(folders.map((data) => rounds(data, ROUNDS / FOLDERS)))
  const runs = question(
    'second-process',
    'SELECT DISTINCT run FROM run_line WHERE workspace = {workspace:String} ORDER BY run',
  )
  const [first = '', ...others] = folders
  const app = await openApp(readSettings({ AFTERCARE_DATA: first }), systemClock, createLog('silent'))
  try {
    const kept = await app.state.db.selectFrom('workspace').select('id').orderBy('id').execute()
    assert.deepEqual(kept.map((one) => one.id).sort(), owners[0])
    const asked = await app.evidence.ask<{ run: string }>('all', runs)
    assert.deepEqual(asked.map((one) => one.run).sort(), owners[0])
  } finally {
    await app.close()
  }
  // The engine of evidence binds one folder a process: of the others the state is looked into, which is what would break.
  for (const [number, data] of others.entries()) {
    const state = await openState({ folder: join(data, 'state') }, createLog('silent'))
    try {
      const kept = await state.db.selectFrom('workspace').select('id').execute()
      assert.deepEqual(kept.map((one) => one.id).sort(), owners[number + 1])
    } finally {
      await state.close()
    }
  }
})
