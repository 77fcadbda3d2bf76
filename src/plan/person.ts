import { z } from 'zod'
import { always, day, email, key, text, zone } from './fields.ts'

/** From the widest rights to the narrowest. */
export const roles = ['owner', 'operator', 'approver', 'reviewer', 'viewer'] as const

export const absenceSchema = z
  .strictObject({
    from: day.describe('First day away.'),
    to: day.describe('Last day away.'),
    cover: key.optional().describe('The person who stands in. Without one the deputy of each workflow is asked.'),
    why: text.optional(),
  })
  .refine((absence) => absence.from <= absence.to, {
    path: ['to'],
    error: 'lies before the first day of the absence; "to" is the last day away',
    when: always,
  })

export const personSchema = z.strictObject({
  name: text.describe('Name as shown to others.'),
  title: text.optional().describe('What the person does, in their own words.'),
  email: email.optional(),
  phone: text.optional(),
  side: z.enum(['client', 'provider']).optional().describe('Whose staff: the client’s or the provider’s.'),
  roles: z.array(z.enum(roles)).default([]).describe('What the person may do in this workspace.'),
  time_zone: zone.optional().describe('When it differs from the plan’s.'),
  review_hours_per_week: z
    .number()
    .min(0)
    .max(60)
    .optional()
    .describe('Hours a week the person has for reviews, so that the plan cannot ask for more.'),
  absences: z.array(absenceSchema).default([]).describe('Days away, so that "who answers this week" can be computed.'),
})

export type Person = z.infer<typeof personSchema>
export type Absence = z.infer<typeof absenceSchema>
