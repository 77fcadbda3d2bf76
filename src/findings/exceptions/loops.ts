import { say } from '../../base/say.ts'
import { askRepeatedCalls, type Range } from '../../evidence/runs/measures.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'

/** One tool called again and again within single runs of a release. */
export type Loop = {
  readonly tool: string
  readonly release: string
  /** All calls of the tool in the release, and the runs that made them. */
  readonly calls: number
  readonly runs: number
  /** The latest runs that went round, the worst first. */
  readonly worst: readonly { readonly run: string; readonly calls: number }[]
  /** How many went round, where they are more than are named; and the calls of all of these. */
  readonly looped?: number
  readonly callsOfWorst: number
}

/** As many calls of one tool in one run are no work any more. People's own repeats (a search refined, a retry) stay far below. */
export const LOOP = 20
/** So many of the runs are named, and of these so many in a sentence. */
const NAMED = 50
const SAID = 10

/** Runaway loops: tools that single runs called at least twenty times. */
export async function findLoops(evidence: Evidence, workspace: string, range: Range): Promise<Loop[]> {
  const repeated = await askRepeatedCalls(evidence, workspace, range, { least: LOOP, named: NAMED })
  const loops = repeated.map(
    ({ most, looped, callsOfLooped, ...all }): Loop => ({
      ...all,
      worst: most,
      ...(looped > most.length ? { looped } : {}),
      callsOfWorst: callsOfLooped,
    }),
  )
  return loops.sort((a, b) => b.callsOfWorst - a.callsOfWorst || (a.tool < b.tool ? -1 : 1))
}

/** "transfer_to_human_agents was called 463 times in 28 runs, 392 of them in 4 runs alone (100, 99, 99, 94)". */
export function loopInWords(loop: Loop): string {
  const { tool, calls, runs, worst, callsOfWorst } = loop
  if (runs === 1) return say`${tool} was called ${calls} times in one run`
  if (worst.length === 1)
    return say`${tool} was called ${calls} times in ${runs} runs, ${callsOfWorst} of them in one run alone`
  const { looped = worst.length } = loop
  const said = worst.slice(0, SAID).map((one) => one.calls)
  const each = `${said.join(', ')}${looped > said.length ? ', …' : ''}`
  return say`${tool} was called ${calls} times in ${runs} runs, ${callsOfWorst} of them in ${looped} runs alone (${each})`
}
