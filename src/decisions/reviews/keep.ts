import { sql } from 'kysely'
import { readCursor, writeCursor } from '../../base/cursor.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { localityOf } from '../../plan/versions.ts'
import { appendDecision, entriesAt } from '../../store/state/decision-log.ts'
import { owe } from '../../store/state/owed.ts'
import { principalInWords } from '../../store/state/principal-words.ts'
import type { Db, State } from '../../store/state/state.ts'
import type { AskedTask } from '../tasks/task.ts'
import { alterationOf, bodyOf, reviewHash } from './frozen.ts'
import type { AnswerOfReview, Review, ReviewVerdict } from './review.ts'
import { enterAnswers, enterTasks, requireAnswers } from './tasks.ts'

export type KeptReview = {
  readonly id: string
  readonly workflow: string
  readonly due_at: Micros
  readonly drawn_at: Micros
  readonly verdict: ReviewVerdict
  readonly state: 'drawn' | 'signed' | 'refused'
  readonly hash: string
  readonly signed_at: Micros | null
  readonly signed_by: string | null
  readonly note: string | null
  readonly decision_seq: number | null
  readonly document: Review
  /** What was answered about the tasks in it; null where there were none. */
  readonly answers: readonly AnswerOfReview[] | null
}

type Moments = { readonly due: Micros; readonly now: Micros }

/** Keeps the review that was due at a moment, once, and owes it to whoever signs. */
export async function keepDue(state: State, workspace: string, document: Review, moments: Moments): Promise<void> {
  const row = rowOf(workspace, document, moments)
  await state.transaction(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('review')
      .values({ ...row, is_due: true })
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'workflow', 'due_at']).where('is_due', '=', true).doNothing(),
      )
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 1n) await owe(trx, workspace, noticeOf('review.drawn', row), moments.now)
  })
}

/** What people are owed of a review that was due: that it waits for a signature, or waits no more. */
const noticeOf = (
  kind: 'review.drawn' | 'review.signed' | 'review.refused',
  { id, workflow, verdict }: { id: string; workflow: string; verdict: string },
) =>
  ({
    kind,
    about: `review:${id}`,
    opens: kind === 'review.drawn',
    urgency: 'medium',
    workflow,
    body: { review: id, verdict },
  }) as const

/**
 * Keeps a review that somebody drew, so that a person can sign exactly this one. Drawn again for the same period it is the same
 * one where nothing changed but the minute. Else it takes the place of the one that nobody answered, under an id of its own:
 * whoever still reads that one cannot sign what they have not seen. What was answered stays, and so does what was due.
 */
export async function keepDraft(state: State, workspace: string, document: Review, moments: Moments): Promise<string> {
  return await state.transaction(async (trx) => {
    // Whoever draws the same at the same time waits here, and finds this one.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const waiting = await trx
      .selectFrom('review')
      .select(['id', 'is_due', 'document'])
      .where('workspace_id', '=', workspace)
      .where('workflow', '=', document.workflow)
      .where('state', '=', 'drawn')
      .where(sql<string>`document ->> 'from'`, '=', document.from)
      .where(sql<string>`document ->> 'to'`, '=', document.to)
      .orderBy('is_due', 'desc')
      .execute()
    const content = (one: unknown) => reviewHash({ ...(one as Review), as_of: '' })
    const same = waiting.find((one) => content(one.document) === content(document))
    if (same) return same.id
    const replaced = waiting.filter((one) => !one.is_due).map((one) => one.id)
    if (replaced.length > 0)
      await trx.deleteFrom('review').where('workspace_id', '=', workspace).where('id', 'in', replaced).execute()
    const row = rowOf(workspace, document, moments)
    await trx
      .insertInto('review')
      .values({ ...row, is_due: false })
      .execute()
    return row.id
  })
}

const rowOf = (workspace: string, document: Review, { due, now }: Moments) => ({
  workspace_id: workspace,
  id: newId(now),
  workflow: document.workflow,
  due_at: toDate(due),
  drawn_at: toDate(now),
  verdict: document.verdict,
  document: JSON.stringify(document),
  hash: reviewHash(document),
  state: 'drawn',
  signed_at: null,
  signed_by: null,
  note: null,
  decision_seq: null,
})

