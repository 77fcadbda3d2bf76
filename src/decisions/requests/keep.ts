import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { formatTime, fromDate, type Micros, toDate } from '../../base/time.ts'
import { requirePattern } from '../../findings/exceptions/decide.ts'
import { localityOf, planAt } from '../../plan/versions.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import { owe } from '../../store/state/owed.ts'
import type { Db, State, Trx } from '../../store/state/state.ts'
import { documentHash } from './altered.ts'
import { keepHours } from './hours.ts'
import { moveRequest } from './lifecycle.ts'
import type { Move } from './move.ts'
import { standsAt } from './next.ts'
import { owedFor } from './owing.ts'
import { type Asked, type ChangeRequest, contentHash, type linkSchema, requestSchema } from './request.ts'
import { type Actor, faultIn, partsOf, proposeClass, sideOf, type Terms, termsOf } from './terms.ts'

/** Who does something, as the face knows them. */
export type Doer = {
  readonly by: string
  /** The user behind it; null at the terminal of the machine. */
  readonly user: string | null
  readonly roles: readonly string[]
  readonly through: 'member' | 'grant' | null
}

export const eventSchema = z.object({
  at: z.number(),
  kind: z.string(),
  by: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  note: z.string().nullable(),
  /** What stands behind a note that came by mail: what it answered. */
  quoted: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  voided: z.array(z.string()),
  decision_seq: z.number(),
})
export type RequestEvent = z.infer<typeof eventSchema>
export type Link = z.infer<typeof linkSchema>

/** A request with when it was filed and when something last happened to it. */
export type KeptRequest = { readonly request: ChangeRequest; readonly filed_at: Micros; readonly changed_at: Micros }

/** Files a request as a draft, or submits it at once. */
export async function fileRequest(state: State, workspace: string, given: Filing): Promise<KeptRequest> {
  const id = await state.transaction((trx) => file(trx, workspace, given))
  return await getRequest(state.db, workspace, id)
}

export type Filing = {
  readonly asked: Asked
  readonly links: readonly Link[]
  readonly submit: boolean
  readonly doer: Doer
  readonly now: Micros
  /** What it came by; else where it came from follows from what it rests on. */
  readonly mail?: ByMail
}

/** A mail by which something came. Of a note it says how many letters somebody wrote: behind these stands what they answered. */
export type ByMail = { readonly id: string; readonly written?: number }
/** Between what was written and what it answers. */
export const BETWEEN = '\n\n'

/** The same within a transaction: the id it has. */
export async function file(trx: Trx, workspace: string, given: Filing): Promise<string> {
  const { asked, links, doer, now } = given
  const id = newId(now)
  await holdWorkspace(trx, workspace)
  const { actor, version } = await around(trx, workspace, doer, now)
  refuseFault(version?.plan, asked)
  for (const link of links) await requireLinked(trx, workspace, link)
  const restsOn = (['finding', 'pattern', 'review'] as const).find((kind) => links.some((link) => link.kind === kind))
  const origin = given.mail ? 'mail' : (restsOn ?? 'person')
  const request: ChangeRequest = requestSchema.parse({
    ...{ id, state: 'draft', asked, links, origin },
    requester: { by: actor.by, person: actor.person, side: actor.side, plan_person: actor.planPerson },
    ...{
      proposal: null,
      class: null,
      dispute: null,
      assessment: null,
      quote: null,
      approvals: [],
      deferred_until: null,
    },
    ...{ scheduled_at: null, emergency: null, implementers: [], actual_minutes: 0, verifier: null, outcome: null },
  })
  await trx
    .insertInto('request')
    .values({ workspace_id: workspace, id, ...columnsOf(request), filed_at: toDate(now), changed_at: toDate(now) })
    .execute()
  const event = { kind: 'filed', note: null, facts: factsOfMail(given.mail), from: null, voided: [] }
  await enter(trx, workspace, request, event, actor.by, 1, now)
  if (given.submit) await make(trx, workspace, request, { move: 'submit' }, { doer, now })
  return id
}

type Moving = {
  readonly id: string
  readonly move: Move
  readonly doer: Doer
  readonly now: Micros
  /** By which it is judged, such as whether a price still holds: now, unless the installation looks at an earlier moment. */
  readonly moment?: Micros
  readonly mail?: ByMail
}

/** One move: judged on the row as it is while nobody else changes it. Whoever comes second is judged on what the first one left. */
export async function makeMove(state: State, workspace: string, given: Moving): Promise<KeptRequest> {
  await state.transaction((trx) => moveIn(trx, workspace, given))
  return await getRequest(state.db, workspace, given.id)
}

/** The same within a transaction. */
export async function moveIn(trx: Trx, workspace: string, given: Moving): Promise<void> {
  const { id, move, ...acting } = given
  await holdWorkspace(trx, workspace)
  const row = await trx
    .selectFrom('request')
    .select('body')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noRequest(id)
  await make(trx, workspace, requestSchema.parse(row.body), move, acting)
}

