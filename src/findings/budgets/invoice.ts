import { dayStart, periodOf } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import { say, sayMoney, sayMonth, sayNumber } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import { type Invoice, listInvoices } from '../../evidence/costs/invoices.ts'
import { type Behind, runsBehind } from '../../evidence/runs/behind.ts'
import { askCountedTo } from '../../evidence/runs/changes.ts'
import { askSpend } from '../../evidence/runs/spend.ts'
import type { Plan } from '../../plan/plan.ts'
import { planAt } from '../../plan/versions.ts'
import { byRisk } from '../../plan/workflow.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'
import { sumOf } from './budget.ts'

export const INVOICES = 'invoice:'

export const invoiceKey = ({ month, workflow }: Pick<Invoice, 'month' | 'workflow'>): string =>
  `${INVOICES}${month}:${workflow ?? ''}`

/** Further apart than this share of what was billed, it is told. */
const APART = 0.05
/** Closer together, no difference is told. */
const SAME = 0.0005

/** An invoice beside what is known of the runs of its month. */
export type Compared = {
  readonly amount: string
  readonly currency: string
  readonly known: string
  readonly runs: number
  readonly unknown_runs: number
  /** What was billed beyond what is known, as a share of what was billed; null where nothing was billed. */
  readonly apart: number | null
  readonly state: 'agrees' | 'differs'
}

type Counts = { readonly cost: Exact; readonly runs: number; readonly unknown_runs: number }

/** Whether both agree. What is unknown may explain what was billed beyond it, and is said; it makes nothing agree. */
export function compare(
  { amount, currency }: Pick<Invoice, 'amount' | 'currency'>,
  { cost, runs, unknown_runs }: Counts,
): Compared {
  const billed = new Exact(amount)
  const apart = billed.isZero() ? null : billed.minus(cost).div(billed).toNumber()
  const isApart = apart === null ? cost.gt(0) : Math.abs(apart) > APART
  return { amount, currency, known: cost.toFixed(), runs, unknown_runs, apart, state: isApart ? 'differs' : 'agrees' }
}

/** The days of a month, as moments. */
const monthOf = (month: string, zone: string) => {
  const { from, to } = periodOf(`${month}-01`, 'month')
  return { from: dayStart(from, zone), to: dayStart(to, zone) }
}

/** The runs that are known of its month. */
export const behindInvoice = ({ month, workflow }: Pick<Invoice, 'month' | 'workflow'>, zone: string): Behind =>
  runsBehind({ workflow: workflow ?? undefined, ...monthOf(month, zone) })

/** Holds an invoice against the evidence of its month. */
export async function askCompared(
  evidence: Evidence,
  workspace: string,
  invoice: Pick<Invoice, 'month' | 'workflow' | 'amount' | 'currency'>,
  zone: string,
): Promise<Compared> {
  const of = { workflow: invoice.workflow ?? undefined }
  return compare(invoice, sumOf(await askSpend(evidence, workspace, zone, { of, ...monthOf(invoice.month, zone) })))
}

export function comparedInWords(month: string, compared: Compared): Answer {
  const { amount, currency, known, runs, unknown_runs, apart } = compared
  const both = say`For ${sayMonth(month)} ${sayMoney(cents(amount), currency)} were billed, and ${sayMoney(cents(known), currency)} are known of ${runs} runs`
  const by =
    apart === null || Math.abs(apart) < SAME
      ? both
      : say`${both}: ${sayNumber(Math.abs(apart * 100).toFixed(1))} % ${apart >= 0 ? say`less` : say`more`}`
  const said =
    unknown_runs === 0
      ? say`${by}. Of every run is known what it cost.`
      : say`${by}. Of ${unknown_runs} runs not all is known that they cost.`
  return { said, answer: { ...compared } }
}

const cents = (amount: string): string => new Exact(amount).toFixed(2)

/** Finds invoices that differ from what is known by more than 5 %: over as soon as they agree, or the invoice is taken back. */
export async function watchInvoices(
  { state, evidence }: { readonly state: State; readonly evidence: Evidence },
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
): Promise<void> {
  const known = await currentKeys(state.db, workspace, INVOICES)
  const invoices = await listInvoices(state.db, workspace)
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  if (!plan || (known.size === 0 && invoices.length === 0)) return
  const over = new Set(known)
  const seen: Noticed[] = []
  for (const invoice of invoices) {
    const workflow = invoice.workflow ?? byRisk(plan)[0]
    const compared = await askCompared(evidence, workspace, invoice, plan.time_zone)
    if (compared.state === 'agrees' || workflow === undefined) continue
    const key = invoiceKey(invoice)
    over.delete(key)
    const countedTo = await askCountedTo(evidence, workspace, invoice.workflow ?? '')
    seen.push(noticed(invoice, compared, plan, { key, workflow, countedTo, now }))
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

type Asked = Pick<Noticed, 'key' | 'workflow'> & { readonly countedTo: Micros; readonly now: Micros }

function noticed(invoice: Invoice, compared: Compared, plan: Plan, { key, workflow, countedTo, now }: Asked): Noticed {
  const { month } = invoice
  const words = comparedInWords(month, compared)
  const isMore = compared.apart === null || compared.apart < 0
  return {
    ...{ key, workflow, dimension: 'cost', severity: 'medium' },
    title: isMore ? say`The evidence knows of more than was billed` : say`More was billed than the evidence knows of`,
    detail: isMore
      ? say`${words.said} Prices of the plan or of a price list may be too high, or a bill is still to come.`
      : say`${words.said} Runs may be missing, cost more than their price list says, or the bill has fees that are no run's.`,
    answers: plan.workflows[workflow]?.owner ?? null,
    evidence: evidenceOf(
      {
        question: { kind: 'invoice', month, of: invoice.workflow, time_zone: plan.time_zone },
        behind: behindInvoice(invoice, plan.time_zone),
        ...{ ...monthOf(month, plan.time_zone), countedTo, ...words },
      },
      now,
    ),
  }
}

/** The question of a finding, asked again: whether the invoice of a month agrees with what is known. */
export async function askInvoice(
  { db, evidence }: { readonly db: Db; readonly evidence: Evidence },
  workspace: string,
  { month, of, time_zone }: { readonly month: string; readonly of: string | null; readonly time_zone: string },
): Promise<Answer> {
  const invoice = (await listInvoices(db, workspace)).find((one) => one.month === month && one.workflow === of)
  if (!invoice) return { said: say`The invoice was taken back.`, answer: null }
  return comparedInWords(month, await askCompared(evidence, workspace, invoice, time_zone))
}
