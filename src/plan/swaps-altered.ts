import { say } from '../base/say.ts'
import { type Altered, canonical, entriesAt } from '../store/state/decision-log.ts'
import type { Db } from '../store/state/state.ts'
import { endOf, entryOf, toSwap } from './swaps.ts'

/** Swaps of a rota whose row is not what the log says of them, and entries of the log whose row is gone. */
export async function alteredSwaps(db: Db, workspace: string): Promise<Altered[]> {
  const [rows, logged] = await Promise.all([
    db.selectFrom('rota_swap').selectAll().where('workspace_id', '=', workspace).orderBy('said_seq').execute(),
    db
      .selectFrom('decision')
      .select(['seq', 'kind', 'body'])
      .where('workspace_id', '=', workspace)
      .where('kind', 'like', 'rota.%')
      .orderBy('seq')
      .execute(),
  ])
  const swaps = rows.map(toSwap)
  const entries = await entriesAt(
    db,
    workspace,
    swaps.flatMap(({ said_seq, ended }) => [said_seq, ...(ended === null ? [] : [ended.seq])]),
  )
  const held = new Set<number>()
  const found = swaps.flatMap((swap): Altered[] => {
    const { id, said_seq, said_by, said_at, ended } = swap
    const checks = [
      { seq: said_seq, by: said_by, at: said_at, ...entryOf(swap) },
      ...(ended === null ? [] : [{ seq: ended.seq, by: ended.by, at: ended.at, ...endOf(swap, ended) }]),
    ]
    return checks.flatMap(({ seq, by, at, kind, body }): Altered[] => {
      held.add(seq)
      const entry = entries.get(seq)
      const altered = (what: string): Altered[] => [{ about: 'swap', id, seq, what }]
      if (entry === undefined || entry.kind !== kind || entry.body.swap !== id)
        return altered(say`the decision log has no such entry`)
      if (entry.principal !== by) return altered(say`who did it`)
      if (entry.at !== at) return altered(say`when it was done`)
      return canonical(entry.body) === canonical(body) ? [] : altered(say`what was said or set`)
    })
  })
  const lost = logged
    .filter(({ seq }) => !held.has(seq))
    .map(({ seq, body }): Altered => {
      const id = String((body as { swap?: unknown }).swap)
      return { about: 'swap', id, seq, what: say`it is gone from its history` }
    })
  return [...found, ...lost]
}
