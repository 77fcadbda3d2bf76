import { listed, say, sayNumber } from '../../base/say.ts'
import { formatTimeForStore, MICROS, type Micros } from '../../base/time.ts'
import { type Cell, concentrationsOf } from '../../statistics/concentration.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Db } from '../../store/state/state.ts'
import { idsOf } from './list.ts'
import { type ExceptionKind, plain } from './occurred.ts'
import { listPatterns } from './patterns.ts'

/** How far back is looked for what a pattern falls on, and how many weeks are shown. */
const DAYS = 28
const WEEKS = 12
const EXAMPLES = 8
const CHARACTERS = 2000

type Week = { readonly week: string; readonly runs: number; readonly of: number }
type Example = {
  readonly run: string
  readonly step: string
  readonly kind: ExceptionKind
  readonly workflow: string
  readonly case_type: string | null
  readonly route: string | null
  readonly release: string | null
  readonly started: Micros | null
  /** What its step says, without characters that a screen would obey; null where it is no message, or is not kept. */
  readonly text: string | null
}

export type Cause = {
  readonly said: string
  /** Of each: which values, the share of the pattern's runs, the share of all runs, and how often it would happen without. */
  readonly named: readonly {
    readonly values: Readonly<Record<string, string>>
    readonly share: number
    readonly of_runs: number
    readonly rate_without: number | null
  }[]
  /** Of all runs of its workflows in the last four weeks: in how many it is, and of how many. */
  readonly runs: number
  readonly of: number
}

export type Look = { readonly weeks: readonly Week[]; readonly cause: Cause; readonly examples: readonly Example[] }

const OF_PATTERN = `workspace = {workspace:String} AND pattern IN {ids:Array(UInt32)}`
const BEFORE = `started < toDateTime64({to:String}, 6, 'UTC')`
const IN_RANGE = `started >= toDateTime64({from:String}, 6, 'UTC') AND ${BEFORE}`
const ALL_RUNS = `workspace = {workspace:String} AND mode IN ('live', 'canary') AND workflow IN {workflows:Array(String)} AND ${IN_RANGE}`

const byWeek = question(
  'exceptions-weeks',
  `SELECT toString(toMonday(toDate(assumeNotNull(started), {zone:String}))) AS week, count() AS of,
     countIf(run IN (SELECT run FROM exception FINAL WHERE ${OF_PATTERN})) AS runs
   FROM run FINAL WHERE ${ALL_RUNS} GROUP BY week ORDER BY week`,
)
const cells = question(
  'exceptions-cells',
  `SELECT workflow, case_type, route, release, model, count() AS exposure,
     countIf(run IN (SELECT run FROM exception FINAL WHERE ${OF_PATTERN})) AS events
   FROM run FINAL WHERE ${ALL_RUNS} GROUP BY workflow, case_type, route, release, model
   ORDER BY events DESC, exposure DESC LIMIT 2000`,
)
const latest = question(
  'exceptions-examples',
  `SELECT run, step, kind, workflow, case_type, route, release, toUnixTimestamp64Micro(started) AS at FROM exception FINAL
   WHERE ${OF_PATTERN} AND (started IS NULL OR ${BEFORE}) ORDER BY started DESC NULLS LAST, run, step LIMIT 1 BY run LIMIT ${EXAMPLES}`,
)
const workflowsOf = question(
  'exceptions-workflows',
  `SELECT DISTINCT workflow FROM exception FINAL WHERE ${OF_PATTERN} AND (started IS NULL OR ${BEFORE}) ORDER BY workflow LIMIT 500`,
)
const texts = question(
  'exceptions-texts',
  `SELECT run, step, substringUTF8(if(error_type = '' OR error_message = '', concat(error_type, error_message), concat(error_type, ': ', error_message)), 1, ${CHARACTERS}) AS text
   FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND step IN {steps:Array(String)} AND status = 'error'`,
)

type Cells = Record<'workflow' | 'case_type' | 'route' | 'release' | 'model' | 'exposure' | 'events', string>
type Latest = Omit<Example, 'started' | 'text'> & { readonly at: string | null }

