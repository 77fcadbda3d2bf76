import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { App } from '../src/app.ts'
import type { Serving } from './engines/serving.ts'

/**
 * A canary: as what is masked by itself (a mail address), as a name that the plan says, and spelled in the ways JSON has. Where it was
 * planted, it is afterwards found in no table of either store, in no file of the folder, in no log and in no answer.
 */
export const MAIL = 'kanari-7f3a@leck.example'
export const NAME = 'Zoë Kanarikå'
const canaries = ['kanari-7f3a', 'Kanarikå', 'Kanarik\\u00e5', 'anarik']
export const planted = `for ${MAIL}, ${NAME}, ${JSON.stringify({ to: [NAME, MAIL] }).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}`

/** Nothing that was planted, in any of its spellings. */
export function isClean(text: string, where: string, of: readonly string[] = canaries): void {
  for (const canary of of) {
    const at = text.indexOf(canary)
    assert.equal(at, -1, `${where}: ${text.slice(Math.max(0, at - 200), at + 60)}`)
  }
}

const tables = [
  'run_line',
  'step',
  'text',
  'verdict',
  'write',
  'readback',
  'eligible',
  'spend',
  'incident',
  'signal',
  'run',
  'rollup',
  'touched',
] as const

/** Every row of the evidence of a workspace. `filled` must hold something to look at. */
export async function areClean(app: App, workspace: string, filled: readonly (typeof tables)[number][]): Promise<void> {
  for (const table of tables) {
    const rows = await app.evidence.ask<{ row: string }>(workspace, {
      name: 'all-rows',
      sql: `SELECT formatRowNoNewline('JSONEachRow', *) AS row FROM ${table} WHERE workspace = {workspace:String}`,
    })
    for (const { row } of rows) isClean(row, table)
    if (filled.includes(table)) assert.ok(rows.length > 0, `${table} holds nothing to look at`)
  }
}
export const everyTable = tables.filter((one) => one !== 'rollup' && one !== 'touched')

/** The plan itself names whom it hides: that is the one place where a name may stand. */
const ofThePlan = ['plan_version', 'plan_draft']

/** Every row of the state, and every file. Credentials are searched for in both, wherever they stand. */
export async function keepsNothing(serving: Serving, credentials: readonly string[] = []): Promise<void> {
  const { db } = serving.app.state
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(db)
  assert.ok(rows.length > 20, 'the tables of the state are not found')
  for (const { name } of rows) {
    const kept = await sql<{ row: string }>`select to_jsonb(one)::text as row from ${sql.table(name)} as one`.execute(
      db,
    )
    for (const { row } of kept.rows) {
      isClean(row, name, [...(ofThePlan.includes(name) ? ['kanari-7f3a'] : canaries), ...credentials])
    }
  }
  for (const file of filesIn(serving.folder)) {
    const bytes = readFileSync(file, 'latin1')
    isClean(bytes, file, ['kanari-7f3a', ...credentials])
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
