import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { AppError } from '../base/errors.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { State } from './state/state.ts'

/** The last migration of each store. */
export type Schemas = { readonly state: string; readonly evidence: string }

const ofEvidence = (file: string) => `evidence/${file}`

/**
 * Brings both stores to this version. Safe when several processes start at once: one does it, the others wait and find it done.
 * `backUp` is called once before the first change to stores that hold something already.
 */
export async function migrate(
  state: State,
  evidence: Evidence,
  backUp: (first: string) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await state.exclusively('migrate', async () => {
    await state.administer(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const applied = await sql<{ name: string }>`select name from migration`.execute(state.db)
    const done = new Set(applied.rows.map((row) => row.name))
    refuseNewer(done)
    const pending = (files: readonly File[], nameOf = (name: string) => name) =>
      files.filter(({ name }) => !done.has(nameOf(name)))
    const [ofState, ofRecord] = [pending(stateFiles()), pending(evidenceFiles(), ofEvidence)]
    const [first] = [...ofState, ...ofRecord]
    // A first start ends with the schema of the evidence: before that there is nothing to keep.
    const isBegun = [...done].some((name) => name.startsWith(ofEvidence('')))
    if (first && isBegun) await backUp(first.name)
    // PostgreSQL runs a list of statements sent at once as one transaction: a migration is there whole or not at all.
    for (const file of ofState)
      await state.administer(`${file.sql};\ninsert into migration (name) values ('${file.name}')`)
    // The engine of evidence has no transactions over tables: its files are written so that they can run again
    // after being cut off (IF NOT EXISTS), and are marked as done in the state store.
    for (const file of ofRecord) {
      for (const statement of statements(file.sql)) await evidence.administer(statement)
      await state.administer(`insert into migration (name) values ('${ofEvidence(file.name)}')`)
    }
  })
}

/** What this build brings the stores to. */
export const schemas = (): Schemas => ({
  state: stateFiles().at(-1)?.name ?? '',
  evidence: evidenceFiles().at(-1)?.name ?? '',
})

/** The stores themselves know best what was done to them, wherever they are; the folder's VERSION is written after it. */
function refuseNewer(done: ReadonlySet<string>): void {
  const { state, evidence } = schemas()
  const newer = [...done].find((name) => name > (name.startsWith('evidence/') ? ofEvidence(evidence) : state))
  if (newer !== undefined)
    throw new AppError(
      'store_unavailable',
      `The stores were brought to ${newer} by a newer version; this one knows up to ${state} and ${ofEvidence(evidence)}. Update Aftercare, or choose another folder.`,
    )
}

type File = { readonly name: string; readonly sql: string }

const stateFiles = () => numbered('./state/migrations/')
const evidenceFiles = () => numbered('./evidence/schema/')

function numbered(folder: string): File[] {
  const path = fileURLToPath(new URL(folder, import.meta.url))
  return readdirSync(path)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(path + name, 'utf8') }))
}

/** Statements end with a semicolon at the end of a line. */
export const statements = (text: string): string[] =>
  text
    .split(/;[ \t]*$/m)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement !== '')
