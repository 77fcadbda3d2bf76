import type { Micros } from '../../base/time.ts'
import type { RunMode } from '../../plan/releases.ts'
import type { judges, runStatuses, verdictKinds } from '../record.ts'

/** What one run came to, derived from all its lines. Null is unknown. */
export type Run = {
  readonly run: string
  readonly workflow: string | null
  readonly case: string | null
  readonly case_type: string | null
  readonly route: string | null
  readonly release: string | null
  /** `sent`: the run said so itself; `plan`: the plan's table of releases; null: unknown. */
  readonly release_basis: 'sent' | 'plan' | null
  readonly mode: RunMode
  readonly user: string | null
  readonly started: Micros | null
  readonly ended: Micros | null
  readonly duration_us: number | null
  readonly status: (typeof runStatuses)[number] | null
  /** No run line and no step without a parent: the root never arrived. */
  readonly root_missing: boolean
  readonly outcome: (typeof verdictKinds)[number] | null
  readonly outcome_by: (typeof judges)[number] | null
  readonly outcome_at: Micros | null
  /** The model with most calls. */
  readonly model: string | null
  readonly steps: number
  readonly tool_calls: number
  readonly tool_errors: number
  readonly writes: number
  /** Exact decimals in the workspace's currency; null when nothing was reported (or estimated). */
  readonly cost_reported: string | null
  readonly cost_estimated: string | null
  /** At least one model call has no reported or estimated cost in the workspace's currency. */
  readonly cost_unknown: boolean
  readonly tokens_input: number
  readonly tokens_output: number
  /** At least one model call does not tell its tokens. */
  readonly tokens_unknown: boolean
  /** What its steps at an integration used, by the name of that. */
  readonly by_integration: readonly SpentAt[]
}

/** What a run used at an integration: `cost` is what is known in the workspace's currency. */
export type SpentAt = {
  readonly integration: string
  readonly cost: string
  readonly cost_unknown: boolean
  readonly tokens: number
  readonly tokens_unknown: boolean
}
