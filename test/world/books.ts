import type { z } from 'zod'
import { parseTime } from '../../src/base/time.ts'
import type { Line, lineByType, RunLine, StepLine, VerdictLine } from '../../src/evidence/record.ts'
import type { FiguresRow } from '../../src/evidence/runs/figures.ts'
import type { Run } from '../../src/evidence/runs/run.ts'
import type { SpendDay } from '../../src/evidence/runs/spend.ts'
import { dayBegins, dayOf } from './days.ts'
import type { WorldRelease } from './plan.ts'

/**
 * The books: what the figures of a world must be, by plain loops over its lines. Never by our SQL, and without the
 * product's own assembling. What is written here is the specification:
 *
 * - Of lines with one key the newest `sent_at` holds, whole.
 * - A run is there when it has a run line or any step. What the run line says wins over the root step (the step without
 *   a parent: the earliest known start, then the smallest id), the root over the other steps.
 * - A run may be told in parts. When it was and how it ended only its own line and its steps tell; of anything else what the first says
 *   that says it: its own line, the part called after the root step, the other parts by their start (without one the last), then by name.
 * - A run's release is the one it names; else the one that the plan's table names as active for its workflow and mode at
 *   its start (the newest begun by then); else unknown.
 * - One outcome, of the verdicts on the run and on its case: system over person over rule over judge, within one kind
 *   the latest (an unknown time is the earliest; at one moment the greatest id). Where that is an acceptance at a known
 *   time, a reopening known to be later, by whomever, wins; of several the latest.
 * - The model is the one asked most often (of several the first by name). Tools and writes are tool calls. Of tokens,
 *   costs and model calls those count beneath which, up to a tool and within what is nested without a circle, no other has any:
 *   cached and cache-writing tokens are input, reasoning is output.
 * - A cost without a basis is reported. Reported and billed amounts are added apart from estimated ones. A model step
 *   without an amount in the workspace's currency makes the run's cost unknown. Unknown is never zero.
 * - A model step that does not tell both what went in and what came out makes the run's tokens unknown, and so does a step of no kind
 *   that says its cost is unknown. At an integration every step has a cost: one without makes what was spent there unknown.
 * - Times: of the run line, else of the root, else the first start and the last end of any step. An end before the
 *   start is no duration.
 * - As of a moment, runs known to have started then or later are left out.
 * - Figures count the modes live and canary; a run without a mode is live. Asked for days, months or a range (from
 *   inclusive, to exclusive, by the run's start) they leave out runs whose start is unknown. Days and months are those
 *   of the zone. The median is a duration that was: of two middle ones the longer. The 95th percentile lies between the two
 *   nearest durations, in proportion.
 */
export type BookedRun = Run

export type Asked = { by?: string; workflow?: string; from?: number; to?: number; as_of?: number; zone: string }

/** What a workspace was told: its money, its days and, by its plan, the releases. */
export type Rules = { readonly currency: string; readonly zone: string; readonly releases?: readonly WorldRelease[] }

type EligibleLine = z.infer<typeof lineByType.eligible>
type IncidentLine = z.infer<typeof lineByType.incident>
type WriteLine = z.infer<typeof lineByType.write>
type ReadbackLine = z.infer<typeof lineByType.readback>

/** Of lines with one key the newest. */
export type Newest = {
  readonly runLines: ReadonlyMap<string, RunLine>
  /** Lines that tell a part of a run. */
  readonly parts: readonly RunLine[]
  readonly steps: readonly StepLine[]
  readonly verdicts: readonly VerdictLine[]
  readonly eligible: readonly EligibleLine[]
  readonly incidents: readonly IncidentLine[]
  readonly writes: readonly WriteLine[]
  readonly readbacks: readonly ReadbackLine[]
}

