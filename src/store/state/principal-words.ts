import { sql } from 'kysely'
import { say } from '../../base/say.ts'
import type { Db } from './state.ts'

/** How somebody is called in a sentence: a person of ours by name; whoever is none, by the way they came in. */
export const principalInWords = (principal: string, name: string | null): string =>
  name ?? (principal.startsWith('key:') ? say`somebody with an API key` : principal.replace(/^\w+:/, ''))

/** Who sent something, by name: a person, an API key or what is read on a schedule; those that are there no more by how they came in. */
export async function sendersByName(
  db: Db,
  workspace: string,
  senders: Iterable<string>,
): Promise<Map<string, string>> {
  const ids = [...new Set(senders)]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string | null }>`
    select 'user:' || id as id, name from "user" where 'user:' || id in (${sql.join(ids)})
    union all select 'key:' || id, name from apikey where 'key:' || id in (${sql.join(ids)})
    union all select 'connector:' || id, name from connector
      where workspace_id = ${workspace} and 'connector:' || id in (${sql.join(ids)})`.execute(db)
  const known = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map(ids.map((id) => [id, principalInWords(id, known.get(id) ?? null)]))
}
