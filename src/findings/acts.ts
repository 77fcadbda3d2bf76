import { AppError } from '../base/errors.ts'
import { allInLanguage, say } from '../base/say.ts'
import { type Micros, toDate } from '../base/time.ts'
import { appendDecision, hashOfValue } from '../store/state/decision-log.ts'
import type { State, Trx } from '../store/state/state.ts'
import { type Finding, getFinding, noFinding, toFinding } from './finding.ts'
import { enterEvent } from './history.ts'
import { oweFinding } from './owe.ts'

/** What people do with a finding. Each is entered in its history; what is a decision also in the log. */

type Given = { readonly id: string; readonly by: string; readonly now: Micros }

/**
 * Somebody has seen it and says what they mean to do; who has nobody to have it, has it. A decision, entered in the log with the
 * hash of the evidence it rested on. It stays noticed until it is over: acknowledging resolves nothing. `first` is done in the same
 * transaction, before: what uses up a link does so only where it acts.
 */
export async function acknowledgeFinding(
  state: State,
  workspace: string,
  given: Given & { note: string; owner: string; first?: (trx: Trx) => Promise<void> },
): Promise<Finding> {
  return await act(state, workspace, given, async (trx, found) => {
    await given.first?.(trx)
    if (found.state !== 'open')
      throw new AppError(
        'conflict',
        found.state === 'resolved'
          ? say`Finding ${given.id} is resolved: there is nothing left to acknowledge.`
          : say`Finding ${given.id} was acknowledged already, by ${String(found.acknowledged_by)}. "aftercare finding ${given.id}" shows their note; add yours with "aftercare note".`,
      )
    const decision_seq = await decide(trx, workspace, given, 'finding.acknowledged', evidenceIn(found, given.note))
    const { by, note } = given
    await enterEvent(
      trx,
      workspace,
      given.id,
      { kind: 'acknowledged', by, note, said: found.evidence.said, decision_seq },
      given.now,
    )
    return {
      state: 'acknowledged',
      owner: found.owner ?? given.owner,
      acknowledged_at: toDate(given.now),
      acknowledged_by: by,
      acknowledged_evidence: JSON.stringify(found.evidence),
      note,
      decision_seq,
    }
  })
}

/** Somebody writes something down: at any time, also when it is over. Nothing is decided by it. */
export async function noteFinding(state: State, workspace: string, given: Given & { note: string }): Promise<Finding> {
  return await act(state, workspace, given, async (trx) => {
    await enterEvent(trx, workspace, given.id, { kind: 'noted', by: given.by, note: given.note }, given.now)
    return null
  })
}

/** Gives it to somebody, or to nobody. A decision; none where they have it already. */
export async function assignFinding(
  state: State,
  workspace: string,
  given: Given & { owner: string | null },
): Promise<Finding> {
  return await act(state, workspace, given, async (trx, found) => {
    const { owner, by } = given
    if (found.owner === owner) return null
    if (found.state === 'resolved')
      throw new AppError('conflict', say`Finding ${given.id} is resolved: there is nothing left to have.`)
    const decision_seq = await decide(trx, workspace, given, 'finding.assigned', { workflow: found.workflow, owner })
    await enterEvent(trx, workspace, given.id, { kind: 'assigned', by, owner, decision_seq }, given.now)
    return { owner }
  })
}

/**
 * Somebody says that it is over, and why. A decision, entered in the log with the hash of the evidence it rested on. Their word
 * holds until evidence of after it says otherwise: see `opensAgain`.
 */
export async function closeFinding(
  state: State,
  workspace: string,
  given: Given & { because: string },
): Promise<Finding> {
  return await act(state, workspace, given, async (trx, found) => {
    if (found.state === 'resolved')
      throw new AppError('conflict', say`Finding ${given.id} is resolved already: there is nothing left to close.`)
    const decision_seq = await decide(trx, workspace, given, 'finding.closed', evidenceIn(found, given.because))
    const { by, because } = given
    await enterEvent(
      trx,
      workspace,
      given.id,
      { kind: 'closed', by, note: because, said: found.evidence.said, decision_seq },
      given.now,
    )
    await oweFinding(trx, workspace, 'finding.closed', found, given.now)
    return {
      state: 'resolved',
      ended: 'closed',
      resolved_at: toDate(given.now),
      closed_at: toDate(given.now),
      closed_by: by,
      closed_because: because,
      closed_evidence: JSON.stringify(found.evidence),
      calm: 0,
    }
  })
}

/** Does something with one finding while nobody else does; `what` answers what becomes of its row, if anything. */
async function act(
  state: State,
  workspace: string,
  { id }: Given,
  what: (trx: Trx, found: Finding) => Promise<object | null>,
): Promise<Finding> {
  await state.transaction(async (trx) => {
    const row = await trx
      .selectFrom('finding')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw noFinding(id)
    const values = await what(trx, toFinding(row))
    if (values)
      await trx.updateTable('finding').set(values).where('workspace_id', '=', workspace).where('id', '=', id).execute()
  })
  return await getFinding(state.db, workspace, id)
}

async function decide(trx: Trx, workspace: string, given: Given, kind: string, facts: object): Promise<number> {
  const body = { finding: given.id, ...facts }
  return (await appendDecision(trx, workspace, { principal: given.by, kind, body }, given.now)).seq
}

/** What a decision about it rests on: the hash of what is read, of the English words without the marks they are kept with. */
const evidenceIn = ({ workflow, severity, evidence }: Finding, note: string) => ({
  workflow,
  severity,
  evidence: hashOfValue(allInLanguage(evidence)),
  note: hashOfValue(note),
})
