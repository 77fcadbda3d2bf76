import { createHash } from 'node:crypto'
import { z } from 'zod'
import { MICROS, type Micros } from '../../../base/time.ts'
import { compareIds, type OwnList, type Page, type Told } from './platform.ts'

/** A way through the list of a platform, from the newest to older ones: where its next page begins, and the last number that was passed. */
const walkSchema = z.object({ next: z.string().nullable(), top: z.string(), last: z.string().nullable() })
export type Walk = z.infer<typeof walkSchema>

/** Records, those of them of which nothing could be read, and the first reason. */
const countsSchema = z.object({ records: z.int(), refused: z.int(), reason: z.string().nullable() })

/** How far a list was read. */
const place = {
  /** The newest run when it was looked last, and when it was looked before that. What lies between is looked at once more. */
  newest: z.string().nullable().default(null),
  settled: z.string().nullable().default(null),
  /** On the way down from what is new. */
  fresh: walkSchema.nullable().default(null),
  /** On the way back to the beginning of history; null before it began and once it was reached. */
  history: walkSchema.nullable().default(null),
  /** Where runs come into the list late: which of the last were told as they are, in a few letters each. */
  told: z.string().default(''),
}
/** Of a list of its own also when it was looked at last, and whether it was refused to the key then. */
const ownList = z.object({ ...place, looked_at: z.number().default(0), refused: z.boolean().default(false) })
export type Place = Pick<z.infer<typeof ownList>, keyof typeof place>

/**
 * How far a platform was read. Kept after each page whose lines are on the disk: killed at any moment, a read goes on with the page
 * it was at, and a page that is told twice counts once.
 */
export const cursorSchema = z.object({
  ...place,
  /** Of a platform that keeps a list for each workflow: each of them, and since when all are being looked at; null between two such times. */
  lists: z.record(z.string(), ownList).default({}),
  pass: z.number().nullable().default(null),
  /** What hangs on runs, as it was when it was told. */
  beside: z.record(z.string(), z.string()).default({}),
  /** How many runs waited there for a person then. */
  waiting: z.int().default(0),
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
      /** Of the first rows that could not be read: their lines, and why. */
      reasons: z.array(z.object({ line: z.int(), reason: z.string() })).default([]),
      changed_at: z.number(),
    })
    .nullable()
    .default(null),
  /** Of what is walked through in time: where that stands, whether there was more to be read at once, and whether all of history was. */
  along: z
    .object({
      place: z.unknown(),
      is_more: z.boolean(),
      is_whole: z.boolean(),
      /** Of records: as they are being counted, and as they were last. */
      counting: countsSchema.nullable().default(null),
      counted: countsSchema.nullable().default(null),
    })
    .nullable()
    .default(null),
})
export type Cursor = z.infer<typeof cursorSchema>

export const unread: Cursor = cursorSchema.parse({})

/** Numbers that are looked for one by one; of what is older no more is known. */
const MOST_GAPS = 1000

/** Looks at lists that are not live: seldom, since people start such a one by hand at most. */
const SELDOM = 10 * MICROS.m

/** With the lists that there are now, and without those that are no more. A pass that is under way goes on; else one begins. */
export function withLists(cursor: Cursor, lists: readonly OwnList[], now: Micros): Cursor {
  const kept = lists.map(({ id }) => [id, cursor.lists[id] ?? ownList.parse({})] as const)
  // There is no list of all; that it has begun is known by it all the same.
  return { ...cursor, newest: cursor.newest ?? '0', lists: Object.fromEntries(kept), pass: cursor.pass ?? now }
}

/** Which lists are still to be looked at in this pass, those first that were not for longest. */
export function dueLists({ lists, pass }: Cursor, all: readonly OwnList[]): string[] {
  const lookedAt = (id: string) => lists[id]?.looked_at ?? 0
  return all
    .filter(({ id, isLive }) => pass !== null && lookedAt(id) < (isLive ? pass : pass - SELDOM))
    .map(({ id }) => id)
    .sort((a, b) => lookedAt(a) - lookedAt(b))
}

/** How far a list was read; without its name, the one list of all. */
export const placeIn = (cursor: Cursor, list: string | undefined): Place =>
  list === undefined ? cursor : (cursor.lists[list] ?? ownList.parse({}))

