import { dayLater, dayStart, localDay } from '../../base/calendar.ts'
import { listed, say, sayDay, sayNumber } from '../../base/say.ts'
import { floorHour, formatTimeForStore, MICROS, type Micros } from '../../base/time.ts'
import { askCountedTo } from '../../evidence/runs/changes.ts'
import { askSpend } from '../../evidence/runs/spend.ts'
import type { Plan } from '../../plan/plan.ts'
import { holdsAt, listStops } from '../../plan/stops.ts'
import { planAt } from '../../plan/versions.ts'
import { type EventDay, GROWTH_DAYS, type Growth, growthOf } from '../../statistics/growth.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Db, State } from '../../store/state/state.ts'
import { causeOf, causesAt } from '../explained/causes.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'
import { growthShares } from '../watches/subjects.ts'
import { aliasesOf } from './list.ts'
import { listPatterns, type Pattern, stateOn } from './patterns.ts'

type Parts = { readonly db: Db; readonly evidence: Evidence }
type Moments = { readonly asOf: Micros; readonly now: Micros }

/** Fewer runs are no growth, whatever was before. */
const LEAST = 3
/** Problems of a workflow that are looked at, those in most runs of the last two weeks; and those that one finding names. */
const [LOOKED_AT, NAMED] = [200, 3]

const PREFIX = 'growth:'
const growthKey = (workflow: string): string => `${PREFIX}${workflow}`

/** In how many runs of each workflow each pattern was: on each day, of those that are in enough runs lately. */
const byDay = question(
  'exceptions-days',
  `SELECT workflow, id, toString(day) AS day, uniqExact(run) AS events FROM (
     SELECT workflow, run, toDate(assumeNotNull(started), {zone:String}) AS day,
       transform(pattern, {from:Array(UInt32)}, {into:Array(UInt32)}, pattern) AS id
     FROM exception FINAL WHERE workspace = {workspace:String} AND pattern > 0 AND workflow IN {workflows:Array(String)}
       AND run NOT IN {without:Array(String)}
       AND started >= toDateTime64({since:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')) AS rows
   WHERE (workflow, id) IN (
     SELECT workflow, id FROM (
       SELECT workflow, run, transform(pattern, {from:Array(UInt32)}, {into:Array(UInt32)}, pattern) AS id
       FROM exception FINAL WHERE workspace = {workspace:String} AND pattern > 0 AND workflow IN {workflows:Array(String)}
       AND run NOT IN {without:Array(String)}
         AND started >= toDateTime64({lately:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')) AS recent
     GROUP BY workflow, id HAVING uniqExact(run) >= ${LEAST} ORDER BY uniqExact(run) DESC, id LIMIT ${LOOKED_AT} BY workflow)
   GROUP BY workflow, id, day ORDER BY workflow, id, day`,
)
/** How many patterns of each workflow there are to grow. */
const among = question(
  'exceptions-among',
  `SELECT workflow, uniqExact(transform(pattern, {from:Array(UInt32)}, {into:Array(UInt32)}, pattern)) AS patterns
   FROM exception FINAL WHERE workspace = {workspace:String} AND pattern > 0 AND workflow IN {workflows:Array(String)}
     AND started >= toDateTime64({since:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')
   GROUP BY workflow`,
)

/** With what a finding was made: of which patterns it tells, how many there were to grow, and the false alarms a year of all of them. */
export type GrowthTerms = {
  readonly time_zone: string
  readonly patterns: readonly number[]
  readonly among: number
  readonly alarms_a_year: number
}

type Grown = { readonly pattern: Pattern; readonly growth: Growth }

/**
 * Finds the workflows in which recurring problems grow: one finding a workflow, since one cause may make several. All problems of a workflow share
 * its false alarms. Not told: what people work on or live with, and of a workflow that they say stands still.
 */
