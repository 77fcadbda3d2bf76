import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Line } from '../record.ts'
import { workflowsOfRuns } from './content.ts'
import type { Masker } from './mask.ts'
import type { Pipe } from './pipe.ts'
import { type ReadLine, readLine } from './read-line.ts'

/**
 * The pipe for whoever may send of one workflow alone. What says that it is of another is refused, and so is what belongs to a run that
 * the record knows as another's; what does not say of which it is, is of this one. Of spans the root says it: agents and services
 * beneath it have names of their own, and are parts of the workflow.
 */
export function bindPipe(pipe: Pipe, evidence: Evidence, workflow: string): Pipe {
  const receive: Pipe['receiveLines'] = async (workspace, masker, lines) =>
    await pipe.receiveLines(workspace, masker, await bound(evidence, workspace, masker, { workflow, lines }))
  return {
    ...pipe,
    receiveLines: receive,
    async receiveTexts(workspace, masker, texts, first = 1) {
      const { accepted, refused } = await receive(workspace, masker, texts.map(readLine))
      return { accepted, refused: refused.map((one) => ({ ...one, position: one.position + first - 1 })) }
    },
  }
}

/** So many runs are asked about at a time. */
const RUNS = 2000

async function bound(
  evidence: Evidence,
  workspace: string,
  masker: Masker,
  { workflow, lines }: { workflow: string; lines: readonly ReadLine[] },
): Promise<readonly ReadLine[]> {
  const own = masker.text(workflow)
  const isOwn = (name: string) => name === workflow || name === own
  const roots = new Set(
    lines.flatMap((one) =>
      one.kind === 'line' && one.line.type === 'step' && one.line.parent === undefined
        ? [JSON.stringify([one.line.run, one.line.step])]
        : [],
    ),
  )
  /** Whose a run is, where that is somebody else. */
  const others = new Map<string, string>()
  const runs = new Set<string>()
  for (const one of lines) {
    if (one.kind === 'refused' || !('run' in one.line) || one.line.run === undefined) continue
    const { line } = one
    runs.add(one.line.run)
    if (line.type !== 'run' || line.workflow === undefined || isOwn(line.workflow)) continue
    const isSaid = (line.part ?? '') === '' || roots.has(JSON.stringify([line.run, line.part]))
    if (isSaid) others.set(line.run, line.workflow)
  }
  type Row = { run: string; workflow: string }
  const kept = new Map<string, Set<string>>()
  for (let first = 0, names = [...runs]; first < names.length; first += RUNS)
    for (const row of await evidence.ask<Row>(workspace, workflowsOfRuns, { runs: names.slice(first, first + RUNS) }))
      kept.set(row.run, (kept.get(row.run) ?? new Set()).add(row.workflow))
  for (const [run, workflows] of kept) {
    const [other] = workflows
    if (other !== undefined && !workflows.has(own)) others.set(run, other)
  }
  return lines.map((one) => {
    if (one.kind === 'refused') return one
    const { line } = one
    const ofRun = 'run' in line && line.run !== undefined ? others.get(line.run) : undefined
    const said = line.type !== 'run' && 'workflow' in line ? line.workflow : undefined
    const other = ofRun ?? (said !== undefined && !isOwn(said) ? said : undefined)
    if (other !== undefined) return refused(line, notOf(other, workflow))
    if (line.type === 'verdict' && line.run === undefined) return refused(line, ofCase(workflow))
    const isTold = line.type === 'run' || line.type === 'spend' || line.type === 'signal'
    return isTold ? { ...one, line: { ...line, workflow } } : one
  })
}

const refused = (line: Line, reason: string): ReadLine => ({ kind: 'refused', reason, line })

const notOf = (other: string, workflow: string) =>
  `is of the workflow "${other}", and this key sends of "${workflow}" alone; send it with a key of "${other}", or one of all workflows`
const ofCase = (workflow: string) =>
  `is about a case, which may be of any workflow, and this key sends of "${workflow}" alone; name its "run" instead`