export function newestOf(lines: readonly Line[]): Newest {
  const runLines = new Map<string, RunLine>()
  const parts = new Map<string, RunLine>()
  const steps = new Map<string, StepLine>()
  const verdicts = new Map<string, VerdictLine>()
  const eligible = new Map<string, EligibleLine>()
  const incidents = new Map<string, IncidentLine>()
  const writes = new Map<string, WriteLine>()
  const readbacks = new Map<string, ReadbackLine>()
  for (const line of lines) {
    if (line.type === 'run' && line.part === undefined) keepNewest(runLines, line.run, line)
    if (line.type === 'run' && line.part !== undefined) keepNewest(parts, JSON.stringify([line.run, line.part]), line)
    if (line.type === 'step') keepNewest(steps, JSON.stringify([line.run, line.step]), line)
    if (line.type === 'verdict') keepNewest(verdicts, JSON.stringify([line.run, line.case, line.verdict]), line)
    if (line.type === 'eligible')
      keepNewest(eligible, JSON.stringify([line.workflow, line.case_type, line.period]), line)
    if (line.type === 'incident') keepNewest(incidents, line.incident, line)
    if (line.type === 'write') keepNewest(writes, JSON.stringify([line.run, line.step, line.write]), line)
    if (line.type === 'readback')
      keepNewest(readbacks, JSON.stringify([line.run, line.step, line.write, line.readback]), line)
  }
  return {
    runLines,
    parts: [...parts.values()],
    steps: [...steps.values()],
    verdicts: [...verdicts.values()],
    eligible: [...eligible.values()],
    incidents: [...incidents.values()],
    writes: [...writes.values()],
    readbacks: [...readbacks.values()],
  }
}

export function runsOf(lines: readonly Line[], rules: Rules): BookedRun[] {
  const { runLines, parts, steps, verdicts } = newestOf(lines)
  const ids = new Set<string>(runLines.keys())
  for (const part of parts) ids.add(part.run)
  for (const step of steps) ids.add(step.run)
  const booked: BookedRun[] = []
  for (const id of ids) {
    const mine: StepLine[] = []
    for (const step of steps) if (step.run === id) mine.push(step)
    const line = runLines.get(id)
    const facts = factsOf(
      line,
      parts.filter((part) => part.run === id),
      rootOf(mine),
    )
    const said: VerdictLine[] = []
    for (const verdict of verdicts)
      if (verdict.run === id || (verdict.case !== undefined && verdict.case === facts.case)) said.push(verdict)
    booked.push(bookRun(id, { line, facts }, mine, said, rules))
  }
  return booked
}

export function rootOf(steps: readonly StepLine[]): StepLine | undefined {
  let root: StepLine | undefined
  for (const step of steps) {
    if (step.parent !== undefined) continue
    const [mine, best] = [time(step.started) ?? Infinity, root ? (time(root.started) ?? Infinity) : Infinity]
    if (!root || mine < best || (mine === best && step.step < root.step)) root = step
  }
  return root
}

type Facts = Pick<RunLine, 'workflow' | 'case' | 'case_type' | 'route' | 'release' | 'mode' | 'user'>

/** Who and what a run was about: each by the first that says it. */
export function factsOf(line: RunLine | undefined, parts: readonly RunLine[], root: StepLine | undefined): Facts {
  const facts: Record<string, string | undefined> = {}
  for (const name of ['workflow', 'case', 'case_type', 'route', 'release', 'mode', 'user'] as const) {
    let best: RunLine | undefined
    for (const part of parts) {
      if (part[name] === undefined) continue
      if (!best) best = part
      else if (part.part === root?.step) best = part
      else if (best.part !== root?.step) {
        const [mine, its] = [time(part.started) ?? Infinity, time(best.started) ?? Infinity]
        if (mine < its || (mine === its && (part.part ?? '') < (best.part ?? ''))) best = part
      }
    }
    facts[name] = line?.[name] ?? best?.[name]
  }
  return facts
}

