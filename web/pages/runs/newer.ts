import type { RunRow } from './filters.ts'

/** How many runs came before those that are shown; null where they are more than were asked for. */
export function newerThan(shown: readonly RunRow[], newest: readonly RunRow[]): number | null {
  if (shown.length === 0) return newest.length
  const known = new Set(shown.map(({ run }) => run))
  const at = newest.findIndex(({ run }) => known.has(run))
  return at === -1 && newest.length > 0 ? null : Math.max(0, at)
}

/** The same rows in the same places, as what was asked last tells of them. */
export function updated(shown: readonly RunRow[], newest: readonly RunRow[]): readonly RunRow[] {
  const told = new Map(newest.map((run) => [run.run, run]))
  return shown.map((run) => told.get(run.run) ?? run)
}
