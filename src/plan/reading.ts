import { z } from 'zod'
import { always, day, key, text } from './fields.ts'

/**
 * How the evidence of a workflow is to be read where what sends it cannot say it: which of its steps is a write or a decision, and
 * where the case stands. What was sent stays as it came; runs are made of it by these rules.
 */

/** What a step of the record may be. */
export const stepKinds = ['model', 'tool', 'retrieval', 'decision', 'approval', 'write', 'guardrail', 'other'] as const
export type StepKind = (typeof stepKinds)[number]

/** Of a step: its input and output (within them, where they are JSON), and its attributes by their whole names. */
const place = z.string().regex(/^\/(?:attributes(?:\/(?:[^~/]|~[01])+)+|(?:input|output)(?:\/(?:[^~/]|~[01])*)*)$/, {
  error:
    'is no place in a step; write it as a JSON pointer that begins with /attributes, /input or /output, like /attributes/ticket.id or /input/ticket/id',
})

/** Where a fact about a run is found: at a place of any of its steps, or of those with a name only. */
const found = z
  .union([
    place,
    z.strictObject({
      at: place.describe('Where it stands: /attributes/NAME, or a place in /input or /output.'),
      step: text.optional().describe('Only in steps of this name; * stands for anything.'),
    }),
  ])
  .transform((value) => (typeof value === 'string' ? { at: value } : value))
export type Found = { readonly at: string; readonly step?: string | undefined }

/** What rules may say of a run. */
export const readFacts = ['case', 'case_type', 'route', 'release'] as const
export type ReadFact = (typeof readFacts)[number]

const stepSchema = z
  .strictObject({
    step: text.describe('The name of the step; * stands for anything.'),
    is: z.enum(stepKinds).optional().describe('What it is. Left out: a write where the action writes.'),
    action: key.optional().describe('Which action of the workflow it is.'),
    record: place.optional().describe('For a write: where the id of the record stands.'),
    fields: z
      .record(text, place)
      .optional()
      .describe('For a write: where each field stands. Left out: those that are read back, by name in its input.'),
  })
  .check(
    z.refine<{ is?: unknown; action?: unknown }>((given) => given.is !== undefined || given.action !== undefined, {
      path: ['is'],
      error: 'is missing; say what the step is (is: write), or which action it is (action: NAME)',
      when: always,
    }),
    z.refine<{ record?: unknown; fields?: unknown }>(
      (given) => given.fields === undefined || given.record !== undefined,
      { path: ['record'], error: 'is missing; fields are those of a record, whose id must be found', when: always },
    ),
  )
export type StepRule = z.infer<typeof stepSchema>

const factAt = (what: string) => found.optional().describe(what)

export const readingSchema = z.strictObject({
  from: day.optional().describe('Runs that began before stay as they were told. Left out: all are read by it.'),
  case: factAt('Where the id of the case stands.'),
  case_type: factAt('Where the kind of case stands.'),
  route: factAt('Where the route stands.'),
  release: factAt('Where the release stands.'),
  steps: z.array(stepSchema).max(50).default([]).describe('What steps are; of several rules the first that fits.'),
})
export type ReadingRules = z.infer<typeof readingSchema>
