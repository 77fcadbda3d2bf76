import { z } from 'zod'
import { duration, text } from './fields.ts'

/** What answers rest on, where the evidence alone does not say it. */
export const sourcesSchema = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe('Whether every answer must rest on something that was looked up; one without is then told as a gap.'),
  tools: z.array(text).default([]).describe('Tools whose results are sources, beside what is retrieved.'),
  stale_after: duration.optional().describe('How old a source may be that says of which day it is.'),
})
export type SourcesOfWorkflow = z.infer<typeof sourcesSchema>
