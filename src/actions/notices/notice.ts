import type { Selectable } from 'kysely'
import { fromDate, type Micros } from '../../base/time.ts'
import type { NoticeKind, Owed, Urgency } from '../../store/state/owed.ts'
import type { Tables } from '../../store/state/tables.ts'

/** A message that people are owed. */
export type Notice = Owed & {
  readonly id: string
  readonly seq: number
  readonly owed_at: Micros
  /** When it was settled who is told; null until then. */
  readonly routed_at: Micros | null
  /** Why nobody is told, in a sentence; null where somebody is. */
  readonly nobody: string | null
  /** How many steps of its rule were carried out because nobody had acknowledged it, and when the next is due. */
  readonly step: number
  readonly next_step_at: Micros | null
}

/** What is told to those alone whose own it is (own.ts): nobody waits for them to say that they have seen it. */
export const isOwn = (kind: string): boolean => kind === 'task.given' || kind === 'report.drafted'

export const noticeOf = (row: Selectable<Tables['notice']>): Notice => ({
  id: row.id,
  seq: Number(row.seq),
  kind: row.kind as NoticeKind,
  about: row.about,
  opens: row.opens,
  urgency: row.urgency as Urgency,
  workflow: row.workflow,
  body: row.body as Owed['body'],
  owed_at: fromDate(row.owed_at),
  routed_at: row.routed_at === null ? null : fromDate(row.routed_at),
  nobody: row.nobody,
  step: row.step,
  next_step_at: row.next_step_at === null ? null : fromDate(row.next_step_at),
})
