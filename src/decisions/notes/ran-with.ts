import { formatTimeForStore, fromDate, MICROS, type Micros, parseTime, toDate } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { Db, State } from '../../store/state/state.ts'
import type { Ran, RanWith } from './changed.ts'

const FOLLOWER = 'ran_with'
/** Days asked for at a time, so that no question grows with the age of the record. */
const DAYS = 7
/** Of what is no version but another with each run so many are kept of a day: those that most runs had. */
const VALUES = 50
const MOST = 1000

const touched = question(
  'ran-with-touched',
  `SELECT DISTINCT workflow, toString(toDate(started, 'UTC')) AS day FROM run
   WHERE workspace = {workspace:String} AND workflow != '' AND isNotNull(started)
     AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
   ORDER BY day, workflow`,
)

/** Live runs of the range. A release that the plan gave a run is written down where the plan is. */
const inRange = `workspace = {workspace:String} AND mode = 'live' AND workflow IN {workflows:Array(String)}
       AND started >= toDateTime64({from:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')`

/** Every value that a run had counts once for it, however many of its steps had it. */
const ran = question(
  'ran-with',
  `SELECT workflow, day, what, name, value, count() AS runs, toString(min(at)) AS first, toString(max(at)) AS last FROM (
     SELECT workflow, toString(toDate(started, 'UTC')) AS day, toUnixTimestamp64Micro(assumeNotNull(started)) AS at, said.1 AS what, '' AS name,
       said.2 AS value
     FROM run FINAL ARRAY JOIN [('release', if(release_basis = 'sent', release, '')), ('route', route)] AS said
     WHERE ${inRange} AND value != ''
     UNION ALL
     SELECT workflow, day, at, what, name, value FROM (
       SELECT DISTINCT run, said.1 AS what, said.2 AS name, said.3 AS value
       FROM step FINAL ARRAY JOIN [
         ('model', '', if(kind IN ('model', 'retrieval'), model, '')), ('prompt', prompt_name, prompt_version)] AS said
       WHERE workspace = {workspace:String} AND value != '' AND run IN (SELECT run FROM run FINAL WHERE ${inRange})) AS told
     INNER JOIN (
       SELECT run, workflow, toString(toDate(started, 'UTC')) AS day, toUnixTimestamp64Micro(assumeNotNull(started)) AS at
       FROM run FINAL WHERE ${inRange}) AS known USING run)
   GROUP BY workflow, day, what, name, value
   ORDER BY runs DESC, value LIMIT ${VALUES} BY workflow, day, what, name`,
)

type Row = {
  workflow: string
  day: string
  what: RanWith
  name: string
  value: string
  runs: string
  first: string
  last: string
}

/**
 * Brings what live runs ran with up to date with what arrived: each day of which runs were made anew is asked as a whole. Nothing is
 * remembered but the position; killed at any moment it leaves work to repeat and nothing to repair.
 */
export async function followRanWith(
  { state, evidence }: { state: State; evidence: Evidence },
  workspace: string,
): Promise<void> {
  const to = await evidence.horizon()
  const from = await followerPosition(state, workspace, FOLLOWER)
  if (to <= from) return
  const days = await evidence.ask<{ workflow: string; day: string }>(workspace, touched, { from, to })
  for (let first = 0; first < days.length; ) {
    const begin = startOf(days[first]?.day ?? '')
    const end = begin + DAYS * MICROS.d
    let next = first
    while (next < days.length && startOf(days[next]?.day ?? '') < end) next++
    const some = days.slice(first, next)
    const rows = await evidence.ask<Row>(workspace, ran, {
      workflows: [...new Set(some.map((one) => one.workflow))],
      from: formatTimeForStore(begin),
      to: formatTimeForStore(end),
    })
    await keep(state, workspace, some, rows)
    first = next
  }
  await advanceFollower(state.db, workspace, FOLLOWER, from, to)
}

const startOf = (day: string): Micros => parseTime(`${day}T00:00Z`)?.micros ?? 0

async function keep(
  state: State,
  workspace: string,
  days: readonly { workflow: string; day: string }[],
  rows: readonly Row[],
): Promise<void> {
  const told = Map.groupBy(rows, ({ workflow, day }) => JSON.stringify([workflow, day]))
  await state.transaction(async (trx) => {
    for (const { workflow, day } of days) {
      const of = (told.get(JSON.stringify([workflow, day])) ?? []).slice(0, MOST)
      if (of.length === 0) continue
      // Steps may be deleted by now, because the plan keeps them no longer: what they told stays.
      await trx
        .deleteFrom('ran_with')
        .where('workspace_id', '=', workspace)
        .where('workflow', '=', workflow)
        .where('day', '=', day)
        .where('what', 'in', [...new Set(of.map((one) => one.what))])
        .execute()
      await trx
        .insertInto('ran_with')
        .values(
          of.map(({ runs, first, last, ...row }) => ({
            workspace_id: workspace,
            ...row,
            runs: Number(runs),
            first_at: toDate(Number(first)),
            last_at: toDate(Number(last)),
          })),
        )
        .execute()
    }
  })
}

/** What the live runs of a workflow ran with, as far as it was followed. */
export async function ranWithOf(db: Db, workspace: string, workflow: string): Promise<Ran[]> {
  const rows = await db
    .selectFrom('ran_with')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .orderBy('day')
    .execute()
  return rows.map(({ what, name, value, day, runs, first_at, last_at }) => ({
    ...{ what: what as RanWith, name, value, day, runs },
    first: fromDate(first_at),
    last: fromDate(last_at),
  }))
}
