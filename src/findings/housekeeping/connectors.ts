import { say } from '../../base/say.ts'
import { formatTime, MICROS, type Micros } from '../../base/time.ts'
import { type Connector, listConnectors } from '../../evidence/receive/connectors/connector.ts'
import { listWorkflows } from '../../evidence/receive/connectors/workflows.ts'
import { planAt } from '../../plan/versions.ts'
import type { Db, State } from '../../store/state/state.ts'
import { type Answer, evidenceOf } from '../finding.ts'
import { currentKeys, type Noticed, recordFindings } from '../record.ts'

/** How long a platform may be unreachable before somebody must know. A restart there, or a night of maintenance of an hour, is over by then. */
const SILENT = MICROS.h

const PREFIX = 'connector:'
/** What the finding is about that a platform leaves which cannot be read: one for each workflow that is in the dark by it. */
const connectorKey = (connector: string, workflow: string): string => `${PREFIX}${connector}:${workflow}`

/**
 * Finds workflows of the plan whose platform has not been readable for longer than an hour, and ends what was found where it reads again,
 * or is read no more. `onlyChanges` is for looks between those of each hour: what is known already is left as it is.
 */
export async function watchConnectors(
  state: State,
  workspace: string,
  { asOf, now }: { readonly asOf: Micros; readonly now: Micros },
  onlyChanges = false,
): Promise<void> {
  const connectors = await listConnectors(state.db, workspace)
  const current = await currentKeys(state.db, workspace, PREFIX)
  if (connectors.length === 0 && current.size === 0) return
  const plan = (await planAt(state.db, workspace, asOf))?.plan
  const seen: Noticed[] = []
  // What is said of a connector that has ended, or of a workflow that is not its any more, is over with it.
  const over = new Set(current)
  for (const connector of connectors) {
    const isSilent = connector.problem_since !== null && now - connector.problem_since > SILENT
    for (const { workflow } of await listWorkflows(state.db, workspace, connector.id)) {
      const key = connectorKey(connector.id, workflow)
      const covered = plan && Object.hasOwn(plan.workflows, workflow) ? plan.workflows[workflow] : undefined
      if (!covered || connector.problem_since === null) continue
      // Short of an hour it is not known whether it lasts: what is open stays so.
      over.delete(key)
      if (!isSilent || (onlyChanges && current.has(key))) continue
      seen.push({
        key,
        workflow,
        dimension: 'incidents',
        severity: covered.risk === 'low' ? 'medium' : 'high',
        title: say`${connector.name} cannot be read`,
        detail: say`What runs there is not known until it is read again; then what was missed is read, as far as it was kept. ${connector.last_problem ?? ''}`,
        answers: covered.owner,
        evidence: evidenceOf(
          {
            question: { kind: 'connector', connector: connector.id },
            behind: { url: `/api/v1/connectors/${connector.id}`, command: 'aftercare connectors' },
            to: now,
            ...readingInWords(connector),
          },
          now,
        ),
      })
    }
  }
  if (seen.length === 0 && over.size === 0) return
  await state.transaction((trx) => recordFindings(trx, workspace, { seen, calm: [], over: [...over] }, asOf))
}

/** The workflows that are not known because their platform cannot be read now, however short a time. */
export async function unreadWorkflows(db: Db, workspace: string): Promise<ReadonlySet<string>> {
  const failing = (await listConnectors(db, workspace)).filter(({ problem_since }) => problem_since !== null)
  const listed = await Promise.all(failing.map(({ id }) => listWorkflows(db, workspace, id)))
  return new Set(listed.flat().map(({ workflow }) => workflow))
}

/** Whether a connector can be read, as it is known now. */
export async function askConnector(db: Db, workspace: string, id: string): Promise<Answer> {
  const connector = (await listConnectors(db, workspace)).find((one) => one.id === id)
  return connector ? readingInWords(connector) : { said: say`It is read no more.`, answer: null }
}

/** How often a connector was read, ended or failed anew since a moment: once, as far as is kept. */
export async function askReads(db: Db, workspace: string, id: string, after: Micros): Promise<number> {
  const connector = (await listConnectors(db, workspace)).find((one) => one.id === id)
  if (!connector) return 1
  return [connector.last_read_at, connector.problem_since].some((at) => at !== null && at > after) ? 1 : 0
}

function readingInWords({ last_problem, problem_since }: Connector): Answer {
  if (last_problem === null || problem_since === null) return { said: say`It can be read.`, answer: { since: null } }
  return { said: last_problem, answer: { since: formatTime(problem_since) } }
}
