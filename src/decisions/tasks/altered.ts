import { say } from '../../base/say.ts'
import { type Altered, canonical, entriesAt, lostEntries } from '../../store/state/decision-log.ts'
import type { Db } from '../../store/state/state.ts'
import { entryOf, standAfter, type Task, type TaskEvent, toEvent, toTask } from './task.ts'

const AT_ONCE = 200

/** Tasks whose row or history is not what the log and that history say of them. */
export async function alteredTasks(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('task')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    const ids = rows.map(({ id }) => id)
    const events =
      ids.length === 0
        ? []
        : await db
            .selectFrom('task_event')
            .selectAll()
            .where('workspace_id', '=', workspace)
            .where('task_id', 'in', ids)
            .orderBy('task_id')
            .orderBy('seq')
            .execute()
    const entries = await entriesAt(
      db,
      workspace,
      events.map((one) => one.decision_seq),
    )
    const eventsOf = Map.groupBy(events, (one) => one.task_id)
    for (const task of rows.map(toTask)) {
      const history = (eventsOf.get(task.id) ?? []).map(toEvent)
      for (const event of history) {
        const what = alterationOf(task, event, entries.get(event.decision_seq))
        if (what !== null) altered.push({ about: 'task', id: task.id, seq: event.decision_seq, what })
      }
      if (!isStand(task, history))
        altered.push({
          ...{ about: 'task', id: task.id, seq: history.at(-1)?.decision_seq ?? 0 },
          what: say`it is not what its history says`,
        })
    }
    after = ids.at(-1) ?? ''
    if (ids.length < AT_ONCE) return [...altered, ...(await lostEvents(db, workspace))]
  }
}

type Entries = Awaited<ReturnType<typeof entriesAt>>

function alterationOf(task: Task, event: TaskEvent, entry: ReturnType<Entries['get']>): string | null {
  // What was answered is held by the entry of its review, and found there.
  if (event.kind === 'answered') return null
  const { kind, body } = entryOf(task, event)
  if (entry === undefined || entry.kind !== kind || entry.body.task !== task.id)
    return say`the decision log has no such entry`
  if (entry.principal !== event.by) return say`who did it`
  if (entry.at !== event.at) return say`when it was done`
  return canonical(entry.body) === canonical(body) ? null : say`what was said or set`
}

function isStand({ due, first_due, owner, state, note }: Task, history: readonly TaskEvent[]): boolean {
  const stand = standAfter(history)
  return stand !== null && canonical(stand) === canonical({ due, first_due, owner, state, note })
}

/** Entries of the log about tasks whose events are gone. */
async function lostEvents(db: Db, workspace: string): Promise<Altered[]> {
  const held = db.selectFrom('task_event').select('decision_seq as seq').where('workspace_id', '=', workspace)
  const lost = await lostEntries(db, workspace, ['task.%'], held)
  return lost.map(({ seq, body }) => ({
    ...{ about: 'task', id: String(body.task), seq },
    what: say`it is gone from its history`,
  }))
}
