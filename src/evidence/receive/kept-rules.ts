import { createHash } from 'node:crypto'
import type { State } from '../../store/state/state.ts'
import type { Masker } from './mask.ts'

/** Of the fields of a line that were read by a rule, by which: the dialect, and the name it was read from. */
export type Rules = Readonly<Record<string, string>>

/**
 * The rules by which lines were read, each set kept once under an id that says what is in it: clients write alike, so that a few hundred
 * sets tell of millions of lines. A rule may name a value by which it read, such as a status: it is masked as every text.
 */
export type KeptRules = {
  /** Ids of sets, in order; '' where no rule read anything. They are kept when this returns. */
  idsOf(masker: Masker, sets: readonly (Rules | undefined)[]): Promise<string[]>
  of(ids: readonly string[]): Promise<ReadonlyMap<string, Rules>>
}

/** So many are remembered, since who sends chooses which of them occur together. */
const MOST = 20_000

export function createKeptRules(state: State): KeptRules {
  /** By what they were masked with: of another workspace, or under another plan, they may be other ones. */
  const knownBy = new WeakMap<Masker, Map<string, string>>()
  return {
    async idsOf(masker, sets) {
      const known = knownBy.get(masker) ?? new Map<string, string>()
      knownBy.set(masker, known)
      const fresh = new Map<string, Rules>()
      const ids = sets.map((rules) => {
        if (rules === undefined) return ''
        const spelled = spelledOut(rules)
        if (spelled === '') return ''
        const id = known.get(spelled)
        if (id !== undefined) return id
        const masked = Object.entries(rules).map(([field, rule]) => [field, masker.text(rule)] as const)
        const sorted = Object.fromEntries(masked.sort(([a], [b]) => (a < b ? -1 : 1)))
        const made = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16)
        fresh.set(made, sorted)
        return made
      })
      if (fresh.size > 0) {
        const rows = [...fresh].map(([id, rules]) => ({ id, rules: JSON.stringify(rules) }))
        await state.db
          .insertInto('reading_rules')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        // Not before it is kept: a line must not name what is not there.
        if (known.size + fresh.size > MOST) known.clear()
        for (const [index, rules] of sets.entries())
          if (rules !== undefined && fresh.has(ids[index] ?? '')) known.set(spelledOut(rules), ids[index] ?? '')
      }
      return ids
    },
    async of(ids) {
      if (ids.length === 0) return new Map()
      const rows = await state.db
        .selectFrom('reading_rules')
        .selectAll()
        .where('id', 'in', [...new Set(ids)])
        .execute()
      return new Map(rows.map(({ id, rules }) => [id, rules as Rules]))
    },
  }
}

/** Done for every line there is. */
function spelledOut(rules: Rules): string {
  let spelled = ''
  for (const field in rules) spelled += `${field}\n${rules[field]}\n`
  return spelled
}
