import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { newId } from '../base/ids.ts'
import { inLanguage } from '../base/say.ts'
import { formatTime, fromDate, type Micros, toDate } from '../base/time.ts'
import { appendDecision, hashOfValue } from '../store/state/decision-log.ts'
import { owe } from '../store/state/owed.ts'
import { principalInWords } from '../store/state/principal-words.ts'
import type { Db, State, Trx } from '../store/state/state.ts'

/** What was done at a platform so that a workflow stands still, and what was read back there. */
const effectSchema = z.object({
  connector: z.string(),
  platform: z.string(),
  result: z.enum(['confirmed', 'failed']),
  said: z.string(),
  at: z.number(),
})
export type Effect = z.infer<typeof effectSchema>

/**
 * A time in which a workflow stands still, as people say. It is a record and a claim: nothing outside is stopped by saying it, and
 * what it says is held against the runs that arrive. Where it was stopped at its platform, the effect is what was read back.
 */
export type Stop = {
  readonly id: string
  readonly workflow: string
  readonly since: Micros
  readonly why: string
  /** How the work is done until it runs again. */
  readonly meanwhile: string | null
  readonly said_at: Micros
  /** Who said so: a name where it is known. */
  readonly by: string
  /** When it ran again; null while it stands still. */
  readonly until: Micros | null
  readonly note: string | null
  readonly started_by: string | null
  /** Null where it was only said. */
  readonly effect: Effect | null
}

type Asked = { readonly workflow: string; readonly by: string; readonly now: Micros }

/** Those of a workspace, or of one workflow, the newest first. */
export async function listStops(db: Db, workspace: string, workflow?: string): Promise<Stop[]> {
  let query = db
    .selectFrom('stop')
    .leftJoin('user as sayer', (join) => join.on(sql`'user:' || sayer.id`, '=', sql.ref('stop.said_by')))
    .leftJoin('user as starter', (join) => join.on(sql`'user:' || starter.id`, '=', sql.ref('stop.ended_by')))
    .selectAll('stop')
    .select(['sayer.name as sayer', 'starter.name as starter'])
    .where('workspace_id', '=', workspace)
  if (workflow !== undefined) query = query.where('workflow', '=', workflow)
  const rows = await query.orderBy('since', 'desc').orderBy('stop.id', 'desc').execute()
  return rows.map(
    ({ id, workflow, since, why, meanwhile, said_at, said_by, until, note, ended_by, effect, sayer, starter }) => ({
      id,
      workflow,
      since: fromDate(since),
      why,
      meanwhile,
      said_at: fromDate(said_at),
      by: principalInWords(said_by, sayer),
      until: until === null ? null : fromDate(until),
      note,
      started_by: ended_by === null ? null : principalInWords(ended_by, starter),
      effect: effect === null ? null : effectSchema.parse(effect),
    }),
  )
}

/** Whether a workflow stood still at a moment, as it is known now. */
export const holdsAt = ({ since, until }: Stop, at: Micros): boolean => since <= at && (until === null || at < until)

/** Somebody says that a workflow stands still. A decision: entered in the log with the hash of what was said, without its words. */
export async function sayStopped(
  state: State,
  workspace: string,
  given: Asked & { since: Micros; why: string; meanwhile: string | null },
): Promise<Stop> {
  const { workflow, since, why, meanwhile, by, now } = given
  if (since > now)
    throw new AppError(
      'invalid_input',
      `"since" is ${formatTime(since)}, which is not yet. Say so when it stands still.`,
    )
  const id = newId(now)
  await state.transaction(async (trx) => {
    const last = await lastOf(trx, workspace, workflow)
    if (last && last.until === null)
      throw new AppError(
        'conflict',
        `"${workflow}" is said to be stopped since ${formatTime(fromDate(last.since))} already. Say that it runs again first.`,
      )
    // It cannot stand still in a time in which it is said to have run again.
    if (last?.until && since < fromDate(last.until))
      throw new AppError(
        'invalid_input',
        `"${workflow}" was said to run again at ${formatTime(fromDate(last.until))}. Give a "since" that is not before.`,
      )
    const body = {
      stop: id,
      workflow,
      since: formatTime(fromDate(toDate(since))),
      hash: hashOfValue({ why, meanwhile }),
    }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'workflow.stopped', body }, now)
    const said = { said_at: toDate(now), said_by: by, said_seq: seq }
    await trx
      .insertInto('stop')
      .values({ workspace_id: workspace, id, workflow, since: toDate(since), why, meanwhile, ...said })
      .execute()
    await owe(trx, workspace, noticeOf('workflow.stopped', { id, workflow }), now)
  })
  return await stopBy(state.db, workspace, workflow, id)
}

