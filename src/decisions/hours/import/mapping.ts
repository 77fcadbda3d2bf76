import { parseDocument } from 'yaml'
import { z } from 'zod'
import { AppError } from '../../../base/errors.ts'
import { say } from '../../../base/say.ts'
import { payClasses } from '../pay.ts'
import { type About, aboutKinds } from '../time.ts'

const about = z.string().transform((text, context): About => {
  const [, kind, id] = /^(\w+) (\S.*)$/.exec(text.trim()) ?? []
  const known = aboutKinds.find((one) => one === kind)
  if (known && id) return { kind: known, id }
  context.addIssue({
    code: 'custom',
    message: `is no ${aboutKinds.map((one) => (one === 'workflow' ? '"workflow NAME"' : `"${one} ID"`)).join(', ')}`,
  })
  return z.NEVER
})

const schema = z.strictObject({
  people: z.record(z.string(), z.string()).default({}),
  projects: z.record(z.string(), about).default({}),
  skip: z.array(z.string()).default([]),
  billable: z.enum(payClasses).default('from allowance'),
  other: z.enum(payClasses).default('from allowance'),
  rate: z.string().optional(),
  dates: z.enum(['dmy', 'mdy']).optional(),
})

/**
 * How names of another program's file become those of the plan. People: an e-mail address or a name to the key of a person. Projects: a
 * project, or "project / task", to what time is spent on; `*` is every other. `billable` and `other` say who pays for rows that are marked
 * so there and for those that are not.
 */
export type Mapping = z.infer<typeof schema>

export function readMapping(text: string): Mapping {
  const document = parseDocument(text)
  const [broken] = document.errors
  if (broken)
    throw new AppError('invalid_input', say`The mapping cannot be read as YAML: ${broken.message.split('\n')[0] ?? ''}`)
  const read = schema.safeParse(document.toJS() ?? {})
  if (read.success) return read.data
  const [issue] = read.error.issues
  const place = issue?.path.join('.') ?? ''
  throw new AppError(
    'invalid_input',
    place === ''
      ? say`The mapping is not as it should be: ${issue?.message ?? ''}. It has people, projects, skip, billable, other, rate and dates.`
      : say`The mapping is not as it should be at ${place}: ${issue?.message ?? ''}.`,
  )
}
