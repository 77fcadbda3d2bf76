import { localDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { listed, say, sayDay } from '../../base/say.ts'
import { type Micros, toDate } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import { localityOf } from '../../plan/versions.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import { owe } from '../../store/state/owed.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import { tellGiven, tellLeft } from './given.ts'
import type { Seer } from './seer.ts'
import { type AskedTask, entryOf, type Origin, type Task, type TaskEvent, toEvent, toTask } from './task.ts'

/** Who does it, when by the real clock, and the moment that is looked at: the same, unless an earlier one is set. */
export type Acting = { readonly by: string; readonly now: Micros; readonly moment: Micros }

export type TaskAct =
  | { readonly act: 'move'; readonly due: string; readonly because: string }
  | { readonly act: 'give'; readonly owner: string }
  | { readonly act: 'done'; readonly what: string }
  | { readonly act: 'drop'; readonly because: string }

export type Locality = { readonly plan: Plan | undefined; readonly zone: string }

/** Makes a task. A decision: the log has its day and the hash of what was said. */
export async function makeTask(
  state: State,
  workspace: string,
  given: { readonly asked: AskedTask; readonly from: Origin | null },
  acting: Acting,
): Promise<Task> {
  const locality = await localityOf(state.db, workspace, acting.moment)
  const id = await state.transaction(async (trx) => {
    await holdWorkspace(trx, workspace)
    return await enterTask(trx, workspace, locality, given, acting)
  })
  return await getTask(state.db, workspace, id)
}

/** The same within a transaction that holds the workspace. */
export async function enterTask(
  trx: Trx,
  workspace: string,
  locality: Locality,
  { asked, from }: { readonly asked: AskedTask; readonly from: Origin | null },
  { by, now, moment }: Acting,
): Promise<string> {
  const itsOwn = from === null ? null : await workflowOf(trx, workspace, from)
  const workflow = asked.workflow ?? itsOwn
  const task = { ...asked, workflow, from, id: newId(now) }
  requireKnown(locality.plan, task)
  requireDay(asked.due, locality.zone, moment)
  await trx
    .insertInto('task')
    .values({
      ...{ workspace_id: workspace, id: task.id, title: asked.title, expected: asked.expected, workflow },
      ...{ objective: asked.objective, owner: asked.owner, due: asked.due, first_due: asked.due, state: 'open' },
      ...{ from_kind: from?.kind ?? null, from_id: from?.id ?? null },
      ...{ made_at: toDate(now), made_by: by, changed_at: toDate(now) },
    })
    .execute()
  const facts = { due: asked.due, owner: asked.owner }
  await enter(trx, workspace, task, { kind: 'made', by, note: null, facts }, now)
  await tellGiven(trx, workspace, locality.plan, task, { by, now })
  return task.id
}

/**
 * Somebody does something with a task that is open. What ends or moves one that was told to be overdue ends that as well; who has it no longer
 * hears it, and so does who has it now.
 */
export async function actOnTask(
  state: State,
  workspace: string,
  { id, act, seer }: { readonly id: string; readonly act: TaskAct; readonly seer: Seer },
  acting: Acting,
): Promise<Task> {
  const { plan, zone } = await localityOf(state.db, workspace, acting.moment)
  const { by, now, moment } = acting
  await state.transaction(async (trx) => {
    await holdWorkspace(trx, workspace)
    const row = await trx
      .selectFrom('task')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row || !(await seer.sees(trx, toTask(row)))) throw noTask(id)
    const task = toTask(row)
    if (!seer.mayAct(task))
      throw new AppError(
        'not_allowed',
        say`This task is somebody else’s. Whoever has it does this, or an owner, operator or reviewer of the workspace.`,
      )
    if (task.state !== 'open')
      throw new AppError(
        'conflict',
        task.state === 'done' ? say`Task ${id} is done already.` : say`Task ${id} was dropped already.`,
      )
    const ended = { ended_at: toDate(moment), ended_by: by }
    switch (act.act) {
      case 'move': {
        if (act.due === task.due)
          throw new AppError('conflict', say`Task ${id} is due on ${sayDay(task.due)} already. Give another day.`)
        requireDay(act.due, zone, moment)
        await set({ due: act.due })
        const facts = { before: task.due, due: act.due }
        await enter(trx, workspace, task, { kind: 'moved', by, note: act.because, facts }, now)
        break
      }
      case 'give':
        if (act.owner === task.owner) throw new AppError('conflict', say`Task ${id} is theirs already.`)
        requireKnown(plan, { ...task, owner: act.owner, objective: null })
        await set({ owner: act.owner })
        await enter(trx, workspace, task, { kind: 'given', by, note: null, facts: { owner: act.owner } }, now)
        break
      case 'done':
        await set({ ...ended, state: 'done', ended_note: act.what })
        await enter(trx, workspace, task, { kind: 'done', by, note: act.what, facts: {} }, now)
        break
      case 'drop':
        await set({ ...ended, state: 'dropped', ended_note: act.because })
        await enter(trx, workspace, task, { kind: 'dropped', by, note: act.because, facts: {} }, now)
    }
    if (act.act !== 'give' && row.told_due === task.due)
      await owe(trx, workspace, noticeOf('task.over', { ...task, how: how[act.act] }), now)
    if (act.act === 'done' || act.act === 'drop')
      await tellLeft(trx, workspace, plan, { ...task, how: how[act.act] }, acting)
    if (act.act === 'give') {
      await tellLeft(trx, workspace, plan, { ...task, how: 'given', to: act.owner }, acting)
      await tellGiven(trx, workspace, plan, { ...task, owner: act.owner }, acting)
    }

    async function set(values: object): Promise<void> {
      await trx
        .updateTable('task')
        .set({ ...values, changed_at: toDate(now) })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .execute()
    }
  })
  return await getTask(state.db, workspace, id)
}

