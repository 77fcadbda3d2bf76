import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type App, openApp } from '../src/app.ts'
import type { AppError } from '../src/base/errors.ts'
import { createLog } from '../src/base/log.ts'
import { parseTime } from '../src/base/time.ts'
import { main } from '../src/cli/main.ts'
import { askSpend } from '../src/evidence/runs/spend.ts'
import { readSettings } from '../src/settings.ts'
import { openChdb } from '../src/store/evidence/chdb.ts'
import { schemas, statements } from '../src/store/migrate.ts'
import { openState, type State } from '../src/store/state/state.ts'
import { settableClock } from './engines/engines.ts'

/** A folder that an older program left: backed up, brought to this version and whole; and one that a newer one left: refused. */
const dir = mkdtempSync(join(tmpdir(), 'aftercare-older-'))
after(() => rmSync(dir, { recursive: true, force: true }))
const migrations = fileURLToPath(new URL('../src/store/state/migrations/', import.meta.url))
const LAST = '007-saved-views.sql'
const schema = fileURLToPath(new URL('../src/store/evidence/schema/', import.meta.url))
const LAST_OF_EVIDENCE = '002-derived.sql'
const backups = join(dir, 'backups')

const open = (): Promise<App> =>
  openApp(readSettings({ AFTERCARE_DATA: dir, AFTERCARE_LOG: 'silent' }), settableClock(), createLog('silent'))
const version = () => JSON.parse(readFileSync(join(dir, 'VERSION'), 'utf8'))

async function withState<T>(work: (state: State) => Promise<T>): Promise<T> {
  const state = await openState({ folder: join(dir, 'state') }, createLog('silent'))
  try {
    return await work(state)
  } finally {
    await state.close()
  }
}

/** As the program left it that knew seven migrations: they are not edited once landed, so these are its own. */
async function makeOlder(): Promise<void> {
  mkdirSync(join(dir, 'state'), { recursive: true })
  writeFileSync(join(dir, 'VERSION'), JSON.stringify({ product: 'aftercare 0.1.0', format: 1 }))
  await withState(async (state) => {
    await state.administer(
      'create table migration (name text primary key, applied_at timestamptz not null default now())',
    )
    for (const name of readdirSync(migrations).sort()) {
      if (name > LAST) continue
      await state.administer(
        `${readFileSync(join(migrations, name), 'utf8')};\ninsert into migration (name) values ('${name}')`,
      )
    }
    const evidence = openChdb(join(dir, 'evidence'), { memoryMb: 1024 })
    for (const name of readdirSync(schema).sort()) {
      if (name > LAST_OF_EVIDENCE) continue
      for (const statement of statements(readFileSync(join(schema, name), 'utf8'))) await evidence.command(statement)
      await state.administer(`insert into migration (name) values ('evidence/${name}')`)
    }
    await evidence.command(
      `INSERT INTO run (workspace, run, version, workflow, mode, started, cost_reported, tokens_input) VALUES ('w', 'r', 1, 'desk', 'live', '2026-01-02 10:00:00', 2, 900)`,
    )
    await evidence.command(
      `INSERT INTO rollup (workspace, workflow, grain, bucket, version, runs, cost_reported) VALUES ('w', 'desk', 'day UTC', '2026-01-02', 1, 1, 2)`,
    )
    await evidence.close()
    await state.administer(`
      insert into workspace (id, name, time_zone, currency, created_at) values ('w', 'Kept', 'UTC', 'USD', '2026-01-01');
      insert into finding (workspace_id, id, key, workflow, dimension, severity, state, title, detail, evidence, first_seen, last_seen)
        values ('w', 'f', 'k', 'desk', 'quality', 'high', 'open', 'Off', 'Off.', '{}', '2026-01-02', '2026-01-03')`)
  })
}

test('an older folder is backed up, brought to this version, and holds what it held', async () => {
  await makeOlder()
  const app = await open()
  try {
    const kept = await app.state.db.selectFrom('finding').select(['id', 'state']).execute()
    assert.deepEqual(kept, [{ id: 'f', state: 'open' }])
    // What nobody counted then is unknown, and not nothing.
    const days = { from: parseTime('2026-01-01T00:00Z')?.micros ?? 0, to: parseTime('2026-01-04T00:00Z')?.micros ?? 0 }
    const day = { day: '2026-01-02', runs: 1, accepted: 0 }
    for (const [unit, integration, expected] of [
      ['money', undefined, { ...day, cost: '2', unknown: 0 }],
      ['tokens', undefined, { ...day, cost: '0', unknown: 1 }],
      ['money', 'crm', { ...day, cost: '0', unknown: 1 }],
      ['tokens', 'crm', { ...day, cost: '0', unknown: 1 }],
    ] as const)
      assert.deepEqual(await askSpend(app.evidence, 'w', 'UTC', { of: { integration }, unit, ...days }), [expected])
  } finally {
    await app.close()
  }
  const { product: _, ...written } = version()
  assert.deepEqual([written.format, written.schemas], [2, schemas()])
  assert.match(written.engines.state, /^pglite \d+/)
  assert.match(written.engines.evidence, /^chdb \d+/)
  const [backup, ...more] = readdirSync(backups)
  assert.match(backup ?? '', /^state-before-008-.*\.tar\.zst$/)
  assert.deepEqual(more, [])
  // Opened again nothing is left to do, and nothing is backed up.
  await (await open()).close()
  assert.deepEqual(readdirSync(backups), [backup])
})

test('the backup is the state as it was, and can be put in its place again', async () => {
  const [backup = ''] = readdirSync(backups)
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const terminal = { out: say, err: say, stdin: () => process.stdin, isTty: false, width: 100, colour: false }
  assert.equal(await main(['restore', join(backups, backup), '--data', dir], terminal, {}), 0, said)
  const done = await withState(
    async ({ db }) =>
      await db
        .selectFrom('migration' as never)
        .select('name' as never)
        .execute(),
  )
  assert.equal(
    (done as { name: string }[])
      .map((one) => one.name)
      .filter((name) => !name.startsWith('evidence/'))
      .sort()
      .at(-1),
    LAST,
  )
  await (await open()).close()
})

test('what a newer program wrote is refused in one sentence: by the folder, and by the stores where its end was not written', async () => {
  const mine = version()
  const refused = (sentence: RegExp) => (error: AppError) =>
    error.code === 'store_unavailable' && sentence.test(error.message)
  writeFileSync(
    join(dir, 'VERSION'),
    JSON.stringify({ ...mine, product: 'aftercare 9.0.0', schemas: { ...mine.schemas, state: '900-later.sql' } }),
  )
  await assert.rejects(
    open(),
    refused(/newer version, aftercare 9\.0\.0 .*Update Aftercare, or choose another folder\.$/),
  )
  writeFileSync(join(dir, 'VERSION'), JSON.stringify(mine))
  await withState((state) => state.administer("insert into migration (name) values ('900-later.sql')"))
  await assert.rejects(open(), refused(/brought to 900-later\.sql by a newer version/))
  assert.ok(existsSync(join(dir, 'state')))
})
