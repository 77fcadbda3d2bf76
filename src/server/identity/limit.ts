import type { Clock } from '../../base/clock.ts'
import { AppError } from '../../base/errors.ts'
import { MICROS } from '../../base/time.ts'

/** How much of a kind one key or one address may have in a minute. */
export type Limit = { readonly what: string; readonly perMinute: number }

export const limits = {
  /** A hundred a second: a client that batches stays far below; a loop gone wild is stopped before it holds up others. */
  keyRequests: { what: 'requests with this key', perMinute: 6_000 },
  /** A key cannot be guessed; this keeps noise off the store. Behind a proxy everybody shares an address, hence not less. */
  wrongKeys: { what: 'requests with an unknown key from this address', perMinute: 120 },
  /** A whole office may open its links on one morning from one address; each is looked at, then used. */
  links: { what: 'sign-in links opened from this address', perMinute: 120 },
  /** The same of the links in mails, which programs that guard mail open, too. */
  noticeLinks: { what: 'links of notices opened from this address', perMinute: 120 },
  /** Calendar programs look every few minutes, a whole office from one address. */
  calendars: { what: 'calendars read from this address', perMinute: 240 },
  /** Mails to one workspace: people write a few a day, and whoever knows its address could send without end. */
  mails: { what: 'mails to this address', perMinute: 60 },
  wrongInboxes: { what: 'mails to addresses that are none, from this address', perMinute: 60 },
} as const satisfies Record<string, Limit>

/** So many keys and addresses are counted at once; beyond, counting starts anew rather than filling the memory. */
const MOST_COUNTED = 100_000

/** Counts by the minute, in memory: each process has its own, which is enough to keep noise away. */
export function createLimiter(clock: Clock) {
  let minute = 0
  const counts = new Map<string, number>()
  const count = (limit: Limit, who: string, add: number): number => {
    const now = Math.floor(clock.now() / MICROS.m)
    if (now !== minute || counts.size > MOST_COUNTED) counts.clear()
    minute = now
    const key = `${limit.what} ${who}`
    const counted = (counts.get(key) ?? 0) + add
    if (add > 0) counts.set(key, counted)
    return counted
  }
  const refuse = (limit: Limit): never => {
    throw new AppError(
      'too_many_requests',
      `More than ${limit.perMinute} ${limit.what} in a minute. Wait a minute, then go on more slowly.`,
    )
  }
  return {
    /** Counts one, and refuses it when it is one too many. `who` undefined is not counted. */
    take(limit: Limit, who: string | undefined): void {
      if (who !== undefined && count(limit, who, 1) > limit.perMinute) refuse(limit)
    },
    /** Refuses when the limit was reached, without counting. */
    check(limit: Limit, who: string | undefined): void {
      if (who !== undefined && count(limit, who, 0) >= limit.perMinute) refuse(limit)
    },
  }
}
