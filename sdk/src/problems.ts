/**
 * unreachable: the server does not take lines now; they wait, and are sent again. refused: it does not take some lines as they are.
 * dropped: lines were given up. stopped: nothing more is sent, since somebody has to do something first. misuse: a call that records
 * nothing.
 */
export type ProblemKind = 'unreachable' | 'refused' | 'dropped' | 'stopped' | 'misuse'

export type Problem = {
  readonly kind: ProblemKind
  /** What is wrong and what to do, in one sentence or two. */
  readonly message: string
  /** How many lines it is about, with those of the same kind that were not told one by one. */
  readonly lines: number
}

export type Tell = (kind: ProblemKind, lines: number, sentence: (lines: string) => string) => void

const QUIET_MS = 60_000

/** Tells the host of problems: of each kind the first one at once, then at most once a minute. By default a kind is warned of once. */
export function createProblems(handle?: (problem: Problem) => void): Tell {
  const told = new Map<ProblemKind, number>()
  const untold = new Map<ProblemKind, number>()
  return (kind, lines, sentence) => {
    const since = (untold.get(kind) ?? 0) + lines
    const last = told.get(kind)
    if (last !== undefined && (handle === undefined || performance.now() - last < QUIET_MS)) {
      untold.set(kind, since)
      return
    }
    told.set(kind, performance.now())
    untold.delete(kind)
    const message = sentence(since === 1 ? '1 line' : `${since} lines`)
    try {
      if (handle) handle({ kind, message, lines: since })
      else console.warn(`Aftercare: ${message}`)
    } catch {
      // Whoever is told may fail by themselves; the host goes on.
    }
  }
}
