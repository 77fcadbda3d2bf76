import type { ColumnType } from 'kysely'

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
}