function bookRun(
  run: string,
  { line, facts }: { line: RunLine | undefined; facts: Facts },
  steps: StepLine[],
  verdicts: VerdictLine[],
  { currency, zone, releases }: Rules,
): BookedRun {
  const root = rootOf(steps)
  let first: number | null = null
  let last: number | null = null
  let tool_calls = 0
  let tool_errors = 0
  let reported: bigint | null = null
  let estimated: bigint | null = null
  let cost_unknown = false
  let writes = 0
  let tokens_input = 0
  let tokens_output = 0
  let tokens_unknown = false
  const at = new Map<string, { cost: bigint; cost_unknown: boolean; tokens: number; tokens_unknown: boolean }>()
  const isPaid = ({ cost }: StepLine) =>
    cost?.amount !== undefined && (cost.currency ?? currency) === currency && cost.basis !== 'unknown'
  const aboveCalls = aboveSuch(steps, (step) => step.kind === 'model')
  const aboveTokens = aboveSuch(steps, ({ tokens }) => Object.values(tokens ?? {}).some((count) => (count ?? 0) > 0))
  const aboveCosts = aboveSuch(steps, isPaid)
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
    if (step.kind === 'write') writes++
    const { input = 0, cached_input = 0, cache_write = 0, output = 0, reasoning = 0 } = step.tokens ?? {}
    if (!aboveTokens.has(step)) {
      tokens_input += input + cached_input + cache_write
      tokens_output += output + reasoning
    }
    const { amount = 0, basis } = step.cost ?? {}
    const isKnown = isPaid(step)
    const isTold =
      [step.tokens?.input, step.tokens?.cached_input, step.tokens?.cache_write].some((count) => count !== undefined) &&
      [step.tokens?.output, step.tokens?.reasoning].some((count) => count !== undefined)
    const mayAsk = step.kind === 'model' || (step.kind === 'other' && basis === 'unknown' && !aboveTokens.has(step))
    const isDark = mayAsk && !isTold && !aboveCalls.has(step)
    if (isDark) tokens_unknown = true
    if (step.integration !== undefined) {
      const spent = at.get(step.integration) ?? { cost: 0n, cost_unknown: false, tokens: 0, tokens_unknown: false }
      at.set(step.integration, spent)
      if (isKnown && !aboveCosts.has(step)) spent.cost += millionths(amount)
      if (!isKnown && !aboveCosts.has(step) && !aboveCalls.has(step)) spent.cost_unknown = true
      if (!aboveTokens.has(step)) spent.tokens += input + cached_input + cache_write + output + reasoning
      if (isDark) spent.tokens_unknown = true
    }
    const isCounted = isKnown && !aboveCosts.has(step)
    if (isCounted && basis !== 'estimated') reported = (reported ?? 0n) + millionths(amount)
    if (isCounted && basis === 'estimated') estimated = (estimated ?? 0n) + millionths(amount)
    if (aboveCalls.has(step)) continue
    const saysUnknown = basis === 'unknown' && !aboveCosts.has(step)
    if (!isKnown && (step.kind === 'model' || saysUnknown)) cost_unknown = true
    if (step.kind !== 'model') continue
    if (step.model) calls.set(step.model, (calls.get(step.model) ?? 0) + 1)
  }
  let model: string | null = null
  for (const name of [...calls.keys()].sort())
    if (model === null || (calls.get(name) ?? 0) > (calls.get(model) ?? 0)) model = name
  const started = time(line?.started) ?? time(root?.started) ?? first
  const ended = time(line?.ended) ?? time(root?.ended) ?? last
  const mode = facts.mode ?? 'live'
  let planned: string | undefined
  let since = -Infinity
  for (const release of releases ?? []) {
    const begins = release.from.length === 10 ? dayBegins(release.from, zone) : (time(release.from) ?? 0)
    if (release.workflow !== facts.workflow || release.mode !== mode) continue
    if (started === null || begins > started || begins < since) continue
    planned = release.name
    since = begins
  }
  return {
    run,
    workflow: facts.workflow ?? null,
    case: facts.case ?? null,
    case_type: facts.case_type ?? null,
    route: facts.route ?? null,
    release: facts.release ?? planned ?? null,
    release_basis: facts.release !== undefined ? 'sent' : planned !== undefined ? 'plan' : null,
    mode,
    user: facts.user ?? null,
    started,
    ended,
    duration_us: started !== null && ended !== null && ended >= started ? ended - started : null,
    status: line?.status ?? root?.status ?? null,
    root_missing: !line && !root,
    ...outcomeOf(verdicts),
    model,
    steps: steps.length,
    tool_calls,
    tool_errors,
    writes,
    cost_reported: reported === null ? null : decimal(reported),
    cost_estimated: estimated === null ? null : decimal(estimated),
    cost_unknown,
    tokens_input,
    tokens_output,
    tokens_unknown,
    by_integration: [...at.keys()].sort().map((integration) => {
      const { cost = 0n, ...spent } = at.get(integration) ?? {}
      return { integration, cost: decimal(cost), ...spent } as BookedRun['by_integration'][number]
    }),
  }
}

