import { say, sayMoney } from '../../base/say.ts'
import { MICROS, type Micros } from '../../base/time.ts'
import { askOutside, askUsual, type Lines, type Outside, type Usual } from '../../evidence/runs/runaways.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Answer } from '../finding.ts'

/** A run above so many times of what 99 of 100 of its kind stay below is far outside of it. */
const TIMES = 5
/** Of fewer runs nobody can tell what 99 of 100 do. */
const ENOUGH = 200
/** Below these no run does harm, whatever its kind does: steps, and units of the plan's currency. */
export const LEAST: { readonly steps: number; readonly cost: number } = { steps: 50, cost: 1 }
/** What is usual is learnt from so many days, and runs are looked at that began within as many. */
const USUAL_DAYS = 56
export const LOOKED_DAYS = 30
/** So many of them are named. */
const NAMED = 50

/** Above what a run is far outside of its kind; null where too few runs tell what is usual. */
export function linesOf(usual: Usual | undefined): Lines {
  const line = (runs: number, value: number, least: number) => (runs < ENOUGH ? null : Math.max(TIMES * value, least))
  return usual
    ? { steps: line(usual.runs, usual.steps, LEAST.steps), cost: line(usual.priced, usual.cost, LEAST.cost) }
    : { steps: null, cost: null }
}

/** The runs of a kind that are far outside of it. */
export type Runaway = {
  readonly case_type: string
  readonly usual: Usual | null
  readonly lines: Lines
  readonly all: number
  readonly runs: readonly Outside[]
}

/** The days that are asked about, as of a moment: whole ones before it, so that what is usual is the same all day. */
export const timesOf = (asOf: Micros) => ({
  from: Math.floor(asOf / MICROS.d) * MICROS.d - USUAL_DAYS * MICROS.d,
  to: asOf,
})

type Range = { readonly workflow: string; readonly from: Micros; readonly to: Micros }

/** What is usual for the kinds of a workflow. */
export const askUsualOf = (evidence: Evidence, workspace: string, { workflow, from }: Range) =>
  askUsual(evidence, workspace, { workflow, from, to: from + USUAL_DAYS * MICROS.d })

/** Which runs of one kind are far outside of it. */
export async function askRunaway(
  evidence: Evidence,
  workspace: string,
  range: Range,
  case_type: string,
  known?: ReadonlyMap<string, Usual>,
): Promise<Runaway> {
  const usual = (known ?? (await askUsualOf(evidence, workspace, range))).get(case_type)
  const lines = linesOf(usual)
  const time = { from: range.to - LOOKED_DAYS * MICROS.d, to: range.to, limit: NAMED }
  const isKnown = lines.steps !== null || lines.cost !== null
  const { all, latest } = isKnown
    ? await askOutside(evidence, workspace, { workflow: range.workflow, case_type }, lines, time)
    : { all: 0, latest: [] }
  return { case_type, usual: usual ?? null, lines, all, runs: latest }
}

/** Whether money is what is off; else steps are. */
export const isCostly = ({ lines, runs }: Pick<Runaway, 'lines' | 'runs'>): boolean =>
  lines.cost !== null && runs.some(({ cost }) => cost > (lines.cost as number))

export function runawayInWords(runaway: Runaway, currency: string): Answer {
  const { usual, all, runs } = runaway
  const answer = { ...runaway }
  if (usual === null || runs.length === 0) return { said: say`No run is far outside of its kind.`, answer: null }
  const many =
    all === 1 ? say`One run was so in ${LOOKED_DAYS} days.` : say`${all} runs were so in ${LOOKED_DAYS} days.`
  if (isCostly(runaway)) {
    const worst = runs.reduce((a, b) => (b.cost > a.cost ? b : a))
    const said = say`Run ${worst.run} cost at least ${money(worst.cost, currency)}; 99 of 100 runs of its kind cost ${money(usual.cost, currency)} or less. ${many}`
    return { said, answer }
  }
  const worst = runs.reduce((a, b) => (b.steps > a.steps ? b : a))
  const said = say`Run ${worst.run} took ${worst.steps} steps; 99 of 100 runs of its kind take ${usual.steps} or fewer. ${many}`
  return { said, answer }
}

/** Two decimals, or as many as a small amount needs. */
const money = (amount: number, currency: string): string =>
  sayMoney(amount >= 1 || amount === 0 ? amount.toFixed(2) : small(amount), currency)
const small = (amount: number): string => amount.toFixed(Math.min(8, 1 - Math.floor(Math.log10(amount))))
