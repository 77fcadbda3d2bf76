import { sql } from 'kysely'
import { newId } from '../base/ids.ts'
import { floorHour, fromDate, MICROS, type Micros, parseTime, toDate } from '../base/time.ts'
import type { Db, Trx } from '../store/state/state.ts'
import type { EvidenceOfFinding, Finding } from './finding.ts'
import { enterEvent, enterSeen } from './history.ts'
import { oweFinding, oweWorse } from './owe.ts'

/** What a producer saw this time. */
export type Noticed = Pick<
  Finding,
  'key' | 'workflow' | 'dimension' | 'severity' | 'title' | 'detail' | 'answers' | 'evidence'
> & {
  /** The finding or the maintenance window that explains it, where it is new and one does: it is told to nobody by itself. */
  readonly explained_by?: string | null
}

/**
 * Judgements in a row that must find nothing before a finding is resolved. A judgement is of a moment, and figures are of whole
 * hours: judged again within its hour it is the same judgement, however often somebody presses a button.
 */
const CALM = 2

/** How long a person's word holds where nothing is recorded that could arrive: what rests on the plan and on who signed. */
const WORD = MICROS.d

/** A finding as a look finds it: not over, or over on a person's word alone, which is watched on until a look agrees. */
export const isCurrent = sql<boolean>`(state <> 'resolved' or ended = 'closed')`

/** The keys of current findings that begin so: those that one producer has. */
export async function currentKeys(db: Db, workspace: string, prefix: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('finding')
    .select('key')
    .where('workspace_id', '=', workspace)
    .where(isCurrent)
    .where('key', 'like', `${prefix}%`)
    .execute()
  return new Set(rows.map(({ key }) => key))
}

/**
 * Whether a look that finds it off opens a finding again that a person closed. Not at once: they knew what was known. It is on
 * evidence that arrived after they closed it, or, where none is recorded, on a look a day later, which is time to put the plan
 * or the signature in order.
 */
export function opensAgain(
  closedAt: Micros,
  { counted_to, asked_at }: Pick<EvidenceOfFinding, 'counted_to' | 'asked_at'>,
): boolean {
  const micros = (time: string) => parseTime(time)?.micros ?? 0
  return counted_to === null ? micros(asked_at) >= closedAt + WORD : micros(counted_to) > closedAt
}

/**
 * Records what one kind of judgement saw of a workflow as of `at`, which is the present of the installation: `seen` is off,
 * `calm` was judged and is not, `over` is known to be so no more, `said` is what is said of one that is. What was not judged (unknown) is in none and leaves its finding as it is. What is kept is when
 * things were so, never when somebody looked.
 */
export async function recordFindings(
  trx: Trx,
  workspace: string,
  judged: {
    seen: readonly Noticed[]
    calm: readonly string[]
    over?: readonly string[]
    said?: ReadonlyMap<string, string>
  },
  at: Micros,
): Promise<void> {
  for (const one of judged.seen) await recordSeen(trx, workspace, one, at)
  if (judged.calm.length > 0) await recordCalm(trx, workspace, judged.calm, at)
  if (judged.over && judged.over.length > 0) await recordOver(trx, workspace, judged.over, at, { said: judged.said })
}

