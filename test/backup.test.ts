import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync, zstdDecompressSync } from 'node:zlib'
import { openApp } from '../src/app.ts'
import { createLog } from '../src/base/log.ts'
import { MICROS } from '../src/base/time.ts'
import { main } from '../src/cli/main.ts'
import { readSettings } from '../src/settings.ts'
import { backUpState } from '../src/store/state/backup.ts'
import { openState, type State } from '../src/store/state/state.ts'
import { settableClock, stateTemplate } from './engines/engines.ts'

const dir = mkdtempSync(join(tmpdir(), 'aftercare-test-'))
after(() => rmSync(dir, { recursive: true, force: true }))
const [folder, backups] = [join(dir, 'state'), join(dir, 'backups')]
const begin = Date.parse('2026-03-01T10:00:00Z') * 1000

async function withState<T>(work: (state: State) => Promise<T>): Promise<T> {
  const state = await openState({ folder }, createLog('silent'))
  try {
    return await work(state)
  } finally {
    await state.close()
  }
}

const addWorkspace = (state: State, name: string) =>
  state.db
    .insertInto('workspace')
    .values({ id: name, name, time_zone: 'UTC', currency: 'USD', created_at: new Date() })
    .execute()

const workspaces = () =>
  withState(async ({ db }) =>
    (await db.selectFrom('workspace').select('name').orderBy('name').execute()).map(({ name }) => name),
  )

async function restore(...words: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const terminal = { out: say, err: say, stdin: () => process.stdin, isTty: false, width: 100, colour: false }
  return { code: await main(['restore', ...words, '--data', dir], terminal, {}), said }
}

test('a day has one backup, a week has seven, and the state of any of them can be had again', async () => {
  cpSync(await stateTemplate(), folder, { recursive: true })
  await withState(async (state) => {
    await addWorkspace(state, 'first')
    assert.equal(await backUpState(state, backups, begin), join(backups, 'state-2026-03-01.tar.zst'))
    assert.equal(await backUpState(state, backups, begin + MICROS.h), undefined)
    // The days after it, as they would stand there.
    for (const day of [2, 3, 4, 5, 6, 7, 8])
      cpSync(join(backups, 'state-2026-03-01.tar.zst'), join(backups, `state-2026-03-0${day}.tar.zst`))
    // As a program packed it before.
    const tar = zstdDecompressSync(readFileSync(join(backups, 'state-2026-03-04.tar.zst')))
    writeFileSync(join(backups, 'state-2026-03-04.tar.gz'), gzipSync(tar))
    rmSync(join(backups, 'state-2026-03-04.tar.zst'))
    assert.equal(await backUpState(state, backups, begin + 3 * MICROS.d), undefined)
    await addWorkspace(state, 'second')
    await backUpState(state, backups, begin + 8 * MICROS.d)
  })
  assert.deepEqual(
    readdirSync(backups).sort(),
    [3, 4, 5, 6, 7, 8, 9].map((day) => `state-2026-03-0${day}.tar.${day === 4 ? 'gz' : 'zst'}`),
  )
  assert.equal(statSync(join(backups, 'state-2026-03-09.tar.zst')).mode & 0o077, 0, 'nobody else may read it')

  const { code, said } = await restore(join(backups, 'state-2026-03-05.tar.zst'))
  assert.equal(code, 0, said)
  assert.match(
    said,
    /^The state is that of state-2026-03-05\.tar\.zst again: .* What it replaced is in .*state\.replaced-/,
  )
  assert.deepEqual(await workspaces(), ['first'])
  assert.equal((await restore(join(backups, 'state-2026-03-09.tar.zst'))).code, 0)
  assert.deepEqual(await workspaces(), ['first', 'second'])
  assert.equal((await restore(join(backups, 'state-2026-03-04.tar.gz'))).code, 0)
  assert.deepEqual(await workspaces(), ['first'])
  assert.equal((await restore(join(backups, 'state-2026-03-09.tar.zst'))).code, 0)
  assert.deepEqual(await workspaces(), ['first', 'second'])
})

test('a restore that was killed after it put the old state aside is ended by whoever opens the folder next', async () => {
  const before = await workspaces()
  renameSync(folder, `${folder}.restored`)
  const settings = readSettings({ AFTERCARE_DATA: dir, AFTERCARE_LOG: 'silent' })
  const app = await openApp(settings, settableClock(), createLog('silent'))
  await app.close()
  assert.deepEqual(await workspaces(), before)
})

test('half a backup, none, and a folder in use are told apart, and change nothing', async () => {
  const before = await workspaces()
  const half = join(dir, 'half.tar.zst')
  writeFileSync(half, readFileSync(join(backups, 'state-2026-03-09.tar.zst')).subarray(0, 50_000))
  for (const file of [half, join(dir, 'missing.tar.zst')]) {
    const { code, said } = await restore(file)
    assert.equal(code, 2)
    assert.match(said, /is no whole backup of a state\. Nothing was changed; choose another one\.\n$/)
  }
  assert.match((await restore()).said, /^Name one backup to restore/)
  assert.deepEqual(await workspaces(), before)
})
