import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { localDay } from '../../base/calendar.ts'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, MICROS, type Micros, toDate } from '../../base/time.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import { sendersByName } from '../../store/state/principal-words.ts'
import type { Db, State } from '../../store/state/state.ts'
import type { Line } from '../record.ts'
import type { Masker } from './mask.ts'
import { ERASED, type Gate, type Pipe } from './pipe.ts'
import { parseJson } from './read-line.ts'
import { kindOf, kindsOf, type RefusedKind } from './refused-kinds.ts'
import { refusedOf } from './refused-of.ts'

/** What is kept of lines that were refused, in a workspace: the newest, since they tell what goes wrong now. */
export const bounds = { lines: 1_000, bytes: 4 * 1024 * 1024, days: 14 } as const
/** A longer line is told of, and not kept. */
const LONGEST_LINE = 64 * 1024
/** Of one delivery: what is wrong with the others is seldom anything else. */
const OF_DELIVERY = 200

/** A line as it came, and why it was refused. */
export type Refusing = { readonly reason: string; readonly line: string | object }

export type RefusedLine = {
  readonly id: string
  /** How it came: record, otlp, langfuse, openai-agents, connector. */
  readonly way: string
  readonly sent_by: string
  readonly first_at: Micros
  readonly last_at: Micros
  /** How often it came. */
  readonly times: number
  readonly reason: string
  /** Masked; null where it is not kept. */
  readonly line: string | null
}

/** Keeps what was refused, masked as everything is, and lets go of what is beyond the bounds. */
export async function keepRefused(
  { state, pipe, now }: { state: State; pipe: Pipe; now: () => Micros },
  workspace: string,
  given: { masker: Masker; way: string; by: string; refused: readonly Refusing[] },
): Promise<void> {
  const { masker, way, by, refused } = given
  if (refused.length === 0) return
  const at = toDate(now())
  const rowOf = ({ reason, line }: Refusing) => {
    const masked = maskedLine(line, masker)
    const kept = masked.length > LONGEST_LINE || !mayBeKept(line, masker) ? null : masked
    const hash = createHash('sha256').update(`${way} ${masked}`).digest('hex')
    return {
      ...{ workspace_id: workspace, id: newId(now()), hash, way, sent_by: by, first_at: at, last_at: at, times: 1 },
      ...{ reason, line: kept, bytes: Buffer.byteLength(kept ?? '') + Buffer.byteLength(reason) },
    }
  }
  await state.transaction(async (trx) => {
    // Whoever keeps some at the same time waits here, so that the bounds hold; and so does who erases.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const erased = await pipe.erasedIn(workspace)
    const rows = new Map<string, ReturnType<typeof rowOf>>()
    for (const one of refused.slice(0, OF_DELIVERY)) {
      if (one.reason === ERASED || (erased && isErased(one.line, masker, erased))) continue
      const row = rowOf(one)
      const before = rows.get(row.hash)
      rows.set(row.hash, before ? { ...before, times: before.times + 1 } : row)
    }
    if (rows.size === 0) return
    await trx
      .insertInto('refused_line')
      .values([...rows.values()])
      .onConflict((same) =>
        same.columns(['workspace_id', 'hash']).doUpdateSet((excluded) => ({
          last_at: excluded.ref('excluded.last_at'),
          sent_by: excluded.ref('excluded.sent_by'),
          reason: excluded.ref('excluded.reason'),
          times: sql<number>`refused_line.times + excluded.times`,
        })),
      )
      .execute()
    await forgetRefused(trx, workspace, now())
  })
}

/** Whether a line names what was erased. What cannot be read may, and is taken as if it did. */
function isErased(
  line: string | object,
  masker: Masker,
  erased: NonNullable<Awaited<ReturnType<Gate['of']>>>,
): boolean {
  const came = typeof line === 'string' ? objectIn(line) : line
  if (typeof line === 'string' && Object.keys(came).length === 0) return true
  const names = ['type', 'run', 'case', 'user', 'started'] as const
  const texts = Object.fromEntries(
    names.flatMap((name) => {
      const value = (came as Record<string, unknown>)[name]
      // A number is what is wrong with many a line.
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
    }),
  )
  // Of somebody who came again it is not told apart: what cannot be read is not worth that.
  const said = { ...texts, type: 'run', started: texts.started ?? '1970-01-01T00:00:00Z' } as Line
  return erased.holds(said, masker(said))
}

