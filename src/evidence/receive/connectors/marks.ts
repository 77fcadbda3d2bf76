import { createHash } from 'node:crypto'
import type { State } from '../../../store/state/state.ts'

/** A mark has so many letters, by which no two are alike by chance. */
const LENGTH = 16

/** By what something is known again: another text once anything in it changed, and no text of anybody's. */
export const markOf = (told: unknown): string =>
  createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, LENGTH)

/** Marks of what was told of a connector, those that were met last behind the others. */
export async function marksOf(
  state: State,
  workspace: string,
  { id }: { readonly id: string },
): Promise<ReadonlySet<string>> {
  const row = await state.db
    .selectFrom('connector')
    .select('seen')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  const text = row?.seen ?? ''
  const count = text.length / LENGTH
  return new Set(Array.from({ length: count }, (_, place) => text.slice(place * LENGTH, (place + 1) * LENGTH)))
}
