import { sql } from 'kysely'
import { say } from '../../../base/say.ts'
import { fromDate } from '../../../base/time.ts'
import { type Altered, type Entry, entriesAt, hashOfValue, lostEntries } from '../../../store/state/decision-log.ts'
import { alterationOf, someById } from '../../../store/state/held.ts'
import type { Db } from '../../../store/state/state.ts'
import { HELD_DAYS } from './held.ts'

const AT_ONCE = 500

/** Mails whose row is not what the log says became of them, and entries of the log whose mail is gone. Who sent one is under no hash. */
export async function alteredMails(db: Db, workspace: string): Promise<Altered[]> {
  const settled = await alteredSettlings(db, workspace)
  const known = new Set(settled.map(({ id }) => id))
  const filed = (await alteredFilings(db, workspace)).filter(({ id }) => !known.has(id))
  return [...settled, ...filed]
}

/** Those that somebody settled, or nobody in time. */
async function alteredSettlings(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  const mails = db
    .selectFrom('request_mail')
    .select(['id', 'sender', 'subject', 'text', 'state', 'because', 'request_id'])
    .select(['settled_by', 'settled_at', 'settled_seq'])
    .where('workspace_id', '=', workspace)
    .where('settled_seq', 'is not', null)
    .orderBy('id')
  for await (const rows of someById((after) => mails.where('id', '>', after).limit(AT_ONCE).execute())) {
    const seqs = rows.map(({ settled_seq }) => settled_seq ?? 0)
    const entries = await entriesAt(db, workspace, seqs)
    for (const row of rows) {
      const seq = Number(row.settled_seq)
      const said = entryOf(row)
      const what =
        said === undefined || row.settled_at === null
          ? say`what became of it`
          : (alterationOf(entries.get(seq), { ...said, at: fromDate(row.settled_at) }, 'mail') ?? wordsOf(row))
      if (what !== null) altered.push({ about: 'mail', id: row.id, seq, what })
    }
  }
  const held = db.selectFrom('request_mail').select('settled_seq as seq').where('workspace_id', '=', workspace)
  const settling = ['taken_on', 'rejected', 'lapsed'].map((how) => `request_mail.${how}`)
  for (const { seq, body } of await lostEntries(db, workspace, settling, held))
    altered.push({ about: 'mail', id: String(body.mail), seq, what: say`it is gone` })
  return altered
}

/** Those that are a request or a note on one, held against the event that says by which mail it came: its entry has it. */
async function alteredFilings(db: Db, workspace: string): Promise<Altered[]> {
  const { rows } = await sql<{ id: string; seq: number; is_gone: boolean }>`
    select event.mail as id, event.decision_seq as seq, mail.id is null as is_gone
      from (select facts ->> 'mail' as mail, request_id, decision_seq from request_event
        where workspace_id = ${workspace} and facts ->> 'mail' is not null) event
      left join request_mail mail on mail.workspace_id = ${workspace} and mail.id = event.mail
      where mail.id is null or mail.request_id is distinct from event.request_id
        or mail.state not in ('request', 'note')
    union all
    select mail.id, coalesce(mail.settled_seq, 0), false from request_mail mail
      where mail.workspace_id = ${workspace} and mail.state in ('request', 'note')
        and not exists (select 1 from request_event event where event.workspace_id = ${workspace}
          and event.request_id = mail.request_id and (event.facts ->> 'mail' = mail.id
            -- Before events named their mail: that of the same moment.
            or (event.facts ->> 'mail' is null and event.at = mail.received_at)))
    order by 2, 1`.execute(db)
  const told = new Map(
    rows.map(({ id, seq, is_gone }): [string, Altered] => [
      id,
      { about: 'mail', id, seq: Number(seq), what: is_gone ? say`it is gone` : say`what became of it` },
    ]),
  )
  return [...told.values()]
}

type Row = {
  readonly id: string
  readonly sender: string
  readonly subject: string
  readonly text: string
  readonly state: string
  readonly because: string | null
  readonly request_id: string | null
  readonly settled_by: string | null
}

/** The entry of how a mail was settled, by its row; undefined for a state that no settling leaves. */
function entryOf({ id, state, because, request_id, settled_by }: Row): Entry | undefined {
  const of = (how: string, body: Record<string, unknown>): Entry => ({
    ...{ principal: settled_by ?? '', kind: `request_mail.${how}`, body: { mail: id, ...body } },
  })
  if (state === 'request' || state === 'note') return of('taken_on', { request: request_id, as: state })
  if (state === 'rejected') return of('rejected', { hash: hashOfValue({ because }) })
  if (state === 'lapsed') return of('lapsed', { kept_days: HELD_DAYS })
  return undefined
}

/** What it said is gone with its settling; of what was rejected or lapsed also who wrote it. */
function wordsOf({ sender, subject, text, state }: Row): string | null {
  const isForgotten = state === 'rejected' || state === 'lapsed'
  return subject === '' && text === '' && (!isForgotten || sender === '') ? null : say`words that were forgotten`
}
