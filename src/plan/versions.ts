import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { localDay, timeOfDay } from '../base/calendar.ts'
import { AppError } from '../base/errors.ts'
import { say } from '../base/say.ts'
import { fromDate, type Micros, toDate } from '../base/time.ts'
import { appendDecision } from '../store/state/decision-log.ts'
import type { Db, State } from '../store/state/state.ts'
import type { Tables } from '../store/state/tables.ts'
import { type Plan, planSchema } from './plan.ts'

export type PlanVersion = {
  readonly version: number
  readonly effective: string
  readonly applied_at: Micros
  readonly applied_by: string
  readonly hash: string
  readonly plan: Plan
  /** The file as it was written, with its comments. */
  readonly source: string
}

/** All versions, oldest first. */
export async function planVersions(db: Db, workspace: string): Promise<PlanVersion[]> {
  return (await readVersions(db, workspace)).map(versionOf)
}

const rowsOf = (db: Db, workspace: string) => db.selectFrom('plan_version').where('workspace_id', '=', workspace)

type Head = Pick<Selectable<Tables['plan_version']>, 'version' | 'effective' | 'applied_at' | 'applied_by' | 'hash'>
type Text = Pick<Selectable<Tables['plan_version']>, 'plan' | 'source'>
type Read = { readonly head: Head; readonly text: Text }

const versionOf = ({ head, text }: Read): PlanVersion => ({
  ...head,
  applied_at: fromDate(head.applied_at),
  plan: parsed(head.hash, text.plan),
  source: text.source,
})

/** What plans say, and what is read of it, by the hash of their file, which never changes: every request and every job asks for the one in force. */
const texts = new Map<string, Text>()
const plans = new Map<string, Plan>()
const KEPT = 500

function parsed(hash: string, row: unknown): Plan {
  const known = plans.get(hash)
  if (known) return known
  const plan = planSchema.parse(row)
  if (plans.size >= KEPT) plans.clear()
  plans.set(hash, plan)
  return plan
}

/** Which versions there are is asked each time, since other processes apply plans, too; what one says only once. */
async function readVersions(db: Db, workspace: string): Promise<Read[]> {
  const heads = await rowsOf(db, workspace)
    .select(['version', 'effective', 'applied_at', 'applied_by', 'hash'])
    .orderBy('version')
    .execute()
  const unread = heads.flatMap(({ version, hash }) => (texts.has(hash) ? [] : [version]))
  const rows =
    unread.length === 0
      ? []
      : await rowsOf(db, workspace).select(['hash', 'plan', 'source']).where('version', 'in', unread).execute()
  const read = new Map(rows.map(({ hash, ...text }) => [hash, text]))
  const found = heads.flatMap((head) => {
    const text = read.get(head.hash) ?? texts.get(head.hash)
    return text ? [{ head, text }] : []
  })
  if (texts.size + read.size > KEPT) texts.clear()
  for (const [hash, text] of read) texts.set(hash, text)
  return found
}

/** The version in force at a moment: the newest whose effective day has come there; the first one before any has. */
export async function planAt(db: Db, workspace: string, at: Micros): Promise<PlanVersion | undefined> {
  const read = await readAt(db, workspace, at)
  return read && versionOf(read)
}

/** Others are not parsed for it: an old one need not be what a plan may say today. */
const readAt = async (db: Db, workspace: string, at: Micros): Promise<Read | undefined> =>
  latest(
    (await readVersions(db, workspace)).map((one) => ({ ...one, effective: one.head.effective })),
    at,
    ({ text }) => (text.plan as Pick<Plan, 'time_zone'>).time_zone,
  )

/** One version by its number. */
export async function planVersion(db: Db, workspace: string, version: number): Promise<PlanVersion> {
  const read = (await readVersions(db, workspace)).find(({ head }) => head.version === version)
  if (read) return versionOf(read)
  throw new AppError('not_found', say`The plan has no version ${version}. GET /api/v1/plan/versions lists them.`)
}

