import { fromDate, type Micros, toDate } from '../../base/time.ts'
import type { FindingEvent } from '../../findings/history.ts'
import { listStops } from '../../plan/stops.ts'
import type { Severity } from '../../plan/support.ts'
import { heldOf, listSwaps } from '../../plan/swaps.ts'
import { holdsFrom, type PlanVersion, planVersions } from '../../plan/versions.ts'
import type { Db } from '../../store/state/state.ts'
import { requestSchema } from '../requests/request.ts'
import { type ClockStand, clockAt, clocks, type Happening } from './clock.ts'
import { type MatterId, noMatter, pauseIn, type SupportEvent, supportEvents } from './events.ts'
import { happenedToFinding, happenedToRequest } from './happened.ts'
import { severityOf, termsOf } from './promises.ts'

/** Something that help is owed for, with how its clocks stand. */
export type Matter = MatterId & {
  readonly workflow: string | null
  readonly title: string
  /** Of a finding, its own severity; of a request null. */
  readonly foundAs: 'high' | 'medium' | 'low' | null
  readonly opened: Micros
  readonly severity: Severity
  readonly isOver: boolean
  readonly said: readonly SupportEvent[]
  readonly clocks: readonly ClockStand[]
  /** What it waits for now, and since when; null where it does not. `awaited` is null where its state says so. */
  readonly waits: {
    readonly reason: string
    readonly awaited: string | null
    readonly evidence: string | null
    readonly since: Micros
  } | null
}

/** Findings that speak of support itself: their own clocks would speak of themselves. */
export const OWN = ['support:', 'vacancy:'] as const

export type Moments = {
  /** The moment that is looked at. */
  readonly asOf: Micros
  /** The present of the installation: what is entered later than it, because it is set to a past moment, happened in it. */
  readonly present: Micros
}

/** Which matters: those that are open, and those that ended since a moment; or one by its id. */
export type Which = { readonly since: Micros } | { readonly only: MatterId }

export async function askMatters(db: Db, workspace: string, which: Which, moments: Moments): Promise<Matter[]> {
  const versions = await withSwapsWhileAway(db, workspace, await planVersions(db, workspace))
  const stops = (await listStops(db, workspace)).map((one) => ({
    ...one,
    said_at: Math.min(one.said_at, moments.present),
    until: one.until === null ? null : Math.min(one.until, moments.present),
  }))
  const around = {
    versions,
    stopsOf: (workflow: string | null) => stops.filter((one) => one.workflow === workflow),
    moments,
  }
  const [findings, requests] = await Promise.all([
    findingMatters(db, workspace, which, around),
    requestMatters(db, workspace, which, around),
  ])
  return [...findings, ...requests]
}

/** Who took over decides where clocks stand still while nobody answers; everywhere else the plan alone does. */
async function withSwapsWhileAway(db: Db, workspace: string, versions: PlanVersion[]): Promise<PlanVersion[]> {
  const stops = ({ plan: { support } }: PlanVersion) =>
    support?.stops_while_away === true && Object.keys(support.rota).length > 0
  if (!versions.some(stops)) return versions
  const swaps = heldOf(await listSwaps(db, workspace, 0))
  if (swaps.length === 0) return versions
  return versions.map((version) => (stops(version) ? { ...version, plan: { ...version.plan, swaps } } : version))
}

export async function getMatter(db: Db, workspace: string, only: MatterId, moments: Moments): Promise<Matter> {
  const [found] = await askMatters(db, workspace, { only }, moments)
  if (!found) throw noMatter(only)
  return found
}

type Around = {
  readonly versions: readonly PlanVersion[]
  readonly stopsOf: (workflow: string | null) => Awaited<ReturnType<typeof listStops>>
  readonly moments: Moments
}

async function findingMatters(db: Db, workspace: string, which: Which, around: Around): Promise<Matter[]> {
  if ('only' in which && which.only.kind !== 'finding') return []
  let query = db
    .selectFrom('finding')
    .select(['id', 'key', 'workflow', 'title', 'severity', 'first_seen', 'told_at'])
    .where('workspace_id', '=', workspace)
    // Of what another explains nobody was told.
    .where('explained_by', 'is', null)
  for (const own of OWN) query = query.where('key', 'not like', `${own}%`)
  query =
    'only' in which
      ? query.where('id', '=', which.only.id)
      : query.where((eb) => eb.or([eb('state', '<>', 'resolved'), eb('resolved_at', '>=', toDate(which.since))]))
  const rows = await query.execute()
  const ids = rows.map(({ id }) => id)
  const [said, histories] = await Promise.all([
    supportEvents(db, workspace, 'finding', ids),
    historiesOf(db, workspace, ids, around.moments.present),
  ])
  return rows.flatMap((row) => {
    const history = sinceTold(histories.get(row.id) ?? [], row.told_at)
    const opened = history[0]?.at ?? fromDate(row.first_seen)
    const foundAs = row.severity as 'high' | 'medium' | 'low'
    const events = clipped(said.get(row.id) ?? [], around.moments.present)
    const severity = severityOf(versionAt(around.versions, opened)?.plan, foundAs)
    const about = { said: events, stops: around.stopsOf(row.workflow), severity }
    const happened = happenedToFinding(history, about)
    return matterOf(
      { kind: 'finding', id: row.id, workflow: row.workflow, title: row.title, foundAs },
      happened,
      events,
      around,
    )
  })
}

