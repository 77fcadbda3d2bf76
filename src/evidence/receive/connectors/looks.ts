import { z } from 'zod'
import { MICROS } from '../../../base/time.ts'

/** What is walked through: the newest first, page by page, between two moments. */
export const walkSchema = z.object({
  of: z.enum(['traces', 'scores']),
  /** Which look it is, or all of history. */
  look: z.string(),
  from: z.number(),
  to: z.number(),
  /** What was written before this moment, an hour of grace apart, was there when it was looked so far back last. */
  before: z.number(),
  /** Where its next page begins, in words of the platform. */
  next: z.string().nullable(),
})
export type Walk = z.infer<typeof walkSchema>

/** How far something is read that lists what happened by when it began, and where things come late and change afterwards. */
export const placeSchema = z.object({
  /** When it was looked first: what is older is history. */
  began: z.number(),
  /** When each look was made last. */
  looked: z.record(z.string(), z.number()).default({}),
  /** What is being walked through, in this order. */
  walks: z.array(walkSchema),
  /** A page of history is next before it is looked again: however long looks take, history comes to its end. */
  owed: z.boolean().default(false),
})
export type Place = z.infer<typeof placeSchema>

/**
 * How far back it is looked, and how often. An observation is told once it is over, under the moment at which it began; a score days
 * after its trace. So the last minutes are looked through each time, and what is older less often.
 */
export const FARTHEST = 7 * MICROS.d
const NEAREST = 20 * MICROS.m
const LOOKS = [
  { name: 'week', back: FARTHEST, each: MICROS.d },
  { name: 'day', back: MICROS.d, each: MICROS.h },
  { name: 'hours', back: 3 * MICROS.h, each: 15 * MICROS.m },
  { name: 'minutes', back: NEAREST, each: 0 },
] as const

/** Clocks of those who send may be ahead of ours. */
const AHEAD = MICROS.h
const HISTORY = 'history'
const KINDS = ['traces', 'scores'] as const

/** What a read begins with: the first time all of history; later the farthest look that is due, before what is left of history. */
export function beginLooks(place: Place | null, now: number): Place {
  if (place === null) {
    const walks = KINDS.map((of) => ({ of, look: HISTORY, from: 0, to: now + AHEAD, before: 0, next: null }))
    return { began: now, looked: {}, walks, owed: false }
  }
  // Of a look that was broken off the rest comes first.
  if (place.owed || place.walks.some(({ look }) => look !== HISTORY)) return place
  const lastOf = (name: string) => place.looked[name] ?? place.began
  const due = LOOKS.find(({ name, each }) => now - lastOf(name) >= each)
  if (!due) return place
  // After a standstill as far back as it lasted.
  const newest = Math.max(place.began, ...Object.values(place.looked))
  const from = Math.min(now - due.back, newest - NEAREST)
  const before = lastOf(due.name)
  const walks = KINDS.map((of) => ({ of, look: due.name, from, to: now + AHEAD, before, next: null }))
  return { ...place, walks: [...walks, ...place.walks] }
}

/** After a page of the first walk; `next` is null at its end. */
export function pagePassed(place: Place, next: string | null): Place {
  const [walk, ...rest] = place.walks
  if (!walk) return place
  if (next !== null && next !== walk.next) return { ...place, walks: [{ ...walk, next }, ...rest], owed: false }
  if (walk.look === HISTORY || rest.some(({ look }) => look === walk.look))
    return { ...place, walks: rest, owed: false }
  // A farther look is every nearer one as well.
  const at = walk.to - AHEAD
  const nearer = LOOKS.slice(LOOKS.findIndex(({ name }) => name === walk.look)).map(({ name }) => [name, at] as const)
  return { ...place, walks: rest, looked: { ...place.looked, ...Object.fromEntries(nearer) }, owed: rest.length > 0 }
}

/** All of history was walked through. */
export const isHistoryWhole = ({ walks }: Place): boolean => walks.every(({ look }) => look !== HISTORY)
