import type { KeptReview } from '../../src/decisions/reviews/keep.ts'
import { listReviews } from '../../src/decisions/reviews/keep.ts'
import type { Finding } from '../../src/findings/finding.ts'
import { listFindings } from '../../src/findings/list.ts'
import type { Db } from '../../src/store/state/state.ts'

/** Small pages, so that a year has many. */
const limit = 7

/** Every review in brief, newest first, page by page as the API gives them. */
export async function everyReview(db: Db, workspace: string): Promise<Pick<KeptReview, 'id' | 'state' | 'due_at'>[]> {
  return await everyPage((cursor) => listReviews(db, workspace, {}, { cursor, limit }))
}

/** Every finding, those that are over included. */
export async function everyFinding(db: Db, workspace: string): Promise<Finding[]> {
  const states = ['unresolved', 'resolved'] as const
  const lists = states.map((state) => everyPage((cursor) => listFindings(db, workspace, { state }, { cursor, limit })))
  return (await Promise.all(lists)).flat()
}

async function everyPage<T>(
  ask: (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = []
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = await ask(cursor ?? undefined)
    all.push(...page.items)
    cursor = page.next
  }
  return all
}
