import { localDay } from '../../src/base/calendar.ts'
import { parseTime } from '../../src/base/time.ts'
import type { Line, RunLine, StepLine, VerdictLine } from '../../src/evidence/record.ts'

/**
 * The books: what the figures of a world must be, by plain loops over its lines. Never by our SQL, and without the
 * product's own assembling. What is written here is the specification:
 *
 * - Of lines with one key the newest `sent_at` holds, whole.
 * - A run is there when it has a run line or any step. What the run line says wins over the root step (the step without
 *   a parent: the earliest known start, then the smallest id), the root over the other steps.
 * - One outcome: system over person over rule over judge, within one kind the latest; reopened after acceptance wins.
 * - The model is the one asked most often (of several the first by name). Tools and writes are tool calls.
 * - A cost without a basis is reported. Reported and billed amounts are added apart from estimated ones. A model step
 *   without an amount in the workspace's currency makes the run's cost unknown. Unknown is never zero.
 * - Times: of the run line, else of the root, else the first start and the last end of any step. An end before the
 *   start is no duration.
 * - Figures count the modes live and canary; a run without a mode is live. Asked for days, months or a range (from
 *   inclusive, to exclusive, by the run's start) they leave out runs whose start is unknown.
 */
export type BookedRun = {
  run: string
  workflow: string | null
  case_type: string | null
  route: string | null
  release: string | null
  model: string | null
  mode: string
  started: number | null
  duration_us: number | null
  status: string | null
  root_missing: boolean
  outcome: string | null
  tool_calls: number
  tool_errors: number
  /** Millionths of the currency's unit: whole numbers add up exactly. */
  reported: bigint | null
  estimated: bigint | null
  cost_unknown: boolean
}

export type BookedFigures = {
  group: string | null
  runs: number
  judged: number
  accepted: number
  handed_over: number
  tool_calls: number
  tool_errors: number
  reported: bigint | null
  estimated: bigint | null
  cost_unknown_runs: number
  median_duration_ms: number | null
}

export type Asked = { by?: string; workflow?: string; from?: number; to?: number; zone: string }

export function runsOf(lines: readonly Line[], currency: string): BookedRun[] {
  const runLines = new Map<string, RunLine>()
  const steps = new Map<string, StepLine>()
  const verdicts = new Map<string, VerdictLine>()
  for (const line of lines) {
    if (line.type === 'run') keepNewest(runLines, line.run, line)
    if (line.type === 'step') keepNewest(steps, `${line.run} ${line.step}`, line)
    if (line.type === 'verdict') keepNewest(verdicts, `${line.run ?? ''} ${line.case ?? ''} ${line.verdict}`, line)
  }
  const ids = new Set<string>(runLines.keys())
  for (const step of steps.values()) ids.add(step.run)
  const booked: BookedRun[] = []
  for (const id of ids) {
    const mine: StepLine[] = []
    for (const step of steps.values()) if (step.run === id) mine.push(step)
    const line = runLines.get(id)
    const said: VerdictLine[] = []
    for (const verdict of verdicts.values())
      if (verdict.run === id || (verdict.case !== undefined && verdict.case === line?.case)) said.push(verdict)
    booked.push(bookRun(id, line, mine, said, currency))
  }
  return booked
}

function bookRun(
  run: string,
  line: RunLine | undefined,
  steps: StepLine[],
  verdicts: VerdictLine[],
  currency: string,
): BookedRun {
  let root: StepLine | undefined
  for (const step of steps) {
    if (step.parent !== undefined) continue
    const [mine, best] = [time(step.started) ?? Infinity, root ? (time(root.started) ?? Infinity) : Infinity]
    if (!root || mine < best || (mine === best && step.step < root.step)) root = step
  }
  let first: number | null = null
  let last: number | null = null
  let tool_calls = 0
  let tool_errors = 0
  let reported: bigint | null = null
  let estimated: bigint | null = null
  let cost_unknown = false
  const calls = new Map<string, number>()
  for (const step of steps) {
    const begin = time(step.started)
    const end = time(step.ended) ?? begin
    if (begin !== null && (first === null || begin < first)) first = begin
    if (end !== null && (last === null || end > last)) last = end
    if (step.kind === 'tool' || step.kind === 'write') {
      tool_calls++
      if (step.status === 'error') tool_errors++
    }
    const { amount, currency: paid = currency, basis } = step.cost ?? {}
    const isKnown = amount !== undefined && paid === currency && basis !== 'unknown'
    if (isKnown && basis !== 'estimated') reported = (reported ?? 0n) + millionths(amount)
    if (isKnown && basis === 'estimated') estimated = (estimated ?? 0n) + millionths(amount)
    if (step.kind === 'model' && !isKnown) cost_unknown = true
    if (step.kind === 'model' && step.model) calls.set(step.model, (calls.get(step.model) ?? 0) + 1)
  }
  let model: string | null = null
  for (const name of [...calls.keys()].sort())
    if (model === null || (calls.get(name) ?? 0) > (calls.get(model) ?? 0)) model = name
  const started = time(line?.started) ?? time(root?.started) ?? first
  const ended = time(line?.ended) ?? time(root?.ended) ?? last
  return {
    run,
    workflow: line?.workflow ?? null,
    case_type: line?.case_type ?? null,
    route: line?.route ?? null,
    release: line?.release ?? null,
    model,
    mode: line?.mode ?? 'live',
    started,
    duration_us: started !== null && ended !== null && ended >= started ? ended - started : null,
    status: line?.status ?? root?.status ?? null,
    root_missing: !line && !root,
    outcome: outcomeOf(verdicts),
    tool_calls,
    tool_errors,
    reported,
    estimated,
    cost_unknown,
  }
}

