import { z } from 'zod'
import { durationMs, durationOf, millisecondsByUnit } from './duration.ts'
import { duration } from './fields.ts'

const approximateDays = (text: string): number => {
  const { count, unit } = durationOf(text)
  if (unit === 'year') return 365 * count
  return unit === 'month' ? 30 * count : (durationMs({ count, unit }) ?? 0) / millisecondsByUnit.d
}

const atLeast = (days: number, why: string, example: string) =>
  duration.refine((text) => approximateDays(text) >= days, {
    error: `is shorter than ${days} days, ${why}; write it like ${example}`,
  })

/** How long evidence is kept since it arrived. What is not stated is kept. */
export const retentionSchema = z.strictObject({
  contents: atLeast(30, 'within which records are read again and reviews look at runs', '90d')
    .optional()
    .describe(
      'How long texts are kept: inputs, outputs, sources, attributes, messages, corrections, fields. Then they are emptied.',
    ),
  evidence: atLeast(390, 'and reviews compare a period with the one before, up to a year', '400d or 2 years')
    .optional()
    .describe('How long the lines of a run are kept after the last of them came. Then they are deleted; figures stay.'),
})
export type Retention = z.infer<typeof retentionSchema>