export type Decided = {
  readonly id: string
  readonly answer: 'signed' | 'refused'
  readonly note: string
  readonly by: string
  readonly now: Micros
  /** Whether the tasks in it did what was expected: each is answered for where it is signed. */
  readonly answers?: readonly AnswerOfReview[]
  /** What somebody will do because of it, made with the signature. */
  readonly tasks?: readonly AskedTask[]
  /** As the workspace is looked at; `now` where nothing earlier is set. */
  readonly moment?: Micros
}

/**
 * Signs a review or refuses to. Either is a decision: it is entered in the log with the document's hash, and the review
 * is frozen. Signing again is refused: history is not rewritten.
 */
export async function decideReview(state: State, workspace: string, given: Decided): Promise<ReadReview> {
  const acting = { by: given.by, now: given.now, moment: given.moment ?? given.now }
  const locality = await localityOf(state.db, workspace, acting.moment)
  await state.transaction(async (trx) => {
    const review = await trx
      .selectFrom('review')
      .select(['id', 'state', 'hash', 'verdict', 'workflow', 'document', 'is_due'])
      .where('workspace_id', '=', workspace)
      .where('id', '=', given.id)
      .forUpdate()
      .executeTakeFirst()
    if (!review)
      throw new AppError(
        'not_found',
        say`There is no review "${given.id}" in this workspace any more; it may have been drawn again. List them with "aftercare reviews".`,
      )
    if (review.state !== 'drawn')
      throw new AppError(
        'conflict',
        review.state === 'signed'
          ? say`Review ${given.id} is already signed. Draw a new one to decide again.`
          : say`Review ${given.id} is already refused. Draw a new one to decide again.`,
      )
    if (reviewHash(review.document as Review) !== review.hash)
      throw new AppError(
        'conflict',
        say`The document of review ${given.id} was altered after it was drawn. Draw a new one.`,
      )
    const document = review.document as Review
    const answers = await requireAnswers(trx, workspace, document, given)
    const body = bodyOf(review, given.note, answers)
    const entry = await appendDecision(
      trx,
      workspace,
      { principal: given.by, kind: `review.${given.answer}`, body },
      given.now,
    )
    await trx
      .updateTable('review')
      .set({
        state: given.answer,
        signed_at: toDate(given.now),
        signed_by: given.by,
        note: given.note,
        decision_seq: entry.seq,
        answers: answers === null ? null : JSON.stringify(answers),
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', given.id)
      .execute()
    await enterAnswers(trx, workspace, { review: review.id, answers: answers ?? [], seq: entry.seq }, acting)
    const from = { kind: 'review', id: review.id } as const
    await enterTasks(trx, workspace, locality, { tasks: given.tasks ?? [], from, workflow: review.workflow }, acting)
    // Nobody was asked for one that somebody drew for themselves.
    if (review.is_due) await owe(trx, workspace, noticeOf(`review.${given.answer}`, review), given.now)
  })
  return await getReview(state.db, workspace, given.id)
}

export type ReadReview = KeptReview & {
  /** Whoever answered: a name where it is known. */
  readonly signed_name: string | null
  /** What of it is not as it was signed, in words: null where all of it is. */
  readonly altered: string | null
}

export async function getReview(db: Db, workspace: string, id: string): Promise<ReadReview> {
  const row = await db
    .selectFrom('review')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('review.signed_by')))
    .selectAll('review')
    .select('user.name as signer')
    .where('workspace_id', '=', workspace)
    .where('review.id', '=', id)
    .executeTakeFirst()
  if (!row)
    throw new AppError(
      'not_found',
      say`There is no review "${id}" in this workspace. List them with "aftercare reviews".`,
    )
  const kept = toKept(row)
  const seq = kept.decision_seq ?? 0
  const signed_name = kept.signed_by === null ? null : principalInWords(kept.signed_by, row.signer)
  return { ...kept, signed_name, altered: alterationOf(kept, (await entriesAt(db, workspace, [seq])).get(seq)) }
}

/** A review in a list: of its document only what tells it from the others. */
export type ListedReview = Omit<KeptReview, 'document' | 'answers'> & Pick<Review, 'name' | 'from' | 'to' | 'sentence'>

export type ReviewFilter = {
  readonly workflow?: string | undefined
  /** Those that wait for a signature; of these those that were due; or those that were signed or refused. */
  readonly state?: 'waiting' | 'due' | 'decided' | undefined
}