/** Lets go of all that names one of these: they are being erased. */
export async function eraseRefused(
  state: State,
  workspace: string,
  named: { readonly texts: readonly string[]; readonly ids: readonly string[] },
): Promise<void> {
  await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const { ids } = await refusedOf(trx, workspace, named)
    if (ids.length === 0) return
    await trx.deleteFrom('refused_line').where('workspace_id', '=', workspace).where('id', 'in', ids).execute()
  })
}

/** Lets go of what is older or more than is kept. */
export async function forgetRefused(db: Db, workspace: string, now: Micros): Promise<void> {
  await db
    .deleteFrom('refused_line')
    .where('workspace_id', '=', workspace)
    .where('last_at', '<', toDate(now - bounds.days * MICROS.d))
    .execute()
  await sql`
    delete from refused_line where workspace_id = ${workspace} and id in (
      select id from (
        select id, row_number() over newest as place, sum(bytes) over newest as bytes
        from refused_line where workspace_id = ${workspace}
        window newest as (order by last_at desc, id desc)
      ) as kept
      where place > ${bounds.lines} or bytes > ${bounds.bytes}
    )`.execute(db)
}

/** Texts of workflows that keep only shapes are not kept here either; of which one a line is, it may not say. */
function mayBeKept(line: string | object, { shapes }: Masker): boolean {
  if (shapes.size === 0) return true
  const { workflow } = (typeof line === 'string' ? objectIn(line) : line) as { workflow?: unknown }
  return typeof workflow === 'string' && !shapes.has(workflow)
}

/** As JSON where it is JSON, so that it can be read again; else as the text it is. */
function maskedLine(line: string | object, masker: Masker): string {
  try {
    return JSON.stringify(masker.value(typeof line === 'string' ? parseJson(line) : line))
  } catch {
    return masker.text(String(line))
  }
}

