import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../../src/base/clock.ts'
import { newId } from '../../src/base/ids.ts'
import { createLog } from '../../src/base/log.ts'
import { openChdb } from '../../src/store/evidence/chdb.ts'
import { openClickHouse } from '../../src/store/evidence/clickhouse.ts'
import { createEvidence, type Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openState, type State } from '../../src/store/state/state.ts'
import { serveClickHouse } from './clickhouse-http.ts'
import { newDatabase, postgresPrograms, startPostgres } from './postgres.ts'

/** The three combinations that are supported, and no other. */
export const combinations = ['pglite+chdb', 'postgres+chdb', 'postgres+clickhouse'] as const
export type Combination = (typeof combinations)[number]

/** The one to test in this process (an engine binds one folder per process): embedded unless AFTERCARE_TEST_ENGINES says otherwise. */
export const combination = (process.env.AFTERCARE_TEST_ENGINES ?? 'pglite+chdb') as Combination

/** Why the combination cannot be tested here, for node:test's `skip`; false when it can. */
export const missing: string | false =
  combination.startsWith('postgres') && !process.env.AFTERCARE_TEST_POSTGRES && postgresPrograms() === undefined
    ? 'PostgreSQL is not installed'
    : false

export type Engines = {
  readonly folder: string
  readonly state: State
  readonly evidence: Evidence
  /** A clock that tests may set; real time at the start. */
  readonly clock: Clock & { set(micros: number): void; pass(micros: number): void }
  readonly log: ReturnType<typeof createLog>
  /** A new workspace, so that tests in one file keep apart. */
  workspace(rules?: { zone?: string; currency?: string }): Promise<string>
  close(): Promise<void>
}

export function settableClock(): Engines['clock'] {
  let offset = 0
  const now = () => Date.now() * 1000 + offset
  return {
    now,
    set: (micros) => {
      offset += micros - now()
    },
    pass: (micros) => {
      offset += micros
    },
  }
}

/** Both stores, real ones, migrated, empty. The embedded state is copied from a template, because making one takes seconds. */
export async function openEngines(): Promise<Engines> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-test-'))
  const log = createLog(process.env.AFTERCARE_LOG ?? 'silent')
  const clock = settableClock()
  const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })]
  const state = await openTestState(folder, undo)
  const evidence = await openTestEvidence(folder, clock, undo)
  await migrate(state, evidence)
  return {
    folder,
    state,
    evidence,
    clock,
    log,
    async workspace({ zone = 'UTC', currency = 'USD' } = {}) {
      const id = newId()
      await state.db
        .insertInto('workspace')
        .values({ id, name: id, time_zone: zone, currency, created_at: new Date() })
        .execute()
      return id
    },
    async close() {
      await evidence.close()
      await state.close()
      for (const one of undo.reverse()) await one()
    },
  }
}

async function openTestState(folder: string, undo: (() => Promise<void> | void)[]): Promise<State> {
  const log = createLog('silent')
  if (combination === 'pglite+chdb') {
    cpSync(await template(), join(folder, 'state'), { recursive: true })
    return await openState({ folder: join(folder, 'state') }, log)
  }
  let server = process.env.AFTERCARE_TEST_POSTGRES
  if (!server) {
    const started = await startPostgres(postgresPrograms() ?? '')
    undo.push(() => started.stop())
    server = started.url
  }
  return await openState({ url: await newDatabase(server) }, log)
}

async function openTestEvidence(folder: string, clock: Clock, undo: (() => Promise<void> | void)[]): Promise<Evidence> {
  const log = createLog('silent')
  if (combination !== 'postgres+clickhouse')
    return createEvidence(openChdb(join(folder, 'evidence'), { memoryMb: 2048 }), clock, log)
  const server = await serveClickHouse(join(folder, 'evidence'))
  undo.push(() => server.close())
  return createEvidence(openClickHouse(server.url), clock, log)
}

/** A migrated embedded state, made once per version of the migrations and kept in the temporary folder. */
export async function template(): Promise<string> {
  const migrations = fileURLToPath(new URL('../../src/store/state/migrations/', import.meta.url))
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations).sort()) hash.update(name).update(readFileSync(join(migrations, name)))
  const path = join(tmpdir(), `aftercare-template-${hash.digest('hex').slice(0, 12)}`)
  if (existsSync(path)) return path
  const making = mkdtempSync(`${path}-`)
  const state = await openState({ folder: join(making, 'state') }, createLog('silent'))
  const noEvidence = { administer: async () => undefined } as unknown as Evidence
  await migrate(state, noEvidence)
  await state.administer("delete from migration where name like 'evidence/%'")
  await state.close()
  try {
    renameSync(join(making, 'state'), path)
  } catch {
    // Another test process was faster; its template is the same.
  }
  rmSync(making, { recursive: true, force: true })
  return path
}
