import { startOfDay } from '../../base/calendar.ts'
import { plainDecimal } from '../../base/money.ts'
import { floorHour, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { dayGrain } from './roll-up.ts'

/** What is counted: money in the workspace's currency, or tokens. */
export type SpendUnit = 'money' | 'tokens'

/** What evidence can tell costs apart by. Of an integration is what single steps used at it, of all else whole runs. */
export type SpendOf = {
  readonly workflow?: string | undefined
  readonly route?: string | undefined
  readonly release?: string | undefined
  readonly model?: string | undefined
  readonly integration?: string | undefined
}

/** What the runs used that began on a day of the workspace's zone. */
export type SpendDay = {
  readonly day: string
  readonly runs: number
  /** Runs with a part that is not known: what they used is more than is counted. */
  readonly unknown: number
  readonly accepted: number
  /** What is known of it, as exact decimal text. */
  readonly cost: string
}

const spend = question(
  'spend-by-day',
  `SELECT if({each:Bool}, workflow, '') AS part, toString(toDate(bucket, {zone:String})) AS day, sum(runs) AS runs,
     if({unit:String} = 'tokens', sum(tokens_unknown_runs), sum(cost_unknown_runs)) AS unknown,
     sumIf(runs, outcome = 'accepted') AS accepted,
     if({unit:String} = 'tokens', toDecimal128(sum(tokens), 18), ifNull(sum(cost_reported), 0) + ifNull(sum(cost_estimated), 0)) AS cost
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

const ofRuns = `workspace = {workspace:String} AND mode IN ('live', 'canary')
     AND ({workflow:String} = '' OR workflow = {workflow:String}) AND ({route:String} = '' OR route = {route:String})
     AND ({release:String} = '' OR release = {release:String}) AND ({model:String} = '' OR model = {model:String})
     AND started >= fromUnixTimestamp64Micro(1000000 * {from:Int64}) AND started < fromUnixTimestamp64Micro(1000000 * {to:Int64})`

/** The same of a day that begins within an hour, as in zones of half hours: no hours add up to what of it is over. */
const spendOfRuns = question(
  'spend-of-runs',
  `SELECT if({each:Bool}, workflow, '') AS part, toString(toDate(started, {zone:String})) AS day, count() AS runs,
     if({unit:String} = 'tokens', countIf(tokens_unknown), countIf(cost_unknown)) AS unknown,
     countIf(outcome = 'accepted') AS accepted,
     if({unit:String} = 'tokens', toDecimal128(sum(tokens_input + tokens_output), 18),
       ifNull(sum(cost_reported), 0) + ifNull(sum(cost_estimated), 0)) AS cost
   FROM run FINAL WHERE ${ofRuns}
   GROUP BY part, day ORDER BY part, day`,
)

/**
 * What was used at an integration by the runs that called it, and as unknown those of which nobody counted what they called. No rollup holds
 * it: of a million runs it takes about a second, and is asked once an hour.
 */
const spendAtIntegration = question(
  'spend-at-integration',
  `SELECT if({each:Bool}, workflow, '') AS part, toString(toDate(started, {zone:String})) AS day, count() AS runs,
     countIf(by_integration = '' OR if({unit:String} = 'tokens', used.tokens_unknown, used.cost_unknown)) AS unknown,
     countIf(outcome = 'accepted') AS accepted,
     if({unit:String} = 'tokens', toDecimal128(sum(used.tokens), 18), sum(toDecimal128OrZero(used.cost, 18))) AS cost
   FROM (
     SELECT workflow, started, outcome, by_integration, arrayFirst(one -> one.integration = {integration:String},
       JSONExtract(by_integration, 'Array(Tuple(integration String, cost String, cost_unknown Bool, tokens UInt64, tokens_unknown Bool))')) AS used
     FROM run FINAL WHERE ${ofRuns})
   WHERE by_integration = '' OR used.integration = {integration:String}
   GROUP BY part, day ORDER BY part, day`,
)

/** Up to when spending is counted as of a moment: of today its full hours. */
export const spentUntil = (asOf: Micros, zone: string): Micros => Math.max(floorHour(asOf), startOfDay(asOf, zone))

type Asked = {
  readonly of: SpendOf
  readonly unit?: SpendUnit
  readonly from: Micros
  readonly to: Micros
}

/** What was spent from the beginning of a day on, by day: whole days, and of the last one its full hours up to a moment. */
export async function askSpend(evidence: Evidence, workspace: string, zone: string, asked: Asked): Promise<SpendDay[]> {
  return (await askParts(evidence, workspace, zone, { ...asked, each: false })).map(({ day }) => day)
}

/** The same of each workflow that spent something. */
export async function askSpendOfEach(
  evidence: Evidence,
  workspace: string,
  zone: string,
  asked: Asked,
): Promise<Map<string, SpendDay[]>> {
  const parts = await askParts(evidence, workspace, zone, { ...asked, each: true })
  const each = Map.groupBy(parts, ({ workflow }) => workflow)
  return new Map([...each].map(([workflow, days]) => [workflow, days.map(({ day }) => day)]))
}

type Row = Record<keyof SpendDay | 'part', string>

async function askParts(
  evidence: Evidence,
  workspace: string,
  zone: string,
  { of, unit = 'money', each, from, to }: Asked & { readonly each: boolean },
): Promise<{ readonly workflow: string; readonly day: SpendDay }[]> {
  const today = startOfDay(to, zone)
  const { integration, ...rest } = of
  const asked = { workflow: '', route: '', release: '', model: '', ...defined(rest), unit, zone, each }
  const whole = { ...asked, grain: dayGrain(zone), from: from / 1e6, to: today / 1e6 }
  const begun = { ...asked, grain: 'hour', from: today / 1e6, to: spentUntil(to, zone) / 1e6 }
  const rows: Row[] = []
  const ofBegun = today === floorHour(today) ? spend : spendOfRuns
  const questions =
    integration === undefined
      ? [[spend, whole] as const, [ofBegun, begun] as const]
      : [[spendAtIntegration, { ...asked, integration, from: from / 1e6, to: spentUntil(to, zone) / 1e6 }] as const]
  for (const [question, params] of questions) rows.push(...(await evidence.ask<Row>(workspace, question, params)))
  return rows.map(({ part, day, runs, unknown, accepted, cost }) => ({
    workflow: part,
    day: {
      ...{ day, runs: Number(runs), unknown: Number(unknown), accepted: Number(accepted) },
      cost: plainDecimal(cost),
    },
  }))
}

const defined = (of: SpendOf) => Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))
