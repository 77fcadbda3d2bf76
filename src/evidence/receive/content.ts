import { takingTurns } from '../../base/turns.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Line } from '../record.ts'
import type { ReadLine } from './read-line.ts'
import type { Content } from './shapes.ts'

/** By what names of workflows each run is known so far. */
export const workflowsOfRuns = question(
  'workflows-of-runs',
  `SELECT DISTINCT run, workflow FROM run_line WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND workflow != ''`,
)

/** So many runs are asked about at a time. */
const RUNS = 2000

/**
 * Of which lines of a delivery the texts may be kept, where some workflows ask for their shapes only. Most lines do not name
 * their workflow, and it may be told later: a text is kept only where everything known of its run, from this delivery and from
 * before, says that it belongs to a workflow that keeps texts. What is not known is kept as shapes.
 */
export async function contentOfLines(
  evidence: Evidence,
  workspace: string,
  shapes: ReadonlySet<string>,
  count: number,
  readAt: (index: number) => ReadLine,
): Promise<(line: Line) => Content> {
  if (shapes.size === 0) return () => 'keep'
  const workflows = new Map<string, Set<string>>()
  const runs = new Set<string>()
  const know = (run: string, workflow: string) =>
    workflows.set(run, (workflows.get(run) ?? new Set<string>()).add(workflow))
  const wait = takingTurns()
  for (let index = 0; index < count; index++) {
    const turn = wait()
    if (turn) await turn
    const read = readAt(index)
    if (read.kind === 'refused' || !('run' in read.line) || read.line.run === undefined) continue
    runs.add(read.line.run)
    if (read.line.type === 'run' && read.line.workflow !== undefined) know(read.line.run, read.line.workflow)
  }
  type Row = { run: string; workflow: string }
  const names = [...runs]
  for (let first = 0; first < names.length; first += RUNS) {
    const some = names.slice(first, first + RUNS)
    for (const row of await evidence.ask<Row>(workspace, workflowsOfRuns, { runs: some })) know(row.run, row.workflow)
  }
  const keeps = (of: Iterable<string>) => [...of].every((workflow) => !shapes.has(workflow))
  return (line) => {
    if ('workflow' in line && line.workflow !== undefined && shapes.has(line.workflow)) return 'shapes'
    if (line.type === 'signal') return line.workflow !== undefined ? 'keep' : 'shapes'
    const known = 'run' in line && line.run !== undefined ? workflows.get(line.run) : undefined
    return known && keeps(known) ? 'keep' : 'shapes'
  }
}