function objectIn(text: string): object {
  try {
    const value = parseJson(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Which of them: those that are wrong alike, of one sender, that came last on a day. */
export type Which = {
  readonly kind?: string | undefined
  readonly by?: string | undefined
  readonly day?: string | undefined
}

/** Ids of those that are meant; undefined where all are. A thousand are kept at most. */
async function idsOf(db: Db, workspace: string, which: Which, zone: string): Promise<string[] | undefined> {
  const { kind, by, day } = which
  if (kind === undefined && by === undefined && day === undefined) return undefined
  const rows = await db
    .selectFrom('refused_line')
    .select(['id', 'reason', 'sent_by', 'last_at'])
    .where('workspace_id', '=', workspace)
    .execute()
  return rows.flatMap(({ id, reason, sent_by, last_at }) => {
    const isMeant =
      (by === undefined || by === sent_by) &&
      (day === undefined || day === localDay(fromDate(last_at), zone)) &&
      (kind === undefined || kind === kindOf(reason).kind)
    return isMeant ? [id] : []
  })
}

/** How they are wrong, with how many came of whom on which day. */
export async function listRefusedKinds(db: Db, workspace: string, zone: string): Promise<RefusedKind[]> {
  const rows = await db
    .selectFrom('refused_line')
    .select(['reason', 'sent_by', 'last_at', 'times'])
    .where('workspace_id', '=', workspace)
    .execute()
  return kindsOf(
    rows.map((row) => ({ ...row, last_at: fromDate(row.last_at) })),
    zone,
  )
}

/** The newest first. */
export async function listRefused(
  db: Db,
  workspace: string,
  { limit, cursor, zone = 'UTC', ...which }: Which & { limit: number; cursor?: string | undefined; zone?: string },
): Promise<{ items: RefusedLine[]; next: string | null; kept: number }> {
  const ids = await idsOf(db, workspace, which, zone)
  if (ids?.length === 0) return { items: [], next: null, ...(await countRefused(db, workspace)) }
  let query = db.selectFrom('refused_line').selectAll().where('workspace_id', '=', workspace)
  if (ids) query = query.where('id', 'in', ids)
  if (cursor !== undefined) {
    const [at, id] = readCursor<[number, string]>(cursor, {}, [0, ''])
    query = query.where(sql<boolean>`(last_at, id) < (${toDate(at)}, ${id})`)
  }
  const [rows, { kept }] = await Promise.all([
    query
      .orderBy('last_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute(),
    countRefused(db, workspace),
  ])
  const items = rows.slice(0, limit).map(lineOf)
  const last = items.at(-1)
  return { items, kept, next: rows.length > limit && last ? writeCursor([last.last_at, last.id], {}) : null }
}

/** How many are kept. */
export async function countRefused(db: Db, workspace: string): Promise<{ kept: number }> {
  const { kept } = await db
    .selectFrom('refused_line')
    .select((of) => of.fn.countAll<string>().as('kept'))
    .where('workspace_id', '=', workspace)
    .executeTakeFirstOrThrow()
  return { kept: Number(kept) }
}

export async function getRefused(db: Db, workspace: string, id: string): Promise<RefusedLine> {
  const row = await db
    .selectFrom('refused_line')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row) return lineOf(row)
  throw new AppError(
    'not_found',
    say`There is no refused line "${id}" here. "aftercare refused" lists those that are kept.`,
  )
}

type Row = Omit<RefusedLine, 'first_at' | 'last_at'> & { first_at: Date; last_at: Date }
const lineOf = ({ id, way, sent_by, first_at, last_at, times, reason, line }: Row): RefusedLine => ({
  ...{ id, way, sent_by, first_at: fromDate(first_at), last_at: fromDate(last_at), times, reason, line },
})

/** What became of a line that was sent again: why it is refused still, or null. */
export type Replayed = { readonly id: string; readonly reason: string | null }

/**
 * Sends lines again from here, one of them as somebody mended it. What is accepted is kept here no more, and counts once however often
 * it is sent; it is as new as it was when it was refused, so that what was sent properly since stays. What is refused again stays.
 */
export async function replayRefused(
  { state, pipe, masker }: { state: State; pipe: Pipe; masker: Masker },
  workspace: string,
  lines: readonly (RefusedLine & { readonly mended?: string | undefined })[],
): Promise<Replayed[]> {
  const sent = lines.flatMap((one) => {
    const text = one.mended ?? one.line
    return text === null ? [] : [{ ...one, text: dated(text, one.last_at) }]
  })
  if (sent.length === 0) return []
  const { refused } = await pipe.receiveTexts(
    workspace,
    masker,
    sent.map(({ text }) => text),
  )
  const reasons = new Map(refused.map(({ position, reason }) => [position - 1, reason]))
  const replayed = sent.map(({ id }, place) => ({ id, reason: reasons.get(place) ?? null }))
  for (const { id, reason } of replayed) {
    if (reason === null) await dropRefused(state.db, workspace, id)
    else
      await state.db
        .updateTable('refused_line')
        .set({ reason })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .execute()
  }
  return replayed
}

async function dropRefused(db: Db, workspace: string, id: string): Promise<void> {
  await db.deleteFrom('refused_line').where('workspace_id', '=', workspace).where('id', '=', id).execute()
}

/** That lines were dismissed, by whom and why. */
export type Dismissal = {
  readonly id: string
  readonly lines: number
  readonly because: string
  readonly at: Micros
  readonly by: string
}

/** Keeps lines no more, because somebody said why they need not be mended: a decision. Answers how many there were. */
export async function dismissRefused(
  state: State,
  workspace: string,
  given: { which: Which & { id?: string | undefined }; zone: string; because: string; by: string; now: Micros },
): Promise<number> {
  const { which, zone, because, by, now } = given
  return await state.transaction(async (trx) => {
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const ids = which.id === undefined ? await idsOf(trx, workspace, which, zone) : [which.id]
    if (ids?.length === 0) return 0
    let meant = trx.deleteFrom('refused_line').where('workspace_id', '=', workspace)
    if (ids) meant = meant.where('id', 'in', ids)
    const lines = (await meant.returning('id').execute()).length
    if (lines === 0) return 0
    const id = newId(now)
    const body = { dismissal: id, lines, hash: hashOfValue({ because }) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'refused.dismissed', body }, now)
    const said = { said_at: toDate(now), said_by: by, said_seq: seq }
    await trx
      .insertInto('refused_dismissal')
      .values({ workspace_id: workspace, id, lines, because, ...said })
      .execute()
    return lines
  })
}

/** The newest first, a hundred at most: the decision log has them all. */
export async function listDismissals(db: Db, workspace: string): Promise<Dismissal[]> {
  const rows = await db
    .selectFrom('refused_dismissal')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const names = await sendersByName(
    db,
    workspace,
    rows.map((row) => row.said_by),
  )
  return rows.map(({ id, lines, because, said_at, said_by }) => ({
    ...{ id, lines, because, at: fromDate(said_at), by: names.get(said_by) ?? said_by },
  }))
}

/** With when it was sent, where it does not say. */
function dated(text: string, at: Micros): string {
  try {
    const value = parseJson(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return text
    return JSON.stringify({ sent_at: formatTime(at), ...value })
  } catch {
    return text
  }
}
