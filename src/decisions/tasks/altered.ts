import { say } from '../../base/say.ts'
import { type Altered, canonical, entriesAt, lostEntries } from '../../store/state/decision-log.ts'
import { alterationOf, someById } from '../../store/state/held.ts'
import type { Db } from '../../store/state/state.ts'
import { entryOf, standAfter, type Task, type TaskEvent, toEvent, toTask } from './task.ts'

const AT_ONCE = 200

/** Tasks whose row or history is not what the log and that history say of them. */
export async function alteredTasks(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  const tasks = db.selectFrom('task').selectAll().where('workspace_id', '=', workspace).orderBy('id')
  for await (const rows of someById((after) => tasks.where('id', '>', after).limit(AT_ONCE).execute())) {
    const events = await db
      .selectFrom('task_event')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where(
        'task_id',
        'in',
        rows.map(({ id }) => id),
      )
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
        // What was answered is held by the entry of its review, and found there.
        if (event.kind === 'answered') continue
        const held = { ...entryOf(task, event), principal: event.by, at: event.at }
        const what = alterationOf(entries.get(event.decision_seq), held, 'task')
        if (what !== null) altered.push({ about: 'task', id: task.id, seq: event.decision_seq, what })
      }
      if (!isStand(task, history))
        altered.push({
          ...{ about: 'task', id: task.id, seq: history.at(-1)?.decision_seq ?? 0 },
          what: say`it is not what its history says`,
        })
    }
  }
  return [...altered, ...(await lostEvents(db, workspace))]
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
