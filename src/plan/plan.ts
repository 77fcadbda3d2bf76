import { z } from 'zod'
import { budgetSchema } from './budget.ts'
import { changeTermsSchema } from './change-terms.ts'
import { currency, day, key, percent, text, zone } from './fields.ts'
import { holidaysSchema } from './holidays.ts'
import { integrationSchema } from './integration.ts'
import { maintenanceSchema } from './maintenance.ts'
import { maskingSchema } from './masking.ts'
import { noticesSchema } from './notices.ts'
import { personSchema } from './person.ts'
import { retentionSchema } from './retention.ts'
import { supportSchema } from './support.ts'
import { workflowSchema } from './workflow.ts'

/** The version of this format; a plan says which one it is written in. */
export const planFormat = 1

const assumptionSchema = z.strictObject({
  about: text.describe('The part of the plan it is about, such as workflows.airline.value.labour_rate.'),
  why: text.describe('Why it is assumed, and what would replace it.'),
})

const tolerancesSchema = z.strictObject({
  false_alarms_per_year: z.number().positive().max(365).default(4).describe('False alarms accepted in a year.'),
  wrong_rollback: percent.default('5%').describe('Chance accepted that a rollback was not needed.'),
  wrong_relaxation: percent.default('5%').describe('Chance accepted that looking less often was too soon.'),
})

/** The maintenance plan: what is maintained, for whom, by whom, and what is promised. Reads its own output again. */
export const planSchema = z
  .strictObject({
    plan: z
      .literal(planFormat, { error: 'is not a version of this format that can be read here; write plan: 1' })
      .describe('The version of this format: 1.'),
    workspace: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, {
        error: 'is not a workspace; use small letters, digits and "-" between them, at most 64',
      })
      .describe('The workspace the plan belongs to.'),
    client: text.describe('Whose automations these are.'),
    provider: text.optional().describe('Who maintains them, when it is not the client.'),
    time_zone: zone.describe('The zone in which days, weeks and months begin.'),
    currency: currency.describe('The currency of reports.'),
    effective: day.describe('The first day this version of the plan holds.'),
    holidays: holidaysSchema.optional().describe('The public holidays that count, such as US, DE-BY or US-NY.'),
    about: text.optional().describe('What a reader should know first.'),
    label: text
      .max(100, { error: 'is longer than 100 letters; put what needs more words under "about"' })
      .optional()
      .describe('A few words shown on every page of the workspace, such as "test installation".'),
    people: z.record(key, personSchema).default({}),
    integrations: z.record(key, integrationSchema).default({}),
    workflows: z
      .record(key, workflowSchema)
      .refine((workflows) => Object.keys(workflows).length > 0, { error: 'is empty; name at least one workflow' }),
    support: supportSchema.optional(),
    changes: changeTermsSchema.optional(),
    notices: noticesSchema.optional(),
    budgets: z.record(key, budgetSchema).default({}).describe('Limits on spending, such as "500 USD per month".'),
    maintenance: maintenanceSchema
      .default({})
      .describe('Maintenance that comes back each week. What would not be off without it is told to nobody.'),
    tolerances: tolerancesSchema.prefault({}).describe('How much error is accepted; sensitivity follows from it.'),
    masking: maskingSchema.prefault({}),
    retention: retentionSchema.optional().describe('How long evidence is kept. What is not stated is kept.'),
    assumptions: z
      .array(assumptionSchema)
      .default([])
      .describe('Parts of the plan that nobody measured or confirmed; shown wherever they are used.'),
  })
  .describe('Aftercare maintenance plan')

export type Plan = z.output<typeof planSchema>
/** A plan as people may write it, with short forms and without what has a default. */
export type PlanInput = z.input<typeof planSchema>
export type Assumption = z.infer<typeof assumptionSchema>

/** The assumption that covers a part of the plan, given by its path ("workflows.airline.value.labour_rate"). */
export function assumptionAbout(plan: Pick<Plan, 'assumptions'>, path: string): Assumption | undefined {
  return plan.assumptions.find(({ about }) => path === about || path.startsWith(`${about}.`))
}
