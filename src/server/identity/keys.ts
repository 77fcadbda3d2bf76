import { AppError } from '../../base/errors.ts'
import { say } from '../../base/say.ts'
import { fromDate, type Micros } from '../../base/time.ts'
import { appendDecision } from '../../store/state/decision-log.ts'
import type { Db, State } from '../../store/state/state.ts'
import type { Principal, Role } from '../principal.ts'

/** What a key says of itself, kept with it by the library. */
export type KeyMetadata = {
  readonly workspace: string
  readonly roles: readonly Role[]
  /** It sends of this workflow alone. */
  readonly workflow?: string
  /** So many lines or spans a minute. */
  readonly perMinute?: number
}

/** A key as it is listed; the key itself is shown once, when it is made. */
type Key = {
  readonly id: string
  readonly name: string | null
  /** How it begins, to recognise it by. */
  readonly begins: string | null
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly roles: readonly Role[]
  readonly workflow: string | null
  readonly per_minute: number | null
  readonly created_at: Micros
  readonly last_used: Micros | null
  readonly expires_at: Micros | null
}

/** The keys of a workspace: for an owner everybody's, for anybody else their own. */
export async function listKeys(db: Db, workspace: string, by: Principal): Promise<Key[]> {
  let query = keysIn(db, workspace)
  if (!isOwner(by, workspace)) query = query.where('apikey.referenceId', '=', by.person ?? '')
  const rows = await query.orderBy('apikey.createdAt').execute()
  return rows.flatMap(({ metadata, userId, userName, email, start, createdAt, lastRequest, expiresAt, ...row }) => {
    const said = readMetadata(metadata)
    if (said?.workspace !== workspace) return []
    return {
      ...row,
      begins: start,
      person: { id: userId, name: userName, email },
      roles: said.roles,
      workflow: said.workflow ?? null,
      per_minute: said.perMinute ?? null,
      created_at: fromDate(createdAt),
      last_used: lastRequest === null ? null : fromDate(lastRequest),
      expires_at: expiresAt === null ? null : fromDate(expiresAt),
    }
  })
}

/** Ends a key at once: one's own, or as an owner anybody's. A decision, entered in the log. */
export async function revokeKey(
  state: State,
  workspace: string,
  given: { id: string; by: Principal; now: Micros },
): Promise<void> {
  const { id, by, now } = given
  await state.transaction(async (trx) => {
    const row = await keysIn(trx, workspace).where('apikey.id', '=', id).executeTakeFirst()
    if (!row || readMetadata(row.metadata)?.workspace !== workspace)
      throw new AppError('not_found', say`There is no key "${id}" in this workspace. List them with "aftercare keys".`)
    if (row.userId !== by.person && !isOwner(by, workspace))
      throw new AppError('not_allowed', say`Only its owner, or an owner of the workspace, may revoke this key.`)
    await trx.deleteFrom('apikey').where('id', '=', id).execute()
    const body = { key: id, person: row.userId }
    await appendDecision(trx, workspace, { principal: by.id, kind: 'key.revoked', body }, now)
  })
}

/** Keys that may be of a workspace; their metadata says whether they are. */
const keysIn = (db: Db, workspace: string) =>
  db
    .selectFrom('apikey')
    .innerJoin('user', 'user.id', 'apikey.referenceId')
    .select([
      'apikey.id',
      'apikey.name',
      'start',
      'metadata',
      'apikey.createdAt',
      'lastRequest',
      'expiresAt',
      'user.id as userId',
      'user.name as userName',
      'email',
    ])
    .where('metadata', 'like', `%${workspace}%`)

const isOwner = (by: Principal, workspace: string): boolean =>
  by.workspaces.some((one) => one.workspace === workspace && one.roles.includes('owner'))

/** The library writes it as JSON, on some engines as JSON in a JSON string. */
function readMetadata(text: string | null): KeyMetadata | undefined {
  if (text === null) return undefined
  const read = JSON.parse(text) as KeyMetadata | string
  return typeof read === 'string' ? (JSON.parse(read) as KeyMetadata) : read
}