/** The log has one line for the workspace: taken before the row, so that two that hold one each never wait for each other. */
const holdWorkspace = (trx: Trx, workspace: string) =>
  trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()

async function make(
  trx: Trx,
  workspace: string,
  found: ChangeRequest,
  move: Move,
  { doer, now, moment = now, mail }: Omit<Moving, 'id' | 'move'>,
): Promise<void> {
  const { actor, version, terms } = await around(trx, workspace, doer, moment)
  if (move.move === 'edit') refuseFault(version?.plan, move.asked)
  const { seq: last } = await trx
    .selectFrom('request_event')
    .select(sql<number>`max(seq)::int`.as('seq'))
    .where('workspace_id', '=', workspace)
    .where('request_id', '=', found.id)
    .executeTakeFirstOrThrow()
  const moved = moveRequest(found, move, actor, terms, moment)
  if (moved.kind === 'refused') throw new AppError(moved.code, moved.because)
  const isProposed = moved.request.state === 'submitted' && (found.state !== 'submitted' || move.move === 'edit')
  const proposal = isProposed ? proposeClass(version, moved.request) : moved.request.proposal
  const next = { ...moved.request, proposal }
  await trx
    .updateTable('request')
    .set({ ...columnsOf(next), changed_at: toDate(now) })
    .where('workspace_id', '=', workspace)
    .where('id', '=', found.id)
    .execute()
  const hours = await keepHours(trx, workspace, { before: found, after: next, by: actor.by, now })
  const event = {
    kind: move.move,
    note: noteOf(move),
    facts: {
      ...factsOf(move, next),
      ...factsOfMail(mail),
      ...hours,
      ...(isProposed && proposal ? { proposed: proposal.class } : {}),
    },
    from: standsAt(found, moment).state,
    voided: moved.voided,
  }
  await enter(trx, workspace, next, event, actor.by, last + 1, now)
  const owed = owedFor(move.move, found, next, terms)
  if (owed) await owe(trx, workspace, owed, now)
}

const factsOfMail = (mail: ByMail | undefined): Record<string, unknown> =>
  mail === undefined ? {} : { mail: mail.id, ...(mail.written === undefined ? {} : { written: mail.written }) }

/** The event and its entry in the log, which has ids, figures and hashes alone. */
async function enter(
  trx: Trx,
  workspace: string,
  request: ChangeRequest,
  event: {
    kind: string
    note: string | null
    facts: Record<string, unknown>
    from: string | null
    voided: readonly string[]
  },
  by: string,
  seq: number,
  now: Micros,
): Promise<void> {
  const { kind, note, facts, from, voided } = event
  const body = {
    request: request.id,
    state: request.state,
    hash: contentHash(request),
    document: documentHash(request),
    ...facts,
    ...(note === null ? {} : { note: hashOfValue(note) }),
    ...(voided.length === 0 ? {} : { voided: voided.length }),
  }
  const entry = await appendDecision(trx, workspace, { principal: by, kind: `request.${kind}`, body }, now)
  await trx
    .insertInto('request_event')
    .values({
      ...{ workspace_id: workspace, request_id: request.id, seq, at: toDate(now), kind, by, note },
      ...{ from_state: from, to_state: request.state, decision_seq: entry.seq },
      ...{ facts: JSON.stringify(facts), voided: JSON.stringify(voided) },
    })
    .execute()
}

/** What somebody wrote with a move. */
function noteOf(move: Move): string | null {
  if ('because' in move) return move.because
  return 'note' in move ? move.note : null
}

/** The figures and answers of a move. */
function factsOf(move: Move, next: ChangeRequest): Record<string, unknown> {
  switch (move.move) {
    case 'classify':
    case 'settle':
      return { class: move.class }
    case 'assess':
      return { risk: next.assessment?.level, score: next.assessment?.score, minutes: move.estimate.likely }
    case 'quote': {
      const { amount, by_rate } = next.quote ?? {}
      const rate = by_rate ? { rate: by_rate.name, an_hour: by_rate.rate } : {}
      return { amount, ...rate, valid_until: formatTime(move.valid_until) }
    }
    case 'approve': {
      const given = next.approvals.at(-1)
      return { of: given?.of ?? [], ...(given?.instead ? { instead: true } : {}) }
    }
    case 'defer':
      return { until: move.until }
    case 'schedule':
      return { at: formatTime(next.scheduled_at ?? 0) }
    case 'order':
      return { approve_by: formatTime(next.emergency?.approve_by ?? 0) }
    case 'finish':
      return { minutes: move.minutes }
    case 'verify':
      return { passed: move.passed }
    case 'review':
      return { outcome: move.outcome }
    default:
      return {}
  }
}

