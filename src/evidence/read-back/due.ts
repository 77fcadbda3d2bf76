import { MICROS, type Micros } from '../../base/time.ts'
import { durationMs, durationOf } from '../../plan/duration.ts'
import type { Plan } from '../../plan/plan.ts'
import type { ReadBack } from '../../plan/read-back.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Seen } from './judge.ts'
import { unreadables } from './reading.ts'

/** An action whose records are read again, with what tells its writes from those of others. */
export type ReadAction = {
  readonly workflow: string
  readonly action: string
  readonly integration: string
  readonly how: ReadBack
  /** Whether a write that names no action is this one's: nothing else of the workflow writes to the system. */
  readonly isOnlyOne: boolean
}

/** A write whose record is to be read, and the moment for which: its name is the id of the readback, so that it is read then once. */
export type DueWrite = ClaimedWrite & { readonly readback: string }

export type ClaimedWrite = {
  readonly run: string
  readonly step: string
  readonly write: string
  readonly integration: string
  readonly record: string
  readonly fields: Readonly<Record<string, unknown>> | null
  readonly claimed_at: Micros
}

/** What a failed read waits until it is tried again; the wait doubles, and ends a day after it was due. */
const FIRST_WAIT = 15 * MICROS.m
const LONGEST_WAIT = MICROS.d
/** A server that stood still reads what it missed, unless its last moment lies so long back. */
const CATCH_UP = 7 * MICROS.d

export function readActions(plan: Pick<Plan, 'workflows'>): ReadAction[] {
  return Object.entries(plan.workflows).flatMap(([workflow, { actions }]) =>
    Object.entries(actions).flatMap(([action, { read_back: how, integration }]) => {
      if (how === undefined || integration === undefined) return []
      const writing = Object.values(actions).filter((one) => one.writes && one.integration === integration)
      return [{ workflow, action, integration, how, isOnlyOne: writing.length === 1 }]
    }),
  )
}

/** How the readback of a moment is called, by the length after the write as the plan states it. */
export const readbackAfter = (length: string): string => `after ${length}`

const micros = (length: string): Micros => (durationMs(durationOf(length)) ?? 0) * 1000

const claimed = 'toUnixTimestamp64Micro(coalesce(claimed_at, arrived))'

const ofTime = `workspace = {workspace:String} AND integration = {integration:String} AND record != ''
       AND ${claimed} > {from:Int64} AND ${claimed} <= {to:Int64}
       AND (toUnixTimestamp64Micro(arrived) > {since:Int64} OR arrayExists(after -> ${claimed} + after <= {now:Int64}
         AND ${claimed} + after > {since:Int64} - {longest:Int64}, {afters:Array(Int64)}))`
const itsRuns = `run IN (SELECT run FROM write WHERE ${ofTime})`

/** Whether any write of any action of a system may be due: mostly none is, and this costs a tenth of the look at which they are. */
const anyWrites = question('read-back-any', `SELECT 1 FROM write WHERE ${ofTime} LIMIT 1`)

/**
 * Writes of an action with a moment that is due: not read then yet, or not with success and waited long enough since. Of several
 * moments that have come only the newest counts: the others lie behind it. Runs that are tried out write to nothing that lasts.
 * No position is kept: what was read says so itself. What was all read at a moment (`since`) is only looked at again where a read
 * of the last day may be tried again, or lines came later. Measured with a million writes of 60 days on two cores: 0.3 s, and the first
 * time, of everything, some seconds.
 */
const dueWrites = question(
  'read-back-due',
  `SELECT run, step, write, integration, record, fields, claimed, readback
   FROM (SELECT run, step, write, integration, record, fields, ${claimed} AS claimed,
       arrayLastIndex(after -> claimed + after <= {now:Int64}, {afters:Array(Int64)}) AS moment,
       {afters:Array(Int64)}[moment] AS after, {readbacks:Array(String)}[moment] AS readback
     FROM write FINAL WHERE ${ofTime}) AS claims
   LEFT JOIN (SELECT run, step, action, name FROM step FINAL WHERE workspace = {workspace:String} AND ${itsRuns}) AS named
     USING (run, step)
   LEFT JOIN (SELECT run, step, write, readback, true AS looked, reason, toUnixTimestamp64Micro(observed_at) AS observed
     FROM readback FINAL WHERE workspace = {workspace:String} AND ${itsRuns}) AS looks
     USING (run, step, write, readback)
   WHERE run IN (SELECT run FROM run FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String}
       AND mode IN ('live', 'canary') AND ${itsRuns})
     AND (action = {action:String} OR (action = '' AND (name = {action:String} OR {only:Bool})))
     AND (NOT looked OR (reason IN {again:Array(String)} AND {now:Int64} >= 2 * observed - (claimed + after) + {wait:Int64}
       AND {now:Int64} <= claimed + after + {longest:Int64}))
   ORDER BY claimed, run, step, write LIMIT {limit:UInt32}`,
)

