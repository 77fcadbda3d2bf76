import type { Selectable } from 'kysely'
import { z } from 'zod'
import { fromDate, type Micros } from '../../base/time.ts'
import type { Behind } from '../../evidence/runs/behind.ts'
import { day } from '../../plan/fields.ts'
import { hashOfValue } from '../../store/state/decision-log.ts'
import type { Tables } from '../../store/state/tables.ts'

/** A task: what a person will do by a day, and what is expected of it. (What a workflow may do is an action: plan/action.ts.) */

export const taskStates = ['open', 'done', 'dropped'] as const
export type TaskState = (typeof taskStates)[number]
/** Whether it did what was expected; "unknown" where that cannot be known. */
export const taskAnswers = ['yes', 'no', 'unknown'] as const
export type TaskAnswer = (typeof taskAnswers)[number]
export const origins = ['finding', 'request', 'review'] as const

export const originSchema = z.object({ kind: z.enum(origins), id: z.string().max(200) })
export const askedTaskSchema = z.object({
  title: z.string().trim().min(1, { error: 'is empty: say in a line what will be done' }).max(200),
  expected: z.string().trim().min(1).max(500).nullable().default(null).describe('What is expected of it, in words.'),
  objective: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .describe('The promise of the plan that shows whether it helped, by its name.'),
  workflow: z.string().max(200).nullable().default(null).describe('Left out: that of what it comes from, if any.'),
  owner: z.string().max(200).describe('Who does it: a person of the plan, by their key.'),
  due: day.describe('By when, a day.'),
})
export type AskedTask = z.infer<typeof askedTaskSchema>
export type Origin = z.infer<typeof originSchema>

export type Task = AskedTask & {
  readonly id: string
  /** The day that was set first, however often it was moved. */
  readonly first_due: string
  readonly from: Origin | null
  readonly state: TaskState
  /** What was done, or why it was dropped. */
  readonly note: string | null
  readonly ended_at: Micros | null
  readonly ended_by: string | null
  readonly answer: TaskAnswer | null
  readonly answered_in: string | null
  readonly made_at: Micros
  readonly made_by: string
  readonly changed_at: Micros
}

export const eventKinds = ['made', 'moved', 'given', 'done', 'dropped', 'answered'] as const
const factsSchema = z.object({
  due: z.string().optional(),
  /** The day that held before. */
  before: z.string().optional(),
  owner: z.string().optional(),
  answer: z.enum(taskAnswers).optional(),
  review: z.string().optional(),
})
export const eventSchema = z.object({
  at: z.number(),
  kind: z.enum(eventKinds),
  by: z.string(),
  note: z.string().nullable(),
  facts: factsSchema,
  decision_seq: z.number(),
})
export type TaskEvent = z.infer<typeof eventSchema>

/** Its day is over, in the zone of the plan, and it is neither done nor dropped. */
export const isOverdue = ({ state, due }: Pick<Task, 'state' | 'due'>, today: string): boolean =>
  state === 'open' && due < today

export const behindTask = (id: string): Behind => ({ url: `/api/v1/tasks/${id}`, command: `aftercare task ${id}` })

/** What an entry of the log holds of an event: ids, days and hashes. People and words are in the hash alone. */
export function entryOf(
  task: Pick<Task, 'id' | 'title' | 'expected' | 'objective' | 'workflow' | 'from'>,
  { kind, note, facts }: Pick<TaskEvent, 'kind' | 'note' | 'facts'>,
): { kind: string; body: Record<string, unknown> } {
  const { due, before, owner } = facts
  const days = { ...(before === undefined ? {} : { before }), ...(due === undefined ? {} : { due }) }
  const { id, title, expected, objective, workflow, from } = task
  const said = kind === 'made' ? { title, expected, objective, from, owner } : { note, ...(owner ? { owner } : {}) }
  return { kind: `task.${kind}`, body: { task: id, workflow, ...days, hash: hashOfValue(said) } }
}

type Stand = Pick<Task, 'due' | 'first_due' | 'owner' | 'state' | 'note'>

/** What the events of a task come to, so that a row that says otherwise is found; null where it was never made. */
export function standAfter(events: readonly Pick<TaskEvent, 'kind' | 'facts' | 'note'>[]): Stand | null {
  let stand: Stand | null = null
  for (const event of events) stand = standNext(stand, event)
  return stand
}

function standNext(
  stand: Stand | null,
  { kind, facts: { due = '', owner = '' }, note }: Pick<TaskEvent, 'kind' | 'facts' | 'note'>,
): Stand | null {
  if (kind === 'made') return { due, first_due: due, owner, state: 'open', note: null }
  if (stand === null || kind === 'answered') return stand
  if (kind === 'moved') return { ...stand, due }
  return kind === 'given' ? { ...stand, owner } : { ...stand, state: kind, note }
}

const moment = (date: Date | null): Micros | null => (date === null ? null : fromDate(date))

export const toTask = (row: Selectable<Tables['task']>): Task => ({
  id: row.id,
  title: row.title,
  expected: row.expected,
  objective: row.objective,
  workflow: row.workflow,
  owner: row.owner,
  due: row.due,
  first_due: row.first_due,
  from: row.from_kind === null ? null : originSchema.parse({ kind: row.from_kind, id: row.from_id }),
  state: row.state as TaskState,
  note: row.ended_note,
  ended_at: moment(row.ended_at),
  ended_by: row.ended_by,
  answer: row.answer as TaskAnswer | null,
  answered_in: row.answered_in,
  made_at: fromDate(row.made_at),
  made_by: row.made_by,
  changed_at: fromDate(row.changed_at),
})

export const toEvent = (row: Selectable<Tables['task_event']>): TaskEvent =>
  eventSchema.parse({ ...row, at: fromDate(row.at) })
