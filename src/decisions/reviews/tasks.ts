import { AppError } from '../../base/errors.ts'
import { listed, say } from '../../base/say.ts'
import { toDate } from '../../base/time.ts'
import type { Trx } from '../../store/state/state.ts'
import { type Acting, enterEvent, enterTask, holdWorkspace, type Locality } from '../tasks/keep.ts'
import type { AskedTask, Origin } from '../tasks/task.ts'
import type { AnswerOfReview, Review } from './review.ts'

type Given = { readonly answer: 'signed' | 'refused'; readonly answers?: readonly AnswerOfReview[] }

/**
 * What is frozen of the answers, in the order of the document: each task in it is answered for, unless another review was signed since in
 * which it was. Null where there is none. From here on the transaction holds the workspace, so nobody else answers meanwhile.
 */
export async function requireAnswers(
  trx: Trx,
  workspace: string,
  { tasks = [] }: Review,
  { answer, answers = [] }: Given,
): Promise<readonly AnswerOfReview[] | null> {
  await holdWorkspace(trx, workspace)
  const stranger = answers.find((one) => tasks.every(({ id }) => id !== one.task))
  if (stranger)
    throw new AppError(
      'invalid_input',
      say`This review does not ask about a task "${stranger.task}". Answer for those it shows.`,
    )
  if (answer === 'refused') {
    if (answers.length > 0)
      throw new AppError('invalid_input', say`A review that is refused takes no answers: the next one asks again.`)
    return null
  }
  if (tasks.length === 0) return null
  const open = await trx
    .selectFrom('task')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where(
      'id',
      'in',
      tasks.map(({ id }) => id),
    )
    .where('answer', 'is', null)
    .execute()
  const isOpen = new Set(open.map(({ id }) => id))
  const given = new Map(answers.map((one) => [one.task, one]))
  const missing = tasks.filter(({ id }) => isOpen.has(id) && !given.has(id))
  if (missing.length > 0)
    throw new AppError(
      'invalid_input',
      say`Say of each task that was done whether it did what was expected: yes, no, or unknown. Missing: ${listed(
        missing.map(({ title }) => title),
        ', ',
      )}.`,
      { details: { missing: missing.map(({ id }) => id) } },
    )
  const frozen = tasks.flatMap(({ id }): AnswerOfReview[] => {
    const one = given.get(id)
    return one && isOpen.has(id) ? [{ task: one.task, answer: one.answer }] : []
  })
  return frozen.length === 0 ? null : frozen
}

/** Keeps with each task what was answered and where; the entry of the review holds it. */
export async function enterAnswers(
  trx: Trx,
  workspace: string,
  { review, answers, seq }: { review: string; answers: readonly AnswerOfReview[]; seq: number },
  { by, now }: Acting,
): Promise<void> {
  for (const { task, answer } of answers) {
    await trx
      .updateTable('task')
      .set({ answer, answered_in: review, changed_at: toDate(now) })
      .where('workspace_id', '=', workspace)
      .where('id', '=', task)
      .execute()
    const event = { kind: 'answered', by, note: null, facts: { answer, review }, decision_seq: seq } as const
    await enterEvent(trx, workspace, task, event, now)
  }
}

/** What somebody will do because of it: of its workflow, unless another is named. */
export async function enterTasks(
  trx: Trx,
  workspace: string,
  locality: Locality,
  { tasks, from, workflow }: { tasks: readonly AskedTask[]; from: Origin; workflow: string },
  acting: Acting,
): Promise<void> {
  for (const asked of tasks)
    await enterTask(
      trx,
      workspace,
      locality,
      { asked: { ...asked, workflow: asked.workflow ?? workflow }, from },
      acting,
    )
}