/**
 * What became of a run after it was accepted: when that was by anybody, and by a person or a system (where no time is told, when the run was over),
 * and whenever it was opened again, or said to be wrong after that.
 */
export function fateOf(run: BookedRun, verdicts: readonly VerdictLine[]) {
  const over = run.ended ?? run.started ?? Number.NaN
  const accepted: number[] = []
  const believed: number[] = []
  let isBelieved = false
  const own = verdicts.filter((one) => (one.run === undefined ? one.case === run.case : one.run === run.run))
  for (const { kind, by, at } of own) {
    if (kind !== 'accepted') continue
    const moment = time(at)
    if (moment !== null) accepted.push(moment)
    if (by.kind !== 'person' && by.kind !== 'system') continue
    isBelieved = true
    if (moment !== null) believed.push(moment)
  }
  const from = isBelieved ? (believed.length > 0 ? Math.min(...believed) : over) : null
  const wrong: number[] = []
  for (const { kind, by, at } of own) {
    const moment = time(at)
    if (from === null || moment === null || moment <= from) continue
    if (
      kind === 'reopened' ||
      ((kind === 'corrected' || kind === 'rejected') && ['person', 'system'].includes(by.kind))
    )
      wrong.push(moment)
  }
  return { accepted: accepted.length > 0 ? Math.min(...accepted) : over, believed: from, wrong }
}

/** What became of each write of a run, as it was looked at last: by the time of that, and of one time by the name of the look. */
export function writesOf(run: string, { readbacks }: Newest): ReadbackLine[] {
  const last = new Map<string, ReadbackLine>()
  for (const line of readbacks) {
    if (line.run !== run) continue
    const key = JSON.stringify([line.step, line.write])
    const other = last.get(key)
    const [mine, theirs] = [time(line.observed_at) ?? 0, time(other?.observed_at) ?? 0]
    if (!other || mine > theirs || (mine === theirs && line.readback > other.readback)) last.set(key, line)
  }
  return [...last.values()]
}

/**
 * What a run called, by its steps: how many calls, how many of them were tries again (they say so, or come after a call of the same tool that
 * failed), and how long each took of which that is known, in microseconds.
 */
export function callingOf(run: string, { steps }: Newest): { called: number; retried: number; times: number[] } {
  const calls: (StepLine & { tool: string; at: number })[] = []
  for (const step of steps) {
    if (step.run !== run || (step.kind !== 'tool' && step.kind !== 'write')) continue
    calls.push({ ...step, tool: `${step.integration ?? ''} ${step.name ?? ''}`, at: time(step.started) ?? Infinity })
  }
  calls.sort((a, b) => (a.at === b.at ? (a.step < b.step ? -1 : 1) : a.at - b.at))
  let retried = 0
  const times: number[] = []
  const failed = new Map<string, boolean>()
  for (const { tool, status, attempt, started, ended } of calls) {
    if ((attempt ?? 1) > 1 || failed.get(tool)) retried++
    failed.set(tool, status === 'error')
    const [from, to] = [time(started), time(ended)]
    if (from !== null && to !== null && to >= from) times.push(to - from)
  }
  return { called: calls.length, retried, times }
}