export type ReviewPage = {
  readonly items: readonly ListedReview[]
  readonly next: string | null
  /** How many fit the filter in all. */
  readonly total: number
}

/** A page of reviews, newest due first. `cursor` is what the page before gave as `next`, and holds for the same filter only. */
export async function listReviews(
  db: Db,
  workspace: string,
  filter: ReviewFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<ReviewPage> {
  let fitting = db.selectFrom('review').where('workspace_id', '=', workspace)
  if (filter.workflow) fitting = fitting.where('workflow', '=', filter.workflow)
  if (filter.state) fitting = fitting.where('state', filter.state === 'decided' ? '<>' : '=', 'drawn')
  if (filter.state === 'due') fitting = fitting.where('is_due', '=', true)
  let query = fitting.select([
    'id',
    'workflow',
    'due_at',
    'drawn_at',
    'verdict',
    'state',
    'hash',
    'signed_at',
    'signed_by',
    'note',
    'decision_seq',
    sql<string>`document ->> 'name'`.as('name'),
    sql<string>`document ->> 'from'`.as('from'),
    sql<string>`document ->> 'to'`.as('to'),
    sql<string>`document ->> 'sentence'`.as('sentence'),
  ])
  if (page.cursor !== undefined) {
    const [due, id] = readCursor(page.cursor, filter, [0, ''] as [Micros, string])
    query = query.where(sql<boolean>`(due_at, id) < (${toDate(due)}, ${id})`)
  }
  const [rows, counted] = await Promise.all([
    query
      .orderBy('due_at', 'desc')
      .orderBy('id', 'desc')
      // One more than asked for tells whether there is a next page.
      .limit(page.limit + 1)
      .execute(),
    fitting.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  const items = rows.slice(0, page.limit).map((row) => {
    const { document: _, answers: __, ...rest } = toKept({ ...row, document: null, answers: null })
    const { name, from, to, sentence } = row
    return { ...rest, name, from, to, sentence }
  })
  const last = items.at(-1)
  const next = rows.length > page.limit && last ? writeCursor([last.due_at, last.id], filter) : null
  return { items, next, total: counted.total }
}

export type ReviewInBrief = Pick<KeptReview, 'id' | 'workflow' | 'due_at' | 'verdict' | 'state'> & {
  readonly is_due: boolean
}

/**
 * What of the reviews due by a moment matters today, oldest first: of each workflow the last one that was due and the
 * last that was not, and every one that was due and waits for its signature.
 */
export async function reviewsThatMatter(db: Db, workspace: string, at: Micros): Promise<ReviewInBrief[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('review')
        .select(['id', 'workflow', 'due_at', 'is_due', 'verdict', 'state'])
        .select(
          sql<number>`row_number() over (partition by workflow, is_due order by due_at desc, id desc)`.as('place'),
        )
        .where('workspace_id', '=', workspace)
        .where('due_at', '<=', toDate(at))
        .as('ranked'),
    )
    .select(['id', 'workflow', 'due_at', 'is_due', 'verdict', 'state'])
    .where((eb) => eb.or([eb('place', '=', 1), eb.and([eb('is_due', '=', true), eb('state', '=', 'drawn')])]))
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    due_at: fromDate(row.due_at),
    verdict: row.verdict as ReviewVerdict,
    state: row.state as KeptReview['state'],
  }))
}

type Row = {
  id: string
  workflow: string
  due_at: Date
  drawn_at: Date
  verdict: string
  state: string
  hash: string
  signed_at: Date | null
  signed_by: string | null
  note: string | null
  decision_seq: number | null
  document: unknown
  answers: unknown
}

export const toKept = (row: Row): KeptReview => ({
  id: row.id,
  workflow: row.workflow,
  due_at: fromDate(row.due_at),
  drawn_at: fromDate(row.drawn_at),
  verdict: row.verdict as ReviewVerdict,
  state: row.state as KeptReview['state'],
  hash: row.hash,
  signed_at: row.signed_at === null ? null : fromDate(row.signed_at),
  signed_by: row.signed_by,
  note: row.note,
  decision_seq: row.decision_seq,
  document: row.document as Review,
  answers: row.answers as KeptReview['answers'],
})
