import { z } from 'zod'
import { Exact } from '../base/money.ts'
import { count, day, decimal, duration, key, money, percent, text } from './fields.ts'

/** What it takes to say what a workflow returns. Nothing has a default: what is not stated cannot be computed, and says so. */

const methods = ['measured', 'sampled', 'contracted', 'estimated'] as const

/** A value and how well it is known. The short form is the value alone, which counts as estimated. */
function estimate(value: typeof money | typeof percent | typeof decimal) {
  const details = z
    .strictObject({
      value,
      low: value.optional().describe('The least it is likely to be.'),
      high: value.optional().describe('The most it is likely to be.'),
      n: count.optional().describe('How many observations it rests on.'),
      method: z.enum(methods).default('estimated').describe('How it is known.'),
      source: text.optional().describe('Where it comes from.'),
      from: day.optional().describe('The first day it holds.'),
      confirmed_by: key.optional().describe('The person who stands for it.'),
    })
    .refine((given) => isOrdered(given.low, given.value, given.high), {
      path: ['value'],
      error: 'does not lie between low and high; write low <= value <= high in one currency',
    })
  return z
    .union([value, details])
    .transform((given) =>
      typeof given === 'string' ? ({ value: given, method: 'estimated' } satisfies Estimate) : given,
    )
}

export type Estimate = {
  value: string
  low?: string | undefined
  high?: string | undefined
  n?: number | undefined
  method: (typeof methods)[number]
  source?: string | undefined
  from?: string | undefined
  confirmed_by?: string | undefined
}

const amountPer = z.strictObject({
  what: text,
  amount: money,
  per: z.enum(['once', 'month', 'year']).default('month'),
  from: day.optional(),
  to: day.optional(),
  source: text.optional().describe('The invoice, contract or ledger line that shows it.'),
})

export const valueModelSchema = z.strictObject({
  goal: z
    .enum(['hours', 'spending', 'avoided spending', 'quality', 'revenue'])
    .describe('What the workflow is for, in the eyes of those who pay.'),
  measure: z.array(text).default([]).describe('What to measure so that the value can be told.'),
  baseline_minutes: z
    .record(key, estimate(decimal))
    .default({})
    .describe('Minutes a person took for one case before, by case type; "all" stands for the rest.'),
  labour_rate: estimate(money).optional().describe('What one hour of that work costs, all included.'),
  redeployed: estimate(percent).optional().describe('The share of freed time that is really used for something else.'),
  reopen_window: duration.default('14d').describe('An accepted case opened again within this time does not count.'),
  review_minutes: estimate(decimal).optional().describe('Minutes to review one case, where they are not measured.'),
  exception_minutes: estimate(decimal).optional().describe('Minutes to clear one exception.'),
  rework_minutes: estimate(decimal).optional().describe('Minutes to put one wrong case right.'),
  upkeep_hours: estimate(decimal)
    .optional()
    .describe('Hours a month the client’s own people spend on keeping it running.'),
  error_rate_before: estimate(percent).optional(),
  cost_per_error: estimate(money).optional(),
  spending_removed: z.array(amountPer).default([]).describe('Spending that really ended: it must show in the books.'),
  spending_avoided: z
    .array(amountPer)
    .default([])
    .describe('Planned spending that was called off. Listed, never added.'),
  revenue_per_case: estimate(money).optional(),
  attribution: estimate(percent).optional().describe('The share of that revenue owed to the workflow.'),
  build_cost: z
    .strictObject({ amount: money, spread_over: duration.describe('The time over which it is counted.'), from: day })
    .optional(),
  running_costs: z.array(amountPer).default([]).describe('Fees and seats that do not show in the runs.'),
  incident_loss: estimate(money).optional().describe('What an ordinary incident costs.'),
  decide_on: day.optional().describe('The day on which expand, hold, fix or retire is decided.'),
  decided_by: key.optional(),
})
export type ValueModel = z.infer<typeof valueModelSchema>

/** Texts such as "45 USD", "20%" or "12", in ascending order and of one unit. */
function isOrdered(...given: (string | undefined)[]): boolean {
  const known = given.filter((value) => value !== undefined)
  const units = new Set(known.map((value) => value.replace(/^-?[\d.]+/, '')))
  if (units.size > 1) return false
  const numbers = known.map((value) => new Exact(/^-?[\d.]+/.exec(value)?.[0] ?? 'NaN'))
  return numbers.every((number, index) => index === 0 || number.gte(numbers[index - 1] ?? number))
}
