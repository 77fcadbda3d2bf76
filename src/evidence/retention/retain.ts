import { formatTime, formatTimeForStore, MICROS, type Micros } from '../../base/time.ts'
import { durationOf, shift } from '../../plan/duration.ts'
import type { Retention } from '../../plan/retention.ts'
import { localityOf } from '../../plan/versions.ts'
import type { Deletion } from '../../store/evidence/delete.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'
import { spanOfN8n } from '../runs/told-twice.ts'

type Parts = { readonly state: State; readonly evidence: Evidence }
type Kind = keyof Retention

/** Rewriting parts is work: what is over goes within a day. */
const EACH = MICROS.d

/**
 * Deletes what the plan in force keeps no longer: texts first, then whole runs. It goes by when lines arrived, on the real clock, and once a
 * day; the decision log has how much of what. Cut off, the next time does the rest.
 */
export async function retain(parts: Parts, workspace: string, now: Micros): Promise<void> {
  const { plan, zone } = await localityOf(parts.state.db, workspace, now)
  for (const kind of ['contents', 'evidence'] as const) {
    const length = plan?.retention?.[kind]
    if (length === undefined) continue
    const upTo = shift(now, durationOf(length), -1, zone)
    const name = `retained ${kind}`
    const before = await followerPosition(parts.state, workspace, name)
    if (upTo - before < EACH) continue
    // One that rewrites tables at a time, and nobody makes runs of them meanwhile.
    await parts.state.exclusively('erase', () =>
      parts.state.exclusively(`settle ${workspace}`, async () => {
        const lines = await apply(parts.evidence, workspace, kind, upTo)
        await parts.state.transaction(async (trx) => {
          if (!(await advanceFollower(trx, workspace, name, before, upTo))) return
          const body = { of: kind, kept: length, up_to: formatTime(upTo), lines }
          const entry = { principal: 'job:retention', kind: 'retention.applied', body }
          if (Object.keys(lines).length > 0) await appendDecision(trx, workspace, entry, now)
        })
      }),
    )
  }
}

/** How many lines of each table it took, also those that newer ones had replaced. */
async function apply(evidence: Evidence, workspace: string, kind: Kind, upTo: Micros): Promise<Record<string, number>> {
  const params = { workspace, up_to: formatTimeForStore(upTo) }
  // Said first: killed after it, what is left is deleted the next time.
  await evidence.administer(markRuns(kind === 'evidence' ? 'expired' : 'bare'), {
    ...params,
    version: evidence.stamp(),
  })
  const deletions = deletionsOf[kind].map(
    (one): Deletion => ({ ...one, where: `${ARRIVED} AND (${one.where})`, params }),
  )
  const counts = await evidence.delete(workspace, deletions)
  const lines: Record<string, number> = {}
  for (const [place, { table }] of deletions.entries()) {
    const count = counts[place] ?? 0
    if (count > 0) lines[table] = (lines[table] ?? 0) + count
  }
  return lines
}

const ARRIVED = "arrived < toDateTime64({up_to:String}, 6, 'UTC')"

/**
 * A run is made again, and stamped anew, with every line of its own: its stamp is that of the last that came. Chosen inside, where the
 * columns are those of the table: outside, the mark would be the new one.
 */
const markRuns = (mark: Mark) => `INSERT INTO run
  SELECT * REPLACE (true AS ${mark}, toUInt64({version:UInt64}) AS version)
  FROM (SELECT * FROM run FINAL WHERE workspace = {workspace:String} AND ${ARRIVED} AND NOT ${mark})`

type Mark = 'expired' | 'bare'
/** The runs, or their cases, that are not marked. What is of no run that is known is of none of these. */
const without = (mark: Mark, column = 'run') =>
  `(SELECT ${column} FROM run FINAL WHERE workspace = {workspace:String} AND NOT ${mark})`

/** By these is told that a step is a span of n8n, which is not to be counted twice: they stay, without what they say. */
const stays = `if(${spanOfN8n.map((name) => `JSONHas(attributes, '${name}')`).join(' OR ')}, '{"${spanOfN8n[0]}":""}', '')`

const isBare = `run NOT IN ${without('bare')}`

const empty = (...columns: string[]) => columns.map((column) => `${column} = ''`).join(', ')
const holds = (...columns: string[]) => `${isBare} AND (${columns.map((column) => `${column} != ''`).join(' OR ')})`

const deletionsOf: Record<Kind, readonly Deletion[]> = {
  contents: [
    { table: 'run_line', where: holds('input', 'output'), clear: empty('input', 'output') },
    {
      table: 'step',
      where: `${isBare} AND (input != '' OR output != '' OR sources != '' OR error_message != '' OR attributes != ${stays})`,
      clear: `${empty('input', 'output', 'sources', 'error_message')}, attributes = ${stays}`,
    },
    { table: 'text', where: isBare },
    {
      table: 'verdict',
      where: `${holds('corrections')} AND (run != '' OR case NOT IN ${without('bare', 'case')})`,
      clear: empty('corrections'),
    },
    { table: 'write', where: holds('fields'), clear: empty('fields') },
    { table: 'readback', where: holds('fields'), clear: empty('fields') },
    { table: 'signal', where: "attributes != ''", clear: empty('attributes') },
  ],
  evidence: [
    ...['text', 'readback', 'write', 'step', 'run_line'].map((table) => ({
      table,
      where: `run NOT IN ${without('expired')}`,
    })),
    { table: 'run', where: `user != '' AND run NOT IN ${without('expired')}`, clear: empty('user') },
    // What is said of a case goes with the last of its runs.
    {
      table: 'verdict',
      where: `run NOT IN ${without('expired')} AND (run != '' OR case NOT IN ${without('expired', 'case')})`,
    },
    { table: 'signal', where: '1' },
  ],
}
