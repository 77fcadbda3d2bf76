import { dayLater, dayStart, localDay, periodOf } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import { formatTimeForStore, MICROS, type Micros } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Db } from '../../store/state/state.ts'
import type { ExceptionKind } from './occurred.ts'
import { listPatterns, meant, type Pattern, type Standing, stateOn } from './patterns.ts'

export type ExceptionFilter = {
  readonly workflow?: string | undefined
  readonly kind?: ExceptionKind | undefined
  /** Only this pattern, and what turned out to be it. */
  readonly pattern?: number | undefined
  readonly asOf: Micros
  readonly zone: string
  /** What clearing an exception takes, by workflow. */
  readonly plan: Plan | undefined
}

/** A pattern, and how often runs left their path by it. */
export type Recurring = {
  readonly pattern: Pattern
  readonly state: Standing
  readonly kinds: readonly ExceptionKind[]
  readonly workflows: readonly string[]
  /** Cases it happened in, each counted once for each workflow; a run that names none is one of its own. */
  readonly cases: number
  /** Those of the last seven days, and of the seven before. */
  readonly lately: number
  readonly before: number
  /** What clearing those of the last seven days takes by the plan; null where it does not say for one of the workflows. */
  readonly minutes: number | null
  /** What these minutes cost by the price of an hour of work, to the cent, in the plan's currency; null where the plan does not say one of both. */
  readonly cost: string | null
  readonly first: Micros | null
  readonly last: Micros | null
}

/** A case, or a run that names none, in 64 bits: twice as fast as its words, and of five million cases two are taken for one once in a million times. */
const CASE = `cityHash64(case = '', if(case = '', run, case))`
const CASES = `uniqExactIf(${CASE}`

/** Rows name the pattern that was known when they were written; what it turned out to be since is told with the question. */
const counts = question(
  'exceptions-patterns',
  `SELECT transform(pattern, {from:Array(UInt32)}, {into:Array(UInt32)}, pattern) AS id, workflow, arraySort(groupUniqArray(kind)) AS kinds,
     ${CASES}, true) AS cases, ${CASES}, at >= {week:Int64}) AS lately, ${CASES}, at >= {before:Int64} AND at < {week:Int64}) AS earlier,
     min(at) AS first, max(at) AS last
   FROM (SELECT pattern, kind, workflow, case, run, toUnixTimestamp64Micro(started) AS at FROM exception FINAL
     WHERE workspace = {workspace:String} AND pattern > 0 AND (empty({ids:Array(UInt32)}) OR pattern IN {ids:Array(UInt32)})
       AND ({workflow:String} = '' OR workflow = {workflow:String}) AND ({kind:String} = '' OR kind = {kind:String})
       AND (started IS NULL OR started < toDateTime64({as_of:String}, 6, 'UTC'))) AS rows
   GROUP BY id, workflow ORDER BY lately DESC, cases DESC, id, workflow LIMIT 20000`,
)

type Counts = {
  readonly id: number
  readonly workflow: string
  readonly kinds: ExceptionKind[]
  readonly cases: string
  readonly lately: string
  readonly earlier: string
  readonly first: string | null
  readonly last: string | null
}

/** Which pattern each stands for that turned out to be another: never empty, since an engine takes no table without rows. */
export function aliasesOf(patterns: ReadonlyMap<number, Pattern>): { from: number[]; into: number[] } {
  const aliases = [...patterns.values()].filter((one) => one.into !== null)
  return {
    from: [0, ...aliases.map(({ id }) => id)],
    into: [0, ...aliases.map(({ id }) => meant(patterns, id)?.id ?? id)],
  }
}

/** A pattern, and those that turned out to be it: what rows name. */
export const idsOf = (patterns: ReadonlyMap<number, Pattern>, wanted: readonly number[]): number[] =>
  [...patterns.keys()].filter((one) => wanted.includes(meant(patterns, one)?.id ?? 0))

type Parts = { readonly db: Db; readonly evidence: Evidence }

/** Every pattern in which something was gathered, in the order of their ids. */
export async function listRecurring(
  { db, evidence }: Parts,
  workspace: string,
  { workflow, kind, pattern: wanted, asOf, zone, plan }: ExceptionFilter,
): Promise<Recurring[]> {
  const patterns = await listPatterns(db, workspace)
  const ids = wanted === undefined ? [] : idsOf(patterns, [wanted])
  if (wanted !== undefined && ids.length === 0) return []
  const rows = await evidence.ask<Counts>(workspace, counts, {
    ...{ ...aliasesOf(patterns), ids, workflow: workflow ?? '', kind: kind ?? '' },
    ...{ as_of: formatTimeForStore(asOf), week: asOf - 7 * MICROS.d, before: asOf - 14 * MICROS.d },
  })
  const day = localDay(asOf, zone)
  return [...Map.groupBy(rows, ({ id }) => id)]
    .flatMap(([id, of]): Recurring[] => {
      const pattern = patterns.get(id)
      return pattern ? [{ pattern, state: stateOn(pattern, day), ...together(of, plan) }] : []
    })
    .sort((a, b) => a.pattern.id - b.pattern.id)
}

