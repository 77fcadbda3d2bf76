import { sql } from 'kysely'
import { dayLater, localDay } from '../base/calendar.ts'
import { formatTime, fromDate, MICROS, type Micros, parseTime } from '../base/time.ts'
import { principalInWords } from '../store/state/principal-words.ts'
import type { Db } from '../store/state/state.ts'
import { type Maintenance, timesOn } from './maintenance.ts'
import { holdsFrom } from './versions.ts'

/** One time of maintenance that the plan has come back, as the plan had it when that began. */
export type PlannedTime = {
  readonly id: string
  /** What the plan calls it. */
  readonly name: string
  readonly as: Maintenance
  readonly time_zone: string
  readonly since: Micros
  readonly until: Micros
  readonly applied_at: Micros
  /** Who applied that plan: a name where it is known. */
  readonly by: string
}

/**
 * Those that are in some of the time between two moments, in the order in which they begin. Each is of the version that held as it began: one
 * that was applied later, or was not in force yet, excuses nothing that has happened.
 */
export async function timesOfPlan(
  db: Db,
  workspace: string,
  { from, to }: { readonly from: Micros; readonly to: Micros },
): Promise<PlannedTime[]> {
  const times: PlannedTime[] = []
  for (const version of await versionsOf(db, workspace)) {
    // What passes midnight began a day before.
    const first = localDay(Math.max(from - 2 * MICROS.d, version.from), version.time_zone)
    const last = localDay(Math.min(to, version.to), version.time_zone)
    for (let day = first; day <= last; day = dayLater(day, 1))
      for (const time of timesIn(version, day)) if (time.since < to && time.until > from) times.push(time)
  }
  return times.sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
}

/** One of them by its id, whenever it is or was. */
export async function timeOfPlan(db: Db, workspace: string, id: string): Promise<PlannedTime | undefined> {
  const since = parseTime(id.slice(id.lastIndexOf('@') + 1))
  if (!id.includes('@') || !since?.zoned) return undefined
  for (const version of await versionsOf(db, workspace)) {
    const day = localDay(since.micros, version.time_zone)
    // 24:00 of a day is on the next.
    const found = [...timesIn(version, day), ...timesIn(version, dayLater(day, -1))].find((one) => one.id === id)
    if (found) return found
  }
  return undefined
}

type Version = {
  /** Half-open: as long as no later version holds. */
  readonly from: Micros
  readonly to: Micros
  readonly applied_at: Micros
  readonly by: string
  readonly time_zone: string
  readonly maintenance: Readonly<Record<string, Maintenance>>
}

function timesIn({ from, to, maintenance, ...version }: Version, day: string): PlannedTime[] {
  return Object.entries(maintenance).flatMap(([name, as]) => {
    const times = timesOn(as, day, version.time_zone)
    if (!times || times.since < from || times.since >= to) return []
    return [{ id: `${name}@${formatTime(times.since).slice(0, 19)}Z`, name, as, ...version, ...times }]
  })
}

/** The versions that have maintenance come back, and from when to when each holds. Of the others only when they begin. */
async function versionsOf(db: Db, workspace: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('plan_version')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('applied_by')))
    .where('workspace_id', '=', workspace)
    .select(['effective', 'applied_at', 'applied_by', 'user.name'])
    .select(sql<string>`plan ->> 'time_zone'`.as('time_zone'))
    .select(sql<Record<string, Maintenance> | null>`plan -> 'maintenance'`.as('maintenance'))
    .orderBy('version', 'desc')
    .execute()
  const versions: Version[] = []
  let to = Number.POSITIVE_INFINITY
  for (const { effective, time_zone, maintenance, applied_by, name, ...row } of rows) {
    const applied_at = fromDate(row.applied_at)
    const from = holdsFrom({ effective, applied_at }, time_zone)
    if (maintenance && from < to && Object.keys(maintenance).length > 0)
      versions.push({ from, to, applied_at, by: principalInWords(applied_by, name), time_zone, maintenance })
    to = Math.min(to, from)
  }
  return versions
}
