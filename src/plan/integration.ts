import { z } from 'zod'
import { day, duration, key, link, text } from './fields.ts'

const details = z.strictObject({
  name: text,
  system: text.optional().describe('The product behind it.'),
  owner: key.optional().describe('The person who answers for it.'),
  reads: z.boolean().default(true).describe('Whether workflows read from it.'),
  writes: z.boolean().default(false).describe('Whether workflows write to it.'),
  record_system: z.boolean().default(false).describe('Whether what it says counts as the truth.'),
  link: link.optional(),
  status_page: link.optional(),
  fresh_within: duration.optional().describe('How old its data may be.'),
  check: z.strictObject({ how: text, every: duration }).optional().describe('How it is tried, and how often.'),
  reads_per_minute: z
    .int()
    .min(1)
    .max(600)
    .default(60)
    .describe('How many records are read back from it in a minute, at most.'),
  fields: z.array(text).default([]).describe('The fields that the workflows rely on; a change to them is noticed.'),
  access_ends: day.optional().describe('The last day its credentials or its contract hold.'),
  if_down: text.optional().describe('What people do while it is down.'),
  contact: text.optional().describe('Whom to call.'),
})

/** A system that workflows read from or write to. The short form is its name: `crm: HubSpot`. */
export const integrationSchema = z
  .union([text, details])
  .transform((value): Integration => (typeof value === 'string' ? details.parse({ name: value }) : value))
export type Integration = z.infer<typeof details>
