import { type Micros, parseTime, toDate } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { State } from '../../store/state/state.ts'
import { isBackWithout } from '../exceptions/watch-comebacks.ts'
import { growsWithout } from '../exceptions/watch-growth.ts'
import { type Finding, toFinding } from '../finding.ts'
import { enterEvent } from '../history.ts'
import { askOutage } from '../integrations/outage.ts'
import { oweWorse } from '../owe.ts'
import { isToldWithout } from '../watches/ask.ts'
import { type Cause, causeOf, causesAt } from './causes.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }

/**
 * Looks again at what is explained by a system that is or was down or by planned maintenance, and at what was found before that was known: by the question of each
 * finding, asked without the runs of that time. What is not explained any more is told, where nobody heard of it.
 */
export async function lookAtExplanations(parts: Parts, workspace: string, asOf: Micros): Promise<void> {
  const { state } = parts
  const causes = await causesAt(parts, workspace, asOf)
  const rows = await state.db
    .selectFrom('finding')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .execute()
  for (const finding of rows.map(toFinding)) {
    const { id, explained_by } = finding
    if (causes.length === 0 && explained_by === null) continue
    const isOffWithout = (runs: ReadonlySet<string>) => isOff(parts, workspace, finding, runs)
    const began = finding.evidence.question?.kind === 'watched' ? moment(finding.evidence.from) : finding.first_seen
    const cause = await causeOf(mayExplain(finding, causes), began, isOffWithout)
    if (cause === explained_by) continue
    await state.transaction(async (trx) => {
      const changed = await trx
        .updateTable('finding')
        .set({ explained_by: cause, told_at: cause === null ? toDate(asOf) : null })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .where('state', '<>', 'resolved')
        .executeTakeFirst()
      if (changed.numUpdatedRows !== 1n) return
      const event = { kind: cause === null ? 'told' : 'explained', cause: cause ?? explained_by } as const
      await enterEvent(trx, workspace, id, event, asOf)
      if (cause === null) await oweWorse(trx, workspace, finding, asOf)
    })
  }
}

/** Whether a finding would be there without some runs. What cannot be asked so is explained by nothing. */
async function isOff(
  { state: { db }, evidence }: Parts,
  workspace: string,
  finding: Finding,
  without: ReadonlySet<string>,
): Promise<boolean> {
  const { workflow, evidence: kept } = finding
  switch (kept.question?.kind) {
    case 'watched':
      return await isToldWithout(evidence, workspace, finding, without)
    case 'growth':
      return await growsWithout({ db, evidence }, workspace, kept.question, { workflow, to: moment(kept.to) }, without)
    case 'pattern':
      return await isBackWithout({ db, evidence }, workspace, kept, without)
    case 'outage':
      return (await askOutage(evidence, workspace, kept.question, moment(kept.to), without)).answer !== null
    default:
      return true
  }
}

/** A system that is down explains others, and only what was planned explains it. */
const mayExplain = ({ evidence: { question } }: Finding, causes: readonly Cause[]): readonly Cause[] =>
  question?.kind === 'outage' ? causes.filter(({ kind }) => kind === 'maintenance') : causes

const moment = (text: string | null): Micros => parseTime(text ?? '')?.micros ?? 0
