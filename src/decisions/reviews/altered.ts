import { say } from '../../base/say.ts'
import { type Altered, entriesAt, lostEntries } from '../../store/state/decision-log.ts'
import { someById } from '../../store/state/held.ts'
import type { Db } from '../../store/state/state.ts'
import { alterationOf } from './frozen.ts'
import { toKept } from './keep.ts'

/** Documents are some ten kilobytes each. */
const AT_ONCE = 100

/** Reviews that were signed or refused and are not what the log says of them, and those that are gone or wait again. */
export async function alteredReviews(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  const reviews = db
    .selectFrom('review')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'drawn')
    .orderBy('id')
  for await (const rows of someById((after) => reviews.where('id', '>', after).limit(AT_ONCE).execute())) {
    const kept = rows.map(toKept)
    const entries = await entriesAt(
      db,
      workspace,
      kept.flatMap((one) => one.decision_seq ?? []),
    )
    for (const one of kept) {
      const seq = one.decision_seq ?? 0
      const what = alterationOf(one, entries.get(seq))
      if (what !== null) altered.push({ about: 'review', id: one.id, seq, what })
    }
  }
  return [...altered, ...(await lostReviews(db, workspace))]
}

async function lostReviews(db: Db, workspace: string): Promise<Altered[]> {
  const held = db
    .selectFrom('review')
    .select('decision_seq as seq')
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'drawn')
  const lost = await lostEntries(db, workspace, ['review.signed', 'review.refused'], held)
  return lost.map(({ seq, body }) => ({
    ...{ about: 'review', id: String(body.review), seq },
    what: say`it is gone, or waits again`,
  }))
}
