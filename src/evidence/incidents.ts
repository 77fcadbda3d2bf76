import { readCursor, writeCursor } from '../base/cursor.ts'
import { AppError } from '../base/errors.ts'
import { say } from '../base/say.ts'
import { formatTimeForStore, type Micros } from '../base/time.ts'
import type { Evidence } from '../store/evidence/evidence.ts'
import { type Question, question } from '../store/evidence/question.ts'
import type { IncidentSeverity } from './record.ts'
import { type Behind, searchBehind } from './runs/behind.ts'

/** How far an incident is: it goes on, it does no more harm, things are as they were before. */
export const incidentStates = ['open', 'contained', 'restored'] as const
export type IncidentState = (typeof incidentStates)[number]

/** One of which a source told, as it told it last. Times that were not told are null. */
export type Incident = {
  readonly incident: string
  readonly workflow: string
  readonly severity: IncidentSeverity
  /** What kind of incident it was, in the words of its source. */
  readonly class: string | null
  readonly state: IncidentState
  readonly opened: Micros | null
  readonly contained: Micros | null
  readonly restored: Micros | null
  /** Whether the times that were told named their zone. */
  readonly zoned: boolean
  /** What it cost, as exact decimal text. */
  readonly loss: { readonly amount: string; readonly currency: string } | null
  readonly source: string | null
  /** When it was told of last. */
  readonly arrived: Micros
}

export type IncidentFilter = {
  readonly workflow?: string | undefined
  readonly severity?: IncidentSeverity | undefined
  /** `ongoing`: open or contained. */
  readonly state?: IncidentState | 'ongoing' | undefined
  /** Half-open on when it opened: one of which that is not told is in no range. */
  readonly from?: Micros | undefined
  readonly to?: Micros | undefined
  /** Those that opened later are left out, and what came of others later had not come yet. */
  readonly as_of?: Micros | undefined
}

/** The incidents behind a number, as an address under the API and as a command. */
export const incidentsBehind = (filter: Pick<IncidentFilter, 'workflow' | 'from' | 'to'>): Behind =>
  searchBehind('incidents', filter)

/** A time as far as it had come at the moment looked at. */
const until = (time: string) =>
  `if({as_of:String} = '' OR ${time} <= toDateTime64OrNull({as_of:String}, 6, 'UTC'), ${time}, NULL)`

const columns = `incident, workflow, severity, class, source, zoned, loss, loss_currency,
     toUnixTimestamp64Micro(opened) AS opened_us, toUnixTimestamp64Micro(${until('contained')}) AS contained_us,
     toUnixTimestamp64Micro(${until('restored')}) AS restored_us, toUnixTimestamp64Micro(arrived) AS arrived_us,
     multiIf(restored_us IS NOT NULL, 'restored', contained_us IS NOT NULL, 'contained', 'open') AS state,
     ifNull(opened_us, arrived_us) AS place`

const such = `SELECT ${columns} FROM incident FINAL
   WHERE workspace = {workspace:String}
     AND ({workflow:String} = '' OR workflow = {workflow:String})
     AND ({severity:String} = '' OR severity = {severity:String})
     AND ({from:String} = '' OR opened >= toDateTime64OrNull({from:String}, 6, 'UTC'))
     AND ({to:String} = '' OR opened < toDateTime64OrNull({to:String}, 6, 'UTC'))
     AND ({as_of:String} = '' OR opened IS NULL OR opened <= toDateTime64OrNull({as_of:String}, 6, 'UTC'))`

const inState = `({state:String} = '' OR state = {state:String} OR ({state:String} = 'ongoing' AND state != 'restored'))`

const search = question(
  'incidents',
  `SELECT * FROM (${such}) WHERE ${inState}
     AND ({after:String} = '' OR (place, incident) < ({after_place:Int64}, {after:String}))
   ORDER BY place DESC, incident DESC LIMIT {limit:UInt32}`,
)

const counting = question('incidents-count', `SELECT count() AS n FROM (${such}) WHERE ${inState}`)

const named = question(
  'incidents-named',
  `SELECT ${columns} FROM incident FINAL WHERE workspace = {workspace:String} AND incident IN {incidents:Array(String)}`,
)

/** A page of incidents, the newest first, and how many there are on all pages. One whose opening is not told stands where it was told of. */
export async function searchIncidents(
  evidence: Evidence,
  workspace: string,
  filter: IncidentFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly Incident[]; readonly next: string | null; readonly of: number }> {
  const [place, after] =
    page.cursor === undefined ? [0, ''] : readCursor(page.cursor, filter, [0, ''] as [number, string])
  const asked = {
    ...{ workflow: filter.workflow ?? '', severity: filter.severity ?? '', state: filter.state ?? '' },
    ...{ from: inStore(filter.from), to: inStore(filter.to), as_of: inStore(filter.as_of) },
  }
  // One more than asked for tells whether there is a next page.
  const [found, [counted]] = await Promise.all([
    ask(evidence, workspace, search, { ...asked, after, after_place: place, limit: page.limit + 1 }),
    evidence.ask<{ n: string }>(workspace, counting, asked),
  ])
  const items = found.slice(0, page.limit)
  const last = items.at(-1)
  const next =
    found.length > page.limit && last ? writeCursor([last.opened ?? last.arrived, last.incident], filter) : null
  return { items, next, of: Number(counted?.n ?? 0) }
}

/** Those of some ids that a source told of, by their ids; as they were at a moment, where one is given. */
export async function findIncidents(
  evidence: Evidence,
  workspace: string,
  incidents: readonly string[],
  asOf?: Micros,
): Promise<ReadonlyMap<string, Incident>> {
  if (incidents.length === 0) return new Map()
  const asked = { incidents: [...new Set(incidents)], as_of: inStore(asOf) }
  return new Map((await ask(evidence, workspace, named, asked)).map((one) => [one.incident, one]))
}

/** One that must be there. */
export async function getIncident(
  evidence: Evidence,
  workspace: string,
  incident: string,
  asOf?: Micros,
): Promise<Incident> {
  const found = (await findIncidents(evidence, workspace, [incident], asOf)).get(incident)
  if (found) return found
  throw new AppError(
    'not_found',
    say`No source told of an incident "${incident}" in this workspace. "aftercare incidents" lists those there are.`,
  )
}

const inStore = (moment: Micros | undefined): string => (moment === undefined ? '' : formatTimeForStore(moment))

type Row = Record<string, string | boolean | null>

async function ask(
  evidence: Evidence,
  workspace: string,
  asked: Question,
  params: Parameters<Evidence['ask']>[2],
): Promise<Incident[]> {
  return (await evidence.ask<Row>(workspace, asked, params)).map((row) => {
    const text = (name: string) => (row[name] === '' ? null : String(row[name]))
    const time = (name: string) => (row[name] === null ? null : Number(row[name]))
    return {
      ...{ incident: String(row.incident), workflow: String(row.workflow) },
      ...{ severity: row.severity as IncidentSeverity, class: text('class'), state: row.state as IncidentState },
      ...{ opened: time('opened_us'), contained: time('contained_us'), restored: time('restored_us') },
      zoned: row.zoned === true,
      loss: row.loss === null ? null : { amount: String(row.loss), currency: String(row.loss_currency) },
      ...{ source: text('source'), arrived: Number(row.arrived_us) },
    }
  })
}
