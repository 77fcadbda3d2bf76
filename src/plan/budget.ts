import { z } from 'zod'
import { key, money, percent, text } from './fields.ts'

const perPeriod = ['day', 'week', 'month', 'quarter', 'year'] as const

const details = z.strictObject({
  limit: money.describe('The most that may be spent in a period.'),
  per: z.enum(perPeriod).default('month'),
  workflow: key.optional().describe('Only what this workflow costs.'),
  warn_at: percent.default('75%'),
  at_limit: z
    .enum(['alert', 'require approval', 'downgrade route', 'fallback'])
    .default('alert')
    .describe('What happens when it is spent. Nothing ever stops without a word.'),
  owner: key.optional(),
  why: text.optional(),
})

/** A limit on spending. The short form is a sentence: `models: 500 USD per month`. */
export const budgetSchema = z.union([z.string(), details]).transform((value, context): Budget => {
  if (typeof value !== 'string') return value
  const [limit, per] = value.split(/\s+per\s+/)
  const read = details.safeParse({ limit, per })
  if (read.success && per !== undefined) return read.data
  const message = `is not a limit with its period; write it like 500 USD per month (${perPeriod.join(', ')})`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})
export type Budget = z.infer<typeof details>
