import { AppError } from '../../base/errors.ts'
import { allInLanguage, say, sayDay } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { inForceAt } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import { requireHolder, type Signer } from './consent.ts'
import { drawStatement } from './draw.ts'
import { openAccount } from './entries.ts'
import type { Acting } from './keep.ts'
import { changesBetween, type Statement } from './statement.ts'

/** A version of a statement, as it was issued: what it says never changes, and a correction is the next version. */
export type Issued = {
  readonly starts: Micros
  readonly version: number
  readonly document: Statement
  readonly hash: string
  readonly because: string | null
  readonly issued_at: Micros
  readonly issued_by: string
  readonly decision_seq: number
  /** What the client's side said of it, the latest first. */
  readonly answers: readonly Answered[]
}

export const answers = ['accepted', 'disputed'] as const
export type Answered = {
  readonly answer: (typeof answers)[number]
  readonly because: string | null
  readonly at: Micros
  readonly by: string
  readonly decision_seq: number
}

/** The versions that were issued of a period, or of all, the newest first. */
export async function listIssued(db: Db, workspace: string, starts?: Micros): Promise<Issued[]> {
  let query = db.selectFrom('hours_statement').selectAll().where('workspace_id', '=', workspace)
  let said = db.selectFrom('hours_statement_answer').selectAll().where('workspace_id', '=', workspace)
  if (starts !== undefined) {
    query = query.where('starts', '=', toDate(starts))
    said = said.where('starts', '=', toDate(starts))
  }
  const rows = await query.orderBy('starts', 'desc').orderBy('version', 'desc').execute()
  const answered = Map.groupBy(
    await said.orderBy('seq', 'desc').execute(),
    (one) => `${fromDate(one.starts)} ${one.version}`,
  )
  return rows.map((row) => ({
    ...{ starts: fromDate(row.starts), version: row.version, document: row.document as Statement, hash: row.hash },
    ...{ because: row.because, issued_at: fromDate(row.issued_at), issued_by: row.issued_by },
    decision_seq: row.decision_seq,
    answers: (answered.get(`${fromDate(row.starts)} ${row.version}`) ?? []).map((one) => ({
      ...{ answer: one.answer as Answered['answer'], because: one.because, at: fromDate(one.at), by: one.by },
      decision_seq: one.decision_seq,
    })),
  }))
}

/** The hash of a statement in English, in one fixed spelling: whoever reads it in English can compute it. */
export const statementHash = (document: Statement): string => hashOfValue(allInLanguage(document))

/** Whether two statements tell the same, whatever those are called by now of whom they tell. */
export const isSame = (a: Statement, b: Statement): boolean => hashOfValue(core(a)) === hashOfValue(core(b))

const core = ({ figures, movements, lines, consents }: Statement) => ({
  figures,
  movements,
  lines: lines.map(({ name: _, about, ...line }) => ({ ...line, about: `${about.kind} ${about.id}` })),
  consents: consents.map(({ name: _, ...one }) => one),
})

/**
 * Issues the statement of a period that is over. A decision, which holds the hash of the document. Once it is issued, another version
 * needs something that changed since, and a reason; it names the figures that it puts in place of the earlier ones.
 */
export async function issueStatement(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  given: { readonly day: string; readonly because: string | null },
  { by, now, moment }: Acting,
): Promise<Issued> {
  const starts = await state.transaction(async (trx) => {
    // What is due is entered before: the statement names entries by their number.
    await openAccount(trx, workspace, moment, now)
    const { period, statement } = await drawStatement({ db: trx, evidence }, workspace, given.day, moment)
    if (statement.up_to !== null)
      throw new AppError(
        'conflict',
        say`This period runs until ${sayDay(period.to)}. Its statement can be issued from the day after on.`,
      )
    const broken = statement.checks.find(({ holds }) => !holds)
    if (broken) throw new Error(`the statement of ${period.from} does not add up: ${JSON.stringify(broken)}`)
    const [last] = await listIssued(trx, workspace, period.starts)
    const document: Statement = last ? { ...statement, restates: restated(statement, last, given.because) } : statement
    const version = (last?.version ?? 0) + 1
    const hash = statementHash(document)
    const { left, consumed, beyond } = document.figures
    const body = {
      ...{ from: document.from, to: document.to, version, hash, left, consumed, beyond },
      ...(last ? { restates: last.hash, because: hashOfValue(given.because) } : {}),
    }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'hours.issued', body }, now)
    await trx
      .insertInto('hours_statement')
      .values({
        ...{ workspace_id: workspace, starts: toDate(period.starts), ends: toDate(period.ends), version, hash },
        ...{ document: JSON.stringify(document), because: last ? given.because : null },
        ...{ issued_at: toDate(now), issued_by: by, decision_seq: seq },
      })
      .execute()
    return period.starts
  })
  return await requireIssued(state.db, workspace, starts)
}

