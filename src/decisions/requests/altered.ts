import { allInLanguage, listed, say } from '../../base/say.ts'
import { fromDate } from '../../base/time.ts'
import {
  type Altered,
  canonical,
  entriesAt,
  hashOfValue,
  type LogEntry,
  lostEntries,
} from '../../store/state/decision-log.ts'
import { someById } from '../../store/state/held.ts'
import type { Db } from '../../store/state/state.ts'
import { contentHash, requestSchema } from './request.ts'

/** Requests are some kilobytes each, with a dozen events. */
const AT_ONCE = 100

/** The hash of a request as a move left it, of all that its row holds. */
export const documentHash = (body: unknown): string => hashOfValue(allInLanguage(body))

/** Requests that are not what the entries of their moves hold, those with an event too few or too many, and those that are gone. */
export async function alteredRequests(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  const requests = db.selectFrom('request').selectAll().where('workspace_id', '=', workspace).orderBy('id')
  for await (const rows of someById((after) => requests.where('id', '>', after).limit(AT_ONCE).execute()))
    for (const [row, events, entries] of await withEvents(db, workspace, rows)) {
      const what = alterationOf(row, events, entries)
      if (what !== null) altered.push({ about: 'request', id: row.id, seq: events.at(-1)?.decision_seq ?? 0, what })
    }
  return [...altered, ...(await lostEvents(db, workspace))]
}

type Row = {
  readonly id: string
  readonly state: string
  readonly workflow: string | null
  readonly class: string | null
  readonly hash: string
  readonly body: unknown
  readonly filed_at: Date
  readonly changed_at: Date
}
type Event = {
  readonly request_id: string
  readonly seq: number
  readonly at: Date
  readonly kind: string
  readonly by: string
  readonly from_state: string | null
  readonly to_state: string
  readonly note: string | null
  readonly facts: unknown
  readonly voided: unknown
  readonly decision_seq: number
}
type Entries = ReadonlyMap<number, LogEntry>

async function withEvents(
  db: Db,
  workspace: string,
  rows: readonly Row[],
): Promise<[row: Row, events: readonly Event[], entries: Entries][]> {
  const events = await db
    .selectFrom('request_event')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where(
      'request_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('seq')
    .execute()
  const entries = await entriesAt(
    db,
    workspace,
    events.map(({ decision_seq }) => decision_seq),
  )
  const byRequest = Map.groupBy(events, (one) => one.request_id)
  return rows.map((row) => [row, byRequest.get(row.id) ?? [], entries])
}

/** What of a request is not as its entries hold it, in words; null where all of it is. */
function alterationOf(row: Row, events: readonly Event[], entries: Entries): string | null {
  const last = events.at(-1)
  const entry = entries.get(last?.decision_seq ?? 0)
  if (!last || !entry || events.some(({ seq }, index) => seq !== index + 1)) return say`events of it are gone`
  const found: string[] = []
  for (const event of events) {
    const what = alterationOfEvent(event, entries.get(event.decision_seq))
    if (what !== null) found.push(what)
  }
  const read = requestSchema.safeParse(row.body)
  const { body } = entry
  // Requests from before the whole of them was hashed are held to what was: all that an approval binds to.
  const isWhole =
    body.document === undefined
      ? read.success && contentHash(read.data) === body.hash
      : documentHash(row.body) === body.document
  if (!isWhole) found.push(say`what it holds`)
  const columns = read.success ? { workflow: read.data.asked.workflow, class: read.data.class?.is ?? null } : null
  if (row.hash !== body.hash) found.push(say`its fingerprint`)
  if (row.state !== body.state || last.to_state !== row.state) found.push(say`its state`)
  if (columns && (row.workflow !== columns.workflow || row.class !== columns.class))
    found.push(say`by what it is found`)
  const first = events[0]
  if (fromDate(row.filed_at) !== fromDate(first?.at ?? row.filed_at) || fromDate(row.changed_at) !== fromDate(last.at))
    found.push(say`its times`)
  return found.length === 0 ? null : listed([...new Set(found)], ', ')
}

function alterationOfEvent(event: Event, entry: LogEntry | undefined): string | null {
  const { seq, kind, by, at, facts, voided, note, to_state } = event
  if (entry === undefined || entry.kind !== `request.${kind}` || entry.body.request !== event.request_id)
    return say`the decision log has no event ${seq} of it`
  const { request: _r, state, hash: _h, document: _d, note: noted, voided: count, ...held } = entry.body
  const parts: readonly boolean[] = [
    entry.principal === by,
    entry.at === fromDate(at),
    state === to_state,
    canonical(facts) === canonical(held),
    note === null ? noted === undefined : hashOfValue(note) === noted,
    (voided as unknown[]).length === (count ?? 0),
  ]
  return parts.every(Boolean) ? null : say`event ${seq} of it`
}

/** Entries of the log whose event is gone, with its request or without. */
async function lostEvents(db: Db, workspace: string): Promise<Altered[]> {
  const held = db.selectFrom('request_event').select('decision_seq as seq').where('workspace_id', '=', workspace)
  const lost = await lostEntries(db, workspace, ['request.%'], held)
  return lost.map(({ seq, body }) => ({
    ...{ about: 'request', id: String(body.request), seq },
    what: say`an event of it is gone`,
  }))
}
