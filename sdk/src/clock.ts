let offset = Number.NaN
let last = 0

/**
 * Now, in microseconds, and never the same or an earlier moment twice, also where the system's clock is set back: of two lines of one
 * key the one made later says the later `sent_at`, and holds, in whatever order they arrive.
 */
export function now(): number {
  const [date, clock] = [Date.now(), performance.now()]
  // A date has whole milliseconds: what is between them is told by the clock that nobody sets, as long as the two agree.
  if (!(Math.abs(offset + clock - date) < 2)) offset = date - clock
  last = Math.max(Math.floor((offset + clock) * 1000), last + 1)
  return last
}

/** 2026-03-09T14:30:00.000000Z */
export function formatTime(micros: number): string {
  const ms = Math.floor(micros / 1000)
  return `${new Date(ms).toISOString().slice(0, -1)}${String(micros - ms * 1000).padStart(3, '0')}Z`
}