/** The steps that stand above such a step. */
export function aboveSuch(steps: readonly StepLine[], isSuch: (step: StepLine) => boolean): Set<StepLine> {
  const above = new Set<StepLine>()
  for (const step of steps) {
    if (!isSuch(step)) continue
    const way: StepLine[] = []
    let at: StepLine | undefined = step
    let isWithinTool = false
    for (let up = 0; at && up <= steps.length; up++) {
      const { kind, parent }: StepLine = at
      isWithinTool ||= kind === 'tool'
      at = steps.find((one) => one.step === parent)
      if (at && !isWithinTool) way.push(at)
    }
    // A circle has no above and below.
    if (!at) for (const one of way) above.add(one)
  }
  return above
}

function outcomeOf(verdicts: VerdictLine[]): Pick<Run, 'outcome' | 'outcome_by' | 'outcome_at'> {
  for (const kind of ['system', 'person', 'rule', 'judge']) {
    let chosen: VerdictLine | undefined
    for (const verdict of verdicts) if (verdict.by.kind === kind && isLater(verdict, chosen)) chosen = verdict
    if (!chosen) continue
    const acceptedAt = chosen.kind === 'accepted' ? time(chosen.at) : null
    let reopened: VerdictLine | undefined
    if (acceptedAt !== null)
      for (const verdict of verdicts)
        if (verdict.kind === 'reopened' && (time(verdict.at) ?? -Infinity) > acceptedAt && isLater(verdict, reopened))
          reopened = verdict
    const last = reopened ?? chosen
    return { outcome: last.kind, outcome_by: last.by.kind, outcome_at: time(last.at) }
  }
  return { outcome: null, outcome_by: null, outcome_at: null }
}

function isLater(verdict: VerdictLine, other: VerdictLine | undefined): boolean {
  if (!other) return true
  const [mine, best] = [time(verdict.at) ?? -Infinity, time(other.at) ?? -Infinity]
  return mine > best || (mine === best && verdict.verdict > other.verdict)
}

export function figuresOf(runs: readonly BookedRun[], asked: Asked): FiguresRow[] {
  const groups = new Map<string | null, BookedRun[]>()
  const isTimed = asked.from !== undefined || asked.to !== undefined || asked.by === 'day' || asked.by === 'month'
  for (const run of runs) {
    if (run.mode !== 'live' && run.mode !== 'canary') continue
    if (asked.workflow !== undefined && run.workflow !== asked.workflow) continue
    if (isTimed && run.started === null) continue
    if (asked.from !== undefined && (run.started ?? 0) < asked.from) continue
    if (asked.to !== undefined && (run.started ?? 0) >= asked.to) continue
    if (asked.as_of !== undefined && (run.started ?? 0) >= asked.as_of) continue
    const key = groupOf(run, asked)
    const group = groups.get(key)
    if (group) group.push(run)
    else groups.set(key, [run])
  }
  const rows: FiguresRow[] = []
  for (const [group, members] of groups) rows.push({ group, ...countRuns(members) })
  return rows.sort((a, b) => ((a.group ?? '') < (b.group ?? '') ? -1 : 1))
}