/** What happened by one pattern in each of its workflows, as one. */
function together(of: readonly Counts[], plan: Plan | undefined): Omit<Recurring, 'pattern' | 'state'> {
  const sum = (what: 'cases' | 'lately' | 'earlier') => of.reduce((total, row) => total + Number(row[what]), 0)
  const times = (what: 'first' | 'last') => of.flatMap((row) => (row[what] === null ? [] : [Number(row[what])]))
  const [firsts, lasts] = [times('first'), times('last')]
  const spent = of
    .filter(({ lately }) => Number(lately) > 0)
    .map(({ workflow, lately }) => {
      const { exception_minutes: each, labour_rate } =
        (plan && Object.hasOwn(plan.workflows, workflow) ? plan.workflows[workflow]?.value : undefined) ?? {}
      const [amount = '', currency] = labour_rate?.value.split(' ') ?? []
      const minutes = each && new Exact(each.value).times(lately)
      const cost = minutes && currency === plan?.currency ? minutes.times(amount).div(60) : undefined
      return { minutes, cost }
    })
  const total = (what: 'minutes' | 'cost') =>
    spent.reduce<Exact | undefined>((sum, one) => one[what] && sum?.plus(one[what]), new Exact(0)) ?? null
  return {
    kinds: [...new Set(of.flatMap(({ kinds }) => kinds))].sort(),
    workflows: of.map(({ workflow }) => workflow).sort(),
    ...{ cases: sum('cases'), lately: sum('lately'), before: sum('earlier') },
    minutes: total('minutes')?.round().toNumber() ?? null,
    cost: total('cost')?.toFixed(2) ?? null,
    first: firsts.length === 0 ? null : Math.min(...firsts),
    last: lasts.length === 0 ? null : Math.max(...lasts),
  }
}

/** The orders in which people look at patterns; what is equal stays in the order before. */
export const exceptionOrders = ['cases', 'growth', 'minutes', 'cost'] as const
export type ExceptionOrder = (typeof exceptionOrders)[number]

/** First what happened in most cases lately, what grew most since the week before, what takes people longest, or what costs most by that. */
export function inOrder(found: readonly Recurring[], order: ExceptionOrder): Recurring[] {
  const by: Record<ExceptionOrder, (of: Recurring) => number> = {
    cases: ({ lately }) => lately,
    growth: ({ lately, before }) => lately - before,
    // What is not known comes after what is, and before what takes nothing: equals are in the order of their cases.
    minutes: ({ minutes }) => minutes ?? 0,
    cost: ({ cost }) => Number(cost ?? 0),
  }
  return found.toSorted(
    (a, b) => by[order](b) - by[order](a) || b.lately - a.lately || b.cases - a.cases || a.pattern.id - b.pattern.id,
  )
}

/** Weeks by which it is seen how a pattern goes: the last is the running one. */
export const TREND_WEEKS = 12

const byWeek = question(
  'exceptions-trends',
  `SELECT id, week, uniqExact(workflow, one) AS cases FROM (
     SELECT transform(pattern, {from:Array(UInt32)}, {into:Array(UInt32)}, pattern) AS id, workflow, ${CASE} AS one,
       toString(toMonday(toDate(assumeNotNull(started), {zone:String}))) AS week
     FROM exception FINAL WHERE workspace = {workspace:String} AND pattern IN {ids:Array(UInt32)}
       AND started >= toDateTime64({since:String}, 6, 'UTC') AND started < toDateTime64({as_of:String}, 6, 'UTC')) AS rows
   GROUP BY id, week ORDER BY id, week`,
)

/** In how many cases each of some patterns was in each of the last twelve weeks, from Monday on. */
export async function trendsOf(
  { db, evidence }: Parts,
  workspace: string,
  { patterns: wanted, zone, asOf }: { readonly patterns: readonly number[]; readonly zone: string; asOf: Micros },
): Promise<Map<number, readonly { readonly week: string; readonly cases: number }[]>> {
  const patterns = await listPatterns(db, workspace)
  const monday = periodOf(localDay(asOf, zone), 'week').from
  const weeks = Array.from({ length: TREND_WEEKS }, (_, week) => dayLater(monday, 7 * (week + 1 - TREND_WEEKS)))
  const rows = await evidence.ask<{ id: number; week: string; cases: string }>(workspace, byWeek, {
    ...{ ...aliasesOf(patterns), ids: idsOf(patterns, wanted), zone },
    ...{ since: formatTimeForStore(dayStart(weeks[0] ?? monday, zone)), as_of: formatTimeForStore(asOf) },
  })
  const cases = new Map(rows.map((row) => [`${row.id} ${row.week}`, Number(row.cases)]))
  return new Map(wanted.map((id) => [id, weeks.map((week) => ({ week, cases: cases.get(`${id} ${week}`) ?? 0 }))]))
}
