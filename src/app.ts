import { sql } from 'kysely'
import type { HandoverParts } from './actions/handover/parts.ts'
import type { NoticeParts } from './actions/notices/parts.ts'
import type { Clock } from './base/clock.ts'
import type { Log } from './base/log.ts'
import { PRODUCT } from './base/product.ts'
import { closeStandardInput } from './base/standard-input.ts'
import { MICROS, type Micros, parseTime } from './base/time.ts'
import { type ErasingParts, gateOf } from './evidence/erasure/erase.ts'
import { createTombstones } from './evidence/erasure/tombstones.ts'
import type { ConnectorParts } from './evidence/receive/connectors/parts.ts'
import { createKeptRules } from './evidence/receive/kept-rules.ts'
import { createMasker, type Masker, type MaskRules } from './evidence/receive/mask.ts'
import { createPipe, type Pipe } from './evidence/receive/pipe.ts'
import { follow, type WorkspaceRules } from './evidence/runs/follow.ts'
import { readingsOf } from './evidence/runs/plan-readings.ts'
import { noteReadingAgain, type ReadingAgain, readingAgain, readSomeAgain } from './evidence/runs/read-again.ts'
import { gatherNew } from './findings/exceptions/gather.ts'
import { screenNew } from './findings/sources/follow.ts'
import { sourceRulesOf } from './findings/sources/rules.ts'
import type { Plan } from './plan/plan.ts'
import type { RunMode } from './plan/releases.ts'
import { releaseAt } from './plan/releases.ts'
import { localityOf, planAt } from './plan/versions.ts'
import { addressOf, type Settings } from './settings.ts'
import type { Engine } from './store/evidence/engine.ts'
import { createEvidence, type Evidence } from './store/evidence/evidence.ts'
import { type Folder, openFolder } from './store/folder.ts'
import { deriveKey } from './store/keys.ts'
import { migrate, schemas } from './store/migrate.ts'
import { backUpBefore, finishRestore } from './store/state/backup.ts'
import { furthestPosition } from './store/state/follower.ts'
import { openState, type State } from './store/state/state.ts'

/** The parts of one installation, joined. */
export type App = {
  readonly folder: Folder
  readonly state: State
  readonly evidence: Evidence
  readonly pipe: Pipe
  /** What it takes to read others on a schedule. */
  readonly connectors: ConnectorParts
  /** What it takes to erase a case, a person or a run. */
  readonly erasing: ErasingParts
  /** What it takes to tell people. */
  readonly notices: NoticeParts
  /** What it takes to hand something over to another tool. */
  readonly handovers: HandoverParts
  readonly clock: Clock
  readonly log: Log
  /** The moment at which everything is looked at: now, unless a setting names another. */
  asOf(): Micros
  /** That and now, by one look at the clock: looked at twice they would differ now and then, as where an earlier moment is set. */
  moments(): { readonly asOf: Micros; readonly now: Micros }
  /** What masks the lines of a workspace: the defaults and what its plan adds. */
  masker(workspace: string): Promise<Masker>
  /** Brings runs and figures of a workspace up to date with what arrived. One at a time for each workspace. */
  settle(workspace: string): Promise<void>
  /** Makes the runs again whose plan has other rules for reading now, until none is left; `told` hears how far it is. */
  readAgain(workspace: string, how?: ReadAgain): Promise<void>
  /** Screens answers of runs that were made since the last time. */
  screen(workspace: string, signal?: AbortSignal): Promise<void>
  /** Gathers the exceptions of runs that were made since the last time in patterns, and forgets the words of those that are gone. */
  gather(workspace: string, signal?: AbortSignal): Promise<void>
  /** Whether anything arrived since it was settled last, as far as this process knows; true where others write too. */
  isBehind(workspace: string): Promise<boolean>
  close(): Promise<void>
}

type ReadAgain = {
  readonly signal?: AbortSignal | undefined
  readonly told?: ((left: readonly ReadingAgain[]) => void) | undefined
}

