import { say } from '../base/say.ts'
import { type Altered, entriesAt } from '../store/state/decision-log.ts'
import { alterationOf } from '../store/state/held.ts'
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
      { seq: said_seq, principal: said_by, at: said_at, ...entryOf(swap) },
      ...(ended === null ? [] : [{ seq: ended.seq, principal: ended.by, at: ended.at, ...endOf(swap, ended) }]),
    ]
    return checks.flatMap(({ seq, ...said }): Altered[] => {
      held.add(seq)
      const what = alterationOf(entries.get(seq), said, 'swap')
      return what === null ? [] : [{ about: 'swap', id, seq, what }]
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
