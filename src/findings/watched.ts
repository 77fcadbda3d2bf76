import { z } from 'zod'
import { fromDate, type Micros, toDate } from '../base/time.ts'
import { dimensions, measureNames } from '../plan/measures.ts'
import type { Db, Trx } from '../store/state/state.ts'
import type { Stand } from './objectives/stand.ts'

const result = z.enum(['pass', 'fail', 'unknown'])

/** One dimension as it stood when its workflow was watched last. */
export const watchedDimension = z.object({
  dimension: z.enum(dimensions),
  promised: z.boolean().describe('Whether the plan promises anything in it.'),
  result,
  reason: z.string(),
  objectives: z.array(
    z.object({
      name: z.string(),
      measure: z.enum(measureNames),
      target: z.string(),
      window: z.string(),
      result,
      reason: z.string(),
      only_time: z.literal(true).optional().describe('It is unknown, and nothing is missing but more of the same.'),
      unsure: z
        .literal(true)
        .optional()
        .describe('It rests on too few: by its interval the other may be true as well.'),
      n: z.number().describe('How many it rests on.'),
      of: z.string().describe('What `n` counts: "judged runs", "tool calls".'),
      interval: z
        .object({ low: z.number(), high: z.number() })
        .nullish()
        .describe('95 %, in the unit of the measure; absent where it was watched before it was kept.'),
      behind_url: z.string(),
    }),
  ),
})
export type WatchedDimension = z.infer<typeof watchedDimension>

export type Watched = {
  readonly workflow: string
  readonly plan_version: number
  readonly as_of: Micros
  readonly watched_at: Micros
  readonly dimensions: readonly WatchedDimension[]
}

/** Keeps how a workflow stands, in the place of how it stood before. */
export async function keepWatched(
  trx: Trx,
  workspace: string,
  given: Omit<Watched, 'dimensions'> & { stands: readonly Stand[] },
): Promise<void> {
  const row = {
    plan_version: given.plan_version,
    as_of: toDate(given.as_of),
    watched_at: toDate(given.watched_at),
    dimensions: JSON.stringify(given.stands.map(asKept)),
  }
  await trx
    .insertInto('watched')
    .values({ workspace_id: workspace, workflow: given.workflow, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'workflow']).doUpdateSet(row))
    .execute()
}

/** As it is kept, and as whoever looks at another moment hands it on. */
export const asKept = ({ objectives, ...stand }: Stand): WatchedDimension => ({
  ...stand,
  objectives: objectives.map(({ name, measure, target, window, verdict, measured, behind }) => ({
    name,
    measure,
    target,
    window,
    ...verdict,
    n: measured.n,
    of: measured.of,
    interval: measured.interval,
    behind_url: behind.url,
  })),
})

/** How the workflows stood that were watched under one version of the plan: what others promised says nothing of this one. */
export async function listWatched(db: Db, workspace: string, version: number): Promise<Watched[]> {
  const rows = await db
    .selectFrom('watched')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('plan_version', '=', version)
    .execute()
  return rows.map((row) => ({
    workflow: row.workflow,
    plan_version: row.plan_version,
    as_of: fromDate(row.as_of),
    watched_at: fromDate(row.watched_at),
    dimensions: z.array(watchedDimension).parse(row.dimensions),
  }))
}