/** A workflow was stopped at its platform, or could not be: recorded with the stop that holds, or with one that begins with it. */
export async function keepEffect(
  state: State,
  workspace: string,
  given: Asked & { effect: Effect; since: Micros; why: string; meanwhile: string | null },
): Promise<Stop> {
  const { workflow, effect, why, by, now } = given
  const open = (await listStops(state.db, workspace, workflow)).find((one) => one.until === null)
  const stop = open ?? (await sayStopped(state, workspace, given))
  await state.transaction(async (trx) => {
    const { connector, result } = effect
    const hash = hashOfValue({ why, said: inLanguage(effect.said) })
    const body = { stop: stop.id, workflow, connector, result, hash }
    const kind = result === 'confirmed' ? 'workflow.paused' : 'workflow.not_paused'
    await appendDecision(trx, workspace, { principal: by, kind, body }, now)
    await trx
      .updateTable('stop')
      .set({ effect: JSON.stringify(effect) })
      .where('workspace_id', '=', workspace)
      .where('id', '=', stop.id)
      .execute()
  })
  return await stopBy(state.db, workspace, workflow, stop.id)
}

/** Somebody says that it runs again, and signs it with a note: down may be quick, up is signed. */
export async function sayStarted(
  state: State,
  workspace: string,
  given: Asked & { until: Micros; note: string },
): Promise<Stop> {
  const { workflow, note, by, now } = given
  const id = await state.transaction(async (trx) => {
    const last = await lastOf(trx, workspace, workflow)
    if (!last || last.until !== null)
      throw new AppError('conflict', `"${workflow}" is not said to be stopped: there is nothing to start again.`)
    const body = { stop: last.id, workflow, hash: hashOfValue({ note }) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'workflow.started', body }, now)
    await trx
      .updateTable('stop')
      .set({
        until: new Date(Math.max(last.since.getTime(), toDate(given.until).getTime())),
        note,
        ended_by: by,
        ended_seq: seq,
      })
      .where('workspace_id', '=', workspace)
      .where('id', '=', last.id)
      .execute()
    await owe(trx, workspace, noticeOf('workflow.started', { id: last.id, workflow }), now)
    return last.id
  })
  return await stopBy(state.db, workspace, workflow, id)
}

/** What people are owed of one: that it began, or that it is over. Why stands at the desk: what was typed does not leave it. */
const noticeOf = (kind: 'workflow.stopped' | 'workflow.started', { id, workflow }: { id: string; workflow: string }) =>
  ({
    kind,
    about: `stop:${id}`,
    opens: kind === 'workflow.stopped',
    urgency: 'high',
    workflow,
    body: { stop: id },
  }) as const

/** The last one said of a workflow. Whoever decides about it at the same time waits here. */
async function lastOf(trx: Trx, workspace: string, workflow: string) {
  await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
  return await trx
    .selectFrom('stop')
    .select(['id', 'since', 'until'])
    .where('workspace_id', '=', workspace)
    .where('workflow', '=', workflow)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function stopBy(db: Db, workspace: string, workflow: string, id: string): Promise<Stop> {
  const found = (await listStops(db, workspace, workflow)).find((one) => one.id === id)
  if (!found) throw new Error(`stop ${id} was just written and is not there`)
  return found
}
