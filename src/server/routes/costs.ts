import { z } from 'zod'
import { typeInvoice } from '../../evidence/costs/invoices.ts'
import { shortTime } from '../../evidence/runs/behind.ts'
import { askCosts, askInvoices } from '../../findings/budgets/costs.ts'
import { watchInvoices } from '../../findings/budgets/invoice.ts'
import { budgetDetails } from '../../plan/budget.ts'
import { localityOf, planAt } from '../../plan/versions.ts'
import { operators, readers, route } from '../route.ts'
import { requireWorkflow } from './runs.ts'

const decimal = z.string()
const behind = z.object({ url: z.string(), command: z.string() }).describe('The runs behind it.')
const finding = z
  .object({ id: z.string(), title: z.string() })
  .nullable()
  .describe('What was found of it and is not over.')
const band = z.object({
  low: z.number(),
  middle: z.number(),
  high: z.number().describe('The band from low to high holds four of five periods.'),
})
const counts = {
  runs: z.int(),
  unknown_runs: z
    .int()
    .describe(
      'Runs of which not all is known that they cost, or which tokens they used: it is more than what is counted.',
    ),
  accepted: z.int(),
}
const cost = z.object({
  cost: decimal.describe('What is known to be spent: at least this.'),
  ...counts,
  cost_per_accepted: decimal
    .nullable()
    .describe('What an accepted run cost, all others included; null where none was accepted.'),
  behind,
})
const budget = z.object({
  name: z.string(),
  budget: budgetDetails,
  limit_said: z.string(),
  state: z
    .enum(['exceeded', 'likely', 'even', 'used', 'open', 'kept', 'unknown'])
    .describe(
      'exceeded is a fact. Forecast: likely from a chance of 80 % on, even from 50 %, kept below 30 %, open between these. used: the share of warn_at is spent and nothing can be forecast. unknown: too little is known.',
    ),
  from: z.string(),
  to: z.string().describe('The day after its last.'),
  ...counts,
  value: decimal
    .nullable()
    .describe('What is spent of it, or what an accepted run cost, in the unit of its limit: at least this.'),
  used_percent: z.number().nullable(),
  forecast: band
    .extend({
      over: z.number().describe('The chance that it will be exceeded, from 0 to 1.'),
      exhausted: z.string().nullable().describe('The day on which it is likely used up.'),
    })
    .nullable(),
  keep: z
    .object({
      share: z.number().describe('The days to come at this many times their cost.'),
      runs_per_day: z.int(),
      cost_per_run: z.number().nullable(),
    })
    .nullable()
    .describe('What would keep it with a chance of 80 %: fewer runs a day, or a lower cost of each.'),
  said: z.string(),
  keep_said: z.string().nullable(),
  finding,
  behind,
})

const invoice = z.object({
  month: z.string(),
  workflow: z.string().nullable().describe('Null: of the whole workspace.'),
  amount: decimal,
  currency: z.string(),
  by: z.string().describe('Who typed it: a name where it is known.'),
  at: z.string(),
  known: decimal.describe('What is known of the runs of the month: at least this.'),
  ...{ runs: counts.runs, unknown_runs: counts.unknown_runs },
  apart: z
    .number()
    .nullable()
    .describe('What was billed beyond what is known, as a share of what was billed; below zero where less was.'),
  state: z.enum(['agrees', 'differs']).describe('differs: by more than 5 %.'),
  said: z.string(),
  finding,
  behind,
})

export const costRoutes = [
  route({
    method: 'get',
    path: '/api/v1/costs',
    who: readers,
    summary:
      'What is spent: by day, this month and what it will be, by workflow, and how the budgets of the plan stand.',
    query: z.object({ workflow: z.string().optional() }),
    answer: z.object({
      currency: z.string(),
      time_zone: z.string(),
      as_of: z.string(),
      month: cost.extend({ from: z.string(), to: z.string(), forecast: band.nullable() }),
      days: z
        .array(z.object({ day: z.string(), cost: decimal, ...counts }))
        .describe('The last eight weeks and this month; of today its full hours. A day without runs is left out.'),
      workflows: z.array(cost.extend({ workflow: z.string() })).describe('Of this month.'),
      budgets: z.array(budget),
      invoices: z.array(invoice).describe('The newest month first.'),
    }),
    async handle(context, { query }) {
      const { app, workspace, asOf } = context
      if (query.workflow !== undefined) await requireWorkflow(context, query.workflow)
      const { zone, currency } = await localityOf(app.state.db, workspace, asOf)
      const plan = (await planAt(app.state.db, workspace, asOf))?.plan
      const parts = { db: app.state.db, evidence: app.evidence }
      const costs = await askCosts(parts, workspace, plan, { ...query, zone, asOf })
      const invoices = await askInvoices(parts, workspace, { ...query, zone })
      return {
        ...{ currency, time_zone: zone, as_of: shortTime(asOf) },
        month: costs.month,
        days: costs.days.map(({ unknown, ...day }) => ({ ...day, unknown_runs: unknown })),
        workflows: [...costs.workflows],
        budgets: [...costs.budgets],
        invoices: invoices.map(({ at, ...one }) => ({ ...one, at: shortTime(at) })),
      }
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/costs/invoices',
    who: operators,
    summary:
      'Type what was billed for a month that is over, of the workspace or of one workflow. What was typed before stays in the decision log; null takes it back.',
    body: z.object({
      month: z.string().describe('Such as 2026-02.'),
      workflow: z.string().nullable().default(null),
      amount: z
        .union([z.string().trim().max(40), z.number()])
        .nullable()
        .describe('In the currency of the workspace, such as 45.50.'),
    }),
    answer: z.object({ changed: z.boolean(), invoices: z.array(invoice) }),
    async handle(context, { body }) {
      const { app, workspace, principal, asOf } = context
      if (body.workflow !== null) await requireWorkflow(context, body.workflow)
      const now = app.clock.now()
      const { zone, currency } = await localityOf(app.state.db, workspace, asOf)
      const amount = typeof body.amount === 'number' ? String(body.amount) : body.amount
      const given = { month: body.month, workflow: body.workflow, amount, zone, currency }
      const changed = await typeInvoice(app.state, workspace, {
        ...given,
        asOf: Math.min(asOf, now),
        by: principal.id,
        now,
      })
      // Nobody waits for the next hour to see it.
      await app.state.exclusively(`hold ${workspace}`, () => watchInvoices(app, workspace, { asOf: app.asOf(), now }))
      const invoices = await askInvoices({ db: app.state.db, evidence: app.evidence }, workspace, { zone })
      return { changed, invoices: invoices.map(({ at, ...one }) => ({ ...one, at: shortTime(at) })) }
    },
  }),
]
