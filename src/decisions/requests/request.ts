import { z } from 'zod'
import { payClasses } from '../../plan/change-terms.ts'
import { additions, alterations, causes, origins, purposes } from '../../plan/class-condition.ts'
import { day, decimal, money } from '../../plan/fields.ts'
import { hashOfValue } from '../../store/state/decision-log.ts'
import { questions, risks } from './risk.ts'

/** From the first word to the last; `cancelled`, `rejected` and `closed` are ends. */
export const states = [
  'draft',
  'submitted',
  'classified',
  'assessed',
  'quoted',
  'approved',
  'rejected',
  'deferred',
  'scheduled',
  'implementing',
  'verifying',
  'released',
  'reviewed',
  'closed',
  'cancelled',
] as const
export type RequestState = (typeof states)[number]

/** Who pays: a class of the plan, or that nobody knows yet, with which no work may start. */
export const requestClasses = [...payClasses, 'undecided'] as const
export type RequestClass = (typeof requestClasses)[number]

export const outcomes = ['success', 'success with issues', 'rolled back', 'failed'] as const
export const sides = ['client', 'provider'] as const
export type Side = (typeof sides)[number]

const words = z.string().trim().min(1).max(4000)
const minutes = z.int().min(0).max(1_000_000)

export const estimateSchema = z
  .object({ low: minutes, likely: minutes, high: minutes })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, {
    error: 'is not in order: low may not be above likely, nor likely above high',
  })

/** What is asked for: what everybody who approves it has read. */
export const askedSchema = z.object({
  title: z.string().trim().min(1).max(200).describe('What is asked for, in one line.'),
  why: words.describe('Why, and what is wrong today.'),
  workflow: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .describe('The workflow it is about; null for one that the plan does not hold.'),
  part: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .nullable()
    .default(null)
    .describe('The part of the workflow in the plan that it touches, such as "prompts/reply" or "actions/refund".'),
  what: z.enum(alterations).nullable().describe('What is altered; null where nobody has said yet, as in a mail.'),
  purpose: z.enum(purposes).nullable().default(null),
  adds: z.array(z.enum(additions)).max(additions.length).default([]).describe('What is there afterwards that was not.'),
  cause: z.enum(causes).nullable().default(null).describe('Who made it necessary, where that is known.'),
  effect: z
    .object({
      measure: z.string().trim().min(1).max(200),
      expected: z.string().trim().min(1).max(200),
      by: day,
    })
    .nullable()
    .default(null)
    .describe('What it is expected to do: which measure becomes what, and by when that is looked at.'),
  standard: z
    .string()
    .max(2000)
    .nullable()
    .default(null)
    .describe('The standard change of the plan that it is an instance of.'),
})
export type Asked = z.output<typeof askedSchema>

export const linkSchema = z.object({
  kind: z.enum(['finding', 'pattern', 'review', 'run', 'page']),
  id: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .describe('The id of the finding, recurring problem, review or run; the address of a page.'),
})

const side = z.enum(sides).nullable()
const principal = z.object({
  /** As the decision log names them. */
  by: z.string(),
  /** The human being behind it, also through a key. */
  person: z.string(),
  side,
})

/** The rate of the plan that a price rests on, as it stood then: what a later plan says alters nothing of it. */
export const rateSchema = z.object({ name: z.string(), rate: z.string(), surcharge: z.string().nullable() })
export type RateTaken = z.infer<typeof rateSchema>
/** What the estimate comes to by a rate, to the cent. */
export const costSchema = rateSchema.extend({ low: z.string(), likely: z.string(), high: z.string() })
export type Cost = z.infer<typeof costSchema>

const answersSchema = z.object({
  reversible: z.enum(keysOf(questions.reversible)),
  data: z.enum(keysOf(questions.data)),
  reach: z.enum(keysOf(questions.reach)),
  autonomy: z.enum(keysOf(questions.autonomy)),
  tested: z.enum(keysOf(questions.tested)),
  'failed lately': z.enum(keysOf(questions['failed lately'])),
})
function keysOf<T extends object>(of: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]
}

export { answersSchema }

