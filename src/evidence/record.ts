import { z } from 'zod'
import { parseTime } from '../base/time.ts'
import { stepKinds } from '../plan/reading.ts'
import { runModes } from '../plan/releases.ts'
import { BY_PLAN } from './parts.ts'

/**
 * The record: the lines in which evidence arrives, is kept and is exported (JSON Lines).
 * A line sent again replaces the earlier one with the same key (the newest `sent_at` wins). The workspace is never in the line.
 */

const id = z.string().min(1).max(200)
const name = z.string().min(1).max(500)
const text = z.string()
const time = z.string().refine((value) => parseTime(value) !== undefined, {
  error: 'is not a time; write it like 2026-03-09T14:30:00.000000Z',
})
const decimal = z.union([
  z.number(),
  z.string().regex(/^-?\d{1,24}(\.\d{1,18})?$/, { error: 'is not a decimal number; write it like "0.0125"' }),
])
const count = z.int().nonnegative()
const milliseconds = z.number().nonnegative()

export const runStatuses = ['ok', 'error', 'exception', 'handed_over', 'running'] as const
export const verdictKinds = ['accepted', 'corrected', 'rejected', 'escalated', 'reopened', 'untouched'] as const
export const judges = ['person', 'rule', 'judge', 'system'] as const
export const costBases = ['billed', 'reported', 'estimated', 'unknown'] as const
export const writeOutcomes = ['confirmed', 'mismatch', 'unconfirmed', 'refused', 'failed', 'unrequested'] as const

const sent = { sent_at: time.optional() }

export const runLine = z.strictObject({
  type: z.literal('run'),
  run: id,
  /** Where a run is told in parts: which one this is. Of each field the run's own line is believed, then the root's part, then the earliest. */
  part: id
    .refine((part) => part !== BY_PLAN, { error: 'is what rules of the plan find; call it otherwise' })
    .optional(),
  workflow: id.optional(),
  case: id.optional(),
  case_type: id.optional(),
  route: id.optional(),
  release: id.optional(),
  mode: z.enum(runModes).optional(),
  started: time.optional(),
  ended: time.optional(),
  status: z.enum(runStatuses).optional(),
  trigger: name.optional(),
  session: id.optional(),
  user: id.optional(),
  input: text.optional(),
  output: text.optional(),
  labels: z.record(z.string(), z.string()).optional(),
  ...sent,
})

export const stepLine = z.strictObject({
  type: z.literal('step'),
  run: id,
  step: id,
  parent: id.optional(),
  kind: z.enum(stepKinds),
  name: name.optional(),
  integration: id.optional(),
  action: id.optional(),
  started: time.optional(),
  ended: time.optional(),
  status: z.enum(['ok', 'error', 'running']).optional(),
  error: z.strictObject({ type: name.optional(), message: text.optional() }).optional(),
  attempt: count.optional(),
  model: id.optional(),
  provider: id.optional(),
  /** Why the model stopped, in the words of its client: stop, length, content_filter, ... */
  finish_reason: id.optional(),
  /** Disjoint buckets: their sum is what was used. */
  tokens: z
    .strictObject({
      input: count.optional(),
      cached_input: count.optional(),
      cache_write: count.optional(),
      output: count.optional(),
      reasoning: count.optional(),
    })
    .optional(),
  cost: z
    .strictObject({
      amount: decimal.optional(),
      currency: z.string().length(3).optional(),
      basis: z.enum(costBases).optional(),
    })
    .optional(),
  prompt: z.strictObject({ name: name.optional(), version: name.optional() }).optional(),
  input: text.optional(),
  output: text.optional(),
  sources: z.array(z.record(z.string(), z.unknown())).optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  ...sent,
})

/** Texts of a step that come by themselves, before its line or after it: in order of `at` they stand for those it does not have. */
export const textLine = z.strictObject({
  type: z.literal('text'),
  run: id,
  step: id,
  text: id,
  at: time.optional(),
  input: text.optional(),
  output: text.optional(),
  ...sent,
})

const by = z.strictObject({ kind: z.enum(judges), id: id.optional() })

