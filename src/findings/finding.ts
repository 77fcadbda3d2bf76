import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { newId } from '../base/ids.ts'
import { PRODUCT } from '../base/product.ts'
import { allInLanguage, say } from '../base/say.ts'
import { floorHour, formatTime, fromDate, type Micros, toDate } from '../base/time.ts'
import type { Behind } from '../evidence/runs/behind.ts'
import { dimensions, measureNames } from '../plan/measures.ts'
import { appendDecision, hashOfValue } from '../store/state/decision-log.ts'
import type { Db, State, Trx } from '../store/state/state.ts'
import type { Tables } from '../store/state/tables.ts'

/** The question of a finding, asked again. */
export const behindFinding = (id: string): Behind => ({
  url: `/api/v1/findings/${id}`,
  command: `aftercare finding ${id}`,
})

export const severities = ['high', 'medium', 'low'] as const

/** A question by its kind, with everything but its workflow and range that is needed to ask it again. */
const questionSchema = z.discriminatedUnion('kind', [
  /** The promise as the plan had it then, whatever it says now. */
  z.object({
    kind: z.literal('objective'),
    name: z.string(),
    objective: z.object({
      measure: z.enum(measureNames),
      target: z.string(),
      case_type: z.string().optional(),
      route: z.string().optional(),
      min_sample: z.number().optional(),
    }),
    time_zone: z.string(),
  }),
  z.object({ kind: z.literal('loop'), tool: z.string(), release: z.string() }),
  z.object({ kind: z.literal('continuity'), item: z.string(), name: z.string().nullable() }),
  z.object({ kind: z.literal('late_reviews') }),
])
export type Question = z.infer<typeof questionSchema>

/** What a question says: in words, and as figures; null where there is nothing any more. */
export type Answer = { readonly said: string; readonly answer: Record<string, unknown> | null }

/** What was asked, within which bounds, what the answer was, and by which program. */
const evidenceSchema = z.object({
  /** Null for findings from before questions were kept. */
  question: questionSchema.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  said: z.string(),
  answer: z.record(z.string(), z.unknown()).nullable(),
  asked_at: z.string(),
  /** The stamp up to which everything that had arrived was counted for certain; null where nothing of the record was. */
  counted_to: z.string().nullable(),
  /** Where to look at what is behind it: under the API, and at a terminal. */
  behind: z.object({ url: z.string(), command: z.string() }),
  code: z.string(),
})
type EvidenceOfFinding = z.infer<typeof evidenceSchema>

/** What a producer asked and heard, as it is kept. */
export function evidenceOf(
  asked: Answer & Pick<EvidenceOfFinding, 'question' | 'behind'> & { from?: Micros; to?: Micros; countedTo?: Micros },
  now: Micros,
): EvidenceOfFinding {
  const { question, behind, said, answer } = asked
  const time = (moment: Micros | undefined) => (moment === undefined ? null : formatTime(moment))
  // Kept as it will be read, so that whoever has it can compute its hash.
  return evidenceSchema.parse({
    question,
    from: time(asked.from),
    to: time(asked.to),
    said,
    answer,
    asked_at: formatTime(now),
    counted_to: time(asked.countedTo),
    behind,
    code: PRODUCT,
  })
}

export const findingSchema = z.object({
  id: z.string(),
  /** What it is about; one open finding for each. */
  key: z.string(),
  workflow: z.string(),
  dimension: z.enum(dimensions),
  severity: z.enum(severities),
  state: z.enum(['open', 'acknowledged', 'resolved']),
  title: z.string(),
  detail: z.string(),
  owner: z.string().nullable(),
  evidence: evidenceSchema,
  first_seen: z.number(),
  last_seen: z.number(),
  resolved_at: z.number().nullable(),
  /** Somebody has seen it, and says what they mean to do. */
  acknowledged_at: z.number().nullable(),
  acknowledged_by: z.string().nullable(),
  /** What it rested on then: its hash is in the decision log. */
  acknowledged_evidence: evidenceSchema.nullable(),
  note: z.string().nullable(),
  decision_seq: z.number().nullable(),
})
export type Finding = z.infer<typeof findingSchema>

/** What a producer saw this time. */
export type Noticed = Pick<
  Finding,
  'key' | 'workflow' | 'dimension' | 'severity' | 'title' | 'detail' | 'owner' | 'evidence'
>

/**
 * Judgements in a row that must find nothing before a finding is resolved. A judgement is of a moment, and figures are of whole
 * hours: judged again within its hour it is the same judgement, however often somebody presses a button.
 */
const CALM = 2

/**
 * Records what one kind of judgement saw of a workflow as of `at`, which is the present of the installation: `seen` is off,
 * `calm` was judged and is not. What was not judged (unknown) is in neither and leaves its finding as it is. What is kept is when
 * things were so, never when somebody looked.
 */
