import { say } from '../../base/say.ts'
import { type Altered, canonical, entriesAt, lostEntries } from '../../store/state/decision-log.ts'
import type { Db } from '../../store/state/state.ts'
import { entryOf, toEvent, toHandover } from './handover.ts'

const AT_ONCE = 200

/** Handovers of which what was sent, or who decided what, is not what the log says; what was read elsewhere no entry holds. */
export async function alteredHandovers(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('handover')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    const entries = await entriesAt(
      db,
      workspace,
      rows.map((one) => one.decision_seq),
    )
    for (const handover of rows.map(toHandover)) {
      const entry = entries.get(handover.decision_seq)
      const { kind, body } = entryOf(handover)
      const isThere = entry?.kind === kind && entry.body.handover === handover.id
      const what = !isThere
        ? say`the decision log has no such entry`
        : entry.principal !== handover.ordered_by
          ? say`who did it`
          : entry.at !== handover.ordered_at
            ? say`when it was done`
            : canonical(entry.body) !== canonical(body)
              ? say`what was said or set`
              : null
      if (what !== null) altered.push({ about: 'handover', id: handover.id, seq: handover.decision_seq, what })
    }
    after = rows.at(-1)?.id ?? ''
    if (rows.length < AT_ONCE) return [...altered, ...(await alteredEvents(db, workspace))]
  }
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
