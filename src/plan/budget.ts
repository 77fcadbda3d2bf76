import { z } from 'zod'
import { key, moneyOrTokens, percent, text } from './fields.ts'

/** Periods of the calendar, in the zone of the plan; or of each case that was accepted. */
export const calendarPeriods = ['day', 'week', 'month', 'quarter', 'year'] as const
const perPeriod = [...calendarPeriods, 'accepted case'] as const

/** The long form. */
export const budgetDetails = z.strictObject({
  limit: moneyOrTokens.describe('The most that may be spent in a period, or on each accepted case: money, or tokens.'),
  per: z.enum(perPeriod).default('month'),
  workflow: key.optional().describe('Only what this workflow costs.'),
  route: text.optional().describe('Only what runs of this route cost.'),
  release: text.optional().describe('Only what runs of this release cost.'),
  model: text.optional().describe('Only what runs cost that call this model most.'),
  integration: key.optional().describe('Only what single steps at this integration cost.'),
  warn_at: percent.default('75%').describe('Told from this share on, as long as too little is known for a forecast.'),
  at_limit: z
    .enum(['alert', 'require approval', 'downgrade route', 'fallback'])
    .default('alert')
    .describe('What people mean to happen when it is spent. It is told; nothing ever stops without a word.'),
  owner: key.optional(),
  why: text.optional(),
})

/** A limit in a sentence: `500 USD per month`, `<= 0.12 USD per accepted case`, `2000000 tokens per week`. */
export const budgetSentence = /^(?:(?:<=|≤|at most)\s*)?(.+?)\s+per\s+(.+)$/

/** A limit on spending. The short form is a sentence: `models: 500 USD per month`. */
export const budgetSchema = z.union([z.string(), budgetDetails]).transform((value, context): Budget => {
  if (typeof value !== 'string') return value
  const [, limit, per] = budgetSentence.exec(value.trim()) ?? []
  const read = budgetDetails.safeParse({ limit, per })
  if (read.success && per !== undefined) return read.data
  const message = `is not a limit with its period; write it like 500 USD per month or 2000000 tokens per week (${perPeriod.join(', ')})`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})
export type Budget = z.infer<typeof budgetDetails>
