import { z } from 'zod'
import { parseClassCondition } from './class-condition.ts'
import { duration, key, money, people, percent, text } from './fields.ts'

/** Who pays for a change. */
export const payClasses = [
  'included',
  'from allowance',
  'optimization',
  'billable',
  'expansion',
  'new integration',
  'emergency',
  'provider fault',
  'third party',
] as const

const classSchema = z.strictObject({
  when: text.describe('The case it decides, for people to read.'),
  if: z
    .string()
    .superRefine((value, context) => {
      const parsed = parseClassCondition(value)
      if (parsed.kind === 'error')
        context.addIssue({ code: 'custom', message: parsed.message, params: { at: parsed.at } })
    })
    .optional()
    .describe(
      'The same as a condition that is held against each request, such as "what is prompt or route and scope is inside". Without one a person says whether it fits.',
    ),
  pays: z.enum(payClasses),
})

/** How changes are asked for, decided and paid. */
export const changeTermsSchema = z.strictObject({
  classes: z
    .array(classSchema)
    .default([])
    .describe('In order: the first that fits decides. What none fits needs a decision before work starts.'),
  rates: z.record(text, money).default({}).describe('What an hour costs, by role.'),
  approvals: z
    .strictObject({
      low: people.optional(),
      medium: people.optional(),
      high: people.optional(),
      spending: people.optional(),
    })
    .prefault({})
    .describe('Who approves a change of low, medium or high risk, and who approves spending.'),
  spending_limits: z.record(key, money).default({}).describe('The most that a person may approve for one change.'),
  standard: z.array(text).default([]).describe('Changes so well known that they need no approval of their own.'),
  emergency: z
    .strictObject({
      who: people.describe('Who may order one.'),
      approved_within: duration
        .default('1d')
        .describe('How soon it must be approved afterwards; of days only those count on which people are at work.'),
      surcharge: percent.optional(),
    })
    .optional(),
  notice: duration.optional().describe('How long before a change people are told.'),
})
export type ChangeTerms = z.infer<typeof changeTermsSchema>
