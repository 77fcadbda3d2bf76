import { startOfDay } from '../../base/calendar.ts'
import { plainDecimal } from '../../base/money.ts'
import { floorHour, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { dayGrain } from './roll-up.ts'

/** What evidence can tell costs apart by. */
export type SpendOf = {
  readonly workflow?: string | undefined
  readonly route?: string | undefined
  readonly release?: string | undefined
  readonly model?: string | undefined
}

/** What the runs cost that began on a day of the workspace's zone. */
export type SpendDay = {
  readonly day: string
  readonly runs: number
  /** Runs with a part whose cost is not known: what they cost is more than is counted. */
  readonly unknown: number
  readonly accepted: number
  /** What is known, as exact decimal text. */
  readonly cost: string
}

const spend = question(
  'spend-by-day',
  `SELECT toString(toDate(bucket, {zone:String})) AS day, sum(runs) AS runs, sum(cost_unknown_runs) AS unknown,
     sumIf(runs, outcome = 'accepted') AS accepted,
     ifNull(sum(cost_reported), 0) + ifNull(sum(cost_estimated), 0) AS cost
   FROM rollup
   WHERE workspace = {workspace:String} AND grain = {grain:String} AND runs > 0
     AND ({workflow:String} = '' OR workflow = {workflow:String}) AND ({route:String} = '' OR route = {route:String})
     AND ({release:String} = '' OR release = {release:String}) AND ({model:String} = '' OR model = {model:String})
     AND bucket >= toDateTime({from:Int64}, 'UTC') AND bucket < toDateTime({to:Int64}, 'UTC')
     AND (workflow, bucket, version) IN (
       SELECT workflow, bucket, max(version) FROM rollup
       WHERE workspace = {workspace:String} AND grain = {grain:String} AND ({workflow:String} = '' OR workflow = {workflow:String})
         AND bucket >= toDateTime({from:Int64}, 'UTC') AND bucket < toDateTime({to:Int64}, 'UTC')
       GROUP BY workflow, bucket)
   GROUP BY day ORDER BY day`,
)

/** What was spent from the beginning of a day on, by day: whole days, and of the last one its full hours up to a moment. */
export async function askSpend(
  evidence: Evidence,
  workspace: string,
  zone: string,
  { of, from, to }: { readonly of: SpendOf; readonly from: Micros; readonly to: Micros },
): Promise<SpendDay[]> {
  const today = startOfDay(to, zone)
  const asked = { workflow: '', route: '', release: '', model: '', ...defined(of), zone }
  const whole = { ...asked, grain: dayGrain(zone), from: from / 1e6, to: today / 1e6 }
  const begun = { ...asked, grain: 'hour', from: today / 1e6, to: floorHour(to) / 1e6 }
  return [...(await askDays(evidence, workspace, whole)), ...(await askDays(evidence, workspace, begun))]
}

const defined = (of: SpendOf) => Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))

async function askDays(
  evidence: Evidence,
  workspace: string,
  params: Readonly<Record<string, string | number>>,
): Promise<SpendDay[]> {
  const rows = await evidence.ask<Record<keyof SpendDay, string>>(workspace, spend, params)
  return rows.map(({ day, runs, unknown, accepted, cost }) => ({
    day,
    runs: Number(runs),
    unknown: Number(unknown),
    accepted: Number(accepted),
    cost: plainDecimal(cost),
  }))
}
