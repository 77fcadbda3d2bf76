import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Evidence } from './evidence/evidence.ts'
import type { State } from './state/state.ts'

/** Brings both stores to this version. Safe when several processes start at once: one does it, the others wait and find it done. */
export async function migrate(state: State, evidence: Evidence): Promise<void> {
  await state.exclusively('migrate', async () => {
    await state.administer(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const applied = await sql<{ name: string }>`select name from migration`.execute(state.db)
    const done = new Set(applied.rows.map((row) => row.name))
    for (const file of numbered('./state/migrations/')) {
      if (done.has(file.name)) continue
      // PostgreSQL runs a list of statements sent at once as one transaction: a migration is there whole or not at all.
      await state.administer(`${file.sql};\ninsert into migration (name) values ('${file.name}')`)
    }
    // The engine of evidence has no transactions over tables: its files are written so that they can run again
    // after being cut off (IF NOT EXISTS), and are marked as done in the state store.
    for (const file of numbered('./evidence/schema/')) {
      const name = `evidence/${file.name}`
      if (done.has(name)) continue
      for (const statement of statements(file.sql)) await evidence.administer(statement)
      await state.administer(`insert into migration (name) values ('${name}')`)
    }
  })
}

function numbered(folder: string): { name: string; sql: string }[] {
  const path = fileURLToPath(new URL(folder, import.meta.url))
  return readdirSync(path)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(path + name, 'utf8') }))
}

/** Statements end with a semicolon at the end of a line. */
const statements = (text: string): string[] =>
  text
    .split(/;[ \t]*$/m)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement !== '')
