import { sql } from 'kysely'
import { AppError } from '../../base/errors.ts'
import { listed, say } from '../../base/say.ts'
import { nearest } from '../../plan/nearest.ts'
import type { Db } from '../../store/state/state.ts'

/** The last characters of an id tell requests apart that were filed in one second; fewer than these are no name. */
const FEWEST = 4

/** The request that somebody means: by its id, by the last characters of it, or by its title. */
export async function requestNamed(db: Db, workspace: string, name: string): Promise<string> {
  const known = await db
    .selectFrom('request')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', name.trim())
    .executeTakeFirst()
  if (known) return known.id
  const requests = await db
    .selectFrom('request')
    .select(['id', sql<string>`body #>> '{asked,title}'`.as('title')])
    .where('workspace_id', '=', workspace)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return pick(requests, name)
}

type Named = { readonly id: string; readonly title: string }

export function pick(requests: readonly Named[], name: string): string {
  const wanted = name.trim().toLowerCase()
  const found = requests.filter(
    ({ id, title }) =>
      title.trim().toLowerCase() === wanted || (wanted.length >= FEWEST && id.toLowerCase().endsWith(wanted)),
  )
  if (found.length === 1 && found[0]) return found[0].id
  if (found.length > 1)
    throw new AppError(
      'invalid_input',
      say`"${name}" names ${found.length} requests: ${listed(found.slice(0, 3).map(inWords), ', ')}. Give the id of one.`,
    )
  const near = nearestOf(requests, wanted)
  throw new AppError(
    'not_found',
    near
      ? say`There is no request "${name}". The nearest is ${inWords(near)}; "aftercare requests" lists them.`
      : say`There is no request "${name}". "aftercare requests" lists them, with their ids.`,
  )
}

const inWords = ({ id, title }: Named): string => `"${title}" (${id})`

/** One whose title has every word of what was written, else the one spelt most like it. */
function nearestOf(requests: readonly Named[], wanted: string): Named | undefined {
  const words = wanted.split(/\s+/).filter(Boolean)
  const titled = requests.find(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
  if (titled) return titled
  const near = nearest(
    wanted,
    requests.flatMap(({ id, title }) => [title, id]),
  )
  return requests.find(({ id, title }) => near !== undefined && (title === near || id === near))
}
