import { isDeepStrictEqual } from 'node:util'
import type { Selectable } from 'kysely'
import { AppError } from '../../../base/errors.ts'
import { newId } from '../../../base/ids.ts'
import { say } from '../../../base/say.ts'
import { fromDate, type Micros, toDate } from '../../../base/time.ts'
import { seal, unseal } from '../../../store/sealed.ts'
import { appendDecision, hashOfValue } from '../../../store/state/decision-log.ts'
import type { Db } from '../../../store/state/state.ts'
import type { Tables } from '../../../store/state/tables.ts'
import { readAsking, readSecrets } from '../records/asking.ts'
import { openRecords } from '../records/platform.ts'
import { type Mapping, readMapping } from '../sheets/mapping.ts'
import { openSheet } from '../sheets/platform.ts'
import { type Cursor, cursorSchema, unread } from './cursor.ts'
import { type ConnectorKind, platformOf } from './kinds.ts'
import { masked } from './masked.ts'
import type { ConnectorParts } from './parts.ts'
import type { Platform } from './platform.ts'
import { type Given, type Settings, tryGiven } from './try.ts'
import { keepListed } from './workflows.ts'

/** A platform that is read on a schedule. Its credential is in no answer. */
export type Connector = {
  readonly id: string
  readonly kind: ConnectorKind
  readonly name: string
  readonly url: string
  readonly generation: string
  readonly settings: Settings | null
  readonly cursor: Cursor
  readonly history_from: Micros | null
  readonly last_read_at: Micros | null
  readonly last_problem: string | null
  readonly problem_since: Micros | null
  readonly created_by: string
  readonly created_at: Micros
}

/** Those of a workspace that have not ended, the oldest first. */
export async function listConnectors(db: Db, workspace: string): Promise<Connector[]> {
  const rows = await db
    .selectFrom('connector')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(connectorOf)
}

export async function getConnector(db: Db, workspace: string, id: string): Promise<Connector> {
  const found = (await listConnectors(db, workspace)).find((one) => one.id === id)
  if (found) return found
  throw noConnector(id)
}

const noConnector = (id: string) =>
  new AppError('not_found', say`There is no connector "${id}" in this workspace. "aftercare connectors" lists them.`)

