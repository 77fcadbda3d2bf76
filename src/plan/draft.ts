import { AppError } from '../base/errors.ts'
import { say } from '../base/say.ts'
import { fromDate, type Micros, toDate } from '../base/time.ts'
import type { Db, State, Trx } from '../store/state/state.ts'

/** The plan as somebody is writing it: text, with whatever gaps and errors it has. One in a workspace. */
export type PlanDraft = {
  /** Null where nothing is being written. */
  readonly source: string | null
  /** Goes up with every change and never comes back. 0 where nothing ever was written. */
  readonly revision: number
  /** The version of the plan it was begun from; null where there was none. */
  readonly based_on: number | null
  readonly changed_by: string | null
  readonly changed_at: Micros | null
}

const nothing: PlanDraft = { source: null, revision: 0, based_on: null, changed_by: null, changed_at: null }

export async function planDraft(db: Db, workspace: string): Promise<PlanDraft> {
  const row = await db
    .selectFrom('plan_draft')
    .select(['source', 'revision', 'based_on', 'changed_by', 'changed_at'])
    .where('workspace_id', '=', workspace)
    .executeTakeFirst()
  return row ? { ...row, changed_at: fromDate(row.changed_at) } : nothing
}

/**
 * Keeps a text as the draft, or, where it is null, ends it. `revision` is the one it was made from: where somebody was
 * quicker nothing is kept, and the caller is told.
 */
export async function saveDraft(
  state: State,
  workspace: string,
  given: { source: string | null; revision: number; by: string; now: Micros },
): Promise<PlanDraft> {
  return await state.transaction(async (trx) => {
    // Whoever applies a plan holds this row as well: a draft is not saved while it is being applied.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const before = await planDraft(trx, workspace)
    if (before.source === given.source) return before
    if (before.revision !== given.revision)
      throw new AppError(
        'conflict',
        say`The draft of the plan was changed after you opened it. Nothing was overwritten: read it again, and save your change on top of it.`,
        { details: { revision: before.revision } },
      )
    const draft = {
      source: given.source,
      revision: before.revision + 1,
      based_on: before.source === null ? await newestVersion(trx, workspace) : before.based_on,
      changed_by: given.by,
      changed_at: toDate(given.now),
    }
    await trx
      .insertInto('plan_draft')
      .values({ workspace_id: workspace, ...draft })
      .onConflict((same) => same.column('workspace_id').doUpdateSet(draft))
      .execute()
    return { ...draft, changed_at: fromDate(draft.changed_at) }
  })
}

async function newestVersion(trx: Trx, workspace: string): Promise<number | null> {
  const row = await trx
    .selectFrom('plan_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('workspace_id', '=', workspace)
    .executeTakeFirst()
  return row?.version ?? null
}
