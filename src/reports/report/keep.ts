import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say, sayMonth } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { namedAs } from '../../plan/named.ts'
import type { Plan } from '../../plan/plan.ts'
import { planVersions, promisedAt, requirePlan } from '../../plan/versions.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import { owe } from '../../store/state/owed.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import type { Document } from '../document/document.ts'
import { oweApproved, oweDraft } from './awaited.ts'
import { askFacts } from './facts.ts'
import { senderOf } from './letterhead.ts'
import { monthAt } from './month.ts'
import { contentOf, documentHash, documentOf, type Edits, placesOf, type ReportContent } from './report.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
/** Who does it, as the decision log names them and as the human being behind it, and when by the real clock. */
export type Doer = { readonly by: string; readonly person: string; readonly now: Micros }

export type Edit = { readonly place: string; readonly words: string; readonly by: string; readonly at: Micros }
export type Approval = {
  readonly by: string
  readonly at: Micros
  readonly hash: string
  readonly is_preparer: boolean
}

export type KeptReport = {
  readonly id: string
  readonly month: string
  readonly workflows: readonly string[]
  readonly version: number
  readonly state: 'draft' | 'approved'
  readonly content: ReportContent
  readonly prepared_at: Micros
  readonly prepared_by: string
  readonly reason: string | null
  readonly edits: readonly Edit[]
  /** Of the document as it stands now. */
  readonly approvals: readonly Approval[]
  /** As it reads: frozen where it is approved. */
  readonly document: Document
  readonly hash: string
  readonly approved_at: Micros | null
  /** Whoever approved it had prepared it, and nobody else was there to. */
  readonly has_conflict: boolean | null
  readonly decision_seq: number | null
  readonly sent_at: Micros | null
  readonly sent_by: string | null
}

/**
 * Draws up the report of a month: anew where a draft of it waits, in which what people wrote stays, and as a new version where one was
 * approved, for which a reason is needed.
 */
export async function draftReport(
  { state, evidence }: Parts,
  workspace: string,
  given: {
    readonly month: string
    readonly workflows: readonly string[]
    readonly asOf: Micros
    readonly reason?: string | undefined
    /** Whoever may approve it is owed to hear of it: nobody asked for it. */
    readonly tells?: boolean
  },
  { by, now }: Pick<Doer, 'by' | 'now'>,
): Promise<string> {
  const { db } = state
  const today = await requirePlan(db, workspace, given.asOf)
  const month = monthAt(given.month, today.plan.time_zone, given.asOf)
  const versions = await planVersions(db, workspace)
  const version = promisedAt(versions, month.to - 1, today)
  const known = Object.keys(version.plan.workflows)
  const stray = given.workflows.find((one) => !known.includes(one))
  if (stray !== undefined)
    throw new AppError(
      'not_found',
      say`The plan of ${sayMonth(given.month)} does not cover the workflow "${stray}". It covers: ${known.join(', ')}.`,
    )
  const workflows = given.workflows.length === 0 ? known : known.filter((one) => given.workflows.includes(one))
  const scope = given.workflows.length === 0 ? '' : workflows.join('\n')
  const facts = await askFacts({ state, evidence }, workspace, version, { month, workflows, asOf: given.asOf })
  return await state.transaction(async (trx) => {
    // Two who draw it up at the same time come one after the other.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const [last] = await trx
      .selectFrom('report')
      .select(['id', 'version', 'state', 'content', 'reason'])
      .where('workspace_id', '=', workspace)
      .where('month', '=', given.month)
      .where('scope', '=', scope)
      .orderBy('version', 'desc')
      .limit(1)
      .execute()
    const prepared = { prepared_at: toDate(now), prepared_by: by }
    if (last?.state === 'draft') {
      const before = (last.content as ReportContent).restates
      const reason = given.reason ?? last.reason
      const restates = before && { ...before, reason: reason ?? before.reason }
      await trx
        .updateTable('report')
        .set({ content: JSON.stringify(contentOf(facts, restates)), reason: restates ? reason : null, ...prepared })
        .where('workspace_id', '=', workspace)
        .where('id', '=', last.id)
        .execute()
      return last.id
    }
    const reason = given.reason?.trim()
    if (last && !reason)
      throw new AppError(
        'conflict',
        say`The report of ${sayMonth(given.month)} is approved, as version ${last.version}. Give a "reason" to draw up one that corrects it.`,
      )
    const restates = last
      ? { version: last.version, reason: reason ?? '', figures: (last.content as ReportContent).figures }
      : null
    const id = newId(now)
    const content = contentOf(facts, restates)
    await trx
      .insertInto('report')
      .values({
        ...{
          workspace_id: workspace,
          id,
          month: given.month,
          scope,
          version: (last?.version ?? 0) + 1,
          state: 'draft',
        },
        ...{ content: JSON.stringify(content), reason: last ? (reason ?? null) : null, ...prepared },
      })
      .execute()
    if (given.tells)
      await oweDraft(trx, workspace, { id, month: given.month, people: signersOf(version.plan, content) }, now)
    return id
  })
}

