import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../src/base/clock.ts'
import { createLog } from '../../src/base/log.ts'
import { createWorkspace } from '../../src/server/identity/workspace.ts'
import { openState } from '../../src/store/state/state.ts'
import { template } from '../engines/engines.ts'
import { startProgram } from './program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * What `npm run demo` leaves in its folder (with `played` all of it, else the recorded part), beside a second, empty workspace.
 * Made by the demo itself, once per version of the program and its data, and kept in the temporary folder to be copied.
 */
export async function demoFolder({ played }: { played: boolean }): Promise<string> {
  const hash = createHash('sha256')
  for (const name of globSync('{src,sdk/src,demo}/**/*.{ts,sql,json,gz,yaml}', { cwd: root }).sort())
    hash.update(name).update(readFileSync(join(root, name)))
  const path = join(tmpdir(), `aftercare-demo-${hash.digest('hex').slice(0, 12)}${played ? '-played' : ''}`)
  if (existsSync(path)) return path
  // Each change of the program makes another one.
  for (const old of globSync(join(tmpdir(), 'aftercare-demo-*')))
    if (Date.now() - statSync(old).mtimeMs > 86_400_000) rmSync(old, { recursive: true, force: true })
  const making = mkdtempSync(`${path}-`)
  cpSync(await template(), making, { recursive: true })
  const state = await openState({ folder: join(making, 'state') }, createLog('silent'))
  // The demo goes into the first.
  for (const name of ['Airline desk', 'Other'])
    await createWorkspace(state, { name, owner: null, now: systemClock.now() })
  await state.close()
  const words = ['demo/demo.ts', ...(played ? [] : ['--recorded'])]
  const program = await startProgram(words, { AFTERCARE_DATA: making, PORT: '0' })
  await program.stop()
  try {
    renameSync(making, path)
  } catch {
    // Another test process was faster; what it made is the same.
    rmSync(making, { recursive: true, force: true })
  }
  return path
}
