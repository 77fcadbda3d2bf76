import { Exact } from '../../base/money.ts'
import type { Micros } from '../../base/time.ts'
import { holding } from '../holding.ts'
import { firstSaid, inOrderOfParts } from '../parts.ts'
import type { Run, SpentAt } from './run.ts'

/** The lines of one run as the store keeps them: texts '' and times null where unknown. */
export type RunRow = {
  run: string
  part: string
  workflow: string
  case: string
  case_type: string
  route: string
  release: string
  mode: string
  user: string
  started: Micros | null
  ended: Micros | null
  status: string
}

export type StepRow = {
  run: string
  step: string
  parent: string
  kind: string
  status: string
  model: string
  started: Micros | null
  ended: Micros | null
  cost: string | null
  cost_currency: string
  cost_basis: string
  cost_estimated: string | null
  tokens_input: number
  tokens_output: number
  /** What went in and what came out are both told. */
  tokens_told: boolean
  integration: string
}

export type VerdictRow = {
  run: string
  case: string
  verdict: string
  kind: string
  by_kind: string
  at: Micros | null
}

export type LinesOfRun = {
  run: string
  lines: readonly RunRow[]
  steps: readonly StepRow[]
  verdicts: readonly VerdictRow[]
}

export type AssembleRules = {
  /** Only amounts in the workspace's currency are added; another currency is an unknown amount. */
  readonly currency: string
  /** The plan's table: which release was active for a workflow and mode at a moment. */
  readonly releaseAt?: (workflow: string, mode: string, started: Micros) => string | undefined
}

/**
 * A run's summary from all its lines, in any order: what a `run` line says wins over the root step, the root over the
 * other steps. When it was and how it ended its parts do not tell.
 */
export function assemble(lines: LinesOfRun, rules: AssembleRules): Run {
  const { steps } = lines
  const root = rootOf(steps)
  const line = lines.lines.find(({ part }) => part === '')
  const said = factsOf(lines.lines, root)
  const started = startedOf(lines)
  const ended = line?.ended ?? root?.ended ?? most(steps.map((step) => step.ended ?? step.started))
  const mode = (said.mode || 'live') as Run['mode']
  const workflow = said.workflow || null
  const release = releaseOf(said.release, workflow, mode, started, rules)
  const outcome = outcomeOf(lines.verdicts)
  const tools = steps.filter((step) => step.kind === 'tool' || step.kind === 'write')
  const holdsCalls = holding(steps, isCall)
  const spent = steps.map(spentBy(steps, holdsCalls, rules.currency))
  return {
    run: lines.run,
    workflow,
    case: said.case || null,
    case_type: said.case_type || null,
    route: said.route || null,
    ...release,
    mode,
    user: said.user || null,
    started,
    ended,
    duration_us: started !== null && ended !== null && ended >= started ? ended - started : null,
    status: (line?.status || root?.status || null) as Run['status'],
    root_missing: !line && !root,
    ...outcome,
    model: mostUsed(
      steps.filter((step) => isCall(step) && !holdsCalls.has(step.step) && step.model !== '').map(({ model }) => model),
    ),
    steps: steps.length,
    tool_calls: tools.length,
    tool_errors: tools.filter((step) => step.status === 'error').length,
    writes: steps.filter((step) => step.kind === 'write').length,
    cost_reported: addedUp(spent.map(({ reported }) => reported)),
    cost_estimated: addedUp(spent.map(({ estimated }) => estimated)),
    cost_unknown: spent.some(({ isCostUnknown }) => isCostUnknown),
    tokens_input: spent.reduce((sum, one) => sum + one.tokens_input, 0),
    tokens_output: spent.reduce((sum, one) => sum + one.tokens_output, 0),
    tokens_unknown: spent.some(({ isTokensUnknown }) => isTokensUnknown),
    by_integration: byIntegration(spent),
  }
}