/** Words in the place of a sentence, or under a heading. An empty text gives the place back. */
export async function wordReport(
  state: State,
  workspace: string,
  given: { readonly id: string; readonly words: Readonly<Record<string, string>> },
  { by, now }: Pick<Doer, 'by' | 'now'>,
): Promise<void> {
  await state.transaction(async (trx) => {
    const report = await requireDraft(trx, workspace, given.id)
    const places = placesOf(report.content as ReportContent)
    const stray = Object.keys(given.words).find((place) => !places.includes(place))
    if (stray !== undefined)
      throw new AppError(
        'invalid_input',
        say`There is no place "${stray}" in this report. It has: ${places.join(', ')}.`,
      )
    const before = await editsOf(trx, workspace, given.id)
    const standing = newest(before)
    const changed = Object.entries(given.words).filter(([place, words]) => (standing[place] ?? '') !== words.trim())
    if (changed.length === 0) return
    await trx
      .insertInto('report_edit')
      .values(
        changed.map(([place, words], index) => ({
          ...{ workspace_id: workspace, report_id: given.id, seq: before.length + index + 1 },
          ...{ place, words: words.trim(), by, at: toDate(now) },
        })),
      )
      .execute()
  })
}

/**
 * Somebody approves the words and figures they have read, which the hash names. It is frozen then, unless they prepared it themselves
 * and the plan names another who could: then one who did not has to approve it, too. A decision.
 */
export async function approveReport(
  state: State,
  workspace: string,
  given: { readonly id: string; readonly hash: string },
  { by, person, now }: Doer,
): Promise<void> {
  await state.transaction(async (trx) => {
    const row = await requireDraft(trx, workspace, given.id)
    const content = row.content as ReportContent
    const edits = await editsOf(trx, workspace, given.id)
    const version = await planVersions(trx, workspace)
    const plan = version.find((one) => one.version === content.plan_version)?.plan
    const document = documentOf(content, newest(edits), await senderOf(trx, workspace, plan))
    const hash = documentHash(document)
    if (hash !== given.hash)
      throw new AppError(
        'conflict',
        say`The report was altered since you read it. Read it again, and approve what it says now.`,
      )
    const preparers = new Set([row.prepared_by, ...edits.map((one) => one.by)])
    const isPreparer = preparers.has(by) || preparers.has(person)
    const approvals = await approvalsOf(trx, workspace, given.id, hash)
    if (approvals.some((one) => one.person === person))
      throw new AppError('conflict', say`You approved it already; somebody who did not prepare it has to, too.`)
    const signers = signersOf(plan, content)
    const isFree = !isPreparer || approvals.some((one) => !one.is_preparer)
    const isFinal = isFree || signers.size < 2
    const has_conflict = !isFree
    const body = {
      ...{ report: given.id, month: row.month, version: row.version, hash },
      ...(isFinal
        ? { has_conflict, figures: Object.fromEntries(content.figures.map(({ key, value }) => [key, value])) }
        : {}),
    }
    const kind = isFinal ? 'report.approved' : 'report.seen'
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind, body }, now)
    await trx
      .insertInto('report_approval')
      .values({
        ...{ workspace_id: workspace, report_id: given.id, person, by, hash, is_preparer: isPreparer },
        ...{ at: toDate(now), decision_seq: seq },
      })
      .execute()
    if (!isFinal) return
    await trx
      .updateTable('report')
      .set({
        ...{ state: 'approved', document: JSON.stringify(document), hash, has_conflict },
        ...{ approved_at: toDate(now), decision_seq: seq },
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', given.id)
      .execute()
    await oweApproved(trx, workspace, { id: given.id, month: row.month, doer: await namedAs(trx, plan, person) }, now)
  })
}

/** Whom the plan names for the workflows of a report and who could sign it; those of the client's side are not of those who maintain. */
export function signersOf(plan: Plan | undefined, { workflows }: ReportContent): ReadonlySet<string> {
  const named = workflows.flatMap(({ workflow }) => {
    const of = plan?.workflows[workflow]
    return of ? [of.owner, of.deputy, of.review?.signed_by, ...(of.review?.reviewers ?? [])] : []
  })
  return new Set(
    named
      .filter((one) => one !== undefined)
      .filter((one) => plan?.provider === undefined || plan.people[one]?.side !== 'client'),
  )
}

