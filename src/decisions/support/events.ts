import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { pauseReasons, type Severity, severities } from '../../plan/support.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import { type ClockName, clocks } from './clock.ts'

/** What help is owed for. */
export const matterKinds = ['finding', 'request'] as const
export type MatterKind = (typeof matterKinds)[number]
export type MatterId = { readonly kind: MatterKind; readonly id: string }

/** Why a promise was broken, in codes that can be counted. */
export const breachReasons = [
  'nobody there',
  'seen too late',
  'took longer',
  'waited for the client',
  'waited for a third party',
  'access was missing',
  'severity was wrong',
  'other',
] as const
export type BreachReason = (typeof breachReasons)[number]

export const supportEventSchema = z.object({
  at: z.number(),
  kind: z.enum(['severity', 'contained', 'paused', 'resumed', 'explained']),
  /** As the decision log names them; null where it follows from the plan. */
  by: z.string().nullable(),
  severity: z.enum(severities).nullable(),
  /** The clock whose promise was broken, of what explains it. */
  clock: z.enum(clocks).nullable(),
  /** Why it waits. */
  reason: z.enum(pauseReasons).nullable(),
  breach: z.enum(breachReasons).nullable(),
  /** Who is waited for. */
  awaited: z.string().nullable(),
  /** Where that can be looked up: a ticket, a mail. */
  evidence: z.string().nullable(),
  note: z.string().nullable(),
  decision_seq: z.number().nullable(),
})
export type SupportEvent = z.infer<typeof supportEventSchema>

/** What can be said of it. */
export type Said =
  | { readonly kind: 'severity'; readonly severity: Severity; readonly note: string }
  | { readonly kind: 'contained'; readonly note: string }
  | {
      readonly kind: 'paused'
      readonly reason: (typeof pauseReasons)[number]
      readonly awaited: string
      readonly evidence: string | null
      readonly note: string | null
    }
  | { readonly kind: 'resumed'; readonly note: string | null }
  | { readonly kind: 'explained'; readonly clock: ClockName; readonly breach: BreachReason; readonly note: string }

/** Enters what somebody says: a decision, in the log with ids, codes and hashes alone. */
export async function enterSaid(
  state: State,
  workspace: string,
  given: {
    readonly matter: MatterId
    readonly said: Said
    readonly by: string
    readonly now: Micros
    /** Whether it may be said, of all that was said before; asked while nobody else says anything. */
    readonly refuse: (before: readonly SupportEvent[]) => AppError | null
  },
): Promise<void> {
  const { matter, said, by, now } = given
  await state.transaction(async (trx) => {
    // One line for each workspace: two that say something of one thing come one after the other.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const before = (await supportEvents(trx, workspace, matter.kind, [matter.id])).get(matter.id) ?? []
    const refused = given.refuse(before)
    if (refused) throw refused
    const { kind, note, ...facts } = said
    const hidden = Object.fromEntries(
      (['awaited', 'evidence'] as const).flatMap((name) => {
        const value = name in said ? (said as Record<string, unknown>)[name] : null
        return value === null || value === undefined ? [] : [[name, hashOfValue(value)]]
      }),
    )
    const body = {
      ...{ [matter.kind]: matter.id, ...facts, ...hidden },
      ...(note === null ? {} : { note: hashOfValue(note) }),
    }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: `support.${kind}`, body }, now)
    await insertEvent(trx, workspace, matter, said, { by, at: now, decision_seq: seq })
  })
}

/** What follows from the plan and is kept, so that it stays as it was: nobody decided it. */
export async function enterSeverity(
  trx: Trx,
  workspace: string,
  matter: MatterId,
  given: { readonly severity: Severity; readonly from: string; readonly at: Micros },
): Promise<void> {
  const said = { kind: 'severity', severity: given.severity, note: given.from } as const
  await insertEvent(trx, workspace, matter, said, { by: null, at: given.at, decision_seq: null })
}

async function insertEvent(
  trx: Trx,
  workspace: string,
  { kind: matter_kind, id: matter }: MatterId,
  said: Said,
  { by, at, decision_seq }: { by: string | null; at: Micros; decision_seq: number | null },
): Promise<void> {
  const { seq } = await trx
    .selectFrom('support_event')
    .select(sql<number>`coalesce(max(seq), 0)::int`.as('seq'))
    .where('workspace_id', '=', workspace)
    .where('matter_kind', '=', matter_kind)
    .where('matter', '=', matter)
    .executeTakeFirstOrThrow()
  const { kind, note } = said
  const none = { severity: null, clock: null, reason: null, awaited: null, evidence: null }
  const values = {
    ...none,
    ...(kind === 'severity' ? { severity: said.severity } : {}),
    ...(kind === 'paused' ? { reason: said.reason, awaited: said.awaited, evidence: said.evidence } : {}),
    ...(kind === 'explained' ? { clock: said.clock, reason: said.breach } : {}),
  }
  await trx
    .insertInto('support_event')
    .values({
      workspace_id: workspace,
      matter_kind,
      matter,
      seq: seq + 1,
      at: toDate(at),
      kind,
      by,
      note,
      decision_seq,
      ...values,
    })
    .execute()
}

/** What was said of each, in its order. */
export async function supportEvents(
  db: Db,
  workspace: string,
  kind: MatterKind,
  ids: readonly string[],
): Promise<Map<string, SupportEvent[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('support_event')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('matter_kind', '=', kind)
    .where('matter', 'in', ids)
    .orderBy('seq')
    .execute()
  const byMatter = new Map<string, SupportEvent[]>()
  for (const { reason, ...row } of rows) {
    const isBreach = row.kind === 'explained'
    const event = supportEventSchema.parse({
      ...{ ...row, at: fromDate(row.at), reason: isBreach ? null : reason, breach: isBreach ? reason : null },
    })
    byMatter.set(row.matter, [...(byMatter.get(row.matter) ?? []), event])
  }
  return byMatter
}

/** The pause that holds after all that was said, if one does. */
export const pauseIn = (said: readonly SupportEvent[]): SupportEvent | undefined => {
  const last = said.findLast(({ kind }) => kind === 'paused' || kind === 'resumed')
  return last?.kind === 'paused' ? last : undefined
}

export const noMatter = ({ kind, id }: MatterId) =>
  kind === 'finding'
    ? new AppError(
        'not_found',
        say`There is no finding "${id}" in this workspace. List them with "aftercare findings".`,
      )
    : new AppError(
        'not_found',
        say`There is no request "${id}" in this workspace. List them with "aftercare requests".`,
      )