/** All that are to be read, whosesoever. */
export async function everyConnector(db: Db): Promise<{ workspace: string; id: string }[]> {
  return await db
    .selectFrom('connector')
    .select(['workspace_id as workspace', 'id'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
}

const moment = (date: Date | null): Micros | null => (date === null ? null : fromDate(date))

const connectorOf = (row: Selectable<Tables['connector']>): Connector => ({
  id: row.id,
  kind: row.kind as ConnectorKind,
  name: row.name,
  url: row.url,
  generation: row.generation,
  settings: row.settings as Connector['settings'],
  cursor: cursorSchema.parse(row.cursor),
  history_from: moment(row.history_from),
  last_read_at: moment(row.last_read_at),
  last_problem: row.last_problem,
  problem_since: moment(row.problem_since),
  created_by: row.created_by,
  created_at: fromDate(row.created_at),
})

/**
 * Begins to read a platform, once its address and credential have been tried. Given anew for the same address, the credential is
 * replaced and everything else stays.
 */
export async function addConnector(
  parts: ConnectorParts,
  workspace: string,
  given: Given,
): Promise<{ connector: Connector; isNew: boolean }> {
  const tried = await tryGiven(parts, workspace, given)
  const { url, credential, generation, settings, listed } = tried
  const { state, secret } = parts
  const now = parts.now()
  const { id, isNew } = await state.transaction(async (trx) => {
    // Whoever adds one at the same time waits here.
    await trx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().executeTakeFirstOrThrow()
    const before = await trx
      .selectFrom('connector')
      .select(['id', 'name', 'settings'])
      .where('workspace_id', '=', workspace)
      .where('kind', '=', given.kind)
      .where('url', '=', url)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    const id = before?.id ?? newId(now)
    const name = given.name?.trim() || before?.name || tried.name?.trim().slice(0, 100) || new URL(url).host
    const sealed = seal(credential, { secret, workspace, place: placeOf(id, url) })
    const told = { name, credential: sealed, generation, settings: settings && JSON.stringify(settings) }
    const hash = hashOfValue(settings === null ? { name, url } : { name, url, settings })
    const body = { connector: id, platform: given.kind, hash }
    const isOther = settings !== null && !isDeepStrictEqual(before?.settings ?? null, settings)
    const replaced = isOther ? 'connector.mapping_replaced' : 'connector.key_replaced'
    const kind = before ? replaced : 'connector.added'
    // By another mapping the same rows say something else: all are told anew.
    const anew = isOther ? { cursor: JSON.stringify({ ...unread, listed_at: now }), seen: null } : {}
    const { seq } = await appendDecision(trx, workspace, { principal: given.by, kind, body }, now)
    if (before)
      await trx
        .updateTable('connector')
        .set({ ...told, ...anew, last_problem: null, problem_since: null })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .execute()
    else
      await trx
        .insertInto('connector')
        .values({
          workspace_id: workspace,
          id,
          kind: given.kind,
          url,
          ...told,
          cursor: JSON.stringify({ ...unread, listed_at: now }),
          created_by: given.by,
          created_at: toDate(now),
          created_seq: seq,
        })
        .execute()
    await keepListed(trx, workspace, id, listed, now)
    return { id, isNew: !before }
  })
  return { connector: await getConnector(state.db, workspace, id), isNew }
}

/** Ends it: nothing is read any more and its credential is gone. What was read stays. */
export async function endConnector(
  parts: Pick<ConnectorParts, 'state' | 'now'>,
  workspace: string,
  { id, by }: { id: string; by: string },
): Promise<Connector> {
  const connector = await getConnector(parts.state.db, workspace, id)
  const now = parts.now()
  await parts.state.transaction(async (trx) => {
    const entry = { principal: by, kind: 'connector.removed', body: { connector: id, platform: connector.kind } }
    const { seq } = await appendDecision(trx, workspace, entry, now)
    await trx
      .updateTable('connector')
      .set({ credential: '', ended_by: by, ended_at: toDate(now), ended_seq: seq })
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
  })
  return connector
}

/** Where a sealed credential belongs: for another connector or another address it does not open. */
const placeOf = (id: string, url: string) => `connector:${id} ${url}`

/** The platform of a connector, to be asked. */
export async function openPlatform(
  parts: ConnectorParts,
  workspace: string,
  connector: Connector,
  signal?: AbortSignal,
): Promise<Platform> {
  const { id, kind, url, generation, settings } = connector
  const sealing = { secret: parts.secret, workspace, place: placeOf(id, url) }
  const open = async () => {
    const row = await parts.state.db
      .selectFrom('connector')
      .select('credential')
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    // Taken away just now.
    if (!row) throw noConnector(id)
    const key = unseal(row.credential, sealing)
    if (kind === 'sheet') return openSheet({ url, key, mapping: mappingOf(settings), signal })
    if (kind === 'http') {
      const asking = readAsking(settings?.poll ?? '')
      return openRecords({ url, secrets: readSecrets(key), asking, mapping: mappingOf(settings), signal })
    }
    const keep = async (another: string) => {
      await parts.state.db
        .updateTable('connector')
        .set({ credential: seal(another, sealing) })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute()
    }
    const { perSecond, now } = parts
    const platform = await platformOf(kind).open({ url, key, perSecond, now, keep, generation, signal })
    return masked(platform, await parts.masker(workspace))
  }
  const isRenewed = kind !== 'sheet' && kind !== 'http' && platformOf(kind).isKeyRenewed === true
  return isRenewed ? await parts.state.exclusively(`key of connector ${workspace} ${id}`, open) : await open()
}

const mappingOf = (settings: Connector['settings']): Mapping => readMapping(settings?.mapping ?? '')
