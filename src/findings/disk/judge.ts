import { MICROS, type Micros } from '../../base/time.ts'
import type { Disk } from '../../store/disk.ts'

/** How much room there was at a moment. */
export type Sample = { readonly at: Micros; readonly free: number }

export type Judged = {
  /** What the disk loses in a day; null where it loses nothing, or that is not known yet. */
  readonly perDay: number | null
  /** How long what is left will do at that rate. */
  readonly daysLeft: number | null
  /** `open` where it stays as it is: no longer short, and not yet safe. */
  readonly result: 'short' | 'open' | 'fine'
}

/** Two working weeks: to order a disk, to agree on deleting something, and for whoever does it to be back from leave. */
export const SHORT_DAYS = 14
/** A third more before it is over, or a disk at the edge would open and close a finding each day. */
const FINE_DAYS = 21
/** Whatever the rate, so much must be there: the engine writes its largest parts anew beside the old ones, and so does every update. */
const LOW_SHARE = 0.05
const LOW_BYTES = 5 * 1024 ** 3
/** A rate of less is one of an import or of a clean-up. */
const LEAST = MICROS.d
const LONG = 7 * MICROS.d

/**
 * Whether a disk will be full soon, by what it lost in the last day and in the last week: the faster of both, since a week hides that
 * something began yesterday, and a day hides what comes each Monday. `samples` from the oldest to now.
 */
export function judgeDisk({ free, size }: Disk, samples: readonly Sample[], now: Micros): Judged {
  const rates = [LEAST, LONG].flatMap((span) => {
    // The newest that is so old; where none is, a week is what there is of it.
    const then = samples.findLast(({ at }) => at <= now - span) ?? samples[0]
    return then && now - then.at >= LEAST ? [(then.free - free) / ((now - then.at) / MICROS.d)] : []
  })
  const fastest = Math.max(...rates, 0)
  const perDay = fastest > 0 ? fastest : null
  const daysLeft = perDay === null ? null : free / perDay
  const isLow = free < Math.min(size * LOW_SHARE, LOW_BYTES)
  if (isLow || (daysLeft !== null && daysLeft < SHORT_DAYS)) return { perDay, daysLeft, result: 'short' }
  return { perDay, daysLeft, result: daysLeft !== null && daysLeft < FINE_DAYS ? 'open' : 'fine' }
}