function countRuns(runs: readonly BookedRun[]): Omit<FiguresRow, 'group'> {
  const outcomes = { accepted: 0, corrected: 0, rejected: 0, escalated: 0, reopened: 0, untouched: 0 }
  const statuses = { ok: 0, error: 0, exception: 0, handed_over: 0, running: 0 }
  let judged = 0
  let tool_calls = 0
  let tool_errors = 0
  let runs_with_tool_errors = 0
  let reported: bigint | null = null
  let estimated: bigint | null = null
  let cost_unknown_runs = 0
  const durations: number[] = []
  for (const run of runs) {
    if (run.outcome !== null) judged++
    if (run.outcome !== null) outcomes[run.outcome]++
    if (run.status !== null) statuses[run.status]++
    tool_calls += run.tool_calls
    tool_errors += run.tool_errors
    if (run.tool_errors > 0) runs_with_tool_errors++
    if (run.cost_reported !== null) reported = (reported ?? 0n) + millionths(run.cost_reported)
    if (run.cost_estimated !== null) estimated = (estimated ?? 0n) + millionths(run.cost_estimated)
    if (run.cost_unknown) cost_unknown_runs++
    if (run.duration_us !== null) durations.push(run.duration_us)
  }
  durations.sort((a, b) => a - b)
  const middle = durations[Math.floor(durations.length / 2)]
  return {
    runs: runs.length,
    judged,
    ...outcomes,
    handed_over: statuses.handed_over,
    exceptions: statuses.exception,
    errors: statuses.error,
    tool_calls,
    tool_errors,
    runs_with_tool_errors,
    cost_reported: reported === null ? null : decimal(reported),
    cost_estimated: estimated === null ? null : decimal(estimated),
    cost_unknown_runs,
    median_duration_ms: middle === undefined ? null : middle / 1000,
    p95_duration_ms: durations.length === 0 ? null : quantile(durations, 95) / 1000,
  }
}

type Used = { from: number; to: number; zone: string; unit: 'money' | 'tokens'; integration: string | undefined }

/** What runs used by the days on which they began; at an integration by those that called it. */
export function usedByDay(runs: readonly BookedRun[], { from, to, zone, unit, integration }: Used): SpendDay[] {
  const days = new Map<string, { runs: number; unknown: number; accepted: number; used: bigint }>()
  for (const run of runs) {
    if ((run.mode !== 'live' && run.mode !== 'canary') || run.started === null) continue
    if (run.started < from || run.started >= to) continue
    const there = run.by_integration.find((one) => one.integration === integration)
    if (integration !== undefined && !there) continue
    const day = dayOf(run.started, zone)
    const sums = days.get(day) ?? { runs: 0, unknown: 0, accepted: 0, used: 0n }
    days.set(day, sums)
    sums.runs++
    if (run.outcome === 'accepted') sums.accepted++
    const { cost_unknown, tokens_unknown } = there ?? run
    if (unit === 'tokens') {
      if (tokens_unknown) sums.unknown++
      sums.used += millionths(there?.tokens ?? run.tokens_input + run.tokens_output)
      continue
    }
    if (cost_unknown) sums.unknown++
    sums.used += there
      ? millionths(there.cost)
      : millionths(run.cost_reported ?? 0) + millionths(run.cost_estimated ?? 0)
  }
  return [...days.keys()].sort().map((day) => {
    const { used = 0n, runs = 0, unknown = 0, accepted = 0 } = days.get(day) ?? {}
    return { day, runs, unknown, accepted, cost: decimal(used) }
  })
}

/** Of sorted numbers the one below which so many per cent lie, between the two nearest in proportion. */
function quantile(sorted: readonly number[], percent: number): number {
  const hundredths = (sorted.length - 1) * percent
  const below = sorted[Math.floor(hundredths / 100)] ?? 0
  const above = sorted[Math.ceil(hundredths / 100)] ?? below
  return below + ((above - below) * (hundredths % 100)) / 100
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
      return dayOf(run.started ?? 0, zone)
    case 'month':
      return dayOf(run.started ?? 0, zone).slice(0, 7)
    default:
      return null
  }
}

export const time = (text: string | undefined): number | null =>
  text === undefined ? null : (parseTime(text)?.micros ?? null)

/** Only what six decimals hold: anything finer would be added wrongly without a word. */
export const millionths = (amount: string | number): bigint => {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(String(amount)) ?? []
  if (whole === '') throw new RangeError(`The books add amounts of up to six decimals, not ${amount}.`)
  const value = BigInt(whole + fraction.padEnd(6, '0'))
  return sign === '-' ? -value : value
}

