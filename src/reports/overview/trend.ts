import type { Lately, Span } from '../../evidence/runs/lately.ts'
import { wilson } from '../../statistics/wilson.ts'

/** Where a workflow goes: of this time and the one before it the accepted share, or the runs where few outcomes are known. */
export type Trend = {
  readonly about: 'accepted' | 'runs'
  /** A share of 0 to 1, or a count. */
  readonly now: number
  readonly before: number
  /** Same: no more apart than chance allows. */
  readonly direction: 'up' | 'down' | 'same'
}

/** Fewer outcomes make no share that can be compared. */
const LEAST = 10

/** Null where one of the two times is not known: a record that begins within the time before says nothing of that. */
export function trendOf(
  { now, before, first }: Pick<Lately, 'now' | 'before' | 'first'>,
  beforeFrom: string,
): Trend | null {
  if (first > beforeFrom || before.runs === 0) return null
  if (now.judged >= LEAST && before.judged >= LEAST)
    return { about: 'accepted', now: shareOf(now), before: shareOf(before), direction: acceptedGoes(now, before) }
  const direction = now.runs === before.runs ? 'same' : now.runs > before.runs ? 'up' : 'down'
  return { about: 'runs', now: now.runs, before: before.runs, direction }
}

const shareOf = ({ accepted, judged }: Span): number => accepted / judged

function acceptedGoes(now: Span, before: Span): Trend['direction'] {
  const [a, b] = [wilson(now.accepted, now.judged), wilson(before.accepted, before.judged)]
  if (!a || !b) return 'same'
  return a.low > b.high ? 'up' : a.high < b.low ? 'down' : 'same'
}
