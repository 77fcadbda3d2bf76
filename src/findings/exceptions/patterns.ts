import { fromDate, type Micros } from '../../base/time.ts'
import { createPatternTree, type PatternState, type PatternTree } from '../../statistics/pattern-tree.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'

/** What people say is to be done with a pattern; `new` and `reopened` nobody says. */
export const decisions = ['known', 'working', 'fixed', 'accepted'] as const
export const patternStates = ['new', 'reopened', ...decisions] as const
export type Standing = (typeof patternStates)[number]

/** What people look for: what nobody has looked at, what is not settled, and what is. */
export const standingsOf = {
  unseen: ['new', 'reopened'],
  open: ['new', 'reopened', 'known', 'working'],
  settled: ['fixed', 'accepted'],
} as const satisfies Readonly<Record<string, readonly Standing[]>>
export const standingGroups = ['unseen', 'open', 'settled'] as const

/** By what a pattern is mended. */
export const remedies = ['prompt', 'route', 'integration', 'other'] as const
export type Remedy = (typeof remedies)[number]

/** A pattern with what people said of it. */
export type Pattern = {
  readonly id: number
  readonly about: string
  /** What its messages have in common, <*> where they differ; '' where there are none. */
  readonly template: string
  readonly into: number | null
  readonly name: string | null
  readonly owner: string | null
  readonly state: Standing
  readonly remedy: Remedy | null
  readonly because: string | null
  readonly release: string | null
  readonly until: string | null
  readonly decidedAt: Micros | null
  readonly decidedBy: string | null
}

export async function listPatterns(db: Db, workspace: string): Promise<Map<number, Pattern>> {
  const rows = await db.selectFrom('pattern').selectAll().where('workspace_id', '=', workspace).orderBy('id').execute()
  return new Map(
    rows.map(
      ({
        id,
        about,
        template,
        into_id,
        name,
        owner,
        state,
        remedy,
        because,
        release,
        until,
        decided_at,
        decided_by,
      }) => [
        id,
        {
          ...{ id, about, template, name, owner, state, remedy, because, release, until },
          into: into_id,
          decidedAt: decided_at && fromDate(decided_at),
          decidedBy: decided_by,
        },
      ],
    ),
  )
}

/** The pattern that an id stands for, however often patterns turned out to be one. */
export function meant(patterns: ReadonlyMap<number, Pattern>, id: number): Pattern | undefined {
  let pattern = patterns.get(id)
  // As many steps as there are patterns at most: no chain is longer, and none that was written wrongly has no end.
  for (let steps = patterns.size; pattern && pattern.into !== null && steps > 0; steps--)
    pattern = patterns.get(pattern.into)
  return pattern
}

/** How a pattern stands on a day: people live with it until a day, and after that somebody has to say so again. */
export const stateOn = (pattern: Pattern, day: string): Standing =>
  pattern.state === 'accepted' && pattern.until !== null && day > pattern.until ? 'reopened' : pattern.state

export async function readTree(state: State, workspace: string): Promise<{ tree: PatternTree; written: string }> {
  const row = await state.db
    .selectFrom('pattern_tree')
    .select('state')
    .where('workspace_id', '=', workspace)
    .executeTakeFirst()
  return { tree: createPatternTree(row && (JSON.parse(row.state) as PatternState)), written: row?.state ?? '' }
}

/** A pattern turned out to be another: what it holds counts as that. */
export async function makeOne(trx: Trx, workspace: string, id: number, into: number): Promise<void> {
  await trx
    .updateTable('pattern')
    .set({ into_id: into })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
}

export async function writeTree(trx: Trx, workspace: string, tree: PatternState): Promise<void> {
  const state = JSON.stringify(tree)
  await trx
    .insertInto('pattern_tree')
    .values({ workspace_id: workspace, state })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ state }))
    .execute()
}
