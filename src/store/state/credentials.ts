import { sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../base/time.ts'
import { seal, unseal } from '../sealed.ts'
import { appendDecision } from './decision-log.ts'
import { principalInWords } from './principal-words.ts'
import type { Db, State } from './state.ts'

/**
 * Credentials of other systems, by name. A value goes in and is never answered: only what reads that system opens it. Who set or
 * removed one is in the decision log, by its name.
 */
export type Credential = { readonly name: string; readonly set_at: Micros; readonly by: string }

type Given = { readonly name: string; readonly by: string; readonly now: Micros }

const placeOf = (name: string): string => `credential:${name}`

/** Those of a workspace by name, without their values. */
export async function listCredentials(db: Db, workspace: string): Promise<Credential[]> {
  const rows = await db
    .selectFrom('credential')
    .leftJoin('user', (join) => join.on(sql`'user:' || "user".id`, '=', sql.ref('credential.set_by')))
    .select(['credential.name', 'set_at', 'set_by', 'user.name as person'])
    .where('workspace_id', '=', workspace)
    .orderBy('credential.name')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    set_at: fromDate(row.set_at),
    by: principalInWords(row.set_by, row.person),
  }))
}

/** Keeps a value under a name, in the place of an earlier one. */
export async function setCredential(
  { state, secret }: { state: State; secret: string },
  workspace: string,
  { name, value, by, now }: Given & { value: string },
): Promise<void> {
  const row = { sealed: seal(value, { secret, workspace, place: placeOf(name) }), set_at: toDate(now), set_by: by }
  await state.transaction(async (trx) => {
    await trx
      .insertInto('credential')
      .values({ workspace_id: workspace, name, ...row })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet(row))
      .execute()
    await appendDecision(trx, workspace, { principal: by, kind: 'credential.set', body: { credential: name } }, now)
  })
}

export async function removeCredential(state: State, workspace: string, { name, by, now }: Given): Promise<void> {
  await state.transaction(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('credential')
      .where('workspace_id', '=', workspace)
      .where('name', '=', name)
      .executeTakeFirst()
    if (numDeletedRows === 0n)
      throw new AppError(
        'not_found',
        say`No credential "${name}" is kept in this workspace. List them with "aftercare credentials".`,
      )
    const body = { credential: name }
    await appendDecision(trx, workspace, { principal: by, kind: 'credential.removed', body }, now)
  })
}

/** For whoever reads the system; undefined where none is kept under the name. */
export async function openCredential(
  { state, secret }: { state: State; secret: string },
  workspace: string,
  name: string,
): Promise<string | undefined> {
  const row = await state.db
    .selectFrom('credential')
    .select('sealed')
    .where('workspace_id', '=', workspace)
    .where('name', '=', name)
    .executeTakeFirst()
  return row && unseal(row.sealed, { secret, workspace, place: placeOf(name) })
}