export async function watchGrowth(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  { asOf, now }: Moments,
): Promise<void> {
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  if (!plan) return
  const current = await currentKeys(state.db, workspace, PREFIX)
  const patterns = await listPatterns(state.db, workspace)
  if (patterns.size === 0) return
  const day = localDay(asOf, plan.time_zone)
  const stops = (await listStops(state.db, workspace)).filter((one) => holdsAt(one, asOf))
  const still = new Set(stops.map((one) => growthKey(one.workflow)))
  const shares = growthShares(plan)
  const parts = { db: state.db, evidence }
  const counted = await askAmong(parts, workspace, patterns, {
    workflows: [...shares.keys()],
    zone: plan.time_zone,
    asOf,
  })
  const grown = await askGrown(parts, workspace, patterns, {
    workflows: [...counted.keys()],
    zone: plan.time_zone,
    asOf,
  })
  const causes = await causesAt({ state, evidence }, workspace, asOf)
  const seen: Noticed[] = []
  for (const [workflow, found] of grown) {
    if (still.has(growthKey(workflow))) continue
    const [alarms, all] = [shares.get(workflow) ?? 0, counted.get(workflow) ?? 1]
    const told = found.filter(
      ({ pattern, growth }) => isGrown(growth, all, alarms) && !['working', 'accepted'].includes(stateOn(pattern, day)),
    )
    if (told.length === 0) continue
    const terms = {
      time_zone: plan.time_zone,
      patterns: told.map(({ pattern }) => pattern.id),
      among: all,
      alarms_a_year: alarms,
    }
    const countedTo = await askCountedTo(evidence, workspace, workflow)
    const isOffWithout = (failed: ReadonlySet<string>) =>
      growsWithout(parts, workspace, terms, { workflow, to: asOf }, failed)
    const isNew = !current.has(growthKey(workflow))
    const explained_by = isNew ? await causeOf(causes, asOf, isOffWithout) : null
    seen.push({ ...noticed(plan, workflow, told, terms, { asOf, now, countedTo }), explained_by })
  }
  // What is open of a workflow that stands still stays so.
  const calm = [...current].filter((key) => !still.has(key) && !seen.some((one) => one.key === key))
  if (seen.length === 0 && calm.length === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm }, asOf))
}

/** The evidence by which one of so many problems grows, once in 1 / alarms years by chance alone: a look a day. */
const neededOf = (problems: number, alarmsAYear: number): number => (365 * problems) / alarmsAYear

/** In enough runs, rarer than chance would have it, and not over already. */
const isGrown = ({ events, lately, evidence }: Growth, problems: number, alarmsAYear: number): boolean =>
  events >= LEAST && lately > 0 && evidence >= neededOf(problems, alarmsAYear)

/** The question of a finding, asked again of the same problems. */
export async function askGrowth(
  { db, evidence }: Parts,
  workspace: string,
  { time_zone: zone, patterns: wanted, among: all, alarms_a_year }: GrowthTerms,
  { workflow, to }: { readonly workflow: string; readonly to: Micros },
): Promise<Answer> {
  const patterns = await listPatterns(db, workspace)
  const grown = await askGrown({ db, evidence }, workspace, patterns, { workflows: [workflow], zone, asOf: to })
  const found = (grown.get(workflow) ?? []).filter(({ pattern }) => wanted.includes(pattern.id))
  return growthInWords(found, { among: all, alarms_a_year })
}

/** Whether any of the problems of a finding grows, had it not been in some runs. */
export async function growsWithout(
  { db, evidence }: Parts,
  workspace: string,
  { time_zone: zone, patterns: wanted, among: all, alarms_a_year }: GrowthTerms,
  { workflow, to }: { readonly workflow: string; readonly to: Micros },
  without: ReadonlySet<string>,
): Promise<boolean> {
  const patterns = await listPatterns(db, workspace)
  const asked = { workflows: [workflow], zone, asOf: to, without }
  const grown = (await askGrown({ db, evidence }, workspace, patterns, asked)).get(workflow) ?? []
  return grown.some(({ pattern, growth }) => wanted.includes(pattern.id) && isGrown(growth, all, alarms_a_year))
}

type Asked = {
  readonly workflows: readonly string[]
  readonly zone: string
  readonly asOf: Micros
  /** As if they had not been in these runs. */
  readonly without?: ReadonlySet<string>
}

/** The first moment that is looked at, and the last: full hours, as figures are. */
function rangeOf({ zone, asOf }: Pick<Asked, 'zone' | 'asOf'>) {
  const to = floorHour(asOf)
  const today = localDay(to, zone)
  return { today, to, since: dayStart(dayLater(today, 1 - GROWTH_DAYS), zone), lately: to - 14 * MICROS.d }
}

async function askAmong(
  { evidence }: Parts,
  workspace: string,
  patterns: ReadonlyMap<number, Pattern>,
  asked: Asked,
): Promise<Map<string, number>> {
  const { since, to } = rangeOf(asked)
  const range = { since: formatTimeForStore(since), to: formatTimeForStore(to) }
  const rows = await evidence.ask<{ workflow: string; patterns: string }>(workspace, among, {
    ...{ ...aliasesOf(patterns), workflows: [...asked.workflows], ...range },
  })
  return new Map(rows.map((row) => [row.workflow, Number(row.patterns)]))
}