/** 300000n -> "0.3": without a zero at the end, as the product spells it. */
export const decimal = (value: bigint): string => {
  const digits = String(value < 0n ? -value : value).padStart(7, '0')
  const fraction = digits.slice(-6).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`
}

function keepNewest<T extends { sent_at?: string | undefined }>(kept: Map<string, T>, key: string, line: T): void {
  const other = kept.get(key)
  if (!other || (time(line.sent_at) ?? 0) > (time(other.sent_at) ?? 0)) kept.set(key, line)
}

/** How many live runs of a workflow began in a time. */
export function runsBegun(runs: readonly BookedRun[], asked: { workflow: string; from: number; to: number }): number {
  let begun = 0
  for (const { workflow, mode, started } of runs) {
    if (workflow !== asked.workflow || mode !== 'live' || started === null) continue
    if (started >= asked.from && started < asked.to) begun++
  }
  return begun
}

/** When the releases of a workflow ran: the days of the first and the last start of runs that are counted. */
export function releaseDaysOf(
  runs: readonly BookedRun[],
  { workflow, zone }: { workflow: string; zone: string },
): { release: string; first: string; last: string }[] {
  const days = new Map<string, string[]>()
  for (const run of runs) {
    if (run.workflow !== workflow || run.release === null || run.started === null) continue
    if (run.mode !== 'live' && run.mode !== 'canary') continue
    days.set(run.release, [...(days.get(run.release) ?? []), dayOf(run.started, zone)].sort())
  }
  const spans = [...days].map(([release, ran]) => ({ release, first: ran[0] ?? '', last: ran.at(-1) ?? '' }))
  return spans.sort((a, b) => (a.first === b.first ? (a.release < b.release ? -1 : 1) : a.first < b.first ? -1 : 1))
}

/**
 * What must have been counted of runs by a moment, by name: those that count, of a workflow, once for each thing that is known of them now. More
 * may have been, of what was known once and is told otherwise since.
 */
export function countedOf(runs: readonly BookedRun[], newest: Newest, now: number): string[] {
  const counted: string[] = []
  for (const run of runs) {
    if (run.workflow === null || (run.mode !== 'live' && run.mode !== 'canary')) continue
    const isPriced = !run.cost_unknown && (run.cost_reported !== null || run.cost_estimated !== null)
    if (run.outcome !== null) counted.push(`outcome of ${run.run}`)
    const { accepted, believed } = fateOf(run, newest.verdicts)
    // Eight days after that, and looked for each hour.
    const isPast = (moment: number) => moment + (8 * 24 + 2) * 3600e6 < now
    const isSettled = isPast(accepted) && isPast(run.outcome_at ?? accepted)
    if (isSettled && (run.outcome === 'accepted' || run.outcome === 'reopened')) counted.push(`reopened of ${run.run}`)
    if (believed !== null && isPast(believed)) counted.push(`escaped of ${run.run}`)
    if (run.status === null || run.status === 'running') continue
    counted.push(`status of ${run.run}`)
    if (run.tool_calls > 0) counted.push(`tool_calls of ${run.run}`)
    const { called, times } = callingOf(run.run, newest)
    if (called > 0) counted.push(`retries of ${run.run}`)
    if (times.length > 0) counted.push(`tool_time of ${run.run}`)
    if (run.duration_us !== null) counted.push(`duration of ${run.run}`)
    if (isPriced) counted.push(`cost of ${run.run}`)
    if (isPriced && run.outcome !== null) counted.push(`unit_cost of ${run.run}`)
  }
  return counted
}

/** The hours in which things came, in their order: how many, the first and the last, and how long none did between two of them. */
export function hoursOf(
  came: readonly number[],
): { hour: number; runs: number; first: number; last: number; longest: number }[] {
  const hours: { hour: number; runs: number; first: number; last: number; longest: number }[] = []
  for (const at of came.toSorted((a, b) => a - b)) {
    const hour = Math.floor(at / 3600e6)
    const now = hours.at(-1)
    if (now?.hour !== hour) hours.push({ hour, runs: 1, first: at, last: at, longest: 0 })
    else {
      now.runs++
      now.longest = Math.max(now.longest, at - now.last)
      now.last = at
    }
  }
  return hours
}
