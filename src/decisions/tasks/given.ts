import type { Micros } from '../../base/time.ts'
import { namedAs } from '../../plan/named.ts'
import type { Plan } from '../../plan/plan.ts'
import { isOwedOpen, type Owed, owe } from '../../store/state/owed.ts'
import type { Trx } from '../../store/state/state.ts'
import type { Task } from './task.ts'

type Given = Pick<Task, 'id' | 'title' | 'workflow' | 'owner' | 'due'>
/** As the decision log names whoever does it, and when. */
type Doing = { readonly by: string; readonly now: Micros }
/** How a task is no longer somebody's to do. */
export type Left = 'given' | 'done' | 'dropped'

/** Whoever is given a task by somebody else is owed to hear of it. The plan knows people by their address: the terminal is nobody's. */
export async function tellGiven(
  trx: Trx,
  workspace: string,
  plan: Plan | undefined,
  task: Given,
  { by, now }: Doing,
): Promise<void> {
  if ((await namedAs(trx, plan, by)) === task.owner) return
  await owe(trx, workspace, noticeOf('task.given', task, {}), now)
}

/** And to hear that it is theirs no longer, where they were owed the beginning; `to` is who has it instead. */
export async function tellLeft(
  trx: Trx,
  workspace: string,
  plan: Plan | undefined,
  { how, to, ...task }: Given & { readonly how: Left; readonly to?: string },
  { by, now }: Doing,
): Promise<void> {
  if (!(await isOwedOpen(trx, workspace, aboutOf(task)))) return
  // Whoever did it themselves knows; the end is kept all the same.
  const doer = await namedAs(trx, plan, by)
  await owe(trx, workspace, noticeOf('task.left', task, { how, doer, ...(to === undefined ? {} : { to }) }), now)
}

const aboutOf = ({ id }: Pick<Task, 'id'>): string => `given:${id}`

const noticeOf = (
  kind: 'task.given' | 'task.left',
  { id, title, workflow, owner, due }: Given,
  more: Readonly<Record<string, string | null>>,
): Owed => ({
  ...{ kind, about: aboutOf({ id }), opens: kind === 'task.given', urgency: 'medium', workflow },
  body: { task: id, title, person: owner, due, ...more },
})