type WriteRow = Omit<ClaimedWrite, 'fields' | 'claimed_at'> & { fields: string; claimed: string }

const toWrite = ({ fields, claimed, ...row }: WriteRow): ClaimedWrite => ({
  ...row,
  fields: fields === '' ? null : (JSON.parse(fields) as Record<string, unknown>),
  claimed_at: Number(claimed),
})

export async function askDue(
  evidence: Evidence,
  workspace: string,
  { workflow, action, integration, how, isOnlyOne }: ReadAction,
  { now, since, limit }: { now: Micros; since: Micros; limit: number },
): Promise<DueWrite[]> {
  const afters = how.after.map(micros)
  const range = {
    ...{ integration, now, afters, longest: LONGEST_WAIT },
    // Lines are there some seconds after they were stamped.
    since: Math.max(0, since - MICROS.m),
    from: now - Math.max(...afters) - CATCH_UP,
    to: now - Math.min(...afters),
  }
  if ((await evidence.ask(workspace, anyWrites, range)).length === 0) return []
  const rows = await evidence.ask<WriteRow & { readback: string }>(workspace, dueWrites, {
    ...{ ...range, workflow, action, only: isOnlyOne, limit },
    readbacks: how.after.map(readbackAfter),
    again: unreadables.filter((reason) => reason !== 'the_record_id_is_masked'),
    wait: FIRST_WAIT,
  })
  return rows.map(({ readback, ...row }) => ({ ...toWrite(row), readback }))
}

const writesOfRuns = question(
  'read-back-runs',
  `SELECT run, step, write, integration, record, fields, ${claimed} AS claimed, action, name FROM (
     SELECT * FROM write FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}) AS written
   LEFT JOIN (SELECT run, step, action, name FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}) AS named
   USING (run, step)`,
)

const readbacksOfRuns = question(
  'read-back-earlier',
  `SELECT run, step, write, readback, outcome, fields, reason, toUnixTimestamp64Micro(observed_at) AS observed FROM readback FINAL
   WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND startsWith(readback, 'after ')
   ORDER BY observed_at, readback`,
)

const verdictsOfRuns = question(
  'read-back-verdicts',
  `SELECT run, verdict, kind, corrections, toUnixTimestamp64Micro(at) AS at FROM verdict FINAL
   WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND startsWith(verdict, 'read-back:')`,
)

const laterWrites = question(
  'read-back-written-again',
  `SELECT run, step, write, integration, record, fields, ${claimed} AS claimed FROM write FINAL
   WHERE workspace = {workspace:String} AND integration = {integration:String} AND record IN {records:Array(String)}
   ORDER BY claimed, run, step, write`,
)

export type NamedWrite = ClaimedWrite & { readonly action: string; readonly name: string }
export type KeptReadback = Seen & {
  readonly run: string
  readonly step: string
  readonly write: string
  readonly readback: string
  readonly outcome: string
  /** Whether anything was seen at all. */
  readonly isSeen: boolean
}
export type KeptVerdict = {
  readonly run: string
  readonly verdict: string
  readonly kind: string
  readonly corrections: string
  readonly at: Micros
}

/** Everything known of some runs that judging their writes needs. */
export async function askAround(
  evidence: Evidence,
  workspace: string,
  writes: readonly ClaimedWrite[],
): Promise<{
  writes: NamedWrite[]
  readbacks: KeptReadback[]
  verdicts: KeptVerdict[]
  ofRecords: ClaimedWrite[]
}> {
  const runs = [...new Set(writes.map(({ run }) => run))]
  const records = [...new Set(writes.map(({ record }) => record))]
  const integration = writes[0]?.integration ?? ''
  type ReadRow = Omit<KeptReadback, 'fields' | 'observed_at' | 'isSeen'> & { fields: string; observed: string | null }
  const [named, readbacks, verdicts, ofRecords] = await Promise.all([
    evidence.ask<WriteRow & { action: string; name: string }>(workspace, writesOfRuns, { runs }),
    evidence.ask<ReadRow>(workspace, readbacksOfRuns, { runs }),
    evidence.ask<Omit<KeptVerdict, 'at'> & { at: string | null }>(workspace, verdictsOfRuns, { runs }),
    evidence.ask<WriteRow>(workspace, laterWrites, { integration, records }),
  ])
  return {
    writes: named.map(({ action, name, ...row }) => ({ ...toWrite(row), action, name })),
    readbacks: readbacks.map(({ fields, observed, ...row }) => ({
      ...row,
      fields: fields === '' ? {} : (JSON.parse(fields) as Record<string, unknown>),
      isSeen: fields !== '',
      observed_at: Number(observed ?? 0),
    })),
    verdicts: verdicts.map((row) => ({ ...row, at: Number(row.at ?? 0) })),
    ofRecords: ofRecords.map(toWrite),
  }
}
