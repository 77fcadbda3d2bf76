import { type Selectable, sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { newId } from '../../base/ids.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { seal, unseal } from '../../store/sealed.ts'
import { appendDecision, hashOfValue } from '../../store/state/decision-log.ts'
import { principalInWords } from '../../store/state/principal-words.ts'
import type { Db, State } from '../../store/state/state.ts'
import type { Tables } from '../../store/state/tables.ts'
import type { Counts, Found, Place } from './found.ts'
import type { ErasedKind } from './tombstones.ts'

/** What was ordered to be erased, and what came of it. What it was about is in no answer. */
export type Erasure = {
  readonly id: string
  readonly of: ErasedKind
  readonly because: string
  readonly by: string
  readonly ordered_at: Micros
  /** Entries of the decision log: that it was ordered, and that it is done. */
  readonly ordered_seq: number
  readonly done_seq: number | null
  readonly done_at: Micros | null
  /** Null until they were counted. */
  readonly runs: number | null
  readonly lines: Counts | null
}

/** Those of a workspace, the newest first. */
export async function listErasures(db: Db, workspace: string): Promise<Erasure[]> {
  const rows = await db
    .selectFrom('erasure')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('erasure.ordered_by')))
    .selectAll('erasure')
    .select('user.name as person')
    .where('workspace_id', '=', workspace)
    .orderBy('erasure.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(erasureOf)
}

export async function getErasure(db: Db, workspace: string, id: string): Promise<Erasure> {
  const row = await db
    .selectFrom('erasure')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('erasure.ordered_by')))
    .selectAll('erasure')
    .select('user.name as person')
    .where('workspace_id', '=', workspace)
    .where('erasure.id', '=', id)
    .executeTakeFirst()
  if (row) return erasureOf(row)
  throw new AppError('not_found', say`There is no erasure "${id}" in this workspace. "aftercare erasures" lists them.`)
}

const erasureOf = (row: Selectable<Tables['erasure']> & { person: string | null }): Erasure => ({
  id: row.id,
  of: row.kind as ErasedKind,
  because: row.because,
  by: principalInWords(row.ordered_by, row.person),
  ordered_at: fromDate(row.ordered_at),
  ordered_seq: row.ordered_seq,
  done_seq: row.done_seq,
  done_at: row.done_at === null ? null : fromDate(row.done_at),
  runs: row.runs,
  lines: row.lines as Counts | null,
})

/** What an order is about, as long as it is under way: the value as it is kept and as it was given, and what was found of it. */
export type About = { readonly values: readonly string[]; readonly found?: Found }

type Place0 = { readonly secret: string; readonly workspace: string; readonly id: string }
const placeOf = ({ secret, workspace, id }: Place0) => ({ secret, workspace, place: `erasure:${id}` })
export const sealAbout = (about: About, at: Place0): string => seal(JSON.stringify(about), placeOf(at))
export const readAbout = (sealed: string, at: Place0): About => JSON.parse(unseal(sealed, placeOf(at))) as About

/** Orders an erasure: from now on it is carried out, whatever becomes of whoever ordered it. */
export async function orderErasure(
  { state, secret }: { readonly state: State; readonly secret: string },
  workspace: string,
  given: { of: ErasedKind; values: readonly string[]; hash: string; because: string; by: string; now: Micros },
): Promise<string> {
  const { of, values, hash, because, by, now } = given
  const id = newId(now)
  const sealed = sealAbout({ values }, { secret, workspace, id })
  await state.transaction(async (trx) => {
    const body = { erasure: id, of, hash, because: hashOfValue({ because }) }
    const { seq } = await appendDecision(trx, workspace, { principal: by, kind: 'erasure.ordered', body }, now)
    await trx
      .insertInto('erasure')
      .values({
        workspace_id: workspace,
        id,
        kind: of,
        sealed,
        because,
        ordered_by: by,
        ordered_at: toDate(now),
        ordered_seq: seq,
      })
      .execute()
  })
  return id
}

/** Of a workspace, those that are under way, the oldest first. */
export async function openErasures(db: Db, workspace: string): Promise<string[]> {
  const rows = await db
    .selectFrom('erasure')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('done_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** How many runs of a workflow that began within a range were erased after a moment. */
export async function askErased(
  db: Db,
  workspace: string,
  { workflow, from, to, since }: { workflow: string; from: Micros; to: Micros; since: Micros },
): Promise<number> {
  const rows = await db
    .selectFrom('erasure')
    .select('places')
    .where('workspace_id', '=', workspace)
    .where('done_at', '>', toDate(since))
    .execute()
  const isWithin = ({ hour }: Place) =>
    hour === null || (Date.parse(hour) * 1000 >= from && Date.parse(hour) * 1000 < to)
  return rows
    .flatMap(({ places }) => (places ?? []) as Place[])
    .filter((one) => (workflow === '' || one.workflow === workflow) && isWithin(one))
    .reduce((sum, { runs }) => sum + runs, 0)
}
