import type { Selectable } from 'kysely'
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { PRODUCT } from '../base/product.ts'
import { say } from '../base/say.ts'
import { formatTime, fromDate, type Micros } from '../base/time.ts'
import type { Behind } from '../evidence/runs/behind.ts'
import { budgetDetails } from '../plan/budget.ts'
import { dimensions, measureNames } from '../plan/measures.ts'
import type { Db } from '../store/state/state.ts'
import type { Tables } from '../store/state/tables.ts'
import { stepMeasures } from './watches/steps.ts'

/** The question of a finding, asked again. */
export const behindFinding = (id: string): Behind => ({
  url: `/api/v1/findings/${id}`,
  command: `aftercare finding ${id}`,
})

export const severities = ['high', 'medium', 'low'] as const
export const severityWords = { high: say`high`, medium: say`medium`, low: say`low` } as const

const objectiveSchema = z.object({
  measure: z.enum(measureNames),
  target: z.string(),
  case_type: z.string().optional(),
  route: z.string().optional(),
  min_sample: z.number().optional(),
})

/** What is watched as it is counted, and what a watcher was told beside that: see `watches/course.ts`. */
const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('objective'), name: z.string(), objective: objectiveSchema }),
  z.object({ kind: z.literal('level'), name: z.string(), objective: objectiveSchema }),
  z.object({ kind: z.literal('step'), measure: z.enum(stepMeasures) }),
  z.object({ kind: z.literal('days') }),
])
const entrySchema = z.union([
  z.object({ at: z.number(), alarms_a_year: z.number() }),
  z.object({ at: z.number(), closed: z.string(), closed_at: z.number() }),
])

/** A question by its kind, with everything but its workflow and range that is needed to ask it again. */
const questionSchema = z.discriminatedUnion('kind', [
  /** The promise as the plan had it then, whatever it says now. */
  z.object({ kind: z.literal('objective'), name: z.string(), objective: objectiveSchema, time_zone: z.string() }),
  /** What a watcher told of what was counted of the workflow by a stamp: where it began, and what it was told beside. */
  z.object({
    kind: z.literal('watched'),
    key: z.string(),
    subject: subjectSchema,
    time_zone: z.string(),
    base: z.number(),
    as_of: z.number().nullable(),
    journal: z.array(entrySchema),
    /** The stamp up to which everything that was counted was taken. */
    by: z.number(),
    currency: z.string(),
  }),
  z.object({ kind: z.literal('loop'), tool: z.string(), release: z.string() }),
  /** Runs far outside of their kind, which is that of the case: by what they cost, in a currency, or by their steps. */
  z.object({ kind: z.literal('runaway'), case_type: z.string(), currency: z.string() }),
  /** What was billed for a month, of a workflow or of all. */
  z.object({ kind: z.literal('invoice'), month: z.string(), of: z.string().nullable(), time_zone: z.string() }),
  /** A limit on spending, as the plan had it then. */
  z.object({ kind: z.literal('budget'), name: z.string(), budget: budgetDetails, time_zone: z.string() }),
  /** A recurring problem that was settled: `release` (null: none) where it was fixed, `until` where people lived with it. */
  z.object({
    kind: z.literal('pattern'),
    pattern: z.number(),
    until: z.string().nullable(),
    release: z.string().nullable().optional(),
  }),
  /** Which recurring problems are in more runs than before: see `exceptions/watch-growth.ts`. */
  z.object({
    kind: z.literal('growth'),
    time_zone: z.string(),
    patterns: z.array(z.number()),
    among: z.number(),
    alarms_a_year: z.number(),
  }),
  /** Whether a system is down, by the runs that called it: see `integrations/outage.ts`. */
  z.object({
    kind: z.literal('outage'),
    integration: z.string(),
    time_zone: z.string(),
    alarms_a_year: z.number(),
    by: z.number(),
  }),
  z.object({ kind: z.literal('continuity'), item: z.string(), name: z.string().nullable() }),
  z.object({ kind: z.literal('late_reviews') }),
  z.object({ kind: z.literal('typed') }),
  z.object({ kind: z.literal('connector'), connector: z.string() }),
  /** For how long no run came, held against the weeks before: see `silence/silence.ts`. */
  z.object({
    kind: z.literal('silence'),
    time_zone: z.string(),
    days_off: z.array(z.string()),
    alarms_a_year: z.number(),
    listened_since: z.number(),
    by: z.number(),
  }),
  /** A tool that was handed something over. */
  z.object({ kind: z.literal('tracker'), tracker: z.string() }),
  /** A model that judges answers. */
  z.object({ kind: z.literal('judge'), judge: z.string() }),
  z.object({ kind: z.literal('disk') }),
  z.object({ kind: z.literal('notices'), channel: z.string(), recipient: z.string() }),
  /** The included hours of the period that begins then. */
  z.object({ kind: z.literal('hours'), starts: z.string() }),
  /** Nobody answers for the workflow. */
  z.object({ kind: z.literal('vacancy') }),
  /** What is late of the promises of support for a workflow. */
  z.object({ kind: z.literal('support') }),
  /** A request that was ordered in an emergency. */
  z.object({ kind: z.literal('emergency'), request: z.string() }),
  /** Mails that nobody has settled and whose words will soon be let go of. */
  z.object({ kind: z.literal('held_mails') }),
  /** Something that is otherwise than it was: what, which, and as what. */
  z.object({
    kind: z.literal('changed'),
    what: z.enum(['release', 'route', 'model', 'prompt']),
    name: z.string(),
    after: z.string(),
    time_zone: z.string(),
  }),
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
export type EvidenceOfFinding = z.infer<typeof evidenceSchema>

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
  /** Whom the plan names for the workflow. */
  answers: z.string().nullable(),
  /** Whoever has it, as the decision log names them; null while nobody does. */
  owner: z.string().nullable(),
  evidence: evidenceSchema,
  first_seen: z.number(),
  last_seen: z.number(),
  resolved_at: z.number().nullable(),
  /** How it ended: looks found nothing any more, a person said so, or the plan no longer promises it. */
  ended: z.enum(['over', 'closed', 'left_plan']).nullable(),
  /** What explains this one: the finding of a system that was down, or planned maintenance. Nobody is told of it by itself. Null: told as any other. */
  explained_by: z.string().nullable(),
  /** Somebody has seen it, and says what they mean to do. */
  acknowledged_at: z.number().nullable(),
  acknowledged_by: z.string().nullable(),
  /** What it rested on then: its hash is in the decision log. */
  acknowledged_evidence: evidenceSchema.nullable(),
  note: z.string().nullable(),
  decision_seq: z.number().nullable(),
  /** Who closed it last, why and on what; kept where it was opened again, because it still was so. */
  closed_at: z.number().nullable(),
  closed_by: z.string().nullable(),
  closed_because: z.string().nullable(),
  closed_evidence: evidenceSchema.nullable(),
})
export type Finding = z.infer<typeof findingSchema>

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

export const noFinding = (id: string) =>
  new AppError('not_found', say`There is no finding "${id}" in this workspace. List them with "aftercare findings".`)

const moment = (date: Date | null): Micros | null => (date === null ? null : fromDate(date))

export const toFinding = (row: Selectable<Tables['finding']>): Finding =>
  findingSchema.parse({
    ...row,
    first_seen: fromDate(row.first_seen),
    last_seen: fromDate(row.last_seen),
    resolved_at: moment(row.resolved_at),
    acknowledged_at: moment(row.acknowledged_at),
    closed_at: moment(row.closed_at),
  })
