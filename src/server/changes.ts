import { sql } from 'kysely'
import type { App } from '../app.ts'
import { MADE } from '../evidence/runs/follow.ts'
import type { Db } from '../store/state/state.ts'

/** What of a workspace can change, by what pages show. */
export const topics = ['runs', 'findings', 'reviews', 'decisions', 'plan', 'hours', 'mails'] as const
export type Topic = (typeof topics)[number]

export type Changes = {
  /** Tells what changed in a workspace from now on, until the answer is called. */
  listen(workspace: string, tell: (changed: readonly Topic[]) => void): () => void
}

/** As long as somebody listens; figures follow evidence within five seconds, so sooner would tell nothing sooner. */
const LOOK_MS = 2_000

/**
 * What changed follows from rows, so it is seen whichever process changed it. One look for each workspace that somebody
 * listens to, however many listen; none while nobody does.
 */
export function createChanges(app: Pick<App, 'state' | 'log'>): Changes {
  const listening = new Map<string, Set<(changed: readonly Topic[]) => void>>()
  const seen = new Map<string, Record<Topic, string>>()
  let isLooking = false

  async function look(): Promise<void> {
    for (const [workspace, tells] of listening) {
      const now = await marksOf(app.state.db, workspace)
      const before = seen.get(workspace)
      seen.set(workspace, now)
      const changed = before ? topics.filter((topic) => now[topic] !== before[topic]) : []
      if (changed.length > 0) for (const tell of tells) tell(changed)
    }
  }

  /** How things stand as one begins to listen: what changes before the next look at all of them is told, too. */
  async function lookFirst(workspace: string): Promise<void> {
    const now = await marksOf(app.state.db, workspace)
    if (listening.has(workspace) && !seen.has(workspace)) seen.set(workspace, now)
  }

  async function lookOn(): Promise<void> {
    if (isLooking) return
    isLooking = true
    while (listening.size > 0) {
      await look().catch((error: unknown) => app.log.error({ error }, 'what changed could not be seen'))
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS).unref())
    }
    isLooking = false
  }

  return {
    listen(workspace, tell) {
      const tells = listening.get(workspace) ?? new Set()
      listening.set(workspace, tells.add(tell))
      if (isLooking && tells.size === 1)
        lookFirst(workspace).catch((error: unknown) => app.log.error({ error }, 'what changed could not be seen'))
      void lookOn()
      return () => {
        tells.delete(tell)
        if (tells.size > 0) return
        listening.delete(workspace)
        seen.delete(workspace)
      }
    },
  }
}

/** Marks that differ when something does. Cheap: each is an end of an index or an aggregate over few rows. */
async function marksOf(db: Db, workspace: string): Promise<Record<Topic, string>> {
  const { rows } = await sql<Record<Topic, string>>`select
    (select concat(max(position)) from follower where workspace_id = ${workspace} and name = ${MADE}) as runs,
    (select concat(count(*), max(at), max(until)) from finding_event where workspace_id = ${workspace}) as findings,
    (select concat(count(*), max(drawn_at), max(signed_at)) from review where workspace_id = ${workspace}) as reviews,
    (select concat(max(seq)) from decision where workspace_id = ${workspace}) as decisions,
    (select concat(
      (select max(id) from hours_time where workspace_id = ${workspace}), ' ',
      (select max(seq) from hours_entry where workspace_id = ${workspace}), ' ',
      (select concat(count(*), max(at)) from hours_taken_back where workspace_id = ${workspace}), ' ',
      (select concat(count(*), max(at)) from hours_consent where workspace_id = ${workspace}), ' ',
      (select concat(count(*), max(issued_at)) from hours_statement where workspace_id = ${workspace}), ' ',
      (select concat(count(*), max(at)) from hours_statement_answer where workspace_id = ${workspace}), ' ',
      (select string_agg(concat(person, started_at, stopped_at, away), ' ' order by person) from hours_timer
        where workspace_id = ${workspace}))) as hours,
    (select concat(max(id)) from request_mail where workspace_id = ${workspace}) as mails,
    (select concat(max(version)) from plan_version where workspace_id = ${workspace}) as plan`.execute(db)
  return rows[0] as Record<Topic, string>
}
