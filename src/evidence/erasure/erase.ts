import { sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { type Micros, parseTime, toDate } from '../../base/time.ts'
import type { Deletion } from '../../store/evidence/delete.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import type { Row } from '../../store/evidence/packed.ts'
import { question } from '../../store/evidence/question.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { State, Trx } from '../../store/state/state.ts'
import type { Masker } from '../receive/mask.ts'
import type { Gate, WholePipe } from '../receive/pipe.ts'
import { eraseRefused } from '../receive/refused.ts'
import { refusedOf } from '../receive/refused-of.ts'
import type { Line } from '../record.ts'
import { MADE } from '../runs/follow.ts'
import { type About, openErasures, orderErasure, readAbout, sealAbout } from './erasure.ts'
import { askMentions, askPlaces, type Counts, countLines, type Found, find, type Place, tablesOfRuns } from './found.ts'
import type { ErasedKind, Stone, Tombstones } from './tombstones.ts'

/** What erasing needs. */
export type ErasingParts = {
  readonly state: State
  readonly evidence: Evidence
  readonly stones: Tombstones
  readonly pipe: WholePipe
  readonly masker: (workspace: string) => Promise<Masker>
  readonly secret: string
  readonly now: () => Micros
}

/** What would be erased, and what would not although it names the same. */
export type Preview = {
  readonly of: ErasedKind
  /** As it is kept: masked, where that is masked. */
  readonly value: string
  readonly runs: number
  readonly lines: Counts
  readonly workflows: readonly { readonly workflow: string; readonly runs: number }[]
  /** Other runs whose texts hold the value, a hundred at most. */
  readonly mentioned_in: readonly string[]
}

/** Looks for what belongs to a case, a person or a run. Nothing is changed. */
export async function previewErasure(
  parts: Pick<ErasingParts, 'state' | 'evidence' | 'masker'>,
  workspace: string,
  { kind, value }: Stone,
): Promise<Preview> {
  const { evidence, masker } = parts
  const kept = keptAs(await masker(workspace), { kind, value })
  const values = [...new Set([kept, value])]
  const found = await look(parts, workspace, kind, values)
  const [lines, places, mentioned_in] = [
    await count(parts, workspace, values, found),
    await askPlaces(evidence, workspace, found.runs),
    await askMentions(evidence, workspace, kept, found),
  ]
  const workflows = Map.groupBy(places, ({ workflow }) => workflow)
  return {
    of: kind,
    value: kept,
    runs: found.runs.length,
    lines,
    workflows: [...workflows].map(([workflow, of]) => ({ workflow, runs: of.reduce((sum, one) => sum + one.runs, 0) })),
    mentioned_in,
  }
}

type Stores = Pick<ErasingParts, 'state' | 'evidence'>

/** What belongs to something, also what only refused lines tell of it. The first value is the one that is kept. */
async function look(
  { state, evidence }: Stores,
  workspace: string,
  kind: ErasedKind,
  values: readonly string[],
): Promise<Found> {
  const { runs } = await refusedOf(state.db, workspace, { texts: values, as: kind })
  return await find(evidence, workspace, { kind, value: values[0] ?? '' }, runs)
}

/** How many lines that is, with those that were refused. */
async function count(
  { state, evidence }: Stores,
  workspace: string,
  values: readonly string[],
  found: Found,
): Promise<Counts> {
  const lines = await countLines(evidence, workspace, found)
  const { ids } = await refusedOf(state.db, workspace, namedBy(values, found))
  return ids.length === 0 ? lines : { ...lines, refused: ids.length }
}

/** By these refused lines are known that go with it. */
const namedBy = (texts: readonly string[], { runs, cases }: Found) => ({ texts, ids: [...runs, ...cases] })

/** Orders that all that belongs to something is erased, and answers the order's id. */
export async function order(
  parts: ErasingParts,
  workspace: string,
  given: Stone & { readonly because: string; readonly by: string },
): Promise<string> {
  const { kind, value, because, by } = given
  const kept = keptAs(await parts.masker(workspace), given)
  const values = [...new Set([kept, value])]
  const found = await look(parts, workspace, kind, values)
  if (Object.keys(await count(parts, workspace, values, found)).length === 0)
    throw new AppError(
      'not_found',
      say`Nothing is kept of the ${wordOf(kind)} "${kept}" in this workspace, so nothing was ordered. Look for it with a search of runs.`,
    )
  const hash = parts.stones.hash(workspace, { kind, value: kept })
  return await orderErasure(parts, workspace, { of: kind, values, hash, because, by, now: parts.now() })
}

const wordOf = (kind: ErasedKind): string => ({ case: say`case`, user: say`person`, run: say`run` })[kind]

/** The value as lines of the record keep it. */
function keptAs(masker: Masker, { kind, value }: Stone): string {
  const line = masker({ type: 'run', run: 'r', [kind]: value } as Line)
  return String((line as Record<string, unknown>)[kind])
}

/** Carries out what is ordered in a workspace and not done: also what a process left that was killed. */
export async function eraseAll(parts: ErasingParts, workspace: string): Promise<void> {
  const isOrdered = async () => (await openErasures(parts.state.db, workspace)).length > 0
  if (!(await isOrdered()) && !(await parts.stones.of(workspace))) return
  // One at a time in the whole installation: each rewrites tables, and has them forget sooner meanwhile.
  await parts.state.exclusively('erase', async () => {
    const all = async () => {
      for (const id of await openErasures(parts.state.db, workspace)) await carryOut(parts, workspace, id)
    }
    await all()
    // Only now: what was ordered is no late comer.
    await orderLate(parts, workspace)
    await all()
  })
}

const madeSince = question(
  'erasure-made-since',
  `SELECT run, case, toUnixTimestamp64Micro(arrived) AS made FROM run FINAL
   WHERE workspace = {workspace:String} AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND case != ''
   ORDER BY arrived`,
)

/** Rules of the plan may find an erased case in a run that does not name it: such a run is erased as well. */
async function orderLate(parts: ErasingParts, workspace: string): Promise<void> {
  const erased = await parts.stones.of(workspace)
  if (!erased) return
  const from = await followerPosition(parts.state, workspace, SWEPT)
  type Made = { run: string; case: string; made: string }
  const rows = await parts.evidence.ask<Made>(workspace, madeSince, { from })
  const last = rows.at(-1)
  if (!last) return
  await orderRuns(
    parts,
    workspace,
    rows.flatMap((row) => (erased.holdsCase(row.case) ? [row.run] : [])),
  )
  await advanceFollower(parts.state.db, workspace, SWEPT, from, Number(last.made))
}

const SWEPT = 'erased cases'

/** Runs that belong to what was erased before. */
async function orderRuns(
  { state, stones, secret, now }: Pick<ErasingParts, 'state' | 'stones' | 'secret' | 'now'>,
  workspace: string,
  runs: readonly string[],
): Promise<void> {
  const because = 'It came late for what was erased before.'
  for (const run of new Set(runs)) {
    const hash = stones.hash(workspace, { kind: 'run', value: run })
    // Ordered first: killed in between, it is carried out all the same.
    await orderErasure({ state, secret }, workspace, {
      ...{ of: 'run', values: [run], hash, because, by: 'job:erasure', now: now() },
    })
  }
  const laid = runs.map((value) => ({ kind: 'run', value }) as const)
  if (laid.length > 0) await stones.lay(workspace, laid)
}

async function carryOut(parts: ErasingParts, workspace: string, id: string): Promise<void> {
  const { state, evidence, secret } = parts
  const row = await state.db
    .selectFrom('erasure')
    .select(['kind', 'sealed', 'ordered_by'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.sealed === null) return
  const kind = row.kind as ErasedKind
  const about = readAbout(row.sealed, { secret, workspace, id })
  const found = about.found ?? (await shutAndFind(parts, workspace, kind, about.values))
  if (!about.found) await noteFound(parts, workspace, id, { ...about, found })
  const { places } = await state.db
    .selectFrom('erasure')
    .select('places')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  // Nobody makes runs or figures of it meanwhile.
  await state.exclusively(`settle ${workspace}`, async () => {
    const marks = ((places ?? []) as Place[]).map(({ workflow, hour }) => markOf(workspace, workflow, hour))
    // Before it: killed in between, nobody would know any more which hours changed.
    if (marks.length > 0) await evidence.append('touched', marks)
    await evidence.delete(workspace, deletionsOf(kind, about.values, found))
  })
  await eraseRefused(state, workspace, namedBy(about.values, found))
  await state.transaction(async (trx) => {
    await noteDone(trx, workspace, { id, kind, by: row.ordered_by, values: about.values, now: parts.now() })
  })
  // Whoever shows runs looks at it.
  const made = await followerPosition(state, workspace, MADE)
  await advanceFollower(state.db, workspace, MADE, made, evidence.stamp())
}

/** Lets nothing of it in any more, and looks for all that is there: from then on it cannot grow. */
async function shutAndFind(
  { state, evidence, stones, pipe }: ErasingParts,
  workspace: string,
  kind: ErasedKind,
  values: readonly string[],
): Promise<Found> {
  await stones.lay(
    workspace,
    values.map((value) => ({ kind, value })),
  )
  for (let found = await look({ state, evidence }, workspace, kind, values); ; ) {
    // A case of a person is over with them; that of a single run goes on.
    const cases = kind === 'user' ? found.cases : []
    const laid: Stone[] = [
      ...found.runs.map((value) => ({ kind: 'run', value }) as const),
      ...cases.map((value) => ({ kind: 'case', value }) as const),
    ]
    if (laid.length > 0) await stones.lay(workspace, laid)
    await pipe.untilWritten()
    await stones.untilKnownElsewhere()
    const again = await look({ state, evidence }, workspace, kind, values)
    if (again.runs.length === found.runs.length) return again
    found = again
  }
}

const markOf = (workspace: string, workflow: string, hour: string | null): Row => {
  const at = hour === null ? undefined : parseTime(hour)?.micros
  return { workspace, workflow, hour: at }
}

/**
 * Counted and kept before the first line is deleted: what is found again after a kill is less. What replaced lines still name goes as well,
 * although nobody sees it.
 */
function deletionsOf(kind: ErasedKind, values: readonly string[], { runs, cases }: Found): Deletion[] {
  const byRun = [
    ...tablesOfRuns,
    ...(['counted', 'called', 'screened', 'judged', 'labelled', 'exception'] as const),
  ].map((table): Deletion => ({ table, where: 'run IN {ids}', ids: runs }))
  const byCase = (['verdict', 'run', 'run_line', 'exception'] as const).map(
    (table): Deletion => ({ table, where: 'case IN {ids}', ids: cases }),
  )
  const byUser: Deletion[] = kind === 'user' ? [{ table: 'run_line', where: 'user IN {ids}', ids: values }] : []
  return [...byRun, ...byCase, ...byUser]
}

async function noteFound(
  { state, evidence, secret }: ErasingParts,
  workspace: string,
  id: string,
  about: About & { readonly found: Found },
): Promise<void> {
  const [lines, places] = [
    await count({ state, evidence }, workspace, about.values, about.found),
    await askPlaces(evidence, workspace, about.found.runs),
  ]
  await state.db
    .updateTable('erasure')
    .set({
      sealed: sealAbout(about, { secret, workspace, id }),
      runs: about.found.runs.length,
      lines: JSON.stringify(lines),
      places: JSON.stringify(places),
    })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
}

async function noteDone(
  trx: Trx,
  workspace: string,
  done: { id: string; kind: ErasedKind; by: string; values: readonly string[]; now: Micros },
): Promise<void> {
  const { id, kind, by, values, now } = done
  // A search that somebody saved may name it.
  const names = sql.join(
    values.map((value) => sql`position(${value} in one.value) > 0`),
    sql` or `,
  )
  await trx
    .deleteFrom('saved_view')
    .where('workspace_id', '=', workspace)
    .where(sql<boolean>`exists (select 1 from jsonb_each_text(search) one where ${names})`)
    .execute()
  const { runs, lines } = await trx
    .selectFrom('erasure')
    .select(['runs', 'lines'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const body = { erasure: id, of: kind, runs, lines }
  const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'erasure.done', body }, now)
  await trx
    .updateTable('erasure')
    .set({ sealed: null, done_at: toDate(now), done_seq: seq })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
}

/**
 * What the pipe asks before it keeps a line. A run that names an erased case and was not known when that was erased is erased by an order
 * of its own: its steps may be there already.
 */
export function gateOf(parts: Pick<ErasingParts, 'state' | 'stones' | 'secret' | 'now'>): Gate {
  return {
    of: parts.stones.of,
    async before(workspace, lines) {
      const erased = await parts.stones.of(workspace)
      await orderRuns(
        parts,
        workspace,
        lines.flatMap(({ line, kept }) => erased?.lateRun(line, kept)?.run ?? []),
      )
    },
  }
}