const columnsOf = (request: ChangeRequest) => ({
  state: request.state,
  workflow: request.asked.workflow,
  class: request.class?.is ?? null,
  hash: contentHash(request),
  body: JSON.stringify(request),
})

/** Who somebody is to the plan in force, and what it says about requests. */
export async function around(
  db: Db,
  workspace: string,
  doer: Doer,
  now: Micros,
): Promise<{ actor: Actor; terms: Terms; version: Awaited<ReturnType<typeof planAt>> }> {
  const version = await planAt(db, workspace, now)
  const { zone } = await localityOf(db, workspace, now)
  const terms = termsOf(version, zone, await lostStandards(db, workspace), now)
  const user =
    doer.user === null
      ? undefined
      : await db.selectFrom('user').select('email').where('id', '=', doer.user).executeTakeFirst()
  const people = Object.entries(version?.plan.people ?? {})
  // The plan knows people by their address, as the sign-in does.
  const planPerson =
    people.find(([, { email }]) => user && email?.toLowerCase() === user.email.toLowerCase())?.[0] ?? null
  const person = doer.user === null ? doer.by : `user:${doer.user}`
  const side = doer.user === null ? null : sideOf(version?.plan, planPerson, doer.through)
  return { actor: { by: doer.by, person, planPerson, side, roles: doer.roles }, terms, version }
}

/** Standard changes that went wrong the last time they were made: they have to be approved like any other. */
async function lostStandards(db: Db, workspace: string): Promise<string[]> {
  const { rows } = await sql<{ standard: string; outcome: string }>`
    select distinct on (body #>> '{asked,standard}') body #>> '{asked,standard}' as standard, body #>> '{outcome,is}' as outcome
    from request where workspace_id = ${workspace} and state = 'closed' and body #>> '{asked,standard}' is not null
    order by body #>> '{asked,standard}', changed_at desc, id desc`.execute(db)
  return rows.filter(({ outcome }) => outcome === 'rolled back' || outcome === 'failed').map(({ standard }) => standard)
}

type KnownPlan = NonNullable<Awaited<ReturnType<typeof planAt>>>['plan']

function refuseFault(plan: KnownPlan | undefined, asked: Asked): void {
  switch (faultIn(plan, asked)) {
    case null:
      return
    case 'workflow':
      throw new AppError(
        'invalid_input',
        say`The plan has no workflow "${asked.workflow ?? ''}". Name one it has, or leave it out where it is about a new one.`,
      )
    case 'part': {
      const known = plan && asked.workflow !== null ? partsOf(plan, asked.workflow).slice(0, 8) : []
      throw new AppError(
        'invalid_input',
        known.length === 0
          ? say`"${asked.part ?? ''}" is no part of the plan. Leave it out, or name the workflow as well.`
          : say`"${asked.part ?? ''}" is no part of "${asked.workflow ?? ''}" in the plan. Parts are written like ${known.join(', ')}.`,
      )
    }
    case 'standard':
      throw new AppError(
        'invalid_input',
        say`The plan has no standard change "${asked.standard ?? ''}". Leave it out, or write it as changes.standard has it.`,
      )
  }
}

/** What a request rests on is of its own workspace. Pages and runs are looked at where they are. */
async function requireLinked(trx: Trx, workspace: string, { kind, id }: Link): Promise<void> {
  if (kind === 'pattern') return await requirePattern(trx, workspace, id)
  if (kind !== 'finding' && kind !== 'review') return
  const found = await trx
    .selectFrom(kind)
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new AppError('not_found', say`There is nothing to link to with the id "${id}" in this workspace.`)
}

const noRequest = (id: string) =>
  new AppError('not_found', say`There is no request "${id}" in this workspace. List them with "aftercare requests".`)

export async function getRequest(db: Db, workspace: string, id: string): Promise<KeptRequest> {
  const row = await db
    .selectFrom('request')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw noRequest(id)
  return toKept(row)
}

export const toKept = (row: { body: unknown; filed_at: Date; changed_at: Date }): KeptRequest => ({
  request: requestSchema.parse(row.body),
  filed_at: fromDate(row.filed_at),
  changed_at: fromDate(row.changed_at),
})

/** Everything that happened to a request, in its order. */
export async function eventsOf(db: Db, workspace: string, id: string): Promise<RequestEvent[]> {
  const rows = await db
    .selectFrom('request_event')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('request_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ from_state, to_state, ...row }) =>
    eventSchema.parse({ ...row, ...inParts(row), from: from_state, to: to_state, at: fromDate(row.at) }),
  )
}

/** A note as it was written, and what it answered. */
function inParts({ note, facts }: { note: string | null; facts: unknown }): Pick<RequestEvent, 'note' | 'quoted'> {
  const { written } = facts as { written?: number }
  if (note === null || written === undefined) return { note, quoted: null }
  return { note: note.slice(0, written), quoted: note.slice(written + BETWEEN.length) }
}