function restated(now: Statement, last: Issued, because: string | null): Statement['restates'] {
  if (isSame(now, last.document))
    throw new AppError(
      'conflict',
      say`Nothing has changed since version ${last.version} was issued, so there is nothing to put in its place.`,
    )
  if (because === null)
    throw new AppError(
      'invalid_input',
      say`Version ${last.version} was issued already. Say why another is put in its place, with "because".`,
    )
  return { version: last.version, hash: last.hash, because, changes: changesBetween(last.document, now) }
}

/** A version of a period that was issued; the newest where none is named. */
export async function requireIssued(db: Db, workspace: string, starts: Micros, version?: number): Promise<Issued> {
  const issued = await listIssued(db, workspace, starts)
  const found = version === undefined ? issued[0] : issued.find((one) => one.version === version)
  if (found) return found
  throw new AppError(
    'not_found',
    version === undefined || issued.length === 0
      ? say`The statement of this period was not issued yet.`
      : say`There is no version ${version} of this statement. It has: ${issued
          .map((one) => one.version)
          .toReversed()
          .join(', ')}.`,
  )
}

/**
 * The client's side accepts the newest version, or disputes it with a reason; what it says last holds. Whoever is of the client may
 * dispute; accepting is for those who hold the budget. A decision.
 */
export async function answerStatement(
  state: State,
  workspace: string,
  given: {
    readonly starts: Micros
    readonly version: number
    readonly answer: Answered['answer']
    readonly because: string | null
    readonly signer: Signer
  },
  { by, now, moment }: Acting,
): Promise<Issued> {
  const { starts, version, answer, because, signer } = given
  await state.transaction(async (trx) => {
    const { versions } = await openAccount(trx, workspace, moment, now)
    const newest = await requireIssued(trx, workspace, starts)
    const one = await requireIssued(trx, workspace, starts, version)
    if (one.version !== newest.version)
      throw new AppError(
        'conflict',
        say`Version ${newest.version} was put in place of version ${version}. Read that, and answer it.`,
      )
    const plan = inForceAt(versions, moment)?.plan
    if (!plan) throw new Error(`workspace ${workspace} has a statement and no plan`)
    requireHolder(plan, signer, answer === 'accepted' ? 'budget' : 'client')
    if (answer === 'disputed' && because === null)
      throw new AppError('invalid_input', say`Say what is wrong with it, with "because".`)
    if (one.answers[0]?.answer === answer && one.answers[0].because === because)
      throw new AppError('conflict', say`This was said of it already.`)
    await keepAnswer(trx, workspace, one, { answer, because, by, now })
  })
  return await requireIssued(state.db, workspace, starts, version)
}

async function keepAnswer(
  trx: Trx,
  workspace: string,
  { starts, version, hash, document, answers: before }: Issued,
  { answer, because, by, now }: { answer: Answered['answer']; because: string | null; by: string; now: Micros },
): Promise<void> {
  const body = {
    ...{ from: document.from, version, answer, hash },
    ...(because === null ? {} : { because: hashOfValue(because) }),
  }
  const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'hours.answered', body }, now)
  await trx
    .insertInto('hours_statement_answer')
    .values({
      ...{ workspace_id: workspace, starts: toDate(starts), version, seq: before.length + 1, answer, because },
      ...{ at: toDate(now), by, decision_seq: seq },
    })
    .execute()
}