export const proposalSchema = z.object({
  class: z.enum(requestClasses),
  /** The rule that fired, as the plan words it; null where none did. */
  rule: z.string().nullable(),
  plan_version: z.number().nullable(),
  /** Rules before it that only a person can hold against the request. */
  to_judge: z.array(z.object({ rule: z.string(), class: z.enum(payClasses) })),
})
export type Proposal = z.infer<typeof proposalSchema>

const approvalSchema = principal.extend({
  /** Whom the plan calls so. */
  plan_person: z.string().nullable(),
  at: z.number(),
  /** Of what was approved. */
  hash: z.string(),
  of: z.array(z.enum(['risk', 'spending'])),
  /** Named by nobody: signed for the client because whoever is named may not approve this one alone. */
  instead: z.boolean(),
})
export type Approval = z.infer<typeof approvalSchema>

/** A request as it stands. What happened to it is in its events; this is what they came to. */
export const requestSchema = z.object({
  id: z.string(),
  state: z.enum(states),
  asked: askedSchema,
  links: z.array(linkSchema).max(50),
  origin: z.enum(origins),
  requester: principal.extend({ plan_person: z.string().nullable() }),
  proposal: proposalSchema.nullable(),
  class: principal.extend({ is: z.enum(requestClasses), because: z.string() }).nullable(),
  dispute: principal.extend({ because: z.string(), at: z.number() }).nullable(),
  assessment: z
    .object({
      answers: answersSchema,
      estimate: estimateSchema,
      score: z.number(),
      level: z.enum(risks),
      because: z.string(),
    })
    .nullable(),
  quote: principal
    .extend({
      amount: money,
      valid_until: z.number(),
      plan_version: z.number().nullable(),
      by_rate: costSchema.nullable().default(null).describe('What the estimate comes to by the rate it was quoted by.'),
    })
    .nullable(),
  approvals: z.array(approvalSchema),
  deferred_until: day.nullable(),
  scheduled_at: z.number().nullable(),
  sooner: principal
    .extend({ at: z.number() })
    .nullable()
    .default(null)
    .describe('Who of those who are told before agreed that it begins sooner.'),
  emergency: principal
    .extend({
      because: z.string(),
      at: z.number(),
      approve_by: z.number(),
      by_rate: rateSchema.nullable().default(null).describe('The rate by which its minutes are paid.'),
    })
    .nullable(),
  implementers: z.array(principal),
  actual_minutes: minutes,
  verifier: principal.nullable(),
  outcome: z
    .object({
      is: z.enum(outcomes),
      note: z.string(),
      variance: z.string().nullable().default(null).describe('Why it took far more or less than was estimated.'),
    })
    .nullable(),
})
export type ChangeRequest = z.infer<typeof requestSchema>

/** The hash that approvals bind to: of all that an approver has read and that decides what is done, how risky it is and what it costs. */
export function contentHash({ asked, class: decided, assessment, quote, emergency }: ChangeRequest): string {
  return hashOfValue({
    asked,
    class: decided?.is ?? null,
    answers: assessment?.answers ?? null,
    estimate: assessment?.estimate ?? null,
    amount: quote?.amount ?? null,
    valid_until: quote?.valid_until ?? null,
    // Left out where there is none: what was approved before rates counted keeps its hash.
    ...(quote?.by_rate ? { by_rate: quote.by_rate } : {}),
    ...(emergency?.by_rate ? { emergency: emergency.by_rate } : {}),
  })
}

/** Whether the client is charged for a class by itself; `maybe` where the contract says so case by case. */
const charged: Readonly<Record<RequestClass, 'no' | 'yes' | 'maybe'>> = {
  included: 'no',
  'from allowance': 'no',
  optimization: 'yes',
  billable: 'yes',
  expansion: 'yes',
  'new integration': 'yes',
  emergency: 'yes',
  'provider fault': 'no',
  'third party': 'maybe',
  undecided: 'maybe',
}
export const isCharged = (of: RequestClass): boolean => charged[of] === 'yes'
export const isFree = (of: RequestClass): boolean => charged[of] === 'no'

/** "1200.00 EUR" -> ["1200", "EUR"] */
export function amountOf(amount: string): { readonly value: string; readonly currency: string } {
  const [value = '0', currency = ''] = amount.split(' ')
  return { value: decimal.parse(value), currency }
}
