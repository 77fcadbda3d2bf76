import { say } from '../../base/say.ts'
import { type Altered, entriesAt, lostEntries } from '../../store/state/decision-log.ts'
import { alterationOf, someById } from '../../store/state/held.ts'
import type { Db } from '../../store/state/state.ts'
import { entryOf, toEvent, toHandover } from './handover.ts'

const AT_ONCE = 200

/** Handovers of which what was sent, or who decided what, is not what the log says; what was read elsewhere no entry holds. */
export async function alteredHandovers(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  const handovers = db.selectFrom('handover').selectAll().where('workspace_id', '=', workspace).orderBy('id')
  for await (const rows of someById((after) => handovers.where('id', '>', after).limit(AT_ONCE).execute())) {
    const entries = await entriesAt(
      db,
      workspace,
      rows.map((one) => one.decision_seq),
    )
    for (const handover of rows.map(toHandover)) {
      const held = { ...entryOf(handover), principal: handover.ordered_by, at: handover.ordered_at }
      const what = alterationOf(entries.get(handover.decision_seq), held, 'handover')
      if (what !== null) altered.push({ about: 'handover', id: handover.id, seq: handover.decision_seq, what })
    }
  }
  return [...altered, ...(await alteredEvents(db, workspace))]
}

/** What people did with one later: an event that its entry does not hold, or an entry whose event is gone. */
async function alteredEvents(db: Db, workspace: string): Promise<Altered[]> {
  const events = db.selectFrom('handover_event').where('workspace_id', '=', workspace)
  const rows = await events.selectAll().where('decision_seq', 'is not', null).execute()
  const entries = await entriesAt(
    db,
    workspace,
    rows.flatMap(({ decision_seq }) => (decision_seq === null ? [] : [decision_seq])),
  )
  const altered: Altered[] = []
  for (const row of rows) {
    const { kind, by, decision_seq: seq } = toEvent(row)
    const entry = entries.get(seq ?? 0)
    // What ended with its tracker is held by the entry of that.
    const isHeld = entry?.kind === `handover.${kind}` || (kind === 'ended' && entry?.kind === 'tracker.removed')
    if (!isHeld || entry.principal !== by)
      altered.push({
        about: 'handover',
        id: row.handover_id,
        seq: seq ?? 0,
        what: say`it is not what its history says`,
      })
  }
  const lost = await lostEntries(db, workspace, ['handover.%'], events.select('decision_seq as seq'))
  return [
    ...altered,
    ...lost.map(({ seq, body }) => ({
      ...{ about: 'handover' as const, id: String(body.handover), seq },
      what: say`it is gone from its history`,
    })),
  ]
}
