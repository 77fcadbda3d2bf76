/**
 * The lines of the record, as types: what each field means stands in docs/record.md. They are those that the server reads; a test
 * holds the two against each other.
 */

/** Left out and undefined mean the same: not known. */
export type Optional<T> = { [K in keyof T]?: T[K] | undefined }

type Sent = Optional<{
  /** Of lines with one key the newest holds. */
  sent_at: string
}>

export type RunFields = Optional<{
  workflow: string
  /** The business object worked on, such as the number of a ticket: the unit everything is counted by. */
  case: string
  case_type: string
  /** The way the case is sent: which prompts, model, tools and people handle it. */
  route: string
  /** What rolls back together: prompts, models, mappings. */
  release: string
  /** live where it is left out */
  mode: 'live' | 'shadow' | 'canary' | 'test'
  started: string
  ended: string
  /** exception: left the intended path; handed_over: people took it from here. */
  status: 'ok' | 'error' | 'exception' | 'handed_over' | 'running'
  trigger: string
  session: string
  /** A pseudonym. */
  user: string
  input: string
  output: string
  labels: Record<string, string>
}>
/** `part`: which one it is, where a run is told in parts. */
export type RunLine = { type: 'run'; run: string } & Optional<{ part: string }> & RunFields & Sent

/** Disjoint buckets: their sum is what was used. */
export type Tokens = Optional<{
  input: number
  cached_input: number
  cache_write: number
  output: number
  reasoning: number
}>

type CostBasis = 'billed' | 'reported' | 'estimated' | 'unknown'
export type StepKind = 'model' | 'tool' | 'retrieval' | 'decision' | 'approval' | 'write' | 'guardrail' | 'other'

export type StepFields = { kind: StepKind } & Optional<{
  parent: string
  name: string
  /** The system it reads from or writes to. */
  integration: string
  /** The action of the plan that it carries out. */
  action: string
  started: string
  ended: string
  status: 'ok' | 'error' | 'running'
  error: Optional<{ type: string; message: string }>
  attempt: number
  model: string
  provider: string
  /** Why the model stopped: stop, length, content_filter, ... */
  finish_reason: string
  tokens: Tokens
  /** Where it is left out, a public price list estimates what the tokens cost. */
  cost: Optional<{ amount: number | string; currency: string; basis: CostBasis }>
  prompt: Optional<{ name: string; version: string }>
  input: string
  output: string
  /** What a retrieval found. */
  sources: Record<string, unknown>[]
  /** What is your own. */
  attributes: Record<string, unknown>
}>
export type StepLine = { type: 'step'; run: string; step: string } & StepFields & Sent

/** Texts of a step that come by themselves, for one whose line has none. */
export type TextLine = { type: 'text'; run: string; step: string; text: string } & Optional<{
  at: string
  input: string
  output: string
}> &
  Sent

export type VerdictFields = {
  kind: 'accepted' | 'corrected' | 'rejected' | 'escalated' | 'reopened' | 'untouched'
  by: { kind: 'person' | 'rule' | 'judge' | 'system' } & Optional<{ id: string }>
} & Optional<{
  at: string
  /** How long the work lay before somebody turned to it, and how long they worked. */
  waited_ms: number
  worked_ms: number
  corrections: ({ field: string } & Optional<{ before: unknown; after: unknown; reason: string }>)[]
  severity: 'material' | 'critical' | 'minor'
  /** Where it was drawn at random. */
  sampled: { probability: number }
}>
export type VerdictLine = { type: 'verdict'; verdict: string } & Optional<{ run: string; case: string }> &
  VerdictFields &
  Sent

export type WriteFields = { integration: string } & Optional<{
  record: string
  fields: Record<string, unknown>
  fields_hash: string
  claimed_at: string
  idempotency_key: string
}>
export type WriteLine = { type: 'write'; run: string; step: string; write: string } & WriteFields & Sent

export type ReadbackLine = {
  type: 'readback'
  run: string
  step: string
  write: string
  readback: string
  outcome: 'confirmed' | 'mismatch' | 'unconfirmed' | 'refused' | 'failed' | 'unrequested'
} & Optional<{ fields: Record<string, unknown>; observed_at: string }> &
  Sent

export type EligibleLine = {
  type: 'eligible'
  workflow: string
  /** A local day, ISO week or month: 2026-03-09, 2026-W10, 2026-03. */
  period: string
  cases: number
} & Optional<{ case_type: string; source: string }> &
  Sent

export type SpendLine = {
  type: 'spend'
  spend: string
  kind: 'fee' | 'seat' | 'review' | 'maintenance' | 'other'
} & Optional<{
  workflow: string
  amount: number | string
  currency: string
  minutes: number
  from: string
  to: string
  basis: CostBasis
  source: string
}> &
  Sent

export type IncidentLine = {
  type: 'incident'
  incident: string
  workflow: string
  severity: 'S1' | 'S2' | 'S3' | 'S4'
} & Optional<{
  class: string
  opened: string
  contained: string
  restored: string
  loss: { amount: number | string; currency: string }
  source: string
}> &
  Sent

export type SignalLine = { type: 'signal'; source: string; signal: string; kind: string } & Optional<{
  workflow: string
  integration: string
  at: string
  attributes: Record<string, unknown>
}> &
  Sent

export type Line =
  | RunLine
  | StepLine
  | TextLine
  | VerdictLine
  | WriteLine
  | ReadbackLine
  | EligibleLine
  | SpendLine
  | IncidentLine
  | SignalLine