/** When it began: as its own line says, else its root, else the earliest of its steps. */
export function startedOf({ lines, steps }: LinesOfRun): Micros | null {
  const line = lines.find(({ part }) => part === '')
  return line?.started ?? rootOf(steps)?.started ?? least(steps.map((step) => step.started))
}

/** What of a run any of its parts may say. */
const FACTS = ['workflow', 'case', 'case_type', 'route', 'release', 'mode', 'user'] as const

/** Who and what a run was about. */
export const factsOf = (lines: readonly RunRow[], root: StepRow | undefined) =>
  firstSaid(inOrderOfParts(lines, root?.step), FACTS)

/** The step without a parent: the earliest, then the smallest id. */
export function rootOf<S extends Pick<StepRow, 'step' | 'parent' | 'started'>>(steps: readonly S[]): S | undefined {
  return steps.filter(({ parent }) => parent === '').reduce<S | undefined>(earlierRoot, undefined)
}

function earlierRoot<S extends Pick<StepRow, 'step' | 'started'>>(best: S | undefined, step: S): S {
  if (!best) return step
  const [a, b] = [best.started ?? Number.POSITIVE_INFINITY, step.started ?? Number.POSITIVE_INFINITY]
  return b < a || (b === a && step.step < best.step) ? step : best
}

function releaseOf(
  sent: string | undefined,
  workflow: string | null,
  mode: string,
  started: Micros | null,
  rules: AssembleRules,
) {
  if (sent) return { release: sent, release_basis: 'sent' } as const
  const planned = workflow !== null && started !== null ? rules.releaseAt?.(workflow, mode, started) : undefined
  return planned === undefined
    ? { release: null, release_basis: null }
    : ({ release: planned, release_basis: 'plan' } as const)
}

/** Who is believed first: the record system, then a person, a rule, a judge model. */
const authority = ['judge', 'rule', 'person', 'system']

/** One outcome per run: the strongest judge, its latest word; a reopening after acceptance wins over it. */
function outcomeOf(verdicts: readonly VerdictRow[]): Pick<Run, 'outcome' | 'outcome_by' | 'outcome_at'> {
  let best: VerdictRow | undefined
  for (const verdict of verdicts) if (!best || isStronger(verdict, best)) best = verdict
  if (!best) return { outcome: null, outcome_by: null, outcome_at: null }
  const acceptedAt = best.kind === 'accepted' ? best.at : null
  if (acceptedAt !== null) {
    const reopened = verdicts.filter((one) => one.kind === 'reopened' && one.at !== null && one.at > acceptedAt)
    for (const one of reopened) if (best.kind !== 'reopened' || isLater(one, best)) best = one
  }
  return { outcome: best.kind as Run['outcome'], outcome_by: best.by_kind as Run['outcome_by'], outcome_at: best.at }
}

function isStronger(a: VerdictRow, b: VerdictRow): boolean {
  const difference = authority.indexOf(a.by_kind) - authority.indexOf(b.by_kind)
  return difference !== 0 ? difference > 0 : isLater(a, b)
}

function isLater(a: VerdictRow, b: VerdictRow): boolean {
  const [at, bt] = [a.at ?? Number.NEGATIVE_INFINITY, b.at ?? Number.NEGATIVE_INFINITY]
  return at !== bt ? at > bt : a.verdict > b.verdict
}

const isCall = (step: StepRow) => step.kind === 'model'

/** A retrieval that asked a model, by its tokens. */
const isEmbedding = ({ kind, tokens_input }: StepRow) => kind === 'retrieval' && tokens_input > 0

/** What of a run's amounts a step adds. */
type Spent = {
  readonly integration: string
  readonly reported: string | null
  readonly estimated: string | null
  readonly tokens_input: number
  readonly tokens_output: number
  /** The step has a price, which is not known. */
  readonly isCostUnknown: boolean
  readonly isTokensUnknown: boolean
  /** It counts for nothing of its own: what it holds says what it cost. */
  readonly isAbove: boolean
}

