import type { Micros } from '../../base/time.ts'
import { readFacts } from '../../plan/reading.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Row } from '../../store/evidence/packed.ts'
import { question } from '../../store/evidence/question.ts'
import { BY_PLAN, firstSaid, inOrderOfParts } from '../parts.ts'
import { factsOf, type LinesOfRun, rootOf, startedOf } from './assemble.ts'
import { type ByPlan, type PlanReading, type ReadStep, readByPlan, type ToldRun, type ToldStep } from './by-plan.ts'

/** Which rules the plan has for runs of a workflow that began then. */
export type ReadingOf = (workflow: string, started: Micros | null) => PlanReading | undefined

/** So many runs are read at a time at most, and so many bytes of what their steps hold, but one run at least. */
const PAGE = { runs: 100, bytes: 32 * 1024 * 1024 }
/** Of a longer text, and of a run that holds more than that, no rule finds anything in texts: they would fill the memory. */
const LONGEST = { text: 65_536, run: 256 * 1024 * 1024 }

const ROWS = 200

const short = (name: string) => `if(length(${name}) <= ${LONGEST.text}, ${name}, '')`

const sizesOfRuns = question(
  'reading-sizes',
  `SELECT run, sum(length(${short('input')}) + length(${short('output')}) + length(attributes)) AS bytes
   FROM step WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} GROUP BY run`,
)
const stepsTold = question(
  'reading-steps',
  `SELECT run, step, parent, name, status, kind, action, integration, told_kind, told_action, told_integration,
     toUnixTimestamp64Micro(started) AS started, toUnixTimestamp64Micro(ended) AS ended, attributes,
     if(run IN {large:Array(String)}, '', ${short('input')}) AS input, if(run IN {large:Array(String)}, '', ${short('output')}) AS output
   FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)
const runsTold = question(
  'reading-runs',
  `SELECT run, part, toUnixTimestamp64Micro(started) AS started, input, output, labels
   FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND part != '${BY_PLAN}'`,
)
const writesTold = question(
  'reading-writes',
  `SELECT run, step, write, integration, record, fields, toUnixTimestamp64Micro(claimed_at) AS claimed
   FROM write FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

type StepRow = ToldStep & {
  readonly run: string
  readonly told_kind: string
  readonly told_action: string
  readonly told_integration: string
}
type RunRow = ToldRun & { readonly run: string; readonly part: string; readonly started: string | null }
type WriteRow = {
  readonly run: string
  readonly step: string
  readonly write: string
  readonly integration: string
  readonly record: string
  readonly fields: string
  readonly claimed: string | null
}

/** A run as its lines tell it, and what is kept of what rules found in it before. */
export type Told = {
  readonly run: string
  readonly told: ToldRun
  readonly steps: readonly (ToldStep & { readonly now: Pick<StepRow, 'kind' | 'action' | 'integration'> })[]
  readonly writes: readonly WriteRow[]
}

/** Runs as they were told, whatever rules made of them, as many at a time as the memory has room for. */
export async function* askTold(evidence: Evidence, workspace: string, runs: readonly string[]): AsyncIterable<Told[]> {
  for (let first = 0; first < runs.length; first += PAGE.runs) {
    const some = runs.slice(first, first + PAGE.runs)
    const rows = await evidence.ask<{ run: string; bytes: string }>(workspace, sizesOfRuns, { runs: some })
    const bytesOf = new Map(rows.map(({ run, bytes }) => [run, Number(bytes)]))
    let page: string[] = []
    let bytes = 0
    for (const run of some) {
      const own = bytesOf.get(run) ?? 0
      if (page.length > 0 && bytes + own > PAGE.bytes) {
        yield await askPage(evidence, workspace, page, bytesOf)
        page = []
        bytes = 0
      }
      page.push(run)
      bytes += own
    }
    yield await askPage(evidence, workspace, page, bytesOf)
  }
}

async function askPage(
  evidence: Evidence,
  workspace: string,
  runs: readonly string[],
  bytesOf: ReadonlyMap<string, number>,
): Promise<Told[]> {
  const large = runs.filter((run) => (bytesOf.get(run) ?? 0) > LONGEST.run)
  const [steps, lines, writes] = await Promise.all([
    evidence.ask<StepRow>(workspace, stepsTold, { runs, large }),
    evidence.ask<RunRow>(workspace, runsTold, { runs }),
    evidence.ask<WriteRow>(workspace, writesTold, { runs }),
  ])
  const stepsBy = Map.groupBy(steps, ({ run }) => run)
  const linesBy = Map.groupBy(lines, ({ run }) => run)
  const writesBy = Map.groupBy(writes, ({ run }) => run)
  return runs.map((run) => {
    const ofRun = (stepsBy.get(run) ?? []).map((row) => {
      const { kind, action, integration, told_kind, told_action, told_integration } = row
      const told = told_kind === '' ? {} : { kind: told_kind, action: told_action, integration: told_integration }
      const times = { started: micros(row.started), ended: micros(row.ended) }
      return { ...row, ...told, ...times, now: { kind, action, integration } }
    })
    const parts = inOrderOfParts(
      (linesBy.get(run) ?? []).map((one) => ({ ...one, started: micros(one.started) })),
      rootOf(ofRun)?.step,
    )
    const { input = '', output = '', labels = '' } = firstSaid(parts, ['input', 'output', 'labels'])
    return { run, told: { input, output, labels }, steps: ofRun, writes: writesBy.get(run) ?? [] }
  })
}

const micros = (value: number | string | null): Micros | null => (value === null ? null : Number(value))

/**
 * Keeps what the rules of the plan find in runs: as a part of the run that is believed first, as what its steps are, and as claims of
 * writes. Answers the runs of which something is new. What was told stays beside it, so that another rule, or none, may take its place.
 * The part comes first: killed after it, a run is known as one that was read, and is read again.
 */
export async function keepReadings(
  evidence: Evidence,
  workspace: string,
  lines: readonly LinesOfRun[],
  readingOf: ReadingOf,
): Promise<string[]> {
  const wanted = lines.flatMap((one) => {
    const reading = readingOf(factsOf(one.lines, rootOf(one.steps)).workflow, startedOf(one))
    const before = one.lines.find(({ part }) => part === BY_PLAN)
    return reading || before ? [{ run: one.run, reading, before }] : []
  })
  const byRun = new Map(wanted.map((one) => [one.run, one]))
  const changed: string[] = []
  for await (const page of askTold(evidence, workspace, [...byRun.keys()])) {
    const parts: Row[] = []
    const steps: StepChange[] = []
    const writes: Row[] = []
    for (const one of page) {
      const { run } = one
      const { reading, before } = byRun.get(run) ?? {}
      const found = reading ? readByPlan(one.told, one.steps, reading) : NOTHING
      const isPartNew = isNew(found, before)
      const [ofSteps, ofWrites] = [stepsChanged(one, found), writesChanged(one, found)]
      if (!isPartNew && ofSteps.length === 0 && ofWrites.length === 0) continue
      changed.push(run)
      const version = evidence.stamp()
      if (isPartNew) parts.push({ workspace, run, part: BY_PLAN, version, ...found.facts })
      steps.push(...ofSteps)
      writes.push(...ofWrites.map((row) => ({ workspace, run, write: BY_PLAN, version, ...row })))
    }
    await evidence.append('run_line', parts)
    // A row holds all the texts of its step.
    for (let first = 0; first < steps.length; first += ROWS)
      await evidence.append('step', await rowsOf(evidence, workspace, steps.slice(first, first + ROWS)))
    await evidence.append('write', writes)
  }
  return changed
}

const NOTHING: ByPlan = { facts: {}, steps: new Map(), writes: [] }

function isNew({ facts, steps }: ByPlan, before: LinesOfRun['lines'][number] | undefined): boolean {
  if (!before) return steps.size > 0 || Object.keys(facts).length > 0
  return readFacts.some((fact) => (facts[fact] ?? '') !== before[fact])
}

type StepChange = {
  readonly run: string
  readonly step: string
  readonly told: ToldStep
  readonly read: ReadStep | null
}

function stepsChanged({ run, steps }: Told, found: ByPlan): StepChange[] {
  return steps.flatMap((one) => {
    const read = found.steps.get(one.step) ?? null
    const { kind, action, integration } = read ?? one
    const { now } = one
    if (now.kind === kind && now.action === action && now.integration === integration) return []
    return [{ run, step: one.step, told: one, read }]
  })
}

const wholeSteps = question(
  'reading-rows',
  `SELECT formatRowNoNewline('JSONEachRow', * EXCEPT (arrived)) AS row FROM step FINAL
   WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND step IN {steps:Array(String)}`,
)

/** The rows of steps as the rules say. One version newer than what it was made of: what is told again later takes its place. */
async function rowsOf(evidence: Evidence, workspace: string, changes: readonly StepChange[]): Promise<Row[]> {
  const byKey = new Map(changes.map((one) => [JSON.stringify([one.run, one.step]), one]))
  const names = (of: 'run' | 'step') => [...new Set(changes.map((one) => one[of]))]
  const rows = await evidence.ask<{ row: string }>(workspace, wholeSteps, { runs: names('run'), steps: names('step') })
  return rows.flatMap(({ row }) => {
    const columns = JSON.parse(row) as Row
    const change = byKey.get(JSON.stringify([columns.run, columns.step]))
    if (!change) return []
    const { told, read } = change
    const { kind, action, integration } = read ?? told
    const before = read ? told : { kind: '', action: '', integration: '' }
    return [
      {
        ...columns,
        version: String(BigInt(columns.version as string) + 1n),
        ...{ kind, action, integration },
        ...{ told_kind: before.kind, told_action: before.action, told_integration: before.integration },
      },
    ]
  })
}

/** Claims as the rules find them. Where the automation told of a write of the step itself, that is what counts. */
function writesChanged({ steps, writes }: Told, found: ByPlan): Row[] {
  const told = new Set(writes.filter(({ write }) => write !== BY_PLAN).map(({ step }) => step))
  const kept = new Map(writes.filter(({ write }) => write === BY_PLAN).map((one) => [one.step, one]))
  const wanted = new Map(found.writes.filter(({ step }) => !told.has(step)).map((one) => [one.step, one]))
  return steps.flatMap(({ step }): Row[] => {
    const [before, now] = [kept.get(step), wanted.get(step)]
    const fields = now?.fields === undefined ? '' : JSON.stringify(now.fields)
    if (!now) return before === undefined || before.record === '' ? [] : [{ step, record: '' }]
    const { integration, record, claimed } = now
    const isKept =
      before?.record === record &&
      before.integration === integration &&
      before.fields === fields &&
      micros(before.claimed) === claimed
    return isKept ? [] : [{ step, integration, record, fields, claimed_at: claimed }]
  })
}
