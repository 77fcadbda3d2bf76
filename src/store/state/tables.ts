import type { ColumnType, Generated } from 'kysely'

/** A jsonb column: an object out, text in. */
type Json = ColumnType<unknown, string, string>

/** The rows of the state store, as the migrations leave them. Times come as Date; the store keeps milliseconds. */
export type Tables = {
  workspace: { id: string; name: string; time_zone: string; currency: string; created_at: Date }
  follower: { workspace_id: string; name: string; position: number }
  decision: {
    workspace_id: string
    seq: number
    at: Date
    principal: string
    kind: string
    body: Json
    previous: string
    hash: string
  }
  plan_version: {
    workspace_id: string
    version: number
    effective: string
    applied_at: Date
    applied_by: string
    source: string
    plan: Json
    hash: string
  }
  finding: {
    workspace_id: string
    id: string
    key: string
    workflow: string
    dimension: string
    severity: string
    state: string
    title: string
    detail: string
    owner: string | null
    evidence: Json
    first_seen: Date
    last_seen: Date
    resolved_at: Date | null
    calm: Generated<number>
  }
  review: {
    workspace_id: string
    id: string
    workflow: string
    due_at: Date
    drawn_at: Date
    verdict: string
    document: Json
    hash: string
    state: string
    signed_at: Date | null
    signed_by: string | null
    note: string | null
    decision_seq: number | null
  }
}
