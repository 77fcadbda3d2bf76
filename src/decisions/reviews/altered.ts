import { say } from '../../base/say.ts'
import { type Altered, entriesAt } from '../../store/state/decision-log.ts'
import type { Db } from '../../store/state/state.ts'
import { alterationOf } from './frozen.ts'
import { toKept } from './keep.ts'

/** Documents are some ten kilobytes each. */
const AT_ONCE = 100

/** Reviews that were signed or refused and are not what the log says of them, and those that are gone or wait again. */
export async function alteredReviews(db: Db, workspace: string): Promise<Altered[]> {
  const altered: Altered[] = []
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('review')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('state', '<>', 'drawn')
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
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
    after = kept.at(-1)?.id ?? ''
    if (kept.length < AT_ONCE) break
  }
  return [...altered, ...(await lostReviews(db, workspace))]
}

async function lostReviews(db: Db, workspace: string): Promise<Altered[]> {
  const entries = await db
    .selectFrom('decision')
    .leftJoin('review', (join) =>
      join
        .onRef('review.workspace_id', '=', 'decision.workspace_id')
        .onRef('review.decision_seq', '=', 'decision.seq')
        .on('review.state', '<>', 'drawn'),
    )
    .select(['decision.seq', 'decision.body'])
    .where('decision.workspace_id', '=', workspace)
    .where('decision.kind', 'in', ['review.signed', 'review.refused'])
    .where('review.id', 'is', null)
    .execute()
  return entries.map(({ seq, body }) => {
    const id = String((body as { review?: unknown }).review)
    return { about: 'review', id, seq, what: say`it is gone, or waits again` }
  })
}