/** Of what is nested only the innermost counts: what holds others repeats their amounts, and is no call itself. */
function spentBy(
  steps: readonly StepRow[],
  holdsCalls: ReadonlySet<string>,
  currency: string,
): (step: StepRow) => Spent {
  const isOurs = (step: StepRow) => step.cost_currency === '' || step.cost_currency === currency
  const isReported = (step: StepRow) =>
    step.cost !== null && isOurs(step) && (step.cost_basis === 'billed' || step.cost_basis === 'reported')
  const isGuessed = (step: StepRow) => step.cost_estimated !== null && isOurs(step)
  const hasTokens = (step: StepRow) => step.tokens_input + step.tokens_output > 0
  const holdsCosts = holding(steps, (step) => isReported(step) || isGuessed(step))
  const holdsTokens = holding(steps, hasTokens)
  return (step) => {
    const [counted, guessed] = [isReported(step), isGuessed(step)]
    const [isAboveCalls, isAbove] = [holdsCalls.has(step.step), holdsCosts.has(step.step)]
    const saysUnknown = step.cost_basis === 'unknown'
    // A call has a price, and so has what says that nobody knows its own, such as all that a platform did which tells no cost.
    const isPriced = isCall(step) || ((isEmbedding(step) || saysUnknown) && !isAbove)
    // Such a platform may have asked models, too; a tool whose price nobody knows has not.
    const asksModels = isCall(step) || (saysUnknown && step.kind === 'other' && !holdsTokens.has(step.step))
    const countsTokens = !holdsTokens.has(step.step)
    return {
      integration: step.integration,
      reported: counted && !isAbove ? (step.cost ?? '0') : null,
      // A reported cost beats the estimate: the estimate is kept with the step and not added a second time.
      estimated: !counted && guessed && !isAbove ? step.cost_estimated : null,
      isCostUnknown: isPriced && !isAboveCalls && !counted && !guessed,
      tokens_input: countsTokens ? step.tokens_input : 0,
      tokens_output: countsTokens ? step.tokens_output : 0,
      isTokensUnknown: asksModels && !isAboveCalls && !step.tokens_told,
      isAbove: isAboveCalls || isAbove,
    }
  }
}

const addedUp = (amounts: readonly (string | null)[]): string | null =>
  amounts.reduce<Exact | null>((sum, one) => (one === null ? sum : (sum ?? new Exact(0)).plus(one)), null)?.toFixed() ??
  null

/** At an integration any step has a price: one that tells none makes what was spent there unknown. */
function byIntegration(spent: readonly Spent[]): SpentAt[] {
  const named = Map.groupBy(
    spent.filter(({ integration }) => integration !== ''),
    ({ integration }) => integration,
  )
  const inOrder = [...named].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([integration, ofIt]) => ({
    integration,
    cost: addedUp(ofIt.flatMap(({ reported, estimated }) => [reported, estimated])) ?? '0',
    cost_unknown: ofIt.some(({ reported, estimated, isAbove }) => reported === null && estimated === null && !isAbove),
    tokens: ofIt.reduce((sum, one) => sum + one.tokens_input + one.tokens_output, 0),
    tokens_unknown: ofIt.some(({ isTokensUnknown }) => isTokensUnknown),
  }))
}

function mostUsed(models: readonly string[]): string | null {
  const calls = new Map<string, number>()
  for (const model of models) calls.set(model, (calls.get(model) ?? 0) + 1)
  let best: string | null = null
  for (const [model, count] of calls) {
    const bestCount = best === null ? 0 : (calls.get(best) ?? 0)
    if (count > bestCount || (count === bestCount && best !== null && model < best)) best = model
  }
  return best
}

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null)
const least = (values: readonly (number | null)[]) =>
  known(values).reduce<number | null>((a, b) => (a === null || b < a ? b : a), null)
const most = (values: readonly (number | null)[]) =>
  known(values).reduce<number | null>((a, b) => (a === null || b > a ? b : a), null)
