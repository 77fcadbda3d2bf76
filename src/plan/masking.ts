import { z } from 'zod'
import { key, text } from './fields.ts'

const pattern = z
  .string()
  .max(500)
  .refine((source) => compile(source) !== undefined, {
    error: 'is not a pattern that can be read; check its brackets and write it in single quotes',
  })
  .refine((source) => compile(source)?.test('') !== true, {
    error: 'also fits the empty text and would mask everything; make at least one part of it required',
  })

/** What is taken out before the first write, beside mail addresses, telephone numbers, cards, IBANs and keys. */
export const maskingSchema = z.strictObject({
  names: z.array(text).default([]).describe('Names of people and firms.'),
  patterns: z.record(key, pattern).default({}).describe('Regular expressions by name, such as member-number.'),
  fields: z.array(text).default([]).describe('Fields whose whole content is masked, such as customer.birth_date.'),
})
export type Masking = z.infer<typeof maskingSchema>

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u')
  } catch {
    return undefined
  }
}