/** As if it had been found when people were told of it. */
function sinceTold(history: readonly Moved[], toldAt: Date | null): readonly Moved[] {
  if (toldAt === null) return history
  const at = fromDate(toldAt)
  return [{ at, kind: 'opened' }, ...history.filter((one) => one.at > at)]
}

async function requestMatters(db: Db, workspace: string, which: Which, around: Around): Promise<Matter[]> {
  if ('only' in which && which.only.kind !== 'request') return []
  let query = db
    .selectFrom('request')
    .select(['id', 'body'])
    .where('workspace_id', '=', workspace)
    .where('state', '<>', 'draft')
  query =
    'only' in which
      ? query.where('id', '=', which.only.id)
      : query.where((eb) =>
          eb.or([
            eb('state', 'not in', ['closed', 'rejected', 'cancelled']),
            eb('changed_at', '>=', toDate(which.since)),
          ]),
        )
  const rows = await query.execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [said, events] = await Promise.all([
    supportEvents(db, workspace, 'request', ids),
    db
      .selectFrom('request_event')
      .select(['request_id', 'at', 'kind', 'from_state', 'to_state', 'facts'])
      .where('workspace_id', '=', workspace)
      .where('request_id', 'in', ids)
      .orderBy('seq')
      .execute(),
  ])
  const byRequest = Map.groupBy(events, (one) => one.request_id)
  const { present } = around.moments
  return rows.flatMap(({ id, body }) => {
    const { asked } = requestSchema.parse(body)
    const moves = (byRequest.get(id) ?? []).map(({ at, kind, from_state, to_state, facts }) => ({
      ...{ at: Math.min(fromDate(at), present), kind, from: from_state, to: to_state },
      facts: facts as Record<string, unknown>,
    }))
    const opened = moves.find(({ to }) => to !== 'draft')?.at ?? present
    const plan = versionAt(around.versions, opened)?.plan
    const own = clipped(said.get(id) ?? [], present)
    const happened = happenedToRequest(moves, {
      ...{ said: own, stops: around.stopsOf(asked.workflow), severity: severityOf(plan, 'request') },
      emergency: severityOf(plan, 'emergency'),
    })
    return matterOf(
      { kind: 'request', id, workflow: asked.workflow, title: asked.title, foundAs: null },
      happened,
      own,
      around,
    )
  })
}

type Known = Pick<Matter, 'kind' | 'id' | 'workflow' | 'title' | 'foundAs'>

function matterOf(
  known: Known,
  happened: readonly Happening[],
  said: readonly SupportEvent[],
  around: Around,
): Matter[] {
  const { asOf } = around.moments
  const opened = happened.find(({ kind }) => kind === 'opened')?.at
  if (opened === undefined || opened > asOf) return []
  const terms = termsOf(around.versions, known.workflow)
  const then = happened.filter(({ at }) => at <= asOf)
  const severity = then.findLast(({ kind }) => kind === 'severity')
  const stands = clocks.map((clock) => clockAt(clock, happened, terms, asOf))
  const isOver =
    (then.findLast(({ kind }) => kind === 'restored' || kind === 'reopened' || kind === 'opened')?.kind ?? '') ===
    'restored'
  return [
    {
      ...{ ...known, opened, isOver, clocks: stands, said: said.filter(({ at }) => at <= asOf) },
      severity: severity?.kind === 'severity' ? severity.severity : 'S4',
      waits: isOver
        ? null
        : waitsIn(
            then,
            said.filter(({ at }) => at <= asOf),
          ),
    },
  ]
}

function waitsIn(happened: readonly Happening[], said: readonly SupportEvent[]): Matter['waits'] {
  const pause = pauseIn(said)
  const held = (by: 'said' | 'state') => {
    const last = happened.findLast(
      (one) => one.kind === 'reopened' || ((one.kind === 'paused' || one.kind === 'resumed') && one.by === by),
    )
    return last?.kind === 'paused' ? last : undefined
  }
  const [bySomebody, byState] = [held('said'), held('state')]
  if (bySomebody && pause)
    return { reason: bySomebody.reason, awaited: pause.awaited, evidence: pause.evidence, since: bySomebody.at }
  return byState ? { reason: byState.reason, awaited: null, evidence: null, since: byState.at } : null
}

/** The version that held at a moment, as clocks see it: not before it was applied. */
const versionAt = (versions: readonly PlanVersion[], at: Micros): PlanVersion | undefined =>
  versions.findLast((one) => holdsFrom(one, one.plan.time_zone) <= at) ?? versions[0]

const clipped = (said: readonly SupportEvent[], present: Micros): SupportEvent[] =>
  said.map((one) => ({ ...one, at: Math.min(one.at, present) }))

type Moved = Pick<FindingEvent, 'at' | 'kind'>

async function historiesOf(
  db: Db,
  workspace: string,
  ids: readonly string[],
  present: Micros,
): Promise<Map<string, Moved[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('finding_event')
    .select(['finding_id', 'at', 'kind'])
    .where('workspace_id', '=', workspace)
    .where('finding_id', 'in', ids)
    .where('kind', 'not in', ['seen', 'noted', 'assigned'])
    .orderBy('seq')
    .execute()
  const histories = new Map<string, Moved[]>()
  for (const { finding_id, at, kind } of rows) {
    const event = { at: Math.min(fromDate(at), present), kind: kind as FindingEvent['kind'] }
    histories.set(finding_id, [...(histories.get(finding_id) ?? []), event])
  }
  return histories
}