function outcomeOf(verdicts: VerdictLine[]): string | null {
  for (const kind of ['system', 'person', 'rule', 'judge']) {
    let chosen: VerdictLine | undefined
    for (const verdict of verdicts) {
      if (verdict.by.kind !== kind) continue
      const [mine, best] = [time(verdict.at) ?? -Infinity, chosen ? (time(chosen.at) ?? -Infinity) : -Infinity]
      if (!chosen || mine > best || (mine === best && verdict.verdict > chosen.verdict)) chosen = verdict
    }
    if (!chosen) continue
    const at = time(chosen.at)
    if (chosen.kind === 'accepted' && at !== null)
      for (const verdict of verdicts)
        if (verdict.kind === 'reopened' && (time(verdict.at) ?? -Infinity) > at) return 'reopened'
    return chosen.kind
  }
  return null
}

export function figuresOf(runs: readonly BookedRun[], asked: Asked): BookedFigures[] {
  const groups = new Map<string | null, BookedRun[]>()
  const isTimed = asked.from !== undefined || asked.to !== undefined || asked.by === 'day' || asked.by === 'month'
  for (const run of runs) {
    if (run.mode !== 'live' && run.mode !== 'canary') continue
    if (asked.workflow !== undefined && run.workflow !== asked.workflow) continue
    if (isTimed && run.started === null) continue
    if (asked.from !== undefined && (run.started ?? 0) < asked.from) continue
    if (asked.to !== undefined && (run.started ?? 0) >= asked.to) continue
    const key = groupOf(run, asked)
    const group = groups.get(key)
    if (group) group.push(run)
    else groups.set(key, [run])
  }
  const rows: BookedFigures[] = []
  for (const [group, members] of groups) {
    const row: BookedFigures = {
      group,
      runs: 0,
      judged: 0,
      accepted: 0,
      handed_over: 0,
      tool_calls: 0,
      tool_errors: 0,
      reported: null,
      estimated: null,
      cost_unknown_runs: 0,
      median_duration_ms: null,
    }
    const durations: number[] = []
    for (const run of members) {
      row.runs++
      if (run.outcome !== null) row.judged++
      if (run.outcome === 'accepted') row.accepted++
      if (run.status === 'handed_over') row.handed_over++
      row.tool_calls += run.tool_calls
      row.tool_errors += run.tool_errors
      if (run.reported !== null) row.reported = (row.reported ?? 0n) + run.reported
      if (run.estimated !== null) row.estimated = (row.estimated ?? 0n) + run.estimated
      if (run.cost_unknown) row.cost_unknown_runs++
      if (run.duration_us !== null) durations.push(run.duration_us)
    }
    durations.sort((a, b) => a - b)
    // Of two middle ones the longer: a duration that was.
    if (durations.length > 0) row.median_duration_ms = (durations[Math.floor(durations.length / 2)] ?? 0) / 1000
    rows.push(row)
  }
  return rows.sort((a, b) => ((a.group ?? '') < (b.group ?? '') ? -1 : 1))
}

function groupOf(run: BookedRun, { by, zone }: Asked): string | null {
  switch (by) {
    case 'release':
      return run.release
    case 'case_type':
      return run.case_type
    case 'route':
      return run.route
    case 'model':
      return run.model
    case 'workflow':
      return run.workflow
    case 'day':
      return localDay(run.started ?? 0, zone)
    case 'month':
      return localDay(run.started ?? 0, zone).slice(0, 7)
    default:
      return null
  }
}

const time = (text: string | undefined): number | null =>
  text === undefined ? null : (parseTime(text)?.micros ?? null)

const millionths = (amount: string | number): bigint => {
  const [whole = '0', fraction = ''] = String(amount).split('.')
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
}

function keepNewest<T extends { sent_at?: string | undefined }>(kept: Map<string, T>, key: string, line: T): void {
  const other = kept.get(key)
  if (!other || (line.sent_at ?? '') > (other.sent_at ?? '')) kept.set(key, line)
}