export const verdictLine = z
  .strictObject({
    type: z.literal('verdict'),
    verdict: id,
    run: id.optional(),
    case: id.optional(),
    kind: z.enum(verdictKinds),
    by,
    at: time.optional(),
    waited_ms: milliseconds.optional(),
    worked_ms: milliseconds.optional(),
    corrections: z
      .array(
        z.strictObject({
          field: name,
          before: z.unknown().optional(),
          after: z.unknown().optional(),
          reason: text.optional(),
          changed_by: id.optional(),
        }),
      )
      .optional(),
    severity: z.enum(['material', 'critical', 'minor']).optional(),
    sampled: z.strictObject({ probability: z.number().gt(0).max(1) }).optional(),
    ...sent,
  })
  .refine((line) => (line.run === undefined) !== (line.case === undefined), {
    error: 'needs either "run" or "case", and not both',
  })

export const writeLine = z.strictObject({
  type: z.literal('write'),
  run: id,
  step: id,
  write: id.refine((write) => write !== BY_PLAN, { error: 'is what rules of the plan find; call it otherwise' }),
  integration: id,
  record: id.optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  fields_hash: id.optional(),
  claimed_at: time.optional(),
  idempotency_key: id.optional(),
  ...sent,
})

export const readbackLine = z.strictObject({
  type: z.literal('readback'),
  run: id,
  step: id,
  write: id,
  readback: id,
  fields: z.record(z.string(), z.unknown()).optional(),
  outcome: z.enum(writeOutcomes),
  /** Why it is not known, or what became of the record, in a few words. */
  reason: name.optional(),
  /** Who the system says changed the record last, and when. */
  changed_by: id.optional(),
  changed_at: time.optional(),
  observed_at: time.optional(),
  ...sent,
})

export const eligibleLine = z.strictObject({
  type: z.literal('eligible'),
  workflow: id,
  case_type: id.optional(),
  /** The local day, ISO week or month counted: 2026-03-09, 2026-W10, 2026-03. */
  period: z.string().regex(/^\d{4}-(\d{2}(-\d{2})?|W\d{2})$/, {
    error: 'is not a period; write a day (2026-03-09), a week (2026-W10) or a month (2026-03)',
  }),
  cases: count,
  source: name.optional(),
  ...sent,
})

export const spendLine = z.strictObject({
  type: z.literal('spend'),
  spend: id,
  workflow: id.optional(),
  kind: z.enum(['fee', 'seat', 'review', 'maintenance', 'other']),
  amount: decimal.optional(),
  currency: z.string().length(3).optional(),
  minutes: z.number().nonnegative().optional(),
  from: time.optional(),
  to: time.optional(),
  basis: z.enum(costBases).optional(),
  source: name.optional(),
  ...sent,
})

/** As the plan has them under support: S1 is the worst. */
export const incidentSeverities = ['S1', 'S2', 'S3', 'S4'] as const
export type IncidentSeverity = (typeof incidentSeverities)[number]

export const incidentLine = z.strictObject({
  type: z.literal('incident'),
  incident: id,
  workflow: id,
  severity: z.enum(incidentSeverities),
  class: name.optional(),
  opened: time.optional(),
  contained: time.optional(),
  restored: time.optional(),
  loss: z.strictObject({ amount: decimal, currency: z.string().length(3) }).optional(),
  source: name.optional(),
  ...sent,
})

export const signalLine = z.strictObject({
  type: z.literal('signal'),
  source: id,
  signal: id,
  kind: name,
  workflow: id.optional(),
  integration: id.optional(),
  at: time.optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
  ...sent,
})

export const lineByType = {
  run: runLine,
  step: stepLine,
  text: textLine,
  verdict: verdictLine,
  write: writeLine,
  readback: readbackLine,
  eligible: eligibleLine,
  spend: spendLine,
  incident: incidentLine,
  signal: signalLine,
} as const

export type LineType = keyof typeof lineByType
export type RunLine = z.infer<typeof runLine>
export type StepLine = z.infer<typeof stepLine>
export type TextLine = z.infer<typeof textLine>
export type ReadbackLine = z.infer<typeof readbackLine>
export type VerdictLine = z.infer<typeof verdictLine>
export type Line = { [T in LineType]: z.infer<(typeof lineByType)[T]> }[LineType]
