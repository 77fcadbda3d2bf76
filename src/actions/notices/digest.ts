import type { Urgency } from '../../store/state/owed.ts'
import { addressKey } from './preferences.ts'
import type { HoldReason } from './recipient.ts'

/** A delivery that is due, as far as it matters whether it goes out with others. */
export type Gatherable = {
  readonly id: string
  readonly about: string
  readonly notice_seq: number
  readonly urgency: Urgency
  readonly channel: string
  readonly state: string
  readonly reason: string | null
  /** Opened. */
  readonly address: string
}

/** What waits for these waited for somebody, and can be told with others that did. */
const gathered: readonly (HoldReason | null)[] = ['digest', 'quiet_hours', 'working_hours']

/** So many go into one message: more than anybody reads, and few enough to be kept at once. */
const MOST = 100

/** Whether it may go out with others at all: it waited, it goes to a person by mail, and it is not of high severity. */
export const mayBeGathered = ({
  channel,
  state,
  reason,
  urgency,
}: Pick<Gatherable, 'channel' | 'state' | 'reason' | 'urgency'>): boolean =>
  channel === 'mail' && state === 'held' && urgency !== 'high' && gathered.includes(reason as HoldReason)

/**
 * Which of those that are due for one person go out together with the first, in the order in which they were owed: those to the same
 * address. Of one thing messages arrive in their order, so nothing goes before what is still under way of the same.
 */
export function gatheredWith<T extends Gatherable>(
  first: T,
  due: readonly T[],
  underWay: readonly Pick<Gatherable, 'id' | 'about' | 'notice_seq'>[],
): T[] {
  const together: T[] = []
  for (const one of [...due].sort((a, b) => a.notice_seq - b.notice_seq)) {
    if (!mayBeGathered(one) || addressKey(one.address) !== addressKey(first.address)) continue
    const isNext = underWay.every(
      ({ id, about, notice_seq }) =>
        about !== one.about || notice_seq >= one.notice_seq || together.some((other) => other.id === id),
    )
    if (isNext && together.length < MOST) together.push(one)
  }
  return together.some(({ id }) => id === first.id) ? together : [first]
}