/** An approved report is sent, once: who the plan names hears of it, with a link and nothing of what it says. A decision. */
export async function sendReport(
  state: State,
  workspace: string,
  id: string,
  { by, now }: Pick<Doer, 'by' | 'now'>,
): Promise<void> {
  await state.transaction(async (trx) => {
    const row = await lockReport(trx, workspace, id)
    if (row.state !== 'approved')
      throw new AppError('conflict', say`The report is a draft: approve it before it is sent.`)
    if (row.sent_at !== null)
      throw new AppError('conflict', say`The report was sent already. Who it went to stands with the notices.`)
    const { month, version, hash } = row
    await appendDecision(
      trx,
      workspace,
      { principal: by, kind: 'report.sent', body: { report: id, month, version, hash } },
      now,
    )
    await trx
      .updateTable('report')
      .set({ sent_at: toDate(now), sent_by: by })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .execute()
    await owe(
      trx,
      workspace,
      {
        ...{ kind: 'report.sent', about: `report:${id}`, opens: null, urgency: 'medium', workflow: null },
        body: { report: id, month, version },
      },
      now,
    )
  })
}

async function lockReport(trx: Trx, workspace: string, id: string) {
  const row = await trx
    .selectFrom('report')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noReport(id)
  return row
}

const noReport = (id: string) =>
  new AppError('not_found', say`There is no report "${id}" in this workspace. List them with "aftercare reports".`)

async function requireDraft(trx: Trx, workspace: string, id: string) {
  const row = await lockReport(trx, workspace, id)
  if (row.state === 'draft') return row
  throw new AppError(
    'conflict',
    say`The report of ${sayMonth(row.month)} is approved, and says what it says. Draw up a new version with a reason to correct it.`,
  )
}

async function editsOf(db: Db, workspace: string, id: string): Promise<Edit[]> {
  const rows = await db
    .selectFrom('report_edit')
    .select(['place', 'words', 'by', 'at'])
    .where('workspace_id', '=', workspace)
    .where('report_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ ...row, at: fromDate(row.at) }))
}

/** What stands in each place now. */
export const newest = (edits: readonly Edit[]): Edits =>
  Object.fromEntries(edits.map(({ place, words }) => [place, words]))

async function approvalsOf(db: Db, workspace: string, id: string, hash: string) {
  const rows = await db
    .selectFrom('report_approval')
    .select(['person', 'by', 'at', 'hash', 'is_preparer'])
    .where('workspace_id', '=', workspace)
    .where('report_id', '=', id)
    .where('hash', '=', hash)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({ ...row, at: fromDate(row.at) }))
}

export async function getReport(db: Db, workspace: string, id: string): Promise<KeptReport> {
  const row = await db
    .selectFrom('report')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw noReport(id)
  const content = row.content as ReportContent
  const [edits, versions] = await Promise.all([editsOf(db, workspace, id), planVersions(db, workspace)])
  const plan = versions.find((one) => one.version === content.plan_version)?.plan
  const document =
    row.document === null
      ? documentOf(content, newest(edits), await senderOf(db, workspace, plan))
      : (row.document as Document)
  const hash = row.hash ?? documentHash(document)
  return {
    ...{ id, month: row.month, workflows: scopeOf(row.scope), version: row.version, content, edits, document, hash },
    state: row.state as KeptReport['state'],
    ...{ prepared_at: fromDate(row.prepared_at), prepared_by: row.prepared_by, reason: row.reason },
    approvals: (await approvalsOf(db, workspace, id, hash)).map(({ person: _, ...rest }) => rest),
    approved_at: row.approved_at === null ? null : fromDate(row.approved_at),
    ...{ has_conflict: row.has_conflict, decision_seq: row.decision_seq },
    sent_at: row.sent_at === null ? null : fromDate(row.sent_at),
    sent_by: row.sent_by,
  }
}

const scopeOf = (scope: string): string[] => (scope === '' ? [] : scope.split('\n'))

export type ListedReport = Omit<KeptReport, 'content' | 'document' | 'edits' | 'approvals' | 'hash'> & {
  readonly hash: string | null
  readonly is_complete: boolean
}

/** Those of a workspace, the newest month first; without drafts where whoever asks sees none. */
export async function listReports(
  db: Db,
  workspace: string,
  filter: { readonly drafts: boolean; readonly month?: string | undefined },
): Promise<ListedReport[]> {
  let query = db.selectFrom('report').selectAll().where('workspace_id', '=', workspace)
  if (!filter.drafts) query = query.where('state', '=', 'approved')
  if (filter.month !== undefined) query = query.where('month', '=', filter.month)
  const rows = await query.orderBy('month', 'desc').orderBy('scope').orderBy('version', 'desc').execute()
  return rows.map((row) => ({
    ...{ id: row.id, month: row.month, workflows: scopeOf(row.scope), version: row.version, reason: row.reason },
    state: row.state as KeptReport['state'],
    ...{ prepared_at: fromDate(row.prepared_at), prepared_by: row.prepared_by, hash: row.hash },
    approved_at: row.approved_at === null ? null : fromDate(row.approved_at),
    ...{ has_conflict: row.has_conflict, decision_seq: row.decision_seq },
    sent_at: row.sent_at === null ? null : fromDate(row.sent_at),
    sent_by: row.sent_by,
    is_complete: (row.content as ReportContent).is_complete,
  }))
}
