import { newId } from '../../base/ids.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Db, Trx } from './state.ts'

/** What people are owed to be told of. The body of each is described where its words are made: actions/notices/message.ts. */
export const noticeKinds = [
  'finding.opened',
  'finding.reopened',
  'finding.over',
  'finding.closed',
  'finding.left_plan',
  'workflow.stopped',
  'workflow.started',
  'review.drawn',
  'review.signed',
  'review.refused',
  'clock.passed',
  'request.received',
  'request.held',
  'request.filed',
  'request.classified',
  'request.approval_asked',
  'request.approved',
  'request.scheduled',
  'request.refused',
  'request.disputed',
  'request.ordered',
  'request.closed',
  'task.given',
  'task.left',
  'task.overdue',
  'task.over',
  'report.drafted',
  'report.approved',
  'report.sent',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const urgencies = ['high', 'medium', 'low'] as const
export type Urgency = (typeof urgencies)[number]

export type Owed = {
  readonly kind: NoticeKind
  /** What it speaks of, such as `finding:<id>`: an opening and its end have the same. */
  readonly about: string
  /** Something began (true), or what began is over (false); null for what is neither. */
  readonly opens: boolean | null
  readonly urgency: Urgency
  readonly workflow: string | null
  /** Ids, figures and titles, never evidence: it leaves the installation. */
  readonly body: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Enters that people are owed a notice, in the transaction of what it tells: kept together or not at all. Who is told, and by which
 * way, is settled later, by `actions/notices`. The caller holds the row of what it is about, so that no end passes its opening.
 */
export async function owe(trx: Trx, workspace: string, owed: Owed, now: Micros): Promise<void> {
  await trx
    .insertInto('notice')
    .values({
      workspace_id: workspace,
      id: newId(now),
      ...owed,
      body: JSON.stringify(owed.body),
      owed_at: toDate(now),
    })
    .execute()
}

/** Whether people were ever owed the beginning of something as one of these urgencies. */
export async function wasOwedAs(
  db: Db | Trx,
  workspace: string,
  about: string,
  urgencies: readonly Urgency[],
): Promise<boolean> {
  const owed = await db
    .selectFrom('notice')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .where('about', '=', about)
    .where('opens', '=', true)
    .where('urgency', 'in', urgencies)
    .limit(1)
    .executeTakeFirst()
  return owed !== undefined
}

/** Whether people are owed the beginning of something, and not its end yet. */
export async function isOwedOpen(db: Db | Trx, workspace: string, about: string): Promise<boolean> {
  const last = await db
    .selectFrom('notice')
    .select('opens')
    .where('workspace_id', '=', workspace)
    .where('about', '=', about)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.opens === true
}