/** How each problem of some workflows that is in enough runs lately stands to its past, what grew most first. */
async function askGrown(
  { evidence }: Parts,
  workspace: string,
  patterns: ReadonlyMap<number, Pattern>,
  asked: Asked,
): Promise<Map<string, Grown[]>> {
  const { workflows, zone, without = [] } = asked
  if (workflows.length === 0) return new Map()
  const { today, since, lately, to } = rangeOf(asked)
  const rows = await evidence.ask<{ workflow: string; id: number; day: string; events: string }>(workspace, byDay, {
    ...{ ...aliasesOf(patterns), workflows: [...workflows], zone, without: [...without] },
    ...{ since: formatTimeForStore(since), lately: formatTimeForStore(lately), to: formatTimeForStore(to) },
  })
  const grown = new Map<string, Grown[]>()
  for (const [workflow, ofIt] of Map.groupBy(rows, (row) => row.workflow)) {
    const runs = await askSpend(evidence, workspace, zone, { of: { workflow }, from: since, to })
    const all = runsByDay(runs)
    const found = [...Map.groupBy(ofIt, ({ id }) => id)].flatMap(([id, days]): Grown[] => {
      const [pattern, growth] = [patterns.get(id), growthAt(eventsByDay(days), all, numberOf(today))]
      return pattern && growth ? [{ pattern, growth }] : []
    })
    grown.set(
      workflow,
      found.sort((a, b) => b.growth.evidence - a.growth.evidence || a.pattern.id - b.pattern.id),
    )
  }
  return grown
}

type ByDay = ReadonlyMap<number, number>

const eventsByDay = (days: readonly { readonly day: string; readonly events: string }[]): ByDay =>
  new Map(days.map(({ day, events }) => [numberOf(day), Number(events)]))
const runsByDay = (days: readonly { readonly day: string; readonly runs: number }[]): ByDay =>
  new Map(days.map(({ day, runs }) => [numberOf(day), runs]))
const daysTo = (today: number): number[] => Array.from({ length: GROWTH_DAYS }, (_, back) => today - back)

/** How a problem stands on a day, by the days that it is held against. */
const growthAt = (events: ByDay, runs: ByDay, today: number): Growth | undefined =>
  growthOf(
    daysTo(today).map((day): EventDay => {
      const had = events.get(day) ?? 0
      // What was gathered a moment later than runs were added up is in some of them.
      return { day, events: had, runs: Math.max(had, runs.get(day) ?? 0) }
    }),
    today,
  )

const numberOf = (day: string): number => Date.parse(day) / 86_400_000
const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)

const called = ({ id, name, template, about }: Pattern): string =>
  (name ?? (template || about)).slice(0, 200) || String(id)

const titleOf = (grown: readonly Grown[]): string => {
  const most = grown[0] ? called(grown[0].pattern) : ''
  return grown.length === 1
    ? say`A recurring problem grows: ${most}`
    : say`${grown.length} recurring problems grow, most of all ${most}`
}

const many = (count: number): string => sayNumber(String(count))

function growthInWords(grown: readonly Grown[], terms: Pick<GrowthTerms, 'among' | 'alarms_a_year'>): Answer {
  const [first] = grown
  if (!first) return { said: say`None of them is in more runs than before.`, answer: null }
  const each = grown.slice(0, NAMED).map(({ pattern, growth: { since, events, runs, past } }) => {
    const now = say`${called(pattern)}: in ${many(events)} of ${many(runs)} runs since ${sayDay(dayOf(since))}`
    return past.events === 0
      ? say`${now}; before, in none of ${many(past.runs)}.`
      : say`${now}; before, in ${many(past.events)} of ${many(past.runs)}.`
  })
  const more = grown.length - each.length
  if (more > 0) each.push(say`So it is with ${more} more.`)
  const years = Math.floor(first.growth.evidence / (365 * terms.among))
  each.push(
    years >= 1000
      ? say`By chance alone a problem of this workflow would grow like this less than once in a thousand years.`
      : say`By chance alone a problem of this workflow would grow like this once in ${years} years, or more seldom.`,
  )
  return {
    said: listed(each, ' '),
    answer: {
      needed: neededOf(terms.among, terms.alarms_a_year),
      problems: grown.map(({ pattern: { id }, growth: { past, ...growth } }) => ({
        ...{ pattern: id, ...growth, since: dayOf(growth.since) },
        ...{ events_before: past.events, runs_before: past.runs },
      })),
    },
  }
}

