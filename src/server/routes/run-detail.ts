import { z } from 'zod'

/** One run as the API tells it. What is not known is left out. */

const text = z.string().optional()
const count = z.int().optional()
const time = z.string().optional().describe('In UTC, with as many decimals of a second as are known.')
const money = z.string().optional().describe('Exact decimal text.')
const flag = z.boolean().optional()
const zoned = flag.describe('Whether all times of the line named their zone; otherwise they were read as UTC.')
const own = z.record(z.string(), z.unknown())

const messages = z
  .array(
    z.object({
      role: z.enum(['system', 'user', 'assistant', 'tool']),
      content: z.string(),
      tool_calls: z
        .array(z.object({ id: text, name: z.string(), arguments: z.string().describe('JSON text.') }))
        .optional(),
      tool_call_id: text,
      name: text,
    }),
  )
  .optional()
  .describe('Who said what, in place of the text, where that was asked for.')
const conversation = { input_messages: messages, output_messages: messages }

const run = z.object({
  run: z.string(),
  workflow: text,
  case: text,
  case_type: text,
  route: text,
  release: text,
  release_basis: text.describe('Whether the release was sent with the run, or follows from the plan.'),
  mode: text,
  status: text,
  trigger: text,
  session: text,
  user: text,
  started: time,
  ended: time,
  zoned,
  duration_ms: z.number().optional(),
  outcome: text,
  outcome_by: text,
  outcome_at: time,
  model: text.describe('The model that most of its calls went to.'),
  steps: count,
  tool_calls: count,
  tool_errors: count,
  writes: count,
  cost: text.describe('What is known of its cost, in the currency of the workspace: exact decimal text.'),
  cost_reported: text.describe('The part of it that was reported.'),
  cost_estimated: text.describe('The other part: by the price list, of steps whose cost was not reported.'),
  cost_unknown: flag.describe('A part is known neither way: it cost more than "cost".'),
  tokens_input: count,
  tokens_output: count,
  root_missing: flag.describe('Made from its steps alone: neither a run line nor a root step came.'),
  bare: flag.describe('Its texts were deleted, because the plan keeps them no longer.'),
  expired: flag.describe(
    'All its lines were deleted, because the plan keeps them no longer: only what it came to is left.',
  ),
  input: text,
  output: text,
  ...conversation,
  labels: own.optional(),
})

const step = z.object({
  step: z.string(),
  parent: text,
  kind: z.string(),
  name: text,
  integration: text,
  action: text,
  told_kind: text.describe('What it was sent as, where a rule of the plan says what it is.'),
  told_action: text,
  told_integration: text,
  status: text,
  started: time,
  ended: time,
  zoned,
  attempt: count,
  error_type: text,
  error_message: text,
  model: text,
  provider: text,
  tokens_input: count.describe('Without what was read from or written to a cache.'),
  tokens_cached_input: count,
  tokens_cache_write: count,
  tokens_output: count.describe('Without what went into reasoning.'),
  tokens_reasoning: count,
  cost: money,
  cost_currency: text,
  cost_basis: text,
  cost_estimated: money,
  price_list: text.describe('Where the estimate comes from.'),
  prompt_name: text,
  prompt_version: text,
  finish_reason: text.describe('Why the model stopped, as its client says.'),
  input: text,
  output: text,
  ...conversation,
  sources: z.array(own).optional(),
  attributes: own.optional(),
  cut_bytes: count.describe('So much of its texts and attributes was too long to keep.'),
})

const verdict = z.object({
  verdict: z.string(),
  run: text,
  case: text.describe('A verdict on the case names no run.'),
  kind: z.string(),
  by_kind: z.string(),
  by_id: text,
  at: time,
  zoned,
  waited_ms: z.number().optional(),
  worked_ms: z.number().optional(),
  corrections: z.array(own).optional(),
  severity: text,
  probability: z.number().optional().describe('With which the run was drawn for a check.'),
})

const write = z.object({
  step: z.string(),
  write: z.string(),
  integration: text,
  record: text,
  fields: own.optional(),
  fields_hash: text,
  claimed_at: time,
  zoned,
  idempotency_key: text,
})

const readback = z.object({
  step: z.string(),
  write: z.string(),
  readback: z.string(),
  outcome: z.string(),
  reason: text.describe('Why it is not known, or what became of the record.'),
  changed_by: text.describe('Who the system says changed the record last.'),
  changed_at: time,
  fields: own.optional(),
  observed_at: time,
  zoned,
})

export const runDetail = z.object({
  run,
  steps: z.array(step).describe('In the order they happened.'),
  verdicts: z.array(verdict),
  writes: z.array(write),
  readbacks: z.array(readback),
})
