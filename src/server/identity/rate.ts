import type { Clock } from '../../base/clock.ts'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { MICROS } from '../../base/time.ts'

/** How much a key may send, held on average: nothing that was read is refused for being one too many. */
export type Rates = {
  /** Refuses while more was sent than may be by now, and says when that is over. */
  check(key: string, perMinute: number): void
  /** So much was sent. */
  count(key: string, perMinute: number, lines: number): void
}

/** So many keys are counted at once; beyond, the one counted first is forgotten. */
const MOST_COUNTED = 10_000

/**
 * A bucket for each key that fills by the minute, and holds a minute's worth. A delivery is taken whole while there is something in it,
 * also one that is larger than what is left, which then is owed: so a large one gets through, and what is answered is never half of
 * it. In memory: each process has its own.
 */
export function createRates(clock: Clock): Rates {
  const buckets = new Map<string, { left: number; at: number }>()
  const bucketOf = (key: string, perMinute: number) => {
    const now = clock.now()
    const { left, at } = buckets.get(key) ?? { left: perMinute, at: now }
    // A clock that was set back fills nothing.
    const filled = left + (Math.max(0, now - at) * perMinute) / MICROS.m
    return { left: Math.min(perMinute, filled), at: now }
  }
  return {
    check(key, perMinute) {
      const { left } = bucketOf(key, perMinute)
      if (left > 0) return
      const retryS = Math.max(1, Math.ceil(((1 - left) * 60) / perMinute))
      throw new AppError(
        'too_many_requests',
        say`This key may send ${perMinute} lines or spans a minute, and has sent more. Send this again in ${retryS} seconds.`,
        { retryS },
      )
    },
    count(key, perMinute, lines) {
      const { left, at } = bucketOf(key, perMinute)
      buckets.delete(key)
      buckets.set(key, { left: left - lines, at })
      const [oldest] = buckets.keys()
      if (buckets.size > MOST_COUNTED && oldest !== undefined) buckets.delete(oldest)
    },
  }
}
