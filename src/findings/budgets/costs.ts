import { dayLater, dayStart, localDay, periodOf } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'
import { type Invoice, listInvoices } from '../../evidence/costs/invoices.ts'
import { type Behind, runsBehind } from '../../evidence/runs/behind.ts'
import { askSpend, askSpendOfEach, type SpendDay, spentUntil } from '../../evidence/runs/spend.ts'
import type { Budget } from '../../plan/budget.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Db } from '../../store/state/state.ts'
import type { Finding } from '../finding.ts'
import { unresolvedByKey } from '../list.ts'
import { type BudgetStand, type BudgetState, type Forecast, forecastOf, LEARNT_DAYS, sumOf } from './budget.ts'
import { budgetInWords, keepInWords, limitInWords } from './budget-in-words.ts'
import { askCompared, behindInvoice, type Compared, comparedInWords, INVOICES, invoiceKey } from './invoice.ts'
import { askBudget, BUDGETS, behindBudget, budgetKey } from './watch-budgets.ts'

/** What was found of it and is not over. */
type Found = Pick<Finding, 'id' | 'title'>
type Parts = { readonly db: Db; readonly evidence: Evidence }

/** What runs cost: `cost` is what is known, and more where some of them are unknown. */
export type Cost = {
  readonly cost: string
  readonly runs: number
  readonly unknown_runs: number
  readonly accepted: number
  /** What an accepted one cost, all others included; null where none was accepted. */
  readonly cost_per_accepted: string | null
  readonly behind: Behind
}

export type Costs = {
  /** The month of the calendar so far. */
  readonly month: Cost & { readonly from: string; readonly to: string; readonly forecast: Forecast | null }
  readonly days: readonly SpendDay[]
  readonly workflows: readonly (Cost & { readonly workflow: string })[]
  readonly budgets: readonly (Omit<BudgetStand, 'asked_from'> & {
    readonly name: string
    readonly budget: Budget
    readonly limit_said: string
    readonly said: string
    readonly keep_said: string | null
    readonly finding: Found | null
    readonly behind: Behind
  })[]
}

/** What a workspace, or one workflow of it, costs: the last days, this month and what it will be, and the budgets of the plan. */
export async function askCosts(
  { db, evidence }: Parts,
  workspace: string,
  plan: Plan | undefined,
  { workflow, zone, asOf }: { readonly workflow?: string | undefined; readonly zone: string; readonly asOf: Micros },
): Promise<Costs> {
  const today = localDay(asOf, zone)
  const month = periodOf(today, 'month')
  const first = [month.from, dayLater(today, -LEARNT_DAYS)].sort()[0] ?? today
  const inMonth = (days: readonly SpendDay[], name: string | undefined): Cost => {
    const { cost, runs, unknown_runs, accepted } = sumOf(days.filter(({ day }) => day >= month.from))
    const each = accepted === 0 ? null : cost.div(accepted).toDecimalPlaces(8).toFixed()
    const behind = runsBehind({
      ...(name === undefined ? {} : { workflow: name }),
      from: dayStart(month.from, zone),
      to: spentUntil(asOf, zone),
    })
    return { cost: cost.toFixed(), runs, unknown_runs, accepted, cost_per_accepted: each, behind }
  }
  const days = await askSpend(evidence, workspace, zone, { of: { workflow }, from: dayStart(first, zone), to: asOf })
  const made = forecastOf(days, Number.POSITIVE_INFINITY, { ...month, today })
  const names = Object.keys(plan?.workflows ?? {}).filter((name) => workflow === undefined || name === workflow)
  const thisMonth = { of: { workflow }, from: dayStart(month.from, zone), to: asOf }
  const ofEach = await askSpendOfEach(evidence, workspace, zone, thisMonth)
  const workflows = names.map((name) => ({ workflow: name, ...inMonth(ofEach.get(name) ?? [], name) }))
  const found = await unresolvedByKey(db, workspace, BUDGETS)
  const budgets = []
  for (const [name, budget] of Object.entries(plan?.budgets ?? {})) {
    if (workflow !== undefined && budget.workflow !== workflow) continue
    const { asked_from: _, ...stand } = await askBudget(evidence, workspace, budget, { zone, asOf })
    budgets.push({
      ...{ name, budget, ...stand, said: budgetInWords(budget, stand).said },
      ...{ limit_said: limitInWords(budget), keep_said: keepInWords(budget, stand) },
      finding: found.get(budgetKey(name, budget, stand)) ?? null,
      behind: behindBudget(budget, stand, { zone, asOf }),
    })
  }
  return {
    month: {
      ...inMonth(days, workflow),
      ...month,
      forecast: made && { low: made.low, middle: made.middle, high: made.high },
    },
    days,
    workflows: workflows.filter(({ runs }) => runs > 0),
    budgets: budgets.sort(byUrgency),
  }
}

const worstFirst: readonly BudgetState[] = ['exceeded', 'likely', 'even', 'used', 'unknown', 'open', 'kept']

type Ranked = Pick<Costs['budgets'][number], 'name' | 'budget' | 'state'>

/** What each accepted case costs first, then the worst, then by name. */
const byUrgency = (a: Ranked, b: Ranked): number =>
  Number(b.budget.per === 'accepted case') - Number(a.budget.per === 'accepted case') ||
  worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state) ||
  (a.name < b.name ? -1 : 1)

/** Invoices beside what is known of their months; of the whole workspace, or of one workflow. */
export async function askInvoices(
  { db, evidence }: Parts,
  workspace: string,
  { workflow, zone }: { readonly workflow?: string | undefined; readonly zone: string },
): Promise<
  (Invoice & Compared & { readonly said: string; readonly finding: Found | null; readonly behind: Behind })[]
> {
  const found = await unresolvedByKey(db, workspace, INVOICES)
  const all = []
  for (const invoice of await listInvoices(db, workspace)) {
    if (workflow !== undefined && invoice.workflow !== workflow) continue
    const compared = await askCompared(evidence, workspace, invoice, zone)
    all.push({
      ...{ ...invoice, ...compared, said: comparedInWords(invoice.month, compared).said },
      finding: found.get(invoiceKey(invoice)) ?? null,
      behind: behindInvoice(invoice, zone),
    })
  }
  return all
}