function noticed(
  plan: Plan,
  workflow: string,
  told: readonly Grown[],
  terms: GrowthTerms,
  { asOf, now, countedTo }: Moments & { readonly countedTo: Micros },
): Noticed {
  const first = told[0] as Grown
  const covered = plan.workflows[workflow]
  const answer = growthInWords(told, terms)
  const { id, owner } = first.pattern
  const query = new URLSearchParams({ workflow, order: 'growth' })
  return {
    key: growthKey(workflow),
    workflow,
    dimension: 'exceptions',
    severity: covered?.risk === 'high' ? 'high' : 'medium',
    title: titleOf(told),
    detail: answer.said,
    answers: (told.length === 1 ? owner : null) ?? covered?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'growth', ...terms, patterns: [...terms.patterns] },
        behind:
          told.length === 1
            ? { url: `/api/v1/exceptions/${id}`, command: `aftercare exceptions ${id}` }
            : {
                url: `/api/v1/exceptions?${query}`,
                command: `aftercare exceptions --workflow ${workflow} --order growth`,
              },
        // What arrives of any day that it rests on may change it.
        ...{ from: rangeOf({ zone: plan.time_zone, asOf }).since, to: asOf, countedTo, ...answer },
      },
      now,
    ),
  }
}

/** Every day of a workflow on which each of its patterns was in some runs. */
const allDays = question(
  'exceptions-all-days',
  `SELECT transform(pattern, {from:Array(UInt32)}, {into:Array(UInt32)}, pattern) AS id, toString(toDate(assumeNotNull(started), {zone:String})) AS day,
     uniqExact(run) AS events
   FROM exception FINAL WHERE workspace = {workspace:String} AND pattern > 0 AND workflow = {workflow:String}
     AND started >= toDateTime64({since:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')
   GROUP BY id, day ORDER BY day, id LIMIT 200000`,
)

/** Problems that would have been told to grow, by the end of a day, or that none does any more. */
export type GrowthTold = {
  readonly kind: 'growth'
  readonly isOver: boolean
  readonly at: Micros
  readonly since: Micros
  /** The one that grew most. */
  readonly pattern: number
  readonly about: string
  readonly title: string
  readonly said: string
  /** How seldom chance alone would tell it, and how seldom it has to be: years. Null of what is over. */
  readonly evidence: number | null
  readonly needed: number | null
}

/** What would have been told of the problems of a workflow, looked at when each day was over. */
export async function askGrowths(
  { db, evidence }: Parts,
  workspace: string,
  asked: { workflow: string; zone: string; from: Micros; to: Micros; alarmsAYear: number },
): Promise<GrowthTold[]> {
  const { workflow, zone, from, to, alarmsAYear } = asked
  const patterns = await listPatterns(db, workspace)
  const since = dayStart(localDay(from, zone), zone)
  const [rows, runs] = await Promise.all([
    evidence.ask<{ id: number; day: string; events: string }>(workspace, allDays, {
      ...{ ...aliasesOf(patterns), workflow, zone },
      ...{ since: formatTimeForStore(since), to: formatTimeForStore(to) },
    }),
    askSpend(evidence, workspace, zone, { of: { workflow }, from: since, to }),
  ])
  const daysOf = new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, days]) => [id, eventsByDay(days)]))
  const runsOf = runsByDay(runs)
  const told: GrowthTold[] = []
  let open: GrowthTold | undefined
  for (let today = numberOf(localDay(since, zone)); today <= numberOf(localDay(to, zone)); today++) {
    const active = [...daysOf].filter(([, events]) => daysTo(today).some((day) => events.has(day)))
    const terms = { among: active.length, alarms_a_year: alarmsAYear }
    const grown = active
      .flatMap(([id, events]): Grown[] => {
        const [pattern, growth] = [patterns.get(id), growthAt(events, runsOf, today)]
        return pattern && growth && isGrown(growth, active.length, alarmsAYear) ? [{ pattern, growth }] : []
      })
      .sort((a, b) => b.growth.evidence - a.growth.evidence || a.pattern.id - b.pattern.id)
    const [first] = grown
    const at = Math.min(to, dayStart(dayOf(today + 1), zone))
    if (first && !open) {
      open = {
        ...{ kind: 'growth', isOver: false, at, since: dayStart(dayOf(first.growth.since), zone) },
        ...{ pattern: first.pattern.id, about: called(first.pattern), title: titleOf(grown) },
        said: growthInWords(grown, terms).said,
        ...{ evidence: first.growth.evidence / (365 * active.length), needed: 1 / alarmsAYear },
      }
      told.push(open)
    } else if (!first && open) {
      const over = { isOver: true, at, title: say`No recurring problem grows any more`, evidence: null, needed: null }
      told.push({ ...open, ...over, said: say`As often as before, or as usual by now.` })
      open = undefined
    }
  }
  return told
}