export function withPlace(cursor: Cursor, list: string | undefined, place: Place): Cursor {
  const { newest, settled, fresh, history, told } = place
  const own = { newest, settled, fresh, history, told }
  if (list === undefined) return { ...cursor, ...own }
  const before = cursor.lists[list] ?? ownList.parse({})
  return { ...cursor, lists: { ...cursor.lists, [list]: { ...before, ...own } } }
}

export function lookedAt(cursor: Cursor, list: string | undefined, at: Micros, refused = false): Cursor {
  const own = list === undefined ? undefined : cursor.lists[list]
  if (!own || list === undefined) return cursor
  return { ...cursor, lists: { ...cursor.lists, [list]: { ...own, looked_at: at, refused } } }
}

/** Lists that may not be read with the key there is. */
export const refusedLists = ({ lists }: Cursor): string[] =>
  Object.entries(lists).flatMap(([list, { refused }]) => (refused ? [list] : []))

/** Every list that there is and may be read. */
export const placesOf = (cursor: Cursor): [list: string | undefined, place: Place][] => [
  [undefined, cursor],
  ...Object.entries(cursor.lists).filter(([, { refused }]) => !refused),
]

/** Where runs come into lists late, how late, and when it is. */
type Lateness = { readonly late: Micros; readonly now: Micros } | undefined

/**
 * What follows from the newest run there is. The first time, all of history. Later, the way down to where the one before last
 * ended: a run that was in no list while it was short of its end is in it by the time it is looked for again. Where numbers begin anew,
 * everything does.
 */
export function begin<P extends Place>(before: P, newest: string | undefined, lateness?: Lateness): P {
  const top = newest ?? '0'
  const isAnew = before.settled !== null && compareIds(top, before.settled) < 0
  if (before.newest === null || isAnew) {
    const history = newest === undefined ? null : { next: null, top, last: null }
    return { ...before, newest: top, settled: top, fresh: null, history, told: '' }
  }
  if (before.fresh !== null) return before
  const mayCome = lateness !== undefined && beganAt(top) > lateness.now - lateness.late
  const isQuiet = top === before.newest && before.settled === before.newest && !mayCome
  return isQuiet ? { ...before, told: '' } : { ...before, fresh: { next: null, top, last: null } }
}

const beganAt = (id: string): Micros => (Number.parseInt(id, 10) || 0) * MICROS.ms

/** Down to which run is looked again: what began so long before it may have come into the list since. */
export const untilOf = ({ settled }: Place, late: Micros | undefined): string | null =>
  settled === null || late === undefined ? settled : String(Math.max(0, beganAt(settled) - late) / MICROS.ms)

/** Runs of which so much is remembered. */
const MOST_TOLD = 1000
const TOLD = 8

/** Those of the runs that were not told yet as they are, and what is remembered then. What is older is in no list that is looked at again. */
export function untold(before: Place, runs: readonly Told[], lateness: NonNullable<Lateness>) {
  const known = new Set(before.told.match(/.{8}/gs) ?? [])
  const named = runs.map((run) => ({ run, name: nameOfTold(run) }))
  const recent = named.filter(({ run }) => beganAt(run.id) > lateness.now - 3 * lateness.late)
  const told = [...new Set([...recent.map(({ name }) => name), ...known])].slice(0, MOST_TOLD).join('')
  return { runs: named.filter(({ name }) => !known.has(name)).map(({ run }) => run), told }
}

const nameOfTold = ({ id, mark }: Told): string =>
  createHash('sha256').update(`${id} ${mark}`).digest('base64url').slice(0, TOLD)

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
  const isDown = until !== null && page.down !== undefined && compareIds(page.down, until) <= 0
  const isOver = page.next === null || page.next === walk.next || runs.length < all.length || isDown
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
export const settled = <P extends Place>(before: P, { top }: Walk): P => ({
  ...before,
  fresh: null,
  settled: before.newest,
  newest: top,
})

/** Nothing that was begun is left to be read. */
export const isDone = (cursor: Cursor): boolean =>
  cursor.pass === null &&
  cursor.along?.is_more !== true &&
  cursor.gaps.length === 0 &&
  placesOf(cursor).every(([, { fresh, history }]) => fresh === null && history === null)
