import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Clock } from '../../src/base/clock.ts'
import { newId } from '../../src/base/ids.ts'
import { createLog } from '../../src/base/log.ts'
import { openChdb } from '../../src/store/evidence/chdb.ts'
import { openClickHouse } from '../../src/store/evidence/clickhouse.ts'
import { createEvidence, type Evidence } from '../../src/store/evidence/evidence.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openState, type State } from '../../src/store/state/state.ts'
import { startClickHouse } from './clickhouse-http.ts'
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
  /** Another one after a restart. */
  readonly state: State
  readonly evidence: Evidence
  /** A clock that tests may set; real time at the start. */
  readonly clock: Clock & { set(micros: number): void; pass(micros: number): void }
  readonly log: ReturnType<typeof createLog>
  /** A new workspace, so that tests in one file keep apart. */
  workspace(rules?: { zone?: string; currency?: string }): Promise<string>
  /** Closes both stores and opens them again: the same folders, or new connections to the same servers. */
  restart(): Promise<void>
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

/** Both stores, real ones, migrated, empty. The embedded ones are copied from a template, because making them takes seconds. */
export async function openEngines(): Promise<Engines> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-test-'))
  const log = createLog(process.env.AFTERCARE_LOG ?? 'silent')
  const clock = settableClock()
  const place = await makePlace(folder)
  const { AFTERCARE_STATE_URL: url, AFTERCARE_EVIDENCE_URL: evidenceUrl } = place.settings
  const open = async () => {
    const state = await openState(url ? { url } : { folder: join(folder, 'state') }, createLog('silent'))
    const engine = evidenceUrl ? openClickHouse(evidenceUrl) : openChdb(join(folder, 'evidence'), { memoryMb: 2048 })
    const evidence = createEvidence(engine, clock, createLog('silent'))
    await migrate(state, evidence)
    return { state, evidence }
  }
  let stores = await open()
  const closeStores = async () => {
    await stores.evidence.close()
    await stores.state.close()
  }
  return {
    folder,
    get state() {
      return stores.state
    },
    get evidence() {
      return stores.evidence
    },
    clock,
    log,
    async workspace({ zone = 'UTC', currency = 'USD' } = {}) {
      const id = newId()
      await stores.state.db
        .insertInto('workspace')
        .values({ id, name: id, time_zone: zone, currency, created_at: new Date() })
        .execute()
      return id
    },
    async restart() {
      await closeStores()
      stores = await open()
    },
    async close() {
      await closeStores()
      await place.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where an installation of the combination keeps things, as its settings say it; its servers are started. */
export type Place = {
  readonly settings: {
    readonly AFTERCARE_DATA: string
    readonly AFTERCARE_STATE_URL?: string
    readonly AFTERCARE_EVIDENCE_URL?: string
  }
  close(): Promise<void>
}

export async function makePlace(folder: string): Promise<Place> {
  const undo: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (const one of undo.reverse()) await one()
  }
  if (combination === 'pglite+chdb') {
    cpSync(await template(), folder, { recursive: true })
    return { settings: { AFTERCARE_DATA: folder }, close }
  }
  let server = process.env.AFTERCARE_TEST_POSTGRES
  if (!server) {
    const started = await startPostgres(postgresPrograms() ?? '')
    undo.push(() => started.stop())
    server = started.url
  }
  const onPostgres = { AFTERCARE_DATA: folder, AFTERCARE_STATE_URL: await newDatabase(server) }
  if (combination === 'postgres+chdb') return { settings: onPostgres, close }
  const clickHouse = await startClickHouse(join(folder, 'evidence'))
  undo.push(() => clickHouse.close())
  return { settings: { ...onPostgres, AFTERCARE_EVIDENCE_URL: clickHouse.url }, close }
}

/** A folder with both embedded stores in `state` and `evidence`, migrated and empty, to be copied. */
export const template = async (): Promise<string> => join(await templates(), 'both')

/** The folder of an embedded state that is migrated, to be copied to where no evidence is yet. */
export const stateTemplate = async (): Promise<string> => join(await templates(), 'alone')

/** Made once per version of the schemas, and kept in the temporary folder. */
async function templates(): Promise<string> {
  const store = fileURLToPath(new URL('../../src/store/', import.meta.url))
  const hash = createHash('sha256')
  for (const folder of ['state/migrations', 'evidence/schema'])
    for (const name of readdirSync(join(store, folder)).sort())
      hash.update(name).update(readFileSync(join(store, folder, name)))
  const path = join(tmpdir(), `aftercare-templates-${hash.digest('hex').slice(0, 12)}`)
  if (existsSync(path)) return path
  const making = mkdtempSync(`${path}-`)
  const program = fileURLToPath(new URL('make-template.ts', import.meta.url))
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', program, making])
  try {
    renameSync(making, path)
  } catch {
    // Another test process was faster; its template is the same.
    rmSync(making, { recursive: true, force: true })
  }
  return path
}
