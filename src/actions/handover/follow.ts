import { type Selectable, sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { inLanguage } from '../../base/say.ts'
import { MICROS, type Micros, toDate } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import type { Db, Trx } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'
import { enterEvent } from './enter.ts'
import { aboutSchema, subjects } from './handover.ts'
import { maskedTicket } from './masked.ts'
import type { HandoverParts } from './parts.ts'
import { overAmong, subjectOf } from './subject.ts'
import { openingOf } from './tracker.ts'
import { mayPass, restAsked } from './trackers/ask.ts'
import { kindOf } from './trackers/kinds.ts'
import { AT_ONCE, type Ticket, type Tickets } from './trackers/tickets.ts'

type Row = Selectable<Tables['handover']>

/** People see within minutes what became of what they handed over, and no tool minds a question that often. */
export const READ_EACH = 5 * MICROS.m
/** What is over here and there changes no more, as a rule. */
const READ_OVER_EACH = MICROS.d
const ATTEMPT_MS = 120_000

/** Looks in every tracker what became of what was handed over to it. One that fails holds up no other. */
export async function followAll(parts: HandoverParts, signal?: AbortSignal): Promise<void> {
  const trackers = await parts.state.db
    .selectFrom('tracker')
    .select(['workspace_id as workspace', 'id'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  const failures: unknown[] = []
  for (const { workspace, id } of trackers)
    if (!signal?.aborted)
      await followTracker(parts, workspace, id, { signal }).catch((error: unknown) => failures.push(error))
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'trackers could not be followed')
}

/**
 * Notes what is over here, reads the tickets whose time has come, and tells there what is over here where people set that up. Nothing
 * that is read ends anything: it is kept, beside when it was read. Of several processes one does it; the others find it done.
 */
export async function followTracker(
  parts: HandoverParts,
  workspace: string,
  id: string,
  { signal, now: isNow = false }: { readonly signal?: AbortSignal | undefined; readonly now?: boolean } = {},
): Promise<void> {
  await parts.state.exclusively(`tracker ${workspace} ${id}`, async () => {
    const { db } = parts.state
    await noteOver(parts, workspace, id)
    const tracker = await db
      .selectFrom('tracker')
      .select('not_before')
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!tracker || (tracker.not_before && tracker.not_before > toDate(parts.now()))) return
    const opened = await openingOf(parts, workspace, id)
    if (!opened) return
    const [due, untold] = await Promise.all([
      dueIn(db, workspace, id, parts.now(), isNow),
      opened.tells_end ? untoldIn(db, workspace, id) : [],
    ])
    if (due.length === 0 && untold.length === 0) return
    const timeout = AbortSignal.timeout(ATTEMPT_MS)
    const tickets = kindOf(opened.kind).open({
      ...opened.opening,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    try {
      if (due.length > 0) await readDue(parts, workspace, due, tickets)
      for (const row of untold) await tellEnd(parts, workspace, row, tickets)
      await keepProblem(db, workspace, id, {
        read_at: toDate(parts.now()),
        problem: null,
        problem_since: null,
        not_before: null,
      })
    } catch (error) {
      if (signal?.aborted) return
      if (!(error instanceof AppError)) throw error
      const now = parts.now()
      const rest = mayPass(error) ? (restAsked(error) ?? 0) * MICROS.ms : READ_EACH
      await keepProblem(db, workspace, id, {
        problem: error.said,
        problem_since: sql<Date>`coalesce(problem_since, ${toDate(now)})`,
        not_before: rest > 0 ? toDate(now + rest) : null,
      })
    }
  })
}

const keepProblem = (db: Db, workspace: string, id: string, values: object) =>
  db.updateTable('tracker').set(values).where('workspace_id', '=', workspace).where('id', '=', id).execute()

const handedIn = (db: Db, workspace: string, tracker: string) =>
  db
    .selectFrom('handover')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('tracker_id', '=', tracker)
    .where('state', '=', 'handed')

/** Those that were not read for so long, the longest first. */
async function dueIn(db: Db, workspace: string, tracker: string, now: Micros, isNow: boolean): Promise<Row[]> {
  const isOver = sql<boolean>`(over_here and there in ('done', 'cancelled', 'gone'))`
  const before = sql<Date>`case when ${isOver} then ${toDate(now - READ_OVER_EACH)}::timestamptz else ${toDate(isNow ? now : now - READ_EACH)}::timestamptz end`
  return await handedIn(db, workspace, tracker)
    .where((eb) => eb.or([eb('read_at', 'is', null), eb('read_at', '<=', before)]))
    .orderBy(sql`read_at nulls first`)
    .limit(AT_ONCE)
    .execute()
}

const untoldIn = (db: Db, workspace: string, tracker: string): Promise<Row[]> =>
  handedIn(db, workspace, tracker)
    .whereRef('over_here', '!=', 'over_told')
    .where('there', '!=', 'gone')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()

/** Notes which of them are over here, or no longer: what happens here is told beside what is said there. */
async function noteOver({ state, now: clock }: HandoverParts, workspace: string, tracker: string): Promise<void> {
  const rows = await handedIn(state.db, workspace, tracker).execute()
  for (const kind of subjects) {
    const mine = rows.filter(({ about_kind }) => about_kind === kind)
    const over = await overAmong(
      state.db,
      workspace,
      kind,
      mine.map(({ about_id }) => about_id),
    )
    for (const row of mine) {
      const isOver = over.has(row.about_id)
      if (isOver === row.over_here) continue
      await state.transaction(async (trx) => {
        if (await change(trx, row, { over_here: isOver }))
          await enterEvent(trx, workspace, row.id, { kind: isOver ? 'over' : 'open_again' }, clock())
      })
    }
  }
}

async function readDue(parts: HandoverParts, workspace: string, due: readonly Row[], tickets: Tickets): Promise<void> {
  const masker = await parts.masker(workspace)
  const found = await tickets.read(due.flatMap(({ ticket }) => (ticket === null ? [] : [ticket])))
  const now = parts.now()
  for (const row of due) {
    const ticket = found.get(row.ticket ?? '')
    await parts.state.transaction((trx) => keepRead(trx, row, ticket && maskedTicket(ticket, masker), now))
  }
}

/** Keeps how a ticket stands, and enters what of it is another than before. */
async function keepRead(trx: Trx, row: Row, ticket: Ticket | undefined, now: Micros): Promise<void> {
  const { workspace_id: workspace, id } = row
  const there = ticket?.there ?? 'gone'
  const said = ticket?.said ?? null
  const assignee = ticket ? ticket.assignee : row.assignee
  const stands = {
    there,
    there_said: said,
    assignee,
    read_at: toDate(now),
    ...(there === row.there ? {} : { there_since: toDate(now) }),
  }
  const where = ticket ? { ticket: ticket.id, ticket_name: ticket.name, ticket_url: ticket.url } : {}
  if (!(await change(trx, row, { ...stands, ...where }))) return
  if (there !== row.there || said !== row.there_said)
    await enterEvent(trx, workspace, id, { kind: 'there', facts: { there, ...(said === null ? {} : { said }) } }, now)
  if (assignee !== row.assignee) await enterEvent(trx, workspace, id, { kind: 'assigned', facts: { assignee } }, now)
  if (ticket && ticket.name !== row.ticket_name)
    await enterEvent(trx, workspace, id, { kind: 'moved', facts: { ticket: ticket.name } }, now)
}

/** Only what is still followed: whoever ended it meanwhile has ended it. */
async function change(trx: Trx, { workspace_id, id }: Row, values: object): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('handover')
    .set(values)
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .where('state', '=', 'handed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Writes there that it is over here, or no longer. Each such word has a mark of its own and is noted before it is sent: where the
 * answer was lost, it is looked for before it is written again.
 */
async function tellEnd(parts: HandoverParts, workspace: string, row: Row, tickets: Tickets): Promise<void> {
  const { db } = parts.state
  const mark = `${row.id}-${row.comments + 1}`
  const ticket = row.ticket ?? ''
  const set = (values: object) =>
    db.updateTable('handover').set(values).where('workspace_id', '=', workspace).where('id', '=', row.id).execute()
  if (row.comment_begun_at === null || !(await tickets.wasTold(ticket, mark))) {
    await set({ comment_begun_at: toDate(parts.now()) })
    await tickets.tell(ticket, mark, await wordsFor(parts, workspace, row))
  }
  await parts.state.transaction(async (trx) => {
    const told = { over_told: row.over_here, comments: row.comments + 1, comment_begun_at: null }
    if (await change(trx, row, told)) await enterEvent(trx, workspace, row.id, { kind: 'told' }, parts.now())
  })
}

async function wordsFor({ state: { db }, now }: HandoverParts, workspace: string, row: Row): Promise<string> {
  if (!row.over_here) return 'It is open again in Aftercare.'
  const about = aboutSchema.parse({ kind: row.about_kind, id: row.about_id })
  const { over } = await subjectOf(db, workspace, about, await localityOf(db, workspace, now()))
  return over === null ? 'It is over in Aftercare.' : `Aftercare: ${inLanguage(over)}`
}