async function recordSeen(trx: Trx, workspace: string, one: Noticed, at: Micros): Promise<void> {
  const id = newId(at)
  const evidence = JSON.stringify(one.evidence)
  const inserted = await trx
    .insertInto('finding')
    .values({
      workspace_id: workspace,
      id,
      ...one,
      evidence,
      state: 'open',
      first_seen: toDate(at),
      last_seen: toDate(at),
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).where(isCurrent).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    await enterEvent(trx, workspace, id, { kind: 'opened', said: one.evidence.said }, at)
    if (one.explained_by) await enterEvent(trx, workspace, id, { kind: 'explained', cause: one.explained_by }, at)
    else await oweFinding(trx, workspace, 'finding.opened', { id, ...one }, at)
    return
  }
  const kept = await trx
    .selectFrom('finding')
    .select(['id', 'state', 'severity', 'closed_at', 'explained_by'])
    .where('workspace_id', '=', workspace)
    .where('key', '=', one.key)
    .where(isCurrent)
    .forUpdate()
    .executeTakeFirst()
  // Another look ended it in this moment: the next one sees it.
  if (!kept) return
  const update = (values: object) =>
    trx.updateTable('finding').set(values).where('workspace_id', '=', workspace).where('id', '=', kept.id).execute()
  const { severity, title, detail } = one
  const noticed = {
    severity,
    title,
    detail,
    evidence,
    // An installation may be set to look at an earlier moment than before.
    first_seen: sql`least(first_seen, ${toDate(at)})`,
    last_seen: sql`greatest(last_seen, ${toDate(at)})`,
    calm: 0,
    calm_hour: null,
  }
  if (kept.state !== 'resolved') {
    await update(noticed)
    await enterSeen(trx, workspace, kept.id, at)
    if (severity !== kept.severity && kept.explained_by === null)
      await oweWorse(trx, workspace, { ...one, id: kept.id }, at)
  } else if (opensAgain(kept.closed_at ? fromDate(kept.closed_at) : 0, one.evidence)) {
    // Whoever has it keeps it; what they meant to do is done, and stands in the history.
    const taken = { acknowledged_at: null, acknowledged_by: null, acknowledged_evidence: null, note: null }
    const open = { state: 'open', resolved_at: null, ended: null, explained_by: null }
    await update({ ...noticed, ...taken, decision_seq: null, ...open })
    await enterEvent(trx, workspace, kept.id, { kind: 'reopened', said: one.evidence.said }, at)
    if (kept.explained_by !== null)
      await enterEvent(trx, workspace, kept.id, { kind: 'told', cause: kept.explained_by }, at)
    await oweFinding(trx, workspace, 'finding.reopened', { ...one, id: kept.id }, at)
  } else await update({ calm: 0, calm_hour: null })
}

async function recordCalm(trx: Trx, workspace: string, keys: readonly string[], at: Micros): Promise<void> {
  const hour = toDate(floorHour(at))
  await trx
    .updateTable('finding')
    .set((eb) => ({ calm: eb('calm', '+', 1), calm_hour: hour }))
    .where('workspace_id', '=', workspace)
    .where(isCurrent)
    .where('key', 'in', keys)
    .where((eb) => eb.or([eb('calm_hour', 'is', null), eb('calm_hour', '<', hour)]))
    .execute()
  await recordOver(trx, workspace, keys, at, { calm: CALM })
}

/** Ends findings: after as many judgements that found nothing, or at once where it is a fact that it is over. */
async function recordOver(
  trx: Trx,
  workspace: string,
  keys: readonly string[],
  at: Micros,
  { calm = 0, said }: { readonly calm?: number; readonly said?: ReadonlyMap<string, string> | undefined },
): Promise<void> {
  const over = await trx
    .selectFrom('finding')
    .select(['id', 'key', 'workflow', 'dimension', 'severity', 'title', 'state'])
    .where('workspace_id', '=', workspace)
    .where(isCurrent)
    .where('key', 'in', keys)
    .where('calm', '>=', calm)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const finding of over) {
    await trx
      .updateTable('finding')
      // What a person closed was over when they did; looks agree now.
      .set({ state: 'resolved', ended: 'over', resolved_at: sql`coalesce(resolved_at, ${toDate(at)})` })
      .where('workspace_id', '=', workspace)
      .where('id', '=', finding.id)
      .execute()
    await enterEvent(trx, workspace, finding.id, { kind: 'over', said: said?.get(finding.key) ?? null }, at)
    // People heard of it when it was closed.
    if (finding.state !== 'resolved') await oweFinding(trx, workspace, 'finding.over', finding, at)
  }
}
