import { dayStart, localDay } from '../../base/calendar.ts'
import { say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type Behind, runsBehind } from '../../evidence/runs/behind.ts'
import { askCountedTo } from '../../evidence/runs/changes.ts'
import { askSpend, type SpendDay, spentUntil } from '../../evidence/runs/spend.ts'
import type { Budget } from '../../plan/budget.ts'
import type { Plan } from '../../plan/plan.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import { evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'
import { type BudgetStand, type BudgetState, firstDayOf, isOfTokens, judgeBudget } from './budget.ts'
import { budgetInWords, keepInWords } from './budget-in-words.ts'

export const BUDGETS = 'budget:'

/** One finding is of one budget and one of its periods. */
export const budgetKey = (name: string, { per }: Pick<Budget, 'per'>, { from }: Pick<BudgetStand, 'from'>): string =>
  per === 'accepted case' ? `${BUDGETS}${name}` : `${BUDGETS}${name}:${from}`

type Parts = { readonly state: State; readonly evidence: Evidence }

/** The days of a budget up to a moment, and from when on they were asked for. */
export async function askBudgetDays(
  evidence: Evidence,
  workspace: string,
  budget: Budget,
  { zone, asOf }: { readonly zone: string; readonly asOf: Micros },
): Promise<{ readonly days: SpendDay[]; readonly today: string; readonly from: Micros }> {
  const today = localDay(asOf, zone)
  const from = dayStart(firstDayOf(budget, today), zone)
  const { workflow, route, release, model, integration } = budget
  const of = { workflow, route, release, model, integration }
  const unit = isOfTokens(budget) ? 'tokens' : 'money'
  const days = await askSpend(evidence, workspace, zone, { of, unit, from, to: asOf })
  return { days, today, from }
}

/** How a budget stood at a moment. */
export async function askBudget(
  evidence: Evidence,
  workspace: string,
  budget: Budget,
  when: { readonly zone: string; readonly asOf: Micros },
): Promise<BudgetStand & { readonly asked_from: Micros }> {
  const { days, today, from } = await askBudgetDays(evidence, workspace, budget, when)
  return { ...judgeBudget(budget, days, today), asked_from: from }
}

/** The runs that a budget counts, as of a moment. */
export function behindBudget(
  { workflow, route, release, model, integration }: Budget,
  { from, to }: Pick<BudgetStand, 'from' | 'to'>,
  { zone, asOf }: { readonly zone: string; readonly asOf: Micros },
): Behind {
  const until = Math.min(spentUntil(asOf, zone), dayStart(to, zone))
  return runsBehind({ workflow, route, release, model, integration, from: dayStart(from, zone), to: until })
}

const severityOf: Partial<Record<BudgetState, Noticed['severity']>> = {
  exceeded: 'high',
  likely: 'high',
  even: 'low',
  used: 'low',
}

/**
 * Holds the budgets of the plan against what was spent and what will be: one finding for each and each of its periods, over with the period
 * or when looks find it kept. Nothing is stopped; what the plan wants to happen is told.
 */
export async function watchBudgets(
  { state, evidence }: Parts,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const known = await currentKeys(state.db, workspace, BUDGETS)
  const over = new Set(known)
  const [seen, calm]: [Noticed[], string[]] = [[], []]
  for (const [name, budget] of Object.entries(plan?.budgets ?? {})) {
    if (!plan) continue
    const { asked_from, ...stand } = await askBudget(evidence, workspace, budget, { zone: plan.time_zone, asOf })
    const key = budgetKey(name, budget, stand)
    over.delete(key)
    const severity = severityOf[stand.state]
    if (stand.state === 'kept') calm.push(key)
    const workflow = budget.workflow ?? byRisk(plan)[0]
    if (severity === undefined || workflow === undefined) continue
    const countedTo = await askCountedTo(evidence, workspace, budget.workflow ?? '')
    const asked = { from: asked_from, to: asOf, countedTo }
    seen.push(noticed(name, budget, stand, plan, { ...asked, key, workflow, severity, now }))
  }
  if (seen.length === 0 && known.size === 0) return
  await state.transaction((trx) =>
    recordFindings(trx, workspace, { seen, calm: calm.filter((key) => known.has(key)), over: [...over] }, asOf),
  )
}

type Asked = Pick<Noticed, 'key' | 'workflow' | 'severity'> & {
  readonly from: Micros
  readonly to: Micros
  readonly countedTo: Micros
  readonly now: Micros
}

function noticed(name: string, budget: Budget, stand: BudgetStand, plan: Plan, asked: Asked): Noticed {
  const { key, workflow, severity, from, to, countedTo, now } = asked
  const words = budgetInWords(budget, stand)
  const keep = keepInWords(budget, stand)
  const detail = keep === null ? words.said : say`${words.said} ${keep}`
  return {
    ...{ key, workflow, severity, dimension: 'cost' },
    title: titleOf(name, stand.state),
    detail:
      budget.at_limit === 'alert'
        ? detail
        : say`${detail} The plan wants then: ${budget.at_limit}. Nothing of that is done by itself.`,
    answers: budget.owner ?? plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'budget', name, budget, time_zone: plan.time_zone },
        behind: behindBudget(budget, stand, { zone: plan.time_zone, asOf: to }),
        ...{ from, to, countedTo, ...words },
      },
      now,
    ),
  }
}

function titleOf(name: string, state: BudgetState): string {
  if (state === 'exceeded') return say`Budget ${name} is exceeded`
  if (state === 'likely') return say`Budget ${name} will very likely be exceeded`
  return state === 'used' ? say`Much of budget ${name} is spent` : say`Budget ${name} may be exceeded`
}
