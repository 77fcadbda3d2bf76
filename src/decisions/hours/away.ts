import { MICROS, type Micros } from '../../base/time.ts'

/** While somebody was away from the desk, with their timer running. */
export type Away = { readonly from: Micros; readonly to: Micros }

/**
 * After so many minutes without anything done at the desk one is asked, on coming back, whether one worked. Much work is done in other
 * windows, where the desk sees nothing: who is asked each few minutes learns to press without reading. And less than a usual step of a plan
 * (15 minutes) mostly changes nothing that is counted.
 */
export const IDLE_MINUTES = 15

/** What is taken off with more of it: within what the timer ran, and each moment once, from however many tabs it is told. */
export function withAway(away: readonly Away[], more: Away, ran: Away): Away[] {
  const within = [...away, more]
    .map(({ from, to }) => ({ from: Math.max(from, ran.from), to: Math.min(to, ran.to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const joined: Away[] = []
  for (const one of within) {
    const last = joined.at(-1)
    if (last && one.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, one.to) }
    else joined.push(one)
  }
  return joined
}

export const awayFor = (away: readonly Away[]): Micros => away.reduce((sum, { from, to }) => sum + to - from, 0)

/** The beginnings of so many minutes that were worked from a moment on: those one was away at are left out. */
export function* workedFrom(began: Micros, minutes: number, away: readonly Away[]): Generator<Micros> {
  let at = began
  for (let done = 0; done < minutes; at += MICROS.m) {
    const gone = away.find(({ from, to }) => from <= at && at < to)
    if (gone) {
      at = gone.to - MICROS.m
      continue
    }
    done++
    yield at
  }
}
