import { askRepeatedCalls, type Range } from '../evidence/runs/measures.ts'
import type { Evidence } from '../store/evidence/evidence.ts'

/** One tool called again and again within single runs. */
export type Loop = {
  readonly tool: string
  readonly calls: number
  /** Runs that called it more than once. */
  readonly runs: number
  /** The runs that went round at least `LOOP` times, the worst first. */
  readonly worst: readonly { readonly run: string; readonly release: string; readonly calls: number }[]
  readonly callsOfWorst: number
}

/** As many calls of one tool in one run are no work any more. People's own repeats (a search refined, a retry) stay far below. */
export const LOOP = 20

/** Runaway loops: tools that single runs called at least twenty times. */
export async function findLoops(evidence: Evidence, workspace: string, range: Range): Promise<Loop[]> {
  const repeated = await askRepeatedCalls(evidence, workspace, range)
  const loops: Loop[] = []
  for (const [tool, calls] of Map.groupBy(repeated, (one) => one.tool)) {
    const worst = calls.filter((one) => one.calls >= LOOP)
    if (worst.length === 0) continue
    loops.push({
      tool,
      calls: calls.reduce((sum, one) => sum + one.calls, 0),
      runs: calls.length,
      worst: worst.map(({ run, release, calls }) => ({ run, release, calls })),
      callsOfWorst: worst.reduce((sum, one) => sum + one.calls, 0),
    })
  }
  return loops.sort((a, b) => b.callsOfWorst - a.callsOfWorst)
}