/** The version applied last, in force or not yet: what a next one is written from. */
export async function newestPlan(db: Db, workspace: string): Promise<PlanVersion | undefined> {
  const read = (await readVersions(db, workspace)).at(-1)
  return read && versionOf(read)
}

/** Only which version that is. */
export async function versionAt(db: Db, workspace: string, at: Micros): Promise<number | undefined> {
  return (await readAt(db, workspace, at))?.head.version
}

/** The same of versions that are at hand, oldest first. */
export const inForceAt = (versions: readonly PlanVersion[], at: Micros): PlanVersion | undefined =>
  latest(versions, at, (one) => one.plan.time_zone)

/** From when on a version is what was agreed: from its effective day, and not before it was applied. */
export const holdsFrom = (one: Pick<PlanVersion, 'effective' | 'applied_at'>, zone: string): Micros =>
  Math.max(timeOfDay(one.effective, '00:00', zone), one.applied_at)

/**
 * A period is held against what was promised at its end, not against what is promised since. Its bounds stay those of
 * the zone of today, because figures do.
 */
export function promisedAt(versions: readonly PlanVersion[], moment: Micros, today: PlanVersion): PlanVersion {
  const then = inForceAt(versions, moment) ?? today
  return { ...then, plan: { ...then.plan, time_zone: today.plan.time_zone } }
}

const latest = <T extends { effective: string }>(versions: readonly T[], at: Micros, zoneOf: (one: T) => string) =>
  versions.findLast((one) => one.effective <= localDay(at, zoneOf(one))) ?? versions[0]

/** In which zone a workspace counts its days and in which currency its money: as its plan in force says, its own before one is. */
export async function localityOf(
  db: Db,
  workspace: string,
  at: Micros,
): Promise<{ zone: string; currency: string; plan: Plan | undefined }> {
  const plan = (await planAt(db, workspace, at))?.plan
  if (plan) return { zone: plan.time_zone, currency: plan.currency, plan }
  const row = await db
    .selectFrom('workspace')
    .select(['time_zone', 'currency'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return { zone: row.time_zone, currency: row.currency, plan }
}

/** The version in force at a moment, where there must be one. */
export async function requirePlan(db: Db, workspace: string, at: Micros): Promise<PlanVersion> {
  const version = await planAt(db, workspace, at)
  if (!version)
    throw new AppError(
      'not_found',
      say`This workspace has no plan yet. Write a maintenance.yaml and apply it with "aftercare plan apply FILE".`,
    )
  return version
}

/** What the decision log holds of the file of a plan. */
export const hashOfPlan = (source: string): string => createHash('sha256').update(source).digest('hex')

/**
 * Keeps a plan as a new version and enters it in the decision log. The same text again is no new version.
 */
export async function applyPlan(
  state: State,
  workspace: string,
  given: { plan: Plan; source: string; by: string; now: Micros },
): Promise<{ version: number; isNew: boolean }> {
  const hash = hashOfPlan(given.source)
  return await state.transaction(async (trx) => {
    // Two people applying at once get two versions, one after the other.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const last = await trx
      .selectFrom('plan_version')
      .select(['version', 'hash'])
      .where('workspace_id', '=', workspace)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    // A draft that says just this has done its work; one that says something else goes on.
    await trx
      .updateTable('plan_draft')
      .set({ source: null, revision: sql`revision + 1` })
      .where('workspace_id', '=', workspace)
      .where('source', '=', given.source)
      .execute()
    if (last?.hash === hash) return { version: last.version, isNew: false }
    const version = (last?.version ?? 0) + 1
    await trx
      .insertInto('plan_version')
      .values({
        workspace_id: workspace,
        version,
        effective: given.plan.effective,
        applied_at: toDate(given.now),
        applied_by: given.by,
        source: given.source,
        plan: JSON.stringify(given.plan),
        hash,
      })
      .execute()
    await trx.updateTable('workspace').set({ name: given.plan.client }).where('id', '=', workspace).execute()
    const body = { version, effective: given.plan.effective, hash }
    await appendDecision(trx, workspace, { principal: given.by, kind: 'plan.applied', body }, given.now)
    return { version, isNew: true }
  })
}
