import type { Micros } from '../../base/time.ts'
import type { Db } from '../../store/state/state.ts'
import { around, type Doer, toKept } from './keep.ts'
import { movesFor } from './lifecycle.ts'
import { over } from './list.ts'
import type { MoveName } from './move.ts'
import { nextOf, standsAt } from './next.ts'
import type { ChangeRequest, RequestState } from './request.ts'
import type { Actor, Terms } from './terms.ts'

/** What brings a request on, by where it stands; what is a draft is its writer's alone. */
const onward: Readonly<Partial<Record<RequestState, readonly MoveName[]>>> = {
  draft: ['submit'],
  submitted: ['classify'],
  classified: ['assess'],
  assessed: ['approve', 'quote', 'schedule'],
  quoted: ['approve'],
  approved: ['approve', 'schedule'],
  scheduled: ['approve', 'start'],
  implementing: ['finish'],
  verifying: ['verify'],
  released: ['review'],
  reviewed: ['approve', 'close'],
}

/** Whether it waits for this person: it is at what comes next, and they may do it. */
export function waitsFor(given: ChangeRequest, actor: Actor, terms: Terms, now: Micros): boolean {
  const request = standsAt(given, now)
  if (request.state === 'draft' && request.requester.person !== actor.person) return false
  const may = movesFor(request, actor, terms, now)
  // Whoever disputes waits for the other side.
  if (request.dispute) return may.includes('settle') && request.dispute.person !== actor.person
  return (onward[request.state] ?? []).some((move) => may.includes(move))
}

export type Waiting = {
  /** How many are not over. */
  readonly open: number
  /** Those that wait for this person, the longest waiting first. */
  readonly mine: readonly {
    readonly id: string
    readonly title: string
    readonly workflow: string | null
    readonly next: string
  }[]
}

/** More at once are told nobody: who has so many waiting sees the first of them. */
const MOST = 500

/** The requests that are not over, and which of them wait for whoever asks. */
export async function requestsWaiting(db: Db, workspace: string, doer: Doer, now: Micros): Promise<Waiting> {
  const rows = await db
    .selectFrom('request')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', 'not in', over)
    .orderBy('changed_at')
    .orderBy('id')
    .limit(MOST)
    .execute()
  if (rows.length === 0) return { open: 0, mine: [] }
  const { actor, terms } = await around(db, workspace, doer, now)
  const open = rows.map((row) => toKept(row).request)
  return {
    open: open.length,
    mine: open
      .filter((one) => waitsFor(one, actor, terms, now))
      .map((one) => ({
        id: one.id,
        title: one.asked.title,
        workflow: one.asked.workflow,
        next: nextOf(one, terms, now),
      })),
  }
}
