import { z } from 'zod'
import { compareIds, type Page, type Told } from './platform.ts'

/** A way through the list of a platform, from the newest to older ones: where its next page begins, and the last number that was passed. */
const walkSchema = z.object({ next: z.string().nullable(), top: z.string(), last: z.string().nullable() })
export type Walk = z.infer<typeof walkSchema>

/**
 * How far a platform was read. Kept after each page whose lines are on the disk: killed at any moment, a read goes on with the page
 * it was at, and a page that is told twice counts once.
 */
export const cursorSchema = z.object({
  /** The newest run when it was looked last, and when it was looked before that. What lies between is looked at once more. */
  newest: z.string().nullable().default(null),
  settled: z.string().nullable().default(null),
  /** On the way down from what is new. */
  fresh: walkSchema.nullable().default(null),
  /** On the way back to the beginning of history; null before it began and once it was reached. */
  history: walkSchema.nullable().default(null),
  /** Runs that were open when they were told last, with how they were. */
  open: z.record(z.string(), z.string()).default({}),
  /** Parts of runs of which nothing was told yet, by those runs. */
  parts: z.record(z.string(), z.string()).default({}),
  /** Numbers of runs that were in no list, and how many more there were than are looked for. */
  gaps: z.array(z.string()).default([]),
  passed_over: z.int().default(0),
  /** Microseconds: it wants to be left alone until then; when its workflows were listed last. */
  not_before: z.number().default(0),
  listed_at: z.number().default(0),
  /** Of what is read as a whole: as what it was read last, its rows, those of them that were refused and the first reason. */
  whole: z
    .object({
      mark: z.string(),
      etag: z.string().nullable(),
      rows: z.int(),
      refused: z.int(),
      reason: z.string().nullable(),
      changed_at: z.number(),
    })
    .nullable()
    .default(null),
})
export type Cursor = z.infer<typeof cursorSchema>

export const unread: Cursor = cursorSchema.parse({})

/** Numbers that are looked for one by one; of what is older no more is known. */
const MOST_GAPS = 1000

/**
 * What follows from the newest run there is. The first time, all of history. Later, the way down to where the one before last
 * ended: a run that was in no list while it was short of its end is in it by the time it is looked for again. Where numbers begin anew,
 * everything does.
 */
export function begin(cursor: Cursor, newest: string | undefined): Cursor {
  const top = newest ?? '0'
  const isAnew = cursor.settled !== null && compareIds(top, cursor.settled) < 0
  if (cursor.newest === null || isAnew) {
    const history = newest === undefined ? null : { next: null, top, last: null }
    return { ...cursor, newest: top, settled: top, fresh: null, history }
  }
  if (cursor.fresh !== null) return cursor
  const isQuiet = top === cursor.newest && cursor.settled === cursor.newest
  return isQuiet ? cursor : { ...cursor, fresh: { next: null, top, last: null } }
}

export type Step = {
  readonly runs: readonly Told[]
  /** Null once it is at its end. */
  readonly walk: Walk | null
  /** Numbers between those of the list, the newest first. */
  readonly missing: readonly string[]
}

/** A page of a walk down to a run, which was read before; to the beginning of history where that is null. */
export function stepDown(walk: Walk, page: Page, until: string | null): Step {
  const all = page.runs.toSorted((a, b) => compareIds(b.id, a.id))
  const runs = all.filter(({ id }) => until === null || compareIds(id, until) > 0)
  const isOver = page.next === null || page.next === walk.next || runs.length < all.length
  const ids = runs.map(({ id }) => id)
  // What is older than all there is was deleted, as platforms do.
  const end = isOver && until !== null ? [until] : []
  const missing = between([...(walk.last === null ? [] : [walk.last]), ...ids, ...end])
  return { runs, walk: isOver ? null : { next: page.next, top: walk.top, last: ids.at(-1) ?? walk.last }, missing }
}

/** Numbers that are missing in a list of them, as far as it is worth looking. */
function between(ids: readonly string[]): string[] {
  const found: string[] = []
  for (const [place, id] of ids.entries()) {
    const below = Number(ids[place + 1])
    const from = Number(id)
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(below)) continue
    for (let number = from - 1; number > below && found.length < MOST_GAPS; number--) found.push(String(number))
  }
  return found
}

/** With numbers to look for, the newest of them first. */
export function withGaps(cursor: Cursor, missing: readonly string[]): Cursor {
  const all = [...new Set([...cursor.gaps, ...missing])]
    .filter((id) => cursor.open[id] === undefined)
    .sort((a, b) => compareIds(b, a))
  const gaps = all.slice(0, MOST_GAPS)
  return { ...cursor, gaps, passed_over: cursor.passed_over + all.length - gaps.length }
}

/** The walk down from what is new has come to its end: what lies above where the one before ended is looked at once more. */
export const settled = (cursor: Cursor, { top }: Walk): Cursor => ({
  ...cursor,
  fresh: null,
  settled: cursor.newest,
  newest: top,
})