const how = { move: 'moved', done: 'done', drop: 'dropped' } as const

/** What people are owed of one: that its day is over, or that this holds no more. */
export const noticeOf = (
  kind: 'task.overdue' | 'task.over',
  { id, title, workflow, owner, due, how }: Task & { readonly how?: 'moved' | 'done' | 'dropped' },
) =>
  ({
    kind,
    about: `task:${id}`,
    opens: kind === 'task.overdue',
    urgency: 'medium',
    workflow,
    body: { task: id, title, person: owner, due, ...(how === undefined ? {} : { how }) },
  }) as const

/** The log has one line for the workspace: taken before the row, so that two that hold one each never wait for each other. */
export const holdWorkspace = (trx: Trx, workspace: string) =>
  trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()

async function enter(
  trx: Trx,
  workspace: string,
  task: Parameters<typeof entryOf>[0],
  event: Pick<TaskEvent, 'kind' | 'by' | 'note' | 'facts'>,
  now: Micros,
): Promise<void> {
  const { seq } = await appendDecision(trx, workspace, { principal: event.by, ...entryOf(task, event) }, now)
  await enterEvent(trx, workspace, task.id, { ...event, decision_seq: seq }, now)
}

/** The event alone, where another entry of the log holds it. The caller holds the workspace. */
export async function enterEvent(
  trx: Trx,
  workspace: string,
  task: string,
  { kind, by, note, facts, decision_seq }: Omit<TaskEvent, 'at'>,
  now: Micros,
): Promise<void> {
  const last = await trx
    .selectFrom('task_event')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .where('task_id', '=', task)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  await trx
    .insertInto('task_event')
    .values({
      ...{ workspace_id: workspace, task_id: task, seq: (last?.seq ?? 0) + 1, at: toDate(now) },
      ...{ kind, by, note, facts: JSON.stringify(facts), decision_seq },
    })
    .execute()
}

function requireKnown(
  plan: Plan | undefined,
  { owner, workflow, objective }: Pick<Task, 'owner' | 'workflow' | 'objective'>,
): void {
  const people = Object.keys(plan?.people ?? {}).sort()
  if (!people.includes(owner))
    throw new AppError(
      'invalid_input',
      people.length === 0
        ? say`There is no plan whose people could do it. Apply a plan first.`
        : say`The plan has no person "${owner}". It has: ${listed(people.slice(0, 12), ', ')}.`,
    )
  if (workflow !== null && plan?.workflows[workflow] === undefined)
    throw new AppError(
      'invalid_input',
      say`The plan has no workflow "${workflow}". Name one it has, or leave it out where it is about none.`,
    )
  if (objective === null) return
  const promised = workflow === null ? [] : Object.keys(plan?.workflows[workflow]?.objectives ?? {})
  if (!promised.includes(objective))
    throw new AppError(
      'invalid_input',
      promised.length === 0
        ? say`"${objective}" is no promise of a workflow. Leave it out, or name a workflow that has it.`
        : say`"${workflow ?? ''}" promises nothing called "${objective}". It promises: ${listed(promised, ', ')}.`,
    )
}

function requireDay(due: string, zone: string, moment: Micros): void {
  if (due < localDay(moment, zone))
    throw new AppError('invalid_input', say`${sayDay(due)} is over. Give a day that is not, or say what was done.`)
}

/** What it comes from is of this workspace; it is about the same workflow unless another is named. */
async function workflowOf(trx: Trx, workspace: string, { kind, id }: Origin): Promise<string | null> {
  const found = await trx
    .selectFrom(kind)
    .select('workflow')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found)
    throw new AppError(
      'not_found',
      say`There is nothing with the id "${id}" in this workspace that a task could come from.`,
    )
  return found.workflow
}

export const noTask = (id: string) =>
  new AppError('not_found', say`There is no task "${id}" in this workspace. List them with "aftercare tasks".`)

export async function getTask(db: Db, workspace: string, id: string): Promise<Task> {
  const row = await db
    .selectFrom('task')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw noTask(id)
  return toTask(row)
}

/** Everything that happened to a task, in its order. */
export async function taskEventsOf(db: Db, workspace: string, id: string): Promise<TaskEvent[]> {
  const rows = await db
    .selectFrom('task_event')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('task_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(toEvent)
}