/** One pattern: its weeks, what it falls on, and where it happened last. */
export async function lookAt(
  { db, evidence }: { readonly db: Db; readonly evidence: Evidence },
  workspace: string,
  { id, zone, asOf }: { readonly id: number; readonly zone: string; readonly asOf: Micros },
): Promise<Look> {
  const patterns = await listPatterns(db, workspace)
  const ids = idsOf(patterns, [id])
  const to = formatTimeForStore(asOf)
  const of = await evidence.ask<{ workflow: string }>(workspace, workflowsOf, { ids, to })
  const asked = { ids, to, zone, workflows: of.map(({ workflow }) => workflow) }
  const since = (days: number) => formatTimeForStore(asOf - days * MICROS.d)
  const [weeks, counted, found] = await Promise.all([
    evidence.ask<Record<'week' | 'runs' | 'of', string>>(workspace, byWeek, { ...asked, from: since(WEEKS * 7) }),
    evidence.ask<Cells>(workspace, cells, { ...asked, from: since(DAYS) }),
    evidence.ask<Latest>(workspace, latest, { ids, to }),
  ])
  const said = await evidence.ask<{ run: string; step: string; text: string }>(workspace, texts, {
    runs: found.map(({ run }) => run),
    steps: found.map(({ step }) => step),
  })
  return {
    weeks: weeks.map(({ week, runs, of: all }) => ({ week, runs: Number(runs), of: Number(all) })),
    cause: causeOf(counted),
    examples: found.map(({ at, ...one }) => ({
      ...one,
      ...{ case_type: one.case_type || null, route: one.route || null, release: one.release || null },
      started: at === null ? null : Number(at),
      text: plain(said.find(({ run, step }) => run === one.run && step === one.step)?.text ?? '') || null,
    })),
  }
}

const factors = ['workflow', 'case_type', 'route', 'release', 'model'] as const

function causeOf(counted: readonly Cells[]): Cause {
  const table = counted.map((row): Cell => {
    // What is not known of a run is no cause, and nothing to look for.
    const values = Object.fromEntries(factors.flatMap((factor) => (row[factor] ? [[factor, row[factor]]] : [])))
    return { values, events: Number(row.events), exposure: Number(row.exposure) }
  })
  const sum = (of: readonly Cell[], what: 'events' | 'exposure') => of.reduce((total, cell) => total + cell[what], 0)
  const [runs, all] = [sum(table, 'events'), sum(table, 'exposure')]
  const named = concentrationsOf(table).named.map(({ values, share, rateWithout }) => ({
    ...{ values, share, rate_without: rateWithout },
    of_runs:
      sum(
        table.filter((cell) => Object.entries(values).every(([factor, value]) => cell.values[factor] === value)),
        'exposure',
      ) / all,
  }))
  return { said: inWords(named, runs, all), named, runs, of: all }
}

function inWords(named: Cause['named'], runs: number, all: number): string {
  if (runs === 0) return say`It did not happen in the last four weeks.`
  const [first, second] = named
  if (!first)
    return say`No single cause stands out: in the last four weeks it happened in ${runs} of ${all} runs, in no place clearly more often than in others.`
  const of = placeInWords(first.values)
  const share = say`In the last four weeks ${percent(first.share)} % of these came from ${of}, which is ${percent(first.of_runs)} % of all runs.`
  const without = first.rate_without
  const parts = [share]
  if (without !== null)
    parts.push(say`Without it, it would be in ${percent(without)} % of runs and not in ${percent(runs / all)} %.`)
  if (second) parts.push(say`Of the rest much comes from ${placeInWords(second.values)}.`)
  return listed(parts, ' ')
}

function placeInWords(values: Readonly<Record<string, string>>): string {
  const words = factors.flatMap((factor) => {
    const value = values[factor]
    return value === undefined ? [] : [inFactor[factor](plain(value))]
  })
  const [first = '', second] = words
  return second === undefined ? first : say`${first} in ${second}`
}

const inFactor: Readonly<Record<(typeof factors)[number], (value: string) => string>> = {
  workflow: (value) => say`workflow ${value}`,
  case_type: (value) => say`case type ${value}`,
  route: (value) => say`route ${value}`,
  release: (value) => say`release ${value}`,
  model: (value) => say`model ${value}`,
}

const percent = (share: number): string =>
  sayNumber(share > 0 && share < 0.095 ? (share * 100).toFixed(1) : (share * 100).toFixed(0))