export async function recordFindings(
  trx: Trx,
  workspace: string,
  judged: { seen: readonly Noticed[]; calm: readonly string[] },
  at: Micros,
): Promise<void> {
  const hour = toDate(floorHour(at))
  for (const one of judged.seen) {
    await trx
      .insertInto('finding')
      .values({
        workspace_id: workspace,
        id: newId(at),
        ...one,
        evidence: JSON.stringify(one.evidence),
        state: 'open',
        first_seen: toDate(at),
        last_seen: toDate(at),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace_id', 'key'])
          .where('state', '<>', 'resolved')
          .doUpdateSet({
            severity: one.severity,
            title: one.title,
            detail: one.detail,
            evidence: JSON.stringify(one.evidence),
            // An installation may be set to look at an earlier moment than before.
            first_seen: sql`least(finding.first_seen, ${toDate(at)})`,
            last_seen: sql`greatest(finding.last_seen, ${toDate(at)})`,
            calm: 0,
            calm_hour: null,
          }),
      )
      .execute()
  }
  if (judged.calm.length === 0) return
  await trx
    .updateTable('finding')
    .set((eb) => ({ calm: eb('calm', '+', 1), calm_hour: hour }))
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .where('key', 'in', judged.calm)
    .where((eb) => eb.or([eb('calm_hour', 'is', null), eb('calm_hour', '<', hour)]))
    .execute()
  await trx
    .updateTable('finding')
    .set({ state: 'resolved', resolved_at: toDate(at) })
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .where('key', 'in', judged.calm)
    .where('calm', '>=', CALM)
    .execute()
}

/** Findings, the worst first and within that the longest open. */
export async function listFindings(
  db: Db,
  workspace: string,
  filter: { workflow?: string | undefined; state?: Finding['state'] | 'unresolved' | undefined },
): Promise<Finding[]> {
  let query = db.selectFrom('finding').selectAll().where('workspace_id', '=', workspace)
  if (filter.workflow) query = query.where('workflow', '=', filter.workflow)
  if (filter.state === 'unresolved') query = query.where('state', '<>', 'resolved')
  else if (filter.state) query = query.where('state', '=', filter.state)
  const rows = await query.orderBy('first_seen').orderBy('key').limit(1000).execute()
  return rows.map(toFinding).sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

/** What is said of a finding in one line. */
export type FindingInBrief = Pick<Finding, 'key' | 'workflow' | 'severity' | 'title'> & {
  /** Who has seen it and means to do something: a name where it is known; null where nobody has. */
  readonly held_by: string | null
}

/** Every finding that is not over, in brief. */
export async function unresolvedFindings(db: Db, workspace: string): Promise<FindingInBrief[]> {
  const rows = await db
    .selectFrom('finding')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('finding.acknowledged_by')))
    .select(['key', 'workflow', 'severity', 'title', 'acknowledged_by', 'user.name as name'])
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'resolved')
    .orderBy('first_seen')
    .orderBy('key')
    .execute()
  return rows.map(({ key, workflow, severity, title, acknowledged_by, name }) => ({
    key,
    workflow,
    severity: severity as Finding['severity'],
    title,
    held_by: name ?? (acknowledged_by && wordsFor(acknowledged_by)),
  }))
}

/** Whoever is no person of ours: the one at the terminal by their name there. */
const wordsFor = (principal: string): string =>
  principal.startsWith('key:') ? say`somebody with an API key` : principal.replace(/^\w+:/, '')

export async function getFinding(db: Db, workspace: string, id: string): Promise<Finding> {
  const row = await db
    .selectFrom('finding')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw noFinding(id)
  return toFinding(row)
}

/**
 * Somebody has seen it and says what they mean to do. A decision, entered in the log with the hash of the evidence it
 * rested on. It stays noticed until it is over: acknowledging resolves nothing.
 */
export async function acknowledgeFinding(
  state: State,
  workspace: string,
  given: { id: string; note: string; by: string; now: Micros },
): Promise<Finding> {
  await state.transaction(async (trx) => {
    const found = await trx
      .selectFrom('finding')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('id', '=', given.id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw noFinding(given.id)
    if (found.state !== 'open')
      throw new AppError(
        'conflict',
        found.state === 'resolved'
          ? `Finding ${given.id} is resolved: there is nothing left to acknowledge.`
          : `Finding ${given.id} was acknowledged already, by ${found.acknowledged_by}. "aftercare finding ${given.id}" shows their note.`,
      )
    // Of what is read: of the English words, without the marks they are kept with.
    const evidence = hashOfValue(allInLanguage(found.evidence))
    const note = hashOfValue(given.note)
    const body = { finding: given.id, workflow: found.workflow, severity: found.severity, evidence, note }
    const entry = await appendDecision(
      trx,
      workspace,
      { principal: given.by, kind: 'finding.acknowledged', body },
      given.now,
    )
    await trx
      .updateTable('finding')
      .set({
        state: 'acknowledged',
        acknowledged_at: toDate(given.now),
        acknowledged_by: given.by,
        acknowledged_evidence: JSON.stringify(found.evidence),
        note: given.note,
        decision_seq: entry.seq,
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', given.id)
      .execute()
  })
  return await getFinding(state.db, workspace, given.id)
}

const noFinding = (id: string) =>
  new AppError('not_found', `There is no finding "${id}" in this workspace. List them with "aftercare findings".`)

export const toFinding = (row: Selectable<Tables['finding']>): Finding =>
  findingSchema.parse({
    ...row,
    first_seen: fromDate(row.first_seen),
    last_seen: fromDate(row.last_seen),
    resolved_at: row.resolved_at === null ? null : fromDate(row.resolved_at),
    acknowledged_at: row.acknowledged_at === null ? null : fromDate(row.acknowledged_at),
  })