/** The only place where parts are created and joined. Closing is the same list backwards. */
export async function openApp(settings: Settings, clock: Clock, log: Log): Promise<App> {
  if (!settings.AFTERCARE_EVIDENCE_URL) closeStandardInput()
  const folder = openFolder(settings.AFTERCARE_DATA, { secret: settings.AFTERCARE_SECRET, product: PRODUCT })
  const opened: (() => Promise<void>)[] = [async () => folder.release()]
  const close = async () => {
    for (const one of opened.reverse()) await one()
  }
  try {
    finishRestore(folder.state)
    // Nothing is waited for before this: the state opens on its own thread, while the rest of the program is loaded.
    const opening = openState(
      settings.AFTERCARE_STATE_URL ? { url: settings.AFTERCARE_STATE_URL } : { folder: folder.state },
      log,
    )
    // Where it fails, it is said below, and nothing is left to close.
    const openedState = opening.catch(() => undefined)
    opened.push(async () => (await openedState)?.close())
    const engine = await openEngine(settings, folder)
    const evidence = createEvidence(engine, clock, log)
    opened.push(() => evidence.close())
    const state = await opening
    await migrate(state, evidence, (first) => backUpBefore(state, folder.backups, first))
    folder.record({ engines: await enginesOf(state, engine), schemas: schemas() })
    // Whatever the clock says by now: what arrives from here on lies behind all that was followed.
    await evidence.resume(await furthestPosition(state))

    /** A masker remembers what it hashed, so it is kept as long as its plan is in force. */
    const maskers = new Map<string, { plan: string; masker: Masker }>()
    /** Stamps of the evidence at the last settling: nothing newer, nothing to do. */
    const settledAt = new Map<string, Micros>()
    const set = settings.AFTERCARE_AS_OF === undefined ? undefined : parseTime(settings.AFTERCARE_AS_OF)?.micros
    const asOf = () => set ?? clock.now()
    const moments = () => {
      const now = clock.now()
      return { asOf: set ?? now, now }
    }
    const masker = async (workspace: string): Promise<Masker> => {
      const version = await planAt(state.db, workspace, clock.now())
      const plan = version?.hash ?? ''
      const known = maskers.get(workspace)
      if (known?.plan === plan) return known.masker
      const rules = version ? maskRules(version.plan) : {}
      const masker = createMasker(deriveKey(folder.secret, `masking:${workspace}`), rules)
      maskers.set(workspace, { plan, masker })
      return masker
    }
    const { secret } = folder
    const url = addressOf(settings).replace(/\/+$/, '')
    const stones = createTombstones(evidence, secret)
    const pipe = createPipe(evidence, createKeptRules(state), gateOf({ state, stones, secret, now: clock.now }))
    const perSecond = settings.AFTERCARE_CONNECTOR_RATE
    return {
      folder,
      state,
      evidence,
      pipe,
      connectors: { state, pipe, log, now: clock.now, masker, secret, perSecond },
      erasing: { state, evidence, stones, pipe, masker, secret, now: clock.now },
      notices: {
        state,
        secret,
        log,
        now: clock.now,
        url,
        mail: mailOf(settings),
      },
      handovers: { state, secret, log, now: clock.now, url, masker },
      clock,
      log,
      asOf,
      moments,
      masker,
      settle: (workspace) =>
        state.exclusively(`settle ${workspace}`, async () => {
          const [newest, now] = [evidence.newest(), clock.now()]
          const rules = await rulesOf(state, workspace, now)
          await noteReadingAgain({ state, evidence }, workspace, rules, now)
          await follow({ state, evidence }, workspace, rules)
          // A run that waits for its root needs one more look when the wait is over.
          if (newest < now - 2 * MICROS.m) settledAt.set(workspace, newest)
        }),
      async readAgain(workspace, { signal, told } = {}) {
        for (let isMore = true; isMore && !signal?.aborted; ) {
          if (told) told(await readingAgain(state.db, workspace))
          // Others have their turn in between, and the rules may be others by the next.
          isMore = await state.exclusively(`settle ${workspace}`, async () => {
            const now = clock.now()
            const rules = await rulesOf(state, workspace, now)
            await noteReadingAgain({ state, evidence }, workspace, rules, now)
            return await readSomeAgain({ state, evidence }, workspace, rules)
          })
        }
      },
      async screen(workspace, signal) {
        const { plan, zone } = await localityOf(state.db, workspace, clock.now())
        await screenNew({ state, evidence }, workspace, sourceRulesOf(plan, zone), signal)
      },
      gather: (workspace, signal) => gatherNew({ state, evidence }, workspace, signal),
      isBehind: async (workspace) => evidence.engine === 'clickhouse' || settledAt.get(workspace) !== evidence.newest(),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const mailOf = ({ AFTERCARE_SMTP_URL: url, AFTERCARE_MAIL_FROM: from }: Settings) =>
  url !== undefined && from !== undefined ? { url, from } : undefined

/** Of the two engines only the one that is used is loaded: the embedded one is half a gigabyte. */
async function openEngine(settings: Settings, folder: Folder): Promise<Engine> {
  if (settings.AFTERCARE_EVIDENCE_URL)
    return (await import('./store/evidence/clickhouse.ts')).openClickHouse(settings.AFTERCARE_EVIDENCE_URL)
  const { openChdb } = await import('./store/evidence/chdb.ts')
  return openChdb(folder.evidence, { memoryMb: settings.AFTERCARE_EVIDENCE_MEMORY_MB })
}

/** The two engines with their versions, as the folder records them. */
async function enginesOf(state: State, engine: Engine): Promise<{ state: string; evidence: string }> {
  const [{ rows }, evidence] = await Promise.all([
    sql<{ server_version: string }>`show server_version`.execute(state.db),
    engine.query('SELECT version() FORMAT TSVRaw'),
  ])
  return { state: `${state.engine} ${rows[0]?.server_version}`, evidence: `${engine.name} ${evidence.trim()}` }
}

/** What following needs to know of a workspace, from its plan in force. */
export async function rulesOf(state: State, workspace: string, now: Micros): Promise<WorkspaceRules> {
  const { plan, ...locality } = await localityOf(state.db, workspace, now)
  return {
    ...locality,
    ...(plan
      ? {
          releaseAt: (workflow, mode, started) => releaseAt(plan, workflow, mode as RunMode, started),
          readings: readingsOf(plan),
        }
      : {}),
  }
}

/** A field named by a path is masked by its last part, wherever that occurs: rather too much than too little. */
const maskRules = ({ masking, workflows }: Plan): MaskRules => ({
  names: masking.names,
  patterns: Object.entries(masking.patterns).map(([name, source]) => ({ name, pattern: new RegExp(source, 'u') })),
  fields: masking.fields.map((field) => field.split('.').at(-1) ?? field),
  shapes: Object.keys(workflows).filter((name) => workflows[name]?.content === 'shapes'),
})
