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
  `SELECT if({each:Bool}, workflow, '') AS part, toString(toDate(bucket, {zone:String})) AS day, sum(runs) AS runs,
     sum(cost_unknown_runs) AS unknown,
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
   GROUP BY part, day ORDER BY part, day`,
)

type Asked = { readonly of: SpendOf; readonly from: Micros; readonly to: Micros }

/** What was spent from the beginning of a day on, by day: whole days, and of the last one its full hours up to a moment. */
export async function askSpend(evidence: Evidence, workspace: string, zone: string, asked: Asked): Promise<SpendDay[]> {
  return (await askParts(evidence, workspace, zone, { ...asked, each: false })).map(({ part: _, ...day }) => day)
}

/** The same of each workflow that spent something. */
export async function askSpendOfEach(
  evidence: Evidence,
  workspace: string,
  zone: string,
  asked: Asked,
): Promise<Map<string, SpendDay[]>> {
  return Map.groupBy(await askParts(evidence, workspace, zone, { ...asked, each: true }), ({ part }) => part)
}

type Part = SpendDay & { readonly part: string }

async function askParts(
  evidence: Evidence,
  workspace: string,
  zone: string,
  { of, each, from, to }: Asked & { readonly each: boolean },
): Promise<Part[]> {
  const today = startOfDay(to, zone)
  const asked = { workflow: '', route: '', release: '', model: '', ...defined(of), zone, each }
  const whole = { ...asked, grain: dayGrain(zone), from: from / 1e6, to: today / 1e6 }
  const begun = { ...asked, grain: 'hour', from: today / 1e6, to: floorHour(to) / 1e6 }
  const rows: Record<keyof Part, string>[] = []
  for (const params of [whole, begun])
    rows.push(...(await evidence.ask<Record<keyof Part, string>>(workspace, spend, params)))
  return rows.map(({ part, day, runs, unknown, accepted, cost }) => ({
    part,
    day,
    runs: Number(runs),
    unknown: Number(unknown),
    accepted: Number(accepted),
    cost: plainDecimal(cost),
  }))
}

const defined = (of: SpendOf) => Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))
