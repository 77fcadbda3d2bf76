import { type ReadFact, readFacts, type StepKind } from '../../plan/reading.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { type ByPlan, type PlanReading, readByPlan } from './by-plan.ts'
import { askTold, type Told } from './keep-readings.ts'

/** What rules for reading would find in runs that are kept, before they apply: nothing is changed by looking. */
export type ReadingTried = {
  readonly workflow: string
  /** How many runs were looked at: the newest of those the rules hold for. */
  readonly runs: number
  readonly facts: readonly FactTried[]
  readonly steps: readonly StepTried[]
}
export type FactTried = {
  readonly fact: ReadFact
  readonly at: string
  /** In how many runs it is found, how many have one now, and in how many it becomes another. */
  readonly found: number
  readonly now: number
  readonly changed: number
  readonly examples: readonly { readonly run: string; readonly before: string | null; readonly after: string }[]
  /** Where it is found in none: the attributes there are, the commonest first. */
  readonly attributes: readonly string[]
}
export type StepTried = {
  readonly step: string
  readonly steps: number
  readonly runs: number
  /** What they were told as, and what they are by the rule. */
  readonly told: Readonly<Record<string, number>>
  readonly is: readonly StepKind[]
  readonly action: string | null
  /** In how many of them the id of a record is found; null where none is looked for. */
  readonly records: number | null
  readonly examples: readonly { readonly run: string; readonly step: string; readonly record: string | null }[]
  /** Where no step fits: the names there are, the commonest first. */
  readonly names: readonly string[]
}

/** Runs that are looked at; as many as are read at a time. */
const NEWEST = 100
const EXAMPLES = 3
const OFFERED = 12

type RunRow = { readonly run: string } & { readonly [of in ReadFact]: string }

const newest = question(
  'reading-newest',
  `SELECT run, ${readFacts.join(', ')} FROM run FINAL
   WHERE workspace = {workspace:String} AND workflow = {workflow:String}
     AND ({from:Int64} = 0 OR started >= fromUnixTimestamp64Micro({from:Int64}))
   ORDER BY started DESC, run LIMIT {limit:UInt32}`,
)

export async function tryReading(
  evidence: Evidence,
  workspace: string,
  workflow: string,
  reading: PlanReading,
): Promise<ReadingTried> {
  const rows = await evidence.ask<RunRow>(workspace, newest, { workflow, from: reading.from ?? 0, limit: NEWEST })
  const byRun = new Map(rows.map((row) => [row.run, row]))
  const looked: Looked[] = []
  for await (const page of askTold(evidence, workspace, [...byRun.keys()]))
    for (const one of page)
      looked.push({ one, now: byRun.get(one.run) as RunRow, found: readByPlan(one.told, one.steps, reading) })
  return {
    workflow,
    runs: looked.length,
    facts: readFacts.flatMap((fact) => {
      const rule = reading.rules[fact]
      return rule ? [factTried(fact, rule.at, looked)] : []
    }),
    steps: reading.rules.steps.map((_, rule) => stepTried(rule, reading, looked)),
  }
}

type Looked = { readonly one: Told; readonly now: RunRow; readonly found: ByPlan }

function factTried(fact: ReadFact, at: string, looked: readonly Looked[]): FactTried {
  const found = looked.flatMap(({ now, found }) => {
    const after = found.facts[fact]
    return after === undefined ? [] : [{ run: now.run, before: now[fact] || null, after }]
  })
  const names = looked.flatMap(({ one }) => one.steps.flatMap(({ attributes }) => namesIn(attributes)))
  return {
    fact,
    at,
    found: found.length,
    now: looked.filter(({ now }) => now[fact] !== '').length,
    changed: found.filter(({ before, after }) => before !== after).length,
    examples: found.slice(0, EXAMPLES),
    attributes: found.length === 0 ? commonest(names) : [],
  }
}

function stepTried(rule: number, { rules }: PlanReading, looked: readonly Looked[]): StepTried {
  const { step: pattern, action, record } = rules.steps[rule] ?? { step: '' }
  const fits = looked.flatMap(({ one, found }) =>
    one.steps.flatMap((step) => {
      const read = found.steps.get(step.step)
      if (read?.rule !== rule) return []
      const write = found.writes.find((claim) => claim.step === step.step)
      return [{ run: one.run, step, kind: read.kind, record: write?.record ?? null }]
    }),
  )
  const told: Record<string, number> = {}
  for (const { step } of fits) told[step.kind] = (told[step.kind] ?? 0) + 1
  return {
    step: pattern,
    steps: fits.length,
    runs: new Set(fits.map(({ run }) => run)).size,
    told,
    is: [...new Set(fits.map(({ kind }) => kind))],
    action: action ?? null,
    records: record === undefined ? null : fits.filter((one) => one.record !== null).length,
    examples: fits.slice(0, EXAMPLES).map((one) => ({ run: one.run, step: one.step.step, record: one.record })),
    names: fits.length === 0 ? commonest(looked.flatMap(({ one }) => one.steps.map(({ name }) => name))) : [],
  }
}

function namesIn(attributes: string): string[] {
  return attributes === '' ? [] : Object.keys(JSON.parse(attributes) as object)
}

function commonest(names: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, OFFERED)
    .map(([name]) => name)
}
