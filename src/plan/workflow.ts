import { z } from 'zod'
import { actionSchema, approvalQueueSchema } from './action.ts'
import { continuitySchema } from './continuity.ts'
import { always, count, day, duration, key, link, longText, named, people, percent, text, texts } from './fields.ts'
import { dimensions } from './measures.ts'
import { objectivesSchema } from './objective.ts'
import { readingSchema } from './reading.ts'
import { releaseSchema } from './releases.ts'
import { sourcesSchema } from './sources.ts'
import { typedNames } from './typed.ts'
import { valueModelSchema } from './value-model.ts'

export const risks = ['high', 'medium', 'low'] as const
export type Risk = (typeof risks)[number]
export const cadences = ['daily', 'weekly', 'monthly'] as const
export type Cadence = (typeof cadences)[number]

const caseSchema = z.strictObject({
  what: text.describe('The business object worked on, such as "a ticket".'),
  id_from: text.optional().describe('Where its id is found in the evidence.'),
  per_week: z.number().positive().optional().describe('How many there are in an ordinary week.'),
  eligible_from: text.optional().describe('Where one learns how many cases could have gone to the workflow.'),
})

const caseTypeSchema = z.strictObject({
  what: text.optional(),
  share: percent.optional().describe('Its share of all cases.'),
  risk: z.enum(risks).optional().describe('When it differs from the workflow’s.'),
})

const routeSchema = z.strictObject({
  when: text.optional().describe('Which cases go this way.'),
  case_types: z.array(key).default([]),
  prompts: z.array(key).default([]),
  models: z.array(key).default([]),
  tools: z.array(text).default([]),
  people: z.array(key).default([]),
})

const promptSchema = z
  .union([
    text,
    z.strictObject({
      lives: text.describe('Where it is kept: the tool, repository or node.'),
      link: link.optional(),
      seen: longText.optional().describe('The text last seen.'),
      seen_on: day.optional(),
      owner: key.optional(),
    }),
  ])
  .transform((value) => (typeof value === 'string' ? { lives: value } : value))

const modelSchema = z.strictObject({
  provider: text.optional(),
  name: text.optional().describe('The name the provider gives it, when it differs.'),
  used_for: text.optional(),
  ends_on: day.optional().describe('The day the provider takes it away.'),
})

const dashboardSchema = z.strictObject({
  name: text,
  link: link.optional(),
  for: text.optional().describe('Who looks at it and for what.'),
  owner: key.optional(),
})

const exceptionSchema = z
  .union([text, z.strictObject({ what: text.optional(), handling: text, who: people.optional() })])
  .transform((value) => (typeof value === 'string' ? { handling: value } : value))

const reviewDetails = z.strictObject({
  cadence: z.enum(cadences),
  reviewers: people.optional().describe('Who looks. Left out: the owner.'),
  sample: z
    .union([count, percent])
    .optional()
    .describe('How many cases are looked at in each review: a number, or a share such as 10%.'),
  minutes_per_case: z.number().positive().max(600).optional(),
  minutes: z.number().min(0).max(6000).optional().describe('Minutes the review takes each reviewer beside the cases.'),
  signed_by: key.optional().describe('Who signs. Left out: the owner.'),
})

const reviewSchema = z
  .union([z.enum(cadences), reviewDetails])
  .transform((value): z.infer<typeof reviewDetails> => (typeof value === 'string' ? { cadence: value } : value))

const tuningSchema = z.strictObject({
  who: people.describe('Who improves prompts and routes.'),
  allowed: texts.optional().describe('What may be tuned without a change request.'),
  needs: texts.optional().describe('What must be shown before an improvement goes live.'),
  test_cases: text.optional().describe('Where the cases are on which it is tried.'),
  watch: duration.optional().describe('How long it is watched afterwards.'),
})

/** One live automation and everything promised about it. */
export const workflowSchema = z
  .strictObject({
    name: text,
    purpose: text.optional().describe('What it is for, in one sentence.'),
    risk: z.enum(risks),
    owner: key.describe('The person who answers for it.'),
    deputy: key.optional().describe('Who answers when the owner is away and names nobody.'),
    live_since: day.optional(),
    case: caseSchema.optional(),
    case_types: named(caseTypeSchema, {}).describe('The kinds of case; a list of names will do.'),
    routes: named(routeSchema, {}),
    prompts: z.record(key, promptSchema).default({}).describe('Where each prompt lives.'),
    models: named(modelSchema, {}).describe('The models it uses; a list of names will do.'),
    releases: z.array(releaseSchema).default([]).describe('Which release was active from when.'),
    integrations: z.array(key).default([]).describe('The systems it reads from or writes to.'),
    actions: z.record(key, actionSchema).default({}).describe('What it may do, and how far alone.'),
    approval_queues: z.record(key, approvalQueueSchema).default({}),
    dashboards: z.array(dashboardSchema).default([]),
    objectives: objectivesSchema,
    not_measured: z
      .partialRecord(z.enum(dimensions), text)
      .default({})
      .describe('Dimensions without an objective, each with the reason.'),
    typed: z
      .array(z.enum(typedNames))
      .default([])
      .describe('Figures that a person types once a week, because no system tells them.'),
    exceptions: z.record(key, exceptionSchema).default({}).describe('What usually goes wrong and what people do then.'),
    review: reviewSchema.optional(),
    tuning: tuningSchema.optional(),
    continuity: continuitySchema.prefault({}),
    value: valueModelSchema.optional(),
    reading: readingSchema
      .optional()
      .describe('How its evidence is read where what sends it cannot say: what is a write, where the case stands.'),
    sources: sourcesSchema
      .optional()
      .describe('What its answers rest on: they are held against it, as a screen and no verdict.'),
    content: z
      .enum(['keep', 'shapes'])
      .default('keep')
      .describe('Whether texts are kept (masked), or only their shapes, sizes and hashes.'),
  })
  .refine((workflow) => workflow.owner === undefined || workflow.deputy !== workflow.owner, {
    path: ['deputy'],
    error: 'is the owner as well; name somebody else, or remove the line',
    when: always,
  })
export type Workflow = z.infer<typeof workflowSchema>
export type WorkflowReview = z.infer<typeof reviewDetails>

/** The names of workflows, the riskiest first. */
export const byRisk = ({ workflows }: { readonly workflows: Readonly<Record<string, { risk: Risk }>> }): string[] =>
  Object.entries(workflows)
    .sort(([a, one], [b, other]) => risks.indexOf(one.risk) - risks.indexOf(other.risk) || (a < b ? -1 : 1))
    .map(([name]) => name)
